//! Who has the most ties, and the strongest?

use super::named;
use crate::analysis::{Network, Scores};

/// How many people each is directly tied to. O(people).
pub fn degree(network: &Network) -> Scores {
    let near = network.near();
    named(network, (0..near.len()).map(|place| near.of_one(place).len() as f64))
}

/// The strengths of each one's ties added up. O(people + ties).
pub fn strength(network: &Network) -> Scores {
    let near = network.near();
    named(network, (0..near.len()).map(|place| f64::from(near.strengths(place).iter().sum::<u32>())))
}
