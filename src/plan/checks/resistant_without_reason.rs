//! Of whom who is against it does nobody know why?

use super::{Check, Facts, Finding, Severity};
use crate::model::Engagement;

pub(super) const CHECK: Check = Check {
    id: "resistant-without-reason",
    name: "Resistant without a reason",
    help: "Somebody is noted as against the change, and not why. People dislike the unknown, the ambiguous, \
           the manner, or a real loss, and each needs another answer. Ask, and note the reason.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let unknown = facts
        .rated()
        .filter(|(_, _, said)| said.engagement_now == Some(Engagement::Resistant) && said.reason.is_none());
    let message = "Not for it, and nobody has noted why";
    unknown.map(|(person, ..)| Finding::of_person(facts, CHECK.id, person, message)).collect()
}
