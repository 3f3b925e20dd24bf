//! Does the network do what a hand and a keyboard ask of it: tying, moving, looking closer, arranging?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::{large, sketch};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Document, StakeholderId, TieKind};

const SIZE: [f32; 2] = [1280.0, 800.0];

fn network(document: Document) -> Harness<'static, App> {
    let mut harness = harness::with(document, SIZE);
    harness.get_by_role_and_label(Role::Button, "Network").click();
    harness.run_steps(12);
    harness
}

/// Four people on a square, where the test put them.
fn square() -> Harness<'static, App> {
    let mut document = sketch("Ana -> Bo, Cy, Di");
    let ids: Vec<StakeholderId> = ["Ana", "Bo", "Cy", "Di"].map(|name| person(&document, name)).to_vec();
    for (id, (x, y)) in ids.into_iter().zip([(0.0, 0.0), (300.0, 0.0), (0.0, 240.0), (300.0, 240.0)]) {
        document.pins.insert(id, groundswell::model::Point { x, y });
    }
    network(document)
}

fn person(document: &Document, name: &str) -> StakeholderId {
    common::find(document, name).expect("they are on the map")
}

/// Where somebody's mark is.
fn mark(harness: &Harness<'_, App>, name: &str) -> Rect {
    let begin = format!("{name},");
    harness
        .query_all_by_role(Role::ListBoxOption)
        .find(|node| {
            node.accesskit_node().label().is_some_and(|label| label == name || label.starts_with(&begin))
        })
        .unwrap_or_else(|| panic!("{name} has no mark"))
        .rect()
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    drag_with(harness, from, to, Modifiers::NONE);
}

fn drag_with(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.input_mut().events.push(egui::Event::ModifiersChanged(modifiers));
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1..=6u8 {
        harness.hover_at(from + (to - from) * (f32::from(step) / 6.0));
        harness.run_steps(1);
    }
    harness.drop_at(to);
    harness.run_steps(2);
    harness.input_mut().events.push(egui::Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(1);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

/// The ring at the right edge of somebody's mark.
fn ring(harness: &Harness<'_, App>, name: &str) -> Pos2 {
    let area = mark(harness, name);
    area.center() + vec2(area.width() / 2.0 + 1.0, 0.0)
}

#[test]
fn a_tie_is_drawn_from_the_ring_to_somebody_and_asked_about() {
    let mut harness = square();
    let (from, to) = (ring(&harness, "Ana"), mark(&harness, "Di").center());
    drag(&mut harness, from, to);
    harness.get_by_role_and_label(Role::RadioButton, "Reports to").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::RadioButton, "5").click();
    harness.run_steps(2);
    assert_eq!(harness.state().document().ties.len(), 1, "nothing is made before it is answered");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let document = harness.state().document();
    let (ana, di) = (person(document, "Ana"), person(document, "Di"));
    let made = document.ties.values().find(|tie| tie.to == di).expect("the tie is there");
    assert_eq!((made.from, &made.kind, made.strength.get()), (ana, &TieKind::ReportsTo, 5));
    // What was chosen last is chosen again; the other way round.
    let (from, to) = (ring(&harness, "Cy"), mark(&harness, "Di").center());
    drag(&mut harness, from, to);
    harness.get_by_role_and_label(Role::Button, "The other way round").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Add tie").click();
    harness.run_steps(3);
    let document = harness.state().document();
    let cy = person(document, "Cy");
    let made = document.ties.values().find(|tie| tie.to == cy).expect("the tie is there");
    assert_eq!((made.from, &made.kind, made.strength.get()), (di, &TieKind::ReportsTo, 5));
}

#[test]
fn a_tie_drawn_into_the_open_makes_somebody_new_in_one_step() {
    let mut harness = square();
    let from = ring(&harness, "Bo");
    drag(&mut harness, from, from + vec2(-100.0, 90.0));
    harness.get_by_role_and_label(Role::TextInput, "New person here…").type_text("Eve New");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let document = harness.state().document();
    let eve = person(document, "Eve New");
    let initiative = harness.state().initiative().expect("an initiative");
    assert_eq!(document.ties_of(eve).count(), 1);
    assert!(document.assessments.contains_key(&(initiative, eve)), "she is in the initiative");
    assert!(document.pins.contains_key(&eve), "she stands where the pointer let go");
    undo(&mut harness);
    assert_eq!(common::find(harness.state().document(), "Eve New"), None);
    assert!(!harness.state().is_dirty(), "one step");
}

#[test]
fn escape_ends_the_gesture_then_the_question_and_changes_nothing() {
    let mut harness = square();
    let (from, to) = (ring(&harness, "Ana"), mark(&harness, "Di").center());
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(1);
    harness.drop_at(to);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Add tie").is_none());
    drag(&mut harness, from, to);
    assert!(harness.query_by_role_and_label(Role::Button, "Add tie").is_some());
    harness.key_press(Key::Delete);
    harness.key_press(Key::N);
    harness.run_steps(2);
    assert!(
        harness.query_by_role_and_label(Role::TextInput, "Name").is_none(),
        "letters are no commands here"
    );
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Add tie").is_none());
    drag(&mut harness, from, to);
    let empty = mark(&harness, "Cy").center() + vec2(-40.0, 60.0);
    harness.hover_at(empty);
    harness.drag_at(empty);
    harness.run_steps(1);
    harness.drop_at(empty);
    harness.run_steps(3);
    assert!(
        harness.query_by_role_and_label(Role::Button, "Add tie").is_none(),
        "a click beside it leaves it"
    );
    assert!(!harness.state().is_dirty());
}

#[test]
fn people_are_moved_by_pointer_and_by_keys_and_stay_there() {
    let mut harness = square();
    let at = mark(&harness, "Ana").center();
    drag_with(&mut harness, at, at + vec2(60.0, 12.0), Modifiers::SHIFT);
    let pin = |harness: &Harness<'_, App>, name: &str| {
        let document = harness.state().document();
        document.pins[&person(document, name)]
    };
    let moved = pin(&harness, "Ana");
    assert!(moved.x > 30.0 && moved.y == 0.0, "Shift keeps the axis: {moved:?}");
    undo(&mut harness);
    assert_eq!(pin(&harness, "Ana").x, 0.0);
    let at = mark(&harness, "Cy").center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(2);
    assert_eq!((pin(&harness, "Cy").x, pin(&harness, "Cy").y), (1.0, 232.0));
    undo(&mut harness);
    undo(&mut harness);
    assert!(!harness.state().is_dirty());
}

