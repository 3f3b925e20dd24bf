//! The onion: how near to what changes does everybody stand, and which place is empty?

use super::missing::About;
use super::{Beside, Class, Ground, Look, Member, Method, Seen};
use crate::model::field::Level;
use crate::model::stakeholder::{Onion, Slot};

pub(super) const METHOD: Method = Method {
    id: "onion",
    name: "Onion",
    by: "Alexander 2005",
    purpose: "To find whom nobody thought of: rings round what changes, with places in each ring. An empty place is a question.",
    source: "Alexander 2005, A Taxonomy of Stakeholders (scenarioplus.org.uk). The rings are his; the list of places is general \
             professional knowledge.",
    limits: "It shows how near somebody is, not how much they count. One person may have several places, and one place many \
             people.",
    ours: "That an empty place is asked as a question, and that the answer may be: nobody. Such an answer is kept with the \
           initiative.",
    level: Level::Team,
    see,
};

/// What to ask where nobody is in a slot.
pub const fn asks(slot: Slot) -> &'static str {
    match slot {
        Slot::NormalOperator => "Who will use it every day to do the work?",
        Slot::MaintenanceOperator => "Who keeps it running?",
        Slot::OperationalSupport => "Who helps those who use it: help desk, trainers?",
        Slot::FunctionalBeneficiary => "Who gets the result of the work?",
        Slot::InterfacingSystem => "Whose system or service exchanges something with it?",
        Slot::Purchaser => "Who decides what is bought, and pays for it?",
        Slot::Champion => "Who wants it and speaks for it?",
        Slot::PoliticalBeneficiary => "Who gains standing from it?",
        Slot::FinancialBeneficiary => "Who gains money from it?",
        Slot::Regulator => "Who makes rules that it has to keep?",
        Slot::Negative => "Who would lose by it, or works against it?",
        Slot::Developer => "Who makes it?",
        Slot::Consultant => "Who advises on it?",
        Slot::Supplier => "Who delivers something that it needs?",
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let answered = &ground.facts.initiative.answered;
    let mut classes = Vec::new();
    let mut empty = 0;
    for ring in Onion::ALL {
        for slot in Slot::ALL.iter().filter(|slot| slot.ring() == *ring) {
            let inside = ground.people.iter().filter(|(_, record, _)| record.slots.contains(slot));
            let members: Vec<Member> = inside.map(|(person, ..)| Member::new(*person, "")).collect();
            let nobody = answered.contains(&About::Slot(*slot).id());
            let open = members.is_empty() && !nobody;
            empty += usize::from(open);
            classes.push(Class {
                group: ring.name(),
                members,
                prompt: if open { asks(*slot) } else { "" },
                ..Class::new(slot.name(), if nobody { "Answered: nobody" } else { "" }, "")
            });
        }
        // Who stands on a ring and has no place there that says what they are.
        let bare = ground
            .people
            .iter()
            .filter(|(_, record, _)| record.onion == Some(*ring) && record.slots.is_empty());
        let members: Vec<Member> = bare.map(|(person, ..)| Member::new(*person, "")).collect();
        if !members.is_empty() {
            let name = if *ring == Onion::Product {
                "With the product itself"
            } else {
                "On this ring, without a place"
            };
            classes.push(Class { group: ring.name(), members, ..Class::new(name, "", "") });
        }
    }
    let nowhere = ground.people.iter().filter(|(_, one, _)| one.onion.is_none() && one.slots.is_empty());
    let outside: Vec<_> = nowhere.map(|(person, ..)| *person).collect();
    let told = match empty {
        0 => "Every place has somebody, or was answered with nobody".to_owned(),
        1 => "One place is empty".to_owned(),
        several => format!("{several} places are empty"),
    };
    Seen {
        told,
        beside: Beside::some("On no ring yet", outside).into_iter().collect(),
        look: Look::Classes(classes),
    }
}
