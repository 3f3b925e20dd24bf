//! Is an arrangement one step that can be undone, done again, saved and opened?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::sketch;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Document, Point};
use std::collections::BTreeMap;

const SIZE: [f32; 2] = [1280.0, 800.0];

fn network(document: Document) -> Harness<'static, App> {
    let mut harness = harness::with(document, SIZE);
    harness.get_by_role_and_label(Role::Button, "Network").click();
    harness.run_steps(40);
    harness
}

/// Where everybody's mark is on the screen.
fn marks(harness: &Harness<'_, App>) -> BTreeMap<String, Rect> {
    let all = harness.query_all_by_role(Role::ListBoxOption);
    let name = |label: String| label.split(',').next().unwrap_or_default().to_owned();
    all.map(|node| (name(node.accesskit_node().label().unwrap_or_default()), node.rect())).collect()
}

/// The same to half a point: the camera goes back on its own way.
fn check_same(now: &BTreeMap<String, Rect>, before: &BTreeMap<String, Rect>, when: &str) {
    assert_eq!(now.len(), before.len(), "{when}");
    for (name, area) in before {
        let far = (now[name].center() - area.center()).length();
        assert!(far < 1.0, "{when}: {name} is {far} points off");
    }
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(60);
}

fn arrange(harness: &mut Harness<'_, App>, layout: &str) {
    harness.get_by_role_and_label(Role::Button, layout).click();
    harness.run_steps(60);
}

fn layout(harness: &Harness<'_, App>) -> String {
    harness.state().document().about.arrangement.layout.clone()
}

#[test]
fn undo_and_redo_bring_everybody_back_to_where_they_stood() {
    let mut harness = network(file::sample());
    let first = marks(&harness);
    arrange(&mut harness, "By community");
    let second = marks(&harness);
    assert_eq!(layout(&harness), "community");
    let far = |(name, area): &(&String, &Rect)| {
        first.get(*name).is_some_and(|before| (area.center() - before.center()).length() > 20.0)
    };
    let moved = second.iter().filter(far);
    assert!(moved.count() > 20, "people moved");
    arrange(&mut harness, "Onion");
    let third = marks(&harness);
    arrange(&mut harness, "Onion");
    assert_eq!(harness.state().document().about.arrangement.seed, 1, "the same again is another one");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    check_same(&marks(&harness), &third, "one step back");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    check_same(&marks(&harness), &second, "two steps back");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    check_same(&marks(&harness), &first, "three steps back");
    assert!(!harness.state().is_dirty(), "as it was opened");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    check_same(&marks(&harness), &second, "forward");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    check_same(&marks(&harness), &third, "forward again");
    assert_eq!(layout(&harness), "onion");
}

#[test]
fn an_arrangement_fits_with_the_edits_before_and_after_it() {
    let mut document = sketch("Ana -> Bo, Bo -> Cy, Cy -> Di, Ed -> Ana");
    let ana = common::find(&document, "Ana").expect("she is there");
    document.pins.insert(ana, Point { x: 400.0, y: -90.0 });
    let mut harness = network(document);
    let first = marks(&harness);
    arrange(&mut harness, "Spread out");
    assert_eq!(harness.state().document().pins.len(), 1, "pins are kept");
    // Somebody is added: nobody else moves.
    let before = marks(&harness);
    press(&mut harness, Modifiers::NONE, Key::N);
    if let Some(field) = harness.query_by_role_and_label(Role::TextInput, "Name") {
        field.type_text("Flo New");
        harness.run_steps(2);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(marks(&harness).len(), before.len() + 1);
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    check_same(&marks(&harness), &first, "both taken back");
}

#[test]
fn a_map_opens_as_it_was_arranged() {
    let mut harness = network(file::sample());
    arrange(&mut harness, "Circles of influence");
    let before = marks(&harness);
    let bytes = file::save(harness.state().document()).expect("it is written");
    assert!(String::from_utf8_lossy(&bytes).contains("layout: \"circles\""));
    let again = network(file::open(&bytes, "again").expect("it opens"));
    check_same(&marks(&again), &before, "opened again");
}

#[test]
fn where_nobody_can_be_placed_nothing_happens_but_a_word() {
    let mut harness = network(sketch("Ana -> Bo, Cy"));
    let before = marks(&harness);
    arrange(&mut harness, "Reporting lines");
    harness.get_by_label_contains("Nobody reports to anybody on this map yet");
    check_same(&marks(&harness), &before, "nothing to go by");
    assert!(!harness.state().is_dirty());
    // Everybody is pinned.
    let mut document = sketch("Ana -> Bo");
    let ids: Vec<_> = document.stakeholders.keys().copied().collect();
    for (id, x) in ids.into_iter().zip([0.0, 200.0]) {
        document.pins.insert(id, Point { x, y: 0.0 });
    }
    let mut harness = network(document);
    arrange(&mut harness, "Spread out");
    harness.get_by_label_contains("Everybody stands where they were put by hand");
    assert!(!harness.state().is_dirty());
}
