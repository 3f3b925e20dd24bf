//! Does everybody have the room that a mark, or a mark with a name, takes?
//!
//! *Invariants:* who is held does not move; pairs are looked at in a fixed order.

use super::Progress;
use super::tidy::Place;
use std::ops::ControlFlow;

/// Rounds at the most.
const ROUNDS: usize = 200;
/// The same for few people with little room.
pub(super) const SMALL_ROUNDS: usize = 1000;

/// Moves apart who stands nearer than `room` (wide, high), each time on the way on which less is needed. O(rounds ·
/// people · log), fewer rounds where there is much room.
pub(super) fn part(places: &mut [Place], held: &[bool], room: (f64, f64)) {
    let rules = Rules { held, room, edges: None, rounds: ROUNDS };
    let _ = part_within(places, &rules, &Progress::default());
}

/// The same for as long as it is wanted; nothing where it was cancelled.
pub(super) fn part_on(
    places: &mut [Place],
    held: &[bool],
    room: (f64, f64),
    progress: &Progress,
) -> Option<()> {
    part_within(places, &Rules { held, room, edges: None, rounds: ROUNDS }, progress).map(drop)
}

/// How people are moved apart.
pub(super) struct Rules<'a> {
    /// Who stays.
    pub(super) held: &'a [bool],
    /// Wide and high: what one takes.
    pub(super) room: (f64, f64),
    /// Left, top, right and bottom, which nobody crosses.
    pub(super) edges: Option<(f64, f64, f64, f64)>,
    /// After so many rounds it ends.
    pub(super) rounds: usize,
}

/// Moves people apart; false where not everybody got the room, nothing where it was cancelled.
pub(super) fn part_within(places: &mut [Place], rules: &Rules, progress: &Progress) -> Option<bool> {
    for _ in 0..rules.rounds {
        if progress.is_cancelled() {
            return None;
        }
        let mut moved = false;
        let cells = cells(places, rules.room);
        let _: ControlFlow<()> = near(&cells, |one, other| {
            moved |= push(places, rules, one, other);
            ControlFlow::Continue(())
        });
        if !moved {
            return Some(true);
        }
        if let Some((left, top, right, bottom)) = rules.edges {
            for place in places.iter_mut() {
                *place = (place.0.clamp(left, right), place.1.clamp(top, bottom));
            }
        }
    }
    Some(false)
}

/// Gives everybody one of the places in rows and columns that fill an area, each the nearest that is free, for as many
/// as there are. O(people · places).
pub(super) fn slots(
    places: &mut [Place],
    room: (f64, f64),
    (left, top, right, bottom): (f64, f64, f64, f64),
) {
    let count = |length: f64, room: f64| (length / room) as usize + 1;
    let (columns, rows) = (count(right - left, room.0), count(bottom - top, room.1));
    let step = |length: f64, count: usize| if count > 1 { length / (count - 1) as f64 } else { 0.0 };
    let (across, down) = (step(right - left, columns), step(bottom - top, rows));
    let mut free: Vec<Place> = (0..rows * columns)
        .map(|slot| (left + (slot % columns) as f64 * across, top + (slot / columns) as f64 * down))
        .collect();
    for place in places {
        let far = |slot: &Place| {
            let (dx, dy) = (slot.0 - place.0, slot.1 - place.1);
            dx * dx + dy * dy
        };
        let nearest = (0..free.len()).min_by(|a, b| far(&free[*a]).total_cmp(&far(&free[*b])));
        if let Some(nearest) = nearest {
            *place = free.swap_remove(nearest);
        }
    }
}

/// Whether more pairs than this stand nearer than `room`. O(people · log + most).
pub(super) fn crowded(places: &[Place], room: (f64, f64), most: usize) -> bool {
    let mut count = 0;
    let ended = near(&cells(places, room), |one, other| {
        let (one, other) = (places[one], places[other]);
        count += usize::from((one.0 - other.0).abs() < room.0 && (one.1 - other.1).abs() < room.1);
        if count > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    ended.is_break()
}

/// Rows and columns as wide and high as `room`: the cell of everybody, sorted.
fn cells(places: &[Place], room: (f64, f64)) -> Vec<(u64, u32)> {
    let corner =
        places.iter().fold((f64::MAX, f64::MAX), |edge, place| (edge.0.min(place.0), edge.1.min(place.1)));
    let cell = |place: &Place| {
        let (down, across) = ((place.1 - corner.1) / room.1, (place.0 - corner.0) / room.0);
        (down as u64) << 32 | across as u64
    };
    let mut cells: Vec<(u64, u32)> = places.iter().map(cell).zip(0..).collect();
    cells.sort_unstable();
    cells
}

/// Tells each pair who may stand nearer than the size of a cell, in a fixed order, until that is enough.
fn near<B>(cells: &[(u64, u32)], mut each: impl FnMut(usize, usize) -> ControlFlow<B>) -> ControlFlow<B> {
    // Neighbours in the next row are found by going along both rows at once.
    let mut below = 0;
    for (at, (cell, one)) in cells.iter().enumerate() {
        let beside = cells[at + 1..].iter().take_while(|(other, _)| *other <= cell + 1);
        let first = cell + (1 << 32) - u64::from(*cell as u32 > 0);
        while cells.get(below).is_some_and(|(other, _)| *other < first) {
            below += 1;
        }
        let last = cell + (1 << 32) + 1;
        let under = cells[below..].iter().take_while(|(other, _)| *other <= last);
        for (_, other) in beside.chain(under) {
            each(*one as usize, *other as usize)?;
        }
    }
    ControlFlow::Continue(())
}

fn push(places: &mut [Place], rules: &Rules, one: usize, other: usize) -> bool {
    let Rules { held, room, .. } = rules;
    let (dx, dy) = (places[other].0 - places[one].0, places[other].1 - places[one].1);
    let (lacks_x, lacks_y) = (room.0 - dx.abs(), room.1 - dy.abs());
    if lacks_x <= 1e-6 || lacks_y <= 1e-6 || (held[one] && held[other]) {
        return false;
    }
    let (mine, theirs) = match (held[one], held[other]) {
        (true, _) => (0.0, 1.0),
        (_, true) => (1.0, 0.0),
        _ => (0.5, 0.5),
    };
    let sign = |way: f64| if way < 0.0 { -1.0 } else { 1.0 };
    if lacks_x / room.0 < lacks_y / room.1 {
        let way = sign(dx) * (lacks_x + 1e-3);
        places[one].0 -= way * mine;
        places[other].0 += way * theirs;
    } else {
        let way = sign(dy) * (lacks_y + 1e-3);
        places[one].1 -= way * mine;
        places[other].1 += way * theirs;
    }
    true
}
