//! Which program is this, and what does it do with what one enters?

use super::{Dialog, Outcome, buttons};
use crate::app::theme::{self, Tokens, size};
use crate::app::widgets::Button;
use crate::app::{fonts, icons};
use egui::{Label, Rect, RichText, Sense, Ui, Vec2, vec2};

/// What the dialog says, one paragraph each.
const WORDS: [&str; 4] = [
    "Your data stays in your files. This program does not use the network.",
    "While a map has changes that are not saved, a copy for you alone is kept in this computer's folder for \
     programs, and removed after saving. Settings and the list of recent files stay on this computer too.",
    "Groundswell is under the MIT licence or the Apache licence 2.0, as you like.",
    "The letters are Inter by The Inter Project Authors, under the SIL Open Font License 1.1; signs that it lacks are \
     Ubuntu (Ubuntu Font Licence 1.0) and Hack (MIT).",
];

pub(super) fn ui(ui: &mut Ui, tokens: &Tokens) -> Outcome {
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(Vec2::splat(40.0), Sense::hover());
        let ink = if tokens.theme == crate::diagram::Theme::Dark { tokens.glyph } else { tokens.surface };
        icons::logo(
            ui.painter(),
            Rect::from_center_size(area.center(), Vec2::splat(40.0)),
            tokens.accent,
            ink,
        );
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.label(RichText::new("Groundswell").font(fonts::semibold(size::H1)).color(tokens.text));
            let version = concat!("Version ", env!("CARGO_PKG_VERSION"));
            ui.label(theme::small(version).color(tokens.muted));
        });
    });
    ui.add_space(16.0);
    for paragraph in WORDS {
        ui.add(Label::new(theme::table(paragraph).color(tokens.text)).wrap());
        ui.add_space(8.0);
    }
    ui.add_space(8.0);
    let (mut copy, mut close) = (false, false);
    buttons(ui, |ui| {
        close = Button::primary("Close").ui(ui).clicked();
        copy = Button::outlined("Copy").ui(ui).on_hover_text("Copy the version, for a report").clicked();
    });
    if copy {
        let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
        ui.ctx().copy_text(format!("Groundswell {version} on {system}"));
    }
    if close { Outcome::Closed } else { Outcome::Open(Dialog::About) }
}
