//! What stands in the way of reading a small map: names on names, ties behind people, ties across ties?
//!
//! One person after the other tries places nearby and takes the one where all this, together with how well distances
//! show how far people are from each other, is least (local search; distances after Kamada and Kawai 1989).
//!
//! *Invariants:* who is held does not move; nobody leaves the sheet who was on it; people and places are tried in a fixed
//! order.

use super::force::{Springs, Tell};
use super::tidy::Place;

/// What it costs that a tie runs behind somebody right through the middle.
const BEHIND: f64 = 10.0;
/// What it costs that two ties cross.
const CROSSING: f64 = 0.6;
/// The ways that are tried, as shares of a step.
const WAYS: [Place; 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (0.7, 0.7),
    (-0.7, 0.7),
    (0.7, -0.7),
    (-0.7, -0.7),
    (2.2, 0.0),
    (-2.2, 0.0),
    (0.0, 2.2),
    (0.0, -2.2),
];
/// From here on steps are small.
pub(super) const SMALL_STEPS: usize = 5;
/// Steps, against the length of a tie: first far, then near.
const STEPS: [f64; 10] = [1.2, 0.9, 0.9, 0.6, 0.6, 0.4, 0.4, 0.25, 0.15, 0.08];

/// The rounds in which people also change places with each other.
const SWAPS: [usize; 2] = [2, 5];
/// With more ties, crossings are not counted: there it is about other things.
const COUNTED: usize = 600;
/// With more ties, people do not change places.
const SWAPPED: usize = 300;

/// A small map on its sheet.
pub(super) struct Sheet<'a> {
    /// Whom each tie joins.
    pub(super) ties: &'a [(u32, u32)],
    /// Who stays.
    pub(super) held: &'a [bool],
    /// Wide and high: what a mark with its name takes.
    pub(super) room: (f64, f64),
    /// What it costs that two have not the room they need, and more the nearer they stand.
    pub(super) crowded: f64,
    /// So far ties keep from the middle of those they do not join.
    pub(super) aside: f64,
    /// Left, top, right and bottom for the middles of people; nothing where they may go anywhere.
    pub(super) edges: Option<(f64, f64, f64, f64)>,
}

/// What is looked up for each try.
struct Table<'a> {
    sheet: &'a Sheet<'a>,
    /// The ties of each.
    own: Vec<Vec<u32>>,
    /// One over how far each pair should be apart; 0 where no way leads there.
    wanted: Vec<f64>,
    /// How long a tie should be.
    length: f64,
}

/// Improves places in the rounds from `begin` on: the later ones, with small steps, keep what there is. Nothing where it was cancelled. O(people · (people + ties · ties of
/// one)) a round, with a round for each of [`STEPS`].
pub(super) fn clear(places: &mut [Place], sheet: &Sheet, begin: usize, tell: &Tell) -> Option<()> {
    let table = Table::new(places, sheet);
    for (round, step) in STEPS.into_iter().enumerate().skip(begin) {
        tell.reached((round - begin) as f32 / (STEPS.len() - begin) as f32);
        for one in 0..places.len() {
            if tell.progress.is_cancelled() {
                return None;
            }
            if sheet.held[one] {
                continue;
            }
            if SWAPS.contains(&round) && sheet.ties.len() <= SWAPPED {
                table.swapped(places, one);
            }
            table.better(places, one, step * table.length);
        }
    }
    Some(())
}

/// How much stands in the way, and how badly distances fit: for comparing arrangements of the same people.
pub(super) fn disorder(places: &[Place], sheet: &Sheet) -> f64 {
    let table = Table::new(places, sheet);
    (0..places.len()).map(|one| table.cost(places, one, places[one], f64::MAX)).sum()
}

impl<'a> Table<'a> {
    fn new(places: &[Place], sheet: &'a Sheet<'a>) -> Self {
        let count = places.len();
        let mut own = vec![Vec::new(); count];
        for ((a, b), tie) in sheet.ties.iter().zip(0..) {
            own[*a as usize].push(tie);
            own[*b as usize].push(tie);
        }
        let springs = Springs::new(count, &sheet.ties.iter().map(|(a, b)| (*a, *b, 1.0)).collect::<Vec<_>>());
        let steps: Vec<u16> = (0..count).flat_map(|one| springs.steps(one)).collect();
        // The length that fits best as it is.
        let (mut sum, mut squares) = (0.0, 0.0);
        for one in 0..count {
            for other in (0..one).filter(|other| steps[one * count + other] > 0) {
                let far = distance(places[one], places[other]) / f64::from(steps[one * count + other]);
                sum += far;
                squares += far * far;
            }
        }
        let length = if sum > 0.0 && squares > 0.0 { squares / sum } else { 1.0 };
        let wanted = |steps: u16| if steps > 0 { 1.0 / (length * f64::from(steps)) } else { 0.0 };
        Self { sheet, own, wanted: steps.into_iter().map(wanted).collect(), length }
    }

