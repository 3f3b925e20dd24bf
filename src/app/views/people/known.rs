//! What happens next with each person, when did somebody last speak with them, and what do measures of the network say?
//!
//! Worked out for all of them at once, because asking for each anew would look through every action every time.

use super::columns::{Column, Line};
use super::values;
use crate::app::context::Context;
use crate::app::insight::Standing;
use crate::app::insight::figures::figure;
use crate::model::{Document, InitiativeId, StakeholderId};
use crate::plan::{self, Next};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known of each person beside their record.
#[derive(Default)]
pub(super) struct Known {
    next: BTreeMap<StakeholderId, Next>,
    contact: BTreeMap<StakeholderId, Date>,
    standings: BTreeMap<Column, Standing>,
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

    /// Takes over the measures in these columns; true where one of them says something new.
    pub(super) fn measure(&mut self, cx: &Context<'_>, columns: impl Iterator<Item = Column>) -> bool {
        let mut new = BTreeMap::new();
        for column in columns {
            if let Some(metric) = column.measure() {
                new.insert(column, cx.insight.measure(cx, metric));
            }
        }
        let same = |column: &Column, standing: &Standing| {
            let before = self.standings.get(column).and_then(|before| before.scores.as_ref());
            match (before, &standing.scores) {
                (Some(before), Some(now)) => std::sync::Arc::ptr_eq(before, now),
                (before, now) => before.is_none() == now.is_none(),
            }
        };
        let changed = !new.iter().all(|(column, standing)| same(column, standing));
        self.standings = new;
        changed
    }

    /// The measures of before, until they are asked for anew.
    pub(super) fn with_measures_of(mut self, before: Self) -> Self {
        self.standings = before.standings;
        self
    }

    /// The measure in this column.
    pub(super) fn standing(&self, column: Column) -> Option<&Standing> {
        self.standings.get(&column)
    }

    /// The number of somebody in this column; empty where there is none.
    pub(super) fn figure(&self, column: Column, person: StakeholderId) -> String {
        self.standing(column).and_then(|standing| standing.of(person)).map_or_else(String::new, figure)
    }

    /// What a cell says as it is read aloud.
    pub(super) fn said(&self, line: &Line<'_>, column: Column) -> String {
        let text = values::text(line, self, column);
        let missing = || self.standing(column).map_or("", Standing::missing);
        if text.is_empty() { missing().to_owned() } else { text }
    }

    /// What the pointer is told about a measure of somebody: how far up they are.
    pub(super) fn hint(&self, column: Column, person: StakeholderId) -> Option<String> {
        let standing = self.standing(column)?;
        let name = standing.metric.name;
        let mut said = match standing.rank(person) {
            Some(rank) if standing.metric.lowest_first => format!("{name}: {rank}, lowest first"),
            Some(rank) => format!("{name}: {rank}"),
            None => format!("{name}: {}", standing.missing()),
        };
        if standing.rough {
            said.push_str(", an estimate so far");
        } else if standing.pale {
            said.push_str(", for the ties as they were");
        }
        Some(said)
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
