//! Do pictures leave whole, readable, and without what their readers may not see?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod common;
#[path = "common/scripts.rs"]
mod scripts;

use groundswell::diagram::{
    Align, Area, DIAGRAMS, Diagram, Inter, Measure, Scene, Shape, Text, Theme, arranged, pos,
};
use groundswell::export::svg::svg;
use groundswell::export::{EXPORTS, Export, Input, Source};
use groundswell::file::sample;
use groundswell::layout::Progress;
use groundswell::model::{Document, Engagement, InitiativeId};
use groundswell::share::{ActionStatus, Audience, Choices, Disclosure, disclose};
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 22);
/// The pictures that are laid out from the top down.
const ROWS: [&str; 4] = ["timeline", "coverage", "engagement", "heard"];

fn desk(map: &Document) -> InitiativeId {
    *map.initiatives.iter().find(|(_, record)| record.name == "One service desk").unwrap().0
}

fn copy(map: &Document, audience: Audience) -> Disclosure {
    disclose(&Arc::new(map.clone()), Some(desk(map)), audience, &Choices::default()).unwrap()
}

fn opted_in(map: &Document) -> Disclosure {
    let choices = Choices {
        include: ["engagement".to_owned()].into(),
        reason: Some("the team prepares talks".to_owned()),
        ..Choices::default()
    };
    disclose(&Arc::new(map.clone()), Some(desk(map)), Audience::Team, &choices).unwrap()
}

fn diagram(id: &str) -> &'static Diagram {
    DIAGRAMS.iter().find(|diagram| diagram.id == id).unwrap()
}

fn painted(from: &Disclosure, id: &str) -> Scene {
    let places = if id == "network" { arranged(from, &Progress::default()) } else { None };
    (diagram(id).paint)(from, &places.unwrap_or_default(), TODAY)
}

fn texts(scene: &Scene) -> Vec<&Text> {
    scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None })
        .collect()
}

fn words(scene: &Scene) -> String {
    let all: Vec<&str> = texts(scene).into_iter().map(|text| text.text.as_str()).collect();
    let marks: Vec<&str> = scene.marks.iter().map(|mark| mark.name.as_str()).collect();
    format!("{}\n{}\n{}\n{}", all.join("\n"), marks.join("\n"), scene.title, scene.description)
}

/// Where a text stands, a little smaller than its letters.
fn place(text: &Text) -> Area {
    let wide = Inter.width(&text.text, text.size, text.weight);
    let left = match text.align {
        Align::Start => 0.0,
        Align::Middle => -wide / 2.0,
        Align::End => -wide,
    };
    let half = text.size * 0.4;
    if text.upwards {
        let top = pos(text.at.x - half, text.at.y - left - wide);
        return Area::sized(top, half * 2.0, wide);
    }
    Area::sized(text.at + pos(left, -half), wide, half * 2.0)
}

fn maps() -> Vec<(&'static str, Document)> {
    vec![("sample", sample()), ("six scripts", scripts::six_scripts()), ("crowd", scripts::crowd(300))]
}

#[test]
fn every_word_is_within_the_picture_and_covers_no_other() {
    for (name, map) in maps() {
        let copies = Audience::GENERAL.map(|audience| copy(&map, audience));
        for from in copies.iter().chain([&opted_in(&map)]) {
            for id in ROWS {
                let scene = painted(from, id);
                let what = format!("{name}, {id}, {:?}", from.audience());
                assert_eq!(scene.size.x, 680.0, "{what}");
                assert!(!scene.title.is_empty() && !scene.description.is_empty(), "{what}");
                let page = Area::sized(pos(0.0, 0.0), scene.size.x, scene.size.y);
                let places: Vec<(Area, &str)> =
                    texts(&scene).into_iter().map(|text| (place(text), text.text.as_str())).collect();
                assert!(!places.is_empty(), "{what}");
                for (at, (area, text)) in places.iter().enumerate() {
                    assert!(page.holds(area), "{what}: {text} at {area:?}");
                    let other = places[at + 1..].iter().find(|(other, _)| other.hits(area));
                    assert_eq!(other, None, "{what}: {text} at {area:?}");
                }
                let small = texts(&scene)
                    .into_iter()
                    .find(|text| text.size < 11.0 && !["?", "!"].contains(&text.text.as_str()));
                assert_eq!(small, None, "{what}");
                for mark in &scene.marks {
                    assert!(mark.items.end <= scene.shapes.len() && !mark.name.is_empty(), "{what}");
                }
            }
        }
    }
}

