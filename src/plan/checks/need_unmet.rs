//! Which need of whom does nothing in the plan meet?

use super::reach::Serves;
use super::{Check, Facts, Finding, Fix, Severity, Subject};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::model::message::Recipients;
use crate::model::{Action, CommunityId};

pub(super) const CHECK: Check = Check {
    id: "need-unmet",
    name: "A need that nothing meets",
    help: "People want to be safe and belong, to contribute, and to be appreciated; nobody is obliged to \
           take part. No action of the plan that goes to this community meets one of the three.",
    severity: Severity::Warning,
    find,
};

const NEEDS: [(Need, &str); 3] = [
    (Need::Safety, "Nothing in the plan makes them safe and part of it"),
    (Need::Contribution, "Nothing in the plan lets them contribute"),
    (Need::Recognition, "Nothing in the plan shows them appreciation"),
];

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for community in facts.initiative.affected.keys() {
        for (need, message) in NEEDS {
            if Serves::need(need).is_some_and(|serves| facts.serves_community(*community, serves)) {
                continue;
            }
            let mut finding = Finding::of_community(facts, CHECK.id, *community, message);
            finding.subject = Subject::Need(*community, need);
            found.push(finding.mended_by(Some(Fix::plan(meeting(facts, *community, need)))));
        }
    }
    found
}

/// An action that meets the need.
fn meeting(facts: &Facts<'_>, community: CommunityId, need: Need) -> Action {
    let name = facts.community(community);
    let (kind, level, title) = match need {
        Need::Contribution => {
            (ActionKind::Workshop, Participation::Involve, format!("Let {name} shape a part of it"))
        }
        Need::Recognition => {
            (ActionKind::Thanks, Participation::Inform, format!("Thank {name} for what they did"))
        }
        Need::Safety | Need::None => {
            (ActionKind::Briefing, Participation::Consult, format!("Tell {name} what stays the same"))
        }
    };
    let route = "Questions and ideas in the meeting; what came of them is told to all of them";
    Action {
        kind,
        audience: Recipients { communities: [community].into(), ..Recipients::default() },
        need_met: need,
        participation: Some(level),
        owner: facts.carer(None),
        due: Some(facts.in_days(21)),
        feedback_route: (level > Participation::Inform).then(|| route.to_owned()),
        ..Action::titled(facts.id, title)
    }
}
