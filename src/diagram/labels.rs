//! Where can a name stand so that it covers nothing?
//!
//! Names are placed one after the other, the most important first, each at the first of eight places round its mark
//! that is free, or at the one that costs least. The order and the places are fixed, so that the same picture always
//! has the same names at the same places.
//!
//! *Invariants:* a placed name overlaps no mark and no other name. O(1) a name in a picture that is not crowded.

use super::geometry::{Area, Pos, pos};
use super::scene::Align;

/// The height that a name of 12 points takes.
pub(super) const LINE: f32 = 15.0;
const CELL: f32 = 48.0;

/// What is taken of a picture.
#[derive(Debug)]
pub(super) struct Space {
    bounds: Area,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    taken: Vec<Taken>,
}

/// A part that is taken.
#[derive(Debug, Clone, Copy)]
struct Taken {
    area: Area,
    /// Lines may cross it.
    soft: bool,
}

impl Space {
    /// All free.
    pub(super) fn new(bounds: Area) -> Self {
        let count = |length: f32| ((length / CELL).ceil() as usize).clamp(1, 512);
        let (columns, rows) = (count(bounds.width()), count(bounds.height()));
        Self { bounds, columns, rows, cells: vec![Vec::new(); columns * rows], taken: Vec::new() }
    }

    fn cells(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let place = |v: f32, least: f32, length: f32, count: usize| {
            let share = (v - least) / length.max(1.0) * count as f32;
            (share.max(0.0) as usize).min(count - 1)
        };
        let x = |v| place(v, self.bounds.min.x, self.bounds.width(), self.columns);
        let y = |v| place(v, self.bounds.min.y, self.bounds.height(), self.rows);
        let (x0, x1, y0, y1) = (x(area.min.x), x(area.max.x), y(area.min.y), y(area.max.y));
        let columns = self.columns;
        (y0..=y1).flat_map(move |row| (x0..=x1).map(move |column| row * columns + column))
    }

    /// Takes a part.
    pub(super) fn take(&mut self, area: Area) {
        self.put(Taken { area, soft: false });
    }

    /// Takes a part that names keep off, and that lines which lead to names may cross.
    pub(super) fn take_softly(&mut self, area: Area) {
        self.put(Taken { area, soft: true });
    }

    fn put(&mut self, taken: Taken) {
        let index = self.taken.len() as u32;
        for cell in self.cells(&taken.area) {
            self.cells[cell].push(index);
        }
        self.taken.push(taken);
    }

    /// Whether nothing stands there.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        self.cells(area).all(|cell| {
            self.cells[cell]
                .iter()
                .all(|index| self.taken.get(*index as usize).is_none_or(|t| !t.area.hits(area)))
        })
    }
}

impl Space {
    /// Whether a line crosses no name and no mark but the one at `own`, where it begins.
    pub(super) fn is_clear(&self, from: Pos, to: Pos, own: Pos) -> bool {
        let bounds = Area::of([from, to]).unwrap_or_default();
        self.cells(&bounds).all(|cell| {
            self.cells[cell].iter().all(|index| {
                let Some(taken) = self.taken.get(*index as usize).filter(|taken| !taken.soft) else {
                    return true;
                };
                taken.area.contains(own) || !taken.area.crossed_by(from, to)
            })
        })
    }
}

/// A place for a name: the rectangle and how the text is anchored in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) area: Area,
    pub(super) align: Align,
}

impl Place {
    /// Where the text is anchored.
    pub(super) fn anchor(&self) -> Pos {
        let middle = self.area.centre();
        match self.align {
            Align::Start => pos(self.area.min.x, middle.y),
            Align::Middle => middle,
            Align::End => pos(self.area.max.x, middle.y),
        }
    }
}

/// The side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diagram) enum Side {
    East,
    West,
    North,
    South,
    NorthEast,
    NorthWest,
    SouthEast,
    SouthWest,
}

/// On the grid: sides first.
pub(super) const SIDES_FIRST: [Side; 8] = [
    Side::East,
    Side::West,
    Side::North,
    Side::South,
    Side::NorthEast,
    Side::NorthWest,
    Side::SouthEast,
    Side::SouthWest,
];

/// In the network: below first.
pub(super) const BELOW_FIRST: [Side; 8] = [
    Side::South,
    Side::East,
    Side::West,
    Side::North,
    Side::SouthEast,
    Side::NorthEast,
    Side::SouthWest,
    Side::NorthWest,
];

/// A place for a name `width` wide beside a mark that reaches `reach` from `centre`; names at the sides are `lift` higher.
pub(super) fn place(side: Side, centre: Pos, reach: f32, width: f32, lift: f32) -> Place {
    let far = reach + 6.0;
    let near = reach * 0.71 + 4.0;
    let (x, y, align) = match side {
        Side::East => (far, -LINE / 2.0 - lift, Align::Start),
        Side::West => (-far - width, -LINE / 2.0 - lift, Align::End),
        Side::North => (-width / 2.0, -far - LINE, Align::Middle),
        Side::South => (-width / 2.0, far, Align::Middle),
        Side::NorthEast => (near, -near - LINE, Align::Start),
        Side::NorthWest => (-near - width, -near - LINE, Align::End),
        Side::SouthEast => (near + 8.0, near + 5.0, Align::Start),
        Side::SouthWest => (-near - width, near, Align::End),
    };
    Place { area: Area::sized(centre + pos(x, y), width, LINE), align }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_not_free_even_outside_the_bounds() {
        let mut space = Space::new(Area::sized(pos(0.0, 0.0), 500.0, 300.0));
        let taken = Area::sized(pos(100.0, 100.0), 130.0, 20.0);
        space.take(taken);
        space.take(Area::sized(pos(-90.0, -90.0), 20.0, 20.0));
        assert!(!space.is_free(&Area::sized(pos(225.0, 110.0), 40.0, 4.0)));
        assert!(space.is_free(&Area::sized(pos(230.0, 100.0), 40.0, 20.0)));
        assert!(!space.is_free(&Area::sized(pos(-80.0, -80.0), 5.0, 5.0)));
    }

    #[test]
    fn no_place_touches_its_own_mark() {
        for side in SIDES_FIRST {
            let place = place(side, pos(50.0, 50.0), 14.0, 60.0, 0.0);
            assert!(!place.area.hits(&Area::around(pos(50.0, 50.0), 9.9)), "{side:?}");
            assert!(place.area.contains(place.anchor()));
        }
    }
}
