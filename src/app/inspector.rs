//! What is known of what is selected, and how is it changed?
//!
//! Sections with their privacy marks; each change is one edit. Nothing selected: the initiative.

mod history;
mod initiative;
mod needs;
mod person;
mod ratings;
mod several;
mod tie;

use super::context::Context;
use super::request::Outbox;
use crate::model::Key;
use egui::{Margin, ScrollArea, Ui};
use std::collections::BTreeSet;

/// The panel at the right, and which of its sections are closed.
#[derive(Default)]
pub(super) struct Inspector {
    closed: BTreeSet<&'static str>,
    touched: BTreeSet<&'static str>,
}

impl Inspector {
    /// Draws what is selected and asks for what the user changed.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, padding: i8, out: &mut Outbox) {
        ScrollArea::vertical()
            .id_salt(("inspector", cx.selection.primary()))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                egui::Frame::new().inner_margin(Margin::same(padding)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 8.0;
                    match cx.selection.primary() {
                        _ if cx.selection.people().len() > 1 => several::ui(ui, cx, out),
                        Some(Key::Stakeholder(id)) => person::ui(self, ui, cx, id, out),
                        Some(Key::Tie(id)) => tie::ui(ui, cx, id, out),
                        _ => initiative::ui(ui, cx, out),
                    }
                });
            });
    }

    /// Whether a section is open; the user's own choice wins over the usual.
    fn is_open(&self, section: &'static str, usual: bool) -> bool {
        if self.touched.contains(section) { !self.closed.contains(section) } else { usual }
    }

    fn set_open(&mut self, section: &'static str, open: bool) {
        self.touched.insert(section);
        if open {
            self.closed.remove(section);
        } else {
            self.closed.insert(section);
        }
    }
}
