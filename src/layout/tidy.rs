//! How is an arrangement made fit to be read: wider than high, nobody on another, parts side by side?
//!
//! *Invariants:* who is held does not move.

pub(super) use super::room::{crowded, part};

/// A place in points.
pub(super) type Place = (f64, f64);

/// Room between two parts.
const GAP: f64 = 48.0;
/// How much wider than high the whole should be.
const LANDSCAPE: f64 = 1.5;

/// The middle of places.
pub(super) fn middle(places: &[Place]) -> Place {
    let count = places.len().max(1) as f64;
    let sum = places.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    (sum.0 / count, sum.1 / count)
}

/// Moves and turns places as one, in the mirror where that fits better, so that they lie as near as can be to those of
/// the people who stay.
pub(super) fn lay_over(places: &mut [Place], pins: &[Option<Place>]) {
    let pairs: Vec<(Place, Place)> =
        places.iter().zip(pins).filter_map(|(place, pin)| pin.map(|pin| (*place, pin))).collect();
    let (from, to): (Vec<Place>, Vec<Place>) = pairs.iter().copied().unzip();
    let (from, to) = (middle(&from), middle(&to));
    // The turn that brings the pairs nearest, and the same in the mirror: sums of products along and across.
    let (mut along, mut across, mut along_mirror, mut across_mirror) = (0.0, 0.0, 0.0, 0.0);
    for (place, pin) in &pairs {
        let (x, y) = (place.0 - from.0, place.1 - from.1);
        let (u, v) = (pin.0 - to.0, pin.1 - to.1);
        along += x * u + y * v;
        across += x * v - y * u;
        along_mirror += x * u - y * v;
        across_mirror += x * v + y * u;
    }
    let straight = along * along + across * across;
    let mirrored = along_mirror * along_mirror + across_mirror * across_mirror;
    let (along, across, flip) = if mirrored > straight * 1.000_001 {
        (along_mirror, across_mirror, -1.0)
    } else {
        (along, across, 1.0)
    };
    let r = (along * along + across * across).sqrt();
    let (cos, sin) = if r > 1e-9 { (along / r, across / r) } else { (1.0, 0.0) };
    for place in places {
        let (x, y) = (place.0 - from.0, (place.1 - from.1) * flip);
        *place = (to.0 + x * cos - y * sin, to.1 + x * sin + y * cos);
    }
}

/// Turns places so that the longest way is from left to right.
pub(super) fn turn(places: &mut [Place]) {
    let count = places.len().max(1) as f64;
    let (sum_x, sum_y) = places.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    let (middle_x, middle_y) = (sum_x / count, sum_y / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for place in places.iter_mut() {
        *place = (place.0 - middle_x, place.1 - middle_y);
        xx += place.0 * place.0;
        xy += place.0 * place.1;
        yy += place.1 * place.1;
    }
    // The half angle by square roots alone: cos 2a = (xx − yy) / r, sin 2a = 2xy / r.
    let r = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
    if r < 1e-9 {
        return;
    }
    let cos = f64::midpoint(1.0, (xx - yy) / r).max(0.0).sqrt();
    let sin = ((1.0 - (xx - yy) / r) / 2.0).max(0.0).sqrt() * if xy < 0.0 { -1.0 } else { 1.0 };
    for place in places.iter_mut() {
        *place = (place.0 * cos + place.1 * sin, place.1 * cos - place.0 * sin);
    }
}

/// By how much to widen and flatten, 1–1.25, so that it is half as wide again as high: names are wide, and so fewer
/// have to be pushed.
pub(super) fn widening(places: &[Place]) -> f64 {
    let (left, top, right, bottom) = bounds(places, (1.0, 1.0));
    (LANDSCAPE * (bottom - top) / (right - left)).sqrt().clamp(1.0, 1.25)
}

/// Left, top, right and bottom of the room that places take.
pub(super) fn bounds(places: &[Place], room: (f64, f64)) -> (f64, f64, f64, f64) {
    let none = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    let (left, top, right, bottom) = places.iter().fold(none, |edge, place| {
        (edge.0.min(place.0), edge.1.min(place.1), edge.2.max(place.0), edge.3.max(place.1))
    });
    (left - room.0 / 2.0, top - room.1 / 2.0, right + room.0 / 2.0, bottom + room.1 / 2.0)
}

/// Puts parts into rows, the largest first, below `top` and from `left` on, and moves them there.
pub(super) fn pack(parts: &mut [&mut [Place]], room: (f64, f64), left: f64, top: f64) {
    let size = |part: &[Place]| {
        let (left, top, right, bottom) = bounds(part, room);
        (right - left, bottom - top)
    };
    // Single people stand as near to each other as their marks and names allow.
    let gap = |part: &[Place]| if part.len() == 1 { 0.0 } else { GAP };
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|part| (std::cmp::Reverse(parts[*part].len()), *part));
    let sizes: Vec<(f64, f64)> = parts.iter().map(|part| size(part)).collect();
    let area: f64 = sizes.iter().map(|(wide, high)| (wide + GAP) * (high + GAP)).sum();
    let row = sizes.iter().map(|(wide, _)| *wide).fold((area * LANDSCAPE).sqrt(), f64::max);
    let (mut x, mut y, mut high) = (left, top, 0.0_f64);
    for part in order {
        let (wide, tall) = sizes[part];
        if x > left && x + wide > left + row {
            (x, y, high) = (left, y + high, 0.0);
        }
        let (from_x, from_y, _, _) = bounds(parts[part], room);
        let gap = gap(parts[part]);
        for place in parts[part].iter_mut() {
            *place = (place.0 - from_x + x, place.1 - from_y + y);
        }
        x += wide + gap;
        high = high.max(tall + gap);
    }
}
