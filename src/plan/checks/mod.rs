//! What in the plan of an initiative does not hold together?
//!
//! An open set: each check is a file with its id, why it looks, and how it finds; a line in [`CHECKS`] makes it known to the
//! dashboard, the inspector, the plan and the command line.
//!
//! *Invariants:* a finding is a fact of the map and the day, never a guess. What mends it, where a change of the map can, is
//! an edit that makes it silent. Findings are in a fixed order; what was put aside with a reason is kept apart, not lost.

mod advocate_overloaded;
mod below_the_promise;
mod done_to_not_with;
mod facts;
mod finding;
mod gap_without_step;
mod hangs_on_one_person;
mod heard_nothing_changed;
mod key_player_without_action;
mod key_player_without_letter;
mod message_not_heard;
mod need_unmet;
mod never_thanked;
mod no_advocate;
mod no_audience;
mod no_feedback_route;
mod no_level;
mod no_owner;
mod no_ties;
mod nobody_against;
mod nobody_from_community;
mod not_rated;
mod not_spoken_to;
mod one_page_overflow;
mod one_way_only;
mod overdue;
mod owner_overloaded;
mod promise_of_level_not_kept;
mod promise_past_due;
mod raci;
mod raci_rules;
mod raci_too_much;
mod raters_disagree;
mod reach;
mod resistant_nothing_soon;
mod resistant_without_reason;
mod saturation;
mod say;
mod sent_not_heard;
mod sponsor_missing;
mod sponsor_silent;
mod stale_assessment;
mod stance_missing;

pub use facts::Facts;
pub use finding::{Change, Finding, Fix, Severity, Subject, put_aside, take_up};
pub use reach::{SOON, Serves};

use crate::model::initiative::{Snooze, Status};
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
pub const CHECKS: &[Check] = &[
    sponsor_missing::CHECK,
    sponsor_silent::CHECK,
    promise_past_due::CHECK,
    overdue::CHECK,
    promise_of_level_not_kept::CHECK,
    key_player_without_action::CHECK,
    no_level::CHECK,
    key_player_without_letter::CHECK,
    gap_without_step::CHECK,
    not_spoken_to::CHECK,
    resistant_nothing_soon::CHECK,
    resistant_without_reason::CHECK,
    done_to_not_with::CHECK,
    below_the_promise::CHECK,
    stance_missing::CHECK,
    not_rated::CHECK,
    stale_assessment::CHECK,
    raters_disagree::CHECK,
    no_advocate::CHECK,
    nobody_from_community::CHECK,
    nobody_against::CHECK,
    hangs_on_one_person::CHECK,
    no_ties::CHECK,
    advocate_overloaded::CHECK,
    saturation::CHECK,
    never_thanked::CHECK,
    need_unmet::CHECK,
    one_way_only::CHECK,
    no_owner::CHECK,
    no_audience::CHECK,
    no_feedback_route::CHECK,
    owner_overloaded::CHECK,
    sent_not_heard::CHECK,
    message_not_heard::CHECK,
    heard_nothing_changed::CHECK,
    raci::CHECK,
    raci_too_much::CHECK,
    one_page_overflow::CHECK,
];

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

/// Everything that the checks find in an initiative on this day; nothing where it is not on the map. Of an initiative that is
/// embedded or was stopped nothing is wanted any more but that promises are kept. O((people + actions · their audience +
/// interactions + ties) · log).
pub fn findings(document: &Document, initiative: InitiativeId, today: Date) -> Findings {
    let Some(facts) = Facts::of(document, initiative, today) else { return Findings::default() };
    let over = matches!(facts.initiative.status, Status::Embedded | Status::Stopped);
    let checks = CHECKS.iter().filter(|check| !over || check.id == promise_past_due::CHECK.id);
    let mut all: Vec<Finding> = checks.flat_map(|check| (check.find)(&facts)).collect();
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
