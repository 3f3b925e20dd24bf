//! On which level does everybody stand, 0 being the top?
//!
//! *Invariants:* after loops are cut everybody stands below each of their managers.

/// The lines that are left when loops are cut: a line back to somebody from whom one has just come is left out, people
/// being visited in their order. `managers` has those to whom each reports. O(people + lines).
pub(super) fn without_loops(managers: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Never,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::Never; managers.len()];
    let mut kept = vec![Vec::new(); managers.len()];
    // Beginning with those who report to the fewest finds the tops of loops where there are any.
    let mut order: Vec<usize> = (0..managers.len()).collect();
    order.sort_by_key(|one| (managers[*one].len(), *one));
    for start in order {
        if seen[start] != Seen::Never {
            continue;
        }
        let mut way = vec![(start, 0)];
        seen[start] = Seen::OnTheWay;
        while let Some((one, next)) = way.last_mut() {
            let Some(manager) = managers[*one].get(*next).copied() else {
                seen[*one] = Seen::Done;
                way.pop();
                continue;
            };
            *next += 1;
            if seen[manager] != Seen::OnTheWay {
                kept[*one].push(manager);
            }
            if seen[manager] == Seen::Never {
                seen[manager] = Seen::OnTheWay;
                way.push((manager, 0));
            }
        }
    }
    kept
}

/// The level of each, as low as their lowest manager demands; those without a manager right above the highest who report
/// to them. Without loops. O(people + lines).
pub(super) fn levels(managers: &[Vec<usize>]) -> Vec<usize> {
    let mut reports = vec![Vec::new(); managers.len()];
    let mut open: Vec<usize> = managers.iter().map(Vec::len).collect();
    for (one, to) in managers.iter().enumerate() {
        to.iter().for_each(|manager| reports[*manager].push(one));
    }
    let mut level = vec![0; managers.len()];
    let mut ready: Vec<usize> = (0..managers.len()).filter(|one| open[*one] == 0).collect();
    let mut at = 0;
    while let Some(one) = ready.get(at).copied() {
        at += 1;
        for below in &reports[one] {
            level[*below] = level[*below].max(level[one] + 1);
            open[*below] -= 1;
            if open[*below] == 0 {
                ready.push(*below);
            }
        }
    }
    for one in 0..managers.len() {
        if managers[one].is_empty()
            && let Some(highest) = reports[one].iter().map(|below| level[*below]).min()
        {
            level[one] = highest - 1;
        }
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_stands_below_their_lowest_manager() {
        // 1 and 2 report to 0, 3 to 2 and 0; 4 is a second manager of 3.
        let managers = vec![vec![], vec![0], vec![0], vec![0, 2, 4], vec![]];
        assert_eq!(levels(&without_loops(&managers)), [0, 1, 1, 2, 1]);
    }

    #[test]
    fn a_loop_is_cut_in_one_place() {
        let managers = vec![vec![1], vec![2], vec![0], vec![2]];
        let kept = without_loops(&managers);
        assert_eq!(kept.iter().map(Vec::len).sum::<usize>(), 3);
        assert_eq!(levels(&kept).iter().max(), Some(&2));
    }
}
