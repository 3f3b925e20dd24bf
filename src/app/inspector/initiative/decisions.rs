//! Who decides what, and what may go wrong?

use super::Change;
use super::lists::{add, entry};
use crate::app::context::Context;
use crate::app::inspector::parts::{self, Quiet, Shown};
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::model::Prose;
use crate::model::field::Level;
use crate::model::initiative::{Decision, Raci, Risk};
use egui::Ui;

pub(super) fn decisions(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = gap::S;
    let all = &change.record.decisions;
    for (place, decision) in all.iter().enumerate() {
        let (next, moved) = entry(ui, ("Decision", place, all.len()), |ui| {
            let mut next = decision.clone();
            if let Some(title) = Quiet::new("What is decided", "What is decided").ui(ui, &decision.title) {
                next.title = title.trim().to_owned();
            }
            let roles = Shown::new(ui, "roles");
            if parts::link(ui, None, &who(decision)).clicked() {
                roles.turn(ui);
            }
            if roles.is_on(ui) {
                let ids = &["raci"];
                let given = parts::changed(ui, cx, decision, Decision::FIELDS, ids, Level::Shareable);
                if let Some((_, given)) = given {
                    next.raci = given.raci;
                }
            }
            next
        });
        if next != *decision {
            change.edit(out, "Decisions", |record| record.decisions[place] = next);
        }
        if let Some(moved) = moved {
            change.edit(out, "Decisions", |record| moved.apply(&mut record.decisions, place));
        }
    }
    if let Some(title) = add(ui, "Add a decision") {
        change.edit(out, "Decisions", |record| {
            record.decisions.push(Decision { title, ..Decision::default() });
        });
    }
}

/// How many do, answer, are asked and are told; a decision needs exactly one who answers.
fn who(decision: &Decision) -> String {
    let count = |role: Raci| decision.raci.values().filter(|held| **held == role).count();
    let answers = count(Raci::Accountable) + count(Raci::Both);
    match (decision.raci.len(), answers) {
        (0, _) => "Nobody has a role yet".to_owned(),
        (all, 1) => format!("{all} with a role"),
        (all, 0) => format!("{all} with a role, nobody answers for it"),
        (all, answers) => format!("{all} with a role, {answers} answer for it: one should"),
    }
}

pub(super) fn risks(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = gap::S;
    let all = &change.record.risks;
    for (place, risk) in all.iter().enumerate() {
        let (next, moved) = entry(ui, ("Risk", place, all.len()), |ui| {
            let mut next = risk.clone();
            if let Some(text) = Quiet::new("What may happen", "What may happen").ui(ui, &risk.text) {
                next.text = Prose(text.trim().to_owned());
            }
            let more = Shown::new(ui, "more of a risk");
            let state = if risk.open { "open" } else { "closed" };
            if parts::link(ui, None, &format!("{}, {state}", risk.kind.name())).clicked() {
                more.turn(ui);
            }
            if more.is_on(ui) {
                let ids = ["kind", "stakeholder", "owner", "response", "open"];
                let given = parts::changed(ui, cx, risk, Risk::FIELDS, &ids, Level::Team);
                if let Some((_, given)) = given {
                    next = Risk { text: next.text.clone(), ..given };
                }
            } else if let Some(response) = &risk.response {
                let words = theme::small(&response.0).color(cx.tokens.muted);
                ui.add(egui::Label::new(words).wrap());
            }
            next
        });
        if next != *risk {
            change.edit(out, "Risks", |record| record.risks[place] = next);
        }
        if let Some(moved) = moved {
            change.edit(out, "Risks", |record| moved.apply(&mut record.risks, place));
        }
    }
    if let Some(text) = add(ui, "Add a risk") {
        change.edit(out, "Risks", |record| {
            record.risks.push(Risk { text: Prose(text), open: true, ..Risk::default() });
        });
    }
}
