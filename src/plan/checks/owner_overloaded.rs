//! Who has promised more hours than they have?

use super::reach::SOON;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::{Action, ActionId, Amount, Edit, InitiativeId, Key, StakeholderId};
use crate::plan::day;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    id: "owner-overloaded",
    name: "Owner overloaded",
    help: "The open actions of the next 30 days that one person owns, over all initiatives, take more hours \
           than they have: four times and a bit their hours a week, or 40 where nobody noted these.",
    severity: Severity::Warning,
    find,
};

/// So many hours in 30 days are the most where nobody noted how many somebody has.
const MOST: f64 = 40.0;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for person in facts.owners() {
        let (soon, total) = soon(facts, person);
        let most = limit(facts, person);
        if total <= most || told_elsewhere(facts, &soon) {
            continue;
        }
        let message =
            format!("Owns actions of {total:.0} hours in the next {SOON} days; {most:.0} are the most");
        let fix = spread(facts, person, &soon, total - most);
        found.push(Finding::of_person(facts, CHECK.id, person, message).mended_by(fix));
    }
    found
}

/// How many hours somebody has in 30 days.
fn limit(facts: &Facts<'_>, person: StakeholderId) -> f64 {
    let weekly = facts.document.stakeholders.get(&person).and_then(|record| record.hours_a_week);
    weekly.map_or(MOST, |hours| hours.get() * f64::from(SOON) / 7.0)
}

/// Their open actions of the next 30 days, and how many hours they take together.
fn soon<'a>(facts: &Facts<'a>, person: StakeholderId) -> (Vec<(ActionId, &'a Action)>, f64) {
    let near = |action: &Action| {
        day(action, facts.today).is_some_and(|on| (-SOON..=0).contains(&facts.days_since(on)))
    };
    let soon: Vec<_> = facts.owned(person).iter().copied().filter(|(_, action)| near(action)).collect();
    let total = soon.iter().map(|(_, action)| hours(action)).sum();
    (soon, total)
}

fn hours(action: &Action) -> f64 {
    action.hours.map_or(0.0, Amount::get)
}

/// An overload that spans initiatives is told once: in the one that takes most hours, of equal ones the first.
fn told_elsewhere(facts: &Facts<'_>, soon: &[(ActionId, &Action)]) -> bool {
    let mut taken: BTreeMap<InitiativeId, f64> = BTreeMap::new();
    for (_, action) in soon {
        *taken.entry(action.initiative).or_default() += hours(action);
    }
    let most = taken.iter().min_by(|(one, few), (other, many)| many.total_cmp(few).then(one.cmp(other)));
    most.is_some_and(|(id, _)| *id != facts.id)
}

/// Puts the latest of the actions of this initiative off until it fits; nothing where that is not enough.
fn spread(
    facts: &Facts<'_>,
    person: StakeholderId,
    soon: &[(ActionId, &Action)],
    mut over: f64,
) -> Option<Fix> {
    let later = facts.in_days(SOON + 5);
    if facts.days_since(later) >= -SOON {
        // At the end of the calendar there is no later.
        return None;
    }
    let may_wait = |action: &Action| action.initiative == facts.id && action.repeat.is_none();
    let mut waiting: Vec<_> =
        soon.iter().filter(|(_, action)| may_wait(action) && hours(action) > 0.0).collect();
    waiting.sort_by_key(|(id, action)| (action.due, *id));
    let mut edit = Edit::new(format!("Spread the actions of {}", facts.name(person)));
    while over > 0.0 {
        let (id, action) = waiting.pop()?;
        over -= hours(action);
        edit.put(Key::Action(*id), Action { due: Some(later), ..(*action).clone() });
    }
    Some(Fix::change(format!("Move some to {}", later.strftime("%-d %b")), edit))
}
