//! How are people put into groups so that far more ties stay inside than chance would have it?
//!
//! The Leiden algorithm (Traag, Waltman and van Eck 2019) for modularity (Newman and Girvan 2004): people move to
//! the group that gains most, groups are refined into parts that hold together, parts become the people of a
//! smaller network, and so on; the whole is repeated from where it ended.
//!
//! *Invariants:* all sums are whole numbers, so nothing is rounded and the same seed gives the same groups on every
//! machine. Each group holds together by ties of its own.

use super::Progress;
use super::adjacency::Adjacency;
use super::level::Level;
use super::metrics::Weights;
use crate::model::IdMaker;
use std::collections::VecDeque;

/// Rounds after which hardly anyone moves.
const ROUNDS: u32 = 8;
/// A round that gains less than this part of the whole is the last.
const LITTLE: i64 = 100_000;
/// So many neighbours take about two milliseconds: as long as a small network takes no longer, it is tried several times,
/// each time in another order, since in a small one a single person makes a difference.
const CHEAP: usize = 20_000;
/// How often at the most.
const RUNS: usize = 64;
/// How many people are looked at between two looks at the progress: well below 50 ms of work.
const LOOK: usize = 1 << 12;

/// The number of each person's group, from 0 without holes; nothing where it was cancelled. O(ties) a round.
pub(super) fn groups(near: &Adjacency, weights: Weights, seed: u64, progress: &Progress) -> Option<Vec<u32>> {
    let ground = Level::of(near, weights);
    let group: Vec<u32> = (0..ground.len() as u32).collect();
    if ground.total == 0 {
        return Some(group);
    }
    let mut dice = IdMaker::seeded(seed);
    let runs = (CHEAP / near.total()).clamp(1, RUNS);
    let (mut best, mut most) = (group, i64::MIN);
    for run in 0..runs {
        let share = |round: u32| (run as f32 + round as f32 / ROUNDS as f32) / runs as f32;
        let (group, quality) = settled(&ground, &mut dice, progress, share)?;
        if quality > most {
            (best, most) = (group, quality);
        }
    }
    progress.reached(1.0);
    Some(held_together(&ground, &best))
}

/// Rounds from everybody alone until nothing is gained; the groups and their quality.
fn settled(
    ground: &Level,
    dice: &mut IdMaker,
    progress: &Progress,
    share: impl Fn(u32) -> f32,
) -> Option<(Vec<u32>, i64)> {
    let mut group: Vec<u32> = (0..ground.len() as u32).collect();
    let mut most = ground.quality(&group);
    for round in 0..ROUNDS {
        progress.reached(share(round));
        let next = improved(ground, &group, dice, progress)?;
        let quality = ground.quality(&next);
        let gained = quality - most;
        if gained > 0 {
            (group, most) = (next, quality);
        }
        if gained <= most / LITTLE {
            break;
        }
    }
    Some((group, most))
}

/// The modularity of groups, –0.5 to 1; 0 without ties. O(ties).
pub(super) fn modularity(near: &Adjacency, weights: Weights, group: &[u32]) -> f64 {
    let ground = Level::of(near, weights);
    if ground.total == 0 {
        return 0.0;
    }
    let total = ground.total as f64;
    ground.quality(group) as f64 / (total * total)
}

/// One round over all levels.
fn improved(ground: &Level, group: &[u32], dice: &mut IdMaker, progress: &Progress) -> Option<Vec<u32>> {
    let mut place: Vec<u32> = (0..ground.len() as u32).collect();
    let mut group = group.to_vec();
    let mut smaller: Option<Level> = None;
    loop {
        let level = smaller.as_ref().unwrap_or(ground);
        settle(level, &mut group, dice, progress)?;
        let groups = renumber(&mut group);
        if groups == level.len() {
            break;
        }
        let mut part = refine(level, &group, dice, progress)?;
        let parts = renumber(&mut part);
        if parts == level.len() {
            break;
        }
        let next = level.joined(&part, parts);
        let mut of_part = vec![0; parts];
        for (part, group) in part.iter().zip(&group) {
            of_part[*part as usize] = *group;
        }
        place.iter_mut().for_each(|place| *place = part[*place as usize]);
        group = of_part;
        smaller = Some(next);
    }
    Some(place.into_iter().map(|place| group[place as usize]).collect())
}

