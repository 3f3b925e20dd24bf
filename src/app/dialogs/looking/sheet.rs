//! A row for each person and a cell for each column: stances now and wanted, scores, needs.
//!
//! *Invariants:* only visible rows are built. What a cell says in colour stands in a letter, number or word too.

use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{galley, ground, paint_badge, person_mark, write};
use crate::model::StakeholderId;
use crate::model::assessment::Met;
use crate::plan::methods::{Cell, Column, Row, Sheet, Tone};
use egui::text::LayoutJob;
use egui::{
    Align, Align2, Galley, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// How high a row is.
const ROW: f32 = 34.0;
/// Least room for a name, and for the closing words.
const NAME: f32 = 150.0;
const LAST: f32 = 168.0;

/// Where the columns stand, from the left edge of the rows.
struct Lanes {
    name: f32,
    cells: Vec<(f32, f32)>,
    last: f32,
    heads: Vec<(Arc<Galley>, Option<Arc<Galley>>)>,
    high: f32,
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, sheet: &Sheet, area: Rect) -> Option<StakeholderId> {
    let width = area.width() - gap::M;
    let lanes = lanes(ui, cx, &sheet.columns, width);
    head(ui, cx, sheet, &lanes, area, width);
    let rest = area.with_min_y(area.top() + lanes.high);
    let mut picked = None;
    super::inside(ui, "rows", rest, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = ScrollArea::vertical().id_salt("sheet").auto_shrink(false);
        scroll.show_rows(ui, ROW, sheet.rows.len(), |ui, range| {
            for at in range {
                let Some(row) = sheet.rows.get(at) else { continue };
                let (line, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                if row_ui(ui, cx, sheet, (at, row), &lanes, line) {
                    picked = Some(row.person);
                }
            }
        });
    });
    picked
}

/// Columns as wide as their heads need; what is left goes to the names and the closing words.
fn lanes(ui: &Ui, cx: &Context<'_>, columns: &[Column], width: f32) -> Lanes {
    let room = (width - NAME - LAST) / columns.len().max(1) as f32;
    let heads: Vec<_> = columns
        .iter()
        .map(|column| {
            let name = galley(ui, column.name, medium(size::MICRO), cx.tokens.text, 200.0);
            let under = (!column.under.is_empty()).then(|| {
                let mut job = LayoutJob::simple(
                    column.under.to_owned(),
                    regular(size::MICRO),
                    cx.tokens.muted,
                    room.max(name.size().x).min(120.0),
                );
                job.halign = Align::Center;
                ui.painter().layout_job(job)
            });
            (name, under)
        })
        .collect();
    let wide = |least: f32, around: f32| -> Vec<f32> {
        heads
            .iter()
            .map(|(name, under)| {
                let under = under.as_ref().map_or(0.0, |under| under.size().x);
                name.size().x.max(under).max(least) + around
            })
            .collect()
    };
    let fits = |widths: &[f32]| NAME + LAST + widths.iter().sum::<f32>() <= width;
    let widths = Some(wide(52.0, gap::M)).filter(|widths| fits(widths)).unwrap_or_else(|| wide(40.0, 6.0));
    let spare = (width - NAME - LAST - widths.iter().sum::<f32>()).max(0.0);
    let name = NAME + (spare * 0.45).min(110.0);
    let each = (spare * 0.2).min(100.0) / columns.len().max(1) as f32;
    let mut left = name;
    let cells = widths
        .into_iter()
        .map(|wide| {
            left += wide + each;
            (left - wide - each, wide + each)
        })
        .collect();
    let high = heads
        .iter()
        .map(|(name, under)| name.size().y + under.as_ref().map_or(0.0, |under| under.size().y))
        .fold(14.0, f32::max)
        + gap::M;
    Lanes { name, cells, last: left + gap::M, heads, high }
}

fn head(ui: &Ui, cx: &Context<'_>, sheet: &Sheet, lanes: &Lanes, area: Rect, width: f32) {
    let tokens = cx.tokens;
    let ground = Rect::from_min_size(area.min, vec2(width, lanes.high));
    ui.painter().rect_filled(ground, radius::CONTROL, tokens.surface2);
    let top = area.top() + 6.0;
    for (column, ((left, wide), (name, under))) in
        sheet.columns.iter().zip(lanes.cells.iter().zip(&lanes.heads))
    {
        let middle = area.left() + left + wide / 2.0;
        ui.painter().galley(pos2(middle - name.size().x / 2.0, top), name.clone(), tokens.text);
        if let Some(under) = under {
            // Its lines are centred about the place where it is put.
            ui.painter().galley(pos2(middle, top + name.size().y), under.clone(), tokens.muted);
        }
        let lane = Rect::from_min_size(pos2(area.left() + left, area.top()), vec2(*wide, lanes.high));
        let region = ui.interact(lane, ui.scope_id().with(("column", column.name)), Sense::hover());
        let words = format!("{} {}", column.name, column.under);
        region.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, words.trim()));
    }
    let at = pos2(area.left() + 6.0, top + 7.0);
    write(ui, at, Align2::LEFT_CENTER, "Person", medium(size::MICRO), tokens.text, lanes.name);
    let at = pos2(area.left() + lanes.last, top + 7.0);
    let room = width - lanes.last;
    write(ui, at, Align2::LEFT_CENTER, sheet.last, medium(size::MICRO), tokens.text, room);
}

