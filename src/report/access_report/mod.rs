//! What is held about a person, for that person?
//!
//! *Invariants:* everything that the copy holds about them is an entry, in the order of the tables; others are called
//! *[person 2]* and so on. What is withheld is not there, and it is said how many entries that are, and why.

mod held;
mod words;

pub use held::{Held, access_entries};

use super::block::{Block, Cell, Column, Edition, Report, Section, Shape, Table, Tone};
use super::cover::Facts;
use super::dates::long;
use super::{Context, ReportError};
use crate::share::Disclosure;
use std::collections::BTreeSet;

/// Everything that is held about the person for whom the disclosure is made. O(records of the copy · log).
pub fn access_report(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    access_report_without(from, context, &BTreeSet::new(), "")
}

/// The same without some entries, by their keys, which are counted in it with the reason. O(records of the copy · log).
pub fn access_report_without(
    from: &Disclosure,
    context: &Context,
    withheld: &BTreeSet<String>,
    reason: &str,
) -> Result<Report, ReportError> {
    let not_for_them = || ReportError::NotForThem("Access report", from.audience().name());
    let person = from.audience().person().ok_or_else(not_for_them)?;
    let record = from.stakeholders().get(&person).ok_or_else(not_for_them)?;
    let all = access_entries(from);
    let (shown, left): (Vec<Held>, Vec<Held>) =
        all.into_iter().partition(|entry| !withheld.contains(&entry.key));
    let mut sections = sections(&shown);
    if !left.is_empty() {
        sections.push(Section::new(
            "What is withheld",
            vec![Block::Paragraph(withheld_words(left.len(), reason))],
        ));
    }
    Ok(Report {
        id: "access-report",
        kind: "What is held about you",
        shape: Shape::Pages,
        title: record.name.clone(),
        lead: format!("What this map holds about you, as of {}.", long(context.today)),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: None,
        edition: Edition::default(),
        promise: "Tell us what is wrong or what should go.".to_owned(),
        left_out: Vec::new(),
        front: vec![facts(from, shown.len(), left.len())],
        sections,
    })
}

fn withheld_words(count: usize, reason: &str) -> String {
    let (entries, are) =
        if count == 1 { ("One entry".to_owned(), "is") } else { (format!("{count} entries"), "are") };
    let reason = reason.trim().trim_end_matches('.');
    let why = if reason.is_empty() { String::new() } else { format!(" Reason: {reason}.") };
    format!("{entries} {are} not part of this copy.{why}")
}

fn facts(from: &Disclosure, shown: usize, left: usize) -> Block {
    let mut facts = Facts::default();
    facts.add("Map", from.about().title.clone());
    facts.add("Kept by", from.about().organisation.clone().unwrap_or_default());
    facts.add("What it is for", from.about().purpose.as_deref().unwrap_or_default());
    facts.add("Entries", if left == 0 { shown.to_string() } else { format!("{shown}, and {left} withheld") });
    let months = from.about().retention.get();
    let months = if months == 1 { "one month".to_owned() } else { format!("{months} months") };
    facts.add("How long", format!("Personal notes are kept for {months} after the end of a change"));
    facts.add("Other people", "They are called [person 2], [person 3] and so on, each the same throughout");
    facts.block()
}

/// One section a table, with a heading for each record.
fn sections(shown: &[Held]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<(&'static str, &str)> = None;
    let mut rows = Vec::new();
    let close = |rows: &mut Vec<Vec<Cell>>, sections: &mut Vec<Section>| {
        let head = vec![Column::words("Field", 28), Column::words("What is held", 76)];
        if let Some(table) = Table::of(head, std::mem::take(rows))
            && let Some(section) = sections.last_mut()
        {
            section.blocks.push(table);
        }
    };
    for entry in shown {
        let here = (entry.section, entry.record.as_str());
        if open != Some(here) {
            close(&mut rows, &mut sections);
            if open.is_none_or(|(section, _)| section != entry.section) {
                sections.push(Section::new(entry.section, Vec::new()));
            }
            if let Some(section) = sections.last_mut() {
                if !entry.record.is_empty() {
                    section.blocks.push(Block::Heading(entry.record.clone()));
                }
                if !entry.source.is_empty() {
                    section.blocks.push(Block::Note(entry.source.clone()));
                }
            }
            open = Some(here);
        }
        rows.push(vec![Cell::toned(entry.field, Tone::Strong), Cell::plain(&entry.text)]);
    }
    close(&mut rows, &mut sections);
    sections.retain(|section| !section.blocks.is_empty());
    sections
}
