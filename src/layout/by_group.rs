//! *By community* and *By organisation or unit*: each group in an area of its own, near those it has ties with.
//!
//! *Invariants:* the areas of two groups do not overlap, pinned people apart. Within a group those stand near each other
//! who are tied.

mod block;

use super::draft::{Draft, room};
use super::{Arranged, Grouping, Layout, Progress, Subject};
use crate::analysis::StakeholderId;
use block::{Block, Frame, Set, Work};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many people without a group stand singly, near those they are tied to.
const LOOSE: usize = 24;

/// People of a community together.
pub(super) const COMMUNITY: Layout = Layout {
    id: "community",
    name: "By community",
    help: "Each community in an area of its own, near those it has ties with",
    step: "Arrange by community",
    nobody: "Nobody belongs to a community yet",
    reveals: &["stakeholder.communities"],
    arrange: by_community,
};

/// People of an organisation, and in it of a unit, together.
pub(super) const UNIT: Layout = Layout {
    id: "unit",
    name: "By organisation or unit",
    help: "Each organisation in a field of its own, and in it each unit, near those it has ties with",
    step: "Arrange by organisation or unit",
    nobody: "Nobody has an organisation or unit yet",
    reveals: &["stakeholder.organisation", "stakeholder.unit"],
    arrange: by_unit,
};

fn by_community(subject: &Subject, progress: &Progress) -> Option<Arranged> {
    let work = Work { subject, progress, room: room(subject.network.len()) };
    let (groups, loose) = split(subject, &subject.communities);
    let sorted = groups.iter().map(|(_, people)| people.len()).sum();
    let mut blocks = Vec::new();
    for (_, people) in groups {
        blocks.push(work.people(&people, false)?.framed(None, Frame::Hull));
    }
    blocks.extend(work.singly(loose, None)?);
    Some(work.joined(blocks, 12.0, Set::Freely)?.draft(sorted).settled(subject))
}

fn by_unit(subject: &Subject, progress: &Progress) -> Option<Arranged> {
    let work = Work { subject, progress, room: room(subject.network.len()) };
    let (organisations, others) = split(subject, &subject.organisations);
    let nested = organisations.len() > 1;
    // With one organisation, or none, units say more.
    let (groups, loose) = if nested { (organisations, others) } else { split(subject, &subject.units) };
    let sorted = groups.iter().map(|(_, people)| people.len()).sum();
    let mut blocks = Vec::new();
    for (name, people) in groups {
        let block = if nested {
            within(&work, &name, &people)?
        } else {
            work.people(&people, true)?.framed(Some(name), Frame::Field)
        };
        blocks.push(block);
    }
    blocks.extend(work.singly(loose, Some("No organisation or unit noted"))?);
    Some(work.joined(blocks, 24.0, Set::Rows)?.draft(sorted).settled(subject))
}

/// An organisation with its units.
fn within(work: &Work<'_>, name: &str, people: &[StakeholderId]) -> Option<Block> {
    let all: BTreeSet<StakeholderId> = people.iter().copied().collect();
    let mut units: BTreeMap<Option<&str>, Vec<StakeholderId>> = BTreeMap::new();
    for id in &all {
        units.entry(work.subject.units.name_of(*id)).or_default().push(*id);
    }
    if units.len() < 2 {
        let unit = units.keys().next().copied().flatten();
        let caption = unit.map_or_else(|| name.to_owned(), |unit| format!("{name} · {unit}"));
        return Some(work.people(people, true)?.framed(Some(caption), Frame::Field));
    }
    let mut blocks = Vec::new();
    for (unit, people) in units {
        match unit {
            Some(unit) => {
                blocks.push(work.people(&people, true)?.framed(Some(unit.to_owned()), Frame::Field));
            }
            None => blocks.extend(work.singly(people, None)?),
        }
    }
    Some(work.joined(blocks, 12.0, Set::EvenRows)?.framed(Some(name.to_owned()), Frame::Around))
}

/// Groups with their names, and who is in none.
fn split(subject: &Subject, grouping: &Grouping) -> (Vec<(String, Vec<StakeholderId>)>, Vec<StakeholderId>) {
    let there: BTreeSet<StakeholderId> = subject.network.people().collect();
    let members = grouping.members().into_iter();
    let members =
        members.map(|people| people.into_iter().filter(|id| there.contains(id)).collect::<Vec<_>>());
    let groups = grouping.names.iter().cloned().zip(members).filter(|(_, people)| !people.is_empty());
    let loose = there.iter().filter(|id| grouping.name_of(**id).is_none()).copied().collect();
    (groups.collect(), loose)
}
