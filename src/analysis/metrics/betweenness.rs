//! Who stands between people that otherwise have no short way to each other?

use super::lanes::{LANES, Part, Searches};
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
    let sums = from_starts(network, counting, &order, &starts, Part::Whole, 1, progress)?;
    let times = pairs(counting);
    Some(named(network, sums.into_iter().map(|sum| sum * times)))
}

/// The same, estimated from the ways that begin at `sources` people drawn at random without repetition (Brandes and Pich
/// 2007; where ties lead both ways, by distance as in Geisberger, Sanders and Schultes 2008). Its error is told in two
/// ways. For each person as half the width of an interval that is meant to hold the exact value in 95 of 100 draws: 1.96
/// standard errors, and as few starts can make up most of a value, two times what the greatest of those drawn made up,
/// four times where direction counts.
/// For everybody at once as a bound that holds in 95 of 100 draws whatever the network (Hoeffding 1963), and is wide. With as
/// many sources as people it is exact. O(sources · ties).
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
    let part = if counting.direction == Direction::Both { Part::ByDistance } else { Part::Whole };
    let sums = from_starts(network, counting, &order, &starts, part, 3, progress)?;
    let (all, drawn) = (people as f64, sources as f64);
    let times = pairs(counting) * all;
    // What is left to chance where so many of all are drawn.
    let left = 1.0 - drawn / all;
    // By how much a start that was not drawn may stand out: more where those next to someone count in full.
    let few = if part == Part::ByDistance { 2.0 } else { 4.0 };
    let error = |place: usize| {
        let [sum, squares, fourths] = [sums[place], sums[people + place], sums[2 * people + place]];
        let spread = (squares - sum * sum / drawn).max(0.0) / (drawn - 1.0).max(1.0);
        // The fourth root is the greatest of them, or a little more.
        times * (1.96 * (left * spread / drawn).sqrt() + few * left * fourths.sqrt().sqrt() / drawn)
    };
    let widest = (all - 2.0).max(0.0) * if part == Part::ByDistance { 2.0 } else { 1.0 };
    let bound = if sources == people {
        0.0
    } else {
        times * widest * ((2.0 * all / 0.05).ln() / (2.0 * drawn)).sqrt()
    };
    Some(Sampled {
        scores: named(network, sums[..people].iter().map(|sum| times * sum / drawn)),
        error: named(network, (0..people).map(error)),
        bound,
        sources,
    })
}

/// How long one of the people · ties looks takes on one of two processors, as measured at 10,000 people.
pub(super) const fn seconds_a_look(weights: Weights) -> f64 {
    match weights {
        Weights::Equal => 1.3e-9,
        Weights::Strength => 5.5e-9,
    }
}

/// Where ties lead both ways each pair is met from either end.
const fn pairs(counting: Counting) -> f64 {
    match counting.direction {
        Direction::Both => 0.5,
        Direction::Along => 1.0,
    }
}

/// What the ways from these starts add to each: the sums, followed by those of the squares and of the fourth powers where so
/// many of them are wanted. `order` is the one in which people are called by `starts`.
fn from_starts(
    network: &Network,
    counting: Counting,
    order: &[u32],
    starts: &[u32],
    part: Part,
    wanted: usize,
    progress: &Progress,
) -> Option<Vec<f64>> {
    let ways = network.ways(counting.direction);
    let people = order.len();
    let operations = starts.len() * ways.out.total();
    let width = wanted * people;
    let add = |sums: &mut [f64], place: usize, sum: f64| {
        let mut power = sum;
        for sums in sums.chunks_exact_mut(people) {
            sums[place] += power;
            power *= power;
        }
    };
    let lengths = lengths(ways, order, counting.weights);
    let single = |desk: &mut Search, start: u32, sums: &mut [f64]| {
        desk.add(&lengths, start as usize, part, |place, sum| add(sums, place, sum));
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
            let told = desk.add(ways, batches[item], part, |place, lanes| {
                if wanted == 1 {
                    sums[place] += lanes.iter().sum::<f64>();
                } else {
                    lanes.iter().for_each(|sum| add(sums, place, *sum));
                }
            });
            if !told {
                let desk = spare.get_or_insert_with(|| Search::new(people));
                batches[item].iter().for_each(|start| single(desk, *start, sums));
            }
        })
    }?;
    let mut by_place = vec![0.0; width];
    for power in 0..wanted {
        for (place, one) in order.iter().enumerate() {
            by_place[power * people + *one as usize] = found[power * people + place];
        }
    }
    Some(by_place)
}
