//! Which message was heard by which community, how often and by how many ways, and where is too little said?
//!
//! *Invariants:* sent is not heard: only what somebody of the community confirmed counts, or an action whose state is
//! *heard*. One sending counts once, however many confirm it. A cell stands for each affected community for which a
//! message is meant; where it is not meant for them there is none, which differs from one with nothing planned.

mod contacts;
mod ground;

use crate::model::action::{ActionKind, ActionStatus};
use crate::model::stakeholder::Channel;
use crate::model::{ActionId, CommunityId, Document, InitiativeId, InteractionId, Message, MessageId};
use crate::plan::calendar::day;
use ground::Ground;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How far a message came with one contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Still to be done.
    Planned,
    /// Said or sent; nobody confirmed it.
    Sent,
    /// Confirmed.
    Heard,
}

impl Stage {
    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Sent => "Sent, not confirmed",
            Self::Heard => "Heard",
        }
    }
}

/// One time that a message goes to a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// How far it came.
    pub stage: Stage,
    /// The day on which it was confirmed, else that of the action; none where it has no date.
    pub on: Option<Date>,
    /// By which way; none where nobody said.
    pub channel: Option<Channel>,
    /// What kind of contact it is.
    pub kind: ActionKind,
    /// The action that carries it to them; none of a talk that stands for itself.
    pub action: Option<ActionId>,
    /// The talk that confirmed it, or in which it was said.
    pub talk: Option<InteractionId>,
}

/// Why a cell is lit: too little is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lit {
    /// Nothing is planned any more, or nothing at all.
    NothingPlanned,
    /// The checkpoint of this day has passed.
    TooLate(Date),
    /// Even if all that was sent is confirmed and all that is planned is heard, it is not enough.
    CannotReach,
}

/// How a message stands with a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Each contact, by date, those without one last.
    pub contacts: Vec<Contact>,
    /// How many times it was heard.
    pub heard: u32,
    /// By how many different channels it was heard; at least one where it was heard at all.
    pub channels: usize,
    /// How many times it should be heard.
    pub wanted: u32,
    /// By how many different channels.
    pub wanted_channels: u32,
    /// Why too little is said; none where it is enough, or on the way.
    pub lit: Option<Lit>,
}

impl Cell {
    /// True where it was heard as often and by as many channels as is wanted.
    pub fn is_enough(&self) -> bool {
        self.heard >= self.wanted && self.channels >= self.wanted_channels as usize
    }

    /// How many contacts stand at this stage.
    pub fn count(&self, stage: Stage) -> usize {
        self.contacts.iter().filter(|contact| contact.stage == stage).count()
    }

    /// The day of the next one that is planned; one whose day has passed comes first.
    pub fn next(&self) -> Option<Date> {
        self.contacts.iter().filter(|one| one.stage == Stage::Planned).find_map(|one| one.on)
    }

    /// The last day at this stage.
    pub fn last(&self, stage: Stage) -> Option<Date> {
        self.contacts.iter().filter(|one| one.stage == stage).filter_map(|one| one.on).max()
    }

    fn of(mut contacts: Vec<Contact>, message: &Message, by: Option<Date>, today: Date) -> Self {
        contacts.sort_by_key(|one| (one.on.is_none(), one.on, one.action, one.talk));
        let heard = contacts.iter().filter(|one| one.stage == Stage::Heard).count() as u32;
        let channels = channels(contacts.iter().filter(|one| one.stage == Stage::Heard));
        let (wanted, wanted_channels) = (message.enough.get(), message.channels.get());
        let mut cell = Self { contacts, heard, channels, wanted, wanted_channels, lit: None };
        cell.lit = cell.why_lit(by, today);
        cell
    }

    fn why_lit(&self, by: Option<Date>, today: Date) -> Option<Lit> {
        if self.is_enough() {
            return None;
        }
        if self.contacts.is_empty() {
            return Some(Lit::NothingPlanned);
        }
        if let Some(by) = by.filter(|by| *by < today) {
            return Some(Lit::TooLate(by));
        }
        if self.count(Stage::Planned) == 0 {
            return Some(Lit::NothingPlanned);
        }
        let reaches = self.contacts.len() >= self.wanted as usize
            && channels(self.contacts.iter()) >= self.wanted_channels as usize;
        (!reaches).then_some(Lit::CannotReach)
    }
}

/// How many different channels there are; one where there are only contacts of which nobody said it.
fn channels<'a>(contacts: impl Iterator<Item = &'a Contact> + Clone) -> usize {
    let known: BTreeSet<Channel> = contacts.clone().filter_map(|one| one.channel).collect();
    known.len().max(contacts.count().min(1))
}

