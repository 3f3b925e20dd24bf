//! In which bytes does a map leave, for whom, and can they do harm there?
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

#[path = "share/full.rs"]
#[allow(dead_code, reason = "shared with the test of the audience table")]
mod full;

use groundswell::export::{EXPORTS, Export, ExportError, Input, Source, html, json, markdown};
use groundswell::file::sample;
use groundswell::model::{Document, Initiative, InitiativeId, Prose, Stakeholder};
use groundswell::report::{Context, REPORTS, Report, engagement_plan};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::path::Path;
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 25);

fn first(map: &Document) -> InitiativeId {
    let named = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    *named.or(map.initiatives.iter().next()).unwrap().0
}

fn copy(map: &Document, audience: Audience) -> Disclosure {
    disclose(&Arc::new(map.clone()), Some(first(map)), audience, &Choices::default()).unwrap()
}

fn plan(copy: &Disclosure) -> Report {
    engagement_plan(copy, &Context::on(TODAY)).unwrap()
}

/// Compares with the expected output, or refreshes it where `UPDATE` is set.
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[allow(clippy::disallowed_methods, reason = "a test may refresh what it expects")]
        std::fs::write(&path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{name} is not as expected; UPDATE=1 cargo test refreshes it");
}

#[test]
fn the_plan_of_the_sample_is_as_expected() {
    let map = sample();
    for audience in Audience::GENERAL {
        let report = plan(&copy(&map, audience));
        golden(&format!("service-desk.{}.html", audience.id()), &html(&report).unwrap());
        golden(&format!("service-desk.{}.md", audience.id()), &markdown(&report));
    }
}

#[test]
fn the_sample_can_be_exported_for_everyone_as_it_is() {
    let found = copy(&sample(), Audience::Everyone);
    assert_eq!(found.names_in_text(), []);
}

#[test]
fn nobody_but_those_the_rule_names_is_in_everyones_export() {
    let map = sample();
    let found = copy(&map, Audience::Everyone);
    let report = plan(&found);
    let outputs = [html(&report).unwrap(), markdown(&report), json(&found).unwrap()];
    let mut absent = 0;
    for person in map.stakeholders.values() {
        if found.stakeholders().values().any(|named| named.name == person.name)
            || map.communities.values().any(|community| community.name.contains(&person.name))
        {
            continue;
        }
        absent += 1;
        outputs.iter().for_each(|output| assert!(!output.contains(&person.name), "{}", person.name));
    }
    assert!(absent > 20, "{absent}");
    let mine = copy(&map, Audience::Me);
    let all = json(&mine).unwrap();
    map.stakeholders.values().for_each(|person| assert!(all.contains(&person.name), "{}", person.name));
}

#[test]
fn what_others_read_never_says_resistant() {
    let map = sample();
    for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
        let report = plan(&copy(&map, audience));
        for output in [html(&report).unwrap(), markdown(&report)] {
            assert!(!output.to_lowercase().contains("resistant"), "{audience:?}");
        }
    }
}

