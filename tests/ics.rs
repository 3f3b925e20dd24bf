//! Do the actions of a plan reach a calendar, each as one event, and nothing beside them?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::export::{Export, Input};
use groundswell::file::sample;
use groundswell::model::{Action, Document, IdMaker, Initiative, InitiativeId, Key, Stakeholder};
use groundswell::share::{
    ActionStatus, Audience, Checkpoint, Choices, Recipients, Repeat, RepeatUnit, disclose,
};
use icalendar::parser::{read_calendar, unfold};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 22);

fn written(map: &Document, initiative: Option<InitiativeId>, audience: Audience, today: Date) -> String {
    let choices = Choices { allow_names: Some("a test".to_owned()), ..Choices::default() };
    let copy = disclose(&Arc::new(map.clone()), initiative, audience, &choices).unwrap();
    let bytes = Export::find("ics").unwrap().bytes(&Input::new(&copy, today)).unwrap().output;
    String::from_utf8(bytes).unwrap()
}

type Event = BTreeMap<String, String>;

/// Each event as another program reads it: its properties by name.
fn events(text: &str) -> Vec<Event> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let found = calendar.components.iter().map(|component| {
        assert_eq!(component.name.as_str(), "VEVENT");
        let mut event = Event::new();
        for property in &component.properties {
            let value = property.val.as_str().to_owned();
            assert_eq!(event.insert(property.name.as_str().to_owned(), value), None, "said twice");
        }
        event
    });
    found.collect()
}

fn desk(map: &Document) -> InitiativeId {
    *map.initiatives.iter().find(|(_, record)| record.name == "One service desk").unwrap().0
}

fn plan(actions: impl IntoIterator<Item = Action>) -> (Document, InitiativeId) {
    let mut ids = IdMaker::seeded(3);
    let mut map = Document::default();
    let change: InitiativeId = ids.next();
    map.initiatives.insert(change, Initiative::named("Change"));
    for action in actions {
        map.actions.insert(ids.next(), Action { initiative: change, public: true, ..action });
    }
    (map, change)
}

#[test]
fn every_dated_action_and_checkpoint_of_the_sample_is_one_event() {
    let map = sample();
    let change = desk(&map);
    let text = written(&map, Some(change), Audience::Me, TODAY);
    let found = events(&text);
    let dated = map.actions.values().filter(|action| {
        action.initiative == change
            && action.dated().or(action.starts).is_some()
            && (action.status != ActionStatus::Dropped || action.due >= Some(TODAY))
    });
    let wanted = dated.count() + map.initiatives.get(&change).unwrap().checkpoints.len();
    assert_eq!(found.len(), wanted);
    let uids: BTreeSet<&String> = found.iter().map(|event| &event["UID"]).collect();
    assert_eq!(uids.len(), found.len(), "each has a name of its own");
    for event in &found {
        let known =
            "UID DTSTAMP SEQUENCE DTSTART DTEND RRULE SUMMARY DESCRIPTION CATEGORIES CLASS TRANSP STATUS";
        assert!(event.keys().all(|key| known.split(' ').any(|name| name == key)), "{event:?}");
        assert!(event["DTEND"] > event["DTSTART"], "the end is the day after: {event:?}");
        assert_eq!(event["TRANSP"], "TRANSPARENT");
        assert_eq!(event["DTSTAMP"], "20261122T000000Z");
    }
    let walk = found.iter().find(|event| event["SUMMARY"] == "Walk the night shift at Eastgate").unwrap();
    assert_eq!((walk["DTSTART"].as_str(), walk["DTEND"].as_str()), ("20261203", "20261204"));
    assert!(walk["DESCRIPTION"].contains("Tomasz"), "{walk:?}");
    assert!(!text.contains("ATTENDEE") && !text.contains("ORGANIZER") && !text.contains("VALARM"));
}

#[test]
fn everyone_gets_public_actions_and_no_names_beside_those_of_owners() {
    let map = sample();
    let text = unfold(&written(&map, Some(desk(&map)), Audience::Everyone, TODAY));
    assert!(text.contains("CLASS:PUBLIC") && !text.contains("CLASS:PRIVATE"));
    let hidden = map.actions.values().filter(|action| action.initiative == desk(&map) && !action.public);
    assert!(hidden.clone().count() > 5);
    hidden
        .for_each(|action| assert!(!text.contains(&format!("SUMMARY:{}", action.title)), "{}", action.title));
    assert!(!text.contains("Tomasz"));
    let team = unfold(&written(&map, Some(desk(&map)), Audience::Team, TODAY));
    assert!(team.contains("CLASS:PRIVATE") && team.contains("Tomasz"));
}

#[test]
fn what_is_imported_again_takes_the_place_of_what_is_there() {
    let action =
        Action { due: Some(date(2026, 12, 1)), ..Action::titled(InitiativeId::from_bits(1), "Talk") };
    let (mut map, change) = plan([action]);
    let before = events(&written(&map, Some(change), Audience::Everyone, TODAY)).remove(0);
    let id = *map.actions.keys().next().unwrap();
    let record = map.actions.get_mut(&id).unwrap();
    (record.title, record.due) = ("A longer talk".to_owned(), Some(date(2026, 12, 8)));
    let after = events(&written(&map, Some(change), Audience::Everyone, date(2026, 11, 23))).remove(0);
    assert_eq!(before["UID"], after["UID"]);
    let number = |event: &Event| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(number(&after) > number(&before));
    assert!(!before["UID"].contains(&id.bits().to_string()) && !before["UID"].contains("Talk"));
    map.actions.get_mut(&id).unwrap().status = ActionStatus::Dropped;
    let dropped = events(&written(&map, Some(change), Audience::Everyone, date(2026, 11, 23)));
    assert_eq!(dropped[0]["STATUS"], "CANCELLED");
    let later = written(&map, Some(change), Audience::Everyone, date(2027, 1, 1));
    assert_eq!(events(&later), [], "what was given up long ago is in no calendar any more");
    map.actions.get_mut(&id).unwrap().public = false;
    assert_eq!(events(&written(&map, Some(change), Audience::Everyone, TODAY)), []);
    assert!(Key::Action(id).word() == "action");
}

