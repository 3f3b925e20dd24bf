//! Which floors do picks meet?
//!
//! *Invariants:* a floor that all candidates together would not meet is never met and has no say in anything else.

use super::counting::countable;
use super::{Coverage, Floor};

/// Room for rounding where a share is compared with what is wanted.
const ROUNDING: f64 = 1e-9;

/// All floors, ready to be asked.
pub(super) struct Floors {
    /// Each floor, in the order of the instance.
    pub(super) needs: Vec<Need>,
    /// Which floors of members each candidate could count for; only those that can be met.
    pub(super) of: Vec<Vec<u32>>,
    /// For how many floors each candidate may count.
    pub(super) capacity: Vec<usize>,
    /// Whether somebody could count for more floors than is allowed.
    pub(super) tight: bool,
    /// Whether somebody is a member of two floors.
    pub(super) overlap: bool,
    /// Whether a floor is a share that can be met, and wants something.
    pub(super) shares: bool,
    /// Whether each floor can be met at all.
    pub(super) possible: Vec<bool>,
}

/// What a floor takes.
pub(super) enum Need {
    /// So many of these.
    Members { members: Vec<usize>, least: usize },
    /// So much of something.
    Share(Share),
}

/// What each candidate covers of the targets of a floor.
pub(super) struct Share {
    parts: usize,
    needed: f64,
    /// Target and how much of what is needed one unit of its gain is.
    pub(super) worth: Vec<(u32, f64)>,
    /// How much of what is needed is not covered by targets that gain nothing.
    pub(super) asked: f64,
    /// By candidate: part and how much of it.
    reach: Vec<Vec<(u32, f64)>>,
}

impl Share {
    fn of(instance: &Coverage, parts: &[(usize, f64)], least: f64) -> Self {
        let mut place = vec![u32::MAX; instance.demand.len()];
        let mut weights = Vec::new();
        for (target, weight) in parts {
            if *target < place.len() && weight.is_finite() && *weight > 0.0 {
                place[*target] = weights.len() as u32;
                weights.push(*weight);
            }
        }
        let entry = |(target, share): &(usize, f64)| {
            let part = *place.get(*target)?;
            let amount = weights.get(part as usize)? * share;
            (amount > 0.0).then_some((part, amount))
        };
        let reach: Vec<Vec<(u32, f64)>> =
            instance.reach.iter().map(|reach| reach.iter().filter_map(entry).collect()).collect();
        let needed = least.max(0.0) * weights.iter().sum::<f64>();
        let (mut worth, mut asked) = (Vec::new(), 1.0);
        for (target, part) in place.iter().enumerate().filter(|(_, part)| **part != u32::MAX) {
            let (demand, weight) = (instance.demand[target], weights[*part as usize]);
            if demand.is_finite() && demand > 0.0 {
                worth.push((target as u32, weight / (demand * needed)));
            } else {
                asked -= weight / needed;
            }
        }
        Self { parts: weights.len(), needed, worth, asked, reach }
    }

    /// Whether it asks for anything.
    pub(super) fn wants(&self) -> bool {
        self.needed > 0.0
    }

    /// How far these picks are, 0–1.
    pub(super) fn reached(&self, picks: &[usize]) -> f64 {
        if self.needed <= 0.0 {
            return 1.0;
        }
        let reached = self.best(picks).iter().sum::<f64>() / self.needed;
        if reached >= 1.0 - ROUNDING { 1.0 } else { reached }
    }

    /// Whether a candidate covers any of it.
    pub(super) fn touches(&self, candidate: usize) -> bool {
        !self.reach[candidate].is_empty()
    }

    /// How much each candidate would add to what these picks cover.
    pub(super) fn adds(&self, picks: &[usize]) -> impl Fn(usize) -> f64 + '_ {
        let best = self.best(picks);
        move |candidate| {
            let more = |(part, amount): &(u32, f64)| (amount - best[*part as usize]).max(0.0);
            self.reach[candidate].iter().map(more).sum()
        }
    }

    /// Whether so many more of those that are free could be enough, if what they add did not overlap.
    pub(super) fn within_reach(&self, picks: &[usize], free: &[usize], seats: usize) -> bool {
        if self.needed <= 0.0 {
            return true;
        }
        let mut adds: Vec<f64> = free.iter().copied().map(self.adds(picks)).collect();
        adds.sort_unstable_by(|a, b| b.total_cmp(a));
        let most = self.best(picks).iter().sum::<f64>() + adds.iter().take(seats).sum::<f64>();
        most >= self.needed * (1.0 - ROUNDING)
    }

    /// What these picks cover of each part.
    fn best(&self, picks: &[usize]) -> Vec<f64> {
        let mut best = vec![0.0_f64; self.parts];
        for (part, amount) in picks.iter().flat_map(|pick| &self.reach[*pick]) {
            best[*part as usize] = best[*part as usize].max(*amount);
        }
        best
    }
}

