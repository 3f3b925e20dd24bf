//! What is done for engagement, for whom, by whom and when? For a new action and for one that is there.

pub(in crate::app) mod audience;
mod repeat;

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::form::{self, Names};
use crate::app::theme::{Tokens, gap};
use crate::app::widgets::{self, Button};
use crate::model::action::ActionStatus;
use crate::model::field::{Field, Level, Table};
use crate::model::{Action, ActionId, Document, Edit, Key, Stakeholder, StakeholderId, edits};
use egui::{Align, Layout, ScrollArea, Ui, vec2};

/// The question for an action.
pub(in crate::app) struct Acting {
    what: What,
    draft: Option<Action>,
    more: bool,
    /// It has just been opened: the first field takes the keyboard.
    fresh: bool,
}

enum What {
    New(Vec<StakeholderId>),
    Old(ActionId),
}

impl Acting {
    /// A new action for these people; for nobody yet where there are none.
    pub(in crate::app) fn new(people: impl IntoIterator<Item = StakeholderId>) -> Self {
        Self { what: What::New(people.into_iter().collect()), draft: None, more: false, fresh: true }
    }

    /// A new action that is filled in already as far as it can be.
    pub(in crate::app) fn with(action: Action) -> Self {
        Self { what: What::New(Vec::new()), draft: Some(action), more: false, fresh: true }
    }

    /// An action that is there.
    pub(in crate::app) fn edit(id: ActionId) -> Self {
        Self { what: What::Old(id), draft: None, more: false, fresh: false }
    }

    /// An action that is there, with the fields for what came back.
    pub(in crate::app) fn answering(id: ActionId) -> Self {
        Self { more: true, ..Self::edit(id) }
    }

    /// The action as it stands in the dialog; none where there is no initiative, or it is gone.
    fn draft(&mut self, app: &App) -> Option<Action> {
        self.draft.take().or_else(|| match &self.what {
            What::New(people) => {
                let mut action = Action::titled(app.initiative?, "");
                action.audience.stakeholders.extend(people);
                Some(action)
            }
            What::Old(id) => app.document().actions.get(id).cloned(),
        })
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut acting: Acting) -> Outcome {
    let Some(mut action) = acting.draft(app) else { return Outcome::Closed };
    let document = app.document().clone();
    let old = if let What::Old(id) = acting.what { Some(id) } else { None };
    let title = if old.is_some() { "Action" } else { "New action" };
    head(ui, tokens, title, &document.name(Key::Initiative(action.initiative)));
    let named = widgets::text_field(ui, tokens, "What", &mut action.title);
    let entered = named.lost_focus() && super::entered(ui);
    if std::mem::take(&mut acting.fresh) {
        named.request_focus();
    }
    ui.add_space(gap::S);
    let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(gap::L, gap::XS);
        let of = |key| document.name(key);
        let all = |table| offered(&document, &action, table);
        let mut next = action.clone();
        let names = Names { today: app.today, of: &of, all: &all };
        fields(ui, names, &document, &mut next, &mut acting.more);
        action = next;
    });
    let ready = !action.title.trim().is_empty() && !form::is_wrong(ui);
    let mut outcome = None;
    ui.add_space(gap::L);
    let area = vec2(ui.available_width(), gap::CONTROL);
    ui.allocate_ui_with_layout(area, Layout::right_to_left(Align::Center), |ui| {
        let main = if old.is_some() { "Save action" } else { "Add action" };
        let go = ui.add_enabled_ui(ready, |ui| Button::primary(main).ui(ui)).inner.clicked();
        let cancel = Button::outlined("Cancel").ui(ui).clicked();
        if cancel {
            outcome = Some(Outcome::Closed);
        } else if ready && (go || entered) {
            keep(app, old, action.clone());
            outcome = Some(Outcome::Closed);
        }
        if let Some(id) = old {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if Button::flat("Delete").danger().ui(ui).clicked() {
                    delete(app, id);
                    outcome = Some(Outcome::Closed);
                }
            });
        }
    });
    acting.draft = Some(action);
    outcome.unwrap_or_else(|| Outcome::Open(Dialog::Action(Box::new(acting))))
}

