//! What is said to whom, and what was heard?
//!
//! Messages against audiences, and the card of one message beside them.
//!
//! *Invariants:* what was heard is worked out once a change of the map; a frame paints only what is seen of it.

mod card;
mod cell;
mod changes;
mod edges;
mod keys;
mod known;
mod marking;
mod matrix;
mod toolbar;
mod words;

use super::Part;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::widgets;
use crate::model::{CommunityId, MessageId};
use egui::{CentralPanel, Frame, Key, KeyboardShortcut, Modifiers, Pos2, Ui};
use known::{Board, Rows};
use marking::Marking;
use std::collections::BTreeSet;

/// This part of the plan and how it is looked at.
#[derive(Default)]
pub(super) struct Messages {
    rows: Rows,
    /// Where the cursor is.
    chosen: Option<MessageId>,
    audience: Option<CommunityId>,
    /// The card is put away.
    closed: bool,
    /// The cells have the keyboard.
    active: bool,
    /// The cursor must be brought into view.
    reveals: bool,
    /// How many rows a page has.
    page: isize,
    /// The last pass in which it was drawn.
    seen: u64,
    /// The messages that were there before one was made that is to be shown.
    awaited: Option<BTreeSet<MessageId>>,
    /// The title of the card is to take the keyboard.
    wants_title: bool,
    /// What is being marked as heard.
    marking: Option<Marking>,
    /// Where the menu is to be opened, and where it was.
    menu_at: Option<Pos2>,
    menu_from: Pos2,
    menu_by_key: bool,
    counts: Option<String>,
    /// There is nothing but the way to add the first message.
    empty: bool,
}

impl Messages {
    /// Keeps the cursor on what there is, and goes to what was just made.
    fn follow(&mut self, cx: &Context<'_>, board: &Board) {
        self.rows.follow(cx, board);
        let ours = |id: &MessageId| {
            cx.document.messages.get(id).is_some_and(|message| Some(message.initiative) == cx.initiative)
        };
        if let Some(before) = &self.awaited
            && let Some(new) =
                cx.document.messages.keys().find(|id| !before.contains(id) && ours(id)).copied()
        {
            self.awaited = None;
            let audience = self.audience;
            self.choose(new, audience);
            self.closed = false;
            self.wants_title = true;
        }
        if !self.chosen.is_some_and(|id| ours(&id)) {
            self.chosen = self.rows.shown.first().copied();
            self.audience = None;
        }
        if !self.audience.is_some_and(|id| board.heard.audiences.contains(&id)) {
            // The first for which the message is meant.
            let meant = |id: &&CommunityId| {
                self.chosen.is_some_and(|message| board.heard.cells.contains_key(&(message, **id)))
            };
            let audiences = &board.heard.audiences;
            self.audience = audiences.iter().find(meant).or(audiences.first()).copied();
        }
    }
}

impl Part for Messages {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        self.tools(ui, cx, out);
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let judged = cx.judgement.ask(cx, ui.ctx(), "heard", Board::of);
        let Some(board) = judged.value else {
            let words = "Counting what was said, and what was heard…";
            widgets::empty_state(ui, cx.tokens, "Messages", words, "");
            return;
        };
        self.follow(cx, &board);
        let counts = Some(board.counts());
        if self.counts != counts {
            // The status bar is drawn before the view.
            self.counts = counts;
            ui.ctx().request_repaint();
        }
        self.empty = false;
        if self.nothing(ui, cx, &board, out) {
            self.active = false;
            // There are no cells to have the keyboard: N adds the first message all the same.
            self.empty = cx.initiative.is_some() && !cx.blocked && !ui.ctx().text_edit_focused();
            if self.empty && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::N)) {
                self.add(cx, out);
            }
        } else {
            self.hold_keyboard(ui, cx);
            self.keys(ui, cx, &board, out);
            self.card(ui, cx, &board, out);
            CentralPanel::default()
                .frame(Frame::new().fill(cx.tokens.surface))
                .show(ui, |ui| self.matrix(ui, cx, &board, out));
        }
        self.mark(ui, cx, out);
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        self.takes_key(keys)
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }

    fn hint(&self) -> Option<String> {
        Some("Enter opens the card, H marks as heard, P plans another time, N adds".to_owned())
    }

    fn escape(&mut self) -> bool {
        self.marking.take().is_some()
    }

    fn asks(&self) -> bool {
        self.marking.is_some()
    }
}
