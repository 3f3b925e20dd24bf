//! What does the user set? How everything looks, which files are remembered, and which keys run what.

mod keys;

use super::{Dialog, Outcome, buttons};
use crate::app::App;
use crate::app::fonts;
use crate::app::settings::{MotionChoice, ThemeChoice};
use crate::app::theme::{self, Tokens, size};
use crate::app::widgets::{Button, segments};
use egui::{Align, Label, Layout, RichText, Ui, vec2};

/// The dialog while it is open.
#[derive(Default)]
pub(in crate::app) struct Preferring {
    page: usize,
    search: String,
    /// The command whose key is being recorded.
    recording: Option<&'static str>,
    /// What is said about the key that was pressed last, and what it would take away.
    said: Option<keys::Said>,
}

const PAGES: [&str; 3] = ["Appearance", "Files", "Shortcuts"];
const ZOOMS: [(&str, f32); 5] =
    [("100 %", 1.0), ("125 %", 1.25), ("150 %", 1.5), ("175 %", 1.75), ("200 %", 2.0)];
/// Width of the column of labels.
const COLUMN: f32 = 160.0;

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Preferring) -> Outcome {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Settings").font(fonts::semibold(size::H2)).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(page) = segments(ui, &PAGES, open.page) {
                open = Preferring { page, ..Preferring::default() };
            }
        });
    });
    ui.add_space(16.0);
    let room = (ui.ctx().content_rect().height() - 220.0).clamp(200.0, 360.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), room), Layout::top_down(Align::Min), |ui| {
        ui.set_min_height(room);
        match open.page {
            0 => appearance(app, ui, tokens),
            1 => files(app, ui, tokens),
            _ => keys::ui(app, ui, tokens, &mut open, room),
        }
    });
    ui.add_space(16.0);
    let close = buttons(ui, |ui| Button::primary("Close").ui(ui).clicked());
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Settings(Box::new(open))) }
}

/// A row of a label, what is chosen, and a sentence below.
fn row(ui: &mut Ui, tokens: &Tokens, label: &str, sentence: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(vec2(COLUMN, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(COLUMN);
            ui.label(theme::name(label).color(tokens.text));
        });
        add(ui);
    });
    if !sentence.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(COLUMN + ui.spacing().item_spacing.x);
            ui.add(Label::new(theme::small(sentence).color(tokens.muted)).wrap());
        });
    }
    ui.add_space(12.0);
}

fn appearance(app: &mut App, ui: &mut Ui, tokens: &Tokens) {
    let settings = app.settings.clone();
    row(ui, tokens, "Theme", "", |ui| {
        let names = ThemeChoice::ALL.map(ThemeChoice::name);
        let on = ThemeChoice::ALL.iter().position(|theme| *theme == settings.theme).unwrap_or(0);
        if let Some(theme) = segments(ui, &names, on).and_then(|place| ThemeChoice::ALL.get(place)) {
            app.prefs(|settings| settings.theme = *theme);
        }
    });
    row(ui, tokens, "Size of everything", "Also with Ctrl and +, − or 0.", |ui| {
        let names = ZOOMS.map(|(name, _)| name);
        // A size between two of them, set by keys, is none of them.
        let on =
            ZOOMS.iter().position(|(_, zoom)| (zoom - settings.zoom).abs() < 0.01).unwrap_or(ZOOMS.len());
        if let Some((_, zoom)) = segments(ui, &names, on).and_then(|place| ZOOMS.get(place)) {
            app.prefs(|settings| settings.zoom = *zoom);
        }
    });
    row(ui, tokens, "Movement", "Without movement every change is shown at once.", |ui| {
        let names = MotionChoice::ALL.map(MotionChoice::name);
        let on = MotionChoice::ALL.iter().position(|motion| *motion == settings.motion).unwrap_or(0);
        if let Some(motion) = segments(ui, &names, on).and_then(|place| MotionChoice::ALL.get(place)) {
            app.prefs(|settings| settings.motion = *motion);
        }
    });
}

fn files(app: &mut App, ui: &mut Ui, tokens: &Tokens) {
    let record = app.settings.record_recent;
    let sentence = "The list holds places and titles of maps, and is kept on this computer only.";
    row(ui, tokens, "Recent maps", sentence, |ui| {
        let picked = segments(ui, &["List them", "Don't record"], usize::from(!record));
        if let Some(picked) = picked {
            app.prefs(|settings| settings.record_recent = picked == 0);
        }
    });
    let count = app.settings.recent.len();
    row(ui, tokens, "", "", |ui| {
        ui.add_enabled_ui(count > 0, |ui| {
            let word = format!("Clear the list ({count})");
            if Button::outlined(&word).ui(ui).clicked() {
                app.prefs(|settings| settings.recent.clear());
            }
        });
    });
    let sentence = if app.keeps_recovery() {
        "While a map has changes that are not saved, a copy for you alone is kept on this computer. Saving removes it; \
         closing without saving keeps it for 14 days."
    } else {
        "This system names no folder for it: unsaved changes are not kept."
    };
    row(ui, tokens, "Recovery", "", |ui| {
        ui.add(Label::new(theme::small(sentence).color(tokens.muted)).wrap());
    });
}
