//! What has nobody taken on?

use super::{Check, Facts, Finding, Fix, Severity};

pub(super) const CHECK: Check = Check {
    id: "no-owner",
    name: "Nobody owns it",
    help: "This action is open and nobody owns it. Each thinks that another has it.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let nobodys = facts.open().filter(|(_, action)| action.owner.is_none());
    nobodys
        .map(|(id, action)| {
            let fix = facts.carer(None).map(|owner| {
                let label = format!("Give to {}", facts.name(owner));
                Fix::amend(&label, id, action, |action| action.owner = Some(owner))
            });
            Finding::of_action(CHECK.id, id, action, "Nobody owns it").mended_by(fix)
        })
        .collect()
}
