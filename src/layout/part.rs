//! How are people arranged who are all tied, by some way, to each other?
//!
//! *Invariants:* who stays, stays to the bit.

use super::Pinned;
use super::clear::disorder;
use super::force::{Springs, Tell};
use super::groups::{Level, Tie, levels};
use super::room::part_on;
use super::sheet::Measures;
use super::tidy::{self, Place};
use super::unfold::{self, FEW, MANY, Places};
use crate::analysis::{Network, StakeholderId};

/// The length of an ordinary tie on a large map, in points.
const TIE: f64 = 120.0;
/// The room of a mark alone.
pub(super) const MARK: (f64, f64) = (52.0, 52.0);
/// So many starts of a small map are tried.
const STARTS: u64 = 8;
/// Arrangements of a large map of which the one is taken that shows distances best.
const TRIES: u64 = 3;
/// With more people, only one is made.
const TRIED: usize = 2000;
/// So often a map is stretched by a tenth at the most, until most people have room.
const STRETCHES: usize = 40;
/// From so many people it is looked how far away the others are.
const SEEN_FROM: usize = 40;

/// What it takes to arrange one part.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) network: &'a Network,
    pub(super) pinned: &'a Pinned,
    pub(super) seed: u64,
    /// Those of a small map.
    pub(super) measures: Option<Measures>,
    pub(super) tell: Tell<'a>,
}

impl Task<'_> {
    /// Places for these people, in their order.
    pub(super) fn arrange(&self, people: &[StakeholderId]) -> Option<Vec<Place>> {
        let pins: Vec<Option<Place>> =
            people.iter().map(|id| self.pinned.get(id).map(|pin| (pin.x, pin.y))).collect();
        if let [_] = people {
            return Some(vec![pins[0].unwrap_or_default()]);
        }
        let ties = self.ties(people);
        let levels = levels(people.len(), &ties, self.tell.progress)?;
        let (places, scale) = match self.measures {
            Some(measures) => self.best(&levels, &ties, measures)?,
            None => self.large(&levels, &ties)?,
        };
        if pins.iter().any(Option::is_some) {
            return self.round(&levels, places, &pins, scale);
        }
        Some(places)
    }

    /// Places on a large map, and how many points a unit of length is.
    fn large(&self, levels: &[Level], ties: &[Tie]) -> Option<(Vec<Place>, f64)> {
        let count = levels.first()?.mass.len();
        let tries = if count <= TRIED { TRIES } else { 1 };
        let near = Springs::new(count, ties);
        let mut best: Option<(f64, Places)> = None;
        for number in 0..tries {
            let share = |number: u64| 0.9 * number as f32 / tries as f32;
            let tell = self.tell.part(share(number), share(number + 1));
            let seed = self.seed.wrapping_mul(TRIES).wrapping_add(number);
            let places = unfold::unfold(levels, MANY, seed, &tell)?;
            let cost = if tries > 1 { stress(&places, &near) } else { 0.0 };
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, places));
            }
        }
        let places = best?.1;
        let scale = roomy(&places, scale(&places, ties, TIE), MARK);
        let mut places = points(&places, scale);
        tidy::turn(&mut places);
        part_on(&mut places, &vec![false; count], MARK, self.tell.progress)?;
        Some((places, scale))
    }

    /// The best of some arrangements of a small map.
    fn best(&self, levels: &[Level], ties: &[Tie], measures: Measures) -> Option<(Vec<Place>, f64)> {
        let pairs: Vec<(u32, u32)> = ties.iter().map(|(a, b, _)| (*a, *b)).collect();
        let held = vec![false; levels.first()?.mass.len()];
        let sheet = measures.sheet(&pairs, &held);
        let mut best: Option<(f64, Vec<Place>, f64)> = None;
        for start in 0..STARTS {
            let seed = self.seed.wrapping_mul(STARTS).wrapping_add(start);
            let places = unfold::unfold(levels, FEW, seed, &self.tell.part(0.0, 0.9))?;
            let scale = scale(&places, ties, measures.tie);
            let mut places = points(&places, scale);
            tidy::turn(&mut places);
            let wide = tidy::widening(&places);
            for place in &mut places {
                *place = (place.0 * wide, place.1 / wide);
            }
            let cost = disorder(&places, &sheet);
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, places, scale));
            }
        }
        best.map(|(_, places, scale)| (places, scale))
    }

    /// The ties between these people, who are in the order of their ids, with their weights.
    fn ties(&self, people: &[StakeholderId]) -> Vec<Tie> {
        let mut ties = Vec::new();
        for (one, id) in people.iter().enumerate() {
            for (other, strength) in self.network.neighbours(*id).filter(|(other, _)| other > id) {
                let other = people.binary_search(&other).ok();
                ties.extend(other.map(|other| (one as u32, other as u32, 0.7 + 0.1 * strength as f32)));
            }
        }
        ties
    }

    /// The same arrangement laid over those who stay, and brought to rest round them.
    fn round(
        &self,
        levels: &[Level],
        mut places: Vec<Place>,
        pins: &[Option<Place>],
        scale: f64,
    ) -> Option<Vec<Place>> {
        let stay = |places: &mut [Place]| {
            for (place, pin) in places.iter_mut().zip(pins) {
                *place = pin.unwrap_or(*place);
            }
        };
        tidy::lay_over(&mut places, pins);
        stay(&mut places);
        // Near the middle, where short numbers are exact enough.
        let middle = tidy::middle(&places);
        let units = places
            .iter()
            .map(|place| (((place.0 - middle.0) / scale) as f32, ((place.1 - middle.1) / scale) as f32));
        let held: Vec<bool> = pins.iter().map(Option::is_some).collect();
        let pull = if self.measures.is_some() { FEW } else { MANY };
        let (x, y) = unfold::resettle(levels, pull, units.unzip(), &held, &self.tell.part(0.9, 1.0))?;
        places = points(&(x, y), scale);
        places.iter_mut().for_each(|place| *place = (place.0 + middle.0, place.1 + middle.1));
        stay(&mut places);
        if self.measures.is_none() {
            part_on(&mut places, &held, MARK, self.tell.progress)?;
        }
        Some(places)
    }
}

