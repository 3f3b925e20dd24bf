//! What happens when, and what should have happened?
//!
//! *Invariants:* an action reaches those whom it names and the local people (members and experts) of the communities
//! it names; a broadcast to a field of the grid or to everyone reaches nobody in particular. Months end where they
//! end: what repeats on the 31st falls on the last day of shorter months, and on the 31st again after them.

use crate::model::action::{Repeat, RepeatUnit};
use crate::model::{Action, ActionId, CommunityId, Document, InitiativeId, StakeholderId};
use jiff::Span;
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// The action.
    pub action: ActionId,
    /// Its day; none where it has no date.
    pub on: Option<Date>,
    /// The day has passed and it is still to be done.
    pub overdue: bool,
}

/// The days on which something falls that repeats, from one day to another, both included. O(days found).
pub fn dates(repeat: &Repeat, from: Date, to: Date) -> Vec<Date> {
    let last = repeat.until.map_or(to, |until| until.min(to));
    let mut number = first_number(repeat, from);
    let mut dates = Vec::new();
    while let Some(date) = nth(repeat, number).filter(|date| *date <= last) {
        if date >= from {
            dates.push(date);
        }
        number += 1;
    }
    dates
}

/// This day, or the Monday after it where it falls on a weekend; the day itself at the end of the calendar.
pub fn working_day(day: Date) -> Date {
    let later = |days: i64| day.checked_add(Span::new().days(days)).unwrap_or(day);
    match day.weekday() {
        Weekday::Saturday => later(2),
        Weekday::Sunday => later(1),
        _ => day,
    }
}

/// The day on which an action counts: the next of its repetitions (or the last, when all are over), else the day by
/// which it is due, else its first day.
pub fn day(action: &Action, today: Date) -> Option<Date> {
    match &action.repeat {
        Some(repeat) => coming(repeat, today).or_else(|| last(repeat)),
        None => action.due.or(action.starts),
    }
}

/// True of an action that is still to be done although its day, or the last of its repetitions, has passed. A first
/// day without a last one is no promise.
pub fn is_overdue(action: &Action, today: Date) -> bool {
    let by = match &action.repeat {
        Some(repeat) => repeat.until.and_then(|_| last(repeat)),
        None => action.due,
    };
    action.is_open() && by.is_some_and(|by| by < today)
}

/// All actions of the initiative that are overdue, the longest overdue first. O(actions · log).
pub fn overdue(document: &Document, initiative: InitiativeId, today: Date) -> Vec<Next> {
    let late = |(id, action): (&ActionId, &Action)| {
        let late = action.initiative == initiative && is_overdue(action, today);
        late.then(|| Next { action: *id, on: day(action, today), overdue: true })
    };
    let mut overdue: Vec<Next> = document.actions.iter().filter_map(late).collect();
    overdue.sort_by_key(|next| (next.on, next.action));
    overdue
}

/// True where the action is for this person in particular: by name, or as a member or expert of a community.
pub fn reaches(document: &Document, action: &Action, stakeholder: StakeholderId) -> bool {
    let local = |communities: &std::collections::BTreeSet<_>| {
        let person = document.stakeholders.get(&stakeholder);
        person.is_some_and(|person| {
            let depth = |community| person.communities.get(community);
            communities.iter().filter_map(depth).any(|depth| depth.is_local())
        })
    };
    action.audience.stakeholders.contains(&stakeholder) || local(&action.audience.communities)
}

/// The open action that comes next for someone: overdue ones first, then by date, those without a date last; the
/// earlier id where all else is equal. None where nothing is planned. O(actions · log).
pub fn next_action(
    document: &Document,
    initiative: InitiativeId,
    stakeholder: StakeholderId,
    today: Date,
) -> Option<Next> {
    let open = document.actions.iter().filter(|(_, action)| {
        action.initiative == initiative && action.is_open() && reaches(document, action, stakeholder)
    });
    open.map(|(id, action)| Next { action: *id, on: day(action, today), overdue: is_overdue(action, today) })
        .min_by_key(|next| (!next.overdue, next.on.is_none(), next.on, next.action))
}

