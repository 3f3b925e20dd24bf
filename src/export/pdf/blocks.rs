//! Which data does the template get of a piece of a report?
//!
//! *Invariants:* at most [`MOST_ROWS`] rows of a report are printed; where there are more, a sentence says how many are
//! not. A row, a card or a group with its first rows is kept on one page unless it is longer than one.

use super::columns::{shares, widths};
use super::picture::scene;
use super::signs;
use super::text::Ink;
use crate::report::{Block, Card, Cell, Fact, Line, Passage, Row, Table};
use serde_json::{Value, json};

/// More rows than these are not laid out: nobody reads them on paper, and a spreadsheet has them all.
pub(super) const MOST_ROWS: usize = 5000;
/// Texts of more letters than these may run over the end of a page.
const LONG_TEXT: usize = 1400;
/// Passages of more letters than these stand below each other.
const LONG_PASSAGE: usize = 320;
/// A group's title stays with as many rows.
const WITH_GROUP: usize = 2;

/// Makes data of blocks.
pub(super) struct Blocks<'a> {
    pub(super) ink: &'a mut Ink,
    rows: usize,
    /// How wide tables are in points.
    width: f32,
    /// On a sheet columns are as wide as was reckoned when its rows were chosen.
    exact: bool,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(ink: &'a mut Ink, width: f32, exact: bool) -> Self {
        Self { ink, rows: 0, width, exact }
    }

    /// The same where tables are as wide as said, in points.
    pub(super) fn wide(&mut self, width: f32, blocks: &[Block], level: u8) -> Vec<Value> {
        self.width = width;
        self.all(blocks, level)
    }

    /// The blocks; `level` is that of a heading among them.
    pub(super) fn all(&mut self, blocks: &[Block], level: u8) -> Vec<Value> {
        let mut headed = false;
        let mut out = Vec::new();
        for block in blocks {
            let below = level + u8::from(headed && level > 1);
            headed |= matches!(block, Block::Heading(_));
            out.push(self.one(block, level, below));
        }
        out
    }

    fn one(&mut self, block: &Block, level: u8, below: u8) -> Value {
        match block {
            Block::Heading(text) => json!({ "is": "heading", "text": self.ink.told(text), "level": level }),
            Block::Paragraph(text) => json!({ "is": "paragraph", "text": self.ink.told(text) }),
            Block::Lead(text) => json!({ "is": "lead", "text": self.ink.told(text) }),
            Block::Note(text) => json!({ "is": "note", "text": self.ink.told(text) }),
            Block::List(entries) => {
                let entries: Vec<Value> = entries.iter().map(|entry| self.ink.told(entry)).collect();
                json!({ "is": "list", "entries": entries })
            }
            Block::Facts(facts) => {
                let facts: Vec<Value> = facts.iter().map(|fact| self.fact(fact)).collect();
                json!({ "is": "facts", "facts": facts })
            }
            Block::Callout { title, text } => {
                json!({ "is": "callout", "title": self.ink.told(title), "text": self.ink.told(text) })
            }
            Block::Picture(picture, caption) => {
                let mut data = scene(self.ink, picture);
                data["is"] = json!("picture");
                data["caption"] = self.ink.told(caption);
                data
            }
            Block::Passages(passages) => self.passages(passages),
            Block::Cards(cards) => {
                let cards: Vec<Value> = cards.iter().map(|card| self.card(card, below)).collect();
                json!({ "is": "cards", "cards": cards })
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn fact(&mut self, fact: &Fact) -> Value {
        json!({ "name": self.ink.told(fact.name), "text": self.ink.told(&fact.text) })
    }

    fn passages(&mut self, passages: &[Passage]) -> Value {
        let is_long = passages
            .iter()
            .flat_map(|passage| &passage.lines)
            .any(|line| line.chars().count() > LONG_PASSAGE);
        let is_numbered = passages.len() > 1
            && passages.iter().enumerate().all(|(place, passage)| passage.figure == (place + 1).to_string());
        let columns = match passages.len() {
            _ if is_long || is_numbered => 1,
            // Four of four, but three of six.
            count if count > 4 && count.is_multiple_of(3) => 3,
            count => count.clamp(1, 4),
        };
        let told: Vec<Value> = passages
            .iter()
            .map(|passage| {
                let lines: Vec<Value> = passage.lines.iter().map(|line| self.ink.told(line)).collect();
                json!({
                    "figure": self.ink.words(&passage.figure),
                    "title": self.ink.told(&passage.title),
                    "lines": lines,
                    "tone": match passage.title.as_str() {
                        "Stops" => "Ctl",
                        "Continues" | "What stays" => "Ok",
                        _ => "Accent",
                    },
                })
            })
            .collect();
        json!({ "is": "passages", "columns": columns, "numbered": is_numbered, "passages": told })
    }

    fn card(&mut self, card: &Card, level: u8) -> Value {
        let letters: usize = card.parts.iter().map(|(_, text)| text.chars().count()).sum::<usize>()
            + card.quote.chars().count()
            + card.foot.chars().count();
        let parts: Vec<Value> = card
            .parts
            .iter()
            .map(|(name, text)| json!({ "name": self.ink.told(name), "text": self.ink.told(text) }))
            .collect();
        json!({
            "title": self.ink.told(&card.title),
            "aside": self.ink.told(&card.aside),
            "from": self.ink.told(&card.from),
            "parts": parts,
            "quote": self.ink.told(&card.quote),
            "foot": self.ink.told(&card.foot),
            "changed": card.changed,
            "whole": letters < LONG_TEXT,
            "level": level,
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let columns: Vec<Value> = table
            .head
            .iter()
            .zip(if self.exact { shares(table, self.width) } else { widths(table, self.width) })
            .map(|(column, width)| {
                json!({ "title": self.ink.told(column.title), "numeric": column.is_numeric, "width": width })
            })
            .collect();
        let room = MOST_ROWS.saturating_sub(self.rows);
        let shown = &table.rows[..table.rows.len().min(room)];
        self.rows += shown.len();
        let mut held = 0;
        let mut rows = Vec::with_capacity(shown.len());
        for (place, row) in shown.iter().enumerate() {
            match row {
                Row::Group(title, tone) => {
                    let below = shown[place + 1..].iter().take(WITH_GROUP);
                    held = below.take_while(|row| row.line().is_some()).count();
                    rows.push(json!({
                        "group": self.ink.told(title),
                        "tone": tone.id(),
                        "with": held + 1,
                    }));
                }
                Row::Cells(line) => {
                    rows.push(self.line(line, held > 0));
                    held = held.saturating_sub(1);
                }
            }
        }
        let left = table.rows.len() - shown.len();
        let rest = (left > 0).then(|| {
            self.ink.words(&format!(
                "{left} more rows are not printed here: a document holds at most {MOST_ROWS}. The spreadsheet has them all."
            ))
        });
        json!({ "is": "table", "columns": columns, "rows": rows, "rest": rest })
    }

    fn line(&mut self, line: &Line, held: bool) -> Value {
        let longest = line.cells.iter().map(|cell| cell.text.chars().count()).max().unwrap_or_default();
        let cells: Vec<Value> = line.cells.iter().map(|cell| self.cell(cell)).collect();
        json!({ "cells": cells, "changed": line.changed, "held": held, "whole": longest < LONG_TEXT })
    }

    fn cell(&mut self, cell: &Cell) -> Value {
        json!({
            "text": self.ink.told(&cell.text),
            "second": self.ink.told(&cell.second),
            "tone": cell.tone.id(),
            "sign": cell.sign.map(signs::name),
        })
    }
}
