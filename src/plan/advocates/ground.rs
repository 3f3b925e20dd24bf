//! What does the picker need of the map?
//!
//! *Invariants:* equal grounds give equal selections, so a ground is the key under which a selection is kept.

use crate::model::{
    AdvocacyState, CommunityId, Document, Engagement, InitiativeId, Rating, StakeholderId, TieKind,
};
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
    /// Communities for which they are an advocate (agreed or active) in other initiatives, by initiative.
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
    pub fn of(_document: &Document, initiative: InitiativeId) -> Self {
        Self { initiative, people: BTreeMap::new(), affected: BTreeMap::new(), ties: Vec::new() }
    }
}
