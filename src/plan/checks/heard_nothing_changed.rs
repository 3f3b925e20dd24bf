//! Who answered, and never heard what came of it?

use super::reach::is_said;
use super::{Check, Facts, Finding, Severity};
use crate::model::action::ActionStatus;

pub(super) const CHECK: Check = Check {
    id: "heard-nothing-changed",
    name: "Heard, and then?",
    help: "Answers came back, and nothing is noted of what they changed. Write it down, even where it is \
           “nothing, because …”, and tell those who answered.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let quiet = facts.actions.iter().filter(|(_, action)| {
        matches!(action.status, ActionStatus::Done | ActionStatus::Heard)
            && is_said(action.feedback_route.as_deref())
            && is_said(action.feedback.as_deref())
            && !is_said(action.changed_by_it.as_deref())
    });
    let message = "Answers came back, and nothing is noted of what they changed";
    quiet.map(|(id, action)| Finding::of_action(CHECK.id, *id, action, message)).collect()
}
