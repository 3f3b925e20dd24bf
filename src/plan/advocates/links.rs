//! Whom does somebody reach, how well, and through whom?
//!
//! The strength from one person to another is that of the strongest tie by which the first reaches the second, as a
//! share of 5. Who influences or informs reaches along the tie; who is trusted reaches whoever trusts; all other ties
//! reach both ways; ties of conflict reach nobody.
//!
//! *Invariants:* people are numbered in the order of their ids; behind them stand the unnamed people of each affected
//! community, as one. Everybody reaches themselves fully.

use super::{Ground, Rules};
use crate::model::{CommunityId, Engagement, StakeholderId, TieKind};
use std::collections::BTreeSet;

/// What of a strength is left once somebody passes it on.
const PASSED_ON: f64 = 0.5;

/// The number of a person, or of the unnamed people of a community.
pub(super) type Place = usize;

/// One that is reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Way {
    /// Who.
    pub(super) to: Place,
    /// How well, 0–1, before willingness and reliability.
    pub(super) share: f64,
    /// Through whom, where that is better than any tie of one's own.
    pub(super) through: Option<u32>,
}

/// Who reaches whom.
#[derive(Debug)]
pub(super) struct Links {
    /// By person: the first of their entries in `ends`.
    starts: Vec<u32>,
    /// Whom each reaches directly and how well, in tenths, ascending.
    ends: Vec<(u32, f64)>,
    /// By person: whether they pass on what they hear.
    passes_on: Vec<bool>,
    people: usize,
    places: usize,
}

/// Room for the ways of one person at a time.
#[derive(Debug)]
pub(super) struct Desk {
    share: Vec<f64>,
    through: Vec<u32>,
    found: Vec<u32>,
}

const DIRECTLY: u32 = u32::MAX;

impl Links {
    /// Of all people, in this order. O(ties · log).
    pub(super) fn of(ground: &Ground, rules: &Rules, ids: &[StakeholderId]) -> Self {
        let place = |id: StakeholderId| ids.binary_search(&id).ok();
        let shift = i64::from(rules.strength_shift);
        let strength = |said: u32| {
            let moved = if rules.ties_equal { 5 } else { (i64::from(said) + shift).clamp(1, 5) };
            2.0 * moved as f64
        };
        let mut leads: Vec<(u32, u32, f64)> = Vec::new();
        for (from, to, kind, _, said) in &ground.ties {
            let (Some(from), Some(to)) = (place(*from), place(*to)) else { continue };
            let (from, to, strength) = (from as u32, to as u32, strength(*said));
            if from == to || *kind == TieKind::Conflict {
                continue;
            }
            if *kind != TieKind::Trusts {
                leads.push((from, to, strength));
            }
            if !matches!(kind, TieKind::Influences | TieKind::Informs) {
                leads.push((to, from, strength));
            }
        }
        let depths = ground.affected.keys().enumerate();
        for (number, community) in depths {
            let rest = (ids.len() + number) as u32;
            for (person, candidate) in ground.people.values().enumerate() {
                leads.extend(depth(candidate, *community).map(|depth| (person as u32, rest, depth)));
            }
        }
        leads.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
        leads.dedup_by_key(|(from, to, _)| (*from, *to));
        let mut starts = vec![0; ids.len() + 1];
        for (from, ..) in &leads {
            starts[*from as usize + 1] += 1;
        }
        for place in 0..ids.len() {
            starts[place + 1] += starts[place];
        }
        let passes_on = ground
            .people
            .values()
            .map(|person| !rules.direct_only && person.stance != Some(Engagement::Resistant));
        Self {
            starts,
            ends: leads.into_iter().map(|(_, to, strength)| (to, strength)).collect(),
            passes_on: passes_on.collect(),
            people: ids.len(),
            places: ids.len() + ground.affected.len(),
        }
    }

    /// Room for [`Self::ways`].
    pub(super) fn desk(&self) -> Desk {
        Desk { share: vec![0.0; self.places], through: vec![DIRECTLY; self.places], found: Vec::new() }
    }

    fn direct(&self, person: Place) -> &[(u32, f64)] {
        &self.ends[self.starts[person] as usize..self.starts[person + 1] as usize]
    }

    /// Whom somebody reaches, themselves among them, ascending. Through another only where that is better than directly;
    /// of equal others the one of the lowest id. O(people two ties away · log).
    pub(super) fn ways<'a>(&self, desk: &'a mut Desk, from: Place) -> impl Iterator<Item = Way> + use<'a> {
        let Desk { share, through, found } = desk;
        for place in found.drain(..) {
            share[place as usize] = 0.0;
        }
        let mut hear = |to: u32, how_well: f64, by: u32| {
            let known = &mut share[to as usize];
            if how_well > *known {
                if *known == 0.0 {
                    found.push(to);
                }
                *known = how_well;
                through[to as usize] = by;
            }
        };
        hear(from as u32, 1.0, DIRECTLY);
        for (to, tenths) in self.direct(from) {
            hear(*to, tenths / 10.0, DIRECTLY);
        }
        for (by, first) in self.direct(from) {
            if (*by as usize) < self.people && self.passes_on[*by as usize] {
                for (to, second) in self.direct(*by as usize) {
                    // Rounded once, so that equal ways are equal to the last bit.
                    hear(*to, PASSED_ON * first * second / 100.0, *by);
                }
            }
        }
        found.sort_unstable();
        let (share, through) = (&*share, &*through);
        found.iter().map(|to| {
            let by = through[*to as usize];
            Way { to: *to as usize, share: share[*to as usize], through: (by != DIRECTLY).then_some(by) }
        })
    }
}

/// How well somebody reaches those of a community whom nobody named, in tenths.
fn depth(person: &super::Candidate, community: CommunityId) -> Option<f64> {
    let among = |set: &BTreeSet<CommunityId>| set.contains(&community);
    if among(&person.expert) {
        Some(8.0)
    } else if among(&person.member) {
        Some(7.0)
    } else {
        among(&person.knows).then_some(5.0)
    }
}
