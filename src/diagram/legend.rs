//! What do the signs of a picture mean? The legend is part of every picture.
//!
//! *Invariants:* it names what the picture can show to its audience, and no sign besides.

use super::geometry::{Area, Pos, pos};
use super::glyph::{Stance, advocate_tab, arrow_head, badge, candidate_tab, hollow_badge, late_tab, zigzag};
use super::grid::trail_sign;
use super::ink::{Ink, Paint, Stroke};
use super::measure::{Measure, Weight};
use super::person::{Body, outline};
use super::scene::{Align, Scene, Shape, Text};
use crate::share::Engagement;

/// How a tie is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// A triangle at the manager.
    Open,
    /// An arrow.
    Arrow,
    /// A plain line.
    Plain,
    /// A zig-zag.
    Zigzag,
    /// Dots.
    Dotted,
}

/// A sign with its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A kind of tie.
    Tie(Line),
    /// A stance.
    Stance(Engagement),
    /// Agreed or active.
    Advocate,
    /// Thought of or asked.
    Candidate,
    /// A kind of stakeholder.
    Body(Body),
    /// How someone should stand.
    Wanted,
    /// An action is late.
    Late,
    /// The way from where somebody stood at a review.
    Moved,
    /// Where somebody stood at a review.
    Then,
    /// Where somebody stands in another initiative.
    Elsewhere,
}

impl Sign {
    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tie(Line::Open) => "Reports to",
            Self::Tie(Line::Arrow) => "Influences",
            Self::Tie(Line::Plain) => "Works with",
            Self::Tie(Line::Zigzag) => "Conflict",
            Self::Tie(Line::Dotted) => "Informal",
            Self::Stance(engagement) => engagement.name(),
            Self::Advocate => "Advocate",
            Self::Candidate => "Candidate",
            Self::Body(Body::Circle) => "Person",
            Self::Body(Body::Square) => "Group",
            Self::Body(Body::Hexagon) => "External",
            Self::Wanted => "Wanted stance",
            Self::Late => "Action overdue",
            Self::Moved => "Moved since review",
            Self::Then => "At the review",
            Self::Elsewhere => "Other initiative",
        }
    }

    const fn width(self) -> f32 {
        if matches!(self, Self::Tie(_) | Self::Moved) { 20.0 } else { 14.0 }
    }
}

/// The height of a legend with one row of signs.
pub const ONE_ROW: f32 = 36.0;
const GAP: f32 = 12.0;
const BETWEEN_GROUPS: f32 = 23.0;

/// The rows of a legend `width` wide.
fn rows<'a>(groups: &'a [Vec<Sign>], width: f32, measure: &dyn Measure) -> Vec<Vec<&'a [Sign]>> {
    let long = |group: &[Sign]| -> f32 {
        group.iter().map(|sign| item_width(*sign, measure) + GAP).sum::<f32>() - GAP
    };
    let mut rows: Vec<Vec<&[Sign]>> = vec![Vec::new()];
    let mut used = 0.0;
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let wide = long(group);
        if used > 0.0 && used + BETWEEN_GROUPS + wide > width - 16.0 {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += wide + if used > 0.0 { BETWEEN_GROUPS } else { 0.0 };
        if let Some(row) = rows.last_mut() {
            row.push(group);
        }
    }
    rows
}

fn item_width(sign: Sign, measure: &dyn Measure) -> f32 {
    sign.width() + 6.0 + measure.width(sign.name(), 12.0, Weight::Regular)
}

/// How high the legend is: 36 with one row of signs, 22 more for each further one.
pub fn height(groups: &[Vec<Sign>], width: f32, measure: &dyn Measure) -> f32 {
    14.0 + 22.0 * rows(groups, width, measure).len() as f32
}

/// Paints the legend in a band whose top left corner is `at`, with a line above it.
pub fn paint(scene: &mut Scene, groups: &[Vec<Sign>], at: Pos, width: f32, measure: &dyn Measure) {
    let line = Stroke::new(Ink::Line, 1.0);
    scene.segment(at, at + pos(width, 0.0), line);
    for (row, groups) in rows(groups, width, measure).iter().enumerate() {
        let mut x = 12.0;
        let y = 18.0 + 22.0 * row as f32;
        for (place, group) in groups.iter().enumerate() {
            if place > 0 {
                let bar = at + pos(x - GAP + BETWEEN_GROUPS / 2.0, y);
                scene.segment(bar - pos(0.0, 7.0), bar + pos(0.0, 7.0), line);
                x += BETWEEN_GROUPS - GAP;
            }
            for sign in *group {
                let text = at + pos(x + sign.width() + 6.0, y);
                paint_sign(scene, *sign, at + pos(x + sign.width() / 2.0, y));
                let text = Text::new(text, sign.name(), 12.0, Weight::Regular, Ink::Muted);
                scene.push(Shape::Text(text.aligned(Align::Start)));
                x += item_width(*sign, measure) + GAP;
            }
        }
    }
}

