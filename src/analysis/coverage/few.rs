//! How few picks are enough?

use super::bound::Side;
use super::branch::could_meet;
use super::floors::Floors;
use super::lists::Lists;
use super::meter::Meter;
use super::solve::{ROUNDING, order, solve};
use super::tops::Tops;
use super::{Coverage, Effort, Fewest};
use crate::analysis::Progress;

/// Whether a number of picks is enough.
enum Answer {
    /// So many are.
    Enough(usize),
    /// It was shown that they are not.
    Impossible,
    Unknown,
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
    let mut ask = |seats: usize| -> Option<Answer> {
        if seats >= all.len() {
            return Some(Answer::Enough(all.len()));
        }
        lists.set_seats(seats);
        answer(&lists, &floors, wanted, goal, &mut Meter::silent(part, progress))
    };
    // Below `least` it is impossible, at `enough` it is possible, at and below `tried` it was not found to be.
    let mut least = first;
    let (mut seats, mut tried) = (first, None);
    let mut enough = loop {
        match ask(seats)? {
            Answer::Enough(enough) => break enough,
            Answer::Impossible => least = seats + 1,
            Answer::Unknown => {}
        }
        tried = Some(seats);
        seats = (first + 2 * (seats - first).max(1)).max(seats + 1).min(all.len());
        progress.reached(0.3);
    };
    let mut below = tried.map_or(first, |tried| tried + 1).min(enough);
    while below < enough {
        let middle = usize::midpoint(below, enough);
        match ask(middle)? {
            Answer::Enough(fewer) => enough = fewer.min(middle),
            Answer::Impossible => (below, least) = (middle + 1, middle + 1),
            Answer::Unknown => below = middle + 1,
        }
        progress.reached(0.6);
    }
    let mut above = enough;
    while least < above {
        let middle = usize::midpoint(least, above);
        match ask(middle)? {
            Answer::Impossible => least = middle + 1,
            _ => above = middle,
        }
    }
    progress.reached(1.0);
    Some(Fewest { enough, least: least.min(enough) })
}

fn answer(lists: &Lists, floors: &Floors, wanted: f64, goal: usize, meter: &mut Meter) -> Option<Answer> {
    let mut sides = vec![Side::Free; lists.len()];
    lists.must.iter().for_each(|must| sides[*must] = Side::In);
    if could_meet(floors, &sides, lists.seats) < goal {
        return Some(Answer::Impossible);
    }
    let found = solve(lists, floors, Some(wanted * (1.0 - ROUNDING)), meter, &|_, _| ())?;
    let reached = |picks: &[usize]| {
        Tops::of(lists, picks).value >= wanted * (1.0 - ROUNDING) && floors.count(picks) >= goal
    };
    let picks = order(lists, &found.best.picks);
    if reached(&picks) {
        let enough = (lists.must.len()..=picks.len()).find(|count| reached(&picks[..*count]));
        return Some(Answer::Enough(enough.unwrap_or(picks.len())));
    }
    let short = found.most_met && (floors.count(&picks) < goal || found.bound < wanted * (1.0 - ROUNDING));
    Some(if short { Answer::Impossible } else { Answer::Unknown })
}
