//! What did a check find, about whom or what, and what would mend it?

use super::Check;
use crate::model::action::Need;
use crate::model::initiative::Snooze;
use crate::model::{
    Action, ActionId, CommunityId, Document, Edit, IdMaker, InitiativeId, InteractionId, Key, MessageId,
    StakeholderId, edits,
};
use jiff::civil::Date;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know: a fact of the map.
    Note,
    /// The plan has a hole.
    Warning,
    /// Something is broken now: a promise, a date, the sponsor.
    Urgent,
}

impl Severity {
    /// Stable.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Urgent => "urgent",
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Warning => "Warning",
            Self::Urgent => "Urgent",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person or group.
    Person(StakeholderId),
    /// A community.
    Community(CommunityId),
    /// A need of a community that nothing meets.
    Need(CommunityId, Need),
    /// An action.
    Action(ActionId),
    /// A message.
    Message(MessageId),
    /// A message for a community.
    Hearing(MessageId, CommunityId),
    /// A decision, by its title.
    Decision(String),
    /// A promise: the talk in which it was given, and its place there, from 0.
    Promise(InteractionId, usize),
    /// The initiative as a whole.
    Whole,
}

impl Subject {
    /// A mark that stays the same while the subject is the same one: it is kept with what was put aside.
    pub fn mark(&self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::Community(id) => format!("community:{id}"),
            Self::Need(id, need) => format!("community:{id}:{}", need.id()),
            Self::Action(id) => format!("action:{id}"),
            Self::Message(id) => format!("message:{id}"),
            Self::Hearing(id, community) => format!("message:{id}:{community}"),
            Self::Decision(title) => format!("decision:{title}"),
            Self::Promise(id, place) => format!("promise:{id}:{place}"),
            Self::Whole => "whole".to_owned(),
        }
    }

    /// The record to open; nothing where there is none of its own.
    pub const fn key(&self) -> Option<Key> {
        match self {
            Self::Person(id) => Some(Key::Stakeholder(*id)),
            Self::Community(id) | Self::Need(id, _) => Some(Key::Community(*id)),
            Self::Action(id) => Some(Key::Action(*id)),
            Self::Message(id) | Self::Hearing(id, _) => Some(Key::Message(*id)),
            Self::Promise(id, _) => Some(Key::Interaction(*id)),
            Self::Decision(_) | Self::Whole => None,
        }
    }
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The id of its check.
    pub check: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// What it is about, for people: the name of the person, community or action, the title of the decision.
    pub title: String,
    /// What is wrong, without the title: *A key player, and no open action names them*. It begins with a word that is no name,
    /// and has no full stop.
    pub message: String,
    /// Whom it concerns: the person it is about, the owner of the action. Most concerned first.
    pub people: Vec<StakeholderId>,
    /// What would mend it, where a change of the map can.
    pub fix: Option<Fix>,
}

impl Finding {
    /// The rule that found it.
    pub fn rule(&self) -> Option<&'static Check> {
        Check::of(self.check)
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule().map_or(Severity::Note, |check| check.severity)
    }

    /// In one line: *Zanele Khumalo: a key player, and no open action names them*. The command line writes this.
    pub fn sentence(&self) -> String {
        // No message begins with a name, so the first letter may always be a small one.
        let mut letters = self.message.chars();
        let said: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        format!("{}: {said}", self.title)
    }

    /// True where the user put it aside, and the day until which they did has not passed.
    pub fn is_put_aside(&self, snooze: &Snooze, today: Date) -> bool {
        snooze.check == self.check
            && snooze.until.is_none_or(|until| until >= today)
            && snooze.stakeholder.is_none_or(|id| self.people.contains(&id))
            && snooze.about.as_ref().is_none_or(|about| *about == self.subject.mark())
    }
}

/// What would mend a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// The verb on its button, in one to three words: *Plan action*, *Make them consulted*.
    pub label: String,
    /// What it changes.
    pub change: Change,
}

/// How a finding is mended.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// At once.
    Edit(Edit),
    /// By a new action, filled in as far as it can be; the user may change it before it is added.
    Action(Box<Action>),
}

impl Fix {
    /// The change as an edit.
    pub fn edit(&self, ids: &mut IdMaker) -> Edit {
        match &self.change {
            Change::Edit(edit) => edit.clone(),
            Change::Action(action) => edits::add_action(ids, action.as_ref().clone()).1,
        }
    }
}

/// Puts a finding aside until a day, or for good, with the reason.
pub fn put_aside(
    document: &Document,
    initiative: InitiativeId,
    finding: &Finding,
    until: Option<Date>,
    reason: &str,
) -> Edit {
    let label = format!("Put aside: {}", finding.sentence());
    let Some(mut change) = document.initiatives.get(&initiative).cloned() else { return Edit::new(label) };
    change.snoozed.push(Snooze {
        check: finding.check.to_owned(),
        stakeholder: match finding.subject {
            Subject::Person(id) => Some(id),
            _ => None,
        },
        about: Some(finding.subject.mark()),
        until,
        reason: reason.trim().to_owned(),
    });
    Edit::new(label).with(Key::Initiative(initiative), change)
}

/// Takes a finding up again: every way in which it was put aside goes.
pub fn take_up(document: &Document, initiative: InitiativeId, finding: &Finding, today: Date) -> Edit {
    let label = format!("Take up again: {}", finding.sentence());
    let Some(mut change) = document.initiatives.get(&initiative).cloned() else { return Edit::new(label) };
    change.snoozed.retain(|snooze| !finding.is_put_aside(snooze, today));
    Edit::new(label).with(Key::Initiative(initiative), change)
}
