//! Several people: what they have in common; a change is one for all.

use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::{fonts, widgets};
use crate::model::{Assessment, Engagement, Key, Record, StakeholderId, edits};
use egui::{RichText, Ui};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let people = cx.selection.people();
    let tokens = cx.tokens;
    ui.label(RichText::new(format!("{} people", people.len())).font(fonts::semibold(20.0)));
    let names: Vec<String> =
        people.iter().take(6).map(|id| cx.document.name(Key::Stakeholder(*id))).collect();
    let more = people.len().saturating_sub(6);
    let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
    ui.label(RichText::new(format!("{}{tail}", names.join(", "))).size(12.0).color(tokens.muted));
    let Some(initiative) = cx.initiative else { return };
    let in_it: Vec<(StakeholderId, &Assessment)> = people
        .iter()
        .filter_map(|id| cx.document.assessments.get(&(initiative, *id)).map(|a| (*id, a)))
        .collect();
    if in_it.len() < people.len()
        && widgets::Button::outlined("Add all to this initiative").icon(Icon::Plus).ui(ui).clicked()
    {
        out.edit(edits::include(cx.document, initiative, &people));
    }
    if in_it.is_empty() {
        return;
    }
    let ids: Vec<StakeholderId> = in_it.iter().map(|(id, _)| *id).collect();
    let now = common(in_it.iter().map(|(_, a)| a.engagement_now));
    ui.label(
        RichText::new(if now.is_some() { "Stance now" } else { "Stance now: mixed" })
            .size(12.0)
            .color(tokens.muted),
    );
    if let Some(next) = widgets::stance_control(ui, now.flatten()) {
        out.edit(edits::engage(cx.document, initiative, &ids, Some(next)));
    }
    let wanted = common(in_it.iter().map(|(_, a)| a.engagement_wanted));
    let label = if wanted.is_some() { "Wanted" } else { "Wanted: mixed" };
    if let Some(next) = widgets::stance_choice(ui, label, wanted.flatten()) {
        out.edit(want(cx, initiative, &ids, next));
    }
    ui.add_space(8.0);
    if widgets::Button::outlined("Remove from initiative").ui(ui).clicked() {
        out.ask(Request::Run("people.leave"));
    }
    if widgets::Button::outlined("Delete").icon(Icon::Trash).ui(ui).clicked() {
        out.ask(Request::Run("edit.delete"));
    }
}

/// What all say alike; nothing where they differ.
fn common(mut all: impl Iterator<Item = Option<Engagement>>) -> Option<Option<Engagement>> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn want(
    cx: &Context<'_>,
    initiative: crate::model::InitiativeId,
    people: &[StakeholderId],
    wanted: Option<Engagement>,
) -> crate::model::Edit {
    let mut edit = crate::model::Edit::new(format!("Wanted of {} people", people.len()));
    for id in people {
        let key = Key::Assessment(initiative, *id);
        if let Some(Record::Assessment(mut assessment)) = cx.document.get(key) {
            assessment.engagement_wanted = wanted;
            edit.put(key, *assessment);
        }
    }
    edit
}
