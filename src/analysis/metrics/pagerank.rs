//! Where does attention gather that is passed on from tie to tie?

use super::{Counting, gather, named};
use crate::analysis::{Network, Progress, Scores};

const DAMPING: f64 = 0.85;
/// The greatest change of all scores together at which they count as settled.
const SETTLED: f64 = 1e-12;
const ROUNDS: usize = 1000;

/// The share of time that a walker spends with each person who follows ties at random (strong ones more often with
/// `Weights::Strength`; only where they lead with `Direction::Along`) and starts anew somewhere with probability 0.15, or
/// always from people whom no tie leaves. All scores together make 1. O((people + ties) · rounds), some 30–200 rounds
/// (Brin and Page 1998).
pub fn pagerank(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let ways = network.ways(counting.direction);
    let people = ways.out.len();
    let alike = vec![1.0; people];
    // What each passes on to one tie, as a share of their score.
    let portion: Vec<f64> = (0..people)
        .map(|place| gather(ways.out, place, counting.weights, &alike))
        .map(|total| if total > 0.0 { 1.0 / total } else { 0.0 })
        .collect();
    let each = 1.0 / people.max(1) as f64;
    let mut score = vec![each; people];
    let mut passed = vec![0.0; people];
    for _ in 0..ROUNDS {
        if progress.is_cancelled() {
            return None;
        }
        let mut loose = 0.0;
        for ((passed, score), portion) in passed.iter_mut().zip(&score).zip(&portion) {
            *passed = score * portion;
            loose += if *portion > 0.0 { 0.0 } else { *score };
        }
        let start = (1.0 - DAMPING + DAMPING * loose) * each;
        let mut change = 0.0;
        for (place, score) in score.iter_mut().enumerate() {
            let new = start + DAMPING * gather(ways.into, place, counting.weights, &passed);
            change += (new - *score).abs();
            *score = new;
        }
        if change < SETTLED {
            break;
        }
        progress.reached((change.ln() / SETTLED.ln()) as f32);
    }
    Some(named(network, score))
}
