//! Is a talk kept from the keyboard alone, are promises and answers changed where they stand, and does each need lead to an
//! action that would meet it?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::action::ActionKind;
use groundswell::model::interaction::{Heard, Kept};
use groundswell::model::{Document, Id, IdMaker, Initiative, Interaction, Stakeholder, StakeholderId, edits};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);
const WIDE: [f32; 2] = [1920.0, 1080.0];
const USUAL: [f32; 2] = [1280.0, 800.0];

fn open(document: Document, part: &str, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(3);
    harness.get_by_label(part).click();
    harness.run_steps(4);
    harness
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn write(harness: &mut Harness<'_, App>, text: &str) {
    for line in text.split_inclusive('\n') {
        harness.event(Event::Text(line.trim_end_matches('\n').to_owned()));
        harness.run_steps(2);
        if line.ends_with('\n') {
            press(harness, Modifiers::NONE, Key::Enter);
        }
    }
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn key(harness: &mut Harness<'_, App>, key: Key) {
    press(harness, Modifiers::NONE, key);
}

fn undo(harness: &mut Harness<'_, App>) {
    press(harness, Modifiers::COMMAND, Key::Z);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn map<'a>(harness: &'a Harness<'_, App>) -> &'a Document {
    harness.state().document()
}

fn named(document: &Document, name: &str) -> StakeholderId {
    *document.stakeholders.iter().find(|(_, one)| one.name == name).expect("on the map").0
}

/// The talks that were not in the sample.
fn new(harness: &Harness<'_, App>) -> Vec<Interaction> {
    let before = file::sample();
    let all = map(harness).interactions.iter();
    all.filter(|(id, _)| !before.interactions.contains_key(id)).map(|(_, talk)| talk.clone()).collect()
}

#[test]
fn a_talk_is_kept_with_a_name_tab_words_and_ctrl_enter() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    key(&mut harness, Key::J);
    write(&mut harness, "grac");
    assert!(says(&harness, "Grace Mbeki"), "the name is completed");
    key(&mut harness, Key::Tab);
    write(&mut harness, "The cards help at handover.");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(!says(&harness, "Log what took place"), "the dialog is closed");
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!(talk.stakeholders, [named(map(&harness), "Grace Mbeki")].into());
    assert_eq!(talk.summary.as_deref(), Some("The cards help at handover."));
    assert_eq!((talk.date, talk.kind), (TODAY, ActionKind::Conversation));
    assert_eq!(map(&harness).initiatives[&talk.initiative.unwrap()].name, "One service desk");
    assert!(talk.promises.is_empty() && talk.heard.is_none() && talk.message.is_none());
    undo(&mut harness);
    assert_eq!(new(&harness), []);
}

#[test]
fn several_people_a_day_and_promises_are_kept_and_the_next_one_begins() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    key(&mut harness, Key::J);
    write(&mut harness, "owen");
    key(&mut harness, Key::Enter);
    write(&mut harness, "callum,");
    harness.run_steps(2);
    write(&mut harness, "ward nur");
    key(&mut harness, Key::Enter);
    for gone in ["Remove Owen Pritchard", "Remove Callum Reid", "Remove Ward nurses"] {
        assert!(says(&harness, gone), "{gone} is a chip");
    }
    // Enter in the empty field goes on to what was said.
    key(&mut harness, Key::Enter);
    write(&mut harness, "Two vans are too few.");
    key(&mut harness, Key::Tab);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "fri");
    assert!(says(&harness, "Friday, 20 November 2026"), "the last Friday, not the next one");
    for _ in 0..4 {
        key(&mut harness, Key::Tab);
    }
    write(&mut harness, "send the list by 4 Dec (Callum)\nask the vans");
    assert!(says(&harness, "Callum Reid promised: send the list, by Fri 4 Dec"));
    assert!(says(&harness, "Who promised “ask the vans”?"), "nobody guesses who it was");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(new(&harness), [], "it is not kept before that is clear");
    write(&mut harness, " (Owen)");
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!((talk.stakeholders.len(), talk.communities.len()), (2, 1));
    assert_eq!(talk.date, date(2026, 11, 20));
    let promised: Vec<_> = talk.promises.iter().map(|one| (&*one.text, one.due, one.kept)).collect();
    assert_eq!(
        promised,
        [("send the list", Some(date(2026, 12, 4)), Kept::Open), ("ask the vans", None, Kept::Open)]
    );
    assert!(says(&harness, "Kept: Owen Pritchard and 2 others"), "the dialog says so and stays");
    assert!(!says(&harness, "Remove Owen Pritchard"), "and it is empty");
    write(&mut harness, "zane");
    key(&mut harness, Key::Tab);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(new(&harness).len(), 2);
    let last = new(&harness).into_iter().find(|talk| talk.stakeholders.len() == 1).expect("the second");
    assert_eq!(last.date, date(2026, 11, 20), "the day stays for the next one");
}