    /// Moves one to the best of the places around.
    fn better(&self, places: &mut [Place], one: usize, step: f64) {
        let from = places[one];
        let mut best = (self.cost(places, one, from, f64::MAX), from);
        for (across, down) in WAYS {
            let to = self.within((from.0 + across * step, from.1 + down * step));
            if to != from {
                let cost = self.cost(places, one, to, best.0);
                // Not for next to nothing: so it ends.
                if cost < best.0 - 1e-6 {
                    best = (cost, to);
                }
            }
        }
        places[one] = best.1;
    }

    /// Lets one change places with whom that helps most.
    fn swapped(&self, places: &mut [Place], one: usize) {
        let mut best = None;
        let mut most = 1e-6;
        let mine = self.cost(places, one, places[one], f64::MAX);
        for other in 0..places.len() {
            let (here, there) = (places[one], places[other]);
            if other == one || self.sheet.held[other] || distance(here, there) > 1.5 * self.length {
                continue;
            }
            let before = mine + self.cost(places, other, there, f64::MAX);
            (places[one], places[other]) = (there, here);
            let mut after = self.cost(places, one, there, before);
            if after < before {
                after += self.cost(places, other, here, before - after);
            }
            (places[one], places[other]) = (here, there);
            let gain = before - after;
            if gain > most {
                (most, best) = (gain, Some(other));
            }
        }
        if let Some(other) = best {
            places.swap(one, other);
        }
    }

    fn within(&self, (x, y): Place) -> Place {
        match self.sheet.edges {
            Some((left, top, right, bottom)) => (x.clamp(left, right), y.clamp(top, bottom)),
            None => (x, y),
        }
    }

    /// What it costs that one stands here; as soon as it is more than `most`, that is enough.
    fn cost(&self, places: &[Place], one: usize, here: Place, most: f64) -> f64 {
        let Self { sheet, own, wanted, .. } = self;
        let count = places.len();
        let mut cost = 0.0;
        for (other, there) in places.iter().enumerate().filter(|(other, _)| *other != one) {
            let (dx, dy) = ((here.0 - there.0).abs(), (here.1 - there.1).abs());
            if dx < sheet.room.0 && dy < sheet.room.1 {
                let lack = (1.0 - dx / sheet.room.0).min(1.0 - dy / sheet.room.1);
                cost += sheet.crowded * (0.3 + lack);
            }
            let wanted = wanted[one * count + other];
            if wanted > 0.0 {
                let off = (dx * dx + dy * dy).sqrt() * wanted - 1.0;
                cost += off * off;
            }
        }
        if cost > most {
            return cost;
        }
        let behind = |a: Place, b: Place, who: Place| {
            let aside = sheet.aside;
            if who.0 < a.0.min(b.0) - aside
                || who.0 > a.0.max(b.0) + aside
                || who.1 < a.1.min(b.1) - aside
                || who.1 > a.1.max(b.1) + aside
            {
                return 0.0;
            }
            let far = off(a, b, who);
            if far < aside { BEHIND * (1.3 - far / aside) } else { 0.0 }
        };
        for (a, b) in sheet.ties {
            let (a, b) = (*a as usize, *b as usize);
            if a != one && b != one {
                cost += behind(places[a], places[b], here);
            }
        }
        for tie in &own[one] {
            if cost > most {
                return cost;
            }
            let (a, b) = sheet.ties[*tie as usize];
            let end = if a as usize == one { b } else { a } as usize;
            let there = places[end];
            for (other, place) in places.iter().enumerate() {
                if other != one && other != end {
                    cost += behind(here, there, *place);
                }
            }
            for (a, b) in sheet.ties.iter().filter(|_| sheet.ties.len() <= COUNTED) {
                let (a, b) = (*a as usize, *b as usize);
                if a != one && b != one && a != end && b != end && cross(here, there, places[a], places[b]) {
                    cost += CROSSING;
                }
            }
        }
        cost
    }
}

fn distance(a: Place, b: Place) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}

/// How far somebody stands off the line from a to b.
fn off(a: Place, b: Place, who: Place) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = (who.0 - a.0) * dx + (who.1 - a.1) * dy;
    let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    distance((a.0 + dx * share, a.1 + dy * share), who)
}

fn cross(a: Place, b: Place, c: Place, d: Place) -> bool {
    if a.0.max(b.0) < c.0.min(d.0) || c.0.max(d.0) < a.0.min(b.0) {
        return false;
    }
    let side = |a: Place, b: Place, c: Place| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
