//! What is known while the exact numbers are still being worked out?

use super::{Counting, betweenness_sampled};
use crate::analysis::{Network, Progress, Scores};

/// Scores from a sample, with their error.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sampled {
    /// The estimates.
    pub scores: Scores,
    /// For each person half the width of an interval that is meant to hold the exact score in 95 of 100 draws. No promise:
    /// with few sources it holds it for some 9 of 10 people.
    pub error: Scores,
    /// In 95 of 100 draws nobody's estimate is further off than this, whatever the network; wide.
    pub bound: f64,
    /// How many people were drawn as starts.
    pub sources: usize,
}

/// How a measure that takes long can be shown meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Preview {
    /// Roughly how many seconds the exact numbers take on two processors.
    pub seconds: fn(&Network, Counting) -> f64,
    /// Works out a sample of so many sources with a seed; nothing where it was cancelled.
    pub compute: fn(&Network, Counting, usize, u64, &Progress) -> Option<Sampled>,
}

impl Preview {
    /// Longer than this, in seconds, nobody should wait for a number.
    const PATIENCE: f64 = 1.0;
    /// How long the sample may take, in seconds.
    const SOON: f64 = 0.3;

    /// How many sources to sample where the exact numbers take over a second; nothing where they come soon enough.
    pub fn sources(&self, network: &Network, counting: Counting) -> Option<usize> {
        let seconds = (self.seconds)(network, counting);
        let soon = network.len() as f64 * Self::SOON / seconds;
        (seconds > Self::PATIENCE).then(|| (soon as usize).max(64))
    }
}

/// The preview of `betweenness`.
pub(super) const BETWEENNESS: Preview = Preview {
    seconds: |network, counting| {
        let looks = network.len() as f64 * network.ways(counting.direction).out.total() as f64;
        looks * super::betweenness::seconds_a_look(counting.weights)
    },
    compute: betweenness_sampled,
};