#[test]
fn who_is_not_on_the_map_is_added_with_the_talk_in_one_step() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    key(&mut harness, Key::J);
    write(&mut harness, "Zoë Quill");
    key(&mut harness, Key::Tab);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(says(&harness, "Choose who “Zoë Quill” is"), "Tab adds nobody");
    assert_eq!(new(&harness), []);
    harness.get_by_role_and_label(Role::TextInput, "Who").focus();
    harness.run_steps(2);
    key(&mut harness, Key::Enter);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let id = named(map(&harness), "Zoë Quill");
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!(talk.stakeholders, [id].into());
    assert!(map(&harness).assessments.contains_key(&(talk.initiative.unwrap(), id)));
    undo(&mut harness);
    assert_eq!(map(&harness), &file::sample());
}

#[test]
fn a_day_to_come_is_refused_and_a_message_is_heard_or_not() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    key(&mut harness, Key::J);
    write(&mut harness, "grace");
    key(&mut harness, Key::Tab);
    key(&mut harness, Key::Tab);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "tomorrow");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(says(&harness, "That day is still to come"));
    assert_eq!(new(&harness), []);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "today");
    harness.get_by_role_and_label(Role::ComboBox, "About the message").click();
    harness.run_steps(3);
    harness.get_by_label("One number, and whoever answers knows your ward").click();
    harness.run_steps(3);
    harness.get_by_label("Yes").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!(talk.heard, Some(Heard::Yes));
    assert!(talk.message.is_some());
}

#[test]
fn the_log_is_the_newest_first_and_the_arrows_go_through_it() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    assert!(says(&harness, "10 open, 1 late"));
    let tops = |harness: &Harness<'_, App>, words: &str| {
        harness.get_all_by_label_contains(words).next().expect("an entry").rect().top()
    };
    assert!(tops(&harness, "20 Nov 2026: Ana Popescu") < tops(&harness, "19 Nov 2026: Jonas Weber"));
    assert!(!says(&harness, "Aoife Brennan, Nadia Rahmani"), "of another initiative");
    harness.get_by_label_contains("20 Nov 2026: Ana Popescu").focus();
    harness.run_steps(2);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    let third = harness.get_by_label_contains("19 Nov 2026: Jonas Weber");
    assert!(third.accesskit_node().is_focused(), "two further");
    key(&mut harness, Key::End);
    harness.run_steps(3);
    let focused = harness.get_all_by_role(Role::Button).find(|node| node.accesskit_node().is_focused());
    assert!(focused.is_some(), "the last one is scrolled to and has the keyboard");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "What took place") && says(&harness, "Save"), "Enter opens it");
}

#[test]
fn talks_are_narrowed_to_a_person_and_widened_to_all_initiatives() {
    let mut harness = open(file::sample(), "Talks", USUAL);
    harness.get_by_label("All initiatives").click();
    harness.run_steps(4);
    assert!(says(&harness, "Aoife Brennan, Nadia Rahmani"), "all of them");
    harness.get_by_role_and_label(Role::ComboBox, "Talks with").click();
    harness.run_steps(3);
    write(&mut harness, "jonas");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "19 Nov 2026: Jonas Weber"));
    assert!(!says(&harness, "20 Nov 2026: Ana Popescu"));
    key(&mut harness, Key::Escape);
    assert!(says(&harness, "20 Nov 2026: Ana Popescu"), "Esc looks at everybody again");
}

