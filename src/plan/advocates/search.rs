//! Who would it be under other rules?
//!
//! *Invariants:* the same picks as those of [`super::select`] with usual effort, without all that is said of them.

use super::field::Field;
use super::heard::by_gain;
use super::{Ground, Rules, Selection, Size};
use crate::analysis::Progress;
use crate::analysis::coverage::{self, Effort};
use crate::model::StakeholderId;

/// The picks that were found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// In the order in which they add most.
    pub(super) picks: Vec<StakeholderId>,
    /// What they reach, as a share of all demand, 0–1.
    pub(super) share: f64,
    /// Nothing better exists.
    pub(super) proven: bool,
}

/// At most so many picks for these rules, whatever number they say. Nothing where it was cancelled.
pub(super) fn search(ground: &Ground, rules: &Rules, most: usize, progress: &Progress) -> Option<Found> {
    let mut field = Field::of(ground, rules, &[], progress)?;
    field.instance.most = most.min(field.available()).max(field.instance.must.len());
    let found = coverage::cover(&field.instance, Effort::USUAL, progress, &|_| ())?;
    let picks = by_gain(&field, &found.picks);
    Some(Found {
        picks: picks.into_iter().map(|number| field.candidate(number).0).collect(),
        share: of_all(&field, found.value),
        proven: found.proven,
    })
}

/// An amount as a share of all demand, 0–1.
pub(super) fn of_all(field: &Field<'_>, amount: f64) -> f64 {
    let all: f64 = field.instance.demand.iter().sum();
    if all > 0.0 { amount / all } else { 0.0 }
}

/// How many picks a question about other rules is asked for: as many as are allowed, else as many as there are.
pub(super) fn as_many(rules: &Rules, selection: &Selection) -> usize {
    match rules.size {
        Size::Picks(number) => number,
        Size::Enough | Size::Share(_) => selection.picks.len(),
    }
}
