//! *Reporting lines*: who is above whom?
//!
//! Layers with managers on top (Sugiyama and others 1981): loops are cut, everybody stands one level below their lowest
//! manager, rows are put in the order in which lines cross the least, and managers stand in the middle above those who
//! report to them.
//!
//! *Invariants:* whoever reports to somebody stands below them, unless they report to each other in a loop or are pinned.
//! Only reporting lines count. Who has none stands beside.

mod chart;
mod crossing;
mod levels;
mod widths;

use super::boxes;
use super::draft::{Draft, beside, room, tenth};
use super::tidy::Place;
use super::{Arranged, Ground, Layout, Outline, Progress, Subject};
use crate::analysis::StakeholderId;
use chart::{Chart, charts};
use std::collections::BTreeSet;

/// Between two charts side by side, in points.
const APART: f64 = 72.0;
/// Between a row and the next, beyond the room that people take.
const BETWEEN: f64 = 44.0;

/// Managers above those who report to them.
pub(super) const REPORTING: Layout = Layout {
    id: "reporting",
    name: "Reporting lines",
    help: "Managers above those who report to them, level by level; who reports to nobody stands beside",
    step: "Arrange by reporting lines",
    nobody: "Nobody reports to anybody on this map yet",
    reveals: &[],
    arrange: reporting,
};

fn reporting(subject: &Subject, progress: &Progress) -> Option<Arranged> {
    let there: BTreeSet<StakeholderId> = subject.network.people().collect();
    let mut lines: Vec<(StakeholderId, StakeholderId)> = subject.reports.clone();
    lines.retain(|(from, to)| from != to && there.contains(from) && there.contains(to));
    lines.sort_unstable();
    lines.dedup();
    let lined: BTreeSet<StakeholderId> = lines.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let people: Vec<StakeholderId> = lined.iter().copied().collect();
    let size = room(there.len());
    let charts = charts(&people, &lines, size, progress)?;
    let mut draft = Draft { sorted: people.len(), ..Draft::default() };
    let edge = shelves(&mut draft, &charts, size);
    let others = there.difference(&lined).copied().collect();
    beside(&mut draft, subject, others, "No reporting line noted", edge, size);
    progress.reached(1.0);
    Some(draft.settled(subject))
}

/// Puts charts side by side with their levels in line, the largest first, in as many shelves as it takes. Says what room
/// they take.
fn shelves(draft: &mut Draft, charts: &[Chart], room: (f64, f64)) -> (Place, Place) {
    let mut order: Vec<&Chart> = charts.iter().collect();
    order.sort_by_key(|chart| (std::cmp::Reverse(chart.levels.len()), std::cmp::Reverse(chart.people.len())));
    let high = |row: &[usize]| {
        let row: Vec<&Chart> = row.iter().map(|n| order[*n]).collect();
        heights(&row, room).iter().map(|high| high + BETWEEN).sum()
    };
    let all: Vec<usize> = (0..order.len()).collect();
    let shelves = boxes::shelves(&all, |n| order[n].width + APART, high);
    let (mut top, mut far) = (0.0, 0.0_f64);
    for row in shelves {
        let row: Vec<&Chart> = row.into_iter().map(|n| order[n]).collect();
        // The levels of all charts on a shelf are as high as the highest of them.
        let heights = heights(&row, room);
        let deepest = heights.len();
        let mut tops = Vec::with_capacity(deepest);
        let mut at = top;
        for high in heights {
            tops.push(at);
            at += high + BETWEEN;
        }
        let mut left = 0.0;
        for chart in &row {
            let place =
                |(id, level, (x, y)): &(StakeholderId, usize, Place)| (*id, (left + x, tops[*level] + y));
            draft.places.extend(chart.people.iter().map(place));
            left += chart.width + APART;
        }
        far = far.max(left - APART);
        for (level, at) in tops.iter().enumerate().filter(|_| deepest > 1) {
            let caption = format!("Level {}", level + 1);
            let from = tenth((-room.0 * 0.75, at - BETWEEN / 2.0));
            let outline = Outline::Level { from, length: left - APART + room.0 * 1.5 };
            draft.grounds.push(Ground { caption, outline });
        }
        top = at + APART / 2.0;
    }
    ((0.0, 0.0), (far, (top - APART / 2.0).max(room.1)))
}

/// The height of each level of charts side by side: that of the highest.
fn heights(row: &[&Chart], room: (f64, f64)) -> Vec<f64> {
    let deepest = row.iter().map(|chart| chart.levels.len()).max().unwrap_or(0);
    let high =
        |level: usize| row.iter().filter_map(|chart| chart.levels.get(level)).copied().fold(room.1, f64::max);
    (0..deepest).map(high).collect()
}
