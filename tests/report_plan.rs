//! What do the plan, the dashboard and the report of what changed tell, and to whom?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "common/reports.rs"]
mod reports;

use groundswell::diagram::Shape;
use groundswell::export::{html, markdown};
use groundswell::file::sample;
use groundswell::model::action::{ActionKind, ActionStatus};
use groundswell::model::{Amount, Document, Engagement, Initiative, InitiativeId, Prose};
use groundswell::report::{Block, Cell, Context, Line, Mark, REPORTS, Report, ReportKind, Row, Tone};
use groundswell::share::{Audience, editions, logged};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use reports::{TODAY, copy, desk, figures, lines, made, row, section, tables, titles, with};

const MINE: [&str; 3] = ["engagement-plan", "dashboard", "what-changed"];

#[test]
fn a_plan_has_the_sections_that_its_readers_get() {
    let map = sample();
    let everyone = titles(&made("engagement-plan", &copy(&map, Audience::Everyone)));
    assert_eq!(
        everyone,
        [
            "Why this change",
            "Objectives of engagement",
            "Who this concerns",
            "Calendar",
            "You said, we did",
            "Checkpoints and review",
            "Appendix: how to read this",
        ]
    );
    let team = titles(&made("engagement-plan", &copy(&map, Audience::Team)));
    assert_eq!(
        team,
        [
            "Why this change",
            "Objectives of engagement",
            "Who this concerns",
            "Stakeholders",
            "Advocates",
            "Messages",
            "Calendar",
            "Who decides, and who is asked",
            "You said, we did",
            "Risks",
            "Effort",
            "Checkpoints and review",
            "Appendix: how to read this",
        ]
    );
    let sponsor = titles(&made("engagement-plan", &copy(&map, Audience::Sponsor)));
    assert!(sponsor.contains(&"Risks") && !sponsor.contains(&"Stakeholders"), "{sponsor:?}");
    let me = titles(&made("engagement-plan", &copy(&map, Audience::Me)));
    assert_eq!(me.last(), Some(&"Appendix: for you alone"));
}

