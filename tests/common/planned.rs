//! The plan of a small map on the screen, driven by accessible names.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use crate::common::find;
use crate::harness;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::action::ActionStatus;
use groundswell::model::{Action, Document, Id, InitiativeId};
use jiff::civil::{Date, date};

pub const WIDE: [f32; 2] = [1920.0, 1080.0];
pub const SMALL: [f32; 2] = [960.0, 600.0];

pub fn plan(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(3);
    harness
}

pub fn initiative(document: &Document) -> InitiativeId {
    let found = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    *found.expect("the initiative").0
}

/// A plan of five actions: one late, two soon, one later, one done.
pub fn five() -> Document {
    let mut document = file::sample();
    let ours = initiative(&document);
    document.actions.clear();
    let owner = find(&document, "Priya Raman");
    let whom = find(&document, "Fatima El Amrani").expect("she is on the map");
    let days = [
        ("Late one", date(2026, 11, 19)),
        ("Soon one", date(2026, 11, 27)),
        ("Soon two", date(2026, 12, 4)),
        ("Later one", date(2027, 1, 8)),
        ("Done one", date(2026, 11, 12)),
    ];
    for (place, (title, due)) in days.into_iter().enumerate() {
        let mut action = Action { owner, due: Some(due), ..Action::titled(ours, title) };
        action.audience.stakeholders.insert(whom);
        if title == "Done one" {
            action.status = ActionStatus::Done;
        }
        document.actions.insert(Id::from_bits(place as u64 + 1), action);
    }
    document
}

pub fn titles(harness: &Harness<'_, App>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .query_all_by_role(Role::Row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label.split(" in row ").next().unwrap_or_default().to_owned()).collect()
}

pub fn action(harness: &Harness<'_, App>, title: &str) -> Option<Action> {
    harness.state().document().actions.values().find(|action| action.title == title).cloned()
}

pub fn due(harness: &Harness<'_, App>, title: &str) -> Option<Date> {
    action(harness, title).and_then(|action| action.due)
}

pub fn cell(harness: &Harness<'_, App>, column: &str, title: &str) -> Pos2 {
    harness.get_by_role_and_label(Role::Cell, &format!("{column} of {title}")).rect().center()
        + vec2(8.0, 0.0)
}

pub fn press_at(harness: &mut Harness<'_, App>, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    harness.event(Event::ModifiersChanged(modifiers));
    harness.hover_at(at);
    harness.run_steps(1);
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run_steps(2);
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(1);
}

pub fn click(harness: &mut Harness<'_, App>, column: &str, title: &str, modifiers: Modifiers) {
    let at = cell(harness, column, title);
    press_at(harness, at, PointerButton::Primary, modifiers);
}

pub fn key(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

pub fn write(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(3);
}

pub fn button(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

pub fn item(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

pub fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

pub fn undo(harness: &mut Harness<'_, App>) {
    key(harness, Modifiers::COMMAND, Key::Z);
}
