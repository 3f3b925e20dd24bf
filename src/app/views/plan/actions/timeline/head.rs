//! Which days are these?
//!
//! Two lines of words, the chip of today over them, and the thin lines that go down from the columns.

use super::scale::{Scale, Zoom};
use super::ticks::{self, Column};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::theme::size;
use crate::app::widgets;
use egui::{Align2, Color32, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// How high each of the two lines is, in points.
pub(super) const LINE: f32 = 24.0;
/// Between the edge of a column and its words, in points.
const INSET: f32 = 6.0;
/// The chip of today, in points.
const CHIP: egui::Vec2 = vec2(46.0, 22.0);

/// The ground between the columns, under the bars: thin lines, and weekends where a day has its own column.
pub(super) fn columns(ui: &Ui, cx: &Context<'_>, body: Rect, scale: &Scale) {
    let painter = ui.painter_at(body);
    for column in ticks::lower(scale) {
        painter.vline(column.from.round(), body.y_range(), cx.tokens.hairline(ui));
        if scale.zoom() == Zoom::Day && column.first.weekday().to_monday_zero_offset() >= 5 {
            let area = Rect::from_x_y_ranges(column.from..=column.to, body.y_range());
            painter.rect_filled(area, 0.0, cx.tokens.ctl.gamma_multiply(0.08));
        }
    }
}

/// The two lines of words in `area`, and the chip of today.
pub(super) fn ui(ui: &Ui, cx: &Context<'_>, area: Rect, scale: &Scale) {
    let tokens = cx.tokens;
    let painter = ui.painter_at(area);
    let hair = tokens.hairline(ui);
    let upper = Rect::from_min_size(area.min, vec2(area.width(), LINE));
    let lower = Rect::from_min_size(pos2(area.left(), upper.bottom()), vec2(area.width(), LINE));
    for (place, column) in ticks::upper(scale).iter().enumerate() {
        if place > 0 {
            painter.vline(column.from.round(), upper.y_range(), hair);
        }
        let (font, color) = (fonts::semibold(size::SMALL), tokens.text);
        words(ui, column, upper, font, color, None);
    }
    let chip = ticks::chip(scale, cx.today, CHIP.x)
        .map(|left| Rect::from_min_size(pos2(left, lower.center().y - CHIP.y / 2.0), CHIP));
    let columns = ticks::lower(scale);
    let form = form(ui, &columns);
    for mut column in columns {
        painter.vline(column.from.round(), lower.y_range(), hair);
        // All say it in the same way.
        column.words = column.words.drain(..).skip(form).take(1).collect();
        words(ui, &column, lower, fonts::regular(size::SMALL), tokens.muted, chip);
    }
    if let Some(chip) = chip {
        painter.rect_filled(chip, 4.0, tokens.accent);
        let (font, color) = (fonts::semibold(size::SMALL), tokens.on_accent);
        painter.text(chip.center(), Align2::CENTER_CENTER, "Today", font, color);
        let response = ui.interact(chip, ui.scope_id().with("today chip"), Sense::hover());
        let day = cx.today.strftime("%A, %-d %B %Y").to_string();
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Today is {day}")));
        response.on_hover_text(day);
    }
    painter.hline(area.x_range(), lower.bottom() - hair.width / 2.0, hair);
}

/// The longest way to say the columns that fits into each of them, by its place among the ways.
fn form(ui: &Ui, columns: &[Column]) -> usize {
    let ways = columns.first().map_or(0, |column| column.words.len());
    let fits = |column: &Column, way: usize| {
        column.words.get(way).is_some_and(|words| {
            let font = fonts::regular(size::SMALL);
            let words = widgets::galley(ui, words, font, Color32::PLACEHOLDER, f32::INFINITY);
            words.size().x + INSET <= column.to - column.from
        })
    };
    (0..ways).find(|way| columns.iter().all(|column| fits(column, *way))).unwrap_or(ways.saturating_sub(1))
}

/// Writes the longest way that fits, kept inside the line; nothing where none does or the chip stands there.
fn words(ui: &Ui, column: &Column, line: Rect, font: FontId, color: Color32, chip: Option<Rect>) {
    let (from, to) = (column.from.max(line.left()), column.to.min(line.right()));
    for form in &column.words {
        let words = widgets::galley(ui, form, font.clone(), color, f32::INFINITY);
        let size = words.size();
        // A column that is cut at the left keeps its words in sight while they fit.
        if size.x + INSET > to - from {
            continue;
        }
        let left = from + INSET.min((to - from - size.x) / 2.0);
        let area = Rect::from_min_size(pos2(left, line.center().y - size.y / 2.0), size);
        if chip.is_none_or(|chip| !chip.expand(2.0).intersects(area)) {
            ui.painter_at(line).galley(area.min, words, color);
        }
        return;
    }
}

/// The line of today over the rows.
pub(super) fn today(ui: &Ui, cx: &Context<'_>, area: Rect, scale: &Scale) {
    let x = scale.middle(cx.today);
    if area.x_range().contains(x) {
        ui.painter_at(area).vline(x, area.y_range(), Stroke::new(2.0, cx.tokens.accent));
    }
}
