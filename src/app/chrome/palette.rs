//! The pieces of the palette: its box, field and rows.

use super::{key_at, line};
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::theme::Tokens;
use egui::{Align2, Frame, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The box of the palette.
pub(in crate::app) fn palette_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(10)
        .shadow(tokens.shadow())
}

/// The field of the palette.
pub(in crate::app) fn palette_field(
    ui: &mut Ui,
    tokens: &Tokens,
    query: &mut String,
    found: usize,
) -> Response {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    icon(
        ui.painter(),
        Rect::from_center_size(pos2(area.left() + 30.0, area.center().y), Vec2::splat(20.0)),
        Icon::Search,
        tokens.muted,
    );
    let inner = Rect::from_min_max(
        pos2(area.left() + 52.0, area.top() + 16.0),
        pos2(area.right() - 100.0, area.bottom() - 12.0),
    );
    let field = TextEdit::singleline(query)
        .frame(Frame::NONE)
        .font(fonts::regular(16.0))
        .desired_width(inner.width())
        .hint_text("Find a command, person or initiative");
    let response = ui.put(inner, field);
    response
        .widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Find a command, person or initiative"));
    let count = if found == 1 { "1 result".to_owned() } else { format!("{found} results") };
    ui.painter().text(
        pos2(area.right() - 20.0, area.center().y),
        Align2::RIGHT_CENTER,
        count,
        fonts::regular(12.0),
        tokens.muted,
    );
    ui.painter().line_segment([area.left_bottom(), area.right_bottom()], tokens.hairline(ui));
    response
}

/// What stands in a row of the palette.
pub(in crate::app) struct Row<'a> {
    pub(in crate::app) icon: Icon,
    pub(in crate::app) name: &'a str,
    pub(in crate::app) detail: &'a str,
    pub(in crate::app) keys: &'a str,
    pub(in crate::app) chosen: bool,
    pub(in crate::app) refused: bool,
}

/// A row of the palette.
pub(in crate::app) fn palette_row(ui: &mut Ui, tokens: &Tokens, row: &Row<'_>) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let inner = area.shrink2(vec2(8.0, 1.0));
    if row.chosen {
        ui.painter().rect_filled(inner, 4.0, tokens.sel);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, 4.0, tokens.accent_soft);
    }
    let strong = if row.refused && !row.chosen { tokens.ctl } else { tokens.text };
    let soft = if row.chosen { tokens.text } else { tokens.muted };
    icon(
        ui.painter(),
        Rect::from_center_size(pos2(area.left() + 28.0, area.center().y), Vec2::splat(16.0)),
        row.icon,
        soft,
    );
    let name = pos2(area.left() + 52.0, area.center().y);
    let width =
        line(ui, name, Align2::LEFT_CENTER, row.name, fonts::regular(14.0), strong, area.width() - 190.0);
    let keys = key_at(ui, tokens, pos2(area.right() - 20.0, area.center().y), row.keys);
    let left = name.x + width + 14.0;
    line(
        ui,
        pos2(left, area.center().y),
        Align2::LEFT_CENTER,
        row.detail,
        fonts::regular(12.0),
        soft,
        area.right() - 32.0 - keys - left,
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, !row.refused, row.chosen, row.name));
    response
}
