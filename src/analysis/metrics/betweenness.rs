//! Who stands between people that otherwise have no short way to each other?

use super::{Weights, named};
use crate::analysis::network::Adjacency;
use crate::analysis::paths::{Routes, length};
use crate::analysis::{Network, Scores, parallel};

/// For each person the sum, over all pairs of others, of the share of the pair's shortest ways that pass through them;
/// each pair counts once. With `Weights::Strength` a tie of strength s has the length 1/s. O(people · ties), on all
/// processors (Brandes 2001).
pub fn betweenness(network: &Network, weights: Weights) -> Scores {
    let near = network.near();
    let people = near.len();
    let operations = people * near.total();
    let both_ways = match weights {
        Weights::Equal => parallel::sum(
            people,
            people,
            operations,
            || Steps::new(near),
            |desk, range, sums| {
                range.for_each(|start| desk.add(near, start, sums));
            },
        ),
        Weights::Strength => parallel::sum(
            people,
            people,
            operations,
            || Lengths::new(near),
            |desk, range, sums| {
                range.for_each(|start| desk.add(near, start, sums));
            },
        ),
    };
    named(network, both_ways.into_iter().map(|sum| sum / 2.0))
}

/// Room for one search by steps. The ways onward are written down while going out, so that coming back looks at half
/// of the ties only, and without a question.
struct Steps {
    /// 0: not yet met; else the step modulo 3, plus 1. Neighbours are at most one step apart, so that is enough.
    met: Vec<u8>,
    order: Vec<u32>,
    /// Where the ways onward of the n-th in order begin.
    from: Vec<u32>,
    onward: Vec<u32>,
    /// How many shortest ways lead here.
    ways: Vec<f64>,
    /// What flows back through someone, for each way that leads to them.
    back: Vec<f64>,
}

impl Steps {
    fn new(near: &Adjacency) -> Self {
        let people = near.len();
        Self {
            met: vec![0; people],
            order: vec![0; people + 1],
            from: vec![0; people + 1],
            onward: vec![0; near.total() + 1],
            ways: vec![0.0; people],
            back: vec![0.0; people],
        }
    }

    fn add(&mut self, near: &Adjacency, start: usize, sums: &mut [f64]) {
        let Self { met, order, from, onward, ways, back } = self;
        met.fill(0);
        ways.fill(0.0);
        met[start] = 1;
        ways[start] = 1.0;
        order[0] = start as u32;
        let (mut head, mut tail, mut written) = (0, 1, 0);
        while head < tail {
            let one = order[head] as usize;
            let step = if met[one] == 3 { 1 } else { met[one] + 1 };
            let begin = written;
            // Without branches: what is not wanted is written too, and written over by the next.
            for end in near.of_one(one) {
                let was = &mut met[*end as usize];
                let fresh = *was == 0;
                *was = if fresh { step } else { *was };
                order[tail] = *end;
                tail += usize::from(fresh);
                onward[written] = *end;
                written += usize::from(*was == step);
            }
            let here = ways[one];
            for end in &onward[begin..written] {
                ways[*end as usize] += here;
            }
            from[head] = begin as u32;
            head += 1;
        }
        from[head] = written as u32;
        for place in (0..head).rev() {
            let one = order[place] as usize;
            let ends = &onward[from[place] as usize..from[place + 1] as usize];
            let flow: f64 = ends.iter().map(|end| back[*end as usize]).sum();
            back[one] = 1.0 / ways[one] + flow;
            sums[one] += if place == 0 { 0.0 } else { ways[one] * flow };
        }
    }
}

/// Room for one search by lengths.
struct Lengths {
    routes: Routes,
    ways: Vec<f64>,
    back: Vec<f64>,
}

impl Lengths {
    fn new(near: &Adjacency) -> Self {
        Self { routes: Routes::new(near.len()), ways: vec![0.0; near.len()], back: vec![0.0; near.len()] }
    }

    fn add(&mut self, near: &Adjacency, start: usize, sums: &mut [f64]) {
        let Self { routes, ways, back } = self;
        routes.measure(near, start);
        let routes = &*routes;
        let onward = |one: usize| {
            let ties = near.of_one(one).iter().zip(near.strengths(one));
            let here = routes.distance[one];
            let ties = ties.filter(move |(end, s)| routes.distance[**end as usize] == here + length(**s));
            ties.map(|(end, _)| *end as usize)
        };
        ways.fill(0.0);
        ways[start] = 1.0;
        for one in &routes.order {
            let here = ways[*one as usize];
            onward(*one as usize).for_each(|end| ways[end] += here);
        }
        for one in routes.order.iter().rev().map(|one| *one as usize) {
            let flow: f64 = onward(one).map(|end| back[end]).sum();
            back[one] = 1.0 / ways[one] + flow;
            sums[one] += if one == start { 0.0 } else { ways[one] * flow };
        }
    }
}
