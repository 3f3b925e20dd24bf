//! Who belongs together by their ties alone? Only as a hint for the arrangement: nothing of it is shown.
//!
//! *Invariants:* people are visited in order and equal choices fall to the lower number, so the result is always the same.

use super::Progress;

/// Rounds after which hardly anyone moves.
const ROUNDS: usize = 12;

/// A tie between two of the same level, the lower number first, with its weight.
pub(super) type Tie = (u32, u32, f32);

/// Those of one level, people or groups, with their ties, and the group of each in the next.
pub(super) struct Level {
    /// The ties between them.
    pub(super) ties: Vec<Tie>,
    /// How many people each one is.
    pub(super) mass: Vec<f32>,
    /// Twice the weight of the ties inside each one.
    inside: Vec<f64>,
    /// The group of each in the next level; of the last level everybody is alone.
    pub(super) group: Vec<u32>,
}

/// People, groups of people, groups of groups and so on: everybody moves to the group that raises modularity most, then
/// whole groups are joined in the same way (Blondel and others 2008). Nothing where it was cancelled.
/// O(ties · rounds).
pub(super) fn levels(people: usize, ties: &[Tie], progress: &Progress) -> Option<Vec<Level>> {
    let mut levels = Vec::new();
    let mut level =
        Level { ties: ties.to_vec(), mass: vec![1.0; people], inside: vec![0.0; people], group: Vec::new() };
    loop {
        if progress.is_cancelled() {
            return None;
        }
        let (group, count) = moved(&level);
        let above = (count < group.len()).then(|| level.joined(&group, count));
        level.group = group;
        levels.push(level);
        level = match above {
            Some(above) => above,
            None => return Some(levels),
        };
    }
}

impl Level {
    /// The groups as those of the next level.
    fn joined(&self, group: &[u32], count: usize) -> Self {
        let mut above =
            Self { ties: Vec::new(), mass: vec![0.0; count], inside: vec![0.0; count], group: Vec::new() };
        for (one, group) in group.iter().enumerate() {
            above.mass[*group as usize] += self.mass[one];
            above.inside[*group as usize] += self.inside[one];
        }
        let mut between = Vec::with_capacity(self.ties.len());
        for (a, b, weight) in &self.ties {
            let (a, b) = (group[*a as usize], group[*b as usize]);
            if a == b {
                above.inside[a as usize] += 2.0 * f64::from(*weight);
            } else {
                between.push((a.min(b), a.max(b), *weight));
            }
        }
        // Stable, so that sums are added in the order of the ties.
        between.sort_by_key(|(a, b, _)| (*a, *b));
        for (a, b, weight) in between {
            match above.ties.last_mut() {
                Some((c, d, sum)) if (*c, *d) == (a, b) => *sum += weight,
                _ => above.ties.push((a, b, weight)),
            }
        }
        above
    }
}

/// The group of each, numbered from 0 without holes, and how many there are.
fn moved(level: &Level) -> (Vec<u32>, usize) {
    let count = level.mass.len();
    let mut start = vec![0_u32; count + 1];
    let mut degree = level.inside.clone();
    for (a, b, weight) in &level.ties {
        for one in [*a as usize, *b as usize] {
            start[one + 1] += 1;
            degree[one] += f64::from(*weight);
        }
    }
    for one in 1..start.len() {
        start[one] += start[one - 1];
    }
    let mut free = start.clone();
    let mut near = vec![(0_u32, 0.0_f64); level.ties.len() * 2];
    for (a, b, weight) in &level.ties {
        for (one, other) in [(*a, *b), (*b, *a)] {
            near[free[one as usize] as usize] = (other, f64::from(*weight));
            free[one as usize] += 1;
        }
    }
    let total = degree.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut group: Vec<u32> = (0..count as u32).collect();
    let mut mass = degree.clone();
    let mut toward = vec![0.0; count];
    for _ in 0..ROUNDS {
        let mut changed = 0;
        for one in 0..count {
            let from = group[one];
            mass[from as usize] -= degree[one];
            let near = &near[start[one] as usize..start[one + 1] as usize];
            for (other, weight) in near {
                toward[group[*other as usize] as usize] += weight;
            }
            let gain = |to: u32| toward[to as usize] - mass[to as usize] * degree[one] / total;
            let (mut best, mut most) = (from, gain(from));
            for (other, _) in near {
                let to = group[*other as usize];
                let gained = gain(to);
                if gained > most + 1e-6 {
                    (best, most) = (to, gained);
                }
            }
            near.iter().for_each(|(other, _)| toward[group[*other as usize] as usize] = 0.0);
            group[one] = best;
            mass[best as usize] += degree[one];
            changed += usize::from(best != from);
        }
        if changed * 500 <= count {
            break;
        }
    }
    let mut number = vec![u32::MAX; count];
    let mut next = 0;
    for one in &mut group {
        let slot = &mut number[*one as usize];
        if *slot == u32::MAX {
            *slot = next;
            next += 1;
        }
        *one = *slot;
    }
    (group, next as usize)
}
