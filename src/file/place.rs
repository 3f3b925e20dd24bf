//! Where in a text is something wrong, and in which record, by its name?
//!
//! *Invariants:* an answer for every text, however damaged; names are read from the text itself, since a document is
//! not there yet.

use super::error::Flaw;
use super::tokens::{Kind, Tokens};
use std::collections::BTreeMap;

/// What each table calls one of its records.
const WORDS: [(&str, &str); 10] = [
    ("stakeholders", "stakeholder"),
    ("communities", "community"),
    ("ties", "tie"),
    ("initiatives", "initiative"),
    ("assessments", "assessment"),
    ("messages", "message"),
    ("actions", "action"),
    ("interactions", "interaction"),
    ("reviews", "review"),
    ("pins", "pin"),
];

/// Brackets deeper than this stand in no map.
const DEEPEST: usize = 64;

/// A flaw at a byte of the text. O(length).
pub(super) fn flaw(text: &str, at: usize, problem: String, hint: String) -> Flaw {
    let (line, column) = line_and_column(text.get(..at).unwrap_or(text));
    Flaw { line, column, record: record_at(text, at), problem, hint }
}

/// Where a text ends: line and column, both from 1, the latter in characters. O(length).
pub(super) fn line_and_column(before: &str) -> (usize, usize) {
    let last = before.rsplit('\n').next().unwrap_or_default();
    (1 + before.matches('\n').count(), 1 + last.chars().count())
}

/// The byte at a line and column, both from 1. O(length).
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(skipped) => text.match_indices('\n').nth(skipped).map_or(text.len(), |(at, _)| at + 1),
    };
    let tail = text.get(start..).unwrap_or_default();
    start + tail.char_indices().nth(column.saturating_sub(1)).map_or(tail.len(), |(at, _)| at)
}

/// The start of the last word that ends at or before a byte.
pub(super) fn word_before(text: &str, at: usize) -> usize {
    Tokens::of(text)
        .take_while(|token| token.end <= at)
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Text))
        .last()
        .map_or(at, |token| token.start)
}

/// An open bracket.
struct Frame<'a> {
    /// Under which key it stands.
    key: &'a str,
    /// The last word, text or closed bracket in it.
    item: &'a str,
    /// The key whose value is being read.
    reading: Option<&'a str>,
    start: usize,
}

/// What the text calls each record, and which one stands at a place.
#[derive(Default)]
struct Found<'a> {
    fields: BTreeMap<(&'a str, &'a str), Vec<(&'a str, &'a str)>>,
    here: Option<(&'a str, &'a str)>,
}

fn record_at(text: &str, at: usize) -> Option<String> {
    let found = walk(text, at);
    let (table, id) = found.here?;
    let word = WORDS.iter().find(|(name, _)| *name == table)?.1;
    let field = |table: &str, id: &str, field: &str| {
        let fields = found.fields.get(&(table, id))?;
        let raw = fields.iter().find(|(name, _)| *name == field)?.1;
        ron::from_str::<String>(raw).ok()
    };
    let person = |id: &str| field("stakeholders", id, "name");
    let parts: Vec<&str> = id.trim_matches(['(', ')']).split(',').map(str::trim).collect();
    let name = match (table, parts.as_slice()) {
        ("ties", _) => {
            let end = |name: &str| {
                let raw = found.fields.get(&(table, id))?.iter().find(|(field, _)| *field == name)?.1;
                person(raw)
            };
            end("from").zip(end("to")).map(|(from, to)| format!("{from} – {to}"))
        }
        ("assessments", [initiative, stakeholder]) => person(stakeholder)
            .zip(field("initiatives", initiative, "name"))
            .map(|(person, change)| format!("{person} in {change}")),
        ("pins", _) => person(id),
        ("interactions", _) => field(table, id, "date").map(|date| format!("of {date}")),
        _ => field(table, id, "name").or_else(|| field(table, id, "title")),
    };
    let name = name.unwrap_or_else(|| id.trim_matches('"').to_owned());
    let name: Vec<&str> = name.split_whitespace().collect();
    Some(format!("{word} “{}”", name.join(" ").chars().take(80).collect::<String>()))
}

fn walk(text: &str, at: usize) -> Found<'_> {
    let mut found = Found::default();
    let mut stack: Vec<Frame<'_>> = Vec::new();
    let mut here_known = false;
    for token in Tokens::of(text) {
        let word_or_text = matches!(token.kind, Kind::Text | Kind::Word);
        if token.start >= at && !here_known {
            here_known = true;
            if let (true, Some(frame)) = (word_or_text, stack.last_mut()) {
                frame.item = &text[token.start..token.end];
            }
            found.here = record(&stack);
        }
        let word = &text[token.start..token.end];
        match token.kind {
            Kind::Open if stack.len() >= DEEPEST => break,
            Kind::Open => {
                let key = stack.last().and_then(|frame| frame.reading).unwrap_or_default();
                stack.push(Frame { key, item: "", reading: None, start: token.start });
            }
            Kind::Close => {
                if let (Some(frame), Some(outer)) = (stack.pop(), stack.last_mut()) {
                    outer.item = &text[frame.start..token.end];
                }
            }
            Kind::Colon => {
                if let Some(frame) = stack.last_mut() {
                    frame.reading = Some(frame.item);
                }
            }
            Kind::Comma => {
                if let Some(frame) = stack.last_mut() {
                    frame.reading = None;
                    frame.item = "";
                }
            }
            Kind::Text | Kind::Word => {
                if let Some(frame) = stack.last_mut() {
                    frame.item = word;
                }
                if let [_, document, table, entry] = stack.as_slice()
                    && document.key == "document"
                    && let Some(field @ ("name" | "title" | "from" | "to" | "date")) = entry.reading
                {
                    found.fields.entry((table.key, entry.key)).or_default().push((field, word));
                }
            }
        }
    }
    if !here_known {
        found.here = record(&stack);
    }
    found
}

/// The table and id of the record in which these brackets are.
fn record<'a>(stack: &[Frame<'a>]) -> Option<(&'a str, &'a str)> {
    let table = stack.get(2).filter(|_| stack.get(1).is_some_and(|frame| frame.key == "document"))?;
    let id = stack.get(3).map_or(table.reading.unwrap_or(table.item), |entry| {
        if entry.key.is_empty() { table.reading.unwrap_or(table.item) } else { entry.key }
    });
    (!id.is_empty()).then_some((table.key, id))
}
