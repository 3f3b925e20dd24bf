//! What could be done next, for whom, and why?
//!
//! An open set of rules: each looks at the map for one reason to act (a promise that is late, a key player whom nothing
//! names, a need that nothing meets) and proposes an action that is filled in as far as the map tells. A line in [`RULES`]
//! makes a rule known.
//!
//! *Invariants:* everything said is a fact of the map; nothing is proposed that the plan holds already, or that was done
//! lately; nobody is to be spoken to, written to or thanked twice. Days are working days. Nothing here changes the map.

mod candidate;
mod dismissed;
mod done_to;
mod gap;
mod ground;
mod key_player;
mod motivator;
mod need;
mod promise;
mod quiet;
mod resistance;
mod sponsor;
mod stale;
mod thanks;
mod voice;

use crate::model::action::{ActionKind, Need};
use crate::model::initiative::{Participation, Status};
use crate::model::stakeholder::Channel;
use crate::model::{Action, CommunityId, Document, InitiativeId, StakeholderId};
pub use dismissed::{bring_back, dismiss, dismissed};
use ground::Ground;
use jiff::civil::{Date, Weekday};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A reason to act.
#[derive(Debug)]
pub struct Rule {
    /// Stable: `key-player`.
    pub id: &'static str,
    /// For people: *A key player whom nothing names*.
    pub name: &'static str,
    /// Why am I seeing this? One or two sentences.
    pub help: &'static str,
    /// Finds all cases.
    find: fn(&Ground<'_>) -> Vec<Idea>,
}

/// Every rule, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    promise::RULE,
    resistance::RULE,
    key_player::RULE,
    gap::RULE,
    done_to::RULE,
    voice::RULE,
    need::RULE,
    candidate::RULE,
    motivator::RULE,
    sponsor::RULE,
    quiet::RULE,
    thanks::RULE,
    stale::RULE,
];

impl Rule {
    /// The rule of this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }
}

/// An action that could be added to the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The id of the rule that proposes it.
    pub rule: &'static str,
    /// The action, filled in as far as the map tells: title, kind, audience, owner, due, need, level, channel, hours.
    pub action: Action,
    /// Why, in one or two short sentences; it may tell what is private.
    pub reason: String,
    /// Whom it is about.
    pub people: Vec<StakeholderId>,
    /// Which communities it is about.
    pub communities: Vec<CommunityId>,
}

impl Suggestion {
    /// A mark that stays the same while it is the same proposal: with which it is ticked, and kept aside.
    pub fn mark(&self) -> String {
        let whom = (self.action.audience.stakeholders.first().copied().map(Whom::Person))
            .or_else(|| self.action.audience.communities.first().copied().map(Whom::Community));
        whom.map_or_else(String::new, |whom| marked(self.rule, whom, self.action.need_met))
    }
}

/// For whom something is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    Person(StakeholderId),
    Community(CommunityId),
}

/// What a rule found.
#[derive(Debug, Clone)]
struct Idea {
    /// The more the earlier, 0–200: how much hangs on it by its rule, and on the person or community.
    importance: u32,
    /// In so many working days.
    days: u32,
    whom: Whom,
    kind: ActionKind,
    title: String,
    reason: String,
    need: Need,
    level: Option<Participation>,
    /// Who should do it, where it is not whoever keeps up the relationship.
    owner: Option<StakeholderId>,
    /// The communities that it is about beside the audience.
    about: Option<CommunityId>,
}

/// What the map suggests for an initiative on this day, the most important first; nothing where the initiative is not on
/// the map, or is embedded or stopped. O(people · actions that reach them + actions · their audience + interactions).
pub fn suggestions(document: &Document, initiative: InitiativeId, today: Date) -> Vec<Suggestion> {
    let Some(ground) = Ground::of(document, initiative, today) else { return Vec::new() };
    if matches!(ground.facts.initiative.status, Status::Embedded | Status::Stopped) {
        return Vec::new();
    }
    let mut ideas: Vec<(&'static str, Idea)> = Vec::new();
    for rule in RULES {
        ideas.extend((rule.find)(&ground).into_iter().map(|idea| (rule.id, idea)));
    }
    // Rules stand in their order where ideas matter alike: the sort keeps it.
    ideas.sort_by_key(|(_, idea)| Reverse(idea.importance));
    let put_aside = dismissed::marks(ground.facts.initiative, today);
    let (mut asked, mut busy) = (BTreeSet::new(), BTreeMap::new());
    let mut found = Vec::new();
    for (rule, idea) in ideas {
        if ground.holds(&idea) || !asked.insert(once(&idea)) {
            continue;
        }
        if put_aside.contains(&mark(rule, &idea)) {
            continue;
        }
        let owner = ground.owner(&idea);
        // Whoever is to do several of them does not do them all on one day.
        let before: &mut u32 = busy.entry(owner).or_default();
        let due = soon(today, idea.days + *before % 10);
        *before += 1;
        found.push(made(&ground, rule, idea, owner, due));
    }
    found
}

/// What is proposed at most once: a talk of any kind with somebody, a letter, thanks; for a community, each need.
fn once(idea: &Idea) -> (Option<StakeholderId>, Option<CommunityId>, u8) {
    let kind = match idea.kind {
        ActionKind::Thanks | ActionKind::Celebrate => 2,
        ActionKind::Email | ActionKind::Newsletter => 1,
        ActionKind::Other => 3,
        _ => 0,
    };
    match idea.whom {
        Whom::Person(person) => (Some(person), None, kind),
        Whom::Community(community) => (None, Some(community), idea.need as u8),
    }
}

fn mark(rule: &str, idea: &Idea) -> String {
    marked(rule, idea.whom, idea.need)
}

fn marked(rule: &str, whom: Whom, need: Need) -> String {
    match whom {
        Whom::Person(id) => format!("{rule}:{}:{id}", need.id()),
        Whom::Community(id) => format!("{rule}:{}:{id}", need.id()),
    }
}

fn made(
    ground: &Ground<'_>,
    rule: &'static str,
    idea: Idea,
    owner: Option<StakeholderId>,
    due: Option<Date>,
) -> Suggestion {
    let mut action = Action::titled(ground.facts.id, idea.title);
    action.kind = idea.kind;
    action.need_met = idea.need;
    action.participation = idea.level;
    action.owner = owner;
    action.due = due;
    action.hours = ground.usual_hours(idea.kind);
    let (mut people, mut communities) = (Vec::new(), Vec::new());
    match idea.whom {
        Whom::Person(person) => {
            action.audience.stakeholders.insert(person);
            people.push(person);
        }
        Whom::Community(community) => {
            action.audience.communities.insert(community);
            communities.push(community);
        }
    }
    communities.extend(idea.about);
    action.channel = match idea.kind {
        ActionKind::Email => Some(Channel::Email),
        _ => people.first().and_then(|id| ground.facts.document.stakeholders.get(id)?.preferred_channel),
    };
    Suggestion { rule, action, reason: idea.reason, people, communities }
}

/// The working day that is so many working days after a day; none at the end of the calendar.
pub fn soon(today: Date, days: u32) -> Option<Date> {
    let is_free = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let (mut day, mut left) = (today, days.max(1));
    while left > 0 {
        day = day.tomorrow().ok()?;
        left -= u32::from(!is_free(day));
    }
    Some(day)
}
