//! One tie: what binds the two, how strongly, and what else is known.

use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::{fonts, widgets};
use crate::model::{Key, Prose, Strength, Tie, TieId, TieKind, edits};
use egui::{RichText, Ui};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: TieId, out: &mut Outbox) {
    let Some(tie) = cx.document.ties.get(&id) else { return };
    let tokens = cx.tokens;
    ui.label(RichText::new("Tie").font(fonts::semibold(20.0)));
    ui.horizontal_wrapped(|ui| {
        let ends =
            if tie.is_directed() { [tie.from, tie.to] } else { [tie.from.min(tie.to), tie.from.max(tie.to)] };
        for (place, end) in ends.into_iter().enumerate() {
            if place == 1 {
                ui.label(RichText::new(if tie.is_directed() { "→" } else { "–" }).color(tokens.muted));
            }
            if ui
                .link(RichText::new(cx.document.name(Key::Stakeholder(end))).font(fonts::medium(14.0)))
                .clicked()
            {
                out.ask(Request::Select(Selection::one(Key::Stakeholder(end))));
            }
        }
    });
    let names: Vec<&str> = TieKind::BUILT_IN.iter().map(crate::model::tie::TieKind::name).collect();
    let chosen = TieKind::BUILT_IN.iter().position(|kind| *kind == tie.kind);
    if let Some(place) = widgets::dropdown(ui, "Kind", chosen, &names) {
        out.edit(edits::update_tie(
            cx.document,
            id,
            Tie { kind: TieKind::BUILT_IN[place].clone(), ..tie.clone() },
        ));
    }
    if let TieKind::Other(words) = &tie.kind {
        ui.label(RichText::new(format!("In words: {words}")).color(tokens.muted));
    }
    let strengths = ["1, loose", "2", "3, usual", "4", "5, close"];
    if let Some(place) = widgets::dropdown(ui, "Strength", Some(tie.strength.get() as usize - 1), &strengths)
    {
        out.edit(edits::update_tie(
            cx.document,
            id,
            Tie { strength: Strength::nearest(place as u32 + 1), ..tie.clone() },
        ));
    }
    if tie.is_directed() && widgets::Button::outlined("Turn round").icon(Icon::Swap).ui(ui).clicked() {
        out.edit(edits::update_tie(cx.document, id, Tie { from: tie.to, to: tie.from, ..tie.clone() }));
    }
    let note = tie.note.as_deref().unwrap_or_default();
    if let Some(text) = widgets::committed_prose(ui, "Note (private)", note) {
        let note = Some(Prose(text)).filter(|text| !text.trim().is_empty());
        out.edit(edits::update_tie(cx.document, id, Tie { note, ..tie.clone() }));
    }
    ui.add_space(8.0);
    if widgets::Button::outlined("Delete tie").icon(Icon::Trash).ui(ui).clicked() {
        out.ask(Request::Run("edit.delete"));
    }
}