#[test]
fn pictures_name_nobody_whom_their_readers_may_not_know() {
    let map = sample();
    for audience in [Audience::Everyone, Audience::Sponsor] {
        let from = copy(&map, audience);
        let known: BTreeSet<&str> = from.stakeholders().values().map(|record| record.name.as_str()).collect();
        for diagram in DIAGRAMS {
            let found = words(&painted(&from, diagram.id));
            for person in map.stakeholders.values().filter(|one| !known.contains(one.name.as_str())) {
                if map.communities.values().any(|community| community.name.contains(&person.name)) {
                    continue;
                }
                assert!(!found.contains(&person.name), "{} in {} for {audience:?}", person.name, diagram.id);
            }
        }
    }
}

#[test]
fn how_people_stand_is_in_no_picture_of_those_who_may_not_know_it() {
    let map = sample();
    let mut other = map.clone();
    for record in other.assessments.values_mut() {
        record.engagement_now = match record.engagement_now {
            Some(Engagement::Resistant) => Some(Engagement::Leading),
            _ => Some(Engagement::Resistant),
        };
    }
    for audience in [Audience::Everyone, Audience::Team] {
        for diagram in DIAGRAMS {
            let (one, two) = (copy(&map, audience), copy(&other, audience));
            let (one, two) = (painted(&one, diagram.id), painted(&two, diagram.id));
            assert_eq!(svg(&one, Theme::Light), svg(&two, Theme::Light), "{} {audience:?}", diagram.id);
            assert!(!words(&one).to_lowercase().contains("resistant"), "{} {audience:?}", diagram.id);
        }
    }
    assert_ne!(painted(&opted_in(&map), "engagement"), painted(&opted_in(&other), "engagement"));
    assert!(words(&painted(&opted_in(&map), "engagement")).contains("Resistant"));
}

#[test]
fn the_sponsor_reads_numbers_of_five_and_more_only() {
    let map = sample();
    let scene = painted(&copy(&map, Audience::Sponsor), "engagement");
    let numbers: Vec<u32> = texts(&scene).into_iter().filter_map(|text| text.text.parse().ok()).collect();
    assert!(!numbers.is_empty() && numbers.iter().all(|number| *number >= 5), "{numbers:?}");
    let found = words(&scene);
    assert!(found.contains("Needs early involvement") && found.contains("< 5"), "{found}");
    assert!(scene.marks.is_empty(), "nobody can be pointed at");
    let everyone = words(&painted(&copy(&map, Audience::Everyone), "engagement"));
    assert!(!everyone.chars().any(|letter| letter.is_ascii_digit()), "{everyone}");
}

#[test]
fn what_is_late_follows_from_the_day() {
    let map = sample();
    let me = copy(&map, Audience::Me);
    let late = |today: Date| {
        let scene = (diagram("timeline").paint)(&me, &groundswell::layout::Arranged::default(), today);
        words(&scene).matches(" late").count()
    };
    assert!(late(date(2027, 3, 1)) > late(TODAY));
    assert_eq!(late(date(2026, 1, 1)), 0);
}

