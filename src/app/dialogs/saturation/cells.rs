//! How are people and weeks drawn and walked through?

use super::WEEKS;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size};
use crate::app::widgets::write;
use crate::model::Key;
use crate::model::edit::counted;
use crate::plan::saturation::Saturated;
use egui::{
    Align2, EventFilter, Id, Key as Press, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How high a row is, in points.
const ROW: f32 = 36.0;
/// How high the head with the weeks is.
const HEAD: f32 = 28.0;

/// The table.
pub(super) struct Cells<'a> {
    /// What is known.
    pub cx: &'a Context<'a>,
    /// Who is listed.
    pub listed: &'a [&'a Saturated],
    /// The Monday of the first week.
    pub first: Date,
}

/// The Monday of a week.
pub(super) fn week(first: Date, place: usize) -> Date {
    let weeks = i64::try_from(place).unwrap_or(0);
    first.checked_add(weeks.weeks()).unwrap_or(first)
}

/// *5 asks of 2 changes*.
pub(super) fn said(one: &Saturated, place: usize) -> String {
    match (one.asks(place), one.changes(place)) {
        (0, _) => "nothing".to_owned(),
        (asks, changes) => format!("{} of {}", counted(asks, "ask"), counted(changes, "change")),
    }
}

impl Cells<'_> {
    /// Draws it; true where Enter was pressed on a cell. `at` is the cell that is looked into: row and week.
    pub(super) fn ui(&self, ui: &mut Ui, height: f32, at: &mut (usize, usize), moved: &mut bool) -> bool {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let names = (area.width() * 0.28).clamp(150.0, 240.0);
        // The bar of the scroll area lies at the right.
        let step = (area.width() - names - 12.0) / WEEKS as f32;
        self.head(ui, area, names, step);
        let body = area.with_min_y(area.top() + HEAD);
        let grid = ui.interact(body, Id::unique("saturation"), Sense::click());
        let said = self.told(*at);
        grid.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Grid, true, "People and weeks");
            info.current_text_value = Some(said.clone());
            info
        });
        let entered = self.keys(ui, &grid, (body.height() / ROW) as usize, at, moved);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt("saturation rows"));
        let mut scroll = ScrollArea::vertical().id_salt("saturation rows").auto_shrink(false);
        if std::mem::take(moved) {
            scroll = scroll.vertical_scroll_offset(self.offset(&inside, body.height(), at.0));
        }
        let rows = self.listed.len();
        let shown = scroll.show_viewport(&mut inside, |ui, viewport| {
            let (content, _) =
                ui.allocate_exact_size(vec2(body.width() - 12.0, ROW * rows as f32), Sense::hover());
            let from = (viewport.top() / ROW).floor().max(0.0) as usize;
            let to = ((viewport.bottom() / ROW).ceil() as usize).min(rows);
            for place in from..to {
                let top = content.top() + ROW * place as f32;
                let row = Rect::from_min_size(pos2(content.left(), top), vec2(content.width(), ROW));
                self.row(ui, row, (place, names, step), at, grid.has_focus());
            }
        });
        inside.data_mut(|data| data.insert_temp(offset_id(), shown.state.clamped_offset().y));
        if grid.has_focus() {
            let ring = self.cx.tokens.focus_ring();
            ui.painter().rect_stroke(body, radius::CONTROL, ring, StrokeKind::Inside);
        }
        entered
    }

    /// How far to scroll so that a row is seen.
    fn offset(&self, ui: &Ui, height: f32, row: usize) -> f32 {
        let now = ui.data(|data| data.get_temp::<f32>(offset_id())).unwrap_or(0.0);
        let top = ROW * row as f32;
        let most = (ROW * self.listed.len() as f32 - height).max(0.0);
        now.clamp((top + ROW - height).max(0.0), top.max(0.0)).min(most)
    }

    /// What stands in the cell that is looked into, for screen readers.
    fn told(&self, at: (usize, usize)) -> String {
        let Some(one) = self.listed.get(at.0) else { return String::new() };
        format!("{}, {}", self.name(one, at.1), said(one, at.1))
    }

    fn name(&self, one: &Saturated, place: usize) -> String {
        let name = self.cx.document.name(Key::Stakeholder(one.person));
        format!("{name}, week of {}", week(self.first, place).strftime("%-d %b"))
    }

    /// Arrows, Home, End and the page keys move the cell; true on Enter.
    fn keys(&self, ui: &Ui, grid: &Response, page: usize, at: &mut (usize, usize), moved: &mut bool) -> bool {
        if !grid.has_focus() {
            return false;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
        let last = self.listed.len().saturating_sub(1);
        let before = *at;
        let entered = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Press::ArrowDown) {
                at.0 = (at.0 + 1).min(last);
            }
            if pressed(Press::ArrowUp) {
                at.0 = at.0.saturating_sub(1);
            }
            if pressed(Press::ArrowRight) {
                at.1 = (at.1 + 1).min(WEEKS - 1);
            }
            if pressed(Press::ArrowLeft) {
                at.1 = at.1.saturating_sub(1);
            }
            if pressed(Press::PageDown) {
                at.0 = (at.0 + page.max(1)).min(last);
            }
            if pressed(Press::PageUp) {
                at.0 = at.0.saturating_sub(page.max(1));
            }
            if pressed(Press::Home) {
                at.0 = 0;
            }
            if pressed(Press::End) {
                at.0 = last;
            }
            pressed(Press::Enter)
        });
        *moved |= *at != before;
        entered
    }

    fn head(&self, ui: &Ui, area: Rect, names: f32, step: f32) {
        let tokens = self.cx.tokens;
        let middle = area.top() + HEAD / 2.0;
        let at = pos2(area.left() + gap::S, middle);
        write(ui, at, Align2::LEFT_CENTER, "Person", medium(size::SMALL), tokens.muted, names - gap::S);
        for place in 0..WEEKS {
            let monday = week(self.first, place);
            let now = if step < 60.0 { "Now" } else { "This week" };
            let words = if place == 0 { now.to_owned() } else { monday.strftime("%-d %b").to_string() };
            let at = pos2(area.left() + names + step * (place as f32 + 0.5), middle);
            let color = if place == 0 { tokens.accent } else { tokens.muted };
            write(ui, at, Align2::CENTER_CENTER, &words, medium(size::MICRO), color, step + 6.0);
        }
        ui.painter().hline(area.x_range(), area.top() + HEAD - 0.5, tokens.hairline(ui));
    }

    fn row(
        &self,
        ui: &Ui,
        area: Rect,
        (place, names, step): (usize, f32, f32),
        at: &mut (usize, usize),
        focused: bool,
    ) {
        let Some(one) = self.listed.get(place).copied() else { return };
        let tokens = self.cx.tokens;
        if at.0 == place {
            ui.painter().rect_filled(area, radius::CONTROL, tokens.accent_soft);
        }
        let name = self.cx.document.name(Key::Stakeholder(one.person));
        let carries = match (one.speaks_for, one.carries) {
            (0, _) => String::new(),
            (changes, 0) => format!("Advocate of {}", counted(changes, "change")),
            (changes, carried) => {
                format!("Advocate of {changes}, carries {}", counted(carried, "community"))
            }
        };
        let room = names - 2.0 * gap::S;
        let left = area.left() + gap::S;
        let top = if carries.is_empty() { area.center().y } else { area.top() + 11.0 };
        write(ui, pos2(left, top), Align2::LEFT_CENTER, &name, medium(size::CONTROL), tokens.text, room);
        if !carries.is_empty() {
            let at = pos2(left, area.top() + 26.0);
            write(ui, at, Align2::LEFT_CENTER, &carries, regular(size::MICRO), tokens.muted, room);
        }
        for week in 0..WEEKS {
            let corner = pos2(area.left() + names + step * week as f32, area.top());
            let cell = Rect::from_min_size(corner, vec2(step, ROW)).shrink(2.0);
            let response = ui.interact(cell, Id::unique(("saturation", one.person, week)), Sense::CLICK);
            let words = format!("{}: {}", self.name(one, week), said(one, week));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            if response.clicked() {
                *at = (place, week);
            }
            cell_at(ui, tokens, cell, one, week);
            if *at == (place, week) {
                let width = if focused { 2.0 } else { 1.5 };
                let rim = Stroke::new(width, tokens.accent);
                ui.painter().rect_stroke(cell, radius::CONTROL, rim, StrokeKind::Inside);
            } else if response.hovered() {
                let rim = Stroke::new(1.0, tokens.ctl);
                ui.painter().rect_stroke(cell, radius::CONTROL, rim, StrokeKind::Inside);
            }
            response.on_hover_text(words);
        }
        ui.painter().hline(area.x_range(), area.bottom(), tokens.hairline(ui));
    }
}

