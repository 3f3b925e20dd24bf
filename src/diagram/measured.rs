//! How is a number of each person told by size or colour?
//!
//! *Invariants:* the area of a mark grows with the number; who has no number is as small as the smallest and has no
//! colour of the scale. Numbers are told from one another by steps of one hue, from pale to strong, with the bounds
//! of each step in the legend.

use crate::share::StakeholderId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A number for each person for whom it is known. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Measured(Arc<Numbers>);

#[derive(Debug, PartialEq)]
struct Numbers {
    name: String,
    people: BTreeMap<StakeholderId, f64>,
    least: f64,
    most: f64,
    pale: bool,
}

impl PartialEq for Measured {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Measured {
    /// These numbers under this name. `pale`: they are out of date. O(n · log n).
    pub fn new(
        name: impl Into<String>,
        numbers: impl IntoIterator<Item = (StakeholderId, f64)>,
        pale: bool,
    ) -> Self {
        let people: BTreeMap<StakeholderId, f64> =
            numbers.into_iter().filter(|(_, number)| number.is_finite()).collect();
        let least = people.values().copied().fold(f64::INFINITY, f64::min);
        let most = people.values().copied().fold(f64::NEG_INFINITY, f64::max);
        Self(Arc::new(Numbers { name: name.into(), people, least, most, pale }))
    }

    /// What is measured.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The lowest and the highest number; nothing where nobody has one.
    pub fn range(&self) -> Option<(f64, f64)> {
        (!self.0.people.is_empty()).then_some((self.0.least, self.0.most))
    }

    /// True where the numbers are out of date.
    pub fn is_pale(&self) -> bool {
        self.0.pale
    }

    /// The number of one person. O(log n).
    pub fn of(&self, id: StakeholderId) -> Option<f64> {
        self.0.people.get(&id).copied()
    }

    /// Where a number lies between nothing (or the lowest number, where that is below it) and the highest, 0–1.
    pub fn share(&self, number: f64) -> f32 {
        let from = self.0.least.min(0.0);
        let span = self.0.most - from;
        if span > 0.0 { ((number - from) / span).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }

    /// The share of one person's number; nothing where they have none.
    pub fn share_of(&self, id: StakeholderId) -> Option<f32> {
        self.of(id).map(|number| self.share(number))
    }
}
