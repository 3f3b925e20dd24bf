//! How do people move to new places?
//!
//! *Invariants:* a movement ends where it was to end; where nothing may move, people are there at once.

use super::Places;
use crate::app::theme::PANEL_SECS;
use crate::layout::Positions;
use crate::model::{Point, StakeholderId};

/// Up to so many people are seen to move to their new places.
const SEEN_MOVING: usize = 2_000;

/// A movement under way.
pub(super) struct Moving {
    from: Positions,
    pub(super) to: Positions,
    since: f64,
}

impl Places {
    /// Begins to move everybody.
    pub(super) fn move_to(&mut self, to: Positions, ctx: &egui::Context) {
        let still = ctx.global_style().animation_time <= 0.0;
        self.generation += 1;
        if still || self.positions.is_empty() || to.len() > SEEN_MOVING || to == self.positions {
            self.positions = to;
            return;
        }
        let from = self.positions.clone();
        self.moving = Some(Moving { from, to, since: ctx.input(|input| input.time) });
        ctx.request_repaint();
    }

    /// Goes on with a movement.
    pub(super) fn step(&mut self, ctx: &egui::Context) {
        let Some(moving) = &self.moving else { return };
        let share = ((ctx.input(|input| input.time) - moving.since) / f64::from(PANEL_SECS)).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.arrive();
            return;
        }
        let eased = 1.0 - (1.0 - share).powi(3);
        let between = |id: &StakeholderId, to: &Point| {
            let from = moving.from.get(id).unwrap_or(to);
            Point { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
        };
        self.positions = moving.to.iter().map(|(id, to)| (*id, between(id, to))).collect();
        self.generation += 1;
        ctx.request_repaint();
    }

    /// Ends a movement: everybody is where they were going.
    pub(super) fn arrive(&mut self) {
        if let Some(moving) = self.moving.take() {
            self.positions = moving.to;
            self.generation += 1;
        }
    }
}
