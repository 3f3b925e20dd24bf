//! How is a number of each person told by size or colour?
//!
//! *Invariants:* the area of a mark grows with the number; who has no number is as small as the smallest and has no
//! colour of the scale. Numbers are told from one another by steps of one hue, from pale to strong, with the bounds
//! of each step in the legend.

use crate::share::StakeholderId;
use std::sync::Arc;

/// How many colours a scale has.
pub const STEPS: u8 = 5;

/// A number for each person for whom it is known. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Measured(Arc<Numbers>);

#[derive(Debug, PartialEq)]
struct Numbers {
    name: String,
    /// In the order of ids.
    people: Vec<(StakeholderId, f64)>,
    least: f64,
    most: f64,
    state: State,
}

/// How much the numbers can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// They are exact.
    #[default]
    Exact,
    /// They are an estimate.
    Rough,
    /// They are those of an earlier network.
    Stale,
    /// There are none yet: they are being worked out.
    Awaited,
    /// There are none: working them out was stopped.
    Stopped,
}

impl PartialEq for Measured {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Measured {
    /// These numbers under this name. O(n · log n).
    pub fn new(
        name: impl Into<String>,
        numbers: impl IntoIterator<Item = (StakeholderId, f64)>,
        state: State,
    ) -> Self {
        let mut people: Vec<(StakeholderId, f64)> =
            numbers.into_iter().filter(|(_, number)| number.is_finite()).collect();
        people.sort_by_key(|(id, _)| *id);
        let least = people.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
        let most = people.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max);
        Self(Arc::new(Numbers { name: name.into(), people, least, most, state }))
    }

    /// What is measured.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// How much the numbers can be relied on.
    pub fn state(&self) -> State {
        self.0.state
    }

    /// The lowest and the highest number; nothing where nobody has one.
    pub fn range(&self) -> Option<(f64, f64)> {
        (!self.0.people.is_empty()).then_some((self.0.least, self.0.most))
    }

    /// How many people have a number.
    pub fn len(&self) -> usize {
        self.0.people.len()
    }

    /// True where nobody has a number.
    pub fn is_empty(&self) -> bool {
        self.0.people.is_empty()
    }

    /// The number of one person. O(log n).
    pub fn of(&self, id: StakeholderId) -> Option<f64> {
        let place = self.0.people.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.people.get(place).map(|(_, number)| *number)
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

    /// The colour of a number, 0 to 4. Steps grow towards the high end, since few people have high numbers.
    pub fn step(&self, number: f64) -> u8 {
        let root = self.share(number).sqrt();
        ((root * f32::from(STEPS)) as u8).min(STEPS - 1)
    }

    /// Where the steps begin and end: six numbers, from the lowest possible to the highest.
    pub fn bounds(&self) -> [f64; STEPS as usize + 1] {
        let from = self.0.least.min(0.0);
        std::array::from_fn(|step| {
            let root = step as f64 / f64::from(STEPS);
            (self.0.most - from).mul_add(root * root, from)
        })
    }

    /// A number as people read it: three digits that count.
    pub fn written(number: f64) -> String {
        match number.abs() {
            0.0 => "0".to_owned(),
            _ if number.fract() == 0.0 && number.abs() < 1e6 => format!("{number:.0}"),
            size if size >= 100.0 => format!("{number:.0}"),
            size if size >= 10.0 => trimmed(format!("{number:.1}")),
            size if size >= 0.1 => trimmed(format!("{number:.2}")),
            size if size >= 0.001 => trimmed(format!("{number:.4}")),
            _ => format!("{number:.1e}"),
        }
    }

    /// What is said of one person: *Go-between 12.5, 3rd of 42*; nothing where they have no number. O(n).
    pub fn said(&self, id: StakeholderId) -> Option<String> {
        let number = self.of(id)?;
        let place = 1 + self.0.people.iter().filter(|(_, other)| *other > number).count();
        let about = if self.0.state == State::Exact { "" } else { "about " };
        Some(format!("{} {about}{}, {} of {}", self.0.name, Self::written(number), nth(place), self.len()))
    }
}

fn trimmed(number: String) -> String {
    let short = number.trim_end_matches('0').trim_end_matches('.');
    short.to_owned()
}

/// *1st*, *2nd*, *13th*.
fn nth(place: usize) -> String {
    let end = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cover_the_range_and_the_highest_is_in_the_last() {
        let id = StakeholderId::from_bits;
        let measured = Measured::new("Ties", (0..=100).map(|n| (id(n + 1), n as f64)), State::Exact);
        assert_eq!(measured.bounds().map(Measured::written), ["0", "4", "16", "36", "64", "100"]);
        for (number, step) in [(0.0, 0), (3.9, 0), (4.1, 1), (16.1, 2), (63.0, 3), (65.0, 4), (100.0, 4)] {
            assert_eq!(measured.step(number), step, "{number}");
        }
        assert_eq!(measured.said(id(100)).as_deref(), Some("Ties 99, 2nd of 101"));
        assert_eq!((measured.said(id(400)), measured.share_of(id(51))), (None, Some(0.5)));
    }

    #[test]
    fn numbers_are_written_short() {
        let written = [0.0, 12.0, 31645.57, 12.54, 0.333_33, 0.012_345, 0.000_01, 2.5].map(Measured::written);
        assert_eq!(written, ["0", "12", "31646", "12.5", "0.33", "0.0123", "1.0e-5", "2.5"]);
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 112].map(nth).join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"
        );
    }

    #[test]
    fn nobody_measured_and_all_alike_are_no_scale() {
        let nobody = Measured::new("Ties", [], State::Exact);
        assert_eq!((nobody.range(), nobody.len()), (None, 0));
        let alike = Measured::new("Ties", [(StakeholderId::from_bits(1), 0.0)], State::Exact);
        assert_eq!((alike.share(0.0), alike.step(0.0)), (0.0, 0));
    }
}
