//! Which of the three needs does the plan meet, for whom, in the time to come?
//!
//! The three are safety and belonging, effective contribution, appreciation and recognition. An action meets the need that
//! is noted with it, for those whom it reaches in particular (as in [`crate::plan::reaches`]); for a community also where it
//! names one of its members or experts. A broadcast to a field of the grid or to everyone meets nobody's.
//!
//! *Invariants:* dropped actions meet nothing. The time to come is from today on, the last day included; what should have been
//! done before is not in it.

use super::calendar::{dates, working_day};
use crate::model::action::{ActionKind, ActionStatus, Need, RepeatUnit};
use crate::model::assessment::{Met, Motivator};
use crate::model::initiative::Participation;
use crate::model::{
    Action, ActionId, Assessment, CommunityId, Document, InitiativeId, Prose, Rating, StakeholderId,
};
use jiff::Span;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The three needs, in the order in which they are shown.
pub const NEEDS: [Need; 3] = [Need::Safety, Need::Contribution, Need::Recognition];

/// When which action meets which need.
type Falling = (Date, ActionId, Need);

/// The three needs of one affected community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The community.
    pub community: CommunityId,
    /// How strongly the change affects it.
    pub impact: Option<Rating>,
    /// For each of the three needs the actions of the time to come that meet it, by day; three keys, always.
    pub met: BTreeMap<Need, Vec<ActionId>>,
    /// Needs that nothing meets in that time, but something does later: its first day.
    pub later: BTreeMap<Need, Date>,
    /// Needs that some action of the plan meets at any time, done ones included.
    pub ever: BTreeSet<Need>,
}

impl Balance {
    /// The needs that nothing meets in the time to come, in the order in which they are shown.
    pub fn unmet(&self) -> impl Iterator<Item = Need> {
        NEEDS.into_iter().filter(|need| self.met.get(need).is_none_or(Vec::is_empty))
    }
}

/// That nothing meets a need of somebody in so many days, in words without a full stop: *Nothing in the next 30 days lets
/// Finance contribute*.
pub fn lacking(need: Need, name: &str, days: i32) -> String {
    let when = format!("Nothing in the next {days} days");
    match need {
        Need::Safety => format!("{when} gives {name} safety and belonging"),
        Need::Contribution => format!("{when} lets {name} contribute"),
        Need::Recognition => format!("{when} shows {name} appreciation"),
        Need::None => format!("{when} is for {name}"),
    }
}

/// For each community that the initiative affects: the actions that meet each of the three needs from today on for so many
/// days. Those with most needs unmet come first, then the most affected; equal ones by id. O(actions · audience · log).
pub fn balance(document: &Document, initiative: InitiativeId, today: Date, days: i32) -> Vec<Balance> {
    let Some(change) = document.initiatives.get(&initiative) else { return Vec::new() };
    let mut all: BTreeMap<CommunityId, (Balance, Vec<Falling>)> = BTreeMap::new();
    for (community, affected) in &change.affected {
        let balance = Balance {
            community: *community,
            impact: affected.impact,
            met: NEEDS.into_iter().map(|need| (need, Vec::new())).collect(),
            later: BTreeMap::new(),
            ever: BTreeSet::new(),
        };
        all.insert(*community, (balance, Vec::new()));
    }
    let last = end(today, days);
    for (id, action) in meeting(document, initiative) {
        let on = falls(action, today);
        for community in communities_of(document, action) {
            let Some((balance, found)) = all.get_mut(&community) else { continue };
            balance.ever.insert(action.need_met);
            match on {
                Some(day) if day <= last => found.push((day, id, action.need_met)),
                Some(day) => {
                    let first = balance.later.entry(action.need_met).or_insert(day);
                    *first = day.min(*first);
                }
                None => {}
            }
        }
    }
    let mut balances: Vec<Balance> = Vec::with_capacity(all.len());
    for (mut balance, mut found) in all.into_values() {
        found.sort();
        for (_, id, need) in found {
            balance.met.entry(need).or_default().push(id);
        }
        let Balance { met, later, .. } = &mut balance;
        later.retain(|need, _| met.get(need).is_none_or(Vec::is_empty));
        balances.push(balance);
    }
    balances.sort_by_key(|one| (Reverse(one.unmet().count()), Reverse(one.impact), one.community));
    balances
}

