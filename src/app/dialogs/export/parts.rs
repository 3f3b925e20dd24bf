//! Of what is the dialog built that stands nowhere else?

use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, Tokens, gap, radius, size};
use crate::app::widgets::{self, ground};
use egui::{
    Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// Draws in a part of the dialog.
pub(super) fn inside(ui: &mut Ui, name: &str, area: Rect, add: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().max_rect(area).id_salt(name));
    part.set_clip_rect(area.intersect(ui.clip_rect()));
    part.spacing_mut().item_spacing = vec2(gap::XS, 0.0);
    add(&mut part);
}

/// The title of a column.
pub(super) fn title(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    let at = area.left_center();
    widgets::write(ui, at, Align2::LEFT_CENTER, text, semibold(size::H2), tokens.text, area.width());
}

/// A quiet label over what follows.
pub(super) fn caption(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let at = area.left_center();
    widgets::write(ui, at, Align2::LEFT_CENTER, text, medium(size::SMALL), tokens.muted, area.width());
}

/// The ring of one of several answers, filled where it is the one.
pub(super) fn ring(ui: &Ui, tokens: &Tokens, at: egui::Pos2, on: bool) {
    let rim = Stroke::new(1.5, if on { tokens.accent } else { tokens.ctl });
    ui.painter().circle(at, 7.0, tokens.surface, rim);
    if on {
        ui.painter().circle_filled(at, 4.0, tokens.accent);
    }
}

/// One of several answers below each other, as high as that.
pub(super) fn radio(ui: &mut Ui, tokens: &Tokens, on: bool, text: &str, indent: f32) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    ground(ui, tokens, &response, area.with_min_x(area.left() + indent - 12.0), false);
    let color = if ui.is_enabled() { tokens.text } else { tokens.ctl };
    ring(ui, tokens, pos2(area.left() + indent, area.center().y), on);
    let at = pos2(area.left() + indent + 15.0, area.center().y);
    let width = area.right() - at.x - gap::XS;
    widgets::write(ui, at, Align2::LEFT_CENTER, text, regular(size::CONTROL), color, width);
    response
}

/// What can be made, as a row.
pub(super) fn kind(ui: &mut Ui, tokens: &Tokens, sign: Icon, text: &str, on: bool) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    if on {
        ui.painter().rect_filled(area, radius::CONTROL, tokens.accent_soft);
    }
    ground(ui, tokens, &response, area, false);
    let enabled = ui.is_enabled();
    let color = match (enabled, on) {
        (false, _) => tokens.ctl,
        (true, true) => tokens.accent,
        (true, false) => tokens.text,
    };
    let place = Rect::from_center_size(pos2(area.left() + 18.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), place, sign, if on || !enabled { color } else { tokens.muted });
    let font = if on { semibold(size::CONTROL) } else { regular(size::CONTROL) };
    let at = pos2(area.left() + 36.0, area.center().y);
    widgets::write(ui, at, Align2::LEFT_CENTER, text, font, color, area.right() - at.x - 4.0);
    response
}

/// A reader as a card, with what they get.
pub(super) fn reader(ui: &mut Ui, tokens: &Tokens, on: bool, name: &str, hint: &str) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let said = format!("{}: {hint}", name.trim_end_matches('…'));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &said));
    let enabled = ui.is_enabled();
    let fill = match (on, response.hovered()) {
        (true, _) => tokens.accent_soft,
        (false, true) if enabled => tokens.surface2,
        _ => tokens.surface,
    };
    let rim = if response.has_focus() {
        tokens.focus_ring()
    } else {
        Stroke::new(1.0, if on { tokens.accent } else { tokens.line })
    };
    ui.painter().rect(area, radius::CARD, fill, rim, StrokeKind::Inside);
    ring(ui, tokens, pos2(area.left() + 19.0, area.center().y), on);
    let color = if enabled { tokens.text } else { tokens.ctl };
    let at = pos2(area.left() + 37.0, area.center().y);
    widgets::write(ui, at, Align2::LEFT_CENTER, name, medium(size::CONTROL), color, 92.0);
    let quiet = if enabled { tokens.muted } else { tokens.ctl };
    let at = pos2(area.left() + 133.0, area.center().y);
    let width = area.right() - at.x - 4.0;
    widgets::write(ui, at, Align2::LEFT_CENTER, hint, regular(size::SMALL), quiet, width);
    response
}

/// A button of a format.
pub(super) fn format(ui: &mut Ui, tokens: &Tokens, on: bool, text: &str, width: f32) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(width, gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    let fill = if on { tokens.accent_soft } else { tokens.surface };
    ui.painter().rect_filled(area, radius::CONTROL, fill);
    ground(ui, tokens, &response, area, on);
    if !response.has_focus() {
        let rim = Stroke::new(1.0, if on { tokens.accent } else { tokens.ctl });
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    let color = if on { tokens.accent } else { tokens.text };
    let font = medium(size::SMALL);
    widgets::write(ui, area.center(), Align2::CENTER_CENTER, text, font, color, width - 4.0);
    response
}

/// A field of one line that counts at once; its border has the colour.
pub(super) fn line(ui: &mut Ui, tokens: &Tokens, name: &str, warn: bool, text: &mut String) -> Response {
    let id = ui.scope_id().with(("line", name));
    let width = ui.available_width();
    let under = ui.painter().add(egui::Shape::Noop);
    let over = ui.painter().add(egui::Shape::Noop);
    let field = egui::TextEdit::singleline(text)
        .id(id)
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 4)))
        .font(regular(size::CONTROL))
        .min_size(vec2(0.0, gap::CONTROL))
        .align(Align2::LEFT_CENTER)
        .desired_width(width);
    let response = ui.add(field).accessible_name(name);
    let rim = match (warn, response.has_focus()) {
        (true, true) => Stroke::new(2.0, tokens.warn),
        (true, false) => Stroke::new(1.0, tokens.warn),
        (false, true) => tokens.focus_ring(),
        (false, false) => Stroke::new(1.0, tokens.ctl),
    };
    let area = response.rect;
    ui.painter().set(under, egui::Shape::rect_filled(area, radius::CONTROL, tokens.surface));
    let frame = egui::epaint::RectShape::stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    ui.painter().set(over, egui::Shape::Rect(frame));
    response
}

/// A line of small words that may take several rows, in a colour.
pub(super) fn words(ui: &mut Ui, text: &str, color: egui::Color32) {
    ui.add(egui::Label::new(theme::small(text).color(color)).wrap());
}

/// Two letters that stand for a name.
pub(super) fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    words.take(2).flat_map(char::to_uppercase).collect()
}
