//! How far to the right does everybody stand?
//!
//! *Invariants:* the order of each row is kept, and nobody stands on another.

/// Sweeps up and down.
const ROUNDS: usize = 16;

/// What stands in a row.
pub(super) struct Item {
    /// How wide it is, in points.
    pub(super) wide: f64,
    /// Whose report it is, where it has one manager: those of one manager stand closer.
    pub(super) family: Option<usize>,
    /// How firmly it stands where it wants to: lines that pass a level want to be straight.
    pub(super) weight: f64,
}

/// The middles of all items. Each row in turn stands as near as can be to the middles of those it is joined to (least
/// squares, by pooling adjacent violators), down, up, and up last, so that managers stand above the middle of their
/// people. `above` and `below` have the neighbours of each item. O(rounds · lines).
pub(super) fn middles(
    rows: &[Vec<usize>],
    items: &[Item],
    above: &[Vec<usize>],
    below: &[Vec<usize>],
) -> Vec<f64> {
    let mut x = vec![0.0; items.len()];
    for row in rows {
        let offsets = offsets(row, items);
        let half = offsets.last().copied().unwrap_or_default() / 2.0;
        row.iter().zip(offsets).for_each(|(one, offset)| x[*one] = offset - half);
    }
    for _ in 0..ROUNDS {
        for row in rows.iter().rev() {
            settle(row, items, below, &mut x);
        }
        for row in rows {
            settle(row, items, above, &mut x);
        }
    }
    for row in rows.iter().rev() {
        settle(row, items, below, &mut x);
    }
    x
}

/// How far each item of a row is from the first where all touch.
fn offsets(row: &[usize], items: &[Item]) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(row.len());
    let (mut at, mut last) = (0.0, None::<usize>);
    for one in row {
        let item = &items[*one];
        if let Some(last) = last {
            let family = item.family.is_some() && items[last].family == item.family;
            at += f64::midpoint(items[last].wide, item.wide) + if family { 0.0 } else { 20.0 };
        }
        offsets.push(at);
        last = Some(*one);
    }
    offsets
}

/// Puts a row as near as can be to the middles of those it is joined to.
fn settle(row: &[usize], items: &[Item], near: &[Vec<usize>], x: &mut [f64]) {
    let offsets = offsets(row, items);
    // Blocks of items that touch: the weighted sum of where they want to begin, their weight, how many they are.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (one, offset) in row.iter().zip(&offsets) {
        let ends = near[*one].iter().map(|other| x[*other]);
        let (least, most) = ends.fold((f64::MAX, f64::MIN), |edge, at| (edge.0.min(at), edge.1.max(at)));
        // Who is joined to nobody there stays, but yields to the others.
        let (wanted, weight) = if near[*one].is_empty() {
            (x[*one], 0.05)
        } else {
            (f64::midpoint(least, most), items[*one].weight)
        };
        let mut block = ((wanted - offset) * weight, weight, 1);
        while let Some(last) = blocks.last()
            && last.0 / last.1 >= block.0 / block.1
        {
            block = (block.0 + last.0, block.1 + last.1, block.2 + last.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut rest = row.iter().zip(offsets);
    for (sum, weight, count) in blocks {
        for (one, offset) in rest.by_ref().take(count) {
            x[*one] = sum / weight + offset;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_stands_above_the_middle_of_three() {
        let item = |family| Item { wide: 10.0, family, weight: 1.0 };
        let items = [item(None), item(Some(0)), item(Some(0)), item(Some(0))];
        let below = vec![vec![1, 2, 3], vec![], vec![], vec![]];
        let above = vec![vec![], vec![0], vec![0], vec![0]];
        let x = middles(&[vec![0], vec![1, 2, 3]], &items, &above, &below);
        assert!((x[0] - x[2]).abs() < 1e-6 && (x[2] - x[1] - 10.0).abs() < 1e-6, "{x:?}");
    }
}
