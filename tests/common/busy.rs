//! A map as busy as one may become: many initiatives at once, with everything that a plan holds.

#![allow(dead_code, unreachable_pub, reason = "each user takes a part of it")]

use groundswell::model::action::{ActionKind, ActionStatus, Need, Repeat, RepeatUnit};
use groundswell::model::initiative::{Affected, Participation};
use groundswell::model::interaction::{Heard, Kept, Promise};
use groundswell::model::numbers::Whole;
use groundswell::model::review::Frozen;
use groundswell::model::stakeholder::{Channel, Depth};
use groundswell::model::{
    Action, Amount, Assessment, Community, CommunityId, Document, Engagement, IdMaker, Initiative,
    InitiativeId, Interaction, Message, MessageId, Prose, Rating, Review, Stakeholder, StakeholderId,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How busy it is.
pub struct Busy {
    /// Initiatives.
    pub initiatives: usize,
    /// People; each is concerned by every initiative.
    pub people: usize,
    /// Actions, over all initiatives.
    pub actions: usize,
}

/// 20 initiatives, 2,000 people, 10,000 actions.
pub const BUSY: Busy = Busy { initiatives: 20, people: 2_000, actions: 10_000 };

/// All actions in one initiative.
pub const CROWDED: Busy = Busy { initiatives: 1, people: 2_000, actions: 10_000 };

/// The day on which it is looked at.
pub const TODAY: Date = date(2026, 11, 22);

/// The same map at every run. 40 communities, a message for every 25 actions, a talk for every fourth, three reviews for
/// each initiative.
pub fn busy(size: &Busy) -> Document {
    let mut ids = IdMaker::seeded(77);
    let mut map = Document::default();
    let day = |number: u64| TODAY.saturating_add((number as i64 % 200 - 90).days());
    let communities: Vec<CommunityId> = (0..40)
        .map(|place| {
            let id = ids.next();
            let named =
                Community { name: format!("Community {place}"), headcount: 50, ..Community::default() };
            map.communities.insert(id, named);
            id
        })
        .collect();
    let people: Vec<StakeholderId> = (0..size.people)
        .map(|place| {
            let mut person = Stakeholder::named(format!("Person Number{place}"));
            person.communities.insert(communities[place % communities.len()], Depth::Member);
            person.hours_a_week = Amount::new(6.0);
            let id = ids.next();
            map.stakeholders.insert(id, person);
            id
        })
        .collect();
    let some = |bits: u64| people[(bits % people.len() as u64) as usize];
    let initiatives: Vec<InitiativeId> = (0..size.initiatives)
        .map(|place| {
            let mut change = Initiative::named(format!("Initiative {place}"));
            change.why = Prose::from("So that nobody waits.");
            (change.starts, change.ends) = (Some(date(2026, 9, 1)), Some(date(2027, 6, 30)));
            (change.sponsor, change.owner) = (Some(some(ids.bits())), Some(some(ids.bits())));
            for (number, community) in communities.iter().enumerate().take(20) {
                let affected = Affected { impact: Rating::new(20 + number as u8 * 4), ..Affected::default() };
                change.affected.insert(*community, affected);
            }
            let id = ids.next();
            map.initiatives.insert(id, change);
            id
        })
        .collect();
    let stances = Engagement::ALL;
    for initiative in &initiatives {
        for person in &people {
            let bits = ids.bits();
            let said = Assessment {
                influence: Rating::new((bits % 101) as u8),
                interest: Rating::new((bits / 101 % 101) as u8),
                impact: Rating::new((bits / 10_201 % 101) as u8),
                engagement_now: Some(stances[(bits / 7 % 5) as usize]),
                engagement_wanted: Some(stances[(bits / 35 % 5) as usize]),
                participation: Some(Participation::ALL[(bits / 175 % 5) as usize]),
                assessed_on: Some(day(bits / 3)),
                ..Assessment::default()
            };
            map.assessments.insert((*initiative, *person), said);
        }
    }
    let mut messages: Vec<(InitiativeId, MessageId)> = Vec::new();
    for place in 0..size.actions / 25 {
        let initiative = initiatives[place % initiatives.len()];
        let mut message = Message { initiative, title: format!("Message {place}"), ..Message::default() };
        message.audience.communities.extend(communities.iter().skip(place % 15).take(5));
        let id = ids.next();
        map.messages.insert(id, message);
        messages.push((initiative, id));
    }
    for place in 0..size.actions {
        let bits = ids.bits();
        let initiative = initiatives[place % initiatives.len()];
        let mut action = Action::titled(initiative, format!("Talk about part {place} of the change"));
        action.kind = ActionKind::ALL[(bits % 12) as usize];
        action.channel = Some(Channel::ALL[(bits / 12 % 8) as usize]);
        action.need_met = Need::ALL[(bits / 96 % 4) as usize];
        action.status = ActionStatus::ALL[(bits / 384 % 5) as usize];
        action.owner = (!bits.is_multiple_of(20)).then(|| some(bits / 11));
        action.hours = Amount::new(2.0);
        action.audience.stakeholders.extend([some(bits / 13), some(bits / 17)]);
        if bits.is_multiple_of(3) {
            action.audience.communities.insert(communities[(bits / 19 % 40) as usize]);
        }
        if bits.is_multiple_of(10) {
            let every = Whole::new(2).expect("in range");
            action.repeat = Some(Repeat {
                first: day(bits / 23),
                every,
                unit: RepeatUnit::Weeks,
                until: Some(date(2027, 6, 1)),
            });
        } else {
            action.starts = Some(day(bits / 29));
            action.due = Some(day(bits / 29).saturating_add(((bits / 31 % 14) as i64).days()));
        }
        action.message =
            messages.get(place % messages.len().max(1)).filter(|one| one.0 == initiative).map(|one| one.1);
        let (id, message) = (ids.next(), action.message);
        map.actions.insert(id, action);
        if place % 4 == 0 {
            let by = some(bits / 37);
            let promise = Promise {
                text: Prose::from("Send the list."),
                by,
                due: Some(day(bits / 41)),
                kept: Kept::Open,
            };
            let talk = Interaction {
                date: day(bits / 43).min(TODAY),
                stakeholders: [by, some(bits / 47)].into_iter().collect(),
                initiative: Some(initiative),
                action: Some(id),
                message,
                heard: message.map(|_| if bits.is_multiple_of(2) { Heard::Yes } else { Heard::Unclear }),
                summary: Some(Prose::from("Said that the pilot was better than the slides.")),
                promises: vec![promise],
                ..Interaction::default()
            };
            map.interactions.insert(ids.next(), talk);
        }
    }
    for initiative in &initiatives {
        for month in 8..11 {
            let ratings = people.iter().map(|person| {
                let bits = ids.bits();
                let frozen = Frozen {
                    influence: Rating::new((bits % 101) as u8),
                    interest: Rating::new((bits / 101 % 101) as u8),
                    engagement_now: Some(stances[(bits / 7 % 5) as usize]),
                    ..Frozen::default()
                };
                (*person, frozen)
            });
            let ratings = ratings.collect();
            let (initiative, date) = (*initiative, date(2026, month, 1));
            let review =
                Review { initiative, name: format!("Review {month}"), date, ratings, ..Review::default() };
            map.reviews.insert(ids.next(), review);
        }
    }
    map
}
