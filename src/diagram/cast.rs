//! Who is in a network, and how are they tied?
//!
//! Looked up once for a disclosure: the same at every zoom, for every selection and wherever people stand.
//!
//! *Invariants:* people in the order of their ids; ties the weakest first, each between two people who are there.

use super::legend::Line;
use super::person::Figure;
use super::ties;
use crate::share::{
    CommunityId, Depth, Disclosure, InitiativeId, Key, Stakeholder, StakeholderId, TieFilter, TieId, TieKind,
};
use std::collections::BTreeSet;

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

/// Everybody and every tie of a network.
#[derive(Debug)]
pub struct Cast {
    pub(super) initiative: Option<InitiativeId>,
    pub(super) people: Vec<Figure>,
    pub(super) homes: Vec<Option<CommunityId>>,
    pub(super) ties: Vec<Tied>,
    /// The kinds of ties that are there, in order.
    pub(super) kinds: Vec<TieKind>,
}

/// A tie between two of the cast.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tied {
    pub(super) id: TieId,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) strength: u32,
    pub(super) line: Line,
    /// The place of its kind among those that are there.
    pub(super) kind: u16,
    /// Points off the straight line, where there are several between the same two.
    pub(super) aside: f32,
}

impl Tied {
    /// Whether the tie is of a kind that passes, and strong enough.
    pub(super) fn passes(&self, passing: &[bool], filter: &TieFilter) -> bool {
        self.strength >= filter.min_strength && passing.get(usize::from(self.kind)) == Some(&true)
    }
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
        let kinds: BTreeSet<&TieKind> = disclosure.ties().values().map(|tie| &tie.kind).collect();
        let kinds: Vec<TieKind> = kinds.into_iter().cloned().collect();
        let mut ties: Vec<Tied> = Vec::with_capacity(disclosure.ties().len());
        for (id, tie) in disclosure.ties() {
            let (Some(from), Some(to)) = (place(tie.from), place(tie.to)) else { continue };
            let (strength, line) = (tie.strength.get(), ties::line(tie));
            let kind = kinds.binary_search(&tie.kind).unwrap_or_default() as u16;
            ties.push(Tied { id: *id, from, to, strength, line, kind, aside: 0.0 });
        }
        ties.sort_by_key(|tie| (tie.strength, tie.id));
        lanes(&mut ties);
        let homes = disclosure.stakeholders().values().map(home).collect();
        Self { initiative, people, homes, ties, kinds }
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

    /// The kinds of ties that are there, in order.
    pub fn kinds(&self) -> &[TieKind] {
        &self.kinds
    }

    /// Which of the kinds of ties that are there pass.
    pub(super) fn passing(&self, ties: &TieFilter) -> Vec<bool> {
        self.kinds.iter().map(|kind| ties.kinds.as_ref().is_none_or(|kinds| kinds.contains(kind))).collect()
    }

    /// Who is within so many of the ties that count of somebody, themselves among them; in the order of ids.
    pub fn near(&self, centre: StakeholderId, steps: u8, counting: &TieFilter) -> Vec<bool> {
        let passing = self.passing(counting);
        let mut near = vec![false; self.people.len()];
        if let Some(at) = self.place(centre) {
            near[at] = true;
        }
        for _ in 0..steps {
            let before = near.clone();
            for tie in self.ties.iter().filter(|tie| tie.passes(&passing, counting)) {
                let (from, to) = (tie.from as usize, tie.to as usize);
                if before[from] || before[to] {
                    (near[from], near[to]) = (true, true);
                }
            }
        }
        near
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
