//! To whom, how and how strongly is somebody tied?

use super::{Dialog, Outcome, entered, foot, head};
use crate::app::App;
use crate::app::search;
use crate::app::selection::Selection;
use crate::app::theme::Tokens;
use crate::app::widgets;
use crate::model::{Key, StakeholderId, Strength, Tie, TieKind, edits};
use egui::{RichText, Ui};

/// The question for a tie.
pub(in crate::app) struct Tying {
    from: StakeholderId,
    to: Option<StakeholderId>,
    query: String,
    kind: TieKind,
    strength: u32,
}

impl Tying {
    /// From this person to somebody who is still to be found.
    pub(in crate::app) fn from(from: StakeholderId) -> Self {
        Self { from, to: None, query: String::new(), kind: TieKind::WorksWith, strength: 3 }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut tying: Tying) -> Outcome {
    let name = |id| app.document().name(Key::Stakeholder(id));
    let title = match tying.to {
        Some(to) => format!("{} → {}", name(tying.from), name(to)),
        None => format!("{} → …", name(tying.from)),
    };
    head(ui, tokens, "New tie", &title);
    if tying.to.is_none() {
        let field = widgets::text_field(ui, tokens, "To", &mut tying.query);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let found = found(app, &tying);
        for (id, name) in &found {
            if widgets::row_button(ui, tokens, name).clicked() {
                tying.to = Some(*id);
            }
        }
        if entered(ui)
            && let Some((id, _)) = found.first()
        {
            tying.to = Some(*id);
            return Outcome::Open(Dialog::Tie(tying));
        }
        if found.is_empty() {
            ui.label(RichText::new("Nobody of this name is on the map.").color(tokens.muted));
        }
    } else {
        ui.horizontal_wrapped(|ui| {
            for kind in TieKind::BUILT_IN {
                if widgets::Button::outlined(kind.name()).on(tying.kind == kind).ui(ui).clicked() {
                    tying.kind = kind;
                }
            }
        });
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new("Strength").color(tokens.muted));
            for strength in Strength::LEAST..=Strength::MOST {
                let chosen = tying.strength == strength;
                let word = ["loose", "", "usual", "", "close"][(strength - 1) as usize];
                let text = if word.is_empty() { strength.to_string() } else { format!("{strength} {word}") };
                if widgets::Button::outlined(&text).on(chosen).ui(ui).clicked() {
                    tying.strength = strength;
                }
            }
        });
    }
    let ready = tying.to.is_some();
    let (go, cancel) = foot(ui, "Add tie", ready);
    if cancel {
        return Outcome::Closed;
    }
    if let Some(to) = tying.to
        && (go || entered(ui))
    {
        let tie =
            Tie { strength: Strength::nearest(tying.strength), ..Tie::between(tying.from, to, tying.kind) };
        let (id, edit) = edits::tie(&app.session.document().clone(), &mut app.ids, tie);
        app.apply(edit);
        app.selection = Selection::one(Key::Tie(id));
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Tie(tying))
}

/// The eight people whose names fit best.
fn found(app: &App, tying: &Tying) -> Vec<(StakeholderId, String)> {
    let mut found: Vec<_> = app
        .document()
        .stakeholders
        .iter()
        .filter(|(id, _)| **id != tying.from)
        .filter_map(|(id, person)| {
            search::score(tying.query.trim(), &person.name).map(|points| (points, *id, &person.name))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.2.cmp(b.2)));
    found.into_iter().take(8).map(|(_, id, name)| (id, name.clone())).collect()
}
