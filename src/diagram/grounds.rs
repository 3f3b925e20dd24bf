//! What stands behind the people of a network, where an arrangement explains itself?
//!
//! *Invariants:* one hue only, fainter than anything that stands on it. A caption that would cover somebody is moved
//! along its line, or left out.

use super::geometry::{Area, Pos, pos};
use super::glyph::round;
use super::ink::{Ink, Stroke};
use super::labels::Space;
use super::measure::{Measure, Weight, fitted};
use super::network::{NetworkFrame, NetworkOptions};
use super::scene::{Align, Detail, Scene, Shape, Text};
use crate::layout::{Ground, Outline};
use std::sync::Arc;

/// Size of a caption's letters, in points.
const LETTERS: f32 = 12.0;
/// The longest caption, in points.
const LONGEST: f32 = 280.0;

impl NetworkOptions {
    /// As usual, on these grounds; areas of communities would cross them.
    pub fn of(grounds: &[Ground]) -> Self {
        Self { grounds: Arc::new(grounds.to_vec()), show_communities: grounds.is_empty(), ..Self::default() }
    }
}

/// Top left and bottom right of all grounds, in points of the places; nothing where there are none.
pub(super) fn bounds(grounds: &[Ground]) -> Option<Area> {
    let corners = grounds.iter().flat_map(|ground| <[_; 2]>::from(ground.outline.bounds()));
    Area::of(corners.map(|at| pos(at.x as f32, at.y as f32)))
}

/// Paints them, the rearmost first.
pub(super) fn paint(scene: &mut Scene, grounds: &[Ground], frame: &NetworkFrame) {
    let rim = Stroke::new(Ink::Line, 1.0);
    for ground in grounds {
        match ground.outline {
            Outline::Ring { middle, across, down } => {
                let (middle, wide, high) = (frame.place(middle), across as f32, down as f32);
                let point = |p: Pos| middle + pos(p.x * wide, p.y * high) * frame.zoom;
                let points = round(pos(0.0, 0.0), 1.0, 96).map(point).collect();
                scene.polygon(points, Ink::Muted.faded(0.03), rim);
            }
            Outline::Field { min, max } => {
                let area = Area { min: frame.place(min), max: frame.place(max) };
                scene.rect(area, 10.0, Ink::Muted.faded(0.035), rim);
            }
            Outline::Level { from, length } => {
                let from = frame.place(from);
                let to = from + pos(length as f32 * frame.zoom, 0.0);
                scene.segment(from, to, Stroke::new(Ink::Line, 1.0).dashed(3.0, 5.0));
            }
        }
    }
}

/// Writes the captions where nobody stands, and says what they take.
pub(super) fn captions(
    scene: &mut Scene,
    grounds: &[Ground],
    frame: &NetworkFrame,
    space: &mut Space,
    measure: &dyn Measure,
) -> Vec<Area> {
    let mut written = Vec::new();
    for ground in grounds.iter().rev().filter(|ground| !ground.caption.is_empty()) {
        let narrow = match ground.outline {
            Outline::Field { min, max } => Some((max.x - min.x) as f32 * frame.zoom - 12.0),
            _ => None,
        };
        // Whole where there is room beside a narrow field, else cut.
        for width in [Some(LONGEST), narrow.filter(|wide| *wide >= 40.0)].into_iter().flatten() {
            let words = fitted(&ground.caption, width, LETTERS, Weight::Medium, measure);
            let width = measure.width(&words, LETTERS, Weight::Medium) + 2.0;
            let area = |middle: Pos| Area::sized(middle - pos(width / 2.0, 8.0), width, 16.0);
            let tries = tries(&ground.outline, frame, width);
            let Some(at) = tries.into_iter().find(|at| space.is_free(&area(*at))) else { continue };
            space.take(area(at));
            written.push(area(at));
            let text = Text::new(at, words, LETTERS, Weight::Medium, Ink::Muted).aligned(Align::Middle);
            scene.push(Shape::Text(text.with_halo(Ink::Surface).seen_from(Detail::Middle)));
            break;
        }
    }
    written
}

/// Where the middle of a caption may stand, the best place first.
fn tries(outline: &Outline, frame: &NetworkFrame, width: f32) -> Vec<Pos> {
    match *outline {
        Outline::Ring { middle, across, down } => {
            let (middle, wide, high) = (frame.place(middle), across as f32, down as f32);
            // Along the rim: from the top to both sides, then below.
            let along: Vec<f32> = (0..14).flat_map(|n| [0.06 * n as f32, -0.06 * n as f32]).collect();
            let at = |x: f32, side: f32| {
                let y = (1.0 - x * x).max(0.0).sqrt() * side;
                middle + pos(x * wide, y * high) * frame.zoom
            };
            along.iter().map(|x| at(*x, -1.0)).chain(along.iter().map(|x| at(*x, 1.0))).collect()
        }
        Outline::Field { min, max } => {
            let (min, max) = (frame.place(min), frame.place(max));
            let wide = max.x - min.x;
            if width + 12.0 > wide {
                // Wider than the field: above it, or across its upper rim.
                let middle = f32::midpoint(min.x, max.x);
                return [min.y + 10.0, min.y - 2.0, min.y - 9.0].map(|y| pos(middle, y)).to_vec();
            }
            let (left, right) = (min.x + width / 2.0 + 8.0, max.x - width / 2.0 - 8.0);
            let rows = [min.y + 11.0, min.y + 4.0, max.y - 10.0, min.y - 9.0];
            rows.into_iter().flat_map(|y| [pos(left, y), pos(right.max(left), y)]).collect()
        }
        Outline::Level { from, length } => {
            let from = frame.place(from);
            let (left, right) = (from.x + width / 2.0, from.x + length as f32 * frame.zoom - width / 2.0);
            [pos(left, from.y - 9.0), pos(right, from.y - 9.0), pos(left, from.y + 9.0)].to_vec()
        }
    }
}
