//! Which communities have a voice of their own?
//!
//! *Invariants:* a voice is local: an advocate who agreed or is active, and who is a member of the community or its
//! expert. Who carries it from outside is named apart. Words name no one, so they may stand in any copy in which the
//! community may.

use crate::model::{AdvocacyState, CommunityId, Document, InitiativeId, Rating, StakeholderId};

/// How a community that the initiative affects is represented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Which community.
    pub community: CommunityId,
    /// How strongly the change affects it.
    pub impact: Option<Rating>,
    /// How many people it has; 0 where nobody knows.
    pub headcount: u32,
    /// Its own people who agreed to be advocates or are at it.
    pub advocates: Vec<StakeholderId>,
    /// Its own people who were thought of or asked.
    pub prospects: Vec<StakeholderId>,
    /// Advocates from outside who carry it.
    pub carriers: Vec<StakeholderId>,
    /// How many advocates of its own it should have.
    pub wanted: u32,
}

impl Voice {
    /// How many advocates of its own it still needs.
    pub fn missing(&self) -> u32 {
        self.wanted.saturating_sub(self.advocates.len() as u32)
    }

    /// What it needs, in words; nothing where it has enough.
    pub fn gap(&self) -> Option<String> {
        if self.missing() == 0 {
            return None;
        }
        let asked = match self.prospects.len() {
            0 => String::new(),
            1 => "; one person was thought of".to_owned(),
            several => format!("; {several} people were thought of"),
        };
        let carried = if self.carriers.is_empty() { "" } else { "; carried from outside" };
        Some(match self.advocates.len() {
            0 => format!("No advocate of their own yet{carried}{asked}"),
            some => format!("{some} of {} advocates of their own{carried}{asked}", self.wanted),
        })
    }
}

/// Each community that the initiative affects, the most affected first, those of unknown impact last; equal ones by
/// id. O(affected communities · people).
pub fn voices(document: &Document, initiative: InitiativeId) -> Vec<Voice> {
    let Some(change) = document.initiatives.get(&initiative) else { return Vec::new() };
    let mut voices: Vec<Voice> = Vec::new();
    for (community, affected) in &change.affected {
        let mut voice = Voice {
            community: *community,
            impact: affected.impact,
            headcount: document.communities.get(community).map_or(0, |community| community.headcount),
            advocates: Vec::new(),
            prospects: Vec::new(),
            carriers: Vec::new(),
            wanted: change.advocates_wanted.get(),
        };
        for (stakeholder, assessment) in document.assessments_of(initiative) {
            let person = document.stakeholders.get(&stakeholder);
            let depth = person.and_then(|person| person.communities.get(community));
            let local = depth.is_some_and(|depth| depth.is_local());
            let state: AdvocacyState = assessment.advocacy.state;
            if local && state.is_advocate() {
                voice.advocates.push(stakeholder);
            } else if local && state.is_prospect() {
                voice.prospects.push(stakeholder);
            } else if state.is_advocate() && assessment.advocacy.carries.contains(community) {
                voice.carriers.push(stakeholder);
            }
        }
        voices.push(voice);
    }
    voices.sort_by_key(|voice| (std::cmp::Reverse(voice.impact), voice.community));
    voices
}