/// Places in points.
fn points((x, y): &Places, scale: f64) -> Vec<Place> {
    x.iter().zip(y).map(|(x, y)| (f64::from(*x) * scale, f64::from(*y) * scale)).collect()
}

/// Points for a unit of length, so that half of the ties are longer than this.
fn scale((x, y): &Places, ties: &[Tie], tie: f64) -> f64 {
    let mut lengths: Vec<f32> = ties
        .iter()
        .map(|(a, b, _)| {
            let (dx, dy) = (x[*a as usize] - x[*b as usize], y[*a as usize] - y[*b as usize]);
            (dx * dx + dy * dy).sqrt()
        })
        .collect();
    lengths.sort_by(f32::total_cmp);
    let length = lengths.get(lengths.len() / 2).copied().unwrap_or(0.0);
    if length > 0.0 { tie / f64::from(length) } else { tie }
}

/// The same or more, so that most people have the room that they need.
fn roomy((x, y): &Places, mut scale: f64, room: (f64, f64)) -> f64 {
    let places: Vec<Place> = x.iter().zip(y).map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
    for _ in 0..STRETCHES {
        if !tidy::crowded(&places, (room.0 / scale, room.1 / scale), places.len() * 2 / 5) {
            break;
        }
        scale *= 1.1;
    }
    scale
}

/// How badly distances show how many ties people are apart, 0 where they do so perfectly: the mean of ((distance − ties) /
/// ties)² at the best scale, as seen from some. O(ties).
fn stress((x, y): &Places, near: &Springs) -> f64 {
    let (mut ratio, mut squares, mut pairs) = (0.0, 0.0, 0.0);
    for from in (0..x.len()).step_by(x.len().div_ceil(SEEN_FROM).max(1)) {
        for (other, steps) in near.steps(from).into_iter().enumerate().filter(|(_, steps)| *steps > 0) {
            let (dx, dy) = (x[from] - x[other], y[from] - y[other]);
            let far = f64::from((dx * dx + dy * dy).sqrt()) / f64::from(steps);
            (ratio, squares, pairs) = (ratio + far, squares + far * far, pairs + 1.0);
        }
    }
    // The sum of (s·far − 1)² at s = ratio / squares.
    if squares > 0.0 { 1.0 - ratio * ratio / squares / pairs } else { 0.0 }
}
