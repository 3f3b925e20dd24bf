//! One person: how they stand to the change, what moves them, whom they are tied to, what was said.

use super::{
    Inspector, advocacy, contact, details, engagement, findings, head, history, needs, network, notes,
    ratings, ties,
};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::model::edit::counted;
use crate::model::field::Level;
use crate::model::{AdvocacyState, Assessment, Initiative, InitiativeId, StakeholderId};
use crate::plan;
use egui::Ui;

pub(super) fn ui(
    inspector: &mut Inspector,
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    out: &mut Outbox,
) {
    let Some(person) = cx.document.stakeholders.get(&id) else { return };
    let current = cx.current().and_then(|(initiative, change)| {
        let assessment = cx.document.assessments.get(&(initiative, id))?;
        Some((initiative, change, assessment))
    });
    head::ui(ui, cx, id, person, current.map(|(_, _, assessment)| assessment), out);
    match current {
        Some(current) => in_change(inspector, ui, cx, id, current, out),
        None => head::outside(ui, cx, id, out),
    }
    let ties = ties::Ties::of(cx, id);
    inspector.section(ui, cx, ("Ties", &ties.detail(ui)), Level::Team, true, |ui| ties.ui(ui, cx, out));
    inspector.section(ui, cx, ("In the network", ""), Level::Private, true, |ui| {
        network::ui(ui, cx, id, out);
    });
    let log = contact::Log::with(cx, id);
    let detail = log.detail(cx);
    inspector.section(ui, cx, ("Interactions & promises", &detail), Level::Team, false, |ui| {
        log.ui(ui, cx, id, out);
    });
    let written = notes::entries(person.note.as_deref().unwrap_or_default());
    let count = if written.is_empty() { String::new() } else { written.len().to_string() };
    inspector.section(ui, cx, ("Notes", &count), Level::Private, false, |ui| {
        notes::ui(ui, cx, id, person, &written, out);
    });
    if let Some((initiative, _, assessment)) = current {
        let reviews = history::reviews(cx, initiative, id);
        if reviews > 0 {
            inspector.section(ui, cx, ("History", &counted(reviews, "review")), Level::Team, false, |ui| {
                history::ui(ui, cx, initiative, id, assessment);
            });
        }
    }
    inspector.section(ui, cx, ("Details", ""), Level::Team, false, |ui| details::ui(ui, cx, id, person, out));
}

fn in_change(
    inspector: &mut Inspector,
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    (initiative, change, assessment): (InitiativeId, &Initiative, &Assessment),
    out: &mut Outbox,
) {
    let quadrant = plan::quadrant(assessment.influence, assessment.interest, change)
        .map_or("Not rated", |quadrant| quadrant.name());
    inspector.section(ui, cx, ("This initiative", quadrant), Level::Team, true, |ui| {
        ratings::ui(ui, cx, initiative, id, assessment, out);
    });
    if let Some(found) = findings::About::of(cx, ui.ctx(), id) {
        inspector.section(ui, cx, ("Findings", &found.detail()), Level::Private, true, |ui| {
            found.ui(ui, cx, id, out);
        });
    }
    inspector.section(ui, cx, ("Motivators", needs::detail(assessment)), Level::Private, false, |ui| {
        needs::ui(ui, cx, initiative, id, assessment, out);
    });
    let actions = engagement::Actions::with(cx, initiative, id);
    inspector.section(ui, cx, ("Engagement", &actions.detail()), Level::Team, true, |ui| {
        actions.ui(ui, cx, id, out);
    });
    let state = assessment.advocacy.state;
    if state != AdvocacyState::None {
        inspector.section(ui, cx, ("Advocate", state.name()), Level::Team, false, |ui| {
            advocacy::ui(ui, cx, initiative, id, assessment, out);
        });
    }
    inspector.section(ui, cx, ("More on this initiative", ""), Level::Private, false, |ui| {
        details::assessment(ui, cx, initiative, id, assessment, out);
    });
}
