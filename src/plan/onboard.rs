//! How far is everybody on the way to being an advocate, and what do they carry already?
//!
//! *Invariants:* only what is recorded puts somebody on the way; what they carry in another initiative counts there and
//! is named with it.

use crate::model::initiative::Status;
use crate::model::{
    AdvocacyState, Assessment, CommunityId, Document, Initiative, InitiativeId, Key, StakeholderId,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The states that somebody on the way can be in, in order; the last two leave it.
pub const WAY: [AdvocacyState; 6] = [
    AdvocacyState::Candidate,
    AdvocacyState::Asked,
    AdvocacyState::Agreed,
    AdvocacyState::Active,
    AdvocacyState::Resting,
    AdvocacyState::Declined,
];

/// Those in each state, with the day on which they came to it; a state with nobody in it has an empty list. Those who are
/// there longest first, those without a day last, then by name. O(assessments of the initiative · log).
pub fn on_board(
    document: &Document,
    initiative: InitiativeId,
) -> BTreeMap<AdvocacyState, Vec<(StakeholderId, Option<Date>)>> {
    let mut found: BTreeMap<AdvocacyState, Vec<_>> = WAY.iter().map(|state| (*state, Vec::new())).collect();
    for (id, said) in document.assessments_of(initiative) {
        let state = said.advocacy.state;
        if let Some(there) = found.get_mut(&state) {
            there.push((id, said.advocacy.dates.get(&state).copied()));
        }
    }
    for there in found.values_mut() {
        there.sort_by_cached_key(|(id, since)| {
            (since.is_none(), *since, document.name(Key::Stakeholder(*id)), *id)
        });
    }
    found
}

/// The communities that somebody carries as an advocate who agreed or is active, by initiative. Where an assessment names
/// none, they are the affected communities to which the person belongs; an initiative for which they are an advocate
/// without any is there with none. What is embedded or stopped is no load any more. O(initiatives · their communities).
pub fn carried(document: &Document, person: StakeholderId) -> BTreeMap<InitiativeId, BTreeSet<CommunityId>> {
    let theirs = document.stakeholders.get(&person);
    let mut found = BTreeMap::new();
    for (id, change) in &document.initiatives {
        let Some(said) = document.assessments.get(&(*id, person)) else { continue };
        let local = |community: &CommunityId| {
            theirs.and_then(|who| who.communities.get(community)).is_some_and(|depth| depth.is_local())
        };
        found.extend(carried_in(change, said, local).map(|carries| (*id, carries)));
    }
    found
}

/// The same for one initiative; nothing where they are no advocate of it, or it is no load any more. `local` says to which
/// communities they belong.
pub(super) fn carried_in(
    change: &Initiative,
    said: &Assessment,
    local: impl Fn(&CommunityId) -> bool,
) -> Option<BTreeSet<CommunityId>> {
    let over = matches!(change.status, Status::Embedded | Status::Stopped);
    if over || !said.advocacy.state.is_advocate() {
        return None;
    }
    let named = &said.advocacy.carries;
    let own = || change.affected.keys().copied().filter(local).collect();
    Some(if named.is_empty() { own() } else { named.clone() })
}

/// How many communities somebody may carry over all initiatives: what they said for this one, else what it allows.
/// O(log n).
pub fn carries_at_most(document: &Document, initiative: InitiativeId, person: StakeholderId) -> u32 {
    let said = document.assessments.get(&(initiative, person)).and_then(|said| said.advocacy.capacity);
    let usual = || document.initiatives.get(&initiative).map_or(0, |change| change.load_cap.get());
    said.unwrap_or_else(usual)
}
