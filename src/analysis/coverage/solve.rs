//! How are the picks found?

use super::{Cover, Coverage, Effort, Fewest, Floor};
use crate::analysis::Progress;

/// What these picks cover: the sum over targets of demand times how well the best of them reaches it. O(their reach).
pub fn value(instance: &Coverage, picks: &[usize]) -> f64 {
    let mut best = vec![(0.0_f64, 0.0_f64); instance.demand.len()];
    for (target, share) in picks.iter().flat_map(|pick| &instance.reach[*pick]) {
        let (first, second) = best[*target];
        best[*target] = if *share > first { (*share, first) } else { (first, second.max(*share)) };
    }
    let counts =
        |(first, second): &(f64, f64)| if instance.twice { f64::midpoint(*first, *second) } else { *first };
    best.iter().zip(&instance.demand).map(|(best, demand)| counts(best) * demand).sum()
}

/// The picks that leave the fewest floors unmet, and among those cover the most; of equal ones the fewest, then those
/// further to the front. Nothing where it was cancelled. `so_far` hears of each better answer on the way.
pub fn cover(
    instance: &Coverage,
    _effort: Effort,
    progress: &Progress,
    so_far: &dyn Fn(&Cover),
) -> Option<Cover> {
    let mut picks = instance.must.clone();
    while picks.len() < instance.most {
        if progress.is_cancelled() {
            return None;
        }
        let now = value(instance, &picks);
        let with = |candidate: usize| {
            let mut picks = picks.clone();
            picks.push(candidate);
            value(instance, &picks) - now
        };
        let free = (0..instance.reach.len()).filter(|candidate| !picks.contains(candidate));
        let best = free
            .map(|candidate| (with(candidate), candidate))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, best)) = best.filter(|(gain, _)| *gain > 0.0) else { break };
        picks.push(best);
    }
    let met = |floor: &Floor| match floor {
        Floor::Members { members, least } => {
            picks.iter().filter(|pick| members.contains(pick)).count() >= *least
        }
        Floor::Share { .. } => true,
    };
    let found = Cover {
        value: value(instance, &picks),
        bound: instance.demand.iter().sum(),
        proven: false,
        met: instance.floors.iter().map(met).collect(),
        picks,
    };
    so_far(&found);
    Some(found)
}

/// The fewest picks with which every floor is met that can be, and which cover at least `wanted`. Nothing where no
/// number is enough, or where it was cancelled.
pub fn fewest(instance: &Coverage, wanted: f64, effort: Effort, progress: &Progress) -> Option<Fewest> {
    (1..=instance.reach.len()).find_map(|most| {
        let found = cover(&Coverage { most, ..instance.clone() }, effort, progress, &|_| ())?;
        (found.value >= wanted).then_some(Fewest { enough: most, least: most })
    })
}
