//! What is done for nobody?

use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::Action;
use crate::model::message::Recipients;

pub(super) const CHECK: Check = Check {
    id: "no-audience",
    name: "For nobody",
    help: "This action names nobody: no person, no community, no field of the grid. What is for nobody \
           reaches nobody.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let empty = |action: &Action| is_empty(&action.audience);
    let for_nobody = facts.open().filter(|(_, action)| empty(action));
    for_nobody
        .map(|(id, action)| {
            let message = "Nobody is named whom it is for";
            let fix = better(facts, action)
                .map(|(label, audience)| Fix::amend(label, id, action, |action| action.audience = audience));
            Finding::of_action(CHECK.id, id, action, message).mended_by(fix)
        })
        .collect()
}

fn is_empty(audience: &Recipients) -> bool {
    audience.stakeholders.is_empty()
        && audience.communities.is_empty()
        && audience.quadrants.is_empty()
        && !audience.everyone
}

/// Whom its message is for, else the communities that the change affects.
fn better(facts: &Facts<'_>, action: &Action) -> Option<(&'static str, Recipients)> {
    let message = action.message.and_then(|id| facts.document.messages.get(&id));
    let of_message = message.map(|message| ("As its message", message.audience.clone()));
    let affected = || {
        let communities = facts.initiative.affected.keys().copied().collect();
        ("For those affected", Recipients { communities, ..Recipients::default() })
    };
    let wanted = of_message.filter(|(_, audience)| !is_empty(audience));
    Some(wanted.unwrap_or_else(affected)).filter(|(_, audience)| !is_empty(audience))
}
