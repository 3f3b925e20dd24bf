//! Who stands where, and where should they stand? The engagement assessment matrix, as a table.
//!
//! *Invariants:* only where each person's own stance may be seen.

use super::block::{Block, Cell, Column, Table, Tone};
use super::planned::Plan;
use crate::share::Engagement;

/// A row a person, a column a stance: C for current, D for desired. Those who are to move come first.
pub(super) fn matrix(plan: &Plan<'_>) -> Option<Block> {
    if !plan.sees_stances() {
        return None;
    }
    let mut found: Vec<_> = plan
        .by_influence()
        .into_iter()
        .filter(|(_, one)| one.engagement_now.is_some() || one.engagement_wanted.is_some())
        .collect();
    found.sort_by_key(|(_, one)| one.engagement_now == one.engagement_wanted);
    let rows = found.into_iter().map(|(person, one)| {
        let cell = |stance: &Engagement| {
            let (now, wanted) = (one.engagement_now == Some(*stance), one.engagement_wanted == Some(*stance));
            match (now, wanted) {
                (true, true) => Cell::toned("C D", Tone::Good),
                (true, false) => Cell::plain("C"),
                (false, true) => Cell::toned("D", Tone::Strong),
                (false, false) => Cell::default(),
            }
        };
        let name = Cell::toned(plan.from.person(person), Tone::Strong);
        std::iter::once(name).chain(Engagement::ALL.iter().map(cell)).collect()
    });
    let head = std::iter::once(Column::words("Name", 30));
    let head = head.chain(Engagement::ALL.iter().map(|stance| Column::words(stance.name(), 14)));
    Table::of(head.collect(), rows.collect())
}
