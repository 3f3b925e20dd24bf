//! Small maps that the methods look at, and what they make of them.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use groundswell::model::{
    Assessment, Document, Engagement, Id, Initiative, InitiativeId, Rating, Stakeholder, StakeholderId,
};
use groundswell::plan::methods::{Class, Look, METHODS, Plane, Seen, seen};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 22);

pub fn change() -> InitiativeId {
    Id::from_bits(1)
}

pub fn person(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

/// One initiative with these people, numbered from 1.
pub fn map(said: &[Assessment]) -> Document {
    let mut document = Document::default();
    document.initiatives.insert(change(), Initiative::named("One desk"));
    for (place, said) in said.iter().enumerate() {
        let id = person(place as u64 + 1);
        document.stakeholders.insert(id, Stakeholder::named(format!("Person {}", place + 1)));
        document.assessments.insert((change(), id), said.clone());
    }
    document
}

pub fn rated(influence: u8, interest: u8, impact: u8, now: Engagement) -> Assessment {
    Assessment {
        influence: Rating::new(influence),
        interest: Rating::new(interest),
        impact: Rating::new(impact),
        engagement_now: Some(now),
        ..Assessment::default()
    }
}

pub fn see(document: &Document, initiative: InitiativeId, id: &str) -> Seen {
    let place = METHODS.iter().position(|method| method.id == id).expect("the method");
    seen(document, initiative, TODAY).swap_remove(place)
}

pub fn plane(seen: &Seen) -> &Plane {
    if let Look::Plane(plane) = &seen.look { plane } else { panic!("a plane") }
}

pub fn classes(seen: &Seen) -> &[Class] {
    if let Look::Classes(classes) = &seen.look { classes } else { panic!("classes") }
}

pub fn names(fields: &[Class]) -> Vec<&str> {
    fields.iter().map(|class| class.name.as_str()).collect()
}

pub fn inside(class: &Class) -> Vec<StakeholderId> {
    class.members.iter().map(|member| member.person).collect()
}

pub fn desk(document: &Document) -> InitiativeId {
    let found = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    *found.expect("the initiative").0
}
