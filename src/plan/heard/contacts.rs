//! Which contacts does a message have with each community for which it is meant?

use super::ground::Ground;
use super::{Contact, Stage};
use crate::model::action::{ActionKind, ActionStatus, Repeat, RepeatUnit};
use crate::model::interaction;
use crate::model::message::Recipients;
use crate::model::stakeholder::Channel;
use crate::model::{Action, ActionId, CommunityId, Document, Interaction, InteractionId};
use crate::plan::calendar::dates;
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So many times that something repeats count before today, and so many after: no more can be wanted.
const TIMES: usize = 100;

/// The contacts with each community for which it is meant. `talks` are about the message, by date.
pub(super) fn of(
    document: &Document,
    ground: &Ground,
    audience: &Recipients,
    actions: &[ActionId],
    talks: &[InteractionId],
    today: Date,
) -> BTreeMap<CommunityId, Vec<Contact>> {
    let mut all: BTreeMap<CommunityId, Vec<Contact>> =
        ground.reached(audience).into_iter().map(|community| (community, Vec::new())).collect();
    for id in actions {
        let Some(action) = document.actions.get(id) else { continue };
        let times = times(*id, action, today);
        for community in ground.reached(&action.audience) {
            if let Some(contacts) = all.get_mut(&community) {
                contacts.extend(&times);
            }
        }
    }
    for id in talks {
        let Some(talk) = document.interactions.get(id) else { continue };
        let action = talk.action.and_then(|id| document.actions.get(&id));
        for community in ground.took_part(talk) {
            if let Some(contacts) = all.get_mut(&community) {
                take_in(contacts, *id, talk, action);
            }
        }
    }
    all
}

/// Each time of an action.
fn times(id: ActionId, action: &Action, today: Date) -> Vec<Contact> {
    let contact = |stage, on| Contact {
        stage,
        on,
        channel: channel(action.channel, action.kind),
        kind: action.kind,
        action: Some(id),
        talk: None,
    };
    let stage = match action.status {
        ActionStatus::Planned => Stage::Planned,
        ActionStatus::Heard => Stage::Heard,
        ActionStatus::Sent | ActionStatus::Done | ActionStatus::Dropped => Stage::Sent,
    };
    let Some(repeat) = &action.repeat else { return vec![contact(stage, action.due.or(action.starts))] };
    let mut all: Vec<Contact> =
        before(repeat, today).into_iter().map(|on| contact(Stage::Sent, Some(on))).collect();
    match (stage, all.last_mut()) {
        // Which of the times was heard nobody says: one was.
        (Stage::Heard, Some(last)) => last.stage = Stage::Heard,
        (Stage::Heard, None) => all.push(contact(Stage::Heard, None)),
        _ => {}
    }
    if action.status != ActionStatus::Done {
        all.extend(after(repeat, today).into_iter().map(|on| contact(Stage::Planned, Some(on))));
    }
    all
}

/// The last times before today.
fn before(repeat: &Repeat, today: Date) -> Vec<Date> {
    let Ok(to) = today.yesterday() else { return Vec::new() };
    // Months are at most 31 days long, so that far back there are enough of any unit.
    let from = span(repeat, TIMES).and_then(|span| to.checked_sub(span).ok()).unwrap_or(repeat.first);
    let mut found = dates(repeat, from.max(repeat.first), to);
    found.split_off(found.len().saturating_sub(TIMES))
}

/// The next times from today on.
fn after(repeat: &Repeat, today: Date) -> Vec<Date> {
    let from = today.max(repeat.first);
    let to = span(repeat, TIMES).and_then(|span| from.checked_add(span).ok()).unwrap_or(Date::MAX);
    let mut found = dates(repeat, today, to);
    found.truncate(TIMES);
    found
}

/// How long so many times take at the most; none beyond the calendar.
fn span(repeat: &Repeat, times: usize) -> Option<Span> {
    let days = match repeat.unit {
        RepeatUnit::Days => 1,
        RepeatUnit::Weeks => 7,
        RepeatUnit::Months => 31,
    };
    Span::new().try_days(i64::from(repeat.every.get()) * days * i64::try_from(times).ok()?).ok()
}

/// Takes in a talk that is about the message.
fn take_in(contacts: &mut Vec<Contact>, id: InteractionId, talk: &Interaction, action: Option<&Action>) {
    let yes = talk.heard == Some(interaction::Heard::Yes);
    let mine = |one: &&mut Contact| one.action.is_some() && one.action == talk.action;
    let repeats = action.is_some_and(|action| action.repeat.is_some());
    let (mut known, mut best) = (false, None);
    for one in contacts.iter_mut().filter(mine) {
        known = true;
        let earlier = !repeats || one.on.is_some_and(|on| on <= talk.date);
        if one.talk.is_none() && earlier {
            // By date: the last one wins.
            best = Some(one);
        }
    }
    if known {
        // Whoever asks again after the same sending confirms it once.
        if let (true, Some(one)) = (yes, best) {
            one.stage = Stage::Heard;
            one.on = Some(talk.date);
            one.channel = talk.channel.or(one.channel);
            one.talk = Some(id);
        }
        return;
    }
    let stage = match talk.heard {
        Some(interaction::Heard::Yes) => Stage::Heard,
        // It did not get through, and nothing was sent that could still be confirmed.
        Some(interaction::Heard::No) => return,
        Some(interaction::Heard::Unclear) | None => Stage::Sent,
    };
    let of_action = || action.and_then(|action| channel(action.channel, action.kind));
    let by = channel(talk.channel, talk.kind).or_else(of_action);
    contacts.push(Contact {
        stage,
        on: Some(talk.date),
        channel: by,
        kind: talk.kind,
        action: None,
        talk: Some(id),
    });
}

/// The channel that was given; of an e-mail it is known.
fn channel(given: Option<Channel>, kind: ActionKind) -> Option<Channel> {
    given.or((kind == ActionKind::Email).then_some(Channel::Email))
}
