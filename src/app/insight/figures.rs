//! How is a measure of somebody written: the number, how far up it is, and whether it stands out?

use super::Standing;
use crate::analysis::{Metric, Scores};
use crate::model::StakeholderId;

/// Fewer people than this have no upper tenth.
const FEWEST: usize = 5;

/// Who comes how far up by a measure.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::app) struct Ranks {
    /// Those who stand out first.
    order: Vec<f64>,
    lowest_first: bool,
    /// The highest score, at least 0.
    highest: f64,
}

impl Ranks {
    /// O(n · log n).
    pub(in crate::app) fn of(metric: &Metric, scores: &Scores) -> Self {
        let order: Vec<f64> = metric.ranked(scores).into_iter().map(|(_, score)| score).collect();
        let highest = order.iter().copied().fold(0.0, f64::max);
        Self { order, lowest_first: metric.lowest_first, highest }
    }

    /// How many people have a score.
    pub(in crate::app) fn people(&self) -> usize {
        self.order.len()
    }

    /// The place of a score: 1 for those who stand out most; equal scores share one. O(log n).
    pub(in crate::app) fn place(&self, score: f64) -> usize {
        1 + self.order.partition_point(|other| self.is_before(*other, score))
    }

    /// How many have this score or one that stands out more. O(log n).
    fn up_to(&self, score: f64) -> usize {
        self.order.partition_point(|other| !self.is_before(score, *other))
    }

    fn is_before(&self, one: f64, other: f64) -> bool {
        if self.lowest_first { one < other } else { one > other }
    }

    /// A score as a share of the highest, 0–1.
    pub(in crate::app) fn share(&self, score: f64) -> f32 {
        if self.highest > 0.0 { (score / self.highest).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }

    /// Whether a score is among the upper tenth, those who share it with others among them.
    pub(in crate::app) fn stands_out(&self, score: f64) -> bool {
        let counts = self.lowest_first || score > 0.0;
        counts && self.people() >= FEWEST && self.up_to(score) <= (self.people() / 10).max(1)
    }
}

impl Standing {
    /// The measure of one person.
    pub(in crate::app) fn of(&self, id: StakeholderId) -> Option<f64> {
        self.scores.as_ref()?.get(id)
    }

    /// *2nd of 45*.
    pub(in crate::app) fn rank(&self, id: StakeholderId) -> Option<String> {
        let (score, ranks) = (self.of(id)?, self.ranks.as_ref()?);
        Some(format!("{} of {}", ordinal(ranks.place(score)), ranks.people()))
    }

    /// Whether somebody is among the upper tenth.
    pub(in crate::app) fn stands_out(&self, id: StakeholderId) -> bool {
        self.of(id).zip(self.ranks.as_ref()).is_some_and(|(score, ranks)| ranks.stands_out(score))
    }

    /// What stands where there is no number: it is worked out, or the measure is not defined for them.
    pub(in crate::app) fn missing(&self) -> &'static str {
        match (&self.scores, self.working) {
            (None, Some(_)) => "…",
            (None, None) => "–",
            (Some(_), _) if self.metric.range.contains("without a unit") => "no unit",
            (Some(_), _) => "no ties",
        }
    }
}

/// A number with three figures that count, without zeros that say nothing; whole numbers are whole.
pub(in crate::app) fn figure(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 || value.fract() == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 1.0 {
        2
    } else {
        (2 - size.log10().floor() as i32).clamp(2, 9) as usize
    };
    let written = format!("{value:.decimals$}");
    if decimals == 0 {
        return written;
    }
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// *1st*, *2nd*, *3rd*, *11th*.
pub(in crate::app) fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// *1 person*, *4 people*.
pub(in crate::app) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// *1 tie*, *4 ties*.
pub(in crate::app) fn ties(count: usize) -> String {
    if count == 1 { "1 tie".to_owned() } else { format!("{count} ties") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_figures_that_count() {
        for (value, said) in [
            (0.0, "0"),
            (14.0, "14"),
            (1234.5, "1234"),
            (12.34, "12.3"),
            (1.5, "1.5"),
            (0.388_88, "0.389"),
            (0.000_123_4, "0.000123"),
            (0.5, "0.5"),
        ] {
            assert_eq!(figure(value), said);
        }
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 21, 112].into_iter().map(ordinal).collect();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th"]);
    }

    #[test]
    fn equal_scores_share_a_place_and_only_a_tenth_stands_out() {
        let scores: Scores =
            (0..20u64).map(|n| (StakeholderId::from_bits(n + 1), if n < 2 { 9.0 } else { 1.0 })).collect();
        let degree = Metric::find("degree").unwrap();
        let ranks = Ranks::of(degree, &scores);
        assert_eq!((ranks.place(9.0), ranks.place(1.0), ranks.people()), (1, 3, 20));
        assert!(ranks.stands_out(9.0) && !ranks.stands_out(1.0));
        let constraint = Ranks::of(Metric::find("constraint").unwrap(), &scores);
        assert_eq!((constraint.place(1.0), constraint.place(9.0)), (1, 19));
        assert!(!constraint.stands_out(1.0), "18 of 20 stand out nowhere");
    }
}
