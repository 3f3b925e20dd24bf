//! A small map with one message, and what may happen to it.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use groundswell::model::action::{ActionStatus, Repeat, RepeatUnit};
use groundswell::model::initiative::Affected;
use groundswell::model::interaction::Heard as Said;
use groundswell::model::message::Recipients;
use groundswell::model::numbers::Whole;
use groundswell::model::stakeholder::{Channel, Depth};
use groundswell::model::{
    Action, ActionId, Assessment, Community, CommunityId, Document, Id, Initiative, InitiativeId,
    Interaction, Message, MessageId, Quadrant, Rating, Stakeholder, StakeholderId,
};
use groundswell::plan::heard::{Cell, Heard, Stage, heard};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

pub const TODAY: Date = date(2026, 11, 22);

pub fn change() -> InitiativeId {
    Id::from_bits(1)
}

pub fn nurses() -> CommunityId {
    Id::from_bits(1)
}

pub fn desks() -> CommunityId {
    Id::from_bits(2)
}

pub fn message() -> MessageId {
    Id::from_bits(1)
}

pub fn person(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

pub fn for_communities(communities: &[CommunityId]) -> Recipients {
    Recipients { communities: communities.iter().copied().collect(), ..Recipients::default() }
}

pub fn for_people(people: &[u64]) -> Recipients {
    Recipients { stakeholders: people.iter().map(|one| person(*one)).collect(), ..Recipients::default() }
}

pub fn for_field(field: Quadrant) -> Recipients {
    Recipients { quadrants: BTreeSet::from([field]), ..Recipients::default() }
}

pub fn for_everyone() -> Recipients {
    Recipients { everyone: true, ..Recipients::default() }
}

/// Nurses (80) and desks (60) are affected, a third community is not. Person 1 is a member and 2 an expert of the nurses, 3
/// only knows them; 4 is a member of the desks; 5 of the third. 1 is a key player, 4 is to be monitored.
pub fn document() -> Document {
    let mut document = Document::default();
    let mut initiative = Initiative::named("One desk");
    for (number, impact) in [(1, 80), (2, 60)] {
        initiative
            .affected
            .insert(Id::from_bits(number), Affected { impact: Rating::new(impact), note: None });
    }
    document.initiatives.insert(change(), initiative);
    for (number, name) in [(1, "Nurses"), (2, "Desks"), (3, "Porters")] {
        document.communities.insert(Id::from_bits(number), Community::named(name));
    }
    for (number, community, depth) in [
        (1, 1, Depth::Member),
        (2, 1, Depth::Expert),
        (3, 1, Depth::Knows),
        (4, 2, Depth::Member),
        (5, 3, Depth::Member),
    ] {
        let mut one = Stakeholder::named(format!("Person {number}"));
        one.communities.insert(Id::from_bits(community), depth);
        document.stakeholders.insert(person(number), one);
    }
    for (number, rating) in [(1, 90), (4, 10)] {
        let said = Assessment {
            influence: Rating::new(rating),
            interest: Rating::new(rating),
            ..Assessment::default()
        };
        document.assessments.insert((change(), person(number)), said);
    }
    let message = Message {
        initiative: change(),
        title: "Why".to_owned(),
        audience: for_communities(&[nurses()]),
        enough: Whole::nearest(2),
        ..Message::default()
    };
    document.messages.insert(self::message(), message);
    document
}

pub fn action(status: ActionStatus, channel: Channel, due: Date) -> Action {
    Action {
        message: Some(message()),
        audience: for_communities(&[nurses()]),
        channel: Some(channel),
        due: Some(due),
        status,
        ..Action::titled(change(), "Tell them")
    }
}

pub fn act(document: &mut Document, action: Action) -> ActionId {
    let id = Id::from_bits(document.actions.len() as u64 + 1);
    document.actions.insert(id, action);
    id
}

pub fn talk(of: Option<ActionId>, with: &[u64], heard: Option<Said>) -> Interaction {
    Interaction {
        date: date(2026, 11, 18),
        stakeholders: with.iter().map(|one| person(*one)).collect(),
        action: of,
        message: of.is_none().then(message),
        heard,
        ..Interaction::default()
    }
}

pub fn log(document: &mut Document, talk: Interaction) {
    let id = Id::from_bits(document.interactions.len() as u64 + 1);
    document.interactions.insert(id, talk);
}

pub fn found(document: &Document) -> Heard {
    heard(document, change(), TODAY)
}

pub fn cell(document: &Document) -> Cell {
    found(document).cells.remove(&(message(), nurses())).expect("it is meant for the nurses")
}

pub fn stages(cell: &Cell) -> Vec<Stage> {
    cell.contacts.iter().map(|contact| contact.stage).collect()
}

pub fn weekly(status: ActionStatus, first: Date, until: Option<Date>) -> Action {
    Action {
        due: None,
        repeat: Some(Repeat { first, every: Whole::nearest(1), unit: RepeatUnit::Weeks, until }),
        ..action(status, Channel::Email, TODAY)
    }
}
