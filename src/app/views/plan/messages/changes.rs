//! What changes with a message? Each is one edit.

use crate::model::action::ActionKind;
use crate::model::message::Recipients;
use crate::model::numbers::Whole;
use crate::model::stakeholder::Channel;
use crate::model::{
    Action, CommunityId, Document, Edit, IdMaker, InitiativeId, Key, Message, MessageId, edits,
};
use crate::plan::heard::Cell;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What *enough* means for all messages of an initiative: each number where all have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Enough {
    pub(super) times: Option<u32>,
    pub(super) channels: Option<u32>,
    /// How many messages there are.
    pub(super) of: usize,
}

impl Enough {
    /// O(messages).
    pub(super) fn of(document: &Document, initiative: InitiativeId) -> Self {
        let all: Vec<(u32, u32)> = document
            .messages
            .values()
            .filter(|message| message.initiative == initiative)
            .map(|message| (message.enough.get(), message.channels.get()))
            .collect();
        let same = |numbers: BTreeSet<u32>| numbers.first().copied().filter(|_| numbers.len() == 1);
        Self {
            times: same(all.iter().map(|(times, _)| *times).collect()),
            channels: same(all.iter().map(|(_, channels)| *channels).collect()),
            of: all.len(),
        }
    }
}

/// Sets what enough means for all messages of the initiative; what is none stays as it is with each.
pub(super) fn set_enough(
    document: &Document,
    initiative: InitiativeId,
    times: Option<u32>,
    channels: Option<u32>,
) -> Edit {
    let mut edit = Edit::new("Enough means");
    for (id, message) in document.messages.iter().filter(|(_, one)| one.initiative == initiative) {
        let mut next = message.clone();
        next.enough = times.map_or(next.enough, Whole::nearest);
        next.channels = channels.map_or(next.channels, Whole::nearest);
        if next != *message {
            edit.put(Key::Message(*id), next);
        }
    }
    edit
}

/// A change of one message; nothing where it is as before.
pub(super) fn change(
    document: &Document,
    id: MessageId,
    what: &str,
    change: impl FnOnce(&mut Message),
) -> Option<Edit> {
    let old = document.messages.get(&id)?;
    let mut next = old.clone();
    change(&mut next);
    (next != *old).then(|| Edit::new(format!("{what} of {}", next.title)).with(Key::Message(id), next))
}

/// Makes it meant for a community, or no longer.
pub(super) fn mean(document: &Document, id: MessageId, community: CommunityId, meant: bool) -> Option<Edit> {
    change(document, id, "Audience", |message| {
        if meant {
            message.audience.communities.insert(community);
        } else {
            message.audience.communities.remove(&community);
        }
    })
}

/// A new message, as often wanted as the others.
pub(super) fn add(
    document: &Document,
    ids: &mut IdMaker,
    initiative: InitiativeId,
    audience: Option<CommunityId>,
) -> Edit {
    let enough = Enough::of(document, initiative);
    let mut message = Message { initiative, title: "New message".to_owned(), ..Message::default() };
    message.audience.communities.extend(audience);
    message.enough = enough.times.map_or(message.enough, Whole::nearest);
    message.channels = enough.channels.map_or(message.channels, Whole::nearest);
    edits::add_message(ids, message).1
}

/// The same message once more, for somebody else.
pub(super) fn duplicate(document: &Document, ids: &mut IdMaker, id: MessageId) -> Edit {
    let Some(old) = document.messages.get(&id) else { return Edit::new("Duplicate message") };
    let copy = Message { title: format!("{} (copy)", old.title), ..old.clone() };
    let mut edit = edits::add_message(ids, copy).1;
    edit.label = format!("Duplicate {}", old.title).into();
    edit
}

/// Another time of a message for a community, by a way that it did not go before, a week before its day where that is still
/// to come, else in a week.
pub(super) fn another(
    document: &Document,
    id: MessageId,
    community: CommunityId,
    cell: Option<&Cell>,
    by: Option<Date>,
    today: Date,
) -> Option<Action> {
    const WAYS: [(Channel, ActionKind); 4] = [
        (Channel::Meeting, ActionKind::Briefing),
        (Channel::Email, ActionKind::Email),
        (Channel::Call, ActionKind::Conversation),
        (Channel::Video, ActionKind::Briefing),
    ];
    let message = document.messages.get(&id)?;
    let went =
        |channel| cell.is_some_and(|cell| cell.contacts.iter().any(|one| one.channel == Some(channel)));
    let (channel, kind) = WAYS.into_iter().find(|(channel, _)| !went(*channel)).unwrap_or(WAYS[0]);
    let day = |from: Date, days: i64| from.checked_add(days.days()).unwrap_or(from);
    let soon = day(today, 7);
    let due = by.map(|by| day(by, -7)).filter(|due| *due > today).unwrap_or(soon);
    Some(Action {
        kind,
        audience: Recipients { communities: BTreeSet::from([community]), ..Recipients::default() },
        message: Some(id),
        channel: Some(channel),
        sender: message.sender,
        due: Some(due),
        ..Action::titled(message.initiative, message.title.clone())
    })
}
