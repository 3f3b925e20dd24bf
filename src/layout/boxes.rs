//! Where do boxes of different sizes stand, so that those with many ties are near each other and none covers another?
//!
//! *Invariants:* no two boxes overlap; there are at least `gap` points between them.

use super::spread;
use super::tidy::Place;
use crate::analysis::{Network, Progress, StakeholderId};
use std::collections::BTreeMap;

/// How much wider than high the whole should be.
const LANDSCAPE: f64 = 1.5;
/// Work on pairs of boxes at the most.
const WORK: usize = 60_000_000;
/// More boxes than this are set in rows.
const MANY: usize = 1_500;
/// From each box so many ties to others count: all would pull everything together.
const STRONGEST: usize = 3;
/// So many widths of shelves are tried.
const WIDTHS: usize = 40;

/// The middles of boxes with these sizes (wide, high). `ties` say how many lead from one to another. Nothing where it was
/// cancelled. O(boxes² · rounds), with fewer rounds for more boxes.
pub(super) fn lay(
    sizes: &[(f64, f64)],
    ties: &BTreeMap<(usize, usize), f64>,
    gap: f64,
    seed: u64,
    progress: &Progress,
) -> Option<Vec<Place>> {
    if sizes.len() < 2 {
        return Some(vec![(0.0, 0.0); sizes.len()]);
    }
    let sizes: Vec<(f64, f64)> = sizes.iter().map(|(wide, high)| (wide + gap, high + gap)).collect();
    if sizes.len() > MANY {
        return Some(in_rows(&sizes));
    }
    let strong = strongest(sizes.len(), ties);
    let mut middles = first(&sizes, &strong, seed, progress)?;
    let near = neighbours(sizes.len(), &strong);
    let rounds = (WORK / (sizes.len() * sizes.len() * 8)).clamp(12, 160);
    for round in 0..rounds {
        if progress.is_cancelled() {
            return None;
        }
        // It grows quiet towards the end.
        let pull = 0.06 * (1.0 - round as f64 / rounds as f64);
        draw_in(&mut middles, &sizes, &near, pull);
        for _ in 0..6 {
            if !push(&mut middles, &sizes) {
                break;
            }
        }
    }
    let mut calm = 0;
    while push(&mut middles, &sizes) {
        if progress.is_cancelled() {
            return None;
        }
        calm += 1;
        if calm % 40 == 0 {
            // Farther apart there is room for all.
            for middle in &mut middles {
                *middle = (middle.0 * 1.08, middle.1 * 1.08);
            }
        }
        if calm > 600 {
            return Some(in_rows(&sizes));
        }
    }
    Some(middles)
}

/// The strongest ties of each box, with the share of the strongest, 0–1.
fn strongest(count: usize, ties: &BTreeMap<(usize, usize), f64>) -> BTreeMap<(usize, usize), f64> {
    let most = ties.values().copied().fold(0.0, f64::max).max(1.0);
    let mut of: Vec<Vec<(f64, usize)>> = vec![Vec::new(); count];
    for ((one, other), weight) in ties {
        of[*one].push((*weight, *other));
        of[*other].push((*weight, *one));
    }
    let mut kept = BTreeMap::new();
    for (one, mut list) in of.into_iter().enumerate() {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (weight, other) in list.into_iter().take(STRONGEST) {
            kept.insert((one.min(other), one.max(other)), weight / most);
        }
    }
    kept
}

fn neighbours(count: usize, ties: &BTreeMap<(usize, usize), f64>) -> Vec<Vec<(usize, f64)>> {
    let mut near = vec![Vec::new(); count];
    for ((one, other), weight) in ties {
        near[*one].push((*other, *weight));
        near[*other].push((*one, *weight));
    }
    near
}

