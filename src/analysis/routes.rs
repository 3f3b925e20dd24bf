//! Through whom does one best reach somebody?
//!
//! The warm route: the chain of asks that is trusted most. The trust of a chain is the product of strength / 5 over its
//! ties, so that each further ask costs something unless the tie is of the closest.
//!
//! *Invariants:* a route has at most four ties and meets nobody twice. An ask goes either way along a tie, against
//! *reports to* too: who knows somebody can ask them, and one may ask one's own people as well as one's superior. Ties of
//! conflict don't carry (leave them out of the network, see `carrying`). Equal trust: fewer asks first, then by ids.

use super::adjacency::Adjacency;
use super::{Network, Progress, TieFilter};
use crate::model::{Document, StakeholderId, TieKind};
use std::collections::BTreeSet;

/// How many asks a chain has at the most: beyond that a favour is worth little.
pub const STEPS: usize = 4;
/// How many other routes are given besides the best.
pub const ALTERNATIVES: usize = 3;
/// The closest tie.
const CLOSEST: u32 = 5;

/// A chain of people of whom each asks the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Who begins, who stands between, who is reached; only one where they are there already.
    pub people: Vec<StakeholderId>,
    /// The strengths of the ties between them, 1–5; one fewer than people.
    pub strengths: Vec<u32>,
}

impl Route {
    /// The product of strength / 5 over all ties, above 0 to 1.
    pub fn trust(&self) -> f64 {
        // Whole numbers, rounded once: equal chains are equally trusted.
        let product: u32 = self.strengths.iter().product();
        f64::from(product) / f64::from(CLOSEST.pow(self.strengths.len() as u32))
    }

    /// Those who pass the ask on: neither who begins nor who is reached.
    pub fn between(&self) -> &[StakeholderId] {
        match self.people.as_slice() {
            [_, between @ .., _] => between,
            _ => &[],
        }
    }
}

/// The same ties without those of conflict. O(ties).
pub fn carrying(document: &Document, filter: &TieFilter) -> TieFilter {
    let all = || document.ties.values().map(|tie| tie.kind.clone()).collect();
    let mut kinds: BTreeSet<TieKind> = filter.kinds.clone().unwrap_or_else(all);
    kinds.remove(&TieKind::Conflict);
    TieFilter { kinds: Some(kinds), ..filter.clone() }
}

/// The most trusted route from any of some people to any of others, and up to three that differ; nothing where it was
/// cancelled.
///
/// The others serve where the best one fails. Each does without at least one of those who pass the ask on in every earlier
/// route, or who begin it where several could; of a direct tie it does without the tie. Each is the best that does so. O(ties) for each of the few searches: at 50,000 people and 250,000 ties some 10 ms each.
pub fn routes(
    network: &Network,
    from: &BTreeSet<StakeholderId>,
    to: &BTreeSet<StakeholderId>,
    progress: &Progress,
) -> Option<Vec<Route>> {
    let people: Vec<StakeholderId> = network.people().collect();
    let among = |some: &BTreeSet<StakeholderId>| people.iter().map(|id| some.contains(id)).collect();
    let mut search = Search {
        near: network.near(),
        from: among(from),
        to: among(to),
        reach: vec![[0; STEPS + 1]; people.len()],
        layers: Default::default(),
    };
    let several = search.from.iter().filter(|begins| **begins).count() > 1;
    let mut seen = BTreeSet::new();
    let mut found: Vec<Way> = Vec::new();
    let nobody = BTreeSet::new();
    let mut open: Vec<(BTreeSet<Without>, Way)> =
        search.best(&nobody).map(|way| (nobody, way)).into_iter().collect();
    while found.len() <= ALTERNATIVES {
        if progress.is_cancelled() {
            return None;
        }
        // Whatever differs from all routes so far leaves out one person of each: it stands below one of these branches.
        let Some(next) = (0..open.len()).min_by(|one, other| open[*one].1.cmp(&open[*other].1)) else {
            break;
        };
        let (without, way) = open.swap_remove(next);
        let mut passed = found.iter().map(|earlier| earlier.passed(several));
        let branches = if let Some(same) = passed.find(|earlier| way.meets_all(earlier)) {
            same
        } else {
            let passed = way.passed(several);
            found.push(way);
            passed
        };
        for more in branches {
            let mut without = without.clone();
            if without.insert(more) && seen.insert(without.clone()) {
                open.extend(search.best(&without).map(|way| (without, way)));
            }
        }
    }
    let route = |way: Way| Route {
        people: way.places.iter().map(|place| people[*place as usize]).collect(),
        strengths: way.strengths,
    };
    progress.reached(1.0);
    Some(found.into_iter().map(route).collect())
}

