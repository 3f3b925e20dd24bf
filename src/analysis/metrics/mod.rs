//! Which measures of the network are there?
//!
//! *Invariants:* each entry of `METRICS` is pure, never fails and gives each person for whom it is defined one finite
//! number. Parallel ties count once, as strong as the strongest.

mod betweenness;
mod brokerage;
mod closeness;
mod constraint;
mod contacts;
mod degree;
mod effective_size;
mod eigenvector;
mod lanes;
mod pagerank;
mod reach;
mod sampled;
mod search;
mod table;

use super::adjacency::Adjacency;
use super::{Network, Progress, Scores};
use crate::model::StakeholderId;
pub use betweenness::{betweenness, betweenness_sampled};
pub use brokerage::{Role, brokerage};
pub use closeness::closeness;
pub use constraint::constraint;
pub use degree::{degree, in_degree, in_strength, out_degree, out_strength, strength};
pub use effective_size::effective_size;
pub use eigenvector::eigenvector;
pub use pagerank::pagerank;
pub use reach::reach_2;
pub use sampled::{Preview, Sampled};
pub use table::METRICS;

/// How much a tie counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weights {
    /// All ties alike.
    #[default]
    Equal,
    /// By their strength, 1–5; where distance matters, a tie of strength s has the length 1/s.
    Strength,
}

impl Weights {
    /// The weight of a tie of this strength.
    const fn of(self, strength: u32) -> f64 {
        match self {
            Self::Equal => 1.0,
            Self::Strength => strength as f64,
        }
    }
}

/// Whether ties lead both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Every tie leads both ways.
    #[default]
    Both,
    /// A tie that points leads only where it points.
    Along,
}

/// What a measure makes of the ties. The default takes them all alike and both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counting {
    /// How much a tie counts.
    pub weights: Weights,
    /// Where it leads.
    pub direction: Direction,
}

/// A measure of the network.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Stable, for scripts.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// What it says about someone, in plain words.
    pub help: &'static str,
    /// Between which numbers it lies.
    pub range: &'static str,
    /// Who defined it.
    pub source: &'static str,
    /// False where the strength of ties makes no difference.
    pub weighs: bool,
    /// False where the direction of ties makes no difference.
    pub directs: bool,
    /// True where a low score is what makes someone stand out.
    pub lowest_first: bool,
    /// Works it out; nothing where it was cancelled.
    pub compute: fn(&Network, Counting, &Progress) -> Option<Scores>,
    /// How it can be shown sooner from a sample, where it may take long.
    pub preview: Option<Preview>,
}

impl Metric {
    /// The measure with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        METRICS.iter().find(|metric| metric.id == id)
    }

    /// Works it out to the end.
    pub fn scores(&self, network: &Network, counting: Counting) -> Scores {
        (self.compute)(network, counting, &Progress::default()).unwrap_or_default()
    }

    /// Those who stand out first; equal ones by id.
    pub fn ranked(&self, scores: &Scores) -> Vec<(StakeholderId, f64)> {
        if self.lowest_first { scores.ranked_from_lowest() } else { scores.ranked() }
    }
}

/// What the neighbours of someone hold, by the weight of the tie.
fn gather(near: &Adjacency, place: usize, weights: Weights, held: &[f64]) -> f64 {
    match weights {
        Weights::Equal => near.of_one(place).iter().map(|end| held[*end as usize]).sum(),
        Weights::Strength => near.ties(place).map(|(end, strength)| held[end] * f64::from(strength)).sum(),
    }
}

/// Names the scores that were worked out by place.
fn named(network: &Network, scores: impl IntoIterator<Item = f64>) -> Scores {
    network.people().zip(scores).collect()
}
