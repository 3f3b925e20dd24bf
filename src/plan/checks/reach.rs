//! What do the actions of a plan do, and for whom?
//!
//! *Invariants:* an action reaches those whom it names and the members and experts of the communities that it names. A
//! broadcast to a field of the grid or to everyone reaches nobody. A recurring action counts on the next of its days.

use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::model::{Action, ActionId, CommunityId, Document, Stakeholder, StakeholderId};
use crate::plan::day;
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Within so many days something happens soon.
pub const SOON: i32 = 30;

/// What an action does for those whom it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// It reaches them at all.
    Reached,
    /// It is open.
    Open,
    /// It is open, somebody owns it, and its day is today or later.
    Step,
    /// It is open, somebody owns it, and its day is not later than in 30 days.
    Soon,
    /// They can answer: it has a feedback route.
    Answer,
    /// They say something too: it has a feedback route, or its kind or level is a talk.
    TwoWays,
    /// It is open and thanks them or celebrates with them.
    Thanks,
    /// It makes them safe and part of it.
    Safety,
    /// It lets them contribute.
    Contribution,
    /// It shows them appreciation.
    Recognition,
}

impl Serves {
    const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The service that meets a need; nothing for none.
    pub const fn need(need: Need) -> Option<Self> {
        match need {
            Need::None => None,
            Need::Safety => Some(Self::Safety),
            Need::Contribution => Some(Self::Contribution),
            Need::Recognition => Some(Self::Recognition),
        }
    }
}

/// True of text that says something.
pub(super) fn is_said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// Who is served how, by all actions together.
#[derive(Debug, Default)]
pub(super) struct Reach {
    by_name: BTreeMap<StakeholderId, u16>,
    by_community: BTreeMap<CommunityId, u16>,
    /// By community: what goes to it, or to people who belong to it.
    touched: BTreeMap<CommunityId, u16>,
    /// The places of the actions that name somebody.
    naming: BTreeMap<StakeholderId, Vec<usize>>,
    /// The places of the actions that name a community.
    naming_community: BTreeMap<CommunityId, Vec<usize>>,
}

impl Reach {
    /// Of these actions. O(actions · audience · log).
    pub(super) fn of(document: &Document, actions: &[(ActionId, &Action)], today: Date) -> Self {
        let mut reach = Self::default();
        for (place, (_, action)) in actions.iter().enumerate() {
            let bits = bits(action, today);
            for person in &action.audience.stakeholders {
                reach.naming.entry(*person).or_default().push(place);
                *reach.by_name.entry(*person).or_default() |= bits;
            }
            for community in &action.audience.communities {
                reach.naming_community.entry(*community).or_default().push(place);
                *reach.by_community.entry(*community).or_default() |= bits;
            }
            for community in communities_of(document, action) {
                *reach.touched.entry(community).or_default() |= bits;
            }
        }
        reach
    }

    /// True where somebody is served so.
    pub(super) fn person(&self, record: Option<&Stakeholder>, person: StakeholderId, what: Serves) -> bool {
        let of = |bits: Option<&u16>| bits.is_some_and(|bits| bits & what.bit() != 0);
        let mut own = record.into_iter().flat_map(|record| record.communities.iter());
        of(self.by_name.get(&person))
            || own.any(|(community, depth)| depth.is_local() && of(self.by_community.get(community)))
    }

    /// The places of the actions that reach somebody in particular, in order, each once. O(those actions · log).
    pub(super) fn places(&self, record: Option<&Stakeholder>, person: StakeholderId) -> BTreeSet<usize> {
        let own = record.into_iter().flat_map(|record| record.communities.iter());
        let own = own.filter(|(_, depth)| depth.is_local());
        let of_communities = own.filter_map(|(community, _)| self.naming_community.get(community)).flatten();
        self.naming.get(&person).into_iter().flatten().chain(of_communities).copied().collect()
    }

    /// True where an open action names somebody.
    pub(super) fn is_named(&self, person: StakeholderId) -> bool {
        self.by_name.get(&person).is_some_and(|bits| bits & Serves::Open.bit() != 0)
    }

    /// True where a community, or people who belong to it, are served so.
    pub(super) fn community(&self, community: CommunityId, what: Serves) -> bool {
        self.touched.get(&community).is_some_and(|bits| bits & what.bit() != 0)
    }
}

/// The communities to which an action goes: those that are named, and those to which its people belong.
pub(super) fn communities_of(document: &Document, action: &Action) -> BTreeSet<CommunityId> {
    let people = action.audience.stakeholders.iter().filter_map(|person| document.stakeholders.get(person));
    let theirs = people.flat_map(|person| person.communities.iter());
    let theirs = theirs.filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id);
    action.audience.communities.iter().copied().chain(theirs).collect()
}

/// True of a level on which people are asked.
pub(super) fn asks(level: Option<Participation>) -> bool {
    level.is_some_and(|level| level >= Participation::Consult)
}

fn bits(action: &Action, today: Date) -> u16 {
    let soon = today.checked_add(Span::new().days(SOON)).unwrap_or(today);
    let on = day(action, today).filter(|_| action.owner.is_some());
    let answer = is_said(action.feedback_route.as_deref());
    let talks = matches!(
        action.kind,
        ActionKind::Conversation | ActionKind::OneToOne | ActionKind::Workshop | ActionKind::Pilot
    );
    let thanks = matches!(action.kind, ActionKind::Thanks | ActionKind::Celebrate);
    let open = action.is_open();
    let mut bits = Serves::Reached.bit();
    for (serves, true_of_it) in [
        (Serves::Open, open),
        (Serves::Step, open && on.is_some_and(|on| on >= today)),
        (Serves::Soon, open && on.is_some_and(|on| on <= soon)),
        (Serves::Answer, answer),
        (Serves::TwoWays, answer || talks || asks(action.participation)),
        (Serves::Thanks, open && thanks),
    ] {
        if true_of_it {
            bits |= serves.bit();
        }
    }
    bits | Serves::need(action.need_met).map_or(0, Serves::bit)
}
