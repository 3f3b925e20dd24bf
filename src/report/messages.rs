//! What is said, to whom, by whom, in which words, and was it heard?
//!
//! *Invariants:* what people object is for the owner of the map alone. It counts as heard when somebody confirmed it.

use super::block::{Block, Card};
use super::dates::{long, short};
use super::planned::{Plan, counted, number};
use crate::share::{Audience, Heard, Message, MessageId, Prose};
use std::collections::BTreeSet;

/// The messages of the initiative, by title.
pub(super) fn of(plan: &Plan<'_>) -> Vec<(MessageId, Message)> {
    let all = plan.from.messages().iter().filter(|(_, message)| message.initiative == plan.id);
    let mut found: Vec<(MessageId, Message)> = all.map(|(id, message)| (*id, message.clone())).collect();
    found.sort_by(|a, b| a.1.title.cmp(&b.1.title).then_with(|| a.0.cmp(&b.0)));
    found
}

/// What each audience should think, feel and do.
pub(super) fn messages(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let cards: Vec<Card> = of(plan).iter().map(|(id, message)| card(plan, *id, message)).collect();
    if cards.is_empty() {
        return Vec::new();
    }
    let said = "What each audience should think, feel and do, in words of their own, from someone they know. Written \
                once, said several times; it counts when they confirm that they heard it.";
    vec![Block::Paragraph(said.to_owned()), Block::Cards(cards)]
}

fn card(plan: &Plan<'_>, id: MessageId, message: &Message) -> Card {
    let part = |name, text: &Option<Prose>| {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        Some((name, text.to_owned()))
    };
    let whom = plan.recipients(&message.audience);
    let communities = message.audience.communities.iter().filter_map(|id| plan.from.communities().get(id));
    let people = communities.map(|one| one.headcount).fold(0, u32::saturating_add);
    let aside = match (whom.is_empty(), people) {
        (true, _) => String::new(),
        (_, 0) => whom,
        (_, people) => format!("{whom} · {} people", number(people)),
    };
    let sender = plan.name(message.sender);
    let next = plan.coming().find(|(_, action)| action.message == Some(id)).map(|(on, _)| on);
    let from = match (sender.is_empty(), next) {
        (true, None) => String::new(),
        (true, Some(on)) => format!("Next on {}", short(on)),
        (false, None) => format!("From {sender}"),
        (false, Some(on)) => format!("From {sender}, {}", short(on)),
    };
    let avoid: Vec<&str> = message.avoid.iter().map(String::as_str).collect();
    let mut foot = Vec::new();
    if !avoid.is_empty() {
        foot.push(format!("Words to leave out: {}.", avoid.join(", ")));
    }
    foot.extend(heard(plan, id, message));
    Card {
        title: message.title.clone(),
        aside,
        from,
        parts: [part("Think", &message.think), part("Feel", &message.feel), part("Do", &message.act)]
            .into_iter()
            .flatten()
            .collect(),
        quote: message.text.as_deref().unwrap_or_default().to_owned(),
        foot: foot.join(" "),
        changed: false,
    }
}

/// How often it was confirmed as heard, and what would be enough.
fn heard(plan: &Plan<'_>, id: MessageId, message: &Message) -> Option<String> {
    let enough = message.enough.get();
    let meant = format!(
        "It should be heard {} by {}.",
        counted(enough as usize, "time", "times"),
        counted(message.channels.get() as usize, "channel", "channels")
    );
    if !plan.by_name() {
        return Some(meant);
    }
    let talks: Vec<_> = plan
        .from
        .interactions()
        .values()
        .filter(|talk| talk.message == Some(id) && talk.heard == Some(Heard::Yes))
        .collect();
    let last = talks.iter().map(|talk| talk.date).max();
    let Some(last) = last else { return Some(format!("{meant} Nobody confirmed it yet.")) };
    let people: BTreeSet<_> = talks.iter().flat_map(|talk| &talk.stakeholders).collect();
    let communities: BTreeSet<_> = talks.iter().flat_map(|talk| &talk.communities).collect();
    let mut by = Vec::new();
    if !people.is_empty() {
        by.push(counted(people.len(), "person", "people"));
    }
    if !communities.is_empty() {
        by.push(counted(communities.len(), "community", "communities"));
    }
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(" and ")) };
    Some(format!("{meant} Confirmed so far{by}, last on {}.", long(last)))
}