#[test]
fn a_band_selects_whom_it_touches_and_takes_away_with_alt() {
    let mut harness = square();
    let (ana, di) = (mark(&harness, "Ana").center(), mark(&harness, "Di").center());
    let out = vec2(36.0, 36.0);
    drag(&mut harness, ana - out, di + out);
    harness.get_by_label("4 selected");
    let bo = mark(&harness, "Bo").center();
    drag_with(&mut harness, bo + vec2(36.0, -36.0), di + vec2(-36.0, 36.0), Modifiers::ALT);
    harness.get_by_label("2 selected");
    drag_with(&mut harness, ana - out, ana + out, Modifiers::COMMAND);
    harness.get_by_label("1 selected: Cy");
    assert!(!harness.state().is_dirty(), "selecting changes nothing");
}

#[test]
fn arrows_walk_and_tab_goes_by_name() {
    let mut harness = square();
    let at = mark(&harness, "Ana").center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.get_by_label("1 selected: Ana");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label("1 selected: Cy");
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    harness.get_by_label("1 selected: Di");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run_steps(3);
    harness.get_by_label("2 selected");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run_steps(3);
    }
    harness.key_press(Key::Tab);
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("1 selected: ").is_some());
}

#[test]
fn a_focus_shows_neighbours_and_escape_leaves_it_first() {
    let mut harness = square();
    let at = mark(&harness, "Bo").center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.key_press(Key::Period);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Leave focus");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Leave focus").is_none());
    harness.get_by_label("1 selected: Bo");
    harness.get_by_role_and_label(Role::RadioButton, "2").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Leave focus").click();
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Leave focus").is_none());
}

