//! Who should it be?

use super::field::Field;
use super::heard::by_gain;
use super::judge::judge;
use super::{Ground, Rules, Selection, Size};
use crate::analysis::Progress;
use crate::analysis::coverage::{self, Cover, Coverage, Effort, Floor};
use crate::model::StakeholderId;
use std::cell::Cell;

/// Fewer than so many are not picked where nobody says how many: one alone is no network.
const AT_LEAST: usize = 3;
/// How much more must be covered for an answer on the way to be told, as a share of what was told last.
const WORTH_TELLING: f64 = 0.002;

/// The best picks for these rules. Nothing where it was cancelled. `so_far` hears of better answers on the way.
///
/// Whoever must be among the picks is, whatever the number; who must and cannot be picked is left out and named in
/// [`Selection::refused`]. O(people two ties apart) for the instance, and what [`coverage::cover`] takes.
pub fn select(
    ground: &Ground,
    rules: &Rules,
    effort: Effort,
    progress: &Progress,
    so_far: &dyn Fn(&Selection),
) -> Option<Selection> {
    let mut field = Field::of(ground, rules, &[], progress)?;
    field.instance.most = number(&field, effort, progress)?;
    let last = Cell::new(f64::NEG_INFINITY);
    let tell = |found: &Cover| {
        if found.value > last.get() * (1.0 + WORTH_TELLING) {
            last.set(found.value);
            if let Some(selection) = told(&field, found, progress) {
                so_far(&selection);
            }
        }
    };
    let found = coverage::cover(&field.instance, effort, progress, &tell)?;
    let mut selection = told(&field, &found, progress)?;
    let voiceless = field.instance.floors.iter().zip(&found.met);
    let too_few =
        voiceless.filter(|(floor, met)| matches!(floor, Floor::Members { .. }) && !**met).count() > 0;
    if too_few {
        let all = Coverage { most: field.available(), ..field.instance.clone() };
        let fewest = coverage::fewest(&all, 0.0, effort, progress);
        selection.fewest = fewest.map(|fewest| fewest.enough).filter(|fewest| *fewest > field.instance.most);
    }
    (!progress.is_cancelled()).then_some(selection)
}

/// How many may be picked. Nothing where it was cancelled.
fn number(field: &Field<'_>, effort: Effort, progress: &Progress) -> Option<usize> {
    let available = field.available();
    let all = || Coverage { most: available, ..field.instance.clone() };
    let fewest = |wanted: f64| {
        let fewest = coverage::fewest(&all(), wanted, effort, progress).map(|fewest| fewest.enough);
        if progress.is_cancelled() { None } else { Some(fewest.unwrap_or(available)) }
    };
    let enough = || {
        let voices = if field.instance.floors.is_empty() { Some(0) } else { fewest(0.0) };
        voices.map(|voices| voices.max(AT_LEAST))
    };
    let number = match field.rules.size {
        Size::Picks(number) => number,
        Size::Enough => enough()?,
        Size::Share(share) => {
            let demand: f64 = field.demand.of.iter().sum();
            // Not even all together reach so much: then as where no number was said.
            let share = share.clamp(0.0, 1.0);
            if share > field.most() { enough()? } else { fewest(share * demand)? }
        }
    };
    Some(number.min(available).max(field.instance.must.len()))
}

fn told(field: &Field<'_>, found: &Cover, progress: &Progress) -> Option<Selection> {
    let picks = by_gain(field, &found.picks);
    let mut selection = judge(field, &picks, &found.met, progress)?;
    selection.bound = found.bound.max(selection.reached);
    selection.proven = found.proven;
    Some(selection)
}

/// What these people would reach as the picks, in this order, whoever they are; nothing is looked for. `bound` is what
/// they reach, and `proven` says nothing. Who is not on the map is left out, and so is who is named twice.
pub fn evaluate(ground: &Ground, rules: &Rules, picks: &[StakeholderId]) -> Selection {
    let progress = Progress::default();
    let judged = Field::of(ground, rules, picks, &progress).and_then(|field| {
        let mut numbers: Vec<usize> = Vec::new();
        for id in picks {
            let place = field.ids.binary_search(id).ok();
            numbers.extend(place.and_then(|place| field.numbers[place]).filter(|one| !numbers.contains(one)));
        }
        judge(&field, &numbers, &[], &progress)
    });
    // Nobody cancels here.
    judged.unwrap_or_default()
}
