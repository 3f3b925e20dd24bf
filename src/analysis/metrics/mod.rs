//! Which measures of the network are there?
//!
//! *Invariants:* each entry of `METRICS` is pure, never fails and gives each person for whom it is defined one finite
//! number. Parallel ties count once, as strong as the strongest; direction is dropped.

mod betweenness;
mod closeness;
mod constraint;
mod degree;
mod effective_size;
mod eigenvector;
mod pagerank;
mod reach;

use super::{Network, Progress, Scores};
use crate::model::StakeholderId;
pub use betweenness::betweenness;
pub use closeness::closeness;
pub use constraint::constraint;
pub use degree::{degree, strength};
pub use effective_size::effective_size;
pub use eigenvector::eigenvector;
pub use pagerank::pagerank;
pub use reach::reach_2;

/// How much a tie counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weights {
    /// All ties alike.
    #[default]
    Equal,
    /// By their strength, 1–5; where distance matters, a tie of strength s has the length 1/s.
    Strength,
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

/// Every measure.
pub const METRICS: &[Metric] = &[
    Metric {
        id: "degree",
        name: "Number of ties",
        help: "How many people they are directly tied to",
        range: "0 to everybody else",
        source: "Freeman 1979",
        weighs: false,
        directs: false,
        lowest_first: false,
        compute: |network, _, _| Some(degree(network)),
    },
    Metric {
        id: "strength",
        name: "Strength of ties",
        help: "The strengths of all their ties added up",
        range: "0 to five times everybody else",
        source: "Barrat and others 2004",
        weighs: false,
        directs: false,
        lowest_first: false,
        compute: |network, _, _| Some(strength(network)),
    },
    Metric {
        id: "closeness",
        name: "Closeness",
        help: "Word from them reaches the others in few steps",
        range: "0 to 1 where all ties count alike",
        source: "Freeman 1979, in the form of Wasserman and Faust 1994 for networks in several parts",
        weighs: true,
        directs: false,
        lowest_first: false,
        compute: |network, counting, _| Some(closeness(network, counting.weights)),
    },
    Metric {
        id: "betweenness",
        name: "Go-between",
        help: "Stands between people who otherwise have no short way to each other",
        range: "0 to the number of pairs of others",
        source: "Freeman 1977; computed as in Brandes 2001",
        weighs: true,
        directs: false,
        lowest_first: false,
        compute: |network, counting, _| Some(betweenness(network, counting.weights)),
    },
    Metric {
        id: "eigenvector",
        name: "Well-connected company",
        help: "Is tied to people who are well connected themselves",
        range: "0 to 1",
        source: "Bonacich 1972",
        weighs: true,
        directs: false,
        lowest_first: false,
        compute: |network, counting, _| Some(eigenvector(network, counting.weights)),
    },
    Metric {
        id: "pagerank",
        name: "Attention",
        help: "Where a word would be found most often that is passed on from tie to tie at random",
        range: "0 to 1; all together make 1",
        source: "Brin and Page 1998, damping 0.85",
        weighs: true,
        directs: false,
        lowest_first: false,
        compute: |network, counting, _| Some(pagerank(network, counting.weights)),
    },
    Metric {
        id: "constraint",
        name: "Held in one circle",
        help: "Low for those who bring separate circles together, high for those whose contacts all know each other",
        range: "Above 0, seldom more than 1; undefined for people without ties",
        source: "Burt 1992",
        weighs: true,
        directs: false,
        lowest_first: true,
        compute: |network, counting, _| Some(constraint(network, counting.weights)),
    },
    Metric {
        id: "effective-size",
        name: "Separate contacts",
        help: "How many of their contacts don't already hear from each other",
        range: "1 to their number of ties; undefined for people without ties",
        source: "Burt 1992, Borgatti 1997",
        weighs: true,
        directs: false,
        lowest_first: false,
        compute: |network, counting, _| Some(effective_size(network, counting.weights)),
    },
    Metric {
        id: "reach-2",
        name: "Reach in two steps",
        help: "The share of all others whom they know or who know somebody they know",
        range: "0 to 1",
        source: "Borgatti 2006",
        weighs: false,
        directs: false,
        lowest_first: false,
        compute: |network, _, _| Some(reach_2(network)),
    },
];

/// Names the scores that were worked out by place.
fn named(network: &Network, scores: impl IntoIterator<Item = f64>) -> Scores {
    network.people().zip(scores).collect()
}
