//! Can the people of a change be looked at in every way, and can the questions for who is missing be answered, by pointer
//! and keyboard?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::assessment::NineC;
use groundswell::model::stakeholder::Slot;
use groundswell::model::{Document, InitiativeId, StakeholderId};
use groundswell::plan::methods::METHODS;
use std::time::Duration;

const SIZE: [f32; 2] = [1280.0, 800.0];

fn find(harness: &mut Harness<'_, App>, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(query);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

fn open(document: Document, size: [f32; 2], command: &str) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    find(&mut harness, command);
    for _ in 0..200 {
        if harness.query_all_by_label_contains("Being worked out").next().is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
        harness.run_steps(2);
    }
    harness
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// Clicks the last of this role whose name begins so.
fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    let named = harness
        .get_all_by_role(role)
        .rfind(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
    named.unwrap_or_else(|| panic!("{name}")).click();
    harness.run_steps(4);
}

fn desk(harness: &Harness<'_, App>) -> InitiativeId {
    let all = &harness.state().document().initiatives;
    *all.iter().find(|(_, one)| one.name == "One service desk").expect("the initiative").0
}

fn person(harness: &Harness<'_, App>, name: &str) -> StakeholderId {
    common::find(harness.state().document(), name).expect("they are on the map")
}

fn answered(harness: &Harness<'_, App>) -> usize {
    harness.state().document().initiatives[&desk(harness)].answered.len()
}

#[test]
fn every_method_shows_its_people_and_says_what_it_cannot_do() {
    for size in [SIZE, [1920.0, 1080.0]] {
        let mut harness = open(file::sample(), size, "Ways of looking");
        for method in METHODS {
            click(&mut harness, Role::ListBoxOption, method.name);
            assert!(says(&harness, "What it does not show"), "{}", method.id);
            let people = harness.get_all_by_role(Role::Button).count();
            assert!(people > 4, "{} shows nobody", method.id);
        }
        assert!(says(&harness, "Influential, interested, against it"), "the definition comes first");
    }
}

#[test]
fn the_words_on_a_method_stand_behind_a_switch_where_there_is_little_room() {
    let mut harness = open(file::sample(), [960.0, 600.0], "Ways of looking");
    assert!(!says(&harness, "What it does not show"));
    assert!(says(&harness, "Amara Okafor: 90 · 85"));
    click(&mut harness, Role::RadioButton, "About it");
    assert!(says(&harness, "What it does not show") && !says(&harness, "Amara Okafor: 90 · 85"));
}

#[test]
fn arrows_go_through_the_methods_and_the_last_one_is_kept() {
    let mut harness = open(file::sample(), SIZE, "Ways of looking");
    harness.get_by_role_and_label(Role::ListBoxOption, "Engagement matrix, PMBOK").focus();
    harness.run_steps(3);
    assert!(says(&harness, "One person lacks a step or an answer"), "what has the keyboard is shown");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert!(says(&harness, "Every level can be kept"));
    click(&mut harness, Role::Button, "Close");
    assert!(!says(&harness, "Every level can be kept"));
    find(&mut harness, "Ways of looking");
    assert!(says(&harness, "Every level can be kept"), "where it was left");
}

#[test]
fn a_person_in_a_method_is_shown_in_the_inspector() {
    let mut harness = open(file::sample(), SIZE, "Ways of looking");
    click(&mut harness, Role::ListBoxOption, "Engagement matrix");
    assert!(says(
        &harness,
        "Dr Henrik Lund: current neutral, desired supportive. No step with day and owner"
    ));
    click(&mut harness, Role::Button, "Dr Henrik Lund: current neutral");
    assert!(!says(&harness, "Whose it is") && !says(&harness, "Ways of looking"));
    let name = harness.get_by_role_and_label(Role::TextInput, "Full name");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Dr Henrik Lund"));
}

#[test]
fn who_stands_beside_a_method_opens_as_a_list() {
    let mut harness = open(file::sample(), SIZE, "Ways of looking");
    click(&mut harness, Role::ListBoxOption, "Influence and impact");
    click(&mut harness, Role::Button, "Done to, not with");
    click(&mut harness, Role::Button, "Ana Popescu");
    let name = harness.get_by_role_and_label(Role::TextInput, "Full name");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Ana Popescu"));
}

#[test]
fn of_two_thousand_people_only_those_on_the_screen_are_built() {
    let count = |harness: &Harness<'_, App>| harness.query_all_by_label_contains("Person Number").count();
    // The grid behind has its own.
    let behind = count(&harness::with(large(2000, 10), SIZE));
    let mut harness = open(large(2000, 10), SIZE, "Ways of looking");
    for name in ["Power and interest", "Levels of participation", "Engagement matrix", "Onion"] {
        click(&mut harness, Role::ListBoxOption, name);
        let rows = count(&harness).saturating_sub(behind);
        assert!(rows < 80, "{name}: {rows} rows");
    }
    assert!(says(&harness, "On no ring yet"));
}

#[test]
fn an_empty_map_says_what_to_do() {
    let mut harness = open(Document::default(), SIZE, "Ways of looking");
    assert!(says(&harness, "No change on this map yet"));
    click(&mut harness, Role::Button, "New initiative…");
    assert!(says(&harness, "A change that this map is about"));
}

#[test]
fn an_empty_place_of_the_onion_leads_to_its_question() {
    let mut harness = open(file::sample(), SIZE, "Ways of looking");
    click(&mut harness, Role::ListBoxOption, "Onion");
    click(&mut harness, Role::Button, "Maintenance operator: Who keeps it running?");
    assert!(says(&harness, "Maintenance operator, open: Who keeps it running?"));
}

#[test]
fn questions_are_answered_with_nobody_somebody_new_and_somebody_of_the_map() {
    let mut harness = open(file::sample(), SIZE, "Who is missing");
    assert!(says(&harness, "questions are open"));
    click(&mut harness, Role::RadioButton, "Nine Cs");
    click(&mut harness, Role::Button, "Competitors: nobody");
    assert_eq!(answered(&harness), 1);
    assert!(says(&harness, "Competitors, answered: nobody"));
    click(&mut harness, Role::Button, "Undo");
    assert_eq!(answered(&harness), 0);

    click(&mut harness, Role::Button, "Champions: add somebody new");
    harness.get_by_role_and_label(Role::TextInput, "New: Champions").type_text("Ada Lovelace");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(5);
    let ada = person(&harness, "Ada Lovelace");
    let said = |harness: &Harness<'_, App>, who| {
        harness.state().document().assessments[&(desk(harness), who)].nine_cs.clone()
    };
    assert!(said(&harness, ada).contains(&NineC::Champions));
    assert!(says(&harness, "Champions, one person"));

    click(&mut harness, Role::Button, "Channels: choose somebody of this map");
    harness.get_by_role_and_label(Role::TextInput, "Type a name").type_text("Imogen");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(5);
    let imogen = person(&harness, "Imogen Falk");
    assert!(said(&harness, imogen).contains(&NineC::Channels));
    click(&mut harness, Role::Button, "Channels: not Imogen Falk");
    assert!(said(&harness, imogen).is_empty());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert!(said(&harness, imogen).contains(&NineC::Channels), "one step back");
}

