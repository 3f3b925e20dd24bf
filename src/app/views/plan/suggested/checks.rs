//! What did the checks find, such that a long list stays short?
//!
//! One row for each check that found something: of one finding itself, of several their number, which opens. What was put
//! aside stands below, behind a word.

use crate::app::context::Context;
use crate::app::finding;
use crate::app::fonts::medium;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{Button, write};
use crate::plan::checks::{Check, Finding, Findings};
use egui::{Align2, Frame, Label, Margin, Rect, Role, Sense, Ui, WidgetInfo, vec2};
use std::collections::BTreeMap;

/// So many findings of one check are shown at once.
const STEP: usize = 20;
/// So many names are told of a check that found several.
const NAMED: usize = 2;

/// Which checks are open, and how far.
#[derive(Default)]
pub(super) struct Checks {
    open: BTreeMap<&'static str, usize>,
    aside: usize,
}

impl Checks {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        findings: Option<&Findings>,
        out: &mut Outbox,
    ) {
        let tokens = cx.tokens;
        let count = findings.map(|findings| findings.shown.len());
        head(ui, cx, count);
        Frame::new().inner_margin(Margin { left: 10, right: 6, top: 0, bottom: 0 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let Some(findings) = findings else {
                ui.label(theme::table("Being worked out…").color(tokens.muted));
                return;
            };
            for (id, group) in grouped(&findings.shown) {
                match group.as_slice() {
                    [one] => ui.push_id(id, |ui| finding::row(ui, cx, one, out)).inner,
                    several => ui.push_id(id, |ui| self.group(ui, cx, id, several, out)).inner,
                }
            }
            if findings.shown.is_empty() {
                let words = "The checks found nothing that does not hold together.";
                ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap());
            }
            self.aside(ui, cx, findings, out);
        });
    }

    /// A check that found several: their number and the first names; open, all of them.
    fn group(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        id: &'static str,
        several: &[&Finding],
        out: &mut Outbox,
    ) {
        let Some(check) = Check::of(id) else { return };
        let open = self.open.get(id).copied();
        let names: Vec<&str> = several.iter().take(NAMED).map(|one| one.title.as_str()).collect();
        let rest = several.len().saturating_sub(NAMED);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let fold = finding::Fold {
            title: format!("{} ({})", check.name, several.len()),
            message: format!("{}{more}", names.join(", ")),
            severity: check.severity,
            open: open.is_some(),
        };
        if fold.ui(ui, cx) {
            match open {
                Some(_) => drop(self.open.remove(id)),
                None => drop(self.open.insert(id, STEP)),
            }
        }
        let Some(shown) = open else { return };
        for one in several.iter().take(shown) {
            ui.push_id(one.subject.mark(), |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(gap::M);
                    ui.vertical(|ui| finding::row(ui, cx, one, out));
                });
            });
        }
        let hidden = several.len().saturating_sub(shown);
        if hidden > 0 && Button::link(&format!("Show {} more", hidden.min(STEP))).ui(ui).clicked() {
            self.open.insert(id, shown + STEP);
        }
    }

    fn aside(&mut self, ui: &mut Ui, cx: &Context<'_>, findings: &Findings, out: &mut Outbox) {
        let count = findings.snoozed.len();
        if count == 0 {
            return;
        }
        ui.add_space(gap::S);
        let word =
            if self.aside > 0 { "Hide what is put aside".to_owned() } else { format!("{count} put aside") };
        if Button::link(&word).ui(ui).clicked() {
            self.aside = if self.aside > 0 { 0 } else { STEP };
        }
        for one in findings.snoozed.iter().take(self.aside) {
            ui.push_id(("aside", one.0.check, one.0.subject.mark()), |ui| {
                finding::aside_row(ui, cx, one, out);
            });
        }
        let hidden = if self.aside > 0 { count.saturating_sub(self.aside) } else { 0 };
        if hidden > 0 && Button::link(&format!("Show {} more", hidden.min(STEP))).ui(ui).clicked() {
            self.aside += STEP;
        }
    }
}

/// The title, with how many there are.
fn head(ui: &mut Ui, cx: &Context<'_>, count: Option<usize>) {
    let tokens = cx.tokens;
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 4, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::h2("Checks").color(tokens.text));
            let Some(count) = count.filter(|count| *count > 0) else { return };
            let words = count.to_string();
            let (area, chip) =
                ui.allocate_exact_size(vec2(16.0 + 7.0 * words.len() as f32, 20.0), Sense::hover());
            let name = format!("{words} found");
            chip.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            let area = Rect::from_center_size(area.center(), area.size());
            ui.painter().rect_filled(area, 10.0, tokens.warn_soft);
            let font = medium(size::SMALL);
            write(ui, area.center(), Align2::CENTER_CENTER, &words, font, tokens.warn, area.width());
        });
    });
}

/// The findings of each check, in the order of the most important of each.
fn grouped(shown: &[Finding]) -> Vec<(&'static str, Vec<&Finding>)> {
    let mut order: Vec<(&'static str, Vec<&Finding>)> = Vec::new();
    let mut places: BTreeMap<&'static str, usize> = BTreeMap::new();
    for one in shown {
        let place = *places.entry(one.check).or_insert_with(|| {
            order.push((one.check, Vec::new()));
            order.len() - 1
        });
        if let Some((_, group)) = order.get_mut(place) {
            group.push(one);
        }
    }
    order
}
