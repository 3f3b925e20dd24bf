//! What would it do to keep somebody, to leave them out, or to put another in their place? Said before it is done.

use super::ruling::Attempt;
use super::{Advocates, band, parts};
use crate::app::context::Context;
use crate::app::form as pickers;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::{Button, menu_frame};
use crate::model::field::Table;
use crate::model::{Key as Named, StakeholderId};
use crate::plan::advocates::telling::percent;
use crate::plan::advocates::{Gap, Selection};
use egui::{Align, Area, Id, Label, Layout, Order, Rect, Ui, pos2, vec2};
use std::collections::BTreeSet;

/// How wide the card is.
const WIDTH: f32 = 320.0;

/// What is tried, and beside what it was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trial {
    what: What,
    beside: Rect,
    /// It has not been drawn yet.
    new: bool,
}

/// How the card ended, if it did.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    apply: bool,
    cancel: bool,
    /// The pick, and who was chosen to come in their place.
    other: Option<(StakeholderId, StakeholderId)>,
}

/// What is asked first.
#[derive(Debug, Clone, Copy)]
enum What {
    /// Whether it should be done.
    Try(Attempt),
    /// Who should come in the place of a pick.
    Whom(StakeholderId),
}

impl Advocates {
    /// Shows what it would do.
    pub(super) fn try_out(&mut self, attempt: Attempt, beside: Rect) {
        self.trial = Some(Trial { what: What::Try(attempt), beside, new: true });
    }

    /// Asks who should come in the place of a pick.
    pub(super) fn choose_other(&mut self, person: StakeholderId, beside: Rect) {
        self.trial = Some(Trial { what: What::Whom(person), beside, new: true });
    }

    /// Who could come in the place of a pick: who loses least, then the next voices of its communities.
    fn others(
        &self,
        cx: &Context<'_>,
        now: &Selection,
        person: StakeholderId,
    ) -> Vec<(StakeholderId, String)> {
        let pick = now.pick(person);
        let best = pick.and_then(|pick| pick.replacement);
        let mut found: Vec<(StakeholderId, String)> =
            best.map(|(other, _)| (other, "loses least".to_owned())).into_iter().collect();
        let theirs = |served: &&crate::plan::advocates::Served| served.voices.contains(&person);
        for served in now.communities.iter().filter(theirs) {
            if let Some(second) = served.second.filter(|second| found.iter().all(|(id, _)| id != second)) {
                found.push((second, format!("of {}", self.naming.community(served.community))));
            }
        }
        found.retain(|(id, _)| cx.document.stakeholders.contains_key(id));
        found
    }

    /// The question who should come in; returns who was chosen.
    fn whom(
        &self,
        ui: &mut Ui,
        cx: &Context<'_>,
        now: &Selection,
        person: StakeholderId,
        first: bool,
    ) -> Option<StakeholderId> {
        let mut chosen = None;
        let title = format!("In the place of {}", self.naming.full(person));
        ui.add(Label::new(theme::name(title)).wrap());
        for (place, (other, why)) in self.others(cx, now, person).into_iter().enumerate() {
            let words = format!("{}, {why}", self.naming.full(other));
            let response = crate::app::widgets::row_button(ui, cx.tokens, &words);
            if first && place == 0 {
                response.request_focus();
            }
            chosen = response.clicked().then_some(other).or(chosen);
        }
        let button = Button::outlined("Somebody else…").icon(crate::app::icons::Icon::Search).ui(ui);
        let taken = |key: Named| match key {
            Named::Stakeholder(id) => now.pick(id).is_some(),
            _ => true,
        };
        match pickers::add_reference(ui, cx.document, &button, Table::Stakeholder, &taken) {
            Some(Named::Stakeholder(other)) => Some(other),
            _ => chosen,
        }
    }

