//! What do keys and the clipboard do while the cursor is in the cells?

use super::People;
use super::block;
use super::changes::{self, Verb, Written};
use super::columns::{Column, Line};
use super::cursor::{Block, Step};
use super::ground::cells_id;
use super::values::{self, Place};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::model::{Key as Named, StakeholderId};
use egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

/// What came from the keyboard and the clipboard, apart from the keys that move.
#[derive(Default)]
struct Given {
    typed: String,
    copy: bool,
    cut: bool,
    paste: Option<String>,
}

impl People {
    /// Whether a key is for the cells, so that it must not run a command.
    pub(super) fn takes_key(&self, shortcut: &KeyboardShortcut) -> bool {
        if !self.active {
            return false;
        }
        let block = self.block();
        match (shortcut.logical_key, shortcut.modifiers) {
            (Key::D, with) if with.command => block.is_some_and(|block| block.height() > 1),
            (_, with) if with.command || with.alt => false,
            // In the column of names Delete means the people: a name cannot be cleared.
            (Key::Delete | Key::Backspace, _) => block.is_some_and(|block| block.columns != (0, 0)),
            (Key::F2, _) => true,
            (key, _) => !key.name().starts_with('F') || key.name().len() == 1,
        }
    }

    pub(super) fn block(&self) -> Option<Block> {
        self.cursor?.block(self.order.people(), &self.columns)
    }

