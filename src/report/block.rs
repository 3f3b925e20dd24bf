//! Of what is a report made?

use crate::diagram::Scene;
use crate::share::{Audience, Engagement};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Which of [`super::REPORTS`], for file names and the export log.
    pub id: &'static str,
    /// Which kind: *Engagement plan*.
    pub kind: &'static str,
    /// How it stands on paper.
    pub shape: Shape,
    /// What it is about.
    pub title: String,
    /// Below the title.
    pub lead: String,
    /// Whose change it is.
    pub organisation: String,
    /// For whom it was made.
    pub audience: Audience,
    /// The line that stands on each page.
    pub classification: String,
    /// The day of the report.
    pub date: Date,
    /// Until when it holds; after that one asks for the latest copy.
    pub valid_until: Option<Date>,
    /// Which version this audience gets.
    pub edition: Edition,
    /// The last words: what is promised to the readers. Empty for none.
    pub promise: String,
    /// What did not fit on a sheet, each as words with its count; nothing was left out of a report that flows.
    pub left_out: Vec<String>,
    /// On the first page, without a number.
    pub front: Vec<Block>,
    /// The numbered sections, in order.
    pub sections: Vec<Section>,
}

/// How a report stands on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Upright pages, as many as it takes.
    #[default]
    Pages,
    /// One sheet across, in which every section has its place.
    Sheet,
}

/// Which version of a report an audience gets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edition {
    /// 1 for the first; 0 where versions are not counted, as for one person.
    pub version: u32,
    /// The version and its day with which the marks of what changed compare.
    pub since: Option<(u32, Date)>,
    /// What changed since then, a sentence each.
    pub changes: Vec<String>,
    /// A check sum of what this audience reads: *7F3A 91C4*.
    pub sum: String,
    /// What the file is called, for the foot of a sheet; empty where it is not known.
    pub file: String,
    /// A check sum of each row, for the export log.
    pub rows: BTreeMap<String, String>,
}

/// Where a section stands on a sheet; on pages the sections follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Place {
    /// One after the other.
    #[default]
    Flow,
    /// The left half of the middle.
    Left,
    /// The right half of the middle.
    Right,
    /// The lower band: its first column, counted from 0, and so on; sections of one column stand below each other.
    Band(u8),
}

/// A section; its number is its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Where it stands on a sheet.
    pub place: Place,
    /// Beside the title, quieter; empty for none.
    pub aside: String,
    /// Its title.
    pub title: &'static str,
    /// What is in it; never empty.
    pub blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A title below that of the section.
    Heading(String),
    /// Text.
    Paragraph(String),
    /// Text that is set larger.
    Lead(String),
    /// Several short ones.
    List(Vec<String>),
    /// Names with what they are.
    Facts(Vec<Fact>),
    /// Rows and columns.
    Table(Table),
    /// Short texts side by side.
    Passages(Vec<Passage>),
    /// What stands by itself, such as a message.
    Cards(Vec<Card>),
    /// Text that stands out.
    Callout {
        /// What it is.
        title: String,
        /// What it says.
        text: String,
    },
    /// A picture with the line below it.
    Picture(Box<Scene>, String),
    /// Small print.
    Note(String),
}

/// A name with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: &'static str,
    /// What it is.
    pub text: String,
}

/// A short text with a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// A large number before the title; empty for none.
    pub figure: String,
    /// The title.
    pub title: String,
    /// The text; a line each.
    pub lines: Vec<String>,
}

/// A table whose head is repeated on each page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its columns.
    pub head: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What is in it.
    pub title: &'static str,
    /// Numbers stand to the right.
    pub is_numeric: bool,
    /// Its share of the width, against the others'.
    pub width: u8,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A title over the rows that follow.
    Group(String, Tone),
    /// One cell for each column.
    Cells(Line),
}

/// The cells of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// One for each column.
    pub cells: Vec<Cell>,
    /// It is not as it was in the version with which this one is compared.
    pub changed: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// A second line in smaller words; empty for none.
    pub second: String,
    /// How it says it.
    pub tone: Tone,
    /// A sign before the text, which says the same as its words.
    pub sign: Option<Mark>,
}

/// A sign before words that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// How someone stands (filled) or should stand (hollow).
    Stance(Engagement, bool),
    /// A community with an advocate: a ring with a disc.
    Covered,
    /// One for which somebody is in view: a dashed ring.
    InView,
    /// One with nobody: room, so that words stand below each other.
    Nobody,
    /// A day by which something is there: a diamond, filled where it was reached.
    Checkpoint(bool),
    /// Planned: a ring.
    Planned,
    /// Sent: half a disc.
    Sent,
    /// Heard: a disc.
    Heard,
    /// Done: a tick.
    Done,
    /// Late: an exclamation mark.
    Late,
    /// Dropped: a cross.
    Dropped,
}

/// How something is said; always with a word, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tone {
    /// As usual.
    #[default]
    Plain,
    /// What the row is about.
    Strong,
    /// Less.
    Muted,
    /// In order.
    Good,
    /// To be looked at.
    Warn,
    /// Late.
    Late,
}

impl Tone {
    /// Stable, for styles and templates.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Strong => "strong",
            Self::Muted => "muted",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Late => "late",
        }
    }
}

impl Report {
    /// Whether its first page stands alone: only the plan in full is long enough for a cover.
    pub fn has_cover(&self) -> bool {
        self.id == "engagement-plan"
    }
}

/// What stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// Beside the title: for whom.
    pub aside: String,
    /// At the right: from whom.
    pub from: String,
    /// What is in it, side by side.
    pub parts: Vec<(&'static str, String)>,
    /// In their words; empty for none.
    pub quote: String,
    /// Below; empty for none.
    pub foot: String,
    /// It is not as it was in the version with which this one is compared.
    pub changed: bool,
}

impl Section {
    /// A section that follows the one before it.
    pub fn new(title: &'static str, blocks: Vec<Block>) -> Self {
        Self { place: Place::Flow, title, aside: String::new(), blocks }
    }
}

impl Cell {
    /// A cell that says this as usual.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Plain)
    }

    /// A cell that says this in a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), second: String::new(), tone, sign: None }
    }

    /// The same with a sign.
    #[must_use]
    pub fn signed(self, sign: Mark) -> Self {
        Self { sign: Some(sign), ..self }
    }

    /// The same with a second line.
    #[must_use]
    pub fn with(self, second: impl Into<String>) -> Self {
        Self { second: second.into(), ..self }
    }
}

impl Row {
    /// A row of these cells.
    pub fn cells(cells: Vec<Cell>) -> Self {
        Self::Cells(Line { cells, changed: false })
    }

    /// Its cells, if it is no title.
    pub const fn line(&self) -> Option<&Line> {
        match self {
            Self::Cells(line) => Some(line),
            Self::Group(..) => None,
        }
    }

    /// The same, to be marked.
    pub const fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Self::Cells(line) => Some(line),
            Self::Group(..) => None,
        }
    }
}

impl Column {
    /// A column of words.
    pub const fn words(title: &'static str, width: u8) -> Self {
        Self { title, is_numeric: false, width }
    }

    /// A column of numbers.
    pub const fn numbers(title: &'static str, width: u8) -> Self {
        Self { title, is_numeric: true, width }
    }
}

impl Table {
    /// A table with these columns and rows of cells; nothing where there is no row.
    pub fn of(head: Vec<Column>, rows: Vec<Vec<Cell>>) -> Option<Block> {
        (!rows.is_empty())
            .then(|| Block::Table(Self { head, rows: rows.into_iter().map(Row::cells).collect() }))
    }
}
