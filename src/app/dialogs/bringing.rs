//! Which of the people who are on the map does this change concern as well?

use super::{Dialog, Outcome, foot, head};
use crate::app::App;
use crate::app::search::folded;
use crate::app::theme::{self, Tokens, gap, small};
use crate::app::widgets::{self, Button};
use crate::model::{InitiativeId, Key, StakeholderId, edits};
use egui::{ScrollArea, Ui, vec2};
use std::collections::BTreeSet;

/// The question whom to bring in.
pub(in crate::app) struct Bringing {
    /// From which change; from the whole map where it is none.
    from: Option<InitiativeId>,
    query: String,
    ticked: BTreeSet<StakeholderId>,
}

impl Bringing {
    /// From another change, or from the whole map.
    pub(in crate::app) fn from(from: Option<InitiativeId>) -> Self {
        Self { from, query: String::new(), ticked: BTreeSet::new() }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut bringing: Bringing) -> Outcome {
    let Some(initiative) = app.initiative else { return Outcome::Closed };
    let name = app.document().name(Key::Initiative(initiative));
    head(ui, tokens, "Bring in people", &format!("Into {name}. They wait in the tray until you rate them."));
    source(app, ui, initiative, &mut bringing);
    ui.add_space(gap::S);
    let field = widgets::text_field(ui, tokens, "Find", &mut bringing.query);
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    ui.add_space(gap::S);
    let all = offered(app, initiative, &bringing);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if Button::link("Tick all").ui(ui).clicked() {
            bringing.ticked.extend(all.iter().map(|(id, ..)| *id));
        }
        if !bringing.ticked.is_empty() && Button::link("Tick none").ui(ui).clicked() {
            bringing.ticked.clear();
        }
    });
    let room = (ui.ctx().content_rect().height() - 400.0).clamp(120.0, 360.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(gap::S, 2.0);
        for (id, name, role) in &all {
            ui.horizontal(|ui| {
                let mut on = bringing.ticked.contains(id);
                if ui.checkbox(&mut on, theme::table(name)).clicked() {
                    if on {
                        bringing.ticked.insert(*id);
                    } else {
                        bringing.ticked.remove(id);
                    }
                }
                ui.add(egui::Label::new(small(role).color(tokens.muted)).truncate());
            });
        }
        if all.is_empty() {
            ui.label(small("Nobody who is not in it already.").color(tokens.muted));
        }
    });
    let count = bringing.ticked.len();
    let main = match count {
        0 => "Bring in".to_owned(),
        1 => "Bring in 1 person".to_owned(),
        count => format!("Bring in {count} people"),
    };
    let (go, cancel) = foot(ui, &main, count > 0);
    if cancel {
        return Outcome::Closed;
    }
    if go {
        let people: Vec<StakeholderId> = bringing.ticked.iter().copied().collect();
        let edit = edits::include(app.document(), initiative, &people);
        app.apply(edit);
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Bring(Box::new(bringing)))
}

/// A choice between the other changes and the whole map.
fn source(app: &App, ui: &mut Ui, into: InitiativeId, bringing: &mut Bringing) {
    let others: Vec<(InitiativeId, &str)> = app
        .document()
        .initiatives
        .iter()
        .filter(|(id, _)| **id != into)
        .map(|(id, other)| (*id, other.name.as_str()))
        .collect();
    let mut words: Vec<&str> = others.iter().map(|(_, name)| *name).collect();
    words.push("The whole map");
    let now = others.iter().position(|(id, _)| Some(*id) == bringing.from).unwrap_or(others.len());
    if let Some(place) = widgets::dropdown(ui, "From", Some(now), &words) {
        bringing.from = others.get(place).map(|(id, _)| *id);
        bringing.ticked.clear();
    }
}

/// Who is in the source and not yet in the change, by name, with their role.
fn offered(app: &App, into: InitiativeId, bringing: &Bringing) -> Vec<(StakeholderId, String, String)> {
    let document = app.document();
    let query = folded(bringing.query.trim());
    let mut found: Vec<_> = document
        .stakeholders
        .iter()
        .filter(|(id, _)| !document.assessments.contains_key(&(into, **id)))
        .filter(|(id, _)| bringing.from.is_none_or(|from| document.assessments.contains_key(&(from, **id))))
        .filter(|(_, person)| folded(&person.name).contains(&query))
        .map(|(id, person)| (*id, person.name.clone(), person.role.clone().unwrap_or_default()))
        .collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}
