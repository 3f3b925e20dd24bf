//! How is a report written as one web page?
//!
//! *Invariants:* one file without script, fonts or anything from outside; nothing from the map in a style, an address or
//! the name of an element; well-formed, so that it can be checked. It prints on A4 and follows the reader's light or dark.

use super::ExportError;
use super::svg::svg;
use crate::diagram::{Scene, Theme};
use crate::report::{Block, Cell, Column, Passage, Report, Row, Table, Tone, long};
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

impl Page<'_> {
    fn date(&self) -> String {
        long(self.report.date)
    }

    /// A piece as markup; what comes from the map was escaped by its template.
    fn block(&self, block: &Block) -> Result<String, askama::Error> {
        Piece { block }.render()
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

    /// The class of a tone.
    fn class(&self, tone: &Tone) -> &'static str {
        match tone {
            Tone::Plain => "plain",
            Tone::Strong => "strong",
            Tone::Muted => "muted",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Late => "late",
        }
    }
}
