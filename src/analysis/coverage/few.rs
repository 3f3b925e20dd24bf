//! How few picks are enough?

use super::bound::{Prices, Side};
use super::branch::could_meet;
use super::floors::Floors;
use super::greedy::order;
use super::lists::Lists;
use super::meter::Meter;
use super::solve::{ROUNDING, solve};
use super::tops::Tops;
use super::{Coverage, Effort, Fewest};
use crate::analysis::Progress;

/// Whether a number of picks is enough, and below which number none is.
struct Answer {
    enough: Option<usize>,
    impossible: bool,
    least: usize,
}

impl Answer {
    fn impossible() -> Self {
        Self { enough: None, impossible: true, least: 0 }
    }
}

/// The fewest picks with which every floor is met that can be, and which cover at least `wanted`. Nothing where no
/// number is enough, or where it was cancelled. `most` of the instance has no say.
///
/// Twice as many again and again until they are enough, then the middle of what is left: some 2 log₂ of the answer
/// searches like [`cover`](super::cover), each of which ends as soon as it is known whether the number is enough.
pub fn fewest(instance: &Coverage, wanted: f64, effort: Effort, progress: &Progress) -> Option<Fewest> {
    let floors = Floors::of(instance);
    let mut lists = Lists::of(instance);
    let all: Vec<usize> = (0..lists.len()).collect();
    if Tops::of(&lists, &all).value < wanted * (1.0 - ROUNDING) {
        return None;
    }
    let goal = floors.count(&all);
    let searches = 2 * u64::from(usize::BITS - lists.len().leading_zeros()) + 2;
    let part = Effort((effort.0 / searches).max(1));
    let first = lists.must.len();
    let mut ask = |seats: usize, part: Effort| -> Option<Answer> {
        if seats >= all.len() {
            return Some(Answer { enough: Some(all.len()), impossible: false, least: 0 });
        }
        lists.set_seats(seats);
        answer(&lists, &floors, wanted, goal, &mut Meter::silent(part, progress))
    };
    // Below `least` it is impossible, at `enough` it is possible, below `from` it was not found to be.
    let (mut least, mut from, mut seats) = (first, first, first);
    let mut enough = loop {
        let answer = ask(seats, part)?;
        least = least.max(answer.least);
        if let Some(enough) = answer.enough {
            break enough;
        }
        from = seats + 1;
        if answer.impossible {
            least = least.max(from);
        }
        seats = (first + 2 * (seats - first)).max(from).max(least).min(all.len());
    };
    progress.reached(0.3);
    from = from.max(least).min(enough);
    while from < enough {
        let middle = usize::midpoint(from, enough);
        let answer = ask(middle, part)?;
        least = least.max(answer.least);
        if let Some(fewer) = answer.enough {
            enough = fewer.min(middle);
        } else {
            from = middle + 1;
            if answer.impossible {
                least = least.max(from);
            }
        }
        from = from.max(least);
    }
    progress.reached(0.6);
    // From above: the prices that rule out one fewer rule out most that is below.
    let (mut above, mut step) = (enough, 1);
    let half = Effort((effort.0 / 2).max(1));
    while least < above {
        let seats = above.saturating_sub(step).max(least);
        let answer = ask(seats, if step == 1 { half } else { part })?;
        least = least.max(answer.least);
        if answer.impossible {
            least = least.max(seats + 1);
        } else {
            above = seats;
        }
        step *= 2;
    }
    progress.reached(1.0);
    Some(Fewest { enough, least: least.min(enough) })
}

fn answer(lists: &Lists, floors: &Floors, wanted: f64, goal: usize, meter: &mut Meter) -> Option<Answer> {
    let mut sides = vec![Side::Free; lists.len()];
    lists.must.iter().for_each(|must| sides[*must] = Side::In);
    if could_meet(floors, &sides, lists.seats) < goal {
        return Some(Answer::impossible());
    }
    let found = solve(lists, floors, Some(wanted * (1.0 - ROUNDING)), meter, &|_, _| ())?;
    let reached = |picks: &[usize]| {
        Tops::of(lists, picks).value >= wanted * (1.0 - ROUNDING) && floors.count(picks) >= goal
    };
    let picks = order(lists, &found.best.picks);
    if reached(&picks) {
        let enough = (lists.must.len()..=picks.len()).find(|count| reached(&picks[..*count]));
        return Some(Answer { enough: enough.or(Some(picks.len())), impossible: false, least: 0 });
    }
    let impossible =
        found.most_met && (floors.count(&picks) < goal || found.bound < wanted * (1.0 - ROUNDING));
    let least = found.prices.map_or(0, |prices| least(lists, &prices, wanted));
    Some(Answer { enough: None, impossible, least })
}

/// Fewer picks than this do not cover what is wanted, as these prices show for any number at once.
fn least(lists: &Lists, prices: &Prices, wanted: f64) -> usize {
    let at = |(target, gain): (usize, f64)| (gain - prices.targets[target]).max(0.0);
    let earns = |candidate: usize| lists.reach(candidate).map(at).sum::<f64>();
    let mut others: Vec<f64> = (0..lists.len()).filter(|a| !lists.must.contains(a)).map(earns).collect();
    others.sort_unstable_by(|a, b| b.total_cmp(a));
    let mut most = prices.targets.iter().sum::<f64>() * lists.wide as f64;
    most += lists.must.iter().map(|must| earns(*must)).sum::<f64>();
    let mut count = lists.must.len();
    for earned in others {
        if most >= wanted * (1.0 - ROUNDING) {
            break;
        }
        most += earned;
        count += 1;
    }
    count
}
