//! Which affected community has nobody who could speak for it?

use super::say::heads;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::{AdvocacyState, CommunityId, Engagement, StakeholderId, edits};
use std::cmp::Reverse;

pub(super) const CHECK: Check = Check {
    id: "no-advocate",
    name: "No advocate",
    help: "Nobody of this affected community is an advocate, nor was anybody asked or thought of. You \
           cannot reach everyone; somebody of their own, whom they trust, can.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.initiative.advocates_wanted.get() == 0 {
        return Vec::new();
    }
    let accepted = &facts.initiative.picking.accepted;
    let mut found = Vec::new();
    for community in facts.initiative.affected.keys().filter(|community| !accepted.contains(community)) {
        let state = |person: &StakeholderId| facts.said(*person).map(|said| said.advocacy.state);
        let states = || facts.local(*community).iter().filter_map(state);
        // Where nobody of it is in the initiative, that is said on its own.
        if states().next().is_none() || states().any(|state| state.is_advocate() || state.is_prospect()) {
            continue;
        }
        let headcount = facts.document.communities.get(community).map_or(0, |record| record.headcount);
        let affected = if headcount == 0 {
            "An affected community".to_owned()
        } else {
            format!("With {} affected", heads(headcount as usize))
        };
        let message = format!("{affected}, and nobody of theirs is asked or thought of as an advocate");
        let best = fitting(facts, *community);
        let fix = best.map(|person| {
            let on = Some(facts.today);
            let edit = edits::adopt(facts.document, facts.id, &[person], AdvocacyState::Candidate, on);
            Fix::change(format!("Think of {}", facts.name(person)), edit)
        });
        let mut finding = Finding::of_community(facts, CHECK.id, *community, message).mended_by(fix);
        finding.people = best.into_iter().collect();
        found.push(finding);
    }
    found
}

/// Who of them could be thought of: nobody who is against it, said no or rests; the best disposed, then the most interested.
fn fitting(facts: &Facts<'_>, community: CommunityId) -> Option<StakeholderId> {
    let free = facts.local(community).iter().filter_map(|person| Some((*person, facts.said(*person)?)));
    free.filter(|(_, said)| {
        said.advocacy.state == AdvocacyState::None && said.engagement_now != Some(Engagement::Resistant)
    })
    .min_by_key(|(person, said)| (Reverse(said.engagement_now), Reverse(said.interest), *person))
    .map(|(person, _)| person)
}
