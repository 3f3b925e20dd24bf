//! What does each put into their contacts, and get from them?

use super::{Counting, Direction};
use crate::analysis::Network;
use crate::analysis::adjacency::Adjacency;

/// Everybody's contacts with the weight of what binds them: that of the tie, or where direction counts those of the ties
/// there and back taken together (Burt 1992).
pub(super) struct Contacts<'a> {
    near: &'a Adjacency,
    start: Vec<u32>,
    weights: Vec<f64>,
    /// All weights of each one added up.
    pub(super) total: Vec<f64>,
    /// The greatest weight of each one.
    pub(super) greatest: Vec<f64>,
}

impl<'a> Contacts<'a> {
    /// O(people + ties · log).
    pub(super) fn of(network: &'a Network, counting: Counting) -> Self {
        let near = network.near();
        let ways = network.ways(counting.direction);
        let mut weights = Vec::with_capacity(near.total());
        let mut start = vec![0];
        for place in 0..near.len() {
            weights.extend(near.ties(place).map(|(end, strength)| match counting.direction {
                Direction::Both => counting.weights.of(strength),
                Direction::Along => {
                    let mutual = [ways.out.strength(place, end), ways.into.strength(place, end)];
                    mutual.iter().filter(|s| **s > 0).map(|s| counting.weights.of(*s)).sum()
                }
            }));
            start.push(weights.len() as u32);
        }
        let of_one = |place: usize| &weights[start[place] as usize..start[place + 1] as usize];
        let total = (0..near.len()).map(|place| of_one(place).iter().sum()).collect();
        let greatest =
            (0..near.len()).map(|place| of_one(place).iter().copied().fold(0.0, f64::max)).collect();
        Self { near, start, weights, total, greatest }
    }

    /// The contacts of one person, each with the weight of what binds them.
    pub(super) fn of_one(&self, place: usize) -> impl Iterator<Item = (usize, f64)> {
        let weights = &self.weights[self.start[place] as usize..self.start[place + 1] as usize];
        self.near.of_one(place).iter().map(|end| *end as usize).zip(weights.iter().copied())
    }

    /// How many people there are.
    pub(super) const fn len(&self) -> usize {
        self.near.len()
    }

    /// Roughly how many steps it takes to look at everybody's contacts' contacts.
    pub(super) fn operations(&self) -> usize {
        self.near.total() * self.near.total() / self.len().max(1)
    }
}
