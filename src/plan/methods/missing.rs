//! Who is missing? Which questions find those whom nobody thought of?
//!
//! *Invariants:* a prompt is open until somebody of the initiative answers it, or the user says: nobody. Every answer is one
//! edit, and no answer loses another.

use crate::model::assessment::NineC;
use crate::model::stakeholder::{Depth, Direction, Slot};
use crate::model::{
    Assessment, CommunityId, Document, Edit, IdMaker, InitiativeId, Key, Stakeholder, StakeholderId,
};
use std::cmp::Reverse;

/// Where a prompt comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The communities that the initiative affects.
    Communities,
    /// The nine Cs of the NHS.
    NineCs,
    /// The slots of Alexander’s onion.
    Onion,
    /// PMBOK’s directions of influence.
    Directions,
}

impl Origin {
    /// In the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Communities, Self::NineCs, Self::Onion, Self::Directions];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Communities => "Communities",
            Self::NineCs => "Nine Cs",
            Self::Onion => "Onion",
            Self::Directions => "Directions",
        }
    }

    /// What it is, whose it is, and what it cannot do.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Communities => {
                "Each community that the change affects should have at least one of its own people here: a member or an \
                 expert. That is our own rule."
            }
            Self::NineCs => {
                "Nine words to think along, from the NHS in England. They overlap on purpose: one person may be several, and \
                 not every change has all nine."
            }
            Self::Onion => {
                "The places in the rings round what changes (Alexander 2005). An empty place is a question; nobody is a fair \
                 answer."
            }
            Self::Directions => {
                "Upward, downward, sideward, outward: the directions of influence of the PMBOK Guide. A map that looks one way \
                 only forgets the others."
            }
        }
    }
}

/// What a prompt asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Somebody of a community that the initiative affects.
    Community(CommunityId),
    /// One of the nine Cs.
    NineC(NineC),
    /// A slot of the onion.
    Slot(Slot),
    /// A direction of influence.
    Direction(Direction),
}

impl About {
    /// Stable: under it the answer *nobody* is kept (`Initiative.answered`): `nine-c:champions`, `slot:regulator`,
    /// `direction:upward`, `community:…`.
    pub fn id(self) -> String {
        match self {
            Self::Community(id) => format!("community:{id}"),
            Self::NineC(one) => format!("nine-c:{}", one.id()),
            Self::Slot(one) => format!("slot:{}", one.id()),
            Self::Direction(one) => format!("direction:{}", one.id()),
        }
    }

    /// Where it comes from.
    pub const fn origin(self) -> Origin {
        match self {
            Self::Community(_) => Origin::Communities,
            Self::NineC(_) => Origin::NineCs,
            Self::Slot(_) => Origin::Onion,
            Self::Direction(_) => Origin::Directions,
        }
    }

    /// What it is called: *Commissioners*, *Regulator*, *Radiology*.
    pub fn name(self, document: &Document) -> String {
        match self {
            Self::Community(id) => document.name(Key::Community(id)),
            Self::NineC(one) => one.name().to_owned(),
            Self::Slot(one) => one.name().to_owned(),
            Self::Direction(one) => one.name().to_owned(),
        }
    }

    /// The question.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Community(_) => "Who of them knows the work and would talk with you?",
            Self::NineC(one) => match one {
                NineC::Commissioners => "Who pays for the service, or orders it?",
                NineC::Customers => "Who acquires or uses what comes of it?",
                NineC::Collaborators => "With whom is it made?",
                NineC::Contributors => "Who gives something that it needs?",
                NineC::Channels => "Through whom does it reach others?",
                NineC::Commentators => "Whose opinion do others listen to?",
                NineC::Consumers => "Who is served in the end?",
                NineC::Champions => "Who believes in it and speaks for it?",
                NineC::Competitors => "Who wants the same means, or something else?",
            },
            Self::Slot(slot) => super::asks(slot),
            Self::Direction(one) => match one {
                Direction::Upward => "Who above has to want it: sponsors, executives?",
                Direction::Downward => "Who in the team does it?",
                Direction::Sideward => "Which peers share people, money or customers with it?",
                Direction::Outward => "Who outside: suppliers, customers, regulators?",
            },
        }
    }

    /// Whether somebody answers it.
    fn holds(self, person: &Stakeholder, said: &Assessment) -> bool {
        match self {
            Self::Community(id) => person.communities.get(&id).is_some_and(|depth| depth.is_local()),
            Self::NineC(one) => said.nine_cs.contains(&one),
            Self::Slot(one) => person.slots.contains(&one),
            Self::Direction(one) => person.direction == Some(one),
        }
    }

    fn give(self, person: &mut Stakeholder, said: &mut Assessment) {
        match self {
            Self::Community(id) => {
                let depth = person.communities.entry(id).or_default();
                if !depth.is_local() {
                    *depth = Depth::Member;
                }
            }
            Self::NineC(one) => drop(said.nine_cs.insert(one)),
            Self::Slot(one) => drop(person.slots.insert(one)),
            Self::Direction(one) => person.direction = Some(one),
        }
    }

    fn take(self, person: &mut Stakeholder, said: &mut Assessment) {
        match self {
            Self::Community(id) => drop(person.communities.remove(&id)),
            Self::NineC(one) => drop(said.nine_cs.remove(&one)),
            Self::Slot(one) => drop(person.slots.remove(&one)),
            Self::Direction(one) => {
                if person.direction == Some(one) {
                    person.direction = None;
                }
            }
        }
    }
}

