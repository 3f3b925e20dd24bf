//! Are lines read as people mean them, and is nothing of them lost?

use super::*;
use crate::file;
use crate::model::Key;
use jiff::civil::date;

fn read(line: &str) -> (Document, Understood) {
    let document = file::sample();
    let desk = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    let (id, _) = desk.expect("the initiative");
    let found = understand(&document, *id, date(2026, 11, 22), line);
    (document, found)
}

fn owner_of(line: &str) -> String {
    let (document, found) = read(line);
    found.action.owner.map(|id| document.name(Key::Stakeholder(id))).unwrap_or_default()
}

#[test]
fn the_line_of_the_brief_is_understood() {
    let (document, found) = read("Ask Fatima for an answer @Priya 4 Dec #call");
    let action = &found.action;
    assert_eq!(action.title, "Ask Fatima for an answer");
    assert_eq!(action.owner.map(|id| document.name(Key::Stakeholder(id))).as_deref(), Some("Priya Raman"));
    assert_eq!((action.due, action.channel), (Some(date(2026, 12, 4)), Some(Channel::Call)));
    let whom: Vec<String> =
        action.audience.stakeholders.iter().map(|id| document.name(Key::Stakeholder(*id))).collect();
    assert_eq!(whom, ["Fatima El Amrani"]);
    assert!(found.doubts.is_empty());
}

#[test]
fn days_are_read_as_people_write_them() {
    for (line, title, due) in [
        ("Show it by Friday", "Show it", date(2026, 11, 27)),
        ("Show it on fri #demo", "Show it", date(2026, 11, 27)),
        ("Show it tomorrow", "Show it", date(2026, 11, 23)),
        ("Show it in 2 weeks", "Show it", date(2026, 12, 6)),
        ("Show it next week", "Show it", date(2026, 11, 23)),
        ("Show it next Wednesday", "Show it", date(2026, 11, 25)),
        ("Show it 2026-12-11", "Show it", date(2026, 12, 11)),
        ("Show it Dec 11, 2h", "Show it", date(2026, 12, 11)),
        ("Show it 8 January 2027", "Show it", date(2027, 1, 8)),
        ("Show 12 trolleys to Ward 7 by 8 Jan", "Show 12 trolleys to Ward 7", date(2027, 1, 8)),
    ] {
        let (_, found) = read(line);
        assert_eq!((found.action.title.as_str(), found.action.due), (title, Some(due)), "{line}");
    }
    let (_, found) = read("Walk the wards 1–3 Dec");
    assert_eq!((found.action.starts, found.action.due), (Some(date(2026, 12, 1)), Some(date(2026, 12, 3))));
}

#[test]
fn words_that_are_no_days_stay_in_the_title() {
    for line in
        ["Open the sun room", "Ask what may change in 2 wards", "Sat down with Ward 7", "March with them"]
    {
        let (_, found) = read(line);
        assert_eq!((found.action.title.as_str(), found.action.due), (line, None), "{line}");
    }
}

#[test]
fn kinds_hours_and_rhythm_are_read() {
    let (_, found) = read("Half hour with the advocates every Wednesday #workshop 1,5h");
    let action = found.action;
    assert_eq!((action.kind, action.hours.map(Amount::get)), (ActionKind::Workshop, Some(1.5)));
    let repeat = action.repeat.expect("it comes again");
    assert_eq!((repeat.first, repeat.unit), (date(2026, 11, 25), RepeatUnit::Weeks));
    assert_eq!(action.title, "Half hour with the advocates");
    let (_, found) = read("Newsletter #mail every 2 months 30min");
    assert_eq!((found.action.kind, found.action.channel), (ActionKind::Email, Some(Channel::Email)));
    assert_eq!(found.action.repeat.map(|repeat| repeat.every.get()), Some(2));
    assert_eq!(found.action.hours.map(Amount::get), Some(0.5));
}

#[test]
fn owners_are_found_by_part_of_the_name_and_doubts_are_named() {
    assert_eq!(owner_of("x @priya.raman"), "Priya Raman");
    assert_eq!(owner_of("x @Priya Raman 4 Dec"), "Priya Raman");
    assert_eq!(owner_of("x @PRIYA, soon"), "Priya Raman");
    let (_, found) = read("x @Nobody #nothing");
    assert_eq!(found.action.title, "x @Nobody #nothing", "nothing is lost");
    assert_eq!(found.doubts.len(), 2);
}
