//! Whom did nobody look at for long?

use super::say::{days, heads, listed};
use super::{Check, Facts, Finding, Severity};
use crate::model::StakeholderId;
use std::cmp::Reverse;

pub(super) const CHECK: Check = Check {
    id: "stale-assessment",
    name: "Old assessments",
    help: "People move. These were last assessed longer ago than the days that the initiative counts as \
           fresh; the ten-minute review goes through them, those that matter most first.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let old = facts
        .rated()
        .filter(|(_, _, said)| said.assessed_on.is_some_and(|on| facts.days_since(on) > facts.freshness()));
    let mut people: Vec<StakeholderId> = old.map(|(person, ..)| person).collect();
    if people.is_empty() {
        return Vec::new();
    }
    people.sort_by_key(|person| (Reverse(facts.influence(*person)), *person));
    let names: Vec<&str> = people.iter().map(|person| facts.name(*person)).collect();
    let were = if people.len() == 1 { "was" } else { "were" };
    let message = format!(
        "{} {were} last assessed more than {} ago: {}",
        heads(people.len()),
        days(facts.freshness()),
        listed(&names)
    );
    vec![Finding::of_whole(facts, CHECK.id, people, message)]
}
