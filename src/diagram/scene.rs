//! What does a picture consist of, wherever it is shown?
//!
//! A `Scene` is a list of simple shapes in painting order, in points, with colour tokens, and a list of *marks*: which
//! record stands where, how it is called aloud, and what of it can be hit. The SVG writer and the window paint the same
//! scene.
//!
//! *Invariants:* coordinates are finite; polygons are convex; the items of a mark lie next to each other. A scene
//! knows no theme, no camera and no file.

use super::geometry::{Area, Pos, pos};
use super::ink::{Paint, Stroke};
use super::measure::Weight;
use crate::share::Key;
use std::ops::Range;

/// Where text stands from its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The anchor is the left end.
    Start,
    /// The anchor is the middle.
    Middle,
    /// The anchor is the right end.
    End,
}

/// One line of text. The anchor's y is the middle of the line, so that it looks centred beside a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where.
    pub at: Pos,
    /// What.
    pub text: String,
    /// Height of the letters in points.
    pub size: f32,
    /// How bold.
    pub weight: Weight,
    /// From where.
    pub align: Align,
    /// Colour.
    pub paint: Paint,
    /// A rim of this colour behind the letters, 2 points wide.
    pub halo: Option<Paint>,
    /// Read upwards.
    pub upwards: bool,
    /// From how near it is painted.
    pub detail: Detail,
}

/// From how near something is painted: a picture that is seen from far shows less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Always.
    Always,
    /// From 18 % of its size on: initials.
    Middle,
    /// From 35 % of its size on: names.
    Near,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A disc or ring.
    Circle {
        /// Middle.
        centre: Pos,
        /// Radius.
        radius: f32,
        /// Inside.
        fill: Option<Paint>,
        /// Rim, half inside and half outside.
        stroke: Option<Stroke>,
    },
    /// A rectangle with round corners.
    Rect {
        /// Where.
        area: Area,
        /// Of the corners.
        radius: f32,
        /// Inside.
        fill: Option<Paint>,
        /// Rim, half inside and half outside.
        stroke: Option<Stroke>,
    },
    /// A convex polygon.
    Polygon {
        /// Corners in order.
        points: Vec<Pos>,
        /// Inside.
        fill: Option<Paint>,
        /// Rim, half inside and half outside.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Segment {
        /// One end.
        from: Pos,
        /// The other.
        to: Pos,
        /// Colour and width.
        stroke: Stroke,
    },
    /// A line through several points.
    Path {
        /// The points in order.
        points: Vec<Pos>,
        /// Colour and width.
        stroke: Stroke,
    },
    /// A line of text.
    Text(Text),
}

impl Shape {
    /// Makes it more see-through: the opacities multiply.
    pub fn fade(&mut self, opacity: f32) {
        let fade = |fill: &mut Option<Paint>, stroke: &mut Option<Stroke>| {
            *fill = fill.map(|fill| fill.faded(opacity));
            *stroke = stroke.map(|stroke| stroke.faded(opacity));
        };
        match self {
            Self::Circle { fill, stroke, .. }
            | Self::Rect { fill, stroke, .. }
            | Self::Polygon { fill, stroke, .. } => fade(fill, stroke),
            Self::Segment { stroke, .. } | Self::Path { stroke, .. } => *stroke = stroke.faded(opacity),
            Self::Text(text) => {
                text.paint = text.paint.faded(opacity);
                text.halo = text.halo.map(|halo| halo.faded(opacity));
            }
        }
    }
}

/// What of a mark answers to the pointer.
#[derive(Debug, Clone, PartialEq)]
pub enum Hit {
    /// A disc.
    Disc(Pos, f32),
    /// A rectangle.
    Area(Area),
    /// Near a straight line.
    Segment(Pos, Pos),
}

impl Hit {
    /// How far the point is from it: 0 or less inside.
    pub fn distance(&self, p: Pos) -> f32 {
        match self {
            Self::Disc(centre, radius) => (p - *centre).length() - radius,
            Self::Area(area) => {
                let x = (area.min.x - p.x).max(p.x - area.max.x);
                let y = (area.min.y - p.y).max(p.y - area.max.y);
                x.max(y)
            }
            Self::Segment(a, b) => p.distance_to_line(*a, *b),
        }
    }

    /// The smallest rectangle that holds it.
    pub fn bounds(&self) -> Area {
        match self {
            Self::Disc(centre, radius) => Area::around(*centre, *radius),
            Self::Area(area) => *area,
            Self::Segment(a, b) => {
                Area { min: pos(a.x.min(b.x), a.y.min(b.y)), max: pos(a.x.max(b.x), a.y.max(b.y)) }
            }
        }
    }
}

/// A record in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Which.
    pub key: Key,
    /// As it is read aloud.
    pub name: String,
    /// What answers to the pointer.
    pub hit: Hit,
    /// How much it matters, for choosing which are read aloud: more is first.
    pub weight: f32,
    /// Which shapes of the scene paint it.
    pub items: Range<usize>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width and height in points; the picture reaches from the origin to there.
    pub size: Pos,
    /// What it shows, in a few words.
    pub title: String,
    /// What one would say of it to somebody who cannot see it.
    pub description: String,
    /// In painting order.
    pub shapes: Vec<Shape>,
    /// In painting order; the last is on top.
    pub marks: Vec<Mark>,
    /// Which shapes are the names of records, where a picture says so.
    pub names: Vec<(Key, usize)>,
}

