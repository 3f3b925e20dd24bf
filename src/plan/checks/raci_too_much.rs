//! Who does or answers for too much?

use super::raci_rules::{answers, does};
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::initiative::Raci;
use crate::model::{Edit, Key, StakeholderId};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    id: "raci-too-much",
    name: "Too many roles",
    help: "One person does the work of, or answers for, more than three decisions of this initiative. Where \
           everything waits for one person, everything waits.",
    severity: Severity::Warning,
    find,
};

/// More decisions than these to do or answer for are too many for one person.
const MOST: usize = 3;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut carried: BTreeMap<StakeholderId, usize> = BTreeMap::new();
    for (person, role) in facts.initiative.decisions.iter().flat_map(|decision| decision.raci.iter()) {
        if answers(*role) || does(*role) {
            *carried.entry(*person).or_default() += 1;
        }
    }
    let too_much = carried.into_iter().filter(|(_, count)| *count > MOST);
    too_much
        .map(|(person, count)| {
            let message = format!("Does or answers for {count} decisions; {MOST} are the most");
            Finding::of_person(facts, CHECK.id, person, message).mended_by(lighten(
                facts,
                person,
                count - MOST,
            ))
        })
        .collect()
}

/// Where others do the same work too, they are only asked; nothing where that is not enough.
fn lighten(facts: &Facts<'_>, person: StakeholderId, mut over: usize) -> Option<Fix> {
    let mut change = facts.initiative.clone();
    for decision in &mut change.decisions {
        let others = decision.raci.iter().any(|(other, role)| *other != person && does(*role));
        if over > 0 && others && decision.raci.get(&person) == Some(&Raci::Responsible) {
            decision.raci.insert(person, Raci::Consulted);
            over -= 1;
        }
    }
    let edit = Edit::new(format!("Fewer roles for {}", facts.name(person)));
    (over == 0).then(|| Fix::change("Only ask them", edit.with(Key::Initiative(facts.id), change)))
}
