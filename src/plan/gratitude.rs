//! Who was thanked when, and who was not?
//!
//! *Invariants:* thanks in any initiative, or in none, count: they belong to the person, not to one change. Advocates who were
//! never thanked come first. How somebody likes to be thanked is private and not told here.

use crate::model::action::ActionKind;
use crate::model::{AdvocacyState, Document, InitiativeId, InteractionId, StakeholderId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The thanks that somebody got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanked {
    /// Who.
    pub person: StakeholderId,
    /// How far they have come on the way to being an advocate of the initiative.
    pub advocacy: AdvocacyState,
    /// Each time, the last first.
    pub times: Vec<(Date, InteractionId)>,
}

impl Thanked {
    /// They carry the change to others, or did until they took a rest.
    pub const fn is_advocate(&self) -> bool {
        self.advocacy.is_advocate() || matches!(self.advocacy, AdvocacyState::Resting)
    }

    /// The last time.
    pub fn last(&self) -> Option<Date> {
        self.times.first().map(|(date, _)| *date)
    }
}

/// The advocates of an initiative (those who rest as well) and everybody else in it who was thanked: advocates first, never
/// thanked ones at the top, then those whose thanks are longest ago; the others after them, lately thanked ones first. Equal
/// ones by id. O(interactions · people of each + people · log).
pub fn gratitude(document: &Document, initiative: InitiativeId) -> Vec<Thanked> {
    let mut times: BTreeMap<StakeholderId, Vec<(Date, InteractionId)>> = BTreeMap::new();
    for (id, talk) in document.interactions.iter().filter(|(_, talk)| talk.kind == ActionKind::Thanks) {
        for person in &talk.stakeholders {
            times.entry(*person).or_default().push((talk.date, *id));
        }
    }
    let mut all: Vec<Thanked> = document
        .assessments_of(initiative)
        .map(|(person, said)| {
            let mut times = times.remove(&person).unwrap_or_default();
            times.sort_by(|one, other| other.cmp(one));
            Thanked { person, advocacy: said.advocacy.state, times }
        })
        .filter(|one| one.is_advocate() || !one.times.is_empty())
        .collect();
    all.sort_by_key(|one| {
        let last = one.last();
        // For others: lately first.
        let lately = if one.is_advocate() { None } else { last.map(std::cmp::Reverse) };
        (!one.is_advocate(), lately, last, one.person)
    });
    all
}
