//! Where do ratings stand in the picture of the grid, and where are the four fields?
//!
//! *Invariants:* what is placed reads back as the same ratings.

use crate::diagram::geometry::{Area, Pos, pos};
use crate::share::{Quadrant, Rating};

/// Where ratings stand in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridFrame {
    /// The four fields together.
    pub plot: Area,
    /// From which influence on it is high.
    pub influence_line: f32,
    /// From which interest on it is high.
    pub interest_line: f32,
}

/// How far 0 and 100 lie inside the frame, so that no mark is cut.
const INSET: f32 = 20.0;

impl GridFrame {
    /// The frame in a picture of this size above a legend of this height.
    pub fn new(size: Pos, legend: f32, influence_line: u32, interest_line: u32) -> Self {
        let height = (size.y.max(240.0) - 36.0 - legend).max(120.0);
        let width = (size.x.max(320.0) - 60.0).min(height * 4.0 / 3.0);
        let left = ((size.x - width) / 2.0 + 2.0).max(32.0);
        Self {
            // Half a point aside, so that the frame, one point wide, lies on whole points.
            plot: Area::sized(pos(left.round() + 0.5, 16.5), width.round(), height.round()),
            influence_line: influence_line as f32,
            interest_line: interest_line as f32,
        }
    }

    /// Where ratings stand.
    pub fn place(&self, influence: Rating, interest: Rating) -> Pos {
        pos(self.x(f32::from(interest.get())), self.y(f32::from(influence.get())))
    }

    /// The ratings, influence and interest, at a place; what lies outside counts as the nearest.
    pub fn rating_at(&self, at: Pos) -> (Rating, Rating) {
        let (influence, interest) = self.numbers_at(at);
        (Rating::nearest(f64::from(influence)), Rating::nearest(f64::from(interest)))
    }

    /// Influence and interest at a place as they are, below 0 and above 100 outside.
    pub fn numbers_at(&self, at: Pos) -> (f32, f32) {
        let inner = self.plot.grown(-INSET);
        let interest = (at.x - inner.min.x) / inner.width() * 100.0;
        let influence = (inner.max.y - at.y) / inner.height() * 100.0;
        (influence, interest)
    }

    /// Where an interest stands from left to right.
    pub fn x(&self, interest: f32) -> f32 {
        let inner = self.plot.grown(-INSET);
        inner.min.x + inner.width() * interest / 100.0
    }

    /// Where an influence stands from top to bottom.
    pub fn y(&self, influence: f32) -> f32 {
        let inner = self.plot.grown(-INSET);
        inner.max.y - inner.height() * influence / 100.0
    }

    /// One of the four fields.
    pub fn field(&self, quadrant: Quadrant) -> Area {
        let middle = pos(self.x(self.interest_line), self.y(self.influence_line));
        let (min, max) = (self.plot.min, self.plot.max);
        match quadrant {
            Quadrant::KeyPlayers => Area { min: pos(middle.x, min.y), max: pos(max.x, middle.y) },
            Quadrant::KeepSatisfied => Area { min, max: middle },
            Quadrant::KeepInformed => Area { min: middle, max },
            Quadrant::Monitor => Area { min: pos(min.x, middle.y), max: pos(middle.x, max.y) },
        }
    }
}
