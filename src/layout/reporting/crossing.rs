//! In which order do people stand on their levels, so that few lines cross?
//!
//! *Invariants:* the order that crosses least of those that were tried is taken; a chart without crossings stays as it is.

use crate::analysis::Progress;

/// Rounds down and up at the most.
const ROUNDS: usize = 12;

/// Orders each row by the middles of where those they are joined to stand in the row before (barycentres), down and up in
/// turn. `above` and `below` have the neighbours of each item. Nothing where it was cancelled. O(rounds · lines · log).
pub(super) fn ordered(
    mut rows: Vec<Vec<usize>>,
    above: &[Vec<usize>],
    below: &[Vec<usize>],
    progress: &Progress,
) -> Option<Vec<Vec<usize>>> {
    let mut at = vec![0; above.len()];
    let note = |rows: &[Vec<usize>], at: &mut [usize]| {
        for row in rows {
            row.iter().enumerate().for_each(|(place, one)| at[*one] = place);
        }
    };
    note(&rows, &mut at);
    let mut least = crossings(&rows, below, &at);
    let mut best = rows.clone();
    for round in 0..ROUNDS {
        if least == 0 {
            break;
        }
        if progress.is_cancelled() {
            return None;
        }
        let down = round % 2 == 0;
        let count = rows.len();
        for step in 1..count {
            let row = if down { step } else { count - 1 - step };
            let near = if down { above } else { below };
            sort(&mut rows[row], near, &at);
            note(&rows[row..=row], &mut at);
        }
        let found = crossings(&rows, below, &at);
        if found < least {
            (least, best) = (found, rows.clone());
        }
    }
    Some(best)
}

/// By barycentre; who is joined to nobody in that row keeps their place.
fn sort(row: &mut [usize], near: &[Vec<usize>], at: &[usize]) {
    let middle = |one: usize| {
        let sum: usize = near[one].iter().map(|other| at[*other]).sum();
        (!near[one].is_empty()).then(|| sum as f64 / near[one].len() as f64)
    };
    let mut joined: Vec<(f64, usize, usize)> =
        row.iter().enumerate().filter_map(|(place, one)| Some((middle(*one)?, place, *one))).collect();
    joined.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut next = joined.into_iter().map(|(_, _, one)| one);
    for place in row {
        if !near[*place].is_empty()
            && let Some(one) = next.next()
        {
            *place = one;
        }
    }
}

/// How many pairs of lines cross between neighbouring rows, by counting inversions. O(lines · log).
fn crossings(rows: &[Vec<usize>], below: &[Vec<usize>], at: &[usize]) -> usize {
    let mut sum = 0;
    for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
        // For each place in the next row: how many lines so far end there or before (a Fenwick tree).
        let mut tree = vec![0_usize; next.len() + 1];
        let mut lines = 0;
        for one in row {
            let mut ends: Vec<usize> = below[*one].iter().map(|other| at[*other]).collect();
            ends.sort_unstable();
            for end in &ends {
                let (mut until, mut before) = (end + 1, 0);
                while until > 0 {
                    before += tree[until];
                    until -= until & until.wrapping_neg();
                }
                sum += lines - before;
            }
            for end in ends {
                lines += 1;
                let mut place = end + 1;
                while place < tree.len() {
                    tree[place] += 1;
                    place += place & place.wrapping_neg();
                }
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_counted_and_removed() {
        // 0 and 1 above, 2 and 3 below: 0–3 and 1–2 cross.
        let below = vec![vec![3], vec![2], vec![], vec![]];
        let above = vec![vec![], vec![], vec![1], vec![0]];
        let rows = vec![vec![0, 1], vec![2, 3]];
        assert_eq!(crossings(&rows, &below, &[0, 1, 0, 1]), 1);
        let ordered = ordered(rows, &above, &below, &Progress::default());
        assert_eq!(ordered, Some(vec![vec![0, 1], vec![3, 2]]));
    }
}
