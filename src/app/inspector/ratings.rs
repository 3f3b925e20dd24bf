//! Influence, interest and engagement of one person in one initiative.

use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::widgets;
use crate::model::assessment::{Reason, ReasonKind};
use crate::model::{Assessment, Engagement, InitiativeId, Key, Prose, Rating, Record, StakeholderId, edits};
use crate::plan;
use egui::{RichText, Ui};

/// The section *This initiative*.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
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
    ui.horizontal(|ui| {
        ui.label(RichText::new("Stance now").size(12.0).color(tokens.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::privacy_mark(ui, crate::model::field::Level::Private);
        });
    });
    if let Some(now) = widgets::stance_control(ui, assessment.engagement_now) {
        out.edit(edits::engage(cx.document, initiative, &[id], Some(now)));
    }
    let key = Key::Assessment(initiative, id);
    if assessment.engagement_now == Some(Engagement::Resistant) {
        reason(ui, cx, key, assessment, out);
    }
    let wanted = widgets::stance_choice(ui, "Wanted", assessment.engagement_wanted);
    if let Some(wanted) = wanted {
        let label = format!("Wanted of {}", cx.document.name(Key::Stakeholder(id)));
        out.edit(edits::change(cx.document, key, label, |record| {
            if let Record::Assessment(assessment) = record {
                assessment.engagement_wanted = wanted;
            }
        }));
    }
    if let (Some(now), Some(wanted)) = (assessment.engagement_now, assessment.engagement_wanted) {
        ui.label(RichText::new(plan::Gap { now, wanted }.sentence()).size(12.0).color(tokens.muted));
    }
}

/// Why somebody resists: a choice and a free line.
fn reason(ui: &mut Ui, cx: &Context<'_>, key: Key, assessment: &Assessment, out: &mut Outbox) {
    let current = assessment.reason.clone().unwrap_or_default();
    let names: Vec<&str> = ReasonKind::ALL.iter().map(|kind| kind.name()).collect();
    let chosen = assessment.reason.as_ref().map(|reason| reason.kind as usize);
    if let Some(place) = widgets::dropdown(ui, "Because", chosen, &names) {
        let kind = ReasonKind::ALL[place];
        out.edit(with_reason(cx, key, Reason { kind, ..current.clone() }));
    }
    let text = current.text.as_deref().unwrap_or_default();
    if let Some(text) = widgets::committed_line(ui, "In their words", text) {
        let text = Some(Prose(text)).filter(|text| !text.is_empty());
        out.edit(with_reason(cx, key, Reason { text, ..current }));
    }
}

fn with_reason(cx: &Context<'_>, key: Key, reason: Reason) -> crate::model::Edit {
    edits::change(cx.document, key, format!("Reason of {}", cx.document.name(key)), |record| {
        if let Record::Assessment(assessment) = record {
            assessment.reason = Some(reason);
        }
    })
}
