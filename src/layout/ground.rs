//! What is painted behind people, so that an arrangement explains itself?
//!
//! *Invariants:* all numbers are finite; a ground with an empty caption has none.

use crate::analysis::Point;

/// A labelled area behind people.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// What it says, in a few words.
    pub caption: String,
    /// Its shape.
    pub outline: Outline,
}

/// The shape of a ground, in the points of the places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outline {
    /// A ring, wider than high: everything inside it down to the next smaller one.
    Ring {
        /// Its middle.
        middle: Point,
        /// From the middle to its right end, in points.
        across: f64,
        /// From the middle to its lower end, in points.
        down: f64,
    },
    /// A rectangle.
    Field {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
    },
    /// A level line from left to right.
    Level {
        /// Its left end.
        from: Point,
        /// How long it is, in points.
        length: f64,
    },
}

impl Outline {
    /// Top left and bottom right of the room that it takes.
    pub fn bounds(&self) -> (Point, Point) {
        match *self {
            Self::Ring { middle, across, down } => (
                Point { x: middle.x - across, y: middle.y - down },
                Point { x: middle.x + across, y: middle.y + down },
            ),
            Self::Field { min, max } => (min, max),
            Self::Level { from, length } => (from, Point { x: from.x + length, ..from }),
        }
    }
}
