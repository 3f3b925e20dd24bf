//! Can everything about a person, a tie, several people and a change be edited in the inspector, step by step?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::file;
use groundswell::model::interaction::Kept;
use groundswell::model::{Document, InitiativeId, StakeholderId, TieKind};
use jiff::civil::date;

const SIZE: [f32; 2] = [1280.0, 2400.0];
const CHANGE: &str = "One service desk";

fn sample() -> Harness<'static, App> {
    let mut harness = harness::with(file::sample(), SIZE);
    harness.state_mut().look_at(CHANGE);
    harness.run_steps(3);
    harness
}

fn document<'a>(harness: &'a Harness<'_, App>) -> &'a Document {
    harness.state().document()
}

fn person(document: &Document, name: &str) -> StakeholderId {
    let found = document.stakeholders.iter().find(|(_, person)| person.name == name);
    *found.expect("they are on the map").0
}

fn change(document: &Document, name: &str) -> InitiativeId {
    *document.initiatives.iter().find(|(_, change)| change.name == name).expect("it is on the map").0
}

fn find(harness: &mut Harness<'_, App>, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(query);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

fn press(harness: &mut Harness<'_, App>, name: &str) {
    let node = harness.get_all_by_role_and_label(Role::Button, name).last();
    node.unwrap_or_else(|| panic!("no button {name}")).click();
    harness.run_steps(4);
}

fn choose(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

/// Puts a text into a field in place of what is there, and leaves it with a key.
fn put(harness: &mut Harness<'_, App>, field: &str, text: &str, leave: Key) {
    let node = harness
        .query_by_role_and_label(Role::TextInput, field)
        .unwrap_or_else(|| harness.get_by_role_and_label(Role::MultilineTextInput, field));
    node.focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    let node = harness
        .query_by_role_and_label(Role::TextInput, field)
        .unwrap_or_else(|| harness.get_by_role_and_label(Role::MultilineTextInput, field));
    node.type_text(text);
    harness.run_steps(2);
    harness.key_press(leave);
    harness.run_steps(4);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

#[test]
fn an_action_is_planned_for_a_person_changed_and_deleted() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    press(&mut harness, "Add action");
    put(&mut harness, "What", "Walk the night shift", Key::Tab);
    put(&mut harness, "Due", "3 Dec", Key::Tab);
    press(&mut harness, "Add action");
    let tomasz = person(document(&harness), "Tomasz Żuk");
    let walk = |harness: &Harness<'_, App>| {
        document(harness).actions.values().find(|action| action.title == "Walk the night shift").cloned()
    };
    let action = walk(&harness).expect("it was added");
    assert_eq!(action.due, Some(date(2026, 12, 3)));
    assert!(action.audience.stakeholders.contains(&tomasz));
    assert_eq!(action.initiative, change(document(&harness), CHANGE));

    let row = "Walk the night shift, Thu 3 Dec";
    press(&mut harness, row);
    choose(&mut harness, Role::RadioButton, "Done");
    press(&mut harness, "Save action");
    assert!(!walk(&harness).expect("it is there").is_open());
    undo(&mut harness);
    press(&mut harness, row);
    press(&mut harness, "Delete");
    assert!(walk(&harness).is_none());
    undo(&mut harness);
    undo(&mut harness);
    assert!(!harness.state().is_dirty(), "each was one step");
}

#[test]
fn a_day_that_is_none_keeps_the_action_in_its_dialog() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    press(&mut harness, "Add action");
    put(&mut harness, "What", "Soup", Key::Tab);
    put(&mut harness, "Due", "whenever", Key::Enter);
    assert!(harness.query_by_label_contains("“whenever” is no day").is_some());
    press(&mut harness, "Add action");
    assert!(!document(&harness).actions.values().any(|action| action.title == "Soup"));
}

#[test]
fn what_moves_somebody_is_noted_where_it_stands_and_escape_takes_it_back() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    press(&mut harness, "Motivators, closed");
    let key = (change(document(&harness), CHANGE), person(document(&harness), "Tomasz Żuk"));
    let note = |harness: &Harness<'_, App>| {
        document(harness).assessments[&key].motivators.recognition.note.as_deref().map(str::to_owned)
    };
    let before = note(&harness);
    put(&mut harness, "Recognition: note", "By name, before the team", Key::Escape);
    assert_eq!(note(&harness), before);
    find(&mut harness, "@tomasz");
    put(&mut harness, "Recognition: note", "By name, before the team", Key::Enter);
    assert_eq!(note(&harness).as_deref(), Some("By name, before the team"));
    undo(&mut harness);
    assert_eq!(note(&harness), before);
    assert!(!harness.state().is_dirty());
}