/// One of the three needs of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonNeed {
    /// Which.
    pub need: Need,
    /// How much it matters to them, 0–3.
    pub weight: u32,
    /// How far it is met.
    pub met: Met,
    /// What it means for this person.
    pub note: Option<String>,
    /// The actions of the time to come that meet it for them, by day.
    pub planned: Vec<ActionId>,
}

impl PersonNeed {
    /// It matters, it is not met (or nobody knows, or in part), and nothing planned meets it.
    pub fn is_open(&self) -> bool {
        self.weight > 0 && self.met != Met::Yes && self.planned.is_empty()
    }
}

/// The needs of one person in one initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub person: StakeholderId,
    /// The three, in the order in which they are shown.
    pub needs: [PersonNeed; 3],
}

/// Everybody in the initiative with motivators noted: how much each need matters, how far it is met, and what meets it from
/// today on for so many days. Those with the weightiest open need come first, then the most influential; equal ones by id.
/// O(actions · audience + people · actions that reach them).
pub fn people(document: &Document, initiative: InitiativeId, today: Date, days: i32) -> Vec<Person> {
    let last = end(today, days);
    let mut named: BTreeMap<StakeholderId, Vec<Falling>> = BTreeMap::new();
    let mut local: BTreeMap<CommunityId, Vec<Falling>> = BTreeMap::new();
    for (id, action) in meeting(document, initiative) {
        let Some(day) = falls(action, today).filter(|day| *day <= last) else { continue };
        for person in &action.audience.stakeholders {
            named.entry(*person).or_default().push((day, id, action.need_met));
        }
        for community in &action.audience.communities {
            local.entry(*community).or_default().push((day, id, action.need_met));
        }
    }
    let nothing = Vec::new();
    let mut all = Vec::new();
    for (person, said) in document.assessments_of(initiative).filter(|(_, said)| is_noted(said)) {
        let communities = document.stakeholders.get(&person).into_iter().flat_map(|p| p.communities.iter());
        let theirs = communities.filter(|(_, depth)| depth.is_local()).filter_map(|(id, _)| local.get(id));
        let reached: BTreeSet<Falling> =
            named.get(&person).unwrap_or(&nothing).iter().chain(theirs.flatten()).copied().collect();
        let needs = NEEDS.map(|need| {
            let motivator = motivator(said, need);
            PersonNeed {
                need,
                weight: motivator.weight.get(),
                met: motivator.met,
                note: motivator.note.as_deref().map(str::to_owned).filter(|note| !note.trim().is_empty()),
                planned: reached.iter().filter(|(_, _, of)| *of == need).map(|(_, id, _)| *id).collect(),
            }
        });
        let open = needs.iter().filter(|need| need.is_open()).map(|need| need.weight).max();
        all.push((Reverse(open), Reverse(said.influence), Person { person, needs }));
    }
    all.sort_by_key(|(open, influence, person)| (*open, *influence, person.person));
    all.into_iter().map(|(_, _, person)| person).collect()
}

/// Whose need it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of a community.
    Community(CommunityId),
    /// Of a person.
    Person(StakeholderId),
}

/// How many days from today on a proposed action is due.
const SOON: i32 = 14;

