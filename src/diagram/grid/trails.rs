//! Where did people stand before, and where do they stand elsewhere?
//!
//! A trail leads from the badge of the stance at that time to where somebody stands now. A ghost is the outline of a
//! mark at the ratings of a review or of another initiative.
//!
//! *Invariants:* all of it lies under the marks; who did not move has neither trail nor ghost. Hollow means not now.

use super::{GridFrame, GridOptions};
use crate::diagram::geometry::{Area, Pos, pos};
use crate::diagram::glyph::{Stance, hollow_badge};
use crate::diagram::ink::{Ink, Stroke};
use crate::diagram::labels::Space;
use crate::diagram::measure::Weight;
use crate::diagram::person::{Figure, Look, outline};
use crate::diagram::scene::{Scene, Shape, Text};
use crate::share::{Disclosure, Engagement, InitiativeId, Rating, ReviewId, StakeholderId};
use std::collections::BTreeMap;

/// With what the grid is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Versus {
    /// Where the same people stand in another initiative.
    Initiative(InitiativeId),
    /// Where they stood at a review.
    Review(ReviewId),
}

/// How many moved, and how many did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// One of their ratings is another.
    pub moved: usize,
    /// Both are as they were.
    pub unchanged: usize,
}

/// How many of those who were rated at a review and are rated now moved since. O(n log n).
pub fn moved_since(disclosure: &Disclosure, initiative: InitiativeId, review: ReviewId) -> Moved {
    let mut count = Moved::default();
    let Some(review) = disclosure.reviews().get(&review) else { return count };
    for (id, said) in disclosure.assessments_of(initiative) {
        let (Some(influence), Some(interest)) = (said.influence, said.interest) else { continue };
        let Some(then) = review.ratings.get(&id) else { continue };
        let (Some(before), Some(cared)) = (then.influence, then.interest) else { continue };
        if (before, cared) == (influence, interest) {
            count.unchanged += 1;
        } else {
            count.moved += 1;
        }
    }
    count
}

/// Where somebody stood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Was {
    influence: Rating,
    interest: Rating,
    stance: Stance,
}

/// Where everybody stood before, the oldest first, and where they stand elsewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    paths: BTreeMap<StakeholderId, Vec<Was>>,
    ghosts: BTreeMap<StakeholderId, Was>,
    /// The ghosts are of another initiative: the way leads there.
    elsewhere: bool,
}

/// What the options ask for of the past. O(reviews · people).
pub(super) fn past(disclosure: &Disclosure, initiative: InitiativeId, options: &GridOptions) -> Past {
    let mut past = Past::default();
    let sees = disclosure.sees("assessment.engagement_now");
    let was = |influence: Option<Rating>, interest: Option<Rating>, stance: Option<Engagement>| {
        let stance = match stance {
            Some(engagement) => Stance::Is(engagement),
            None if sees => Stance::Unknown,
            None => Stance::NotShown,
        };
        Some(Was { influence: influence?, interest: interest?, stance })
    };
    let reviewed = |id: ReviewId| {
        let review = disclosure.reviews().get(&id).filter(|review| review.initiative == initiative);
        review.into_iter().flat_map(|review| review.ratings.iter())
    };
    for review in &options.trails {
        for (id, then) in reviewed(*review) {
            if let Some(was) = was(then.influence, then.interest, then.engagement_now) {
                past.paths.entry(*id).or_default().push(was);
            }
        }
    }
    match options.versus {
        Some(Versus::Review(review)) => {
            for (id, then) in reviewed(review) {
                past.ghosts
                    .extend(was(then.influence, then.interest, then.engagement_now).map(|was| (*id, was)));
            }
        }
        Some(Versus::Initiative(other)) => {
            past.elsewhere = true;
            for (id, said) in disclosure.assessments_of(other) {
                past.ghosts
                    .extend(was(said.influence, said.interest, said.engagement_now).map(|was| (id, was)));
            }
        }
        None => {}
    }
    past
}

/// The length of an arrow head's sides.
const HEAD: f32 = 6.0;

