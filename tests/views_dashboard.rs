//! Does the dashboard show how the initiative stands, and open what stands behind it?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::{large, sample};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::model::Document;

fn dashboard(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(4);
    harness
}

fn filter_of(harness: &Harness<'_, App>) -> Vec<String> {
    let chips = harness.query_all_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("Remove "))
    });
    chips.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn numbers_stand_with_their_words_and_where_they_go() {
    let harness = dashboard(sample(), [1280.0, 800.0]);
    harness.get_by_label("45 people on the map, up 2 since 6 Nov");
    harness.get_by_label("96 % rated, 43 of 45, down 4 points since 6 Nov");
    harness.get_by_label("36 % supportive or leading, 16 of 45, up 1 point since 6 Nov");
    harness.get_by_label("1 action overdue, 23 open, not counted on 6 Nov");
}

#[test]
fn each_number_opens_what_it_counts() {
    let mut harness = dashboard(sample(), [1280.0, 800.0]);
    harness.get_by_label_contains("96 % rated").click();
    harness.run_steps(4);
    assert_eq!(filter_of(&harness), ["Remove Unrated"]);
    assert!(harness.query_all_by_label_contains("Katrin Hofer").next().is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(4);
    harness.get_by_label("Now: Resistant, 3 people").click();
    harness.run_steps(4);
    assert_eq!(filter_of(&harness), ["Remove Stance: resistant"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(4);
    harness.get_by_label("Show the 28 who differ").click();
    harness.run_steps(4);
    assert_eq!(filter_of(&harness), ["Remove Gap"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(4);
    harness.get_by_label("Manage closely: 11 people, 1 resistant").click();
    harness.run_steps(4);
    assert_eq!(filter_of(&harness), ["Remove Manage closely"]);
}

#[test]
fn the_why_is_changed_where_it_stands_and_undone_in_one_step() {
    let mut harness = dashboard(sample(), [1280.0, 800.0]);
    let before = harness.state().document().clone();
    harness.get_by_label("Why this change").click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Why this change").type_text("One desk.");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let whys = |document: &Document| -> Vec<String> {
        document.initiatives.values().map(|one| one.why.0.clone()).collect()
    };
    assert!(whys(harness.state().document()).contains(&"One desk.".to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(*harness.state().document(), before);
}

#[test]
fn the_agenda_opens_the_action() {
    let mut harness = dashboard(sample(), [1280.0, 800.0]);
    harness.get_by_label_contains("Two rota options with the pay worked out: Rosalind Achterberg").click();
    harness.run_steps(4);
    harness.get_by_label("Save action");
}

#[test]
fn trends_are_measured_from_the_review_that_is_chosen() {
    let mut harness = dashboard(sample(), [1280.0, 800.0]);
    harness.get_by_label("Since 6 Nov").click();
    harness.run_steps(3);
    harness.get_by_label_contains("2 Oct 2026").click();
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("since 2 Oct").count() >= 3);
    harness.get_by_label("Since 2 Oct");
}

#[test]
fn findings_are_the_same_as_those_of_the_command_line() {
    let document = sample();
    let (id, _) = document.initiatives.iter().find(|(_, one)| one.name == "One service desk").unwrap();
    let found = groundswell::plan::checks::findings(&document, *id, jiff::civil::date(2026, 11, 22));
    let loud = found.shown.iter().filter(|one| one.severity() > groundswell::plan::checks::Severity::Note);
    let mut harness = dashboard(sample(), [1280.0, 2000.0]);
    if let Some(all) = harness.query_by_label("All") {
        all.click();
        harness.run_steps(3);
    }
    for finding in loud {
        assert!(
            harness.query_all_by_label_contains(&finding.title).next().is_some(),
            "{} is not on the dashboard",
            finding.sentence()
        );
    }
}

#[test]
fn without_an_initiative_it_says_what_it_is_for() {
    let harness = dashboard(Document::default(), [1280.0, 800.0]);
    harness.get_by_label("New initiative");
}

#[test]
fn a_large_map_is_counted_beside_the_window() {
    let mut harness = dashboard(large(3_000, 3_000), [960.0, 600.0]);
    for _ in 0..200 {
        if harness.query_by_label_contains("3,000 people on the map").is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(2);
    }
    panic!("the numbers never came");
}