#[test]
fn nothing_in_a_report_is_empty() {
    let mut bare = Document::default();
    bare.initiatives.insert(InitiativeId::from_bits(1), Initiative::named("One service desk"));
    for map in [sample(), bare] {
        for audience in Audience::GENERAL {
            for kind in REPORTS.iter().filter(|kind| MINE.contains(&kind.id)) {
                let report = kind.make(&copy(&map, audience), &Context::on(TODAY)).unwrap();
                for section in &report.sections {
                    assert!(!section.blocks.is_empty(), "{} {}", kind.id, section.title);
                    for table in tables(&section.blocks) {
                        assert!(!table.rows.is_empty(), "{} {}", kind.id, section.title);
                        for line in table.rows.iter().filter_map(Row::line) {
                            assert_eq!(line.cells.len(), table.head.len(), "{} {}", kind.id, section.title);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn objectives_are_counted_from_the_map() {
    let map = sample();
    let report = made("engagement-plan", &copy(&map, Audience::Team));
    let voices =
        row(&report, "Objectives of engagement", "Every affected community has an advocate of its own");
    assert_eq!(voices.cells[1].text, "2 of 9");
    assert_eq!(voices.cells[2].text, "12 January 2027");
    assert_eq!(voices.cells[3].text, "Priya Raman");
    // Nobody else can count how the people to manage closely are looked after.
    let everyone = made("engagement-plan", &copy(&map, Audience::Everyone));
    let told = lines(&everyone, "Objectives of engagement");
    assert!(told.iter().all(|line| !line.cells[0].text.contains("manage closely")));
}

#[test]
fn the_strip_names_each_checkpoint_of_its_weeks() {
    let map = sample();
    let report = made("engagement-plan", &copy(&map, Audience::Everyone));
    let scene = section(&report, "Calendar").blocks.iter().find_map(|block| match block {
        Block::Picture(scene, _) => Some(scene),
        _ => None,
    });
    let scene = scene.unwrap();
    let coming: Vec<_> = map
        .initiatives
        .get(&desk(&map))
        .unwrap()
        .checkpoints
        .iter()
        .filter(|one| one.date >= date(2026, 11, 16) && one.date < date(2027, 1, 25))
        .collect();
    assert_eq!(coming.len(), 3);
    for one in coming {
        let is_there = |shape: &Shape| matches!(shape, Shape::Text(text) if text.text == one.name);
        assert!(scene.shapes.iter().any(is_there), "{}", one.name);
        assert!(scene.description.contains(&one.name));
    }
}

/// Another stance for everybody, now and at every review.
fn turned(map: &Document) -> Document {
    let turn = |stance: Option<Engagement>| match stance {
        Some(Engagement::Supportive) => Some(Engagement::Resistant),
        _ => Some(Engagement::Supportive),
    };
    let mut map = map.clone();
    map.assessments.values_mut().for_each(|one| one.engagement_now = turn(one.engagement_now));
    for review in map.reviews.values_mut() {
        review.ratings.values_mut().enumerate().for_each(|(place, frozen)| {
            frozen.engagement_now = frozen.engagement_now.filter(|_| place % 3 > 0);
            frozen.cause = Some(Prose::from("because"));
        });
    }
    map
}

#[test]
fn how_people_stand_leaves_no_trace_where_it_was_not_added() {
    let (map, other) = (sample(), turned(&sample()));
    for audience in [Audience::Everyone, Audience::Team] {
        for id in MINE {
            let (one, two) = (made(id, &copy(&map, audience)), made(id, &copy(&other, audience)));
            assert_eq!(html(&one).unwrap(), html(&two).unwrap(), "{id} {audience:?}");
        }
    }
    let added = |map: &Document| made("what-changed", &with(map, Audience::Team, &["engagement"]));
    assert_ne!(html(&added(&map)).unwrap(), html(&added(&other)).unwrap());
}

#[test]
fn what_was_added_is_there() {
    let map = sample();
    let plain = made("engagement-plan", &copy(&map, Audience::Team));
    let more = with(&map, Audience::Team, &["engagement", "contact", "tactics"]);
    let more = made("engagement-plan", &more);
    let heads = |report: &Report, title: &str| -> Vec<&'static str> {
        let found = tables(&section(report, title).blocks).flat_map(|table| table.head.clone());
        found.map(|column| column.title).collect()
    };
    for (title, column) in
        [("Stakeholders", "Now"), ("Stakeholders", "E-mail"), ("Calendar", "What came of it")]
    {
        assert!(!heads(&plain, title).contains(&column), "{column}");
        assert!(heads(&more, title).contains(&column), "{column}");
    }
    let told = markdown(&more);
    let email = map.stakeholders.values().find_map(|person| person.email.clone()).unwrap();
    assert!(told.contains(&email.replace('@', "\\@")), "{email}");
}

#[test]
fn wanted_stances_are_hollow_and_present_ones_filled() {
    let map = sample();
    let report = made("engagement-plan", &with(&map, Audience::Team, &["engagement"]));
    let signs = |line: &Line| -> Vec<Mark> { line.cells.iter().filter_map(|cell| cell.sign).collect() };
    let filled: Vec<bool> = lines(&report, "Stakeholders")
        .into_iter()
        .flat_map(&signs)
        .filter_map(|mark| if let Mark::Stance(_, is_now) = mark { Some(is_now) } else { None })
        .collect();
    assert!(filled.contains(&true) && filled.contains(&false));
    let plain = made("engagement-plan", &copy(&map, Audience::Team));
    let now = lines(&plain, "Stakeholders").into_iter().flat_map(signs);
    assert!(now.into_iter().all(|mark| !matches!(mark, Mark::Stance(_, true))));
}

#[test]
fn a_missing_way_back_is_said_and_thanks_need_none() {
    let mut map = sample();
    let (_, action) =
        map.actions.iter_mut().find(|(_, action)| action.title.starts_with("Walk the night")).unwrap();
    action.feedback_route = None;
    let report = made("engagement-plan", &copy(&map, Audience::Team));
    let answers =
        |report: &Report| row(report, "Calendar", "Walk the night shift at Eastgate").cells[4].clone();
    assert_eq!(answers(&report), Cell::toned("not set", Tone::Warn));
    let (_, action) =
        map.actions.iter_mut().find(|(_, action)| action.title.starts_with("Walk the night")).unwrap();
    action.kind = ActionKind::Thanks;
    assert_eq!(answers(&made("engagement-plan", &copy(&map, Audience::Team))).text, "–");
}

#[test]
fn who_is_asked_for_too_much_is_flagged() {
    let mut map = sample();
    let report = made("engagement-plan", &copy(&map, Audience::Team));
    let owner = lines(&report, "Effort")[0].cells[0].text.clone();
    assert_eq!(row(&report, "Effort", &owner).cells[3].text, "No limit given");
    let (_, person) = map.stakeholders.iter_mut().find(|(_, person)| person.name == owner).unwrap();
    person.hours_a_week = Amount::new(0.5);
    let report = made("engagement-plan", &copy(&map, Audience::Team));
    let load = &row(&report, "Effort", &owner).cells[3];
    assert!(load.text.starts_with("Over in the week"), "{load:?}");
    assert_eq!(load.tone, Tone::Warn);
    person_free(&map);
}

/// The sponsor does not see whose time it takes.
fn person_free(map: &Document) {
    let sponsor = made("engagement-plan", &copy(map, Audience::Sponsor));
    assert!(!titles(&sponsor).contains(&"Effort"));
}

#[test]
fn a_late_step_says_so_in_a_word_and_a_sign() {
    let mut map = sample();
    let (_, action) =
        map.actions.iter_mut().find(|(_, action)| action.title.starts_with("Walk the night")).unwrap();
    action.due = Some(TODAY - 3.days());
    action.status = ActionStatus::Planned;
    for id in ["engagement-plan", "dashboard"] {
        let report = made(id, &copy(&map, Audience::Team));
        let title = if id == "dashboard" { "Late, and the next two weeks" } else { "Calendar" };
        let status = row(&report, title, "Walk the night shift at Eastgate").cells.last().unwrap().clone();
        assert_eq!((status.text.as_str(), status.second.as_str()), ("Late", "3 days"));
        assert_eq!((status.tone, status.sign), (Tone::Late, Some(Mark::Late)));
    }
}

#[test]
fn what_changed_since_the_last_copy_is_marked_in_every_format() {
    let mut map = sample();
    let id = desk(&map);
    let audience = Audience::Team;
    let first = made("engagement-plan", &copy(&map, audience));
    assert_eq!((first.edition.version, first.edition.since), (1, None));
    assert!(markdown(&first).contains("**Version:** 1, of 22 November 2026"));
    let day = TODAY - 5.days();
    let rows = &first.edition.rows;
    let entry =
        logged(&map, Some(id), "engagement-plan", audience, "html", day, rows, Default::default(), None);
    map.about.export_log.push(entry);
    let (_, action) =
        map.actions.iter_mut().find(|(_, action)| action.title.starts_with("Walk the night")).unwrap();
    action.due = Some(date(2026, 12, 17));
    let given = editions(&map, Some(id), "engagement-plan", audience);
    let context = Context { editions: given, ..Context::on(TODAY) };
    let report = ReportKind::find("engagement-plan").unwrap().make(&copy(&map, audience), &context).unwrap();
    assert_eq!((report.edition.version, report.edition.since), (2, Some((1, day))));
    assert!(row(&report, "Calendar", "Walk the night shift at Eastgate").changed);
    let marked = lines(&report, "Calendar").into_iter().filter(|line| line.changed).count();
    assert_eq!(marked, 1);
    let page = html(&report).unwrap();
    assert!(page.contains("What changed since version 1 of 17 November 2026"));
    assert!(page.contains("<tr class=\"changed\">"));
    let told = markdown(&report);
    assert!(told.contains("### What changed since version 1 of 17 November 2026"));
    assert!(told.contains("*(changed)*"));
    assert!(!markdown(&first).contains("*(changed)*"));
}

#[test]
fn the_last_review_is_compared_with_now_unless_it_is_news() {
    let mut map = sample();
    let id = desk(&map);
    let lead = |map: &Document, today: Date| {
        let kind = ReportKind::find("what-changed").unwrap();
        kind.make(&copy(map, Audience::Me), &Context::on(today)).unwrap().lead
    };
    let last = map.reviews.values().filter(|one| one.initiative == id).map(|one| one.date).max().unwrap();
    assert_eq!(lead(&map, last + 20.days()), "Since 6 November 2026");
    let between = lead(&map, last + 2.days());
    assert!(between.starts_with("Between ") && between.ends_with(" and 6 November 2026"), "{between}");
    map.reviews =
        map.reviews.iter().filter(|(_, one)| one.initiative != id).map(|(k, v)| (*k, v.clone())).collect();
    assert_eq!(lead(&map, TODAY), "Until now");
}

#[test]
fn movement_is_told_to_each_as_far_as_they_may_know() {
    let map = turned(&sample());
    let me = made("what-changed", &copy(&map, Audience::Me));
    let moved: u32 = figures(&me, "What moved")
        .iter()
        .filter(|(title, _)| title.starts_with("moved"))
        .map(|(_, figure)| figure.parse::<u32>().unwrap())
        .sum();
    assert!(moved > 5, "{moved}");
    let named = lines(&me, "What moved");
    assert!(named.len() as u32 >= moved);
    let sponsor = made("what-changed", &copy(&map, Audience::Sponsor));
    for (title, figure) in figures(&sponsor, "What moved") {
        let number = figure.parse::<u32>().ok();
        assert!(number.is_none_or(|number| number >= 5), "{title}: {figure}");
    }
    assert!(lines(&sponsor, "What moved").is_empty(), "no names");
    let team = made("what-changed", &with(&map, Audience::Team, &["engagement"]));
    let people = lines(&team, "What moved");
    assert_eq!(people.len(), named.len());
    assert!(people.iter().all(|line| line.cells.len() == 4), "no causes");
    for audience in [Audience::Everyone, Audience::Team] {
        let told = made("what-changed", &copy(&map, audience));
        assert!(!markdown(&told).contains("**moved towards"), "{audience:?}");
    }
}

#[test]
fn whose_stance_was_made_private_is_in_no_number_of_the_sponsor() {
    let mut map = turned(&sample());
    let id = desk(&map);
    let total = |map: &Document| -> u32 {
        let moves = copy(map, Audience::Me).moves(id);
        moves.last().unwrap().people.len() as u32
    };
    let seen = |map: &Document| copy(map, Audience::Sponsor).moves(id).last().unwrap().ways.clone().unwrap();
    let before = (total(&map), seen(&map));
    for (_, one) in map.assessments.iter_mut().filter(|(key, _)| key.0 == id) {
        let private = groundswell::model::about::Privacy {
            level: groundswell::model::field::Level::Kept,
            reason: None,
        };
        one.privacy.insert("engagement_now".to_owned(), private);
    }
    assert_eq!(total(&map), before.0);
    assert_ne!(seen(&map), before.1);
}

#[test]
fn the_dashboard_counts_what_its_readers_may_know() {
    let map = sample();
    let id = desk(&map);
    let me = figures(&made("dashboard", &copy(&map, Audience::Me)), "In numbers");
    let of = |all: &[(String, String)], title: &str| -> Option<String> {
        all.iter().find(|(other, _)| other.starts_with(title)).map(|(_, figure)| figure.clone())
    };
    let people = map.assessments_of(id).count();
    assert_eq!(of(&me, "people and groups"), Some(people.to_string()));
    assert!(of(&me, "supportive or leading").is_some());
    assert_eq!(of(&me, "communities with"), Some("2 of 9".to_owned()));
    let everyone = figures(&made("dashboard", &copy(&map, Audience::Everyone)), "In numbers");
    assert_eq!(of(&everyone, "people and groups"), None);
    assert_eq!(of(&everyone, "supportive"), None);
    assert_eq!(of(&everyone, "communities with"), Some("2 of 9".to_owned()));
    let team = titles(&made("dashboard", &copy(&map, Audience::Team)));
    assert!(!team.contains(&"Engagement"), "{team:?}");
}
