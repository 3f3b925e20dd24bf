//! Who belongs together by their ties alone? Only as a hint for the arrangement: nothing of it is shown.
//!
//! *Invariants:* people are visited in order and equal choices fall to the lower number, so the result is always the same.

/// Rounds after which hardly anyone moves.
const ROUNDS: usize = 12;

/// The number of each person's group, by moving everybody to the group that raises modularity most, then joining whole
/// groups in the same way (Blondel and others 2008). O(ties · rounds).
pub(super) fn groups(people: usize, ties: &[(u32, u32, f32)]) -> Vec<u32> {
    let mut group: Vec<u32> = (0..people as u32).collect();
    let mut own = ties.to_vec();
    let mut loops = vec![0.0; people];
    loop {
        let before = loops.len();
        let (found, count) = moved(&loops, &own);
        for one in &mut group {
            *one = found[*one as usize];
        }
        if count == before {
            return group;
        }
        let mut inside = vec![0.0; count];
        for (one, weight) in loops.iter().enumerate() {
            inside[found[one] as usize] += weight;
        }
        let mut between = std::collections::BTreeMap::new();
        for (a, b, weight) in own {
            let (a, b) = (found[a as usize], found[b as usize]);
            if a == b {
                inside[a as usize] += 2.0 * weight;
            } else {
                *between.entry((a.min(b), a.max(b))).or_insert(0.0) += weight;
            }
        }
        own = between.into_iter().map(|((a, b), weight)| (a, b, weight)).collect();
        loops = inside;
    }
}

/// One level: the group of each, numbered from 0 without holes, and how many there are.
fn moved(loops: &[f32], ties: &[(u32, u32, f32)]) -> (Vec<u32>, usize) {
    let count = loops.len();
    let mut near = vec![Vec::new(); count];
    let mut degree: Vec<f32> = loops.to_vec();
    for (a, b, weight) in ties {
        near[*a as usize].push((*b, *weight));
        near[*b as usize].push((*a, *weight));
        degree[*a as usize] += weight;
        degree[*b as usize] += weight;
    }
    let total: f32 = degree.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let mut group: Vec<u32> = (0..count as u32).collect();
    let mut mass = degree.clone();
    let mut toward = vec![0.0; count];
    for _ in 0..ROUNDS {
        let mut changed = false;
        for one in 0..count {
            let from = group[one];
            mass[from as usize] -= degree[one];
            for (other, weight) in &near[one] {
                toward[group[*other as usize] as usize] += weight;
            }
            let gain =
                |to: u32, toward: &[f32]| toward[to as usize] - mass[to as usize] * degree[one] / total;
            let (mut best, mut most) = (from, gain(from, &toward));
            for (other, _) in &near[one] {
                let to = group[*other as usize];
                let gained = gain(to, &toward);
                if gained > most + 1e-6 {
                    (best, most) = (to, gained);
                }
            }
            near[one].iter().for_each(|(other, _)| toward[group[*other as usize] as usize] = 0.0);
            group[one] = best;
            mass[best as usize] += degree[one];
            changed |= best != from;
        }
        if !changed {
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
