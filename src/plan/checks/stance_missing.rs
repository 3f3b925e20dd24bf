//! Of whom do we not know where they stand or should?

use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::Engagement;

pub(super) const CHECK: Check = Check {
    id: "stance-missing",
    name: "Stance not known",
    help: "Nobody has noted where this person stands today, or where they should. What is not known cannot \
           be moved, nor counted in a review.",
    severity: Severity::Note,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        let message = match (said.engagement_now, said.engagement_wanted) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => "Nobody has noted where they stand today",
            (Some(_), None) => "Nobody has noted where they should stand",
            (None, None) => "Nobody has noted where they stand, nor where they should",
        };
        // Who stands well may stay where they are; where others stand, nobody can guess.
        let fine = said.engagement_now.filter(|now| *now >= Engagement::Neutral);
        let fix = fine.and_then(|now| {
            Fix::assess(facts, person, "Fine as they stand", |said| said.engagement_wanted = Some(now))
        });
        found.push(Finding::of_person(facts, CHECK.id, person, message).mended_by(fix));
    }
    found
}
