//! Does everybody have the room that a mark, or a mark with a name, takes?
//!
//! *Invariants:* who is held does not move; pairs are looked at in a fixed order.

use super::tidy::Place;

/// Rounds at the most.
const ROUNDS: usize = 200;
/// The same for few people with little room.
pub(super) const SMALL_ROUNDS: usize = 1000;

/// Moves apart who stands nearer than `room` (wide, high), each time on the way on which less is needed. O(rounds ·
/// people · log), fewer rounds where there is much room.
pub(super) fn part(places: &mut [Place], held: &[bool], room: (f64, f64)) {
    part_within(places, held, room, None, ROUNDS);
}

/// The same for people who do not leave an area: left, top, right, bottom. False where not everybody got the room.
pub(super) fn part_within(
    places: &mut [Place],
    held: &[bool],
    room: (f64, f64),
    edges: Option<(f64, f64, f64, f64)>,
    rounds: usize,
) -> bool {
    for _ in 0..rounds {
        let mut moved = false;
        for (one, other) in near(places, room) {
            moved |= push(places, held, room, one as usize, other as usize);
        }
        if !moved {
            return true;
        }
        if let Some((left, top, right, bottom)) = edges {
            for place in places.iter_mut() {
                *place = (place.0.clamp(left, right), place.1.clamp(top, bottom));
            }
        }
    }
    false
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

/// How many pairs stand nearer than `room`. O(people · log) where there is room.
pub(super) fn crowded(places: &[Place], room: (f64, f64)) -> usize {
    let lack = |(one, other): &(u32, u32)| {
        let (one, other) = (places[*one as usize], places[*other as usize]);
        (one.0 - other.0).abs() < room.0 && (one.1 - other.1).abs() < room.1
    };
    near(places, room).iter().filter(|pair| lack(pair)).count()
}

/// The pairs who may stand nearer than `room`, in a fixed order.
fn near(places: &[Place], room: (f64, f64)) -> Vec<(u32, u32)> {
    let edge =
        places.iter().fold((f64::MAX, f64::MAX), |edge, place| (edge.0.min(place.0), edge.1.min(place.1)));
    let cell = |place: &Place| {
        let (down, across) = ((place.1 - edge.1) / room.1, (place.0 - edge.0) / room.0);
        (down as u64) << 32 | across as u64
    };
    let mut keys: Vec<(u64, u32)> = places.iter().map(cell).zip(0..).collect();
    keys.sort_unstable();
    let mut pairs = Vec::new();
    // Neighbours in the next row are found by going along both rows at once.
    let mut below = 0;
    for (at, (cell, one)) in keys.iter().enumerate() {
        let beside = keys[at + 1..].iter().take_while(|(other, _)| *other <= cell + 1);
        pairs.extend(beside.map(|(_, other)| (*one, *other)));
        let first = (cell + (1 << 32)).saturating_sub(u64::from(*cell as u32 > 0));
        while keys.get(below).is_some_and(|(other, _)| *other < first) {
            below += 1;
        }
        let last = cell + (1 << 32) + 1;
        let under = keys[below..].iter().take_while(|(other, _)| *other <= last);
        pairs.extend(under.map(|(_, other)| (*one, *other)));
    }
    pairs
}

fn push(places: &mut [Place], held: &[bool], room: (f64, f64), one: usize, other: usize) -> bool {
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
