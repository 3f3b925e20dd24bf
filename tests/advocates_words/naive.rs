//! The definition, word by word, however slow.

use crate::made::{CHANGE, Made};
use groundswell::model::initiative::{ChangeKind, Counted, Status};
use groundswell::model::interaction::Kept;
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::*;
use groundswell::plan::advocates::{Rules, WhyNot};
use std::collections::{BTreeMap, BTreeSet};

/// By how much two that are equally good may differ, having been rounded.
pub(crate) const SAME: f64 = 1e-9;

/// Somebody, or the unnamed rest of a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Person(StakeholderId),
    Rest(CommunityId),
}

pub(crate) struct Naive<'a> {
    pub(crate) document: &'a Document,
    pub(crate) rules: Rules,
    pub(crate) demand: BTreeMap<Target, f64>,
    reach: BTreeMap<(StakeholderId, Target), (f64, Option<StakeholderId>)>,
    pub(crate) out: BTreeMap<StakeholderId, WhyNot>,
}

impl<'a> Naive<'a> {
    pub(crate) fn of(made: &'a Made, rules: &Rules) -> Self {
        let mut naive = Self {
            document: &made.document,
            rules: rules.clone(),
            demand: BTreeMap::new(),
            reach: BTreeMap::new(),
            out: BTreeMap::new(),
        };
        naive.demand = naive.demanded();
        let targets = naive.people().map(Target::Person).chain(naive.affected().map(Target::Rest));
        let targets: Vec<Target> = targets.collect();
        for from in naive.people() {
            for to in &targets {
                naive.reach.insert((from, *to), naive.way(from, *to));
            }
        }
        naive.out = naive.people().filter_map(|one| Some((one, naive.why_not(one)?))).collect();
        naive
    }

