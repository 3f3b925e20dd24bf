//! How are places, distances and rectangles of a picture reckoned?
//!
//! *Invariants:* x to the right, y down, in points.

use std::ops::{Add, Mul, Sub};

/// A place or a distance in a picture, points; x to the right, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pos {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// The place at `x`, `y`.
pub const fn pos(x: f32, y: f32) -> Pos {
    Pos { x, y }
}

impl Pos {
    /// The distance from the origin.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// The same direction with length 1; to the right where there is no direction.
    #[must_use]
    pub fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-6 { self * (1.0 / length) } else { pos(1.0, 0.0) }
    }

    /// Turned by a quarter.
    #[must_use]
    pub const fn turned(self) -> Self {
        pos(-self.y, self.x)
    }

    /// The scalar product.
    pub fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// The distance from the line between `a` and `b`.
    pub fn distance_to_line(self, a: Self, b: Self) -> f32 {
        let along = b - a;
        let square = along.dot(along);
        let share = if square > 0.0 { ((self - a).dot(along) / square).clamp(0.0, 1.0) } else { 0.0 };
        (self - (a + along * share)).length()
    }
}

impl Add for Pos {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        pos(self.x + other.x, self.y + other.y)
    }
}
impl Sub for Pos {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        pos(self.x - other.x, self.y - other.y)
    }
}
impl Mul<f32> for Pos {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        pos(self.x * by, self.y * by)
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Top left.
    pub min: Pos,
    /// Bottom right.
    pub max: Pos,
}

impl Area {
    /// From its top left corner and its size.
    pub fn sized(min: Pos, width: f32, height: f32) -> Self {
        Self { min, max: min + pos(width, height) }
    }

    /// A square round a point.
    pub fn around(centre: Pos, radius: f32) -> Self {
        Self { min: centre - pos(radius, radius), max: centre + pos(radius, radius) }
    }

    /// The smallest that holds all points; nothing for no points.
    pub fn of(points: impl IntoIterator<Item = Pos>) -> Option<Self> {
        points.into_iter().fold(None, |area, p| {
            let area: Self = area.unwrap_or(Self { min: p, max: p });
            Some(Self {
                min: pos(area.min.x.min(p.x), area.min.y.min(p.y)),
                max: pos(area.max.x.max(p.x), area.max.y.max(p.y)),
            })
        })
    }

    /// Width.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// The middle.
    pub fn centre(&self) -> Pos {
        (self.min + self.max) * 0.5
    }

    /// Larger by `by` on each side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { min: self.min - pos(by, by), max: self.max + pos(by, by) }
    }

    /// Moved.
    #[must_use]
    pub fn moved(self, by: Pos) -> Self {
        Self { min: self.min + by, max: self.max + by }
    }

    /// The smallest that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            min: pos(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: pos(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// Whether the two have more than an edge in common.
    pub fn hits(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether the point lies in it.
    pub fn contains(&self, p: Pos) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// The point of it that is nearest to another.
    pub fn nearest(&self, p: Pos) -> Pos {
        pos(p.x.clamp(self.min.x, self.max.x), p.y.clamp(self.min.y, self.max.y))
    }

    /// Whether the other lies wholly in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether a straight line touches it (Liang and Barsky's clipping).
    pub fn crossed_by(&self, a: Pos, b: Pos) -> bool {
        let along = b - a;
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        let edges = [
            (-along.x, a.x - self.min.x),
            (along.x, self.max.x - a.x),
            (-along.y, a.y - self.min.y),
            (along.y, self.max.y - a.y),
        ];
        for (p, q) in edges {
            if p == 0.0 {
                if q < 0.0 {
                    return false;
                }
            } else if p < 0.0 {
                enter = enter.max(q / p);
            } else {
                leave = leave.min(q / p);
            }
        }
        enter <= leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_a_rectangle_or_does_not() {
        let area = Area::sized(pos(10.0, 10.0), 10.0, 10.0);
        assert!(area.crossed_by(pos(0.0, 0.0), pos(30.0, 30.0)));
        assert!(area.crossed_by(pos(12.0, 12.0), pos(13.0, 13.0)));
        assert!(!area.crossed_by(pos(0.0, 0.0), pos(9.0, 30.0)));
        assert!(!area.crossed_by(pos(0.0, 0.0), pos(5.0, 5.0)));
    }
}