impl Floors {
    /// O(reach × floors of shares + members).
    pub(super) fn of(instance: &Coverage) -> Self {
        let candidates = instance.reach.len();
        let capacity: Vec<usize> =
            (0..candidates).map(|a| instance.capacity.get(a).copied().unwrap_or(usize::MAX)).collect();
        let need = |floor: &Floor| match floor {
            Floor::Members { members, least } => {
                let mut members: Vec<usize> =
                    members.iter().copied().filter(|a| *a < candidates && capacity[*a] > 0).collect();
                members.sort_unstable();
                members.dedup();
                Need::Members { members, least: *least }
            }
            Floor::Share { parts, least } => Need::Share(Share::of(instance, parts, *least)),
        };
        let needs: Vec<Need> = instance.floors.iter().map(need).collect();
        let all: Vec<usize> = (0..candidates).collect();
        let possible: Vec<bool> = needs
            .iter()
            .map(|need| match need {
                Need::Members { members, least } => members.len() >= *least,
                Need::Share(share) => share.reached(&all) >= 1.0,
            })
            .collect();
        let mut of = vec![Vec::new(); candidates];
        for (number, need) in needs.iter().enumerate() {
            if let Need::Members { members, least } = need
                && possible[number]
                && *least > 0
            {
                members.iter().for_each(|a| of[*a].push(number as u32));
            }
        }
        let tight = of.iter().zip(&capacity).any(|(floors, capacity)| floors.len() > *capacity);
        let overlap = of.iter().any(|floors| floors.len() > 1);
        let wants = |(need, possible): (&Need, &bool)| {
            matches!(need, Need::Share(share) if share.wants()) && *possible
        };
        let shares = needs.iter().zip(&possible).any(wants);
        Self { needs, of, capacity, tight, overlap, shares, possible }
    }

    /// No floor has a say.
    pub(super) fn is_idle(&self) -> bool {
        !self.shares && self.of.iter().all(Vec::is_empty)
    }

    /// How many of the members of each floor are picked.
    pub(super) fn counts(&self, picks: &[usize]) -> Vec<usize> {
        let mut counts = vec![0; self.needs.len()];
        picks.iter().flat_map(|pick| &self.of[*pick]).for_each(|floor| counts[*floor as usize] += 1);
        counts
    }

    /// Whether each floor is met; where picks may not count for all that they could, as many as can be at once.
    pub(super) fn met(&self, picks: &[usize]) -> Vec<bool> {
        let counts = self.counts(picks);
        let enough = |(number, need): (usize, &Need)| match need {
            Need::Members { least, .. } => self.possible[number] && counts[number] >= *least,
            Need::Share(share) => self.possible[number] && share.reached(picks) >= 1.0,
        };
        let mut met: Vec<bool> = self.needs.iter().enumerate().map(enough).collect();
        let over = |pick: &usize| self.of[*pick].len() > self.capacity[*pick];
        if self.tight && picks.iter().any(over) {
            let mut wanted = Vec::new();
            for (number, need) in self.needs.iter().enumerate() {
                if let Need::Members { least, .. } = need
                    && *least > 0
                    && met[number]
                {
                    wanted.push((number as u32, *least));
                }
            }
            let counting: Vec<usize> =
                picks.iter().copied().filter(|pick| !self.of[*pick].is_empty()).collect();
            let floors = counting.iter().map(|pick| self.of[*pick].as_slice()).collect();
            let capacity = counting.iter().map(|pick| self.capacity[*pick]).collect();
            for ((number, _), fits) in wanted.iter().zip(countable(floors, capacity, &wanted)) {
                met[*number as usize] = fits;
            }
        }
        met
    }

    /// How many floors are met.
    pub(super) fn count(&self, picks: &[usize]) -> usize {
        self.met(picks).into_iter().filter(|met| *met).count()
    }

    /// How far the picks are from meeting the floors that can be met: the missing parts of all of them added up.
    pub(super) fn lacking(&self, picks: &[usize]) -> f64 {
        let counts = self.counts(picks);
        let missing = |(number, need): (usize, &Need)| match need {
            _ if !self.possible[number] => 0.0,
            Need::Members { least: 0, .. } => 0.0,
            Need::Members { least, .. } => least.saturating_sub(counts[number]) as f64 / *least as f64,
            Need::Share(share) => 1.0 - share.reached(picks),
        };
        self.needs.iter().enumerate().map(missing).sum()
    }

    /// Whether a candidate could help with a floor that is not met: itself, or by freeing another pick for it.
    pub(super) fn helps(&self, candidate: usize, met: &[bool]) -> bool {
        self.needs.iter().enumerate().any(|(number, need)| {
            self.possible[number]
                && !met[number]
                && match need {
                    Need::Members { .. } if self.tight => !self.of[candidate].is_empty(),
                    Need::Members { .. } => self.of[candidate].contains(&(number as u32)),
                    Need::Share(share) => share.touches(candidate),
                }
        })
    }
}
