//! Does the network show measures, groups and marks, does its legend say so, and is nothing worked out twice?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::{large, sketch};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::model::{Document, TieKind};
use std::time::{Duration, Instant};

fn network(document: Document) -> Harness<'static, App> {
    let mut harness = harness::with(document, [1280.0, 800.0]);
    harness.get_by_role_and_label(Role::Button, "Network").click();
    harness.run_steps(12);
    harness
}

/// Two circles of three, joined by Cy and Di; Eli quarrels with Ana, Flo is alone.
fn circles() -> Document {
    let mut document =
        sketch("Ana -- Bo, Bo -- Cy, Ana -- Cy, Cy -> Di, Di -> Eli, Eli -- Gus, Di -- Gus, Flo");
    let (ana, eli) = (common::find(&document, "Ana"), common::find(&document, "Eli"));
    let mut ids = groundswell::model::IdMaker::seeded(9);
    let tie = groundswell::model::Tie::between(ana.expect("Ana"), eli.expect("Eli"), TieKind::Conflict);
    document.ties.insert(ids.next(), tie);
    document
}

/// Without the quarrel: Cy and Di alone join the two circles.
fn joined() -> Document {
    let mut document = circles();
    document.ties.retain(|_, tie| tie.kind != TieKind::Conflict);
    document
}

fn press(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn pick(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::MenuItem, name).click();
    harness.run_steps(4);
}

/// Runs a command by its name, as somebody does who has only the keyboard.
fn command(harness: &mut Harness<'_, App>, name: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(name);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
}

fn words(node: &egui_kittest::Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

/// What the legend says.
fn legend(harness: &Harness<'_, App>) -> String {
    let labels = harness.query_all_by_role(Role::Label).map(|node| words(&node));
    labels.into_iter().find(|label| label.starts_with("Legend: ")).unwrap_or_default()
}

/// How somebody's mark is read aloud.
fn said(harness: &Harness<'_, App>, name: &str) -> String {
    let marks = harness.query_all_by_role(Role::ListBoxOption).map(|node| words(&node));
    marks.into_iter().find(|mark| mark.starts_with(name)).unwrap_or_default()
}

fn ties(harness: &Harness<'_, App>) -> usize {
    harness.query_all_by_role(Role::ListItem).count()
}

#[test]
fn people_are_sized_and_coloured_by_a_measure_and_the_legend_has_its_numbers() {
    let mut harness = network(joined());
    assert!(legend(&harness).contains("Influence 0–100"), "{}", legend(&harness));
    press(&mut harness, "Size: influence");
    pick(&mut harness, "Number of ties");
    assert!(legend(&harness).contains("Number of ties 0–3"), "{}", legend(&harness));
    assert!(!legend(&harness).contains("Influence 0–100"));
    assert!(said(&harness, "Cy").contains("number of ties 3, 1st of 7"), "{}", said(&harness, "Cy"));
    command(&mut harness, "Colour by go-between");
    // Cy stands between Ana or Bo and Di, Eli or Gus: six pairs, and so does Di.
    assert!(legend(&harness).contains("Colour: Go-between, 0–0.24, 3.84–6"), "{}", legend(&harness));
    assert!(said(&harness, "Cy").contains("go-between 6"), "{}", said(&harness, "Cy"));
    assert!(said(&harness, "Flo").contains("go-between 0"), "{}", said(&harness, "Flo"));
    assert!(harness.query_by_role_and_label(Role::Button, "Colour: go-between").is_some());
}

#[test]
fn every_way_to_show_people_is_found_by_the_palette() {
    let mut harness = network(joined());
    command(&mut harness, "Size by reach in two steps");
    assert!(legend(&harness).contains("Reach in two steps 0–"), "{}", legend(&harness));
    command(&mut harness, "Colour by kind");
    assert!(legend(&harness).contains("Colour: kind, Person"), "{}", legend(&harness));
    command(&mut harness, "Size by equal");
    assert!(!legend(&harness).contains("Reach in two steps"), "{}", legend(&harness));
}

#[test]
fn ties_are_hidden_by_kind_and_strength_on_the_map_in_measures_and_in_focus() {
    let mut harness = network(circles());
    let all = ties(&harness);
    assert_eq!(all, 8);
    press(&mut harness, "Size: influence");
    pick(&mut harness, "Number of ties");
    assert!(said(&harness, "Ana").contains("number of ties 3"), "{}", said(&harness, "Ana"));
    press(&mut harness, "Ties");
    harness.get_by_role_and_label(Role::CheckBox, "In conflict with").click();
    harness.run_steps(4);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(ties(&harness), 7, "the quarrel is not seen");
    assert!(said(&harness, "Ana").contains("number of ties 2"), "{}", said(&harness, "Ana"));
    assert!(legend(&harness).contains("Hidden: in conflict with"), "{}", legend(&harness));
    assert!(!legend(&harness).contains("Conflict,"), "{}", legend(&harness));
    // Who is near goes by the ties that are seen.
    harness.get_by_role_and_label(Role::ListBoxOption, &said(&harness, "Ana")).focus();
    harness.run_steps(3);
    harness.get_all_by_role(Role::RadioButton).find(|node| words(node) == "1").expect("one step").click();
    harness.run_steps(4);
    assert!(harness.query_by_label_contains("Leave focus").is_some());
    press(&mut harness, "Leave focus");
    press(&mut harness, "Ties: 2 of 3 kinds");
    harness.get_all_by_role(Role::RadioButton).find(|node| words(node) == "4").expect("strength 4").click();
    harness.run_steps(4);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(ties(&harness), 0, "all are of strength 3");
    assert!(legend(&harness).contains("ties weaker than 4"), "{}", legend(&harness));
    press(&mut harness, "Show all ties");
    assert_eq!(ties(&harness), 8);
    assert!(!legend(&harness).contains("Hidden"), "{}", legend(&harness));
}

#[test]
fn groups_found_from_ties_are_areas_of_their_own_with_words() {
    let mut harness = network(joined());
    press(&mut harness, "Communities");
    pick(&mut harness, "Found from ties");
    assert!(legend(&harness).contains("2 groups by ties, recognisable (0.3"), "{}", legend(&harness));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    press(&mut harness, "Colour: stance");
    pick(&mut harness, "Groups by ties");
    assert!(legend(&harness).contains("Group A, Group B"), "{}", legend(&harness));
    assert!(said(&harness, "Ana").contains("group "), "{}", said(&harness, "Ana"));
}

#[test]
fn marks_tell_who_stands_between_others_by_signs_with_words() {
    let mut harness = network(joined());
    assert!(!legend(&harness).contains("Holds others together"));
    press(&mut harness, "Marks");
    assert!(legend(&harness).contains("Stands between others most"), "{}", legend(&harness));
    assert!(legend(&harness).contains("Holds others together, Only tie between two parts"));
    assert!(said(&harness, "Cy").contains("holds others together"), "{}", said(&harness, "Cy"));
    assert!(!said(&harness, "Ana").contains("holds others together"), "{}", said(&harness, "Ana"));
    press(&mut harness, "Marks");
    assert!(!legend(&harness).contains("Holds others together"));
}

#[test]
fn notes_ratings_and_places_work_nothing_out_again_and_ties_do() {
    let mut harness = network(joined());
    press(&mut harness, "Size: influence");
    pick(&mut harness, "Go-between");
    press(&mut harness, "Marks");
    press(&mut harness, "Communities");
    pick(&mut harness, "Found from ties");
    harness.key_press(Key::Escape);
    harness.run_steps(5);
    // A place: Alt with an arrow moves and pins.
    let at = harness.get_by_role_and_label(Role::ListBoxOption, &said(&harness, "Ana")).rect().center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run_steps(5);
    assert!(harness.state().is_dirty(), "she was moved");
    // What is told of her asks for more: it is worked out before anything is counted.
    press(&mut harness, "In the network, open");
    harness.run_steps(5);
    let before = harness.state().analysed();
    assert!(before >= 3, "the measure, the groups and the marks were worked out: {before}");
    // A stance and a note.
    command(&mut harness, "Engagement: resistant");
    harness.get_by_role_and_label(Role::Button, "Notes, closed").scroll_to_me();
    harness.run_steps(8);
    press(&mut harness, "Notes, closed");
    harness.run_steps(8);
    harness.get_by_role_and_label(Role::MultilineTextInput, "New note").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, "New note").type_text("Said on the stairs");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(5);
    let document = harness.state().document();
    let ana = common::find(document, "Ana").expect("she is there");
    assert!(document.stakeholders[&ana].note.is_some() && document.pins.contains_key(&ana));
    assert_eq!(harness.state().analysed(), before, "nothing was worked out again");
    command(&mut harness, "Delete");
    assert_eq!(common::find(harness.state().document(), "Ana"), None);
    assert!(harness.state().analysed() >= before + 3, "the network is another");
}

