//! What went out, and nobody heard it?

use super::say::days;
use super::{Check, Facts, Finding, Severity};
use crate::model::ActionId;
use crate::model::action::ActionStatus;
use crate::model::interaction::Heard;
use crate::plan::day;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "sent-not-heard",
    name: "Sent, not heard",
    help: "This went out more than 14 days ago, and nobody confirmed that they heard it. Sent is not heard: \
           ask two or three of those it was for, and log what they say.",
    severity: Severity::Warning,
    find,
};

/// So many days it may take until somebody says that they heard it.
const PATIENCE: i32 = 14;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let talks = facts.document.interactions.values().filter(|talk| talk.heard == Some(Heard::Yes));
    let heard: BTreeSet<ActionId> = talks.filter_map(|talk| talk.action).collect();
    let mut found = Vec::new();
    for (id, action) in &facts.actions {
        let ago = day(action, facts.today).map(|on| facts.days_since(on)).filter(|ago| *ago > PATIENCE);
        let Some(ago) = ago.filter(|_| action.status == ActionStatus::Sent && !heard.contains(id)) else {
            continue;
        };
        let message = format!("Sent {} ago, and nobody confirmed that they heard it", days(ago));
        found.push(Finding::of_action(CHECK.id, *id, action, message));
    }
    found
}
