//! How is a report written as one web page?
//!
//! *Invariants:* one file without script, fonts or anything from outside; nothing from the map in a style, an address or
//! the name of an element; well-formed, so that it can be checked. It prints on A4 and follows the reader's light or dark.

use super::ExportError;
use super::pdf::sign;
use super::svg::{drawing, svg};
use crate::diagram::{Scene, Theme};
use crate::report::{
    Block, Cell, Column, Mark, Passage, Place, Report, Row, Section, Shape, Table, long, short,
};
use crate::share::Audience;
use askama::Template;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
}

#[derive(Template)]
#[template(path = "block.html")]
struct Piece<'a> {
    block: &'a Block,
}

/// The report as one self-contained web page. O(size of the report).
pub fn html(report: &Report) -> Result<String, ExportError> {
    Page { report }.render().map_err(|error| ExportError::Format("a web page", error.to_string()))
}

/// How many changes are named on the first page.
const CHANGES: usize = 5;

impl Page<'_> {
    fn date(&self) -> String {
        long(self.report.date)
    }

    /// A piece as markup; what comes from the map was escaped by its template.
    fn block(&self, block: &Block) -> Result<String, askama::Error> {
        Piece { block }.render()
    }

    /// Whether the first page is a cover, on which nothing else stands.
    fn has_cover(&self) -> bool {
        self.report.front.iter().any(|block| matches!(block, Block::Picture(..)))
    }

    /// Whether it stands on one sheet across.
    fn is_sheet(&self) -> bool {
        self.report.shape == Shape::Sheet
    }

    /// The version with which the marks compare.
    fn since(&self) -> Option<String> {
        let (version, date) = self.report.edition.since?;
        (!self.report.edition.changes.is_empty()).then(|| format!("version {version} of {}", long(date)))
    }

    /// What changed, as much as fits on a first page.
    fn changes(&self) -> &[String] {
        let all = &self.report.edition.changes;
        &all[..all.len().min(CHANGES)]
    }

    /// How much more changed.
    fn more_changes(&self) -> usize {
        self.report.edition.changes.len().saturating_sub(CHANGES)
    }

    /// *Version 3 of 25 Nov, valid until 21 Dec*.
    fn version(&self) -> String {
        let date = |day| format!("{} {}", short(day), day.year());
        let mut said = match self.report.edition.version {
            0 => date(self.report.date),
            version => format!("Version {version} of {}", date(self.report.date)),
        };
        if let Some(until) = self.report.valid_until {
            said.push_str(&format!(", valid until {}", date(until)));
        }
        said
    }

    /// The sections of a sheet by where they stand: left, right, and the columns of the band.
    fn places(&self) -> Vec<(&'static str, Vec<&Section>)> {
        const BAND: [&str; 4] = ["band b0", "band b1", "band b2", "band b3"];
        let mut found: Vec<(&'static str, Vec<&Section>)> = Vec::new();
        for section in &self.report.sections {
            let class = match section.place {
                Place::Left => "left",
                Place::Right => "right",
                Place::Band(column) => BAND[usize::from(column).min(3)],
                Place::Flow => "wide",
            };
            match found.iter_mut().find(|(other, _)| *other == class) {
                Some((_, sections)) => sections.push(section),
                None => found.push((class, vec![section])),
            }
        }
        found
    }

    /// Whether the copy is safe to publish, which the label shows by its sign and colour.
    fn is_shareable(&self) -> bool {
        self.report.audience == Audience::Everyone
    }
}

impl Piece<'_> {
    /// The picture as markup; what comes from the map was escaped by its writer.
    fn picture(&self, scene: &Scene) -> String {
        svg(scene, Theme::Light)
    }

    /// A sign as markup, or room for one; it holds nothing from the map.
    fn sign(&self, mark: &Mark) -> String {
        sign(*mark).map_or_else(String::new, |scene| drawing(&scene, Theme::Light))
    }

    /// The width of a column in per cent.
    fn width(&self, column: &Column, head: &[Column]) -> u32 {
        let all: u32 = head.iter().map(|column| u32::from(column.width)).sum();
        u32::from(column.width) * 100 / all.max(1)
    }

    /// How many texts stand side by side: long ones need the whole width.
    fn columns(&self, passages: &[Passage]) -> usize {
        const LONG: usize = 320;
        let is_long =
            passages.iter().flat_map(|passage| &passage.lines).any(|line| line.chars().count() > LONG);
        if is_long { 1 } else { passages.len().min(4) }
    }

    /// The cells with their columns.
    fn cells<'a>(&self, table: &'a Table, cells: &'a [Cell]) -> Vec<(&'a Cell, &'a Column)> {
        cells.iter().zip(&table.head).collect()
    }
}
