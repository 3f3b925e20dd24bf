//! What is kept of an export, and what of the older ones is no longer needed?
//!
//! *Invariants:* the log holds no content: check sums stand for rows. Only the last two versions that an audience got keep
//! the sums of their rows; of the older ones one sum stays, so that versions can be counted.

use crate::model::about::Exported;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::key::Key;

/// The key of the one sum over all rows.
pub(crate) const WHOLE: &str = "";

impl Exported {
    /// Whether both went to the same readers, as the same report of the same initiative.
    pub fn is_like(&self, other: &Self) -> bool {
        self.audience == other.audience && self.report == other.report && self.initiative == other.initiative
    }

    /// The sum over all rows; nothing where rows were not kept.
    pub fn whole(&self) -> Option<&str> {
        self.rows.get(WHOLE).map(String::as_str)
    }
}

/// Adds an export to the log. O(log).
pub fn exported(document: &Document, entry: Exported) -> Edit {
    const KEPT: usize = 2;
    let mut about = document.about.clone();
    about.export_log.push(entry.clone());
    let mut seen: Vec<String> = Vec::new();
    for old in about.export_log.iter_mut().rev().filter(|old| old.is_like(&entry)) {
        let Some(whole) = old.whole().map(str::to_owned) else { continue };
        if seen.last() != Some(&whole) {
            seen.push(whole);
        }
        if seen.len() > KEPT {
            old.rows.retain(|key, _| key == WHOLE);
        }
    }
    Edit::new("Note what was exported").with(Key::About, about)
}
