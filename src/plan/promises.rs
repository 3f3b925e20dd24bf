//! Which promises were made, to whom, and what became of them?
//!
//! *Invariants:* every promise of every talk is listed once. Who gave it is never among those to whom it was given. Keeping a
//! promise belongs to the person: counts look at all initiatives; they are counts, never a mark.

use super::thanks::Given;
use crate::model::interaction::Kept;
use crate::model::{Document, Edit, InitiativeId, Interaction, InteractionId, Key, StakeholderId};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A promise of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The talk in which it was made.
    pub talk: InteractionId,
    /// Its place among the promises of that talk, from 0.
    pub place: usize,
    /// Who gave it.
    pub by: StakeholderId,
    /// To whom: the others who took part in the talk, in the order of ids.
    pub to: Vec<StakeholderId>,
    /// What was promised.
    pub text: String,
    /// Until when.
    pub due: Option<Date>,
    /// Whether it was kept.
    pub kept: Kept,
    /// The day of the talk.
    pub made: Date,
    /// In which change.
    pub initiative: Option<InitiativeId>,
}

impl Owed {
    /// True of an open one whose day has passed.
    pub fn is_past_due(&self, today: Date) -> bool {
        self.kept == Kept::Open && self.due.is_some_and(|due| due < today)
    }
}

/// The promises of an initiative, or of all and of none where no initiative is asked for: open ones first by due date (so
/// those past due come first, those without a day last), then decided ones, newest first. Equal ones by talk and place.
/// O(promises · people of a talk + promises · log).
pub fn promises(document: &Document, initiative: Option<InitiativeId>) -> Vec<Owed> {
    let talks = document
        .interactions
        .iter()
        .filter(|(_, talk)| initiative.is_none_or(|wanted| talk.initiative == Some(wanted)));
    let mut all: Vec<Owed> = talks
        .flat_map(|(id, talk)| {
            talk.promises.iter().enumerate().map(|(place, promise)| Owed {
                talk: *id,
                place,
                by: promise.by,
                to: talk.stakeholders.iter().copied().filter(|person| *person != promise.by).collect(),
                text: promise.text.to_string(),
                due: promise.due,
                kept: promise.kept,
                made: talk.date,
                initiative: talk.initiative,
            })
        })
        .collect();
    all.sort_by_key(|owed| {
        let open = (owed.kept == Kept::Open).then_some((owed.due.is_none(), owed.due));
        (open.is_none(), open, Reverse(owed.made), owed.talk, owed.place)
    });
    all
}

/// How many promises each person gave, in all initiatives: the one with most of them first, equal ones by id. Who gave none
/// is not in it. O(promises · log).
pub fn reliability(document: &Document) -> Vec<(StakeholderId, Given)> {
    let mut given: BTreeMap<StakeholderId, Given> = BTreeMap::new();
    for promise in document.interactions.values().flat_map(|talk| &talk.promises) {
        given.entry(promise.by).or_default().count(promise.kept);
    }
    let mut all: Vec<(StakeholderId, Given)> = given.into_iter().collect();
    all.sort_by_key(|(person, given)| (Reverse(given.kept + given.broken + given.open), *person));
    all
}

/// Notes what became of a promise; an empty edit where it is gone or nothing would change.
pub fn decide(document: &Document, talk: InteractionId, place: usize, kept: Kept) -> Edit {
    let verb = match kept {
        Kept::Yes => "Kept",
        Kept::No => "Broken",
        Kept::Open => "Open again",
    };
    with_promise(document, talk, place, verb, |promise| promise.kept = kept)
}

/// Gives a promise another day, or none; an empty edit where it is gone or nothing would change.
pub fn postpone(document: &Document, talk: InteractionId, place: usize, due: Option<Date>) -> Edit {
    with_promise(document, talk, place, "New date", |promise| promise.due = due)
}

fn with_promise(
    document: &Document,
    talk: InteractionId,
    place: usize,
    verb: &str,
    change: impl FnOnce(&mut crate::model::interaction::Promise),
) -> Edit {
    let nothing = Edit::new(verb.to_owned());
    let Some(old) = document.interactions.get(&talk) else { return nothing };
    let mut record: Interaction = old.clone();
    let Some(promise) = record.promises.get_mut(place) else { return nothing };
    change(promise);
    if record == *old {
        return nothing;
    }
    let by = old.promises[place].by;
    Edit::new(format!("{verb}: the promise of {}", document.name(Key::Stakeholder(by))))
        .with(Key::Interaction(talk), record)
}