#[test]
fn chips_count_and_select() {
    let mut harness = square();
    harness.get_by_role_and_label(Role::Button, "Isolated: 2").click();
    harness.run_steps(3);
    harness.get_by_label("2 selected");
    assert!(
        harness.query_by_label_contains("Reached by advocates").is_none(),
        "without advocates nobody can be reached by them"
    );
    let mut sample = network(file::sample());
    sample.state_mut().look_at("One service desk");
    sample.run_steps(3);
    assert!(sample.query_by_label_contains("Reached by advocates").is_some());
}

#[test]
fn an_arrangement_can_be_taken_back_and_keeps_pins() {
    let mut document = sketch("Ana -> Bo, Bo -> Cy, Cy -> Di, Ana -> Di, Ed -> Ana");
    let ana = person(&document, "Ana");
    document.pins.insert(ana, groundswell::model::Point { x: 500.0, y: -200.0 });
    let mut harness = network(document);
    harness.run_steps(30);
    // Bo is put elsewhere, then set free: the next arrangement finds another place for Bo.
    let at = mark(&harness, "Bo").center();
    drag(&mut harness, at, at + vec2(180.0, 90.0));
    let before = harness.state().document().pins.clone();
    harness.get_by_role_and_label(Role::Button, "Spread out").click();
    harness.run_steps(40);
    assert_eq!(harness.state().document().pins, before, "pins are kept");
    assert_eq!(harness.state().document().about.arrangement.seed, 1);
    harness.get_by_role_and_label(Role::Link, "Undo").click();
    harness.run_steps(40);
    assert_eq!(harness.state().document().pins, before);
    assert_eq!(harness.state().document().about.arrangement.seed, 0);
}

#[test]
fn a_large_map_is_arranged_while_the_window_goes_on_and_can_be_stopped() {
    let mut harness = network(large(900, 4000));
    if let Some(cancel) = harness.query_by_role_and_label(Role::Button, "Cancel") {
        cancel.click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, "Arrange everybody").click();
        harness.run_steps(3);
    }
    for _ in 0..400 {
        if harness.query_by_role_and_label(Role::Button, "Cancel").is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
        harness.run_steps(1);
    }
    assert!(harness.query_all_by_role(Role::ListBoxOption).count() > 100, "everybody has a place");
}

#[test]
fn an_empty_map_and_a_map_without_ties_say_how_to_begin() {
    let mut harness = network(Document::default());
    harness.get_by_role_and_label(Role::Button, "Add a person").click();
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Name").is_some());
    let harness = network(sketch("Ana, Bo"));
    assert!(harness.query_by_label_contains("Draw the first tie").is_some());
}

#[test]
fn who_does_not_fit_the_filter_can_be_hidden() {
    let mut harness = square();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    harness.input_mut().events.push(egui::Event::Text("Cy".to_owned()));
    harness.run_steps(3);
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 4, "dimmed people can be reached");
    harness.get_by_label("Hide").click();
    harness.run_steps(3);
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 1);
    mark(&harness, "Cy");
}

#[test]
fn the_menu_key_offers_what_can_be_done_with_somebody() {
    let mut harness = square();
    let at = mark(&harness, "Ana").center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Focus").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Leave focus");
}

#[test]
fn single_letters_choose_a_tool_and_the_hand_moves_the_view() {
    let mut harness = square();
    let before = mark(&harness, "Ana");
    harness.key_press(Key::H);
    harness.run_steps(2);
    drag(&mut harness, before.center(), before.center() + vec2(40.0, 30.0));
    let moved = mark(&harness, "Ana").center() - before.center();
    assert!((moved - vec2(40.0, 30.0)).length() < 8.0, "{moved:?}");
    assert!(!harness.state().is_dirty(), "the view moved, nobody else");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Num1);
    harness.run_steps(30);
    assert!((mark(&harness, "Ana").center() - before.center()).length() < 2.0, "all is shown again");
    harness.key_press(Key::V);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Num0);
    harness.run_steps(30);
    let apart = mark(&harness, "Bo").center() - mark(&harness, "Ana").center();
    assert!((apart.x - 300.0).abs() < 1.0, "100 %: {apart:?}");
}
