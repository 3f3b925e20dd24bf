//! *Spread out*: people who are tied stand near each other, groups show, and nobody stands on another.

use super::force::Tell;
use super::groups::{Level, Tie, levels};
use super::tidy::{self, Place};
use super::unfold::{self, FEW, MANY, Places};
use super::{Pinned, Positions, Progress};
use crate::analysis::{Network, Point, StakeholderId};

/// The length of an ordinary tie on a small map, in points.
const TIE: f64 = 120.0;
/// Up to so many people everybody has room for a name below the mark.
const NAMED: usize = 150;
/// The room of a mark of 44 points with its name below.
const WITH_NAME: (f64, f64) = (108.0, 68.0);
/// The room of a mark alone.
const MARK: (f64, f64) = (52.0, 52.0);

/// Arranges by forces: ties pull, everybody pushes, and groups that hang together come apart from each other. Parts
/// that no tie joins stand side by side. Nothing where it was cancelled. O(rounds · (ties + people · log people)).
pub fn spread(network: &Network, pinned: &Pinned, seed: u64, progress: &Progress) -> Option<Positions> {
    let room = if network.len() <= NAMED { WITH_NAME } else { MARK };
    let total = network.len().max(1) as f32;
    let mut done = 0;
    let (mut fixed, mut free) = (Vec::new(), Vec::new());
    for people in network.parts() {
        let before = done as f32 / total;
        done += people.len();
        let tell = Tell { progress, from: before, to: done as f32 / total };
        let places = Task { network, pinned, seed, room, tell }.arrange(&people)?;
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
    tell: Tell<'a>,
}

impl Task<'_> {
    /// Places for these people, in their order.
    fn arrange(&self, people: &[StakeholderId]) -> Option<Vec<Place>> {
        let pins: Vec<Option<Place>> =
            people.iter().map(|id| self.pinned.get(id).map(|pin| (pin.x, pin.y))).collect();
        let held: Vec<bool> = pins.iter().map(Option::is_some).collect();
        if let [_] = people {
            return Some(vec![pins[0].unwrap_or_default()]);
        }
        let ties = self.ties(people);
        let few = people.len() <= NAMED;
        let pull = if few { FEW } else { MANY };
        let levels = levels(people.len(), &ties, self.tell.progress)?;
        let free = unfold::unfold(&levels, pull, self.seed, &self.tell.part(0.0, 0.9))?;
        let scale = scale(&free, &ties, self.room);
        let points = |(x, y): Places| -> Vec<Place> {
            x.iter().zip(&y).map(|(x, y)| (f64::from(*x) * scale, f64::from(*y) * scale)).collect()
        };
        let mut places;
        if held.contains(&true) {
            places = self.round(&levels, points(free), &pins, scale)?;
        } else {
            places = points(free);
            tidy::turn(&mut places);
            let wide = if few { tidy::widening(&places) } else { 1.0 };
            for place in &mut places {
                *place = (place.0 * wide, place.1 / wide);
            }
        }
        tidy::part(&mut places, &held, self.room);
        Some(places)
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
        let pull = if places.len() <= NAMED { FEW } else { MANY };
        let (x, y) = unfold::resettle(levels, pull, units.unzip(), &held, &self.tell.part(0.9, 1.0))?;
        places = x
            .iter()
            .zip(&y)
            .map(|(x, y)| (f64::from(*x) * scale + middle.0, f64::from(*y) * scale + middle.1))
            .collect();
        stay(&mut places);
        Some(places)
    }
}

/// Points for a unit of length: ordinary ties have their length, and most people have the room that they need.
fn scale((x, y): &Places, ties: &[Tie], room: (f64, f64)) -> f64 {
    let mut lengths: Vec<f32> = ties
        .iter()
        .map(|(a, b, _)| {
            let (dx, dy) = (x[*a as usize] - x[*b as usize], y[*a as usize] - y[*b as usize]);
            (dx * dx + dy * dy).sqrt()
        })
        .collect();
    lengths.sort_by(f32::total_cmp);
    let length = lengths.get(lengths.len() / 2).copied().unwrap_or(0.0);
    let mut scale = if length > 0.0 { TIE / f64::from(length) } else { TIE };
    if x.len() > NAMED {
        let places: Vec<Place> = x.iter().zip(y).map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
        while tidy::crowded(&places, (room.0 / scale, room.1 / scale)) > places.len() * 2 / 5 {
            scale *= 1.1;
        }
    }
    scale
}
