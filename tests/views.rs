//! Does every screen work: at each size, in each theme, empty, with the sample, and with five hundred people?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::{App, VIEWS};
use groundswell::file;
use groundswell::model::{AdvocacyState, Document, Engagement, InitiativeId, Rating, StakeholderId};

const SIZE: [f32; 2] = [1280.0, 800.0];

fn sample() -> Harness<'static, App> {
    harness::with(file::sample(), SIZE)
}

fn person(document: &Document, name: &str) -> StakeholderId {
    document
        .stakeholders
        .iter()
        .find(|(_, s)| s.name == name)
        .map(|(id, _)| *id)
        .expect("they are on the map")
}

fn change(document: &Document, name: &str) -> InitiativeId {
    document.initiatives.iter().find(|(_, i)| i.name == name).map(|(id, _)| *id).expect("it is on the map")
}

fn rating(harness: &Harness<'_, App>, name: &str) -> (u8, u8) {
    let document = harness.state().document();
    let key = (harness.state().initiative().expect("an initiative"), person(document, name));
    let number = |rating: Option<Rating>| rating.map_or(0, Rating::get);
    let assessment = &document.assessments[&key];
    (number(assessment.influence), number(assessment.interest))
}

/// Finds by the palette, as somebody would who cannot use the pointer.
fn find(harness: &mut Harness<'_, App>, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(query);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

#[test]
fn every_view_stands_at_every_size_in_both_themes() {
    let maps = [("empty", Document::default()), ("sample", file::sample()), ("crowd", large(500, 1500))];
    for (what, document) in maps {
        for size in [[960.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
            let mut harness = harness::with(document.clone(), size);
            for theme in [egui::Theme::Light, egui::Theme::Dark] {
                harness.ctx.set_theme(theme);
                for view in VIEWS {
                    harness.get_by_role_and_label(Role::Button, view.name).click();
                    harness.run_steps(3);
                    assert!(
                        harness.query_by_role_and_label(Role::Button, view.name).is_some(),
                        "{what} {size:?} {}",
                        view.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_person_is_found_and_re_rated_by_keys_alone_in_one_step() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    find(&mut harness, "tomasz");
    let before = rating(&harness, "Tomasz Żuk");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(2);
    assert_eq!(rating(&harness, "Tomasz Żuk"), (before.0 + 5, before.1 - 1));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(rating(&harness, "Tomasz Żuk"), before);
}

#[test]
fn a_dot_dragged_on_the_grid_is_one_step_and_escape_cancels_it() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    let before = rating(&harness, "Ruth Goldberg");
    let dot = harness.query_all_by_label_contains("Ruth Goldberg").next().expect("her dot").rect().center();
    let drag = |harness: &mut Harness<'_, App>, let_go: bool| {
        harness.drag_at(dot);
        harness.run_steps(1);
        for step in 1..=6u8 {
            harness.hover_at(dot + egui::vec2(12.0, -10.0) * f32::from(step));
            harness.run_steps(1);
        }
        if !let_go {
            harness.key_press(Key::Escape);
            harness.run_steps(1);
        }
        harness.drop_at(dot + egui::vec2(72.0, -60.0));
        harness.run_steps(3);
    };
    drag(&mut harness, false);
    assert_eq!(rating(&harness, "Ruth Goldberg"), before, "cancelled");
    drag(&mut harness, true);
    let after = rating(&harness, "Ruth Goldberg");
    assert!(after.0 > before.0 && after.1 > before.1, "{before:?} → {after:?}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(rating(&harness, "Ruth Goldberg"), before, "one step");
    assert!(!harness.state().is_dirty(), "undoing back to what is saved is clean");
}

#[test]
fn people_are_added_renamed_tied_and_deleted_by_names_alone() {
    let mut harness = sample();
    let people = harness.state().document().stakeholders.len();
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text("Nora New");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let nora = person(harness.state().document(), "Nora New");
    assert_eq!(harness.state().document().stakeholders.len(), people + 1);

    harness.key_press(Key::T);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "To").type_text("amara");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Add tie").click();
    harness.run_steps(3);
    assert_eq!(harness.state().document().ties_of(nora).count(), 1);

    find(&mut harness, "@nora");
    harness.key_press(Key::F2);
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    field.focus();
    field.type_text(" Newer");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(harness.state().document().stakeholders[&nora].name.contains("Newer"));

    harness.key_press(Key::Delete);
    harness.run_steps(3);
    assert!(!harness.state().document().stakeholders.contains_key(&nora));
    assert_eq!(harness.state().document().ties_of(nora).count(), 0);
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
    }
    assert!(!harness.state().is_dirty());
}

#[test]
fn stance_and_candidate_are_set_by_single_keys() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    find(&mut harness, "@callum");
    let document = harness.state().document();
    let key = (change(document, "One service desk"), person(document, "Callum Reid"));
    harness.key_press(Key::Num2);
    harness.run_steps(2);
    assert_eq!(harness.state().document().assessments[&key].engagement_now, Some(Engagement::Resistant));
    harness.key_press(Key::Num5);
    harness.run_steps(2);
    assert_eq!(harness.state().document().assessments[&key].engagement_now, Some(Engagement::Leading));
    let state = |h: &Harness<'_, App>| h.state().document().assessments[&key].advocacy.state;
    if state(&harness) == AdvocacyState::None {
        harness.key_press(Key::A);
        harness.run_steps(2);
        assert_eq!(state(&harness), AdvocacyState::Candidate);
    }
}

#[test]
fn letters_typed_into_a_field_are_no_commands() {
    let mut harness = sample();
    let people = harness.state().document().stakeholders.len();
    find(&mut harness, "rename");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text("n1a");
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert_eq!(harness.state().document().stakeholders.len(), people);
    assert!(!harness.state().is_dirty());
}

#[test]
fn every_rated_person_of_the_sample_is_named_on_the_grid() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    let document = file::sample();
    let initiative = change(&document, "One service desk");
    for (id, assessment) in document.assessments_of(initiative) {
        let name = &document.stakeholders[&id].name;
        let nodes = harness.query_all_by_label_contains(name).count();
        assert!(nodes > 0, "{name} has no accessible node ({:?})", assessment.influence);
    }
    let dot = harness.query_all_by_label_contains("Tomasz Żuk").next().expect("his dot");
    let label = dot.accesskit_node().label().expect("a name");
    assert!(label.contains("influence 45") && label.contains("resistant"), "{label}");
}

#[test]
fn somebody_from_the_tray_is_rated_where_they_are_dropped() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    assert_eq!(rating(&harness, "Katrin Hofer"), (0, 0), "not rated");
    let waiting = harness.get_by_label("Katrin Hofer, not rated").rect().center();
    let dot = harness.query_all_by_label_contains("Ruth Goldberg").next().expect("her dot").rect().center();
    harness.drag_at(waiting);
    harness.run_steps(1);
    for step in 1..=8u8 {
        harness.hover_at(waiting + (dot - waiting) * (f32::from(step) / 8.0));
        harness.run_steps(1);
    }
    harness.drop_at(dot);
    harness.run_steps(3);
    // Ruth stands at 44 and 40; a drop on her snaps to steps of five.
    assert_eq!(rating(&harness, "Katrin Hofer"), (45, 40));
}

#[test]
fn the_plan_is_exported_from_the_window_for_everyone() {
    let folder = common::Dir::new();
    let path = folder.write("map.swell", file::save(&file::sample()).expect("the sample can be written"));
    let mut harness = harness::open(&path, SIZE);
    harness.state_mut().look_at("One service desk");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "HTML").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Export HTML").click();
    let written = folder.join("one-service-desk_plan_everyone_2026-11-22.html");
    for _ in 0..6000 {
        harness.run_steps(1);
        if written.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let text = std::fs::read_to_string(&written).expect("the plan was written beside the map");
    assert!(text.contains("One service desk") && !text.contains("Tomasz"), "he is not named for everyone");
}

#[test]
fn a_register_is_imported_from_the_window_as_one_step() {
    let folder = common::Dir::new();
    let register = folder.write("register.csv", "Name,Role,Influence,Interest\nVera Novak,Clerk,High,Low\n");
    let mut harness = sample();
    let people = harness.state().document().stakeholders.len();
    find(&mut harness, ">import");
    let field = harness.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    field.type_text(&register.to_string_lossy());
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().document().stakeholders.len(), people, "nothing changes before it is applied");
    harness.get_by_role_and_label(Role::Button, "Import").click();
    harness.run_steps(3);
    assert_eq!(harness.state().document().stakeholders.len(), people + 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert!(!harness.state().is_dirty());
}

#[test]
fn keys_work_on_a_person_reached_by_tab() {
    let mut harness = sample();
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    let before = rating(&harness, "Ruth Goldberg");
    harness.query_all_by_label_contains("Ruth Goldberg").next().expect("her dot").focus();
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    harness.run_steps(2);
    assert_eq!(rating(&harness, "Ruth Goldberg"), (before.0 + 5, before.1));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(rating(&harness, "Ruth Goldberg"), (before.0 + 5, before.1), "each key is a step of its own");
}
