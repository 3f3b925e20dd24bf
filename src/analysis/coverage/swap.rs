//! Would somebody else in the place of one pick be better?
//!
//! *Invariants:* no step meets fewer floors; each makes the answer better, or as good with candidates that stand further
//! to the front.

use super::floors::{Floors, Need};
use super::greedy::fill;
use super::lists::{Lists, Sum};
use super::meter::Meter;
use super::tops::Tops;

/// What counts as more: below this two sums differ by their rounding only.
const MORE: f64 = 1e-10;
/// How many candidates are tried for floors that are not met.
const TRIED: usize = 40;

/// Betters the picks until no other pick in the place of one, no further pick, and none less makes them better. False
/// where the meter ran out first; the picks are sound all the same.
pub(super) fn better(
    lists: &Lists,
    floors: &Floors,
    tops: &mut Tops,
    goal: usize,
    meter: &mut Meter,
) -> bool {
    mend(lists, floors, tops, goal, meter);
    loop {
        tops.weigh();
        if !exchange(lists, floors, tops, false, meter) {
            return false;
        }
        shed(lists, floors, tops);
        let before = tops.value;
        if !fill(lists, floors, tops, meter) {
            return false;
        }
        if tops.value <= before * (1.0 + MORE) {
            shed(lists, floors, tops);
            return true;
        }
    }
}

/// Prefers candidates further to the front where that costs nothing.
pub(super) fn settle(lists: &Lists, floors: &Floors, tops: &mut Tops, meter: &mut Meter) {
    exchange(lists, floors, tops, true, meter);
    shed(lists, floors, tops);
}

/// Takes out those that carry nothing, the last first.
fn shed(lists: &Lists, floors: &Floors, tops: &mut Tops) {
    let met = floors.count(&tops.picks);
    tops.weigh();
    for seat in (0..tops.picks.len()).rev() {
        if tops.loss[seat] > tops.value * 1e-13 || lists.must.contains(&tops.picks[seat]) {
            continue;
        }
        let mut without = tops.picks.clone();
        without.remove(seat);
        if floors.count(&without) >= met {
            tops.set(lists, &without);
        }
    }
}

/// Exchanges one for another as long as that helps. False where the meter ran out.
fn exchange(lists: &Lists, floors: &Floors, tops: &mut Tops, settling: bool, meter: &mut Meter) -> bool {
    let alone: Vec<f64> = (0..lists.len()).map(|candidate| lists.alone(candidate)).collect();
    let mut makes_good = Vec::new();
    let mut allowed = Allowed::of(floors, &tops.picks);
    let least_of = |tops: &Tops| tops.loss.iter().copied().fold(f64::INFINITY, f64::min);
    let mut cheapest = least_of(tops);
    let (mut at, mut since) = (0, 0);
    while since < lists.len() {
        let candidate = at;
        at = (at + 1) % lists.len();
        since += 1;
        if settling && at == 0 {
            return true;
        }
        if tops.picked[candidate] {
            continue;
        }
        let least = if settling { -tops.value * 1e-13 } else { tops.value * MORE };
        if alone[candidate] - cheapest < least {
            continue;
        }
        if !meter.take(lists.width(candidate) + tops.picks.len()) {
            return false;
        }
        let adds = tops.exchange(lists, candidate, &mut makes_good);
        let mut best: Option<(f64, usize)> = None;
        for (seat, pick) in tops.picks.iter().enumerate() {
            let change = adds - tops.loss[seat] + makes_good[seat];
            let helps = if settling { change >= least && *pick > candidate } else { change > least };
            if helps
                && best.is_none_or(|best| change > best.0)
                && !lists.must.contains(pick)
                && allowed.keeps(floors, &tops.picks, seat, candidate, meter)
            {
                best = Some((change, seat));
            }
        }
        if let Some((_, seat)) = best {
            let mut picks = tops.picks.clone();
            picks[seat] = candidate;
            tops.set(lists, &picks);
            allowed = Allowed::of(floors, &tops.picks);
            cheapest = least_of(tops);
            since = 0;
            meter.take(lists.targets + tops.picks.len() * (lists.entries() / lists.len()));
        }
    }
    true
}

