//! You said, we did: what came back from people, and what was changed by it?

use super::cards;
use super::told::{Came, Told};
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts::{Quiet, caption, link};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap};
use crate::model::field::{Level, Table};
use crate::model::{ActionId, Key, Prose, Record, edits};
use egui::{Align, Label, Layout, Role, Sense, Ui, WidgetInfo};

/// So many are shown at first, and so many more by each press.
const STEP: usize = 8;

/// How many are shown.
#[derive(Default)]
pub(super) struct Shown {
    more: usize,
}

impl Shown {
    /// The card: what was heard and changed nothing comes first.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
        if cx.initiative.is_none() {
            return;
        }
        let waiting = told.heeded.iter().filter(|one| one.unanswered).count();
        let beside = match waiting {
            0 => String::new(),
            1 => "1 without an answer".to_owned(),
            many => format!("{many} without an answer"),
        };
        cards::card(ui, |ui| {
            cards::head(ui, "You said, we did", &beside, None);
            if told.heeded.is_empty() {
                cards::quiet(
                    ui,
                    "Nothing came back yet. What people say to an action stands here, with what changed by it.",
                );
            }
            for (place, one) in told.heeded.iter().take(STEP + self.more).enumerate() {
                ui.push_id(("came back", one.action), |ui| {
                    if place > 0 {
                        cards::line(ui);
                    }
                    came(ui, cx, one, out);
                });
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::L;
                note(ui, cx, told, out);
                let left = told.heeded.len().saturating_sub(STEP + self.more);
                if left > 0 && link(ui, None, &format!("Show {} more", left.min(STEP))).clicked() {
                    self.more += STEP;
                }
            });
        });
    }
}

/// A menu of the actions of this initiative; the one that is picked is opened, to note what came back.
fn note(ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
    let ours = |key: Key| match key {
        Key::Action(id) => {
            cx.document.actions.get(&id).is_some_and(|one| Some(one.initiative) == cx.initiative)
                && !told.heeded.iter().any(|one| one.action == id)
        }
        _ => false,
    };
    let button = link(ui, Some(Icon::Plus), "Note what came back…");
    let picked = form::add_reference(ui, cx.document, &button, Table::Action, &|key| !ours(key));
    if let Some(Key::Action(id)) = picked {
        out.ask(Request::Ask(Dialog::Action(Box::new(Acting::answering(id)))));
    }
}

fn came(ui: &mut Ui, cx: &Context<'_>, one: &Came, out: &mut Outbox) {
    let tokens = cx.tokens;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (words, color) = if one.unanswered {
                ("Nothing changed yet", tokens.warn)
            } else {
                (one.day.as_str(), tokens.muted)
            };
            ui.label(theme::small(words).color(color));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = Label::new(theme::name(one.title.clone()).color(tokens.text)).truncate();
                let title = ui.add(title.sense(Sense::click()));
                title.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open {}", one.title)));
                if title.has_focus() {
                    let (area, ring) = (title.rect.expand(2.0), tokens.focus_ring());
                    let round = theme::radius::CONTROL;
                    ui.painter().rect_stroke(area, round, ring, egui::StrokeKind::Outside);
                }
                if title.clicked() {
                    out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(one.action)))));
                }
            });
        });
    });
    caption(ui, "You said", Level::Private);
    let name = format!("You said: {}", one.title);
    if let Some(text) = Quiet::new(&name, "What came back").ui(ui, &one.heard) {
        change(cx, one.action, "What came back to", out, move |action| action.feedback = prose(text));
    }
    caption(ui, "We did", Level::Shareable);
    let name = format!("We did: {}", one.title);
    if let Some(text) = Quiet::new(&name, "What changed by it, or why nothing could").ui(ui, &one.changed) {
        change(cx, one.action, "What changed by", out, move |action| action.changed_by_it = prose(text));
    }
    ui.add_space(gap::XS);
}

fn prose(text: String) -> Option<Prose> {
    Some(Prose(text)).filter(|text| !text.trim().is_empty())
}

fn change(
    cx: &Context<'_>,
    id: ActionId,
    what: &str,
    out: &mut Outbox,
    change: impl FnOnce(&mut crate::model::Action),
) {
    let key = Key::Action(id);
    let label = format!("{what} {}", cx.document.name(key));
    out.edit(edits::change(cx.document, key, label, |record| {
        if let Record::Action(action) = record {
            change(action);
        }
    }));
}
