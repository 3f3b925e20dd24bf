//! Who is against it, and nobody talks with them soon?

use super::reach::{SOON, Serves};
use super::say::talk;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::Engagement;

pub(super) const CHECK: Check = Check {
    id: "resistant-nothing-soon",
    name: "Resistant, and nothing soon",
    help: "Somebody is against the change, and no open action that somebody owns reaches them within 30 \
           days. Most people are against the unknown, the unclear or the manner: that is for talking, and \
           it does not get better by waiting.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let resists = |now: Option<Engagement>| now == Some(Engagement::Resistant);
    let left = facts
        .rated()
        .filter(|(person, _, said)| resists(said.engagement_now) && !facts.serves(*person, Serves::Soon));
    left.map(|(person, ..)| {
        let message = format!("Not for it, and no action that somebody owns reaches them within {SOON} days");
        let talk = talk(facts, person, 7);
        let fix = talk.owner.is_some().then(|| Fix::plan(talk));
        Finding::of_person(facts, CHECK.id, person, message).mended_by(fix)
    })
    .collect()
}
