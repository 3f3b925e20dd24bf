//! Who waits to be rated?

use super::{Check, Facts, Finding, Severity};

pub(super) const CHECK: Check = Check {
    id: "not-rated",
    name: "Not rated",
    help: "Influence or interest of this person is not rated, so they have no place on the grid, and the \
           other checks do not look at them.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let waiting =
        facts.people.iter().filter(|(_, _, said)| said.influence.is_none() || said.interest.is_none());
    waiting
        .map(|(person, _, said)| {
            let message = match (said.influence, said.interest) {
                (Some(_), None) => "Interest is not rated",
                (None, Some(_)) => "Influence is not rated",
                _ => "Influence and interest are not rated",
            };
            Finding::of_person(facts, CHECK.id, *person, message)
        })
        .collect()
}