#[test]
fn messages_are_heard_as_far_as_their_readers_see_it() {
    let mut map = sample();
    let team = words(&painted(&copy(&map, Audience::Team), "heard"));
    assert!(team.contains("Heard enough") && team.contains("Not meant for them"), "{team}");
    let everyone = |map: &Document| words(&painted(&copy(map, Audience::Everyone), "heard"));
    let before = everyone(&map);
    assert!(!before.contains("Heard enough") && !before.contains("Too little"), "{before}");
    // Talks and for whom messages are meant are not for everyone: nothing of it follows from them.
    map.interactions.clear();
    for message in map.messages.values_mut() {
        message.audience.communities.clear();
        message.audience.stakeholders.clear();
    }
    assert_eq!(before, everyone(&map));
    for action in map.actions.values_mut() {
        action.status = ActionStatus::Heard;
    }
    assert_ne!(before, everyone(&map));
}

#[test]
fn a_crowd_is_counted_and_what_is_left_out_is_said() {
    let map = scripts::crowd(300);
    let found = words(&painted(&copy(&map, Audience::Me), "engagement"));
    assert!(found.contains("others with less influence") && found.contains("All 2"), "{found}");
    let scene = painted(&copy(&map, Audience::Me), "engagement");
    assert_eq!(scene.marks.len(), 40);
    assert!(scene.size.y < 1200.0, "{}", scene.size.y);
}

#[test]
fn a_map_without_a_chosen_change_has_pictures_that_say_so() {
    let whole = disclose(&Arc::new(sample()), None, Audience::Everyone, &Choices::default()).unwrap();
    for id in ROWS {
        assert!(words(&painted(&whole, id)).contains("No initiative is chosen"), "{id}");
    }
    let mut empty = Document::default();
    empty.initiatives.insert(InitiativeId::from_bits(1), groundswell::model::Initiative::named("New"));
    let empty = disclose(&Arc::new(empty), None, Audience::Me, &Choices::default()).unwrap();
    for id in ROWS {
        let scene = painted(&empty, id);
        assert!(scene.size.y > 40.0 && !texts(&scene).is_empty(), "{id}");
    }
}

const HOSTILE: [&str; 8] = [
    "</text><script>alert(1)</script>",
    "\"/><image href=\"http://evil.example/x.png\"/>",
    "{{7*7}} #read(\"/etc/passwd\") $(id)",
    "\u{202E}gpj.exe",
    "a\u{0}b\u{1b}[31m\r\nc",
    "%%{init: {\"securityLevel\": \"loose\"}}%%",
    "]: [0.5, 0.5]\nclick a href",
    "&#x41; <![CDATA[ ]]> `code`",
];

fn hostile(text: &str) -> Document {
    let mut map = sample();
    let named = |number: usize| format!("{text} {number}");
    map.stakeholders.values_mut().enumerate().for_each(|(number, one)| one.name = named(number));
    map.communities.values_mut().enumerate().for_each(|(number, one)| one.name = named(number));
    map.actions.values_mut().enumerate().for_each(|(number, one)| one.title = named(number));
    map.messages.values_mut().enumerate().for_each(|(number, one)| one.title = named(number));
    for initiative in map.initiatives.values_mut().filter(|one| one.name == "One service desk") {
        initiative.checkpoints.iter_mut().for_each(|one| one.name = text.to_owned());
    }
    map
}

fn check_svg(found: &str) {
    const ELEMENTS: [&str; 9] =
        ["svg", "title", "desc", "g", "circle", "rect", "line", "polygon", "polyline"];
    let mut reader = Reader::from_str(found);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                assert!(ELEMENTS.contains(&name.as_str()) || name == "text", "<{name}>");
                for attribute in start.attributes() {
                    let key = attribute.unwrap().key.as_ref().to_owned();
                    assert!(!key.starts_with("on") && !key.contains("href") && key != "style", "{key}");
                }
            }
            _ => {}
        }
    }
    let bad = found.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
    assert_eq!(bad, None);
}

