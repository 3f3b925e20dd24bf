//! Who is tied to people who are well connected themselves?

use super::{Counting, named};
use crate::analysis::{Network, Progress, Scores};

/// The greatest change of a part's vector, of length 1, at which it counts as settled.
const SETTLED: f64 = 1e-11;
const ROUNDS: usize = 20_000;

/// The leading eigenvector of the network, of length 1; where direction counts, someone is well-connected to whom
/// well-connected people have ties. Each part of a network in several parts is worked out by itself, and its vector is
/// given the length √(its people / all people with ties), so that the whole has the length 1 and small parts are not
/// lost; people without ties have 0. O((people + ties) · rounds); rounds are few where one circle stands out, many (at
/// most 20,000) where the network is a long chain (Bonacich 1972).
pub fn eigenvector(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let into = network.ways(counting.direction).into;
    let parts: Vec<Vec<u32>> = network.part_places().into_iter().filter(|part| part.len() > 1).collect();
    let tied: usize = parts.iter().map(Vec::len).sum();
    let mut score = vec![0.0; into.len()];
    let mut next = vec![0.0; into.len()];
    for part in parts {
        let length = (part.len() as f64 / tied as f64).sqrt();
        let each = 1.0 / (part.len() as f64).sqrt();
        for one in &part {
            score[*one as usize] = each;
        }
        for _ in 0..ROUNDS {
            if progress.is_cancelled() {
                return None;
            }
            let mut squares: f64 = 0.0;
            for one in &part {
                let place = *one as usize;
                let ties = into.ties(place);
                let gathered: f64 =
                    ties.map(|(end, strength)| score[end] * counting.weights.of(strength)).sum();
                // One's own score is kept: a network of two sides would swing to and fro for ever.
                next[place] = gathered + score[place];
                squares += next[place] * next[place];
            }
            let scale = 1.0 / squares.sqrt();
            let mut change: f64 = 0.0;
            for one in &part {
                let place = *one as usize;
                let new = next[place] * scale;
                change = change.max((new - score[place]).abs());
                score[place] = new;
            }
            if change < SETTLED {
                break;
            }
        }
        for one in &part {
            score[*one as usize] *= length;
        }
    }
    Some(named(network, score))
}
