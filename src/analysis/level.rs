//! How is a network of groups laid out in which each group stands for its people?
//!
//! *Invariants:* weights are whole numbers, and all levels of one network weigh the same in total.

use super::adjacency::Adjacency;
use super::metrics::Weights;

/// A network whose people may each stand for several.
pub(super) struct Level {
    start: Vec<u32>,
    ends: Vec<u32>,
    weights: Vec<u32>,
    /// The weight of all ties of each, those among the people whom it stands for twice.
    pub(super) degree: Vec<i64>,
    /// The sum of `degree`: the same at every level.
    pub(super) total: i64,
}

impl Level {
    /// Everybody for themselves. O(ties).
    pub(super) fn of(near: &Adjacency, weights: Weights) -> Self {
        let mut level = Self {
            start: Vec::with_capacity(near.len() + 1),
            ends: Vec::with_capacity(near.total()),
            weights: Vec::with_capacity(near.total()),
            degree: Vec::with_capacity(near.len()),
            total: 0,
        };
        level.start.push(0);
        for place in 0..near.len() {
            let ties = near.of_one(place).iter().zip(near.strengths(place));
            let mut degree = 0;
            for (end, strength) in ties {
                // A tie of strength 0 is one that is there all the same.
                let weight = if weights == Weights::Strength { (*strength).max(1) } else { 1 };
                level.ends.push(*end);
                level.weights.push(weight);
                degree += i64::from(weight);
            }
            level.start.push(level.ends.len() as u32);
            level.degree.push(degree);
            level.total += degree;
        }
        level
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.degree.len()
    }

    /// The others whom one is tied to, with the weight of all ties between them.
    pub(super) fn near(&self, place: usize) -> impl Iterator<Item = (u32, u32)> {
        let span = self.start[place] as usize..self.start[place + 1] as usize;
        self.ends[span.clone()].iter().copied().zip(self.weights[span].iter().copied())
    }

    /// Modularity times `total` squared, which is a whole number.
    pub(super) fn quality(&self, group: &[u32]) -> i64 {
        let mut mass = vec![0_i64; self.len()];
        let mut between = 0;
        for (one, own) in group.iter().enumerate() {
            mass[*own as usize] += self.degree[one];
            let away = self.near(one).filter(|(other, _)| group[*other as usize] != *own);
            between += away.map(|(_, weight)| i64::from(weight)).sum::<i64>();
        }
        (self.total - between) * self.total - mass.iter().map(|mass| mass * mass).sum::<i64>()
    }

    /// The network in which each part is one.
    pub(super) fn joined(&self, part: &[u32], parts: usize) -> Self {
        // Members of each part one after the other.
        let mut first = vec![0_u32; parts + 1];
        part.iter().for_each(|part| first[*part as usize + 1] += 1);
        for place in 1..first.len() {
            first[place] += first[place - 1];
        }
        let mut free = first.clone();
        let mut members = vec![0_u32; part.len()];
        for (one, part) in part.iter().enumerate() {
            let slot = &mut free[*part as usize];
            members[*slot as usize] = one as u32;
            *slot += 1;
        }
        let mut joined = Self {
            start: vec![0],
            ends: Vec::new(),
            weights: Vec::new(),
            degree: vec![0; parts],
            total: self.total,
        };
        let mut toward = vec![0_u32; parts];
        let mut touched: Vec<u32> = Vec::new();
        for own in 0..parts {
            for one in &members[first[own] as usize..first[own + 1] as usize] {
                joined.degree[own] += self.degree[*one as usize];
                for (other, weight) in self.near(*one as usize) {
                    let there = part[other as usize];
                    if there as usize != own {
                        if toward[there as usize] == 0 {
                            touched.push(there);
                        }
                        toward[there as usize] += weight;
                    }
                }
            }
            for there in touched.drain(..) {
                joined.ends.push(there);
                joined.weights.push(std::mem::take(&mut toward[there as usize]));
            }
            joined.start.push(joined.ends.len() as u32);
        }
        joined
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two circles of three, joined by a tie between the third and the fourth.
    pub(in super::super) fn circles() -> Level {
        let pairs = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)];
        let mut ties: Vec<_> = pairs.into_iter().flat_map(|(a, b)| [(a, b, 1), (b, a, 1)]).collect();
        ties.sort_unstable();
        Level::of(&Adjacency::of(6, ties.into_iter()), Weights::Equal)
    }

    #[test]
    fn a_network_of_groups_weighs_what_its_people_weigh() {
        let ground = circles();
        let joined = ground.joined(&[0, 0, 1, 1, 2, 2], 3);
        assert_eq!((joined.degree.as_slice(), joined.total), (&[4, 6, 4][..], 14));
        assert_eq!(
            (joined.ends.as_slice(), joined.weights.as_slice()),
            (&[1, 0, 2, 1][..], &[2, 2, 2, 2][..])
        );
        // Inside the parts lie 2, 2 and 2 of 14 halves of ties; apart from that, chance.
        assert_eq!(ground.quality(&[0, 0, 1, 1, 2, 2]), 6 * 14 - (4 * 4 + 6 * 6 + 4 * 4));
    }
}
