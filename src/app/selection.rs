//! What is selected? One selection for the whole window, shared by every view.
//!
//! *Invariants:* after `keep` nothing is selected that the document does not hold; the primary is one of the selected.

use crate::model::{Document, Key, StakeholderId};
use std::collections::BTreeSet;

/// The selected records, and the one that the inspector shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Selection {
    keys: BTreeSet<Key>,
    primary: Option<Key>,
}

impl Selection {
    /// One record.
    pub(super) fn one(key: Key) -> Self {
        Self { keys: BTreeSet::from([key]), primary: Some(key) }
    }

    /// Several records; the first is the primary.
    pub(super) fn of(keys: impl IntoIterator<Item = Key>) -> Self {
        let mut primary = None;
        let keys = keys.into_iter().inspect(|key| primary = primary.or(Some(*key))).collect();
        Self { keys, primary }
    }

    /// Every stakeholder and tie under these keys that a click with this meaning leaves selected.
    #[must_use]
    pub(super) fn clicked(&self, key: Key, click: Click) -> Self {
        let mut next = self.clone();
        match click {
            Click::Only => return Self::one(key),
            Click::Add => {
                next.keys.insert(key);
                next.primary = Some(key);
            }
            Click::Toggle => {
                if next.keys.remove(&key) {
                    if next.primary == Some(key) {
                        next.primary = next.keys.first().copied();
                    }
                } else {
                    next.keys.insert(key);
                    next.primary = Some(key);
                }
            }
        }
        next
    }

    /// True where the record is selected.
    pub(super) fn has(&self, key: Key) -> bool {
        self.keys.contains(&key)
    }

    /// The record that the inspector shows.
    pub(super) fn primary(&self) -> Option<Key> {
        self.primary
    }

    /// The stakeholder that the inspector shows.
    pub(super) fn person(&self) -> Option<StakeholderId> {
        if let Some(Key::Stakeholder(id)) = self.primary { Some(id) } else { None }
    }

    /// The selected stakeholders, in the order of their ids.
    pub(super) fn people(&self) -> Vec<StakeholderId> {
        self.keys
            .iter()
            .filter_map(|key| if let Key::Stakeholder(id) = key { Some(*id) } else { None })
            .collect()
    }

    /// All selected records.
    pub(super) fn keys(&self) -> Vec<Key> {
        self.keys.iter().copied().collect()
    }

    /// True where nothing is selected.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Drops what the document no longer holds.
    pub(super) fn keep(&mut self, document: &Document) {
        self.keys.retain(|key| document.holds(*key));
        if self.primary.is_some_and(|key| !self.keys.contains(&key)) {
            self.primary = self.keys.first().copied();
        }
    }
}

/// What a click on a record means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Click {
    /// Select only this.
    Only,
    /// Select this too.
    Add,
    /// Select this, or no longer.
    Toggle,
}

impl Click {
    /// Shift adds, Ctrl or Cmd toggles.
    pub(super) fn with(modifiers: egui::Modifiers) -> Self {
        if modifiers.command {
            Self::Toggle
        } else if modifiers.shift {
            Self::Add
        } else {
            Self::Only
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stakeholder};

    fn key(bits: u64) -> Key {
        Key::Stakeholder(Id::from_bits(bits))
    }

    #[test]
    fn toggling_the_primary_hands_it_on() {
        let both = Selection::of([key(2), key(1)]);
        assert_eq!(both.primary(), Some(key(2)));
        let one = both.clicked(key(2), Click::Toggle);
        assert_eq!((one.primary(), one.keys().len()), (Some(key(1)), 1));
        assert!(one.clicked(key(1), Click::Toggle).is_empty());
    }

    #[test]
    fn what_is_gone_is_no_longer_selected() {
        let mut document = Document::default();
        document.stakeholders.insert(Id::from_bits(1), Stakeholder::named("Ana"));
        let mut selection = Selection::of([key(2), key(1)]);
        selection.keep(&document);
        assert_eq!((selection.primary(), selection.people().len()), (Some(key(1)), 1));
    }
}
