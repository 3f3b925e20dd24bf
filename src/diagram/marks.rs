//! Who stands between others, and how is that shown?
//!
//! *Invariants:* each kind has its own shape: a diamond joins (filled for those who stand between others most), an
//! hourglass holds people together whom nothing else joins, two bars cut an only tie. No colour is needed to tell them
//! apart.

use super::geometry::{Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::scene::Scene;
use crate::share::{StakeholderId, TieId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Who and what is marked. Cloning it is cheap.
#[derive(Debug, Clone, Default)]
pub struct Marks(Arc<Marked>);

/// Who and what is marked.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Marked {
    /// Stand between others most often.
    pub brokers: BTreeSet<StakeholderId>,
    /// Tied into several communities other than their own.
    pub joiners: BTreeSet<StakeholderId>,
    /// Hold people together whom nothing else joins.
    pub holders: BTreeSet<StakeholderId>,
    /// Ties that nothing can take the place of.
    pub only_ties: BTreeSet<TieId>,
}

impl PartialEq for Marks {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl std::ops::Deref for Marks {
    type Target = Marked;

    fn deref(&self) -> &Marked {
        &self.0
    }
}

impl From<Marked> for Marks {
    fn from(marked: Marked) -> Self {
        Self(Arc::new(marked))
    }
}

impl Marks {
    /// How somebody is marked.
    pub fn of(&self, id: StakeholderId) -> Between {
        Between {
            broker: self.brokers.contains(&id),
            joiner: self.joiners.contains(&id),
            holder: self.holders.contains(&id),
        }
    }
}

/// How somebody is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Between {
    /// Stands between others most often.
    pub broker: bool,
    /// Tied into several communities other than their own.
    pub joiner: bool,
    /// Holds people together whom nothing else joins.
    pub holder: bool,
}

impl Between {
    /// In words: *go-between, holds others together*; nothing for who is not marked.
    pub fn words(self) -> Vec<&'static str> {
        let words = [
            (self.broker, "often stands between others"),
            (self.joiner, "bridge between communities"),
            (self.holder, "holds others together"),
        ];
        words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect()
    }

    /// Whether a diamond is drawn.
    pub const fn joins(self) -> bool {
        self.broker || self.joiner
    }
}

/// A diamond, filled or hollow.
pub(super) fn joiner_sign(scene: &mut Scene, at: Pos, radius: f32, filled: bool) {
    diamond(scene, at, radius + 1.5, Paint::from(Ink::Surface), None);
    let fill = if filled { Ink::Text } else { Ink::Surface };
    diamond(scene, at, radius - 1.0, fill.into(), Some(Stroke::new(Ink::Text, 1.5)));
}

fn diamond(scene: &mut Scene, at: Pos, radius: f32, fill: Paint, stroke: Option<Stroke>) {
    let corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
    scene.polygon(corners.map(|(x, y)| at + pos(x, y) * radius).to_vec(), fill, stroke);
}

/// An hourglass: all that passes, passes here.
pub(super) fn holder_sign(scene: &mut Scene, at: Pos, radius: f32) {
    scene.circle(at, radius + 0.5, Paint::from(Ink::Surface), None);
    let (w, h) = (radius * 0.72, radius * 0.86);
    for side in [-1.0, 1.0] {
        let corners = vec![at, at + pos(w, h * side), at + pos(-w, h * side)];
        scene.polygon(corners, Paint::from(Ink::Text), None);
    }
}

/// Two bars across the middle of a tie.
pub(super) fn only_tie_sign(scene: &mut Scene, from: Pos, to: Pos) {
    let along = (to - from).unit();
    let (middle, side) = ((from + to) * 0.5, along.turned() * 5.0);
    let (first, second) = (middle - along * 2.2, middle + along * 2.2);
    scene.polygon(
        vec![first - side - along, first + side - along, second + side + along, second - side + along],
        Paint::from(Ink::Surface),
        None,
    );
    for bar in [first, second] {
        scene.segment(bar - side, bar + side, Stroke::new(Ink::Text, 1.6));
    }
}
