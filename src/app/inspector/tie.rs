//! One tie: what binds the two, how strongly, and what else is known.

use super::{parts, ties};
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, gap};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{self, Button, labelled};
use crate::model::{Key, Prose, StakeholderId, Strength, Tie, TieId, TieKind, edits};
use egui::{Label, RichText, Sense, Ui, Vec2};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: TieId, out: &mut Outbox) {
    let Some(tie) = cx.document.ties.get(&id) else { return };
    let tokens = cx.tokens;
    ui.spacing_mut().item_spacing.y = gap::S;
    let change = |out: &mut Outbox, next: Tie| out.edit(edits::update_tie(cx.document, id, next));
    ui.label(RichText::new("Tie").font(semibold(20.0)));
    end(ui, cx, tie.from, out);
    ui.horizontal(|ui| {
        ui.add_space(28.0);
        let words = ties::kind_words(&tie.kind, tie.is_directed(), true);
        ui.label(theme::small(words).color(tokens.muted));
        if tie.is_directed() && Button::flat("Turn round").icon(Icon::Swap).ui(ui).clicked() {
            change(out, Tie { from: tie.to, to: tie.from, ..tie.clone() });
        }
    });
    end(ui, cx, tie.to, out);
    ui.add_space(gap::XS);
    parts::caption(ui, "What binds them", tie.kind.level());
    kind(ui, tie, out, &change);
    if let TieKind::Other(_) = tie.kind {
        let mut directed = tie.directed;
        if ui.checkbox(&mut directed, "It has a direction").clicked() {
            change(out, Tie { directed, ..tie.clone() });
        }
    }
    labelled(ui, "Strength", |ui| {
        if let Some(strength) = ties::strength(ui, tokens, "Strength of the tie", tie.strength.get()) {
            change(out, Tie { strength: Strength::nearest(strength), ..tie.clone() });
        }
        let words = ["loose", "rather loose", "usual", "rather close", "close"];
        let word = words.get(tie.strength.get() as usize - 1).copied().unwrap_or_default();
        ui.label(theme::small(format!("{} of 5, {word}", tie.strength)).color(tokens.muted));
    });
    parts::caption(ui, "Note", crate::model::field::Level::Private);
    let note = tie.note.as_deref().unwrap_or_default();
    let id_of_field = ui.scope_id().with("note of a tie");
    if let Some(text) = widgets::field::prose_box(ui, id_of_field, "Note on the tie", note) {
        let note = Some(Prose(text)).filter(|text| !text.trim().is_empty());
        change(out, Tie { note, ..tie.clone() });
    }
    ui.add_space(gap::S);
    if Button::outlined("Delete tie").icon(Icon::Trash).danger().ui(ui).clicked() {
        out.ask(Request::Run("edit.delete"));
    }
}

/// One of the two: mark and name; a click shows them.
fn end(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let Some(person) = cx.document.stakeholders.get(&id) else { return };
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
        let assessment = cx.initiative.and_then(|i| cx.document.assessments.get(&(i, id)));
        widgets::person_mark(ui.painter(), area, person, assessment, cx.tokens);
        let link = Label::new(theme::name(&person.name).color(cx.tokens.accent)).truncate();
        let response = ui.add(link.sense(Sense::click())).on_hover_text("Show them");
        if response.clicked() {
            out.ask(Request::Select(Selection::one(Key::Stakeholder(id))));
        }
    });
}

/// One of the usual kinds, or words of your own.
fn kind(ui: &mut Ui, tie: &Tie, out: &mut Outbox, change: &dyn Fn(&mut Outbox, Tie)) {
    let mut names: Vec<&str> = TieKind::BUILT_IN.iter().map(TieKind::name).collect();
    names.push("In other words…");
    let chosen = TieKind::BUILT_IN.iter().position(|kind| *kind == tie.kind).unwrap_or(names.len() - 1);
    if let Some(place) = widgets::dropdown(ui, "Kind", Some(chosen), &names) {
        let kind = TieKind::BUILT_IN.get(place).cloned();
        let kind = kind.unwrap_or_else(|| TieKind::Other(tie.kind.name().to_lowercase()));
        change(out, Tie { kind, directed: tie.is_directed(), ..tie.clone() });
    }
    if let TieKind::Other(words) = &tie.kind {
        let id = ui.scope_id().with("kind in words");
        let given = labelled(ui, "In words", |ui| {
            LineBox { id, name: "Kind in words", ..LineBox::default() }.ui(ui, words)
        });
        if let Some(words) = given.map(|w| w.trim().to_owned()).filter(|words| !words.is_empty()) {
            change(out, Tie { kind: TieKind::Other(words), ..tie.clone() });
        }
    }
}
