//! What would an import do, before it is done?

use crate::diagnostic::Warning;
use crate::model::Edit;
use crate::model::edit::counted;

/// How many warnings are kept in words; the rest is counted.
const MOST_WARNINGS: usize = 500;

/// What a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Content {
    /// One person or group a row.
    #[default]
    People,
    /// One tie a row.
    Ties,
    /// People and the ties between them.
    Network,
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
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The whole change, one step to undo.
    pub edit: Edit,
    /// People, ties, or both.
    pub content: Content,
    /// How many are touched; of a network, how many people.
    pub counts: Counts,
    /// How many ties of a network are touched.
    pub ties: Counts,
    /// What was understood: encoding, separator, heading row, columns, scales.
    pub notes: Vec<String>,
    /// What became of each column, in the order of the source.
    pub columns: Vec<Column>,
    /// What went less than well, by row and column.
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// The people of this draft and the ties of the other one, as one step to undo.
    pub(super) fn with_ties(mut self, ties: Self) -> Self {
        self.edit = std::mem::take(&mut self.edit).then(ties.edit);
        self.ties = ties.counts;
        if self.content == Content::Ties {
            (self.counts, self.ties) = (ties.counts, Counts::default());
        }
        let touched = |counts: Counts| counts.new + counts.updated;
        let (people, ties) = (touched(self.counts), touched(ties.counts));
        self.edit.label = match self.content {
            Content::Ties => format!("Import {}", counted(ties, "tie")).into(),
            _ => format!("Import {} and {}", self::people(people), counted(ties, "tie")).into(),
        };
        self
    }

    /// How many are touched in all.
    pub fn total(&self) -> Counts {
        Counts {
            new: self.counts.new + self.ties.new,
            updated: self.counts.updated + self.ties.updated,
            unchanged: self.counts.unchanged + self.ties.unchanged,
            skipped: self.counts.skipped + self.ties.skipped,
        }
    }
}

/// Collects warnings without letting a hostile source fill the memory with them.
#[derive(Debug)]
pub(super) struct Warnings {
    /// What the numbers count: *row*, or *line* of a file that is no table.
    unit: &'static str,
    kept: Vec<Warning>,
    more: usize,
}

impl Warnings {
    /// None yet, for a source whose numbers count this.
    pub(super) const fn of(unit: &'static str) -> Self {
        Self { unit, kept: Vec::new(), more: 0 }
    }

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
        let unit = self.unit;
        let place = match column {
            "" => format!("{unit} {row}"),
            _ if unit == "row" => format!("row {row}, column “{column}”"),
            _ => format!("{unit} {row}, “{column}”"),
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

/// A number of people in words.
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// At most 60 characters of a text, for messages.
pub(super) fn short(text: &str) -> String {
    if text.chars().nth(60).is_none() {
        return text.to_owned();
    }
    text.chars().take(59).chain(['…']).collect()
}
