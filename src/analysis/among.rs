//! Who is tied to whom among some of the people, or between whole groups of them?
//!
//! *Invariants:* those of a network: in the order of ids, a pair at most once.

use super::Network;
use super::network::TieFilter;
use crate::model::{Document, IdMaker, Stakeholder, StakeholderId, Strength, Tie, TieKind};

impl Network {
    /// These people with these ties, each with a strength of 1–5; ties of strangers are left out.
    /// O((people + ties) · log).
    pub fn of(
        people: impl IntoIterator<Item = StakeholderId>,
        ties: impl IntoIterator<Item = (StakeholderId, StakeholderId, u32)>,
    ) -> Self {
        let stakeholders = people.into_iter().map(|id| (id, Stakeholder::default())).collect();
        let mut ids = IdMaker::seeded(0);
        let tie = |(from, to, strength)| {
            let strength = Strength::nearest(strength);
            (ids.next(), Tie { strength, ..Tie::between(from, to, TieKind::WorksWith) })
        };
        let ties = ties.into_iter().map(tie).collect();
        Self::build(&Document { stakeholders, ties, ..Document::default() }, &TieFilter::default())
    }
}
