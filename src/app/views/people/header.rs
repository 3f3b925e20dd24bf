//! The headings: sort, move, hide and widen columns.
//!
//! Every drag has a key way: the menu of a heading, which the right button or the menu key opens.

use super::cells::tick;
use super::columns::{Column, Line};
use super::ground::{Ground, Span};
use super::{People, TICK, values};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::widgets::{self, menu_item};
use crate::app::{fonts, theme::Tokens};
use crate::model::Key as Named;
use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Popup, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// Columns are never narrower.
const LEAST: f32 = 36.0;
/// How many rows are looked at to fit a width.
const SAMPLE: usize = 300;

impl People {
    /// Draws the headings over the rows.
    pub(super) fn header(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        area: Rect,
        ground: &Ground,
    ) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.surface2);
        let right = area.with_min_x((area.left() + ground.sticky).min(area.right()));
        let mut moving = ui.new_child(UiBuilder::new().id_salt("headings").max_rect(right));
        moving.set_clip_rect(right.intersect(ui.clip_rect()));
        self.tick_all(ui, cx, out, area.with_max_x(area.left() + TICK));
        let spans = self.spans();
        for span in &spans {
            let (column, left, width) = *span;
            let sticky = column == Column::Name;
            let from = if sticky { area.left() } else { ground.origin.x };
            let place = Rect::from_min_size(pos2(from + left, area.top()), vec2(width, area.height()));
            let ui = if sticky { &mut *ui } else { &mut moving };
            if !ui.clip_rect().intersects(place) {
                continue;
            }
            self.heading(ui, cx, column, place);
            self.edge(ui, cx, column, place);
        }
        self.drop_line(&moving, cx, area, ground, &spans);
        let foot = if self.filters { tokens.hairline(ui) } else { Stroke::new(1.0, tokens.ctl) };
        ui.painter().hline(area.x_range(), area.bottom() - 0.5, foot);
    }

    fn tick_all(&self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox, area: Rect) {
        let people = self.order.people();
        let count = cx.selection.people().into_iter().filter(|id| self.order.has(*id)).count();
        let ticked = match count {
            0 => Some(false),
            all if all >= people.len() => Some(true),
            _ => None,
        };
        let response = ui.interact(area, Id::unique("tick all"), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, true, ticked == Some(true), "Select everyone in the table")
        });
        tick(ui, cx.tokens, area.center(), ticked, response.hovered());
        focus_ring(ui, cx.tokens, &response, area);
        if response.clicked() {
            let all = people.iter().map(|id| Named::Stakeholder(*id));
            let next = if ticked == Some(true) { Selection::default() } else { Selection::of(all) };
            out.ask(Request::Select(next));
        }
    }

    fn heading(&mut self, ui: &Ui, cx: &Context<'_>, column: Column, area: Rect) {
        let tokens = cx.tokens;
        let id = Id::unique("heading").with(column);
        let response = ui.interact(area, id, Sense::click_and_drag());
        let sorted = self.shape.sort.iter().position(|(other, _)| *other == column);
        let down = sorted.is_some_and(|place| self.shape.sort[place].1);
        let held = self.grabbed.is_some_and(|(grabbed, _)| grabbed == column);
        if response.hovered() || held {
            ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        }
        let (font, color) = match sorted {
            Some(_) => (fonts::semibold(12.0), tokens.text),
            None => (fonts::medium(12.0), tokens.muted),
        };
        let end = if column == Column::Advocate {
            let at = pos2(area.left() + 18.0, area.center().y);
            icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(14.0)), Icon::Star, color);
            at.x + 5.0
        } else {
            let room = area.width() - if sorted.is_some() { 30.0 } else { 14.0 };
            let at = pos2(area.left() + 8.0, area.center().y);
            widgets::write(ui, at, Align2::LEFT_CENTER, column.name(), font, color, room).right()
        };
        if let Some(place) = sorted {
            triangle(ui, tokens, pos2(end + 10.0, area.center().y), down);
            if place == 1 {
                let at = pos2(end + 16.0, area.center().y);
                ui.painter().text(at, Align2::LEFT_CENTER, "2", fonts::medium(11.0), tokens.muted);
            }
        }
        let line = tokens.hairline(ui);
        ui.painter().vline(area.right(), area.center().y - 6.0..=area.center().y + 6.0, line);
        focus_ring(ui, tokens, &response, area);
        response.widget_info(|| {
            let how = match (sorted, down) {
                (None, _) => String::new(),
                (Some(place), false) => format!(", sorted, lowest first{}", second(place)),
                (Some(place), true) => format!(", sorted, highest first{}", second(place)),
            };
            let name = column.name().to_lowercase();
            WidgetInfo::labeled(Role::ColumnHeader, true, format!("Sort by {name}{how}"))
        });
        if response.clicked() {
            self.sort_by(column, ui.input(|input| input.modifiers.shift));
        }
        self.grab(&response, column);
        self.heading_menu(ui, cx, &response, column);
        if column == Column::Advocate {
            response.on_hover_text("Advocate");
        } else if let Some(metric) = column.measure() {
            response.on_hover_text(format!("{}: {}\n{}", metric.name, metric.help, metric.range));
        }
    }

    /// Sorts by a column, or the other way round; `also` keeps the first and makes it the second.
    pub(super) fn sort_by(&mut self, column: Column, also: bool) {
        let sort = &mut self.shape.sort;
        let down = column.highest_first();
        match sort.iter().position(|(other, _)| *other == column) {
            Some(place) if also || place == 0 => sort[place].1 = !sort[place].1,
            _ if also && !sort.is_empty() => {
                sort.truncate(1);
                sort.push((column, down));
            }
            _ => *sort = vec![(column, down)],
        }
        if !also {
            sort.truncate(1);
        }
    }

    /// A heading that is dragged stands elsewhere afterwards. Esc lets it go.
    fn grab(&mut self, response: &Response, column: Column) {
        if column == Column::Name {
            return;
        }
        if response.drag_started() {
            self.grabbed = Some((column, None));
        }
        if response.drag_stopped()
            && let Some((column, Some(place))) = self.grabbed.take()
        {
            self.put_column(column, place);
        }
    }

    /// Puts a column before the one that stands at this place now.
    fn put_column(&mut self, column: Column, place: usize) {
        let Some(from) = self.columns.iter().position(|other| *other == column) else { return };
        self.columns.remove(from);
        let place = if from < place { place - 1 } else { place };
        self.columns.insert(place.clamp(1, self.columns.len()), column);
    }

    /// Where the dragged heading would stand.
    fn drop_line(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect, ground: &Ground, spans: &[Span]) {
        let Some((_, place)) = &mut self.grabbed else { return };
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let x = at.x - ground.origin.x;
        let before = spans.iter().skip(1).filter(|(_, left, width)| x > left + width / 2.0).count() + 1;
        *place = Some(before);
        let edge = spans
            .get(before)
            .map_or_else(|| spans.last().map_or(0.0, |(_, left, width)| left + width), |(_, left, _)| *left);
        let stroke = Stroke::new(2.0, cx.tokens.accent);
        ui.painter().vline(ground.origin.x + edge, area.top()..=area.bottom(), stroke);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }

    /// The right edge of a heading: a drag widens the column, a double click fits it.
    fn edge(&mut self, ui: &Ui, cx: &Context<'_>, column: Column, area: Rect) {
        let place = Rect::from_center_size(area.right_center(), vec2(8.0, area.height()));
        let response = ui.interact(place, Id::unique("edge").with(column), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Splitter, true, format!("Width of {}", column.name().to_lowercase()))
        });
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            let stroke = Stroke::new(2.0, cx.tokens.accent);
            ui.painter().vline(area.right() - 1.0, area.shrink(6.0).y_range(), stroke);
        }
        if response.dragged() {
            let width = self.width(column) + response.drag_delta().x;
            self.widths.insert(column, width.max(LEAST));
        }
        if response.double_clicked() {
            self.fit(ui, cx, column);
        }
    }

    /// Makes a column as wide as what stands in it.
    fn fit(&mut self, ui: &Ui, cx: &Context<'_>, column: Column) {
        let measure = |text: &str, font| widgets::galley(ui, text, font, cx.tokens.text, 600.0).size().x;
        let before = match column {
            Column::Name => 34.0,
            Column::Stance | Column::Wanted | Column::Next => 28.0,
            Column::Advocate => 32.0,
            _ => 8.0,
        };
        let mut width = measure(column.name(), fonts::semibold(12.0)) + 38.0;
        if column.is_number() {
            width = width.max(92.0);
        }
        for id in self.order.people().iter().take(SAMPLE) {
            let Some(line) = Line::of(cx.document, cx.initiative, *id) else { continue };
            let text = values::text(&line, self.order.known(), column);
            width = width.max(measure(&text, fonts::medium(13.0)) + before + 12.0);
        }
        self.widths.insert(column, width.clamp(LEAST, 480.0).ceil());
    }

    fn heading_menu(&mut self, ui: &Ui, cx: &Context<'_>, response: &Response, column: Column) {
        let by_key = response.has_focus()
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
            });
        if by_key {
            Popup::open_id(ui.ctx(), Popup::default_response_id(response));
        }
        let place = self.columns.iter().position(|other| *other == column).unwrap_or(0);
        let popup = Popup::context_menu(response);
        let popup = if response.has_focus() { popup.anchor(response) } else { popup };
        popup.width(200.0).show(|ui| {
            let item = |ui: &mut Ui, sign, text| menu_item(ui, sign, text, "").clicked();
            if item(ui, Some(Icon::ArrowUp), "Sort, lowest first") {
                self.shape.sort = vec![(column, false)];
            }
            if item(ui, Some(Icon::ArrowDown), "Sort, highest first") {
                self.shape.sort = vec![(column, true)];
            }
            ui.separator();
            if column != Column::Name {
                if place > 1 && item(ui, Some(Icon::ArrowLeft), "Move left") {
                    self.columns.swap(place, place - 1);
                }
                if place + 1 < self.columns.len() && item(ui, Some(Icon::ArrowRight), "Move right") {
                    self.columns.swap(place, place + 1);
                }
            }
            if item(ui, Some(Icon::Plus), "Wider") {
                self.widths.insert(column, self.width(column) + 24.0);
            }
            if item(ui, Some(Icon::Minus), "Narrower") {
                self.widths.insert(column, (self.width(column) - 24.0).max(LEAST));
            }
            if item(ui, Some(Icon::Fit), "Fit the width") {
                self.fit(ui, cx, column);
            }
            if column != Column::Name {
                ui.separator();
                if item(ui, Some(Icon::EyeOff), "Hide") {
                    self.columns.retain(|other| *other != column);
                }
            }
        });
    }

    /// How wide a column is.
    pub(super) fn width(&self, column: Column) -> f32 {
        self.widths.get(&column).copied().unwrap_or_else(|| column.width())
    }
}

fn second(place: usize) -> &'static str {
    if place == 1 { ", second" } else { "" }
}

fn triangle(ui: &Ui, tokens: &Tokens, at: egui::Pos2, down: bool) {
    let tip = if down { 3.0 } else { -3.0 };
    let points = vec![at + vec2(-4.0, -tip), at + vec2(4.0, -tip), at + vec2(0.0, tip)];
    ui.painter().add(Shape::convex_polygon(points, tokens.text, Stroke::NONE));
}

fn focus_ring(ui: &Ui, tokens: &Tokens, response: &Response, area: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(area.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
    }
}
