//! How does each affected community come out, and whose voice does it have?
//!
//! *Invariants:* a pick is a voice for no more communities than they can carry, those in other initiatives among them.

use super::WhyNot;
use super::field::Field;
use super::heard::Heard;
use super::selection::{Gap, Served};
use super::voices::Locals;
use crate::model::StakeholderId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which picks are the voices of which communities.
pub(super) struct Voices {
    capacity: Vec<usize>,
    /// By community: the picks that belong to it, the one who reaches most of it first.
    local: Vec<Vec<usize>>,
    needed: Vec<usize>,
    /// By community: how many the rules ask for.
    wanted: Vec<usize>,
    order: Vec<usize>,
    /// By community.
    of: Vec<Vec<usize>>,
    /// By community, by pick: how much of it they reach.
    reach: Vec<Vec<f64>>,
}

impl Voices {
    /// Of these candidates. Floors that are known to be met are seen to first, then the most affected communities.
    pub(super) fn of(field: &Field<'_>, picks: &[usize], met: &[bool]) -> Self {
        let communities = 0..field.communities.len();
        let reach: Vec<Vec<f64>> =
            communities.clone().map(|community| reach_of(field, community, picks)).collect();
        let local = |community: usize| {
            let belongs = |pick: &usize| field.local[picks[*pick]].contains(&community);
            let mut local: Vec<usize> = (0..picks.len()).filter(belongs).collect();
            local.sort_by(|a, b| reach[community][*b].total_cmp(&reach[community][*a]).then(a.cmp(b)));
            local
        };
        let mut known = met.iter();
        let met: Vec<bool> = communities
            .clone()
            .map(|community| field.wants_voice(community) && known.next().is_some_and(|met| *met))
            .collect();
        let mut order: Vec<usize> = communities.clone().collect();
        order.sort_by_key(|one| (Reverse(met[*one]), rank(field, *one)));
        let wanted = |community| if field.wants_voice(community) { field.rules.local } else { 0 };
        let mut voices = Self {
            capacity: picks.iter().map(|pick| field.instance.capacity[*pick]).collect(),
            local: communities.clone().map(local).collect(),
            needed: communities.clone().map(|community| field.needed(community)).collect(),
            wanted: communities.map(wanted).collect(),
            order,
            of: Vec::new(),
            reach,
        };
        voices.of = voices.assigned(&voices.local);
        voices
    }

    fn assigned(&self, local: &[Vec<usize>]) -> Vec<Vec<usize>> {
        Locals { capacity: &self.capacity, of: local, needed: &self.needed }.assign(&self.order)
    }

    /// The communities whose voice a pick is, ascending.
    pub(super) fn carried(&self, pick: usize) -> impl Iterator<Item = usize> {
        (0..self.of.len()).filter(move |community| self.of[*community].contains(&pick))
    }

    /// The communities that would have fewer voices than now, and than the rules ask for, without this pick.
    pub(super) fn without(&self, pick: usize) -> Vec<usize> {
        let scarce = |community: usize| self.of[community].len() <= self.wanted[community];
        if !self.carried(pick).any(scarce) {
            return Vec::new();
        }
        let mut local = self.local.clone();
        local.iter_mut().for_each(|local| local.retain(|one| *one != pick));
        let left = self.assigned(&local);
        let fewer = |community: &usize| {
            left[*community].len() < self.of[*community].len()
                && left[*community].len() < self.wanted[*community]
        };
        (0..self.of.len()).filter(fewer).collect()
    }
}

/// The most affected first, those of unknown impact last; equal ones by id.
fn rank(field: &Field<'_>, community: usize) -> (Reverse<Option<crate::model::Rating>>, usize) {
    (Reverse(field.ground.affected[&field.communities[community]].0), community)
}

