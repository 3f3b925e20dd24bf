//! When was somebody last thanked, and which of their promises did they keep?
//!
//! *Invariants:* both look at the interactions of every initiative: thanks and reliability belong to the person, not to
//! one change. They are counts and days, never a mark or a star.

use crate::model::action::ActionKind;
use crate::model::interaction::Kept;
use crate::model::{Document, StakeholderId};
use jiff::civil::Date;

/// The last day on which somebody was thanked, in any initiative or none; nothing where nobody did. O(interactions).
pub fn last_thanked(document: &Document, person: StakeholderId) -> Option<Date> {
    let thanks = document.interactions.values().filter(|talk| talk.kind == ActionKind::Thanks);
    thanks.filter(|talk| talk.stakeholders.contains(&person)).map(|talk| talk.date).max()
}

/// How many promises somebody gave, by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// Kept.
    pub kept: u32,
    /// Broken.
    pub broken: u32,
    /// Not decided yet.
    pub open: u32,
}

impl Given {
    /// Counts one more.
    pub(super) fn count(&mut self, kept: Kept) {
        match kept {
            Kept::Yes => self.kept += 1,
            Kept::No => self.broken += 1,
            Kept::Open => self.open += 1,
        }
    }

    /// In words: *kept 7 of 8, 2 open*; nothing where there is no promise. What is open counts for neither side.
    pub fn words(self) -> Option<String> {
        let decided = self.kept + self.broken;
        let kept = (decided > 0).then(|| format!("kept {} of {decided}", self.kept));
        let open = (self.open > 0).then(|| format!("{} open", self.open));
        let words: Vec<String> = kept.into_iter().chain(open).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// The promises that somebody gave, in all initiatives, whoever they were given to. O(promises).
pub fn promises_given(document: &Document, person: StakeholderId) -> Given {
    let mut given = Given::default();
    let all = document.interactions.values().flat_map(|talk| &talk.promises);
    for promise in all.filter(|promise| promise.by == person) {
        given.count(promise.kept);
    }
    given
}