impl Scene {
    /// Adds a shape on top.
    pub fn push(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    /// Adds a disc or ring.
    pub fn circle(
        &mut self,
        centre: Pos,
        radius: f32,
        fill: impl Into<Option<Paint>>,
        stroke: impl Into<Option<Stroke>>,
    ) {
        self.push(Shape::Circle { centre, radius, fill: fill.into(), stroke: stroke.into() });
    }

    /// Adds a straight line.
    pub fn segment(&mut self, from: Pos, to: Pos, stroke: Stroke) {
        self.push(Shape::Segment { from, to, stroke });
    }

    /// Adds a rectangle with round corners.
    pub fn rect(
        &mut self,
        area: Area,
        radius: f32,
        fill: impl Into<Option<Paint>>,
        stroke: impl Into<Option<Stroke>>,
    ) {
        self.push(Shape::Rect { area, radius, fill: fill.into(), stroke: stroke.into() });
    }

    /// Adds a convex polygon.
    pub fn polygon(
        &mut self,
        points: Vec<Pos>,
        fill: impl Into<Option<Paint>>,
        stroke: impl Into<Option<Stroke>>,
    ) {
        self.push(Shape::Polygon { points, fill: fill.into(), stroke: stroke.into() });
    }

    /// Adds a record: what `paint` adds belongs to it.
    pub fn mark(&mut self, key: Key, name: String, hit: Hit, weight: f32, paint: impl FnOnce(&mut Self)) {
        let first = self.shapes.len();
        paint(self);
        self.marks.push(Mark { key, name, hit, weight, items: first..self.shapes.len() });
    }

    /// The record under a point: of the discs and rectangles that hold it the one whose middle is nearest, so that of
    /// two that overlap each can be reached; else the nearest line within `reach` points. O(marks).
    pub fn hit(&self, p: Pos, reach: f32) -> Option<Key> {
        let solid = self.marks.iter().rev().filter(|mark| !matches!(mark.hit, Hit::Segment(..)));
        let inside = solid
            .map(|mark| (mark.hit.distance(p), mark))
            .filter(|(distance, _)| *distance <= 0.0)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, mark)| mark);
        let near = || {
            let lines = self.marks.iter().filter(|mark| matches!(mark.hit, Hit::Segment(..)));
            let measured = lines.map(|mark| (mark.hit.distance(p), mark));
            measured.filter(|(d, _)| *d <= reach).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, mark)| mark)
        };
        inside.or_else(near).map(|mark| mark.key)
    }

    /// The mark of a record.
    pub fn find(&self, key: Key) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.key == key)
    }
}

impl Text {
    /// Text of a size and weight, anchored in the middle.
    pub fn new(at: Pos, text: impl Into<String>, size: f32, weight: Weight, paint: impl Into<Paint>) -> Self {
        Self {
            at,
            text: text.into(),
            size,
            weight,
            align: Align::Middle,
            paint: paint.into(),
            halo: None,
            upwards: false,
            detail: Detail::Always,
        }
    }

    /// The same, anchored elsewhere.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same, painted only from near enough.
    #[must_use]
    pub fn seen_from(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }

    /// The same with a rim.
    #[must_use]
    pub fn with_halo(self, halo: impl Into<Paint>) -> Self {
        Self { halo: Some(halo.into()), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{StakeholderId, TieId};

    #[test]
    fn the_nearest_disc_is_hit_before_a_line_and_the_nearest_line_before_another() {
        let mut scene = Scene::default();
        let person = |bits| Key::Stakeholder(StakeholderId::from_bits(bits));
        let tie = |bits| Key::Tie(TieId::from_bits(bits));
        let mut add = |key, hit| scene.mark(key, String::new(), hit, 0.0, |_| ());
        add(tie(1), Hit::Segment(pos(0.0, 0.0), pos(100.0, 0.0)));
        add(tie(2), Hit::Segment(pos(0.0, 8.0), pos(100.0, 8.0)));
        add(person(1), Hit::Disc(pos(0.0, 0.0), 10.0));
        add(person(2), Hit::Disc(pos(5.0, 0.0), 10.0));
        assert_eq!(scene.hit(pos(2.5, 0.0), 6.0), Some(person(2)), "the topmost of two as near");
        assert_eq!(scene.hit(pos(2.0, 0.0), 6.0), Some(person(1)));
        assert_eq!(scene.hit(pos(-8.0, 0.0), 6.0), Some(person(1)));
        assert_eq!(scene.hit(pos(50.0, 3.0), 6.0), Some(tie(1)));
        assert_eq!(scene.hit(pos(50.0, 5.0), 6.0), Some(tie(2)));
        assert_eq!(scene.hit(pos(50.0, 30.0), 6.0), None);
    }
}
