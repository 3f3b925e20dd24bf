//! Which actions are shown, and in which order?
//!
//! *Invariants:* worked out anew only when the map, the filter or the order changed. While cells are being worked in rows stay
//! where they are, so that no action jumps away from under the cursor because of what was just written.

use super::columns::Column;
use super::rows::{Group, Grouping, Row, Rows};
use super::values;
use crate::app::context::Context;
use crate::app::filter::{chunks, term};
use crate::app::search::folded;
use crate::model::field::Value;
use crate::model::{Action, ActionId, CommunityId, Document, InitiativeId, Key, StakeholderId};
use crate::plan;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// How the table is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    /// By which column it is sorted.
    pub(super) sort: Column,
    /// The last comes first.
    pub(super) down: bool,
    /// By what it is grouped.
    pub(super) grouping: Grouping,
    /// Which groups are closed.
    pub(super) closed: BTreeSet<Group>,
}

impl Default for Shape {
    fn default() -> Self {
        Self { sort: Column::Due, down: false, grouping: Grouping::default(), closed: BTreeSet::new() }
    }
}

/// For what the rows hold.
#[derive(Debug, Clone, PartialEq)]
struct Of {
    revision: u64,
    initiative: Option<InitiativeId>,
    today: Date,
    filter: String,
    shape: Shape,
}

/// The rows, and what is known of all actions at once.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// What both halves paint.
    pub(super) rows: Rows,
    /// The actions that are shown, from top to bottom.
    pub(super) shown: Vec<ActionId>,
    /// How many there are in the initiative.
    pub(super) total: usize,
    /// How many of them are overdue.
    pub(super) overdue: usize,
    /// How many fit the filter, those in closed groups included.
    pub(super) fit: usize,
    ordered: Vec<ActionId>,
    places: BTreeMap<ActionId, usize>,
    /// What an owner is called where there is little room.
    short: BTreeMap<StakeholderId, String>,
    of: Option<Of>,
}

impl Order {
    /// Brings the rows up to date; true where anything changed. `held`: they stay where they are as long as the same
    /// actions are there.
    /// O(actions · log), and with a filter O(actions · audience).
    pub(super) fn follow(&mut self, cx: &Context<'_>, shape: &Shape, held: bool) -> bool {
        let of = Of {
            revision: cx.revision,
            initiative: cx.initiative,
            today: cx.today,
            filter: cx.filter.text().to_owned(),
            shape: shape.clone(),
        };
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        let document = cx.document;
        let ours = || document.actions.iter().filter(|(_, action)| Some(action.initiative) == cx.initiative);
        self.total = ours().count();
        self.overdue = ours().filter(|(_, action)| plan::is_overdue(action, cx.today)).count();
        self.short = short_names(document, ours().filter_map(|(_, action)| action.owner));
        let looked = Looked::new(cx);
        let fit = ours().filter(|(_, action)| looked.fits(document, action)).map(|(id, _)| *id);
        let fit: BTreeSet<ActionId> = fit.collect();
        let same_shape = self.of.as_ref().is_some_and(|was| {
            (&was.shape, &was.filter, was.initiative) == (&of.shape, &of.filter, of.initiative)
        });
        self.fit = fit.len();
        if held
            && same_shape
            && self.ordered.len() == fit.len()
            && self.ordered.iter().all(|id| fit.contains(id))
        {
            self.of = Some(of);
            return true;
        }
        self.ordered = sorted(document, fit, shape, cx.today);
        self.rows = Rows::of(document, &self.ordered, shape.grouping, &shape.closed, cx.today);
        self.shown.clear();
        self.places.clear();
        for (place, row) in self.rows.list.iter().enumerate() {
            if let Row::Action(id) = row {
                self.shown.push(*id);
                self.places.insert(*id, place);
            }
        }
        self.of = Some(of);
        true
    }

