//! Where does somebody belong, as people declared it?
//!
//! *Invariants:* members and experts of a community belong to it, who only knows it does not.

use super::Network;
use crate::model::stakeholder::Depth;
use crate::model::{CommunityId, Document, Stakeholder, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// The communities to which someone belongs, in the order of ids.
pub fn belongs_to(person: &Stakeholder) -> impl Iterator<Item = CommunityId> {
    person.communities.iter().filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id)
}

/// The one community that stands for someone where only one can: the first of which they are a member, else the first
/// whose expert they are.
pub fn home(person: &Stakeholder) -> Option<CommunityId> {
    let first = |wanted: Depth| person.communities.iter().find(|(_, depth)| **depth == wanted);
    first(Depth::Member).or_else(|| first(Depth::Expert)).map(|(id, _)| *id)
}

/// Who belongs to a community. O(people).
pub fn locals(document: &Document, community: CommunityId) -> BTreeSet<StakeholderId> {
    let belongs =
        |person: &Stakeholder| person.communities.get(&community).is_some_and(|depth| depth.is_local());
    document.stakeholders.iter().filter(|(_, person)| belongs(person)).map(|(id, _)| *id).collect()
}

/// The unit of someone, without blanks at its ends; their organisation where no unit is said.
pub fn unit(person: &Stakeholder) -> Option<&str> {
    let said = |text: &'_ Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let of = if said(&person.unit) { &person.unit } else { &person.organisation };
    of.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// A declared group of people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Those who belong to a community.
    Community(CommunityId),
    /// Those of a unit, or of an organisation without units.
    Unit(String),
}

impl Group {
    /// As people call it.
    pub fn name(&self, document: &Document) -> String {
        match self {
            Self::Community(id) => {
                document.communities.get(id).map_or_else(String::new, |one| one.name.clone())
            }
            Self::Unit(name) => name.clone(),
        }
    }
}

/// Every community and every unit with its people, in order; none without people. O(people · log).
pub fn declared(document: &Document) -> BTreeMap<Group, Vec<StakeholderId>> {
    let mut groups: BTreeMap<Group, Vec<StakeholderId>> = BTreeMap::new();
    for (id, person) in &document.stakeholders {
        let communities = belongs_to(person).map(Group::Community);
        for group in communities.chain(unit(person).map(|unit| Group::Unit(unit.to_owned()))) {
            groups.entry(group).or_default().push(*id);
        }
    }
    groups
}

/// The record of each of the network's people, in their order; nothing for who is no longer on the map. O(people).
pub(super) fn records<'a>(document: &'a Document, network: &Network) -> Vec<Option<&'a Stakeholder>> {
    // Both stand in the order of ids.
    let mut all = document.stakeholders.iter().peekable();
    let record = |id: StakeholderId| {
        while all.next_if(|(other, _)| **other < id).is_some() {}
        all.next_if(|(other, _)| **other == id).map(|(_, record)| record)
    };
    network.people().map(record).collect()
}