    /// The card with what it would do, while something is tried.
    pub(super) fn trial(&mut self, ui: &Ui, cx: &Context<'_>, now: &Selection, out: &mut Outbox) {
        let Some(trial) = &mut self.trial else { return };
        let first = std::mem::take(&mut trial.new);
        let trial = *trial;
        let window = ui.ctx().content_rect();
        let left = trial.beside.left().min(window.right() - WIDTH - 40.0).max(window.left() + 8.0);
        // Below what it belongs to, or over it where there is no room.
        let below = trial.beside.bottom() + 4.0;
        let above = (trial.beside.top() - 204.0).max(window.top() + 32.0);
        let top = if below + 200.0 > window.bottom() { above } else { below };
        let area =
            Area::new(Id::unique("what it would do")).order(Order::Foreground).fixed_pos(pos2(left, top));
        let mut end = End::default();
        let shown = area.constrain(true).show(ui.ctx(), |ui| {
            menu_frame(cx.tokens).inner_margin(16).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = gap::XS;
                match trial.what {
                    What::Try(attempt) => end = self.tried(ui, cx, now, attempt, first),
                    What::Whom(person) => {
                        end.other = self.whom(ui, cx, now, person, first).map(|other| (person, other));
                    }
                }
            });
        });
        // A menu that is open takes Esc first.
        let escaped = !egui::Popup::is_any_open(ui.ctx())
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        end.cancel |= escaped;
        let area = shown.response.rect;
        let elsewhere = !egui::Popup::is_any_open(ui.ctx())
            && ui.input(|input| {
                input.pointer.any_pressed()
                    && input.pointer.interact_pos().is_some_and(|at| !area.contains(at))
            });
        if let (true, What::Try(attempt)) = (end.apply, trial.what)
            && let Some(edit) = attempt.edit(cx, &self.naming)
        {
            out.edit(edit);
        }
        if let Some((one, other)) = end.other {
            self.try_out(Attempt::Swap(one, other), trial.beside);
        } else if end.apply || end.cancel || (elsewhere && !first) {
            self.trial = None;
        }
    }

    /// What it would do, and the two buttons.
    fn tried(&self, ui: &mut Ui, cx: &Context<'_>, now: &Selection, attempt: Attempt, first: bool) -> End {
        let mut end = End::default();
        let Some(rules) = cx.advice.rules(cx) else { return end };
        let known = cx.advice.preview(cx, &attempt.rules(&rules));
        ui.add(Label::new(theme::name(attempt.words(&self.naming))).wrap());
        if let Some(next) = known.value.as_deref().filter(|_| !known.stale) {
            for words in self.effect(now, next) {
                ui.add(Label::new(theme::table(words).color(cx.tokens.text)).wrap());
            }
        } else {
            let words = if known.stopped { "It was stopped." } else { "Being worked out…" };
            ui.label(theme::table(words).color(cx.tokens.muted));
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
        }
        ui.add_space(gap::XS);
        let row = vec2(WIDTH, gap::CONTROL);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let button = Button::primary("Apply").ui(ui);
            if first {
                button.request_focus();
            }
            end.apply = button.clicked();
            end.cancel = Button::flat("Cancel").ui(ui).clicked();
        });
        end
    }

    /// What is other than now.
    fn effect(&self, now: &Selection, next: &Selection) -> Vec<String> {
        let mut words = vec![format!("Reach {} → {}", percent(now.share()), percent(next.share()))];
        let people = |selection: &Selection| -> BTreeSet<StakeholderId> {
            selection.picks.iter().map(|pick| pick.person).collect()
        };
        let (before, after) = (people(now), people(next));
        let names = |people: &mut dyn Iterator<Item = &StakeholderId>| -> Vec<String> {
            people.map(|id| self.naming.first(*id)).collect()
        };
        let come = names(&mut after.difference(&before));
        let go = names(&mut before.difference(&after));
        words.push(match (come.as_slice(), go.as_slice()) {
            ([], []) => "The picks stay the same".to_owned(),
            (come, []) => format!("{} joins them", band::list(come)),
            ([], go) => format!("{} is not among them", band::list(go)),
            (come, go) => format!("{} instead of {}", band::list(come), band::list(go)),
        });
        if next.picks.len() != now.picks.len() {
            words.push(format!("{} in place of {}", parts::people(next.picks.len()), now.picks.len()));
        }
        words.extend(self.voices(now, next));
        if let Some(fewest) = next.fewest {
            words.push(format!("{fewest} are needed for a voice in each community"));
        }
        words
    }

    /// Which communities get, lose or keep a voice of their own.
    fn voices(&self, now: &Selection, next: &Selection) -> Vec<String> {
        let mut words = Vec::new();
        for after in &next.communities {
            let Some(before) = now.communities.iter().find(|served| served.community == after.community)
            else {
                continue;
            };
            let name = self.naming.community(after.community);
            let changed = before.voices != after.voices;
            let less = (before.reach - after.reach) * 100.0;
            if before.voices.is_empty() && !after.voices.is_empty() {
                words.push(format!("{name} gets a local voice"));
            } else if !before.voices.is_empty() && after.voices.is_empty() && after.gap != Gap::Accepted {
                words.push(format!("{name} loses its local voice"));
            } else if changed {
                let kept = format!("{name} keeps a local voice");
                let reach = format!("{} → {}", percent(before.reach), percent(after.reach));
                words.push(if less.abs() >= 0.5 { format!("{kept}, reached {reach}") } else { kept });
            }
        }
        if words.len() > 4 {
            let more = words.len() - 3;
            words.truncate(3);
            words.push(format!("and {more} more communities change"));
        }
        words
    }
}
