//! Everybody in a table: sort, group, find, select, and write in place.
//!
//! What the cells say and what text means in them is plain code (`columns`, `values`, `changes`, `block`, `cursor`,
//! `order`); the rest paints it and listens.

mod block;
mod bulk;
mod cells;
mod changes;
mod columns;
mod cursor;
mod editing;
mod filter_row;
mod ground;
mod header;
mod keys;
mod known;
mod order;
mod pasting;
mod rows;
mod toolbar;
mod values;

use super::View;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::widgets;
use crate::model::StakeholderId;
use columns::Column;
use cursor::Cursor;
use editing::Editing;
use egui::{Frame, KeyboardShortcut, Margin, Panel, Pos2, Ui, UiBuilder, vec2};
use order::{Order, Shape};
use pasting::Asking;
use std::collections::BTreeMap;
use values::Place;

/// How high a row is, in points.
const ROW: f32 = 32.0;
/// How wide the column of boxes is.
const TICK: f32 = 36.0;

/// The table and how it is looked at.
pub(super) struct People {
    shape: Shape,
    order: Order,
    /// From left to right; the name is always the first.
    columns: Vec<Column>,
    widths: BTreeMap<Column, f32>,
    cursor: Option<Cursor>,
    /// The cells have the keyboard.
    active: bool,
    /// The cursor must be brought into view.
    reveals: bool,
    /// How many rows a page has.
    page: isize,
    editing: Option<Editing>,
    asking: Option<Asking>,
    /// The name that is being written behind the last row.
    adding: Option<String>,
    /// Where a range of rows begins.
    anchor: Option<StakeholderId>,
    /// Who was brought into view because they were selected.
    shown: Option<StakeholderId>,
    /// The heading that is dragged, and before which place it would stand.
    grabbed: Option<(Column, Option<usize>)>,
    /// Where the menu of commands is to be opened, and where it was.
    menu: Option<Pos2>,
    menu_at: Pos2,
    menu_by_key: bool,
    /// The tag that is being written in the bar, and how wide the bar was.
    tag: String,
    bar: f32,
    /// Whether the row of filters is shown, and what is being written in it.
    filters: bool,
    filtering: Option<(Column, String)>,
}

impl Default for People {
    fn default() -> Self {
        Self {
            shape: Shape { sort: vec![(Column::Name, false)], ..Shape::default() },
            order: Order::default(),
            columns: toolbar::usual(),
            widths: BTreeMap::new(),
            cursor: None,
            active: false,
            reveals: false,
            page: 10,
            editing: None,
            asking: None,
            adding: None,
            anchor: None,
            shown: None,
            grabbed: None,
            menu: None,
            menu_at: Pos2::ZERO,
            menu_by_key: false,
            tag: String::new(),
            bar: 640.0,
            filters: false,
            filtering: None,
        }
    }
}

impl<'a> Place<'a> {
    /// Where the cells of this frame are written.
    fn of(cx: &Context<'a>) -> Self {
        Self { document: cx.document, initiative: cx.initiative, today: cx.today }
    }
}

impl People {
    fn table(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let whole = ui.available_rect_before_wrap();
        let head = whole.with_max_y(whole.top() + ROW);
        let filters = head.translate(vec2(0.0, ROW));
        let body = whole.with_min_y(if self.filters { filters.bottom() } else { head.bottom() });
        let builder = UiBuilder::new().id_salt("people table").max_rect(body);
        let ground = ui
            .scope_builder(builder, |ui| {
                // The rows reach to the edge; what is cut off there says by itself that there is more.
                let scroll = &mut ui.spacing_mut().scroll;
                scroll.floating_allocated_width = 0.0;
                scroll.fade.strength = 0.0;
                scroll.foreground_color = true;
                scroll.dormant_background_opacity = 0.0;
                scroll.dormant_handle_opacity = 0.3;
                scroll.active_handle_opacity = 0.5;
                self.rows(ui, cx, out)
            })
            .inner;
        self.header(ui, cx, out, head, &ground);
        if self.filters {
            self.filter_row(ui, cx, out, filters, &ground);
        }
        if self.order.shown() == 0 && cx.filter.is_on() {
            let builder = UiBuilder::new().id_salt("no match").max_rect(body.with_min_y(body.top() + ROW));
            let pressed = ui.scope_builder(builder, |ui| {
                let text = "Nobody fits what is looked for.";
                widgets::empty_state(ui, cx.tokens, "No match", text, "Clear filter")
            });
            if pressed.inner {
                out.ask(Request::Filter(String::new()));
            }
        }
        self.bulk(ui, cx, out, whole);
    }

    fn nobody(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let text =
            "Everybody whom this change concerns stands in this table. Paste names from anywhere (Ctrl+V).";
        if widgets::empty_state(ui, cx.tokens, "Nobody here yet", text, "Add a person") {
            out.ask(Request::Run("people.add"));
        }
    }
}

impl View for People {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        let held = self.active || self.editing.is_some();
        self.order.follow(cx, &self.shape, &self.columns, held);
        Panel::top("people toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(36.0)
            .resizable(false)
            .show(ui, |ui| self.toolbar(ui, cx, out));
        self.question(ui, cx, out);
        self.active = false;
        if self.order.total() == 0 {
            self.nobody(ui, cx, out);
        } else {
            self.table(ui, cx, out);
            // Where a field has just given the keyboard back to the cells, the next key is theirs already.
            self.active |= !cx.blocked && ui.memory(|memory| memory.has_focus(ground::cells_id()));
        }
    }

    fn hint(&self) -> Option<String> {
        let (column, down) = self.shape.sort.first()?;
        let end = if *down { "highest" } else { "lowest" };
        let more = Column::ALL.iter().filter(|column| !self.columns.contains(column)).count();
        let more = if more == 0 { String::new() } else { format!(" · {more} more columns") };
        Some(format!("Sorted by {}, {end} first{more}", column.name().to_lowercase()))
    }

    fn escape(&mut self) -> bool {
        if self.grabbed.take().is_some() || self.editing.take().is_some() || self.asking.take().is_some() {
            return true;
        }
        let range = self.cursor.as_mut().filter(|cursor| self.active && cursor.anchor != cursor.head);
        range.map(|cursor| cursor.anchor = cursor.head).is_some()
    }

    fn takes(&self, shortcut: &KeyboardShortcut) -> bool {
        self.takes_key(shortcut)
    }

    fn hides(&self) -> bool {
        true
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn filter_row(&mut self) {
        self.filters = !self.filters;
    }
}
