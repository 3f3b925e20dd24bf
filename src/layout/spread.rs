//! *Spread out*: people who are tied stand near each other, groups show, and nobody stands on another.

use super::force::Tell;
use super::part::{MARK, Task};
use super::sheet::{Measures, NAMED};
use super::tidy::{self, Block, Place};
use super::{Pinned, Positions, Progress};
use crate::analysis::{Network, Point, StakeholderId};
use std::collections::BTreeMap;

/// A small map is arranged so often, and the best is taken.
const TRIES: u64 = 3;
/// With more ties, once.
const TRIED: usize = 200;

/// Arranges by forces: ties pull, everybody pushes, and groups that hang together come apart from each other. Parts
/// that no tie joins stand side by side, people without ties in a block. On maps of up to 150 people names have room, and
/// ties keep off the people that they do not join. Nothing where it was cancelled.
/// O(rounds · (ties + people · log people)).
pub fn spread(network: &Network, pinned: &Pinned, seed: u64, progress: &Progress) -> Option<Positions> {
    let measures = (network.len() <= NAMED).then(|| Measures::of(network.len()));
    let often = measures.is_some() && pinned.is_empty() && network.tie_count() <= TRIED;
    let tries = if often { TRIES } else { 1 };
    let whole = Tell { progress, from: 0.0, to: 1.0 };
    let mut best: Option<(f64, Crowd)> = None;
    for number in 0..tries {
        let tell = whole.part(number as f32 / tries as f32, (number + 1) as f32 / tries as f32);
        let seed = seed.wrapping_mul(TRIES).wrapping_add(number);
        let (cost, crowd) = arranged(Task { network, pinned, seed, measures, tell })?;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, crowd));
        }
    }
    progress.reached(1.0);
    let Crowd { people, places } = best?.1;
    let named = people.into_iter().zip(places);
    Some(named.map(|(id, place)| (id, pinned.get(&id).copied().unwrap_or_else(|| tenth(place)))).collect())
}

/// The whole map, and on a small one how much stands in the way of reading it.
fn arranged(task: Task) -> Option<(f64, Crowd)> {
    let Task { network, pinned, measures, tell, .. } = task;
    let room = measures.map_or(MARK, |measures| measures.room);
    let total = network.len().max(1) as f32;
    // On a small map most of the work comes after.
    let share = if measures.is_some() { 0.2 } else { 1.0 };
    let (first, rest) = (tell.part(0.0, share), tell.part(share, 1.0));
    let mut done = 0;
    let (mut all, mut free, mut single) = (Crowd::default(), Vec::new(), Vec::new());
    for people in network.parts() {
        let before = done as f32 / total;
        done += people.len();
        let loose = people.iter().all(|id| !pinned.contains_key(id));
        if loose && people.len() == 1 {
            single.extend(people);
            continue;
        }
        let places = Task { tell: first.part(before, done as f32 / total), ..task }.arrange(&people)?;
        if loose {
            free.push((people, places));
        } else {
            all.add(people, places);
        }
    }
    let loose = all.people.is_empty();
    let mut cost = 0.0;
    if let (Some(measures), true) = (measures, loose) {
        all.pack(free, Vec::new(), room, (0.0, 0.0));
        let rows = single.len().div_ceil(measures.row());
        let ties = all.ties(network);
        cost = measures.fill(&mut all.places, &ties, rows, &rest)?;
        all.add_below(single, rows, room);
    } else {
        if let Some(measures) = measures {
            let held: Vec<bool> = all.people.iter().map(|id| pinned.contains_key(id)).collect();
            let ties = all.ties(network);
            measures.round(&mut all.places, &ties, &held, &rest)?;
        }
        let (left, _, _, bottom) = if loose { Default::default() } else { tidy::bounds(&all.places, room) };
        all.pack(free, single, room, (left, bottom + room.1 / 2.0));
    }
    if loose {
        let (left, top, right, bottom) = tidy::bounds(&all.places, room);
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        for place in &mut all.places {
            *place = (place.0 - middle.0, place.1 - middle.1);
        }
    }
    Some((cost, all))
}

/// People with their places.
#[derive(Default)]
struct Crowd {
    people: Vec<StakeholderId>,
    places: Vec<Place>,
}

impl Crowd {
    fn add(&mut self, people: Vec<StakeholderId>, places: Vec<Place>) {
        self.people.extend(people);
        self.places.extend(places);
    }

    /// Puts parts and single people side by side, from a corner on.
    fn pack(
        &mut self,
        mut parts: Vec<(Vec<StakeholderId>, Vec<Place>)>,
        single: Vec<StakeholderId>,
        room: (f64, f64),
        (left, top): Place,
    ) {
        let mut block = vec![Place::default(); single.len()];
        let mut all: Vec<&mut [Place]> = parts.iter_mut().map(|(_, places)| places.as_mut_slice()).collect();
        all.extend(block.chunks_mut(1));
        tidy::pack(&mut all, room, left, top);
        parts.into_iter().for_each(|(people, places)| self.add(people, places));
        self.add(single, block);
    }

    /// Puts people below, in the middle, in so many rows or in fewer.
    fn add_below(&mut self, people: Vec<StakeholderId>, rows: usize, room: (f64, f64)) {
        if people.is_empty() {
            return;
        }
        let mut first = (0.0, 0.0);
        let mut block = Block::of(people.len(), room);
        if !self.places.is_empty() {
            let (left, _, right, bottom) = tidy::bounds(&self.places, room);
            let columns = (((right - left) / room.0) as usize).max(people.len().div_ceil(rows.max(1)));
            block = Block::with_columns(people.len(), columns, room);
            let side = (right - left - block.size().0) / 2.0;
            first = (left + side + room.0 / 2.0, bottom + room.1 / 2.0);
        }
        self.places.extend((0..people.len()).map(|number| block.place(number, first, room)));
        self.people.extend(people);
    }

    /// The ties between these people, by their numbers.
    fn ties(&self, network: &Network) -> Vec<(u32, u32)> {
        let number: BTreeMap<StakeholderId, u32> = self.people.iter().copied().zip(0..).collect();
        let mut ties = Vec::new();
        for (id, one) in &number {
            let others = network.neighbours(*id).filter(|(other, _)| other > id);
            ties.extend(others.filter_map(|(other, _)| Some((*one, *number.get(&other)?))));
        }
        ties
    }
}

/// To the tenth of a point: finer is not seen, and makes the file long.
fn tenth((x, y): Place) -> Point {
    let short = |value: f64| (value * 10.0).round() / 10.0 + 0.0;
    Point { x: short(x), y: short(y) }
}
