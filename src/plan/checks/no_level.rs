//! Of which key player has nobody said how far they take part?

use super::say::verb;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::initiative::Participation;

pub(super) const CHECK: Check = Check {
    id: "no-level",
    name: "No level of participation",
    help: "Nobody has said how far this key player takes part: only told, asked, or part of the decision. \
           What nobody said, everybody takes to be what suits them.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let level = facts.initiative.promise.unwrap_or(Participation::Consult);
    let unsaid = facts.key_players().filter(|(_, _, said)| said.participation.is_none());
    unsaid
        .map(|(person, ..)| {
            let message = "A key player, and nobody has said how far they take part";
            let fix = Fix::assess(facts, person, verb(level), |said| said.participation = Some(level));
            Finding::of_person(facts, CHECK.id, person, message).mended_by(fix)
        })
        .collect()
}
