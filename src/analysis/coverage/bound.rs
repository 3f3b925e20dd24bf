//! How much could any picks cover at most?
//!
//! Each target has a price. Whoever is picked earns, at each target, what exceeds its price; the prices themselves are
//! the rest of the bound, and the picks that earn the most are easy to find. Any prices of at least 0 give a bound
//! (Lagrangian relaxation of facility location: Cornuéjols, Fisher and Nemhauser 1977), and prices are moved to where
//! the bound is low (subgradients: Held, Wolfe and Crowder 1974).
//!
//! Floors of members that share nobody are kept exactly: the best earners of each first. Floors that overlap, that limit
//! for how many a candidate may count, or that cannot all be met have prices of their own: who counts for one earns its
//! price, and the picks owe it as often as the floor takes. So do floors of shares, to which what is covered is worth more;
//! where two count for each target they are left out, which only raises the bound.
//!
//! *Invariants:* the bound holds for all picks that meet at least `goal` floors, whatever the prices.

use super::floors::{Floors, Need};
use super::lists::Lists;

/// Whether a candidate may be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Free,
    In,
    Out,
}

/// What every target and every floor costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Prices {
    pub(super) targets: Vec<f64>,
    pub(super) floors: Vec<f64>,
}

/// The floors as the bound sees them.
pub(super) struct Relaxed {
    /// By candidate, the floor that is kept exactly.
    exact: Vec<u32>,
    /// By candidate, the floors that have a price.
    priced: Vec<Vec<u32>>,
    /// By floor, how many it takes where it has a price or is kept exactly, else 0.
    least: Vec<usize>,
    /// Whether each floor has a price.
    has_price: Vec<bool>,
    /// By floor with a price, how often it is owed.
    takes: Vec<f64>,
    /// Floors of shares with a price: what a unit of the gain at a target is worth to them.
    shares: Vec<(usize, Vec<(u32, f64)>)>,
    /// How many of the priced floors are owed at least.
    owed: usize,
    /// About how many looks the floors cost.
    pub(super) looks: usize,
    capacity: Vec<usize>,
}

const NONE: u32 = u32::MAX;
/// How far prices of shares move, against those of targets.
const SCALE: f64 = 1.0;

impl Relaxed {
    /// For picks that meet at least `goal` floors.
    pub(super) fn of(lists: &Lists, floors: &Floors, goal: usize) -> Self {
        let candidates = floors.of.len();
        let all = floors.possible.iter().filter(|possible| **possible).count();
        let count = floors.needs.len();
        let mut relaxed = Self {
            exact: vec![NONE; candidates],
            priced: vec![Vec::new(); candidates],
            least: vec![0; count],
            has_price: vec![false; count],
            takes: vec![0.0; count],
            shares: Vec::new(),
            owed: 0,
            looks: 0,
            capacity: floors.capacity.clone(),
        };
        // The largest floors first: they are the ones for which prices work worst.
        let mut order: Vec<usize> = (0..count).collect();
        let members = |number: usize| match &floors.needs[number] {
            Need::Members { members, least } if *least > 0 && floors.possible[number] => members.as_slice(),
            _ => &[],
        };
        order.sort_by_key(|number| (usize::MAX - members(*number).len(), *number));
        let mut left_out = all.saturating_sub(goal);
        for number in order {
            let members = members(number);
            let Need::Members { least, .. } = &floors.needs[number] else { continue };
            if members.is_empty() {
                continue;
            }
            relaxed.least[number] = *least;
            let alone = |a: &usize| relaxed.exact[*a] == NONE && floors.of[*a].len() <= floors.capacity[*a];
            if goal >= all && members.iter().all(alone) {
                members.iter().for_each(|a| relaxed.exact[*a] = number as u32);
            } else {
                relaxed.has_price[number] = true;
                relaxed.takes[number] = *least as f64;
                relaxed.owed += 1;
                relaxed.looks += 20 * members.len();
                members.iter().for_each(|a| relaxed.priced[*a].push(number as u32));
            }
        }
        for (number, need) in floors.needs.iter().enumerate().filter(|need| floors.possible[need.0]) {
            let Need::Share(share) = need else { continue };
            if lists.wide == 1 && share.wants() && share.asked > 0.0 {
                let scale = SCALE * (share.worth.len() as f64).sqrt();
                let worth = share.worth.iter().map(|(target, worth)| (*target, worth * scale));
                relaxed.has_price[number] = true;
                relaxed.takes[number] = share.asked * scale;
                relaxed.owed += 1;
                relaxed.looks += lists.entries();
                relaxed.shares.push((number, worth.collect()));
            }
        }
        left_out = left_out.min(relaxed.owed);
        relaxed.owed -= left_out;
        relaxed
    }

    /// What a candidate earns by counting for floors.
    fn earns(&self, candidate: usize, prices: &[f64], desk: &mut Vec<f64>) -> f64 {
        let floors = &self.priced[candidate];
        if floors.is_empty() {
            return 0.0;
        }
        desk.clear();
        desk.extend(floors.iter().map(|floor| prices[*floor as usize]));
        if floors.len() > self.capacity[candidate] {
            desk.sort_unstable_by(|a, b| b.total_cmp(a));
            desk.truncate(self.capacity[candidate]);
        }
        desk.iter().sum()
    }