#[test]
fn a_tie_is_turned_round_by_its_words() {
    let mut harness = harness::with(common::sketch("Ana -> Bo"), SIZE);
    find(&mut harness, "@ana");
    press(&mut harness, "Tie with Bo: influences");
    choose(&mut harness, Role::MenuItem, "manages");
    let tie = document(&harness).ties.values().next().expect("their tie").clone();
    assert_eq!(tie.kind, TieKind::ReportsTo);
    assert_eq!(tie.from, person(document(&harness), "Bo"), "who is managed reports");
    press(&mut harness, "Tie with Bo: manages");
    choose(&mut harness, Role::MenuItem, "Delete tie");
    assert!(document(&harness).ties.is_empty());
    undo(&mut harness);
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
}

#[test]
fn a_talk_is_logged_in_place_and_a_promise_is_kept() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    press(&mut harness, "Interactions & promises, closed");
    put(&mut harness, "Log what was said today", "He drew the rota", Key::Enter);
    let tomasz = person(document(&harness), "Tomasz Żuk");
    let talk = document(&harness)
        .interactions
        .values()
        .find(|talk| talk.summary.as_deref() == Some("He drew the rota"))
        .expect("it is in the log");
    assert_eq!((talk.date, talk.stakeholders.contains(&tomasz)), (date(2026, 11, 22), true));
    undo(&mut harness);
    assert!(!harness.state().is_dirty());

    let open = |harness: &Harness<'_, App>| {
        let all = document(harness).interactions.values().flat_map(|talk| &talk.promises);
        all.filter(|promise| promise.kept == Kept::Open).count()
    };
    let before = open(&harness);
    let promise = harness
        .query_all_by_label_contains(": open")
        .next()
        .or_else(|| harness.query_all_by_label_contains(": late").next());
    if let Some(promise) = promise {
        promise.click();
        harness.run_steps(4);
        choose(&mut harness, Role::MenuItem, "Kept");
        assert_eq!(open(&harness), before - 1);
    }
}

#[test]
fn a_note_has_the_day_on_which_it_was_written() {
    let mut harness = sample();
    find(&mut harness, "@callum");
    let callum = person(document(&harness), "Callum Reid");
    press(&mut harness, "Notes, closed");
    put(&mut harness, "New note", "Asked who leads the night desk", Key::Enter);
    let note = document(&harness).stakeholders[&callum].note.clone().expect("a note");
    assert!(note.starts_with("22 Nov 2026: Asked who leads the night desk"), "{}", &*note);
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
}

#[test]
fn several_people_get_the_same_in_one_step() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(4);
    let change = change(document(&harness), CHANGE);
    let count = document(&harness).assessments_of(change).count();
    assert!(harness.query_all_by_label(&format!("{count} people")).count() > 0);
    put(&mut harness, "Location", "Larch Ward", Key::Enter);
    put(&mut harness, "Add tag", "pilot", Key::Enter);
    let all = |harness: &Harness<'_, App>, what: &dyn Fn(&groundswell::model::Stakeholder) -> bool| {
        let document = document(harness);
        document.assessments_of(change).filter(|(id, _)| what(&document.stakeholders[id])).count()
    };
    assert_eq!(all(&harness, &|person| person.location.as_deref() == Some("Larch Ward")), count);
    assert_eq!(all(&harness, &|person| person.tags.contains_key("pilot")), count);
    undo(&mut harness);
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
    let first = document(&harness).assessments_of(change).next().map(|(id, _)| id).expect("someone");
    let name = document(&harness).stakeholders[&first].name.clone();
    press(&mut harness, &format!("Remove {name}"));
    assert!(harness.query_by_label(&format!("{} people", count - 1)).is_some());
    assert!(harness.query_by_role_and_label(Role::Button, &format!("Remove {name}")).is_none());
}

