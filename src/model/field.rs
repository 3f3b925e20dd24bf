//! What is a field: its name, help, kind and privacy level, and how is it read and written without knowing its type?
//!
//! Table columns, sorting, forms, bulk edits, import, export *and the disclosure* are loops over `FIELDS`.
//!
//! *Invariants:* each record type and its `FIELDS` come from one list (the `record!` macro), so that no field can
//! be forgotten. `get` after `set` gives back what was set; a `set` that fails changes nothing.

use super::key::Key;
use super::part::Part;
use crate::model::choices::choice;
use jiff::civil::Date;

choice! {
    /// Who may ever see something.
    pub enum Level {
        /// Anyone, where the audience table allows it.
        Shareable = "shareable", "Shareable";
        /// The core team.
        Team = "team", "Team";
        /// The owner of the map alone.
        Private = "private", "Private";
        /// Nobody: it leaves in a full backup only, and partly in an access report.
        Kept = "kept", "Never leaves";
    }
}

/// One of the answers that a choice offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Stable, for files and scripts.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
}

/// The tables that a reference can point into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// People and groups.
    Stakeholder,
    /// Specialist communities.
    Community,
    /// Changes.
    Initiative,
    /// Messages.
    Message,
    /// Actions.
    Action,
}

/// What a field holds, and so how it is entered and checked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Text on one line.
    Line,
    /// Text of several lines.
    Prose,
    /// A rating, 0–100.
    Rating,
    /// A whole number in a range, both ends included.
    Whole {
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// A number of at least 0, such as hours.
    Number,
    /// Yes or no.
    Flag,
    /// A day of the civil calendar.
    Date,
    /// One of these.
    Choice(&'static [Answer]),
    /// Another record.
    Reference(Table),
    /// Several of these, in order.
    List(&'static Kind),
    /// For each of the first, one of the second.
    Map(&'static Kind, &'static Kind),
    /// A group of fields.
    Item(&'static [About]),
    /// The value of a custom field: text, number or date.
    Custom,
    /// A place on the network view.
    Place,
}

/// A field's contents without its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing was said.
    Empty,
    /// Text of one or several lines.
    Text(String),
    /// A rating or another whole number.
    Whole(u32),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// The id of an answer.
    Choice(&'static str),
    /// Another record.
    Reference(Key),
    /// Several; the entries of a map are items of `key` and `value`.
    List(Vec<Value>),
    /// A group of fields: ids and contents.
    Item(Vec<(&'static str, Value)>),
}

impl Value {
    /// True where nothing was said.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::List(entries) => entries.is_empty(),
            Self::Item(parts) => parts.iter().all(|(_, value)| value.is_empty()),
            _ => false,
        }
    }
}

/// A value did not fit its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Another kind of value was needed.
    #[error("{0} is needed here")]
    Kind(&'static str),
    /// A number out of range.
    #[error("{value} is out of range: {least} to {most} is allowed")]
    Range {
        /// What was given.
        value: u32,
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// An infinite or negative number, or none at all.
    #[error("a number of 0 or more is needed here")]
    Number,
    /// An answer that is not offered.
    #[error("'{0}' is none of the answers")]
    Answer(String),
    /// A part that the item does not have.
    #[error("there is no '{0}' here")]
    Part(String),
}

/// What is known of a field without its record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct About {
    /// Stable, for files, scripts and column mappings.
    pub id: &'static str,
    /// For people, in normal case.
    pub name: &'static str,
    /// One sentence on what it means.
    pub help: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who may see it at the most, before the audience table.
    pub level: Level,
}

/// A field of the record type `T`.
pub struct Field<T> {
    /// Its id, name, help, kind and level.
    pub about: About,
    /// Reads it.
    pub get: fn(&T) -> Value,
    /// Writes it; on an error the record is as it was.
    pub set: fn(&mut T, Value) -> Result<(), ValueError>,
}

impl<T> Field<T> {
    /// The field of the record with this id.
    pub fn find(fields: &'static [Field<T>], id: &str) -> Option<&'static Field<T>> {
        fields.iter().find(|field| field.about.id == id)
    }
}

/// The kind of a part, for use in constants.
pub(crate) const fn kind_of<P: Part>() -> Kind {
    P::KIND
}

/// Every leaf below these fields as `prefix.field.part`, with what is known of it. The keys of a map count as a leaf
/// of their own, at the map's path.
pub fn leaves(prefix: &str, fields: &[About]) -> Vec<(String, About)> {
    let mut found = Vec::new();
    for field in fields {
        collect(&format!("{prefix}.{}", field.id), *field, field.kind, &mut found);
    }
    found
}

fn collect(path: &str, field: About, kind: Kind, found: &mut Vec<(String, About)>) {
    match kind {
        Kind::Item(parts) => found.extend(leaves(path, parts)),
        Kind::List(entry) => collect(path, field, *entry, found),
        Kind::Map(_, value) => {
            found.push((path.to_owned(), field));
            if let Kind::Item(parts) = value {
                found.extend(leaves(path, parts));
            }
        }
        _ => found.push((path.to_owned(), field)),
    }
}
