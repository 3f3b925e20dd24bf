//! Which actions stand in a timeline, in which order and under which head?
//!
//! *Invariants:* what the audience does not see changes neither the order nor the numbers. No more than [`ROWS`] are
//! painted; how many are left out is said.

use crate::diagram::page::{recipients, shortened};
use crate::share::{Action, ActionId, ActionStatus, Disclosure, InitiativeId, Stage, is_overdue};
use jiff::Span;
use jiff::civil::Date;

/// No more rows than these.
pub(super) const ROWS: usize = 40;
/// So many are named for whom an action is.
const NAMES: usize = 3;
/// Earlier ones are not in the picture, in days.
const EARLIER: i64 = 28;

/// An action with what is said of it.
pub(super) struct Row<'a> {
    pub(super) id: ActionId,
    pub(super) action: &'a Action,
    /// For how many days it is late.
    pub(super) late: Option<i32>,
    /// For whom it is and who does it.
    pub(super) besides: String,
    /// The same with no more than a few names.
    pub(super) shown: String,
}

/// Rows under one head.
pub(super) struct Group<'a> {
    pub(super) head: &'static str,
    pub(super) rows: Vec<Row<'a>>,
}

/// What stands in the picture.
pub(super) struct Rows<'a> {
    pub(super) groups: Vec<Group<'a>>,
    /// How many would have stood there too.
    pub(super) more: usize,
    /// How many were over long ago.
    pub(super) earlier: usize,
    /// How many have no day.
    pub(super) undated: usize,
}

/// How far an action came.
pub(super) const fn stage(status: ActionStatus) -> Stage {
    match status {
        ActionStatus::Planned | ActionStatus::Dropped => Stage::Planned,
        ActionStatus::Sent => Stage::Sent,
        ActionStatus::Heard | ActionStatus::Done => Stage::Heard,
    }
}

/// The first and the last day of an action that does not repeat.
pub(super) fn ends(action: &Action) -> Option<(Date, Date)> {
    let due = action.due.or(action.starts)?;
    Some((action.starts.unwrap_or(due).min(due), due))
}

/// The actions of an initiative. O(actions · log).
pub(super) fn rows(disclosure: &Disclosure, initiative: InitiativeId, today: Date) -> Rows<'_> {
    let long_ago = today.saturating_sub(Span::new().days(EARLIER));
    let mut all: Vec<_> = disclosure
        .actions()
        .iter()
        .filter(|(_, action)| action.initiative == initiative && action.status != ActionStatus::Dropped)
        .collect();
    let day = |action: &Action| match &action.repeat {
        Some(repeat) => Some(repeat.first),
        None => ends(action).map(|(_, due)| due),
    };
    all.sort_by(|a, b| {
        let (one, other) = (day(a.1).unwrap_or(Date::MAX), day(b.1).unwrap_or(Date::MAX));
        one.cmp(&other).then_with(|| a.1.title.cmp(&b.1.title)).then_with(|| a.0.cmp(b.0))
    });
    let mut found = Rows { groups: Vec::new(), more: 0, earlier: 0, undated: 0 };
    let heads = ["Late", "Coming", "Again and again", "Before today"];
    let mut groups = heads.map(|head| Group { head, rows: Vec::new() });
    for (id, action) in all {
        let overdue = is_overdue(action, today);
        let until = action.repeat.as_ref().and_then(|repeat| repeat.until);
        let place = match (day(action), &action.repeat) {
            (None, _) => {
                found.undated += 1;
                continue;
            }
            _ if overdue => 0,
            (_, Some(_)) if until.is_none_or(|until| until >= today) => 2,
            (Some(_), Some(_)) if until.is_some_and(|until| until < long_ago) => {
                found.earlier += 1;
                continue;
            }
            (Some(on), None) if on < long_ago => {
                found.earlier += 1;
                continue;
            }
            (Some(on), None) if on >= today && action.status != ActionStatus::Done => 1,
            _ => 3,
        };
        let by = until.or(ends(action).map(|(_, due)| due));
        let late = by.filter(|_| overdue).map(|by| (today - by).get_days());
        let whom = recipients(disclosure, &action.audience);
        let owner = action.owner.map(|id| disclosure.person(id)).unwrap_or_default();
        let with_owner = |whom: String| {
            let parts = [whom.as_str(), owner].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" · ")
        };
        let (besides, shown) = (with_owner(whom.join(", ")), with_owner(shortened(&whom, NAMES)));
        groups[place].rows.push(Row { id: *id, action, late, besides, shown });
    }
    let mut room = ROWS;
    for mut group in groups {
        found.more += group.rows.len().saturating_sub(room);
        group.rows.truncate(room);
        room -= group.rows.len();
        if !group.rows.is_empty() {
            found.groups.push(group);
        }
    }
    found
}
