//! Where do people go who stand at the same point?
//!
//! They are packed round it in a small spiral of hexagons. The data stay as they are; only the picture moves them.
//!
//! *Invariants:* people whose points differ stay at their points; nobody who was moved lies on anybody else, unless
//! more than 169 share a point. The order of the input decides who stays in the middle.

use super::geometry::{Pos, pos};
use std::collections::BTreeMap;

const RINGS: i32 = 7;
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

/// Where each is painted: those alone at their point there, the others round it, `step` or more from anybody.
/// O(n · people near a crowded point).
pub(super) fn packed(points: &[Pos], step: f32, inside: impl Fn(Pos) -> bool) -> Vec<Pos> {
    let key = |p: Pos| ((p.x * 16.0).round() as i64, (p.y * 16.0).round() as i64);
    let mut groups: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (index, point) in points.iter().enumerate() {
        groups.entry(key(*point)).or_default().push(index);
    }
    let mut placed: Vec<Pos> = points.to_vec();
    // Nobody who must move may lie on somebody who stays.
    let cell = |p: Pos| ((p.x / step).floor() as i64, (p.y / step).floor() as i64);
    let mut near: BTreeMap<(i64, i64), Vec<Pos>> = BTreeMap::new();
    for group in groups.values() {
        let stays = points[group[0]];
        near.entry(cell(stays)).or_default().push(stays);
    }
    for group in groups.values() {
        let middle = points[group[0]];
        let mut places = spiral(step).skip(1).map(|by| middle + by).filter(|p| inside(*p));
        for index in &group[1..] {
            let free = |p: &Pos| {
                let (x, y) = cell(*p);
                let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
                around
                    .filter_map(|at| near.get(&at))
                    .flatten()
                    .all(|other| (*p - *other).length() >= step - 0.5)
            };
            let Some(place) = places.find(free) else { break };
            near.entry(cell(place)).or_default().push(place);
            placed[*index] = place;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_points_are_packed_without_overlap_and_others_stay() {
        let same = pos(100.0, 100.0);
        let other = pos(132.0, 100.0);
        let points: Vec<Pos> = (0..20).map(|_| same).chain([other]).collect();
        let placed = packed(&points, 30.0, |_| true);
        assert_eq!((placed[0], placed[20]), (same, other));
        for (i, a) in placed.iter().enumerate() {
            for b in &placed[i + 1..] {
                assert!((*a - *b).length() >= 29.4, "{a:?} {b:?}");
            }
            assert!((*a - same).length() < 120.0);
        }
    }

    #[test]
    fn nobody_is_pushed_out_of_the_frame() {
        let placed = packed(&[pos(5.0, 5.0); 7], 30.0, |p| p.x >= 0.0 && p.y >= 0.0);
        assert!(placed.iter().all(|p| p.x >= 0.0 && p.y >= 0.0));
        assert_eq!(placed.iter().filter(|p| **p == pos(5.0, 5.0)).count(), 1);
    }
}
