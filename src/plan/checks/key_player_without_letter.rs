//! Which key player has no role in any decision?

use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::initiative::Raci;
use crate::model::{Edit, Key, StakeholderId};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "key-player-without-letter",
    name: "Key player without a role",
    help: "None of the decisions says whether this key player does the work, answers for it, is asked, or \
           is told. Somebody with influence who has no role finds one.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let decisions = &facts.initiative.decisions;
    if decisions.is_empty() {
        return Vec::new();
    }
    let roles: BTreeSet<StakeholderId> =
        decisions.iter().flat_map(|decision| decision.raci.keys().copied()).collect();
    let without = facts.key_players().filter(|(person, ..)| !roles.contains(person));
    without
        .map(|(person, ..)| {
            let count = if decisions.len() == 1 { "the one decision" } else { "any of the decisions" };
            let message = format!("A key player, with no role in {count}");
            Finding::of_person(facts, CHECK.id, person, message).mended_by(consult(facts, person))
        })
        .collect()
}

/// Asks them in the decision that the fewest are asked in.
fn consult(facts: &Facts<'_>, person: StakeholderId) -> Option<Fix> {
    let mut change = facts.initiative.clone();
    let asked = |raci: &Raci| *raci == Raci::Consulted;
    let decision = change
        .decisions
        .iter_mut()
        .min_by_key(|decision| decision.raci.values().filter(|raci| asked(raci)).count())?;
    decision.raci.insert(person, Raci::Consulted);
    let edit = Edit::new(format!("Consult {} on {}", facts.name(person), decision.title));
    Some(Fix::change("Consult them", edit.with(Key::Initiative(facts.id), change)))
}
