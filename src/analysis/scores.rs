//! Who comes first by a measure?
//!
//! *Invariants:* equal scores stand in the order of ids; NaN is not stored. Who has no score (as no measure is
//! defined for them) is absent, not 0.

use crate::model::StakeholderId;
use std::collections::BTreeMap;

/// A number for each person for whom the measure is defined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores(BTreeMap<StakeholderId, f64>);

impl Scores {
    /// The score of one person. O(log n).
    pub fn get(&self, id: StakeholderId) -> Option<f64> {
        self.0.get(&id).copied()
    }

    /// All scores in the order of ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (StakeholderId, f64)> {
        self.0.iter().map(|(id, score)| (*id, *score))
    }

    /// How many people have a score.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where nobody has a score.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Highest first; equal ones by id. O(n · log n).
    pub fn ranked(&self) -> Vec<(StakeholderId, f64)> {
        let mut ranked: Vec<_> = self.iter().collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        ranked
    }

    /// Lowest first; equal ones by id. O(n · log n).
    pub fn ranked_from_lowest(&self) -> Vec<(StakeholderId, f64)> {
        let mut ranked: Vec<_> = self.iter().collect();
        ranked.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
        ranked
    }

    /// The first `n` of `ranked`.
    pub fn top(&self, n: usize) -> Vec<(StakeholderId, f64)> {
        let mut ranked = self.ranked();
        ranked.truncate(n);
        ranked
    }

    /// As shares of the highest score, 0–1, for sizes and colours on the map; all 0 where none is above 0.
    #[must_use]
    pub fn normalized(&self) -> Self {
        let highest = self.0.values().copied().fold(0.0, f64::max);
        let share = |score: f64| if highest > 0.0 { (score / highest).max(0.0) } else { 0.0 };
        self.iter().map(|(id, score)| (id, share(score))).collect()
    }
}

impl FromIterator<(StakeholderId, f64)> for Scores {
    /// Leaves out what is NaN; -0 becomes 0, so that the two do not differ in rank.
    fn from_iter<I: IntoIterator<Item = (StakeholderId, f64)>>(scores: I) -> Self {
        Self(
            scores
                .into_iter()
                .filter(|(_, score)| !score.is_nan())
                .map(|(id, score)| (id, score + 0.0))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(values: &[f64]) -> Scores {
        values.iter().enumerate().map(|(n, value)| (StakeholderId::from_bits(n as u64 + 1), *value)).collect()
    }

    fn order(ranked: &[(StakeholderId, f64)]) -> Vec<u64> {
        ranked.iter().map(|(id, _)| id.bits()).collect()
    }

    #[test]
    fn the_highest_comes_first_and_equal_ones_by_id() {
        let scores = scores(&[2.0, 5.0, 2.0, -0.0, 0.0, f64::NAN]);
        assert_eq!(order(&scores.ranked()), [2, 1, 3, 4, 5]);
        assert_eq!(order(&scores.ranked_from_lowest()), [4, 5, 1, 3, 2]);
        assert_eq!(order(&scores.top(2)), [2, 1]);
        assert_eq!(scores.top(99).len(), 5);
    }

    #[test]
    fn shares_are_of_the_highest() {
        let shares: Vec<f64> = scores(&[1.0, 4.0, 0.0]).normalized().iter().map(|(_, share)| share).collect();
        assert_eq!(shares, [0.25, 1.0, 0.0]);
        assert!(scores(&[0.0, 0.0]).normalized().iter().all(|(_, share)| share == 0.0));
    }
}
