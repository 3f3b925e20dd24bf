//! What does the file say? Plain data: tables of records. Users see it as a *map*.
//!
//! *Invariants* (checked by `faults` after reading, and by `apply` for what an edit touches): every reference points
//! to a record that is there; names are not empty; ties differ in their ends and are not there twice.
//! It has no clock, no file, no cache and no selection.

use super::about::About;
use super::action::{Action, ActionId};
use super::assessment::Assessment;
use super::community::{Community, CommunityId};
use super::initiative::{Initiative, InitiativeId};
use super::interaction::{Interaction, InteractionId};
use super::key::{Key, Record};
use super::map::Map;
use super::message::{Message, MessageId};
use super::numbers::Point;
use super::review::{Review, ReviewId};
use super::stakeholder::{Stakeholder, StakeholderId};
use super::tie::{Tie, TieId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A map: all tables, each in the order of its ids.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Document {
    /// The map as a whole.
    pub about: About,
    /// People and groups.
    pub stakeholders: Map<StakeholderId, Stakeholder>,
    /// Specialist communities.
    pub communities: Map<CommunityId, Community>,
    /// Ties between stakeholders.
    pub ties: Map<TieId, Tie>,
    /// Changes.
    pub initiatives: Map<InitiativeId, Initiative>,
    /// How each stakeholder stands to each change that concerns them.
    pub assessments: Map<(InitiativeId, StakeholderId), Assessment>,
    /// Messages.
    pub messages: Map<MessageId, Message>,
    /// Engagement activities.
    pub actions: Map<ActionId, Action>,
    /// What took place.
    pub interactions: Map<InteractionId, Interaction>,
    /// Dated looks back.
    pub reviews: Map<ReviewId, Review>,
    /// Places on the network view that the user chose.
    pub pins: Map<StakeholderId, Point>,
}

/// Something in the document that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The record.
    pub key: Key,
    /// What is wrong, naming records by name.
    pub message: String,
}

impl Document {
    /// The assessments of an initiative, by stakeholder. O(log n + found).
    pub fn assessments_of(
        &self,
        initiative: InitiativeId,
    ) -> impl Iterator<Item = (StakeholderId, &Assessment)> {
        let first = (initiative, StakeholderId::from_bits(0));
        let last = (initiative, StakeholderId::from_bits(u64::MAX));
        self.assessments.range(first..=last).map(|((_, stakeholder), assessment)| (*stakeholder, assessment))
    }

    /// The ties that have this stakeholder at an end. O(ties).
    pub fn ties_of(&self, stakeholder: StakeholderId) -> impl Iterator<Item = (TieId, &Tie)> {
        self.ties.iter().filter(move |(_, tie)| tie.other(stakeholder).is_some()).map(|(id, tie)| (*id, tie))
    }

    /// How people call the record: its name or title, or what it connects.
    pub fn name(&self, key: Key) -> String {
        let person = |id| self.stakeholders.get(&id).map_or("someone unknown", |s| s.name.as_str());
        let found = match key {
            Key::About => Some(self.about.title.clone()),
            Key::Stakeholder(id) => self.stakeholders.get(&id).map(|record| record.name.clone()),
            Key::Community(id) => self.communities.get(&id).map(|record| record.name.clone()),
            Key::Tie(id) => self
                .ties
                .get(&id)
                .map(|tie| format!("{} – {} ({})", person(tie.from), person(tie.to), tie.kind)),
            Key::Initiative(id) => self.initiatives.get(&id).map(|record| record.name.clone()),
            Key::Assessment(initiative, stakeholder) => {
                let change =
                    self.initiatives.get(&initiative).map_or("an unknown initiative", |i| i.name.as_str());
                Some(format!("{} in {change}", person(stakeholder)))
            }
            Key::Message(id) => self.messages.get(&id).map(|record| record.title.clone()),
            Key::Action(id) => self.actions.get(&id).map(|record| record.title.clone()),
            Key::Interaction(id) => self.interactions.get(&id).map(|record| format!("of {}", record.date)),
            Key::Review(id) => self.reviews.get(&id).map(|record| record.name.clone()),
            Key::Pin(id) => Some(person(id).to_owned()),
        };
        found.unwrap_or_default()
    }

    /// Everything in the document that must not be. O(size of the document · log).
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.each_reference(&mut |key, to| {
            if !self.holds(to) {
                faults.push(self.dangling(key, to));
            }
        });
        self.each_key(&mut |key| faults.extend(self.record_fault(key)));
        let mut seen = BTreeSet::new();
        for (id, tie) in &self.ties {
            if !seen.insert(tie.identity()) {
                faults.push(self.fault(Key::Tie(*id), "this tie is there twice"));
            }
        }
        faults
    }

    pub(super) fn dangling(&self, key: Key, to: Key) -> Fault {
        self.fault(key, &format!("it points to a {} that is not in the map", to.word()))
    }

    fn fault(&self, key: Key, message: &str) -> Fault {
        Fault { key, message: format!("{} “{}”: {message}", key.word(), self.name(key)) }
    }

    /// What is wrong with one record, references and doubles apart. O(size of the record).
    pub(super) fn record_fault(&self, key: Key) -> Option<Fault> {
        let unnamed = |name: &str, what: &str| name.trim().is_empty().then(|| format!("it needs a {what}"));
        let undated = |date: Date| (date == Date::default()).then(|| "it needs a date".to_owned());
        let record = self.get(key)?;
        let fault = record.fault().or_else(|| match &record {
            Record::Stakeholder(r) => unnamed(&r.name, "name"),
            Record::Community(r) => unnamed(&r.name, "name"),
            Record::Initiative(r) => unnamed(&r.name, "name").or_else(|| {
                r.checkpoints.iter().find_map(|c| undated(c.date)).map(|f| format!("a checkpoint: {f}"))
            }),
            Record::Message(r) => unnamed(&r.title, "title"),
            Record::Action(r) => unnamed(&r.title, "title").or_else(|| {
                r.repeat.as_ref().and_then(|repeat| undated(repeat.first)).map(|f| format!("repeat: {f}"))
            }),
            Record::Interaction(r) => undated(r.date),
            Record::Review(r) => unnamed(&r.name, "name").or_else(|| undated(r.date)),
            Record::Tie(r) if r.from == r.to => Some("its two ends are the same".to_owned()),
            _ => None,
        })?;
        Some(self.fault(key, &fault))
    }
}
