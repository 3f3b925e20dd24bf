//! What does the map say of the three needs and of thanks, in the words of the screen?

use crate::app::form::day;
use crate::model::action::Need;
use crate::model::assessment::Met;
use crate::model::{
    ActionId, AdvocacyState, CommunityId, Document, InitiativeId, InteractionId, Key, StakeholderId,
};
use crate::plan::needs::{NEEDS, balance, lacking, people};
use crate::plan::{day as falls, gratitude};
use jiff::civil::Date;

/// Everything that the needs part shows, for one span of days.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Those with most needs unmet first.
    pub(super) communities: Vec<Community>,
    /// What nothing meets, for the most affected community first.
    pub(super) lacking: Vec<Lacking>,
    /// Those with the weightiest open need first.
    pub(super) people: Vec<Person>,
    /// Advocates who were never thanked first.
    pub(super) thanked: Vec<Thanks>,
}

/// An action that meets a need.
#[derive(Debug, Clone)]
pub(super) struct Meets {
    pub(super) action: ActionId,
    pub(super) title: String,
    /// *10 Dec*; empty where it has no day.
    pub(super) day: String,
}

/// An affected community.
#[derive(Debug)]
pub(super) struct Community {
    pub(super) id: CommunityId,
    pub(super) name: String,
    /// *impact 90*; empty where nobody knows.
    pub(super) impact: String,
    /// The three needs: what meets each, and when something does later.
    pub(super) cells: [(Vec<Meets>, Option<String>); 3],
}

/// A need of a community that nothing meets in time.
#[derive(Debug)]
pub(super) struct Lacking {
    pub(super) community: CommunityId,
    pub(super) need: Need,
    /// *Nothing in the next 30 days lets Finance contribute*.
    pub(super) words: String,
    /// *The first is on 14 Jan*, *Nothing in the whole plan does*.
    pub(super) more: String,
}

/// A person with motivators.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: StakeholderId,
    pub(super) name: String,
    pub(super) cells: [PersonCell; 3],
}

/// One of the three needs of a person.
#[derive(Debug)]
pub(super) struct PersonCell {
    pub(super) need: Need,
    pub(super) weight: u32,
    pub(super) met: Met,
    pub(super) note: String,
    pub(super) planned: Vec<Meets>,
    /// It matters, is not met, and nothing planned meets it.
    pub(super) open: bool,
}

impl PersonCell {
    /// What is planned, in words; empty where it does not matter or is met.
    pub(super) fn plan(&self) -> String {
        match self.planned.as_slice() {
            [] if self.open => "nothing planned".to_owned(),
            [] => String::new(),
            [first, ..] if first.day.is_empty() => "planned".to_owned(),
            [first, ..] => format!("planned {}", first.day),
        }
    }
}

/// The thanks that somebody got.
#[derive(Debug)]
pub(super) struct Thanks {
    pub(super) person: StakeholderId,
    pub(super) name: String,
    pub(super) advocacy: AdvocacyState,
    pub(super) is_advocate: bool,
    /// How they like to be thanked; private.
    pub(super) how: String,
    /// *12 Nov, 10 days ago*, *never thanked*.
    pub(super) last: String,
    pub(super) never: bool,
    /// The talks, the last first, each with its day.
    pub(super) times: Vec<(InteractionId, String)>,
}

/// For the next seven days.
pub(super) fn week(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Told {
    told(document, initiative, today, 7)
}

/// For the next 30 days.
pub(super) fn month(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Told {
    told(document, initiative, today, 30)
}

/// For the next 90 days.
pub(super) fn quarter(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Told {
    told(document, initiative, today, 90)
}

fn told(document: &Document, initiative: Option<InitiativeId>, today: Date, days: i32) -> Told {
    let Some(initiative) = initiative else { return Told::default() };
    let meets = |id: &ActionId| {
        let on = document.actions.get(id).and_then(|action| falls(action, today));
        Meets {
            action: *id,
            title: document.name(Key::Action(*id)),
            day: on.map(|on| day::short(on, today)).unwrap_or_default(),
        }
    };
    let balance = balance(document, initiative, today, days);
    let mut lacks = Vec::new();
    let mut communities = Vec::new();
    for one in &balance {
        let name = document.name(Key::Community(one.community));
        for need in one.unmet() {
            let more = match one.later.get(&need) {
                Some(first) => format!("The first that does is on {}.", day::short(*first, today)),
                None if one.ever.contains(&need) => "Nothing that is still to come does.".to_owned(),
                None => "Nothing in the whole plan does.".to_owned(),
            };
            let words = lacking(need, &name, days);
            lacks.push((one.impact, Lacking { community: one.community, need, words, more }));
        }
        let cell = |need: Need| {
            let met = one.met.get(&need).map_or(&[][..], Vec::as_slice);
            (
                met.iter().map(meets).collect(),
                one.later.get(&need).map(|day| day.strftime("%-d %b").to_string()),
            )
        };
        communities.push(Community {
            id: one.community,
            impact: one.impact.map(|impact| format!("impact {}", impact.get())).unwrap_or_default(),
            cells: NEEDS.map(cell),
            name,
        });
    }
    lacks.sort_by_key(|(impact, _)| std::cmp::Reverse(*impact));
    let people = people(document, initiative, today, days).into_iter().map(|one| Person {
        id: one.person,
        name: document.name(Key::Stakeholder(one.person)),
        cells: one.needs.map(|need| PersonCell {
            need: need.need,
            weight: need.weight,
            met: need.met,
            open: need.is_open(),
            planned: need.planned.iter().map(meets).collect(),
            note: need.note.unwrap_or_default(),
        }),
    });
    let thanked = gratitude(document, initiative).into_iter().map(|one| {
        let record = document.stakeholders.get(&one.person);
        let how = record.and_then(|person| person.how_thanked.as_deref()).unwrap_or_default();
        let last = one.last().map(|last| {
            let ago = match (today - last).get_days() {
                ..=0 => "today".to_owned(),
                1 => "yesterday".to_owned(),
                days => format!("{days} days ago"),
            };
            format!("{}, {ago}", day::short(last, today))
        });
        Thanks {
            name: document.name(Key::Stakeholder(one.person)),
            person: one.person,
            advocacy: one.advocacy,
            is_advocate: one.is_advocate(),
            how: how.to_owned(),
            never: last.is_none(),
            last: last.unwrap_or_else(|| "never thanked".to_owned()),
            times: one.times.iter().map(|(date, id)| (*id, day::short(*date, today))).collect(),
        }
    });
    Told {
        people: people.collect(),
        thanked: thanked.collect(),
        lacking: lacks.into_iter().map(|(_, lacking)| lacking).collect(),
        communities,
    }
}
