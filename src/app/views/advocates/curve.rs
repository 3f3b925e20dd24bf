//! How many advocates are enough?

use super::parts;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, _out: &mut Outbox) {
    parts::card(ui, |ui| parts::title(ui, cx, "How many is enough?"));
}
