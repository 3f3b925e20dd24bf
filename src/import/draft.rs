//! What would an import do, before it is done?

use crate::diagnostic::Warning;
use crate::model::Edit;

/// How many warnings are kept in words; the rest is counted.
const MOST_WARNINGS: usize = 500;

/// What a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// One person or group a row.
    People,
    /// One tie a row.
    Ties,
}

/// How many people or ties are touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Not in the map before.
    pub new: usize,
    /// In the map, and changed by the source.
    pub updated: usize,
    /// In the map as the source says, or kept as they were.
    pub unchanged: usize,
    /// Rows that were left out; each has a warning.
    pub skipped: usize,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The id of the field it went to, `custom` or `ignore`.
    pub field: String,
    /// The scale that was taken for its ratings.
    pub scale: Option<String>,
}

/// An import that has not been carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The whole change, one step to undo.
    pub edit: Edit,
    /// People or ties.
    pub content: Content,
    /// How many are touched.
    pub counts: Counts,
    /// What was understood: encoding, separator, heading row, columns, scales.
    pub notes: Vec<String>,
    /// What became of each column, in the order of the source.
    pub columns: Vec<Column>,
    /// What went less than well, by row and column.
    pub warnings: Vec<Warning>,
}

/// Collects warnings without letting a hostile source fill the memory with them.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    kept: Vec<Warning>,
    more: usize,
}

impl Warnings {
    /// Keeps one more.
    pub(super) fn push(&mut self, warning: Warning) {
        if self.kept.len() < MOST_WARNINGS {
            self.kept.push(warning);
        } else {
            self.more += 1;
        }
    }

    /// A warning about a cell: the row from 1, and the heading of the column, which may be empty.
    pub(super) fn at(&mut self, row: usize, column: &str, message: impl Into<String>) {
        let place = if column.is_empty() {
            format!("row {row}")
        } else {
            format!("row {row}, column “{column}”")
        };
        self.push(Warning::new(place, message));
    }

    /// All of them, the last one counting those that were not kept.
    pub(super) fn finish(mut self) -> Vec<Warning> {
        if self.more > 0 {
            self.kept.push(Warning::new("", format!("{} more of this kind are not listed", self.more)));
        }
        self.kept
    }
}

/// At most 60 characters of a text, for messages.
pub(super) fn short(text: &str) -> String {
    if text.chars().nth(60).is_none() {
        return text.to_owned();
    }
    text.chars().take(59).chain(['…']).collect()
}
