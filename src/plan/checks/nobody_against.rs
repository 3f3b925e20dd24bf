//! Is the list one of friends alone?

use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::Engagement;
use crate::model::initiative::Participation;
use crate::model::stakeholder::Slot;
use crate::plan::methods::missing::{About, nobody};

pub(super) const CHECK: Check = Check {
    id: "nobody-against",
    name: "Nobody against it",
    help: "Nobody on the list is against the change, would lose by it, or is affected strongly without \
           taking part. Somebody nearly always is; a list of friends alone is not finished.",
    severity: Severity::Note,
    find,
};

/// With fewer people than these the list is only begun.
const BEGUN: usize = 5;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let answered = facts.initiative.answered.contains(&About::Slot(Slot::Negative).id());
    let against = facts.people.iter().any(|(_, record, said)| {
        said.engagement_now == Some(Engagement::Resistant)
            || record.slots.contains(&Slot::Negative)
            || (Facts::hit_hard(said).is_some()
                && said.participation.is_none_or(|level| level == Participation::Inform))
    });
    if answered || against || facts.people.len() < BEGUN {
        return Vec::new();
    }
    let message = "Nobody on the list is against it, would lose by it, or is affected without taking part";
    let edit = nobody(facts.document, facts.id, About::Slot(Slot::Negative), true);
    let fix = Fix::change("There is nobody", edit);
    vec![Finding::of_whole(facts, CHECK.id, Vec::new(), message).mended_by(Some(fix))]
}
