//! Does the sponsor say anything?

use super::ground::{Ground, rated};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use std::cmp::Reverse;

pub(super) const RULE: Rule = Rule {
    id: "sponsor",
    name: "The sponsor is silent",
    help: "Nothing in the plan is done or sent by whoever answers for the change. People look to the sponsor to see whether it \
           is meant seriously.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let Some(sponsor) = facts.initiative.sponsor else { return Vec::new() };
    let speaks = |action: &crate::model::Action| {
        action.owner == Some(sponsor)
            || action.sender == Some(sponsor)
            || action.audience.stakeholders.contains(&sponsor)
    };
    let hardest = facts.initiative.affected.iter().min_by_key(|(id, one)| (Reverse(one.impact), **id));
    let Some((community, affected)) = hardest else { return Vec::new() };
    let record = facts.document.stakeholders.get(&sponsor);
    let (Some(record), false) = (record, facts.actions.iter().any(|(_, action)| speaks(action))) else {
        return Vec::new();
    };
    let name = facts.community(*community);
    vec![Idea {
        importance: 70 + rated(affected.impact) / 2,
        days: 10,
        whom: Whom::Community(*community),
        kind: ActionKind::Briefing,
        title: format!("{} tells {name} why", ground.called(record)),
        reason: format!("{} is the sponsor, and nothing in the plan is done or sent by them.", record.name),
        need: Need::Safety,
        level: Some(Participation::Consult),
        owner: Some(sponsor),
        about: None,
    }]
}
