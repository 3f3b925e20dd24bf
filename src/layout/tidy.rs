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

/// By how much to widen and flatten, 0.8–1.25, so that the whole is half as wide again as high, as windows are.
pub(super) fn widening(places: &[Place]) -> f64 {
    let (left, top, right, bottom) = bounds(places, (1.0, 1.0));
    (LANDSCAPE * (bottom - top) / (right - left)).sqrt().clamp(0.8, 1.25)
}

/// Left, top, right and bottom of the room that places take.
pub(super) fn bounds(places: &[Place], room: (f64, f64)) -> (f64, f64, f64, f64) {
    let none = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    let (left, top, right, bottom) = places.iter().fold(none, |edge, place| {
        (edge.0.min(place.0), edge.1.min(place.1), edge.2.max(place.0), edge.3.max(place.1))
    });
    (left - room.0 / 2.0, top - room.1 / 2.0, right + room.0 / 2.0, bottom + room.1 / 2.0)
}

/// Puts parts side by side into an area half as wide again as high, from `left` on and below `top`, and moves them
/// there: the largest first, each where it reaches least far down; single people last, in a block. O(parts²).
pub(super) fn pack(parts: &mut [&mut [Place]], room: (f64, f64), left: f64, top: f64) {
    let single = parts.iter().filter(|part| part.len() == 1).count();
    let block = Block::of(single, room);
    let mut order: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].len() > 1).collect();
    let size = |part: &[Place]| {
        let (left, top, right, bottom) = bounds(part, room);
        (right - left + GAP, bottom - top + GAP)
    };
    let sizes: Vec<(f64, f64)> = parts.iter().map(|part| size(part)).collect();
    order.sort_by(|a, b| {
        let area = |part: usize| sizes[part].0 * sizes[part].1;
        area(*b).total_cmp(&area(*a)).then(a.cmp(b))
    });
    let all = order.iter().map(|part| sizes[*part]).chain([block.size]);
    let area: f64 = all.clone().map(|(wide, high)| wide * high).sum();
    let mut skyline = Skyline::new(all.map(|(wide, _)| wide).fold((area * LANDSCAPE).sqrt(), f64::max));
    for part in order {
        let (x, y) = skyline.put(sizes[part]);
        let (from_x, from_y, _, _) = bounds(parts[part], room);
        for place in parts[part].iter_mut() {
            *place = (place.0 - from_x + left + x, place.1 - from_y + top + y);
        }
    }
    if single > 0 {
        let (x, y) = skyline.put(block.size);
        let first = (left + x + room.0 / 2.0, top + y + room.1 / 2.0);
        for (number, part) in parts.iter_mut().filter(|part| part.len() == 1).enumerate() {
            part.fill(block.place(number, first, room));
        }
    }
}

/// Single people in rows.
pub(super) struct Block {
    columns: usize,
    size: (f64, f64),
}

impl Block {
    /// For so many people, half as wide again as high.
    pub(super) fn of(people: usize, room: (f64, f64)) -> Self {
        Self::with_columns(people, (people as f64 * LANDSCAPE * room.1 / room.0).sqrt().ceil() as usize, room)
    }

    /// For so many people in rows of so many.
    pub(super) fn with_columns(people: usize, columns: usize, room: (f64, f64)) -> Self {
        let columns = columns.clamp(1, people.max(1));
        let size = (columns as f64 * room.0, people.div_ceil(columns) as f64 * room.1);
        Self { columns, size }
    }

    /// How wide and high it is.
    pub(super) const fn size(&self) -> (f64, f64) {
        self.size
    }

    /// Where the one with this number stands, if the first stands here.
    pub(super) fn place(&self, number: usize, first: Place, room: (f64, f64)) -> Place {
        let (row, column) = (number / self.columns, number % self.columns);
        (first.0 + column as f64 * room.0, first.1 + row as f64 * room.1)
    }
}

/// How far down an area is filled, from left to right: from where on, and how far.
struct Skyline {
    width: f64,
    steps: Vec<(f64, f64)>,
}

impl Skyline {
    fn new(width: f64) -> Self {
        Self { width, steps: vec![(0.0, 0.0)] }
    }

    /// Finds the highest place for something so wide and high, the leftmost of these, and fills it.
    fn put(&mut self, (wide, high): (f64, f64)) -> Place {
        let mut best: Option<Place> = None;
        for (at, (x, _)) in self.steps.iter().enumerate() {
            if x + wide > self.width + 1e-6 {
                break;
            }
            let under = self.steps[at..].iter().take_while(|(from, _)| *from < x + wide - 1e-6);
            let y = under.fold(0.0, |most: f64, (_, y)| most.max(*y));
            if best.is_none_or(|(_, least)| y < least) {
                best = Some((*x, y));
            }
        }
        let (x, y) = best.unwrap_or_default();
        let right = x + wide;
        let after =
            self.steps.iter().rev().find(|(from, _)| *from <= right + 1e-6).map_or(0.0, |step| step.1);
        let first = self.steps.partition_point(|(from, _)| *from < x - 1e-6);
        let last = self.steps.partition_point(|(from, _)| *from <= right + 1e-6);
        self.steps.splice(first..last, [(x, y + high), (right, after)]);
        (x, y)
    }
}
