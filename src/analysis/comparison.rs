//! How do the groups found from ties compare with the communities that people declared?
//!
//! *Invariants:* who is compared with whom depends on the ties of the network given, so a filter of ties changes it.
//! Where nothing was declared, nothing is said.

use super::belonging::{belongs_to, home, records};
use super::{Communities, Network, Progress};
use crate::model::{CommunityId, Document, Stakeholder, StakeholderId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Parts *hardly talk* where a pair of people from two of them is tied at most a quarter as often as a pair from one.
const HARDLY: usize = 4;
/// How many of a community's people make a part of it: two, and a tenth of all.
const PART: usize = 2;
/// How many people are looked at between two looks at the progress.
const LOOK: usize = 1 << 12;
/// Below so many ties nobody is said to have theirs elsewhere.
const ENOUGH_TIES: usize = 3;

/// What the found groups say about the declared communities.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// How well the two agree: 1 the same, about 0 as by chance, less than 0 worse (adjusted Rand index, Hubert and
    /// Arabie 1985), over everybody with a community, each counted in their `home`. Nothing with fewer than two people.
    pub agreement: Option<f64>,
    /// How each found group may be called, in their order.
    pub names: Vec<GroupName>,
    /// Communities that fall apart into groups which hardly talk, the one of most people first, equal ones by id.
    pub splits: Vec<Split>,
    /// People whose ties lie in another community than their own, the clearest first, equal ones by id.
    pub elsewhere: Vec<Elsewhere>,
}

/// How a found group may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupName {
    /// It is one person.
    Alone(StakeholderId),
    /// More than half of it belongs to this community, and it is the largest such group.
    Community(CommunityId),
    /// More than half of it belongs to this community, of which a larger group has the name; around the person with the
    /// strongest ties in it.
    Part(CommunityId, StakeholderId),
    /// No community has more than half of it; around the person with the strongest ties in it.
    Around(StakeholderId),
}

impl GroupName {
    /// In words: *Payroll* · *Payroll, around Bo Li* · *Around Ana Ruiz* · *Ana Ruiz*.
    pub fn words(self, document: &Document) -> String {
        let person = |id| document.stakeholders.get(&id).map_or("", |person| person.name.as_str());
        let community = |id| document.communities.get(&id).map_or("", |community| community.name.as_str());
        match self {
            Self::Alone(id) => person(id).to_owned(),
            Self::Community(id) => community(id).to_owned(),
            Self::Part(id, around) => format!("{}, around {}", community(id), person(around)),
            Self::Around(id) => format!("Around {}", person(id)),
        }
    }
}

/// A community that falls apart into groups which hardly talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Which community.
    pub community: CommunityId,
    /// Its parts, largest first: the place of the found group, and those of the community who are in it.
    pub parts: Vec<(usize, Vec<StakeholderId>)>,
    /// How many ties the parts have within.
    pub within: usize,
    /// How many ties there are between them.
    pub between: usize,
}

/// Someone whose ties lie in another community than their own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elsewhere {
    /// Who.
    pub person: StakeholderId,
    /// Their `home`.
    pub home: CommunityId,
    /// Where their ties lie.
    pub there: CommunityId,
    /// The share of the strength of their ties that lies in communities of their own, 0–1.
    pub share_home: f64,
    /// The share that lies there, above 0.5 to 1. A contact in several communities counts in each.
    pub share_there: f64,
}

/// What the found groups say about the declared communities; nothing where it was cancelled. O((people + ties) · log).
///
/// A community is *split* where at least two groups each hold two or more of its people and a tenth of them, and these
/// parts hardly talk: pairs across are tied at most a quarter as often as pairs within.
///
/// Somebody's ties *lie elsewhere* where they have three ties or more, more than half of their strength goes to one
/// community that is not theirs, and less to their own.
pub fn compare(
    document: &Document,
    network: &Network,
    found: &Communities,
    progress: &Progress,
) -> Option<Comparison> {
    let on_map = OnMap {
        people: network.people().collect(),
        records: records(document, network),
        group: found.of_people(network),
        network,
    };
    let mut elsewhere = Vec::new();
    for place in 0..on_map.people.len() {
        if place.is_multiple_of(LOOK) && progress.is_cancelled() {
            return None;
        }
        elsewhere.extend(on_map.lies_elsewhere(place));
    }
    elsewhere.sort_by(|one: &Elsewhere, other| {
        let gap = |one: &Elsewhere| one.share_there - one.share_home;
        gap(other).total_cmp(&gap(one)).then(one.person.cmp(&other.person))
    });
    progress.reached(0.5);
    let splits = on_map.splits(progress)?;
    progress.reached(0.8);
    Some(Comparison { agreement: on_map.agreement(), names: on_map.names(found), splits, elsewhere })
}

/// Everybody by their place in the network.
struct OnMap<'a> {
    people: Vec<StakeholderId>,
    records: Vec<Option<&'a Stakeholder>>,
    group: Vec<Option<usize>>,
    network: &'a Network,
}