/// A legend as a picture of its own, for a band below a picture that moves.
pub fn legend(groups: &[Vec<Sign>], width: f32, measure: &dyn Measure) -> Scene {
    let size = pos(width, height(groups, width, measure));
    let mut scene = Scene { size, title: "Legend".to_owned(), ..Scene::default() };
    scene.rect(Area::sized(pos(0.0, 0.0), size.x, size.y), 0.0, Paint::from(Ink::Surface), None);
    paint(&mut scene, groups, pos(0.0, 0.0), width, measure);
    scene
}

/// One sign as a picture of its own, 22 × 16.
pub fn sign(sign: Sign) -> Scene {
    let mut scene = Scene { size: pos(22.0, 16.0), title: sign.name().to_owned(), ..Scene::default() };
    paint_sign(&mut scene, sign, pos(11.0, 8.0));
    scene
}

fn paint_sign(scene: &mut Scene, sign: Sign, at: Pos) {
    let (from, to) = (at - pos(10.0, 0.0), at + pos(10.0, 0.0));
    let line = Stroke::new(Ink::Ctl, 1.4);
    match sign {
        Sign::Tie(Line::Open) => {
            scene.segment(from, to - pos(8.0, 0.0), line);
            arrow_head(scene, to, to - from, 8.0, Ink::Ctl.into(), true);
        }
        Sign::Tie(Line::Arrow) => {
            scene.segment(from, to - pos(7.0, 0.0), line);
            arrow_head(scene, to, to - from, 8.0, Ink::Ctl.into(), false);
        }
        Sign::Tie(Line::Plain) => scene.segment(from, to, line),
        Sign::Tie(Line::Zigzag) => {
            scene.push(Shape::Path { points: zigzag(from, to, 8.0, 3.0), stroke: line });
        }
        Sign::Tie(Line::Dotted) => scene.segment(from, to, line.dashed(1.5, 3.0)),
        Sign::Stance(engagement) => badge(scene, at, 7.0, Stance::Is(engagement)),
        Sign::Advocate => advocate_tab(scene, at, 7.0),
        Sign::Candidate => candidate_tab(scene, at, 7.0),
        Sign::Body(body) => outline(scene, body, at, 7.0, Ink::Surface.into(), Stroke::new(Ink::Muted, 1.4)),
        Sign::Wanted => hollow_badge(scene, at, 7.0, Stance::Is(Engagement::Supportive)),
        Sign::Late => late_tab(scene, at, 7.0),
        Sign::Moved => trail_sign(scene, at),
        Sign::Then | Sign::Elsewhere => {
            let rim = Stroke::new(Ink::Muted, 1.3).dashed(3.0, 2.2);
            outline(scene, Body::Circle, at, 7.0, Ink::Surface.into(), rim);
        }
    }
}

/// The signs of people for an audience that sees these things of them.
pub(super) fn people(stances: bool, voices: bool, extra: Vec<Sign>) -> Vec<Vec<Sign>> {
    let stance = Engagement::ALL.iter().copied().map(Sign::Stance).collect();
    vec![
        if stances { stance } else { Vec::new() },
        if voices { vec![Sign::Advocate, Sign::Candidate] } else { Vec::new() },
        vec![Sign::Body(Body::Circle), Sign::Body(Body::Square), Sign::Body(Body::Hexagon)],
        extra,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::measure::Inter;

    #[test]
    fn a_narrow_legend_has_more_rows_and_stays_within_its_width() {
        let groups = people(true, true, vec![Sign::Wanted, Sign::Late]);
        assert_eq!(height(&groups, 1200.0, &Inter), 36.0);
        for width in [500.0, 700.0, 1200.0] {
            let scene = legend(&groups, width, &Inter);
            for shape in &scene.shapes {
                if let Shape::Text(text) = shape {
                    let right = text.at.x + Inter.width(&text.text, text.size, text.weight);
                    assert!(right <= width && text.at.y < scene.size.y, "{} at {width}", text.text);
                }
            }
        }
    }
}