/// First places: as people with those ties would stand, so far apart that the boxes have room on the whole.
fn first(
    sizes: &[(f64, f64)],
    ties: &BTreeMap<(usize, usize), f64>,
    seed: u64,
    progress: &Progress,
) -> Option<Vec<Place>> {
    let id = |n: usize| StakeholderId::from_bits(n as u64 + 1);
    let strength = |weight: f64| 1 + (4.0 * weight.sqrt()).round() as u32;
    let network = Network::of(
        (0..sizes.len()).map(id),
        ties.iter().map(|((one, other), weight)| (id(*one), id(*other), strength(*weight))),
    );
    let own = Progress::default();
    if progress.is_cancelled() {
        return None;
    }
    let places = spread(&network, &BTreeMap::new(), seed, &own)?;
    let middles: Vec<Place> = places.values().map(|at| (at.x, at.y)).collect();
    let (left, top, right, bottom) = super::tidy::bounds(&middles, (108.0, 68.0));
    let area: f64 = sizes.iter().map(|(wide, high)| wide * high).sum();
    let scale = (1.4 * area / ((right - left) * (bottom - top))).sqrt();
    Some(middles.into_iter().map(|(x, y)| (x * scale, y * scale)).collect())
}

/// Draws boxes to the middle and to those that they have ties with, the more the flatter the whole should be.
fn draw_in(middles: &mut [Place], sizes: &[(f64, f64)], near: &[Vec<(usize, f64)>], pull: f64) {
    let (mut wide, mut high) = (1.0_f64, 1.0_f64);
    for (middle, size) in middles.iter().zip(sizes) {
        wide = wide.max(2.0 * middle.0.abs() + size.0);
        high = high.max(2.0 * middle.1.abs() + size.1);
    }
    let flat = (LANDSCAPE * high / wide).clamp(0.5, 2.0);
    let before = middles.to_vec();
    for (one, middle) in middles.iter_mut().enumerate() {
        let (mut x, mut y, mut weight) = (0.0, 0.0, 0.0);
        for (other, share) in &near[one] {
            x += before[*other].0 * share;
            y += before[*other].1 * share;
            weight += share;
        }
        if weight > 0.0 {
            let share = pull * weight.min(1.0);
            middle.0 += (x / weight - middle.0) * share;
            middle.1 += (y / weight - middle.1) * share;
        }
        middle.0 -= middle.0 * (pull / flat).min(0.5);
        middle.1 -= middle.1 * (pull * flat).min(0.5);
    }
}

/// Moves boxes apart that overlap, each pair on the way on which less is needed, the smaller one more. True where any did.
fn push(middles: &mut [Place], sizes: &[(f64, f64)]) -> bool {
    let mut moved = false;
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let left = |n: usize, middles: &[Place]| middles[n].0 - sizes[n].0 / 2.0;
    order.sort_by(|a, b| left(*a, middles).total_cmp(&left(*b, middles)).then(a.cmp(b)));
    for at in 0..order.len() {
        let one = order[at];
        for other in order[at + 1..].iter().copied() {
            // Boxes move while we look: the order by their left ends is good for a while longer than exact.
            if left(other, middles) > middles[one].0 + sizes[one].0 * 1.5 {
                break;
            }
            let (dx, dy) = (middles[other].0 - middles[one].0, middles[other].1 - middles[one].1);
            let lacks_x = f64::midpoint(sizes[one].0, sizes[other].0) - dx.abs();
            let lacks_y = f64::midpoint(sizes[one].1, sizes[other].1) - dy.abs();
            if lacks_x <= 1e-6 || lacks_y <= 1e-6 {
                continue;
            }
            moved = true;
            let (mine, theirs) = (sizes[one].0 * sizes[one].1, sizes[other].0 * sizes[other].1);
            let (mine, theirs) = (theirs / (mine + theirs), mine / (mine + theirs));
            let sign = |way: f64| if way < 0.0 { -1.0 } else { 1.0 };
            if lacks_x < lacks_y {
                let way = sign(dx) * (lacks_x + 1e-3);
                middles[one].0 -= way * mine;
                middles[other].0 += way * theirs;
            } else {
                let way = sign(dy) * (lacks_y + 1e-3);
                middles[one].1 -= way * mine;
                middles[other].1 += way * theirs;
            }
        }
    }
    moved
}

