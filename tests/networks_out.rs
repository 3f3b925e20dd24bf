//! Does the network leave as other programs read it, for whom, and does it come back?

mod common;

use common::{any_document, sample};
use groundswell::export::{EXPORTS, Export, Input, Source};
use groundswell::import::{Import, Mapping};
use groundswell::model::{Document, Stakeholder, Tie, TieKind};
use groundswell::share::{Audience, Choices, disclose, everything};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn written(map: &Document, format: &str, audience: Audience, include: &[&str]) -> Vec<u8> {
    let choices = Choices {
        include: include.iter().map(|id| (*id).to_owned()).collect(),
        allow_names: Some("a test".to_owned()),
        ..Choices::default()
    };
    let copy = disclose(&Arc::new(map.clone()), None, audience, &choices).expect("a copy");
    bytes(format, &Input::new(&copy, jiff::civil::date(2026, 11, 22)))
}

fn bytes(format: &str, input: &Input<'_>) -> Vec<u8> {
    Export::find(format).expect("the format is listed").bytes(input).expect("it is written").output
}

fn text(map: &Document, format: &str, audience: Audience, include: &[&str]) -> String {
    String::from_utf8(written(map, format, audience, include)).expect("UTF-8")
}

fn formats() -> impl Iterator<Item = &'static str> {
    EXPORTS.iter().filter(|export| export.source == Source::Network).map(|export| export.id)
}

/// Compares with the expected output, or refreshes it where `UPDATE` is set.
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        #[allow(clippy::disallowed_methods, reason = "a test may refresh what it expects")]
        std::fs::write(&path, found).expect("it can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{name} is not as expected; UPDATE=1 cargo test refreshes it");
}

#[test]
fn the_network_of_the_sample_is_as_expected() {
    let map = Arc::new(sample());
    let initiative = *map.initiatives.iter().next().expect("an initiative").0;
    let copy = disclose(&map, Some(initiative), Audience::Team, &Choices::default()).expect("a copy");
    for format in formats() {
        let found = String::from_utf8(bytes(format, &Input::new(&copy, jiff::civil::date(2026, 11, 22))));
        let ending = Export::find(format).map_or("", |export| export.extension);
        let name = if ending == format { format.to_owned() } else { format!("{format}.{ending}") };
        golden(&format!("service-desk.team.{name}"), &found.expect("UTF-8"));
    }
}

#[test]
fn everyone_learns_nothing_from_a_network_and_ties_on_request_only() {
    let map = sample();
    let open =
        disclose(&Arc::new(map.clone()), None, Audience::Everyone, &Choices::default()).expect("a copy");
    let named: Vec<&str> = open.stakeholders().values().map(|person| person.name.as_str()).collect();
    for format in formats() {
        let found = text(&map, format, Audience::Everyone, &[]);
        for person in map.stakeholders.values().filter(|person| !named.contains(&person.name.as_str())) {
            assert!(!found.contains(&person.name), "{format} names {}", person.name);
        }
        assert!(!found.contains("works with") && !found.contains("reports to"), "{format}");
        let mine = text(&map, format, Audience::Me, &[]);
        assert!(mine.len() > found.len() * 2, "{format}");
    }
    let with_lines = text(&map, "graphml", Audience::Everyone, &["reporting"]);
    assert!(with_lines.contains("reports to") && !with_lines.contains("works with"));
    assert!(!with_lines.contains("e_weight\">"), "strengths are not for everyone");
    for format in ["graphml", "gexf", "dot", "kumu"] {
        assert!(text(&map, format, Audience::Everyone, &[]).contains("For: Everyone"), "{format}");
        assert!(text(&map, format, Audience::Team, &[]).contains("For: Core team"), "{format}");
    }
}

#[test]
fn hostile_names_stay_names_in_every_format() {
    for evil in [
        "\"]; x [image=\"/etc/passwd\"",
        "</node><script>",
        "=cmd|'/C calc'!A0",
        "a\u{0}b\u{1b}[31m\u{202e}",
        "\\N\\G",
        "&#1;]]>",
    ] {
        let mut map = Document::default();
        let mut ids = groundswell::model::IdMaker::seeded(1);
        let (a, b) = (ids.next(), ids.next());
        let bad = Stakeholder { role: Some(evil.into()), ..Stakeholder::named(evil) };
        map.stakeholders.insert(a, bad.clone());
        map.stakeholders.insert(b, bad);
        map.ties.insert(ids.next(), Tie::between(a, b, TieKind::Other(evil.to_owned())));
        for format in formats() {
            let found = text(&map, format, Audience::Me, &[]);
            let wrong = found
                .chars()
                .find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(wrong, None, "{format} {evil:?}");
            match format {
                "graphml" | "gexf" => {
                    let mut reader = Reader::from_str(&found);
                    let mut nodes = 0;
                    loop {
                        match reader.read_event().expect("well-formed") {
                            Event::Eof => break,
                            Event::Start(start) => {
                                assert_ne!(start.name().as_ref(), "script");
                                nodes += usize::from(start.name().as_ref() == "node");
                            }
                            _ => {}
                        }
                    }
                    assert_eq!(nodes, 2);
                }
                "kumu" => {
                    let read: serde_json::Value = serde_json::from_str(&found).expect("JSON");
                    assert_ne!(
                        read["elements"][0]["label"], read["elements"][1]["label"],
                        "labels are unique"
                    );
                }
                "dot" => assert_eq!(found.lines().count(), 8, "{found}"),
                _ => assert!(!found.contains("\"=cmd") && !found.contains(",=cmd"), "{found}"),
            }
        }
    }
}