#[test]
fn days_are_whole_and_what_repeats_has_a_rule() {
    let of = InitiativeId::from_bits(1);
    let every = |unit, first| Repeat { first, unit, until: Some(date(2027, 3, 1)), ..Repeat::default() };
    let (map, change) = plan([
        Action {
            starts: Some(date(2026, 12, 1)),
            due: Some(date(2026, 12, 3)),
            ..Action::titled(of, "Three days")
        },
        Action { starts: Some(date(2026, 12, 9)), ..Action::titled(of, "From then on") },
        Action { repeat: Some(every(RepeatUnit::Weeks, date(2026, 11, 27))), ..Action::titled(of, "Weekly") },
        Action {
            repeat: Some(every(RepeatUnit::Months, date(2026, 12, 31))),
            ..Action::titled(of, "Monthly")
        },
        Action { due: Some(Date::MAX), ..Action::titled(of, "The last day") },
        Action::titled(of, "Some day"),
    ]);
    let found = events(&written(&map, Some(change), Audience::Team, TODAY));
    let of = |title: &str| found.iter().find(|event| event["SUMMARY"] == title).unwrap();
    assert_eq!(found.len(), 5, "what has no day is in no calendar");
    assert_eq!(
        (of("Three days")["DTSTART"].as_str(), of("Three days")["DTEND"].as_str()),
        ("20261201", "20261204")
    );
    assert_eq!(of("From then on")["DTEND"], "20261210");
    assert_eq!(of("Weekly")["RRULE"], "FREQ=WEEKLY;INTERVAL=1;UNTIL=20270301");
    assert_eq!(of("Monthly")["RRULE"], "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;UNTIL=20270301");
}

const HOSTILE: [&str; 10] = [
    "Meet\r\nATTENDEE:mailto:x@example.org",
    "Meet\rBEGIN:VALARM",
    "Meet\u{2028}END:VEVENT\u{2029}BEGIN:VEVENT",
    "Meet\u{85}URL:http://evil.example",
    "a;b,c\\n\\",
    "=cmd|'/C calc'!A0",
    "\u{202E}gpj.exe",
    "a\u{0}b\u{1b}[31m\tc",
    "👩‍🚀 مرحبا שלום 王小明",
    "\"quoted\": with; all, of\\ it",
];

#[test]
fn no_name_is_a_line_of_its_own() {
    let endless = "é".repeat(20_000);
    let zalgo = format!("Z{}", "\u{301}".repeat(200));
    for text in HOSTILE.into_iter().chain([endless.as_str(), zalgo.as_str()]) {
        let mut ids = IdMaker::seeded(9);
        let person = ids.next();
        let audience = Recipients { stakeholders: [person].into(), ..Recipients::default() };
        let action = Action {
            due: Some(date(2026, 12, 1)),
            feedback_route: Some(text.to_owned()),
            owner: Some(person),
            audience,
            ..Action::titled(InitiativeId::from_bits(1), text)
        };
        let (mut map, change) = plan([action]);
        map.stakeholders.insert(person, Stakeholder::named(text));
        map.about.audience_labels = [("team".to_owned(), text.to_owned())].into_iter().collect();
        let record = map.initiatives.get_mut(&change).unwrap();
        record.name = text.to_owned();
        let check = Checkpoint { name: text.to_owned(), date: date(2026, 12, 2), ..Checkpoint::default() };
        record.checkpoints = vec![check.clone(), check];
        for audience in Audience::GENERAL {
            let found = written(&map, Some(change), audience, TODAY);
            assert_eq!(events(&found).len(), 3, "{text:?}");
            let rest = found.replace("\r\n", "");
            let bad = rest.chars().find(|c| {
                c.is_control()
                    || ('\u{202a}'..='\u{202e}').contains(c)
                    || ('\u{2028}'..='\u{2029}').contains(c)
            });
            assert_eq!(bad, None, "{text:?}");
            let lines: Vec<&str> = found.split_terminator("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= 75), "{text:?}");
            let names: BTreeSet<&str> = lines
                .iter()
                .filter(|line| !line.starts_with(' '))
                .map(|line| line.split([':', ';']).next().unwrap())
                .collect();
            for name in ["ATTENDEE", "URL", "ORGANIZER", "ATTACH"] {
                assert!(!names.contains(name), "{text:?} {names:?}");
            }
            assert_eq!(found.matches("\r\nBEGIN:VEVENT").count(), 3);
            assert_eq!(found.matches("\r\nBEGIN:VALARM").count(), 0);
        }
    }
}

#[test]
fn a_calendar_holds_the_five_hundred_nearest() {
    let day = |number: i64| date(2026, 11, 22).checked_add(jiff::Span::new().days(number)).unwrap();
    let (map, change) = plan((0..700).map(|number| Action {
        due: Some(day(number)),
        ..Action::titled(InitiativeId::from_bits(1), format!("Step {number}"))
    }));
    let text = written(&map, Some(change), Audience::Team, TODAY);
    let found = events(&text);
    assert_eq!(found.len(), 500);
    assert!(found.iter().any(|event| event["SUMMARY"] == "Step 0"));
    assert!(!found.iter().any(|event| event["SUMMARY"] == "Step 699"));
    assert!(unfold(&text).contains("The 500 nearest of 700 events"));
}
