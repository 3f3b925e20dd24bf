//! How far is it from one person to all others where close ties are short?
//!
//! *Invariants:* a tie of strength s has the length 60 / s, a whole number for 1–5, so that ways of equal length are
//! found equal, which sums of 1/3 and 1/5 in floating point are not.

use super::adjacency::Adjacency;
use super::metrics::Weights;
use super::network::Ways;

/// The length of a tie of strength 1.
pub(super) const LOOSEST: u32 = 60;
/// What stands for *cannot be reached*.
pub(super) const UNREACHED: u32 = u32::MAX;
/// More than the longest tie, so that a ring of so many buckets holds every distance in waiting.
const BUCKETS: usize = 64;

/// The length of each tie instead of its strength, 1 for all where they count alike, with people called by their place in
/// `order`. O(people + ties).
pub(super) fn lengths(ways: Ways<'_>, order: &[u32], weights: Weights) -> Adjacency {
    Adjacency::renumbered(ways.into, order, |strength| match weights {
        Weights::Equal => 1,
        Weights::Strength => LOOSEST / strength.max(1),
    })
}

/// Distances from one person, with room that is used again for the next (Dijkstra 1959 with the buckets of Dial 1969).
pub(super) struct Routes {
    /// How far each is, in the unit of the lengths; `UNREACHED` where no way leads.
    pub(super) distance: Vec<u32>,
    /// Who can be reached, nearest first, the start among them.
    pub(super) order: Vec<u32>,
    buckets: Vec<Vec<u32>>,
}

impl Routes {
    /// Room for so many people.
    pub(super) fn new(people: usize) -> Self {
        Self {
            distance: vec![UNREACHED; people],
            order: Vec::with_capacity(people),
            buckets: vec![Vec::new(); BUCKETS],
        }
    }

    /// Measures from `start` along ties of these lengths, 1–60. O(people + ties + greatest distance).
    pub(super) fn measure(&mut self, lengths: &Adjacency, start: usize) {
        self.distance.fill(UNREACHED);
        self.order.clear();
        self.distance[start] = 0;
        self.buckets[0].push(start as u32);
        let (mut waiting, mut now) = (1, 0);
        while waiting > 0 {
            let slot = now as usize % BUCKETS;
            while let Some(one) = self.buckets[slot].pop() {
                waiting -= 1;
                if self.distance[one as usize] != now {
                    continue; // A shorter way was found meanwhile.
                }
                self.order.push(one);
                let place = one as usize;
                for (end, length) in lengths.ties(place) {
                    let there = now + length;
                    if there < self.distance[end] {
                        self.distance[end] = there;
                        self.buckets[there as usize % BUCKETS].push(end as u32);
                        waiting += 1;
                    }
                }
            }
            now += 1;
        }
    }
}
