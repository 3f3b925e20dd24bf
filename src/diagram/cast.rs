//! Who is in a network, and how are they tied?
//!
//! Looked up once for a disclosure: the same at every zoom, for every selection and wherever people stand.
//!
//! *Invariants:* people in the order of their ids; ties the weakest first, each between two people who are there.

use super::ink::Ink;
use super::legend::Line;
use super::person::{Body, Figure};
use super::ties;
use crate::share::{
    CommunityId, Depth, Disclosure, InitiativeId, Key, Stakeholder, StakeholderId, TieId, TieKind,
};
use std::collections::BTreeMap;

/// By what people are large or small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum SizeBy {
    /// Their influence.
    #[default]
    Influence,
    /// All alike.
    Equal,
    /// A number: [`NetworkOptions::sized`](super::NetworkOptions::sized).
    Measure,
}

/// By what people are coloured. Badges keep telling the stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ColourBy {
    /// Their stance.
    #[default]
    Stance,
    /// Their community.
    Community,
    /// Their organisation, or their unit where nobody has one.
    Organisation,
    /// Person, group, external.
    Kind,
}

/// A colour for each of the five largest groups; the others stay plain.
pub const GROUPS: [Ink; 5] = [Ink::Group1, Ink::Group2, Ink::Group3, Ink::Group4, Ink::Group5];

/// Everybody and every tie of a network.
#[derive(Debug)]
pub struct Cast {
    pub(super) initiative: Option<InitiativeId>,
    pub(super) people: Vec<Figure>,
    pub(super) homes: Vec<Option<CommunityId>>,
    pub(super) ties: Vec<Tied>,
}

/// A tie between two of the cast.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tied {
    pub(super) id: TieId,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) strength: u32,
    pub(super) line: Line,
    /// Points off the straight line, where there are several between the same two.
    pub(super) aside: f32,
}

impl Cast {
    /// All that the audience sees. Stance and influence are those in the initiative, or in the disclosure's own where
    /// none is named. O((people + ties) · log).
    pub fn of(disclosure: &Disclosure, initiative: impl Into<Option<InitiativeId>>) -> Self {
        let initiative = initiative.into().or_else(|| disclosure.initiative().map(|(id, _)| id));
        let figure =
            |(id, record): (&StakeholderId, &Stakeholder)| Figure::of(disclosure, initiative, *id, record);
        let people: Vec<Figure> = disclosure.stakeholders().iter().map(figure).collect();
        let place =
            |id: StakeholderId| people.binary_search_by_key(&id, |figure| figure.id).ok().map(|at| at as u32);
        let mut ties: Vec<Tied> = Vec::with_capacity(disclosure.ties().len());
        for (id, tie) in disclosure.ties() {
            let (Some(from), Some(to)) = (place(tie.from), place(tie.to)) else { continue };
            let (strength, line) = (tie.strength.get(), ties::line(tie));
            ties.push(Tied { id: *id, from, to, strength, line, aside: 0.0 });
        }
        ties.sort_by_key(|tie| (tie.strength, tie.id));
        lanes(&mut ties);
        let homes = disclosure.stakeholders().values().map(home).collect();
        Self { initiative, people, homes, ties }
    }

    /// How a person or tie is read aloud; nothing for who is not there.
    pub fn aloud(&self, disclosure: &Disclosure, key: Key) -> Option<String> {
        match key {
            Key::Stakeholder(id) => self.place(id).map(|at| self.people[at].aloud()),
            Key::Tie(id) => {
                let tie = disclosure.ties().get(&id)?;
                let name = |id| self.place(id).map(|at| self.people[at].name.as_str());
                Some(said(&tie.kind, name(tie.from)?, name(tie.to)?, tie.strength.get()))
            }
            _ => None,
        }
    }

    pub(super) fn place(&self, id: StakeholderId) -> Option<usize> {
        self.people.binary_search_by_key(&id, |figure| figure.id).ok()
    }

