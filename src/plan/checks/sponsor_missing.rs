//! Does anybody answer for the change?

use super::{Check, Facts, Finding, Severity};

pub(super) const CHECK: Check = Check {
    id: "sponsor-missing",
    name: "No sponsor",
    help: "A change without somebody who answers for it stops at the first objection from above. Name its \
           sponsor in the initiative.",
    severity: Severity::Urgent,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let missing = facts.initiative.sponsor.is_none();
    let message = "No sponsor is named";
    missing.then(|| Finding::of_whole(facts, CHECK.id, Vec::new(), message)).into_iter().collect()
}
