//! Adding, naming, rating, tying and placing people.

use super::cascade::assessment;
use crate::model::assessment::Engagement;
use crate::model::community::{Community, CommunityId};
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::id::IdMaker;
use crate::model::initiative::{Initiative, InitiativeId};
use crate::model::key::{Key, Record};
use crate::model::numbers::{Point, Rating};
use crate::model::stakeholder::{Stakeholder, StakeholderId};
use crate::model::tie::{Tie, TieId};

/// Adds a stakeholder, and to the initiative where one is given (not rated yet).
pub fn add_stakeholder(
    ids: &mut IdMaker,
    stakeholder: Stakeholder,
    initiative: Option<InitiativeId>,
) -> (StakeholderId, Edit) {
    let id = ids.next();
    let mut edit = Edit::new(format!("Add {}", stakeholder.name)).with(Key::Stakeholder(id), stakeholder);
    if let Some(initiative) = initiative {
        edit.put(Key::Assessment(initiative, id), crate::model::assessment::Assessment::default());
    }
    (id, edit)
}

/// Adds a copy of each of these people, and to the initiative, where one is given, with the same ratings. What is
/// between people (ties, actions, what was said) is not copied.
pub fn duplicate(
    document: &Document,
    ids: &mut IdMaker,
    people: &[StakeholderId],
    initiative: Option<InitiativeId>,
) -> (Vec<StakeholderId>, Edit) {
    let label = match people {
        [one] => format!("Duplicate {}", document.name(Key::Stakeholder(*one))),
        several => format!("Duplicate {} people", several.len()),
    };
    let mut edit = Edit::new(label);
    let mut copies = Vec::new();
    for original in people {
        let Some(person) = document.stakeholders.get(original) else { continue };
        let id: StakeholderId = ids.next();
        let name = format!("{} (copy)", person.name);
        // The key names one record of another program, and consent is given by a person, not by a copy.
        let copy = Stakeholder { name, external_key: None, consent_named: false, ..person.clone() };
        edit.put(Key::Stakeholder(id), copy);
        let rated =
            initiative.and_then(|i| document.assessments.get(&(i, *original)).map(|a| (i, a.clone())));
        if let Some((initiative, mut assessment)) = rated {
            assessment.advocacy = crate::model::assessment::Advocacy::default();
            edit.put(Key::Assessment(initiative, id), assessment);
        }
        copies.push(id);
    }
    (copies, edit)
}

/// Adds a community.
pub fn add_community(ids: &mut IdMaker, community: Community) -> (CommunityId, Edit) {
    let id = ids.next();
    (id, Edit::new(format!("Add {}", community.name)).with(Key::Community(id), community))
}

/// Adds an initiative.
pub fn add_initiative(ids: &mut IdMaker, initiative: Initiative) -> (InitiativeId, Edit) {
    let id = ids.next();
    (id, Edit::new(format!("Add {}", initiative.name)).with(Key::Initiative(id), initiative))
}

/// Gives a record a new name or title; for records without one nothing changes.
pub fn rename(document: &Document, key: Key, name: &str) -> Edit {
    let mut edit = Edit::new(format!("Rename {}", document.name(key)));
    let Some(mut record) = document.get(key) else { return edit };
    let place = match &mut record {
        Record::About(r) => &mut r.title,
        Record::Stakeholder(r) => &mut r.name,
        Record::Community(r) => &mut r.name,
        Record::Initiative(r) => &mut r.name,
        Record::Message(r) => &mut r.title,
        Record::Action(r) => &mut r.title,
        Record::Review(r) => &mut r.name,
        Record::Tie(_) | Record::Assessment(_) | Record::Interaction(_) | Record::Pin(_) => return edit,
    };
    name.trim().clone_into(place);
    edit.put(key, record);
    edit
}

