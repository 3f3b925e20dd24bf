//! Do names that were made to do harm do any, in any format and for any audience?
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

#[path = "share/full.rs"]
#[allow(dead_code, reason = "shared with the test of the audience table")]
mod full;
mod out;

use full::{I1, P1, full};
use groundswell::export::read_back;
use groundswell::model::about::CustomValue;
use groundswell::model::*;
use groundswell::share::{Audience, Choices};
use out::{Written, audiences, copy, everything};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

const HOSTILE: [&str; 14] = [
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ![x](http://evil.example) [y](javascript:alert(1))",
    "{{7*7}} ${7*7} #read(\"/etc/passwd\") #import \"@preview/x:1.0.0\" $(id) `id`",
    "\u{202E}gpj.exe \u{2066}x\u{2069}",
    "a\u{0}b\u{1b}[31m\u{8}\u{FFFE}\u{7f}",
    "x\r\nATTENDEE:mailto:eve@evil.example\rEND:VEVENT\u{2028}BEGIN:VALARM\u{85}y",
    "]]>--><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
    "\\\"; node [label=\"x\"] %%{init: {}}%% ]:::x click a href \"http://evil.example\"",
];

/// A map in which everything that can be shown says this.
fn hostile(text: &str) -> Document {
    let mut map = full();
    let some = || Some(Prose::from(text));
    map.about.title = text.into();
    map.about.organisation = Some(text.into());
    map.about.audience_labels = ["everyone", "sponsor", "team", "me", "person"]
        .map(|id| (id.to_owned(), text.to_owned()))
        .into_iter()
        .collect();
    for person in map.stakeholders.values_mut() {
        person.name = format!("{text} {}", person.name);
        (person.role, person.unit, person.organisation) =
            (Some(text.into()), Some(text.into()), Some(text.into()));
        (person.note, person.team_note) = (some(), some());
        person.custom.values_mut().for_each(|value| *value = CustomValue::Text(text.into()));
    }
    for (place, community) in map.communities.values_mut().enumerate() {
        community.name = format!("{text} {place}");
    }
    for action in map.actions.values_mut() {
        action.title = text.into();
        action.feedback_route = Some(text.into());
        action.due = Some(jiff::civil::date(2026, 12, 1));
    }
    for record in map.initiatives.values_mut() {
        record.name = text.into();
        record.why = Prose::from(text);
        (record.what_changes, record.what_stays, record.value) = (some(), some(), some());
        record.risks.iter_mut().for_each(|risk| risk.text = Prose::from(text));
        record.measures.iter_mut().for_each(|measure| measure.text = text.into());
        record.checkpoints.iter_mut().for_each(|checkpoint| checkpoint.name = text.into());
        record.decisions.iter_mut().for_each(|decision| decision.title = text.into());
    }
    for message in map.messages.values_mut() {
        message.title = text.into();
        (message.think, message.feel, message.act, message.text) = (some(), some(), some(), some());
    }
    map.reviews.values_mut().for_each(|review| review.what_moved = some());
    map
}

/// Is shown each element with its attributes.
type Visit<'a> = &'a mut dyn FnMut(&str, &[(String, String)]);

/// Fails where XML is not well-formed; visits each element with its attributes.
fn well_formed(xml: &str, what: &str, visit: Visit<'_>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = 0;
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{what}: {error}"));
        let (start, opens) = match &event {
            Event::Eof => break,
            Event::DocType(kind) => {
                assert!(!format!("{kind:?}").contains("ENTITY"), "{what}");
                continue;
            }
            Event::Start(start) => (start, 1),
            Event::Empty(start) => (start, 0),
            Event::End(_) => {
                open -= 1;
                continue;
            }
            _ => continue,
        };
        open += opens;
        let attributes: Vec<(String, String)> = start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap_or_else(|error| panic!("{what}: {error}"));
                (format!("{:?}", attribute.key.as_ref()), format!("{:?}", attribute.value))
            })
            .map(|(key, value)| (key.trim_matches('"').to_owned(), value))
            .collect();
        visit(start.name().as_ref(), &attributes);
    }
    assert_eq!(open, 0, "{what}");
    let bad = xml
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    assert_eq!(bad, None, "{what}");
}

fn markup(written: &Written) {
    let text = std::str::from_utf8(&written.bytes).unwrap();
    let text = text.strip_prefix("<!DOCTYPE html>").unwrap_or(text);
    well_formed(text, &written.what, &mut |name, attributes| {
        for bad in
            ["script", "iframe", "object", "embed", "foreignObject", "link", "form", "base", "use", "image"]
        {
            assert_ne!(name, bad, "{}", written.what);
        }
        for (key, value) in attributes {
            assert!(!key.starts_with("on"), "{}: {key}", written.what);
            assert!(!key.contains("href"), "{}: {key}", written.what);
            let is_safe = key != "style" || !value.contains("url(");
            assert!(is_safe && (key != "src" || value.contains("data:")), "{}: {value}", written.what);
        }
    });
}

