//! Who has the most ties, and the strongest?

use super::{Direction, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::{Network, Scores};

/// How many people each is directly tied to. O(people).
pub fn degree(network: &Network) -> Scores {
    count(network, network.near())
}

/// How many people have a tie that leads to each; ties that do not point count too. O(people).
pub fn in_degree(network: &Network) -> Scores {
    count(network, network.ways(Direction::Along).into)
}

/// To how many people a tie of each one leads; ties that do not point count too. O(people).
pub fn out_degree(network: &Network) -> Scores {
    count(network, network.ways(Direction::Along).out)
}

/// The strengths of each one's ties added up. O(people + ties).
pub fn strength(network: &Network) -> Scores {
    add_up(network, network.near())
}

/// The strengths of the ties that lead to each, added up. O(people + ties).
pub fn in_strength(network: &Network) -> Scores {
    add_up(network, network.ways(Direction::Along).into)
}

/// The strengths of the ties that lead from each, added up. O(people + ties).
pub fn out_strength(network: &Network) -> Scores {
    add_up(network, network.ways(Direction::Along).out)
}

fn count(network: &Network, near: &Adjacency) -> Scores {
    named(network, (0..near.len()).map(|place| near.of_one(place).len() as f64))
}

fn add_up(network: &Network, near: &Adjacency) -> Scores {
    named(network, (0..near.len()).map(|place| f64::from(near.strengths(place).iter().sum::<u32>())))
}
