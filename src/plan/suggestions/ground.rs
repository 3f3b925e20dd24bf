//! What do the rules look at beside what the checks look at, and what does the plan hold already?
//!
//! *Invariants:* names are shortened only where they stay clear: a title (*Dr*), a group or a first name that two people
//! share keeps the whole name.

use super::{Idea, Whom};
use crate::model::action::{ActionKind, ActionStatus, Need};
use crate::model::assessment::{Met, Motivator};
use crate::model::initiative::Participation;
use crate::model::interaction::Kept;
use crate::model::numbers::Amount;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{
    Action, Assessment, CommunityId, Document, InitiativeId, Rating, Stakeholder, StakeholderId,
};
use crate::plan::calendar::day;
use crate::plan::checks::Facts;
use crate::plan::team;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A promise of ours whose day has passed.
pub(super) struct Late<'a> {
    /// Who gave it.
    pub by: StakeholderId,
    /// When.
    pub made: Date,
    /// Until when.
    pub due: Date,
    /// What was promised.
    pub text: &'a str,
}

/// What the rules look at.
pub(super) struct Ground<'a> {
    /// What the checks look at.
    pub facts: Facts<'a>,
    /// How many people have this first name.
    firsts: BTreeMap<&'a str, usize>,
    /// The last day on which somebody was thanked, in any initiative.
    pub thanked: BTreeMap<StakeholderId, Date>,
    /// Promises of the team that are late, by whom they were given to; the longest late.
    pub late: BTreeMap<StakeholderId, Late<'a>>,
    /// By place in the actions of the facts: those that name a community.
    for_community: BTreeMap<CommunityId, Vec<usize>>,
    /// The hours of the initiative's actions, by kind, the fewest first.
    hours: BTreeMap<ActionKind, Vec<Amount>>,
}

impl<'a> Ground<'a> {
    /// Gathers it; nothing where the initiative is not on the map. O(people + actions · audience + interactions).
    pub(super) fn of(document: &'a Document, id: InitiativeId, today: Date) -> Option<Self> {
        let facts = Facts::of(document, id, today)?;
        let mut firsts = BTreeMap::new();
        for person in document.stakeholders.values() {
            *firsts.entry(first_word(&person.name)).or_insert(0) += 1;
        }
        let mut thanked: BTreeMap<StakeholderId, Date> = BTreeMap::new();
        let thanks = document.interactions.values().filter(|talk| talk.kind == ActionKind::Thanks);
        for talk in thanks {
            for person in &talk.stakeholders {
                let last = thanked.entry(*person).or_insert(talk.date);
                *last = talk.date.max(*last);
            }
        }
        let mut for_community: BTreeMap<CommunityId, Vec<usize>> = BTreeMap::new();
        let mut hours: BTreeMap<ActionKind, Vec<Amount>> = BTreeMap::new();
        for (place, (_, action)) in facts.actions.iter().enumerate() {
            for community in &action.audience.communities {
                for_community.entry(*community).or_default().push(place);
            }
            hours.entry(action.kind).or_default().extend(action.hours);
        }
        for known in hours.values_mut() {
            known.sort_by(|one, other| one.get().total_cmp(&other.get()));
        }
        let late = late(&facts);
        Some(Self { facts, firsts, thanked, late, for_community, hours })
    }

    /// The people for whom rules look: everybody in the initiative but who runs it.
    pub(super) fn people(&self) -> impl Iterator<Item = &(StakeholderId, &'a Stakeholder, &'a Assessment)> {
        let owner = self.facts.initiative.owner;
        self.facts.people.iter().filter(move |(id, ..)| Some(*id) != owner)
    }

    /// How somebody is called in a title.
    pub(super) fn called(&self, person: &'a Stakeholder) -> &'a str {
        let first = first_word(&person.name);
        let titled = first.trim_end_matches('.').len() < first.len()
            || ["Dr", "Mr", "Mrs", "Ms", "Prof", "Sir"].contains(&first);
        let shared = self.firsts.get(first).is_some_and(|count| *count > 1);
        if titled || shared || first.is_empty() || person.kind == StakeholderKind::Group {
            &person.name
        } else {
            first
        }
    }

    /// The open actions that name somebody.
    pub(super) fn naming(&self, person: StakeholderId) -> impl Iterator<Item = &'a Action> {
        let names = move |action: &&Action| action.audience.stakeholders.contains(&person);
        self.facts.reaching(person).map(|(_, action)| action).filter(|action| action.is_open()).filter(names)
    }