    /// Does what the keys say.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        // An open menu has the keys, Esc among them.
        if !self.active || self.editing.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let given = taken(ui);
        if let Some(text) = given.paste {
            self.paste(&text, cx, out);
        }
        if (given.copy || given.cut)
            && let Some(text) = self.copied(cx)
        {
            ui.ctx().copy_text(text);
        }
        if given.cut {
            self.clear(cx, out);
        }
        self.walk(ui, cx, out);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Delete) || pressed(Key::Backspace) {
            self.clear(cx, out);
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::D)) {
            self.fill(cx, out);
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10)) || pressed(Key::Menu) {
            self.menu_by_key = true;
        }
        if pressed(Key::Escape) {
            ui.memory_mut(|memory| memory.surrender_focus(cells_id()));
        }
        let Some(cursor) = self.cursor else { return };
        if given.typed == " " {
            let key = Named::Stakeholder(cursor.head.person);
            self.shown = Some(cursor.head.person);
            out.ask(Request::Select(cx.selection.clicked(key, Click::Toggle)));
        } else if !given.typed.trim().is_empty() {
            self.edit_at(cx, out, cursor.head, Some(given.typed));
        } else if pressed(Key::Enter) || pressed(Key::F2) {
            self.edit_at(cx, out, cursor.head, None);
        }
    }

    /// The keys that move the cursor.
    fn walk(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        let keys = [
            (Modifiers::COMMAND, Key::Home, Step::First),
            (Modifiers::COMMAND, Key::End, Step::Last),
            (Modifiers::NONE, Key::ArrowUp, Step::Rows(-1)),
            (Modifiers::NONE, Key::ArrowDown, Step::Rows(1)),
            (Modifiers::NONE, Key::ArrowLeft, Step::Columns(-1)),
            (Modifiers::NONE, Key::ArrowRight, Step::Columns(1)),
            (Modifiers::NONE, Key::Home, Step::RowStart),
            (Modifiers::NONE, Key::End, Step::RowEnd),
            (Modifiers::NONE, Key::PageUp, Step::Rows(-self.page)),
            (Modifiers::NONE, Key::PageDown, Step::Rows(self.page)),
        ];
        for (modifiers, key, step) in keys {
            // With Shift first: without it the key would be taken for the plain one.
            let shift = ui.input_mut(|input| input.consume_key(modifiers | Modifiers::SHIFT, key));
            if shift || ui.input_mut(|input| input.consume_key(modifiers, key)) {
                self.move_cursor(step, shift, cx, out);
            }
        }
        // At the ends of a row egui has taken it already, to leave the table.
        let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab));
        if back || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
            self.move_cursor(Step::Columns(if back { -1 } else { 1 }), false, cx, out);
        }
    }

    /// Moves the cursor. The selection goes with it, unless several people are selected.
    pub(super) fn move_cursor(&mut self, step: Step, extend: bool, cx: &Context<'_>, out: &mut Outbox) {
        let Some(cursor) = self.cursor else { return };
        let Some(next) = cursor.moved(step, extend, self.order.people(), &self.columns) else { return };
        self.cursor = Some(next);
        self.reveals = true;
        let key = Named::Stakeholder(next.head.person);
        if !extend && cx.selection.people().len() <= 1 && !cx.selection.has(key) {
            self.anchor = Some(next.head.person);
            self.shown = Some(next.head.person);
            out.ask(Request::Select(Selection::one(key)));
        }
    }

    /// The cells of the range as a block; the selected rows where the range is one cell and several are selected.
    fn copied(&self, cx: &Context<'_>) -> Option<String> {
        let block = self.block();
        let selected = cx.selection.people();
        let (people, columns): (Vec<StakeholderId>, &[Column]) = match block {
            Some(block) if !block.is_one() || selected.len() < 2 => (
                self.order.people()[block.rows.0..=block.rows.1].to_vec(),
                &self.columns[block.columns.0..=block.columns.1],
            ),
            _ => {
                let ticked = self.order.people().iter().filter(|id| selected.contains(id));
                (ticked.copied().collect(), &self.columns)
            }
        };
        let known = self.order.known();
        let row = |line: Line<'_>| columns.iter().map(|column| values::text(&line, known, *column)).collect();
        let rows: Vec<Vec<String>> =
            people.into_iter().filter_map(|id| Line::of(cx.document, cx.initiative, id)).map(row).collect();
        (!rows.is_empty()).then(|| block::write(&rows))
    }

    /// Writes one text for each cell of the range that can be written in.
    fn over_range(&self, text: impl Fn(StakeholderId, Column) -> String) -> Vec<Written> {
        let Some(block) = self.block() else { return Vec::new() };
        let columns = &self.columns[block.columns.0..=block.columns.1];
        let people = &self.order.people()[block.rows.0..=block.rows.1];
        let cells = people.iter().flat_map(|id| columns.iter().map(move |column| (*id, *column)));
        cells
            .filter(|(_, column)| column.edits())
            .map(|(id, column)| (id, column, text(id, column)))
            .collect()
    }

    fn clear(&self, cx: &Context<'_>, out: &mut Outbox) {
        let mut texts = self.over_range(|_, _| String::new());
        texts.retain(|(_, column, _)| *column != Column::Name);
        if texts.is_empty() {
            out.ask(Request::Tell("Nothing here can be cleared".to_owned()));
        }
        out.edit(changes::write(Place::of(cx), Verb::Clear, &texts).edit);
    }

    /// Writes what stands in the first row of the range into the others.
    fn fill(&self, cx: &Context<'_>, out: &mut Outbox) {
        let Some(block) = self.block().filter(|block| block.height() > 1) else { return };
        let Some(first) = self.order.people().get(block.rows.0).copied() else { return };
        let Some(line) = Line::of(cx.document, cx.initiative, first) else { return };
        let mut texts = self.over_range(|_, column| values::text(&line, self.order.known(), column));
        texts.retain(|(id, column, _)| *id != first && *column != Column::Name);
        self.carry_out(Verb::Fill, &texts, cx, out);
    }

    /// Writes texts and says which were refused.
    pub(super) fn carry_out(&self, verb: Verb, texts: &[Written], cx: &Context<'_>, out: &mut Outbox) {
        let made = changes::write(Place::of(cx), verb, texts);
        out.edit(made.edit);
        if let Some(complaint) = changes::complaint(&made.refused) {
            out.ask(Request::Tell(complaint));
        }
    }

    /// Whether text may be pasted over a range: one value fills all of it.
    pub(super) fn fills(&self, rows: &[Vec<String>]) -> Option<Vec<Written>> {
        let one = rows.len() == 1 && rows.first().is_some_and(|row| row.len() == 1);
        let block = self.block().filter(|block| one && !block.is_one())?;
        let text = rows.first().and_then(|row| row.first())?;
        let mut texts = self.over_range(|_, _| text.clone());
        // Several people of one name are hardly meant.
        texts.retain(|(_, column, _)| *column != Column::Name || block.height() == 1);
        Some(texts)
    }

    /// Where a pasted block begins: at the cursor, or behind the last row.
    pub(super) fn paste_at(&self) -> (usize, usize) {
        self.block().map_or((self.order.people().len(), 0), |block| (block.rows.0, block.columns.0))
    }
}

/// Takes text and clipboard events out of the input.
fn taken(ui: &Ui) -> Given {
    let mut given = Given::default();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            match event {
                Event::Text(text) => given.typed.push_str(text),
                Event::Copy => given.copy = true,
                Event::Cut => given.cut = true,
                Event::Paste(text) => given.paste = Some(text.clone()),
                _ => return true,
            }
            false
        });
    });
    given
}
