//! To which affected communities does something go that is for these people, communities or fields of the grid?

use crate::model::message::{Quadrant, Recipients};
use crate::model::{CommunityId, Document, Initiative, InitiativeId, Interaction, StakeholderId};
use crate::plan::quadrant::quadrant;
use std::collections::{BTreeMap, BTreeSet};

/// Who is local where, and who stands on which field.
pub(super) struct Ground {
    affected: BTreeSet<CommunityId>,
    local: BTreeMap<StakeholderId, Vec<CommunityId>>,
    standing: BTreeMap<Quadrant, BTreeSet<CommunityId>>,
}

impl Ground {
    /// O(people · their communities + assessments).
    pub(super) fn of(
        document: &Document,
        initiative: InitiativeId,
        change: &Initiative,
        affected: &[CommunityId],
    ) -> Self {
        let affected: BTreeSet<CommunityId> = affected.iter().copied().collect();
        let mut local: BTreeMap<StakeholderId, Vec<CommunityId>> = BTreeMap::new();
        for (id, person) in &document.stakeholders {
            let here = person.communities.iter().filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id);
            let here: Vec<CommunityId> = here.filter(|id| affected.contains(id)).collect();
            if !here.is_empty() {
                local.insert(*id, here);
            }
        }
        let mut standing: BTreeMap<Quadrant, BTreeSet<CommunityId>> = BTreeMap::new();
        for (id, said) in document.assessments_of(initiative) {
            let field = quadrant(said.influence, said.interest, change);
            if let (Some(field), Some(communities)) = (field, local.get(&id)) {
                standing.entry(field).or_default().extend(communities);
            }
        }
        Self { affected, local, standing }
    }

    /// The affected communities to which it goes.
    pub(super) fn reached(&self, recipients: &Recipients) -> BTreeSet<CommunityId> {
        if recipients.everyone {
            return self.affected.clone();
        }
        let named = recipients.communities.iter().copied().filter(|id| self.affected.contains(id));
        let mut reached: BTreeSet<CommunityId> = named.collect();
        reached.extend(recipients.stakeholders.iter().filter_map(|id| self.local.get(id)).flatten());
        reached.extend(recipients.quadrants.iter().filter_map(|field| self.standing.get(field)).flatten());
        reached
    }

    /// The affected communities of which somebody local took part, or that took part as a whole.
    pub(super) fn took_part(&self, talk: &Interaction) -> BTreeSet<CommunityId> {
        let whole = talk.communities.iter().copied().filter(|id| self.affected.contains(id));
        let mut there: BTreeSet<CommunityId> = whole.collect();
        there.extend(talk.stakeholders.iter().filter_map(|id| self.local.get(id)).flatten());
        there
    }
}
