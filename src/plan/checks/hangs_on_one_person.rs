//! Who is the only way to others?

use super::say::{heads, listed};
use super::{Check, Facts, Finding, Severity};
use crate::analysis::{Network, Progress, TieFilter, carrying, fragility, if_they_leave};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "hangs-on-one-person",
    name: "Hangs on one person",
    help: "Two or more people are joined with the rest of the map through this person alone. If they leave, \
           fall ill or lose heart, nobody reaches those behind them. Make a second way while there is time.",
    severity: Severity::Warning,
    find,
};

/// From so many people on, others hang on somebody; one alone is that person's own matter.
const SEVERAL: usize = 2;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let network = Network::build(facts.document, &carrying(facts.document, &TieFilter::default()));
    // Nobody cancels here.
    let hangs = fragility(&network, &Progress::default()).unwrap_or_default();
    let theirs = hangs
        .holders
        .iter()
        .filter(|holder| holder.cut_off >= SEVERAL && facts.said(holder.person).is_some());
    theirs
        .map(|holder| {
            let left = if_they_leave(facts.document, &network, holder.person, &BTreeSet::new());
            let losses = left.into_iter().flat_map(|left| left.losses);
            let lost: Vec<&str> =
                losses.filter(|loss| loss.kept == 0).map(|loss| facts.community(loss.community)).collect();
            let behind = heads(holder.cut_off);
            let message = if lost.is_empty() {
                format!("The only link between {behind} and the rest of the map")
            } else {
                format!("The only link between {} ({behind}) and the rest of the map", listed(&lost))
            };
            Finding::of_person(facts, CHECK.id, holder.person, message)
        })
        .collect()
}
