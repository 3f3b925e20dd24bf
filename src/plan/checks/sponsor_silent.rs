//! Is anything heard of the sponsor?

use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::action::{ActionKind, ActionStatus};
use crate::model::message::Recipients;
use crate::model::{Action, StakeholderId};
use crate::plan::day;

pub(super) const CHECK: Check = Check {
    id: "sponsor-silent",
    name: "Sponsor silent",
    help: "People listen to whoever answers for the change. Nothing is planned that the sponsor does or \
           that is sent in their name, nothing was within the days that count as fresh, and no talk with \
           them about it is on record in that time.",
    severity: Severity::Urgent,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(sponsor) = facts.initiative.sponsor.filter(|sponsor| is_silent(facts, *sponsor)) else {
        return Vec::new();
    };
    let message = "The sponsor, and nothing is planned that they do or that is said in their name";
    let finding = Finding::of_person(facts, CHECK.id, sponsor, message);
    vec![finding.mended_by(Some(Fix::plan(word(facts, sponsor))))]
}

fn is_silent(facts: &Facts<'_>, sponsor: StakeholderId) -> bool {
    let fresh = |days: i32| (0..=facts.freshness()).contains(&days);
    let theirs = |action: &Action| action.owner == Some(sponsor) || action.sender == Some(sponsor);
    let acts = facts.actions.iter().filter(|(_, action)| theirs(action)).any(|(_, action)| {
        action.status == ActionStatus::Planned
            || day(action, facts.today).is_some_and(|on| fresh(facts.days_since(on)))
    });
    let speaks = || {
        facts.talks().any(|talk| talk.stakeholders.contains(&sponsor) && fresh(facts.days_since(talk.date)))
    };
    !acts && !speaks()
}

/// A word of the sponsor to all whom the change affects.
fn word(facts: &Facts<'_>, sponsor: StakeholderId) -> Action {
    let communities: std::collections::BTreeSet<_> = facts.initiative.affected.keys().copied().collect();
    let audience = Recipients { everyone: communities.is_empty(), communities, ..Recipients::default() };
    Action {
        kind: ActionKind::Briefing,
        audience,
        owner: facts.initiative.owner.or(Some(sponsor)),
        sender: Some(sponsor),
        due: Some(facts.in_days(14)),
        feedback_route: Some(
            "Questions at the end; what is not answered there is answered to all".to_owned(),
        ),
        ..Action::titled(facts.id, "Why we do this, in the sponsor's own words")
    }
}
