//! How is the network written as tables: one of ties, one of people?
//!
//! The ends of ties are the unique labels that the table of people has as `id`. In the table of ties `type` is
//! *Directed* or *Undirected*, as Gephi wants it, and the kind stands in `kind`. Tables have no room for the line that
//! says for whom they were made: the name of the file does.

use super::Written;
use crate::export::ExportError;
use crate::export::csv::harmless;
use crate::share::Disclosure;
use csv::{QuoteStyle, Writer, WriterBuilder};

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new())
}

fn failed(error: impl std::fmt::Display) -> ExportError {
    ExportError::Format("CSV", error.to_string())
}

/// One tie a row. O(size of the copy · log).
pub(in crate::export) fn ties(disclosure: &Disclosure) -> Result<Vec<u8>, ExportError> {
    let written = Written::of(disclosure);
    let has_notes = written.ties.iter().any(|tie| tie.note.is_some());
    let mut writer = writer();
    let mut headings = vec!["source", "target", "weight", "type", "kind"];
    headings.extend(has_notes.then_some("note"));
    writer.write_record(&headings).map_err(failed)?;
    for tie in &written.ties {
        let mut row = vec![
            harmless(&written.people[tie.from].label),
            harmless(&written.people[tie.to].label),
            tie.strength.map(|strength| strength.to_string()).unwrap_or_default(),
            if tie.directed { "Directed" } else { "Undirected" }.to_owned(),
            harmless(&tie.kind),
        ];
        row.extend(has_notes.then(|| harmless(tie.note.as_deref().unwrap_or_default())));
        writer.write_record(&row).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

/// One person a row. O(size of the copy · log).
pub(in crate::export) fn people(disclosure: &Disclosure) -> Result<Vec<u8>, ExportError> {
    let written = Written::of(disclosure);
    let mut writer = writer();
    let headings = ["id", "label"].map(str::to_owned).into_iter();
    let headings = headings.chain(written.attributes.iter().map(|known| harmless(&known.id)));
    writer.write_record(headings).map_err(failed)?;
    for person in &written.people {
        let ends = [harmless(&person.label), harmless(&person.name)].into_iter();
        let said = (0..written.attributes.len())
            .map(|place| harmless(person.said.get(&place).map_or("", String::as_str)));
        writer.write_record(ends.chain(said)).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}
