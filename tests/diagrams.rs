//! Pictures: exact places, names that cover nothing, nothing that the audience may not see.
#![allow(
    clippy::unwrap_used,
    clippy::needless_range_loop,
    clippy::type_complexity,
    reason = "a test may be plain"
)]

use groundswell::diagram::{
    Align, Area, DIAGRAMS, Detail, GridOptions, Hit, Inter, Measure, NetworkOptions, Scene, Shape, Theme,
    Weight, grid, network, pos,
};
use groundswell::export::svg::svg;
use groundswell::layout::Arranged;
use groundswell::model::Document;
use groundswell::share::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Row = (&'static str, u8, u8, &'static str, &'static str, &'static str, usize);

/// Name, interest, influence, stance, wanted stance, advocacy, community.
const CAST: [Row; 20] = [
    ("Amara Okafor", 85, 90, "leading", "leading", "none", 9),
    ("Priya Raman", 95, 70, "leading", "leading", "none", 9),
    ("Tomasz Żuk", 92, 45, "resistant", "supportive", "none", 0),
    ("Samir Haddad", 78, 58, "resistant", "neutral", "none", 0),
    ("Grace Mbeki", 72, 55, "supportive", "leading", "active", 1),
    ("Jonas Weber", 60, 50, "supportive", "supportive", "none", 9),
    ("Lucía Fernández", 66, 48, "neutral", "supportive", "candidate", 2),
    ("Fatima El Amrani", 70, 34, "unaware", "supportive", "candidate", 2),
    ("Owen Pritchard", 80, 20, "supportive", "leading", "agreed", 3),
    ("Kwame Asante", 88, 16, "supportive", "leading", "asked", 0),
    ("Patients’ forum", 55, 29, "unaware", "neutral", "none", 9),
    ("Ruth Goldberg", 40, 44, "unaware", "supportive", "none", 3),
    ("Elena Petrova", 25, 40, "unaware", "neutral", "none", 3),
    ("Dr Henrik Lund", 35, 88, "neutral", "supportive", "none", 1),
    ("Björn Sørensen", 30, 82, "neutral", "neutral", "none", 2),
    ("Mei-Ling Chen", 48, 62, "neutral", "supportive", "none", 1),
    ("Same One", 20, 20, "neutral", "supportive", "none", 1),
    ("Same Two", 20, 20, "resistant", "supportive", "none", 2),
    ("Same Three", 20, 20, "supportive", "leading", "active", 3),
    ("Same Four", 20, 20, "unaware", "neutral", "none", 3),
];
const TIES: [(usize, usize, &str, u32); 14] = [
    (2, 1, "reports to", 5),
    (1, 0, "reports to", 4),
    (3, 2, "influences", 3),
    (9, 2, "reports to", 4),
    (4, 1, "works with", 2),
    (4, 13, "influences", 4),
    (3, 1, "in conflict with", 4),
    (6, 4, "informal", 2),
    (8, 11, "works with", 1),
    (12, 8, "hands over to", 3),
    (14, 0, "works with", 2),
    (15, 13, "reports to", 4),
    (10, 4, "works with", 1),
    (4, 1, "influences", 4),
];

fn cast() -> Arc<Document> {
    let mut document = Document::default();
    let initiative = InitiativeId::from_bits(7);
    document.initiatives.insert(initiative, Initiative::named("One service desk"));
    for (i, name) in
        ["Service desk analysts", "Ward nurses", "Medical secretaries", "Field engineers"].iter().enumerate()
    {
        let community = Community { headcount: 10 * (i as u32 + 1), ..Community::named(*name) };
        document.communities.insert(CommunityId::from_bits(i as u64 + 1), community);
        let affected = Affected { impact: Rating::new(20 + 25 * i as u8), ..Affected::default() };
        document
            .initiatives
            .get_mut(&initiative)
            .unwrap()
            .affected
            .insert(CommunityId::from_bits(i as u64 + 1), affected);
    }
    for (i, (name, interest, influence, now, wanted, state, community)) in CAST.iter().enumerate() {
        let id = person(i);
        let mut record = Stakeholder::named(*name);
        if *name == "Jonas Weber" {
            record.direction = Some(Direction::Outward);
        }
        if *name == "Patients’ forum" {
            record.kind = StakeholderKind::Group;
        }
        if *community < 4 {
            record.communities.insert(CommunityId::from_bits(*community as u64 + 1), Depth::Member);
        }
        document.stakeholders.insert(id, record);
        let mut said = Assessment {
            influence: Rating::new(*influence),
            interest: Rating::new(*interest),
            engagement_now: Engagement::find(now),
            engagement_wanted: Engagement::find(wanted),
            ..Assessment::default()
        };
        said.advocacy.state = AdvocacyState::find(state).unwrap();
        document.assessments.insert((initiative, id), said);
    }
    for (i, (from, to, kind, strength)) in TIES.iter().enumerate() {
        let mut tie = Tie::between(person(*from), person(*to), TieKind::find(kind).unwrap());
        tie.strength = Strength::nearest(*strength);
        document.ties.insert(TieId::from_bits(i as u64 + 1), tie);
    }
    assert!(document.faults().is_empty());
    Arc::new(document)
}