fn package(written: &Written) {
    let mut package = zip::ZipArchive::new(Cursor::new(&written.bytes)).unwrap();
    for place in 0..package.len() {
        let mut part = package.by_index(place).unwrap();
        let name = format!("{}, {}", written.what, part.name());
        let hidden = ["vbaProject", "externalLink", "comments", "embeddings", "activeX"];
        assert!(!hidden.iter().any(|part| name.contains(part)), "{name}");
        let mut text = String::new();
        if !name.contains(".xml") && !name.contains(".rels") {
            continue;
        }
        part.read_to_string(&mut text).unwrap();
        well_formed(&text, &name, &mut |element, attributes| {
            assert!(
                !matches!(element, "f" | "w:del" | "w:ins" | "w:comment" | "oddHeader&G"),
                "{name}: <{element}>"
            );
            for (key, value) in attributes {
                assert!(key != "TargetMode" || !value.contains("External"), "{name}: {value}");
                assert!(key != "state" || !value.contains("idden"), "{name}: a hidden sheet");
                if key == "w:instr" {
                    assert!(value.contains("PAGE") || value.contains("TOC"), "{name}: {value}");
                }
            }
        });
        for (at, _) in text.match_indices("<w:instrText") {
            let said: String = text[at..].chars().take(80).collect();
            assert!(said.contains("PAGE") || said.contains("TOC"), "{name}: {said}");
        }
    }
}

fn table(written: &Written) {
    let text = std::str::from_utf8(&written.bytes).unwrap().trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    for row in reader.records() {
        for cell in &row.unwrap_or_else(|error| panic!("{}: {error}", written.what)) {
            let begins = cell.trim_start().chars().next();
            let is_formula =
                begins.is_some_and(|c| "=+-@＝＋－＠".contains(c)) || cell.starts_with(['\t', '\r', '\n']);
            assert!(!is_formula || cell.parse::<f64>().is_ok(), "{}: {cell:?}", written.what);
        }
    }
}

fn calendar(written: &Written) {
    let text = std::str::from_utf8(&written.bytes).unwrap();
    assert!(
        text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
        "{}",
        written.what
    );
    let lines: Vec<&str> = text.split("\r\n").collect();
    let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("ATTENDEE") + count("ORGANIZER") + count("BEGIN:VALARM") + count("ATTACH"), 0);
    assert_eq!(count("BEGIN:"), count("END:"));
    assert!(count("BEGIN:VEVENT") > 0, "{}", written.what);
    icalendar::parser::read_calendar(&icalendar::parser::unfold(text)).unwrap();
}

fn check(written: &Written) {
    let what = &written.what;
    match written.format.extension {
        "html" | "svg" | "graphml" | "gexf" => markup(written),
        "xlsx" | "docx" => package(written),
        "csv" => table(written),
        "ics" => calendar(written),
        "json" => {
            serde_json::from_slice::<serde_json::Value>(&written.bytes).unwrap();
        }
        "pdf" => {
            for bad in [&b"/JavaScript"[..], b"/Launch", b"/EmbeddedFile", b"/SubmitForm"] {
                assert!(!written.bytes.windows(bad.len()).any(|part| part == bad), "{what}");
            }
        }
        "md" => {
            let text = std::str::from_utf8(&written.bytes).unwrap();
            for bad in ["<script", "<img", "![x](", "[y](", "<!DOCTYPE"] {
                assert!(!text.contains(bad), "{what}: {bad}");
            }
        }
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(&written.bytes) {
        let is_bad = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\r'))
                || ('\u{202A}'..='\u{202E}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
        };
        assert_eq!(text.chars().find(is_bad), None, "{what}");
    }
    read_back(written.format, &written.bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
}

#[test]
fn hostile_names_do_no_harm_in_any_format() {
    for (place, text) in HOSTILE.into_iter().enumerate() {
        let map = hostile(text);
        for audience in audiences(P1) {
            let found = copy(&map, Some(I1), audience, &Choices::default());
            // Pages are laid out for each text once; what is quick is written for each audience.
            let slow = place % 6 == audiences(P1).iter().position(|other| *other == audience).unwrap();
            for written in
                everything(&found, &|format| slow || !matches!(format.id, "pdf" | "png" | "picture-pdf"))
            {
                check(&written);
            }
        }
    }
}

#[test]
fn endless_names_and_many_accents_do_no_harm() {
    let endless = "é".repeat(20_000);
    let zalgo = format!("Z{}", "\u{301}".repeat(200));
    for text in [endless.as_str(), zalgo.as_str(), "👩‍🚀 مرحبا שלום \u{200B}\u{200D}", "\u{3000}\u{3000}。"]
    {
        let map = hostile(text);
        for audience in [Audience::Everyone, Audience::Me] {
            let found = copy(&map, Some(I1), audience, &Choices::default());
            let slow = text.len() < 1000 && audience == Audience::Everyone;
            for written in
                everything(&found, &|format| slow || !matches!(format.id, "pdf" | "png" | "picture-pdf"))
            {
                check(&written);
            }
        }
    }
}
