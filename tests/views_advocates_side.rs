//! Does the curve set how many there may be, do the maps of the picks name and select people, and does the network tell
//! whose advocate reaches whom?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::initiative::Most;
use groundswell::model::{Document, Initiative};
use std::time::{Duration, Instant};

const CURVE: &str = "How many advocates";
const LARGE: [f32; 2] = [1920.0, 1080.0];

/// Waits until nothing is worked out or arranged any more.
fn settle(harness: &mut Harness<'_, App>) {
    let since = Instant::now();
    loop {
        harness.run_steps(4);
        let arranging =
            harness.query_all_by(|node| label(node).starts_with("Arranging the network")).count() > 0;
        if !arranging && !harness.state().is_measuring() {
            break;
        }
        assert!(since.elapsed() < Duration::from_mins(2), "it never ends");
        std::thread::sleep(Duration::from_millis(20));
    }
    harness.run_steps(4);
}

fn view(document: Document, name: &str, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.get_by_role_and_label(Role::Button, name).click();
    settle(&mut harness);
    harness
}

fn command(harness: &mut Harness<'_, App>, name: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(name);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    settle(harness);
}

fn desk(harness: &Harness<'_, App>) -> Initiative {
    let all = &harness.state().document().initiatives;
    all.values().find(|one| one.name == "One service desk").expect("the initiative").clone()
}

fn most(harness: &Harness<'_, App>) -> Option<u32> {
    desk(harness).picking.most.map(Most::get)
}

fn value(harness: &Harness<'_, App>, name: &str) -> String {
    harness.get_by_label(name).accesskit_node().value().unwrap_or_default()
}

/// The words of what begins like this.
fn said(harness: &Harness<'_, App>, begin: &str) -> String {
    let node = harness.query_all_by(|node| label(node).starts_with(begin)).next();
    node.map(|node| label(&node.accesskit_node())).unwrap_or_default()
}

fn label(node: &egui_kittest::kittest::AccessKitNode<'_>) -> String {
    node.label().or_else(|| node.value()).unwrap_or_default()
}

#[test]
fn keys_and_clicks_on_the_curve_set_how_many_and_are_undone() {
    let mut harness = view(file::sample(), "Advocates", LARGE);
    let before = desk(&harness).picking;
    harness.get_by_label(CURVE).focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    settle(&mut harness);
    let first = most(&harness).expect("a number");
    assert!(
        value(&harness, CURVE).starts_with(&format!("{first} advocates reach ")),
        "{}",
        value(&harness, CURVE)
    );
    harness.key_press(Key::ArrowLeft);
    settle(&mut harness);
    assert_eq!(most(&harness), Some(first - 1));
    // A click where two of them stand: the lines begin 36 points from the left, and end before their names.
    let area = harness.get_by_label(CURVE).rect();
    let mut seen = Vec::new();
    for share in [0.2, 0.3, 0.4] {
        let at = egui::pos2(area.left() + area.width() * share, area.center().y);
        harness.hover_at(at);
        harness.run_steps(2);
        harness.drag_at(at);
        harness.run_steps(1);
        harness.drop_at(at);
        settle(&mut harness);
        seen.push(most(&harness).expect("a number"));
    }
    assert!(seen[0] < seen[1] && seen[1] < seen[2] && seen[0] >= 1, "{seen:?}");
    for _ in 0..8 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(3);
    }
    assert_eq!(desk(&harness).picking, before);
}

#[test]
fn the_curve_is_there_in_words() {
    let harness = view(file::sample(), "Advocates", LARGE);
    let words = said(&harness, "What is reached by how many.");
    assert!(words.contains("1 advocate reaches ") && words.contains("2 advocates reach "), "{words}");
    assert!(words.contains("the best-connected ") && words.contains("at random "), "{words}");
}