fn person(i: usize) -> StakeholderId {
    StakeholderId::from_bits(i as u64 + 1)
}

fn desk(document: &Document) -> InitiativeId {
    let found = document.initiatives.iter().find(|(_, record)| record.name.contains("service desk"));
    *found.unwrap().0
}

fn shown(document: &Arc<Document>, audience: Audience) -> Disclosure {
    disclose(document, Some(desk(document)), audience, &Choices::default()).unwrap()
}

/// Everybody on a spiral: a place for a test, not an arrangement.
fn places(document: &Document) -> BTreeMap<StakeholderId, Point> {
    let place = |i: usize| {
        let (angle, far) = (i as f64 * 2.399963, 70.0 * (i as f64).sqrt());
        Point::new(far * angle.cos(), far * angle.sin()).unwrap()
    };
    document.stakeholders.keys().enumerate().map(|(i, id)| (*id, place(i))).collect()
}

#[test]
fn a_mark_stands_exactly_at_its_ratings_and_reads_back() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    for size in [pos(848.0, 664.0), pos(1276.0, 936.0), pos(700.0, 540.0)] {
        let options = GridOptions { size, ..GridOptions::default() };
        let (scene, frame) = grid(&me, None, &options, &Inter);
        for influence in 0..=100 {
            for interest in [0, 1, 49, 50, 51, 99, 100] {
                let ratings = (Rating::new(influence).unwrap(), Rating::new(interest).unwrap());
                assert_eq!(frame.rating_at(frame.place(ratings.0, ratings.1)), ratings);
            }
        }
        for (i, (name, interest, influence, ..)) in CAST.iter().enumerate().take(16) {
            let mark = scene.find(Key::Stakeholder(person(i))).unwrap();
            let Hit::Disc(at, _) = mark.hit else { panic!("{name} is no disc") };
            assert_eq!(
                at,
                frame.place(Rating::new(*influence).unwrap(), Rating::new(*interest).unwrap()),
                "{name}"
            );
            assert!(frame.plot.contains(at));
        }
    }
}

/// The rectangles of all names, and the discs of all people, of a picture.
fn names_and_discs(scene: &Scene) -> (Vec<(String, Area)>, Vec<(Key, Area)>) {
    let names = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) if text.detail == Detail::Near || text.halo.is_some() && text.size == 12.0 => {
            let width = Inter.width(&text.text, text.size, Weight::Medium);
            let left = match text.align {
                Align::Start => text.at.x,
                Align::Middle => text.at.x - width / 2.0,
                Align::End => text.at.x - width,
            };
            Some((text.text.clone(), Area::sized(pos(left, text.at.y - 6.0), width, 12.0)))
        }
        _ => None,
    });
    let discs = scene.marks.iter().filter_map(|mark| match mark.hit {
        Hit::Disc(at, radius) => Some((mark.key, Area::around(at, radius * 0.95))),
        _ => None,
    });
    (names.collect(), discs.collect())
}

#[test]
fn no_name_lies_on_a_mark_or_on_another_name() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    let wide = GridOptions { size: pos(848.0, 664.0), show_wanted: true, ..GridOptions::default() };
    let small = GridOptions { size: pos(480.0, 400.0), ..GridOptions::default() };
    let (net, _) = network(&me, None, &places(&document), &NetworkOptions::default(), &Inter);
    for scene in [grid(&me, None, &wide, &Inter).0, grid(&me, None, &small, &Inter).0, net] {
        let (names, discs) = names_and_discs(&scene);
        assert!(names.len() >= 12, "only {} names", names.len());
        for (i, (name, area)) in names.iter().enumerate() {
            assert!(area.min.x >= 0.0 && area.max.x <= scene.size.x, "{name} leaves the picture");
            for (other, there) in &names[i + 1..] {
                assert!(!area.hits(there), "{name} lies on {other}");
            }
            for (key, there) in &discs {
                assert!(!area.hits(there), "{name} lies on {key:?}");
            }
        }
    }
}

