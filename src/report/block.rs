//! Of what is a report made?

use crate::diagram::Scene;
use crate::share::Audience;
use jiff::civil::Date;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Which kind: *Engagement plan*.
    pub kind: &'static str,
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
    /// On the first page, without a number.
    pub front: Vec<Block>,
    /// The numbered sections, in order.
    pub sections: Vec<Section>,
}

/// A section; its number is its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
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
    Cells(Vec<Cell>),
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
}

impl Cell {
    /// A cell that says this as usual.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Plain)
    }

    /// A cell that says this in a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), second: String::new(), tone }
    }

    /// The same with a second line.
    #[must_use]
    pub fn with(self, second: impl Into<String>) -> Self {
        Self { second: second.into(), ..self }
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
            .then(|| Block::Table(Self { head, rows: rows.into_iter().map(Row::Cells).collect() }))
    }
}
