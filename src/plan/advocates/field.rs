//! Who can be picked, whom do they reach, and what must the picks see to?
//!
//! From what is known of the map to an instance of [`Coverage`].
//!
//! *Invariants:* candidates are in the order in which equal ones are preferred: by id, but for a big break those first who
//! join people that are otherwise not tied, and for a small adjustment those among people who are (Battilana and
//! Casciaro 2012), by Burt's constraint.

use super::demand::Demand;
use super::links::{Links, Place};
use super::{Ground, Rules, WhyNot};
use crate::analysis::coverage::{Coverage, Floor, value};
use crate::analysis::metrics::{Counting, constraint};
use crate::analysis::{Network, Progress, TieFilter};
use crate::model::initiative::ChangeKind;
use crate::model::{CommunityId, Document, Id, Stakeholder, StakeholderId, Strength, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// After how many candidates it is asked whether the work is still wanted.
const PACE: usize = 256;

/// Everything that the picks are judged by.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) ground: &'a Ground,
    pub(super) rules: &'a Rules,
    /// Everybody, ascending.
    pub(super) ids: Vec<StakeholderId>,
    /// The affected communities, ascending.
    pub(super) communities: Vec<CommunityId>,
    pub(super) unavailable: BTreeMap<StakeholderId, WhyNot>,
    pub(super) demand: Demand,
    pub(super) links: Links,
    /// Who each candidate of the instance is.
    pub(super) candidates: Vec<Place>,
    /// Which candidate each person is.
    pub(super) numbers: Vec<Option<usize>>,
    /// By candidate: the affected communities to which they belong.
    pub(super) local: Vec<Vec<usize>>,
    /// By affected community: which candidates that can be picked belong to it.
    pub(super) voices: Vec<Vec<usize>>,
    /// What is to be solved; `most` is to be filled in.
    pub(super) instance: Coverage,
}

impl<'a> Field<'a> {
    /// All who can be picked are candidates, and the named others besides. Nothing where it was cancelled.
    /// O(people two ties apart · log).
    pub(super) fn of(
        ground: &'a Ground,
        rules: &'a Rules,
        others: &[StakeholderId],
        progress: &Progress,
    ) -> Option<Self> {
        let ids: Vec<StakeholderId> = ground.people.keys().copied().collect();
        let unavailable = ground.unavailable(rules);
        let demand = Demand::of(ground, rules, &ids);
        let links = Links::of(ground, rules, &ids);
        let candidates = order(ground, rules, &ids, &unavailable, others, progress)?;
        let mut numbers = vec![None; ids.len()];
        for (number, person) in candidates.iter().enumerate() {
            numbers[*person] = Some(number);
        }
        let mut local = vec![Vec::new(); candidates.len()];
        let mut voices = vec![Vec::new(); demand.communities.len()];
        for (community, affected) in demand.communities.iter().enumerate() {
            for person in &affected.listed {
                let Some(number) = numbers[*person] else { continue };
                local[number].push(community);
                if !unavailable.contains_key(&ids[*person]) {
                    voices[community].push(number);
                }
            }
            voices[community].sort_unstable();
        }
        let mut field = Self {
            ground,
            rules,
            communities: ground.affected.keys().copied().collect(),
            unavailable,
            demand,
            links,
            candidates,
            numbers,
            local,
            voices,
            instance: Coverage::default(),
            ids,
        };
        field.instance = Coverage {
            reach: field.reach(progress)?,
            floors: field.floors(),
            capacity: (0..field.candidates.len()).map(|number| field.capacity(number)).collect(),
            must: field.must(),
            most: 0,
            twice: rules.twice,
            demand: field.demand.of.clone(),
        };
        Some(field)
    }

    /// The record of a candidate.
    pub(super) fn candidate(&self, number: usize) -> (StakeholderId, &'a super::Candidate) {
        let id = self.ids[self.candidates[number]];
        (id, &self.ground.people[&id])
    }

    /// Whether a candidate may be picked, not only judged.
    pub(super) fn is_open(&self, number: usize) -> bool {
        !self.unavailable.contains_key(&self.candidate(number).0)
    }

    /// For how many more communities a candidate may be a voice; none for those who would not do it.
    pub(super) fn capacity(&self, number: usize) -> usize {
        let (_, person) = self.candidate(number);
        let free = person.cap(self.rules).saturating_sub(person.load_elsewhere());
        if person.unwilling().is_some() { 0 } else { free }
    }

    /// Whether the initiative wants a voice in each affected community that is not let go.
    pub(super) fn wants_voice(&self, community: usize) -> bool {
        self.rules.local > 0 && !self.rules.accepted.contains(&self.communities[community])
    }

    /// How many voices of its own an affected community is to have: as many as wanted, or as there can be.
    pub(super) fn needed(&self, community: usize) -> usize {
        let there = self.voices[community].len();
        if self.wants_voice(community) { self.rules.local.min(there) } else { 0 }
    }

    /// The places that matter: those that count for something, in all or within their community.
    fn in_play(&self) -> Vec<bool> {
        let mut matters: Vec<bool> = self.demand.of.iter().map(|demand| *demand > 0.0).collect();
        for (place, _) in self.demand.communities.iter().flat_map(|affected| &affected.parts) {
            matters[*place] = true;
        }
        matters
    }

