//! Is nothing added that was not ticked, is all of it one step, and can findings be understood, mended, put aside and taken
//! up again, by pointer and by keyboard?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Document, InitiativeId};
use groundswell::plan::checks::findings;
use groundswell::plan::suggestions::{dismissed, suggestions};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);
const WIDE: [f32; 2] = [1920.0, 1080.0];
const SMALL: [f32; 2] = [1280.0, 800.0];

const TOMASZ: &str = "Tell Tomasz what is settled and what is open";
const LUCIA: &str = "Give Lucía what was promised";

fn open(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(4);
    harness
}

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

fn click_first(harness: &mut Harness<'_, App>, start: &str) {
    let found: Vec<_> = harness
        .get_all_by_role(Role::Button)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(start)))
        .collect();
    found.first().unwrap_or_else(|| panic!("a button {start}…")).click();
    drop(found);
    harness.run_steps(4);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
}

fn desk(document: &Document) -> InitiativeId {
    let found = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    *found.expect("the desk").0
}

fn titles(harness: &Harness<'_, App>) -> Vec<String> {
    harness.state().document().actions.values().map(|action| action.title.clone()).collect()
}

/// Lets the checks be seen: the suggestions above them are dismissed.
fn with_checks(harness: &mut Harness<'_, App>) {
    click(harness, Role::Button, "Dismiss all");
}

#[test]
fn only_what_is_ticked_is_added_and_in_one_step() {
    let mut harness = open(file::sample(), WIDE);
    let before = titles(&harness).len();
    assert!(harness.get_by_role_and_label(Role::Button, "Add actions").accesskit_node().is_disabled());
    click(&mut harness, Role::CheckBox, TOMASZ);
    click(&mut harness, Role::CheckBox, LUCIA);
    click(&mut harness, Role::Button, "Add 2 actions");
    let now = titles(&harness);
    assert_eq!(now.len(), before + 2, "nothing but those two");
    assert!(now.iter().any(|title| title == TOMASZ) && now.iter().any(|title| title == LUCIA));
    assert!(harness.query_by_role_and_label(Role::CheckBox, TOMASZ).is_none(), "it is suggested no more");
    undo(&mut harness);
    assert_eq!(titles(&harness).len(), before, "one step back");
    assert!(harness.query_by_role_and_label(Role::CheckBox, TOMASZ).is_some());
}

#[test]
fn a_tick_is_taken_away_again_and_the_keyboard_ticks_too() {
    let mut harness = open(file::sample(), WIDE);
    click(&mut harness, Role::CheckBox, TOMASZ);
    click(&mut harness, Role::CheckBox, TOMASZ);
    assert!(harness.query_by_role_and_label(Role::Button, "Add 1 action").is_none());
    harness.get_by_role_and_label(Role::CheckBox, LUCIA).focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Add 1 action").is_some());
}

#[test]
fn owner_and_day_are_changed_in_place_before_it_is_added() {
    let mut harness = open(file::sample(), WIDE);
    click(&mut harness, Role::Button, &format!("Owner of {TOMASZ}: Priya Raman"));
    harness.get_by_role_and_label(Role::TextInput, "Type a name").type_text("Callum");
    harness.run_steps(3);
    click(&mut harness, Role::MenuItemRadio, "Callum Reid");
    click(&mut harness, Role::Button, &format!("Due day of {TOMASZ}: 26 Nov"));
    click(&mut harness, Role::Button, "30 November 2026");
    assert!(
        harness.query_by_role_and_label(Role::Button, "Add actions").is_some(),
        "changing is not ticking"
    );
    click(&mut harness, Role::CheckBox, TOMASZ);
    click(&mut harness, Role::Button, "Add 1 action");
    let document = harness.state().document();
    let added = document.actions.values().find(|action| action.title == TOMASZ).expect("it was added");
    let owner = added.owner.and_then(|id| document.stakeholders.get(&id)).map(|person| person.name.as_str());
    assert_eq!((owner, added.due), (Some("Callum Reid"), Some(date(2026, 11, 30))));
}

#[test]
fn the_rest_is_dismissed_in_one_step_and_can_be_brought_back() {
    let mut harness = open(file::sample(), WIDE);
    let id = desk(harness.state().document());
    let all = suggestions(harness.state().document(), id, TODAY).len();
    click(&mut harness, Role::CheckBox, TOMASZ);
    click(&mut harness, Role::Button, "Dismiss the rest");
    let document = harness.state().document();
    assert_eq!(suggestions(document, id, TODAY).len(), 1, "what is ticked stays");
    assert_eq!(dismissed(document, id, TODAY), all - 1);
    click(&mut harness, Role::Button, &format!("Bring {} dismissed back", all - 1));
    assert_eq!(suggestions(harness.state().document(), id, TODAY).len(), all);
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(dismissed(harness.state().document(), id, TODAY), 0);
}

#[test]
fn in_a_narrow_window_the_panel_is_a_drawer_that_esc_closes() {
    let mut harness = open(file::sample(), SMALL);
    assert!(!says(&harness, "Suggested actions"), "it is not in the way");
    click(&mut harness, Role::Button, "Suggestions");
    assert!(says(&harness, "Suggested actions"));
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!says(&harness, "Suggested actions"));
    let mut harness = open(file::sample(), WIDE);
    assert!(says(&harness, "Suggested actions"), "there is room beside the plan");
    click(&mut harness, Role::Button, "Hide suggestions");
    assert!(!says(&harness, "Suggested actions"));
    click(&mut harness, Role::Button, "Suggestions");
    assert!(says(&harness, "Suggested actions"));
}

