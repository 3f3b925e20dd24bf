//! Is every key that is typed fast into the cells of a table theirs alone?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::sketch;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::model::Rating;

/// A key that goes down, with its letter; the next one may follow in the very next frame.
fn typed(harness: &mut Harness<'_, App>, key: Key, text: &str) {
    let modifiers = Modifiers::NONE;
    harness.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    if !text.is_empty() {
        harness.event(Event::Text(text.to_owned()));
    }
}

#[test]
fn a_digit_right_after_enter_is_a_number_and_no_stance() {
    let mut harness = harness::with(sketch("Ana, Bo, Cy"), [1280.0, 800.0]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Cell, "Influence of Ana").click();
    harness.run_steps(4);
    for _ in 0..3 {
        typed(&mut harness, Key::Num3, "3");
        typed(&mut harness, Key::Num0, "0");
        typed(&mut harness, Key::Enter, "");
    }
    harness.run_steps(12);
    let said = harness.state().document().assessments.values();
    let said: Vec<_> = said.map(|one| (one.influence, one.engagement_now)).collect();
    assert_eq!(said, [(Rating::new(30), None); 3]);
}
