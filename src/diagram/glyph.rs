//! How are the small signs drawn: stance badges, stars, arrow heads, the zig-zag of a conflict?
//!
//! *Invariants:* every stance has its own glyph, so that nothing is told by colour alone. All filled shapes are convex
//! polygons; no sign is a letter of a font that a machine may lack, but "?" and "!".

use super::geometry::{Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::measure::Weight;
use super::scene::{Detail, Scene, Shape, Text};
use crate::share::Engagement;
use std::f32::consts::{PI, TAU};

/// What is known of someone's stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// The audience may not know it: bodies are plain and have no badge.
    NotShown,
    /// Nobody knows it.
    Unknown,
    /// It is known.
    Is(Engagement),
}

impl Stance {
    /// The colour of outline and badge.
    pub const fn ink(self) -> Ink {
        match self {
            Self::NotShown => Ink::Ctl,
            Self::Unknown | Self::Is(Engagement::Unaware) => Ink::Unaware,
            Self::Is(Engagement::Resistant) => Ink::Resistant,
            Self::Is(Engagement::Neutral) => Ink::Neutral,
            Self::Is(Engagement::Supportive) => Ink::Supportive,
            Self::Is(Engagement::Leading) => Ink::Leading,
        }
    }

    /// The outline of a body.
    pub fn outline(self) -> Stroke {
        match self {
            Self::NotShown | Self::Is(Engagement::Neutral) => Stroke::new(self.ink(), 1.5),
            Self::Unknown | Self::Is(Engagement::Unaware) => Stroke::new(self.ink(), 1.5).dashed(3.6, 2.6),
            Self::Is(_) => Stroke::new(self.ink(), 2.0),
        }
    }

    const fn is_open(self) -> bool {
        matches!(self, Self::NotShown | Self::Unknown | Self::Is(Engagement::Unaware))
    }
}

/// A stance as a disc with its glyph. `radius` is 7 beside a person.
pub fn badge(scene: &mut Scene, at: Pos, radius: f32, stance: Stance) {
    scene.circle(at, radius + 1.5, Paint::from(Ink::Surface), None);
    if stance.is_open() {
        ring(scene, at, radius, stance);
    } else {
        scene.circle(at, radius, Paint::from(stance.ink()), None);
        stance_glyph(scene, at, radius / 7.0, stance, Ink::Glyph.into());
    }
}

/// A stance that is wanted, or that was: the badge as an outline.
pub fn hollow_badge(scene: &mut Scene, at: Pos, radius: f32, stance: Stance) {
    scene.circle(at, radius + 1.5, Paint::from(Ink::Surface), None);
    ring(scene, at, radius, stance);
}

fn ring(scene: &mut Scene, at: Pos, radius: f32, stance: Stance) {
    let rim = Stroke::new(stance.ink(), 1.3);
    scene.circle(at, radius - 0.65, Paint::from(Ink::Surface), rim);
    stance_glyph(scene, at, radius / 7.0, stance, stance.ink().into());
}

fn stance_glyph(scene: &mut Scene, at: Pos, scale: f32, stance: Stance, paint: Paint) {
    let triangle = |y: f32, width: f32, height: f32| {
        vec![
            at + pos(0.0, y - height / 2.0) * scale,
            at + pos(width / 2.0, y + height / 2.0) * scale,
            at + pos(-width / 2.0, y + height / 2.0) * scale,
        ]
    };
    match stance {
        Stance::NotShown => {}
        Stance::Unknown | Stance::Is(Engagement::Unaware) => {
            let sign = Text::new(at, "?", 9.5 * scale, Weight::SemiBold, paint);
            scene.push(Shape::Text(sign.seen_from(Detail::Middle)));
        }
        Stance::Is(Engagement::Resistant) => scene.polygon(triangle(0.6, 7.0, -5.5), paint, None),
        Stance::Is(Engagement::Neutral) => {
            let (w, h) = (3.5 * scale, 1.1 * scale);
            let corners = [(-w, -h), (w, -h), (w, h), (-w, h)];
            scene.polygon(corners.map(|(x, y)| at + pos(x, y)).to_vec(), paint, None);
        }
        Stance::Is(Engagement::Supportive) => scene.polygon(triangle(-0.6, 7.0, 5.5), paint, None),
        Stance::Is(Engagement::Leading) => {
            scene.polygon(triangle(-2.55, 6.0, 3.5), paint, None);
            scene.polygon(triangle(1.95, 6.0, 3.5), paint, None);
        }
    }
}

