//! What do the keys do on the grid: walk from person to person, re-rate, open?
//!
//! *Invariants:* whatever a drag does has a key. Keys are for the grid only while nothing else has the keyboard.

use super::chip::{chip, guides};
use super::drag::{Ratings, ghost, moved_together, rated, spoken};
use super::{Grid, Stage, key};
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::views::ARROWS;
use crate::app::{announce, canvas};
use crate::model::{InitiativeId, Key, Rating, StakeholderId, edits};
use crate::plan;
use egui::{Modifiers, Popup, Ui};

/// Where somebody who is not rated begins when the keys rate them.
const MIDDLE: f64 = 50.0;

impl Grid {
    /// True where keys are meant for the grid.
    pub(super) fn is_mine(&self, ui: &Ui, stage: &Stage<'_>) -> bool {
        let free = !stage.cx.focused || self.focus.on.is_some();
        free && !stage.cx.blocked && !ui.ctx().text_edit_focused() && !Popup::is_any_open(ui.ctx())
    }

    /// Takes the keys of this frame.
    pub(super) fn keyboard(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        if self.drag.is_some() || self.moving.is_some() || self.band.is_some() {
            return;
        }
        if !stage.cx.blocked && !ui.ctx().text_edit_focused() {
            self.nudge(ui, stage, Modifiers::COMMAND, out);
        }
        if self.is_mine(ui, stage) {
            if self.rating {
                self.nudge(ui, stage, Modifiers::NONE, out);
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Enter)) {
                    self.rating = false;
                    self.settle(ui, stage, out);
                }
            } else {
                self.walk(ui, stage, out);
                let chosen = !stage.cx.selection.people().is_empty();
                if chosen && ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Enter)) {
                    out.ask(Request::Run("people.open"));
                }
            }
        }
        if self.rating {
            self.badge(ui, stage);
        }
    }

    /// Re-rates the selected people by a step in a direction: five, with Shift one.
    fn nudge(&self, ui: &Ui, stage: &Stage<'_>, with: Modifiers, out: &mut Outbox) {
        for (arrow, direction) in ARROWS {
            // With Shift first: without it the key would be taken for the larger step.
            let step = if ui.input_mut(|input| input.consume_key(with | Modifiers::SHIFT, arrow)) {
                1.0
            } else if ui.input_mut(|input| input.consume_key(with, arrow)) {
                5.0
            } else {
                continue;
            };
            let by = (f64::from(-direction.y) * step, f64::from(direction.x) * step);
            let people = stage.cx.selection.people();
            let mut ratings = moved_together(stage.cx, stage.initiative, people.iter().copied(), by);
            ratings.extend(people.iter().filter_map(|id| first(stage, *id, by)));
            if !ratings.is_empty() {
                announce::polite(ui.ctx(), spoken(stage, &ratings));
                out.edit(edits::rate(stage.cx.document, stage.initiative, &ratings));
            }
        }
    }

    /// Somebody who is not rated and stayed in the middle is rated there.
    fn settle(&self, ui: &Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let people = stage.cx.selection.people().into_iter();
        let ratings: Ratings = people.filter_map(|id| first(stage, id, (0.0, 0.0))).collect();
        if !ratings.is_empty() {
            announce::polite(ui.ctx(), spoken(stage, &ratings));
            out.edit(edits::rate(stage.cx.document, stage.initiative, &ratings));
        }
    }

    /// Moves the selection to the nearest person in the direction of an arrow key; with Shift that one too.
    fn walk(&mut self, ui: &Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let scene = &stage.drawn.picture.scene;
        for (arrow, direction) in ARROWS {
            let click = if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, arrow)) {
                Click::Add
            } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, arrow)) {
                Click::Only
            } else {
                continue;
            };
            let from = stage.cx.selection.person().map(Key::Stakeholder);
            let next = match from.filter(|from| scene.find(*from).is_some()) {
                Some(from) => canvas::neighbour(scene, from, direction),
                None => scene.marks.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|mark| mark.key),
            };
            if let Some(next) = next {
                let selection = match click {
                    Click::Only => Selection::one(next),
                    click => stage.cx.selection.clicked(next, click),
                };
                out.ask(Request::Select(selection));
                self.go_to(ui, next);
            }
        }
    }

    /// What shows that arrows re-rate: the ratings at the axes and a chip at the mark.
    fn badge(&self, ui: &Ui, stage: &Stage<'_>) {
        let tokens = stage.cx.tokens;
        let people = stage.cx.selection.people();
        let Some(person) = stage.cx.selection.person() else { return };
        let frame = stage.drawn.picture.frame;
        let own = rated(stage.cx, stage.initiative, person);
        let (influence, interest) = own.unwrap_or((MIDDLE, MIDDLE));
        let (influence, interest) = (Rating::nearest(influence), Rating::nearest(interest));
        let rated_at = stage.camera.screen(frame.place(influence, interest));
        let at = self.mark_of(person).map_or(rated_at, |at| stage.camera.screen(at));
        let plot = stage.drawn.plot(stage.camera);
        guides(ui, tokens, at, plot, influence.get(), interest.get());
        if own.is_none() {
            ghost(ui, stage, person, at);
        }
        let first = match people.len() {
            1 => format!("Rating {}", stage.cx.document.name(key(person))),
            several => format!("Rating {several} people"),
        };
        let second = if own.is_none() {
            "Arrows, or Enter to leave them here".to_owned()
        } else {
            let field = stage
                .cx
                .current()
                .and_then(|(_, initiative)| plan::quadrant(Some(influence), Some(interest), initiative));
            let field = field.map(|field| format!(" · {}", field.name())).unwrap_or_default();
            format!("Influence {influence} · Interest {interest}{field}")
        };
        chip(ui, tokens, at, stage.area, &first, vec![(second, false, tokens.muted)]);
    }
}

/// The first ratings of somebody who has none, or only one.
fn first(
    stage: &Stage<'_>,
    id: StakeholderId,
    by: (f64, f64),
) -> Option<(StakeholderId, Option<Rating>, Option<Rating>)> {
    let initiative: InitiativeId = stage.initiative;
    let said = stage.cx.document.assessments.get(&(initiative, id))?;
    if said.influence.is_some() && said.interest.is_some() {
        return None;
    }
    let number = |rating: Option<Rating>| rating.map_or(MIDDLE, |rating| f64::from(rating.get()));
    let influence = Rating::nearest(number(said.influence) + by.0);
    let interest = Rating::nearest(number(said.interest) + by.1);
    Some((id, Some(influence), Some(interest)))
}