/// The ways that people came.
pub(super) fn paths(
    scene: &mut Scene,
    past: &Past,
    frame: &GridFrame,
    figures: &[&Figure],
    placed: &[Pos],
    looks: &[Look],
    space: &mut Space,
) {
    for ((figure, at), look) in figures.iter().zip(placed).zip(looks) {
        let Some(path) = past.paths.get(&figure.id) else { continue };
        let now = (figure.influence, figure.interest);
        if path.iter().all(|was| (Some(was.influence), Some(was.interest)) == now) {
            continue;
        }
        let Some(oldest) = path.first() else { continue };
        let mut points: Vec<Pos> = path.iter().map(|was| frame.place(was.influence, was.interest)).collect();
        points.push(*at);
        points.dedup_by(|a, b| (*a - *b).length() < 1.0);
        let start = points[0];
        if points.len() < 2 || points.iter().all(|p| (*p - *at).length() < look.radius + 2.0) {
            continue;
        }
        let first = scene.shapes.len();
        let line = Stroke::new(figure.stance.ink().faded(0.75), 1.5);
        let dots: Vec<Pos> = points[1..points.len() - 1].to_vec();
        way(scene, &mut points, 8.0, look.radius + 8.0, line);
        for dot in &dots {
            scene.circle(*dot, 2.0, figure.stance.ink().faded(0.75), None);
        }
        hollow_badge(scene, start, 7.0, oldest.stance);
        space.take_softly(Area::around(start, 8.5));
        for ends in points.windows(2) {
            take_line(space, ends[0], ends[1]);
        }
        scene.shapes[first..].iter_mut().for_each(|shape| shape.fade(look.opacity));
    }
}

/// Those who stand elsewhere, or stood.
pub(super) fn ghosts(
    scene: &mut Scene,
    past: &Past,
    frame: &GridFrame,
    figures: &[&Figure],
    placed: &[Pos],
    looks: &[Look],
    space: &mut Space,
) {
    for ((figure, at), look) in figures.iter().zip(placed).zip(looks) {
        let Some(was) = past.ghosts.get(&figure.id) else { continue };
        let there = frame.place(was.influence, was.interest);
        if (there - *at).length() < 6.0 {
            continue;
        }
        let first = scene.shapes.len();
        let ink = was.stance.ink();
        let line = Stroke::new(Ink::Muted.faded(0.75), 1.2);
        let (mut points, ends) = if past.elsewhere {
            (vec![*at, there], (look.radius + 8.0, look.radius + 3.0))
        } else {
            (vec![there, *at], (look.radius + 3.0, look.radius + 8.0))
        };
        way(scene, &mut points, ends.0, ends.1, line);
        let rim = Stroke::new(ink.faded(0.8), 1.3).dashed(3.6, 2.6);
        outline(scene, figure.body, there, look.radius, Ink::Surface.faded(0.7), rim);
        if look.radius >= 9.0 {
            let letters = Text::new(there, figure.initials.clone(), 11.0, Weight::Medium, Ink::Muted);
            scene.push(Shape::Text(letters));
        }
        space.take(Area::around(there, look.radius));
        if points.len() == 2 {
            take_line(space, points[0], points[1]);
        }
        scene.shapes[first..].iter_mut().for_each(|shape| shape.fade(look.opacity));
    }
}

/// A line with an open arrow head that begins and ends this far from its first and last point; nothing where there is
/// no room for it. The points become those of the line.
fn way(scene: &mut Scene, points: &mut Vec<Pos>, before: f32, behind: f32, stroke: Stroke) {
    let count = points.len();
    if count == 2 && (points[1] - points[0]).length() < before + behind + HEAD {
        points.clear();
        return;
    }
    let along = (points[1] - points[0]).unit();
    points[0] = points[0] + along * before.min((points[1] - points[0]).length() - 0.5);
    let along = (points[count - 1] - points[count - 2]).unit();
    let last = (points[count - 1] - points[count - 2]).length();
    points[count - 1] = points[count - 1] - along * behind.min(last - 0.5);
    scene.push(Shape::Path { points: points.clone(), stroke });
    let tip = points[count - 1];
    let back = tip - along * (HEAD * 0.8);
    let side = along.turned() * (HEAD * 0.6);
    scene.push(Shape::Path { points: vec![back + side, tip, back - side], stroke });
}

/// Keeps names off a line.
fn take_line(space: &mut Space, from: Pos, to: Pos) {
    let along = to - from;
    let steps = (along.length() / 10.0).ceil().max(1.0);
    for step in 0..=steps as usize {
        space.take_softly(Area::around(from + along * (step as f32 / steps), 3.0));
    }
}

/// What the sign of a trail looks like in the legend: a hollow ring and an arrow.
pub(in crate::diagram) fn trail_sign(scene: &mut Scene, at: Pos) {
    let stroke = Stroke::new(Ink::Muted, 1.3);
    scene.circle(at - pos(6.5, 0.0), 3.2, None, stroke);
    let mut points = vec![at - pos(3.3, 0.0), at + pos(10.0, 0.0)];
    way(scene, &mut points, 0.0, 0.0, stroke);
}
