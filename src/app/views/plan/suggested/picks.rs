//! Which suggestions are ticked, and what was changed in them before they are added?

use crate::model::{Action, StakeholderId};
use crate::plan::suggestions::Suggestion;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// By the marks of suggestions.
#[derive(Default)]
pub(super) struct Picks {
    ticked: BTreeSet<String>,
    changed: BTreeMap<String, Changed>,
}

/// What the user set in place of what was proposed.
#[derive(Debug, Clone, Copy, Default)]
struct Changed {
    owner: Option<Option<StakeholderId>>,
    due: Option<Date>,
}

impl Picks {
    /// Forgets what is suggested no more.
    pub(super) fn keep(&mut self, all: &[Suggestion]) {
        if self.ticked.is_empty() && self.changed.is_empty() {
            return;
        }
        let there: BTreeSet<String> = all.iter().map(Suggestion::mark).collect();
        self.ticked.retain(|mark| there.contains(mark));
        self.changed.retain(|mark, _| there.contains(mark));
    }

    /// Whether it is to be added.
    pub(super) fn is_ticked(&self, mark: &str) -> bool {
        self.ticked.contains(mark)
    }

    /// Ticks it, or no longer.
    pub(super) fn turn(&mut self, mark: &str) {
        if !self.ticked.remove(mark) {
            self.ticked.insert(mark.to_owned());
        }
    }

    /// Somebody else does it, or nobody yet.
    pub(super) fn give(&mut self, mark: &str, owner: Option<StakeholderId>) {
        self.changed.entry(mark.to_owned()).or_default().owner = Some(owner);
    }

    /// It is due on another day.
    pub(super) fn move_to(&mut self, mark: &str, due: Date) {
        self.changed.entry(mark.to_owned()).or_default().due = Some(due);
    }

    /// It was added.
    pub(super) fn forget(&mut self, mark: &str) {
        self.ticked.remove(mark);
        self.changed.remove(mark);
    }

    /// The action as it would be added.
    pub(super) fn action(&self, suggestion: &Suggestion) -> Action {
        let mut action = suggestion.action.clone();
        if let Some(changed) = self.changed.get(&suggestion.mark()) {
            action.owner = changed.owner.unwrap_or(action.owner);
            action.due = changed.due.or(action.due);
        }
        action
    }
}
