//! What does the picker need of the map?
//!
//! *Invariants:* equal grounds give equal selections, so a ground is the key under which a selection is kept.

use super::Rules;
use crate::model::interaction::Kept;
use crate::model::stakeholder::{Depth, StakeholderKind};
use crate::model::{
    AdvocacyState, CommunityId, Document, Engagement, InitiativeId, Rating, Stakeholder, StakeholderId, Tie,
    TieKind,
};
use crate::plan::onboard::carried_in;
use std::collections::{BTreeMap, BTreeSet};

/// Promises of somebody in the interactions of all initiatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Promises {
    /// Kept.
    pub kept: u32,
    /// Broken.
    pub broken: u32,
}

impl Promises {
    /// (kept + 1) / (kept + broken + 2), 0–1: one out of one is two thirds, no record is one half.
    pub fn reliability(self) -> f64 {
        f64::from(self.kept + 1) / f64::from(self.kept + self.broken + 2)
    }
}

/// What the picker knows of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// A group is reached, but never picked.
    pub is_group: bool,
    /// How many people a group has; 1 for a person.
    pub heads: u32,
    /// How far they are as an advocate of this initiative.
    pub state: AdvocacyState,
    /// How they stand.
    pub stance: Option<Engagement>,
    /// How strongly the change affects them.
    pub impact: Option<Rating>,
    /// Whether the initiative concerns them: they have an assessment in it.
    pub assessed: bool,
    /// Promises.
    pub promises: Promises,
    /// Communities to which they belong as a member.
    pub member: BTreeSet<CommunityId>,
    /// Communities of which they are an expert.
    pub expert: BTreeSet<CommunityId>,
    /// Communities that they know without belonging to them.
    pub knows: BTreeSet<CommunityId>,
    /// For how many communities they may be a voice, where they said so.
    pub capacity: Option<u32>,
    /// For how many communities they are an advocate (agreed or active) in each other initiative that goes on; initiatives
    /// for which that is none are left out.
    pub elsewhere: BTreeMap<InitiativeId, u32>,
}

/// Why somebody cannot be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// A group is not a person.
    Group,
    /// They said no.
    Declined,
    /// They take a rest.
    Resting,
    /// They are against the change.
    Resistant,
    /// The user does not want them to be asked.
    Never,
    /// They carry as many communities as they can, in other initiatives.
    Full,
}

/// What the picker needs of the map, for one initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The initiative.
    pub initiative: InitiativeId,
    /// Everybody on the map.
    pub people: BTreeMap<StakeholderId, Candidate>,
    /// The affected communities: impact, head-count.
    pub affected: BTreeMap<CommunityId, (Option<Rating>, u32)>,
    /// From, to, kind (the texts of others left out), whether directed, strength 1–5; conflicts are left out.
    pub ties: Vec<(StakeholderId, StakeholderId, TieKind, bool, u32)>,
}

impl Ground {
    /// Of this map. O(people + ties + interactions), on the thread of the window: some ms at 10,000 people.
    pub fn of(document: &Document, initiative: InitiativeId) -> Self {
        let mut people: BTreeMap<StakeholderId, Candidate> =
            document.stakeholders.iter().map(|(id, record)| (*id, Candidate::unassessed(record))).collect();
        for promise in document.interactions.values().flat_map(|interaction| &interaction.promises) {
            if let Some(person) = people.get_mut(&promise.by) {
                match promise.kept {
                    Kept::Yes => person.promises.kept += 1,
                    Kept::No => person.promises.broken += 1,
                    Kept::Open => {}
                }
            }
        }
        for ((of, id), assessment) in &*document.assessments {
            let Some(person) = people.get_mut(id) else { continue };
            if *of == initiative {
                person.assessed = true;
                person.state = assessment.advocacy.state;
                person.stance = assessment.engagement_now;
                person.impact = assessment.impact;
                person.capacity = assessment.advocacy.capacity;
            } else if let Some(other) = document.initiatives.get(of) {
                let local = |community: &CommunityId| person.is_local(*community);
                let carried = carried_in(other, assessment, local).map_or(0, |carried| carried.len() as u32);
                if carried > 0 {
                    person.elsewhere.insert(*of, carried);
                }
            }
        }
        let heads = |id: &CommunityId| document.communities.get(id).map_or(0, |record| record.headcount);
        let change = document.initiatives.get(&initiative);
        let affected = change.into_iter().flat_map(|change| change.affected.iter());
        Self {
            initiative,
            people,
            affected: affected.map(|(id, affected)| (*id, (affected.impact, heads(id)))).collect(),
            ties: document.ties.values().filter(|tie| tie.kind != TieKind::Conflict).map(tie).collect(),
        }
    }