/// What an alternative does without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Without {
    Person(u32),
    /// The tie between the only one who begins and those who are to be reached.
    Direct,
}

/// A route by places. The better is the lesser: more trust, then fewer ties, then lower places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    trust: std::cmp::Reverse<u32>,
    steps: usize,
    places: Vec<u32>,
    strengths: Vec<u32>,
}

impl Way {
    /// Whom an alternative may do without.
    fn passed(&self, several: bool) -> BTreeSet<Without> {
        let end = self.places.len().saturating_sub(1).max(1);
        let passed = &self.places[usize::from(!several)..end.min(self.places.len())];
        if passed.is_empty() && self.places.len() == 2 {
            return [Without::Direct].into();
        }
        passed.iter().map(|place| Without::Person(*place)).collect()
    }

    fn meets_all(&self, passed: &BTreeSet<Without>) -> bool {
        passed.iter().all(|one| match one {
            Without::Person(place) => self.places.contains(place),
            Without::Direct => self.places.len() == 2,
        })
    }
}

struct Search<'a> {
    near: &'a Adjacency,
    from: Vec<bool>,
    to: Vec<bool>,
    /// For each person the best product of strengths over exactly so many ties to the end; 0 where none leads there.
    reach: Vec<[u32; STEPS + 1]>,
    /// Who is reached with so many ties.
    layers: [Vec<u32>; STEPS + 1],
}

impl Search<'_> {
    /// The best route without some. Since no strength is above the closest, a detour that comes back is never better
    /// than the way without it, and it has more ties: so nobody is met twice.
    fn best(&mut self, without: &BTreeSet<Without>) -> Option<Way> {
        for layer in &mut self.layers {
            layer.drain(..).for_each(|place| self.reach[place as usize] = [0; STEPS + 1]);
        }
        let out = |place: u32| without.contains(&Without::Person(place));
        let direct = without.contains(&Without::Direct);
        let cut = |one: usize, other: usize| {
            direct && (self.from[one] && self.to[other] || self.to[one] && self.from[other])
        };
        self.layers[0] =
            (0..self.to.len() as u32).filter(|place| self.to[*place as usize] && !out(*place)).collect();
        self.layers[0].iter().for_each(|place| self.reach[*place as usize][0] = 1);
        for step in 1..=STEPS {
            let (before, now) = self.layers.split_at_mut(step);
            for one in &before[step - 1] {
                let one = *one as usize;
                let there = self.reach[one][step - 1];
                for (other, strength) in self.near.of_one(one).iter().zip(self.near.strengths(one)) {
                    let reach = &mut self.reach[*other as usize][step];
                    if there * strength > *reach && !out(*other) && !cut(one, *other as usize) {
                        if *reach == 0 {
                            now[0].push(*other);
                        }
                        *reach = there * strength;
                    }
                }
            }
        }
        let scaled =
            |place: usize, steps: usize| self.reach[place][steps] * CLOSEST.pow((STEPS - steps) as u32);
        let begins = (0..self.from.len()).filter(|place| self.from[*place]);
        let (trust, steps, start) = begins
            .flat_map(|place| (0..=STEPS).map(move |steps| (scaled(place, steps), steps, place)))
            .filter(|(trust, _, _)| *trust > 0)
            .min_by_key(|(trust, steps, place)| (std::cmp::Reverse(*trust), *steps, *place))?;
        let (mut places, mut strengths, mut now) = (vec![start as u32], Vec::new(), start);
        for left in (0..steps).rev() {
            let wanted = self.reach[now][left + 1];
            let (next, strength) =
                self.near.of_one(now).iter().zip(self.near.strengths(now)).find(|(next, strength)| {
                    self.reach[**next as usize][left] * **strength == wanted && !cut(now, **next as usize)
                })?;
            places.push(*next);
            strengths.push(*strength);
            now = *next as usize;
        }
        Some(Way { trust: std::cmp::Reverse(trust), steps, places, strengths })
    }
}
