//! In which direction from the middle is each community at home?
//!
//! *Invariants:* each community has a part of the turn as large as its share of the people; communities with many ties
//! to each other are next to each other.

use crate::analysis::StakeholderId;
use crate::layout::{Grouping, Subject};
use std::collections::BTreeMap;

/// Up to so many groups are set in the order that makes ties short.
const ORDERED: usize = 40;

/// The middle of the part of the turn where each person's group is at home.
pub(super) struct Sectors {
    middle: Vec<Option<f64>>,
}

impl Sectors {
    /// By communities, else by units, else by organisations: whichever tells the most about these people.
    pub(super) fn of(subject: &Subject, people: &[StakeholderId]) -> Self {
        let told = |grouping: &Grouping| people.iter().filter(|id| grouping.of.contains_key(id)).count();
        let all = [&subject.communities, &subject.units, &subject.organisations];
        let best = all.iter().find(|grouping| told(grouping) * 3 >= people.len());
        let Some(grouping) = best else { return Self { middle: vec![None; people.len()] } };
        let group: Vec<Option<usize>> = people.iter().map(|id| grouping.of.get(id).copied()).collect();
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        group.iter().flatten().for_each(|group| *sizes.entry(*group).or_default() += 1);
        let order = order(&sizes, &between(subject, people, &group));
        let total = sizes.values().sum::<usize>().max(1) as f64;
        let mut at = BTreeMap::new();
        let mut done = 0;
        for group in order {
            let size = sizes.get(&group).copied().unwrap_or_default();
            at.insert(group, (done as f64 + size as f64 / 2.0) / total);
            done += size;
        }
        Self { middle: group.into_iter().map(|group| at.get(&group?).copied()).collect() }
    }

    /// Where someone is at home.
    pub(super) fn middle(&self, person: usize) -> Option<f64> {
        self.middle.get(person).copied().flatten()
    }

    /// Where everybody stands first: at home, those without one all round.
    pub(super) fn first(&self, people: &[StakeholderId]) -> Vec<f64> {
        let around = |n: usize| n as f64 / people.len().max(1) as f64;
        (0..people.len()).map(|n| self.middle(n).unwrap_or_else(|| around(n))).collect()
    }
}

/// How much ties count from each group to each other.
fn between(
    subject: &Subject,
    people: &[StakeholderId],
    group: &[Option<usize>],
) -> BTreeMap<(usize, usize), f64> {
    let group_of = |id: StakeholderId| people.binary_search(&id).ok().and_then(|at| group[at]);
    let mut ties = BTreeMap::new();
    for (one, other, strength) in subject.network.ties() {
        if let (Some(one), Some(other)) = (group_of(one), group_of(other))
            && one != other
        {
            *ties.entry((one.min(other), one.max(other))).or_insert(0.0) += f64::from(strength);
        }
    }
    ties
}

/// The order round the ring: the largest first, each of the others put in where it makes ties the shortest.
fn order(sizes: &BTreeMap<usize, usize>, ties: &BTreeMap<(usize, usize), f64>) -> Vec<usize> {
    let mut groups: Vec<usize> = sizes.keys().copied().collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(sizes[group]), *group));
    let rest = groups.split_off(groups.len().min(ORDERED));
    let mut ring: Vec<usize> = Vec::new();
    for group in groups {
        let length = |ring: &[usize]| -> f64 {
            let count = ring.len() as f64;
            let at: BTreeMap<usize, usize> =
                ring.iter().enumerate().map(|(at, group)| (*group, at)).collect();
            let far = |(pair, weight): (&(usize, usize), &f64)| {
                let (Some(one), Some(other)) = (at.get(&pair.0), at.get(&pair.1)) else { return 0.0 };
                let steps = one.abs_diff(*other) as f64;
                weight * steps.min(count - steps)
            };
            ties.iter().map(far).sum()
        };
        let with = |at: usize| {
            let mut tried = ring.clone();
            tried.insert(at, group);
            tried
        };
        let tries = (0..=ring.len()).map(|at| (length(&with(at)), at));
        let best = tries.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        ring = with(best.map_or(0, |(_, at)| at));
    }
    ring.extend(rest);
    ring
}