#[test]
fn hostile_names_stay_names_in_pictures_and_charts() {
    let endless = "é".repeat(20_000);
    let zalgo = format!("Z{}", "\u{301}".repeat(200));
    for text in HOSTILE.into_iter().chain([endless.as_str(), zalgo.as_str()]) {
        let map = hostile(text);
        for audience in Audience::GENERAL {
            let from = copy(&map, audience);
            for id in ROWS.into_iter().chain(["grid"]) {
                let scene = painted(&from, id);
                check_svg(&svg(&scene, Theme::Light));
                if id != "grid" {
                    let wide = texts(&scene).into_iter().find(|text| place(text).max.x > 680.5);
                    assert_eq!(wide, None, "{id} {audience:?}");
                }
            }
            check_chart(&from);
        }
    }
}

/// Every line of the chart is one that Mermaid's grammar of quadrant charts knows.
fn check_chart(from: &Disclosure) {
    let choices = Choices { allow_names: Some("a test".to_owned()), ..from.choices().clone() };
    assert!(choices.allow_names.is_some());
    let bytes = Export::find("mermaid").unwrap().bytes(&Input::new(from, TODAY));
    // A hostile name in a text may stop the export, as it should.
    let Ok(written) = bytes else { return };
    let text = String::from_utf8(written.output).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("%% ") && !lines[0].contains('{'), "{}", lines[0]);
    assert_eq!(lines[1], "quadrantChart");
    for line in &lines[2..] {
        let line = line.trim_start();
        let known = line.starts_with("title ")
            || line.starts_with("x-axis \"")
            || line.starts_with("y-axis \"")
            || (line.starts_with("quadrant-") && line.matches('"').count() == 2)
            || is_point(line);
        assert!(known && !line.contains("%%"), "{line}");
    }
}

fn is_point(line: &str) -> bool {
    let Some((name, at)) = line.strip_prefix('"').and_then(|rest| rest.split_once("\": [")) else {
        return false;
    };
    let numbers: Vec<f64> =
        at.trim_end_matches(']').split(", ").filter_map(|number| number.parse().ok()).collect();
    !name.contains('"') && numbers.len() == 2 && numbers.iter().all(|number| (0.0..=1.0).contains(number))
}

#[test]
fn a_chart_places_nobody_for_those_who_read_counts_only() {
    let map = sample();
    let chart = |audience| {
        let from = copy(&map, audience);
        check_chart(&from);
        let written = Export::find("mermaid").unwrap().bytes(&Input::new(&from, TODAY)).unwrap();
        String::from_utf8(written.output).unwrap()
    };
    for audience in [Audience::Everyone, Audience::Sponsor] {
        let found = chart(audience);
        assert!(!found.contains(": ["), "{found}");
        assert!(found.contains("quadrant-1 \"Manage closely: 11 people\""), "{found}");
    }
    assert!(chart(Audience::Team).contains("\"Amara Okafor\": [0.85, 0.90]"));
}

#[test]
fn pictures_leave_as_dots_of_the_asked_size_and_as_pages() {
    let from = copy(&sample(), Audience::Everyone);
    let scene = painted(&from, "coverage");
    let write = |id: &str, scale| {
        let input = Input { scene: Some(&scene), scale, ..Input::new(&from, TODAY) };
        Export::find(id).unwrap().bytes(&input).unwrap().output
    };
    for scale in 1..=3_u8 {
        let bytes = write("png", scale);
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert!(number(16).abs_diff(680 * u32::from(scale)) <= 1, "{}", number(16));
        assert!(number(20).abs_diff((scene.size.y * f32::from(scale)).round() as u32) <= 1);
        assert_eq!(bytes, write("png", scale), "the same picture is the same file");
    }
    assert!(write("picture-pdf", 1).starts_with(b"%PDF-"));
    let pictures = EXPORTS.iter().filter(|export| export.source == Source::Picture).map(|export| export.id);
    assert_eq!(pictures.collect::<Vec<_>>(), ["svg", "png", "picture-pdf"]);
}
