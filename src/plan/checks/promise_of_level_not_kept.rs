//! Who was promised a say and has no way to have it?

use super::reach::{Serves, asks};
use super::say::talk;
use super::{Check, Facts, Finding, Fix, Severity};

pub(super) const CHECK: Check = Check {
    id: "promise-of-level-not-kept",
    name: "Level not kept",
    help: "Whoever is consulted or more was promised that what they say counts. No action with a way to \
           answer reaches this person, neither planned nor done, so the promise of their level is not kept.",
    severity: Severity::Urgent,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let unheard = facts
        .rated()
        .filter(|(person, _, said)| asks(said.participation) && !facts.serves(*person, Serves::Answer));
    unheard
        .map(|(person, _, said)| {
            let level = said.participation.map_or("", |level| level.id());
            let message = format!("Their level is {level}, and no action with a way to answer reaches them");
            let plan = Fix::plan(talk(facts, person, 14));
            Finding::of_person(facts, CHECK.id, person, message).mended_by(Some(plan))
        })
        .collect()
}
