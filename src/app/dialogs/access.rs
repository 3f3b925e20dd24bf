//! What is held about a person, and what of it goes into the report that they asked for?
//!
//! Everything is listed as it will be written. Texts that name others are marked and left out until somebody looked at them
//! and included them.
//!
//! *Invariants:* nothing is decided for the user but that: what names somebody else is withheld first. What is withheld needs a
//! reason, and so do names of others that go out; it stands in the report and in the export log.

use super::{Dialog, Exporting, Outcome, buttons};
use crate::app::App;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::search::score;
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::widgets::{self, Button};
use crate::model::{Document, StakeholderId};
use crate::report::{Held, access_entries};
use crate::share::{Audience, Choices, disclose};
use egui::text::{LayoutJob, TextFormat};
use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which entries are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    All,
    Naming,
    Withheld,
}

/// A look through what is held about a person.
pub(in crate::app) struct Access {
    person: StakeholderId,
    /// The map from which the entries are.
    of: Option<Arc<Document>>,
    entries: Vec<Held>,
    withheld: BTreeSet<String>,
    /// Entries that were there when it was decided what is withheld first.
    seen: BTreeSet<String>,
    listed: Listed,
    query: String,
    reason: String,
}

impl Access {
    /// Of this person.
    pub(in crate::app) fn of(person: StakeholderId) -> Self {
        Self {
            person,
            of: None,
            entries: Vec::new(),
            withheld: BTreeSet::new(),
            seen: BTreeSet::new(),
            listed: Listed::All,
            query: String::new(),
            reason: String::new(),
        }
    }

    /// Follows the map: what is new and names others is withheld first.
    fn follow(&mut self, document: &Arc<Document>) {
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, document)) {
            return;
        }
        self.of = Some(Arc::clone(document));
        let made = disclose(document, None, Audience::Access(self.person), &Choices::default());
        self.entries = made.map(|disclosure| access_entries(&disclosure)).unwrap_or_default();
        for entry in &self.entries {
            if self.seen.insert(entry.key.clone()) && !entry.names.is_empty() {
                self.withheld.insert(entry.key.clone());
            }
        }
        self.withheld.retain(|key| self.entries.iter().any(|entry| entry.key == *key));
    }

    fn naming(&self) -> impl Iterator<Item = &Held> {
        self.entries.iter().filter(|entry| !entry.names.is_empty())
    }

    /// Names of others go out, or something is withheld.
    fn asks_reason(&self) -> bool {
        !self.withheld.is_empty() || self.naming().any(|entry| !self.withheld.contains(&entry.key))
    }

    fn shows(&self, entry: &Held) -> bool {
        let listed = match self.listed {
            Listed::All => true,
            Listed::Naming => !entry.names.is_empty(),
            Listed::Withheld => self.withheld.contains(&entry.key),
        };
        let query = self.query.trim();
        let fits = |text: &str| score(query, text).is_some() || contains(text, query);
        listed
            && (query.is_empty() || fits(entry.field) || fits(&entry.record) || contains(&entry.text, query))
    }
}

fn contains(text: &str, query: &str) -> bool {
    text.to_lowercase().contains(&query.to_lowercase())
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Access) -> Outcome {
    open.follow(app.document());
    let Some(name) = app.document().stakeholders.get(&open.person).map(|record| record.name.clone()) else {
        return Outcome::Closed;
    };
    head(ui, tokens, &open, &name);
    filters(ui, tokens, &mut open);
    ui.add_space(gap::S);
    let reason = if open.asks_reason() { 56.0 } else { 0.0 };
    let height = (ui.ctx().content_rect().height() - 292.0 - reason).clamp(160.0, 560.0);
    list(ui, tokens, &mut open, height);
    if open.asks_reason() {
        ui.add_space(gap::S);
        let label = if open.withheld.is_empty() {
            "Why names of others go out (kept in the export log)"
        } else {
            "Why entries are withheld or name others (stands in the report and in the export log)"
        };
        widgets::text_field(ui, tokens, label, &mut open.reason);
    }
    ui.add_space(gap::L);
    let ready = !open.asks_reason() || !open.reason.trim().is_empty();
    let (go, cancel) = buttons(ui, |ui| {
        let go = ui.add_enabled_ui(ready, |ui| Button::primary("Continue to export…").ui(ui)).inner;
        let go = go.on_disabled_hover_text("Say why first");
        (go.clicked(), Button::outlined("Cancel").ui(ui).clicked())
    });
    if cancel {
        return Outcome::Closed;
    }
    if go && ready {
        let reason = if open.asks_reason() { open.reason.trim().to_owned() } else { String::new() };
        let export = Exporting::about(open.person, true).without(open.withheld, reason);
        return Outcome::Open(Dialog::Export(Box::new(export)));
    }
    Outcome::Open(Dialog::Access(Box::new(open)))
}

fn head(ui: &mut Ui, tokens: &Tokens, open: &Access, name: &str) {
    let title = format!("What is held about {}", crate::app::fonts::visible(name));
    ui.add(Label::new(RichText::new(title).font(semibold(16.0)).color(tokens.text)).truncate());
    ui.add_space(gap::XS);
    let entries = open.entries.len();
    let naming = open.naming().count();
    let words = match naming {
        0 => format!("{entries} entries. No text names anybody else."),
        1 => format!("{entries} entries. One text names somebody else: it is withheld until you include it."),
        _ => format!(
            "{entries} entries. {naming} texts name others: they are withheld until you include them."
        ),
    };
    ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap());
    ui.add_space(gap::M);
}

