//! In which groups and in which order do the actions stand?
//!
//! One list for two painters: the table at the left and the timeline at the right.
//!
//! *Invariants:* `tops` has as many entries as `list` and grows; empty groups are not in it; the order inside a group is the
//! one that the table is sorted by, then by title, then by id, so that it never depends on chance.

use crate::model::action::{ActionKind, ActionStatus};
use crate::model::stakeholder::Channel;
use crate::model::{Action, ActionId, Document, Key, StakeholderId};
use crate::plan;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How high a row of an action is, in points.
pub(super) const ROW: f32 = 32.0;
/// How high the head of a group is, in points.
pub(super) const GROUP: f32 = 24.0;

/// By what the actions are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Grouping {
    /// By when they fall.
    #[default]
    When,
    /// By who does them.
    Owner,
    /// By where they stand.
    Status,
    /// By which kind they are.
    Kind,
    /// By how people are reached.
    Channel,
    /// Not at all.
    None,
}

impl Grouping {
    /// In the order of the menu.
    pub(super) const ALL: [Self; 6] =
        [Self::When, Self::Owner, Self::Status, Self::Kind, Self::Channel, Self::None];

    /// For people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Channel => "channel",
            Self::None => "nothing",
        }
    }
}

/// When an action falls, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum When {
    /// Still to be done although its day has passed.
    Overdue,
    /// Sent some time ago, and nobody confirmed that they heard it.
    Unheard,
    /// Within fourteen days, today included.
    Soon,
    /// After that, or without a date.
    Later,
    /// Comes again and again.
    Recurring,
    /// Done or given up.
    Done,
}

impl When {
    /// When the action falls.
    pub(super) fn of(action: &Action, today: Date) -> Self {
        if matches!(action.status, ActionStatus::Done | ActionStatus::Dropped) {
            return Self::Done;
        }
        if plan::is_overdue(action, today) {
            return Self::Overdue;
        }
        if action.repeat.is_some() {
            return Self::Recurring;
        }
        let soon = today.saturating_add(14.days());
        match plan::day(action, today) {
            // What was heard is over; what was sent waits to be confirmed.
            Some(day) if day < today && action.status == ActionStatus::Sent => Self::Unheard,
            Some(day) if day < today => Self::Done,
            Some(day) if day <= soon => Self::Soon,
            _ => Self::Later,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::Unheard => "Sent, not confirmed",
            Self::Soon => "Next 14 days",
            Self::Later => "Later",
            Self::Recurring => "Recurring",
            Self::Done => "Done",
        }
    }
}

/// A group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    /// By when.
    When(When),
    /// By owner; last those without.
    Owner(Option<StakeholderId>),
    /// By status.
    Status(ActionStatus),
    /// By kind.
    Kind(ActionKind),
    /// By channel; those without first.
    Channel(Option<Channel>),
}

impl Group {
    fn of(grouping: Grouping, action: &Action, today: Date) -> Option<Self> {
        Some(match grouping {
            Grouping::When => Self::When(When::of(action, today)),
            Grouping::Owner => Self::Owner(action.owner),
            Grouping::Status => Self::Status(action.status),
            Grouping::Kind => Self::Kind(action.kind),
            Grouping::Channel => Self::Channel(action.channel),
            Grouping::None => return None,
        })
    }

    /// For people.
    pub(super) fn name(self, document: &Document) -> String {
        match self {
            Self::When(when) => when.name().to_owned(),
            Self::Owner(Some(id)) => document.name(Key::Stakeholder(id)),
            Self::Owner(None) => "No owner".to_owned(),
            Self::Status(status) => status.name().to_owned(),
            Self::Kind(kind) => kind.name().to_owned(),
            Self::Channel(Some(channel)) => channel.name().to_owned(),
            Self::Channel(None) => "No channel".to_owned(),
        }
    }
}

/// A row of both halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The head of a group: which, how many actions, and whether they are shown.
    Head(Group, usize, bool),
    /// An action.
    Action(ActionId),
}

impl Row {
    /// How high it is, in points.
    pub(super) const fn height(&self) -> f32 {
        match self {
            Self::Head(..) => GROUP,
            Self::Action(_) => ROW,
        }
    }
}

/// All rows from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rows {
    /// The rows.
    pub(super) list: Vec<Row>,
    /// The upper edge of each, in points below that of the first.
    pub(super) tops: Vec<f32>,
    /// All of them together, in points.
    pub(super) height: f32,
}

impl Rows {
    /// The rows for actions that stand in order already. O(actions · log groups).
    pub(super) fn of(
        document: &Document,
        ordered: &[ActionId],
        grouping: Grouping,
        closed: &BTreeSet<Group>,
        today: Date,
    ) -> Self {
        let mut groups: BTreeMap<(bool, Option<String>, Option<Group>), Vec<ActionId>> = BTreeMap::new();
        for id in ordered {
            let Some(action) = document.actions.get(id) else { continue };
            let group = Group::of(grouping, action, today);
            // Owners stand by name; who has none comes last.
            let last = matches!(group, Some(Group::Owner(None) | Group::Channel(None)));
            let named = match group {
                Some(owner @ Group::Owner(_)) => Some(owner.name(document)),
                _ => None,
            };
            groups.entry((last, named, group)).or_default().push(*id);
        }
        let mut rows = Vec::with_capacity(ordered.len() + groups.len());
        for ((.., group), actions) in groups {
            let open = group.is_none_or(|group| !closed.contains(&group));
            rows.extend(group.map(|group| Row::Head(group, actions.len(), open)));
            if open {
                rows.extend(actions.into_iter().map(Row::Action));
            }
        }
        Self::stacked(rows)
    }

    fn stacked(rows: Vec<Row>) -> Self {
        let mut height = 0.0;
        let tops = rows
            .iter()
            .map(|row| {
                let top = height;
                height += row.height();
                top
            })
            .collect();
        Self { list: rows, tops, height }
    }

    /// The places of the rows of which something stands between two heights, in points below the first. O(log rows).
    pub(super) fn seen(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < to);
        first..last.max(first)
    }
}
