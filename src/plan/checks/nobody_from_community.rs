//! Which affected community has nobody in the initiative?

use super::say::heads;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::edits;

pub(super) const CHECK: Check = Check {
    id: "nobody-from-community",
    name: "Nobody of a community",
    help: "The change affects this community, and nobody of it is among the people of the initiative. \
           Whoever is not on the map is not in the plan.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let absent = facts
        .initiative
        .affected
        .keys()
        .filter(|community| !facts.local(**community).iter().any(|person| facts.said(*person).is_some()));
    absent
        .map(|community| {
            let known = facts.local(*community);
            let message = if known.is_empty() {
                "Affected, and nobody of theirs is on the map".to_owned()
            } else {
                format!("Affected, and none of their {} on the map is in the initiative", heads(known.len()))
            };
            let fix = (!known.is_empty()).then(|| {
                let label = if known.len() == 1 { "Add them" } else { "Add all of them" };
                Fix::change(label, edits::include(facts.document, facts.id, known))
            });
            Finding::of_community(facts, CHECK.id, *community, message).mended_by(fix)
        })
        .collect()
}
