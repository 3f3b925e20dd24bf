//! From which of the picks does each place hear it, and what changes when one goes or another comes?
//!
//! *Invariants:* everything is worked out from the definition of what is covered: for each place the best reach, or half
//! the sum of the two best where everybody should hear it twice.

use super::field::Field;
use crate::analysis::Progress;
use std::cmp::Ordering;

/// After how many candidates it is asked whether the work is still wanted.
const PACE: usize = 1024;

/// The three picks that reach each place best.
#[derive(Debug)]
pub(super) struct Heard {
    /// How well and by which pick, the best first; 0 and no pick where there are fewer.
    best: Vec<[(f64, usize); 3]>,
    twice: bool,
}

const NOBODY: usize = usize::MAX;

/// Who could stand in for a pick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StandIn {
    /// The candidate.
    pub(super) candidate: usize,
    /// What is lost then.
    pub(super) lost: f64,
    /// How many of the communities that would lack a voice get one.
    pub(super) restored: usize,
}

impl Heard {
    /// From these candidates. O(places + their reach).
    pub(super) fn by(field: &Field<'_>, picks: &[usize]) -> Self {
        let best = vec![[(0.0, NOBODY); 3]; field.demand.of.len()];
        let mut heard = Self { best, twice: field.rules.twice };
        picks.iter().enumerate().for_each(|(pick, candidate)| heard.add(field, *candidate, pick));
        heard
    }

    /// From one more, who is pick number so and so.
    pub(super) fn add(&mut self, field: &Field<'_>, candidate: usize, pick: usize) {
        for (place, share) in &field.instance.reach[candidate] {
            let known = &mut self.best[*place];
            if let Some(rank) = known.iter().position(|(other, _)| share > other) {
                known[rank..].rotate_right(1);
                known[rank] = (*share, pick);
            }
        }
    }

    /// How well the best reaches a place, 0–1.
    pub(super) fn best(&self, place: usize) -> f64 {
        self.best[place][0].0
    }

    const fn counts(&self, first: f64, second: f64) -> f64 {
        if self.twice { f64::midpoint(first, second) } else { first }
    }

    /// What counts where one more reaches a place this well.
    fn with(&self, first: f64, second: f64, more: f64) -> f64 {
        if more > first { self.counts(more, first) } else { self.counts(first, second.max(more)) }
    }

    /// What is covered.
    pub(super) fn covered(&self, demand: &[f64]) -> f64 {
        self.best.iter().zip(demand).map(|([a, b, _], demand)| self.counts(a.0, b.0) * demand).sum()
    }

    /// What one more candidate would add, who is none of the picks.
    pub(super) fn added(&self, field: &Field<'_>, candidate: usize) -> f64 {
        let gain = |(place, share): &(usize, f64)| {
            let [(first, _), (second, _), _] = self.best[*place];
            (self.with(first, second, *share) - self.counts(first, second)) * field.demand.of[*place]
        };
        field.instance.reach[candidate].iter().map(gain).sum()
    }

    /// What is lost without each of so many picks, the others staying. O(places).
    pub(super) fn losses(&self, demand: &[f64], picks: usize) -> Vec<f64> {
        let mut lost = vec![0.0; picks];
        for (best, demand) in self.best.iter().zip(demand) {
            let [(a, first), (b, second), (c, _)] = *best;
            let now = self.counts(a, b);
            if first != NOBODY {
                lost[first] += (now - self.counts(b, c)) * demand;
            }
            if second != NOBODY {
                lost[second] += (now - self.counts(a, c)) * demand;
            }
        }
        lost
    }

    /// For each pick the candidate who stands in best: who gives the most of `needy` communities their voice back, then who
    /// loses the least, then who comes first. O(all reach + candidates · picks); nothing where it was cancelled.
    pub(super) fn stand_ins(
        &self,
        field: &Field<'_>,
        picks: &[usize],
        needy: &[Vec<usize>],
        progress: &Progress,
    ) -> Option<Vec<Option<StandIn>>> {
        let demand = &field.demand.of;
        let losses = self.losses(demand, picks.len());
        let mut found: Vec<Option<StandIn>> = vec![None; picks.len()];
        let mut apart = vec![0.0; picks.len()];
        for candidate in 0..field.candidates.len() {
            if candidate.is_multiple_of(PACE) && progress.is_cancelled() {
                return None;
            }
            if picks.contains(&candidate) || !field.is_open(candidate) {
                continue;
            }
            // What they add to all picks, and what more they add where one of them is gone.
            apart.fill(0.0);
            let mut added = 0.0;
            for (place, share) in &field.instance.reach[candidate] {
                let [(a, first), (b, second), (c, _)] = self.best[*place];
                let gain = self.with(a, b, *share) - self.counts(a, b);
                added += gain * demand[*place];
                if first != NOBODY {
                    let alone = self.with(b, c, *share) - self.counts(b, c);
                    apart[first] += (alone - gain) * demand[*place];
                }
                if second != NOBODY {
                    let alone = self.with(a, c, *share) - self.counts(a, c);
                    apart[second] += (alone - gain) * demand[*place];
                }
            }
            for (pick, best) in found.iter_mut().enumerate() {
                let local = &field.local[candidate];
                let restored = needy[pick].iter().filter(|community| local.contains(community)).count();
                let one = StandIn {
                    candidate,
                    lost: losses[pick] - added - apart[pick],
                    restored: restored.min(field.instance.capacity[candidate]),
                };
                if best.is_none_or(|best| one.is_better(&best)) {
                    *best = Some(one);
                }
            }
        }
        Some(found)
    }
}

impl StandIn {
    fn is_better(&self, other: &Self) -> bool {
        self.restored.cmp(&other.restored).then(other.lost.total_cmp(&self.lost)) == Ordering::Greater
    }
}

/// The candidates in the order in which each adds the most to those before; of equal ones the first. O(picks² · their
/// reach).
pub(super) fn by_gain(field: &Field<'_>, picks: &[usize]) -> Vec<usize> {
    let mut left = picks.to_vec();
    let mut order = Vec::with_capacity(left.len());
    let mut heard = Heard::by(field, &[]);
    while !left.is_empty() {
        let gains: Vec<f64> = left.iter().map(|candidate| heard.added(field, *candidate)).collect();
        let best = (0..left.len()).fold(0, |best, next| if gains[next] > gains[best] { next } else { best });
        let candidate = left.remove(best);
        heard.add(field, candidate, order.len());
        order.push(candidate);
    }
    order
}
