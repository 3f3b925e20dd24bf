//! Which version of a report did these readers get last, and what was in it?
//!
//! *Invariants:* read from the export log, which holds check sums and no content. The version goes up when what the readers
//! see is different, not when the same is written once more. Copies for one person are not counted: the log does not say
//! whose they are.

use super::audience::Audience;
use crate::model::about::Exported;
use crate::model::edits::WHOLE;
use crate::model::map::Map;
use crate::model::{Document, InitiativeId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A version that was given away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// 1 for the first.
    pub version: u32,
    /// The first day on which it was given away.
    pub date: Date,
    /// A check sum of each row by what it is about.
    pub rows: BTreeMap<String, String>,
}

/// The last two different versions that these readers got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editions {
    /// The last one.
    pub latest: Option<Given>,
    /// The one before it.
    pub before: Option<Given>,
}

/// The first eight bytes of a BLAKE3 check sum, in hexadecimal digits. O(length).
pub fn sum(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// What these readers got of a report so far. O(log).
pub fn editions(
    document: &Document,
    initiative: Option<InitiativeId>,
    report: &str,
    audience: Audience,
) -> Editions {
    if audience.person().is_some() {
        return Editions::default();
    }
    let entry = described(document, initiative, report, audience);
    let mut found: Vec<Given> = Vec::new();
    let mut last = None;
    for old in document.about.export_log.iter().filter(|old| old.is_like(&entry)) {
        let Some(whole) = old.whole() else { continue };
        let rows = || old.rows.iter().filter(|(key, _)| *key != WHOLE);
        if last != Some(whole) {
            last = Some(whole);
            let version = found.len() as u32 + 1;
            found.push(Given { version, date: old.date, rows: BTreeMap::new() });
        }
        if let Some(given) = found.last_mut() {
            given.rows = rows().map(|(key, sum)| (key.clone(), sum.clone())).collect();
        }
    }
    let latest = found.pop();
    Editions { latest, before: found.pop() }
}

/// An entry of the export log, without date, format, counts and reason.
fn described(
    document: &Document,
    initiative: Option<InitiativeId>,
    report: &str,
    audience: Audience,
) -> Exported {
    let named = initiative.and_then(|id| document.initiatives.get(&id)).map(|record| record.name.clone());
    Exported {
        audience: audience.id().to_owned(),
        report: Some(report.to_owned()),
        initiative: named,
        ..Exported::default()
    }
}

/// The entry that is kept of an export: `rows` are the sums of what was in it (empty where nothing is compared), `counts` how
/// much of what it held.
#[expect(clippy::too_many_arguments, reason = "each is a field of the entry")]
pub fn logged(
    document: &Document,
    initiative: Option<InitiativeId>,
    report: &str,
    audience: Audience,
    format: &str,
    date: Date,
    rows: &BTreeMap<String, String>,
    counts: Map<String, u32>,
    reason: Option<String>,
) -> Exported {
    let mut kept: Map<String, String> = Map::default();
    if audience.person().is_none() && !rows.is_empty() {
        let all: Vec<String> = rows.iter().map(|(key, sum)| format!("{key}={sum}")).collect();
        kept = rows.iter().map(|(key, sum)| (key.clone(), sum.clone())).collect();
        kept.insert(WHOLE.to_owned(), sum(&all.join(";")));
    }
    Exported {
        date,
        format: format.to_owned(),
        counts,
        reason,
        rows: kept,
        ..described(document, initiative, report, audience)
    }
}
