//! What do the picks reach, whom do they leave out, and why?

use super::WhyNot;
use crate::model::{CommunityId, Rating, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// What a pick has to do with one community.
#[derive(Debug, Clone, PartialEq)]
pub struct Covers {
    /// Which.
    pub community: CommunityId,
    /// Its listed people (members and experts, without the pick).
    pub people: usize,
    /// Those of them whom the pick reaches by a tie of their own, at least as well as any other pick does, and as
    /// anybody would pass it on.
    pub direct: BTreeSet<StakeholderId>,
    /// The mean strength of those ties, 1–5; 0 where there are none.
    pub strength: f64,
    /// Those of them whom the pick reaches better through somebody, at least as well as any other pick does: by that
    /// somebody.
    pub through: BTreeMap<StakeholderId, BTreeSet<StakeholderId>>,
}

impl Covers {
    /// How many of its listed people the pick reaches as well as anybody, directly or through others.
    pub fn reached(&self) -> usize {
        self.direct.len() + self.through.values().map(BTreeSet::len).sum::<usize>()
    }
}

/// One of the picks.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Who.
    pub person: StakeholderId,
    /// The communities that count them as their local advocate.
    pub local: Vec<CommunityId>,
    /// What they have to do with each affected community of which they reach anybody; those with the most reached first.
    pub covers: Vec<Covers>,
    /// The affected communities whose people that nobody listed they reach at least as well as any other pick.
    pub unlisted: Vec<CommunityId>,
    /// What they add to the picks before them: a share of all demand, 0–1.
    pub adds: f64,
    /// What is lost without them, the others staying: a share of all demand, 0–1.
    pub loses: f64,
    /// Who could stand in, and what is lost then (less than nothing is a gain): of those who can be picked and are not,
    /// who is a voice for the most communities of `only_voice`, then who loses the least; nothing where nobody is left.
    pub replacement: Option<(StakeholderId, f64)>,
    /// Communities that would have fewer voices of their own than wanted without them.
    pub only_voice: Vec<CommunityId>,
    /// Willingness × reliability, 0–1.
    pub likely: f64,
    /// Willingness, 0–1.
    pub willing: f64,
    /// In how many communities they are a voice, this selection and other initiatives together.
    pub load: usize,
    /// In how many they may be.
    pub cap: usize,
}

/// Who reaches somebody, and how well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// The pick.
    pub by: StakeholderId,
    /// How well, 0–1, with willingness and reliability.
    pub share: f64,
    /// Through whom; nothing where it is directly, or it is themselves.
    pub through: Option<StakeholderId>,
}

/// What a community still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// It has as many advocates of its own as wanted.
    None,
    /// Nobody there can be picked, but enough of it is reached from outside.
    FromOutside,
    /// Nobody listed belongs to it.
    Unlisted,
    /// Nobody there can be picked, or nobody beside its voices, for these reasons.
    NobodyAvailable(BTreeMap<StakeholderId, WhyNot>),
    /// There would be somebody, but the number of picks does not suffice.
    TooFew,
    /// The user accepts that it stays without a voice.
    Accepted,
}

/// How one affected community comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Served {
    /// Which.
    pub community: CommunityId,
    /// How strongly it is affected.
    pub impact: Option<Rating>,
    /// How many people it has; 0 where nobody knows.
    pub headcount: u32,
    /// Its listed people: members and experts.
    pub listed: BTreeSet<StakeholderId>,
    /// How much of it is reached, 0–1, each of its people by whoever reaches them best. Its listed people count as in all
    /// demand: by communities one half of it in equal parts, its unnamed people the other; by people each as much as they
    /// weigh. Neither its impact nor the kind of change matters here.
    pub reach: f64,
    /// How many advocates of its own it is to have: 0 where none are asked for, or it is accepted without.
    pub wanted: usize,
    /// How many of its listed people can be picked.
    pub available: usize,
    /// Picks that are local advocates for it, the best of them first.
    pub voices: Vec<StakeholderId>,
    /// The pick who reaches most of it.
    pub best: Option<StakeholderId>,
    /// Who could be the next voice of its own: not picked, available, the one who reaches most of it.
    pub second: Option<StakeholderId>,
    /// Its people whom no pick reaches.
    pub missed: BTreeSet<StakeholderId>,
    /// What it lacks.
    pub gap: Gap,
    /// It counts as served: a voice of its own; or, where nobody there can be picked, enough reached from outside; or no
    /// voice is asked for by the rules at all.
    pub served: bool,
}

/// Why nothing, or not much, can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The map has no people.
    Nobody,
    /// The initiative affects no community.
    NoCommunities,
    /// Nobody can be picked.
    NobodyAvailable,
    /// Nobody is tied to anybody: advocates reach themselves alone.
    NoTies,
    /// No impact is known anywhere, so everybody counts alike.
    NoImpact,
}

/// The picks and what they reach.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// In the order in which they add most.
    pub picks: Vec<Pick>,
    /// What is reached: Σ demand × reach.
    pub reached: f64,
    /// All demand.
    pub demand: f64,
    /// No allowed picks that serve as many communities reach more; at least `reached`.
    pub bound: f64,
    /// Nothing better exists.
    pub proven: bool,
    /// What would be reached if every pick had agreed.
    pub once_agreed: f64,
    /// The affected communities, the most affected first.
    pub communities: Vec<Served>,
    /// By whom each person is reached; whom nobody reaches is not in it.
    pub people: BTreeMap<StakeholderId, Reached>,
    /// Whom the initiative concerns and nobody reaches.
    pub missed: BTreeSet<StakeholderId>,
    /// The fewest picks that give every community its voice which can have one; nothing where the number allowed suffices.
    pub fewest: Option<usize>,
    /// How many people could be picked.
    pub available: usize,
    /// Who could not, and why.
    pub unavailable: BTreeMap<StakeholderId, WhyNot>,
    /// Who is to be among them in any case, and cannot be picked: they are left out.
    pub refused: BTreeMap<StakeholderId, WhyNot>,
    /// Whom the initiative concerns and who count for nothing, as no impact on them is known, while it is on others.
    pub uncounted: BTreeSet<StakeholderId>,
    /// What all who can be picked would reach together: nobody reaches more. A share of all demand, 0–1.
    pub most: f64,
    /// What limits the answer.
    pub troubles: Vec<Trouble>,
}

impl Selection {
    /// What is reached, 0–1.
    pub fn share(&self) -> f64 {
        if self.demand > 0.0 { self.reached / self.demand } else { 0.0 }
    }

    /// How much of the best possible is reached at the least, 0–1.
    pub fn certainty(&self) -> f64 {
        if self.bound > 0.0 { (self.reached / self.bound).min(1.0) } else { 1.0 }
    }

    /// The pick that is this person.
    pub fn pick(&self, person: StakeholderId) -> Option<&Pick> {
        self.picks.iter().find(|pick| pick.person == person)
    }
}
