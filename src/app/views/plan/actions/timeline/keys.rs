//! What do the keys do on the timeline?
//!
//! Alt with an arrow moves the selected actions by a day to the left or right, by a week up or down; with Shift it makes them
//! longer or shorter. While the timeline itself has the keyboard, the arrows move the days that are seen, plus and minus
//! change how wide they are, Home goes to today.
//!
//! *Invariants:* whatever a drag does has a key. Each press is one step that can be undone.

use super::gesture::ours;
use super::moving::{Change, changed, reschedule};
use super::scale::Zoom;
use super::{Timeline, start, words};
use crate::app::announce;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::model::Key as Named;
use egui::{EventFilter, Key, KeyboardShortcut, Modifiers, Popup, Response, Ui};

/// The arrows, and by how many days they move.
const BY: [(Key, i64); 4] =
    [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)];

impl Timeline {
    /// Whether a key moves the selected actions and so must not run a command.
    pub(in super::super) fn takes(&self, keys: &KeyboardShortcut) -> bool {
        let with = keys.modifiers.alt && !keys.modifiers.command && !keys.modifiers.ctrl;
        self.movable && with && BY.iter().any(|(key, _)| *key == keys.logical_key)
    }

    /// Takes the keys of this frame.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &Context<'_>, response: &Response, out: &mut Outbox) {
        let selected = ours(cx);
        let free = !cx.blocked && !ui.ctx().text_edit_focused() && !Popup::is_any_open(ui.ctx());
        self.movable = free && !selected.is_empty();
        if self.movable && self.held.is_none() {
            for (key, by) in BY {
                // With Shift first: without it the key would be taken for a move.
                let pressed = |with| ui.input_mut(|input| input.consume_key(with, key));
                let change = if pressed(Modifiers::ALT | Modifiers::SHIFT) {
                    Change::Last(by)
                } else if pressed(Modifiers::ALT) {
                    Change::Move(by)
                } else {
                    continue;
                };
                self.nudge(ui, cx, &selected, change, out);
            }
        }
        if response.has_focus() {
            self.steered(ui, cx, response);
        }
    }

    /// Moves the selected actions; what has no date yet is planned for today.
    fn nudge(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        selected: &[crate::model::ActionId],
        change: Change,
        out: &mut Outbox,
    ) {
        let mut change = change;
        let mut edit = reschedule(cx.document, selected, change);
        if edit.is_empty() && matches!(change, Change::Move(_)) {
            change = Change::Day(cx.today);
            edit = reschedule(cx.document, selected, change);
        }
        let first = match cx.selection.primary() {
            Some(Named::Action(id)) if selected.contains(&id) => Some(id),
            _ => selected.first().copied(),
        };
        if let Some(id) = first
            && let Some(next) = cx.document.actions.get(&id).and_then(|one| changed(one, change))
        {
            self.reveal = Some(id);
            announce::polite(ui.ctx(), words::name(&next, cx.today));
        }
        out.edit(edit);
    }

    fn steered(&mut self, ui: &Ui, cx: &Context<'_>, response: &Response) {
        let ring = cx.tokens.focus_ring();
        ui.painter().rect_stroke(response.rect, 0.0, ring, egui::StrokeKind::Inside);
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let column = match self.scale.map(|scale| (scale.zoom(), scale.day)) {
            Some((Zoom::Day, day)) => day,
            Some((Zoom::Week, day)) => 7.0 * day,
            Some((Zoom::Month, day)) => 30.0 * day,
            Some((Zoom::Quarter, day)) => 91.0 * day,
            None => return,
        };
        if pressed(Key::ArrowLeft) {
            self.show(ui, cx, |scale, _| scale.panned(column));
        } else if pressed(Key::ArrowRight) {
            self.show(ui, cx, |scale, _| scale.panned(-column));
        } else if pressed(Key::Plus) || pressed(Key::Equals) {
            self.widen(ui, cx, 1.25);
        } else if pressed(Key::Minus) {
            self.widen(ui, cx, 0.8);
        } else if pressed(Key::Home) {
            self.show(ui, cx, |scale, today| scale.showing(start(today), 0.0));
        }
    }
}