/// Messages against audiences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// The messages of the initiative, by checkpoint, those without one last; equal ones by title and id.
    pub messages: Vec<MessageId>,
    /// The communities that it affects, the most affected first, those of unknown impact last; equal ones by id.
    pub audiences: Vec<CommunityId>,
    /// How each message stands with each community for which it is meant; absent: not meant for them.
    pub cells: BTreeMap<(MessageId, CommunityId), Cell>,
    /// By when a message should be heard: the first checkpoint of the initiative on or after the last day of the actions
    /// that carry it. None where no action carries it, or no checkpoint comes after.
    pub by: BTreeMap<MessageId, Date>,
}

impl Heard {
    /// How many of the messages meant for a community it heard enough, and how many are meant for it. O(messages · log).
    pub fn enough(&self, community: CommunityId) -> (usize, usize) {
        let meant = self.messages.iter().filter_map(|message| self.cells.get(&(*message, community)));
        meant.fold((0, 0), |(enough, all), cell| (enough + usize::from(cell.is_enough()), all + 1))
    }

    /// Of all messages and audiences, how many were heard enough, and how many there are. O(cells).
    pub fn enough_of_all(&self) -> (usize, usize) {
        (self.cells.values().filter(|cell| cell.is_enough()).count(), self.cells.len())
    }

    /// How many cells are lit. O(cells).
    pub fn lit(&self) -> usize {
        self.cells.values().filter(|cell| cell.lit.is_some()).count()
    }
}

/// How each message of an initiative stands with each community that it affects; nothing for one that is not on the map.
///
/// A message is meant for a community where its audience names it, a local person of it (a member or an expert), a field
/// of the grid on which a local person of it stands, or everyone. An action that carries it goes to communities by the
/// same rule; dropped ones do not count, *done* counts as sent. What repeats counts each time before today as sent and
/// each later one as planned: of both no more than the hundred nearest, as more cannot be wanted. A talk says that a
/// message was heard where it is about it (or names no message, and its action carries it), says *yes*, and somebody
/// local or the community itself took part; it confirms the action that it came from, else it is a contact of its own.
///
/// O(people + messages · communities + actions · their audience · times + talks · those who took part).
pub fn heard(document: &Document, initiative: InitiativeId, today: Date) -> Heard {
    let Some(change) = document.initiatives.get(&initiative) else { return Heard::default() };
    let mut audiences: Vec<CommunityId> = change.affected.keys().copied().collect();
    let impact = |id: &CommunityId| change.affected.get(id).and_then(|affected| affected.impact);
    audiences.sort_by_key(|id| (Reverse(impact(id)), *id));
    let ground = Ground::of(document, initiative, change, &audiences);
    let mut carried: BTreeMap<MessageId, Vec<ActionId>> = BTreeMap::new();
    for (id, action) in &document.actions {
        if let Some(message) = action.message.filter(|_| action.status != ActionStatus::Dropped) {
            carried.entry(message).or_default().push(*id);
        }
    }
    let mut talks: BTreeMap<MessageId, Vec<InteractionId>> = BTreeMap::new();
    for (id, talk) in &document.interactions {
        let of_action = || document.actions.get(&talk.action?).and_then(|action| action.message);
        if let Some(message) = talk.message.or_else(of_action) {
            talks.entry(message).or_default().push(*id);
        }
    }
    for talks in talks.values_mut() {
        talks.sort_by_key(|id| (document.interactions.get(id).map(|talk| talk.date), *id));
    }
    let mut found = Heard { audiences, ..Heard::default() };
    for (id, message) in document.messages.iter().filter(|(_, one)| one.initiative == initiative) {
        let actions = carried.get(id).map(Vec::as_slice).unwrap_or_default();
        let last = actions.iter().filter_map(|id| day(document.actions.get(id)?, today)).max();
        let after = |last| change.checkpoints.iter().map(|one| one.date).filter(|date| *date >= last).min();
        let by = last.and_then(after);
        found.by.extend(by.map(|by| (*id, by)));
        let talks = talks.get(id).map(Vec::as_slice).unwrap_or_default();
        let all = contacts::of(document, &ground, &message.audience, actions, talks, today);
        found.cells.extend(
            all.into_iter()
                .map(|(community, contacts)| ((*id, community), Cell::of(contacts, message, by, today))),
        );
        found.messages.push(*id);
    }
    let order = |id: &MessageId| {
        let by = found.by.get(id).copied();
        let title = document.messages.get(id).map(|message| message.title.to_lowercase());
        (by.is_none(), by, title, *id)
    };
    found.messages.sort_by_cached_key(order);
    found
}
