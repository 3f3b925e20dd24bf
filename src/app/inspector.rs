//! What is known of what is selected, and how is it changed?
//!
//! Sections with their privacy marks; each change is one edit. Nothing selected: the initiative.

mod advocacy;
mod contact;
mod details;
mod engagement;
mod findings;
mod head;
mod history;
pub(super) mod initiative;
mod needs;
mod network;
mod notes;
pub(super) mod parts;
mod person;
mod ratings;
mod several;
mod ticks;
mod tie;
mod ties;

use super::context::Context;
use super::request::{Outbox, Request};
use super::settings::Settings;
use super::widgets;
use crate::model::Key;
use crate::model::field::Level;
use egui::{Margin, ScrollArea, Ui, UiBuilder};

/// Under which name the settings keep which sections are open.
const KEPT: &str = "inspector.sections";

/// The panel at the right, and which of its sections the user just opened or closed.
#[derive(Default)]
pub(super) struct Inspector {
    turned: Option<(&'static str, bool)>,
}

impl Inspector {
    /// Draws what is selected and asks for what the user changed.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, padding: i8, out: &mut Outbox) {
        // What is too wide is cut off: it must not push the panel wider, frame by frame.
        let area = ui.available_rect_before_wrap();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(area));
        inside.set_clip_rect(area.intersect(ui.clip_rect()));
        self.scrolled(&mut inside, cx, padding, out);
        if let Some((title, open)) = self.turned.take() {
            out.ask(Request::Prefs(Box::new(move |settings| keep(settings, title, open))));
        }
        ui.advance_cursor_after_rect(area);
    }

    fn scrolled(&mut self, ui: &mut Ui, cx: &Context<'_>, padding: i8, out: &mut Outbox) {
        ScrollArea::vertical()
            .id_salt(("inspector", cx.selection.primary()))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                egui::Frame::new().inner_margin(Margin::same(padding)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    match cx.selection.primary() {
                        _ if cx.selection.people().len() > 1 => several::ui(self, ui, cx, out),
                        Some(Key::Stakeholder(id)) => person::ui(self, ui, cx, id, out),
                        Some(Key::Tie(id)) => tie::ui(ui, cx, id, out),
                        _ => initiative::ui(self, ui, cx, out),
                    }
                });
            });
    }

    /// A section with its head: title, count or state, who may usually see it. It stays as the user left it.
    pub(super) fn section(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (title, detail): (&'static str, &str),
        level: Level,
        usual: bool,
        body: impl FnOnce(&mut Ui),
    ) {
        let open = kept(cx.settings, title).unwrap_or(usual);
        let head = widgets::section(ui, title, detail, Some(level), open);
        let mark = parts::mark_of(ui, head.rect, level);
        if head.clicked() {
            self.turned = Some((title, !open));
        }
        parts::explain(ui, mark, title, level);
        if open {
            ui.push_id(title, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                body(ui);
            });
            ui.add_space(8.0);
        }
    }
}

/// How the user left a section.
fn kept(settings: &Settings, title: &str) -> Option<bool> {
    let all = settings.view.get(KEPT)?;
    let mut found = all.split(';').filter_map(|entry| entry.split_once('='));
    found.find(|(name, _)| *name == title).map(|(_, state)| state == "open")
}

fn keep(settings: &mut Settings, title: &str, open: bool) {
    let all = settings.view.entry(KEPT.to_owned()).or_default();
    let mut entries: Vec<&str> = all
        .split(';')
        .filter(|entry| !entry.is_empty() && entry.split_once('=').is_none_or(|(name, _)| name != title))
        .collect();
    let entry = format!("{title}={}", if open { "open" } else { "closed" });
    entries.push(&entry);
    *all = entries.join(";");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stay_as_they_were_left() {
        let mut settings = Settings::default();
        assert_eq!(kept(&settings, "Ties"), None);
        keep(&mut settings, "Ties", false);
        keep(&mut settings, "Notes", true);
        keep(&mut settings, "Ties", true);
        assert_eq!((kept(&settings, "Ties"), kept(&settings, "Notes")), (Some(true), Some(true)));
        assert_eq!(settings.view.get(KEPT).map(String::as_str), Some("Notes=open;Ties=open"));
    }
}
