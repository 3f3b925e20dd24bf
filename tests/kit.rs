//! Does the kit answer to pointer, keys and names, and how does it look?
//!
//! With `GALLERY=folder cargo test --test kit` the kit is painted into PNG files, light and dark.
#![cfg(feature = "gui")]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

use cpu_renderer::CpuRenderer;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use groundswell::app::icons::{self, Icon};
use groundswell::app::theme::{self, tokens};
use groundswell::app::widgets::{self, Button};
use groundswell::app::{fonts, theme as look};
use groundswell::model::field::Level;
use groundswell::model::stakeholder::StakeholderKind;
use groundswell::model::{Assessment, Engagement, Rating, Stakeholder};
use std::path::PathBuf;

/// What the test changes.
struct Kit {
    name: String,
    influence: Option<Rating>,
    now: Option<Engagement>,
    wanted: Option<Engagement>,
    because: usize,
    weight: u32,
    role: String,
    note: String,
    text: String,
    dim: usize,
    pressed: u32,
}

impl Default for Kit {
    fn default() -> Self {
        Self {
            name: "Tomasz Żuk".to_owned(),
            influence: Rating::new(45),
            now: Some(Engagement::Resistant),
            wanted: Some(Engagement::Supportive),
            because: 1,
            weight: 2,
            role: "Service desk team lead".to_owned(),
            note: "Fears the team is split over three sites.".to_owned(),
            text: String::new(),
            dim: 0,
            pressed: 0,
        }
    }
}

fn harness(
    theme: Theme,
    size: [f32; 2],
    ui: impl FnMut(&mut egui::Ui, &mut Kit) + 'static,
) -> Harness<'static, Kit> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_max_steps(40)
        .renderer(CpuRenderer::default())
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            look::install(ctx, true);
        })
        .build_ui_state(ui, Kit::default())
}

fn person(name: &str, kind: StakeholderKind, now: Option<Engagement>) -> (Stakeholder, Assessment) {
    let assessment = Assessment { engagement_now: now, ..Assessment::default() };
    (Stakeholder { kind, ..Stakeholder::named(name) }, assessment)
}

fn inspector(ui: &mut egui::Ui, kit: &mut Kit) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(52.0), egui::Sense::hover());
        let (who, said) = person(&kit.name, StakeholderKind::Person, kit.now);
        let mark = egui::Rect::from_center_size(area.center(), egui::Vec2::splat(48.0));
        widgets::person_mark(ui.painter(), mark, &who, Some(&said), &tokens);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if let Some(name) = widgets::committed_title(ui, "Name", &kit.name) {
                kit.name = name;
            }
            ui.label(theme::small("Service desk team lead, Eastgate").color(tokens.muted));
        });
    });
    widgets::section(ui, "This initiative", "Keep informed", Some(Level::Team), true);
    if let Some(next) = widgets::rating_slider(ui, "Influence", kit.influence, 50) {
        kit.influence = Some(next);
    }
    widgets::rating_slider(ui, "Interest", None, 50);
    ui.horizontal(|ui| {
        ui.label(theme::small("Stance now").color(tokens.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::privacy_mark(ui, Level::Private);
        });
    });
    if let Some(now) = widgets::stance_control(ui, kit.now) {
        kit.now = Some(now);
    }
    if let Some(place) = widgets::dropdown(
        ui,
        "Because",
        Some(kit.because),
        &["It is unknown", "It is ambiguous", "A real loss"],
    ) {
        kit.because = place;
    }
    if let Some(role) = widgets::committed_line(ui, "In their words", &kit.role) {
        kit.role = role;
    }
    if let Some(wanted) = widgets::stance_choice(ui, "Wanted", kit.wanted) {
        kit.wanted = wanted;
    }
    widgets::section(ui, "Motivators", "", Some(Level::Private), true);
    widgets::card(ui, |ui| {
        ui.horizontal(|ui| {
            let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(16.0), egui::Sense::hover());
            icons::icon(ui.painter(), area, Icon::Shield, tokens.text);
            ui.label(theme::name("Safety"));
            ui.label(theme::small("What might they lose?").color(tokens.muted));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(weight) = widgets::weight_dots(ui, "How much safety matters", kit.weight) {
                    kit.weight = weight;
                }
            });
        });
        ui.label(theme::small("Fears the team is split over three sites."));
    });
    widgets::section(ui, "Ties", "4", Some(Level::Team), false);
    widgets::section(ui, "Notes", "2", Some(Level::Private), true);
    if let Some(note) = widgets::committed_prose(ui, "Note", &kit.note) {
        kit.note = note;
    }
    widgets::section(ui, "Details", "", Some(Level::Shareable), true);
    widgets::labelled(ui, "Tags", |ui| {
        widgets::chip(ui, "eastgate", false);
        widgets::chip(ui, "nights", false);
        widgets::chip(ui, "Influence ≥ 10", true);
    });
    widgets::labelled(ui, "Strength", |ui| widgets::strength_boxes(ui, 4, 5));
    if Button::link("Add action").icon(Icon::Plus).ui(ui).clicked() {
        kit.pressed += 1;
    }
}