#[test]
fn people_with_equal_ratings_lie_beside_each_other() {
    let document = cast();
    let (scene, _) = grid(&shown(&document, Audience::Me), None, &GridOptions::default(), &Inter);
    let at = |i| match scene.find(Key::Stakeholder(person(i))).unwrap().hit {
        Hit::Disc(at, _) => at,
        _ => panic!("no disc"),
    };
    for i in 16..20 {
        for j in i + 1..20 {
            assert!((at(i) - at(j)).length() > 28.0, "{} and {}", CAST[i].0, CAST[j].0);
        }
    }
}

#[test]
fn nobody_is_moved_into_another_field() {
    let mut document = Document::clone(&cast());
    let desk = desk(&document);
    for i in 200..230 {
        let id = StakeholderId::from_bits(i);
        let rating = Rating::new(if i % 2 == 0 { 49 } else { 50 });
        let said = Assessment { influence: rating, interest: rating, ..Assessment::default() };
        document.stakeholders.insert(id, Stakeholder::named(format!("Person {i}")));
        document.assessments.insert((desk, id), said);
    }
    let me = shown(&Arc::new(document), Audience::Me);
    let (scene, frame) = grid(&me, None, &GridOptions::default(), &Inter);
    let high = frame.field(Quadrant::KeyPlayers);
    for i in 200..230 {
        let at = scene.find(Key::Stakeholder(StakeholderId::from_bits(i))).unwrap().hit.bounds().centre();
        assert_eq!(high.contains(at), i % 2 == 1, "{i} stands at {at:?}");
    }
}

#[test]
fn the_same_map_gives_the_same_bytes_whatever_the_order_of_making() {
    let document = cast();
    let picture = |document: &Arc<Document>| {
        let me = shown(document, Audience::Me);
        let places = Arranged { places: places(document), ..Arranged::default() };
        let today = jiff::civil::date(2026, 11, 22);
        let painted = DIAGRAMS.iter().map(|diagram| (diagram.paint)(&me, &places, today));
        painted.map(|scene| svg(&scene, Theme::Light)).collect::<Vec<_>>()
    };
    assert_eq!(picture(&document), picture(&cast()));
}

#[test]
fn others_see_numbers_or_approaches_and_no_names() {
    let document = cast();
    for audience in [Audience::Everyone, Audience::Sponsor] {
        let (scene, _) = grid(&shown(&document, audience), None, &GridOptions::default(), &Inter);
        assert!(scene.marks.is_empty());
        let picture = svg(&scene, Theme::Light);
        for (name, ..) in CAST {
            assert!(!picture.contains(name), "{name} is shown to {audience:?}");
        }
        assert!(picture.contains("&lt; 5"), "the field with three people must not be counted");
    }
}

#[test]
fn the_team_sees_who_but_not_how_they_stand() {
    let document = cast();
    let mut otherwise = Document::clone(&document);
    for said in otherwise.assessments.values_mut() {
        said.engagement_now = None;
    }
    let otherwise = Arc::new(otherwise);
    let options = GridOptions { show_wanted: true, ..GridOptions::default() };
    let pictures = |document: &Arc<Document>| {
        let team = shown(document, Audience::Team);
        let net = network(&team, None, &places(document), &NetworkOptions::default(), &Inter).0;
        (svg(&grid(&team, None, &options, &Inter).0, Theme::Light), svg(&net, Theme::Light))
    };
    assert_eq!(pictures(&document), pictures(&otherwise));
    let picture = pictures(&document).0;
    assert!(
        picture.contains("Tomasz Żuk") && !picture.contains("Resistant") && !picture.contains(", stance")
    );
}

