//! How many advocates are enough?
//!
//! What the best picks reach, for each number of them, beside what the best-connected people and people drawn by lot
//! would reach.
//!
//! *Invariants:* all three lines start at 0, and those of the best-connected and of the lot never fall. That of the best
//! picks falls only where one more pick gives more communities what they should have at the expense of reach, as the picks
//! themselves do. Nothing here is drawn: what the lot brings is its exact mean.

use super::field::Field;
use super::heard::by_gain;
use super::search::of_all;
use super::{Ground, Rules, Selection};
use crate::analysis::Progress;
use crate::analysis::coverage::{Coverage, Effort, cover, value};
use crate::model::StakeholderId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much is reached with 0, 1, 2 … picks: shares of all demand, 0–1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// By the best picks that were found, under the same rules.
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

    /// With what these picks reach taken into account, where they were looked for with more effort.
    #[must_use]
    pub fn knowing(mut self, selection: &Selection) -> Self {
        let chosen = selection.picks.len();
        let found = selection.share();
        if let Some(before) = self.best.get(chosen).copied().filter(|before| found > *before) {
            // More picks that were no worse than those are no worse now.
            let more = self.best[chosen..].iter_mut().filter(|share| **share >= before);
            more.for_each(|share| *share = share.max(found));
        }
        self.enough = enough(&self.best, chosen);
        self
    }
}

/// The curve up to `most` picks (and no more than there are people to pick), where `chosen` are wanted. Nothing where it
/// was cancelled. One search for each number of picks.
pub fn curve(
    ground: &Ground,
    rules: &Rules,
    chosen: usize,
    most: usize,
    progress: &Progress,
) -> Option<Curve> {
    let mut field = Field::of(ground, rules, &[], progress)?;
    let most = most.min(field.available());
    let random = by_lot(&field.instance, most, progress)?;
    let connected = connected(&field, most);
    let must = by_gain(&field, &field.instance.must);
    let (mut best, mut served) = (vec![0.0_f64], 0);
    for count in 1..=most {
        let before = best[count - 1];
        // Until all who must be among them are, it is some of those.
        if count < must.len() {
            best.push(of_all(&field, value(&field.instance, &must[..count])));
            continue;
        }
        field.instance.most = count;
        let found = cover(&field.instance, Effort::USUAL, progress, &|_| ())?;
        let met = found.met.iter().filter(|met| **met).count();
        let share = of_all(&field, found.value);
        best.push(if met > served { share } else { share.max(before) });
        served = served.max(met);
        progress.reached(count as f32 / most as f32);
    }
    let enough = enough(&best, chosen);
    Some(Curve { best, connected, random, enough })
}

/// The first number with most of what the chosen one reaches.
fn enough(best: &[f64], chosen: usize) -> Option<usize> {
    let reached = best.get(chosen).or(best.last()).copied().filter(|reached| *reached > 0.0)?;
    best.iter().position(|share| *share >= Curve::ENOUGH * reached)
}

/// What 0, 1, 2 … of those reach who could be picked and are tied to the most others, of equal ones the lowest ids.
/// O(ties · log ties + most² · their reach).
fn connected(field: &Field<'_>, most: usize) -> Vec<f64> {
    let mut others: BTreeMap<StakeholderId, BTreeSet<StakeholderId>> = BTreeMap::new();
    for (from, to, ..) in &field.ground.ties {
        others.entry(*from).or_default().insert(*to);
        others.entry(*to).or_default().insert(*from);
    }
    let ties = |number: &usize| others.get(&field.candidate(*number).0).map_or(0, BTreeSet::len);
    let mut order: Vec<usize> = (0..field.candidates.len()).collect();
    order.sort_by_key(|number| (Reverse(ties(number)), field.candidate(*number).0));
    let counts = 0..=most.min(order.len());
    counts.map(|count| of_all(field, value(&field.instance, &order[..count]))).collect()
}

/// The mean of what is covered when 0, 1, 2 … of the candidates are drawn by lot, as shares of all demand.
///
/// For a target whom the candidates reach with v₁ ≥ v₂ ≥ …, the best of k drawn from n is the i-th with the chance
/// C(n−i, k−1) / C(n, k), and the second best with (i−1) · C(n−i, k−2) / C(n, k).
/// O(reach · log reach + reach · most), less where the chances run out.
fn by_lot(instance: &Coverage, most: usize, progress: &Progress) -> Option<Vec<f64>> {
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
