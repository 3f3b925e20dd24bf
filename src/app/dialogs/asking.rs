//! How is somebody asked to be an advocate: by whom, for what, in which words?
//!
//! One person after the other. What is said in short and what is promised are for the core team; the words and what to
//! keep in mind are for the owner of the map alone, and each field says so.
//!
//! *Invariants:* nothing is kept before *Mark as asked* or *Keep draft*; each of them is one step of undo. Words that the
//! user wrote are never written over without being asked to.

pub(super) mod answering;
mod starting;

pub(in crate::app) use answering::Answering;
pub(in crate::app) use starting::reminder;

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts::caption;
use crate::app::theme::{self, Tokens, gap, radius};
use crate::app::widgets::Button;
use crate::app::widgets::field::prose_area;
use crate::model::edits::{self, Asked};
use crate::model::field::{Level, Table};
use crate::model::{AdvocacyState, Document, InitiativeId, Key, StakeholderId};
use crate::plan::{self, Asking, Terms};
use egui::{Align, Label, Layout, ScrollArea, Ui, vec2};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Width of what is to be kept in mind, points.
const BESIDE: f32 = 288.0;

/// The question how people are asked, one after the other.
pub(in crate::app) struct Enlisting {
    people: Vec<StakeholderId>,
    /// Which of them is looked at.
    at: usize,
    /// What was begun for each.
    begun: BTreeMap<StakeholderId, Begun>,
}

/// What was begun for one of them.
#[derive(Clone)]
struct Begun {
    asked: Asked,
    on: Option<Date>,
    /// The words as they were drafted last: where they still are the same, they follow what is filled in.
    drafted: String,
}

impl Enlisting {
    /// Of these people, in this order.
    pub(in crate::app) fn new(people: impl IntoIterator<Item = StakeholderId>) -> Self {
        Self { people: people.into_iter().collect(), at: 0, begun: BTreeMap::new() }
    }

    /// What is asked of whoever is looked at.
    fn begun(&mut self, document: &Document, initiative: InitiativeId, today: Date) -> Option<&mut Begun> {
        let id = *self.people.get(self.at)?;
        let first = || {
            let mut asked = Asked::of(document, initiative, id);
            let owner = document.assessments.get(&(initiative, id)).and_then(|said| said.relationship_owner);
            asked.by = asked.by.or(owner.filter(|owner| *owner != id));
            let drafted = plan::asking(document, initiative, id, &terms(&asked)).words;
            if asked.draft.is_empty() {
                asked.draft.clone_from(&drafted);
            }
            Begun { asked, on: Some(today), drafted }
        };
        Some(self.begun.entry(id).or_insert_with(first))
    }

    /// Goes on to the next who was not asked just now; false where that was the last.
    fn done(&mut self, id: StakeholderId) -> bool {
        self.begun.remove(&id);
        self.people.retain(|other| *other != id);
        self.at = self.at.min(self.people.len().saturating_sub(1));
        !self.people.is_empty()
    }
}

fn terms(asked: &Asked) -> Terms {
    Terms { asked_by: asked.by, ask: asked.ask.clone(), support: asked.support.clone() }
}

/// What was pressed at the foot.
enum Press {
    Mark,
    Keep,
    Go(usize),
    Cancel,
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Enlisting) -> Outcome {
    let Some(initiative) = app.initiative else { return Outcome::Closed };
    let document = app.document().clone();
    open.people.retain(|id| document.stakeholders.contains_key(id));
    let (count, at, today) = (open.people.len(), open.at, app.today);
    let Some(id) = open.people.get(at).copied() else { return Outcome::Closed };
    let Some(begun) = open.begun(&document, initiative, today) else { return Outcome::Closed };
    let name = document.name(Key::Stakeholder(id));
    let change = document.name(Key::Initiative(initiative));
    let place = if count > 1 { format!(" · {} of {count}", at + 1) } else { String::new() };
    head(ui, tokens, &format!("Ask {name}"), &format!("To be an advocate for {change}{place}"));
    let room = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ui.push_id(id, |ui| {
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            ui.set_width(ui.available_width() - gap::S);
            ui.spacing_mut().item_spacing = vec2(gap::L, gap::XS);
            let left = ui.available_width() - BESIDE - gap::L;
            ui.horizontal_top(|ui| {
                let layout = Layout::top_down(Align::Min);
                let asking = ui.allocate_ui_with_layout(vec2(left, 0.0), layout, |ui| {
                    ui.set_width(left);
                    fields(ui, tokens, &document, (initiative, id), today, begun)
                });
                in_mind(ui, tokens, &asking.inner.reminders);
            });
        });
    });
    let state = document.assessments.get(&(initiative, id)).map_or(AdvocacyState::None, |a| a.advocacy.state);
    let refused = if state.is_advocate() {
        Some("They said yes already")
    } else if begun.on.is_none() {
        Some("Say when they were asked")
    } else {
        None
    };
    let ready = refused.is_none() && !form::is_wrong(ui);
    let (asked, on) = (begun.asked.clone(), begun.on);
    let Some(press) = foot(ui, tokens, (at, count), ready, refused) else {
        return Outcome::Open(Dialog::Enlist(Box::new(open)));
    };
    match press {
        Press::Cancel => return Outcome::Closed,
        Press::Go(to) => open.at = to,
        Press::Mark | Press::Keep => {
            let marks = matches!(press, Press::Mark);
            let edit = edits::ask(&document, initiative, id, &asked, on.filter(|_| marks));
            drop(document);
            app.apply(edit);
            let said = if marks { format!("Asked {name}") } else { format!("Kept the draft for {name}") };
            app.notices.offer(said, "edit.undo");
            if !open.done(id) {
                return Outcome::Closed;
            }
        }
    }
    Outcome::Open(Dialog::Enlist(Box::new(open)))
}

