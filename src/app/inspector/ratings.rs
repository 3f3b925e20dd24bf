//! Influence, interest and stance of one person in one initiative.

use super::parts::{self, Quiet};
use crate::app::context::Context;
use crate::app::form::day;
use crate::app::request::Outbox;
use crate::app::theme::gap;
use crate::app::widgets::{self, LABEL};
use crate::model::assessment::{Reason, ReasonKind};
use crate::model::field::Level;
use crate::model::{Assessment, Edit, Engagement, InitiativeId, Key, Prose, Rating, StakeholderId, edits};
use crate::plan;
use egui::Ui;

/// The section *This initiative*.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let Some((_, change)) = cx.current() else { return };
    let sliders = [
        ("Influence", assessment.influence, change.influence_line.get()),
        ("Interest", assessment.interest, change.interest_line.get()),
    ];
    for (place, (label, rating, line)) in sliders.into_iter().enumerate() {
        if let Some(next) = widgets::rating_slider(ui, label, rating, line as u8) {
            // The other axis starts in the middle where it was not rated: half a rating has no place on the grid.
            let other = |rating: Option<Rating>| rating.or(Some(Rating::nearest(50.0)));
            let pair = if place == 0 {
                (Some(next), other(assessment.interest))
            } else {
                (other(assessment.influence), Some(next))
            };
            out.edit(edits::rate(cx.document, initiative, &[(id, pair.0, pair.1)]));
        }
    }
    parts::caption(ui, "Stance now", Level::Private);
    if let Some(now) = widgets::stance_control(ui, assessment.engagement_now) {
        out.edit(edits::engage(cx.document, initiative, &[id], Some(now)));
    }
    ui.add_space(gap::XS);
    let key = Key::Assessment(initiative, id);
    let name = cx.document.name(Key::Stakeholder(id));
    if assessment.engagement_now == Some(Engagement::Resistant) {
        reason(ui, key, assessment, &name, out);
    }
    if let Some(wanted) = widgets::stance_choice(ui, "Wanted", assessment.engagement_wanted) {
        let changed = Assessment { engagement_wanted: wanted, ..assessment.clone() };
        out.edit(Edit::new(format!("Wanted stance of {name}")).with(key, changed));
    }
    if let (Some(now), Some(wanted)) = (assessment.engagement_now, assessment.engagement_wanted) {
        parts::low(ui, LABEL, &plan::Gap { now, wanted }.sentence());
    }
    if let Some(words) = changed(cx, assessment) {
        parts::low(ui, LABEL, &words);
    }
}

/// Since when it stands as it does, where that is known.
fn changed(cx: &Context<'_>, assessment: &Assessment) -> Option<String> {
    let on = day::short(assessment.assessed_on?, cx.today);
    let by = assessment.assessed_by.map(|id| format!(" by {}", cx.document.name(Key::Stakeholder(id))));
    Some(format!("Changed {on}{}", by.unwrap_or_default()))
}

/// Why somebody resists: a choice and a free line.
fn reason(ui: &mut Ui, key: Key, assessment: &Assessment, name: &str, out: &mut Outbox) {
    let current = assessment.reason.clone().unwrap_or_default();
    let names: Vec<&str> = ReasonKind::ALL.iter().map(|kind| kind.name()).collect();
    let chosen = assessment.reason.as_ref().map(|reason| reason.kind as usize);
    let mut next = None;
    if let Some(place) = widgets::dropdown(ui, "Because", chosen, &names) {
        next = Some(Reason { kind: ReasonKind::ALL[place], ..current.clone() });
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add_space(LABEL);
        let text = current.text.as_deref().unwrap_or_default();
        if let Some(text) = Quiet::new("Because, in words", "In their words").ui(ui, text) {
            let text = Some(Prose(text)).filter(|text| !text.trim().is_empty());
            next = Some(Reason { text, ..current.clone() });
        }
    });
    ui.add_space(gap::XS);
    if let Some(reason) = next {
        let changed = Assessment { reason: Some(reason), ..assessment.clone() };
        out.edit(Edit::new(format!("Reason of {name}")).with(key, changed));
    }
}