/// The points of a circle, clockwise from the top.
pub(super) fn round(centre: Pos, radius: f32, count: usize) -> impl Iterator<Item = Pos> {
    (0..count).map(move |i| {
        let angle = TAU * i as f32 / count as f32 - PI / 2.0;
        centre + pos(angle.cos(), angle.sin()) * radius
    })
}

/// Tips and notches of a five-pointed star, by turns.
fn star_points(centre: Pos, radius: f32) -> Vec<Pos> {
    let outer = round(centre, radius, 10);
    let inner = round(centre, radius * 0.42, 10);
    outer.zip(inner).enumerate().map(|(i, (tip, notch))| if i % 2 == 0 { tip } else { notch }).collect()
}

/// A filled star: a kite to each tip, and a middle that covers their seams.
pub(super) fn star(scene: &mut Scene, centre: Pos, radius: f32, paint: Paint) {
    let points = star_points(centre, radius);
    for tip in (0..10).step_by(2) {
        let kite = vec![points[(tip + 9) % 10], points[tip], points[tip + 1], centre];
        scene.polygon(kite, paint, None);
    }
    scene.polygon(points.iter().skip(1).step_by(2).copied().collect(), paint, None);
}

/// The outline of a star.
pub(super) fn open_star(scene: &mut Scene, centre: Pos, radius: f32, stroke: Stroke) {
    let mut points = star_points(centre, radius);
    points.extend([points[0], points[1]]);
    scene.push(Shape::Path { points, stroke });
}

/// Somebody who carries the change: a disc with a star.
pub(super) fn advocate_tab(scene: &mut Scene, at: Pos, radius: f32) {
    scene.circle(at, radius + 1.5, Paint::from(Ink::Surface), None);
    scene.circle(at, radius, Paint::from(Ink::Advocate), None);
    star(scene, at, radius * 0.68, Ink::Glyph.into());
}

/// Somebody who may: a dashed ring with an open star.
pub(super) fn candidate_tab(scene: &mut Scene, at: Pos, radius: f32) {
    scene.circle(at, radius + 1.0, Paint::from(Ink::Surface), None);
    scene.circle(at, radius - 0.5, None, Stroke::new(Ink::Advocate, 1.0).dashed(2.2, 1.8));
    open_star(scene, at, radius * 0.58, Stroke::new(Ink::Advocate, 1.1));
}

/// Something is late.
pub(super) fn late_tab(scene: &mut Scene, at: Pos, radius: f32) {
    scene.circle(at, radius + 1.0, Paint::from(Ink::Surface), None);
    scene.circle(at, radius, Paint::from(Ink::Danger), None);
    scene.push(Shape::Text(Text::new(at, "!", radius * 1.5, Weight::SemiBold, Ink::Surface)));
}

/// The letter of a group, in its colour.
pub(super) fn group_tab(scene: &mut Scene, at: Pos, radius: f32, ink: Ink, letter: char) {
    scene.circle(at, radius + 1.0, Paint::from(Ink::Surface), None);
    scene.circle(at, radius, Paint::from(ink), None);
    let sign = Text::new(at, letter, radius * 1.35, Weight::SemiBold, Ink::Surface);
    scene.push(Shape::Text(sign.seen_from(Detail::Middle)));
}