/// What a person or tie of a map is, without ids, as far as the format carries it.
fn told(map: &Document, with_fields: bool) -> (Vec<String>, Vec<String>) {
    let clean = |text: &str| {
        let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let of = |text: &Option<String>| text.as_deref().map(clean).unwrap_or_default();
    let names: BTreeMap<_, _> =
        map.stakeholders.iter().map(|(id, person)| (*id, clean(&person.name))).collect();
    let mut people: Vec<String> = (map.stakeholders.values())
        .map(|person| {
            let fields = [
                &person.role,
                &person.organisation,
                &person.unit,
                &person.location,
                &person.email,
                &person.phone,
                &person.external_key,
            ];
            let fields: Vec<String> = fields.into_iter().map(of).collect();
            let note = person.note.as_ref().map(|note| clean(&note.0)).unwrap_or_default();
            let more = format!(
                "{:?} {:?} {fields:?} {note} {:?} {:?}",
                person.kind, person.headcount, person.direction, person.onion
            );
            format!("{} {}", clean(&person.name), if with_fields { more } else { String::new() })
        })
        .collect();
    let mut ties: Vec<String> = (map.ties.values())
        .map(|tie| {
            let (mut from, mut to) = (names[&tie.from].clone(), names[&tie.to].clone());
            if !tie.is_directed() && from > to {
                std::mem::swap(&mut from, &mut to);
            }
            let note = tie.note.as_ref().map(|note| clean(&note.0)).unwrap_or_default();
            format!(
                "{from}|{to}|{}|{}|{}|{note}",
                clean(&tie.kind.to_string()),
                tie.is_directed(),
                tie.strength.get()
            )
        })
        .collect();
    people.sort();
    ties.sort();
    (people, ties)
}

fn again(map: &Document, format: &str) -> Document {
    let copy = everything(&Arc::new(map.clone()));
    let bytes = bytes(format, &Input::new(&copy, jiff::civil::date(2026, 11, 22)));
    let import = if format == "edges" { "csv" } else { format };
    let import = Import::find(import).expect("the format is listed");
    let draft = (import.read)(&bytes, &Document::default(), &Mapping::default());
    let draft =
        draft.unwrap_or_else(|error| panic!("{format}: {error}\n{}", String::from_utf8_lossy(&bytes)));
    let mut back = Document::default();
    back.apply(draft.edit).expect("the edit applies");
    back
}

#[test]
fn the_sample_comes_back_from_each_format() {
    let map = sample();
    for format in ["graphml", "gexf", "kumu"] {
        let back = again(&map, format);
        assert_eq!(told(&map, true), told(&back, true), "{format}");
        let communities = |map: &Document| -> usize {
            map.stakeholders.values().map(|person| person.communities.len()).sum()
        };
        let tags =
            |map: &Document| -> usize { map.stakeholders.values().map(|person| person.tags.len()).sum() };
        assert_eq!((communities(&map), tags(&map)), (communities(&back), tags(&back)), "{format}");
    }
    assert_eq!(told(&map, false).1, told(&again(&map, "edges"), false).1);
}

/// A map with names that tell people apart and texts without what the formats clean away.
fn plain(mut map: Document) -> Document {
    let keep = |text: &str| -> String {
        let text: String = text
            .chars()
            .filter(|c| c.is_ascii_graphic() || *c == ' ' || (c.is_alphanumeric() && !c.is_control()))
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // An apostrophe before a formula is our own mark, and words that say that nothing is known are read so.
    let kept = |text: &str| Some(keep(text)).filter(|text| !text.is_empty()).map(|text| format!("x{text}"));
    for (number, (_, person)) in map.stakeholders.iter_mut().enumerate() {
        person.name = format!("P{number} {}", keep(&person.name)).trim().to_owned();
        for text in [
            &mut person.role,
            &mut person.organisation,
            &mut person.unit,
            &mut person.location,
            &mut person.email,
            &mut person.phone,
        ] {
            *text = text.take().as_deref().and_then(kept);
        }
        person.note = person.note.take().and_then(|note| kept(&note.0)).map(|note| note.as_str().into());
        person.external_key = person.external_key.take().map(|_| format!("key-{number}"));
        person.email = person.email.take().map(|_| format!("p{number}@example.org"));
        person.communities.clear();
        person.custom.clear();
        person.tags.clear();
    }
    map.about.custom_fields.clear();
    map.assessments.clear();
    for (number, (_, tie)) in map.ties.iter_mut().enumerate() {
        tie.kind = TieKind::Other(format!("k{number}"));
        tie.note = tie.note.take().and_then(|note| kept(&note.0)).map(|note| note.as_str().into());
    }
    map
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_leaves_comes_back(map in any_document()) {
        let map = plain(map);
        prop_assume!(!map.stakeholders.is_empty());
        for format in ["graphml", "gexf", "kumu"] {
            prop_assert_eq!(told(&map, true), told(&again(&map, format), true), "{}", format);
        }
        if !map.ties.is_empty() {
            prop_assert_eq!(told(&map, false).1, told(&again(&map, "edges"), false).1);
        }
    }

    #[test]
    fn wild_maps_are_written_and_read_without_harm(map in any_document()) {
        for format in formats() {
            for audience in Audience::GENERAL {
                let found = text(&map, format, audience, &[]);
                prop_assert!(!found.contains(['\u{0}', '\u{1b}', '\u{202e}']), "{}", format);
            }
        }
        let mut map = map;
        // By what people are recognised; the name remains.
        map.stakeholders.values_mut().for_each(|person| (person.external_key, person.email) = (None, None));
        if !map.stakeholders.is_empty() {
            for format in ["graphml", "gexf", "kumu"] {
                prop_assert_eq!(again(&map, format).stakeholders.len(), map.stakeholders.len(), "{}", format);
            }
        }
    }
}