#[test]
fn escape_leaves_the_name_and_then_the_questions() {
    let mut harness = open(file::sample(), SIZE, "Who is missing");
    click(&mut harness, Role::RadioButton, "Directions");
    click(&mut harness, Role::Button, "Outward (external): add somebody new");
    harness.get_by_role_and_label(Role::TextInput, "New: Outward (external)").type_text("Ada");
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::TextInput, "New: Outward (external)").is_none());
    assert!(says(&harness, "questions are open"), "the questions stay");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!says(&harness, "questions are open"));
}

#[test]
fn slots_and_nine_cs_are_ticked_in_the_inspector() {
    let mut harness = harness::with(file::sample(), [1280.0, 2600.0]);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    find(&mut harness, "Tomasz Żuk");
    click(&mut harness, Role::Button, "Details");
    click(&mut harness, Role::Button, "Add slot");
    click(&mut harness, Role::MenuItemCheckBox, "Normal operator");
    click(&mut harness, Role::MenuItemCheckBox, "Maintenance operator");
    let tomasz = person(&harness, "Tomasz Żuk");
    let slots = |harness: &Harness<'_, App>| {
        harness.state().document().stakeholders[&tomasz].slots.iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(slots(&harness), [Slot::NormalOperator, Slot::MaintenanceOperator]);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Remove Maintenance operator");
    assert_eq!(slots(&harness), [Slot::NormalOperator]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(slots(&harness), [Slot::NormalOperator, Slot::MaintenanceOperator]);

    click(&mut harness, Role::Button, "More on this initiative");
    harness.get_by_role_and_label(Role::Button, "Add one of the nine Cs").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Consumers").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    let said = &harness.state().document().assessments[&(desk(&harness), tomasz)];
    assert!(said.nine_cs.contains(&NineC::Consumers), "by keyboard too");
}