#[test]
fn the_small_map_names_people_and_selects_them() {
    let mut harness = view(file::sample(), "Advocates", LARGE);
    let map = said(&harness, "Map of the picks");
    assert!(map.contains("Picks: ") && map.contains("communities served"), "{map}");
    let legend = said(&harness, "Legend: Picked");
    assert!(legend.contains("No direct tie ("), "{legend}");
    let picks: Vec<String> = harness
        .query_all_by(|node| node.role() == Role::ListBoxOption && label(node).contains("picked ("))
        .map(|node| label(&node.accesskit_node()))
        .collect();
    assert!(picks.len() >= 3, "{picks:?}");
    harness.get_by_role_and_label(Role::ListBoxOption, &picks[1]).click();
    harness.run_steps(4);
    let node = harness.get_by_role_and_label(Role::ListBoxOption, &picks[1]);
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True));
    // With the keyboard on the map an arrow walks to somebody else.
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(4);
    let node = harness.get_by_role_and_label(Role::ListBoxOption, &picks[1]);
    assert_ne!(node.accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(said(&harness, "Ties, "), "");
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert!(said(&harness, "Ties, ").starts_with("Ties, "), "the details are open");
}

#[test]
fn open_in_network_colours_by_whose_advocate_reaches_them() {
    let mut harness = view(file::sample(), "Advocates", LARGE);
    harness.get_by_role_and_label(Role::Button, "Open in Network").click();
    settle(&mut harness);
    let legend = said(&harness, "Legend: ");
    assert!(legend.contains("Colour: whose advocate reaches me, "), "{legend}");
    assert!(
        legend.contains("Reached through somebody") && legend.contains("Reached by nobody ("),
        "{legend}"
    );
    let told = harness.query_all_by(|node| label(node).contains(", reached by ")).count();
    assert!(told > 10, "{told}");
    let picks = harness.query_all_by(|node| label(node).contains(", picked (a), reaches ")).count();
    assert_eq!(picks, 1);
    command(&mut harness, "colour by stance");
    assert!(!said(&harness, "Legend: ").contains("whose advocate"));
}

#[test]
fn the_large_map_says_who_reaches_whom() {
    let mut harness = view(file::sample(), "Advocates", LARGE);
    harness.get_by_role_and_label(Role::RadioButton, "Map").click();
    settle(&mut harness);
    assert!(said(&harness, "Whose advocate reaches whom").contains("Picks: "));
    assert!(said(&harness, "Legend: Picked; letters").contains("who reaches whom best"));
}

#[test]
fn sizes_themes_crowds_and_nobody_are_all_drawn() {
    let alone = {
        let mut document = Document::default();
        let mut ids = groundswell::model::IdMaker::seeded(3);
        document.initiatives.insert(ids.next(), Initiative::named("One service desk"));
        document
    };
    for document in [alone, file::sample(), large(500, 1500)] {
        let crowd = document.stakeholders.len() > 100;
        let sizes: &[[f32; 2]] = if crowd { &[LARGE] } else { &[[960.0, 600.0], [1280.0, 800.0], LARGE] };
        for size in sizes {
            let mut harness = view(document.clone(), "Advocates", *size);
            for theme in [Theme::Dark, Theme::Light] {
                harness.ctx.set_theme(theme);
                for side in ["Map", "List"] {
                    harness.get_by_role_and_label(Role::RadioButton, side).click();
                    harness.run_steps(4);
                }
            }
            command(&mut harness, "colour by whose advocate reaches me");
            let words = said(&harness, "Legend: ");
            assert!(
                document.stakeholders.is_empty() || words.contains("whose advocate"),
                "{size:?}: {words}"
            );
        }
    }
}

#[test]
fn what_rules_cost_and_what_depends_on_guesses_is_said_under_the_cards() {
    let mut harness = view(file::sample(), "Advocates", LARGE);
    settle(&mut harness);
    for words in [
        "9 advocates for 2,235 people",
        "A local voice in each community costs 0.9 points",
        "ties have strength 3, which stands where nobody said one",
    ] {
        assert_eq!(harness.query_all_by(|node| label(node).contains(words)).count(), 1, "{words}");
    }
}
