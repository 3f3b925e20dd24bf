//! Which picks depend on guesses of how strong ties are?
//!
//! Every strength is moved by one step down and up, and the best picks are looked for again, as many as before.
//!
//! *Invariants:* nothing is drawn: the two moves are the whole question.

use super::search::{as_many, search};
use super::{Ground, Rules, Selection};
use crate::analysis::Progress;
use crate::model::StakeholderId;
use std::collections::BTreeSet;

/// Which picks stay when strengths move by one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sensitivity {
    /// The picks that stay whichever way all strengths move.
    pub stay: BTreeSet<StakeholderId>,
    /// The picks when every strength is one step lower, 1 staying 1.
    pub weaker: Vec<StakeholderId>,
    /// The picks when every strength is one step higher, 5 staying 5.
    pub stronger: Vec<StakeholderId>,
    /// How many ties have the strength that stands where nobody said one.
    pub usual: usize,
    /// How many ties there are; conflicts are left out.
    pub ties: usize,
}

/// The strength that stands where nobody said one.
pub(super) const USUAL: u32 = 3;

/// Which picks stay when strengths move by one step. Two searches. Nothing where it was cancelled.
pub fn sensitivity(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    progress: &Progress,
) -> Option<Sensitivity> {
    let moved = |shift: i8| -> Option<Vec<StakeholderId>> {
        let rules = Rules { strength_shift: shift, ..rules.clone() };
        Some(search(ground, &rules, as_many(&rules, selection), progress)?.picks)
    };
    let weaker = moved(-1)?;
    progress.reached(0.5);
    let stronger = moved(1)?;
    let people = selection.picks.iter().map(|pick| pick.person);
    let stay = people.filter(|person| weaker.contains(person) && stronger.contains(person)).collect();
    let usual = ground.ties.iter().filter(|(.., strength)| *strength == USUAL).count();
    Some(Sensitivity { stay, weaker, stronger, usual, ties: ground.ties.len() })
}