    pub(crate) fn change(&self) -> &'a Initiative {
        &self.document.initiatives[&Id::from_bits(CHANGE)]
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = StakeholderId> + use<'a> {
        self.document.stakeholders.keys().copied()
    }

    pub(crate) fn affected(&self) -> impl Iterator<Item = CommunityId> + use<'a> {
        self.change().affected.keys().copied()
    }

    fn said(&self, person: StakeholderId) -> Option<&'a Assessment> {
        self.document.assessments.get(&(Id::from_bits(CHANGE), person))
    }

    pub(crate) fn listed(&self, community: CommunityId) -> BTreeSet<StakeholderId> {
        let depth = |one: &StakeholderId| self.document.stakeholders[one].communities.get(&community);
        self.people().filter(|one| matches!(depth(one), Some(Depth::Member | Depth::Expert))).collect()
    }

    pub(crate) fn heads(&self, person: StakeholderId) -> u32 {
        let record = &self.document.stakeholders[&person];
        if record.kind == StakeholderKind::Group { record.headcount.unwrap_or(1).max(1) } else { 1 }
    }

    pub(crate) fn promises(&self, person: StakeholderId) -> (u32, u32) {
        let promises = self.document.interactions.values().flat_map(|talk| &talk.promises);
        let theirs: Vec<Kept> = promises.filter(|one| one.by == person).map(|one| one.kept).collect();
        let count = |of: Kept| theirs.iter().filter(|kept| **kept == of).count() as u32;
        (count(Kept::Yes), count(Kept::No))
    }

    pub(crate) fn willing(&self, person: StakeholderId) -> f64 {
        let Some(said) = self.said(person) else { return 0.3 };
        if said.engagement_now == Some(Engagement::Resistant) {
            return 0.0;
        }
        match said.advocacy.state {
            AdvocacyState::Agreed | AdvocacyState::Active => 1.0,
            AdvocacyState::Asked => 0.8,
            AdvocacyState::Candidate => 0.7,
            AdvocacyState::Resting | AdvocacyState::Declined => 0.0,
            AdvocacyState::None => match said.engagement_now {
                Some(Engagement::Leading) => 0.7,
                Some(Engagement::Supportive) => 0.6,
                _ => 0.3,
            },
        }
    }

    pub(crate) fn reliable(&self, person: StakeholderId) -> f64 {
        let (kept, broken) = self.promises(person);
        f64::from(kept + 1) / f64::from(kept + broken + 2)
    }

    /// The strongest tie by which one reaches the other, 1–5; 0 where there is none.
    pub(crate) fn strength(&self, from: StakeholderId, to: StakeholderId) -> u32 {
        let reaches = |tie: &&Tie| match tie.kind {
            TieKind::Conflict => false,
            TieKind::Influences | TieKind::Informs => (tie.from, tie.to) == (from, to),
            TieKind::Trusts => (tie.to, tie.from) == (from, to),
            _ => [(tie.from, tie.to), (tie.to, tie.from)].contains(&(from, to)),
        };
        let moved = |tie: &Tie| {
            let moved = i64::from(tie.strength.get()) + i64::from(self.rules.strength_shift);
            if self.rules.ties_equal { 5 } else { moved.clamp(1, 5) as u32 }
        };
        self.document.ties.values().filter(reaches).map(moved).max().unwrap_or(0)
    }

    fn direct(&self, from: StakeholderId, to: Target) -> f64 {
        match to {
            Target::Person(to) => f64::from(self.strength(from, to)) / 5.0,
            Target::Rest(community) => match self.document.stakeholders[&from].communities.get(&community) {
                Some(Depth::Knows) => 0.5,
                Some(Depth::Member) => 0.7,
                Some(Depth::Expert) => 0.8,
                None => 0.0,
            },
        }
    }

    /// How well one reaches the other before willingness and reliability, and through whom.
    fn way(&self, from: StakeholderId, to: Target) -> (f64, Option<StakeholderId>) {
        if to == Target::Person(from) {
            return (1.0, None);
        }
        let mut best = (self.direct(from, to), None);
        let resistant = |one: &StakeholderId| {
            self.said(*one).is_some_and(|said| said.engagement_now == Some(Engagement::Resistant))
        };
        for by in self.people().filter(|by| !self.rules.direct_only && !resistant(by) && *by != from) {
            let share = 0.5 * self.direct(from, Target::Person(by)) * self.direct(by, to);
            if Target::Person(by) != to && share > best.0 + SAME {
                best = (share, Some(by));
            }
        }
        best
    }

    /// How well somebody reaches a target, 0–1, and through whom.
    pub(crate) fn reach(&self, from: StakeholderId, to: Target) -> (f64, Option<StakeholderId>) {
        let (share, through) = self.reach[&(from, to)];
        (share * (self.willing(from) * self.reliable(from)), through)
    }

    fn demanded(&self) -> BTreeMap<Target, f64> {
        let affected = &self.change().affected;
        let impact =
            |community: CommunityId| affected[&community].impact.map(|it| f64::from(it.get()) / 100.0);
        let own = |one: StakeholderId| Some(f64::from(self.said(one)?.impact?.get()) / 100.0);
        let everywhere: BTreeSet<StakeholderId> = self.affected().flat_map(|one| self.listed(one)).collect();
        let mut concerned: BTreeSet<StakeholderId> =
            self.people().filter(|one| self.said(*one).is_some() || everywhere.contains(one)).collect();
        if concerned.is_empty() {
            concerned = self.people().collect();
        }
        let unnamed = |one: CommunityId| {
            let named: u32 = self.listed(one).into_iter().map(|person| self.heads(person)).sum();
            f64::from(self.document.communities[&one].headcount.saturating_sub(named))
        };
        let mut demand: BTreeMap<Target, f64> = self.people().map(|one| (Target::Person(one), 0.0)).collect();
        demand.extend(self.affected().map(|one| (Target::Rest(one), 0.0)));
        let nothing_known =
            self.people().all(|one| own(one).is_none()) && self.affected().all(|one| impact(one).is_none());
        if nothing_known {
            concerned.iter().for_each(|one| _ = demand.insert(Target::Person(*one), 1.0));
        } else if self.rules.count == Counted::People {
            for one in &concerned {
                let theirs =
                    self.affected().filter(|place| self.listed(*place).contains(one)).filter_map(impact);
                let weight = own(*one).unwrap_or_else(|| theirs.fold(0.0, f64::max));
                demand.insert(Target::Person(*one), weight * f64::from(self.heads(*one)));
            }
            for place in self.affected() {
                demand.insert(Target::Rest(place), impact(place).unwrap_or(0.0) * unnamed(place));
            }
        } else {
            let (mut on_members, mut members, mut placed) = (0.0, 0.0, BTreeSet::new());
            for place in self.affected() {
                let Some(impact) = impact(place) else { continue };
                let listed = self.listed(place);
                let half = if listed.is_empty() {
                    0.0
                } else if unnamed(place) > 0.0 {
                    0.5
                } else {
                    1.0
                };
                for one in &listed {
                    *demand.get_mut(&Target::Person(*one)).unwrap() += impact * half / listed.len() as f64;
                    placed.insert(*one);
                }
                demand.insert(Target::Rest(place), impact * (1.0 - half));
                on_members += impact * half;
                members += listed.len() as f64;
            }
            let mean = if members > 0.0 { on_members / members } else { 1.0 };
            for one in concerned.difference(&placed) {
                demand.insert(Target::Person(*one), own(*one).unwrap_or(0.0) * mean);
            }
        }
        for one in self.people() {
            let stance = self.said(one).and_then(|said| said.engagement_now);
            let times = match (self.rules.change, stance) {
                (ChangeKind::Unsaid, _) => 1.0,
                (_, Some(Engagement::Neutral | Engagement::Unaware)) => 1.25,
                (ChangeKind::Small, Some(Engagement::Resistant)) => 1.25,
                (ChangeKind::Big, Some(Engagement::Resistant)) => 0.5,
                _ => 1.0,
            };
            *demand.get_mut(&Target::Person(one)).unwrap() *= times;
        }
        demand
    }

    /// In how many communities of other initiatives that still run somebody is an advocate.
    pub(crate) fn elsewhere(&self, person: StakeholderId) -> usize {
        let mut count = 0;
        for ((change, one), said) in &self.document.assessments {
            let other = &self.document.initiatives[change];
            let over = matches!(other.status, Status::Embedded | Status::Stopped);
            if *one == person
                && *change != Id::from_bits(CHANGE)
                && said.advocacy.state.is_advocate()
                && !over
            {
                let own =
                    other.affected.keys().filter(|place| self.listed(**place).contains(&person)).count();
                count += if said.advocacy.carries.is_empty() { own } else { said.advocacy.carries.len() };
            }
        }
        count
    }

    pub(crate) fn cap(&self, person: StakeholderId) -> usize {
        let capacity = self.said(person).and_then(|said| said.advocacy.capacity);
        capacity.map_or(self.rules.load_cap, |capacity| capacity as usize)
    }

    fn why_not(&self, person: StakeholderId) -> Option<WhyNot> {
        let state = self.said(person).map_or(AdvocacyState::None, |said| said.advocacy.state);
        if self.document.stakeholders[&person].kind == StakeholderKind::Group {
            Some(WhyNot::Group)
        } else if state == AdvocacyState::Declined {
            Some(WhyNot::Declined)
        } else if state == AdvocacyState::Resting {
            Some(WhyNot::Resting)
        } else if self.willing(person) <= 0.0 {
            Some(WhyNot::Resistant)
        } else if self.rules.never.contains(&person) {
            Some(WhyNot::Never)
        } else {
            (self.elsewhere(person) >= self.cap(person)).then_some(WhyNot::Full)
        }
    }

    pub(crate) fn available(&self) -> Vec<StakeholderId> {
        self.people().filter(|one| !self.out.contains_key(one)).collect()
    }

    fn heard(&self, picks: &[StakeholderId], target: Target) -> f64 {
        let mut shares: Vec<f64> = picks.iter().map(|pick| self.reach(*pick, target).0).collect();
        shares.extend([0.0, 0.0]);
        shares.sort_by(|a, b| b.total_cmp(a));
        if self.rules.twice { f64::midpoint(shares[0], shares[1]) } else { shares[0] }
    }

    pub(crate) fn all(&self) -> f64 {
        self.demand.values().sum()
    }

    /// What these reach, as a share of all demand.
    pub(crate) fn share(&self, picks: &[StakeholderId]) -> f64 {
        let reached: f64 =
            self.demand.iter().map(|(target, weight)| self.heard(picks, *target) * weight).sum();
        if self.all() > 0.0 { reached / self.all() } else { 0.0 }
    }
}
