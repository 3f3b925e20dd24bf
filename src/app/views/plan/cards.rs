//! How do the cards of talks and needs stand, and which rows of a long list are drawn?

use crate::app::fonts::semibold;
use crate::app::theme::{self, gap, radius, size, tokens};
use crate::app::widgets::privacy_mark;
use crate::model::field::Level;
use egui::{
    Align, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2,
};
use std::ops::Range;

/// Inside a card, from its edge, in points.
pub(super) const INSIDE: f32 = 12.0;

/// A card as wide as there is room.
pub(super) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: INSIDE as i8, right: INSIDE as i8, top: 8, bottom: 10 });
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = gap::XS;
            add(ui)
        })
        .inner
}

/// The ground of a card that fills its place; what is left inside.
pub(super) fn ground(ui: &Ui, area: Rect) -> Rect {
    let tokens = tokens(ui);
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
    area.shrink(1.0)
}

/// The head of a card: title, a word beside it, and who may see what is in it.
pub(super) fn head(ui: &mut Ui, title: &str, beside: &str, level: Option<Level>) {
    let tokens = tokens(ui);
    let area = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(area, Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new(title).font(semibold(size::CONTROL)).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(level) = level {
                privacy_mark(ui, level);
            }
            if !beside.is_empty() {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = theme::small(beside).color(tokens.muted);
                    ui.add(egui::Label::new(words).truncate());
                });
            }
        });
    });
}

/// A sentence of second text.
pub(super) fn quiet(ui: &mut Ui, words: &str) {
    let color = tokens(ui).muted;
    ui.add(egui::Label::new(theme::small(words).color(color)).wrap());
}

/// A line across a card, to its edges.
pub(super) fn line(ui: &mut Ui) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let whole = area.x_range().expand(INSIDE - 1.0);
    ui.painter().hline(whole, area.center().y, Stroke::new(1.0, tokens(ui).line));
}

/// A column that scrolls by itself.
pub(super) fn column(ui: &mut Ui, area: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(area), |ui| {
        bar_over(ui);
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = gap::M;
            add(ui);
            ui.add_space(gap::M);
        });
    });
}

/// Lets the bar of a list lie over it: a ground of its own would cut the rims of cards.
pub(super) fn bar_over(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.floating_allocated_width = 0.0;
    scroll.foreground_color = true;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.dormant_handle_opacity = 0.0;
}

/// Room for so many rows of one height, of which only those that are seen are to be drawn: the room and their places.
pub(super) fn rows(ui: &mut Ui, count: usize, height: f32) -> (Rect, Range<usize>) {
    let size = vec2(ui.available_width(), height * count as f32);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let clip = ui.clip_rect();
    let place = |y: f32| ((y - area.top()) / height).max(0.0);
    let first = (place(clip.top()).floor() as usize).min(count);
    let last = (place(clip.bottom()).ceil() as usize).min(count);
    // One more at each end, so that the keyboard can go on where nothing is seen yet.
    (area, first.saturating_sub(1)..(last + 1).min(count))
}
