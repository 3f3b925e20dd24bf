//! Does the grid do what it promises: by pointer, by keys, for a screen reader?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Document, Initiative, InitiativeId, Rating};

const DESK: &str = "One service desk";

fn start(size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(file::sample(), size);
    harness.state_mut().look_at(DESK);
    harness.run_steps(4);
    harness
}

fn usual() -> Harness<'static, App> {
    start([1280.0, 800.0])
}

/// Influence and interest; 0 where there is none.
fn rating(harness: &Harness<'_, App>, name: &str) -> (u8, u8) {
    let document = harness.state().document();
    let person = common::find(document, name).expect("they are on the map");
    let said = &document.assessments[&(harness.state().initiative().expect("an initiative"), person)];
    let number = |rating: Option<Rating>| rating.map_or(0, Rating::get);
    (number(said.influence), number(said.interest))
}

/// The lines between the fields, influence and interest.
fn lines(harness: &Harness<'_, App>) -> (u32, u32) {
    let id = harness.state().initiative().expect("an initiative");
    let record = &harness.state().document().initiatives[&id];
    (record.influence_line.get(), record.interest_line.get())
}

/// The middle of somebody's mark.
fn dot(harness: &Harness<'_, App>, name: &str) -> Pos2 {
    let mut found = harness.query_all_by_label_contains(name);
    let mark = found.find(|node| node.accesskit_node().role() == Role::ListBoxOption);
    mark.expect("a mark").rect().center()
}

/// Points of the screen for one point of influence and of interest, upwards and to the right.
fn scale(harness: &Harness<'_, App>) -> Vec2 {
    let (low, high) = ("Elena Petrova", "Amara Okafor");
    let (from, to) = (rating(harness, low), rating(harness, high));
    let by = dot(harness, high) - dot(harness, low);
    vec2(by.x / (f32::from(to.1) - f32::from(from.1)), by.y / (f32::from(to.0) - f32::from(from.0)))
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, by: Vec2) {
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1..=8u8 {
        harness.hover_at(from + by * (f32::from(step) / 8.0));
        harness.run_steps(1);
    }
    harness.drop_at(from + by);
    harness.run_steps(3);
}

