//! Which few reach the most?
//!
//! Weighted coverage in which every target counts by whoever reaches it best (facility location: Cornuéjols, Fisher and
//! Nemhauser 1977), with floors that say who must be among the picks.
//!
//! *Invariants:* it knows candidates and targets by number only. The same instance gives the same result to the last
//! bit, whatever the number of processors. Bounds are never below the true optimum.

mod bound;
mod branch;
mod completing;
mod counting;
mod descent;
mod dominance;
mod few;
mod floors;
mod greedy;
mod lists;
mod meeting;
mod meter;
mod solve;
mod swap;
mod tops;

pub use few::fewest;
pub use solve::{cover, value};

/// What is to be covered, and by whom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverage {
    /// How much each target counts; at least 0.
    pub demand: Vec<f64>,
    /// What each candidate reaches: targets in ascending order, each once, with how well, above 0 and at most 1. Among
    /// equally good picks the candidates that stand further to the front win.
    pub reach: Vec<Vec<(usize, f64)>>,
    /// What the picks should see to. Fewest unmet come before everything else; what all candidates together would not
    /// meet has no say.
    pub floors: Vec<Floor>,
    /// For how many floors of members a candidate may count, by candidate; no limit where it is empty.
    pub capacity: Vec<usize>,
    /// Candidates that are picked in any case.
    pub must: Vec<usize>,
    /// How many may be picked; those of `must` count, and are picked even where they are more.
    pub most: usize,
    /// A target counts by half the sum of the two that reach it best, not by the best.
    pub twice: bool,
}

/// Something that the picks should see to.
#[derive(Debug, Clone, PartialEq)]
pub enum Floor {
    /// At least so many of these candidates.
    Members {
        /// Candidates, ascending.
        members: Vec<usize>,
        /// How many of them.
        least: usize,
    },
    /// At least this share of some targets, each by whoever reaches it best.
    Share {
        /// Targets, ascending, with how much each counts here.
        parts: Vec<(usize, f64)>,
        /// The share, 0–1.
        least: f64,
    },
}

/// How hard to look: a number of steps, not a time, so that the result is the same on every machine. In a step ten
/// thousand entries of `reach` are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effort(pub u64);

impl Effort {
    /// Enough for an answer while somebody waits: some 0.1–0.3 s.
    pub const USUAL: Self = Self(20_000);
    /// Some ten seconds.
    pub const LONG: Self = Self(1_000_000);
}

/// The best picks that were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The picks: those of `must` first, in their order, then each that adds the most to those before it.
    pub picks: Vec<usize>,
    /// What they cover.
    pub value: f64,
    /// No allowed picks that meet as many floors cover more than this; at least `value`. Only ever too high, never too
    /// low.
    pub bound: f64,
    /// Nothing better exists: as many floors as can be are met, and nothing covers more than `value` by more than a
    /// billionth of it; `bound` is `value`.
    pub proven: bool,
    /// Whether each floor is met.
    pub met: Vec<bool>,
}

/// The fewest picks that something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fewest {
    /// How many were found to be enough.
    pub enough: usize,
    /// Fewer are not enough: below this number it was shown to be impossible; at most `enough`.
    pub least: usize,
}