    /// In which row an action stands.
    pub(super) fn place(&self, id: ActionId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// What an owner is called where there is little room.
    pub(super) fn short(&self, owner: StakeholderId) -> &str {
        self.short.get(&owner).map_or("", String::as_str)
    }

    /// The group in which an action would be shown, where that is closed.
    pub(super) fn is_hidden(&self, id: ActionId) -> bool {
        self.place(id).is_none()
    }
}

/// The first names of the owners; with the initial of the last where two have the same.
fn short_names(
    document: &Document,
    owners: impl Iterator<Item = StakeholderId>,
) -> BTreeMap<StakeholderId, String> {
    let owners: BTreeSet<StakeholderId> = owners.collect();
    let first = |name: &str| -> String {
        let mut words =
            name.split_whitespace().skip_while(|word| matches!(*word, "Dr" | "Dr." | "Prof" | "Prof."));
        words.next().unwrap_or(name).to_owned()
    };
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let name = |id: &StakeholderId| document.name(Key::Stakeholder(*id));
    for id in &owners {
        *named.entry(first(&name(id))).or_default() += 1;
    }
    let short = |id: StakeholderId| {
        let whole = name(&id);
        let short = first(&whole);
        let last = whole.split_whitespace().last().and_then(|last| last.chars().next());
        let twice = named.get(&short).is_some_and(|count| *count > 1);
        (id, if let Some(last) = last.filter(|_| twice) { format!("{short} {last}.") } else { short })
    };
    owners.into_iter().map(short).collect()
}

/// By what a column sorts: numbers and days before words; what is empty comes last either way.
#[derive(Debug, PartialEq, PartialOrd)]
enum By {
    Number(f64),
    Word(String),
}

fn sorted(document: &Document, fit: BTreeSet<ActionId>, shape: &Shape, today: Date) -> Vec<ActionId> {
    let day = |date: Date| By::Number(f64::from((date - Date::ZERO).get_days()));
    let by = |action: &Action| match shape.sort {
        Column::Due => plan::day(action, today).map(day),
        Column::Status => Some(By::Number(f64::from(action.status as u8))),
        column => match column.field().map_or(Value::Empty, |field| (field.get)(action)) {
            Value::Date(date) => Some(day(date)),
            Value::Number(number) => Some(By::Number(number)),
            _ => Some(values::text(document, action, column))
                .filter(|text| !text.is_empty())
                .map(|text| By::Word(folded(&text))),
        },
    };
    let mut keyed: Vec<(Option<By>, &str, ActionId)> = fit
        .into_iter()
        .filter_map(|id| document.actions.get(&id).map(|action| (by(action), action.title.as_str(), id)))
        .collect();
    keyed.sort_by(|a, b| {
        let first = match (&a.0, &b.0) {
            (Some(one), Some(two)) => {
                let order = one.partial_cmp(two).unwrap_or(Ordering::Equal);
                if shape.down { order.reverse() } else { order }
            }
            (one, two) => one.is_none().cmp(&two.is_none()),
        };
        first.then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    keyed.into_iter().map(|(.., id)| id).collect()
}

/// What is looked for. An action fits where its own words hold all that is looked for, or where somebody fits for whom it is or
/// who does it.
struct Looked<'a> {
    cx: &'a Context<'a>,
    /// The words, and whether they must not be there; nothing where there are tokens that only people can fit.
    words: Option<Vec<(bool, String)>>,
    members: BTreeMap<CommunityId, bool>,
}

impl<'a> Looked<'a> {
    fn new(cx: &'a Context<'a>) -> Self {
        let mut words = Some(Vec::new());
        let mut members = BTreeMap::new();
        if cx.filter.is_on() {
            for chunk in chunks(cx.filter.text()) {
                let (not, plain) = chunk.strip_prefix('-').map_or((false, chunk), |rest| (true, rest));
                let quoted = plain.starts_with('"');
                match term(chunk) {
                    Some(Ok(_)) if !quoted => words = None,
                    Some(Err(_)) => {}
                    _ => {
                        if let Some(words) = &mut words {
                            words.push((not, folded(plain.trim_matches('"'))));
                        }
                    }
                }
            }
            for (id, person) in &cx.document.stakeholders {
                if cx.filter.fits(*id) {
                    let local = person.communities.iter().filter(|(_, depth)| depth.is_local());
                    members.extend(local.map(|(community, _)| (*community, true)));
                }
            }
        }
        Self { cx, words, members }
    }

    fn fits(&self, document: &Document, action: &Action) -> bool {
        if !self.cx.filter.is_on() {
            return true;
        }
        if let Some(words) = &self.words {
            let mut own = action.title.clone();
            let columns = [Column::Audience, Column::Owner, Column::Channel, Column::Status, Column::Kind];
            for column in columns {
                own.push(' ');
                own.push_str(&values::text(document, action, column));
            }
            let own = folded(&own);
            if words.iter().all(|(not, word)| own.contains(word.as_str()) != *not) {
                return true;
            }
            if words.iter().any(|(not, _)| *not) {
                return false;
            }
        }
        let person = |id: &StakeholderId| self.cx.filter.fits(*id);
        action.audience.stakeholders.iter().any(person)
            || action.owner.as_ref().is_some_and(person)
            || action.audience.communities.iter().any(|id| self.members.contains_key(id))
    }
}
