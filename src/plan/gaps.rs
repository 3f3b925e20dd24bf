//! How far is somebody from where they should stand?
//!
//! *Invariants:* levels are steps, not a score: unaware and resistant stand side by side before neutral, so nobody has
//! to become resistant on the way. To want less than there is, is allowed: a champion may rest.

use crate::model::{Document, Engagement, InitiativeId, StakeholderId};

/// The way from where someone stands to where they should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Where they stand.
    pub now: Engagement,
    /// Where they should.
    pub wanted: Engagement,
}

/// The gap between two levels; none where one of them is not known.
pub fn gap(now: Option<Engagement>, wanted: Option<Engagement>) -> Option<Gap> {
    Some(Gap { now: now?, wanted: wanted? })
}

/// Everybody for whom both levels are known, in the order of ids. O(log n + assessments of the initiative).
pub fn gaps(document: &Document, initiative: InitiativeId) -> Vec<(StakeholderId, Gap)> {
    let of_one = |(id, assessment): (_, &crate::model::Assessment)| {
        Some((id, gap(assessment.engagement_now, assessment.engagement_wanted)?))
    };
    document.assessments_of(initiative).filter_map(of_one).collect()
}

impl Gap {
    /// How many steps it takes, –3 to 3; less than 0 is a step back.
    pub const fn steps(self) -> i8 {
        self.now.steps(self.wanted)
    }

    /// True where something must happen.
    pub const fn is_open(self) -> bool {
        self.steps() > 0
    }

    /// The levels to go through, the wanted one last; none where nothing must happen.
    pub fn path(self) -> Vec<Engagement> {
        let above = |level: &&Engagement| self.now.steps(**level) > 0 && level.steps(self.wanted) >= 0;
        Engagement::ALL.iter().filter(above).copied().collect()
    }

    /// In words: *Needs two steps: neutral, supportive* · *As wanted* · *May step back to neutral*.
    pub fn sentence(self) -> String {
        if self.now == self.wanted {
            return "As wanted".to_owned();
        }
        let path: Vec<&str> = self.path().into_iter().map(Engagement::id).collect();
        let steps = match path.len() {
            0 => return format!("May step back to {}", self.wanted.id()),
            1 => "one step",
            2 => "two steps",
            _ => "three steps",
        };
        format!("Needs {steps}: {}", path.join(", "))
    }
}
