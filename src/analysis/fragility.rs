//! Where does the map hang on one person or on one tie?
//!
//! *Invariants:* sizes count people. Who is listed holds together people whom nothing else joins; leaving out anybody
//! else splits nothing.

use super::{Network, Progress};
use crate::model::StakeholderId;
use std::collections::BTreeSet;

/// How many people are looked at between two looks at the progress.
const LOOK: usize = 1 << 14;

/// On whom and on which ties the map hangs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fragility {
    /// Those without whom their part of the map falls apart, who cuts off most people first, equal ones by id.
    pub holders: Vec<Holder>,
    /// Ties without which their part falls apart, those that cut off most people first, equal ones by id.
    pub bridges: Vec<Bridge>,
    /// Those without any tie, in the order of ids.
    pub isolated: Vec<StakeholderId>,
    /// How many parts the map has that no tie joins, single people among them.
    pub parts: usize,
}

/// Someone without whom their part of the map falls apart (articulation point; Hopcroft and Tarjan 1973).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holder {
    /// Who.
    pub person: StakeholderId,
    /// Into how many pieces their part falls without them, 2 or more.
    pub pieces: usize,
    /// How many people are then outside its largest piece.
    pub cut_off: usize,
    /// The share of pairs of the others who then cannot reach each other, 0–1 (Borgatti 2006).
    pub fragmentation: f64,
}

/// A tie without which its part of the map falls in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bridge {
    /// The end of the lower id.
    pub one: StakeholderId,
    /// The other end.
    pub other: StakeholderId,
    /// How many people are in the smaller piece.
    pub cut_off: usize,
}

/// On whom and on which ties the map hangs; nothing where it was cancelled. O(people + ties), by one walk in depth.
pub fn fragility(network: &Network, progress: &Progress) -> Option<Fragility> {
    let people: Vec<StakeholderId> = network.people().collect();
    let mut walk = Walk::new(people.len());
    let mut parts = Vec::new();
    for root in 0..people.len() {
        if walk.found[root] == 0 {
            parts.push(walk.part(network, root, progress)?);
        }
    }
    progress.reached(1.0);
    let joined: f64 = parts.iter().map(|part| pairs(part.size)).sum();
    let others = pairs(people.len().saturating_sub(1));
    let mut found = Fragility { parts: parts.len(), isolated: isolated(network), ..Fragility::default() };
    for part in &parts {
        for place in &part.places {
            let cut = walk.cuts[*place as usize];
            let rest = part.size - 1 - cut.people;
            let pieces = cut.pieces + usize::from(rest > 0);
            if pieces > 1 {
                let left = joined - pairs(part.size) + cut.pairs + pairs(rest);
                found.holders.push(Holder {
                    person: people[*place as usize],
                    pieces,
                    cut_off: part.size - 1 - rest.max(cut.largest),
                    fragmentation: 1.0 - left / others,
                });
            }
        }
        for (above, below) in &part.bridges {
            let (one, other) = (people[*above.min(below) as usize], people[*above.max(below) as usize]);
            let size = walk.size[*below as usize];
            found.bridges.push(Bridge { one, other, cut_off: size.min(part.size - size) });
        }
    }
    found.holders.sort_by_key(|holder| (std::cmp::Reverse(holder.cut_off), holder.person));
    found.bridges.sort_by_key(|bridge| (std::cmp::Reverse(bridge.cut_off), bridge.one, bridge.other));
    Some(found)
}

/// Those without any tie, in the order of ids. O(people).
pub fn isolated(network: &Network) -> Vec<StakeholderId> {
    let alone = |(place, _): &(usize, StakeholderId)| network.near().of_one(*place).is_empty();
    network.people().enumerate().filter(alone).map(|(_, id)| id).collect()
}