/// Moves everybody to the group that gains most until nobody gains. Who is moved has their neighbours look again.
fn settle(level: &Level, group: &mut [u32], dice: &mut IdMaker, progress: &Progress) -> Option<()> {
    let count = level.len();
    let mut mass = vec![0; count];
    let mut size = vec![0_u32; count];
    for (one, group) in group.iter().enumerate() {
        mass[*group as usize] += level.degree[one];
        size[*group as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..count as u32).filter(|group| size[*group as usize] == 0).collect();
    let mut queue: VecDeque<u32> = shuffled(count, dice).into();
    let mut waits = vec![true; count];
    let mut toward = vec![0_i64; count];
    let mut touched: Vec<u32> = Vec::new();
    let mut looked = 0_usize;
    while let Some(one) = queue.pop_front() {
        looked += 1;
        if looked.is_multiple_of(LOOK) && progress.is_cancelled() {
            return None;
        }
        let place = one as usize;
        waits[place] = false;
        let (from, degree) = (group[place], level.degree[place]);
        for (other, weight) in level.near(place) {
            let there = group[other as usize];
            if toward[there as usize] == 0 {
                touched.push(there);
            }
            toward[there as usize] += i64::from(weight);
        }
        mass[from as usize] -= degree;
        size[from as usize] -= 1;
        let gain = |to: u32| toward[to as usize] * level.total - mass[to as usize] * degree;
        let (mut best, mut most) = (from, gain(from));
        for to in &touched {
            let gained = gain(*to);
            if gained > most {
                (best, most) = (*to, gained);
            }
        }
        if most < 0 && size[from as usize] > 0 {
            best = empty.last().copied().unwrap_or(from);
        }
        touched.drain(..).for_each(|there| toward[there as usize] = 0);
        if best != from {
            if size[from as usize] == 0 {
                empty.push(from);
            }
            if size[best as usize] == 0 {
                empty.pop();
            }
            group[place] = best;
            for (other, _) in level.near(place) {
                let other = other as usize;
                if group[other] != best && !waits[other] {
                    waits[other] = true;
                    queue.push_back(other as u32);
                }
            }
        }
        mass[best as usize] += degree;
        size[best as usize] += 1;
    }
    Some(())
}

/// Splits each group into parts that hold together: everybody begins alone, and who is well tied into their group
/// joins the part of it that gains most.
fn refine(level: &Level, group: &[u32], dice: &mut IdMaker, progress: &Progress) -> Option<Vec<u32>> {
    let count = level.len();
    let mut whole = vec![0; count];
    for (one, group) in group.iter().enumerate() {
        whole[*group as usize] += level.degree[one];
    }
    let inside = |one: usize| -> i64 {
        let near = level.near(one).filter(|(other, _)| group[*other as usize] == group[one]);
        near.map(|(_, weight)| i64::from(weight)).sum()
    };
    let mut part: Vec<u32> = (0..count as u32).collect();
    let mut mass = level.degree.clone();
    let mut outside: Vec<i64> = (0..count).map(inside).collect();
    let mut alone = vec![true; count];
    let mut toward = vec![0_i64; count];
    let mut touched: Vec<u32> = Vec::new();
    for (looked, one) in shuffled(count, dice).into_iter().enumerate() {
        if looked.is_multiple_of(LOOK) && progress.is_cancelled() {
            return None;
        }
        let place = one as usize;
        let whole = whole[group[place] as usize];
        let well_tied = |part: usize, mass: &[i64], outside: &[i64]| {
            outside[part] * level.total >= mass[part] * (whole - mass[part])
        };
        if !alone[place] || !well_tied(place, &mass, &outside) {
            continue;
        }
        for (other, weight) in level.near(place) {
            if group[other as usize] == group[place] {
                let there = part[other as usize];
                if toward[there as usize] == 0 {
                    touched.push(there);
                }
                toward[there as usize] += i64::from(weight);
            }
        }
        let (mut best, mut most) = (one, 0);
        for to in &touched {
            let gained = toward[*to as usize] * level.total - mass[*to as usize] * level.degree[place];
            if gained > most && well_tied(*to as usize, &mass, &outside) {
                (best, most) = (*to, gained);
            }
        }
        if best != one {
            let to = best as usize;
            outside[to] += outside[place] - 2 * toward[to];
            mass[to] += level.degree[place];
            // `best` may be the place of someone who is alone so far; they are no longer.
            alone[to] = false;
            alone[place] = false;
            part[place] = best;
        }
        touched.drain(..).for_each(|there| toward[there as usize] = 0);
    }
    Some(part)
}

/// The groups with those taken apart that no tie of their own holds together; it never lowers modularity.
fn held_together(level: &Level, group: &[u32]) -> Vec<u32> {
    let mut found = vec![u32::MAX; level.len()];
    let mut next = 0;
    let mut open = Vec::new();
    for start in 0..level.len() {
        if found[start] != u32::MAX {
            continue;
        }
        found[start] = next;
        open.push(start as u32);
        while let Some(one) = open.pop() {
            for (other, _) in level.near(one as usize) {
                if found[other as usize] == u32::MAX && group[other as usize] == group[start] {
                    found[other as usize] = next;
                    open.push(other);
                }
            }
        }
        next += 1;
    }
    found
}

/// Numbers from 0 in the order in which they appear; how many there are.
fn renumber(numbers: &mut [u32]) -> usize {
    let mut new = vec![u32::MAX; numbers.len()];
    let mut next = 0;
    for number in numbers {
        let slot = &mut new[*number as usize];
        if *slot == u32::MAX {
            *slot = next;
            next += 1;
        }
        *number = *slot;
    }
    next as usize
}

/// All places in an order of chance (Fisher and Yates).
fn shuffled(count: usize, dice: &mut IdMaker) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for last in (1..count).rev() {
        // The upper bits times the bound, shifted down: without a division, and its bias is below 2⁻³².
        let chosen = ((dice.bits() >> 32) * (last as u64 + 1)) >> 32;
        order.swap(last, chosen as usize);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::level::tests::circles;
    use super::*;

    #[test]
    fn what_no_tie_of_its_own_holds_together_is_taken_apart() {
        assert_eq!(held_together(&circles(), &[0, 0, 1, 1, 0, 0]), [0, 0, 1, 1, 2, 2]);
    }
}
