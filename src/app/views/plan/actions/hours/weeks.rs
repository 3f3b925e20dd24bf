//! How full is each week of an owner, under the days of the timeline?
//!
//! *Invariants:* a week over the limit is told by a frame and an exclamation mark, or by a column that stands above the line,
//! never by colour alone. A click on a week selects what makes it up.

use super::super::timeline::Scale;
use super::{Owner, hours};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{radius, size};
use crate::app::widgets;
use crate::model::{Key, StakeholderId};
use crate::plan::load::{asked, monday};
use egui::{
    Align2, Color32, CursorIcon, FontId, Id, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// From this width on a week says its hours with their unit, in points.
const WORDS: f32 = 42.0;
/// From this width on a week says its hours as a number.
const NUMBER: f32 = 20.0;
/// So many actions are named in a tooltip.
const NAMED: usize = 6;
/// Hours below this are none: they would be written as 0.
const NONE: f64 = 0.05;

/// What the two kinds of weeks look like.
pub(super) fn legend(ui: &Ui, cx: &Context<'_>, area: Rect) {
    let tokens = cx.tokens;
    let middle = area.center().y;
    let mut left = area.left() + 12.0;
    for (over, words) in [(false, "within limit"), (true, "over limit")] {
        let sign = Rect::from_center_size(pos2(left + 6.0, middle), vec2(13.0, 9.0));
        if over {
            let line = Stroke::new(1.5, tokens.warn);
            ui.painter().rect(sign, 2.0, tokens.warn_soft, line, StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(sign, 2.0, tokens.sel);
        }
        let at = pos2(left + 17.0, middle);
        let font = fonts::regular(size::SMALL);
        let room = area.right() - at.x;
        left = widgets::write(ui, at, Align2::LEFT_CENTER, words, font, tokens.muted, room).right() + 16.0;
    }
}

/// The weeks of an owner that are seen; the owner's first week begins on `from`.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    row: Rect,
    (owner, from): (&Owner, Date),
    scale: &Scale,
    out: &mut Outbox,
) {
    let (first, last) = scale.seen();
    let mut week = monday(first).max(from);
    while week <= last {
        let Ok(next) = week.checked_add(1.week()) else { return };
        let place = usize::try_from((week - from).get_days() / 7).unwrap_or(usize::MAX);
        let Some(asked) = owner.load.weeks.get(place).copied() else { return };
        let cell = Rect::from_x_y_ranges(scale.start(week)..=scale.start(next), row.y_range());
        one(
            ui,
            cx,
            cell,
            row,
            owner,
            Week { first: week, hours: asked, over: owner.load.is_over(place) },
            out,
        );
        week = next;
    }
}

/// One week of an owner.
#[derive(Debug, Clone, Copy)]
struct Week {
    first: Date,
    hours: f64,
    over: bool,
}

fn one(ui: &mut Ui, cx: &Context<'_>, cell: Rect, row: Rect, owner: &Owner, week: Week, out: &mut Outbox) {
    let painter = ui.painter_at(row.intersect(ui.clip_rect()));
    let wide = cell.width();
    if wide >= NUMBER {
        painter.vline(cell.left().round(), row.y_range(), cx.tokens.hairline(ui));
    }
    paint(&painter, cx, cell, owner.load.limit, week);
    if week.hours < NONE || !(wide >= NUMBER || week.over) {
        return;
    }
    let target = cell.intersect(row).shrink2(vec2(if wide >= NUMBER { 2.0 } else { 0.0 }, 2.0));
    if !target.is_positive() {
        return;
    }
    let id = Id::unique(("hours of", owner.load.owner, week.first));
    let response = ui.interact(target, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said(owner, week)));
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.has_focus() {
        ui.painter_at(row).rect_stroke(target, radius::CONTROL, cx.tokens.focus_ring(), StrokeKind::Inside);
    }
    if response.clicked() {
        select(cx, owner.load.owner, week.first, out);
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(tooltip(cx, owner, week));
    });
}

/// *Priya Raman, week of 30 November 2026: 11 h, limit 8 h, over the limit*.
fn said(owner: &Owner, week: Week) -> String {
    let limit = owner.load.limit.map(|limit| format!(", limit {}", hours(limit))).unwrap_or_default();
    let over = if week.over { ", over the limit" } else { "" };
    let day = week.first.strftime("%-d %B %Y");
    format!("{}, week of {day}: {}{limit}{over}", owner.name, hours(week.hours))
}

