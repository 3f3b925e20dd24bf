//! How do other people's registers and networks get into a map?
//!
//! Bytes in, a `Draft` out: an edit that has not been applied, with what was understood, what was left out, and why.
//!
//! *Invariants:* nothing is changed before the edit is applied; a row that cannot be read is reported by row and
//! column and costs no other row; text is never turned into a number or a date unless its field is one; hostile
//! bytes give an error, never a panic. This module opens no file and draws no randomness: bytes and seed are
//! arguments.

mod cell;
mod csv;
mod draft;
mod headings;
mod index;
mod leaf;
mod mapping;
pub mod names;
mod network;
mod people;
mod plan;
mod puts;
mod register;
mod scale;
mod sheet;
mod synonyms;
mod text;
mod ties;

pub use draft::{Column, Content, Counts, Draft};
pub use mapping::{Mapping, MatchBy, OnMatch, field_ids};
pub use scale::Scale;

use crate::model::{Document, EditError};

/// The largest source, in bytes.
pub const LARGEST: usize = 32 * 1024 * 1024;
/// The most people that a map may have after an import.
pub const MOST_PEOPLE: usize = 100_000;
/// The most ties that a map may have after an import.
pub const MOST_TIES: usize = 500_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 256;
/// The longest text of a cell, in bytes.
pub const LONGEST_CELL: usize = 64 * 1024;

/// A format that can be read.
#[derive(Debug)]
pub struct Import {
    /// Stable, for `--format`.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence on what it takes.
    pub help: &'static str,
    /// How the names of its files end, in small letters, without the dot.
    pub extensions: &'static [&'static str],
    /// Reads the bytes against a map. O(rows · log(people)).
    pub read: fn(&[u8], &Document, &Mapping) -> Result<Draft, ImportError>,
    /// Whether the bytes hold people, ties or both, so that several sources can be read in a sensible order.
    pub content: fn(&[u8], &Mapping) -> Result<Content, ImportError>,
}

/// The formats that can be read.
pub const IMPORTS: &[Import] = &[
    csv::CSV,
    csv::TSV,
    network::graphml::GRAPHML,
    network::gexf::GEXF,
    network::gml::GML,
    network::pajek::PAJEK,
    network::kumu::KUMU,
];

impl Import {
    /// The format with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        IMPORTS.iter().find(|import| import.id.eq_ignore_ascii_case(id))
    }

    /// The format whose files have names that end like this one.
    pub fn for_name(name: &str) -> Option<&'static Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        IMPORTS.iter().find(|import| import.extensions.contains(&ending.as_str()))
    }
}

/// Why a source could not be read at all. The map is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than allowed.
    #[error("the source has {} MiB: {} MiB is the limit. Split it, or leave out columns", .size / 1024 / 1024, LARGEST / 1024 / 1024)]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// Not a text at all.
    #[error("this is no text but {0}. Save it as CSV first")]
    NotText(&'static str),
    /// No row holds anything.
    #[error("there is nothing in it: no row holds any text")]
    Empty,
    /// A quotation mark was opened and never closed.
    #[error(
        "row {row}: a quotation mark is opened and never closed. Close it, or remove it, and import again"
    )]
    Unclosed {
        /// The row in which it was opened, from 1.
        row: usize,
    },
    /// More columns than allowed.
    #[error("row {row} has {columns} columns: {MOST_COLUMNS} is the limit")]
    TooManyColumns {
        /// The row, from 1.
        row: usize,
        /// How many columns it has.
        columns: usize,
    },
    /// A heading that is a whole text.
    #[error("row {row} holds a text of {} KiB: {} KiB is the limit in a heading", .size / 1024, LONGEST_CELL / 1024)]
    LongHeading {
        /// The row, from 1.
        row: usize,
        /// Its size in bytes.
        size: usize,
    },
    /// More people or ties than a map may have.
    #[error("the map would have {count} {what}: {limit} is the limit")]
    TooMany {
        /// *people* or *ties*.
        what: &'static str,
        /// How many it would have.
        count: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The heading row that was asked for is not there.
    #[error("there is no row {row} to take the headings from: the source has {rows} rows")]
    HeaderRow {
        /// The row that was asked for.
        row: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// A file of a network has nobody in it.
    #[error("no people were found in this {format} file. Check that it was exported with its nodes")]
    Nobody {
        /// How the format is called.
        format: &'static str,
    },
    /// A file is not as its format is.
    #[error("{unit} {number}: {message}")]
    Malformed {
        /// What is counted: *line*, *character*.
        unit: &'static str,
        /// Where it is, from 1.
        number: usize,
        /// What is wrong, and what to do about it.
        message: String,
    },
    /// No column says who it is.
    #[error(
        "no column holds the names of people. Say which one does with --map 'COLUMN=name'. The columns are: {columns}"
    )]
    NoName {
        /// The headings.
        columns: String,
    },
    /// No columns say whom a tie binds.
    #[error(
        "a tie needs two ends. Say which columns hold them with --map 'COLUMN=from' and --map 'COLUMN=to'. The columns are: {columns}"
    )]
    NoEnds {
        /// The headings.
        columns: String,
    },
    /// A mapping names a column that is not there.
    #[error("there is no column “{column}”. The columns are: {columns}")]
    NoColumn {
        /// What was asked for.
        column: String,
        /// The headings.
        columns: String,
    },
    /// A mapping names a field that is not there.
    #[error("there is no field “{field}” to import into. The fields are: {fields}")]
    NoField {
        /// What was asked for.
        field: String,
        /// The ids that can be used.
        fields: String,
    },
    /// Two columns were mapped to one field.
    #[error("the columns “{first}” and “{second}” cannot both go to {field}. Map one of them elsewhere")]
    Twice {
        /// The first column.
        first: String,
        /// The second column.
        second: String,
        /// The field.
        field: String,
    },
    /// There are ratings and several initiatives they could belong to.
    #[error("the ratings could belong to several initiatives. Say which with --initiative NAME: {names}")]
    WhichInitiative {
        /// The names of the initiatives.
        names: String,
    },
    /// The edit does not fit the map.
    #[error(transparent)]
    Edit(#[from] EditError),
}
