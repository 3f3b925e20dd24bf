//! From whom does word reach the others soonest?

use super::{Counting, Weights, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::paths::{LOOSEST, Routes};
use crate::analysis::{Network, Progress, Scores, parallel};

/// Words of 64 bits; each bit is one start, so that so many searches run at once.
const WORDS: usize = 4;
type Starts = [u64; WORDS];
const NOBODY: Starts = [0; WORDS];

/// How near each is to the others: ((r − 1) / (n − 1)) · (r − 1) / Σ distance, with r people whom they can reach, they
/// themselves among them, of n in all (Wasserman and Faust 1994); 0 for people without ties. Where direction counts, it
/// is the distance from them to the others. With `Weights::Strength` a tie of strength s has the length 1/s. O(people ·
/// ties / 256) for equal ties, O(people · ties) by strength.
pub fn closeness(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let near = network.ways(counting.direction).out;
    let people = near.len();
    let (reached, far) = match counting.weights {
        Weights::Equal => steps(near, progress),
        Weights::Strength => lengths(near, progress),
    }?;
    let others = people.saturating_sub(1) as f64;
    let score = |(reached, far): (f64, f64)| {
        if far > 0.0 { (reached / others) * (reached / far) } else { 0.0 }
    };
    Some(named(network, reached.into_iter().zip(far).map(score)))
}

/// How many others each can reach, and their distances added up, in steps (many searches in one word: Then and others,
/// *The more the merrier*, 2014). The searches go against the ties:
/// where the bit of a start arrives is someone who reaches that start.
fn steps(near: &Adjacency, progress: &Progress) -> Option<(Vec<f64>, Vec<f64>)> {
    let people = near.len();
    let batch = 64 * WORDS;
    let batches = people.div_ceil(batch);
    let desk = || (vec![NOBODY; people], vec![NOBODY; people], vec![NOBODY; people]);
    let sums = parallel::sum(
        batches,
        2 * people,
        batches * near.total() * 8,
        progress,
        desk,
        |(seen, now, next), first, sums| {
            let (reached, far) = sums.split_at_mut(people);
            seen.fill(NOBODY);
            now.fill(NOBODY);
            for (bit, start) in (first * batch..people.min((first + 1) * batch)).enumerate() {
                seen[start][bit / 64] |= 1 << (bit % 64);
                now[start] = seen[start];
            }
            let mut distance = 0.0;
            loop {
                distance += 1.0;
                for (place, next) in next.iter_mut().enumerate() {
                    let mut bits = NOBODY;
                    for end in near.of_one(place) {
                        let from = &now[*end as usize];
                        for word in 0..WORDS {
                            bits[word] |= from[word];
                        }
                    }
                    *next = bits;
                }
                let mut any = false;
                for (place, (seen, next)) in seen.iter_mut().zip(next.iter_mut()).enumerate() {
                    let mut count = 0;
                    for word in 0..WORDS {
                        next[word] &= !seen[word];
                        seen[word] |= next[word];
                        count += next[word].count_ones();
                    }
                    any |= count > 0;
                    reached[place] += f64::from(count);
                    far[place] += f64::from(count) * distance;
                }
                if !any {
                    break;
                }
                std::mem::swap(now, next);
            }
        },
    )?;
    let (reached, far) = sums.split_at(people);
    Some((reached.to_vec(), far.to_vec()))
}

/// The same with lengths.
fn lengths(near: &Adjacency, progress: &Progress) -> Option<(Vec<f64>, Vec<f64>)> {
    let people = near.len();
    let desk = || Routes::new(people);
    let operations = people * near.total();
    let sums = parallel::sum(people, 2 * people, operations, progress, desk, |routes, start, sums| {
        routes.measure(near, start);
        let far: u64 = routes.order.iter().map(|one| u64::from(routes.distance[*one as usize])).sum();
        sums[start] = (routes.order.len() - 1) as f64;
        sums[people + start] = far as f64 / f64::from(LOOSEST);
    })?;
    let (reached, far) = sums.split_at(people);
    Some((reached.to_vec(), far.to_vec()))
}
