//! On which field of the grid does somebody stand?
//!
//! Influence points up and interest to the right, so that key players stand top right (Mendelow 1981, in the form of
//! Johnson and Scholes).
//!
//! *Invariants:* a rating on the line is high; who lacks one of the two ratings has no place on the grid.

use crate::model::{Document, Initiative, InitiativeId, Quadrant, Rating, StakeholderId};
use std::collections::BTreeMap;

/// Up to this far from a line, on either side, a place counts as near it.
pub const NEAR: u8 = 5;

/// The field in which these ratings fall by the lines of the initiative; none where a rating is missing.
pub fn quadrant(
    influence: Option<Rating>,
    interest: Option<Rating>,
    initiative: &Initiative,
) -> Option<Quadrant> {
    let influential = u32::from(influence?.get()) >= initiative.influence_line.get();
    let interested = u32::from(interest?.get()) >= initiative.interest_line.get();
    Some(match (influential, interested) {
        (true, true) => Quadrant::KeyPlayers,
        (true, false) => Quadrant::KeepSatisfied,
        (false, true) => Quadrant::KeepInformed,
        (false, false) => Quadrant::Monitor,
    })
}

/// True where one of the ratings is at most `NEAR` from its line, so that a small correction would change the field.
pub fn near_line(influence: Option<Rating>, interest: Option<Rating>, initiative: &Initiative) -> bool {
    let near = |rating: Rating, line: u32| u32::from(rating.get()).abs_diff(line) <= u32::from(NEAR);
    let (Some(influence), Some(interest)) = (influence, interest) else { return false };
    near(influence, initiative.influence_line.get()) || near(interest, initiative.interest_line.get())
}

/// Who stands on which field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quadrants {
    /// Those on each field, in the order of their ids; a field without anyone is there and empty.
    pub members: BTreeMap<Quadrant, Vec<StakeholderId>>,
    /// Those assessed without both ratings: they wait in the tray beside the grid.
    pub unrated: Vec<StakeholderId>,
}

impl Quadrants {
    /// How many stand on this field.
    pub fn count(&self, quadrant: Quadrant) -> usize {
        self.members.get(&quadrant).map_or(0, Vec::len)
    }
}

/// Everybody whom the initiative concerns, by field; all empty for an initiative that is not on the map. O(log n +
/// assessments of the initiative).
pub fn quadrants(document: &Document, initiative: InitiativeId) -> Quadrants {
    let members = Quadrant::ALL.iter().map(|quadrant| (*quadrant, Vec::new())).collect();
    let mut quadrants = Quadrants { members, unrated: Vec::new() };
    let Some(change) = document.initiatives.get(&initiative) else { return quadrants };
    for (stakeholder, assessment) in document.assessments_of(initiative) {
        match quadrant(assessment.influence, assessment.interest, change) {
            Some(quadrant) => quadrants.members.entry(quadrant).or_default().push(stakeholder),
            None => quadrants.unrated.push(stakeholder),
        }
    }
    quadrants
}