    fn reach(&self, progress: &Progress) -> Option<Vec<Vec<(usize, f64)>>> {
        let matters = self.in_play();
        let mut desk = self.links.desk();
        let row = |number: usize| {
            if number.is_multiple_of(PACE) && progress.is_cancelled() {
                return None;
            }
            let likely = self.candidate(number).1.likely();
            let ways = self.links.ways(&mut desk, self.candidates[number]);
            let row = ways.filter(|way| matters[way.to]).map(|way| (way.to, way.share * likely));
            Some(row.filter(|(_, share)| *share > 0.0).collect())
        };
        (0..self.candidates.len()).map(row).collect()
    }

    fn floors(&self) -> Vec<Floor> {
        let wanted = (0..self.communities.len()).filter(|community| self.wants_voice(*community));
        let floor = |community: usize| match self.needed(community) {
            0 => Floor::Share {
                parts: self.demand.communities[community].parts.clone(),
                least: self.rules.wanted,
            },
            least => Floor::Members { members: self.voices[community].clone(), least },
        };
        wanted.map(floor).collect()
    }

    /// Whoever must be among the picks and can be.
    fn must(&self) -> Vec<usize> {
        let place = |id: &StakeholderId| self.ids.binary_search(id).ok();
        let numbers = self.rules.must.iter().filter_map(place).filter_map(|place| self.numbers[place]);
        numbers.filter(|number| self.is_open(*number)).collect()
    }

    /// Whoever must be among the picks and cannot be.
    pub(super) fn refused(&self) -> BTreeMap<StakeholderId, WhyNot> {
        let why = |id: &StakeholderId| Some((*id, *self.unavailable.get(id)?));
        self.rules.must.iter().filter_map(why).collect()
    }

    /// What all who can be picked would reach together, as a share of all demand. O(all reach).
    pub(super) fn most(&self) -> f64 {
        let open: Vec<usize> = (0..self.candidates.len()).filter(|number| self.is_open(*number)).collect();
        let demand: f64 = self.demand.of.iter().sum();
        if demand > 0.0 { value(&self.instance, &open) / demand } else { 0.0 }
    }

    /// How many people can be picked.
    pub(super) fn available(&self) -> usize {
        self.ids.len() - self.unavailable.len()
    }

    /// Whom the initiative concerns and who count for nothing, since no impact on them is known.
    pub(super) fn uncounted(&self) -> BTreeSet<StakeholderId> {
        let known = |id: &StakeholderId| {
            let person = &self.ground.people[id];
            let theirs = person.member.iter().chain(&person.expert);
            let mut impacts = theirs.filter_map(|community| self.ground.affected.get(community)?.0);
            person.impact.is_some() || impacts.next().is_some()
        };
        let concerned = self.ids.iter().zip(&self.demand.concerned).filter(|(_, concerned)| **concerned);
        let uncounted = concerned.map(|(id, _)| *id).filter(|id| !known(id));
        if self.demand.impact_known { uncounted.collect() } else { BTreeSet::new() }
    }
}

/// The candidates, those to be preferred among equal ones first.
fn order(
    ground: &Ground,
    rules: &Rules,
    ids: &[StakeholderId],
    unavailable: &BTreeMap<StakeholderId, WhyNot>,
    others: &[StakeholderId],
    progress: &Progress,
) -> Option<Vec<Place>> {
    let others: BTreeSet<&StakeholderId> = others.iter().collect();
    let mut candidates: Vec<Place> = (0..ids.len())
        .filter(|place| !unavailable.contains_key(&ids[*place]) || others.contains(&ids[*place]))
        .collect();
    if rules.change != ChangeKind::Unsaid {
        let held = constraints(ground, progress)?;
        let of = |place: &Place| held.get(&ids[*place]).copied();
        candidates.sort_by(|one, other| match (of(one), of(other)) {
            (Some(a), Some(b)) if rules.change == ChangeKind::Big => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            // Who has no ties joins nobody and belongs nowhere.
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
    Some(candidates)
}

/// How far each person's contacts are tied to each other, by the strength of ties; nobody's who has no ties.
fn constraints(ground: &Ground, progress: &Progress) -> Option<BTreeMap<StakeholderId, f64>> {
    let mut bare = Document::default();
    for id in ground.people.keys() {
        bare.stakeholders.insert(*id, Stakeholder::default());
    }
    for (number, (from, to, kind, directed, strength)) in (1..).zip(&ground.ties) {
        let strength = Strength::nearest(*strength);
        let tie = Tie { strength, directed: *directed, ..Tie::between(*from, *to, kind.clone()) };
        bare.ties.insert(Id::from_bits(number), tie);
    }
    let network = Network::build(&bare, &TieFilter::default());
    let tied: BTreeSet<StakeholderId> = network.ties().flat_map(|(one, other, _)| [one, other]).collect();
    let scores = constraint(&network, Counting::default(), progress)?;
    Some(scores.iter().filter(|(id, _)| tied.contains(id)).collect())
}
