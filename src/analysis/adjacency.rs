//! Who stands next to whom, laid out for the loops that count?
//!
//! *Invariants:* people are called by their place in the order of ids; the neighbours of each stand in ascending order.

/// Neighbours one after the other: those of person `i` stand from `start[i]` to `start[i + 1]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Adjacency {
    start: Vec<u32>,
    ends: Vec<u32>,
    strengths: Vec<u32>,
}

impl Adjacency {
    /// From `(from, to, strength)`, where the ends of each person come in ascending order. O(people + ties).
    pub(super) fn of(people: usize, ties: impl Iterator<Item = (u32, u32, u32)> + Clone) -> Self {
        let mut start = vec![0; people + 1];
        for (from, ..) in ties.clone() {
            start[from as usize + 1] += 1;
        }
        for place in 0..people {
            start[place + 1] += start[place];
        }
        let mut free = start.clone();
        let total = start[people] as usize;
        let (mut ends, mut strengths) = (vec![0; total], vec![0; total]);
        for (from, to, strength) in ties {
            let slot = &mut free[from as usize];
            ends[*slot as usize] = to;
            strengths[*slot as usize] = strength;
            *slot += 1;
        }
        Self { start, ends, strengths }
    }

    /// The ties of which `reverse` holds the other ends, with people called by their place in `order` and `measure` of each
    /// strength instead of it. O(people + ties).
    pub(super) fn renumbered(reverse: &Self, order: &[u32], measure: impl Fn(u32) -> u32) -> Self {
        let mut place_in = vec![0; order.len()];
        for (place, one) in (0..).zip(order) {
            place_in[*one as usize] = place;
        }
        let (place_in, measure) = (&place_in, &measure);
        let ties = (0..).zip(order).flat_map(|(to, one)| {
            reverse.ties(*one as usize).map(move |(from, strength)| (place_in[from], to, measure(strength)))
        });
        Self::of(order.len(), ties)
    }

    /// Everybody, from the first outwards step by step, and so part after part: who stand near each other in the network
    /// come near each other in the order, and the loops find them near each other in memory. O(people + ties).
    pub(super) fn outwards(&self) -> Vec<u32> {
        let mut met = vec![false; self.len()];
        let mut order = Vec::with_capacity(self.len());
        for first in 0..self.len() {
            if met[first] {
                continue;
            }
            met[first] = true;
            let mut next = order.len();
            order.push(first as u32);
            while next < order.len() {
                for end in self.of_one(order[next] as usize) {
                    if !std::mem::replace(&mut met[*end as usize], true) {
                        order.push(*end);
                    }
                }
                next += 1;
            }
        }
        order
    }

    /// How many people there are.
    pub(super) const fn len(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    /// The neighbours of one person.
    pub(super) fn of_one(&self, place: usize) -> &[u32] {
        &self.ends[self.start[place] as usize..self.start[place + 1] as usize]
    }

    /// The strengths of the ties to those neighbours, in the same order.
    pub(super) fn strengths(&self, place: usize) -> &[u32] {
        &self.strengths[self.start[place] as usize..self.start[place + 1] as usize]
    }

    /// The neighbours of one person, each with the strength of the tie.
    pub(super) fn ties(&self, place: usize) -> impl Iterator<Item = (usize, u32)> + Clone {
        let ends = self.of_one(place).iter().map(|end| *end as usize);
        ends.zip(self.strengths(place).iter().copied())
    }

    /// How strong the tie from one to another is; 0 where there is none. O(log ties).
    pub(super) fn strength(&self, from: usize, to: usize) -> u32 {
        let found = self.of_one(from).binary_search(&(to as u32));
        found.map_or(0, |slot| self.strengths(from)[slot])
    }

    /// How many neighbours everybody has, taken together.
    pub(super) const fn total(&self) -> usize {
        self.ends.len()
    }
}
