//! Which advocate has nobody thanked?

use super::reach::Serves;
use super::say::talk;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::action::{ActionKind, ActionStatus, Need};
use crate::model::initiative::Participation;
use crate::model::{Action, StakeholderId};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "never-thanked",
    name: "Never thanked",
    help: "This advocate gives time to the change. No thanks are on record, and none are planned. People \
           stay where they are seen.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let thanks = |kind: ActionKind| matches!(kind, ActionKind::Thanks | ActionKind::Celebrate);
    let talks = facts.document.interactions.values().filter(|talk| thanks(talk.kind));
    let mut thanked: BTreeSet<StakeholderId> =
        talks.flat_map(|talk| talk.stakeholders.iter().copied()).collect();
    let done = facts.document.actions.values().filter(|action| {
        thanks(action.kind) && matches!(action.status, ActionStatus::Done | ActionStatus::Heard)
    });
    thanked.extend(done.flat_map(|action| action.audience.stakeholders.iter().copied()));
    let advocates = facts.people.iter().filter(|(_, _, said)| said.advocacy.state.is_advocate());
    let never =
        advocates.filter(|(person, ..)| !thanked.contains(person) && !facts.serves(*person, Serves::Thanks));
    never
        .map(|(person, ..)| {
            let message = "An advocate, and no thanks to them are on record or planned";
            let thanks = Action {
                title: format!("Thank {}", facts.name(*person)),
                kind: ActionKind::Thanks,
                need_met: Need::Recognition,
                participation: Some(Participation::Inform),
                feedback_route: None,
                ..talk(facts, *person, 14)
            };
            Finding::of_person(facts, CHECK.id, *person, message).mended_by(Some(Fix::plan(thanks)))
        })
        .collect()
}
