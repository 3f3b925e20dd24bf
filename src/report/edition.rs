//! What changed since the version that these readers got last?
//!
//! A row is recognised by its section and its name (the first strong cell), and compared by a check sum of its words.
//!
//! *Invariants:* how late something is does not make it changed. The same report given away once more keeps its version and
//! its marks.

use super::block::{Block, Card, Cell, Edition, Fact, Line, Report, Row, Shape, Tone};
use super::dates::{self, long};
use crate::share::{Editions, Given, sum};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The fact that is another on each day.
const AS_OF: &str = "As of";

/// Counts the version, marks what changed, and says it in words. O(size of the report · log).
pub(super) fn mark(report: &mut Report, editions: &Editions, file: &str) {
    let rows = sums(report);
    let is_latest = |given: &Given| given.rows == rows;
    let (version, since) = match &editions.latest {
        _ if report.audience.person().is_some() => (0, None),
        None => (1, None),
        Some(latest) if is_latest(latest) => (latest.version, editions.before.as_ref()),
        Some(latest) => (latest.version + 1, Some(latest)),
    };
    let changes = since.map(|given| marked(report, given)).unwrap_or_default();
    let sum = short(report);
    let first = editions.latest.as_ref().filter(|latest| is_latest(latest)).map(|latest| latest.date);
    tell(report, version, first.unwrap_or(report.date));
    report.edition = Edition {
        version,
        since: since.map(|given| (given.version, given.date)),
        changes,
        sum,
        file: file.to_owned(),
        rows,
    };
}

/// The version among the facts of the first page, with the day on which it was given away first.
fn tell(report: &mut Report, version: u32, date: Date) {
    let facts = report.front.iter_mut().find_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    if let Some(facts) = facts.filter(|_| version > 0) {
        let place = |name: &str| facts.iter().position(|fact| fact.name == name);
        let at = place(AS_OF).map(|place| place + 1).or_else(|| place("Valid until")).unwrap_or(facts.len());
        let day = match report.shape {
            Shape::Pages => long(date),
            Shape::Sheet => format!("{} {}", dates::short(date), date.year()),
        };
        facts.insert(at, Fact { name: "Version", text: format!("{version}, of {day}") });
    }
}

/// *7F3A 91C4*: of everything that is read but the day.
fn short(report: &Report) -> String {
    let mut front = report.front.clone();
    for block in &mut front {
        if let Block::Facts(facts) = block {
            facts.retain(|fact| fact.name != AS_OF);
        }
    }
    let read = format!("{:?}{:?}{front:?}{:?}", report.title, report.lead, report.sections);
    let sum = sum(&read).to_uppercase();
    format!("{} {}", &sum[..4], &sum[4..8])
}

/// What a row is about.
fn subject(cells: &[Cell]) -> &str {
    let strong = cells.iter().find(|cell| cell.tone == Tone::Strong);
    strong.or_else(|| cells.first()).map_or("", |cell| cell.text.as_str())
}

fn line_key(title: &str, line: &Line) -> String {
    sum(&format!("{title}\n{}", subject(&line.cells)))
}

fn line_sum(line: &Line) -> String {
    let words = line.cells.iter().map(|cell| {
        let second = if cell.tone == Tone::Late { "" } else { cell.second.as_str() };
        format!("{}\t{second}\n", cell.text)
    });
    sum(&words.collect::<String>())
}

fn card_key(title: &str, card: &Card) -> String {
    sum(&format!("{title}\n{}", card.title))
}

fn card_sum(card: &Card) -> String {
    sum(&format!("{:?}{:?}{:?}{:?}{:?}", card.aside, card.from, card.parts, card.quote, card.foot))
}

/// The check sum of each row and card by what it is about, and one for the words around them.
fn sums(report: &Report) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut words = format!("{}\n{}\n", report.title, report.lead);
    let mut add = |key: String, sum: String| {
        // Two rows with one name count as one.
        found.entry(key).and_modify(|all| all.push_str(&sum)).or_insert(sum);
    };
    for section in &report.sections {
        for block in &section.blocks {
            match block {
                Block::Table(table) => {
                    for line in table.rows.iter().filter_map(Row::line) {
                        add(line_key(section.title, line), line_sum(line));
                    }
                }
                Block::Cards(cards) => {
                    cards.iter().for_each(|card| add(card_key(section.title, card), card_sum(card)));
                }
                Block::Paragraph(text) | Block::Lead(text) | Block::Note(text) => words.push_str(text),
                Block::Callout { title, text } => words.push_str(&format!("{title}\n{text}")),
                Block::List(entries) => words.extend(entries.iter().map(String::as_str)),
                Block::Passages(passages) => words.push_str(&format!("{passages:?}")),
                Block::Heading(_) | Block::Facts(_) | Block::Picture(..) => {}
            }
        }
    }
    add("words".to_owned(), sum(&words));
    found
}

/// Marks each row that is new or different, and says which.
fn marked(report: &mut Report, given: &Given) -> Vec<String> {
    let mut changes = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for section in &mut report.sections {
        let title = section.title;
        let mut said = |key: String, sum: &str, subject: &str| {
            let old = given.rows.get(&key);
            let changed = old.is_none_or(|old| !old.contains(sum));
            if changed && !subject.is_empty() && !seen.contains(&subject.to_owned()) {
                let how = if old.is_none() { "new" } else { "changed" };
                changes.push(format!("{title}: “{subject}” is {how}."));
                seen.push(subject.to_owned());
            }
            changed
        };
        for block in &mut section.blocks {
            match block {
                Block::Table(table) => {
                    for line in table.rows.iter_mut().filter_map(Row::line_mut) {
                        line.changed = said(line_key(title, line), &line_sum(line), subject(&line.cells));
                    }
                }
                Block::Cards(cards) => {
                    for card in cards {
                        card.changed = said(card_key(title, card), &card_sum(card), &card.title);
                    }
                }
                _ => {}
            }
        }
    }
    changes
}