fn controls(ui: &mut egui::Ui, kit: &mut Kit) {
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 12.0);
    ui.horizontal(|ui| {
        Button::flat("Compare").icon(Icon::Swap).arrow().ui(ui);
        Button::flat("Snap 5").icon(Icon::Snap).arrow().ui(ui);
        Button::flat("Labels").icon(Icon::Tag).on(true).ui(ui);
        Button::flat("Wanted stance").icon(Icon::Wanted).on(true).ui(ui);
        Button::flat("Trails").icon(Icon::Trail).on(false).ui(ui);
        Button::flat("Arrange overlaps").icon(Icon::Overlap).ui(ui);
        Button::flat("Fit").icon(Icon::Fit).keys("Shift+1").ui(ui);
    });
    ui.horizontal(|ui| {
        if Button::primary("Review & restore").ui(ui).clicked() {
            kit.pressed += 1;
        }
        Button::outlined("Save a copy…").ui(ui);
        Button::flat("Discard").ui(ui);
        Button::outlined("Delete").icon(Icon::Trash).danger().ui(ui);
        ui.add_enabled(false, Button::outlined("Not now"));
        if let Some(place) = widgets::segments(ui, &["Dim", "Hide"], kit.dim) {
            kit.dim = place;
        }
        widgets::choice_button(ui, &tokens, true, "Reports to");
        widgets::choice_button(ui, &tokens, false, "Influences");
        widgets::icon_button(ui, &tokens, Icon::Dots, "More");
    });
    ui.horizontal(|ui| {
        for (name, kind, now) in [
            ("Amara Okafor", StakeholderKind::Person, Some(Engagement::Leading)),
            ("Björn Sørensen", StakeholderKind::Person, Some(Engagement::Neutral)),
            ("Patients' forum", StakeholderKind::Group, Some(Engagement::Unaware)),
            ("Ward 7", StakeholderKind::Group, Some(Engagement::Supportive)),
            ("Nadia Rahman", StakeholderKind::Person, None),
        ] {
            for side in [24.0, 32.0, 48.0] {
                let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(side), egui::Sense::hover());
                let (who, said) = person(name, kind, now);
                widgets::person_mark(ui.painter(), area, &who, Some(&said), &tokens);
            }
        }
    });
    ui.horizontal(|ui| {
        for filled in [true, false] {
            for stance in Engagement::ALL {
                let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
                widgets::paint_badge(ui.painter(), area.center(), 7.0, *stance, filled, &tokens);
            }
        }
        for (place, icon) in [Icon::Grid, Icon::Network, Icon::People].into_iter().enumerate() {
            let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(20.0), egui::Sense::hover());
            icons::icon(ui.painter(), area, icon, if place == 0 { tokens.accent } else { tokens.muted });
        }
        let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(28.0), egui::Sense::hover());
        icons::logo(ui.painter(), area, tokens.accent, tokens.on_accent);
        ui.label(theme::display("Groundswell"));
    });
    ui.scope(|ui| {
        ui.set_width(320.0);
        widgets::text_field(ui, &tokens, "Name", &mut kit.text);
        widgets::error_line(ui, &tokens, "Somebody of this name is on the map already.");
        widgets::row_button(ui, &tokens, "Priya Raman");
    });
    widgets::menu_frame(&tokens).show(ui, |ui| {
        ui.set_width(260.0);
        widgets::menu_item(ui, Some(Icon::FileNew), "New map", "Ctrl+N");
        widgets::menu_item(ui, Some(Icon::Folder), "Open…", "Ctrl+O");
        ui.separator();
        widgets::menu_item(ui, None, "Close", "Ctrl+W");
    });
    egui::Grid::new("icons").spacing([6.0, 6.0]).show(ui, |ui| {
        for (place, icon) in Icon::ALL.iter().enumerate() {
            let (area, response) = ui.allocate_exact_size(egui::Vec2::splat(20.0), egui::Sense::hover());
            icons::icon(
                ui.painter(),
                egui::Rect::from_center_size(area.center(), egui::Vec2::splat(16.0)),
                *icon,
                tokens.text,
            );
            response.on_hover_text(format!("{icon:?}"));
            if place % 28 == 27 {
                ui.end_row();
            }
        }
    });
}

