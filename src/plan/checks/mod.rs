//! What in the plan of an initiative does not hold together?
//!
//! An open set: each check is a file with its id, why it looks, and how it finds; a line in [`CHECKS`] makes it known to the
//! dashboard, the inspector, the plan and the command line.
//!
//! *Invariants:* a finding is a fact of the map and the day, never a guess. What mends it, where a change of the map can, is
//! an edit that makes it silent. Findings are in a fixed order; what was put aside with a reason is kept apart, not lost.

mod facts;
mod finding;

pub use facts::Facts;
pub use finding::{Change, Finding, Fix, Severity, Subject, put_aside, take_up};

use crate::model::initiative::Snooze;
use crate::model::{Document, InitiativeId};
use jiff::civil::Date;
use std::cmp::Reverse;

/// A rule that looks at the plan of one initiative.
#[derive(Debug)]
pub struct Check {
    /// Stable: `gap-without-step`.
    pub id: &'static str,
    /// For people: *No step towards where they should be*.
    pub name: &'static str,
    /// Why am I seeing this? One or two sentences.
    pub help: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Finds all cases.
    pub find: fn(&Facts<'_>) -> Vec<Finding>,
}

/// Every check, in the order in which they are explained.
pub const CHECKS: &[Check] = &[];

impl Check {
    /// The check of this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        CHECKS.iter().find(|check| check.id == id)
    }
}

/// What was found, and what of it was put aside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// What stands: urgent first, then those about the most influential person, in the order of [`CHECKS`].
    pub shown: Vec<Finding>,
    /// What the user put aside, with how.
    pub snoozed: Vec<(Finding, Snooze)>,
}

/// Everything that the checks find in an initiative on this day; nothing where it is not on the map. O(people · actions that
/// reach them + actions · their audience + interactions).
pub fn findings(document: &Document, initiative: InitiativeId, today: Date) -> Findings {
    let Some(facts) = Facts::of(document, initiative, today) else { return Findings::default() };
    let mut all: Vec<Finding> = CHECKS.iter().flat_map(|check| (check.find)(&facts)).collect();
    let influence = |finding: &Finding| finding.people.iter().filter_map(|id| facts.influence(*id)).max();
    let place = |finding: &Finding| CHECKS.iter().position(|check| check.id == finding.check);
    all.sort_by_cached_key(|one| {
        (Reverse(one.severity()), Reverse(influence(one)), place(one), one.subject.mark())
    });
    let mut found = Findings::default();
    for finding in all {
        match facts.initiative.snoozed.iter().find(|snooze| finding.is_put_aside(snooze, today)) {
            Some(snooze) => found.snoozed.push((finding, snooze.clone())),
            None => found.shown.push(finding),
        }
    }
    found
}