/// The open action that comes next for each person of the initiative, as [`next_action`] finds it; who has none is not
/// in it. O(actions · audience + people · log).
pub fn next_actions(
    document: &Document,
    initiative: InitiativeId,
    today: Date,
) -> BTreeMap<StakeholderId, Next> {
    let mut local: BTreeMap<CommunityId, Vec<StakeholderId>> = BTreeMap::new();
    for (id, _) in document.assessments_of(initiative) {
        let communities =
            document.stakeholders.get(&id).into_iter().flat_map(|person| person.communities.iter());
        for (community, _) in communities.filter(|(_, depth)| depth.is_local()) {
            local.entry(*community).or_default().push(id);
        }
    }
    let order = |next: &Next| (!next.overdue, next.on.is_none(), next.on, next.action);
    let mut first: BTreeMap<StakeholderId, Next> = BTreeMap::new();
    let open = document.actions.iter().filter(|(_, a)| a.initiative == initiative && a.is_open());
    for (id, action) in open {
        let next = Next { action: *id, on: day(action, today), overdue: is_overdue(action, today) };
        let members = action.audience.communities.iter().filter_map(|id| local.get(id)).flatten();
        for person in action.audience.stakeholders.iter().chain(members) {
            let known = first.entry(*person).or_insert(next);
            if order(&next) < order(known) {
                *known = next;
            }
        }
    }
    first
}

/// The open actions that reach someone, by date, those without a date last. O(actions · log).
pub fn open_actions(
    document: &Document,
    initiative: InitiativeId,
    stakeholder: StakeholderId,
) -> Vec<&Action> {
    let open = |action: &&Action| {
        action.initiative == initiative && action.is_open() && reaches(document, action, stakeholder)
    };
    let mut found: Vec<&Action> = document.actions.values().filter(open).collect();
    found.sort_by_key(|action| (action.dated().is_none(), action.dated()));
    found
}

/// Everybody in the initiative for whom something is overdue. O(overdue actions · people).
pub fn late(document: &Document, initiative: InitiativeId, today: Date) -> BTreeSet<StakeholderId> {
    let actions: Vec<&Action> = overdue(document, initiative, today)
        .into_iter()
        .filter_map(|next| document.actions.get(&next.action))
        .collect();
    let people = document.assessments_of(initiative).map(|(id, _)| id);
    people.filter(|id| actions.iter().any(|action| reaches(document, action, *id))).collect()
}

/// The n-th day, counted from 0; none beyond the end of the calendar.
fn nth(repeat: &Repeat, number: i64) -> Option<Date> {
    let count = number.checked_mul(i64::from(repeat.every.get()))?;
    let span = match repeat.unit {
        RepeatUnit::Days => Span::new().try_days(count),
        RepeatUnit::Weeks => Span::new().try_weeks(count),
        // Always counted from the first day: month by month, the 31st would become the 28th for ever.
        RepeatUnit::Months => Span::new().try_months(count),
    };
    repeat.first.checked_add(span.ok()?).ok()
}

/// A number whose day is not after `from`, or 0, and at most two before the first that is not before it.
fn first_number(repeat: &Repeat, from: Date) -> i64 {
    let first = repeat.first;
    let units = match repeat.unit {
        RepeatUnit::Months => {
            let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
            months(from) - months(first)
        }
        unit => {
            let days = i64::from((from - first).get_days());
            if unit == RepeatUnit::Weeks { days / 7 } else { days }
        }
    };
    (units / i64::from(repeat.every.get()) - 1).max(0)
}

/// The first day that is not before this one.
fn coming(repeat: &Repeat, from: Date) -> Option<Date> {
    let mut number = first_number(repeat, from);
    loop {
        let date = nth(repeat, number)?;
        if date >= from {
            return Some(date).filter(|date| repeat.until.is_none_or(|until| *date <= until));
        }
        number += 1;
    }
}

/// The last day of something that ends.
fn last(repeat: &Repeat) -> Option<Date> {
    let until = repeat.until?;
    let mut number = first_number(repeat, until);
    let mut last = None;
    while let Some(date) = nth(repeat, number).filter(|date| *date <= until) {
        last = Some(date);
        number += 1;
    }
    last
}
