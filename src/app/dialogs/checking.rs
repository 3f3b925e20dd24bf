//! What do the checks find in this initiative, what was put aside, and which rules look?

use super::{Dialog, Outcome, buttons, head};
use crate::app::App;
use crate::app::finding;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::{self, Button};
use crate::model::edit::counted;
use crate::plan::checks::{CHECKS, Findings, Severity};
use egui::{Label, Rect, ScrollArea, Sense, Ui, Vec2, vec2};
use std::collections::BTreeMap;

/// The list of findings that is open.
#[derive(Default)]
pub(in crate::app) struct Checking {
    shown: usize,
    /// So many more than at first are listed.
    more: usize,
}

/// So many findings are listed before more are asked for: a row is measured in each frame.
const FIRST: usize = 60;

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut checking: Checking) -> Outcome {
    let mut out = Outbox { requests: Vec::new() };
    let cx = app.context(ui.ctx(), tokens, true);
    let Some((_, initiative)) = cx.current() else { return Outcome::Closed };
    let known = cx.judgement.findings(&cx, ui.ctx());
    let nothing = Findings::default();
    let findings = known.value.as_deref().unwrap_or(&nothing);
    head(ui, tokens, "Checks", &format!("{}: {}", initiative.name, totals(findings)));
    let words = [
        format!("Findings {}", findings.shown.len()),
        format!("Put aside {}", findings.snoozed.len()),
        format!("Rules {}", CHECKS.len()),
    ];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Some(chosen) = widgets::segments(ui, &words, checking.shown) {
        checking.shown = chosen;
    }
    ui.add_space(gap::M);
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(160.0, 560.0);
    ScrollArea::vertical().id_salt(checking.shown).max_height(room).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            match checking.shown {
                0 if known.value.is_none() => quiet(ui, tokens, "Looking…"),
                0 if findings.shown.is_empty() => {
                    quiet(ui, tokens, "Nothing: every rule that looks at this plan is content.");
                }
                0 => {
                    let listed = FIRST + checking.more;
                    findings.shown.iter().take(listed).for_each(|one| finding::row(ui, &cx, one, &mut out));
                    let rest = findings.shown.len().saturating_sub(listed);
                    if rest > 0 && Button::link(&format!("Show {} more", rest.min(FIRST))).ui(ui).clicked() {
                        checking.more += FIRST;
                    }
                }
                1 if findings.snoozed.is_empty() => {
                    quiet(
                        ui,
                        tokens,
                        "Nothing was put aside. A finding that you know of can be, with a reason and a day.",
                    );
                }
                1 => findings.snoozed.iter().for_each(|one| finding::aside_row(ui, &cx, one, &mut out)),
                _ => rules(ui, tokens, findings),
            }
        },
    );
    let mut close = false;
    ui.add_space(gap::L);
    buttons(ui, |ui| close = Button::outlined("Close").ui(ui).clicked());
    // A verb may open a dialog of its own: this one makes room for it.
    let stays = |request: &Request| matches!(request, Request::Edit(_) | Request::Tell(_));
    let left = close || !out.requests.iter().all(stays);
    app.carry_out(out.requests);
    if left { Outcome::Closed } else { Outcome::Open(Dialog::Checks(Box::new(checking))) }
}

fn quiet(ui: &mut Ui, tokens: &Tokens, words: &str) {
    ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap());
}

/// *2 urgent, 14 warnings and 5 notes*.
fn totals(findings: &Findings) -> String {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in &findings.shown {
        *counts.entry(finding.severity()).or_default() += 1;
    }
    let words = counts.iter().rev().map(|(severity, count)| match severity {
        Severity::Urgent => format!("{count} urgent"),
        Severity::Warning => counted(*count, "warning"),
        Severity::Note => counted(*count, "note"),
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { "nothing found".to_owned() } else { words.join(", ") }
}

/// Each rule with why it looks, and how often it found something.
fn rules(ui: &mut Ui, tokens: &Tokens, findings: &Findings) {
    for check in CHECKS {
        let found = findings.shown.iter().filter(|finding| finding.check == check.id).count();
        ui.horizontal_top(|ui| {
            let (area, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let place = Rect::from_center_size(area.center(), Vec2::splat(16.0));
            finding::sign(ui.painter(), place, check.severity, tokens);
            ui.vertical(|ui| {
                let said = match found {
                    0 => "content".to_owned(),
                    count => format!("{count} found"),
                };
                let name = format!("{} · {} · {said}", check.name, check.severity.name().to_lowercase());
                ui.add(Label::new(theme::name(name).color(tokens.text)).wrap());
                ui.add(Label::new(theme::small(check.help).color(tokens.muted)).wrap());
            });
        });
        ui.add_space(gap::S);
    }
}
