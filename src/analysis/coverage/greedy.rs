//! Whom does one take first?
//!
//! The candidate that adds the most, again and again; what one adds only falls with every pick, so an old number that is
//! below another's new one need not be worked out again (Minoux 1978; Leskovec and others 2007).

use super::floors::{Floors, Need};
use super::lists::Lists;
use super::meter::Meter;
use super::tops::Tops;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A candidate with what it added when that was last worked out; the larger first, then the one further to the front.
#[derive(PartialEq)]
struct Waiting {
    adds: f64,
    candidate: usize,
    picks: usize,
}

impl Waiting {
    fn unknown(candidate: usize) -> Self {
        Self { adds: f64::INFINITY, candidate, picks: usize::MAX }
    }
}

impl Eq for Waiting {}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.adds.total_cmp(&other.adds).then(other.candidate.cmp(&self.candidate))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Fills the seats that are free as long as that adds something; false where it is not wanted any more.
pub(super) fn fill(lists: &Lists, floors: &Floors, tops: &mut Tops, meter: &mut Meter) -> bool {
    if tops.picks.len() >= lists.seats {
        return true;
    }
    let free = (0..lists.len()).filter(|a| !tops.picked[*a] && lists.width(*a) > 0);
    let mut heap: BinaryHeap<Waiting> = free.map(Waiting::unknown).collect();
    let mut lacking = Lacking::of(floors, &tops.picks);
    let mut adds_at_most = vec![f64::INFINITY; lists.len()];
    while tops.picks.len() < lists.seats {
        // Where the floors need every seat that is left, only those who help with them are asked.
        let needed = lacking.needed(floors, &tops.picked);
        let pick = if needed > 0 && tops.picks.len() + needed >= lists.seats {
            helper(lists, floors, &lacking, tops, &mut adds_at_most, meter)
        } else {
            match next(lists, tops, &mut heap, meter) {
                // Nobody adds anything: only the floors still count.
                None => helper(lists, floors, &lacking, tops, &mut adds_at_most, meter),
                pick => pick,
            }
        };
        if meter.is_cancelled() {
            return false;
        }
        let Some(pick) = pick else { break };
        tops.insert(lists, pick);
        lacking.take(floors, pick);
    }
    true
}

/// The one that adds the most, if that is anything.
fn next(lists: &Lists, tops: &Tops, heap: &mut BinaryHeap<Waiting>, meter: &mut Meter) -> Option<usize> {
    while let Some(first) = heap.pop() {
        if tops.picked[first.candidate] {
            continue;
        }
        if first.picks == tops.picks.len() {
            return (first.adds > 0.0).then_some(first.candidate);
        }
        meter.take(lists.width(first.candidate));
        if meter.is_cancelled() {
            return None;
        }
        let adds = tops.gain(lists, first.candidate);
        heap.push(Waiting { adds, picks: tops.picks.len(), ..first });
    }
    None
}

/// The one that helps with the most floors that lack somebody; of these the one that adds the most.
fn helper(
    lists: &Lists,
    floors: &Floors,
    lacking: &Lacking,
    tops: &Tops,
    adds_at_most: &mut [f64],
    meter: &mut Meter,
) -> Option<usize> {
    let mut best: Option<(usize, f64, usize)> = None;
    for candidate in (0..lists.len()).filter(|a| !tops.picked[*a]) {
        let helps = lacking.helps(floors, candidate);
        let behind = |best: (usize, f64, usize)| {
            helps < best.0 || helps == best.0 && adds_at_most[candidate] <= best.1
        };
        if helps == 0 || best.is_some_and(behind) {
            continue;
        }
        meter.take(lists.width(candidate));
        if meter.is_cancelled() {
            return None;
        }
        let adds = tops.gain(lists, candidate);
        adds_at_most[candidate] = adds;
        if best.is_none_or(|best| helps > best.0 || adds > best.1) {
            best = Some((helps, adds, candidate));
        }
    }
    best.map(|best| best.2)
}

/// The picks in the order in which they are told: those that must be, then each that adds the most to those before.
pub(super) fn order(lists: &Lists, picks: &[usize]) -> Vec<usize> {
    let mut tops = Tops::of(lists, &lists.must);
    let mut heap: BinaryHeap<Waiting> =
        picks.iter().copied().filter(|pick| !tops.picked[*pick]).map(Waiting::unknown).collect();
    while let Some(first) = heap.pop() {
        if first.picks == tops.picks.len() {
            tops.insert(lists, first.candidate);
        } else {
            let adds = tops.gain(lists, first.candidate);
            heap.push(Waiting { adds, picks: tops.picks.len(), ..first });
        }
    }
    tops.picks
}

/// How many members each floor still lacks.
#[derive(Clone)]
struct Lacking(Vec<usize>);

impl Lacking {
    fn of(floors: &Floors, picks: &[usize]) -> Self {
        let least = |(number, need): (usize, &Need)| match need {
            Need::Members { least, .. } if floors.possible[number] => *least,
            _ => 0,
        };
        let mut lacking = Self(floors.needs.iter().enumerate().map(least).collect());
        picks.iter().for_each(|pick| lacking.take(floors, *pick));
        lacking
    }

    fn helps(&self, floors: &Floors, candidate: usize) -> usize {
        let lacks = floors.of[candidate].iter().filter(|floor| self.0[**floor as usize] > 0).count();
        lacks.min(floors.capacity[candidate])
    }

    /// One is picked: it counts for those floors that lack the most.
    fn take(&mut self, floors: &Floors, pick: usize) {
        let mut of: Vec<usize> =
            floors.of[pick].iter().map(|floor| *floor as usize).filter(|floor| self.0[*floor] > 0).collect();
        if of.len() > floors.capacity[pick] {
            of.sort_by_key(|floor| (usize::MAX - self.0[*floor], *floor));
            of.truncate(floors.capacity[pick]);
        }
        of.into_iter().for_each(|floor| self.0[floor] -= 1);
    }

    /// About how many more picks the floors take: those who help the most first.
    fn needed(&self, floors: &Floors, picked: &[bool]) -> usize {
        if self.0.iter().all(|lacks| *lacks == 0) {
            return 0;
        }
        if !floors.overlap {
            return self.0.iter().sum();
        }
        let mut after = self.clone();
        let mut taken = picked.to_vec();
        let mut needed = 0;
        loop {
            let free = (0..picked.len()).filter(|a| !taken[*a] && !floors.of[*a].is_empty());
            let best =
                free.map(|a| (after.helps(floors, a), a)).max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
            let Some((_, pick)) = best.filter(|best| best.0 > 0) else { return needed };
            taken[pick] = true;
            after.take(floors, pick);
            needed += 1;
        }
    }
}
