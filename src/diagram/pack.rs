//! Where do people go who stand at the same point, or so near that one would cover the other?
//!
//! They are packed round their points in a small spiral of hexagons. The data stay as they are; only the picture moves
//! them.
//!
//! *Invariants:* people who are far enough from everybody before them stay at their points; nobody who was moved lies on
//! anybody else, unless some 150 share a point. The order of the input decides who stays.

use super::geometry::{Pos, pos};
use std::collections::BTreeMap;

/// Of half a step each.
const RINGS: i32 = 14;
const DIRECTIONS: [(i32, i32); 6] = [(0, -1), (-1, 0), (-1, 1), (0, 1), (1, 0), (1, -1)];

/// The places of a spiral of hexagons, from the middle outwards; `step` points from one to the next.
fn spiral(step: f32) -> impl Iterator<Item = Pos> {
    let corner = move |q: i32, r: i32| {
        pos(step * (q as f32 + r as f32 / 2.0), step * (r as f32 * 3.0_f32.sqrt() / 2.0))
    };
    let ring = move |n: i32| {
        (0..6).flat_map(move |side| (0..n).map(move |along| (side, along))).map(move |(side, along)| {
            let (mut q, mut r) = (n, 0);
            for (index, (dq, dr)) in DIRECTIONS.iter().enumerate().take(side + 1) {
                let steps = if index == side { along } else { n };
                q += dq * steps;
                r += dr * steps;
            }
            corner(q, r)
        })
    };
    std::iter::once(pos(0.0, 0.0)).chain((1..=RINGS).flat_map(ring))
}

/// Where each is painted: at its point if nobody who stays is nearer than `near`, else round it, `step` or more from
/// anybody and where `fits` says so of the one at this place of the list. O(n · places tried · people near them).
pub(super) fn packed(points: &[Pos], near: f32, step: f32, fits: impl Fn(usize, Pos) -> bool) -> Vec<Pos> {
    let mut taken = Taken { cell: step, places: BTreeMap::new() };
    let stays: Vec<bool> = points
        .iter()
        .map(|point| {
            let free = taken.is_free(*point, near);
            if free {
                taken.take(*point);
            }
            free
        })
        .collect();
    let mut placed = points.to_vec();
    for (index, point) in points.iter().enumerate().filter(|(index, _)| !stays[*index]) {
        let mut round = spiral(step / 2.0).skip(1).map(|by| *point + by);
        if let Some(found) = round.find(|p| taken.is_free(*p, step - 0.5) && fits(index, *p)) {
            taken.take(found);
            placed[index] = found;
        }
    }
    placed
}

/// The places where somebody is, by cells.
struct Taken {
    cell: f32,
    places: BTreeMap<(i64, i64), Vec<Pos>>,
}

impl Taken {
    fn cell(&self, p: Pos) -> (i64, i64) {
        ((p.x / self.cell).floor() as i64, (p.y / self.cell).floor() as i64)
    }

    fn take(&mut self, p: Pos) {
        self.places.entry(self.cell(p)).or_default().push(p);
    }

    /// Whether nobody is nearer than `distance`, which is at most a cell.
    fn is_free(&self, p: Pos, distance: f32) -> bool {
        let (x, y) = self.cell(p);
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let mut others = around.filter_map(|at| self.places.get(&at)).flatten();
        others.all(|other| (p - *other).length() >= distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_points_are_packed_without_overlap_and_others_stay() {
        let same = pos(100.0, 100.0);
        let other = pos(132.0, 100.0);
        let points: Vec<Pos> = (0..20).map(|_| same).chain([other]).collect();
        let placed = packed(&points, 20.0, 30.0, |_, _| true);
        assert_eq!((placed[0], placed[20]), (same, other));
        for (i, a) in placed.iter().enumerate() {
            for b in &placed[i + 1..] {
                assert!((*a - *b).length() >= 29.4, "{a:?} {b:?}");
            }
            assert!((*a - same).length() < 120.0);
        }
    }

    #[test]
    fn of_two_that_nearly_coincide_the_first_stays() {
        let points = [pos(50.0, 50.0), pos(56.0, 52.0), pos(90.0, 50.0)];
        let placed = packed(&points, 22.0, 34.0, |_, _| true);
        assert_eq!((placed[0], placed[2]), (points[0], points[2]));
        assert!((placed[1] - placed[0]).length() >= 33.0 && (placed[1] - placed[2]).length() >= 33.0);
        assert!((placed[1] - points[1]).length() <= 51.0, "near its point");
    }

    #[test]
    fn nobody_is_pushed_out_of_the_frame() {
        let placed = packed(&[pos(5.0, 5.0); 7], 20.0, 30.0, |_, p| p.x >= 0.0 && p.y >= 0.0);
        assert!(placed.iter().all(|p| p.x >= 0.0 && p.y >= 0.0));
        assert_eq!(placed.iter().filter(|p| **p == pos(5.0, 5.0)).count(), 1);
    }
}