fn paint(name: &str, size: [f32; 2], scale: f32, ui: fn(&mut egui::Ui, &mut Kit)) {
    let Some(folder) = std::env::var_os("GALLERY").map(PathBuf::from) else { return };
    for theme in [Theme::Light, Theme::Dark] {
        let mut harness = harness(theme, size, move |outer, kit| {
            let tokens = tokens(outer);
            egui::CentralPanel::default()
                .frame(egui::Frame::new().fill(tokens.surface).inner_margin(16))
                .show(outer, |inner| ui(inner, kit));
        });
        harness.set_pixels_per_point(scale);
        harness.run();
        let picture = harness.render().expect("the kit can be painted");
        let file = folder.join(format!("{name}-{theme:?}.png").to_lowercase());
        picture.save(&file).expect("the folder can be written");
    }
}

#[test]
fn the_kit_is_painted() {
    paint("inspector", [380.0, 860.0], 1.0, inspector);
    paint("controls", [800.0, 640.0], 1.0, controls);
    paint("icons", [800.0, 640.0], 2.0, controls);
    paint("empty", [800.0, 500.0], 1.0, |ui, _| {
        let tokens = tokens(ui);
        widgets::empty_state(
            ui,
            &tokens,
            "No people in this initiative yet",
            "The grid shows how much influence and interest everybody has.",
            "Add people",
        );
    });
}

#[test]
fn a_slider_moves_by_five_by_one_and_by_number() {
    let mut harness = harness(Theme::Light, [380.0, 860.0], inspector);
    harness.get_by_role_and_label(Role::Slider, "Influence").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().influence, Rating::new(50));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().influence, Rating::new(49));
    harness.get_by_label("Influence, as a number").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Influence, as a number").type_text("72");
    harness.run();
    assert_eq!(harness.state().influence, Rating::new(49), "nothing counts before Enter");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().influence, Rating::new(72));
}

#[test]
fn a_field_gives_its_text_on_enter_and_keeps_the_old_one_on_escape() {
    let mut harness = harness(Theme::Light, [380.0, 860.0], inspector);
    for (keys, wanted) in [(Key::Escape, "Tomasz Żuk"), (Key::Enter, "Tomasz Żuk II")] {
        harness.get_by_role_and_label(Role::TextInput, "Name").focus();
        harness.run();
        harness.key_press(Key::End);
        harness.get_by_role_and_label(Role::TextInput, "Name").type_text(" II");
        harness.run();
        harness.key_press(keys);
        harness.run();
        assert_eq!(harness.state().name, wanted);
        assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Name").value().as_deref(), Some(wanted));
    }
}

#[test]
fn a_press_elsewhere_is_the_end_of_typing() {
    let mut harness = harness(Theme::Light, [380.0, 860.0], inspector);
    harness.get_by_role_and_label(Role::TextInput, "Name").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text(" II");
    harness.run();
    harness.drag_at(egui::pos2(300.0, 840.0));
    harness.run_steps(1);
    assert_eq!(harness.state().name, "Tomasz Żuk II");
}

#[test]
fn a_stance_is_chosen_by_its_word_and_a_wanted_one_from_its_menu() {
    let mut harness = harness(Theme::Dark, [380.0, 860.0], inspector);
    harness.get_by_role_and_label(Role::RadioButton, "Neutral").click();
    harness.run();
    assert_eq!(harness.state().now, Some(Engagement::Neutral));
    harness.get_by_role_and_label(Role::ComboBox, "Wanted").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, "Leading").click();
    harness.run();
    assert_eq!(harness.state().wanted, Some(Engagement::Leading));
    assert!(harness.query_by_role_and_label(Role::MenuItemRadio, "Leading").is_none(), "the menu closes");
}

#[test]
fn buttons_answer_to_click_and_to_enter_and_say_when_they_are_off() {
    let mut harness = harness(Theme::Light, [800.0, 640.0], controls);
    harness.get_by_label("Review & restore").click();
    harness.run();
    harness.get_by_label("Review & restore").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().pressed, 2);
    assert!(harness.get_by_label("Not now").accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::RadioButton, "Hide").click();
    harness.run();
    assert_eq!(harness.state().dim, 1);
}
