//! What was said with somebody, and what was promised?

use super::parts::{Quiet, Shown, link};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Logging, Talking};
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size};
use crate::app::widgets::{self, ground, menu_item};
use crate::model::interaction::{Heard, Interaction, Kept, Promise};
use crate::model::{InteractionId, Key, Prose, Record, StakeholderId, edits};
use egui::text::LayoutJob;
use egui::{Align2, Popup, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// Width of the column of dates, in points.
const DATES: f32 = 52.0;
/// How many are shown at first.
const FIRST: usize = 6;

/// What stands in the log: a talk, or what was promised in it.
enum Entry<'a> {
    Talk(&'a Interaction),
    Promise(usize, &'a Promise),
}

/// Everything in which one person took part, or that they promised, the latest first.
pub(super) struct Log<'a> {
    entries: Vec<(Date, InteractionId, Entry<'a>)>,
}

impl<'a> Log<'a> {
    /// O(interactions · log).
    pub(super) fn with(cx: &'a Context<'_>, person: StakeholderId) -> Self {
        let mut entries = Vec::new();
        for (id, talk) in &cx.document.interactions {
            let there = talk.stakeholders.contains(&person);
            if there {
                entries.push((talk.date, *id, Entry::Talk(talk)));
            }
            for (place, promise) in talk.promises.iter().enumerate() {
                if there || promise.by == person {
                    let on = promise.due.unwrap_or(talk.date);
                    entries.push((on, *id, Entry::Promise(place, promise)));
                }
            }
        }
        entries.sort_by_key(|(on, id, entry)| (std::cmp::Reverse(*on), *id, matches!(entry, Entry::Talk(_))));
        Self { entries }
    }

    /// Beside the title: what is still open, else how many there are.
    pub(super) fn detail(&self, cx: &Context<'_>) -> String {
        let open: Vec<&Promise> = self
            .entries
            .iter()
            .filter_map(|(_, _, entry)| match entry {
                Entry::Promise(_, promise) if promise.kept == Kept::Open => Some(*promise),
                _ => None,
            })
            .collect();
        let late = open.iter().filter(|promise| promise.due.is_some_and(|due| due < cx.today)).count();
        match (self.entries.len(), open.len(), late) {
            (0, ..) => String::new(),
            (all, 0, _) => all.to_string(),
            (_, open, 0) => format!("{open} open"),
            (_, open, late) => format!("{open} open, {late} late"),
        }
    }

    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, out: &mut Outbox) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            day_of(ui, cx, cx.today);
            let hint = Quiet::new("Log what was said today", "Log what was said today");
            if let Some(said) = hint.ui(ui, "").filter(|said| !said.trim().is_empty()) {
                log(cx, person, said, out);
            }
        });
        ui.add_space(2.0);
        let shown = Shown::new(ui, ("all of the log", person));
        let count = if shown.is_on(ui) { self.entries.len() } else { FIRST };
        for (place, (on, id, entry)) in self.entries.iter().take(count).enumerate() {
            ui.push_id(("entry", place), |ui| match entry {
                Entry::Talk(talk) => talked(ui, cx, *on, *id, talk, out),
                Entry::Promise(at, promise) => promised(ui, cx, person, (*on, *id, *at), promise, out),
            });
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::L;
            if link(ui, Some(Icon::Plus), "Log a talk or promise…").clicked() {
                out.ask(Request::Ask(Dialog::Log(Box::new(Logging::new([person])))));
            }
            if self.entries.len() > FIRST {
                let all = format!("Show all {}", self.entries.len());
                let words = if shown.is_on(ui) { "Show fewer" } else { &all };
                if link(ui, None, words).clicked() {
                    shown.turn(ui);
                }
            }
        });
    }
}

fn log(cx: &Context<'_>, person: StakeholderId, said: String, out: &mut Outbox) {
    let talk = Interaction {
        date: cx.today,
        stakeholders: [person].into(),
        initiative: cx.initiative,
        summary: Some(Prose(said.trim().to_owned())),
        ..Interaction::default()
    };
    let label = format!("Log a talk with {}", cx.document.name(Key::Stakeholder(person)));
    out.make(move |_, ids| {
        let mut edit = edits::log(ids, talk).1;
        edit.label = label.into();
        edit
    });
}

