//! *Spread out*: people who are tied stand near each other, groups show, and nobody stands on another.

use super::force::Bodies;
use super::groups::groups;
use super::tidy::{self, Place};
use super::{Pinned, Positions, Progress};
use crate::analysis::{Network, Point, StakeholderId};
use std::collections::BTreeMap;

/// The length of an ordinary tie, in points.
const TIE: f64 = 120.0;
/// Up to so many people everybody has room for a name below the mark.
const NAMED: usize = 150;
/// The room of a mark of 44 points with its name below.
const WITH_NAME: (f64, f64) = (108.0, 68.0);
/// The room of a mark alone.
const MARK: (f64, f64) = (52.0, 52.0);
/// So many rounds bring a thousand people to rest; more people get fewer.
const ROUNDS: usize = 300;

/// Arranges by forces: ties pull, everybody pushes, and groups that hang together come apart from each other. Parts
/// that no tie joins stand side by side. Nothing where it was cancelled. O(rounds · (ties + people · √people)).
pub fn spread(network: &Network, pinned: &Pinned, seed: u64, progress: &Progress) -> Option<Positions> {
    let room = if network.len() <= NAMED { WITH_NAME } else { MARK };
    let total = network.len().max(1) as f32;
    let mut done = 0;
    let (mut fixed, mut free) = (Vec::new(), Vec::new());
    for people in network.parts() {
        let before = done as f32 / total;
        done += people.len();
        let task = Task { network, pinned, seed, room, progress, share: (before, done as f32 / total) };
        let places = task.arrange(&people)?;
        let loose = people.iter().all(|id| !pinned.contains_key(id));
        (if loose { &mut free } else { &mut fixed }).push((people, places));
    }
    let taken: Vec<Place> = fixed.iter().flat_map(|(_, places)| places.clone()).collect();
    let mut parts: Vec<&mut [Place]> = free.iter_mut().map(|(_, places)| places.as_mut_slice()).collect();
    if taken.is_empty() {
        tidy::pack(&mut parts, room, 0.0, 0.0);
        let all: Vec<Place> = free.iter().flat_map(|(_, places)| places.clone()).collect();
        let (left, top, right, bottom) = tidy::bounds(&all, room);
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        for place in free.iter_mut().flat_map(|(_, places)| places) {
            *place = (place.0 - middle.0, place.1 - middle.1);
        }
    } else {
        let (left, _, _, bottom) = tidy::bounds(&taken, room);
        tidy::pack(&mut parts, room, left, bottom + TIE / 2.0);
    }
    progress.reached(1.0);
    let named = fixed.into_iter().chain(free).flat_map(|(people, places)| people.into_iter().zip(places));
    Some(named.map(|(id, place)| (id, pinned.get(&id).copied().unwrap_or_else(|| whole(place)))).collect())
}

/// To the tenth of a point: finer is not seen, and makes the file long.
fn whole((x, y): Place) -> Point {
    let tenth = |value: f64| (value * 10.0).round() / 10.0 + 0.0;
    Point { x: tenth(x), y: tenth(y) }
}

/// What it takes to arrange one part.
struct Task<'a> {
    network: &'a Network,
    pinned: &'a Pinned,
    seed: u64,
    room: (f64, f64),
    progress: &'a Progress,
    /// From where to where the work on this part goes, 0–1.
    share: (f32, f32),
}

impl Task<'_> {
    /// Places for these people, in their order.
    fn arrange(&self, people: &[StakeholderId]) -> Option<Vec<Place>> {
        let Self { network, pinned, seed, room, progress, share: (from, to) } = *self;
        let count = people.len();
        let place_of: BTreeMap<StakeholderId, u32> =
            people.iter().zip(0..).map(|(id, place)| (*id, place)).collect();
        let mut ties = Vec::new();
        for (one, id) in people.iter().enumerate() {
            for (other, strength) in network.neighbours(*id) {
                let other = place_of.get(&other).copied().filter(|other| *other as usize > one);
                ties.extend(other.map(|other| (one as u32, other, 0.7 + 0.1 * strength as f32)));
            }
        }
        let group = groups(count, &ties);
        let held: Vec<bool> = people.iter().map(|id| pinned.contains_key(id)).collect();
        let (mut x, mut y) = start(&group, seed);
        let pins: Vec<Place> =
            people.iter().filter_map(|id| pinned.get(id)).map(|pin| (pin.x, pin.y)).collect();
        let free = pins.is_empty();
        let middle = pins.iter().fold((0.0, 0.0), |sum, pin| (sum.0 + pin.0, sum.1 + pin.1));
        let middle = (middle.0 / pins.len().max(1) as f64, middle.1 / pins.len().max(1) as f64);
        for (one, id) in people.iter().enumerate() {
            if let Some(pin) = pinned.get(id) {
                x[one] = ((pin.x - middle.0) / TIE) as f32;
                y[one] = ((pin.y - middle.1) / TIE) as f32;
            }
        }
        let mut bodies = Bodies { x, y, held: &held, ties: &ties, group: &group };
        let rounds = if count <= 2000 { ROUNDS } else { ROUNDS / 2 };
        if count > 1 && !bodies.settle(rounds, progress, from, to) {
            return None;
        }
        let points = |value: f32| f64::from(value) * TIE;
        let mut places: Vec<Place> =
            bodies.x.iter().zip(&bodies.y).map(|(x, y)| (points(*x), points(*y))).collect();
        if free {
            tidy::turn(&mut places);
            let length = ordinary(&places, &ties);
            let scale = if length > 0.0 { TIE / length } else { 1.0 };
            let wide = if count <= NAMED { tidy::widening(&places) } else { 1.0 };
            for place in &mut places {
                *place = (place.0 * scale * wide, place.1 * scale / wide);
            }
        } else {
            for place in &mut places {
                *place = (place.0 + middle.0, place.1 + middle.1);
            }
            for (place, id) in places.iter_mut().zip(people) {
                *place = pinned.get(id).map_or(*place, |pin| (pin.x, pin.y));
            }
        }
        tidy::part(&mut places, &held, room);
        Some(places)
    }
}

/// The length of a tie in the middle of all.
fn ordinary(places: &[Place], ties: &[(u32, u32, f32)]) -> f64 {
    let mut lengths: Vec<f64> = ties
        .iter()
        .map(|(a, b, _)| {
            let (a, b) = (places[*a as usize], places[*b as usize]);
            ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
        })
        .collect();
    lengths.sort_by(f64::total_cmp);
    lengths.get(lengths.len() / 2).copied().unwrap_or(0.0)
}

/// At random in a square, groups together.
fn start(group: &[u32], seed: u64) -> (Vec<f32>, Vec<f32>) {
    let mut dice = Dice(seed);
    let side = (group.len() as f32).sqrt();
    let groups = group.iter().max().map_or(0, |most| *most as usize + 1);
    let middles: Vec<(f32, f32)> = (0..groups).map(|_| (dice.share() * side, dice.share() * side)).collect();
    let near = |middle: f32, dice: &mut Dice| middle - side / 2.0 + dice.share() * side * 0.2;
    group
        .iter()
        .map(|group| middles[*group as usize])
        .map(|(x, y)| (near(x, &mut dice), near(y, &mut dice)))
        .unzip()
}

/// A small generator (`splitmix64`): the same seed, the same numbers.
struct Dice(u64);

impl Dice {
    /// From 0 to below 1.
    fn share(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
    }
}
