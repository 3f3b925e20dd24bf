//! What is asked of the picks?

use crate::model::initiative::{ChangeKind, Counted};
use crate::model::{CommunityId, Initiative, StakeholderId};
use std::collections::BTreeSet;

/// How many are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// As many as give each affected community its voice, and at least three.
    Enough,
    /// At most so many.
    Picks(usize),
    /// As few as reach this share of the impact, 0–1; where not even all together do, as for `Enough`.
    Share(f64),
}

/// What is asked of the picks.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// How many.
    pub size: Size,
    /// How many local advocates each affected community should have (members or experts of it).
    pub local: usize,
    /// Who is among them in any case.
    pub must: BTreeSet<StakeholderId>,
    /// Who is not to be asked.
    pub never: BTreeSet<StakeholderId>,
    /// Only one's own ties count, not what one other passes on.
    pub direct_only: bool,
    /// Every tie counts as strength 5.
    pub ties_equal: bool,
    /// Everybody should hear it from two.
    pub twice: bool,
    /// What is counted.
    pub count: Counted,
    /// Which kind of change it is: weighs stances and settles equal picks.
    pub change: ChangeKind,
    /// A community in which nobody is available should be reached at least this far, 0–1.
    pub wanted: f64,
    /// Communities that stay without a voice of their own, knowingly: they are no floor.
    pub accepted: BTreeSet<CommunityId>,
    /// For how many communities one advocate may be the voice, over all initiatives, where they say nothing themselves.
    pub load_cap: usize,
    /// How many steps each strength is moved, for the question which picks depend on guesses: –1, 0 or 1.
    pub strength_shift: i8,
}

impl Rules {
    /// What of a community in which nobody is available should be reached at least.
    pub const WANTED: f64 = 0.3;

    /// As the initiative has them.
    pub fn of(initiative: &Initiative) -> Self {
        let picking = &initiative.picking;
        Self {
            size: picking.most.map_or(Size::Enough, |most| Size::Picks(most.get() as usize)),
            local: initiative.advocates_wanted.get() as usize,
            must: picking.must.clone(),
            never: picking.never.clone(),
            direct_only: picking.direct_only,
            ties_equal: picking.ties_equal,
            twice: picking.twice,
            count: picking.count,
            change: picking.change,
            wanted: Self::WANTED,
            accepted: picking.accepted.clone(),
            load_cap: initiative.load_cap.get() as usize,
            strength_shift: 0,
        }
    }
}
