//! You said, we did: what came back from people, and what was changed by it?
//!
//! *Invariants:* what was heard without anything that changed by it comes first: nobody was told yet.

use crate::model::{Action, ActionId, Document, InitiativeId};
use crate::plan::day;
use jiff::civil::Date;
use std::cmp::Reverse;

/// An action to which something came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heeded {
    /// The action.
    pub action: ActionId,
    /// The day on which it counts.
    pub on: Option<Date>,
    /// What came back; empty where only what changed is noted.
    pub heard: String,
    /// What changed by it; empty where nothing is noted.
    pub changed: String,
}

impl Heeded {
    /// Something came back, and nothing is noted that changed by it.
    pub fn is_unanswered(&self) -> bool {
        !self.heard.is_empty() && self.changed.is_empty()
    }
}

/// The actions of an initiative with something that came back or changed: those without an answer first, then the newest;
/// those without a day last, equal ones by id. O(actions · log).
pub fn heeded(document: &Document, initiative: InitiativeId, today: Date) -> Vec<Heeded> {
    let text = |prose: Option<&str>| prose.unwrap_or_default().trim().to_owned();
    let mut all: Vec<Heeded> = document
        .actions
        .iter()
        .filter(|(_, action)| action.initiative == initiative)
        .map(|(id, action): (&ActionId, &Action)| Heeded {
            action: *id,
            on: day(action, today),
            heard: text(action.feedback.as_deref()),
            changed: text(action.changed_by_it.as_deref()),
        })
        .filter(|one| !one.heard.is_empty() || !one.changed.is_empty())
        .collect();
    all.sort_by_key(|one| (!one.is_unanswered(), Reverse(one.on), one.action));
    all
}
