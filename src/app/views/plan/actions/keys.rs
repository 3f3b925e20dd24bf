//! What do keys and the clipboard do in the table of actions?
//!
//! While the cursor is in the cells all keys are for it. While nothing has the keyboard the arrow keys go into the cells, and N
//! goes to the line where actions are added.

use super::changes;
use super::columns::Column;
use super::order::Order;
use super::table::{Cell, Table, cells_id};
use super::values;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::model::{ActionId, Key as Named};
use egui::{Event, EventFilter, Key, KeyboardShortcut, Modifiers, Ui};

/// How far a key moves the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Rows(isize),
    Columns(isize),
    RowStart,
    RowEnd,
    First,
    Last,
}

const STEPS: [(Modifiers, Key, Step); 8] = [
    (Modifiers::COMMAND, Key::Home, Step::First),
    (Modifiers::COMMAND, Key::End, Step::Last),
    (Modifiers::NONE, Key::ArrowUp, Step::Rows(-1)),
    (Modifiers::NONE, Key::ArrowDown, Step::Rows(1)),
    (Modifiers::NONE, Key::ArrowLeft, Step::Columns(-1)),
    (Modifiers::NONE, Key::ArrowRight, Step::Columns(1)),
    (Modifiers::NONE, Key::Home, Step::RowStart),
    (Modifiers::NONE, Key::End, Step::RowEnd),
];

/// The selected actions of the initiative that is looked at, in the order of their ids.
pub(super) fn selected(cx: &Context<'_>) -> Vec<ActionId> {
    let ours = |id: &ActionId| {
        cx.document.actions.get(id).is_some_and(|action| Some(action.initiative) == cx.initiative)
    };
    let action = |key| if let Named::Action(id) = key { Some(id).filter(ours) } else { None };
    cx.selection.keys().into_iter().filter_map(action).collect()
}

impl Table {
    /// Whether a key is for the table and so must not run a command.
    pub(super) fn takes(&self, shortcut: &KeyboardShortcut) -> bool {
        match (shortcut.logical_key, shortcut.modifiers) {
            (Key::A | Key::D, with) if with.command && !with.shift && !with.alt => self.active || self.free,
            (Key::N | Key::Delete | Key::Backspace | Key::F2, Modifiers::NONE) => self.active || self.free,
            (_, with) if with.command || with.alt => false,
            (key, _) => self.active && (!key.name().starts_with('F') || key.name().len() == 1),
        }
    }

    /// Arrow keys, Tab and Esc are for the cursor. Tab leaves the table at the ends of a row.
    pub(super) fn hold_keyboard(&mut self, ui: &Ui, cx: &Context<'_>, order: &Order) {
        self.active = ui.memory(|memory| memory.has_focus(cells_id())) && !cx.blocked;
        self.free = !cx.focused && !cx.blocked && ui.memory(|memory| memory.focused().is_none());
        if !self.active {
            return;
        }
        if self.cursor.is_none_or(|(id, _)| order.is_hidden(id)) {
            let selected = selected(cx).into_iter().find(|id| !order.is_hidden(*id));
            let id = selected.or_else(|| order.shown.first().copied());
            self.cursor = id.map(|id| (id, Column::Title));
        }
        if let Some((_, column)) = &mut self.cursor
            && !self.columns.contains(column)
        {
            *column = Column::Title;
        }
        let at = self.cursor.and_then(|(_, column)| self.columns.iter().position(|other| *other == column));
        let shift = ui.input(|input| input.modifiers.shift);
        let edge = if shift { Some(0) } else { self.columns.len().checked_sub(1) };
        let filter =
            EventFilter { tab: at != edge, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(cells_id(), filter));
    }

