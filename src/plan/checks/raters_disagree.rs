//! About whom do those who know them disagree?

use super::{Check, Facts, Finding, Severity};
use crate::model::{Engagement, Rating};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "raters-disagree",
    name: "Raters disagree",
    help: "Others who rated this person blindly saw them differently: by 25 or more in influence, or in \
           where they stand. Nobody need be wrong. Ask each what they have seen; the difference is often \
           the most useful thing that the map knows.",
    severity: Severity::Note,
    find,
};

/// From this difference in influence on, raters disagree.
const APART: u8 = 25;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        let influence = || said.raters.values().filter_map(|rater| rater.influence).map(Rating::get);
        let spread = influence().max().unwrap_or(0) - influence().min().unwrap_or(0);
        let stances: BTreeSet<Engagement> =
            said.raters.values().filter_map(|rater| rater.engagement).collect();
        let mut apart = Vec::new();
        if spread >= APART {
            apart.push(format!("influence differs by {spread}"));
        }
        if stances.len() > 1 {
            let names: Vec<&str> = stances.iter().map(|stance| stance.id()).collect();
            apart.push(format!("they see {}", super::say::listed(&names)));
        }
        if !apart.is_empty() {
            let message = format!("The {} raters disagree: {}", said.raters.len(), apart.join(", "));
            found.push(Finding::of_person(facts, CHECK.id, person, message));
        }
    }
    found
}