fn row_ui(
    ui: &Ui,
    cx: &Context<'_>,
    sheet: &Sheet,
    (at, row): (usize, &Row),
    lanes: &Lanes,
    line: Rect,
) -> bool {
    let Some(person) = cx.document.stakeholders.get(&row.person) else { return false };
    let tokens = cx.tokens;
    let response = ui.interact(line, ui.scope_id().with(("row", at)), Sense::click());
    let name = format!("{}: {}. {}", person.name, told(sheet, row), row.said);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, tokens, &response, line, false);
    let rule = Stroke::new(1.0, tokens.line.gamma_multiply(0.6));
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, rule);
    let middle = line.center().y;
    let mark = Rect::from_center_size(pos2(line.left() + 15.0, middle), Vec2::splat(22.0));
    let said = cx.initiative.and_then(|id| cx.document.assessments.get(&(id, row.person)));
    person_mark(ui.painter(), mark, person, said, tokens);
    let left = mark.right() + gap::S;
    let room = line.left() + lanes.name - left - gap::XS;
    write(
        ui,
        pos2(left, middle),
        Align2::LEFT_CENTER,
        &person.name,
        medium(size::CONTROL),
        tokens.text,
        room,
    );
    way(ui, cx, sheet, row, lanes, line);
    for (place, cell) in row.cells.iter().enumerate() {
        let Some((left, wide)) = lanes.cells.get(place) else { continue };
        let area = Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(*wide, ROW));
        cell_ui(ui, cx, sheet.columns[place], *cell, area);
    }
    let left = line.left() + lanes.last;
    let (sign, color) = match row.tone {
        Tone::Open => (Icon::Warning, tokens.warn),
        Tone::Moving => (Icon::ArrowRight, tokens.muted),
        Tone::Fine => (Icon::Check, tokens.ok),
    };
    icon(ui.painter(), Rect::from_center_size(pos2(left + 7.0, middle), Vec2::splat(14.0)), sign, color);
    let color = if row.tone == Tone::Open { tokens.text } else { tokens.muted };
    let (at, room) = (left + 20.0, line.right() - left - 20.0);
    write_lines(ui, &row.said, Rect::from_min_size(pos2(at, line.top()), vec2(room, ROW)), color);
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}

/// Words in one line or, where they are long, in two.
fn write_lines(ui: &Ui, words: &str, area: Rect, color: egui::Color32) {
    let mut job = LayoutJob::simple(words.to_owned(), regular(size::SMALL), color, area.width());
    job.wrap.max_rows = 2;
    let text = ui.painter().layout_job(job);
    ui.painter().galley(pos2(area.left(), area.center().y - text.size().y / 2.0), text, color);
}

