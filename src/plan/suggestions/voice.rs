//! For which community does nobody speak, and whom could one ask?

use super::ground::{Ground, rated};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::edit::counted;
use crate::model::initiative::Participation;
use crate::model::{AdvocacyState, CommunityId, Engagement, StakeholderId};
use crate::plan::communities::voices;

pub(super) const RULE: Rule = Rule {
    id: "voice",
    name: "A community without a voice",
    help: "The change affects this community, none of its people is an advocate or was thought of as one, and nobody carries it \
           from outside. Talk with one of them first: people hear such things from their own.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let accepted = &facts.initiative.picking.accepted;
    let silent = voices(facts.document, facts.id).into_iter().filter(|voice| {
        voice.missing() > 0
            && voice.advocates.is_empty()
            && voice.prospects.is_empty()
            && voice.carriers.is_empty()
            && !accepted.contains(&voice.community)
    });
    let ideas = silent.map(|voice| {
        let name = facts.community(voice.community);
        let size = match voice.headcount {
            0 => String::new(),
            1 => " (1 person)".to_owned(),
            many => format!(" ({many} people)"),
        };
        let known = facts.local(voice.community).len();
        let knows = match known {
            0 => "Nobody of them is on the map".to_owned(),
            _ => format!("{} of them on the map", counted(known, "person").replace("persons", "people")),
        };
        let door = door(ground, voice.community);
        Idea {
            importance: 68 + rated(voice.impact) / 2,
            days: 8,
            whom: door.map_or(Whom::Community(voice.community), Whom::Person),
            kind: ActionKind::Conversation,
            title: format!("Find who can speak for {name}"),
            reason: format!("{name}{size} has no advocate and nobody was thought of. {knows}."),
            need: Need::Contribution,
            level: Some(Participation::Consult),
            owner: None,
            about: door.map(|_| voice.community),
        }
    });
    ideas.collect()
}

/// Whom of them to talk with: the best disposed, then the most influential; nobody who said no or is not to be asked.
fn door(ground: &Ground<'_>, community: CommunityId) -> Option<StakeholderId> {
    let never = &ground.facts.initiative.picking.never;
    let could = ground.facts.local(community).iter().filter_map(|id| {
        let said = ground.facts.said(*id)?;
        let willing = said.advocacy.state != AdvocacyState::Declined
            && !never.contains(id)
            && said.engagement_now != Some(Engagement::Resistant);
        willing.then_some(((said.engagement_now, said.influence), *id))
    });
    could.max_by_key(|(order, id)| (*order, std::cmp::Reverse(*id))).map(|(_, id)| id)
}
