//! *Circles of influence* and *Onion*: who stands near the middle of a change?
//!
//! *Invariants:* who is not rated, or in no circle, stands outside, and a caption says why.

use super::rings::{Band, rings};
use super::{Arranged, Layout, Progress, Subject};
use crate::analysis::StakeholderId;

/// The influence from which on each ring begins, from the middle outwards.
const FROM: [u8; 4] = [75, 50, 25, 0];
/// The rings of the onion (Alexander 2005), from the middle outwards.
const ONION: [&str; 4] = ["The product", "Our system", "Containing system", "Wider environment"];

/// Rings by influence in the change that is looked at.
pub(super) const CIRCLES: Layout = Layout {
    id: "circles",
    name: "Circles of influence",
    help: "Rings by influence on this change, the most influential in the middle; communities stay together",
    step: "Arrange in circles of influence",
    nobody: "Nobody’s influence on this change is rated yet",
    reveals: &["assessment.influence"],
    arrange: circles,
};

/// Rings round what changes.
pub(super) const RINGS: Layout = Layout {
    id: "onion",
    name: "Onion",
    help: "Rings round what changes: the product, our system, the system that contains it, the wider environment",
    step: "Arrange as an onion",
    nobody: "Nobody’s ring is noted yet: choose it in the details of a person",
    reveals: &["stakeholder.onion"],
    arrange: onion,
};

fn circles(subject: &Subject, progress: &Progress) -> Option<Arranged> {
    let rated = ranked(subject, subject.network.people().filter(|id| subject.influence.contains_key(id)));
    let band = |(number, from): (usize, u8)| {
        let until = if number == 0 { 100 } else { FROM[number - 1] - 1 };
        let inside = |id: &StakeholderId| (from..=until).contains(&influence(subject, *id));
        let people: Vec<StakeholderId> = rated.iter().copied().filter(inside).collect();
        let first = is_first(subject, &people);
        let outermost = number + 1 == FROM.len() && !subject.change.is_empty();
        let about = if outermost { format!(" on {}", subject.change) } else { String::new() };
        Band { caption: format!("Influence {from}–{until}{about}"), people, first }
    };
    let bands = (0..).zip(FROM).map(band).collect();
    rings(subject, bands, "Not rated", progress)
}

fn onion(subject: &Subject, progress: &Progress) -> Option<Arranged> {
    let placed = ranked(subject, subject.network.people().filter(|id| subject.circles.contains_key(id)));
    let band = |(number, caption): (u8, &str)| {
        let inside = |id: &StakeholderId| subject.circles.get(id) == Some(&number);
        let people: Vec<StakeholderId> = placed.iter().copied().filter(inside).collect();
        Band { caption: caption.to_owned(), people, first: false }
    };
    let bands = (0..).zip(ONION).map(band).collect();
    rings(subject, bands, "Ring not noted", progress)
}

fn influence(subject: &Subject, id: StakeholderId) -> u8 {
    subject.influence.get(&id).copied().unwrap_or_default()
}

/// The most influential first, then those with the most ties.
fn ranked(subject: &Subject, people: impl Iterator<Item = StakeholderId>) -> Vec<StakeholderId> {
    let rank = |id: StakeholderId| (influence(subject, id), subject.network.neighbours(id).count());
    let mut ranked: Vec<((u8, usize), StakeholderId)> = people.map(|id| (rank(id), id)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().map(|(_, id)| id).collect()
}

/// Whether one of them is more influential than all others, and so stands in the very middle.
fn is_first(subject: &Subject, people: &[StakeholderId]) -> bool {
    match people {
        [one, other, ..] => influence(subject, *one) > influence(subject, *other),
        [_] => true,
        [] => false,
    }
}
