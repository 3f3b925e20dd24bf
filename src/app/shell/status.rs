//! What stands at the foot: counts, the selection, what is being done, and a hint.

use crate::app::theme::Tokens;
use crate::app::{App, fonts};
use egui::{Align, Layout, RichText, Ui};

/// The status bar.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens) {
    let document = std::sync::Arc::clone(app.document());
    let small = |text: String| RichText::new(text).size(12.0).color(tokens.muted);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let (people, rated) = app.initiative.map_or((document.stakeholders.len(), 0), |id| {
            let rated =
                document.assessments_of(id).filter(|(_, a)| a.influence.is_some() && a.interest.is_some());
            (document.assessments_of(id).count(), rated.count())
        });
        ui.label(small(format!("{people} people · {rated} rated · {} ties on the map", document.ties.len())));
        let selected = match app.selection.keys().as_slice() {
            [] => None,
            [one] => Some(format!("1 selected: {}", document.name(*one))),
            several => Some(format!("{} selected", several.len())),
        };
        if let Some(selected) = selected {
            ui.separator();
            ui.label(RichText::new(selected).font(fonts::medium(12.0)).color(tokens.text));
        }
        let arranging = app.places.is_arranging();
        let progress = app.places.progress();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((what, cancellable)) = app.working() {
                if cancellable && ui.link(RichText::new("Cancel").font(fonts::medium(12.0))).clicked() {
                    app.cancel_work();
                }
                ui.label(small(format!("{what}…")));
                ui.separator();
            } else if let Some(word) = app.recovery_word() {
                ui.label(small(word));
                ui.separator();
            }
            if arranging {
                if ui.link(RichText::new("Cancel").font(fonts::medium(12.0))).clicked() {
                    app.places.cancel();
                }
                ui.add(egui::ProgressBar::new(progress).desired_width(120.0).desired_height(8.0));
                ui.label(small("Arranging the network".to_owned()));
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
                ui.separator();
            }
            let usual = app.view.hint;
            let hint = app.view_mut().and_then(|view| view.hint()).unwrap_or_else(|| usual.to_owned());
            if !hint.is_empty() {
                ui.label(small(hint));
            }
        });
    });
}