#[test]
fn whoever_is_dragged_stands_at_the_new_place_and_left_a_trace() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    let moved = BTreeMap::from([(person(2), (60.0, 90.0))]);
    let (scene, frame) = grid(&me, None, &GridOptions { moved, ..GridOptions::default() }, &Inter);
    let mark = scene.find(Key::Stakeholder(person(2))).unwrap();
    let (influence, interest) = (Rating::new(60).unwrap(), Rating::new(90).unwrap());
    assert!((mark.hit.bounds().centre() - frame.place(influence, interest)).length() < 0.01);
    let picture = svg(&scene, Theme::Light);
    assert!(picture.contains(">60<") && picture.contains(">90<"), "the new ratings stand at the axes");
    assert_eq!(picture.matches(">TŻ<").count(), 2);
}

#[test]
fn a_crowd_is_counted_and_far_views_show_less() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    let words = |zoom: f32, show_communities: bool| {
        let options =
            NetworkOptions { zoom, show_communities, show_legend: false, ..NetworkOptions::default() };
        let (scene, _) = network(&me, None, &places(&document), &options, &Inter);
        let text =
            |shape: &&Shape| matches!(shape, Shape::Text(text) if text.text.chars().any(char::is_alphabetic));
        scene.shapes.iter().filter(text).count()
    };
    assert!(words(1.0, true) > 40, "names, initials and captions");
    assert_eq!(words(0.3, false), 20, "initials alone");
    assert_eq!(words(0.1, false), 0, "dots alone");
    assert!(words(0.1, true) >= 3, "areas are named from afar");
    let mut crowded = Document::clone(&document);
    for i in 100..150 {
        let id = StakeholderId::from_bits(i);
        let rating = |spread: u64| Rating::new((30 + i * spread % 9) as u8);
        let said = Assessment { influence: rating(5), interest: rating(7), ..Assessment::default() };
        crowded.stakeholders.insert(id, Stakeholder::named(format!("Person Number {i}")));
        crowded.assessments.insert((desk(&document), id), said);
    }
    let crowded = shown(&Arc::new(crowded), Audience::Me);
    let picture = svg(&grid(&crowded, None, &GridOptions::default(), &Inter).0, Theme::Light);
    assert!(picture.contains(">+"), "those without a name are counted");
}

#[test]
fn a_place_in_the_network_reads_back_and_marks_are_named() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    let places = places(&document);
    let options = NetworkOptions { zoom: 0.7, ..NetworkOptions::default() };
    let (scene, frame) = network(&me, None, &places, &options, &Inter);
    for (id, place) in &places {
        let mark = scene.find(Key::Stakeholder(*id)).unwrap();
        let back = frame.point_at(mark.hit.bounds().centre()).unwrap();
        assert!((back.x - place.x).abs() < 0.01 && (back.y - place.y).abs() < 0.01);
        assert_eq!(scene.hit(mark.hit.bounds().centre(), 6.0), Some(mark.key));
    }
    let name = &scene.find(Key::Stakeholder(person(2))).unwrap().name;
    assert_eq!(
        name,
        "Tomasz Żuk, influence 45, interest 92, keep informed, stance resistant, wanted supportive"
    );
    let tie = scene.marks.iter().find(|mark| mark.key == Key::Tie(TieId::from_bits(1))).unwrap();
    assert_eq!(tie.name, "Tomasz Żuk reports to Priya Raman, strength 5");
}

/// The picture must be the one in `tests/golden`; `UPDATE=1` writes it anew.
#[test]
fn pictures_are_as_agreed() {
    let document = cast();
    let me = shown(&document, Audience::Me);
    let sponsor = shown(&document, Audience::Sponsor);
    let wanted = GridOptions { size: pos(848.0, 664.0), show_wanted: true, ..GridOptions::default() };
    let focus = NetworkOptions {
        focus: Some((person(2), 1)),
        selected: BTreeSet::from([Key::Stakeholder(person(2))]),
        ..NetworkOptions::default()
    };
    let places = places(&document);
    for (name, picture) in [
        ("grid.svg", svg(&grid(&me, None, &wanted, &Inter).0, Theme::Light)),
        ("grid-sponsor.svg", svg(&grid(&sponsor, None, &wanted, &Inter).0, Theme::Light)),
        (
            "network.svg",
            svg(&network(&me, None, &places, &NetworkOptions::default(), &Inter).0, Theme::Light),
        ),
        ("network-focus-dark.svg", svg(&network(&me, None, &places, &focus, &Inter).0, Theme::Dark)),
    ] {
        let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE").is_some() {
            #[allow(clippy::disallowed_methods)] // a test refreshes its own expectation
            std::fs::write(&path, &picture).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(expected == picture, "{name} differs; look at it and refresh it with UPDATE=1");
    }
}
