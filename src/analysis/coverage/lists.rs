//! Who reaches what, laid out for looking at it millions of times.
//!
//! *Invariants:* each candidate's targets stand in ascending order, each once, with a gain above 0; what is not a
//! number, or points at nobody, was left out.

use super::Coverage;

/// What each candidate gains at each target, one candidate after the other.
pub(super) struct Lists {
    starts: Vec<usize>,
    places: Vec<u32>,
    gains: Vec<f64>,
    /// How many targets there are.
    pub(super) targets: usize,
    /// How many of those that reach a target best count for it: one or two.
    pub(super) wide: usize,
    /// How many may be picked, with those that must be.
    pub(super) seats: usize,
    /// Candidates that are picked in any case, each once.
    pub(super) must: Vec<usize>,
    /// What all candidates together cover at most.
    pub(super) ceiling: f64,
    /// Every set of picks covers a whole number of times this much, where such a number is known.
    pub(super) grain: Option<f64>,
}

impl Lists {
    /// O(reach).
    pub(super) fn of(instance: &Coverage) -> Self {
        let targets = instance.demand.len();
        let wide = if instance.twice { 2 } else { 1 };
        let (mut starts, mut places, mut gains) = (vec![0], Vec::new(), Vec::new());
        let entries = instance.reach.iter().map(Vec::len).sum();
        places.reserve(entries);
        gains.reserve(entries);
        for reach in &instance.reach {
            for (target, share) in reach {
                let gain = instance.demand.get(*target).map_or(0.0, |demand| demand * share / wide as f64);
                if gain.is_finite() && gain > 0.0 {
                    places.push(*target as u32);
                    gains.push(gain);
                }
            }
            starts.push(places.len());
        }
        let mut must = Vec::new();
        for candidate in &instance.must {
            if *candidate < instance.reach.len() && !must.contains(candidate) {
                must.push(*candidate);
            }
        }
        let seats = instance.most.max(must.len()).min(instance.reach.len());
        let mut most = vec![0.0_f64; targets];
        places
            .iter()
            .zip(&gains)
            .for_each(|(place, gain)| most[*place as usize] = most[*place as usize].max(*gain));
        let ceiling = most.iter().sum::<f64>() * wide as f64;
        let grain = grain(&gains, targets * wide);
        Self { starts, places, gains, targets, wide, seats, must, ceiling, grain }
    }

    /// How many candidates there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many entries all candidates have together.
    pub(super) fn entries(&self) -> usize {
        self.places.len()
    }

    /// How many targets this candidate reaches.
    pub(super) fn width(&self, candidate: usize) -> usize {
        self.starts[candidate + 1] - self.starts[candidate]
    }

    /// The targets of a candidate with what is gained there.
    pub(super) fn reach(&self, candidate: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[candidate]..self.starts[candidate + 1];
        self.places[range.clone()]
            .iter()
            .zip(&self.gains[range])
            .map(|(place, gain)| (*place as usize, *gain))
    }

    /// What a candidate gains where nobody else is picked.
    pub(super) fn alone(&self, candidate: usize) -> f64 {
        self.gains[self.starts[candidate]..self.starts[candidate + 1]].iter().sum()
    }

    /// So many may be picked from now on.
    pub(super) fn set_seats(&mut self, seats: usize) {
        self.seats = seats.max(self.must.len()).min(self.len());
    }
}

/// The largest amount of which all gains are whole multiples, unless it is so small that rounding would blur it.
fn grain(gains: &[f64], terms: usize) -> Option<f64> {
    let most = gains.iter().copied().fold(0.0, f64::max);
    let mut grain = most;
    for gain in gains {
        let (mut large, mut small) = (grain.max(*gain), grain.min(*gain));
        while small > most * 1e-7 {
            let rest = large % small;
            let rest = if small - rest < most * 1e-9 { 0.0 } else { rest };
            (large, small) = (small, rest);
        }
        grain = large;
        if grain < most * 1e-4 {
            return None;
        }
    }
    let even = |gain: &f64| ((gain / grain).round() - gain / grain).abs() < 1e-10;
    (grain > 0.0 && terms < 1_000_000 && gains.iter().all(even)).then_some(grain)
}

/// What picks cover, worked out again and again without asking for room each time.
pub(super) struct Sum {
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Sum {
    /// Room for these targets.
    pub(super) fn of(lists: &Lists) -> Self {
        Self { first: vec![0.0; lists.targets], second: vec![0.0; lists.targets] }
    }

    /// What these picks cover. O(their reach).
    pub(super) fn value(&mut self, lists: &Lists, picks: &[usize]) -> f64 {
        let mut total = 0.0;
        for (target, gain) in picks.iter().flat_map(|pick| lists.reach(*pick)) {
            let (first, second) = (self.first[target], self.second[target]);
            if gain > first {
                total += gain - if lists.wide == 1 { first } else { second };
                (self.first[target], self.second[target]) = (gain, first);
            } else if gain > second {
                total += if lists.wide == 1 { 0.0 } else { gain - second };
                self.second[target] = gain;
            }
        }
        for (target, _) in picks.iter().flat_map(|pick| lists.reach(*pick)) {
            (self.first[target], self.second[target]) = (0.0, 0.0);
        }
        total
    }
}
