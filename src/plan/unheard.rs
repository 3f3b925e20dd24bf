//! Which knowledgeable voices are not listened to?
//!
//! *Invariants:* only rated people are judged: whose influence nobody rated is not called unheard.

use crate::model::stakeholder::Depth;
use crate::model::{CommunityId, Document, InitiativeId, Rating, StakeholderId};
use std::cmp::Reverse;

/// From which rating on the change hits hard, as everywhere ratings are called high.
pub const HIGH_IMPACT: u8 = 50;

/// An expert whom the change hits hard and who can do little about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unheard {
    /// Who.
    pub person: StakeholderId,
    /// The community that asks them: of several, the one that is hit hardest.
    pub expert_in: CommunityId,
    /// How strongly the change affects them: as rated for them, else as rated for that community.
    pub impact: Rating,
    /// How much they can do for or against it: below the initiative's line of influence.
    pub influence: Rating,
}

impl Unheard {
    /// *Ana Ruiz is an expert in Payroll, affected by 80 of 100, with an influence of 20*.
    pub fn sentence(&self, document: &Document) -> String {
        let name = document.stakeholders.get(&self.person).map_or("", |person| person.name.as_str());
        let community = document.communities.get(&self.expert_in).map_or("", |one| one.name.as_str());
        format!(
            "{name} is an expert in {community}, affected by {} of 100, with an influence of {}",
            self.impact, self.influence
        )
    }
}

/// The unheard experts of an initiative, the hardest hit first, then the least influential, then by id.
///
/// They are experts of a community that the initiative affects, are affected by 50 or more of 100, and have an influence
/// below the line from which the initiative counts it as high (50 unless it was moved). O(assessments · log).
pub fn unheard(document: &Document, initiative: InitiativeId) -> Vec<Unheard> {
    let Some(change) = document.initiatives.get(&initiative) else { return Vec::new() };
    let line = change.influence_line.get();
    let judge = |(person, said): (StakeholderId, &crate::model::Assessment)| {
        let record = document.stakeholders.get(&person)?;
        let influence = said.influence.filter(|influence| u32::from(influence.get()) < line)?;
        let expert = record.communities.iter().filter(|(_, depth)| **depth == Depth::Expert);
        let hit = expert.filter_map(|(id, _)| Some((*id, change.affected.get(id)?.impact)));
        let (expert_in, community) = hit.min_by_key(|(id, impact)| (Reverse(*impact), *id))?;
        let impact = said.impact.or(community).filter(|impact| impact.get() >= HIGH_IMPACT)?;
        Some(Unheard { person, expert_in, impact, influence })
    };
    let mut found: Vec<Unheard> = document.assessments_of(initiative).filter_map(judge).collect();
    found.sort_by_key(|one| (Reverse(one.impact), one.influence, one.person));
    found
}
