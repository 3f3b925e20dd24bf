//! How many advocates are enough?
//!
//! What the best picks reach, for each number of them, beside what the best-connected people and people drawn by lot
//! would reach.
//!
//! *Invariants:* all three lines start at 0 and never fall; nothing here is drawn: what the lot brings is its exact mean.

use super::rules::Size;
use super::{Ground, Rules, Selection, evaluate, select};
use crate::analysis::Progress;
use crate::analysis::coverage::{Coverage, Effort};
use crate::model::StakeholderId;
use std::collections::{BTreeMap, BTreeSet};

/// How much is reached with 0, 1, 2 … picks: shares of all demand, 0–1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// By the best picks that were found.
    pub best: Vec<f64>,
    /// By those who are tied to the most people, of all who could be picked.
    pub connected: Vec<f64>,
    /// By people drawn by lot from all who could be picked: the mean over all draws.
    pub random: Vec<f64>,
    /// The fewest picks that reach 88 % of what the chosen number reaches; nothing where they reach nothing.
    pub enough: Option<usize>,
}

impl Curve {
    /// Which share of what the chosen number reaches is *most of it*.
    pub const ENOUGH: f64 = 0.88;
}

/// The curve up to `most` picks (and no more than there are people to pick), where `chosen` are wanted. Nothing where it
/// was cancelled.
pub fn curve(
    ground: &Ground,
    rules: &Rules,
    chosen: usize,
    most: usize,
    progress: &Progress,
) -> Option<Curve> {
    let available = select(ground, &with(rules, 0), Effort::USUAL, progress, &|_: &Selection| ())?.available;
    let most = most.min(available);
    let mut best = vec![0.0_f64];
    let order = connected(ground, &BTreeSet::new());
    let mut joined = vec![0.0_f64];
    for count in 1..=most {
        let found = select(ground, &with(rules, count), Effort::USUAL, progress, &|_| ())?.share();
        best.push(found.max(best[count - 1]));
        joined.push(evaluate(ground, rules, &order[..count.min(order.len())]).share());
        progress.reached(count as f32 / most as f32);
    }
    let enough = enough(&best, chosen);
    Some(Curve { best, connected: joined, random: by_lot(&Coverage::default(), most, progress)?, enough })
}

fn with(rules: &Rules, count: usize) -> Rules {
    Rules { size: Size::Picks(count), ..rules.clone() }
}

/// The first number with most of what the chosen one reaches.
fn enough(best: &[f64], chosen: usize) -> Option<usize> {
    let reached = best.get(chosen).or(best.last()).copied().filter(|reached| *reached > 0.0)?;
    best.iter().position(|share| *share >= Curve::ENOUGH * reached)
}

/// People by how many others they are tied to, the most first, of equal ones by id. O(ties · log ties).
fn connected(ground: &Ground, left_out: &BTreeSet<StakeholderId>) -> Vec<StakeholderId> {
    let mut others: BTreeMap<StakeholderId, BTreeSet<StakeholderId>> =
        ground.people.keys().map(|person| (*person, BTreeSet::new())).collect();
    for (from, to, ..) in &ground.ties {
        others.entry(*from).or_default().insert(*to);
        others.entry(*to).or_default().insert(*from);
    }
    let mut order: Vec<StakeholderId> =
        others.keys().filter(|person| !left_out.contains(person)).copied().collect();
    order.sort_by_key(|person| std::cmp::Reverse(others[person].len()));
    order
}

/// The mean of what is covered when 0, 1, 2 … of the candidates are drawn by lot, as shares of all demand.
///
/// For a target whom the candidates reach with v₁ ≥ v₂ ≥ …, the best of k drawn from n is the i-th with the chance
/// C(n−i, k−1) / C(n, k), and the second best with (i−1) · C(n−i, k−2) / C(n, k).
/// O(reach · log reach + reach · most), less where the chances run out.
pub(super) fn by_lot(instance: &Coverage, most: usize, progress: &Progress) -> Option<Vec<f64>> {
    let all: f64 = instance.demand.iter().sum();
    let people = instance.reach.len();
    let mut shares: Vec<Vec<f64>> = vec![Vec::new(); instance.demand.len()];
    for (target, share) in instance.reach.iter().flatten() {
        shares[*target].push(*share);
    }
    let chances: Vec<Vec<f64>> = (0..=most).map(|drawn| chances(people, drawn, instance.twice)).collect();
    let mut reached = vec![0.0_f64; most + 1];
    for (at, (shares, demand)) in shares.iter_mut().zip(&instance.demand).enumerate() {
        if at % 64 == 0 && progress.is_cancelled() {
            return None;
        }
        shares.sort_unstable_by(|a, b| b.total_cmp(a));
        for (sum, chances) in reached.iter_mut().zip(&chances) {
            let mean: f64 = shares.iter().zip(chances).map(|(share, chance)| share * chance).sum();
            *sum += mean * demand;
        }
    }
    let share = |sum: f64| if all > 0.0 { sum / all } else { 0.0 };
    Some(reached.into_iter().map(share).collect())
}

/// By place: how much the one who reaches somebody first, second, … best counts in the mean, when so many of all people
/// are drawn. It ends where all that follows is less than one part in 10¹⁵.
fn chances(people: usize, drawn: usize, twice: bool) -> Vec<f64> {
    let (n, k) = (people as f64, drawn.min(people) as f64);
    let mut found = Vec::new();
    // The chances that the one at place i is the best of those drawn, and the second best.
    let (mut first, mut second) = (k / n, if people > 1 { k * (k - 1.0) / (n * (n - 1.0)) } else { 0.0 });
    for place in 1..=people {
        let i = place as f64;
        let next = if place > 1 { second } else { 0.0 };
        found.push(if twice { f64::midpoint(first, next) } else { first });
        let left = n - i;
        if left < 1.0 || (first < 1e-15 && next < 1e-15 && i * k > n) {
            break;
        }
        first *= (left - k + 1.0).max(0.0) / left;
        if place > 1 {
            second *= i / (i - 1.0) * (left - k + 2.0).max(0.0) / left;
        }
    }
    found
}
