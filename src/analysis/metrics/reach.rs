//! Whom can someone reach in person or through one other?

use super::{Counting, named};
use crate::analysis::{Network, Progress, Scores, parallel};

/// The share of all others who are at most two ties away, 0–1; 0 for someone alone on the map. Where direction
/// counts: to whom ties lead. O(sum over people of their neighbours' ties).
pub fn reach_2(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let near = network.ways(counting.direction).out;
    let others = near.len().saturating_sub(1).max(1) as f64;
    let operations = near.total() * near.total() / near.len().max(1);
    let desk = || vec![usize::MAX; near.len()];
    let shares = parallel::each(near.len(), operations, progress, desk, |seen_by, place| {
        let mut reached = 0;
        let mut meet = |one: usize| {
            reached += usize::from(seen_by[one] != place);
            seen_by[one] = place;
        };
        meet(place);
        for one in near.of_one(place) {
            meet(*one as usize);
            near.of_one(*one as usize).iter().for_each(|two| meet(*two as usize));
        }
        (reached - 1) as f64 / others
    });
    Some(named(network, shares?))
}
