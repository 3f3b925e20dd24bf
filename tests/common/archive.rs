//! Maps, copies and archives that the tests of tables and documents share.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test uses a part of it, and what is not there fails it"
)]

use groundswell::file::sample;
use groundswell::model::{Document, Edit, InitiativeId, Key, Prose};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

/// The parts of an archive by their names.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        found.insert(part.name().to_owned(), bytes);
    }
    found
}

/// Fails where a part of the archive is no well-formed XML.
pub fn check_xml(parts: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in parts.iter().filter(|(name, _)| !name.contains("/media/")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut reader = Reader::from_str(text);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Start(start) => {
                    start.attributes().for_each(|attribute| assert!(attribute.is_ok(), "{name}"));
                    depth += 1;
                }
                Event::Empty(start) => {
                    start.attributes().for_each(|attribute| assert!(attribute.is_ok(), "{name}"));
                }
                Event::End(_) => depth -= 1,
                Event::DocType(_) => panic!("{name} has a DOCTYPE"),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let is_allowed =
            |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
        assert!(text.chars().all(is_allowed), "{name} holds a control character");
    }
}

/// Names that do harm where they are calculated, read as markup or not escaped.
const HOSTILE: [&str; 9] = [
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "-2+3",
    "a,b;c\td\"e\"",
    "\u{202E}gpj.exe",
    "]]><w:t>",
    "'=1+1",
];

pub fn hostile() -> Document {
    let mut map = sample();
    let mut edit = Edit::new("Other names");
    for (place, (id, record)) in map.stakeholders.iter().enumerate() {
        let mut record = record.clone();
        record.name = format!("{}{}", HOSTILE[place % HOSTILE.len()], " x".repeat(place / HOSTILE.len()));
        record.role = Some("x".repeat(20_000));
        record.note = Some(Prose("one\ntwo".to_owned()));
        edit.put(Key::Stakeholder(*id), record);
    }
    map.apply(edit).unwrap();
    map
}

pub fn first(map: &Document) -> InitiativeId {
    *map.initiatives.keys().next().unwrap()
}

pub fn copy(map: &Document, audience: Audience) -> Disclosure {
    let choices = Choices { allow_names: Some("a test".to_owned()), ..Choices::default() };
    disclose(&Arc::new(map.clone()), Some(first(map)), audience, &choices).unwrap()
}