#[test]
fn promises_are_kept_broken_and_put_off_where_they_stand() {
    let mut harness = open(file::sample(), "Talks", WIDE);
    let late = "Callum Reid promised: A list of the eleven pharmacy systems with who supports each, and when, by 13 November";
    let state = |harness: &Harness<'_, App>| {
        let all = groundswell::plan::promises::promises(map(harness), None);
        let one = all.into_iter().find(|one| one.text.starts_with("A list of the eleven")).unwrap();
        (one.kept, one.due)
    };
    assert_eq!(state(&harness), (Kept::Open, Some(date(2026, 11, 13))));
    click(&mut harness, &format!("Kept: {late}"));
    assert_eq!(state(&harness).0, Kept::Yes);
    assert!(says(&harness, "9 open") && !says(&harness, "9 days late"));
    undo(&mut harness);
    assert_eq!(state(&harness).0, Kept::Open);
    click(&mut harness, &format!("Broken: {late}"));
    assert_eq!(state(&harness).0, Kept::No);
    undo(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, &format!("New date: {late}")).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "4 dec");
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness), (Kept::Open, Some(date(2026, 12, 4))));
    assert!(says(&harness, "Owen Pritchard: kept 4 of 4"), "counts by person");
}

#[test]
fn what_was_heard_and_changed_nothing_comes_first_and_is_answered_there() {
    let mut harness = open(file::sample(), "Talks", WIDE);
    assert!(says(&harness, "1 without an answer"));
    let name = "We did: What stays the same, by e-mail";
    harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    harness.run_steps(2);
    write(&mut harness, "We tell it at handover now.");
    key(&mut harness, Key::Enter);
    let changed = |harness: &Harness<'_, App>| {
        let mut all = map(harness).actions.values();
        let one = all.find(|one| one.title == "What stays the same, by e-mail").unwrap();
        one.changed_by_it.as_deref().map(str::to_owned)
    };
    assert_eq!(changed(&harness).as_deref(), Some("We tell it at handover now."));
    assert!(!says(&harness, "without an answer"));
    undo(&mut harness);
    assert_eq!(changed(&harness), None);
}

#[test]
fn the_inspector_logs_a_talk_with_whom_it_shows() {
    let mut harness = harness::with(file::sample(), USUAL);
    harness.state_mut().look_at("One service desk");
    press(&mut harness, Modifiers::COMMAND, Key::K);
    write(&mut harness, "Grace Mbeki");
    key(&mut harness, Key::Enter);
    harness.run_steps(4);
    for name in ["Interactions & promises, closed", "Log a talk or promise…"] {
        harness.get_by_role_and_label(Role::Button, name).focus();
        harness.run_steps(2);
        key(&mut harness, Key::Enter);
    }
    assert!(says(&harness, "Remove Grace Mbeki"), "who is selected took part");
    write(&mut harness, "Short.");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!(talk.summary.as_deref(), Some("Short."), "the words have the keyboard");
}

#[test]
fn without_a_talk_the_part_says_what_it_is_for() {
    let mut document = Document::default();
    document.initiatives.insert(Id::from_bits(1), Initiative::named("One service desk"));
    let mut harness = open(document, "Talks", [960.0, 600.0]);
    assert!(says(&harness, "Nothing is logged for this initiative yet"));
    assert!(says(&harness, "No promise was made"));
    let logs = harness.get_all_by_role_and_label(Role::Button, "Log a talk").last().expect("a button");
    logs.click();
    harness.run_steps(3);
    assert!(says(&harness, "Say with whom it was"));
}

#[test]
fn of_ten_thousand_talks_only_those_that_are_seen_are_drawn() {
    let mut ids = IdMaker::seeded(4);
    let mut document = Document::default();
    let change = ids.next();
    document.initiatives.insert(change, Initiative::named("One service desk"));
    let (person, edit) = edits::add_stakeholder(&mut ids, Stakeholder::named("Ana Ruiz"), Some(change));
    document.apply(edit).unwrap();
    for number in 0..10_000 {
        let date = date(2026, 11, 1).checked_sub(jiff::Span::new().days(number / 4)).unwrap();
        let talk = Interaction {
            date,
            stakeholders: [person].into(),
            initiative: Some(change),
            summary: Some(format!("Talk {number}").into()),
            ..Interaction::default()
        };
        document.interactions.insert(ids.next(), talk);
    }
    let mut harness = open(document, "Talks", WIDE);
    for _ in 0..500 {
        if says(&harness, "10000 talks") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(2);
    }
    let drawn = harness.query_all_by_label_contains("Ana Ruiz. Conversation").count();
    assert!((5..40).contains(&drawn), "{drawn} are drawn");
}