/// How much of a community each of these candidates reaches alone, 0–1.
fn reach_of(field: &Field<'_>, community: usize, candidates: &[usize]) -> Vec<f64> {
    let affected = &field.demand.communities[community];
    let whole = affected.whole();
    let part = |place: usize| {
        let found = affected.parts.binary_search_by_key(&place, |(place, _)| *place);
        found.map_or(0.0, |at| affected.parts[at].1)
    };
    let one = |candidate: &usize| {
        let row = &field.instance.reach[*candidate];
        // The shorter list is gone through, the other searched.
        let reached: f64 = if row.len() < affected.parts.len() {
            row.iter().map(|(place, share)| share * part(*place)).sum()
        } else {
            let share = |place: usize| {
                row.binary_search_by_key(&place, |(place, _)| *place).map_or(0.0, |at| row[at].1)
            };
            affected.parts.iter().map(|(place, part)| part * share(*place)).sum()
        };
        if whole > 0.0 { reached / whole } else { 0.0 }
    };
    candidates.iter().map(one).collect()
}

/// How each affected community comes out, the most affected first.
pub(super) fn communities(
    field: &Field<'_>,
    picks: &[usize],
    heard: &Heard,
    people: &BTreeSet<StakeholderId>,
    voices: &Voices,
) -> Vec<Served> {
    let mut order: Vec<usize> = (0..field.communities.len()).collect();
    order.sort_by_key(|community| rank(field, *community));
    let person = |pick: usize| field.candidate(picks[pick]).0;
    let served = |community: usize| {
        let affected = &field.demand.communities[community];
        let id = field.communities[community];
        let (impact, headcount) = field.ground.affected[&id];
        let whole = affected.whole();
        let reached: f64 = affected.parts.iter().map(|(place, part)| heard.best(*place) * part).sum();
        let reach = if whole > 0.0 { reached / whole } else { 0.0 };
        let listed: BTreeSet<StakeholderId> = affected.listed.iter().map(|one| field.ids[*one]).collect();
        let own = &voices.of[community];
        let available = field.voices[community].len();
        let gap = gap(field, community, own.len(), reach, &listed);
        let first = |reach: &[f64]| {
            let best = (0..reach.len()).fold(None, |best: Option<usize>, next| match best {
                Some(best) if reach[best] >= reach[next] => Some(best),
                _ => Some(next),
            });
            best.filter(|best| reach[*best] > 0.0)
        };
        let free: Vec<usize> =
            field.voices[community].iter().copied().filter(|one| !picks.contains(one)).collect();
        let second = first(&reach_of(field, community, &free)).or((!free.is_empty()).then_some(0));
        Served {
            community: id,
            impact,
            headcount,
            reach,
            wanted: voices.wanted[community],
            available,
            voices: own.iter().map(|pick| person(*pick)).collect(),
            best: first(&voices.reach[community]).map(person),
            second: second.map(|place| field.candidate(free[place]).0),
            missed: listed.difference(people).copied().collect(),
            listed,
            served: !own.is_empty()
                || field.rules.local == 0
                || (available == 0 && reach >= field.rules.wanted),
            gap,
        }
    };
    order.into_iter().map(served).collect()
}

fn gap(
    field: &Field<'_>,
    community: usize,
    voices: usize,
    reach: f64,
    listed: &BTreeSet<StakeholderId>,
) -> Gap {
    let wanted = field.rules.local;
    let there = field.voices[community].len();
    let accepted = field.rules.accepted.contains(&field.communities[community]);
    if voices >= wanted {
        Gap::None
    } else if accepted {
        Gap::Accepted
    } else if voices < there {
        Gap::TooFew
    } else if voices == 0 && reach >= field.rules.wanted {
        Gap::FromOutside
    } else if listed.is_empty() {
        Gap::Unlisted
    } else {
        let why = |id: &StakeholderId| Some((*id, *field.unavailable.get(id)?));
        let why: BTreeMap<StakeholderId, WhyNot> = listed.iter().filter_map(why).collect();
        Gap::NobodyAvailable(why)
    }
}
