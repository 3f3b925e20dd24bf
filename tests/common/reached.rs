//! Who can be reached by ties, counted in the plainest way: to hold what the screen says against it.

#![allow(unreachable_pub, reason = "a test uses it as a module of its own")]

use groundswell::model::{Document, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// Who is next to whom, each pair once.
pub fn near(document: &Document) -> BTreeMap<StakeholderId, BTreeSet<StakeholderId>> {
    let mut near: BTreeMap<_, BTreeSet<_>> =
        document.stakeholders.keys().map(|id| (*id, BTreeSet::new())).collect();
    for tie in document.ties.values() {
        near.entry(tie.from).or_default().insert(tie.to);
        near.entry(tie.to).or_default().insert(tie.from);
    }
    near
}

/// Who can be reached from somebody without one person.
fn reached(document: &Document, from: StakeholderId, without: StakeholderId) -> BTreeSet<StakeholderId> {
    let near = near(document);
    let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(one) = open.pop() {
        for other in &near[&one] {
            if *other != without && seen.insert(*other) {
                open.push(*other);
            }
        }
    }
    seen
}

/// How many people are outside the largest piece without one person, of those in their part.
pub fn cut_off(document: &Document, without: StakeholderId) -> usize {
    let others: Vec<StakeholderId> = near(document)[&without].iter().copied().collect();
    let pieces: BTreeSet<BTreeSet<StakeholderId>> =
        others.iter().map(|other| reached(document, *other, without)).collect();
    let all: usize = pieces.iter().map(BTreeSet::len).sum();
    all - pieces.iter().map(BTreeSet::len).max().unwrap_or(0)
}
