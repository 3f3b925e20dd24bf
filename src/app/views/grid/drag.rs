//! Somebody is being dragged over the grid.
//!
//! The document changes on release only: meanwhile the picture shows where they would be.

use crate::app::canvas::Camera;
use crate::app::context::Context;
use crate::app::fonts;
use crate::diagram::GridFrame;
use crate::model::{InitiativeId, Rating, StakeholderId};
use egui::{Modifiers, Pos2, Ui};
use std::collections::BTreeMap;

/// A drag in progress.
pub(super) struct Drag {
    /// Who is held.
    grabbed: StakeholderId,
    /// Who moves along: the selected.
    others: Vec<StakeholderId>,
    /// Where the pointer went down.
    start: Pos2,
    /// By how much influence and interest change.
    by: (f64, f64),
    /// Came from the tray: where the pointer is counts, not how far it moved.
    from_tray: bool,
    /// The pointer is on the plot.
    inside: bool,
}

impl Drag {
    pub(super) fn start(cx: &Context<'_>, grabbed: StakeholderId, start: Pos2) -> Self {
        let selected = cx.selection.people();
        let others = if selected.contains(&grabbed) {
            selected.into_iter().filter(|id| *id != grabbed).collect()
        } else {
            Vec::new()
        };
        Self { grabbed, others, start, by: (0.0, 0.0), from_tray: false, inside: true }
    }

    pub(super) fn from_tray(grabbed: StakeholderId, start: Pos2) -> Self {
        Self { grabbed, others: Vec::new(), start, by: (0.0, 0.0), from_tray: true, inside: false }
    }

    /// Takes the pointer's new place: steps of five, with Alt of one; Shift keeps to the longer axis.
    pub(super) fn follow(&mut self, pointer: Pos2, frame: &GridFrame, camera: Camera, modifiers: Modifiers) {
        self.inside = frame.plot.contains(camera.scene(pointer));
        let rating = |p: Pos2| {
            let (influence, interest) = frame.rating_at(camera.scene(p));
            (f64::from(influence.get()), f64::from(interest.get()))
        };
        let (to, from) = (rating(pointer), rating(self.start));
        let step = if modifiers.alt { 1.0 } else { 5.0 };
        let snap = |value: f64| (value / step).round() * step;
        if self.from_tray {
            self.by = (snap(to.0), snap(to.1));
            return;
        }
        let mut by = (to.0 - from.0, to.1 - from.1);
        if modifiers.shift {
            if by.0.abs() >= by.1.abs() {
                by.1 = 0.0;
            } else {
                by.0 = 0.0;
            }
        }
        self.by = (snap(by.0), snap(by.1));
    }

    /// Where each of the dragged people would be.
    pub(super) fn moved(
        &self,
        cx: &Context<'_>,
        initiative: InitiativeId,
    ) -> BTreeMap<StakeholderId, (f32, f32)> {
        let number = |rating: Option<Rating>| rating.map_or(0.0, |rating| f32::from(rating.get()));
        let ratings = self.ratings(cx, initiative);
        ratings
            .into_iter()
            .map(|(id, influence, interest)| (id, (number(influence), number(interest))))
            .collect()
    }

    /// The ratings that a release here would give; nothing where none would change. All move by the same, stopped
    /// together at the edge.
    pub(super) fn ratings(
        &self,
        cx: &Context<'_>,
        initiative: InitiativeId,
    ) -> Vec<(StakeholderId, Option<Rating>, Option<Rating>)> {
        if self.from_tray && !self.inside {
            return Vec::new();
        }
        if self.from_tray {
            return vec![(self.grabbed, Some(Rating::nearest(self.by.0)), Some(Rating::nearest(self.by.1)))];
        }
        let rated: Vec<(StakeholderId, f64, f64)> = std::iter::once(self.grabbed)
            .chain(self.others.iter().copied())
            .filter_map(|id| {
                let assessment = cx.document.assessments.get(&(initiative, id))?;
                Some((id, f64::from(assessment.influence?.get()), f64::from(assessment.interest?.get())))
            })
            .collect();
        let room = |values: &mut dyn Iterator<Item = f64>, by: f64| {
            let (low, high) = values.fold((100.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
            by.clamp(-low, 100.0 - high)
        };
        let up = room(&mut rated.iter().map(|(_, influence, _)| *influence), self.by.0);
        let right = room(&mut rated.iter().map(|(_, _, interest)| *interest), self.by.1);
        if up.abs() < 0.5 && right.abs() < 0.5 {
            return Vec::new();
        }
        rated
            .into_iter()
            .map(|(id, influence, interest)| {
                (id, Some(Rating::nearest(influence + up)), Some(Rating::nearest(interest + right)))
            })
            .collect()
    }

    /// Somebody from the tray has no mark on the plot yet: a ring and the ratings show where a release would put them.
    pub(super) fn ghost(&self, ui: &Ui, cx: &Context<'_>, frame: &GridFrame, camera: Camera) {
        if !self.from_tray || !self.inside {
            return;
        }
        let (influence, interest) = (Rating::nearest(self.by.0), Rating::nearest(self.by.1));
        let at = camera.screen(frame.place(influence, interest));
        let tokens = cx.tokens;
        ui.painter().circle(at, 14.0, tokens.surface, egui::Stroke::new(2.0, tokens.accent));
        let text = format!("Influence {influence} · Interest {interest}");
        let galley = ui.painter().layout_no_wrap(text, fonts::medium(13.0), tokens.text);
        let place =
            egui::Rect::from_min_size(at + egui::vec2(24.0, -48.0), galley.size() + egui::vec2(24.0, 16.0));
        ui.painter().add(tokens.shadow().as_shape(place, 6.0));
        let rim = egui::Stroke::new(1.0, tokens.line);
        ui.painter().rect(place, 6.0, tokens.surface, rim, egui::StrokeKind::Inside);
        ui.painter().galley(place.min + egui::vec2(12.0, 8.0), galley, tokens.text);
    }
}