/// A question, and who answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it asks for.
    pub about: About,
    /// Who of the initiative answers it: the most influential first, then by name.
    pub people: Vec<StakeholderId>,
    /// The user said: nobody.
    pub nobody: bool,
}

impl Prompt {
    /// True while nobody is found and nobody said that there is nobody.
    pub fn is_open(&self) -> bool {
        self.people.is_empty() && !self.nobody
    }
}

/// Every prompt of an initiative, by origin; the affected communities by impact; nothing where it is not on the map. O(people ·
/// prompts).
pub fn prompts(document: &Document, initiative: InitiativeId) -> Vec<Prompt> {
    let Some(change) = document.initiatives.get(&initiative) else { return Vec::new() };
    let mut people: Vec<_> = document
        .assessments_of(initiative)
        .filter_map(|(id, said)| Some((id, document.stakeholders.get(&id)?, said)))
        .collect();
    people.sort_by(|a, b| {
        (Reverse(a.2.influence), &a.1.name, a.0).cmp(&(Reverse(b.2.influence), &b.1.name, b.0))
    });
    let mut communities: Vec<_> =
        change.affected.iter().map(|(id, affected)| (Reverse(affected.impact), *id)).collect();
    communities.sort();
    let communities = communities.into_iter().map(|(_, id)| About::Community(id));
    let nine = NineC::ALL.iter().map(|one| About::NineC(*one));
    let slots = Slot::ALL.iter().map(|one| About::Slot(*one));
    let directions = Direction::ALL.iter().map(|one| About::Direction(*one));
    communities
        .chain(nine)
        .chain(slots)
        .chain(directions)
        .map(|about| Prompt {
            about,
            people: people
                .iter()
                .filter(|(_, one, said)| about.holds(one, said))
                .map(|(id, ..)| *id)
                .collect(),
            nobody: change.answered.contains(&about.id()),
        })
        .collect()
}

/// Answers a prompt with somebody who is on the map: they are part of the initiative from then on, not rated where they were
/// not in it. That there is nobody is no longer said.
pub fn answer(document: &Document, initiative: InitiativeId, about: About, person: StakeholderId) -> Edit {
    let name = document.name(Key::Stakeholder(person));
    let edit = Edit::new(format!("{}: {name}", about.name(document)));
    let Some(record) = document.stakeholders.get(&person) else { return edit };
    let mut said = document.assessments.get(&(initiative, person)).cloned().unwrap_or_default();
    let mut record = record.clone();
    about.give(&mut record, &mut said);
    let edit = edit.with(Key::Stakeholder(person), record).with(Key::Assessment(initiative, person), said);
    found(document, initiative, about, edit)
}

/// Answers a prompt with somebody new; returns the new id too.
pub fn answer_new(
    document: &Document,
    ids: &mut IdMaker,
    initiative: InitiativeId,
    about: About,
    name: &str,
) -> (StakeholderId, Edit) {
    let id = ids.next();
    let (mut record, mut said) = (Stakeholder::named(name.trim()), Assessment::default());
    about.give(&mut record, &mut said);
    let edit = Edit::new(format!("Add {}: {}", name.trim(), about.name(document)))
        .with(Key::Stakeholder(id), record)
        .with(Key::Assessment(initiative, id), said);
    (id, found(document, initiative, about, edit))
}

/// Takes somebody out of an answer; they stay on the map and in the initiative.
pub fn take_out(document: &Document, initiative: InitiativeId, about: About, person: StakeholderId) -> Edit {
    let name = document.name(Key::Stakeholder(person));
    let mut edit = Edit::new(format!("{}: not {name}", about.name(document)));
    let key = (initiative, person);
    if let (Some(record), Some(said)) = (document.stakeholders.get(&person), document.assessments.get(&key)) {
        let (mut next, mut next_said) = (record.clone(), said.clone());
        about.take(&mut next, &mut next_said);
        if next != *record {
            edit.put(Key::Stakeholder(person), next);
        }
        if next_said != *said {
            edit.put(Key::Assessment(initiative, person), next_said);
        }
    }
    edit
}

/// Answers a prompt with nobody, or asks it again.
pub fn nobody(document: &Document, initiative: InitiativeId, about: About, is_so: bool) -> Edit {
    let name = about.name(document);
    let edit = Edit::new(if is_so { format!("{name}: nobody") } else { format!("{name}: ask again") });
    let Some(change) = document.initiatives.get(&initiative) else { return edit };
    let mut next = change.clone();
    let changed = if is_so { next.answered.insert(about.id()) } else { next.answered.remove(&about.id()) };
    if changed { edit.with(Key::Initiative(initiative), next) } else { edit }
}

fn found(document: &Document, initiative: InitiativeId, about: About, edit: Edit) -> Edit {
    let again = nobody(document, initiative, about, false);
    edit.then(again)
}
