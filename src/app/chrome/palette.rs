//! The pieces of the palette: its box, field, rows and foot.

use super::{key_at, line};
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, size};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
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
        pos2(area.left() + 52.0, area.top() + 8.0),
        pos2(area.right() - 100.0, area.bottom() - 8.0),
    );
    let field = TextEdit::singleline(query)
        .frame(Frame::NONE)
        .font(fonts::regular(16.0))
        .align(egui::Align2::LEFT_CENTER)
        .min_size(inner.size())
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
        fonts::regular(size::SMALL),
        tokens.muted,
    );
    ui.painter().line_segment([area.left_bottom(), area.right_bottom()], tokens.hairline(ui));
    response
}

/// The title over a group of rows.
pub(in crate::app) fn palette_group(ui: &mut Ui, tokens: &Tokens, title: &str) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let at = pos2(area.left() + 20.0, area.center().y + 2.0);
    line(ui, at, Align2::LEFT_CENTER, title, fonts::medium(size::MICRO), tokens.muted, 300.0);
}

/// What stands in a row of the palette.
pub(in crate::app) struct Row<'a> {
    pub(in crate::app) icon: Icon,
    pub(in crate::app) name: &'a str,
    /// The letters of the name that were met.
    pub(in crate::app) letters: &'a [usize],
    pub(in crate::app) detail: &'a str,
    pub(in crate::app) keys: &'a str,
    pub(in crate::app) chosen: bool,
    pub(in crate::app) refused: bool,
}

/// A row of the palette.
pub(in crate::app) fn palette_row(ui: &mut Ui, tokens: &Tokens, row: &Row<'_>) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let inner = area.shrink2(vec2(8.0, 0.0));
    if row.chosen {
        ui.painter().rect_filled(inner, 4.0, tokens.sel);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, 4.0, tokens.accent_soft);
    }
    let soft = if row.chosen { tokens.text } else { tokens.muted };
    let sign = if row.refused && !row.chosen { tokens.ctl } else { soft };
    let place = Rect::from_center_size(pos2(area.left() + 28.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), place, row.icon, sign);
    let galley = ui.painter().layout_job(name(tokens, row, area.width() - 190.0));
    let at = pos2(area.left() + 52.0, area.center().y - galley.size().y / 2.0);
    let width = galley.size().x;
    ui.painter().galley(at, galley, tokens.text);
    let keys = key_at(ui, tokens, pos2(area.right() - 20.0, area.center().y), row.keys);
    let left = at.x + width + 14.0;
    line(
        ui,
        pos2(left, area.center().y),
        Align2::LEFT_CENTER,
        row.detail,
        fonts::regular(size::SMALL),
        soft,
        area.right() - 32.0 - keys - left,
    );
    let said = if row.refused { format!("{}: {}", row.name, row.detail) } else { row.name.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, !row.refused, row.chosen, &said));
    response
}

/// The name with the letters that were met.
fn name(tokens: &Tokens, row: &Row<'_>, width: f32) -> LayoutJob {
    let usual = if row.refused && !row.chosen { tokens.ctl } else { tokens.text };
    let met = if row.chosen { tokens.text } else { tokens.accent };
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    for (place, letter) in row.name.chars().enumerate() {
        let is_met = !row.refused && row.letters.contains(&place);
        let (font, color) = if is_met { (fonts::semibold(14.0), met) } else { (fonts::regular(14.0), usual) };
        let mut bytes = [0; 4];
        job.append(letter.encode_utf8(&mut bytes), 0.0, TextFormat::simple(font, color));
    }
    job
}

/// The line at the foot: which keys do what, and how to narrow the search.
pub(in crate::app) fn palette_foot(ui: &mut Ui, tokens: &Tokens) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let narrow = "Narrow:  > commands   @ people   # tags   ! actions";
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, narrow));
    ui.painter().line_segment([area.left_top(), area.right_top()], tokens.hairline(ui));
    let mut left = area.left() + 20.0;
    for (keys, word) in [("↑ ↓", "move"), ("Enter", "run"), ("Esc", "close")] {
        let galley = ui.painter().layout_no_wrap(keys.to_owned(), fonts::medium(size::MICRO), tokens.muted);
        let right = pos2(left + galley.size().x + 10.0, area.center().y);
        key_at(ui, tokens, right, keys);
        let at = pos2(right.x + 6.0, area.center().y);
        left =
            at.x + line(ui, at, Align2::LEFT_CENTER, word, fonts::regular(size::SMALL), tokens.muted, 80.0);
        left += gap::L;
    }
    let at = pos2(area.right() - 20.0, area.center().y);
    line(ui, at, Align2::RIGHT_CENTER, narrow, fonts::regular(size::SMALL), tokens.muted, 380.0);
}