/// The way from where somebody is to where they should be.
fn way(ui: &Ui, cx: &Context<'_>, sheet: &Sheet, row: &Row, lanes: &Lanes, line: Rect) {
    if sheet.columns.iter().all(|column| column.stance.is_none()) {
        return;
    }
    let find = |wanted: Cell| row.cells.iter().position(|cell| *cell == wanted);
    let (Some(from), Some(to)) = (find(Cell::Now), find(Cell::Wanted)) else { return };
    let middle =
        |place: usize| lanes.cells.get(place).map_or(0.0, |(left, wide)| line.left() + left + wide / 2.0);
    let (from, to) = (middle(from), middle(to));
    let turn = if to > from { 1.0 } else { -1.0 };
    let range = Rangef::new(from.min(to) + 20.0, from.max(to) - 20.0);
    if range.span() < 4.0 {
        return;
    }
    let y = line.center().y;
    let stroke = Stroke::new(1.5, cx.tokens.ctl);
    ui.painter().hline(range, y, stroke);
    let tip = if turn > 0.0 { range.max } else { range.min };
    for lift in [-3.0, 3.0] {
        ui.painter().line_segment([pos2(tip, y), pos2(tip - 4.0 * turn, y + lift)], stroke);
    }
}

fn cell_ui(ui: &Ui, cx: &Context<'_>, column: Column, cell: Cell, area: Rect) {
    let tokens = cx.tokens;
    let middle = area.center();
    match cell {
        Cell::Empty => {
            ui.painter().circle_filled(middle, 1.5, tokens.line);
        }
        Cell::Now | Cell::Wanted | Cell::Both => {
            let Some(stance) = column.stance else { return };
            let letters = match cell {
                Cell::Now => "C",
                Cell::Wanted => "D",
                _ => "C D",
            };
            let text = galley(ui, letters, semibold(size::SMALL), tokens.text, 40.0);
            let wide = 14.0 + gap::XS + text.size().x;
            let left = middle.x - wide / 2.0;
            let filled = cell != Cell::Wanted;
            paint_badge(ui.painter(), pos2(left + 7.0, middle.y), 7.0, stance, filled, tokens);
            let at = pos2(left + 14.0 + gap::XS, middle.y - text.size().y / 2.0);
            ui.painter().galley(at, text, tokens.text);
        }
        Cell::Score(score, barrier) => {
            let place = Rect::from_center_size(middle, vec2(28.0, 22.0));
            if barrier {
                let rim = Stroke::new(1.5, tokens.warn);
                ui.painter().rect(place, radius::CONTROL, tokens.warn_soft, rim, StrokeKind::Inside);
            }
            let font = if barrier { semibold(size::CONTROL) } else { regular(size::CONTROL) };
            let color = if barrier { tokens.warn } else { tokens.text };
            write(ui, middle, Align2::CENTER_CENTER, &score.to_string(), font, color, 28.0);
        }
        Cell::Need(weight, met) => need(ui, cx, weight, met, area),
    }
}

/// Three dots for how much a need matters, and below them how far it is met.
fn need(ui: &Ui, cx: &Context<'_>, weight: u32, met: Met, area: Rect) {
    let tokens = cx.tokens;
    if weight == 0 && met == Met::Unknown {
        ui.painter().circle_filled(area.center(), 1.5, tokens.line);
        return;
    }
    let middle = area.center();
    for place in 0..3_u32 {
        let at = pos2(middle.x + (place as f32 - 1.0) * 10.0, middle.y - 7.0);
        if place < weight {
            ui.painter().circle_filled(at, 3.5, tokens.accent);
        } else {
            ui.painter().circle_stroke(at, 3.0, Stroke::new(1.0, tokens.ctl));
        }
    }
    let color = if met == Met::No { tokens.warn } else { tokens.muted };
    let words = if met == Met::Unknown { "not known" } else { met.name() };
    let at = pos2(middle.x, middle.y + 7.0);
    write(ui, at, Align2::CENTER_CENTER, words, medium(size::MICRO), color, area.width());
}

/// What the cells say, in words.
fn told(sheet: &Sheet, row: &Row) -> String {
    let cells = sheet.columns.iter().zip(&row.cells).filter_map(|(column, cell)| {
        let name = column.name.to_lowercase();
        Some(match cell {
            Cell::Empty => return None,
            Cell::Now => format!("current {name}"),
            Cell::Wanted => format!("desired {name}"),
            Cell::Both => format!("current and desired {name}"),
            Cell::Score(score, false) => format!("{name} {score}"),
            Cell::Score(score, true) => format!("{name} {score}, the barrier"),
            Cell::Need(0, Met::Unknown) => return None,
            Cell::Need(weight, met) => format!("{name} matters {weight} of 3, {}", met.name().to_lowercase()),
        })
    });
    cells.collect::<Vec<_>>().join(", ")
}