/// The letter of a group that somebody belongs to through another: the tab as an outline.
pub(super) fn through_tab(scene: &mut Scene, at: Pos, radius: f32, ink: Ink, letter: char) {
    scene.circle(at, radius + 1.0, Paint::from(Ink::Surface), None);
    scene.circle(at, radius - 0.6, Paint::from(Ink::Surface), Stroke::new(ink, 1.2));
    let sign = Text::new(at, letter, radius * 1.3, Weight::SemiBold, ink);
    scene.push(Shape::Text(sign.seen_from(Detail::Middle)));
}

/// Nobody reaches them: a ring that is crossed out.
pub(super) fn missed_tab(scene: &mut Scene, at: Pos, radius: f32) {
    scene.circle(at, radius + 1.0, Paint::from(Ink::Surface), None);
    scene.circle(at, radius - 0.6, Paint::from(Ink::Surface), Stroke::new(Ink::Warn, 1.3));
    let corner = pos(1.0, -1.0) * (radius * std::f32::consts::FRAC_1_SQRT_2 - 0.4);
    scene.segment(at - corner, at + corner, Stroke::new(Ink::Warn, 1.3));
}

/// An arrow head with its tip at `tip`, pointing along `along`; open heads have the ground inside.
pub(super) fn arrow_head(scene: &mut Scene, tip: Pos, along: Pos, length: f32, paint: Paint, open: bool) {
    let along = along.unit();
    let foot = tip - along * length;
    let side = along.turned() * (length * 0.42);
    let points = vec![tip, foot + side, foot - side];
    if open {
        scene.polygon(points, Ink::Surface.faded(paint.opacity), Stroke { paint, width: 1.3, dash: None });
    } else {
        scene.polygon(points, paint, None);
    }
}

/// A zig-zag from one place to another: a swing to each side every `period` points.
pub(super) fn zigzag(from: Pos, to: Pos, period: f32, swing: f32) -> Vec<Pos> {
    let along = to - from;
    let turns = ((along.length() / (period / 2.0)).round() as usize).clamp(2, 2000);
    let side = along.unit().turned() * swing;
    let mut points = Vec::with_capacity(turns + 2);
    points.push(from);
    for turn in 0..turns {
        let middle = from + along * ((turn as f32 + 0.5) / turns as f32);
        points.push(if turn % 2 == 0 { middle + side } else { middle - side });
    }
    points.push(to);
    points
}

/// The sign of a conflict: a bolt in a disc.
pub(super) fn bolt(scene: &mut Scene, at: Pos, radius: f32, paint: Paint) {
    scene.circle(at, radius, Paint::from(Ink::Surface), Stroke { paint, width: 1.2, dash: None });
    let s = radius / 8.0;
    let corner = |x: f32, y: f32| at + pos(x, y) * s;
    scene.polygon(vec![corner(1.2, -4.6), corner(0.6, 0.6), corner(-3.0, 0.6)], paint, None);
    scene.polygon(vec![corner(-1.2, 4.6), corner(-0.6, -0.6), corner(3.0, -0.6)], paint, None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stance_has_a_glyph_of_its_own() {
        let drawn: Vec<Vec<Shape>> = Engagement::ALL
            .iter()
            .map(|engagement| {
                let mut scene = Scene::default();
                stance_glyph(&mut scene, pos(0.0, 0.0), 1.0, Stance::Is(*engagement), Ink::Glyph.into());
                assert!(!scene.shapes.is_empty());
                scene.shapes
            })
            .collect();
        for (i, one) in drawn.iter().enumerate() {
            assert!(drawn[i + 1..].iter().all(|other| other != one));
        }
    }

    #[test]
    fn a_zigzag_begins_and_ends_where_it_should_and_swings_to_both_sides() {
        let points = zigzag(pos(0.0, 0.0), pos(180.0, 0.0), 18.0, 3.5);
        assert_eq!((points[0], points[points.len() - 1]), (pos(0.0, 0.0), pos(180.0, 0.0)));
        assert_eq!(points.len(), 22);
        assert!(points.iter().any(|p| p.y > 3.0) && points.iter().any(|p| p.y < -3.0));
    }
}
