//! What do keys and the right button do in the cells?

use super::known::Board;
use super::marking::Marking;
use super::matrix::{Ground, cells_id};
use super::{Messages, changes};
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::widgets::menu_item;
use crate::model::{CommunityId, Key as Named, MessageId};
use egui::{Align, EventFilter, Key, KeyboardShortcut, Layout, Modifiers, Popup, PopupKind, Ui};

/// What can be done with a message and an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Open,
    Mark,
    Plan,
    Mean(bool),
    Add,
    Duplicate,
    Delete,
}

impl Messages {
    /// Whether a key is for the cells, so that it must not run a command.
    pub(super) fn takes_key(&self, keys: &KeyboardShortcut) -> bool {
        let plain = matches!(
            keys.logical_key,
            Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::Home
                | Key::End
                | Key::PageUp
                | Key::PageDown
                | Key::Enter
                | Key::H
                | Key::P
                | Key::N
                | Key::F2
                | Key::Delete
                | Key::Backspace
        );
        let copies = keys.logical_key == Key::D && keys.modifiers == Modifiers::COMMAND;
        let first = self.empty && keys.logical_key == Key::N && keys.modifiers.is_none();
        first || self.active && (copies || (plain && keys.modifiers.is_none()))
    }

    /// The cells have the keyboard where they were given it.
    pub(super) fn hold_keyboard(&mut self, ui: &Ui, cx: &Context<'_>) {
        let pass = ui.ctx().cumulative_pass_nr();
        // When the part is shown (again) the keys are for its cells.
        if pass > self.seen + 1 && !self.rows.shown.is_empty() && !cx.blocked && !ui.ctx().text_edit_focused()
        {
            ui.memory_mut(|memory| memory.request_focus(cells_id()));
        }
        self.seen = pass;
        self.active =
            ui.memory(|memory| memory.has_focus(cells_id())) && !cx.blocked && self.marking.is_none();
        if self.active {
            let filter =
                EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(cells_id(), filter));
        }
    }

    /// Does what the keys say.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &Context<'_>, board: &Board, out: &mut Outbox) {
        if !self.active || Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, rows, columns) in [
            (Key::ArrowUp, -1, 0),
            (Key::ArrowDown, 1, 0),
            (Key::ArrowLeft, 0, -1),
            (Key::ArrowRight, 0, 1),
            (Key::Home, 0, isize::MIN),
            (Key::End, 0, isize::MAX),
            (Key::PageUp, -self.page, 0),
            (Key::PageDown, self.page, 0),
        ] {
            if pressed(key) {
                self.walk(board, rows, columns);
            }
        }
        for (key, verb) in [
            (Key::Enter, Verb::Open),
            (Key::F2, Verb::Open),
            (Key::H, Verb::Mark),
            (Key::P, Verb::Plan),
            (Key::N, Verb::Add),
            (Key::Delete, Verb::Delete),
            (Key::Backspace, Verb::Delete),
        ] {
            if pressed(key) {
                self.act(verb, cx, board, out);
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::D)) {
            self.act(Verb::Duplicate, cx, board, out);
        }
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
        self.menu_by_key |= by_key || pressed(Key::Menu);
    }

    /// Moves the cursor; it stops at the edges.
    fn walk(&mut self, board: &Board, rows: isize, columns: isize) {
        let (all, audiences) = (&self.rows.shown, &board.heard.audiences);
        let (Some(last_row), last_column) = (all.len().checked_sub(1), audiences.len().saturating_sub(1))
        else {
            return;
        };
        let row = all.iter().position(|id| Some(*id) == self.chosen).unwrap_or(0);
        let column = audiences.iter().position(|id| Some(*id) == self.audience).unwrap_or(0);
        let (row, column) = (
            row.saturating_add_signed(rows).min(last_row),
            column.saturating_add_signed(columns).min(last_column),
        );
        let (message, audience) = (all[row], audiences.get(column).copied());
        self.choose(message, audience);
    }

    /// Puts the cursor there.
    pub(super) fn choose(&mut self, message: MessageId, audience: Option<CommunityId>) {
        self.chosen = Some(message);
        self.audience = audience;
        self.reveals = true;
    }

    /// Does something with the message and the audience of the cursor.
    pub(super) fn act(&mut self, verb: Verb, cx: &Context<'_>, board: &Board, out: &mut Outbox) {
        if verb == Verb::Add {
            self.add(cx, out);
            return;
        }
        let Some(message) = self.chosen else { return };
        match (verb, self.audience) {
            (Verb::Open, _) => {
                // What is open already takes the keyboard.
                self.wants_title = !self.closed;
                self.closed = false;
            }
            (Verb::Mark, Some(audience)) => {
                let cell = board.heard.cells.get(&(message, audience));
                self.marking = Marking::of(cx, message, audience, cell);
            }
            (Verb::Plan, Some(audience)) => {
                let cell = board.heard.cells.get(&(message, audience));
                let by = board.heard.by.get(&message).copied();
                if let Some(action) = changes::another(cx.document, message, audience, cell, by, cx.today) {
                    out.ask(Request::Ask(Dialog::Action(Box::new(Acting::with(action)))));
                }
            }
            (Verb::Mean(meant), Some(audience)) => {
                if let Some(edit) = changes::mean(cx.document, message, audience, meant) {
                    out.edit(edit);
                }
            }
            (Verb::Mark | Verb::Plan | Verb::Mean(_), None) => {
                out.ask(Request::Tell("No community is affected yet: say so in the initiative".to_owned()));
            }
            (Verb::Duplicate, _) => {
                self.await_new(cx);
                out.make(move |document, ids| changes::duplicate(document, ids, message));
            }
            (Verb::Delete, _) => {
                let place = self.rows.shown.iter().position(|id| *id == message).unwrap_or(0);
                let next =
                    self.rows.shown.get(place + 1).or_else(|| self.rows.shown.get(place.checked_sub(1)?));
                self.chosen = next.copied();
                // Deleted as anything is that is selected: it is said, and can be taken back from there.
                out.ask(Request::Select(Selection::one(Named::Message(message))));
                out.ask(Request::Run("edit.delete"));
            }
            (Verb::Add, _) => {}
        }
    }

    /// Adds a message for the audience of the cursor, and goes to it.
    pub(super) fn add(&mut self, cx: &Context<'_>, out: &mut Outbox) {
        let Some(initiative) = cx.initiative else { return };
        let audience = self.audience;
        self.await_new(cx);
        out.make(move |document, ids| changes::add(document, ids, initiative, audience));
    }

    /// The next message that was not there before becomes the chosen one.
    fn await_new(&mut self, cx: &Context<'_>) {
        self.awaited = Some(cx.document.messages.keys().copied().collect());
    }

    /// The menu of a cell, by the right button or the menu key.
    pub(super) fn menu(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        board: &Board,
        ground: &Ground,
        out: &mut Outbox,
    ) {
        if std::mem::take(&mut self.menu_by_key)
            && let Some(area) = self.cursor(board, ground)
        {
            self.menu_at = Some(ground.view.clamp(area.left_bottom()));
        }
        let id = cells_id().with("menu");
        if let Some(at) = self.menu_at.take() {
            self.menu_from = at;
            Popup::open_id(ui.ctx(), id);
        }
        let mut verb = None;
        Popup::new(id, ui.ctx().clone(), self.menu_from, ui.layer_id())
            .kind(PopupKind::Menu)
            .layout(Layout::top_down_justified(Align::Min))
            .style(egui::containers::menu::menu_style)
            .width(260.0)
            .open_memory(None)
            .show(|ui| verb = self.offers(ui, cx, board));
        if let Some(verb) = verb {
            self.act(verb, cx, board, out);
        }
    }

    /// What can be done with the cell, and with the message.
    fn offers(&self, ui: &mut Ui, cx: &Context<'_>, board: &Board) -> Option<Verb> {
        ui.set_min_width(240.0);
        let mut verb = None;
        let mut item = |ui: &mut Ui, sign, words: &str, keys: &str, what| {
            if menu_item(ui, sign, words, keys).clicked() {
                verb = Some(what);
                ui.close();
            }
        };
        item(ui, Some(Icon::Edit), "Open the card", "Enter", Verb::Open);
        if let (Some(message), Some(audience)) = (self.chosen, self.audience) {
            item(ui, Some(Icon::Check), "Mark as heard…", "H", Verb::Mark);
            item(ui, Some(Icon::Plus), "Plan another time…", "P", Verb::Plan);
            let name = cx.document.name(Named::Community(audience));
            let recipients = cx.document.messages.get(&message).map(|message| &message.audience);
            if recipients.is_some_and(|those| those.communities.contains(&audience)) {
                item(ui, None, &format!("No longer for {name}"), "", Verb::Mean(false));
            } else if !board.heard.cells.contains_key(&(message, audience)) {
                item(ui, None, &format!("Also for {name}"), "", Verb::Mean(true));
            }
        }
        ui.separator();
        item(ui, Some(Icon::Plus), "New message", "N", Verb::Add);
        let duplicate = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::D));
        item(ui, Some(Icon::Copy), "Duplicate message", &duplicate, Verb::Duplicate);
        item(ui, Some(Icon::Trash), "Delete message", "Delete", Verb::Delete);
        verb
    }
}
