//! By whom does each person hear it: from a pick directly, or through whom?
//!
//! *Invariants:* who is reached equally well by several is reached directly rather than through somebody, and else by the
//! pick that comes first. The unnamed people of communities are left out.

use super::demand::Affected;
use super::field::Field;
use super::links::{Place, Way};
use super::selection::{Covers, Reached};
use crate::model::StakeholderId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// By how much two that are equally good may differ.
pub(super) const ROUNDING: f64 = 1e-12;

/// Who reaches whom.
pub(super) struct Hearing {
    /// By pick: where they stand.
    places: Vec<Place>,
    /// By pick: whom they reach.
    ways: Vec<Vec<Way>>,
    /// By pick: willingness × reliability.
    likely: Vec<f64>,
    /// By person: how well the best pick reaches them.
    best: Vec<f64>,
}

impl Hearing {
    /// From these candidates. O(their reach).
    pub(super) fn of(field: &Field<'_>, picks: &[usize]) -> Self {
        let mut desk = field.links.desk();
        let mut best = vec![0.0; field.ids.len()];
        let likely: Vec<f64> = picks.iter().map(|pick| field.candidate(*pick).1.likely()).collect();
        let mut of_one = |(pick, likely): (&usize, &f64)| {
            let ways = field.links.ways(&mut desk, field.candidates[*pick]);
            let ways: Vec<Way> = ways.filter(|way| way.to < field.ids.len()).collect();
            for way in &ways {
                best[way.to] = f64::max(best[way.to], way.share * likely);
            }
            ways
        };
        let ways = picks.iter().zip(&likely).map(&mut of_one).collect();
        Self { places: picks.iter().map(|pick| field.candidates[*pick]).collect(), ways, likely, best }
    }

    /// By whom everybody is reached: of equally good picks the one who does so directly, then the one before the others.
    pub(super) fn people(&self, field: &Field<'_>, picks: &[usize]) -> BTreeMap<StakeholderId, Reached> {
        let mut people: BTreeMap<StakeholderId, Reached> = BTreeMap::new();
        for ((ways, likely), pick) in self.ways.iter().zip(&self.likely).zip(picks) {
            for way in ways {
                let one = Reached {
                    by: field.candidate(*pick).0,
                    share: way.share * likely,
                    through: way.through.map(|through| field.ids[through as usize]),
                };
                let id = field.ids[way.to];
                let nearer = |known: &Reached| {
                    one.share > known.share
                        || (one.share == known.share && known.through.is_some() && one.through.is_none())
                };
                if one.share > 0.0 && people.get(&id).is_none_or(nearer) {
                    people.insert(id, one);
                }
            }
        }
        people
    }

    /// What a pick has to do with each affected community of which they reach somebody best.
    pub(super) fn covers(&self, field: &Field<'_>, pick: usize) -> Vec<Covers> {
        let (likely, place) = (self.likely[pick], self.places[pick]);
        let in_community = |(community, affected): (usize, &Affected)| {
            let others = affected.listed.iter().filter(|one| **one != place);
            let mut covers = Covers {
                community: field.communities[community],
                people: others.count(),
                direct: BTreeSet::new(),
                strength: 0.0,
                through: BTreeMap::new(),
            };
            let mut strength = 0.0;
            for way in self.ways[pick].iter().filter(|way| affected.listed.binary_search(&way.to).is_ok()) {
                let reached = way.share * likely;
                if way.to == place || reached <= 0.0 || reached < self.best[way.to] - ROUNDING {
                    continue;
                }
                let id = field.ids[way.to];
                if let Some(through) = way.through {
                    covers.through.entry(field.ids[through as usize]).or_default().insert(id);
                } else {
                    covers.direct.insert(id);
                    strength += way.share * 5.0;
                }
            }
            if !covers.direct.is_empty() {
                covers.strength = strength / covers.direct.len() as f64;
            }
            (covers.reached() > 0).then_some(covers)
        };
        let mut covers: Vec<Covers> =
            field.demand.communities.iter().enumerate().filter_map(in_community).collect();
        covers.sort_by_key(|covers| (Reverse(covers.reached()), covers.community));
        covers
    }
}