    /// Who cannot be picked, and why: of several reasons the first of [`WhyNot`]. O(people).
    pub fn unavailable(&self, rules: &Rules) -> BTreeMap<StakeholderId, WhyNot> {
        let why = |(id, person): (&StakeholderId, &Candidate)| {
            let why = person.unwilling().or_else(|| {
                let full = person.cap(rules) <= person.load_elsewhere();
                if rules.never.contains(id) { Some(WhyNot::Never) } else { full.then_some(WhyNot::Full) }
            });
            Some((*id, why?))
        };
        self.people.iter().filter_map(why).collect()
    }
}

fn tie(tie: &Tie) -> (StakeholderId, StakeholderId, TieKind, bool, u32) {
    let kind = match &tie.kind {
        TieKind::Other(_) => TieKind::Other(String::new()),
        known => known.clone(),
    };
    (tie.from, tie.to, kind, tie.is_directed(), tie.strength.get())
}

impl Candidate {
    /// Somebody whom the initiative does not name.
    fn unassessed(record: &Stakeholder) -> Self {
        let is_group = record.kind == StakeholderKind::Group;
        let of = |depth: Depth| {
            record.communities.iter().filter(move |(_, one)| **one == depth).map(|(id, _)| *id).collect()
        };
        Self {
            is_group,
            heads: record.headcount.filter(|_| is_group).unwrap_or(1).max(1),
            state: AdvocacyState::None,
            stance: None,
            impact: None,
            assessed: false,
            promises: Promises::default(),
            member: of(Depth::Member),
            expert: of(Depth::Expert),
            knows: of(Depth::Knows),
            capacity: None,
            elsewhere: BTreeMap::new(),
        }
    }

    /// Whether they belong to this community, so that they can be a voice of its own.
    pub fn is_local(&self, community: CommunityId) -> bool {
        self.member.contains(&community) || self.expert.contains(&community)
    }

    /// How likely they are to do it, 0–1: 1 where they said yes, 0.8 once they were asked, 0.7 once they were thought of;
    /// else by how they stand: leading 0.7, supportive 0.6, neutral, unaware and unknown 0.3. Those against the change and
    /// those who declined or rest will not, 0.
    pub const fn willing(&self) -> f64 {
        match (self.state, self.stance) {
            (AdvocacyState::Declined | AdvocacyState::Resting, _) | (_, Some(Engagement::Resistant)) => 0.0,
            (AdvocacyState::Agreed | AdvocacyState::Active, _) => 1.0,
            (AdvocacyState::Asked, _) => 0.8,
            (AdvocacyState::Candidate, _) | (AdvocacyState::None, Some(Engagement::Leading)) => 0.7,
            (AdvocacyState::None, Some(Engagement::Supportive)) => 0.6,
            (AdvocacyState::None, Some(Engagement::Neutral | Engagement::Unaware) | None) => 0.3,
        }
    }

    /// Willingness × reliability, 0–1.
    pub fn likely(&self) -> f64 {
        self.willing() * self.promises.reliability()
    }

    /// For how many communities they may be a voice, over all initiatives: as they say, else as the rules say.
    pub fn cap(&self, rules: &Rules) -> usize {
        self.capacity.map_or(rules.load_cap, |capacity| capacity as usize)
    }

    /// For how many communities they are a voice in other initiatives.
    pub fn load_elsewhere(&self) -> usize {
        self.elsewhere.values().map(|communities| *communities as usize).sum()
    }

    /// Why they would not do it, or could not, whatever the rules say.
    pub(super) fn unwilling(&self) -> Option<WhyNot> {
        match (self.is_group, self.state, self.stance) {
            (true, ..) => Some(WhyNot::Group),
            (_, AdvocacyState::Declined, _) => Some(WhyNot::Declined),
            (_, AdvocacyState::Resting, _) => Some(WhyNot::Resting),
            (.., Some(Engagement::Resistant)) => Some(WhyNot::Resistant),
            _ => None,
        }
    }
}
