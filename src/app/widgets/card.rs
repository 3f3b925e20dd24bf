//! What floats, and what is said where there is nothing yet?

use super::{Button, ring};
use crate::app::fonts::medium;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, Tokens, gap, radius, size, tokens};
use egui::{
    Frame, InnerResponse, Label, Margin, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// The frame of a dialog.
pub fn dialog_frame(tokens: &Tokens) -> Frame {
    floating(tokens).corner_radius(radius::DIALOG).inner_margin(Margin::same(20))
}

/// The frame of a menu or of a bar that floats.
pub fn menu_frame(tokens: &Tokens) -> Frame {
    floating(tokens).corner_radius(radius::CARD).inner_margin(Margin::same(4))
}

fn floating(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).shadow(tokens.shadow())
}

/// A card on the panel.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, add)
}

/// A tag or a token of a filter, 20 high. With a cross it can be taken away: then it is clicked.
pub fn chip(ui: &mut Ui, text: &str, removable: bool) -> Response {
    let tokens = tokens(ui);
    let cross = if removable { 18.0 } else { 0.0 };
    let room = (ui.available_width() - 16.0 - cross).max(24.0);
    let word = super::galley(ui, text, medium(size::SMALL), tokens.accent, room);
    let sense = if removable { Sense::click() } else { Sense::hover() };
    let height = if removable { 24.0 } else { 20.0 };
    let (area, response) = ui.allocate_exact_size(vec2(word.size().x + 16.0 + cross, height), sense);
    response.widget_info(|| {
        if removable {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Remove {text}"))
        } else {
            WidgetInfo::labeled(Role::Label, true, text)
        }
    });
    let fill = if removable && response.hovered() { tokens.sel } else { tokens.accent_soft };
    ui.painter().rect_filled(area, height / 2.0, fill);
    ring(ui, &tokens, &response, area);
    ui.painter().galley(pos2(area.left() + 8.0, area.center().y - word.size().y / 2.0), word, tokens.accent);
    if removable {
        let place = Rect::from_center_size(pos2(area.right() - 13.0, area.center().y), Vec2::splat(12.0));
        icon(ui.painter(), place, Icon::Close, tokens.accent);
    }
    response
}

/// What a view is for, while there is nothing in it, and the button that changes that; true when it was pressed.
pub fn empty_state(ui: &mut Ui, tokens: &Tokens, title: &str, text: &str, button: &str) -> bool {
    let whole = ui.available_rect_before_wrap();
    let width = (whole.width() - 2.0 * gap::L).clamp(160.0, 424.0);
    let top = whole.top() + (whole.height() * 0.38 - 80.0).max(gap::L);
    let place = Rect::from_min_size(pos2(whole.center().x - width / 2.0, top), vec2(width, 220.0));
    let mut pressed = false;
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(24));
        frame.show(ui, |ui| {
            ui.set_width(width - 50.0);
            ui.vertical_centered(|ui| {
                picture(ui, tokens);
                ui.add_space(gap::M);
                ui.add(Label::new(theme::h2(title)).wrap());
                ui.add_space(gap::XS);
                ui.add(Label::new(theme::table(text).color(tokens.muted)).wrap());
                if !button.is_empty() {
                    ui.add_space(gap::L);
                    pressed = Button::primary(button).ui(ui).clicked();
                }
            });
        });
    });
    pressed
}

/// A small map with three places on it.
fn picture(ui: &mut Ui, tokens: &Tokens) {
    let (area, _) = ui.allocate_exact_size(Vec2::splat(56.0), Sense::hover());
    let painter = ui.painter();
    let rim = Stroke::new(1.5, tokens.ctl);
    painter.rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    let middle = area.center();
    let across = [pos2(area.left(), middle.y), pos2(area.right(), middle.y)];
    let down = [pos2(middle.x, area.top()), pos2(middle.x, area.bottom())];
    for line in [across, down] {
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, tokens.ctl), 2.5, 2.5));
    }
    painter.circle_filled(middle + vec2(13.0, -13.0), 6.5, tokens.accent);
    painter.circle(middle + vec2(-14.0, -10.0), 5.0, tokens.surface, rim);
    painter.circle(middle + vec2(14.0, 14.0), 5.0, tokens.surface, rim);
}