fn focus(harness: &mut Harness<'_, App>, name: &str) {
    let mut found = harness.query_all_by_label_contains(name);
    let mark = found.find(|node| node.accesskit_node().role() == Role::ListBoxOption);
    mark.expect("a mark").focus();
    drop(found);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

fn said(harness: &Harness<'_, App>) -> String {
    let node = harness.get_by_role(Role::Status);
    node.accesskit_node().label().unwrap_or_default().trim().to_owned()
}

fn is_shown(harness: &Harness<'_, App>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn a_drag_snaps_to_steps_and_one_under_a_step_changes_nothing() {
    let mut harness = usual();
    assert_eq!(rating(&harness, "Tomasz Żuk"), (45, 92));
    let unit = scale(&harness);
    let at = dot(&harness, "Tomasz Żuk");
    drag(&mut harness, at, vec2(0.0, unit.y * 4.0));
    assert_eq!(rating(&harness, "Tomasz Żuk"), (45, 92), "under one step");
    drag(&mut harness, at, vec2(0.0, unit.y * 14.0));
    assert_eq!(rating(&harness, "Tomasz Żuk"), (60, 92), "the other axis keeps its rating");
    undo(&mut harness);
    drag(&mut harness, at, vec2(unit.x * -3.0, unit.y * 14.0));
    assert_eq!(rating(&harness, "Tomasz Żuk"), (60, 90), "whole steps on both");
    undo(&mut harness);
    assert_eq!(rating(&harness, "Tomasz Żuk"), (45, 92), "one step of undo");
    assert!(!harness.state().is_dirty());
}

#[test]
fn several_who_are_selected_move_by_the_same_in_one_step() {
    let mut harness = usual();
    let (one, two) = ("Amara Okafor", "Priya Raman");
    let before = (rating(&harness, one), rating(&harness, two));
    let unit = scale(&harness);
    for (place, name) in [one, two].into_iter().enumerate() {
        harness.event(egui::Event::ModifiersChanged(if place == 0 {
            Modifiers::NONE
        } else {
            Modifiers::SHIFT
        }));
        let at = dot(&harness, name);
        harness.drag_at(at);
        harness.run_steps(1);
        harness.drop_at(at);
        harness.run_steps(3);
    }
    harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    assert!(is_shown(&harness, "2 selected"));
    let at = dot(&harness, one);
    drag(&mut harness, at, vec2(unit.x * -20.0, unit.y * -10.0));
    let by = |name: &str, old: (u8, u8)| {
        let now = rating(&harness, name);
        (i16::from(now.0) - i16::from(old.0), i16::from(now.1) - i16::from(old.1))
    };
    let moved = by(one, before.0);
    assert!(moved.0 < -5 && moved.1 < -15, "{moved:?}");
    assert_eq!(by(two, before.1), moved);
    undo(&mut harness);
    assert_eq!((rating(&harness, one), rating(&harness, two)), before, "one step");
}

#[test]
fn in_rate_mode_arrows_re_rate_are_read_aloud_and_escape_keeps_the_selection() {
    let mut harness = usual();
    focus(&mut harness, "Ruth Goldberg");
    let before = rating(&harness, "Ruth Goldberg");
    press(&mut harness, Key::R);
    assert!(is_shown(&harness, "Enter or Esc ends"), "the status bar says what the arrows do");
    press(&mut harness, Key::ArrowUp);
    assert_eq!(rating(&harness, "Ruth Goldberg"), (before.0 + 5, before.1));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(3);
    let now = (before.0 + 5, before.1 + 1);
    assert_eq!(rating(&harness, "Ruth Goldberg"), now);
    assert_eq!(said(&harness), format!("Influence {}, Interest {}, Monitor", now.0, now.1));
    press(&mut harness, Key::Escape);
    assert!(!is_shown(&harness, "Enter or Esc ends"));
    assert!(is_shown(&harness, "1 selected: Ruth Goldberg"), "Esc takes one rung at a time");
    focus(&mut harness, "Ruth Goldberg");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(rating(&harness, "Ruth Goldberg"), now, "arrows walk again");
    assert!(!is_shown(&harness, "1 selected: Ruth Goldberg"));
}

#[test]
fn somebody_from_the_tray_is_rated_by_keys_alone() {
    let mut harness = usual();
    assert_eq!(rating(&harness, "Katrin Hofer"), (0, 0));
    harness.get_by_label("Katrin Hofer, not rated").click();
    harness.run_steps(3);
    press(&mut harness, Key::R);
    press(&mut harness, Key::Enter);
    assert_eq!(rating(&harness, "Katrin Hofer"), (50, 50));
    undo(&mut harness);
    assert_eq!(rating(&harness, "Katrin Hofer"), (0, 0));
}

#[test]
fn the_lines_between_the_fields_are_moved_by_keys_and_by_drag() {
    let mut harness = usual();
    let grip = "Line of interest, bottom grip";
    harness.get_by_label(grip).focus();
    harness.run_steps(3);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(lines(&harness), (50, 55));
    assert!(said(&harness).starts_with("Line of interest 55, "), "{}", said(&harness));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(3);
    assert_eq!(lines(&harness), (50, 54));
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(lines(&harness), (50, 50));
    let unit = scale(&harness);
    let at = harness.get_by_label("Line of influence, left grip").rect().center();
    drag(&mut harness, at, vec2(30.0, unit.y * 10.0));
    assert_eq!(lines(&harness), (60, 50));
    undo(&mut harness);
    assert_eq!(lines(&harness), (50, 50), "one step");
    harness.drag_at(at);
    harness.run_steps(1);
    harness.hover_at(at + vec2(0.0, unit.y * 20.0));
    harness.run_steps(2);
    press(&mut harness, Key::Escape);
    harness.drop_at(at + vec2(0.0, unit.y * 20.0));
    harness.run_steps(3);
    assert_eq!(lines(&harness), (50, 50), "cancelled");
}

#[test]
fn tab_walks_in_the_order_of_the_names_and_arrows_to_the_nearest() {
    let mut harness = usual();
    focus(&mut harness, "Amara Okafor");
    press(&mut harness, Key::Tab);
    let document = file::sample();
    let mut names: Vec<String> = document
        .assessments_of(harness.state().initiative().expect("an initiative"))
        .filter(|(_, said)| said.influence.is_some() && said.interest.is_some())
        .map(|(id, _)| document.stakeholders[&id].name.clone())
        .collect();
    names.sort_by_key(|name| name.to_lowercase());
    let next = names.iter().position(|name| name == "Amara Okafor").expect("she is rated") + 1;
    assert!(is_shown(&harness, &format!("1 selected: {}", names[next])), "after her comes {}", names[next]);
    focus(&mut harness, "Amara Okafor");
    press(&mut harness, Key::ArrowDown);
    assert!(!is_shown(&harness, "1 selected: Amara Okafor"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(3);
    assert!(is_shown(&harness, "2 selected"), "Shift extends");
}

#[test]
fn a_rubber_band_selects_whom_it_touches_and_a_click_on_nothing_clears() {
    let mut harness = usual();
    let (amara, priya) = (dot(&harness, "Amara Okafor"), dot(&harness, "Priya Raman"));
    let corner = Pos2::new(amara.x.min(priya.x) - 40.0, amara.y.min(priya.y) - 30.0);
    let other = Pos2::new(amara.x.max(priya.x), amara.y.max(priya.y));
    drag(&mut harness, corner, other - corner);
    assert!(is_shown(&harness, "2 selected"));
    harness.drag_at(corner);
    harness.run_steps(1);
    harness.drop_at(corner);
    harness.run_steps(3);
    assert!(!is_shown(&harness, " selected"));
}

#[test]
fn names_without_room_are_in_a_list_behind_their_chip() {
    let mut harness = start([960.0, 600.0]);
    let chip = harness.query_all_by_label_contains("names without room").next().expect("a chip");
    chip.click();
    harness.run_steps(3);
    let listed: Vec<String> = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| common::find(harness.state().document(), label).is_some())
        .collect();
    let first = listed.first().expect("the list has names").clone();
    harness.get_by_role_and_label(Role::Button, &first).click();
    harness.run_steps(3);
    assert!(is_shown(&harness, &format!("1 selected: {first}")));
}

#[test]
fn trails_show_who_moved_since_a_review() {
    let mut harness = usual();
    harness.get_by_label("Trails").click();
    harness.run_steps(3);
    harness.query_all_by_label_contains("Since 6 Nov").next().expect("a review").click();
    harness.run_steps(3);
    let document = file::sample();
    let initiative = harness.state().initiative().expect("an initiative");
    let last = document.reviews.values().filter(|r| r.initiative == initiative).max_by_key(|r| r.date);
    let (mut moved, mut unchanged) = (0, 0);
    for (id, then) in &last.expect("a review").ratings {
        let Some(now) = document.assessments.get(&(initiative, *id)) else { continue };
        if [then.influence, then.interest, now.influence, now.interest].iter().all(Option::is_some) {
            let same = (then.influence, then.interest) == (now.influence, now.interest);
            *(if same { &mut unchanged } else { &mut moved }) += 1;
        }
    }
    assert!(moved > 0, "the sample has somebody who moved");
    assert!(is_shown(&harness, &format!("Since 6 Nov: {moved} moved, {unchanged} unchanged")));
}

#[test]
fn no_switch_is_cut_off_however_narrow_the_window() {
    for size in [[960.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
        let harness = start(size);
        let words = ["Compare", "Snap 5", "Labels", "Wanted stance", "Trails", "Arrange overlaps", "Picture"];
        let places: Vec<egui::Rect> =
            words.iter().map(|word| harness.get_by_role_and_label(Role::Button, word).rect()).collect();
        for (place, area) in places.iter().enumerate() {
            assert!(area.left() >= 0.0 && area.right() <= size[0], "{} at {size:?}", words[place]);
            for other in &places[place + 1..] {
                assert!(!area.shrink(1.0).intersects(*other), "{} at {size:?}", words[place]);
            }
        }
    }
}

#[test]
fn an_empty_initiative_offers_to_add_people() {
    let mut document = Document::default();
    document.initiatives.insert(InitiativeId::from_bits(3), Initiative::named("Bed board"));
    let mut harness = harness::with(document, [1280.0, 800.0]);
    assert!(is_shown(&harness, "Paste a list"));
    harness.get_by_role_and_label(Role::Button, "Add people").click();
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Name").is_some(), "the dialog for a person");
}

#[test]
fn a_caption_filters_and_nobody_fitting_is_said_with_a_way_out() {
    let mut harness = usual();
    let caption = harness.get_by_label("Filter: Keep satisfied").rect().center();
    harness.drag_at(caption);
    harness.run_steps(1);
    harness.drop_at(caption);
    harness.run_steps(4);
    assert!(is_shown(&harness, "5 of 45"), "the filter counts them");
    harness.drag_at(caption);
    harness.run_steps(1);
    harness.drop_at(caption);
    harness.run_steps(4);
    assert!(!is_shown(&harness, "5 of 45"), "again: everybody");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    harness.event(egui::Event::Text("nobody is called this".to_owned()));
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Button, "Clear filter").click();
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::Button, "Clear filter").is_none());
}