#[test]
fn a_change_is_described_where_nobody_is_selected() {
    let mut harness = sample();
    let id = change(document(&harness), CHANGE);
    let soren = person(document(&harness), "Björn Sørensen");
    choose(&mut harness, Role::ComboBox, "Sponsor");
    harness.get_by_label("Type a name").type_text("soren");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(document(&harness).initiatives[&id].sponsor, Some(soren), "diacritics don't matter");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Why").focus();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("of 25 words").is_some(), "words are counted while one writes");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    press(&mut harness, "Success measures, closed");
    put(&mut harness, "Add a measure", "Calls that come back", Key::Enter);
    let measures = &document(&harness).initiatives[&id].measures;
    let place = measures.len();
    assert_eq!(measures[place - 1].text, "Calls that come back");
    press(&mut harness, &format!("Measure {place}: move or remove"));
    choose(&mut harness, Role::MenuItem, "Move up");
    assert_eq!(document(&harness).initiatives[&id].measures[place - 2].text, "Calls that come back");
    for _ in 0..3 {
        undo(&mut harness);
    }
    assert!(!harness.state().is_dirty());
}

#[test]
fn people_of_one_change_are_brought_into_another() {
    let mut map = file::sample();
    let id = groundswell::model::Id::from_bits(77);
    map.initiatives.insert(id, groundswell::model::Initiative::named("New rota"));
    let mut harness = harness::with(map, SIZE);
    harness.state_mut().look_at("New rota");
    harness.run_steps(3);
    press(&mut harness, "From your other initiative");
    harness.get_by_role_and_label(Role::TextInput, "Find").type_text("zuk");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::CheckBox, "Tomasz Żuk").click();
    harness.run_steps(3);
    press(&mut harness, "Bring in 1 person");
    let tomasz = person(document(&harness), "Tomasz Żuk");
    let inside: Vec<_> = document(&harness).assessments_of(id).map(|(who, _)| who).collect();
    assert_eq!(inside, [tomasz]);
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
}

#[test]
fn communities_are_added_counted_filled_merged_and_deleted() {
    let mut harness = sample();
    find(&mut harness, ">communities");
    put(&mut harness, "New community", "Night porters", Key::Enter);
    put(&mut harness, "Head-count", "14", Key::Enter);
    let porters = |harness: &Harness<'_, App>| {
        let map = document(harness);
        map.communities.iter().find(|(_, c)| c.name == "Night porters").map(|(id, c)| (*id, c.headcount))
    };
    let (id, headcount) = porters(&harness).expect("they were added");
    assert_eq!(headcount, 14);
    press(&mut harness, "Add person");
    harness.get_by_label("Type a name").type_text("tomasz");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let tomasz = person(document(&harness), "Tomasz Żuk");
    assert!(document(&harness).stakeholders[&tomasz].communities.contains_key(&id));
    press(&mut harness, "Delete");
    assert!(porters(&harness).is_none());
    assert!(!document(&harness).stakeholders[&tomasz].communities.contains_key(&id));
    press(&mut harness, "Undo");
    assert!(porters(&harness).is_some(), "taken back in the dialog");
}

#[test]
fn a_privacy_mark_says_what_it_means() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    assert!(harness.query_by_label_contains("For you alone").is_none());
    press(&mut harness, "Who may see motivators: Private");
    assert!(harness.query_by_label_contains("For you alone").is_some());
}

#[test]
fn sections_stay_as_they_were_left_for_the_next_person() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    press(&mut harness, "Ties, open");
    press(&mut harness, "Details, closed");
    find(&mut harness, "@grace");
    assert!(harness.query_by_label("Ties, closed").is_some());
    assert!(harness.query_by_label("Details, open").is_some());
}

#[test]
fn the_way_to_an_advocate_is_dated_and_what_was_agreed_is_kept() {
    let mut harness = sample();
    find(&mut harness, "@tomasz");
    let key = (change(document(&harness), CHANGE), person(document(&harness), "Tomasz Żuk"));
    press(&mut harness, "Advocate: none");
    press(&mut harness, "Advocate, closed");
    choose(&mut harness, Role::RadioButton, "Asked");
    let advocacy = document(&harness).assessments[&key].advocacy.clone();
    assert_eq!(advocacy.state, groundswell::model::AdvocacyState::Asked);
    assert_eq!(advocacy.dates.get(&advocacy.state), Some(&date(2026, 11, 22)));
    put(&mut harness, "The ask", "Show the night desk", Key::Tab);
    let ask = document(&harness).assessments[&key].advocacy.ask.clone();
    assert_eq!(ask.as_deref(), Some("Show the night desk"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    for _ in 0..3 {
        undo(&mut harness);
    }
    assert!(!harness.state().is_dirty());
}
