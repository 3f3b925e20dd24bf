//! Who stands between people that otherwise have no short way to each other?

use super::{Counting, Direction, Sampled, Weights, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::paths::{Routes, length};
use crate::analysis::{Network, Progress, Scores, parallel};
use crate::model::IdMaker;

/// What a start adds to someone: called with the place and the sum.
type Seen<'a> = &'a mut dyn FnMut(usize, f64);

/// For each person the sum, over all pairs of others, of the share of the pair's shortest ways that pass through them;
/// each pair counts once, or where direction counts once there and once back. With `Weights::Strength` a tie of strength
/// s has the length 1/s. O(people · ties), on all processors (Brandes 2001).
pub fn betweenness(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let starts: Vec<u32> = (0..network.len() as u32).collect();
    let sums = from_starts(network, counting, &starts, false, progress)?;
    let times = pairs(counting);
    Some(named(network, sums.into_iter().map(|sum| sum * times)))
}

/// The same, estimated from the ways that begin at `sources` people drawn at random without repetition (Brandes and Pich
/// 2007). Its error is told for each person, as half the width of the interval that holds the exact value in 95 of 100
/// draws (by the spread among the starts), and as one bound that holds for everybody at once in 95 of 100 draws whatever
/// the network (Hoeffding 1963). With as many sources as people it is exact. O(sources · ties).
pub fn betweenness_sampled(
    network: &Network,
    counting: Counting,
    sources: usize,
    seed: u64,
    progress: &Progress,
) -> Option<Sampled> {
    let people = network.len();
    let sources = sources.clamp(people.min(2), people);
    let mut starts: Vec<u32> = (0..people as u32).collect();
    let mut dice = IdMaker::seeded(seed);
    for place in 0..sources {
        let other = place + (dice.bits() % (people - place) as u64) as usize;
        starts.swap(place, other);
    }
    starts.truncate(sources);
    starts.sort_unstable();
    let sums = from_starts(network, counting, &starts, true, progress)?;
    let (sums, squares) = sums.split_at(people);
    let (all, drawn) = (people as f64, sources as f64);
    let times = pairs(counting) * all;
    // What is left to chance where so many of all are drawn.
    let left = 1.0 - drawn / all;
    let error = |(sum, square): (&f64, &f64)| {
        let spread = (square - sum * sum / drawn).max(0.0) / (drawn - 1.0).max(1.0);
        1.96 * times * (left * spread / drawn).sqrt()
    };
    let widest = (all - 2.0).max(0.0);
    let bound = if sources == people {
        0.0
    } else {
        times * widest * ((2.0 * all / 0.05).ln() / (2.0 * drawn)).sqrt()
    };
    Some(Sampled {
        scores: named(network, sums.iter().map(|sum| times * sum / drawn)),
        error: named(network, sums.iter().zip(squares).map(error)),
        bound,
        sources,
    })
}

/// How long one of the people · ties looks takes on one of two processors, as measured at 10,000 people.
pub(super) const fn seconds_a_look(weights: Weights) -> f64 {
    match weights {
        Weights::Equal => 1.5e-9,
        Weights::Strength => 8e-9,
    }
}

/// Where ties lead both ways each pair is met from either end.
const fn pairs(counting: Counting) -> f64 {
    match counting.direction {
        Direction::Both => 0.5,
        Direction::Along => 1.0,
    }
}

/// What the ways from these starts add to each; where wanted, followed by the sums of the squares.
fn from_starts(
    network: &Network,
    counting: Counting,
    starts: &[u32],
    squares: bool,
    progress: &Progress,
) -> Option<Vec<f64>> {
    let near = network.ways(counting.direction).out;
    let people = near.len();
    let operations = starts.len() * near.total();
    let width = if squares { 2 * people } else { people };
    let add = |sums: &mut [f64], place: usize, sum: f64| {
        sums[place] += sum;
        if squares {
            sums[people + place] += sum * sum;
        }
    };
    match counting.weights {
        Weights::Equal => {
            let desk = || Steps::new(near);
            parallel::sum(starts.len(), width, operations, progress, desk, |desk, item, sums| {
                desk.add(near, starts[item] as usize, &mut |place, sum| add(sums, place, sum));
            })
        }
        Weights::Strength => {
            let desk = || Lengths::new(near);
            parallel::sum(starts.len(), width, operations, progress, desk, |desk, item, sums| {
                desk.add(near, starts[item] as usize, &mut |place, sum| add(sums, place, sum));
            })
        }
    }
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

    fn add(&mut self, near: &Adjacency, start: usize, seen: Seen<'_>) {
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
            if place > 0 {
                seen(one, ways[one] * flow);
            }
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

    fn add(&mut self, near: &Adjacency, start: usize, seen: Seen<'_>) {
        let Self { routes, ways, back } = self;
        routes.measure(near, start);
        let routes = &*routes;
        let onward = |one: usize| {
            let here = routes.distance[one];
            let ties = near.ties(one);
            let ties = ties.filter(move |(end, s)| routes.distance[*end] == here + length(*s));
            ties.map(|(end, _)| end)
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
            if one != start {
                seen(one, ways[one] * flow);
            }
        }
    }
}
