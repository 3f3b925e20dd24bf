//! Can somebody be brought on board, step by step: candidate, asked, answered, thanked, by pointer and by keyboard alone?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::model::action::ActionKind;
use groundswell::model::assessment::Advocacy;
use groundswell::model::{AdvocacyState, Document, StakeholderId, edits};
use groundswell::plan;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

/// Five people of one change: Ana and Bo are candidates, Cy was asked, Di is at it.
fn board() -> Document {
    let mut map = common::sketch("Ana Ruiz -> Bo Berg, Cy Chen, Di Dahl, Ed Ek");
    let change = *map.initiatives.keys().next().expect("a change");
    let mut set = |name: &str, state, on| {
        let id = common::find(&map, name).expect("they are on the map");
        map.apply(edits::adopt(&map, change, &[id], state, Some(on))).expect("it fits");
    };
    set("Ana Ruiz", AdvocacyState::Candidate, date(2026, 11, 1));
    set("Bo Berg", AdvocacyState::Candidate, date(2026, 11, 2));
    set("Cy Chen", AdvocacyState::Asked, date(2026, 11, 10));
    set("Di Dahl", AdvocacyState::Active, date(2026, 10, 2));
    map
}

fn shown() -> Harness<'static, App> {
    let mut harness = harness::with(board(), [1920.0, 1080.0]);
    press(&mut harness, "Advocates");
    harness.run_steps(6);
    harness
}

fn document<'a>(harness: &'a Harness<'_, App>) -> &'a Document {
    harness.state().document()
}

fn id(harness: &Harness<'_, App>, name: &str) -> StakeholderId {
    common::find(document(harness), name).expect("they are on the map")
}

fn advocacy(harness: &Harness<'_, App>, name: &str) -> Advocacy {
    let map = document(harness);
    let change = *map.initiatives.keys().next().expect("a change");
    map.assessments[&(change, id(harness, name))].advocacy.clone()
}

fn state(harness: &Harness<'_, App>, name: &str) -> AdvocacyState {
    advocacy(harness, name).state
}

fn press(harness: &mut Harness<'_, App>, name: &str) {
    let node = harness.get_all_by_role_and_label(Role::Button, name).last();
    node.unwrap_or_else(|| panic!("no button {name}")).click();
    harness.run_steps(4);
}

fn choose(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::MenuItem, name).click();
    harness.run_steps(4);
}

