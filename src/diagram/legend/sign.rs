//! Which signs are there, and how are they drawn?
//!
//! *Invariants:* a sign looks as it does in the picture, only smaller or larger.

use crate::diagram::geometry::{Area, Pos, pos};
use crate::diagram::glyph::{
    Stance, advocate_tab, arrow_head, badge, candidate_tab, group_tab, hollow_badge, late_tab, missed_tab,
    zigzag,
};
use crate::diagram::grid::trail_sign;
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::marks::{holder_sign, joiner_sign, only_tie_sign};
use crate::diagram::person::{Body, outline};
use crate::diagram::scene::{Scene, Shape};
use crate::diagram::stage;
use crate::diagram::tint::step_paint;
use crate::share::{Engagement, Stage};

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
    /// One of the groups by which people are coloured, with its letter.
    Group(Ink, char),
    /// In none of those groups.
    Others,
    /// Reached through somebody, not directly.
    Through,
    /// Reached by nobody.
    Missed,
    /// Has a direct tie to a pick.
    Tied,
    /// Has none.
    Untied,
    /// A step of the scale by which people are coloured, 0 (low) to 4 (high).
    Step(u8),
    /// No number is known.
    Unmeasured,
    /// The size of the lowest number, and that of the highest.
    Sizes,
    /// Stands between others most often.
    Broker,
    /// Joins communities.
    Joiner,
    /// Holds people together whom nothing else joins.
    Holder,
    /// A tie that nothing can take the place of.
    OnlyTie,
    /// The area of a community.
    Declared,
    /// The area of a group found from ties.
    Found,
    /// The area of a community with a voice of its own.
    Served,
    /// That of one without.
    Unserved,
    /// How far something came.
    Stage(Stage),
    /// Something is there by this day; or is there already.
    Checkpoint(bool),
    /// The line of today.
    Today,
    /// Too little is said.
    TooLittle,
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
            Self::Group(..) => "Group",
            Self::Others => "Others",
            Self::Through => "Reached through somebody",
            Self::Missed => "Reached by nobody",
            Self::Tied => "Has a direct tie to one",
            Self::Untied => "No direct tie",
            Self::Step(_) => "Step",
            Self::Unmeasured => "Not known",
            Self::Sizes => "Size",
            Self::Broker => "Go-between",
            Self::Joiner => "Bridge",
            Self::Holder => "Holds others together",
            Self::OnlyTie => "Only tie",
            Self::Declared => "Community",
            Self::Found => "Found group",
            Self::Served => "Served",
            Self::Unserved => "Not served",
            Self::Stage(stage) => stage.name(),
            Self::Checkpoint(false) => "Checkpoint",
            Self::Checkpoint(true) => "Reached",
            Self::Today => "Today",
            Self::TooLittle => "Too little is said",
        }
    }

    pub(super) const fn width(self) -> f32 {
        match self {
            Self::Tie(_) | Self::Moved | Self::OnlyTie => 20.0,
            Self::Sizes => 30.0,
            Self::Today => 6.0,
            Self::Declared | Self::Found | Self::Served | Self::Unserved | Self::TooLittle => 18.0,
            _ => 14.0,
        }
    }
}

/// One sign as a picture of its own, 22 × 16.
pub fn sign(sign: Sign) -> Scene {
    let mut scene = Scene { size: pos(22.0, 16.0), title: sign.name().to_owned(), ..Scene::default() };
    paint_sign(&mut scene, sign, pos(11.0, 8.0));
    scene
}

pub(super) fn paint_sign(scene: &mut Scene, sign: Sign, at: Pos) {
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
        Sign::Group(ink, letter) => group_tab(scene, at, 7.0, ink, letter),
        Sign::Others => {
            outline(scene, Body::Circle, at, 7.0, Ink::Surface.into(), Stroke::new(Ink::Ctl, 1.5));
        }
        Sign::Through => {
            let rim = Stroke::new(Ink::Muted, 1.6).dashed(4.0, 2.6);
            outline(scene, Body::Circle, at, 7.0, Ink::Surface.into(), rim);
        }
        Sign::Missed => missed_tab(scene, at, 7.0),
        Sign::Tied => scene.circle(at, 2.8, Paint::from(Ink::Muted), None),
        Sign::Untied => scene.circle(at, 3.4, Paint::from(Ink::Surface), Stroke::new(Ink::Warn, 1.4)),
        Sign::Step(step) => {
            scene.rect(Area::around(at, 7.0), 2.0, step_paint(step), Stroke::new(Ink::Accent, 1.0));
        }
        Sign::Unmeasured => {
            let rim = Stroke::new(Ink::Ctl, 1.2).dashed(3.0, 2.2);
            outline(scene, Body::Circle, at, 7.0, Ink::Surface.into(), rim);
        }
        Sign::Sizes => {
            for (x, radius) in [(-11.0, 3.5), (5.0, 8.0)] {
                scene.circle(at + pos(x, 0.0), radius, Ink::Surface.tinted(Ink::Muted, 0.12), line);
            }
        }
        Sign::Broker => joiner_sign(scene, at, 7.0, true),
        Sign::Joiner => joiner_sign(scene, at, 7.0, false),
        Sign::Holder => holder_sign(scene, at, 7.0),
        Sign::OnlyTie => {
            scene.segment(from, to, line);
            only_tie_sign(scene, from, to);
        }
        Sign::Declared => {
            scene.rect(area_sign(at), 4.0, Ink::Muted.faded(0.1), Stroke::new(Ink::Ctl, 1.0));
        }
        Sign::Served => {
            let rim = Stroke::new(Ink::Advocate, 1.0).faded(0.45);
            scene.rect(area_sign(at), 4.0, Ink::Advocate.faded(0.1), rim);
        }
        Sign::Unserved => {
            let points = round_corners(area_sign(at));
            scene.push(Shape::Path { points, stroke: Stroke::new(Ink::Warn, 1.2).dashed(3.5, 2.5) });
        }
        Sign::Stage(how) => stage::stage(scene, at, 5.5, how),
        Sign::Checkpoint(reached) => stage::checkpoint(scene, at, 6.0, reached),
        Sign::Today => stage::today(scene, at - pos(0.0, 8.0), at + pos(0.0, 8.0)),
        Sign::TooLittle => {
            scene.rect(area_sign(at), 2.0, Paint::from(Ink::WarnSoft), Stroke::new(Ink::Warn, 1.0));
        }
        Sign::Found => {
            let points = round_corners(area_sign(at));
            scene.push(Shape::Path { points, stroke: Stroke::new(Ink::Muted, 1.3).dashed(3.5, 2.5) });
        }
    }
}

fn area_sign(at: Pos) -> Area {
    Area::sized(at - pos(9.0, 6.0), 18.0, 12.0)
}

/// The closed outline of an area with cut corners.
fn round_corners(area: Area) -> Vec<Pos> {
    let (Area { min, max }, cut) = (area, 3.0);
    let corners = [
        (min.x + cut, min.y),
        (max.x - cut, min.y),
        (max.x, min.y + cut),
        (max.x, max.y - cut),
        (max.x - cut, max.y),
        (min.x + cut, max.y),
        (min.x, max.y - cut),
        (min.x, min.y + cut),
        (min.x + cut, min.y),
    ];
    corners.map(|(x, y)| pos(x, y)).to_vec()
}
