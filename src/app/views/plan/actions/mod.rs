//! What is done, for whom, by whom and when?
//!
//! A table at the left, a timeline at the right, the hours of the owners below: one list of rows, two painters, one scroll.
//!
//! *Invariants:* the rows are worked out once a change of the map, of the filter or of the order; only those that are seen are
//! painted. An action that was just added is selected and shown.

mod bulk;
mod cells;
mod changes;
mod columns;
mod editing;
mod empty;
mod entering;
mod entry;
mod head;
mod hours;
mod keys;
mod menu;
mod order;
mod rows;
mod split;
mod table;
mod timeline;
mod toolbar;
mod values;

use super::Part;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::model::Key as Named;
use bulk::Bulk;
use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};
use entering::Entry;
use hours::Hours;
use order::Order;
use rows::Row;
use split::Split;
use table::Table;
use timeline::Timeline;

/// How high the head of both halves is, in points: months, weeks, checkpoints.
const HEAD: f32 = 24.0 + 24.0 + head::LANE;

/// This part of the plan and how it is looked at.
#[derive(Default)]
pub(super) struct Actions {
    order: Order,
    table: Table,
    bulk: Bulk,
    entry: Entry,
    /// How far the rows are scrolled down, in points; the same for both halves.
    scroll: f32,
    /// Where they must be scrolled to in the next frame.
    jump: Option<f32>,
    split: Split,
    timeline: Timeline,
    hours: Hours,
    /// The suggestions were asked for.
    suggests: bool,
}

impl Actions {
    /// Whether the suggestions were asked for in this frame.
    pub(super) fn wants_suggestions(&mut self) -> bool {
        std::mem::take(&mut self.suggests)
    }

    /// The grounds of the rows that are seen, over both halves.
    fn grounds(&self, ui: &Ui, cx: &Context<'_>, whole: Rect, first_top: f32) {
        let tokens = cx.tokens;
        let rows = &self.order.rows;
        let painter = ui.painter().with_clip_rect(whole);
        for place in rows.seen(whole.top() - first_top, whole.bottom() - first_top) {
            let row = &rows.list[place];
            let top = first_top + rows.tops[place];
            let area = Rect::from_x_y_ranges(whole.x_range(), top..=top + row.height());
            let fill = match row {
                Row::Head(..) => tokens.app,
                Row::Action(id) if cx.selection.has(Named::Action(*id)) => tokens.sel,
                Row::Action(id) if cx.hovered == Some(Named::Action(*id)) => tokens.accent_soft,
                Row::Action(_) => tokens.surface,
            };
            painter.rect_filled(area, 0.0, fill);
            let hair = tokens.hairline(ui);
            painter.hline(area.x_range(), area.bottom() - hair.width / 2.0, hair);
        }
    }

