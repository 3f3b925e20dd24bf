//! Where are people asked without a way to answer?

use super::reach::{asks, is_said};
use super::{Check, Facts, Finding, Fix, Severity};

pub(super) const CHECK: Check = Check {
    id: "no-feedback-route",
    name: "No way to answer",
    help: "This action asks people for their view, and nothing says how they answer, nor how they learn \
           what came of it. Asking and not answering is worse than not asking.",
    severity: Severity::Warning,
    find,
};

/// It names nobody, so that it may stand in any copy.
const ROUTE: &str = "To whoever sent it; what came of it is told to everybody who was asked";

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mute = facts
        .actions
        .iter()
        .filter(|(_, action)| asks(action.participation) && !is_said(action.feedback_route.as_deref()));
    mute.map(|(id, action)| {
        let level = action.participation.map_or("", |level| level.id());
        let message = format!("Its level is {level}, and nothing says how people can answer");
        let fix = Fix::amend("Add a way to answer", *id, action, |action| {
            action.feedback_route = Some(ROUTE.to_owned());
        });
        Finding::of_action(CHECK.id, *id, action, message).mended_by(Some(fix))
    })
    .collect()
}