    /// Who is within so many ties of somebody, themselves among them; in the order of ids.
    pub fn near(&self, centre: StakeholderId, steps: u8) -> Vec<bool> {
        let mut near = vec![false; self.people.len()];
        if let Some(at) = self.place(centre) {
            near[at] = true;
        }
        for _ in 0..steps {
            let before = near.clone();
            for tie in &self.ties {
                let (from, to) = (tie.from as usize, tie.to as usize);
                if before[from] || before[to] {
                    (near[from], near[to]) = (true, true);
                }
            }
        }
        near
    }

    /// The names of the largest groups, the largest first, and the number of each person's.
    pub fn groups(&self, disclosure: &Disclosure, by: ColourBy) -> (Vec<String>, Vec<Option<usize>>) {
        let records = disclosure.stakeholders();
        let organised = records.values().any(|record| record.organisation.is_some());
        let word = |at: usize| -> Option<String> {
            let figure = &self.people[at];
            match by {
                ColourBy::Stance => None,
                ColourBy::Kind => Some(
                    match figure.body {
                        Body::Circle => "Person",
                        Body::Square => "Group",
                        Body::Hexagon => "External",
                    }
                    .to_owned(),
                ),
                ColourBy::Community => {
                    disclosure.communities().get(&self.homes[at]?).map(|community| community.name.clone())
                }
                ColourBy::Organisation => {
                    let record = records.get(&figure.id)?;
                    if organised { record.organisation.clone() } else { record.unit.clone() }
                }
            }
        };
        if by == ColourBy::Stance {
            return (Vec::new(), vec![None; self.people.len()]);
        }
        let words: Vec<Option<String>> = (0..self.people.len()).map(word).collect();
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for word in words.iter().flatten() {
            *sizes.entry(word).or_default() += 1;
        }
        let mut largest: Vec<(&str, usize)> = sizes.into_iter().collect();
        largest.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let names: Vec<String> =
            largest.into_iter().take(GROUPS.len()).map(|(name, _)| name.to_owned()).collect();
        let numbers =
            words.iter().map(|word| names.iter().position(|name| Some(name) == word.as_ref())).collect();
        (names, numbers)
    }
}

/// The community that someone stands in: that of which they are a member first.
pub(super) fn home(record: &Stakeholder) -> Option<CommunityId> {
    let of = |wanted: Depth| record.communities.iter().find(|(_, depth)| **depth == wanted);
    of(Depth::Member).or_else(|| of(Depth::Expert)).map(|(home, _)| *home)
}

/// Puts ties between the same two side by side: 0, 5, −5, 10 … off the middle, the same side whichever way they point.
fn lanes(ties: &mut [Tied]) {
    let mut order: Vec<u32> = (0..ties.len() as u32).collect();
    let pair = |tie: &Tied| (tie.from.min(tie.to), tie.from.max(tie.to));
    order.sort_by_key(|at| (pair(&ties[*at as usize]), *at));
    let (mut last, mut lane) = (None, 0);
    for at in order {
        let tie = &mut ties[at as usize];
        lane = if last == Some(pair(tie)) { lane + 1 } else { 0 };
        last = Some(pair(tie));
        let side = if tie.from <= tie.to { 1.0 } else { -1.0 };
        tie.aside = side * [0.0, 5.0, -5.0, 10.0, -10.0, 15.0][lane.min(5)];
    }
}

/// *Ana Ruiz reports to Ben Ode, strength 4*.
pub(super) fn said(kind: &TieKind, from: &str, to: &str, strength: u32) -> String {
    let words = match kind {
        TieKind::Informal => format!("{from} and {to}, informal tie"),
        TieKind::Conflict => format!("{from} in conflict with {to}"),
        kind => format!("{from} {} {to}", kind.name().to_lowercase()),
    };
    format!("{words}, strength {strength}")
}
