//! For whom is less planned than the initiative promises?

use super::say::heads;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::{Edit, Key, StakeholderId};

pub(super) const CHECK: Check = Check {
    id: "below-the-promise",
    name: "Below the promise",
    help: "The initiative promises a level of participation to those whom it affects. For some who are \
           affected by 50 or more of 100 a lower level is noted, so what stands on the plan is not true for \
           them.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(promise) = facts.initiative.promise else { return Vec::new() };
    let below = facts.rated().filter(|(_, _, said)| {
        Facts::hit_hard(said).is_some() && said.participation.is_some_and(|level| level < promise)
    });
    let people: Vec<StakeholderId> = below.map(|(person, ..)| person).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let level = promise.id();
    let message =
        format!("The promise is {level}, and {} affected strongly on a lower level", are(people.len()));
    let mut edit = Edit::new(format!("Raise {} to {level}", heads(people.len())));
    for person in &people {
        if let Some(mut said) = facts.said(*person).cloned() {
            said.participation = Some(promise);
            edit.put(Key::Assessment(facts.id, *person), said);
        }
    }
    let fix = Fix::change(format!("Raise to {level}"), edit);
    vec![Finding::of_whole(facts, CHECK.id, people, message).mended_by(Some(fix))]
}

fn are(count: usize) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", heads(count))
}