    /// The open actions that reach somebody.
    pub(super) fn open(&self, person: StakeholderId) -> impl Iterator<Item = &'a Action> {
        self.facts.reaching(person).map(|(_, action)| action).filter(|action| action.is_open())
    }

    /// True of a step that can be counted upon: it has an owner, and a day that has not passed.
    pub(super) fn is_step(&self, action: &Action) -> bool {
        action.owner.is_some() && day(action, self.facts.today).is_some_and(|day| day >= self.facts.today)
    }

    /// Who should do it: who was said, who keeps up the relationship, who runs the initiative; never the person themselves.
    pub(super) fn owner(&self, idea: &Idea) -> Option<StakeholderId> {
        let (person, keeps) = match idea.whom {
            Whom::Person(person) => (Some(person), self.keeps(person)),
            Whom::Community(community) => {
                (None, self.facts.local(community).iter().find_map(|person| self.keeps(*person)))
            }
        };
        let of_all = [idea.owner, keeps, self.facts.initiative.owner, self.facts.initiative.sponsor];
        of_all.into_iter().flatten().find(|one| Some(*one) != person)
    }

    fn keeps(&self, person: StakeholderId) -> Option<StakeholderId> {
        self.facts.said(person)?.relationship_owner
    }

    /// True where the plan holds it already: the same title for the same audience, or an action of the same kind for the
    /// same need that names the same person or community; open, or done no longer ago than the initiative calls fresh.
    pub(super) fn holds(&self, idea: &Idea) -> bool {
        let is_it = |action: &Action| {
            (action.title == idea.title || (action.kind == idea.kind && action.need_met == idea.need))
                && self.counts(action)
        };
        match idea.whom {
            Whom::Person(person) => self
                .facts
                .reaching(person)
                .any(|(_, action)| action.audience.stakeholders.contains(&person) && is_it(action)),
            Whom::Community(community) => {
                let places = self.for_community.get(&community).map_or(&[][..], Vec::as_slice);
                places
                    .iter()
                    .filter_map(|place| self.facts.actions.get(*place))
                    .any(|(_, action)| is_it(action))
            }
        }
    }

    /// Open, or done lately.
    fn counts(&self, action: &Action) -> bool {
        let fresh = i64::from(self.facts.initiative.freshness.get());
        let lately = |day: Date| i64::from(self.facts.days_since(day)) <= fresh;
        match action.status {
            ActionStatus::Planned => true,
            ActionStatus::Dropped => false,
            _ => action.dated().or(action.starts).is_some_and(lately),
        }
    }

    /// How long an action of this kind takes in this initiative: the middle of those that say it; none where none does, and
    /// for what is of no particular kind.
    pub(super) fn usual_hours(&self, kind: ActionKind) -> Option<Amount> {
        if kind == ActionKind::Other {
            return None;
        }
        let known = self.hours.get(&kind)?;
        known.get(known.len().checked_sub(1)? / 2).copied()
    }

    /// How many days something counts as fresh.
    pub(super) fn fresh(&self) -> i32 {
        i32::try_from(self.facts.initiative.freshness.get()).unwrap_or(i32::MAX)
    }

    /// *3 Nov*; with the year where it is another.
    pub(super) fn day(&self, day: Date) -> String {
        let format = if day.year() == self.facts.today.year() { "%-d %b" } else { "%-d %b %Y" };
        day.strftime(format).to_string()
    }
}

/// Promises of the team, about this initiative, that are open and late, by whom they were given to.
fn late<'a>(facts: &Facts<'a>) -> BTreeMap<StakeholderId, Late<'a>> {
    let ours = team(facts.document, facts.id);
    let mut late: BTreeMap<StakeholderId, Late<'a>> = BTreeMap::new();
    for talk in facts.talks() {
        for promise in talk.promises.iter().filter(|one| one.kept == Kept::Open && ours.contains(&one.by)) {
            let Some(due) = promise.due.filter(|due| *due < facts.today) else { continue };
            let to: BTreeSet<_> = talk.stakeholders.iter().filter(|id| **id != promise.by).collect();
            for person in to {
                let one = Late { by: promise.by, made: talk.date, due, text: &promise.text };
                match late.get(person) {
                    Some(known) if known.due <= due => {}
                    _ => drop(late.insert(*person, one)),
                }
            }
        }
    }
    late
}

/// The need that matters most and is not met, with its note; of equal ones the less met, then in the order of the three.
pub(super) fn unmet(said: &Assessment) -> Option<(Need, &Motivator)> {
    let needs = &said.motivators;
    let all = [
        (Need::Safety, &needs.safety),
        (Need::Contribution, &needs.contribution),
        (Need::Recognition, &needs.recognition),
    ];
    let open =
        all.into_iter().filter(|(_, one)| one.weight.get() > 0 && matches!(one.met, Met::No | Met::Partly));
    // Of equal ones the last is found: the order is turned round.
    open.rev().max_by_key(|(_, one)| (one.weight.get(), one.met == Met::No))
}

/// How far people take part in it: as said for the person, at least so far.
pub(super) fn level(said: &Assessment, least: Participation) -> Option<Participation> {
    Some(said.participation.map_or(least, |level| level.max(least)))
}

/// So many letters of what somebody noted are told in a reason.
const TOLD: usize = 140;

/// The first sentence, without its full stop, cut at a word where it is long.
pub(super) fn sentence(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let end = line.find(". ").unwrap_or(line.len());
    let whole = line[..end].trim_end_matches('.');
    match whole.char_indices().nth(TOLD) {
        None => whole.to_owned(),
        Some((cut, _)) => {
            let kept = whole[..cut].rsplit_once(' ').map_or(&whole[..cut], |(kept, _)| kept);
            format!("{}…", kept.trim_end_matches([',', ';', ':']))
        }
    }
}

/// A rating as a number; 0 where nobody rated it.
pub(super) fn rated(rating: Option<Rating>) -> u32 {
    rating.map_or(0, |rating| u32::from(rating.get()))
}

/// The larger of influence and impact.
pub(super) fn weight(said: &Assessment) -> u32 {
    rated(said.influence).max(rated(said.impact))
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
