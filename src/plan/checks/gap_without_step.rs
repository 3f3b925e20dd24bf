//! Who should stand elsewhere, and nothing moves them?

use super::reach::Serves;
use super::say::talk;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::plan::gap;

pub(super) const CHECK: Check = Check {
    id: "gap-without-step",
    name: "No step towards where they should be",
    help: "This person stands elsewhere than they should, and no open action that has an owner and a day to \
           come reaches them. Without a step, where they should be is only a wish.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        let Some(gap) = gap(said.engagement_now, said.engagement_wanted) else { continue };
        if gap.now == gap.wanted || facts.serves(person, Serves::Step) {
            continue;
        }
        let (now, wanted) = (gap.now.id(), gap.wanted.id());
        let way = if gap.steps() < 0 { "may step back to" } else { "should be" };
        let message =
            format!("Stands as {now} and {way} {wanted}; no step that has an owner and a day reaches them");
        let step = talk(facts, person, 14);
        let fix = step.owner.is_some().then(|| Fix::plan(step));
        found.push(Finding::of_person(facts, CHECK.id, person, message).mended_by(fix));
    }
    found
}
