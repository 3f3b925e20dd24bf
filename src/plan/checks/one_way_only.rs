//! To whom do we only talk?

use super::reach::Serves;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::action::ActionKind;
use crate::model::message::Recipients;
use crate::model::{Action, CommunityId};

pub(super) const CHECK: Check = Check {
    id: "one-way-only",
    name: "Talked to, never with",
    help: "Everything planned or done for this affected community goes one way: mails, news, briefings, \
           with no way to answer. What is only sent is not known to be understood.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let one_way = facts.initiative.affected.keys().filter(|community| {
        facts.serves_community(**community, Serves::Reached)
            && !facts.serves_community(**community, Serves::TwoWays)
    });
    one_way
        .map(|community| {
            let message = "Everything in the plan for them goes one way";
            let plan = Fix::plan(listening(facts, *community));
            Finding::of_community(facts, CHECK.id, *community, message).mended_by(Some(plan))
        })
        .collect()
}

fn listening(facts: &Facts<'_>, community: CommunityId) -> Action {
    Action {
        kind: ActionKind::Conversation,
        audience: Recipients { communities: [community].into(), ..Recipients::default() },
        owner: facts.carer(None),
        due: Some(facts.in_days(14)),
        feedback_route: Some("In the talk; what comes of it is told to all of them".to_owned()),
        ..Action::titled(facts.id, format!("Listen to {}", facts.community(community)))
    }
}
