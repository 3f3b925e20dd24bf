//! Who is tied to people who are well connected themselves?

use super::{Counting, gather, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::{Network, Progress, Scores};

/// The greatest change of a part's vector, of length 1, at which it counts as settled.
const SETTLED: f64 = 1e-11;
const ROUNDS: usize = 20_000;

/// The leading eigenvector of the network, of length 1; where direction counts, someone is well-connected to whom
/// well-connected people have ties. Each part of a network in several parts is worked out by itself, and its vector is
/// given the length √(its people / all people with ties), so that the whole has the length 1 and small parts are not
/// lost; people without ties have 0. Where direction counts and nobody of a part can come back to themselves, it has no such
/// vector, and its people no score. O((people + ties) · rounds); rounds are few where one circle stands out, many (at
/// most 20,000) where the network is a long chain (Bonacich 1972).
pub fn eigenvector(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let ways = network.ways(counting.direction);
    // In this order each part stands together.
    let order = network.near().outwards();
    let into = Adjacency::renumbered(ways.out, &order, |strength| strength);
    let returns = returns(&into);
    let parts = network.part_places();
    let tied = parts.iter().map(Vec::len).filter(|people| *people > 1).sum::<usize>() as f64;
    let mut score = vec![0.0; order.len()];
    let mut next = vec![0.0; order.len()];
    let mut end = 0;
    for part in parts {
        let range = end..end + part.len();
        end = range.end;
        if part.len() == 1 {
            continue;
        }
        if !returns[range.clone()].contains(&true) {
            score[range].fill(f64::NAN);
            continue;
        }
        score[range.clone()].fill(1.0 / (part.len() as f64).sqrt());
        for _ in 0..ROUNDS {
            if progress.is_cancelled() {
                return None;
            }
            let mut squares: f64 = 0.0;
            for place in range.clone() {
                // One's own score is kept: a network of two sides would swing to and fro for ever.
                let new = score[place] + gather(&into, place, counting.weights, &score);
                next[place] = new;
                squares += new * new;
            }
            let scale = 1.0 / squares.sqrt();
            let mut change: f64 = 0.0;
            for (score, next) in score[range.clone()].iter_mut().zip(&next[range.clone()]) {
                let new = next * scale;
                change = change.max((new - *score).abs());
                *score = new;
            }
            if change < SETTLED {
                break;
            }
            progress.reached((change.ln() / SETTLED.ln()) as f32);
        }
        let length = (part.len() as f64 / tied).sqrt();
        score[range].iter_mut().for_each(|score| *score *= length);
    }
    let mut by_place = vec![0.0; order.len()];
    for (score, place) in score.into_iter().zip(order) {
        by_place[place as usize] = score;
    }
    Some(named(network, by_place))
}

/// Who is on a way that leads back to where it began, or leads to someone on such a way. O(people + ties).
fn returns(into: &Adjacency) -> Vec<bool> {
    let mut returns = vec![true; into.len()];
    let mut open = vec![0; into.len()];
    for place in 0..into.len() {
        into.of_one(place).iter().for_each(|from| open[*from as usize] += 1);
    }
    // Whoever leads to nobody who is left cannot come back.
    let mut ends: Vec<usize> = (0..into.len()).filter(|place| open[*place] == 0).collect();
    while let Some(place) = ends.pop() {
        returns[place] = false;
        for from in into.of_one(place).iter().map(|from| *from as usize) {
            open[from] -= 1;
            if open[from] == 0 {
                ends.push(from);
            }
        }
    }
    returns
}
