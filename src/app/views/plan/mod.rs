//! What is done, what is said, what took place, and which needs does it meet?
//!
//! Five parts under one toolbar: actions, messages, talks, needs, the sheet on one page. What could be added stands at the right, in the view of the
//! owner alone.
//!
//! *Invariants:* each part keeps its own state, so that going to another and back loses nothing.

mod actions;
mod cards;
mod messages;
mod needs;
mod one_page;
mod suggested;
mod talks;

use super::View;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::gap;
use crate::app::widgets;
use egui::{Align, Frame, KeyboardShortcut, Layout, Margin, Panel, Ui};

/// From this width of the window on the toolbar is 40 high and the suggestions stand beside the plan.
const WIDE: f32 = 1366.0;

/// A part of the plan. What it needs beside its own drawing it may leave as it is.
trait Part {
    /// What stands in the toolbar behind the switch of the parts.
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox);

    /// Draws itself in what is left under the toolbar.
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox);

    /// Whether a key is for it and so must not run a command.
    fn takes(&self, _keys: &KeyboardShortcut) -> bool {
        false
    }

    /// How many there are of what it shows, for the status bar.
    fn counts(&self) -> Option<String> {
        None
    }

    /// What to do there, for the status bar.
    fn hint(&self) -> Option<String> {
        None
    }

    /// Takes Esc: true where it ended something.
    fn escape(&mut self) -> bool {
        false
    }

    /// A question of its own is open, so that single letters are no commands.
    fn asks(&self) -> bool {
        false
    }

    /// What does not fit the filter is hidden here, never dimmed.
    fn hides(&self) -> bool {
        false
    }

    /// It may have the suggestions beside it.
    fn has_suggestions(&self) -> bool {
        false
    }
}

/// The parts, in the order of the switch.
const PARTS: [&str; 5] = ["Actions", "Messages", "Talks", "Needs", "One page"];

/// The plan and how it is looked at.
#[derive(Default)]
pub(super) struct Plan {
    shown: usize,
    actions: actions::Actions,
    messages: messages::Messages,
    talks: talks::Talks,
    needs: needs::Needs,
    one_page: one_page::OnePage,
    suggested: suggested::Suggested,
}

impl Plan {
    fn part(&self) -> &dyn Part {
        match self.shown {
            0 => &self.actions,
            1 => &self.messages,
            2 => &self.talks,
            3 => &self.needs,
            _ => &self.one_page,
        }
    }

    fn part_mut(&mut self) -> &mut dyn Part {
        match self.shown {
            0 => &mut self.actions,
            1 => &mut self.messages,
            2 => &mut self.talks,
            3 => &mut self.needs,
            _ => &mut self.one_page,
        }
    }
}

impl View for Plan {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        let wide = ui.ctx().content_rect().width() >= WIDE;
        let suggests = self.part().has_suggestions();
        if suggests {
            self.suggested.follow(ui, cx, wide);
            self.suggested.panel(ui, cx, out);
        }
        Panel::top("plan toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.x = gap::M;
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if let Some(chosen) = widgets::segments(ui, &PARTS, self.shown) {
                        self.shown = chosen;
                    }
                    if suggests {
                        self.suggested.switch(ui, cx, out);
                    }
                    self.part_mut().toolbar(ui, cx, out);
                });
            });
        let area = ui.available_rect_before_wrap();
        self.part_mut().ui(ui, cx, out);
        if self.actions.wants_suggestions() {
            self.suggested.open(cx, out);
        }
        if suggests {
            self.suggested.drawer(ui, cx, area, out);
        }
    }

    fn is_full(&self) -> bool {
        true
    }

    fn hides(&self) -> bool {
        self.part().hides()
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        self.part().takes(keys)
    }

    fn counts(&self) -> Option<String> {
        self.part().counts()
    }

    fn hint(&self) -> Option<String> {
        self.part().hint()
    }

    fn show_part(&mut self, place: usize) {
        self.shown = place.min(PARTS.len() - 1);
    }

    fn asks(&self) -> bool {
        self.part().asks()
    }

    fn escape(&mut self) -> bool {
        self.part_mut().escape() || self.suggested.escape()
    }
}