#[test]
fn a_plan_without_actions_leads_to_what_could_be_in_it() {
    let mut document = file::sample();
    let ours = desk(&document);
    let gone: Vec<_> =
        document.actions.iter().filter(|(_, one)| one.initiative == ours).map(|(id, _)| *id).collect();
    for id in gone {
        let edit = groundswell::model::edits::remove(&document, &[groundswell::model::Key::Action(id)]);
        document.apply(edit).expect("it goes");
    }
    let mut harness = open(document, SMALL);
    assert!(!says(&harness, "Tick what to add"));
    click(&mut harness, Role::Button, "Suggest actions");
    assert!(says(&harness, "Tick what to add"));
}

#[test]
fn a_map_without_people_says_what_is_missing() {
    let mut document = Document::default();
    let change = groundswell::model::Initiative::named("One service desk");
    document.initiatives.insert(groundswell::model::Id::from_bits(1), change);
    let harness = open(document, WIDE);
    assert!(says(&harness, "Add people and rate them first"));
    let harness = open(Document::default(), WIDE);
    assert!(!says(&harness, "Suggested actions"), "without a change there is nothing to suggest for");
}

#[test]
fn a_finding_is_explained_put_aside_with_a_reason_and_taken_up_again() {
    let mut harness = open(file::sample(), [1920.0, 2000.0]);
    with_checks(&mut harness);
    let id = desk(harness.state().document());
    let shown = |harness: &Harness<'_, App>| findings(harness.state().document(), id, TODAY).shown.len();
    let before = shown(&harness);
    click_first(&mut harness, "More on Callum Reid");
    click(&mut harness, Role::MenuItem, "Why am I seeing this?");
    assert!(says(&harness, "It concerns"), "who is concerned is named");
    click(&mut harness, Role::Button, "Put aside…");
    assert!(says(&harness, "Say why"), "a reason is asked for");
    assert!(harness.get_by_role_and_label(Role::Button, "Put aside").accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::TextInput, "Why").type_text("Waits for the audit");
    harness.run_steps(3);
    click(&mut harness, Role::RadioButton, "In four weeks");
    assert!(says(&harness, "It comes back on 21 Dec 2026"));
    click(&mut harness, Role::Button, "Put aside");
    let now = findings(harness.state().document(), id, TODAY);
    assert_eq!((now.shown.len(), now.snoozed.len()), (before - 1, 1));
    assert_eq!(now.snoozed[0].1.reason, "Waits for the audit");
    assert_eq!(now.snoozed[0].1.until, Some(date(2026, 12, 20)));
    click(&mut harness, Role::Button, "1 put aside");
    assert!(says(&harness, "Waits for the audit"));
    click_first(&mut harness, "Take up: ");
    assert_eq!(shown(&harness), before);
    undo(&mut harness);
    assert_eq!(shown(&harness), before - 1, "a step of its own");
}

#[test]
fn a_verb_opens_the_action_that_mends_it_and_nothing_changes_before_it_is_added() {
    let mut harness = open(file::sample(), WIDE);
    let id = desk(harness.state().document());
    let zanele = findings(harness.state().document(), id, TODAY)
        .shown
        .into_iter()
        .find(|one| one.check == "key-player-without-action")
        .expect("Zanele");
    let verb = zanele.fix.as_ref().expect("an action mends it").label.clone();
    with_checks(&mut harness);
    let before = titles(&harness).len();
    click(&mut harness, Role::Button, &format!("{verb}: {}", zanele.sentence()));
    assert!(says(&harness, "New action"));
    // A dialog grows to its size over some frames.
    harness.run_steps(20);
    assert_eq!(titles(&harness).len(), before);
    click(&mut harness, Role::Button, "Add action");
    assert_eq!(titles(&harness).len(), before + 1);
    let left = findings(harness.state().document(), id, TODAY).shown;
    assert!(!left.iter().any(|one| one.check == "key-player-without-action"), "it is mended");
}

#[test]
fn the_inspector_lists_what_was_found_about_the_person() {
    let mut harness = harness::with(file::sample(), WIDE);
    harness.state_mut().look_at("One service desk");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative")
        .type_text("zanele");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "Findings, open"));
    assert!(says(&harness, "Zanele Khumalo: a key player") || says(&harness, "More on Zanele Khumalo"));
}

#[test]
fn saturation_shows_people_by_week_and_opens_what_asks() {
    let mut harness = open(file::sample(), SMALL);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative")
        .type_text("saturation");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "What all changes together ask"));
    click(&mut harness, Role::RadioButton, "Advocates");
    harness.get_by_role_and_label(Role::TextInput, "Find a person").type_text("owen");
    harness.run_steps(4);
    assert!(says(&harness, "Owen Pritchard, week of 16 Nov"));
    harness.get_by_role_and_label(Role::Grid, "People and weeks").focus();
    harness.run_steps(2);
    let at = harness.get_by_role_and_label(Role::Grid, "People and weeks").accesskit_node().value();
    let worst = "Owen Pritchard, week of 11 Jan, 3 asks of 2 changes";
    assert_eq!(at.as_deref(), Some(worst), "it begins with the worst week");
    for _ in 0..4 {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(2);
    }
    let at = harness.get_by_role_and_label(Role::Grid, "People and weeks").accesskit_node().value();
    assert!(at.as_deref().is_some_and(|at| at.starts_with("Owen Pritchard, week of 14 Dec, ")), "{at:?}");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "Save action"), "Enter opens the first of them");
}
