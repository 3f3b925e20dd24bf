//! Which message is not heard by whom it is meant for, and will not be?

use super::say::date;
use super::{Check, Facts, Finding, Fix, Severity, Subject};
use crate::model::action::{ActionKind, Repeat, RepeatUnit};
use crate::model::message::Recipients;
use crate::model::stakeholder::Channel;
use crate::model::{Action, CommunityId, MessageId};
use crate::plan::heard::{Cell, Lit, heard};
use jiff::Span;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    id: "message-not-heard",
    name: "Message not heard",
    help: "This message is meant for a community that has not heard it as often, or by as many ways, as is wanted, and what is \
           planned does not change that. Once is never enough: people hear a thing when they hear it again, from somebody \
           else and in another way.",
    severity: Severity::Note,
    find,
};

/// The ways of saying something again, those in which people can ask first.
const WAYS: [(Channel, ActionKind); 4] = [
    (Channel::Meeting, ActionKind::Briefing),
    (Channel::Event, ActionKind::Demo),
    (Channel::Intranet, ActionKind::Newsletter),
    (Channel::Email, ActionKind::Email),
];

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for ((message, community), cell) in &heard(facts.document, facts.id, facts.today).cells {
        let Some(lit) = cell.lit else { continue };
        let title = facts.document.messages.get(message).map_or_else(String::new, |one| one.title.clone());
        found.push(Finding {
            check: CHECK.id,
            subject: Subject::Hearing(*message, *community),
            title,
            message: words(facts.community(*community), cell, lit),
            people: Vec::new(),
            fix: again(facts, *message, *community, cell),
        });
    }
    found
}

fn words(community: &str, cell: &Cell, lit: Lit) -> String {
    if cell.contacts.is_empty() {
        return format!("Meant for {community}, and nothing carries it to them");
    }
    let times = format!("Heard by {community} {} of {} times", cell.heard, cell.wanted);
    match lit {
        Lit::NothingPlanned => format!("{times}, and nothing more is planned"),
        Lit::TooLate(by) => format!("{times} when the checkpoint of {} passed", date(by)),
        Lit::CannotReach if cell.contacts.len() >= cell.wanted as usize => {
            format!("{times}, and all that is planned goes by the same way")
        }
        Lit::CannotReach => format!("{times}, and too little is planned to make it enough"),
    }
}

/// The same message by another way, as often as is wanting; nothing where one more way is not enough.
fn again(facts: &Facts<'_>, message: MessageId, community: CommunityId, cell: &Cell) -> Option<Fix> {
    let record = facts.document.messages.get(&message)?;
    let known: BTreeSet<Channel> = cell.contacts.iter().filter_map(|contact| contact.channel).collect();
    let (channel, kind) = WAYS.into_iter().find(|(channel, _)| !known.contains(channel))?;
    if known.len() + 1 < cell.wanted_channels as usize {
        return None;
    }
    let first = facts.in_days(14);
    let more = i64::from(cell.wanted).saturating_sub(cell.contacts.len() as i64).max(1);
    let until = first.checked_add(Span::new().weeks(more - 1)).ok()?;
    let repeat = Repeat { first, unit: RepeatUnit::Weeks, until: Some(until), ..Repeat::default() };
    Some(Fix::plan(Action {
        kind,
        audience: Recipients { communities: [community].into(), ..Recipients::default() },
        message: Some(message),
        channel: Some(channel),
        owner: facts.carer(None),
        sender: record.sender,
        due: (more == 1).then_some(first),
        repeat: (more > 1).then_some(repeat),
        feedback_route: Some("Questions there; what is not answered there is answered to all".to_owned()),
        ..Action::titled(facts.id, format!("{}: again, to {}", record.title, facts.community(community)))
    }))
}
