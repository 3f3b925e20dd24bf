//! Who is joined with nobody?

use super::{Check, Facts, Finding, Severity};
use crate::model::StakeholderId;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "no-ties",
    name: "No ties",
    help: "No tie on the map joins this person with anybody, so nobody knows through whom to reach them. \
           Somebody does know them: ask who.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let tied: BTreeSet<StakeholderId> =
        facts.document.ties.values().flat_map(|tie| [tie.from, tie.to]).collect();
    if tied.is_empty() {
        // A map without ties is a register: that its people have none says nothing about them.
        return Vec::new();
    }
    let alone = facts.people.iter().filter(|(person, ..)| !tied.contains(person));
    alone
        .map(|(person, ..)| {
            Finding::of_person(facts, CHECK.id, *person, "No tie joins them with anybody on the map")
        })
        .collect()
}
