//! Which of the maps that were open lately is opened again?

use super::{Dialog, Outcome, buttons, head};
use crate::app::App;
use crate::app::settings::RECENT;
use crate::app::theme::Tokens;
use crate::app::welcome::recent_rows;
use crate::app::widgets::Button;
use egui::{ScrollArea, Ui};

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens) -> Outcome {
    let none = app.settings.recent.is_empty();
    head(ui, tokens, "Recent maps", if none { "Maps that you open or save are listed here." } else { "" });
    let mut chosen = false;
    ScrollArea::vertical().max_height(400.0).auto_shrink([false, true]).show(ui, |ui| {
        let before = app.files.locating.clone();
        // What is opened puts its own question, or none, in the place of this one.
        chosen = recent_rows(app, ui, tokens, &[], RECENT) || app.files.locating != before;
    });
    ui.add_space(16.0);
    let close = buttons(ui, |ui| Button::outlined("Cancel").ui(ui).clicked());
    if close || chosen { Outcome::Closed } else { Outcome::Open(Dialog::Recent) }
}
