//! Who stands between people that otherwise have no short way to each other?

use super::lanes::{LANES, Searches};
use super::search::Search;
use super::{Counting, Direction, Sampled, Weights, named};
use crate::analysis::adjacency::Adjacency;
use crate::analysis::network::Ways;
use crate::analysis::paths::lengths;
use crate::analysis::{Network, Progress, Scores, parallel};
use crate::model::IdMaker;

/// For each person the sum, over all pairs of others, of the share of the pair's shortest ways that pass through them;
/// each pair counts once, or where direction counts once there and once back. With `Weights::Strength` a tie of strength
/// s has the length 1/s. O(people · ties), on all processors (Brandes 2001).
pub fn betweenness(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let starts: Vec<u32> = (0..network.len() as u32).collect();
    let order = network.near().outwards();
    let sums = from_starts(network, counting, &order, &starts, false, progress)?;
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
    let order = network.near().outwards();
    let sums = from_starts(network, counting, &order, &starts, true, progress)?;
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

/// What the ways from these starts add to each; where wanted, followed by the sums of the squares. People are called by
/// their place in `order`.
fn from_starts(
    network: &Network,
    counting: Counting,
    order: &[u32],
    starts: &[u32],
    squares: bool,
    progress: &Progress,
) -> Option<Vec<f64>> {
    let ways = network.ways(counting.direction);
    let people = order.len();
    let operations = starts.len() * ways.out.total();
    let width = if squares { 2 * people } else { people };
    let add = |sums: &mut [f64], place: usize, sum: f64| {
        sums[place] += sum;
        if squares {
            sums[people + place] += sum * sum;
        }
    };
    let lengths = lengths(ways, order, counting.weights);
    let single = |desk: &mut Search, start: u32, sums: &mut [f64]| {
        desk.add(&lengths, start as usize, |place, sum| add(sums, place, sum));
    };
    let desk = || Search::new(people);
    let found = if counting.weights == Weights::Strength {
        parallel::sum(starts.len(), width, operations, progress, desk, |desk, item, sums| {
            single(desk, starts[item], sums);
        })
    } else {
        let into = Adjacency::renumbered(ways.out, order, |strength| strength);
        let ways = Ways { out: &lengths, into: &into };
        let batches: Vec<&[u32]> = starts.chunks(LANES).collect();
        let desk = || (Searches::new(people), None);
        parallel::sum(batches.len(), width, operations, progress, desk, |(desk, spare), item, sums| {
            let told = desk.add(ways, batches[item], |place, lanes| {
                if squares {
                    lanes.iter().for_each(|sum| add(sums, place, *sum));
                } else {
                    sums[place] += lanes.iter().sum::<f64>();
                }
            });
            if !told {
                let desk = spare.get_or_insert_with(|| Search::new(people));
                batches[item].iter().for_each(|start| single(desk, *start, sums));
            }
        })
    }?;
    let mut named = vec![0.0; width];
    for (place, one) in order.iter().enumerate() {
        named[*one as usize] = found[place];
        if squares {
            named[people + *one as usize] = found[people + place];
        }
    }
    Some(named)
}
