//! To whom is the change done, instead of with them?

use super::say::verb;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::initiative::Participation;

pub(super) const CHECK: Check = Check {
    id: "done-to-not-with",
    name: "Done to them, not with them",
    help: "The change affects this person strongly, and all that is planned is to keep them informed. \
           People accept what they had a hand in; ask them before it is decided.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        let Some(impact) = Facts::hit_hard(said) else { continue };
        if said.participation != Some(Participation::Inform) {
            continue;
        }
        let message = format!("Affected by {impact} of 100, and only kept informed");
        let level = Participation::Consult;
        let fix = Fix::assess(facts, person, verb(level), |said| said.participation = Some(level));
        found.push(Finding::of_person(facts, CHECK.id, person, message).mended_by(fix));
    }
    found
}