/// Whether an exchange keeps as many floors met.
struct Allowed {
    counts: Vec<usize>,
    met: usize,
    /// Counting members is all that it takes.
    plain: bool,
    /// All floors that can be met are.
    all: bool,
    idle: bool,
}

impl Allowed {
    fn of(floors: &Floors, picks: &[usize]) -> Self {
        let met = floors.count(picks);
        let all = met == floors.possible.iter().filter(|possible| **possible).count();
        let plain = !floors.tight && !floors.shares;
        Self { counts: floors.counts(picks), met, plain, all, idle: floors.is_idle() }
    }

    fn keeps(
        &self,
        floors: &Floors,
        picks: &[usize],
        seat: usize,
        candidate: usize,
        meter: &mut Meter,
    ) -> bool {
        if self.idle {
            return true;
        }
        if self.plain || self.all {
            let least = |floor: u32| match &floors.needs[floor as usize] {
                Need::Members { least, .. } => *least,
                Need::Share(_) => 0,
            };
            let (of, other) = (&floors.of[picks[seat]], &floors.of[candidate]);
            let count = |floor: &&u32| self.counts[**floor as usize];
            let lost = of.iter().filter(|f| !other.contains(f) && count(f) == least(**f)).count();
            let won = other.iter().filter(|f| !of.contains(f) && count(f) + 1 == least(**f)).count();
            if self.plain || lost > 0 {
                return won >= lost;
            }
        }
        meter.take(40 * picks.len());
        let mut after = picks.to_vec();
        after[seat] = candidate;
        floors.count(&after) >= self.met
    }
}

/// Tries to meet more floors: one more pick, or another in the place of one, whatever it costs.
fn mend(lists: &Lists, floors: &Floors, tops: &mut Tops, goal: usize, meter: &mut Meter) {
    let mut sum = Sum::of(lists);
    let mut met = floors.met(&tops.picks);
    let count = |met: &[bool]| met.iter().filter(|met| **met).count();
    while count(&met) < goal {
        let mut helpers: Vec<usize> =
            (0..lists.len()).filter(|a| !tops.picked[*a] && floors.helps(*a, &met)).collect();
        if helpers.len() > TRIED {
            let adds: Vec<f64> = helpers.iter().map(|a| tops.gain(lists, *a)).collect();
            let mut order: Vec<usize> = (0..helpers.len()).collect();
            order.sort_by(|a, b| adds[*b].total_cmp(&adds[*a]).then(a.cmp(b)));
            helpers = order.into_iter().take(TRIED).map(|place| helpers[place]).collect();
        }
        let now = (count(&met), -floors.lacking(&tops.picks));
        let mut best: Option<((usize, f64), f64, Vec<usize>)> = None;
        for helper in helpers {
            let seats = tops.picks.len();
            for seat in (0..=seats).rev() {
                let full = seat == seats;
                if full && seats >= lists.seats || !full && lists.must.contains(&tops.picks[seat]) {
                    continue;
                }
                let mut picks = tops.picks.clone();
                if full {
                    picks.push(helper);
                } else {
                    picks[seat] = helper;
                }
                if !meter.take(10 * picks.len()) {
                    return;
                }
                let better = (floors.count(&picks), -floors.lacking(&picks));
                let more = |a: (usize, f64), b: (usize, f64)| a.0 > b.0 || a.0 == b.0 && a.1 > b.1 + 1e-9;
                let beats = best.as_ref().is_none_or(|best| !more(best.0, better));
                if more(better, now) && beats {
                    let value = sum.value(lists, &picks);
                    if best.as_ref().is_none_or(|best| more(better, best.0) || value > best.1) {
                        best = Some((better, value, picks));
                    }
                }
                if full {
                    break;
                }
            }
        }
        let Some((_, _, picks)) = best else { return };
        tops.set(lists, &picks);
        met = floors.met(&tops.picks);
    }
}
