//! About whom do those who know them disagree?

use super::say::listed;
use super::{Check, Facts, Finding, Severity};
use crate::model::Engagement;
use crate::plan::raters::{APART, Disagreement, disagreement};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "raters-disagree",
    name: "Raters disagree",
    help: "Others who rated this person blindly saw them differently: by 25 or more in influence or \
           interest, or in where they stand. Nobody need be wrong. Ask each what they have seen; the \
           difference is often the most useful thing that the map knows.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let differ = facts.people.iter().filter_map(|(person, _, said)| disagreement(*person, said));
    differ.map(|one| Finding::of_person(facts, CHECK.id, one.person, words(&one))).collect()
}

fn words(found: &Disagreement) -> String {
    let mut apart = Vec::new();
    for (what, points) in [("influence", found.influence), ("interest", found.interest)] {
        if points >= APART {
            apart.push(format!("{what} by {points} points"));
        }
    }
    if found.engagement {
        let stances: BTreeSet<Engagement> = found.opinions.iter().filter_map(|one| one.engagement).collect();
        let names: Vec<&str> = stances.into_iter().map(Engagement::id).collect();
        apart.push(format!("where they stand ({})", listed(&names)));
    }
    format!("Those who rated them see them differently: {}", apart.join(", "))
}
