//! Would the plan fit on one page?

use super::{Check, Facts, Finding, Severity};
use crate::model::edit::counted;

pub(super) const CHECK: Check = Check {
    id: "one-page-overflow",
    name: "Too much for one page",
    help: "The plan on one page holds a why of 25 words, nine communities and nine dates; it never shrinks \
           its type, and says what it left out. Shorten it here, so that you choose what goes and not the \
           page.",
    severity: Severity::Note,
    find,
};

/// What one page holds.
const WORDS: usize = 25;
const ROWS: usize = 9;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let change = facts.initiative;
    let words = change.why.split_whitespace().count();
    let dates = change.checkpoints.iter().filter(|checkpoint| checkpoint.done_on.is_none()).count();
    let communities = change.affected.len();
    let mut over = Vec::new();
    if words > WORDS {
        over.push(format!("the why has {words} words, {WORDS} fit"));
    }
    if communities > ROWS {
        over.push(format!("{}, {ROWS} fit", counted(communities, "community")));
    }
    if dates > ROWS {
        over.push(format!("{} to come, {ROWS} fit", counted(dates, "checkpoint")));
    }
    if over.is_empty() {
        return Vec::new();
    }
    vec![Finding::of_whole(
        facts,
        CHECK.id,
        Vec::new(),
        format!("More than one page holds: {}", over.join("; ")),
    )]
}
