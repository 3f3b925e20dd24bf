//! What did the checks find about somebody?
//!
//! *Invariants:* only what concerns them is listed; what was put aside stands behind a word.

use super::parts::{Shown, link};
use crate::app::context::Context;
use crate::app::finding;
use crate::app::request::Outbox;
use crate::model::StakeholderId;
use crate::plan::checks::{Finding, Findings};
use egui::Ui;
use std::sync::Arc;

/// So many are listed at first.
const FIRST: usize = 6;

/// What concerns one person.
pub(super) struct About {
    all: Arc<Findings>,
    shown: Vec<usize>,
    aside: Vec<usize>,
}

impl About {
    /// Nothing while it is worked out for the first time, and where nothing was found. O(findings).
    pub(super) fn of(cx: &Context<'_>, ctx: &egui::Context, person: StakeholderId) -> Option<Self> {
        let all = cx.judgement.findings(cx, ctx).value?;
        let about = |finding: &Finding| finding.people.contains(&person);
        let shown: Vec<usize> = (0..all.shown.len()).filter(|at| about(&all.shown[*at])).collect();
        let aside: Vec<usize> = (0..all.snoozed.len()).filter(|at| about(&all.snoozed[*at].0)).collect();
        (!shown.is_empty() || !aside.is_empty()).then_some(Self { all, shown, aside })
    }

    /// Beside the title.
    pub(super) fn detail(&self) -> String {
        if self.shown.is_empty() { "None open".to_owned() } else { self.shown.len().to_string() }
    }

    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.y = 2.0;
        let more = Shown::new(ui, ("all findings", person));
        let most = if more.is_on(ui) { self.shown.len() } else { FIRST };
        for at in self.shown.iter().take(most) {
            let one = &self.all.shown[*at];
            ui.push_id((one.check, one.subject.mark()), |ui| finding::row(ui, cx, one, out));
        }
        if self.shown.len() > most && link(ui, None, &format!("{} more", self.shown.len() - most)).clicked() {
            more.turn(ui);
        }
        if self.aside.is_empty() {
            return;
        }
        let shown = Shown::new(ui, ("findings put aside", person));
        let open = shown.is_on(ui);
        let words = if open {
            "Hide what is put aside".to_owned()
        } else {
            format!("{} put aside", self.aside.len())
        };
        if link(ui, None, &words).clicked() {
            shown.turn(ui);
        }
        for at in self.aside.iter().filter(|_| open) {
            let one = &self.all.snoozed[*at];
            ui.push_id((one.0.check, one.0.subject.mark()), |ui| finding::aside_row(ui, cx, one, out));
        }
    }
}