/// Changes a record in place; nothing changes where it is not there.
pub fn change(
    document: &Document,
    key: Key,
    label: impl Into<String>,
    how: impl FnOnce(&mut Record),
) -> Edit {
    let mut edit = Edit::new(label.into());
    if let Some(mut record) = document.get(key) {
        how(&mut record);
        edit.put(key, record);
    }
    edit
}

/// Rates influence and interest in an initiative; the stakeholder is added to it where needed.
pub fn rate(
    document: &Document,
    initiative: InitiativeId,
    ratings: &[(StakeholderId, Option<Rating>, Option<Rating>)],
) -> Edit {
    let label = match ratings {
        [(one, ..)] => format!("Re-rate {}", document.name(Key::Stakeholder(*one))),
        _ => format!("Re-rate {} people", ratings.len()),
    };
    let mut edit = Edit::new(label);
    for (stakeholder, influence, interest) in ratings {
        let key = Key::Assessment(initiative, *stakeholder);
        let mut changed = assessment(document, key);
        changed.influence = *influence;
        changed.interest = *interest;
        edit.put(key, changed);
    }
    edit
}

/// Sets how stakeholders stand to a change today. Who no longer resists needs no reason for it.
pub fn engage(
    document: &Document,
    initiative: InitiativeId,
    stakeholders: &[StakeholderId],
    now: Option<Engagement>,
) -> Edit {
    let word = now.map_or("not known", Engagement::name);
    let label = match stakeholders {
        [one] => format!("{}: {word}", document.name(Key::Stakeholder(*one))),
        _ => format!("{} people: {word}", stakeholders.len()),
    };
    let mut edit = Edit::new(label);
    for stakeholder in stakeholders {
        let key = Key::Assessment(initiative, *stakeholder);
        let mut changed = assessment(document, key);
        changed.engagement_now = now;
        if now != Some(Engagement::Resistant) {
            changed.reason = None;
        }
        edit.put(key, changed);
    }
    edit
}

/// Ties two stakeholders. Where such a tie is there already it takes the new strength and note, and its id is
/// returned. O(ties).
pub fn tie(document: &Document, ids: &mut IdMaker, tie: Tie) -> (TieId, Edit) {
    let label = format!(
        "Tie {} and {}",
        document.name(Key::Stakeholder(tie.from)),
        document.name(Key::Stakeholder(tie.to))
    );
    let there = document.ties.iter().find(|(_, other)| other.identity() == tie.identity());
    let id = there.map_or_else(|| ids.next(), |(id, _)| *id);
    (id, Edit::new(label).with(Key::Tie(id), tie))
}

/// Changes a tie. Where it becomes the same as another the other goes. O(ties).
pub fn update_tie(document: &Document, id: TieId, tie: Tie) -> Edit {
    let mut edit = Edit::new(format!("Change {}", document.name(Key::Tie(id))));
    for (other, _) in
        document.ties.iter().filter(|(other, t)| **other != id && t.identity() == tie.identity())
    {
        edit.remove(Key::Tie(*other));
    }
    edit.put(Key::Tie(id), tie);
    edit
}

/// Keeps stakeholders at places on the network view.
pub fn pin(document: &Document, places: &[(StakeholderId, Point)]) -> Edit {
    let mut edit = Edit::new(match places {
        [(one, _)] => format!("Move {}", document.name(Key::Stakeholder(*one))),
        _ => format!("Move {} people", places.len()),
    });
    for (stakeholder, place) in places {
        edit.put(Key::Pin(*stakeholder), *place);
    }
    edit
}

/// Lets the arrangement place these stakeholders again.
pub fn unpin(document: &Document, stakeholders: &[StakeholderId]) -> Edit {
    let mut edit = Edit::new(match stakeholders {
        [one] => format!("Unpin {}", document.name(Key::Stakeholder(*one))),
        _ => format!("Unpin {} people", stakeholders.len()),
    });
    for stakeholder in stakeholders.iter().filter(|id| document.pins.contains_key(id)) {
        edit.remove(Key::Pin(*stakeholder));
    }
    edit
}
