//! How does a body look whose colour tells something else than the stance?
//!
//! *Invariants:* a colour of a group goes with its letter; who is reached through somebody has broken lines, who is
//! reached by nobody a sign of their own.

use super::geometry::Pos;
use super::glyph::{group_tab, missed_tab, through_tab};
use super::ink::{Ink, Paint, Stroke};
use super::scene::Scene;

/// The colour of a body that does not tell the stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// That of a group, perhaps with its letter.
    Group(Ink, Option<char>),
    /// A pick, with the colour and letter of those who are reached by them.
    Pick(Ink, Option<char>),
    /// Reached through somebody, by the pick of this colour and letter.
    Through(Ink, Option<char>),
    /// Reached by nobody.
    Missed,
    /// A step of a scale, 0 to 4.
    Step(u8),
    /// No number is known.
    Unmeasured,
}

/// The ground of a body with an outline of this colour.
pub(super) fn soft(ink: Ink) -> Paint {
    Ink::Surface.tinted(ink, 0.12)
}

/// The colours of a scale, from pale to strong.
pub(super) fn step_paint(step: u8) -> Paint {
    const SHARES: [f32; 5] = [0.08, 0.25, 0.42, 0.6, 0.95];
    Ink::Surface.tinted(Ink::Accent, SHARES[usize::from(step.min(4))])
}

impl Tint {
    /// The ground and the outline of a body.
    pub(super) fn body(self) -> (Paint, Stroke) {
        match self {
            Self::Group(ink, _) => (soft(ink), Stroke::new(ink, 2.0)),
            Self::Pick(ink, _) => (Ink::Surface.tinted(ink, 0.3), Stroke::new(ink, 3.0)),
            Self::Through(ink, _) => (Ink::Surface.into(), Stroke::new(ink, 1.6).dashed(4.0, 2.6)),
            Self::Missed => (Ink::WarnSoft.into(), Stroke::new(Ink::Warn, 1.5)),
            Self::Step(step) => (step_paint(step), Stroke::new(Ink::Accent, 1.5)),
            Self::Unmeasured => (Ink::Surface.into(), Stroke::new(Ink::Ctl, 1.2).dashed(3.0, 2.2)),
        }
    }

    /// Paints somebody who is seen from afar.
    pub(super) fn dot(self, scene: &mut Scene, at: Pos, radius: f32) {
        let surface = Paint::from(Ink::Surface);
        let (fill, rim) = match self {
            Self::Group(ink, _) => (Paint::from(ink), None),
            Self::Pick(ink, _) => (Paint::from(ink), Some(Stroke::new(ink, 3.0))),
            Self::Through(ink, _) => (surface, Some(Stroke::new(ink, 1.2))),
            Self::Missed => return missed_tab(scene, at, radius + 0.5),
            Self::Step(step) => (step_paint(step), Some(Stroke::new(Ink::Accent, 0.8))),
            Self::Unmeasured => (surface, Some(Stroke::new(Ink::Ctl, 0.8))),
        };
        scene.circle(at, radius, fill, rim);
    }

    /// Paints the tab at the lower left, where there is one.
    pub(super) fn tab(self, scene: &mut Scene, at: Pos) {
        match self {
            Self::Group(ink, Some(letter)) | Self::Pick(ink, Some(letter)) => {
                group_tab(scene, at, 7.0, ink, letter);
            }
            Self::Through(ink, Some(letter)) => through_tab(scene, at, 7.0, ink, letter),
            Self::Missed => missed_tab(scene, at, 6.5),
            _ => {}
        }
    }

    /// Whether a tab says what the colour says.
    pub(super) const fn has_tab(self) -> bool {
        matches!(
            self,
            Self::Group(_, Some(_)) | Self::Pick(_, Some(_)) | Self::Through(_, Some(_)) | Self::Missed
        )
    }
}
