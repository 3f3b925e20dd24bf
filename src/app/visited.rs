//! Whom did the user look at before? Back and Forward, apart from undo.

use super::selection::Selection;
use crate::model::{Document, Key};

/// How many are remembered.
const MOST: usize = 100;

/// The people that were looked at one by one, the oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Visited {
    list: Vec<Key>,
    /// How many of the list lie at or before the one that is looked at.
    at: usize,
}

impl Visited {
    /// Remembers who is looked at.
    pub(super) fn note(&mut self, selection: &Selection) {
        let keys = selection.keys();
        let [key @ Key::Stakeholder(_)] = keys.as_slice() else { return };
        if self.at > 0 && self.list.get(self.at - 1) == Some(key) {
            return;
        }
        self.list.truncate(self.at);
        self.list.push(*key);
        if self.list.len() > MOST {
            self.list.remove(0);
        }
        self.at = self.list.len();
    }

    /// The one before or after who still stands on the map; looks at them from now on.
    pub(super) fn go(&mut self, forward: bool, document: &Document) -> Option<Key> {
        let found = self.next(forward, document)?;
        self.at = found + 1;
        self.list.get(found).copied()
    }

    /// Whether there is one to go to.
    pub(super) fn can_go(&self, forward: bool, document: &Document) -> bool {
        self.next(forward, document).is_some()
    }

    fn next(&self, forward: bool, document: &Document) -> Option<usize> {
        let stands = |place: &usize| self.list.get(*place).is_some_and(|key| document.holds(*key));
        if forward {
            (self.at..self.list.len()).find(stands)
        } else {
            (0..self.at.saturating_sub(1)).rev().find(stands)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stakeholder};

    #[test]
    fn back_and_forward_pass_over_who_is_gone() {
        let mut document = Document::default();
        for bits in [1, 3] {
            document.stakeholders.insert(Id::from_bits(bits), Stakeholder::named("Ana"));
        }
        let key = |bits| Key::Stakeholder(Id::from_bits(bits));
        let mut visited = Visited::default();
        for bits in [1, 2, 3] {
            visited.note(&Selection::one(key(bits)));
        }
        assert_eq!(visited.go(false, &document), Some(key(1)));
        assert!(!visited.can_go(false, &document));
        assert_eq!(visited.go(true, &document), Some(key(3)));
        visited.note(&Selection::one(key(3)));
        assert!(!visited.can_go(true, &document));
    }
}
