//! How does one chart look: people who are joined by reporting lines, whoever is above them?
//!
//! *Invariants:* x from 0 to the width; y from 0 within each level.

use super::crossing::ordered;
use super::levels::{levels, without_loops};
use super::widths::{Item, middles};
use crate::analysis::{Progress, StakeholderId};
use crate::layout::draft::rows;
use crate::layout::tidy::Place;
use std::collections::BTreeMap;

/// From so many people on who report to one manager, and to whom nobody reports, they stand in a block below.
const BLOCK: usize = 5;

/// A chart that no line joins to another.
pub(super) struct Chart {
    /// Everybody, with their levels and their places within.
    pub(super) people: Vec<(StakeholderId, usize, Place)>,
    /// How high each level is, in points.
    pub(super) levels: Vec<f64>,
    /// In points.
    pub(super) width: f64,
}

/// What stands on a level: one or several people, or a line that passes.
struct Thing {
    people: Vec<usize>,
    columns: usize,
    level: usize,
}

/// The charts of these people, from those who report to those they report to. Nothing where it was cancelled.
pub(super) fn charts(
    people: &[StakeholderId],
    lines: &[(StakeholderId, StakeholderId)],
    room: (f64, f64),
    progress: &Progress,
) -> Option<Vec<Chart>> {
    let place = |id: StakeholderId| people.binary_search(&id).ok();
    let mut managers = vec![Vec::new(); people.len()];
    for (from, to) in lines {
        if let (Some(from), Some(to)) = (place(*from), place(*to)) {
            managers[from].push(to);
        }
    }
    let managers = without_loops(&managers);
    let levels = levels(&managers);
    let mut made = Vec::new();
    let parts = parts(&managers);
    let count = parts.len();
    for (number, part) in parts.into_iter().enumerate() {
        if progress.is_cancelled() {
            return None;
        }
        progress.reached(number as f32 / count as f32);
        made.push(chart(people, &part, &managers, &levels, room, progress)?);
    }
    Some(made)
}