/// The share of pairs of people who cannot reach each other once some have left, 0 (all can) to 1 (none can); 0 where
/// fewer than two stay (Borgatti 2006). O(people · log + ties).
pub fn fragmentation(network: &Network, without: &BTreeSet<StakeholderId>) -> f64 {
    let people: Vec<StakeholderId> = network.people().collect();
    let mut seen: Vec<bool> = people.iter().map(|id| without.contains(id)).collect();
    let stay = seen.iter().filter(|seen| !**seen).count();
    let mut joined = 0.0;
    let mut open = Vec::new();
    for start in 0..people.len() {
        let mut size = 0;
        if !std::mem::replace(&mut seen[start], true) {
            open.push(start as u32);
        }
        while let Some(one) = open.pop() {
            size += 1;
            for other in network.near().of_one(one as usize) {
                if !std::mem::replace(&mut seen[*other as usize], true) {
                    open.push(*other);
                }
            }
        }
        joined += pairs(size);
    }
    if stay < 2 { 0.0 } else { 1.0 - joined / pairs(stay) }
}

/// Pairs of so many people, each counted twice.
fn pairs(people: usize) -> f64 {
    people as f64 * (people as f64 - 1.0).max(0.0)
}

/// What hangs on one person.
#[derive(Debug, Clone, Copy, Default)]
struct Cut {
    pieces: usize,
    people: usize,
    largest: usize,
    pairs: f64,
}

/// What no tie joins with the rest.
struct Part {
    size: usize,
    places: Vec<u32>,
    /// Each with the end from which it was found first.
    bridges: Vec<(u32, u32)>,
}

struct Walk {
    /// When somebody was found, from 1; 0 if not yet.
    found: Vec<u32>,
    /// The earliest that they or those found from them reach by a tie back.
    low: Vec<u32>,
    /// How many were found from them, themselves included.
    size: Vec<usize>,
    cuts: Vec<Cut>,
    clock: u32,
}

impl Walk {
    fn new(people: usize) -> Self {
        Self {
            found: vec![0; people],
            low: vec![0; people],
            size: vec![0; people],
            cuts: vec![Cut::default(); people],
            clock: 0,
        }
    }

    fn enter(&mut self, place: u32) {
        self.clock += 1;
        self.found[place as usize] = self.clock;
        self.low[place as usize] = self.clock;
        self.size[place as usize] = 1;
    }

    /// Everybody who can be reached from `root`, without recursion: a chain may be as long as the map.
    fn part(&mut self, network: &Network, root: usize, progress: &Progress) -> Option<Part> {
        let near = network.near();
        let mut part = Part { size: 0, places: vec![root as u32], bridges: Vec::new() };
        let mut way: Vec<(u32, usize)> = vec![(root as u32, 0)];
        self.enter(root as u32);
        while let Some((place, next)) = way.last_mut() {
            let here = *place as usize;
            if let Some(other) = near.of_one(here).get(*next) {
                *next += 1;
                let above = way.len().checked_sub(2).map(|above| way[above].0);
                if self.found[*other as usize] == 0 {
                    self.enter(*other);
                    part.places.push(*other);
                    way.push((*other, 0));
                    if part.places.len().is_multiple_of(LOOK) && progress.is_cancelled() {
                        return None;
                    }
                } else if above != Some(*other) {
                    self.low[here] = self.low[here].min(self.found[*other as usize]);
                }
                continue;
            }
            way.pop();
            if let Some((above, _)) = way.last() {
                let top = *above as usize;
                self.size[top] += self.size[here];
                self.low[top] = self.low[top].min(self.low[here]);
                if self.low[here] >= self.found[top] {
                    let (cut, size) = (&mut self.cuts[top], self.size[here]);
                    cut.pieces += 1;
                    cut.people += size;
                    cut.largest = cut.largest.max(size);
                    cut.pairs += pairs(size);
                }
                if self.low[here] > self.found[top] {
                    part.bridges.push((*above, here as u32));
                }
            }
        }
        part.size = part.places.len();
        Some(part)
    }
}
