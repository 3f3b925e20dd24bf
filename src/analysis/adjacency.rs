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
    pub(super) fn ties(&self, place: usize) -> impl Iterator<Item = (usize, u32)> {
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