fn find(harness: &mut Harness<'_, App>, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(query);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

/// Puts a text into a field in place of what is there.
fn put(harness: &mut Harness<'_, App>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, field).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::MultilineTextInput, field).type_text(text);
    harness.run_steps(3);
}

fn value(harness: &Harness<'_, App>, field: &str) -> String {
    harness.get_by_role_and_label(Role::MultilineTextInput, field).value().unwrap_or_default()
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

fn middle(harness: &Harness<'_, App>, name: &str) -> Pos2 {
    harness.get_by_label(name).rect().center()
}

/// Drags somebody to a row, as far as letting go.
fn drag(harness: &mut Harness<'_, App>, person: &str, row: &str) -> Pos2 {
    let (from, to) = (middle(harness, person), middle(harness, row));
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(pos2(from.x, from.y.midpoint(to.y)));
    harness.run_steps(2);
    harness.hover_at(pos2(from.x, to.y));
    harness.run_steps(2);
    pos2(from.x, to.y)
}

#[test]
fn a_person_is_dragged_to_another_row_in_one_step() {
    let mut harness = shown();
    for row in ["Candidate: 2", "Asked: 1", "Agreed: 0", "Active: 1", "Resting: 0", "Declined: 0"] {
        assert!(harness.query_by_label(row).is_some(), "{row}");
    }
    let to = drag(&mut harness, "Candidate: Ana Ruiz", "Agreed: 0");
    harness.drop_at(to);
    harness.run_steps(4);
    let ana = advocacy(&harness, "Ana Ruiz");
    assert_eq!((ana.state, ana.dates.get(&AdvocacyState::Agreed)), (AdvocacyState::Agreed, Some(&TODAY)));
    assert!(harness.query_by_label("Agreed: Ana Ruiz since 22 Nov").is_some());
    undo(&mut harness);
    assert_eq!(state(&harness, "Ana Ruiz"), AdvocacyState::Candidate);
    assert!(!harness.state().is_dirty(), "it was one step");
}

#[test]
fn escape_gives_a_drag_up() {
    let mut harness = shown();
    let to = drag(&mut harness, "Candidate: Ana Ruiz", "Agreed: 0");
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(4);
    assert_eq!(state(&harness, "Ana Ruiz"), AdvocacyState::Candidate);
    assert!(!harness.state().is_dirty());
}

#[test]
fn the_arrows_and_the_menu_do_what_a_drag_does() {
    let mut harness = shown();
    harness.get_by_label("Candidate: Bo Berg").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(state(&harness, "Bo Berg"), AdvocacyState::Agreed, "the keyboard goes with them");
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    assert_eq!(state(&harness, "Bo Berg"), AdvocacyState::Asked);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    choose(&mut harness, "Resting");
    assert_eq!(state(&harness, "Bo Berg"), AdvocacyState::Resting);
    for _ in 0..4 {
        undo(&mut harness);
    }
    assert!(!harness.state().is_dirty());
}

#[test]
fn those_without_room_are_behind_their_number() {
    let names: Vec<String> = (10..40).map(|number| format!("Person {number}")).collect();
    let mut map = common::sketch(&names.join(", "));
    let change = *map.initiatives.keys().next().expect("a change");
    let all: Vec<StakeholderId> = map.stakeholders.keys().copied().collect();
    map.apply(edits::adopt(&map, change, &all, AdvocacyState::Candidate, Some(TODAY))).expect("it fits");
    let mut harness = harness::with(map, [1920.0, 1080.0]);
    press(&mut harness, "Advocates");
    assert!(harness.query_by_label("Candidate: Person 10").is_some());
    assert!(harness.query_by_label("Candidate: Person 18").is_none());
    press(&mut harness, "Candidate: 24 more");
    choose(&mut harness, "Person 18");
    assert!(harness.query_by_label("Candidate: Person 18").is_some(), "whoever is selected is seen");
}

#[test]
fn candidates_are_asked_one_after_the_other() {
    let mut harness = shown();
    find(&mut harness, ">ask the candidates");
    assert!(harness.query_by_label("Ask Ana Ruiz").is_some());
    assert!(harness.query_by_label_contains("1 of 2").is_some());
    for private in ["Team", "Private"] {
        assert!(harness.query_all_by_label(private).count() > 0, "{private}");
    }
    let drafted = value(&harness, "What to say");
    assert!(drafted.starts_with("Ana, I would like to ask you"), "{drafted}");
    // The words follow the short ask until the user writes them.
    put(&mut harness, "The ask, in short", "Walk the night shift");
    assert!(value(&harness, "What to say").contains("What I ask of you: Walk the night shift."));
    put(&mut harness, "What to say", "Ana, a question.");
    put(&mut harness, "Support promised", "An hour a week");
    assert_eq!(value(&harness, "What to say"), "Ana, a question.", "what was written stays");
    press(&mut harness, "Write it again");
    assert!(value(&harness, "What to say").contains("What we promise you: An hour a week."));
    press(&mut harness, "Next");
    assert!(harness.query_by_label("Ask Bo Berg").is_some());
    press(&mut harness, "Back");
    assert!(value(&harness, "Support promised").contains("An hour a week"), "nothing is lost on the way");
    press(&mut harness, "Mark as asked");
    assert!(harness.query_by_label("Ask Bo Berg").is_some(), "the next one");
    press(&mut harness, "Cancel");
    let ana = advocacy(&harness, "Ana Ruiz");
    assert_eq!((ana.state, ana.dates.get(&AdvocacyState::Asked)), (AdvocacyState::Asked, Some(&TODAY)));
    assert_eq!(ana.ask.as_deref(), Some("Walk the night shift"));
    assert_eq!(ana.support.as_deref(), Some("An hour a week"));
    assert!(ana.draft.is_some());
    assert_eq!(state(&harness, "Bo Berg"), AdvocacyState::Candidate, "nothing was kept of a cancelled ask");
    undo(&mut harness);
    assert!(!harness.state().is_dirty(), "state, day, ask, support and draft are one step");
}

#[test]
fn an_answer_is_kept_with_its_day_and_its_reason_for_oneself() {
    let mut harness = shown();
    find(&mut harness, "@cy chen");
    find(&mut harness, ">said no");
    put(&mut harness, "Why, if they said so", "Two jobs already");
    press(&mut harness, "Keep the answer");
    let cy = advocacy(&harness, "Cy Chen");
    assert_eq!((cy.state, cy.dates.get(&AdvocacyState::Declined)), (AdvocacyState::Declined, Some(&TODAY)));
    assert_eq!(cy.note.as_deref(), Some("Declined on 22 Nov 2026: Two jobs already"));
    undo(&mut harness);
    find(&mut harness, ">said yes");
    harness.get_by_role_and_label(Role::CheckBox, "They may be named as an advocate").click();
    harness.run_steps(3);
    press(&mut harness, "Keep the answer");
    assert_eq!(state(&harness, "Cy Chen"), AdvocacyState::Agreed);
    assert!(document(&harness).stakeholders[&id(&harness, "Cy Chen")].consent_named);
    undo(&mut harness);
    assert!(!harness.state().is_dirty(), "the answer and the consent are one step");
}

#[test]
fn thanks_are_logged_so_that_it_is_known_when_they_were_last_thanked() {
    let mut harness = shown();
    find(&mut harness, "@di dahl");
    find(&mut harness, ">thank…");
    assert!(harness.query_by_label("Thank Di Dahl").is_some());
    press(&mut harness, "Log it");
    let talk = document(&harness).interactions.values().next().expect("it is logged").clone();
    assert_eq!((talk.kind, talk.date), (ActionKind::Thanks, TODAY));
    assert_eq!(plan::last_thanked(document(&harness), id(&harness, "Di Dahl")), Some(TODAY));
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
}

#[test]
fn the_inspector_says_what_is_known_and_what_comes_next() {
    let mut harness = harness::with(board(), [1280.0, 2000.0]);
    find(&mut harness, "@cy chen");
    press(&mut harness, "Advocate, closed");
    for fact in ["Last thanked: Not noted", "Promises: None given yet", "Load: Carries 0 of 2 communities"] {
        assert!(harness.query_by_label(fact).is_some(), "{fact}");
    }
    assert!(harness.query_by_label_contains("Counts at: 40 %: asked 80 %, promises 50 %").is_some());
    press(&mut harness, "Remind…");
    assert!(harness.query_by_label("New action").is_some());
    // The dialog finds its height.
    harness.run_steps(20);
    press(&mut harness, "Add action");
    let action = document(&harness).actions.values().next().expect("a reminder").clone();
    assert!(action.audience.stakeholders.contains(&id(&harness, "Cy Chen")));
    assert!(!action.title.contains("Cy"), "its title may stand in any plan");
    undo(&mut harness);
    press(&mut harness, "Said yes…");
    press(&mut harness, "Keep the answer");
    assert_eq!(state(&harness, "Cy Chen"), AdvocacyState::Agreed);
    assert!(harness.query_by_role_and_label(Role::Button, "Said yes…").is_none());
}