/// The number of asks; below it, of how many changes where there is more than one.
fn cell_at(ui: &Ui, tokens: &Tokens, cell: Rect, one: &Saturated, week: usize) {
    let (asks, changes) = (one.asks(week), one.changes(week));
    let middle = cell.center();
    if asks == 0 {
        write(ui, middle, Align2::CENTER_CENTER, "–", regular(size::SMALL), tokens.ctl, cell.width());
        return;
    }
    let (too_much, booked) = (one.is_too_much(week), one.is_double_booked(week));
    if too_much {
        let rim = Stroke::new(1.5, tokens.warn);
        ui.painter().rect(cell, radius::CONTROL, tokens.warn_soft, rim, StrokeKind::Inside);
    } else if changes > 1 {
        ui.painter().rect_filled(cell, radius::CONTROL, tokens.sel);
    }
    let number = if too_much { format!("{asks} !") } else { asks.to_string() };
    let color = if too_much { tokens.warn } else { tokens.text };
    let at = if changes > 1 { pos2(middle.x, cell.top() + 10.0) } else { middle };
    write(ui, at, Align2::CENTER_CENTER, &number, semibold(size::SMALL), color, cell.width());
    if changes > 1 {
        let words = if cell.width() < 56.0 { format!("of {changes}") } else { format!("{changes} changes") };
        let at = pos2(middle.x, cell.bottom() - 9.0);
        write(ui, at, Align2::CENTER_CENTER, &words, regular(size::MICRO), color, cell.width());
    }
    if booked {
        let star = Rect::from_center_size(pos2(cell.right() - 7.0, cell.top() + 8.0), Vec2::splat(10.0));
        icon(ui.painter(), star, Icon::StarFilled, tokens.advocate);
    }
}