/// Every element with its attributes; fails where the page is not well-formed.
fn elements(page: &str) -> Vec<(String, Vec<String>)> {
    let mut reader = Reader::from_str(page);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let (start, opens) = match &event {
                    Event::Start(start) => (start, 1),
                    Event::Empty(start) => (start, 0),
                    _ => unreachable!(),
                };
                depth += opens;
                let name = start.name().as_ref().to_owned();
                let attributes =
                    start.attributes().map(|attribute| attribute.unwrap().key.as_ref().to_owned());
                found.push((name, attributes.collect()));
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

const ELEMENTS: &str = "html head meta title style body div main header section footer p h1 h2 h3 h4 span dl dt dd ul li \
                        table colgroup col thead tbody tr th td figure figcaption article blockquote \
                        svg desc g circle rect line polygon polyline text";
const ATTRIBUTES: &str = "lang charset name content http-equiv class style scope colspan xmlns width height viewBox role \
                          font-family font-size font-weight fill fill-opacity stroke stroke-width stroke-opacity \
                          stroke-dasharray stroke-linejoin cx cy r x y x1 y1 x2 y2 rx points transform text-anchor \
                          paint-order";

fn check_page(page: &str) {
    let page = page.strip_prefix("<!DOCTYPE html>").unwrap();
    for (name, attributes) in elements(page) {
        assert!(ELEMENTS.split_whitespace().any(|known| known == name), "<{name}>");
        for attribute in attributes {
            assert!(ATTRIBUTES.split_whitespace().any(|known| known == attribute), "<{name} {attribute}>");
        }
    }
    for forbidden in ["<script", "javascript:", "http://", "https://", "url(", "@import", "expression("] {
        let without_svg = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!without_svg.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("noindex") && page.contains("no-referrer"));
}

#[test]
fn a_page_holds_nothing_but_what_it_may() {
    for map in [sample(), full::full()] {
        for audience in Audience::GENERAL {
            check_page(&html(&plan(&copy(&map, audience))).unwrap());
        }
    }
}

const HOSTILE: [&str; 9] = [
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "#read(\"/etc/passwd\")",
    "$(id)",
    "\u{202E}gpj.exe",
    "a\u{0}b\u{1b}[31m",
    "\"><img src=x onerror=alert(1)> ![x](http://evil.example)",
];

/// A map in which everything that can be shown bears a hostile name.
fn hostile(text: &str) -> Document {
    let mut map = full::full();
    let named = |name: &str| format!("{text} {name}");
    map.about.organisation = Some(text.into());
    map.about.audience_labels = ["everyone", "sponsor", "team", "me"]
        .map(|id| (id.to_owned(), text.to_owned()))
        .into_iter()
        .collect();
    map.stakeholders.values_mut().for_each(|person| {
        person.name = named(&person.name);
        person.role = Some(text.into());
    });
    map.communities.values_mut().for_each(|community| community.name = named("community"));
    map.actions.values_mut().for_each(|action| {
        action.title = named("action");
        action.feedback_route = Some(text.into());
        action.due = Some(date(2027, 1, 1));
    });
    for initiative in map.initiatives.values_mut() {
        initiative.name = text.into();
        initiative.why = Prose::from(text);
        initiative.risks.iter_mut().for_each(|risk| risk.text = Prose::from(text));
    }
    map.messages.values_mut().for_each(|message| message.text = Some(text.into()));
    map
}

#[test]
fn hostile_names_do_no_harm() {
    let endless = "é".repeat(20_000);
    let zalgo = format!("Z{}", "\u{301}".repeat(200));
    for text in HOSTILE.into_iter().chain([endless.as_str(), zalgo.as_str(), "👩‍🚀 مرحبا שלום"])
    {
        let map = hostile(text);
        for audience in Audience::GENERAL {
            let found = copy(&map, audience);
            let report = plan(&found);
            let page = html(&report).unwrap();
            check_page(&page.replace("http://evil.example", ""));
            let told = markdown(&report);
            assert!(!told.contains("<script"), "{told}");
            assert!(!told.contains("![x]("), "{told}");
            let tables = json(&found).unwrap();
            serde_json::from_str::<serde_json::Value>(&tables).unwrap();
            for output in [&page, &told, &tables] {
                let bad = output
                    .chars()
                    .find(|c| (c.is_control() && *c != '\n') || ('\u{202A}'..='\u{202E}').contains(c));
                assert_eq!(bad, None, "{text:?}");
            }
        }
    }
}

#[test]
fn the_same_copy_gives_the_same_bytes_whatever_is_hidden() {
    let map = full::full();
    let mut other = map.clone();
    for path in full::known_leaves() {
        // Private fields of assessments, notes and tactics: nothing that everyone sees.
        let hidden = [
            "assessment.motivators",
            "assessment.wants",
            "assessment.engagement_now",
            "stakeholder.note",
            "action.purpose",
        ];
        if hidden.iter().any(|hidden| path.starts_with(hidden)) {
            other = full::with_changed(&other, &path, true);
        }
    }
    other.stakeholders.get_mut(&full::P3).unwrap().name = "Somebody Else".into();
    assert_ne!(map, other);
    let (one, two) = (copy(&map, Audience::Everyone), copy(&other, Audience::Everyone));
    assert_eq!(html(&plan(&one)), html(&plan(&two)));
    assert_eq!(markdown(&plan(&one)), markdown(&plan(&two)));
    assert_eq!(json(&one), json(&two));
}

#[test]
fn an_export_stops_at_a_name_until_it_is_let_through() {
    let mut map = Document::default();
    let initiative = Initiative { why: Prose::from("Because Tomasz asked"), ..Initiative::named("Change") };
    map.initiatives.insert(full::I1, initiative);
    map.stakeholders.insert(full::P1, Stakeholder::named("Tomasz Żuk"));
    let map = Arc::new(map);
    let write = |allow: Option<&str>| {
        let choices = Choices { allow_names: allow.map(str::to_owned), ..Choices::default() };
        let found = disclose(&map, Some(full::I1), Audience::Everyone, &choices).unwrap();
        let report = plan(&found);
        Export::find("html").unwrap().bytes(&Input { report: Some(&report), ..Input::new(&found, TODAY) })
    };
    let stopped = write(None).unwrap_err();
    assert!(matches!(stopped, ExportError::Names(_)));
    assert!(stopped.to_string().contains("Tomasz"), "{stopped}");
    assert!(write(Some("  ")).is_err());
    assert_eq!(write(Some("agreed with him")).unwrap().warnings.len(), 1);
}

#[test]
fn formats_and_reports_have_ids_of_their_own_and_say_what_they_need() {
    let mut ids: Vec<&str> = EXPORTS.iter().map(|export| export.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), EXPORTS.len());
    let found = copy(&sample(), Audience::Me);
    for export in EXPORTS {
        let written = export.bytes(&Input::new(&found, TODAY));
        assert_eq!(
            written.is_err(),
            !matches!(export.source, Source::Tables | Source::Network),
            "{}",
            export.id
        );
    }
    assert_eq!(REPORTS[0].id, "engagement-plan");
    let whole = disclose(&Arc::new(sample()), None, Audience::Me, &Choices::default()).unwrap();
    assert!(engagement_plan(&whole, &Context::on(TODAY)).is_err(), "two initiatives, and none chosen");
}

#[test]
fn sections_are_numbered_without_gaps() {
    for audience in Audience::GENERAL {
        let told = markdown(&plan(&copy(&sample(), audience)));
        let numbers: Vec<usize> = told
            .lines()
            .filter_map(|line| line.strip_prefix("## ")?.split_once('.')?.0.parse().ok())
            .collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{audience:?}");
        assert!(numbers.len() >= 5, "{audience:?} {numbers:?}");
    }
}