fn day_of(ui: &mut Ui, cx: &Context<'_>, on: Date) {
    let (area, _) = ui.allocate_exact_size(vec2(DATES, 20.0), Sense::hover());
    let at = pos2(area.left(), area.top() + 9.0);
    let words = on.strftime("%-d %b").to_string();
    widgets::write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), cx.tokens.muted, DATES);
}

/// A talk: what was said and whether it was heard. A click opens it.
fn talked(ui: &mut Ui, cx: &Context<'_>, on: Date, id: InteractionId, talk: &Interaction, out: &mut Outbox) {
    let said = talk.summary.as_deref().map_or_else(|| talk.kind.name().to_owned(), str::to_owned);
    let heard = match talk.heard {
        Some(Heard::Yes) => " · heard",
        Some(Heard::No) => " · not heard",
        Some(Heard::Unclear) => " · unclear whether heard",
        None => "",
    };
    let words = format!("{said}{heard}");
    if line(ui, cx, on, &words, "").0 {
        out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(id)))));
    }
}

/// A promise with its state, which is changed where it stands.
fn promised(
    ui: &mut Ui,
    cx: &Context<'_>,
    person: StakeholderId,
    (on, id, at): (Date, InteractionId, usize),
    promise: &Promise,
    out: &mut Outbox,
) {
    let by = match promise.by {
        by if by == person => "Promised".to_owned(),
        by => format!("{} promised", cx.document.name(Key::Stakeholder(by))),
    };
    let late = promise.kept == Kept::Open && promise.due.is_some_and(|due| due < cx.today);
    let (word, color) = match promise.kept {
        Kept::Open if late => ("Late", cx.tokens.danger),
        Kept::Open => ("Open", cx.tokens.warn),
        Kept::Yes => ("Kept", cx.tokens.ok),
        Kept::No => ("Broken", cx.tokens.danger),
    };
    let words = format!("{by}: {}", &*promise.text);
    let (clicked, area) = line(ui, cx, on, &words, word);
    let text = widgets::galley(ui, word, medium(size::SMALL), color, 64.0);
    let place = Align2::RIGHT_TOP
        .anchor_size(pos2(area.right(), area.top() + 1.0), vec2(text.size().x + 8.0, 20.0))
        .translate(vec2(4.0, 0.0));
    let response = ui.interact(place, ui.scope_id().with("kept"), Sense::click());
    let name = format!("{words}: {}", word.to_lowercase());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, cx.tokens, &response, place, false);
    ui.painter().galley(place.center() - text.size() / 2.0, text, color);
    Popup::menu(&response).width(140.0).show(|ui| {
        for kept in Kept::ALL {
            let on = *kept == promise.kept;
            if menu_item(ui, on.then_some(Icon::Check), kept.name(), "").clicked() && !on {
                let label = format!("Promise: {}", kept.name().to_lowercase());
                out.edit(edits::change(cx.document, Key::Interaction(id), label, |record| {
                    if let Record::Interaction(talk) = record
                        && let Some(promise) = talk.promises.get_mut(at)
                    {
                        promise.kept = *kept;
                    }
                }));
            }
        }
    });
    if clicked && !response.clicked() {
        out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(id)))));
    }
}

/// A date and words that wrap, with room at the right for a state. Whether it was clicked, and where it is.
fn line(ui: &mut Ui, cx: &Context<'_>, on: Date, words: &str, state: &str) -> (bool, egui::Rect) {
    let width = ui.available_width();
    let room = width - DATES - if state.is_empty() { 0.0 } else { 56.0 };
    let mut job = LayoutJob::simple(words.to_owned(), regular(size::CONTROL), cx.tokens.text, room.max(40.0));
    job.wrap.max_rows = 4;
    let text = ui.painter().layout_job(job);
    let text_ends = text.elided;
    let size = vec2(width, text.size().y.max(18.0) + 4.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}: {words}", on.strftime("%-d %b %Y"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    let at = pos2(area.left(), area.top() + 11.0);
    let date = day::short(on, cx.today);
    let date = if date.len() > 6 { on.strftime("%b %y").to_string() } else { date };
    widgets::write(ui, at, Align2::LEFT_CENTER, &date, regular(size::SMALL), cx.tokens.muted, DATES);
    ui.painter().galley(pos2(area.left() + DATES, area.top() + 2.0), text, cx.tokens.text);
    let response = if text_ends { response.on_hover_text(words) } else { response };
    (response.clicked(), area)
}