fn fields(
    ui: &mut Ui,
    tokens: &Tokens,
    document: &Document,
    (initiative, id): (InitiativeId, StakeholderId),
    today: Date,
    begun: &mut Begun,
) -> Asking {
    let before = terms(&begun.asked);
    ui.columns(2, |cells| {
        if let [left, right] = cells {
            caption(left, "Asked by", Level::Team);
            let current = begun.asked.by.map(Key::Stakeholder);
            let unset = "Who will ask?";
            let picked = form::reference(left, document, "Asked by", Table::Stakeholder, current, unset);
            if let Some(picked) = picked {
                begun.asked.by = picked.and_then(|key| match key {
                    Key::Stakeholder(id) => Some(id),
                    _ => None,
                });
            }
            caption(right, "Asked on", Level::Team);
            if let Some(day) = form::day(right, "Asked on", begun.on, today) {
                begun.on = day;
            }
        }
    });
    ui.add_space(gap::S);
    caption(ui, "The ask, in short", Level::Team);
    let hint = "Such as: listen to the team once a week, and bring their questions back";
    prose_area(ui, "The ask, in short", hint, 1, &mut begun.asked.ask);
    let who = "The core team sees this; the sponsor too, once they said yes and may be named.";
    ui.label(theme::small(who).color(tokens.muted));
    ui.add_space(gap::S);
    caption(ui, "Support promised", Level::Team);
    let hint = "What they get for it: time, a name to call, training";
    prose_area(ui, "Support promised", hint, 1, &mut begun.asked.support);
    ui.add_space(gap::S);
    caption(ui, "What to say", Level::Private);
    let now = terms(&begun.asked);
    let asking = plan::asking(document, initiative, id, &now);
    if before != now && begun.asked.draft == begun.drafted {
        begun.asked.draft.clone_from(&asking.words);
        begun.drafted.clone_from(&asking.words);
    }
    prose_area(ui, "What to say", "", 9, &mut begun.asked.draft);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::XS;
        let same = begun.asked.draft == asking.words;
        let again = |ui: &mut Ui| Button::flat("Write it again").ui(ui).clicked();
        if ui.add_enabled_ui(!same, again).inner {
            begun.asked.draft.clone_from(&asking.words);
            begun.drafted.clone_from(&asking.words);
        }
        if Button::flat("Copy").icon(Icon::Copy).ui(ui).clicked() {
            ui.ctx().copy_text(begun.asked.draft.clone());
        }
    });
    asking
}

/// What to keep in mind, on a ground of its own: it is no part of what is said.
fn in_mind(ui: &mut Ui, tokens: &Tokens, reminders: &[String]) {
    let frame = egui::Frame::new().fill(tokens.surface2).corner_radius(radius::CARD).inner_margin(12);
    frame.show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(BESIDE - 24.0);
            ui.spacing_mut().item_spacing.y = gap::S;
            caption(ui, "Keep in mind", Level::Private);
            for reminder in reminders {
                bullet(ui, tokens, reminder);
            }
            let stays = "This stays with you. It is never sent, and in no copy for others.";
            ui.add(Label::new(theme::small(stays).color(tokens.muted)).wrap());
        });
    });
}

/// A line that hangs behind a dot.
fn bullet(ui: &mut Ui, tokens: &Tokens, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        let (dot, _) = ui.allocate_exact_size(vec2(4.0, 18.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 2.0, tokens.muted);
        ui.vertical(|ui| ui.add(Label::new(theme::table(words).color(tokens.text)).wrap()));
    });
}

fn foot(
    ui: &mut Ui,
    tokens: &Tokens,
    (at, count): (usize, usize),
    ready: bool,
    refused: Option<&str>,
) -> Option<Press> {
    let mut press = None;
    ui.add_space(gap::L);
    super::buttons(ui, |ui| {
        if ui.add_enabled_ui(ready, |ui| Button::primary("Mark as asked").ui(ui)).inner.clicked() {
            press = Some(Press::Mark);
        }
        if Button::outlined("Keep draft")
            .help("Keep what is written, for yourself, without asking yet")
            .ui(ui)
            .clicked()
        {
            press = Some(Press::Keep);
        }
        if Button::outlined("Cancel").ui(ui).clicked() {
            press = Some(Press::Cancel);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if count > 1 {
                let go = |ui: &mut Ui, word: &str, can: bool| {
                    ui.add_enabled_ui(can, |ui| Button::flat(word).ui(ui)).inner.clicked()
                };
                if go(ui, "Back", at > 0) {
                    press = Some(Press::Go(at - 1));
                }
                if go(ui, "Next", at + 1 < count) {
                    press = Some(Press::Go(at + 1));
                }
            }
            if let Some(refused) = refused {
                ui.label(theme::small(refused).color(tokens.muted));
            }
        });
    });
    press
}