/// Search, and which entries are listed.
fn filters(ui: &mut Ui, tokens: &Tokens, open: &mut Access) {
    widgets::text_field(ui, tokens, "Search in what is held", &mut open.query);
    ui.add_space(gap::S);
    let words = [
        format!("All  {}", open.entries.len()),
        format!("Names others  {}", open.naming().count()),
        format!("Withheld  {}", open.withheld.len()),
    ];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let all = [Listed::All, Listed::Naming, Listed::Withheld];
    let chosen = all.iter().position(|one| *one == open.listed).unwrap_or(0);
    if let Some(place) = widgets::segments(ui, &words, chosen) {
        open.listed = all[place];
    }
}

/// The entries by table and record.
fn list(ui: &mut Ui, tokens: &Tokens, open: &mut Access, height: f32) {
    let mut turned: Option<(String, bool)> = None;
    let scroll = ScrollArea::vertical().id_salt("held").max_height(height).auto_shrink([false, false]);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut last: Option<(&str, &str)> = None;
        let mut none = true;
        for entry in open.entries.iter().filter(|entry| open.shows(entry)) {
            none = false;
            if last.is_none_or(|(section, _)| section != entry.section) {
                ui.add_space(gap::M);
                ui.label(RichText::new(entry.section).font(semibold(size::BODY)).color(tokens.text));
            }
            if last != Some((entry.section, entry.record.as_str())) && !entry.record.is_empty() {
                ui.add_space(gap::S);
                let words = if entry.source.is_empty() {
                    entry.record.clone()
                } else {
                    format!("{} · {}", entry.record, entry.source)
                };
                ui.add(Label::new(RichText::new(words).font(medium(size::SMALL)).color(tokens.muted)).wrap());
            }
            last = Some((entry.section, &entry.record));
            let mut included = !open.withheld.contains(&entry.key);
            if row(ui, tokens, entry, &mut included) {
                turned = Some((entry.key.clone(), included));
            }
        }
        if none {
            ui.add_space(gap::XL);
            ui.label(theme::table("Nothing fits. Clear the search or choose All.").color(tokens.muted));
        }
    });
    match turned {
        Some((key, true)) => {
            open.withheld.remove(&key);
        }
        Some((key, false)) => {
            open.withheld.insert(key);
        }
        None => {}
    }
}

/// One entry with the switch. True where it was turned.
fn row(ui: &mut Ui, tokens: &Tokens, entry: &Held, included: &mut bool) -> bool {
    let mut turned = false;
    ui.horizontal_top(|ui| {
        let switch = ui.checkbox(included, "");
        let name = match entry.record.as_str() {
            "" => format!("Include {}", entry.field),
            record => format!("Include {} of {record}", entry.field),
        };
        let on = *included;
        switch.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
        turned = switch.on_hover_text(if on { "In the report" } else { "Withheld" }).changed();
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(entry.field).font(medium(size::CONTROL)).color(tokens.text));
                if !on {
                    widgets::chip(ui, "withheld", false);
                }
                if !entry.names.is_empty() {
                    let names =
                        entry.names.iter().map(|name| crate::app::fonts::visible(name)).collect::<Vec<_>>();
                    let words = format!("names {}", names.join(", "));
                    ui.label(RichText::new(words).font(medium(size::SMALL)).color(tokens.warn));
                }
            });
            let faded = if on { tokens.text } else { tokens.muted };
            ui.add(Label::new(marked(tokens, &entry.text, &entry.names, faded)).wrap().selectable(true));
        });
    });
    ui.add_space(gap::XS);
    turned
}

/// The text with the names of others on a ground of their own.
fn marked(tokens: &Tokens, text: &str, names: &[String], color: egui::Color32) -> LayoutJob {
    let plain = TextFormat::simple(regular(size::CONTROL), color);
    let strong =
        TextFormat { background: tokens.warn_soft, ..TextFormat::simple(medium(size::CONTROL), tokens.warn) };
    let mut job = LayoutJob::default();
    let mut rest = text;
    loop {
        let first = names
            .iter()
            .filter(|name| !name.is_empty())
            .filter_map(|name| rest.find(name.as_str()).map(|at| (at, name)))
            .min_by_key(|(at, name)| (*at, std::cmp::Reverse(name.len())));
        let Some((at, name)) = first else { break };
        job.append(&crate::app::fonts::visible(&rest[..at]), 0.0, plain.clone());
        job.append(&crate::app::fonts::visible(name), 0.0, strong.clone());
        rest = &rest[at + name.len()..];
    }
    job.append(&crate::app::fonts::visible(rest), 0.0, plain);
    job
}

impl App {
    /// Shows what is held about the selected person, for the report that they asked for.
    pub(in crate::app) fn ask_access(&mut self) {
        if let Some(person) = self.selection.person() {
            self.dialog = Some(Dialog::Access(Box::new(Access::of(person))));
        }
    }

    /// Makes a card about the selected person, for themselves.
    pub(in crate::app) fn ask_card(&mut self) {
        if let Some(person) = self.selection.person() {
            self.dialog = Some(Dialog::Export(Box::new(Exporting::about(person, false))));
        }
    }
}