/// An action that would meet a need, filled in as far as it can be: for whom, which need, a kind that suits it (method 4.23:
/// early notice for safety, taking part for contribution, thanks for recognition; the mapping is ours), two weeks from today,
/// by the owner of the initiative. Its title names nobody, so that it may stand in any plan; what is noted about a person is
/// its private purpose. O(log n).
pub fn proposal(
    document: &Document,
    initiative: InitiativeId,
    whose: Whose,
    need: Need,
    today: Date,
) -> Action {
    let (title, kind, participation) = match need {
        Need::Safety => ("Say early what changes and what stays the same", ActionKind::Conversation, None),
        Need::Contribution => {
            ("Shape a part of it together", ActionKind::Workshop, Some(Participation::Involve))
        }
        Need::Recognition => ("Say thank you, and what for", ActionKind::Thanks, None),
        Need::None => ("Talk about it", ActionKind::Conversation, None),
    };
    let mut action = Action::titled(initiative, title);
    (action.kind, action.need_met, action.participation) = (kind, need, participation);
    action.owner = document.initiatives.get(&initiative).and_then(|change| change.owner);
    action.due = Some(working_day(end(today, SOON)));
    match whose {
        Whose::Community(community) => drop(action.audience.communities.insert(community)),
        Whose::Person(person) => {
            action.audience.stakeholders.insert(person);
            let record = document.stakeholders.get(&person);
            action.channel = record.and_then(|person| person.preferred_channel);
            let said = document.assessments.get(&(initiative, person));
            let note = said.and_then(|said| motivator(said, need).note.as_deref());
            let thanked = record.and_then(|person| person.how_thanked.as_deref());
            let how = thanked.filter(|_| need == Need::Recognition);
            let words =
                [note.map(str::to_owned), how.map(|how| format!("How they like to be thanked: {how}"))];
            let words: Vec<String> = words.into_iter().flatten().collect();
            action.purpose = (!words.is_empty()).then(|| Prose(words.join("\n")));
        }
    }
    action
}

/// What is noted of one of the three needs of somebody; of none of them the first.
pub fn motivator(said: &Assessment, need: Need) -> &Motivator {
    match need {
        Need::Contribution => &said.motivators.contribution,
        Need::Recognition => &said.motivators.recognition,
        Need::Safety | Need::None => &said.motivators.safety,
    }
}

/// True where anything is noted of what moves somebody.
fn is_noted(said: &Assessment) -> bool {
    NEEDS.into_iter().any(|need| *motivator(said, need) != Motivator::default())
}

/// The actions of an initiative that meet a need and were not dropped, in the order of ids.
fn meeting(document: &Document, initiative: InitiativeId) -> impl Iterator<Item = (ActionId, &Action)> {
    let of = move |action: &&Action| {
        action.initiative == initiative
            && action.need_met != Need::None
            && action.status != ActionStatus::Dropped
    };
    document.actions.iter().map(|(id, action)| (*id, action)).filter(move |(_, action)| of(action))
}

/// The first day from today on on which an action falls: today where it is on its way, the next of its repetitions. Nothing
/// where its days have passed or it has none.
fn falls(action: &Action, today: Date) -> Option<Date> {
    if let Some(repeat) = &action.repeat {
        // Two rounds are enough: the first day from today on is no later than one round after the later of both.
        let from = today.max(repeat.first);
        let round = match repeat.unit {
            RepeatUnit::Days => Span::new().try_days(repeat.every.get()),
            RepeatUnit::Weeks => Span::new().try_weeks(repeat.every.get()),
            RepeatUnit::Months => Span::new().try_months(repeat.every.get()),
        };
        let to = round.ok().and_then(|round| from.checked_add(round).ok()).unwrap_or(Date::MAX);
        return dates(repeat, from, to).first().copied();
    }
    let by = action.due.or(action.starts)?;
    let begins = action.starts.unwrap_or(by).min(by);
    (by >= today).then_some(begins.max(today))
}

/// The last day of the time to come.
fn end(today: Date, days: i32) -> Date {
    Span::new().try_days(days).ok().and_then(|span| today.checked_add(span).ok()).unwrap_or(Date::MAX)
}

/// The communities to which an action goes: those that are named, and those to which the people belong that are.
fn communities_of(document: &Document, action: &Action) -> BTreeSet<CommunityId> {
    let people = action.audience.stakeholders.iter().filter_map(|id| document.stakeholders.get(id));
    let theirs = people.flat_map(|person| person.communities.iter());
    let theirs = theirs.filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id);
    action.audience.communities.iter().copied().chain(theirs).collect()
}