#[test]
fn the_menu_of_a_person_opens_by_key_and_escape_closes_only_the_menu() {
    let mut harness = usual();
    focus(&mut harness, "Ruth Goldberg");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run_steps(4);
    assert!(is_shown(&harness, "Open in the inspector"), "the menu is open");
    press(&mut harness, Key::Escape);
    assert!(!is_shown(&harness, "Open in the inspector"), "closed");
    assert!(is_shown(&harness, "1 selected: Ruth Goldberg"), "and she is still selected");
}

#[test]
fn the_picture_is_copied_once_its_menu_is_gone() {
    let mut harness = usual();
    harness.get_by_role_and_label(Role::Button, "Picture").click();
    harness.run_steps(3);
    harness.get_by_label("Copy picture").click();
    let mut asked = 0;
    for _ in 0..8 {
        harness.run_steps(1);
        let output = &harness.output().viewport_output;
        let commands = output.values().flat_map(|viewport| &viewport.commands);
        let shots = commands.filter(|command| matches!(command, egui::ViewportCommand::Screenshot(_)));
        asked += shots.count();
        assert!(asked == 0 || harness.query_by_label("Copy picture").is_none(), "the menu is in the picture");
    }
    assert_eq!(asked, 1);
    assert!(is_shown(&harness, "Picture copied"));
}

#[test]
fn a_compared_initiative_is_named_on_the_button_and_can_be_left_again() {
    let mut harness = usual();
    harness.get_by_role_and_label(Role::Button, "Compare").click();
    harness.run_steps(3);
    harness.query_all_by_label_contains("With where they stand to").next().expect("another").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "With EB").click();
    harness.run_steps(3);
    harness.get_by_label("With nothing").click();
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Compare").is_some());
}
