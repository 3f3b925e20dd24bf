//! How is it shown how far something came: still to be done, sent, heard; and what is there by a day?
//!
//! *Invariants:* each stage has its own shape: a ring, a half disc, a disc. No colour is needed to tell them apart.

use super::geometry::{Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::scene::Scene;
use crate::share::Stage;
use std::f32::consts::PI;

/// How far something came.
pub(super) fn stage(scene: &mut Scene, at: Pos, radius: f32, stage: Stage) {
    let surface = Paint::from(Ink::Surface);
    match stage {
        Stage::Planned => scene.circle(at, radius - 0.7, surface, Stroke::new(Ink::Ctl, 1.4)),
        Stage::Sent => {
            scene.circle(at, radius - 0.7, surface, Stroke::new(Ink::Accent, 1.4));
            let half = (0..=12).map(|step| {
                let angle = PI / 2.0 + PI * step as f32 / 12.0;
                at + pos(angle.cos(), angle.sin()) * (radius - 0.7)
            });
            scene.polygon(half.collect(), Paint::from(Ink::Accent), None);
        }
        Stage::Heard => scene.circle(at, radius, Paint::from(Ink::Ok), None),
    }
}

/// Something that is there by a day; filled where it is there already.
pub(super) fn checkpoint(scene: &mut Scene, at: Pos, radius: f32, reached: bool) {
    let corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
    let corners = corners.map(|(x, y)| at + pos(x, y) * radius).to_vec();
    let (fill, rim) = if reached { (Ink::Ok, Ink::Ok) } else { (Ink::Surface, Ink::Text) };
    scene.polygon(corners, Paint::from(fill), Stroke::new(rim, 1.4));
}

/// The line of today.
pub(super) fn today(scene: &mut Scene, top: Pos, bottom: Pos) {
    scene.segment(top, bottom, Stroke::new(Ink::Accent, 1.6));
}
