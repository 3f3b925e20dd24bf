//! Which of the affected communities have a voice of their own, and whose is it?
//!
//! *Invariants:* whether there is one is told to all, whose it is to those only who may know the advocate by name; who is
//! thought of or asked is told to those only who see it person by person.

use super::audience::Audience;
use super::counts::Standing;
use super::table::{Rule, Sight};
use crate::model::field::Level;
use crate::model::{Assessment, CommunityId, Document, InitiativeId, Stakeholder, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a community has a voice of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Cover {
    /// Nobody yet.
    #[default]
    Nobody,
    /// Somebody was thought of or asked; told to those only who see it person by person.
    InView,
    /// An advocate agreed or is at it.
    Covered,
}

/// Who speaks for a community.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voice {
    /// Whether anybody does.
    pub cover: Cover,
    /// Advocates first, then those who are thought of or asked; only those whom the audience may know by name.
    pub people: Vec<StakeholderId>,
}

/// Who speaks for each of the affected communities. O(assessments of the initiative · log).
pub(super) fn coverage(
    document: &Document,
    initiative: InitiativeId,
    audience: Audience,
    sight: &Sight<'_>,
) -> BTreeMap<CommunityId, Voice> {
    let Some(record) = document.initiatives.get(&initiative) else { return BTreeMap::new() };
    let mut voices: BTreeMap<CommunityId, Voice> =
        record.affected.keys().map(|community| (*community, Voice::default())).collect();
    let by_name = matches!(audience, Audience::Team | Audience::Me);
    for wanted in [Standing::Advocate, Standing::Prospect] {
        let found = match wanted {
            Standing::Advocate => Cover::Covered,
            _ if by_name => Cover::InView,
            _ => continue,
        };
        for (id, assessment) in document.assessments_of(initiative) {
            let Some(person) = document.stakeholders.get(&id) else { continue };
            let hidden = ["assessment.advocacy.state", "assessment.advocacy.carries"]
                .iter()
                .any(|path| sight.rule(path, &assessment.privacy) == Rule::Hidden);
            if hidden || Standing::of(assessment.advocacy.state) != wanted {
                continue;
            }
            let named = by_name || (audience.is_counted() && person.consent_named);
            for community in spoken_for(person, assessment) {
                if let Some(voice) = voices.get_mut(&community) {
                    voice.cover = voice.cover.max(found);
                    if named {
                        voice.people.push(id);
                    }
                }
            }
        }
    }
    voices
}

/// The communities that were agreed, or else those to which the person belongs.
fn spoken_for(person: &Stakeholder, assessment: &Assessment) -> BTreeSet<CommunityId> {
    if !assessment.advocacy.carries.is_empty() {
        return assessment.advocacy.carries.clone();
    }
    let private = |id: &str| person.privacy.get(id).is_some_and(|said| said.level > Level::Team);
    if private("communities") || private("all") {
        return BTreeSet::new();
    }
    person.communities.iter().filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id).collect()
}
