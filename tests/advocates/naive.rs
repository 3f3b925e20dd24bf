//! The definition of what advocates reach, written down once more as plainly as can be, straight from the map.
#![allow(dead_code, reason = "each test uses a part of it")]

use groundswell::model::initiative::Counted;
use groundswell::model::interaction::Kept;
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::{
    AdvocacyState, Assessment, CommunityId, Document, Engagement, InitiativeId, Stakeholder, StakeholderId,
    TieKind,
};
use groundswell::plan::advocates::Rules;
use std::collections::BTreeMap;

/// Somebody who is to be reached: a person, or the unnamed people of a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Person(StakeholderId),
    Unnamed(CommunityId),
}

/// A map, one of its initiatives, and rules.
pub(crate) struct Naive<'a> {
    pub(crate) map: &'a Document,
    pub(crate) of: InitiativeId,
    pub(crate) rules: &'a Rules,
}

impl Naive<'_> {
    fn said(&self, person: StakeholderId) -> Assessment {
        self.map.assessments.get(&(self.of, person)).cloned().unwrap_or_default()
    }

    fn record(&self, person: StakeholderId) -> &Stakeholder {
        &self.map.stakeholders[&person]
    }

    fn heads(&self, person: StakeholderId) -> f64 {
        let record = self.record(person);
        let group = record.kind == StakeholderKind::Group;
        f64::from(if group { record.headcount.unwrap_or(1).max(1) } else { 1 })
    }

    fn local(&self, person: StakeholderId, community: CommunityId) -> bool {
        matches!(self.record(person).communities.get(&community), Some(Depth::Member | Depth::Expert))
    }

    pub(crate) fn listed(&self, community: CommunityId) -> Vec<StakeholderId> {
        self.map.stakeholders.keys().copied().filter(|person| self.local(*person, community)).collect()
    }

    fn impact(&self, community: CommunityId) -> Option<f64> {
        Some(f64::from(self.map.initiatives[&self.of].affected[&community].impact?.get()) / 100.0)
    }

    fn affected(&self) -> Vec<CommunityId> {
        self.map.initiatives[&self.of].affected.keys().copied().collect()
    }

    fn unnamed(&self, community: CommunityId) -> f64 {
        let named: f64 = self.listed(community).into_iter().map(|person| self.heads(person)).sum();
        (f64::from(self.map.communities[&community].headcount) - named).max(0.0)
    }

    pub(crate) fn concerned(&self) -> Vec<StakeholderId> {
        let assessed = |person: &StakeholderId| self.map.assessments.contains_key(&(self.of, *person));
        let there = |person: &StakeholderId| self.affected().iter().any(|one| self.local(*person, *one));
        let all: Vec<StakeholderId> = self.map.stakeholders.keys().copied().collect();
        let some: Vec<StakeholderId> =
            all.iter().copied().filter(|person| assessed(person) || there(person)).collect();
        if some.is_empty() { all } else { some }
    }

    /// How much everybody counts, for a change of which nobody said what kind it is.
    pub(crate) fn demand(&self) -> BTreeMap<Target, f64> {
        let own = |person| self.said(person).impact.map(|impact| f64::from(impact.get()) / 100.0);
        let concerned = self.concerned();
        let known = self.affected().into_iter().any(|one| self.impact(one).is_some())
            || concerned.iter().any(|person| own(*person).is_some());
        let mut demand = BTreeMap::new();
        if !known {
            return concerned.into_iter().map(|person| (Target::Person(person), 1.0)).collect();
        }
        let rated: Vec<(CommunityId, f64)> =
            self.affected().into_iter().filter_map(|one| Some((one, self.impact(one)?))).collect();
        if self.rules.count == Counted::People {
            for person in concerned {
                let there = rated.iter().filter(|(one, _)| self.local(person, *one));
                let most = there.map(|(_, impact)| *impact).fold(0.0, f64::max);
                demand.insert(Target::Person(person), own(person).unwrap_or(most) * self.heads(person));
            }
            for (community, impact) in rated {
                demand.insert(Target::Unnamed(community), impact * self.unnamed(community));
            }
            return demand;
        }
        let mut parts = Vec::new();
        for (community, impact) in rated {
            let listed = self.listed(community);
            let on_listed = match (listed.is_empty(), self.unnamed(community) > 0.0) {
                (true, _) => 0.0,
                (_, true) => impact / 2.0,
                (_, false) => impact,
            };
            for person in &listed {
                let part = on_listed / listed.len() as f64;
                *demand.entry(Target::Person(*person)).or_insert(0.0) += part;
                parts.push(part);
            }
            demand.insert(Target::Unnamed(community), impact - on_listed);
        }
        let mean = if parts.is_empty() { 1.0 } else { parts.iter().sum::<f64>() / parts.len() as f64 };
        for person in concerned {
            demand.entry(Target::Person(person)).or_insert_with(|| own(person).unwrap_or(0.0) * mean);
        }
        demand
    }

    pub(crate) fn willing(&self, person: StakeholderId) -> f64 {
        let said = self.said(person);
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
        let (mut kept, mut broken) = (0.0, 0.0);
        for promise in self.map.interactions.values().flat_map(|one| &one.promises) {
            if promise.by == person && promise.kept == Kept::Yes {
                kept += 1.0;
            } else if promise.by == person && promise.kept == Kept::No {
                broken += 1.0;
            }
        }
        (kept + 1.0) / (kept + broken + 2.0)
    }

    /// s(a, p).
    fn strength(&self, from: StakeholderId, to: Target) -> f64 {
        let to = match to {
            Target::Unnamed(community) => {
                return match self.record(from).communities.get(&community) {
                    Some(Depth::Expert) => 0.8,
                    Some(Depth::Member) => 0.7,
                    Some(Depth::Knows) => 0.5,
                    None => 0.0,
                };
            }
            Target::Person(to) if to == from => return 1.0,
            Target::Person(to) => to,
        };
        let mut best = 0.0_f64;
        for tie in self.map.ties.values() {
            let (along, back) = match tie.kind {
                TieKind::Influences | TieKind::Informs => (true, false),
                TieKind::Trusts => (false, true),
                TieKind::Conflict => (false, false),
                _ => (true, true),
            };
            if (along && (tie.from, tie.to) == (from, to)) || (back && (tie.from, tie.to) == (to, from)) {
                let strength = if self.rules.ties_equal { 5 } else { tie.strength.get() };
                best = best.max(f64::from(strength) / 5.0);
            }
        }
        best
    }

    /// Directly, and through the best other.
    pub(crate) fn ways(&self, from: StakeholderId, to: Target) -> (f64, f64) {
        let beta = if self.rules.direct_only { 0.0 } else { 0.5 };
        let passes_on =
            |by: &StakeholderId| *by != from && self.said(*by).engagement_now != Some(Engagement::Resistant);
        let others = self.map.stakeholders.keys().copied().filter(passes_on);
        let through = others.map(|by| {
            let first = self.strength(from, Target::Person(by));
            if first > 0.0 { beta * first * self.strength(by, to) } else { 0.0 }
        });
        (self.strength(from, to), through.fold(0.0, f64::max))
    }

    /// x(a, p) / r(a).
    pub(crate) fn reach(&self, from: StakeholderId, to: Target) -> f64 {
        let (direct, through) = self.ways(from, to);
        direct.max(through)
    }

    /// x(a, p).
    pub(crate) fn x(&self, from: StakeholderId, to: Target) -> f64 {
        self.willing(from) * self.reliable(from) * self.reach(from, to)
    }

    /// F(S), where each of S counts with what `likely` says.
    pub(crate) fn covered(
        &self,
        picks: &[StakeholderId],
        reach: &BTreeMap<(StakeholderId, Target), f64>,
        likely: impl Fn(StakeholderId) -> f64,
    ) -> f64 {
        let of_target = |(target, demand): (Target, f64)| {
            let mut all: Vec<f64> = picks
                .iter()
                .map(|pick| likely(*pick) * reach.get(&(*pick, target)).copied().unwrap_or(0.0))
                .collect();
            all.sort_by(|a, b| b.total_cmp(a));
            let at = |place: usize| all.get(place).copied().unwrap_or(0.0);
            demand * if self.rules.twice { f64::midpoint(at(0), at(1)) } else { at(0) }
        };
        self.demand().into_iter().map(of_target).sum()
    }

    /// What everybody reaches of everybody, before willingness.
    pub(crate) fn table(&self) -> BTreeMap<(StakeholderId, Target), f64> {
        let people: Vec<StakeholderId> = self.map.stakeholders.keys().copied().collect();
        let targets: Vec<Target> = people
            .iter()
            .map(|person| Target::Person(*person))
            .chain(self.affected().into_iter().map(Target::Unnamed))
            .collect();
        let mut table = BTreeMap::new();
        for from in people {
            for to in &targets {
                table.insert((from, *to), self.reach(from, *to));
            }
        }
        table
    }
}
