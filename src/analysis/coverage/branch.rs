//! Is anything better at all?
//!
//! Somebody is picked or is not: both are looked at, with what the bound then says, the more promising first (branch and
//! bound: Land and Doig 1960). What the bound rules out is not looked at any further.

use super::bound::{Prices, Side};
use super::descent::{Best, Desk};
use super::floors::{Floors, Need};
use super::meter::Meter;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

/// Steps down the slope for each case.
const STEPS: usize = 24;
/// No more entries than this are kept for cases that wait: some 100 MB.
const ROOM: usize = 1 << 24;

/// A case that waits.
struct Case {
    bound: f64,
    number: usize,
    sides: Vec<Side>,
    prices: Rc<Prices>,
    often: Rc<Vec<f64>>,
}

impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Case {}

impl Ord for Case {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Case {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Looks at cases until none could be better than `best`, or the meter runs out; the bound of what is left.
pub(super) fn branch(
    desk: &mut Desk,
    sides: Vec<Side>,
    low: super::descent::Low,
    best: &mut Best,
    meter: &mut Meter,
    better: &mut dyn FnMut(&Best, f64),
) -> f64 {
    let mut waiting = BinaryHeap::new();
    let mut number = 0;
    let mut kept = 0;
    waiting.push(Case {
        bound: low.bound,
        number,
        sides,
        prices: Rc::new(low.prices),
        often: Rc::new(low.often),
    });
    while let Some(case) = waiting.pop() {
        kept -= if number == 0 { 0 } else { case.sides.len() + case.prices.targets.len() };
        if case.bound <= best.enough(desk.lists) {
            break;
        }
        if meter.left() == 0 || meter.is_cancelled() || kept > ROOM {
            return case.bound;
        }
        if desk.is_settled(&case.sides) {
            desk.descend(
                (*case.prices).clone(),
                1,
                &mut case.sides.clone(),
                best,
                meter,
                &mut |_, _, _, _| (),
            );
            continue;
        }
        let Some(on) = undecided(&case) else { continue };
        for side in [Side::Out, Side::In] {
            let mut sides = case.sides.clone();
            sides[on] = side;
            let Some((bound, prices, often)) = look(desk, &mut sides, &case, best, meter, better) else {
                continue;
            };
            number += 1;
            kept += sides.len() + prices.targets.len();
            waiting.push(Case { bound, number, sides, prices: Rc::new(prices), often: Rc::new(often) });
        }
    }
    best.value
}

/// The candidate of whom it is least clear whether to pick it.
fn undecided(case: &Case) -> Option<usize> {
    let free = (0..case.sides.len()).filter(|a| case.sides[*a] == Side::Free);
    let doubt = |a: usize| (case.often[a] - 0.5).abs();
    free.min_by(|a, b| doubt(*a).total_cmp(&doubt(*b)).then(a.cmp(b)))
}

/// The bound of a case; nothing where it holds nothing better.
fn look(
    desk: &mut Desk,
    sides: &mut [Side],
    case: &Case,
    best: &mut Best,
    meter: &mut Meter,
    better: &mut dyn FnMut(&Best, f64),
) -> Option<(f64, Prices, Vec<f64>)> {
    if desk.floors.shares {
        meter.take(2 * desk.lists.entries());
    }
    if hopeless(desk, sides) {
        return None;
    }
    let before = best.value;
    let settled = desk.is_settled(sides);
    let steps = if settled { 1 } else { STEPS };
    let low = desk.descend((*case.prices).clone(), steps, sides, best, meter, &mut |_, _, _, _| ());
    if best.value > before {
        better(best, case.bound);
    }
    let low = low?;
    (!settled).then(|| (low.bound.min(case.bound), low.prices, low.often))
}

/// Whether too few floors could still be met.
fn hopeless(desk: &Desk, sides: &[Side]) -> bool {
    if desk.floors.is_idle() {
        return false;
    }
    could_meet(desk.floors, sides, desk.lists.seats) < desk.goal
}

/// How many floors could be met, each for itself.
pub(super) fn could_meet(floors: &Floors, sides: &[Side], seats: usize) -> usize {
    let of = |side: Side| -> Vec<usize> { (0..sides.len()).filter(|a| sides[*a] == side).collect() };
    let (within, free) = (of(Side::In), of(Side::Free));
    let left = seats.saturating_sub(within.len());
    let (counts, more) = (floors.counts(&within), floors.counts(&free));
    let could = |(number, need): (usize, &Need)| {
        floors.possible[number]
            && match need {
                Need::Members { least, .. } => counts[number] + more[number].min(left) >= *least,
                Need::Share(share) => share.within_reach(&within, &free, left),
            }
    };
    floors.needs.iter().enumerate().filter(|need| could((need.0, need.1))).count()
}