/// What a field may point to: of messages only those of the same change.
fn offered(document: &Document, action: &Action, table: Table) -> Vec<(Key, String)> {
    let ours = |key: &Key| match key {
        Key::Message(id) => {
            document.messages.get(id).is_some_and(|message| message.initiative == action.initiative)
        }
        _ => true,
    };
    form::table(document, table).into_iter().filter(|(key, _)| ours(key)).collect()
}

fn fields(ui: &mut Ui, names: Names<'_>, document: &Document, action: &mut Action, more: &mut bool) {
    row(ui, names, action, &["kind", "channel", "participation"]);
    audience::ui(ui, document, &mut action.audience);
    ui.add_space(gap::S);
    row(ui, names, action, &["owner", "sender", "hours"]);
    row(ui, names, action, &["starts", "due"]);
    repeat::ui(ui, names, action);
    ui.add_space(gap::S);
    status(ui, action);
    ui.add_space(gap::S);
    let messages = !(names.all)(Table::Message).is_empty() || action.message.is_some();
    row(ui, names, action, if messages { &["need_met", "message"] } else { &["need_met"] });
    row(ui, names, action, &["purpose"]);
    let title = if *more { "Less" } else { "Feedback, outcome and who may see it" };
    if Button::link(title).ui(ui).clicked() {
        *more = !*more;
    }
    if *more {
        row(ui, names, action, &["feedback_route"]);
        row(ui, names, action, &["feedback", "outcome"]);
        row(ui, names, action, &["changed_by_it"]);
        row(ui, names, action, &["public", "needs_help"]);
    }
}

/// These fields side by side, each a third of the width, a half where there are two long ones, all of it where it is
/// alone and long.
fn row(ui: &mut Ui, names: Names<'_>, action: &mut Action, ids: &[&str]) {
    let prose =
        |id: &&str| matches!(*id, "purpose" | "feedback" | "outcome" | "changed_by_it" | "feedback_route");
    let columns = if ids.iter().all(prose) { ids.len() } else { 3 };
    ui.columns(columns, |cells| {
        for (cell, id) in cells.iter_mut().zip(ids) {
            cell.spacing_mut().item_spacing = vec2(gap::S, 2.0);
            let Some(field) = Field::find(Action::FIELDS, id) else { continue };
            if let Some(value) = form::stacked(cell, field, action, Level::Shareable, names) {
                // It was tried on a copy already.
                let _ = (field.set)(action, value);
            }
        }
    });
    ui.add_space(gap::S);
}

fn status(ui: &mut Ui, action: &mut Action) {
    let colors = crate::app::theme::tokens(ui);
    ui.label(crate::app::theme::small("Status").color(colors.muted));
    let words: Vec<&str> = ActionStatus::ALL.iter().map(|status| status.name()).collect();
    if let Some(place) = widgets::segments(ui, &words, action.status as usize) {
        action.status = ActionStatus::ALL[place];
    }
    if action.status == ActionStatus::Sent {
        ui.label(
            crate::app::theme::small("Sent is not heard: it counts once somebody confirms it.")
                .color(colors.muted),
        );
    }
}

fn keep(app: &mut App, old: Option<ActionId>, mut action: Action) {
    action.title = action.title.trim().to_owned();
    let edit = match old {
        Some(id) if app.document().actions.get(&id) == Some(&action) => return,
        Some(id) => Edit::new(format!("Change {}", action.title)).with(Key::Action(id), action),
        None => edits::add_action(&mut app.ids, action).1,
    };
    app.apply(edit);
}

fn delete(app: &mut App, id: ActionId) {
    let keys = [Key::Action(id)];
    let edit = edits::remove(app.document(), &keys);
    let label = edit.label.replace("Delete", "Deleted");
    app.apply(edit);
    app.notices.offer(label, "edit.undo");
}

/// How a person is called on a chip.
fn called(person: Option<&Stakeholder>) -> &str {
    person.map_or("Someone unknown", |person| &person.name)
}
