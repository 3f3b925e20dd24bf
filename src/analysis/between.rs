//! Who joins groups with each other, and how much do units keep to themselves?
//!
//! *Invariants:* a tie counts once, whatever its strength. People without a unit are in no count of units.

use super::Network;
use super::belonging::{Group, declared, home, records, unit};
use crate::model::{CommunityId, Document, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// Into how many communities other than their own somebody must be tied to count as one who joins them.
pub const JOINED: usize = 3;

/// Those tied into three or more communities other than their own, in the order of ids. The community of a contact is
/// their `home`. O((people + ties) · log).
pub fn joiners(document: &Document, network: &Network) -> Vec<StakeholderId> {
    let records = records(document, network);
    let homes: Vec<Option<CommunityId>> = records.iter().map(|record| record.and_then(home)).collect();
    let joins = |place: usize| {
        let own = records[place].map(|person| &person.communities);
        let mut there: Vec<CommunityId> = network
            .near()
            .of_one(place)
            .iter()
            .filter_map(|other| homes[*other as usize])
            .filter(|home| !own.is_some_and(|own| own.contains_key(home)))
            .collect();
        there.sort_unstable();
        there.dedup();
        there.len() >= JOINED
    };
    network.people().enumerate().filter(|(place, _)| joins(*place)).map(|(_, id)| id).collect()
}

/// A declared group that one person alone joins with everybody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyLink {
    /// Which group, of two people or more.
    pub group: Group,
    /// How many people it has.
    pub people: usize,
    /// On whom it hangs.
    pub link: StakeholderId,
    /// True where that is one of its own people; false where all its ties outward lead to the same outsider.
    pub inside: bool,
}

/// The declared communities and units that one person alone joins with everybody else, largest first, equal ones in
/// order. Groups without any tie outward are not among them, nor a unit of the same people as a community. O((people + ties) · log).
pub fn only_links(document: &Document, network: &Network) -> Vec<OnlyLink> {
    let mut found = Vec::new();
    let groups = declared(document);
    let communities: BTreeSet<&Vec<StakeholderId>> =
        groups.iter().filter(|(group, _)| matches!(group, Group::Community(_))).map(|(_, all)| all).collect();
    let new = |group: &Group, people: &Vec<StakeholderId>| {
        matches!(group, Group::Community(_)) || !communities.contains(people)
    };
    for (group, people) in groups.iter().filter(|(group, people)| people.len() > 1 && new(group, people)) {
        // Two are enough to know that it is not one.
        let (mut inside, mut outside) = (BTreeSet::new(), BTreeSet::new());
        for one in people {
            for (other, _) in
                network.neighbours(*one).filter(|(other, _)| people.binary_search(other).is_err())
            {
                inside.insert(*one);
                outside.insert(other);
            }
            if inside.len() > 1 && outside.len() > 1 {
                break;
            }
        }
        let only = |some: &BTreeSet<StakeholderId>| some.first().copied().filter(|_| some.len() == 1);
        let link =
            only(&inside).map(|link| (link, true)).or_else(|| only(&outside).map(|link| (link, false)));
        if let Some((link, inside)) = link {
            found.push(OnlyLink { group: group.clone(), people: people.len(), link, inside });
        }
    }
    found.sort_by(|one, other| other.people.cmp(&one.people).then(one.group.cmp(&other.group)));
    found
}

/// A unit, and how far its people keep to themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As it is called.
    pub name: String,
    /// How many people it has.
    pub people: usize,
    /// Ties among its own people.
    pub within: usize,
    /// Ties of its people with people of other units.
    pub outward: usize,
}

impl Unit {
    /// From –1 (all ties stay within) to 1 (all lead outward); nothing without ties. See `e_i_index`.
    pub fn e_i_index(&self) -> Option<f64> {
        e_i_index(self.outward, self.within)
    }
}

/// The E-I index: ties outward less ties within, by all of them; –1 to 1, nothing without ties (Krackhardt and Stern
/// 1988).
pub fn e_i_index(outward: usize, within: usize) -> Option<f64> {
    let all = (outward + within) as f64;
    (all > 0.0).then(|| (outward as f64 - within as f64) / all)
}

/// Who talks with whom by units: *us and them*.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Units {
    /// By name.
    pub units: Vec<Unit>,
    /// How many ties there are between two units, by their places in `units`, the lower first; a unit with itself among
    /// them. Pairs without ties are absent.
    pub ties: BTreeMap<(usize, usize), usize>,
    /// How many people say no unit.
    pub without: usize,
}

impl Units {
    /// How many ties there are between two units, or within one. O(log).
    pub fn between(&self, one: usize, other: usize) -> usize {
        self.ties.get(&(one.min(other), one.max(other))).copied().unwrap_or(0)
    }

    /// How far all units taken together keep to themselves.
    pub fn e_i_index(&self) -> Option<f64> {
        let within = self.units.iter().map(|unit| unit.within).sum();
        let outward: usize = self.units.iter().map(|unit| unit.outward).sum();
        e_i_index(outward / 2, within)
    }
}

/// Ties by units. O((people + ties) · log).
pub fn units(document: &Document, network: &Network) -> Units {
    let said: Vec<Option<&str>> =
        records(document, network).into_iter().map(|one| one.and_then(unit)).collect();
    let names: BTreeSet<&str> = said.iter().flatten().copied().collect();
    let names: Vec<&str> = names.into_iter().collect();
    let places: Vec<Option<usize>> = said.iter().map(|said| names.binary_search(&(*said)?).ok()).collect();
    let mut units: Vec<Unit> = names
        .iter()
        .map(|name| Unit { name: (*name).to_owned(), people: 0, within: 0, outward: 0 })
        .collect();
    places.iter().flatten().for_each(|unit| units[*unit].people += 1);
    let mut pairs = Vec::new();
    for (place, one) in places.iter().enumerate() {
        for end in network.near().of_one(place).iter().filter(|end| **end as usize > place) {
            if let (Some(one), Some(other)) = (one, &places[*end as usize]) {
                pairs.push((*one.min(other), *one.max(other)));
            }
        }
    }
    pairs.sort_unstable();
    let mut ties = BTreeMap::new();
    for same in pairs.chunk_by(|one, other| one == other) {
        let (one, other) = same[0];
        ties.insert((one, other), same.len());
        if one == other {
            units[one].within += same.len();
        } else {
            units[one].outward += same.len();
            units[other].outward += same.len();
        }
    }
    Units { units, ties, without: places.iter().filter(|unit| unit.is_none()).count() }
}