    /// Does what the keys say.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox, order: &Order) {
        // An open menu has the keys, Esc among them.
        if self.editing.is_some() || egui::Popup::is_any_open(ui.ctx()) || !(self.active || self.free) {
            return;
        }
        let pressed = |with, key| ui.input_mut(|input| input.consume_key(with, key));
        let chosen = selected(cx);
        if (self.active || !chosen.is_empty()) && taken_copy(ui) {
            self.copy(ui.ctx(), cx, out, order);
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            out.ask(Request::Select(Selection::of(order.shown.iter().map(|id| Named::Action(*id)))));
        }
        if !chosen.is_empty() {
            if pressed(Modifiers::COMMAND, Key::D) {
                duplicate(cx, out, &chosen);
            }
            if pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace) {
                delete(out, &chosen);
            }
        }
        if !self.active {
            let arrow = ui.input(|input| {
                input.modifiers.is_none()
                    && (input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp))
            });
            if arrow || (!chosen.is_empty() && pressed(Modifiers::NONE, Key::F2)) {
                ui.memory_mut(|memory| memory.request_focus(cells_id()));
            }
            return;
        }
        self.walk(ui, cx, out, order);
        let Some(cursor) = self.cursor else { return };
        if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
            self.menu_by_key = true;
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            ui.memory_mut(|memory| memory.surrender_focus(cells_id()));
        }
        let typed = typed(ui);
        if typed == " " {
            self.seen = Some(cursor.0);
            out.ask(Request::Select(cx.selection.clicked(Named::Action(cursor.0), Click::Toggle)));
        } else if !typed.trim().is_empty() {
            self.edit_at(cx, cursor, Some(typed));
        } else if pressed(Modifiers::COMMAND, Key::Enter) {
            super::menu::open(out, cursor.0);
        } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F2) {
            self.edit_at(cx, cursor, None);
        }
    }

    fn walk(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox, order: &Order) {
        let page = self.page;
        let pages = [(Key::PageUp, -page), (Key::PageDown, page)]
            .map(|(key, by)| (Modifiers::NONE, key, Step::Rows(by)));
        for (modifiers, key, step) in STEPS.into_iter().chain(pages) {
            // With Alt they move the action in time: that is for the timeline.
            if ui.input(|input| input.modifiers.alt) {
                return;
            }
            // With Shift first: without it the key would be taken for the plain one.
            let shift = ui.input_mut(|input| input.consume_key(modifiers | Modifiers::SHIFT, key));
            if shift || ui.input_mut(|input| input.consume_key(modifiers, key)) {
                self.step(step, shift, cx, out, order);
            }
        }
        // At the ends of a row egui has taken it already, to leave the table.
        let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab));
        if back || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
            self.step(Step::Columns(if back { -1 } else { 1 }), false, cx, out, order);
        }
    }

    /// Moves the cursor. The selection goes with it: with Shift it grows, and where several are selected it stays.
    pub(super) fn step(
        &mut self,
        step: Step,
        extend: bool,
        cx: &Context<'_>,
        out: &mut Outbox,
        order: &Order,
    ) {
        let Some(cursor) = self.cursor else { return };
        let Some(next) = moved(cursor, step, &order.shown, &self.columns) else { return };
        self.cursor = Some(next);
        self.reveals = true;
        let key = Named::Action(next.0);
        if extend && !matches!(step, Step::Columns(_)) {
            self.anchor = self.anchor.or(Some(cursor.0));
            self.select_to(next.0, out, order);
        } else if selected(cx).len() <= 1 && !cx.selection.has(key) {
            self.anchor = Some(next.0);
            self.seen = Some(next.0);
            out.ask(Request::Select(Selection::one(key)));
        }
    }

    /// Puts the selected actions, or that of the cursor, on the clipboard as rows for a spreadsheet.
    pub(super) fn copy(&self, ctx: &egui::Context, cx: &Context<'_>, out: &mut Outbox, order: &Order) {
        let chosen = |id: &ActionId| cx.selection.has(Named::Action(*id));
        let mut ids: Vec<ActionId> = order.shown.iter().copied().filter(chosen).collect();
        if ids.is_empty() {
            ids.extend(self.cursor.map(|(id, _)| id));
        }
        if ids.is_empty() {
            return;
        }
        let mut rows = vec![self.columns.iter().map(|column| column.name().to_owned()).collect::<Vec<_>>()];
        for action in ids.iter().filter_map(|id| cx.document.actions.get(id)) {
            let cell =
                |column: &Column| values::text(cx.document, action, *column).replace(['\t', '\n'], " ");
            rows.push(self.columns.iter().map(cell).collect());
        }
        let lines: Vec<String> = rows.into_iter().map(|row| row.join("\t")).collect();
        ctx.copy_text(lines.join("\n"));
        out.ask(Request::Tell(format!("Copied {}", changes::actions(ids.len()))));
    }
}

/// Adds copies of these.
pub(super) fn duplicate(cx: &Context<'_>, out: &mut Outbox, ids: &[ActionId]) {
    let fresh = changes::copies(cx.document, ids);
    if !fresh.is_empty() {
        out.make(move |_, ids| changes::add(ids, fresh));
    }
}

/// Deletes these, says so, and offers to take it back.
pub(super) fn delete(out: &mut Outbox, ids: &[ActionId]) {
    out.ask(Request::Select(Selection::of(ids.iter().map(|id| Named::Action(*id)))));
    out.ask(Request::Run("edit.delete"));
}

/// The cell in which a key ends; it stops at the edges.
fn moved((id, column): Cell, step: Step, rows: &[ActionId], columns: &[Column]) -> Option<Cell> {
    let (last_row, last_column) = (rows.len().checked_sub(1)?, columns.len().checked_sub(1)?);
    let row = rows.iter().position(|other| *other == id).unwrap_or(0);
    let column = columns.iter().position(|other| *other == column).unwrap_or(0);
    let (row, column) = match step {
        Step::Rows(by) => (row.saturating_add_signed(by).min(last_row), column),
        Step::Columns(by) => (row, column.saturating_add_signed(by).min(last_column)),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last_column),
        Step::First => (0, 0),
        Step::Last => (last_row, last_column),
    };
    Some((rows[row], columns[column]))
}

/// Takes letters out of the input.
fn typed(ui: &Ui) -> String {
    let mut typed = String::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            if let Event::Text(text) = event {
                typed.push_str(text);
                return false;
            }
            true
        });
    });
    typed
}

/// Takes the wish to copy out of the input.
fn taken_copy(ui: &Ui) -> bool {
    let mut copy = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let wanted = matches!(event, Event::Copy);
            copy |= wanted;
            !wanted
        });
    });
    copy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn the_cursor_stops_at_the_edges() {
        let rows: Vec<ActionId> = (1..=3).map(Id::from_bits).collect();
        let columns = [Column::Title, Column::Owner, Column::Due];
        let start = (rows[1], Column::Owner);
        let go = |step| moved(start, step, &rows, &columns).expect("a cell");
        assert_eq!(go(Step::Rows(-9)), (rows[0], Column::Owner));
        assert_eq!(go(Step::Columns(5)), (rows[1], Column::Due));
        assert_eq!((go(Step::First), go(Step::Last)), ((rows[0], Column::Title), (rows[2], Column::Due)));
        assert_eq!(moved(start, Step::First, &[], &columns), None);
    }
}