fn tooltip(cx: &Context<'_>, owner: &Owner, week: Week) -> String {
    let made_of = asked(cx.document, owner.load.owner, week.first);
    let mut lines = vec![said(owner, week)];
    for (id, share) in made_of.iter().take(NAMED) {
        let Some(action) = cx.document.actions.get(id) else { continue };
        let elsewhere = if Some(action.initiative) == cx.initiative {
            String::new()
        } else {
            format!(" ({})", cx.document.name(Key::Initiative(action.initiative)))
        };
        lines.push(format!("{}  {}{elsewhere}", hours(*share), action.title));
    }
    if made_of.len() > NAMED {
        lines.push(format!("and {} more", made_of.len() - NAMED));
    }
    lines.join("\n")
}

/// Selects what makes up a week, as far as it belongs to the initiative that is looked at.
fn select(cx: &Context<'_>, owner: StakeholderId, week: Date, out: &mut Outbox) {
    let made_of = asked(cx.document, owner, week);
    let here = made_of.iter().filter(|(id, _)| {
        cx.document.actions.get(id).is_some_and(|action| Some(action.initiative) == cx.initiative)
    });
    let keys: Vec<Key> = here.map(|(id, _)| Key::Action(*id)).collect();
    if keys.is_empty() {
        out.ask(Request::Tell("These hours are for other initiatives".to_owned()));
    } else {
        out.ask(Request::Select(Selection::of(keys)));
    }
}

fn paint(painter: &Painter, cx: &Context<'_>, cell: Rect, limit: Option<f64>, week: Week) {
    let tokens = cx.tokens;
    let wide = cell.width();
    let share = limit.filter(|limit| *limit > 0.0).map(|limit| (week.hours / limit).min(1.0) as f32);
    if wide < NUMBER {
        // Too narrow for a number: a column, and above the line where it is too much.
        if week.hours >= NONE {
            let height = if week.over { 20.0 } else { 14.0 * share.unwrap_or(0.5).max(0.12) };
            let area = Rect::from_min_max(
                pos2(cell.left() + 0.5, cell.bottom() - 3.0 - height),
                pos2(cell.right() - 0.5, cell.bottom() - 3.0),
            );
            let color = if week.over { tokens.warn } else { tokens.accent.gamma_multiply(0.45) };
            painter.rect_filled(area, 1.0, color);
        }
        return;
    }
    let inset = if wide >= WORDS { 4.0 } else { 1.5 };
    let inner = Rect::from_center_size(cell.center(), Vec2::new(wide - 2.0 * inset, cell.height() - 6.0));
    if week.hours < NONE {
        if wide >= WORDS {
            write(painter, inner.left() + 4.0, "–", fonts::regular(size::SMALL), tokens.muted, inner);
        }
        return;
    }
    if week.over {
        let line = Stroke::new(1.5, tokens.warn);
        painter.rect(inner, 3.0, tokens.warn_soft, line, StrokeKind::Inside);
    } else if let Some(share) = share {
        let bar = inner.with_max_x(inner.left() + (inner.width() * share).max(3.0));
        painter.rect_filled(bar, 3.0, tokens.sel);
    }
    // From ten on, and where there is room for two figures only, whole hours.
    let exact = super::super::timeline::words::rounded(week.hours);
    let whole = format!("{}", week.hours.round().max(1.0));
    let number = if week.hours < 9.95 && wide >= WORDS { exact } else { whole };
    let text = match (wide >= WORDS, week.over) {
        (true, true) => format!("{number} h !"),
        (true, false) => format!("{number} h"),
        (false, _) => number,
    };
    let size = if wide >= WORDS { size::SMALL } else { size::MICRO };
    let font = if week.over { fonts::semibold(size) } else { fonts::regular(size) };
    let color = if week.over { tokens.warn } else { tokens.text };
    let left = inner.left() + if wide >= WORDS { 4.0 } else { 2.0 };
    write(painter, left, &text, font, color, inner);
}

/// Writes into a cell, kept in sight where the cell is cut at the left; not at all where it would be cut.
fn write(painter: &Painter, left: f32, text: &str, font: FontId, color: Color32, cell: Rect) {
    let words = painter.layout_no_wrap(text.to_owned(), font, color);
    let seen = painter.clip_rect();
    let left = left.max(seen.left() + 2.0);
    let end = left + words.size().x;
    if end <= cell.right() + 1.0 && end <= seen.right() {
        painter.galley(pos2(left, cell.center().y - words.size().y / 2.0), words, color);
    }
}