/// What the signs mean.
pub(super) fn legend(ui: &mut Ui, tokens: &Tokens) {
    ui.spacing_mut().item_spacing.x = gap::S;
    let entry = |ui: &mut Ui, words: &str, paint: &dyn Fn(&Ui, Rect)| {
        let (area, _) = ui.allocate_exact_size(vec2(18.0, 14.0), Sense::hover());
        paint(ui, area);
        ui.label(crate::app::theme::small(words).color(tokens.muted));
        ui.add_space(gap::XS);
    };
    entry(ui, "two changes", &|ui, area| {
        ui.painter().rect_filled(area, radius::CONTROL, tokens.sel);
    });
    entry(ui, "advocate double-booked", &|ui, area| {
        icon(ui.painter(), area.shrink(1.0), Icon::StarFilled, tokens.advocate);
    });
    entry(ui, "too much: three changes, or six asks of two", &|ui, area| {
        let rim = Stroke::new(1.5, tokens.warn);
        ui.painter().rect(area, radius::CONTROL, tokens.warn_soft, rim, StrokeKind::Inside);
        write(ui, area.center(), Align2::CENTER_CENTER, "!", semibold(size::MICRO), tokens.warn, 12.0);
    });
}

fn offset_id() -> Id {
    Id::unique("saturation offset")
}
