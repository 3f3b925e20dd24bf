//! Whom can someone reach in person or through one other?

use super::named;
use crate::analysis::{Network, Scores};

/// The share of all others who are at most two ties away, 0–1; 0 for someone alone on the map. O(sum over people of
/// their neighbours' ties).
pub fn reach_2(network: &Network) -> Scores {
    let near = network.near();
    let others = near.len().saturating_sub(1).max(1) as f64;
    let mut seen_by = vec![usize::MAX; near.len()];
    let mut count = |place: usize| {
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
    };
    named(network, (0..near.len()).map(&mut count))
}