/// Who is joined by lines, each part in order.
fn parts(managers: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut near = managers.to_vec();
    for (one, to) in managers.iter().enumerate() {
        to.iter().for_each(|manager| near[*manager].push(one));
    }
    let mut seen = vec![false; managers.len()];
    let mut parts = Vec::new();
    for start in 0..managers.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut part = vec![start];
        let mut at = 0;
        while let Some(one) = part.get(at).copied() {
            at += 1;
            for other in &near[one] {
                if !std::mem::replace(&mut seen[*other], true) {
                    part.push(*other);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

fn chart(
    ids: &[StakeholderId],
    part: &[usize],
    managers: &[Vec<usize>],
    levels: &[usize],
    room: (f64, f64),
    progress: &Progress,
) -> Option<Chart> {
    let top = part.iter().map(|one| levels[*one]).min().unwrap_or(0);
    let mut reports: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for one in part {
        managers[*one].iter().for_each(|manager| reports.entry(*manager).or_default().push(*one));
    }
    // Things: people, blocks of people at the lower end, and points where lines pass a level.
    let mut things: Vec<Thing> = Vec::new();
    let mut thing_of: BTreeMap<usize, usize> = BTreeMap::new();
    let is_end = |one: usize| managers[one].len() == 1 && !reports.contains_key(&one);
    for (manager, below) in &reports {
        let ends: Vec<usize> = below.iter().copied().filter(|one| is_end(*one)).collect();
        // Two columns at least, and about as wide as high on the screen.
        if ends.len() >= BLOCK {
            let columns = ((ends.len() as f64 * room.1 / room.0 * 1.2).sqrt().ceil() as usize).max(2);
            ends.iter().for_each(|one| {
                thing_of.insert(*one, things.len());
            });
            things.push(Thing { people: ends, columns, level: levels[*manager] + 1 - top });
        }
    }
    for one in part {
        thing_of.entry(*one).or_insert_with(|| {
            things.push(Thing { people: vec![*one], columns: 1, level: levels[*one] - top });
            things.len() - 1
        });
    }
    let (mut above, mut below) = (vec![Vec::new(); things.len()], vec![Vec::new(); things.len()]);
    let mut joined = std::collections::BTreeSet::new();
    for one in part {
        for manager in &managers[*one] {
            let (low, high) = (thing_of[one], thing_of[manager]);
            if joined.insert((low, high)) {
                join(low, high, &mut things, &mut above, &mut below);
            }
        }
    }
    let depth = things.iter().map(|thing| thing.level + 1).max().unwrap_or(0);
    let rows = ordered(first_order(&things, &above, &below, depth), &above, &below, progress)?;
    let items: Vec<Item> = things
        .iter()
        .enumerate()
        .map(|(n, thing)| Item {
            wide: if thing.people.is_empty() { 24.0 } else { thing.columns as f64 * room.0 },
            family: if let [one] = above[n][..] { Some(one) } else { None },
            weight: if thing.people.is_empty() { 6.0 } else { 1.0 },
        })
        .collect();
    let middle = middles(&rows, &items, &above, &below);
    let left = items.iter().zip(&middle).map(|(item, x)| x - item.wide / 2.0).fold(f64::MAX, f64::min);
    let right = items.iter().zip(&middle).map(|(item, x)| x + item.wide / 2.0).fold(f64::MIN, f64::max);
    let mut heights = vec![room.1; depth];
    let mut people = Vec::new();
    for (n, thing) in things.iter().enumerate() {
        let names: Vec<StakeholderId> = thing.people.iter().map(|one| ids[*one]).collect();
        let corner = (middle[n] - items[n].wide / 2.0 - left, 0.0);
        let (places, size) = rows_of(&names, thing.columns, corner, room);
        heights[thing.level] = heights[thing.level].max(size.1);
        people.extend(places.into_iter().map(|(id, at)| (id, thing.level, at)));
    }
    Some(Chart { people, levels: heights, width: right - left })
}

fn rows_of(
    people: &[StakeholderId],
    columns: usize,
    corner: Place,
    room: (f64, f64),
) -> (Vec<(StakeholderId, Place)>, (f64, f64)) {
    if people.is_empty() { (Vec::new(), (0.0, 0.0)) } else { rows(people, columns, corner, room) }
}

/// Joins a thing to one above it, by a point on each level between.
fn join(
    low: usize,
    high: usize,
    things: &mut Vec<Thing>,
    above: &mut Vec<Vec<usize>>,
    below: &mut Vec<Vec<usize>>,
) {
    let mut under = low;
    for level in (things[high].level + 1..things[low].level).rev() {
        things.push(Thing { people: Vec::new(), columns: 1, level });
        above.push(Vec::new());
        below.push(vec![under]);
        above[under].push(things.len() - 1);
        under = things.len() - 1;
    }
    above[under].push(high);
    below[high].push(under);
}

/// Row by row, as a walk from the top comes by: in a plain tree no line crosses.
fn first_order(
    things: &[Thing],
    above: &[Vec<usize>],
    below: &[Vec<usize>],
    depth: usize,
) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); depth];
    let mut seen = vec![false; things.len()];
    let mut tops: Vec<usize> = (0..things.len()).filter(|n| above[*n].is_empty()).collect();
    tops.sort_by_key(|n| (things[*n].level, *n));
    for start in tops {
        let mut open = vec![start];
        while let Some(one) = open.pop() {
            if std::mem::replace(&mut seen[one], true) {
                continue;
            }
            rows[things[one].level].push(one);
            // A block stands in the middle of its manager's people.
            let mut next = below[one].clone();
            next.sort_by_key(|n| (things[*n].people.len() > 1, *n));
            let half = next.len() / 2;
            if let Some(block) = next.pop_if(|n| things[*n].people.len() > 1) {
                next.insert(half, block);
            }
            open.extend(next.into_iter().rev());
        }
    }
    rows
}
