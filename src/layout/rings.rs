//! How do people stand in rings round a middle, so that ties are short and communities together?
//!
//! *Invariants:* whoever belongs to a ring farther in stands farther in; within a ring those who come first stand nearer
//! to the middle. Two people are never nearer than a mark is wide. A ring in which nobody stands is there too.

mod sectors;

use super::draft::{Draft, beside, field, room};
use super::turns::{point, turn_of};
use super::{Arranged, Ground, Outline, Progress, Subject};
use crate::analysis::{Point, StakeholderId};
use sectors::Sectors;
use std::collections::BTreeMap;

/// Rounds in which everybody turns towards those they are tied to.
const ROUNDS: usize = 14;
/// How far rings of many people are wider than high.
const WIDER: f64 = 1.25;
/// The same with names, which are wide.
const WIDER_NAMED: f64 = 1.45;

/// From the outermost row of a ring to its rim, and from there to the next row, as a share of what is between rows.
const GAP: f64 = 0.68;

/// A ring of people, those who come first nearest to the middle.
pub(super) struct Band {
    /// What it is called.
    pub(super) caption: String,
    /// Who stands in it.
    pub(super) people: Vec<StakeholderId>,
    /// How many of them stand in the very middle, where it is the innermost: one or nobody.
    pub(super) first: bool,
}

/// People at one distance from the middle.
struct Row {
    radius: f64,
    people: Vec<StakeholderId>,
    /// The least distance between two, as a share of a turn.
    least: f64,
}

/// People in rings, and the others beside with the reason. Nothing where it was cancelled. O(rounds · (ties + people · log
/// people)).
pub(super) fn rings(
    subject: &Subject,
    bands: Vec<Band>,
    why_outside: &str,
    progress: &Progress,
) -> Option<Arranged> {
    let many = subject.network.len();
    let size = room(many);
    let named = size.0 > size.1;
    let (wider, step) = if named { (WIDER_NAMED, 72.0) } else { (WIDER, 56.0) };
    let sorted: Vec<StakeholderId> = bands.iter().flat_map(|band| band.people.clone()).collect();
    let inside: std::collections::BTreeSet<StakeholderId> = sorted.iter().copied().collect();
    let outside: Vec<StakeholderId> = subject.network.people().filter(|id| !inside.contains(id)).collect();
    let (rows, rims) = rows(&bands, step);
    let turns = turned(subject, &rows, &sorted, progress)?;
    let mut draft = Draft { sorted: sorted.len(), ..Draft::default() };
    for row in &rows {
        for id in &row.people {
            let (x, y) = point(turns.get(id).copied().unwrap_or_default());
            draft.places.push((*id, (x * row.radius * wider, y * row.radius)));
        }
    }
    for (band, rim) in bands.into_iter().zip(&rims).rev() {
        let outline = Outline::Ring { middle: Point { x: 0.0, y: 0.0 }, across: rim * wider, down: *rim };
        draft.grounds.push(Ground { caption: band.caption, outline });
    }
    let edge = rims.last().copied().unwrap_or(step);
    outside_of(&mut draft, subject, outside, why_outside, (edge * wider, edge), size);
    Some(draft.settled(subject))
}

/// Who stands in no ring: in the corner that the rings leave free, or to the right of them.
fn outside_of(
    draft: &mut Draft,
    subject: &Subject,
    people: Vec<StakeholderId>,
    why: &str,
    (across, down): (f64, f64),
    room: (f64, f64),
) {
    let columns = (people.len() as f64).sqrt().ceil().max(1.0);
    let (wide, high) = (columns * room.0 + 16.0, (people.len() as f64 / columns).ceil() * room.1 + 44.0);
    if wide < across && high < 0.8 * down {
        // The corner of the rings' box is free.
        let corner = (across * 0.74 + 8.0, down * 0.74 + 8.0);
        field(draft, subject, people, why, corner, columns as usize, room);
    } else {
        beside(draft, subject, people, why, ((-across, -down), (across, down)), room);
    }
}

