//! What do the cards share?

use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, radius, size, tokens};
use crate::app::views::VIEWS;
use crate::app::widgets::Button;
use egui::{Align, Color32, Layout, Painter, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, pos2};

/// Inside a card, from its edge.
pub(super) const INSIDE: f32 = 12.0;

/// A card at its place; what is in it is clipped to it.
pub(super) fn card(ui: &mut Ui, place: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    ui.painter().rect(place, radius::CARD, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let inner = Rect::from_min_max(place.min + egui::vec2(INSIDE, 4.0), place.max - egui::vec2(INSIDE, 6.0));
    let builder = UiBuilder::new().id_salt(salt).max_rect(inner).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        let clip = ui.clip_rect().intersect(place);
        ui.set_clip_rect(clip);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}

/// The head of a card: its title, what is said of it beside, and a link at the right; true where that was clicked.
pub(super) fn head(ui: &mut Ui, title: &str, beside: &str, link: &str) -> bool {
    let tokens = tokens(ui);
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(RichText::new(title).font(semibold(size::CONTROL)).color(tokens.text));
        ui.label(theme::small(beside).color(tokens.muted));
        if !link.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                clicked = Button::link(link).ui(ui).clicked();
            });
        }
    });
    clicked
}

/// Shows a view, with what is looked for.
pub(super) fn show(out: &mut Outbox, view: &str, filter: Option<&str>) {
    if let Some(filter) = filter {
        out.ask(Request::Filter(filter.to_owned()));
    }
    if let Some(kind) = VIEWS.iter().find(|kind| kind.id == view) {
        out.ask(Request::Show(kind));
    }
}

/// *1 person*, *12 people*.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// Lines across a field: rising to the right, or falling.
pub(super) fn hatch(painter: &Painter, area: Rect, rising: bool, color: Color32) {
    const STEP: f32 = 6.0;
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(area));
    let height = area.height();
    let mut left = area.left() - height;
    while left < area.right() {
        let (from, to) = if rising { (area.bottom(), area.top()) } else { (area.top(), area.bottom()) };
        painter.line_segment([pos2(left, from), pos2(left + height, to)], Stroke::new(1.5, color));
        left += STEP;
    }
}

/// The ground of what can be clicked, and its focus ring.
pub(super) fn ground(ui: &Ui, cx: &Context<'_>, response: &egui::Response, area: Rect) {
    if response.hovered() {
        ui.painter().rect_filled(area, radius::CONTROL, cx.tokens.accent_soft.gamma_multiply(0.6));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, radius::CONTROL, cx.tokens.focus_ring(), StrokeKind::Inside);
    }
}