#[test]
fn a_large_map_is_measured_beside_and_can_be_stopped_and_gone_on_with() {
    let mut document = large(3_000, 15_000);
    let ids: Vec<_> = document.stakeholders.keys().copied().collect();
    for (place, id) in ids.into_iter().enumerate() {
        let (x, y) = ((place % 60) as f64 * 80.0, (place / 60) as f64 * 80.0);
        document.pins.insert(id, groundswell::model::Point { x, y });
    }
    let mut harness = network(document);
    command(&mut harness, "Colour by go-between");
    let wait = |harness: &mut Harness<'_, App>, name: &str| {
        let begun = Instant::now();
        while harness.query_by_role_and_label(Role::Link, name).is_none() {
            assert!(begun.elapsed() < Duration::from_secs(30), "no {name}");
            std::thread::sleep(Duration::from_millis(5));
            harness.run_steps(1);
        }
    };
    wait(&mut harness, "Stop measuring");
    assert!(legend(&harness).contains("Colour: Go-between ("), "{}", legend(&harness));
    harness.get_by_role_and_label(Role::Link, "Stop measuring").click();
    harness.run_steps(3);
    wait(&mut harness, "Go on measuring");
    let stopped = harness.state().analysed();
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(5));
        harness.run_steps(1);
    }
    assert_eq!(harness.state().analysed(), stopped, "what was stopped is not begun by itself");
    harness.get_by_role_and_label(Role::Link, "Go on measuring").click();
    harness.run_steps(3);
    assert!(harness.state().analysed() > stopped);
}
