//! What is in a report? For the tests of reports.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "what is not there fails the test")]

use groundswell::model::{Document, InitiativeId};
use groundswell::report::{Block, Cell, Context, Line, Report, ReportKind, Row, Section, Table};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use jiff::civil::{Date, date};
use std::sync::Arc;

/// The day of the tests.
pub const TODAY: Date = date(2026, 11, 22);

/// The change that the tests look at.
pub fn desk(map: &Document) -> InitiativeId {
    *map.initiatives.iter().find(|(_, record)| record.name == "One service desk").unwrap().0
}

/// What this audience may see, with this added.
pub fn with(map: &Document, audience: Audience, include: &[&str]) -> Disclosure {
    let choices = Choices {
        include: include.iter().map(|id| (*id).to_owned()).collect(),
        reason: Some("the test".to_owned()),
        ..Choices::default()
    };
    disclose(&Arc::new(map.clone()), Some(desk(map)), audience, &choices).unwrap()
}

/// What this audience may see.
pub fn copy(map: &Document, audience: Audience) -> Disclosure {
    with(map, audience, &[])
}

/// The report of this id, made today.
pub fn made(id: &str, from: &Disclosure) -> Report {
    ReportKind::find(id).unwrap().make(from, &Context::on(TODAY)).unwrap()
}

/// The titles of its sections.
pub fn titles(report: &Report) -> Vec<&'static str> {
    report.sections.iter().map(|section| section.title).collect()
}

/// The section with this title.
pub fn section<'a>(report: &'a Report, title: &str) -> &'a Section {
    let found = report.sections.iter().find(|section| section.title == title);
    found.unwrap_or_else(|| panic!("no {title} among {:?}", titles(report)))
}

/// The tables among some blocks.
pub fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The rows of all tables of a section.
pub fn lines<'a>(report: &'a Report, title: &str) -> Vec<&'a Line> {
    tables(&section(report, title).blocks).flat_map(|table| table.rows.iter().filter_map(Row::line)).collect()
}

/// The row whose strong cell says this.
pub fn row<'a>(report: &'a Report, title: &str, subject: &str) -> &'a Line {
    let is = |cell: &Cell| cell.text == subject;
    let found = lines(report, title).into_iter().find(|line| line.cells.iter().any(is));
    found.unwrap_or_else(|| panic!("no row {subject} in {title}"))
}

/// The large numbers of a section, each with its title.
pub fn figures(report: &Report, title: &str) -> Vec<(String, String)> {
    let passages = section(report, title).blocks.iter().filter_map(|block| match block {
        Block::Passages(passages) => Some(passages),
        _ => None,
    });
    passages.flatten().map(|one| (one.title.clone(), one.figure.clone())).collect()
}
