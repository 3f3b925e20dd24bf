//! Who is the team of an initiative, and who are its advocates?
//!
//! *Invariants:* only what is recorded makes somebody part of the team: a role in the initiative, not a job title.

use crate::model::action::ActionStatus;
use crate::model::initiative::Raci;
use crate::model::{Document, InitiativeId, StakeholderId};
use std::collections::BTreeSet;

/// Those who lead an initiative and do its work: its sponsor and owner, who answers for one of its decisions or carries it
/// out, who owns one of its actions that was not dropped, and who keeps up a relationship for it. Who is only asked or
/// told of a decision is none of them, nor who looks after a risk. O(assessments of the initiative + actions).
pub fn team(document: &Document, initiative: InitiativeId) -> BTreeSet<StakeholderId> {
    let Some(change) = document.initiatives.get(&initiative) else { return BTreeSet::new() };
    let leads = |role: Raci| matches!(role, Raci::Responsible | Raci::Accountable | Raci::Both);
    let roles = change.decisions.iter().flat_map(|decision| decision.raci.iter());
    let deciders = roles.filter(|(_, role)| leads(**role)).map(|(id, _)| *id);
    let actions = document
        .actions
        .values()
        .filter(|action| action.initiative == initiative && action.status != ActionStatus::Dropped);
    let contacts = document.assessments_of(initiative).filter_map(|(_, said)| said.relationship_owner);
    let leaders = change.sponsor.into_iter().chain(change.owner);
    leaders.chain(deciders).chain(actions.filter_map(|action| action.owner)).chain(contacts).collect()
}

/// Those who agreed to be advocates of an initiative or are at it. O(assessments of the initiative).
pub fn advocates(document: &Document, initiative: InitiativeId) -> BTreeSet<StakeholderId> {
    let those = document.assessments_of(initiative).filter(|(_, said)| said.advocacy.state.is_advocate());
    those.map(|(id, _)| id).collect()
}
