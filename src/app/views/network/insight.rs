//! Who stands alone, who joins communities, and whom do advocates reach?
//!
//! *Invariants:* isolated: no ties at all. A bridge is tied into three or more communities other than their own.
//! Reached: within two ties of an agreed or active advocate of the initiative, of all who are none; a word does not
//! travel along a conflict.

use crate::analysis::TieFilter;
use crate::model::stakeholder::Depth;
use crate::model::{CommunityId, Document, InitiativeId, Key, StakeholderId, TieKind};
use std::collections::BTreeSet;

/// Whom the chips at the upper right count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Insight {
    pub(super) isolated: Vec<Key>,
    pub(super) bridges: Vec<Key>,
    pub(super) reached: Vec<Key>,
    /// How many there are besides the advocates; nothing where there is no advocate.
    pub(super) others: Option<usize>,
}

impl Insight {
    /// Of the map, for an initiative, by the ties that count. O((people + ties) · log).
    pub(super) fn of(document: &Document, initiative: Option<InitiativeId>, counting: &TieFilter) -> Self {
        let ids: Vec<StakeholderId> = document.stakeholders.keys().copied().collect();
        let place = |id: StakeholderId| ids.binary_search(&id).ok();
        let mut near: Vec<Vec<(u32, bool)>> = vec![Vec::new(); ids.len()];
        for tie in document.ties.values().filter(|tie| counting.counts(tie)) {
            if let (Some(from), Some(to)) = (place(tie.from), place(tie.to)) {
                let speaks = tie.kind != TieKind::Conflict;
                near[from].push((to as u32, speaks));
                near[to].push((from as u32, speaks));
            }
        }
        let key = |place: usize| Key::Stakeholder(ids[place]);
        let homes: Vec<Option<CommunityId>> = document
            .stakeholders
            .values()
            .map(|record| {
                let of = |wanted: Depth| record.communities.iter().find(|(_, depth)| **depth == wanted);
                of(Depth::Member).or_else(|| of(Depth::Expert)).map(|(id, _)| *id)
            })
            .collect();
        let isolated = (0..ids.len()).filter(|place| near[*place].is_empty()).map(key).collect();
        let joins = |place: usize, record: &crate::model::Stakeholder| {
            let there: BTreeSet<CommunityId> = near[place]
                .iter()
                .filter_map(|(other, _)| homes[*other as usize])
                .filter(|home| !record.communities.contains_key(home))
                .collect();
            there.len() >= 3
        };
        let bridges = document
            .stakeholders
            .values()
            .enumerate()
            .filter(|(place, record)| joins(*place, record))
            .map(|(place, _)| key(place))
            .collect();
        let mut far = vec![u8::MAX; ids.len()];
        let mut edge: Vec<usize> = Vec::new();
        for (id, said) in initiative.into_iter().flat_map(|id| document.assessments_of(id)) {
            if let Some(place) = place(id).filter(|_| said.advocacy.state.is_advocate()) {
                far[place] = 0;
                edge.push(place);
            }
        }
        let advocates = edge.len();
        for steps in 1..=2 {
            let mut next = Vec::new();
            for (other, _) in edge.iter().flat_map(|place| &near[*place]).filter(|(_, speaks)| *speaks) {
                let other = *other as usize;
                if far[other] == u8::MAX {
                    far[other] = steps;
                    next.push(other);
                }
            }
            edge = next;
        }
        let reached = (0..ids.len()).filter(|place| matches!(far[*place], 1 | 2)).map(key).collect();
        let others = (advocates > 0).then_some(ids.len() - advocates);
        Self { isolated, bridges, reached, others }
    }

    /// How many in a hundred of the others are reached.
    pub(super) fn share(&self) -> Option<u32> {
        let others = self.others.filter(|others| *others > 0)?;
        Some((self.reached.len() as f32 / others as f32 * 100.0).round() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AdvocacyState, Assessment, Id, Initiative, Stakeholder, Tie};

    /// Ana is an advocate; Bo is next to her, Cy next to Bo, Di next to Cy; Ed quarrels with Ana; Flo has nobody.
    #[test]
    fn two_ties_reach_and_conflicts_do_not() {
        let mut document = Document::default();
        let id = Id::from_bits;
        let initiative = Id::from_bits(100);
        document.initiatives.insert(initiative, Initiative::named("Change"));
        for (bits, name) in (1..).zip(["Ana", "Bo", "Cy", "Di", "Ed", "Flo"]) {
            document.stakeholders.insert(id(bits), Stakeholder::named(name));
        }
        let mut said = Assessment::default();
        said.advocacy.state = AdvocacyState::Agreed;
        document.assessments.insert((initiative, id(1)), said);
        for (bits, (from, to, kind)) in (1..).zip([
            (1, 2, TieKind::WorksWith),
            (3, 2, TieKind::Influences),
            (3, 4, TieKind::WorksWith),
            (1, 5, TieKind::Conflict),
        ]) {
            document.ties.insert(Id::from_bits(bits), Tie::between(id(from), id(to), kind));
        }
        let insight = Insight::of(&document, Some(initiative), &TieFilter::default());
        assert_eq!(insight.reached, [2, 3].map(|bits| Key::Stakeholder(id(bits))));
        assert_eq!(insight.isolated, [Key::Stakeholder(id(6))]);
        assert_eq!((insight.others, insight.share()), (Some(5), Some(40)));
        assert_eq!(insight.bridges, []);
        assert_eq!(
            Insight::of(&document, None, &TieFilter::default()).share(),
            None,
            "without an initiative there are no advocates"
        );
    }

    #[test]
    fn a_bridge_reaches_three_communities_that_are_not_their_own() {
        let mut document = Document::default();
        for bits in 1..=4 {
            let community = crate::model::Community { name: format!("C{bits}"), ..Default::default() };
            document.communities.insert(Id::from_bits(bits), community);
            let mut person = Stakeholder::named(format!("P{bits}"));
            person.communities.insert(Id::from_bits(bits), Depth::Member);
            document.stakeholders.insert(Id::from_bits(bits), person);
        }
        for bits in 2..=4 {
            let tie = Tie::between(Id::from_bits(1), Id::from_bits(bits), TieKind::WorksWith);
            document.ties.insert(Id::from_bits(bits), tie);
        }
        assert_eq!(
            Insight::of(&document, None, &TieFilter::default()).bridges,
            [Key::Stakeholder(Id::from_bits(1))]
        );
    }
}
