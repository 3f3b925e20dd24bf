//! Which prices give a low bound, and which good picks does one meet on the way?

use super::bound::{Look, Prices, Relaxed, Side};
use super::floors::Floors;
use super::lists::{Lists, Sum};
use super::meter::Meter;

/// How far the first step goes, as a share of the distance that the slope promises.
const STRIDE: f64 = 1.0;
/// How much of the last direction is kept.
const KEPT: f64 = 0.6;
/// After so many steps that did not lower the bound they become shorter.
const PATIENCE: usize = 6;
/// Steps shorter than this move nothing any more.
const SHORTEST: f64 = 1e-4;

/// The best picks so far.
pub(super) struct Best {
    pub(super) picks: Vec<usize>,
    pub(super) value: f64,
    /// What is to be reached, where more than that is not wanted.
    pub(super) wanted: Option<f64>,
}

impl Best {
    /// What is not above this is not looked for: nothing better, or, where something is wanted, not enough. Values are
    /// multiples of the grain where there is one.
    pub(super) fn enough(&self, lists: &Lists) -> f64 {
        let better = self.value + lists.grain.map_or(self.value * 5e-10, |grain| grain * 0.999);
        match self.wanted {
            Some(wanted) if self.value >= wanted => f64::INFINITY,
            Some(wanted) => better.max(wanted * (1.0 - 1e-12)),
            None => better,
        }
    }

    /// Takes other picks in their place.
    pub(super) fn replace(&mut self, picks: &[usize], value: f64) {
        (self.picks, self.value) = (picks.to_vec(), value);
    }
}

/// Hears of the chosen ones of each step and the lowest bound, and may better the best picks.
pub(super) type Hear<'a> = dyn FnMut(&[usize], f64, &mut Best, &mut Meter) + 'a;

/// A bound with the prices that gave it.
pub(super) struct Low {
    pub(super) bound: f64,
    pub(super) prices: Prices,
    /// How often each candidate was chosen of late, 0–1.
    pub(super) often: Vec<f64>,
}

/// What the descent works with.
pub(super) struct Desk<'a> {
    pub(super) lists: &'a Lists,
    pub(super) floors: &'a Floors,
    pub(super) relaxed: Relaxed,
    pub(super) goal: usize,
    look: Look,
    sum: Sum,
    slope: Prices,
    direction: Prices,
}

impl<'a> Desk<'a> {
    pub(super) fn new(lists: &'a Lists, floors: &'a Floors, goal: usize) -> Self {
        let none = Prices { targets: vec![0.0; lists.targets], floors: vec![0.0; floors.needs.len()] };
        Self {
            lists,
            floors,
            relaxed: Relaxed::of(lists, floors, goal),
            goal,
            look: Look::new(lists.len()),
            sum: Sum::of(lists),
            slope: none.clone(),
            direction: none,
        }
    }

    /// Prices to begin with: at each target a part of what the picks gain there.
    pub(super) fn first_prices(&self, picks: &[usize]) -> Prices {
        let mut targets = vec![0.0_f64; self.lists.targets];
        for (target, gain) in picks.iter().flat_map(|pick| self.lists.reach(*pick)) {
            targets[target] = targets[target].max(gain);
        }
        targets.iter_mut().for_each(|price| *price *= 0.5);
        Prices { targets, floors: vec![0.0; self.floors.needs.len()] }
    }

    /// Moves the prices down the slope for so many steps. Better picks that turn up go to `best`; candidates that can be ruled out or in
    /// are, in `sides`. Nothing where no allowed picks are left that could be better.
    pub(super) fn descend(
        &mut self,
        start: Prices,
        steps: usize,
        sides: &mut [Side],
        best: &mut Best,
        meter: &mut Meter,
        hear: &mut Hear,
    ) -> Option<Low> {
        let lists = self.lists;
        let mut low = Low { bound: f64::INFINITY, prices: start.clone(), often: vec![0.5; lists.len()] };
        let mut prices = start;
        self.direction.targets.fill(0.0);
        self.direction.floors.fill(0.0);
        let (mut stride, mut since) = (STRIDE, 0);
        let looks = lists.entries() + 10 * (lists.targets + lists.len()) + self.relaxed.looks;
        for _ in 0..steps {
            let bound = self.look.bound(lists, &self.relaxed, sides, &prices)?;
            self.judge(best, meter);
            if bound < low.bound {
                since = if low.bound - bound > 1e-4 * (low.bound - best.value) { 0 } else { since + 1 };
                low.bound = bound;
                low.prices.targets.copy_from_slice(&prices.targets);
                low.prices.floors.copy_from_slice(&prices.floors);
                self.look.fix(&self.relaxed, sides, bound, best.enough(lists));
            } else {
                since += 1;
            }
            hear(&self.look.chosen, low.bound, best, meter);
            for (often, chosen) in low.often.iter_mut().zip(&self.look.is_chosen) {
                *often = 0.9 * *often + if *chosen { 0.1 } else { 0.0 };
            }
            if low.bound <= best.enough(lists) {
                return None;
            }
            if since >= PATIENCE {
                (stride, since) = (stride * 0.7, 0);
                prices.targets.copy_from_slice(&low.prices.targets);
                prices.floors.copy_from_slice(&low.prices.floors);
                self.direction.targets.fill(0.0);
                self.direction.floors.fill(0.0);
            }
            if stride < SHORTEST || !meter.take(looks) {
                break;
            }
            self.step(&mut prices, stride * (bound - best.value).max(best.value * 1e-6));
        }
        Some(low)
    }

    /// The chosen ones are picks too.
    fn judge(&mut self, best: &mut Best, meter: &mut Meter) {
        let chosen = &self.look.chosen;
        let value = self.sum.value(self.lists, chosen);
        if value > best.value {
            meter.take(4 * chosen.len() * self.floors.needs.len());
            if self.floors.count(chosen) >= self.goal {
                best.replace(chosen, value);
            }
        }
    }

    fn step(&mut self, prices: &mut Prices, distance: f64) {
        self.look.slope(self.lists, &self.relaxed, prices, &mut self.slope);
        let mut length = 0.0;
        let turn = |direction: &mut f64, slope: &f64, price: &f64| {
            *direction = KEPT * *direction + (1.0 - KEPT) * slope;
            // A price of nothing does not fall.
            if *price <= 0.0 && *direction < 0.0 { 0.0 } else { *direction * *direction }
        };
        for ((direction, slope), price) in
            self.direction.targets.iter_mut().zip(&self.slope.targets).zip(&prices.targets)
        {
            length += turn(direction, slope, price);
        }
        for ((direction, slope), price) in
            self.direction.floors.iter_mut().zip(&self.slope.floors).zip(&prices.floors)
        {
            length += turn(direction, slope, price);
        }
        if length <= 0.0 {
            return;
        }
        let stride = distance / length;
        for (price, direction) in prices.targets.iter_mut().zip(&self.direction.targets) {
            *price = (*price + stride * direction).max(0.0);
        }
        for (price, direction) in prices.floors.iter_mut().zip(&self.direction.floors) {
            *price = (*price + stride * direction).max(0.0);
        }
    }

    /// Whether these sides leave one set of picks only: those chosen.
    pub(super) fn is_settled(&self, sides: &[Side]) -> bool {
        let count = |side: Side| sides.iter().filter(|other| **other == side).count();
        let within = count(Side::In);
        within >= self.lists.seats || within + count(Side::Free) <= self.lists.seats
    }
}