/// Boxes in rows, the highest first.
fn in_rows(sizes: &[(f64, f64)]) -> Vec<Place> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| sizes[*b].1.total_cmp(&sizes[*a].1).then(a.cmp(b)));
    let shelves = of_boxes(&order, sizes);
    let mut middles = vec![(0.0, 0.0); sizes.len()];
    let mut y = 0.0;
    for shelf in shelves {
        let (mut x, mut high) = (0.0, 0.0_f64);
        for n in shelf {
            middles[n] = (x + sizes[n].0 / 2.0, y + sizes[n].1 / 2.0);
            x += sizes[n].0;
            high = high.max(sizes[n].1);
        }
        y += high;
    }
    middles
}

/// The same boxes in rows that are as wide and high as each other can be, near where they stand at `middles`: the
/// middles and the height of each, which is that of its row.
pub(super) fn shelved(sizes: &[(f64, f64)], middles: &[Place], gap: f64) -> (Vec<Place>, Vec<f64>) {
    let sizes: Vec<(f64, f64)> = sizes.iter().map(|(wide, high)| (wide + gap, high + gap)).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // Those as high as each other share a row; those that are alike stay as near as they were.
    let steps = |n: usize| (sizes[n].1 / 40.0).round();
    order.sort_by(|a, b| {
        let high = steps(*b).total_cmp(&steps(*a));
        high.then(middles[*a].1.total_cmp(&middles[*b].1)).then(a.cmp(b))
    });
    let mut shelves = of_boxes(&order, &sizes);
    let wide = |shelf: &[usize]| shelf.iter().map(|n| sizes[*n].0).sum::<f64>();
    let widest = shelves.iter().map(|shelf| wide(shelf)).fold(0.0, f64::max);
    let (mut placed, mut heights) = (vec![(0.0, 0.0); sizes.len()], vec![0.0; sizes.len()]);
    let mut y = 0.0;
    for shelf in &mut shelves {
        shelf.sort_by(|a, b| middles[*a].0.total_cmp(&middles[*b].0).then(a.cmp(b)));
        let high = shelf.iter().map(|n| sizes[*n].1).fold(0.0, f64::max);
        let mut x = (widest - wide(shelf)) / 2.0;
        for n in shelf {
            placed[*n] = (x + sizes[*n].0 / 2.0, y + high / 2.0);
            heights[*n] = high - gap;
            x += sizes[*n].0;
        }
        y += high;
    }
    (placed, heights)
}

fn of_boxes(order: &[usize], sizes: &[(f64, f64)]) -> Vec<Vec<usize>> {
    shelves(order, |n| sizes[n].0, |shelf| shelf.iter().map(|n| sizes[*n].1).fold(0.0, f64::max))
}

/// Things in their order on as many shelves as makes the whole the best fit for a screen: how wide each is, and how high
/// a shelf with these is.
pub(super) fn shelves(
    order: &[usize],
    wide: impl Fn(usize) -> f64,
    high: impl Fn(&[usize]) -> f64,
) -> Vec<Vec<usize>> {
    let total: f64 = order.iter().map(|n| wide(*n)).sum();
    let widest = order.iter().map(|n| wide(*n)).fold(0.0, f64::max);
    let filled = |step: usize| {
        let most = widest + (total - widest) * step as f64 / WIDTHS as f64 + 1e-6;
        let mut shelves: Vec<Vec<usize>> = Vec::new();
        let mut x = f64::MAX;
        for n in order {
            if x + wide(*n) > most {
                shelves.push(Vec::new());
                x = 0.0;
            }
            x += wide(*n);
            shelves.last_mut().into_iter().for_each(|shelf| shelf.push(*n));
        }
        shelves
    };
    let cost = |shelves: &[Vec<usize>]| {
        let across =
            shelves.iter().map(|shelf| shelf.iter().map(|n| wide(*n)).sum::<f64>()).fold(0.0, f64::max);
        let down: f64 = shelves.iter().map(|shelf| high(shelf)).sum();
        (across / LANDSCAPE).max(down)
    };
    let tried = (0..=WIDTHS).map(filled);
    tried.min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or_default()
}
