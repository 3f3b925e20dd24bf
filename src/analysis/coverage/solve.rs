//! How are the picks found?

use super::bound::{Prices, Side};
use super::branch::{branch, could_meet};
use super::completing::completing;
use super::descent::{Best, Desk};
use super::dominance::dominated;
use super::floors::Floors;
use super::greedy::{fill, order};
use super::lists::Lists;
use super::meeting::{More, meeting};
use super::meter::Meter;
use super::swap::{better, settle};
use super::tops::Tops;
use super::{Cover, Coverage, Effort};
use crate::analysis::Progress;

/// Steps down the slope before anything is branched on.
const STEPS: usize = 400;
/// With more candidates than this nothing is branched on.
const BRANCHED: usize = 500;
/// After so many steps the chosen ones are bettered as if they were picks.
const TRY_AFTER: usize = 40;
/// Two sums that differ by less than this, as a share, are equal.
pub(super) const ROUNDING: f64 = 1e-9;

/// What these picks cover: the sum over targets of demand times how well the best of them reaches it. O(their reach).
pub fn value(instance: &Coverage, picks: &[usize]) -> f64 {
    let mut best = vec![(0.0_f64, 0.0_f64); instance.demand.len()];
    for (target, share) in picks.iter().flat_map(|pick| &instance.reach[*pick]) {
        let (first, second) = best[*target];
        best[*target] = if *share > first { (*share, first) } else { (first, second.max(*share)) };
    }
    let counts =
        |(first, second): &(f64, f64)| if instance.twice { f64::midpoint(*first, *second) } else { *first };
    best.iter().zip(&instance.demand).map(|(best, demand)| counts(best) * demand).sum()
}

/// The picks that leave the fewest floors unmet, and among those cover the most; of equal ones the fewest, then those
/// further to the front. Nothing where it was cancelled. `so_far` hears of each better answer on the way, and of lower
/// bounds; nothing that it hears is called proven.
///
/// A floor that all candidates together would not meet is unmet in any case and has no say. Of what is covered the best
/// is looked for; that no fewer and no others further to the front cover as much is seen to, but not proven. With up to
/// 500 candidates it goes on until the best is proven or the effort is used up; with more it ends with a bound. However
/// little the effort, the first picks are worked out to the end: O(reach × log candidates) or so.
pub fn cover(
    instance: &Coverage,
    effort: Effort,
    progress: &Progress,
    so_far: &dyn Fn(&Cover),
) -> Option<Cover> {
    let lists = Lists::of(instance);
    let floors = Floors::of(instance);
    let tell = |best: &Best, bound: f64| so_far(&answer(&lists, &floors, best, bound, false));
    let found = solve(&lists, &floors, None, &mut Meter::new(effort, progress), &tell)?;
    progress.reached(1.0);
    let proven = found.most_met && found.bound <= found.best.enough(&lists);
    Some(answer(&lists, &floors, &found.best, found.bound, proven))
}

/// What was found.
pub(super) struct Found {
    pub(super) best: Best,
    pub(super) bound: f64,
    /// No picks meet more floors.
    pub(super) most_met: bool,
    /// The prices that gave the lowest bound before any branching, unless that settled it.
    pub(super) prices: Option<Prices>,
}

/// Finds the best picks within what the meter allows.
pub(super) fn solve(
    lists: &Lists,
    floors: &Floors,
    wanted: Option<f64>,
    meter: &mut Meter,
    tell: &dyn Fn(&Best, f64),
) -> Option<Found> {
    let all: Vec<usize> = (0..lists.len()).collect();
    let mut sides = vec![Side::Free; lists.len()];
    lists.must.iter().for_each(|must| sides[*must] = Side::In);
    let hoped = floors.count(&all).min(could_meet(floors, &sides, lists.seats));

    let mut tops = Tops::of(lists, &lists.must);
    if !fill(lists, floors, &mut tops, meter) {
        return None;
    }
    meter.keep(2, 3);
    better(lists, floors, &mut tops, hoped, meter);
    if meter.is_cancelled() {
        return None;
    }
    let mut goal = floors.count(&tops.picks);
    if goal < hoped {
        let mut other = Tops::of(lists, &completing(lists, floors, meter));
        if floors.count(&other.picks) >= goal {
            fill(lists, floors, &mut other, meter);
            better(lists, floors, &mut other, hoped, meter);
            let count = floors.count(&other.picks);
            if count > goal || count == goal && other.value > tops.value {
                (tops, goal) = (other, count);
            }
        }
    }
    let mut most_met = goal >= hoped;
    while !most_met {
        match meeting(lists, floors, goal + 1, meter) {
            More::Picks(picks) => {
                tops.set(lists, &picks);
                fill(lists, floors, &mut tops, meter);
                better(lists, floors, &mut tops, hoped, meter);
                goal = floors.count(&tops.picks);
                most_met = goal >= hoped;
            }
            More::None => most_met = true,
            More::Unknown => break,
        }
    }
    meter.keep(0, 1);
    if meter.is_cancelled() {
        return None;
    }
    let mut best = Best { picks: tops.picks.clone(), value: tops.value, wanted };
    let mut desk = Desk::new(lists, floors, goal);
    let prices = desk.first_prices(&best.picks);
    tell(&best, lists.ceiling);
    let mut step = 0;
    let mut told = best.value;
    let mut met = |chosen: &[usize], bound: f64, best: &mut Best, meter: &mut Meter| {
        step += 1;
        if step % TRY_AFTER == 0 && meter.left() > 0 {
            tops.set(lists, chosen);
            better(lists, floors, &mut tops, goal, meter);
            if tops.value > best.value && floors.count(&tops.picks) >= goal {
                best.replace(&tops.picks, tops.value);
            }
        }
        if best.value > told {
            told = best.value;
            tell(best, bound);
        }
    };
    for (side, dominated) in sides.iter_mut().zip(dominated(lists, floors)) {
        if dominated {
            *side = Side::Out;
        }
    }
    let low = desk.descend(prices, STEPS, &mut sides, &mut best, meter, &mut met);
    let prices = low.as_ref().map(|low| low.prices.clone());
    let bound = match low {
        None => best.value,
        Some(low) => {
            tell(&best, low.bound);
            if lists.len() <= BRANCHED || desk.is_settled(&sides) {
                branch(&mut desk, sides, low, &mut best, meter, &mut |best, bound| tell(best, bound))
            } else {
                low.bound
            }
        }
    };
    if meter.is_cancelled() {
        return None;
    }
    tops.set(lists, &best.picks);
    settle(lists, floors, &mut tops, meter);
    best.replace(&tops.picks, tops.value);
    Some(Found { best, bound, most_met, prices })
}

fn answer(lists: &Lists, floors: &Floors, best: &Best, bound: f64, proven: bool) -> Cover {
    let picks = order(lists, &best.picks);
    let value = Tops::of(lists, &picks).value;
    // A little upward: sums are rounded.
    let above = if proven { value } else { (bound * (1.0 + 1e-12)).max(value) };
    Cover { met: floors.met(&picks), picks, value, bound: above, proven }
}
