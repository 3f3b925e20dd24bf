//! How does a tie look?
//!
//! Kind by shape (triangle at the manager, arrow, plain line, zig-zag, dots), strength by width and weight of colour.
//!
//! *Invariants:* a tie ends short of its people; two ties between the same two lie side by side.

use super::geometry::Pos;
use super::glyph::{arrow_head, bolt, zigzag};
use super::ink::{Ink, Paint, Stroke};
use super::legend::Line;
use super::scene::{Scene, Shape};
use crate::share::{Tie, TieKind};

/// How a tie of this kind is painted.
pub fn line(tie: &Tie) -> Line {
    match tie.kind {
        TieKind::ReportsTo => Line::Open,
        TieKind::Conflict => Line::Zigzag,
        TieKind::Informal => Line::Dotted,
        _ if tie.is_directed() => Line::Arrow,
        _ => Line::Plain,
    }
}

/// Points, for strength 1–5.
pub(super) fn width(strength: u32) -> f32 {
    const WIDTHS: [f32; 5] = [1.0, 1.2, 1.6, 2.2, 3.0];
    WIDTHS[(strength.clamp(1, 5) - 1) as usize]
}

/// 0–1, for strength 1–5.
pub(super) fn opacity(strength: u32) -> f32 {
    0.35 + 0.13 * strength.clamp(1, 5) as f32
}

/// Where a tie runs: from rim to rim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) from: Pos,
    pub(super) to: Pos,
}

impl Course {
    /// Between two discs, `aside` points off the straight line; nothing where they touch.
    pub(super) fn between(from: (Pos, f32), to: (Pos, f32), aside: f32) -> Option<Self> {
        const SHORT: f32 = 3.5;
        let along = to.0 - from.0;
        let length = along.length();
        if length <= from.1 + to.1 + 2.0 * SHORT + 2.0 {
            return None;
        }
        let unit = along.unit();
        let aside = unit.turned() * aside;
        Some(Self {
            from: from.0 + unit * (from.1 + SHORT) + aside,
            to: to.0 - unit * (to.1 + SHORT) + aside,
        })
    }
}

/// Paints a tie of this kind, its width multiplied by `thin`.
pub(super) fn paint(scene: &mut Scene, kind: Line, strength: u32, course: Course, paint: Paint, thin: f32) {
    let Course { from, to } = course;
    let along = to - from;
    let stroke = Stroke { paint, width: width(strength) * thin, dash: None };
    match kind {
        Line::Plain => scene.segment(from, to, stroke),
        Line::Dotted => scene.segment(from, to, stroke.dashed(stroke.width.max(1.5), 4.0)),
        Line::Open => {
            scene.segment(from, to - along.unit() * 8.0, stroke);
            arrow_head(scene, to, along, 9.0, paint, true);
        }
        Line::Arrow => {
            scene.segment(from, to - along.unit() * 7.0, stroke);
            arrow_head(scene, to, along, 7.0 + stroke.width, paint, false);
        }
        Line::Zigzag => {
            let stroke = Stroke { width: stroke.width.min(1.6), ..stroke };
            scene.push(Shape::Path { points: zigzag(from, to, 18.0, 3.5), stroke });
            let sign = if paint.opacity < 0.3 { paint.opacity * 2.0 } else { 1.0 };
            bolt(scene, (from + to) * 0.5, 7.0, Ink::Danger.faded(sign));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::pos;

    #[test]
    fn a_tie_ends_short_of_its_people_and_does_not_cross_itself_between_near_ones() {
        let course = Course::between((pos(0.0, 0.0), 14.0), (pos(100.0, 0.0), 20.0), 0.0).unwrap();
        assert_eq!((course.from, course.to), (pos(17.5, 0.0), pos(76.5, 0.0)));
        assert!(Course::between((pos(0.0, 0.0), 14.0), (pos(35.0, 0.0), 20.0), 0.0).is_none());
    }

    #[test]
    fn a_stronger_tie_is_wider_and_darker() {
        for strength in 1..5 {
            assert!(width(strength) < width(strength + 1) && opacity(strength) < opacity(strength + 1));
        }
    }
}
