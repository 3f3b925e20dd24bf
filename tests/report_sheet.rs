//! Does the plan on one page hold what its readers may see, what fits, and a word on what does not?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "common/scripts.rs"]
mod scripts;

use groundswell::diagram::{Inter, pos, sheet_map};
use groundswell::file::sample;
use groundswell::model::{Document, InitiativeId, Rating};
use groundswell::report::{Block, Context, Place, Report, ReportKind, Row, Shape, Tone};
use groundswell::share::{Audience, Choices, Disclosure, ENGAGEMENT, disclose};
use jiff::civil::{Date, date};
use scripts::{crowd, six_scripts};
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 22);

fn change(map: &Document) -> InitiativeId {
    let named = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    *named.or(map.initiatives.iter().next()).unwrap().0
}

fn copy(map: &Document, audience: Audience, choices: &Choices) -> Disclosure {
    disclose(&Arc::new(map.clone()), Some(change(map)), audience, choices).unwrap()
}

fn page(map: &Document, audience: Audience) -> Report {
    let copy = copy(map, audience, &Choices::default());
    ReportKind::find("one-page").unwrap().make(&copy, &Context::on(TODAY)).unwrap()
}

fn with_stances(map: &Document) -> Report {
    let choices = Choices {
        include: [ENGAGEMENT.id.to_owned()].into(),
        reason: Some("The core team plans the talks".to_owned()),
        ..Choices::default()
    };
    let copy = copy(map, Audience::Team, &choices);
    ReportKind::find("one-page").unwrap().make(&copy, &Context::on(TODAY)).unwrap()
}

fn titles(report: &Report) -> Vec<&'static str> {
    report.sections.iter().map(|section| section.title).collect()
}

fn rows<'a>(report: &'a Report, title: &str) -> Vec<&'a [groundswell::report::Cell]> {
    let section = report.sections.iter().find(|section| section.title == title);
    let tables = section.into_iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables
        .flat_map(|table| table.rows.iter().filter_map(Row::line).map(|line| line.cells.as_slice()))
        .collect()
}

#[test]
fn each_reader_gets_a_sheet_of_their_own() {
    let map = sample();
    let team = page(&map, Audience::Team);
    assert_eq!(team.shape, Shape::Sheet);
    assert_eq!(
        titles(&team),
        ["The map", "Eight to bring with us", "Advocates", "Next four weeks", "Risks", "Measures"]
    );
    let sponsor = page(&map, Audience::Sponsor);
    assert_eq!(
        titles(&sponsor),
        [
            "The map",
            "What it means for whom",
            "How people stand",
            "Checkpoints",
            "Next four weeks",
            "Risks",
            "Measures"
        ]
    );
    let everyone = page(&map, Audience::Everyone);
    assert_eq!(
        titles(&everyone),
        [
            "The map",
            "What it means for you",
            "Checkpoints",
            "Next four weeks",
            "Tell us",
            "How we will know",
            "What stays"
        ]
    );
    for report in [&team, &sponsor, &everyone] {
        assert_eq!(report.sections[0].place, Place::Left);
        assert_eq!(report.sections[1].place, Place::Right);
        assert!(report.sections[2..].iter().all(|section| matches!(section.place, Place::Band(0..=2))));
        assert!(!report.promise.is_empty());
    }
}

#[test]
fn the_eight_go_by_influence_without_sponsor_and_owner() {
    let map = sample();
    let id = change(&map);
    let record = &map.initiatives[&id];
    let heads: Vec<&str> = [record.sponsor, record.owner]
        .into_iter()
        .flatten()
        .map(|id| map.stakeholders[&id].name.as_str())
        .collect();
    let report = page(&map, Audience::Team);
    let shown = rows(&report, "Eight to bring with us");
    assert_eq!(shown.len(), 8);
    let influence = |name: &str| -> Rating {
        let found = map.stakeholders.iter().find(|(_, one)| one.name == name).unwrap();
        map.assessments[&(id, *found.0)].influence.unwrap()
    };
    let names: Vec<&str> = shown.iter().map(|row| row[0].text.as_str()).collect();
    assert!(names.iter().all(|name| !heads.contains(name)), "{names:?}");
    assert!(names.windows(2).all(|two| influence(two[0]) >= influence(two[1])), "{names:?}");
    assert!(report.left_out.iter().any(|words| words.ends_with("people")), "{:?}", report.left_out);
}