impl OnMap<'_> {
    fn agreement(&self) -> Option<f64> {
        let mut both: BTreeMap<(CommunityId, usize), usize> = BTreeMap::new();
        let mut declared: BTreeMap<CommunityId, usize> = BTreeMap::new();
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for (record, group) in self.records.iter().zip(&self.group) {
            if let (Some(home), Some(group)) = (record.and_then(home), *group) {
                *both.entry((home, group)).or_insert(0) += 1;
                *declared.entry(home).or_insert(0) += 1;
                *found.entry(group).or_insert(0) += 1;
            }
        }
        let pairs = |count: usize| (count * count.saturating_sub(1) / 2) as f64;
        let total = pairs(declared.values().sum());
        if total == 0.0 {
            return None;
        }
        let together: f64 = both.values().map(|count| pairs(*count)).sum();
        let by_declared: f64 = declared.values().map(|count| pairs(*count)).sum();
        let by_found: f64 = found.values().map(|count| pairs(*count)).sum();
        let chance = by_declared * by_found / total;
        let most = f64::midpoint(by_declared, by_found);
        // Both put everybody together, or both keep everybody apart: they are the same.
        Some(if most == chance { 1.0 } else { (together - chance) / (most - chance) })
    }

    fn names(&self, found: &Communities) -> Vec<GroupName> {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); found.groups.len()];
        for (place, group) in self.group.iter().enumerate() {
            if let Some(group) = group {
                members[*group].push(place as u32);
            }
        }
        let mut taken = BTreeSet::new();
        let name = |(group, members): (&Vec<StakeholderId>, &Vec<u32>)| {
            if let [alone] = group.as_slice() {
                return GroupName::Alone(*alone);
            }
            let inside = |one: u32| -> u32 {
                let of_same = |end: usize| self.group[end] == self.group[one as usize];
                let ties = self.network.near().ties(one as usize).filter(|(end, _)| of_same(*end));
                ties.map(|(_, strength)| strength).sum()
            };
            let around = || {
                let middle = members.iter().min_by_key(|one| (Reverse(inside(**one)), **one));
                middle.map_or_else(StakeholderId::default, |middle| self.people[*middle as usize])
            };
            let mut counts: BTreeMap<CommunityId, usize> = BTreeMap::new();
            for record in members.iter().filter_map(|one| self.records[*one as usize]) {
                belongs_to(record).for_each(|community| *counts.entry(community).or_insert(0) += 1);
            }
            let most = counts.into_iter().min_by_key(|(id, count)| (Reverse(*count), *id));
            match most.filter(|(_, count)| count * 2 > group.len()) {
                Some((community, _)) if taken.insert(community) => GroupName::Community(community),
                Some((community, _)) => GroupName::Part(community, around()),
                None => GroupName::Around(around()),
            }
        };
        found.groups.iter().zip(&members).map(name).collect()
    }

    fn splits(&self, progress: &Progress) -> Option<Vec<Split>> {
        let mut of_community: BTreeMap<CommunityId, Vec<u32>> = BTreeMap::new();
        for (place, record) in self.records.iter().enumerate() {
            for community in record.iter().copied().flat_map(belongs_to) {
                of_community.entry(community).or_default().push(place as u32);
            }
        }
        let mut splits: Vec<Split> = Vec::new();
        for (community, locals) in of_community {
            if progress.is_cancelled() {
                return None;
            }
            let mut parts: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
            for place in &locals {
                if let Some(group) = self.group[*place as usize] {
                    parts.entry(group).or_default().push(*place);
                }
            }
            parts.retain(|_, part| part.len() >= PART && part.len() * 10 >= locals.len());
            if parts.len() < 2 {
                continue;
            }
            let counted: usize = parts.values().map(Vec::len).sum();
            let pairs = |count: usize| count * count.saturating_sub(1) / 2;
            let pairs_within: usize = parts.values().map(|part| pairs(part.len())).sum();
            let pairs_between = pairs(counted) - pairs_within;
            let (mut within, mut between) = (0, 0);
            for (own, part) in &parts {
                for place in part {
                    for end in self.network.near().of_one(*place as usize).iter().filter(|end| *end > place) {
                        let Some(there) = self.group[*end as usize] else { continue };
                        let with = parts.get(&there).is_some_and(|part| part.binary_search(end).is_ok());
                        match with {
                            true if there == *own => within += 1,
                            true => between += 1,
                            false => {}
                        }
                    }
                }
            }
            if between * pairs_within * HARDLY <= within * pairs_between {
                let named =
                    |part: Vec<u32>| part.into_iter().map(|place| self.people[place as usize]).collect();
                let mut parts: Vec<(usize, Vec<StakeholderId>)> =
                    parts.into_iter().map(|(group, part)| (group, named(part))).collect();
                parts.sort_by_key(|(group, part)| (Reverse(part.len()), *group));
                splits.push(Split { community, parts, within, between });
            }
        }
        let size = |split: &Split| split.parts.iter().map(|(_, part)| part.len()).sum::<usize>();
        splits.sort_by_key(|split| (Reverse(size(split)), split.community));
        Some(splits)
    }

    fn lies_elsewhere(&self, place: usize) -> Option<Elsewhere> {
        let record = self.records[place]?;
        let home = home(record)?;
        let own =
            |community: &CommunityId| record.communities.get(community).is_some_and(|depth| depth.is_local());
        let (mut ties, mut all, mut at_home) = (0, 0, 0);
        let mut there: BTreeMap<CommunityId, u32> = BTreeMap::new();
        for (other, strength) in self.network.near().ties(place) {
            ties += 1;
            all += strength;
            let mut shared = false;
            for community in self.records[other].into_iter().flat_map(belongs_to) {
                if own(&community) {
                    shared = true;
                } else {
                    *there.entry(community).or_insert(0) += strength;
                }
            }
            at_home += if shared { strength } else { 0 };
        }
        let (there, most) = there.into_iter().min_by_key(|(id, strength)| (Reverse(*strength), *id))?;
        let share = |strength: u32| f64::from(strength) / f64::from(all);
        let clear = ties >= ENOUGH_TIES && most * 2 > all && at_home < most;
        clear.then(|| Elsewhere {
            person: self.people[place],
            home,
            there,
            share_home: share(at_home),
            share_there: share(most),
        })
    }
}
