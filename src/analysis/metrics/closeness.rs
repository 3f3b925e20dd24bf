//! From whom does word reach the others soonest?

use super::{Counting, Weights, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::network::Ways;
use crate::analysis::paths::{LOOSEST, Routes, lengths};
use crate::analysis::{Network, Progress, Scores, parallel};
use std::ops::Range;

/// Words of 64 bits; each bit is one start, so that so many searches run at once.
const WORDS: usize = 8;
type Starts = [u64; WORDS];
const NOBODY: Starts = [0; WORDS];
/// Where at least this share of all is in the front, everybody asks; else the front tells its neighbours.
const MANY: usize = 8;

/// How near each is to the others: ((r − 1) / (n − 1)) · (r − 1) / Σ distance, with r people whom they can reach, they
/// themselves among them, of n in all (Wasserman and Faust 1994); 0 for people without ties. Where direction counts, it
/// is the distance from them to the others. With `Weights::Strength` a tie of strength s has the length 1/s. O(people ·
/// ties / 512) for equal ties where people are few steps apart, O(people · ties) at the most and by strength.
pub fn closeness(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let ways = network.ways(counting.direction);
    let order = network.near().outwards();
    let people = order.len();
    let sums = match counting.weights {
        Weights::Equal => by_steps(ways, &order, progress),
        Weights::Strength => by_lengths(&lengths(ways, &order, counting.weights), progress),
    }?;
    let others = people.saturating_sub(1) as f64;
    let mut scores = vec![0.0; people];
    for (place, one) in order.iter().enumerate() {
        let (reached, far) = (sums[place], sums[people + place]);
        scores[*one as usize] = if far > 0.0 { (reached / others) * (reached / far) } else { 0.0 };
    }
    Some(named(network, scores))
}

/// How many others each can reach, and then their distances added up, in steps (many searches in one word: Then and
/// others, *The more the merrier*, 2014). The searches go against the ties: where the bit of a start arrives is someone
/// who reaches that start.
fn by_steps(ways: Ways<'_>, order: &[u32], progress: &Progress) -> Option<Vec<f64>> {
    let people = order.len();
    let out = Adjacency::renumbered(ways.into, order, |strength| strength);
    let into = Adjacency::renumbered(ways.out, order, |strength| strength);
    let batch = 64 * WORDS;
    let batches = people.div_ceil(batch);
    let operations = batches * out.total() * 8;
    let desk = || Searches::new(people);
    parallel::sum(batches, 2 * people, operations, progress, desk, |desk, item, sums| {
        let (reached, far) = sums.split_at_mut(people);
        desk.add(
            &out,
            &into,
            item * batch..people.min((item + 1) * batch),
            progress,
            |step, place, count| {
                reached[place] += f64::from(count);
                far[place] += f64::from(count) * step;
            },
        );
    })
}

/// Room for one set of searches.
struct Searches {
    seen: Vec<Starts>,
    /// What arrived in the last step, and what arrives in this one: nothing but for those in the front.
    arrived: [Vec<Starts>; 2],
    front: Vec<u32>,
    told: Vec<u32>,
}

impl Searches {
    fn new(people: usize) -> Self {
        let nobody = || vec![NOBODY; people];
        Self { seen: nobody(), arrived: [nobody(), nobody()], front: Vec::new(), told: Vec::new() }
    }

    /// Tells `met` of each step (1, 2, …) and each person how many of the starts they reach in it.
    fn add(
        &mut self,
        out: &Adjacency,
        into: &Adjacency,
        starts: Range<usize>,
        progress: &Progress,
        mut met: impl FnMut(f64, usize, u32),
    ) {
        let Self { seen, arrived: [now, next], front, told } = self;
        seen.fill(NOBODY);
        now.fill(NOBODY);
        next.fill(NOBODY);
        front.clear();
        for (bit, start) in starts.enumerate() {
            seen[start][bit / 64] |= 1 << (bit % 64);
            now[start] = seen[start];
            front.push(start as u32);
        }
        let mut step = 0.0;
        while !front.is_empty() && !progress.is_cancelled() {
            step += 1.0;
            told.clear();
            if front.len() * MANY < seen.len() {
                for one in &*front {
                    let from = now[*one as usize];
                    for to in into.of_one(*one as usize) {
                        let there = &mut next[*to as usize];
                        if *there == NOBODY {
                            told.push(*to);
                        }
                        join(there, &from);
                    }
                }
            } else {
                for (place, next) in next.iter_mut().enumerate() {
                    let mut bits = NOBODY;
                    out.of_one(place).iter().for_each(|end| join(&mut bits, &now[*end as usize]));
                    *next = bits;
                }
                told.extend(0..seen.len() as u32);
            }
            front.iter().for_each(|one| now[*one as usize] = NOBODY);
            front.clear();
            for one in &*told {
                let place = *one as usize;
                let (seen, next) = (&mut seen[place], &mut next[place]);
                let mut count = 0;
                for word in 0..WORDS {
                    next[word] &= !seen[word];
                    seen[word] |= next[word];
                    count += next[word].count_ones();
                }
                if count > 0 {
                    front.push(*one);
                    met(step, place, count);
                }
            }
            std::mem::swap(now, next);
        }
    }
}

fn join(bits: &mut Starts, more: &Starts) {
    for word in 0..WORDS {
        bits[word] |= more[word];
    }
}

/// The same with lengths.
fn by_lengths(lengths: &Adjacency, progress: &Progress) -> Option<Vec<f64>> {
    let people = lengths.len();
    let operations = people * lengths.total();
    let desk = || Routes::new(people);
    parallel::sum(people, 2 * people, operations, progress, desk, |routes, start, sums| {
        routes.measure(lengths, start);
        let far: u64 = routes.order.iter().map(|one| u64::from(routes.distance[*one as usize])).sum();
        sums[start] = (routes.order.len() - 1) as f64;
        sums[people + start] = far as f64 / f64::from(LOOSEST);
    })
}
