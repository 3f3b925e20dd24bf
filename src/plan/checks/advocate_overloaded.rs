//! Which advocate carries more communities than they can?

use super::say::listed;
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::edit::counted;
use crate::model::{Action, ActionId, Assessment, CommunityId, Edit, InitiativeId, Key, StakeholderId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check {
    id: "advocate-overloaded",
    name: "Advocate overloaded",
    help: "The open actions that this advocate owns, over all initiatives, go to more communities than they \
           said they can carry, or than the initiative allows. The reliable one gets one more request until \
           they break.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        if !said.advocacy.state.is_advocate() || told_elsewhere(facts, person) {
            continue;
        }
        let owned = facts.owned(person);
        let (load, most) = (load(facts, owned), cap(facts, said));
        if load.len() <= most {
            continue;
        }
        let names: Vec<&str> = load.iter().map(|community| facts.community(*community)).collect();
        let initiatives: BTreeSet<InitiativeId> = owned.iter().map(|(_, action)| action.initiative).collect();
        let over = if initiatives.len() > 1 {
            format!(" over {}", counted(initiatives.len(), "initiative"))
        } else {
            String::new()
        };
        let message = format!(
            "Owns open actions for {}{over}, and {most} are the most: {}",
            counted(load.len(), "community"),
            listed(&names)
        );
        let fix = hand_over(facts, person, most);
        found.push(Finding::of_person(facts, CHECK.id, person, message).mended_by(fix));
    }
    found
}

/// The communities to which some actions go.
fn load(facts: &Facts<'_>, actions: &[(ActionId, &Action)]) -> BTreeSet<CommunityId> {
    actions.iter().flat_map(|(_, action)| facts.communities_of(action)).collect()
}

/// What they said that they can carry, or what the initiative allows: the smaller.
fn cap(facts: &Facts<'_>, said: &Assessment) -> usize {
    let allowed = facts.initiative.load_cap.get();
    said.advocacy.capacity.map_or(allowed, |own| own.min(allowed)) as usize
}

/// An overload that spans initiatives is told once: in the one of theirs in which they carry most, of equal ones the first.
fn told_elsewhere(facts: &Facts<'_>, person: StakeholderId) -> bool {
    let mut carried: BTreeMap<InitiativeId, BTreeSet<CommunityId>> = BTreeMap::new();
    for (_, action) in facts.owned(person) {
        let an_advocate = facts
            .document
            .assessments
            .get(&(action.initiative, person))
            .is_some_and(|said| said.advocacy.state.is_advocate());
        if an_advocate {
            carried.entry(action.initiative).or_default().extend(facts.communities_of(action));
        }
    }
    let most = carried.iter().min_by_key(|(id, carried)| (Reverse(carried.len()), **id));
    most.is_some_and(|(id, _)| *id != facts.id)
}

/// They keep the earliest of their actions that fit together, and somebody else takes the others; nothing where there is
/// nobody else. O(their actions · audience).
fn hand_over(facts: &Facts<'_>, person: StakeholderId, most: usize) -> Option<Fix> {
    let takes = facts.carer(Some(person))?;
    let mut owned = facts.owned(person).to_vec();
    owned.sort_by_key(|(id, action)| (action.dated().is_none(), action.dated(), *id));
    let mut kept: BTreeSet<CommunityId> = BTreeSet::new();
    let mut edit = Edit::new(format!("Lighten the load of {}", facts.name(person)));
    for (id, action) in owned {
        let theirs = facts.communities_of(action);
        if kept.union(&theirs).count() > most {
            edit.put(Key::Action(id), Action { owner: Some(takes), ..action.clone() });
        } else {
            kept.extend(theirs);
        }
    }
    Some(Fix::change(format!("Hand over to {}", facts.name(takes)), edit))
}
