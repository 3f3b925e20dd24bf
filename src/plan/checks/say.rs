//! How are findings put together and worded?
//!
//! *Invariants:* a message begins with a word that is no name, states what is recorded, and blames nobody.

use super::{Change, Facts, Finding, Fix, Subject};
use crate::model::action::ActionKind;
use crate::model::initiative::Participation;
use crate::model::message::Recipients;
use crate::model::{Action, ActionId, Assessment, CommunityId, Edit, Key, StakeholderId};
use jiff::civil::Date;

/// The route of an answer in a talk.
const IN_THE_TALK: &str = "In the talk; what comes of it is told to everybody who was there";

impl Finding {
    /// About a person.
    pub(super) fn of_person(
        facts: &Facts<'_>,
        check: &'static str,
        person: StakeholderId,
        message: impl Into<String>,
    ) -> Self {
        let title = facts.name(person).to_owned();
        Self {
            check,
            subject: Subject::Person(person),
            title,
            message: message.into(),
            people: vec![person],
            fix: None,
        }
    }

    /// About an action; it concerns its owner, else those whom it names.
    pub(super) fn of_action(
        check: &'static str,
        id: ActionId,
        action: &Action,
        message: impl Into<String>,
    ) -> Self {
        let named = || action.audience.stakeholders.iter().copied().collect();
        let people = action.owner.map_or_else(named, |owner| vec![owner]);
        let title = action.title.clone();
        Self { check, subject: Subject::Action(id), title, message: message.into(), people, fix: None }
    }

    /// About a community.
    pub(super) fn of_community(
        facts: &Facts<'_>,
        check: &'static str,
        community: CommunityId,
        message: impl Into<String>,
    ) -> Self {
        let title = facts.community(community).to_owned();
        Self {
            check,
            subject: Subject::Community(community),
            title,
            message: message.into(),
            people: Vec::new(),
            fix: None,
        }
    }

    /// About the initiative as a whole; it concerns these.
    pub(super) fn of_whole(
        facts: &Facts<'_>,
        check: &'static str,
        people: Vec<StakeholderId>,
        message: impl Into<String>,
    ) -> Self {
        let title = facts.initiative.name.clone();
        Self { check, subject: Subject::Whole, title, message: message.into(), people, fix: None }
    }

    /// With what would mend it, if anything would.
    #[must_use]
    pub(super) fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

impl Fix {
    /// A new action.
    pub(super) fn plan(action: Action) -> Self {
        Self { label: "Plan action".to_owned(), change: Change::Action(Box::new(action)) }
    }

    /// A change of the map.
    pub(super) fn change(label: impl Into<String>, edit: Edit) -> Self {
        Self { label: label.into(), change: Change::Edit(edit) }
    }

    /// Another assessment of somebody.
    pub(super) fn assess(
        facts: &Facts<'_>,
        person: StakeholderId,
        label: &str,
        how: impl FnOnce(&mut Assessment),
    ) -> Option<Self> {
        let mut said = facts.said(person)?.clone();
        how(&mut said);
        let edit = Edit::new(format!("{label}: {}", facts.name(person)));
        Some(Self::change(label, edit.with(Key::Assessment(facts.id, person), said)))
    }

    /// Another action in the place of one.
    pub(super) fn amend(label: &str, id: ActionId, action: &Action, how: impl FnOnce(&mut Action)) -> Self {
        let mut changed = action.clone();
        how(&mut changed);
        let edit = Edit::new(format!("{label}: {}", action.title));
        Self::change(label, edit.with(Key::Action(id), changed))
    }
}

/// A talk with somebody in so many days, by whoever is nearest to them, in which they can answer.
pub(super) fn talk(facts: &Facts<'_>, person: StakeholderId, days: i32) -> Action {
    let record = facts.document.stakeholders.get(&person);
    Action {
        kind: ActionKind::Conversation,
        audience: Recipients { stakeholders: [person].into(), ..Recipients::default() },
        participation: facts.said(person).and_then(|said| said.participation),
        channel: record.and_then(|record| record.preferred_channel),
        owner: facts.carer(Some(person)),
        due: Some(facts.in_days(days)),
        feedback_route: Some(IN_THE_TALK.to_owned()),
        ..Action::titled(facts.id, format!("Talk with {}", facts.name(person)))
    }
}

/// The verb on the button that puts somebody on a level.
pub(super) const fn verb(level: Participation) -> &'static str {
    match level {
        Participation::Inform => "Keep them informed",
        Participation::Consult => "Make them consulted",
        Participation::Involve => "Involve them",
        Participation::Collaborate => "Work with them",
        Participation::Empower => "Let them decide",
    }
}

/// *Pharmacy*, *Pharmacy and Radiology*, *Pharmacy, Radiology and Estates*, *Pharmacy, Radiology and 5 more*.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second, rest @ ..] if rest.len() > 2 => format!("{first}, {second} and {} more", rest.len()),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// *1 person*, *12 people*.
pub(super) fn heads(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// *13 Nov 2026*.
pub(super) fn date(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// *1 day*, *9 days*.
pub(super) fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}
