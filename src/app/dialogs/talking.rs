//! What was said, with whom, and what was promised?

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::form::{self, Names};
use crate::app::theme::{Tokens, gap, small};
use crate::app::widgets::Button;
use crate::model::action::ActionKind;
use crate::model::field::{Field, Level};
use crate::model::interaction::Interaction;
use crate::model::{Document, Edit, InitiativeId, InteractionId, Key, StakeholderId, edits};
use egui::{Align, Layout, ScrollArea, Ui, vec2};
use jiff::civil::Date;

/// The question for something that took place.
pub(in crate::app) struct Talking {
    /// The one that is edited; none where it is new.
    old: Option<InteractionId>,
    draft: Option<Interaction>,
}

impl Talking {
    /// Thanks to these people, so that it is known when they were last thanked.
    pub(in crate::app) fn thanks(
        people: impl IntoIterator<Item = StakeholderId>,
        initiative: Option<InitiativeId>,
        today: Date,
    ) -> Self {
        let draft = Interaction {
            date: today,
            stakeholders: people.into_iter().collect(),
            initiative,
            kind: ActionKind::Thanks,
            ..Interaction::default()
        };
        Self { old: None, draft: Some(draft) }
    }

    /// One that is in the log.
    pub(in crate::app) fn edit(id: InteractionId) -> Self {
        Self { old: Some(id), draft: None }
    }

    fn draft(&mut self, app: &App) -> Option<Interaction> {
        self.draft.take().or_else(|| app.document().interactions.get(&self.old?).cloned())
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut talking: Talking) -> Outcome {
    let Some(mut talk) = talking.draft(app) else { return Outcome::Closed };
    let document = app.document().clone();
    let old = talking.old;
    let thanks = old.is_none() && talk.kind == ActionKind::Thanks;
    let title = match (old, thanks) {
        (Some(_), _) => "What took place".to_owned(),
        (None, true) => match talk.stakeholders.len() {
            1 => format!("Thank {}", called(&document, &talk)),
            _ => "Thank several people".to_owned(),
        },
        (None, false) => "Log a talk or promise".to_owned(),
    };
    let how = if thanks { how_thanked(&document, &talk) } else { String::new() };
    head(ui, tokens, &title, &how);
    let room = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.set_width(ui.available_width());
        form::names(&document, app.today, |names| {
            row(ui, names, &mut talk, &["date", "kind", "channel"], 3);
            row(ui, names, &mut talk, &["stakeholders", "communities"], 2);
            row(ui, names, &mut talk, &["summary"], 1);
            row(ui, names, &mut talk, &["initiative", "action"], 2);
            row(ui, names, &mut talk, &["message", "heard"], 2);
            row(ui, names, &mut talk, &["promises"], 1);
        });
    });
    let reason = if talk.stakeholders.is_empty() && talk.communities.is_empty() {
        Some("Say with whom it was")
    } else if talk.date == Date::default() {
        Some("Say when it was")
    } else if talk.promises.iter().any(|promise| promise.by.is_nil() || promise.text.trim().is_empty()) {
        Some("Each promise needs its words, and who gave it")
    } else {
        None
    };
    let ready = reason.is_none() && !form::is_wrong(ui);
    let mut outcome = None;
    ui.add_space(gap::L);
    let area = vec2(ui.available_width(), gap::CONTROL);
    ui.allocate_ui_with_layout(area, Layout::right_to_left(Align::Center), |ui| {
        let main = if old.is_some() { "Save" } else { "Log it" };
        if ui.add_enabled_ui(ready, |ui| Button::primary(main).ui(ui)).inner.clicked() {
            keep(app, old, talk.clone());
            outcome = Some(Outcome::Closed);
        }
        if Button::outlined("Cancel").ui(ui).clicked() {
            outcome = Some(Outcome::Closed);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(id) = old
                && Button::flat("Delete").danger().ui(ui).clicked()
            {
                app.apply(edits::remove(&document, &[Key::Interaction(id)]));
                app.notices.offer("Deleted what was logged", "edit.undo");
                outcome = Some(Outcome::Closed);
            }
            if let Some(reason) = reason {
                ui.label(small(reason).color(tokens.muted));
            }
        });
    });
    talking.draft = Some(talk);
    outcome.unwrap_or_else(|| Outcome::Open(Dialog::Talk(Box::new(talking))))
}

/// Whom it was with, where it was one person.
fn called(document: &Document, talk: &Interaction) -> String {
    talk.stakeholders.first().map(|id| document.name(Key::Stakeholder(*id))).unwrap_or_default()
}

/// How they like to be thanked, as far as it is noted: for whoever thanks them.
fn how_thanked(document: &Document, talk: &Interaction) -> String {
    let noted = talk.stakeholders.iter().filter_map(|id| {
        let person = document.stakeholders.get(id)?;
        let how = person.how_thanked.as_deref().map(str::trim).filter(|how| !how.is_empty())?;
        Some(format!("How {} likes to be thanked: {how}", person.name))
    });
    noted.collect::<Vec<_>>().join("\n")
}

fn row(ui: &mut Ui, names: Names<'_>, talk: &mut Interaction, ids: &[&str], columns: usize) {
    ui.columns(columns, |cells| {
        for (cell, id) in cells.iter_mut().zip(ids) {
            cell.spacing_mut().item_spacing = vec2(gap::S, 2.0);
            let Some(field) = Field::find(Interaction::FIELDS, id) else { continue };
            if let Some(value) = form::stacked(cell, field, talk, Level::Team, names) {
                // It was tried on a copy already.
                let _ = (field.set)(talk, value);
            }
        }
    });
    ui.add_space(gap::S);
}

fn keep(app: &mut App, old: Option<InteractionId>, talk: Interaction) {
    let edit = match old {
        Some(id) if app.document().interactions.get(&id) == Some(&talk) => return,
        Some(id) => Edit::new("Change what was logged").with(Key::Interaction(id), talk),
        None => edits::log(&mut app.ids, talk).1,
    };
    app.apply(edit);
}
