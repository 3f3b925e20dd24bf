//! What is in a table of the map, as it goes into a spreadsheet?
//!
//! *Invariants:* one row a record, in an order that depends on nothing hidden; days are days and numbers are numbers. What
//! the audience does not see has no column, rather than an empty one.

use crate::share::{Disclosure, InitiativeId};
use jiff::civil::Date;

/// What stands in a field of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Item {
    /// Nothing.
    #[default]
    None,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ListColumn {
    /// Stable, for scripts and for reading the file again: *influence*.
    pub id: String,
    /// For people.
    pub title: String,
    /// One sentence on what it means; empty where the title says it.
    pub help: &'static str,
    /// The words from which one is chosen; empty where anything may be written.
    pub choices: Vec<&'static str>,
    /// Its usual width in letters.
    pub width: u16,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Which of [`super::LISTS`].
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<ListColumn>,
    /// One item for each column.
    pub rows: Vec<Vec<Item>>,
}

/// A kind of table.
pub struct ListKind {
    /// Stable, for scripts and file names.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence on what it holds.
    pub help: &'static str,
    /// Makes it: of one initiative, or of all. O(records · log).
    pub make: fn(&Disclosure, Option<InitiativeId>) -> List,
}

impl ListKind {
    /// The table with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        super::LISTS.iter().find(|kind| kind.id == id)
    }
}

impl Item {
    /// What it says as text: days as *2026-03-31*, numbers without zeros at their end.
    pub fn text(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }

    /// True of a number.
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }
}

impl List {
    /// True where there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
