//! The rows: what is painted of them, and what the pointer does there?
//!
//! *Invariants:* only visible rows are built. The cells are one thing for the keyboard: the cursor is inside it.

use super::cells::{Paint, tick};
use super::columns::{Column, Line};
use super::cursor::{Cell, Cursor};
use super::ground::{Ground, Span, cells_id};
use super::order::{Group, Row};
use super::{People, ROW, TICK, values};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::menus;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::{fonts, widgets};
use crate::model::{Key, StakeholderId};
use egui::scroll_area::ScrollSource;
use egui::{
    Align, Align2, Layout, Popup, PopupKind, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

impl People {
    /// The columns that are shown, from left to right.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut left = TICK;
        self.columns
            .iter()
            .map(|column| {
                let width = self.width(*column);
                left += width;
                (*column, left - width, width)
            })
            .collect()
    }

    /// Draws the rows; returns where they are.
    pub(super) fn rows(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) -> Ground {
        let spans = self.spans();
        let sticky = TICK + self.width(Column::Name);
        let count = self.order.rows().len();
        let wide = spans.last().map_or(sticky, |(_, left, width)| left + width);
        let below = if self.shows_bulk(cx) { 56.0 } else { 8.0 };
        let high = (count + 1) as f32 * ROW + below;
        ScrollArea::both()
            .id_salt("people rows")
            .auto_shrink(false)
            .scroll_source(ScrollSource { drag: ScrollSource::NONE.drag, ..ScrollSource::ALL })
            .show_viewport(ui, |ui, viewport| {
                let size = vec2(wide, high).max(viewport.size());
                let (content, _) = ui.allocate_exact_size(size, Sense::hover());
                let view = viewport.translate(content.min.to_vec2());
                let ground = Ground { view, origin: content.min, sticky };
                self.draw(ui, cx, out, &ground, &spans);
                ground
            })
            .inner
    }

    fn draw(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, ground: &Ground, spans: &[Span]) {
        let cells = ui.interact(ground.view, cells_id(), Sense::click_and_drag());
        cells.widget_info(|| WidgetInfo::labeled(Role::Grid, true, "People"));
        self.hold_keyboard(ui, cx);
        self.page = (ground.view.height() / ROW).floor().max(2.0) as isize - 1;
        self.keys(ui, cx, out);
        self.range_by_drag(&cells, ground, spans);
        let first = ((ground.view.top() - ground.origin.y) / ROW).floor().max(0.0) as usize;
        let last = ((ground.view.bottom() - ground.origin.y) / ROW).ceil().max(0.0) as usize;
        let rows: Vec<(usize, Row)> =
            self.order.rows().iter().cloned().enumerate().take(last).skip(first).collect();
        let mut moving = ui.new_child(UiBuilder::new().id_salt("moving").max_rect(ground.moving()));
        moving.set_clip_rect(ground.moving().intersect(ui.clip_rect()));
        let selected: std::collections::BTreeSet<StakeholderId> = cx.selection.people().into_iter().collect();
        for (place, row) in &rows {
            let top = ground.top(*place);
            let area = Rect::from_x_y_ranges(ground.view.x_range(), top..=top + ROW);
            match row {
                Row::Head(group, name, count) => self.group_row(ui, cx, area, (*group, name, *count)),
                Row::Person(id) => {
                    let Some(line) = Line::of(cx.document, cx.initiative, *id) else { continue };
                    let place = (*place, selected.contains(id));
                    self.person_row((&*ui, &moving), cx, out, ground, spans, area, &line, place);
                }
            }
        }
        let top = ground.top(self.order.rows().len());
        self.last_line(ui, cx, out, Rect::from_x_y_ranges(ground.view.x_range(), top..=top + ROW));
        self.paint_cursor(ui, &moving, cx, ground, spans);
        self.show_editing(ui, cx, out, ground, spans);
        self.reveal(ui, cx, ground, spans);
        self.context_menu(&cells, cx, out, ground, spans);
    }

    /// The commands for whom was pressed with the right button, or by the menu key for whom the cursor is at.
    fn context_menu(
        &mut self,
        cells: &Response,
        cx: &Context<'_>,
        out: &mut Outbox,
        ground: &Ground,
        spans: &[Span],
    ) {
        if std::mem::take(&mut self.menu_by_key)
            && let Some((area, _)) = self.cursor.and_then(|cursor| self.area_of(cursor.head, ground, spans))
        {
            self.menu = Some(ground.view.clamp(area.left_bottom()));
        }
        let id = cells_id().with("menu");
        if let Some(at) = self.menu.take() {
            self.menu_at = at;
            Popup::open_id(&cells.ctx, id);
        }
        Popup::new(id, cells.ctx.clone(), self.menu_at, cells.layer_id)
            .kind(PopupKind::Menu)
            .layout(Layout::top_down_justified(Align::Min))
            .style(egui::containers::menu::menu_style)
            .width(280.0)
            .open_memory(None)
            .show(|ui| menus::person(ui, cx, out));
    }

    fn group_row(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect, head: (Group, &str, usize)) {
        let (group, name, count) = head;
        let tokens = cx.tokens;
        let open = !self.shape.closed.contains(&group);
        let response = ui.interact(area, cells_id().with(("group", group)), Sense::click());
        let verb = if open { "Close" } else { "Open" };
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("{verb} group {name}, {}", people(count)))
        });
        ui.painter().rect_filled(area, 0.0, if response.hovered() { tokens.accent_soft } else { tokens.app });
        ui.painter().hline(area.x_range(), area.bottom() - 0.5, tokens.hairline(ui));
        if response.has_focus() {
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        let arrow = Rect::from_center_size(pos2(area.left() + 18.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), arrow, if open { Icon::ChevronDown } else { Icon::ChevronRight }, tokens.muted);
        let mut left = area.left() + TICK + 8.0;
        if let Group::Stance(Some(stance)) = group {
            let at = pos2(left + 7.0, area.center().y);
            widgets::paint_badge(ui.painter(), at, 7.0, stance, true, tokens);
            left += 20.0;
        }
        let at = pos2(left, area.center().y);
        let written =
            widgets::write(ui, at, Align2::LEFT_CENTER, name, fonts::semibold(13.0), tokens.text, 320.0);
        let at = pos2(written.right() + 8.0, area.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, count, fonts::regular(12.0), tokens.muted);
        if response.clicked() && !self.shape.closed.remove(&group) {
            self.shape.closed.insert(group);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a row is where all of these meet")]
    fn person_row(
        &mut self,
        (still, moving): (&Ui, &Ui),
        cx: &Context<'_>,
        out: &mut Outbox,
        ground: &Ground,
        spans: &[Span],
        area: Rect,
        line: &Line<'_>,
        (place, selected): (usize, bool),
    ) {
        let tokens = cx.tokens;
        let id = cells_id().with(line.id);
        let row = still.interact(area, id, Sense::hover());
        row.widget_info(|| {
            let name = format!("{} in row {}", line.person.name, place + 1);
            WidgetInfo::selected(Role::Row, true, selected, name)
        });
        let key = Key::Stakeholder(line.id);
        if row.contains_pointer() {
            out.ask(Request::Hover(key));
        }
        let (color, divider) = match (selected, cx.hovered == Some(key), place % 2) {
            (true, ..) => (tokens.sel, tokens.surface),
            (false, true, _) => (tokens.accent_soft, tokens.line),
            (false, false, 0) => (tokens.surface, tokens.line),
            (false, false, _) => (tokens.surface2, tokens.line),
        };
        still.painter().rect_filled(area, 0.0, color);
        let hair = Stroke::new(tokens.hairline(still).width, divider);
        still.painter().hline(area.x_range(), area.bottom() - hair.width / 2.0, hair);
        self.tick_box(still, cx, out, area, line, selected);
        for (column, left, width) in spans {
            let (ui, left) = if *column == Column::Name {
                (still, ground.view.left() + left)
            } else {
                (moving, ground.origin.x + left)
            };
            let cell = Rect::from_x_y_ranges(left..=left + width, area.y_range());
            if !ui.clip_rect().intersects(cell) {
                continue;
            }
            let response = ui.interact(cell, id.with(*column), Sense::CLICK);
            let known = self.order.known();
            response.widget_info(|| {
                let name = format!("{} of {}", column.name(), line.person.name);
                let mut info = WidgetInfo::labeled(Role::Cell, true, name);
                info.current_text_value = Some(known.said(line, *column));
                info
            });
            let cut = Paint { ui, cx, line, known, area: cell, selected }.cell(*column);
            if response.hovered()
                && let Some(hint) = known.hint(*column, line.id)
            {
                response.clone().on_hover_text(hint);
            } else if cut && response.hovered() {
                response.clone().on_hover_text(values::text(line, known, *column));
            }
            self.cell_pressed(&response, cx, out, Cell { person: line.id, column: *column });
        }
    }

    fn tick_box(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        area: Rect,
        line: &Line<'_>,
        selected: bool,
    ) {
        let place = area.with_max_x(area.left() + TICK);
        let response = ui.interact(place, cells_id().with(("tick", line.id)), Sense::CLICK);
        let name = &line.person.name;
        response
            .widget_info(|| WidgetInfo::selected(Role::CheckBox, true, selected, format!("Select {name}")));
        tick(ui, cx.tokens, pos2(place.left() + 18.0, place.center().y), Some(selected), response.hovered());
        if response.clicked() {
            self.press_row(ui.input(|input| input.modifiers), Click::Toggle, line.id, cx, out);
        }
    }

    fn cell_pressed(&mut self, response: &Response, cx: &Context<'_>, out: &mut Outbox, cell: Cell) {
        if response.double_clicked() {
            self.edit_at(cx, out, cell, None);
        } else if response.clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
            let modifiers = response.ctx.input(|input| input.modifiers);
            self.cursor = Some(match self.cursor {
                Some(cursor) if modifiers.shift => cursor.to(cell),
                _ => Cursor::at(cell),
            });
            self.press_row(modifiers, Click::with(modifiers), cell.person, cx, out);
        } else if response.secondary_clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
            self.cursor = Some(Cursor::at(cell));
            let key = Key::Stakeholder(cell.person);
            if !cx.selection.has(key) {
                self.anchor = Some(cell.person);
                self.shown = Some(cell.person);
                out.ask(Request::Select(Selection::one(key)));
            }
            self.menu = response.ctx.input(|input| input.pointer.interact_pos());
        }
    }

    /// What a press on a row or its box selects: Shift from the last one pressed to here.
    fn press_row(
        &mut self,
        modifiers: egui::Modifiers,
        click: Click,
        id: StakeholderId,
        cx: &Context<'_>,
        out: &mut Outbox,
    ) {
        let key = Key::Stakeholder(id);
        let people = self.order.people();
        let place = |id| people.iter().position(|other| *other == id);
        let range = self.anchor.and_then(place).zip(place(id)).filter(|_| modifiers.shift);
        let next = if let Some((a, b)) = range {
            let keys = people[a.min(b)..=a.max(b)].iter().map(|id| Key::Stakeholder(*id));
            Selection::of(std::iter::once(key).chain(keys))
        } else {
            self.anchor = Some(id);
            cx.selection.clicked(key, click)
        };
        self.shown = next.person();
        out.ask(Request::Select(next));
    }
}

/// A number of people, in words.
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}
