//! How does a document change, and how is the change taken back?
//!
//! *Invariants:* `apply` either carries out the whole edit and returns its inverse, or changes nothing; applying the
//! inverse gives back the same document to the byte of the saved file. What an edit touches is sound afterwards.
//! There are no hooks and no hidden cascades: the builders in `edits` work out the whole consequence beforehand.

use super::document::{Document, Fault};
use super::key::{Key, Record};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A change: for each key the record that it holds afterwards, or nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edit {
    /// What the user did, for the menu: *Re-rate Ana Ruiz*.
    pub label: Cow<'static, str>,
    changes: BTreeMap<Key, Option<Record>>,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The document would not be sound.
    #[error("{}", .0.message)]
    Fault(Fault),
    /// A record would stand under the key of another table, or the map would lose its first page.
    #[error("a {} cannot be put there", .0.word())]
    Misplaced(Key),
}

impl Edit {
    /// An edit that changes nothing yet.
    pub fn new(label: impl Into<Cow<'static, str>>) -> Self {
        Self { label: label.into(), changes: BTreeMap::new() }
    }

    /// After this edit the key holds the record.
    #[must_use]
    pub fn with(mut self, key: Key, record: impl Into<Record>) -> Self {
        self.put(key, record);
        self
    }

    /// After this edit the key holds the record.
    pub fn put(&mut self, key: Key, record: impl Into<Record>) {
        self.changes.insert(key, Some(record.into()));
    }

    /// After this edit the key holds nothing.
    pub fn remove(&mut self, key: Key) {
        self.changes.insert(key, None);
    }

    /// What the key holds after this edit, if the edit touches it.
    pub fn after(&self, key: Key) -> Option<Option<&Record>> {
        self.changes.get(&key).map(Option::as_ref)
    }

    /// What the edit touches, and what is there afterwards.
    pub fn changes(&self) -> impl Iterator<Item = (Key, Option<&Record>)> {
        self.changes.iter().map(|(key, record)| (*key, record.as_ref()))
    }

    /// True of an edit that touches nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// True where both edits touch the same keys.
    pub fn touches_the_same(&self, other: &Self) -> bool {
        self.changes.len() == other.changes.len() && self.changes.keys().eq(other.changes.keys())
    }

    /// The two edits as one, the second carried out after the first; the label stays.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.changes.extend(next.changes);
        self
    }

    /// How many records of each kind the edit removes, in words (“4 ties, 2 actions”), the named keys apart.
    pub fn also_removes(&self, named: &[Key]) -> String {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (key, record) in &self.changes {
            if record.is_none() && !named.contains(key) {
                *counts.entry(key.word()).or_default() += 1;
            }
        }
        let words: Vec<String> = counts.into_iter().map(|(word, count)| counted(count, word)).collect();
        words.join(", ")
    }
}

/// A number with its word: *1 tie*, *4 ties*, *2 communities*.
pub fn counted(count: usize, word: &str) -> String {
    match (count, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {word}s"),
    }
}

impl Document {
    /// Carries out the edit and returns its inverse; on an error nothing was changed.
    ///
    /// O(touched · log n) for edits that remove nothing and touch few ties; O(size of the document) otherwise.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        for (key, record) in &edit.changes {
            if record.as_ref().map_or(*key == Key::About, |record| !record.fits(*key)) {
                return Err(EditError::Misplaced(*key));
            }
        }
        let label = edit.label;
        let swapped = edit.changes.into_iter().map(|(key, record)| (key, self.put(key, record)));
        let inverse = Edit { label, changes: swapped.collect() };
        match self.fault_of(&inverse) {
            None => Ok(inverse),
            Some(fault) => {
                for (key, record) in inverse.changes {
                    self.put(key, record);
                }
                Err(EditError::Fault(fault))
            }
        }
    }

    /// What is wrong with the records that the edit touched.
    fn fault_of(&self, inverse: &Edit) -> Option<Fault> {
        let mut removed = BTreeSet::new();
        let mut ties = 0;
        for key in inverse.changes.keys().copied() {
            if !self.holds(key) {
                removed.insert(key);
                continue;
            }
            if let Some(fault) = self.record_fault(key) {
                return Some(fault);
            }
            let mut fault = None;
            let mut visit = |to| {
                if fault.is_none() && !self.holds(to) {
                    fault = Some(self.dangling(key, to));
                }
            };
            key.own_references(&mut visit);
            if let Some(record) = self.get(key) {
                record.references(&mut visit);
            }
            if fault.is_some() {
                return fault;
            }
            ties += usize::from(matches!(key, Key::Tie(_)));
        }
        self.left_behind(&removed).or_else(|| self.tie_twice(inverse, ties))
    }

    /// A record that still points to one that was removed.
    fn left_behind(&self, removed: &BTreeSet<Key>) -> Option<Fault> {
        // Nothing points to these: no need to look through the document.
        let referred = |key: &&Key| {
            !matches!(
                key,
                Key::Tie(_) | Key::Assessment(..) | Key::Pin(_) | Key::Review(_) | Key::Interaction(_)
            )
        };
        removed.iter().find(referred)?;
        let mut fault = None;
        self.each_reference(&mut |key, to| {
            if fault.is_none() && removed.contains(&to) {
                fault = Some(self.dangling(key, to));
            }
        });
        fault
    }

    /// A tie that the edit touched and that is now there twice.
    fn tie_twice(&self, inverse: &Edit, touched: usize) -> Option<Fault> {
        let twice = |id| Fault {
            key: Key::Tie(id),
            message: format!("tie “{}”: this tie is there twice", self.name(Key::Tie(id))),
        };
        if touched > 16 {
            let mut seen = BTreeSet::new();
            return self.ties.iter().find(|(_, tie)| !seen.insert(tie.identity())).map(|(id, _)| twice(*id));
        }
        inverse.changes.keys().find_map(|key| {
            let Key::Tie(id) = key else { return None };
            let identity = self.ties.get(id)?.identity();
            self.ties.iter().any(|(other, tie)| other != id && tie.identity() == identity).then(|| twice(*id))
        })
    }
}