/// Who stands at which distance, and where each ring ends.
fn rows(bands: &[Band], step: f64) -> (Vec<Row>, Vec<f64>) {
    let (mut rows, mut rims) = (Vec::new(), Vec::new());
    // Where the ring farther in ends.
    let mut edge = 0.0;
    for band in bands {
        let mut people = band.people.as_slice();
        let mut radius = if edge > 0.0 { edge + step * GAP } else { 0.0 };
        if edge == 0.0 && !people.is_empty() {
            if band.first {
                rows.push(Row { radius: 0.0, people: people[..1].to_vec(), least: 1.0 });
                people = &people[1..];
                radius = step;
            } else {
                // As far out as the first few need.
                radius = step * if people.len() < 3 { 0.55 } else { 0.75 };
            }
        }
        // So many rows as it takes, each as full as the others.
        let mut rings = 0;
        let mut room = 0;
        while room < people.len() {
            room += capacity(radius + step * f64::from(rings), step);
            rings += 1;
        }
        let share = people.len() as f64 / room.max(1) as f64;
        let (mut taken, mut held) = (0, 0.0);
        for ring in 0..rings {
            let radius = radius + step * f64::from(ring);
            let most = capacity(radius, step);
            held += most as f64 * share;
            let until =
                if ring + 1 == rings { people.len() } else { (held.round() as usize).min(taken + most) };
            let people = people[taken.min(until)..until].to_vec();
            taken = until;
            rows.push(Row { radius, people, least: 1.0 / most as f64 });
        }
        let last = rows.last().map_or(0.0, |row| row.radius);
        edge = if band.people.is_empty() { edge + step * 0.9 } else { last + step * GAP };
        rims.push(edge);
    }
    (rows, rims)
}

/// How many people fit on a circle, `step` points from each other.
fn capacity(radius: f64, step: f64) -> usize {
    if radius <= 0.0 {
        return 1;
    }
    // Straight from one to the next, not along the circle.
    let fits = |many: usize| {
        let (x, y) = point(1.0 / many as f64);
        let (x, y) = ((x - 1.0) * radius, y * radius);
        x * x + y * y >= step * step * (1.0 - 1e-9)
    };
    let most = (std::f64::consts::TAU * radius / step) as usize;
    (1..=most.max(2)).rev().find(|many| fits(*many)).unwrap_or(1)
}

/// At which share of a turn everybody stands.
fn turned(
    subject: &Subject,
    rows: &[Row],
    sorted: &[StakeholderId],
    progress: &Progress,
) -> Option<BTreeMap<StakeholderId, f64>> {
    let people: Vec<StakeholderId> = {
        let mut all = sorted.to_vec();
        all.sort_unstable();
        all
    };
    let place = |id: StakeholderId| people.binary_search(&id).ok();
    let sectors = Sectors::of(subject, &people);
    let near: Vec<Vec<(u32, f64)>> = people
        .iter()
        .map(|id| {
            let tied = subject.network.neighbours(*id);
            tied.filter_map(|(other, strength)| Some((place(other)? as u32, f64::from(strength)))).collect()
        })
        .collect();
    let mut turn: Vec<f64> = sectors.first(&people);
    let rows: Vec<(Vec<usize>, f64)> =
        rows.iter().map(|row| (row.people.iter().filter_map(|id| place(*id)).collect(), row.least)).collect();
    for round in 0..ROUNDS {
        if progress.is_cancelled() {
            return None;
        }
        progress.reached(round as f32 / ROUNDS as f32);
        for (row, least) in &rows {
            let mut wanted: Vec<(f64, usize)> = row
                .iter()
                .map(|one| {
                    let home = sectors.middle(*one);
                    let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
                    for (other, weight) in &near[*one] {
                        let (cos, sin) = point(turn[*other as usize]);
                        x += cos * weight;
                        y += sin * weight;
                        sum += weight;
                    }
                    if let Some(home) = home {
                        // The community counts for as much as all ties together.
                        let (cos, sin) = point(home);
                        x += cos * (sum + 2.0);
                        y += sin * (sum + 2.0);
                    }
                    let far = x * x + y * y < 1e-9;
                    (if far { turn[*one] } else { turn_of(x, y) }, *one)
                })
                .collect();
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            // Some of the way round is for all, so that no side stays empty.
            let least = least.max(0.5 / row.len().max(1) as f64);
            for (one, at) in spaced(&wanted, least) {
                turn[one] = at;
            }
        }
    }
    progress.reached(1.0);
    Some(people.into_iter().zip(turn).collect())
}

