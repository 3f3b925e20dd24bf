//! Which data does the template of a report get?
//!
//! *Invariants:* every text of the report goes through [`Ink`], so that it is clean and its characters are known. What is
//! not in the report is not in the data.

use super::Paper;
use super::blocks::Blocks;
use super::picture::scene;
use super::signs::signs;
use super::text::{Ink, printable};
use super::zones::Zones;
use crate::diagram::{self, Scene, Theme};
use crate::report::{Report, Shape, long, short};
use crate::share::Audience;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// The data, and the characters in it.
pub(super) struct Data {
    pub(super) value: Map<String, Value>,
    pub(super) ink: Ink,
}

/// What the template of a report prints. O(size of the report).
pub(super) fn report(report: &Report, paper: Paper) -> Data {
    let mut ink = Ink::default();
    let (width, height) = paper.size();
    let zones = Zones::of(report, width, height);
    let mut blocks = Blocks::new(&mut ink, zones.flow(), report.shape == Shape::Sheet);
    let front = blocks.all(&report.front, 1);
    let sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| {
            json!({
                "title": blocks.ink.told(section.title),
                "name": blocks.ink.short(section.title, 60),
                "aside": blocks.ink.told(&section.aside),
                "zone": zones.name(section.place),
                "blocks": blocks.wide(zones.width(section.place), &section.blocks, 2),
            })
        })
        .collect();
    let since = report.edition.since.map(|(version, date)| {
        let year =
            if date.year() == report.date.year() { String::new() } else { format!(" {}", date.year()) };
        format!("version {version} of {} {}{year}", date.day(), crate::report::month(date))
    });
    let changes: Vec<Value> = report.edition.changes.iter().map(|change| ink.told(change)).collect();
    let left_out: Vec<Value> = report.left_out.iter().map(|words| ink.told(words)).collect();
    let value = json!({
        "page": [width, height],
        "bands": zones.bands(),
        "document": printable(&format!("{}: {}", report.title, report.kind.to_lowercase())),
        "organisation": ink.short(&report.organisation, 120),
        "cover": report.has_cover(),
        "kind": ink.told(report.kind),
        "title": ink.short(&report.title, 300),
        "length": report.title.chars().count(),
        "head": ink.short(&report.title, 60),
        "what": ink.words(&report.kind.to_lowercase()),
        "lead": ink.told(&report.lead),
        "label": ink.short(&report.classification, 90),
        "safe": report.audience == Audience::Everyone,
        "public": report.audience == Audience::Everyone,
        "date": ink.words(&long(report.date)),
        "foot": ink.words(&foot(report)),
        "since": since.map(|since| ink.words(&since)),
        "changes": changes,
        "promise": ink.told(&report.promise),
        "left_out": left_out,
        "file": ink.short(&report.edition.file, 80),
        "sum": ink.words(&report.edition.sum),
        "front": front,
        "sections": sections,
    });
    // The template's own words.
    ink.seen("Version, continued on the next page of and more · left out for space: Nothing was All are in the full plan. Controlled copy: changed since “”….–•0123456789Our promise");
    Data { value: common(value), ink }
}

/// What the template of a picture prints.
pub(super) fn picture(picture: &Scene) -> Data {
    let mut ink = Ink::default();
    let value = json!({
        "document": printable(if picture.title.is_empty() { "Picture" } else { &picture.title }),
        "picture": scene(&mut ink, picture),
    });
    Data { value: common(value), ink }
}

fn common(value: Value) -> Map<String, Value> {
    let mut data = match value {
        Value::Object(data) => data,
        _ => Map::new(),
    };
    let colour = |ink: &diagram::Ink| {
        let [r, g, b] = ink.rgb(Theme::Light);
        (format!("{ink:?}"), Value::String(format!("#{r:02x}{g:02x}{b:02x}")))
    };
    data.insert("ink".to_owned(), Value::Object(diagram::Ink::ALL.iter().map(colour).collect()));
    data.insert("signs".to_owned(), signs());
    data
}

/// *25 Nov 2026*.
fn day(date: Date) -> String {
    format!("{} {}", short(date), date.year())
}

/// *Version 3 of 25 Nov 2026, valid until 21 Dec 2026*.
fn foot(report: &Report) -> String {
    let of = match report.edition.version {
        0 => day(report.date),
        version => format!("Version {version} of {}", day(report.date)),
    };
    match report.valid_until {
        Some(until) => format!("{of}, valid until {}", day(until)),
        None => of,
    }
}
