//! What happens next with each person, and when did somebody last speak with them?
//!
//! Worked out for all of them at once, because asking for each anew would look through every action every time.

use crate::model::{Document, InitiativeId, StakeholderId};
use crate::plan::{self, Next};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known of each person beside their record.
#[derive(Default)]
pub(super) struct Known {
    next: BTreeMap<StakeholderId, Next>,
    contact: BTreeMap<StakeholderId, Date>,
}

impl Known {
    /// Looks through the plan and the interactions once. O(people + what the actions and interactions name · log).
    pub(super) fn of(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Self {
        let mut known = Self::default();
        for interaction in document.interactions.values() {
            for person in &interaction.stakeholders {
                let last = known.contact.entry(*person).or_insert(interaction.date);
                *last = (*last).max(interaction.date);
            }
        }
        if let Some(initiative) = initiative {
            known.next = plan::next_actions(document, initiative, today);
        }
        known
    }

    /// What comes next for somebody.
    pub(super) fn next(&self, person: StakeholderId) -> Option<Next> {
        self.next.get(&person).copied()
    }

    /// When somebody last spoke with them.
    pub(super) fn contact(&self, person: StakeholderId) -> Option<Date> {
        self.contact.get(&person).copied()
    }
}