/// As near as can be to where each wants to be, in their order, with at least so much of a turn between two
/// (pool adjacent violators, cut where the gap is widest).
fn spaced(wanted: &[(f64, usize)], least: f64) -> Vec<(usize, f64)> {
    let count = wanted.len();
    if count == 0 {
        return Vec::new();
    }
    let gap = |at: usize| {
        let before = if at == 0 { wanted[count - 1].0 - 1.0 } else { wanted[at - 1].0 };
        wanted[at].0 - before
    };
    let cut = (0..count).max_by(|a, b| gap(*a).total_cmp(&gap(*b)).then(b.cmp(a))).unwrap_or(0);
    let line = (0..count).map(|n| {
        let (at, one) = wanted[(cut + n) % count];
        (if cut + n >= count { at + 1.0 } else { at }, one)
    });
    // Blocks of people who touch: the sum of where they want to begin, and how many they are.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    let mut order = Vec::with_capacity(count);
    for (n, (at, one)) in line.enumerate() {
        order.push(one);
        let mut block = (at - least * n as f64, 1);
        while let Some(last) = blocks.last()
            && last.0 / last.1 as f64 >= block.0 / block.1 as f64
        {
            block = (block.0 + last.0, block.1 + last.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut at: Vec<f64> = Vec::with_capacity(count);
    for (sum, many) in blocks {
        for _ in 0..many {
            at.push(sum / many as f64 + least * at.len() as f64);
        }
    }
    // Where both ends meet everybody moves together, evenly.
    let (first, long) = (at[0], at[count - 1] - at[0]);
    let most = 1.0 - least;
    if long > most && count > 1 {
        let middle = first + long / 2.0;
        let even = most / (count - 1) as f64;
        for (n, place) in at.iter_mut().enumerate() {
            *place = middle - most / 2.0 + even * n as f64;
        }
    }
    order.into_iter().zip(at).map(|(one, at)| (one, at - at.floor())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: f64, to: f64) -> f64 {
        let way = to - from;
        way - way.round()
    }

    #[test]
    fn who_wants_the_same_place_is_spread_evenly_about_it() {
        let placed = spaced(&[(0.2, 0), (0.2, 1), (0.2, 2)], 0.1);
        let turns: Vec<f64> = placed.iter().map(|(_, at)| *at).collect();
        for (turn, expected) in turns.iter().zip([0.1, 0.2, 0.3]) {
            assert!(between(*turn, expected).abs() < 1e-9, "{turns:?}");
        }
    }

    #[test]
    fn a_full_circle_closes() {
        let wanted: Vec<(f64, usize)> = (0..10).map(|n| (0.05 * n as f64, n)).collect();
        let placed = spaced(&wanted, 0.1);
        for pair in placed.windows(2) {
            assert!((between(pair[0].1, pair[1].1) - 0.1).abs() < 1e-9);
        }
    }

    #[test]
    fn so_many_fit_as_there_is_room_straight_across() {
        assert_eq!((capacity(0.0, 10.0), capacity(10.0, 10.0), capacity(10.0, 10.01)), (1, 6, 5));
    }
}
