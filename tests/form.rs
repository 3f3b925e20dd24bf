//! Can every field of every record be shown and changed by its kind alone?
//!
//! With `GALLERY=folder cargo test --test form` a form is painted into PNG files, light and dark.
#![cfg(feature = "gui")]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

use cpu_renderer::CpuRenderer;
use egui::accesskit::Role;
use egui::{Key as Press, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use groundswell::app::form::{self, Names};
use groundswell::app::{fonts, theme, widgets};
use groundswell::model::field::{Field, Level, Table};
use groundswell::model::{
    Action, Assessment, Community, Id, IdMaker, Initiative, Interaction, Key, Message, Review, Stakeholder,
    Tie,
};
use std::path::PathBuf;

fn names() -> Vec<(Key, String)> {
    let mut ids = IdMaker::seeded(7);
    ["Ward nurses", "Medical secretaries", "Pharmacy"]
        .iter()
        .map(|name| (Key::Community(ids.next()), (*name).to_owned()))
        .collect()
}

fn called(key: Key) -> String {
    names()
        .into_iter()
        .find(|(other, _)| *other == key)
        .map_or_else(|| "Somebody".to_owned(), |(_, name)| name)
}

fn rows<T: Clone>(ui: &mut egui::Ui, fields: &[Field<T>], record: &mut T) {
    let all = |table: Table| if table == Table::Community { names() } else { Vec::new() };
    let names = Names { today: jiff::civil::date(2026, 11, 22), of: &called, all: &all };
    for field in fields {
        if let Some(value) = form::row(ui, field, record, Level::Team, names) {
            (field.set)(record, value).expect("a value that comes back fits");
        }
    }
}

fn harness<T: Clone + 'static>(
    theme: Theme,
    size: [f32; 2],
    fields: &'static [Field<T>],
    record: T,
) -> Harness<'static, T> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_max_steps(40)
        .renderer(CpuRenderer::default())
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx, true);
        })
        .build_ui_state(
            |outer, record| {
                let tokens = theme::tokens(outer);
                let frame = egui::Frame::new().fill(tokens.surface).inner_margin(16);
                egui::CentralPanel::default().frame(frame).show(outer, |ui| {
                    ui.spacing_mut().item_spacing.y = 8.0;
                    widgets::section(ui, "Details", "", Some(Level::Team), true);
                    rows(ui, fields, record);
                });
            },
            record,
        )
}

fn person() -> Stakeholder {
    let role = Some("Service desk team lead".to_owned());
    Stakeholder { role, ..Stakeholder::named("Tomasz Żuk") }
}

#[test]
fn every_field_of_every_record_has_a_row_with_names_for_its_inputs() {
    fn shown<T: Clone + Default + 'static>(fields: &'static [Field<T>]) {
        // The harness fails on an input without a name.
        let mut harness = harness(Theme::Light, [380.0, 4000.0], fields, T::default());
        harness.run();
        for field in fields {
            let seen = harness.query_all_by_label_contains(field.about.name);
            assert!(seen.count() > 0, "{} is not on the form", field.about.name);
        }
    }
    shown(Stakeholder::FIELDS);
    shown(Community::FIELDS);
    shown(Tie::FIELDS);
    shown(Initiative::FIELDS);
    shown(Assessment::FIELDS);
    shown(Message::FIELDS);
    shown(Action::FIELDS);
    shown(Interaction::FIELDS);
    shown(Review::FIELDS);
}

#[test]
fn a_line_a_tag_and_a_community_are_given() {
    let mut harness = harness(Theme::Light, [380.0, 2400.0], Stakeholder::FIELDS, person());
    harness.get_by_role_and_label(Role::TextInput, "Role").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Press::A);
    harness.get_by_role_and_label(Role::TextInput, "Role").type_text("Head of the desk");
    harness.run();
    harness.key_press(Press::Enter);
    harness.run();
    assert_eq!(harness.state().role.as_deref(), Some("Head of the desk"));

    harness.get_by_label("Add to tags").focus();
    harness.run();
    harness.get_by_label("Add to tags").type_text("nights");
    harness.run();
    harness.key_press(Press::Enter);
    harness.run();
    assert!(harness.state().tags.contains_key("nights"));
    harness.get_by_label("Remove nights").click();
    harness.run();
    assert!(harness.state().tags.is_empty());

    harness.get_by_label("Add to communities").click();
    harness.run();
    harness.get_by_label("Type a name").type_text("sec");
    harness.run();
    assert!(harness.query_by_label("Ward nurses").is_none(), "typing narrows");
    harness.key_press(Press::Enter);
    harness.run();
    let chosen: Vec<String> =
        harness.state().communities.keys().map(|id| called(Key::Community(*id))).collect();
    assert_eq!(chosen, ["Medical secretaries"]);
}

#[test]
fn a_day_that_is_none_stays_in_its_field_with_the_reason() {
    let mut harness = harness(Theme::Light, [380.0, 4000.0], Action::FIELDS, Action::default());
    let name = "Due";
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text("before long");
    harness.run();
    harness.key_press(Press::Enter);
    harness.run();
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, name).value().as_deref(), Some("before long"));
    assert!(harness.query_by_label_contains("is no day").is_some());
    harness.key_press(Press::Escape);
    harness.run();
    assert!(harness.query_by_label_contains("is no day").is_none());
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, name).value().unwrap_or_default(), "");
}

#[test]
fn the_form_is_painted() {
    let Some(folder) = std::env::var_os("GALLERY").map(PathBuf::from) else { return };
    for theme in [Theme::Light, Theme::Dark] {
        let mut harness = harness(theme, [380.0, 1400.0], Stakeholder::FIELDS, person());
        harness.run();
        let picture = harness.render().expect("the form can be painted");
        let file = folder.join(format!("form-{theme:?}.png").to_lowercase());
        picture.save(&file).expect("the folder can be written");
    }
}

/// A reference that nobody has a name for is still shown.
#[test]
fn a_record_without_a_name_is_shown() {
    let tie = Tie { from: Id::default(), ..Tie::default() };
    let mut harness = harness(Theme::Dark, [380.0, 2400.0], Tie::FIELDS, tie);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ComboBox, "From").is_some());
}
