//! What do the parts of the screen share?

use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::theme::{radius, size, tokens};
use egui::{Frame, Margin, RichText, Stroke, Ui};

/// A card as wide as there is room.
pub(super) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = tokens(ui);
    let side = if ui.ctx().content_rect().width() >= 1600.0 { 16 } else { 12 };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: side, right: side, top: 8, bottom: 12 });
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// The title of a card.
pub(super) fn title(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    let height = if ui.ctx().content_rect().width() >= 1600.0 { size::BODY } else { size::CONTROL };
    ui.label(RichText::new(words).font(semibold(height)).line_height(Some(20.0)).color(cx.tokens.text));
}
