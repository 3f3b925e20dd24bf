//! Whose advocate reaches whom, on the map?

use super::parts;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// Fills what there is room for.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, _out: &mut Outbox) {
    parts::card(ui, |ui| parts::title(ui, cx, "Whose advocate reaches whom"));
}
