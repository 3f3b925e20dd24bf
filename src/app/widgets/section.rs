//! How is a panel divided, and who may see each part?

use super::{ring, write};
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size, tokens};
use crate::model::field::Level;
use egui::{Align2, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The head of a section that opens and closes: title, a count or state, and who may usually see what is in it.
pub fn section(ui: &mut Ui, title: &str, detail: &str, level: Option<Level>, open: bool) -> Response {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::ROW), Sense::click());
    response.widget_info(|| {
        let state = if open { "open" } else { "closed" };
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{title}, {state}"))
    });
    let whole = ui.clip_rect().x_range();
    ui.painter().hline(whole, area.top() - 1.0, tokens.hairline(ui));
    let middle = area.center().y;
    if response.hovered() {
        let under = area.expand2(vec2(4.0, -2.0));
        ui.painter().rect_filled(under, radius::CONTROL, tokens.accent_soft);
    }
    ring(ui, &tokens, &response, area.expand2(vec2(4.0, -2.0)));
    let arrow = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    let place = Rect::from_center_size(pos2(area.left() + 4.0, middle), Vec2::splat(16.0));
    icon(ui.painter(), place, arrow, tokens.muted);
    let mut right = area.right();
    if let Some(level) = level {
        right -= mark(ui.painter(), &tokens, pos2(area.right(), middle), level) + gap::S;
    }
    let at = pos2(area.left() + 16.0, middle);
    let font = semibold(size::CONTROL);
    let word = write(ui, at, Align2::LEFT_CENTER, title, font, tokens.text, right - at.x);
    let at = pos2(word.right() + gap::S, middle);
    write(ui, at, Align2::LEFT_CENTER, detail, regular(size::SMALL), tokens.muted, right - at.x);
    response
}

/// Who may ever see something: a disc and a word.
pub fn privacy_mark(ui: &mut Ui, level: Level) -> Response {
    let tokens = tokens(ui);
    let word = super::galley(ui, level.name(), medium(size::MICRO), tokens.muted, 120.0);
    let (area, response) = ui.allocate_exact_size(vec2(word.size().x + 16.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, level.name()));
    mark(ui.painter(), &tokens, pos2(area.right(), area.center().y), level);
    response.on_hover_text(match level {
        Level::Shareable => "May be shown to anyone, where the audience allows it",
        Level::Team => "The core team may see it",
        Level::Private => "Only you see it, unless you decide otherwise for an export",
        Level::Kept => "Never leaves this map",
    })
}

/// Paints a mark whose right end stands here; returns its width.
fn mark(painter: &Painter, tokens: &Tokens, right: Pos2, level: Level) -> f32 {
    let word = painter.layout_no_wrap(level.name().to_owned(), medium(size::MICRO), tokens.muted);
    let width = word.size().x + 16.0;
    let disc = pos2(right.x - width + 5.0, right.y);
    painter.galley(pos2(right.x - word.size().x, right.y - word.size().y / 2.0), word, tokens.muted);
    match level {
        Level::Team => {
            painter.circle_filled(disc, 5.0, tokens.muted);
        }
        Level::Shareable => {
            painter.circle_stroke(disc, 4.4, Stroke::new(1.25, tokens.muted));
        }
        Level::Private => {
            icon(painter, Rect::from_center_size(disc, Vec2::splat(13.0)), Icon::HalfDisc, tokens.muted);
        }
        Level::Kept => {
            icon(painter, Rect::from_center_size(disc, Vec2::splat(12.0)), Icon::Lock, tokens.muted);
        }
    }
    width
}