#[test]
fn stances_are_shown_only_where_they_were_added_and_nothing_moves() {
    let map = sample();
    let (plain, added) = (page(&map, Audience::Team), with_stances(&map));
    assert!(!format!("{plain:?}").to_lowercase().contains("resistant"));
    assert!(format!("{added:?}").contains("Resistant"));
    let names = |report: &Report| -> Vec<String> {
        rows(report, "Eight to bring with us").iter().map(|row| row[0].text.clone()).collect()
    };
    assert_eq!(names(&plain), names(&added));
    let marks = |choices: &Choices| {
        let copy = copy(&map, Audience::Team, choices);
        let map = sheet_map(&copy, copy.initiative().unwrap().0, pos(484.0, 318.0), &Inter);
        map.scene.marks.into_iter().map(|mark| (mark.key, format!("{:?}", mark.hit))).collect::<Vec<_>>()
    };
    let choices = Choices {
        include: [ENGAGEMENT.id.to_owned()].into(),
        reason: Some("why".to_owned()),
        ..Choices::default()
    };
    assert_eq!(marks(&Choices::default()), marks(&choices));
}

#[test]
fn those_who_see_counts_get_no_dots_no_names_and_no_small_numbers() {
    let map = sample();
    for audience in [Audience::Everyone, Audience::Sponsor] {
        let copy = copy(&map, audience, &Choices::default());
        let id = copy.initiative().unwrap().0;
        let picture = sheet_map(&copy, id, pos(484.0, 318.0), &Inter);
        assert!(picture.scene.marks.is_empty() && picture.nameless.is_empty());
        let words = format!("{:?}", picture.scene);
        for person in map.stakeholders.values() {
            assert!(!words.contains(&person.name), "{}", person.name);
        }
        for small in 0..5 {
            assert!(!words.contains(&format!("text: \"{small}\"")), "{audience:?} {small}");
        }
    }
    let everyone = format!("{:?}", page(&map, Audience::Everyone));
    let seen = copy(&map, Audience::Everyone, &Choices::default());
    for person in map.stakeholders.values() {
        let named = seen.stakeholders().values().any(|one| one.name == person.name)
            || map.communities.values().any(|one| one.name.contains(&person.name));
        assert!(named || !everyone.contains(&person.name), "{}", person.name);
    }
}

#[test]
fn what_has_no_room_is_counted_and_never_shrunk() {
    let map = crowd(300);
    for audience in Audience::GENERAL {
        let report = page(&map, audience);
        assert!(!report.left_out.is_empty(), "{audience:?}");
        let words = report.left_out.join(", ");
        assert!(words.chars().any(|letter| letter.is_ascii_digit()) && words.len() < 110, "{words}");
        assert!(report.lead.lines().count() <= 2);
    }
    // Letters are 12 units high, which are 9 points on paper.
    let copy = copy(&map, Audience::Team, &Choices::default());
    let picture = sheet_map(&copy, copy.initiative().unwrap().0, pos(484.0, 318.0), &Inter);
    assert!(!picture.nameless.is_empty());
    for shape in &picture.scene.shapes {
        if let groundswell::diagram::Shape::Text(text) = shape
            && text.text.chars().count() > 1
        {
            assert!(text.size >= 12.0, "{}", text.text);
        }
    }
}

#[test]
fn a_long_why_ends_at_a_word_and_is_told() {
    let mut map = sample();
    let id = change(&map);
    let record = map.initiatives.get_mut(&id).unwrap();
    record.why = "Because everybody waits for somebody who knows what to do about it. ".repeat(6).into();
    let report = page(&map, Audience::Everyone);
    assert!(report.lead.ends_with('…') && !report.lead.contains("… "));
    assert!(report.left_out.iter().any(|words| words.contains("end")), "{:?}", report.left_out);
}

#[test]
fn names_in_six_scripts_and_a_map_without_anything_make_a_sheet() {
    let empty = {
        let mut map = Document::default();
        map.initiatives.insert(InitiativeId::from_bits(7), groundswell::model::Initiative::named("A change"));
        map
    };
    for map in [six_scripts(), empty] {
        for audience in Audience::GENERAL {
            let report = page(&map, audience);
            assert!(report.sections.iter().all(|section| !section.blocks.is_empty()));
            assert_eq!(report, page(&map, audience), "the same twice");
        }
    }
}

#[test]
fn what_is_late_is_told_to_the_team_and_not_to_everyone() {
    let map = sample();
    let late = |report: &Report| {
        let cells =
            report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
                Block::Table(table) => {
                    Some(table.rows.iter().filter_map(Row::line).flat_map(|line| &line.cells))
                }
                _ => None,
            });
        cells.flatten().any(|cell| cell.tone == Tone::Late)
    };
    assert!(late(&page(&map, Audience::Team)));
    assert!(!late(&page(&map, Audience::Everyone)));
}
