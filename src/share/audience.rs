//! For whom is a copy made, and what was added to it on purpose?
//!
//! *Invariants:* the default audience is everyone, so that what nobody thought about is safe to share. Something is
//! added only by name, only for an audience that the table allows, and with a reason where the table asks for one.

use crate::model::{Document, InitiativeId, StakeholderId};
use std::collections::BTreeSet;

/// For whom a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    /// Anyone: safe to publish.
    #[default]
    Everyone,
    /// The sponsor of the change.
    Sponsor,
    /// The core team.
    Team,
    /// One person, as a card that may be handed to them.
    Card(StakeholderId),
    /// One person, as a full report of what is held about them.
    Access(StakeholderId),
    /// The owner of the map: everything.
    Me,
}

impl Audience {
    /// The audiences that name nobody.
    pub const GENERAL: [Self; 4] = [Self::Everyone, Self::Sponsor, Self::Team, Self::Me];

    /// Stable, for scripts and file names.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Sponsor => "sponsor",
            Self::Team => "team",
            Self::Card(_) => "card",
            Self::Access(_) => "access",
            Self::Me => "me",
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everyone => "Everyone",
            Self::Sponsor => "Sponsor",
            Self::Team => "Core team",
            Self::Card(_) => "The person: card to share",
            Self::Access(_) => "The person: access report",
            Self::Me => "Only me",
        }
    }

    /// The audience with this id, among those that name nobody.
    pub fn find(id: &str) -> Option<Self> {
        Self::GENERAL.into_iter().find(|audience| audience.id() == id)
    }

    /// Whom a card or access report is about.
    pub const fn person(self) -> Option<StakeholderId> {
        match self {
            Self::Card(person) | Self::Access(person) => Some(person),
            _ => None,
        }
    }

    /// True where counts below five are not shown, and people are not placed by their ratings.
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Everyone | Self::Sponsor)
    }

    /// The line that stands on each page where the map has none of its own.
    pub const fn classification(self) -> &'static str {
        match self {
            Self::Everyone => "Shareable: no ratings or views of people",
            Self::Sponsor => "For the sponsor: names where actions and decisions name them",
            Self::Team => "Team: names and ratings. Do not forward",
            Self::Card(_) => "For you personally",
            Self::Access(_) => "Personal data of one person",
            Self::Me => "Private: not to be shared",
        }
    }
}

/// Something that the audience table leaves out unless it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addition {
    /// Stable, for scripts: what stands after `--include`.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// For which audience it can be added.
    pub audience: Audience,
    /// Whether a reason must be given, which is logged.
    pub needs_reason: bool,
}

/// E-mail and telephone.
pub const CONTACT: Addition =
    Addition { id: "contact", name: "E-mail and telephone", audience: Audience::Team, needs_reason: false };
/// How each person stands to the change today.
pub const ENGAGEMENT: Addition =
    Addition { id: "engagement", name: "Engagement now", audience: Audience::Team, needs_reason: true };
/// What an action is for, which need it meets and what came of it.
pub const TACTICS: Addition = Addition {
    id: "tactics",
    name: "Tactic, need met, outcome",
    audience: Audience::Team,
    needs_reason: false,
};
/// Who reports to whom, among those who are named.
pub const REPORTING: Addition =
    Addition { id: "reporting", name: "Reporting lines", audience: Audience::Everyone, needs_reason: false };

/// Everything that can be added to a copy.
pub const ADDITIONS: [Addition; 4] = [CONTACT, ENGAGEMENT, TACTICS, REPORTING];

/// What was chosen beside the audience.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Ids of [`ADDITIONS`].
    pub include: BTreeSet<String>,
    /// Why more is shown than usual.
    pub reason: Option<String>,
    /// Why names in free text that the audience may not see are let through; nothing: they stop the export.
    pub allow_names: Option<String>,
}

impl Choices {
    /// Whether this was added.
    pub fn includes(&self, addition: &Addition) -> bool {
        self.include.contains(addition.id)
    }
}

/// Why no copy can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// The initiative is not in the map.
    #[error("this initiative is not in the map; choose another one")]
    NoInitiative,
    /// The person is not in the map.
    #[error("this person is not in the map; choose another one")]
    NoPerson,
    /// Nothing of this name can be added.
    #[error("'{0}' cannot be added; contact, engagement, tactics or reporting can")]
    NoAddition(String),
    /// It can be added, but not for this audience.
    #[error("{0} cannot be added to a copy for this audience; it can for: {1}")]
    NotForThem(&'static str, &'static str),
    /// It can be added with a reason only.
    #[error(
        "{0} is added with a reason only, which is kept in the export log; say why these readers need it"
    )]
    NeedsReason(&'static str),
}

/// Refuses what the table does not allow.
pub(super) fn check(
    document: &Document,
    initiative: Option<InitiativeId>,
    audience: Audience,
    choices: &Choices,
) -> Result<(), ShareError> {
    if initiative.is_some_and(|id| !document.initiatives.contains_key(&id)) {
        return Err(ShareError::NoInitiative);
    }
    if audience.person().is_some_and(|id| !document.stakeholders.contains_key(&id)) {
        return Err(ShareError::NoPerson);
    }
    for id in &choices.include {
        let addition = ADDITIONS
            .iter()
            .find(|addition| addition.id == id)
            .ok_or_else(|| ShareError::NoAddition(id.clone()))?;
        // The owner of the map sees it anyway.
        if audience != Audience::Me && audience != addition.audience {
            return Err(ShareError::NotForThem(addition.name, addition.audience.name()));
        }
        let reasoned = choices.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        if audience != Audience::Me && addition.needs_reason && !reasoned {
            return Err(ShareError::NeedsReason(addition.name));
        }
    }
    Ok(())
}