    /// For which priced floors a candidate counts at these prices.
    fn counts(&self, candidate: usize, prices: &[f64]) -> Vec<u32> {
        let mut floors = self.priced[candidate].clone();
        floors.sort_by(|a, b| prices[*b as usize].total_cmp(&prices[*a as usize]).then(a.cmp(b)));
        floors.truncate(self.capacity[candidate]);
        floors
    }

    /// By target, by how much its gains are worth more to floors of shares at these prices; false where no gain is.
    fn factors(&self, prices: &[f64], factors: &mut Vec<f64>, targets: usize) -> bool {
        factors.clear();
        factors.resize(targets, 1.0);
        for (floor, worth) in &self.shares {
            worth.iter().for_each(|(target, worth)| factors[*target as usize] += prices[*floor] * worth);
        }
        !self.shares.is_empty()
    }

    /// The priced floors that are owed at these prices: the cheapest.
    fn owes(&self, prices: &[f64]) -> Vec<usize> {
        let mut floors: Vec<usize> = (0..self.least.len()).filter(|floor| self.has_price[*floor]).collect();
        let owe = |floor: usize| prices[floor] * self.takes[floor];
        if self.owed < floors.len() {
            floors.sort_by(|a, b| owe(*a).total_cmp(&owe(*b)).then(a.cmp(b)));
            floors.truncate(self.owed);
        }
        floors
    }
}

/// One look at the bound.
pub(super) struct Look {
    /// What each candidate earns.
    pub(super) earns: Vec<f64>,
    /// Who earns the most: those that are in, then the best of each exact floor, then the rest.
    pub(super) chosen: Vec<usize>,
    /// By candidate, whether it is chosen.
    pub(super) is_chosen: Vec<bool>,
    /// How many at the end of `chosen` no floor asked for.
    pub(super) spare: usize,
    /// Seats that nobody was left for.
    pub(super) empty: usize,
    order: Vec<u32>,
    desk: Vec<f64>,
    factors: Vec<f64>,
}

impl Look {
    pub(super) fn new(candidates: usize) -> Self {
        Self {
            earns: vec![0.0; candidates],
            chosen: Vec::new(),
            is_chosen: vec![false; candidates],
            spare: 0,
            empty: 0,
            order: Vec::new(),
            desk: Vec::new(),
            factors: Vec::new(),
        }
    }

    /// The bound at these prices; nothing where the floors cannot be met. O(reach of those that are not out).
    pub(super) fn bound(
        &mut self,
        lists: &Lists,
        relaxed: &Relaxed,
        sides: &[Side],
        prices: &Prices,
    ) -> Option<f64> {
        let shared = relaxed.factors(&prices.floors, &mut self.factors, lists.targets);
        for (candidate, side) in sides.iter().enumerate() {
            self.is_chosen[candidate] = false;
            if *side != Side::Out {
                let earned = relaxed.earns(candidate, &prices.floors, &mut self.desk);
                let at = |(target, gain): (usize, f64)| (gain - prices.targets[target]).max(0.0);
                let more = |(target, gain): (usize, f64)| at((target, gain * self.factors[target]));
                let reach = lists.reach(candidate);
                let own: f64 = if shared { reach.map(more).sum() } else { reach.map(at).sum() };
                self.earns[candidate] = own + earned;
            }
        }
        self.choose(lists, relaxed, sides)?;
        let owed: f64 = relaxed
            .owes(&prices.floors)
            .into_iter()
            .map(|floor| prices.floors[floor] * relaxed.takes[floor])
            .sum();
        let earned: f64 = self.chosen.iter().map(|candidate| self.earns[*candidate]).sum();
        Some(prices.targets.iter().sum::<f64>() * lists.wide as f64 + earned - owed)
    }