    /// Both halves under one scroll.
    fn halves(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, upper: Rect, middle: f32) {
        let body = upper.with_min_y(upper.top() + HEAD);
        let jump = self.jump.take();
        let builder = UiBuilder::new().id_salt("plan rows").max_rect(body);
        ui.scope_builder(builder, |ui| {
            // The rows reach to the edge; what is cut off there says by itself that there is more.
            let scroll = &mut ui.spacing_mut().scroll;
            scroll.floating_allocated_width = 0.0;
            scroll.fade.strength = 0.0;
            let mut area = ScrollArea::vertical().id_salt("plan rows").auto_shrink(false);
            if let Some(jump) = jump {
                area = area.vertical_scroll_offset(jump);
            }
            let shown = area.show_viewport(ui, |ui, viewport| {
                let size = vec2(body.width(), self.order.rows.height.max(viewport.height()));
                let (content, _) = ui.allocate_exact_size(size, Sense::hover());
                let first_top = content.top();
                self.grounds(ui, cx, body, first_top);
                let left = upper.with_max_x(middle);
                let mut beside = ui.new_child(UiBuilder::new().id_salt("table").max_rect(left));
                beside.set_clip_rect(left);
                let ground = self.table.ground(left.with_min_y(body.top()), first_top);
                let mut rows = beside.new_child(UiBuilder::new().id_salt("rows").max_rect(ground.view));
                rows.set_clip_rect(ground.view);
                self.table.rows(&mut rows, cx, out, &self.order, &ground);
                self.table.sideways(&rows, cx, &ground);
                self.table.head(&mut beside, cx, left.with_max_y(body.top()), &ground);
                let right = upper.with_min_x(middle);
                let mut beside = ui.new_child(UiBuilder::new().id_salt("timeline").max_rect(right));
                beside.set_clip_rect(right);
                self.timeline.ui(&mut beside, right, &self.order.rows, first_top, cx, out);
                self.table.reveal(cx, &self.order, &ground, viewport.top())
            });
            self.jump = shown.inner;
            self.scroll = shown.state.clamped_offset().y;
        });
        if self.jump.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// Selects and shows what was just added.
    fn show_added(&mut self, cx: &Context<'_>, out: &mut Outbox) {
        let Some(action) = self.entry.added.take() else { return };
        let found = cx.document.actions.iter().rev().find(|(_, other)| **other == action);
        let Some((id, _)) = found else { return };
        out.ask(Request::Select(Selection::one(Named::Action(*id))));
        if self.order.is_hidden(*id) {
            let why = if cx.filter.is_on() { "the filter hides it" } else { "its group is closed" };
            out.ask(Request::Tell(format!("Added {}; {why}", action.title)));
        }
    }
}

impl Part for Actions {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        self.table.toolbar(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.timeline.toolbar(ui, cx, out));
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let held = self.table.active || self.table.editing.is_some();
        if self.order.follow(cx, &self.table.shape, held) {
            // The status bar, which is drawn before, counts them.
            ui.ctx().request_repaint();
        }
        self.show_added(cx, out);
        let whole = ui.available_rect_before_wrap();
        let entry = whole.with_min_y(whole.bottom() - entering::HIGH);
        let above = whole.with_max_y(if cx.initiative.is_some() { entry.top() } else { whole.bottom() });
        let several = keys::selected(cx);
        // Before the line below takes it.
        if self.table.free
            && !cx.blocked
            && ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, Key::N))
        {
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
            if several.len() > 1 {
                out.ask(Request::Select(Selection::default()));
            }
            self.entry.ask();
        }
        if self.order.total == 0 {
            ui.painter().rect_filled(whole, 0.0, cx.tokens.app);
            self.table.active = false;
            self.timeline.rest();
            self.table.free = !cx.focused && !cx.blocked;
            match empty::none(ui, cx, above, out) {
                Some(empty::Pressed::Suggest) => self.suggests = true,
                Some(empty::Pressed::New) => out.ask(Request::Run("action.add")),
                None => {}
            }
        } else {
            let foot = self.hours.height(ui.ctx(), cx).min(above.height() * 0.4);
            let upper = above.with_max_y(above.bottom() - foot);
            let middle = whole.left() + self.split.table(whole.width());
            self.halves(ui, cx, out, upper, middle);
            if self.order.rows.list.is_empty() {
                empty::no_match(ui, cx, upper.with_min_y(upper.top() + HEAD), out);
            }
            if foot > 0.0 {
                let band = above.with_min_y(upper.bottom());
                let (left, right) = (band.with_max_x(middle), band.with_min_x(middle));
                self.hours.ui(ui, left, right, &self.timeline, cx, out);
            }
            self.split.ui(ui, cx, upper, HEAD);
            // Where a field has just given the keyboard back to the cells, the next key is theirs already.
            self.table.active |= !cx.blocked && ui.memory(|memory| memory.has_focus(table::cells_id()));
        }
        if several.len() > 1 {
            self.bulk.ui(ui, cx, out, entry, &several);
        } else {
            self.entry.ui(ui, cx, out, entry);
        }
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        self.table.takes(keys) || self.timeline.takes(keys)
    }

    fn counts(&self) -> Option<String> {
        let all = changes::actions(self.order.total);
        let fit =
            if self.order.fit < self.order.total { format!("{} of {all}", self.order.fit) } else { all };
        Some(format!("{fit} · {} overdue", self.order.overdue))
    }

    fn hint(&self) -> Option<String> {
        let usual = || "F2 or typing writes, Ctrl+Enter opens, N adds, Alt+arrows move in time".to_owned();
        Some(self.timeline.hint().unwrap_or_else(usual))
    }

    fn escape(&mut self) -> bool {
        self.timeline.escape() || self.table.editing.take().is_some()
    }

    fn hides(&self) -> bool {
        true
    }

    fn has_suggestions(&self) -> bool {
        true
    }
}