    fn choose(&mut self, lists: &Lists, relaxed: &Relaxed, sides: &[Side]) -> Option<()> {
        let mut lacks = relaxed.least.clone();
        self.chosen.clear();
        self.order.clear();
        for (candidate, side) in sides.iter().enumerate() {
            match side {
                Side::In => {
                    self.chosen.push(candidate);
                    self.is_chosen[candidate] = true;
                    let exact = relaxed.exact[candidate];
                    if exact != NONE {
                        lacks[exact as usize] = lacks[exact as usize].saturating_sub(1);
                    }
                }
                Side::Free => self.order.push(candidate as u32),
                Side::Out => {}
            }
        }
        let asked = |floor: u32, lacks: &[usize]| floor != NONE && lacks[floor as usize] > 0;
        let earns = &self.earns;
        let by = |a: &u32, b: &u32| earns[*b as usize].total_cmp(&earns[*a as usize]).then(a.cmp(b));
        if relaxed.least.iter().zip(&relaxed.has_price).any(|(least, priced)| *least > 0 && !priced) {
            let mut members: Vec<u32> =
                self.order.iter().copied().filter(|a| asked(relaxed.exact[*a as usize], &lacks)).collect();
            members.sort_unstable_by(by);
            for member in members {
                let exact = relaxed.exact[member as usize];
                if asked(exact, &lacks) {
                    lacks[exact as usize] -= 1;
                    self.chosen.push(member as usize);
                    self.is_chosen[member as usize] = true;
                }
            }
            let missing = |(floor, lacks): (usize, &usize)| *lacks > 0 && !relaxed.has_price[floor];
            if lacks.iter().enumerate().any(missing) {
                return None;
            }
        }
        let seats = lists.seats.checked_sub(self.chosen.len())?;
        let is_chosen = &self.is_chosen;
        self.order.retain(|a| !is_chosen[*a as usize]);
        if seats > 0 && seats < self.order.len() {
            self.order.select_nth_unstable_by(seats - 1, by);
            self.order.truncate(seats);
        }
        self.order.truncate(seats);
        self.spare = self.order.len();
        self.empty = seats - self.spare;
        self.order.sort_unstable();
        for candidate in &self.order {
            self.chosen.push(*candidate as usize);
            self.is_chosen[*candidate as usize] = true;
        }
        Some(())
    }

    /// Where the prices should move: up where more of the chosen earn than may count, down where fewer do.
    pub(super) fn slope(&self, lists: &Lists, relaxed: &Relaxed, prices: &Prices, slope: &mut Prices) {
        slope.targets.fill(-(lists.wide as f64));
        for (target, gain) in self.chosen.iter().flat_map(|candidate| lists.reach(*candidate)) {
            if gain * self.factors[target] > prices.targets[target] {
                slope.targets[target] += 1.0;
            }
        }
        slope.floors.fill(0.0);
        let mut worth = vec![0.0; if relaxed.shares.is_empty() { 0 } else { lists.targets }];
        for (floor, targets) in &relaxed.shares {
            targets.iter().for_each(|(target, of)| worth[*target as usize] = *of);
            for (target, gain) in self.chosen.iter().flat_map(|candidate| lists.reach(*candidate)) {
                if gain * self.factors[target] > prices.targets[target] {
                    slope.floors[*floor] -= gain * worth[target];
                }
            }
            targets.iter().for_each(|(target, _)| worth[*target as usize] = 0.0);
        }
        if relaxed.has_price.iter().any(|priced| *priced) {
            for candidate in &self.chosen {
                for floor in relaxed.counts(*candidate, &prices.floors) {
                    slope.floors[floor as usize] -= 1.0;
                }
            }
            for floor in relaxed.owes(&prices.floors) {
                slope.floors[floor] += relaxed.takes[floor];
            }
        }
    }

    /// Fixes candidates that cannot be picked, or cannot be left out, if anything above `enough` is to be found.
    pub(super) fn fix(&self, relaxed: &Relaxed, sides: &mut [Side], bound: f64, enough: f64) {
        let (asked, spare) = self.chosen.split_at(self.chosen.len() - self.spare);
        // What makes room for one more: an empty seat, the least of the spare, or the last of its own floor.
        let least = spare.iter().map(|a| self.earns[*a]).fold(f64::INFINITY, f64::min);
        let room = if self.empty > 0 { 0.0 } else { least };
        let mut is_asked = vec![false; sides.len()];
        let mut last = vec![f64::INFINITY; relaxed.least.len()];
        for candidate in asked.iter().filter(|a| sides[**a] == Side::Free) {
            let floor = relaxed.exact[*candidate] as usize;
            last[floor] = last[floor].min(self.earns[*candidate]);
            is_asked[*candidate] = true;
        }
        // Who would come instead: the best of the rest, or of the rest of a floor.
        let mut next = 0.0_f64;
        let mut next_of = vec![f64::NEG_INFINITY; relaxed.least.len()];
        let mut spared = vec![false; relaxed.least.len()];
        for (candidate, side) in sides.iter().enumerate() {
            if *side != Side::Free || is_asked[candidate] {
                continue;
            }
            let exact = relaxed.exact[candidate];
            if !self.is_chosen[candidate] {
                next = next.max(self.earns[candidate]);
            }
            if exact != NONE {
                spared[exact as usize] |= self.is_chosen[candidate];
                next_of[exact as usize] = next_of[exact as usize].max(self.earns[candidate]);
            }
        }
        for (candidate, side) in sides.iter_mut().enumerate().filter(|side| *side.1 == Side::Free) {
            let own = self.earns[candidate];
            let floor = relaxed.exact[candidate] as usize;
            if self.is_chosen[candidate] {
                // One of the same floor that was spare steps in, and the best of the rest takes the spare seat.
                let instead = if is_asked[candidate] && !spared[floor] { next_of[floor] } else { next };
                if bound - own + instead <= enough {
                    *side = Side::In;
                }
            } else {
                let room = if relaxed.exact[candidate] == NONE { room } else { room.min(last[floor]) };
                if bound + own - room <= enough {
                    *side = Side::Out;
                }
            }
        }
    }
}
