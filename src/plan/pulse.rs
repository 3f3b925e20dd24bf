//! In which order is it asked where everybody stands now?
//!
//! *Invariants:* everybody of the initiative is in the queue once; whoever was judged today is done, so that a queue that is
//! taken up again the same day goes on where it stopped.

use crate::model::{Document, InitiativeId, Rating, StakeholderId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the queue goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Those first who were not judged for longest.
    #[default]
    Stalest,
    /// Community by community, the one that the change affects most first.
    Community,
    /// The most influential first.
    Influence,
}

impl Order {
    /// In the order of the menu.
    pub const ALL: [Self; 3] = [Self::Stalest, Self::Community, Self::Influence];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stalest => "Stalest first",
            Self::Community => "By community",
            Self::Influence => "By influence",
        }
    }
}

/// Who is asked about, in order, and who was today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// Those judged today, by name.
    pub done: Vec<StakeholderId>,
    /// Those still to be asked about.
    pub next: Vec<StakeholderId>,
}

/// The queue of an initiative. Never judged counts as longest ago; where two are alike the more influential comes first, then
/// by name. O(people · log).
pub fn queue(document: &Document, initiative: InitiativeId, order: Order, today: Date) -> Queue {
    struct Row<'a> {
        id: StakeholderId,
        judged: Option<Date>,
        influence: u8,
        community: (u8, &'a str),
        name: &'a str,
    }
    let affected = document.initiatives.get(&initiative).map(|change| &change.affected);
    // Of several communities somebody belongs to the one that is affected most. Who belongs to none comes last.
    let community = |person: &crate::model::Stakeholder| {
        let local = person.communities.iter().filter(|(_, depth)| depth.is_local());
        let places = local.filter_map(|(id, _)| {
            let impact =
                affected.and_then(|all| all.get(id)).and_then(|one| one.impact).map_or(0, Rating::get);
            Some((100 - impact.min(100), document.communities.get(id)?.name.as_str()))
        });
        places.min().unwrap_or((u8::MAX, ""))
    };
    let mut rows: Vec<Row<'_>> = document
        .assessments_of(initiative)
        .filter_map(|(id, said)| {
            let person = document.stakeholders.get(&id)?;
            let influence = said.influence.map_or(0, Rating::get);
            let community = if order == Order::Community { community(person) } else { (0, "") };
            Some(Row { id, judged: said.assessed_on, influence, community, name: person.name.as_str() })
        })
        .collect();
    rows.sort_by(|a, b| {
        let first = match order {
            Order::Stalest => a.judged.cmp(&b.judged),
            Order::Community => a.community.cmp(&b.community),
            Order::Influence => std::cmp::Ordering::Equal,
        };
        first.then(b.influence.cmp(&a.influence)).then(a.name.cmp(b.name)).then(a.id.cmp(&b.id))
    });
    let (done, next): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.judged == Some(today));
    let ids = |rows: Vec<Row<'_>>| rows.into_iter().map(|row| row.id).collect();
    Queue { done: ids(done), next: ids(next) }
}

/// How many days ago somebody was last judged; nothing where nobody ever did, or where the day is still to come.
pub fn days_since(assessed_on: Option<Date>, today: Date) -> Option<u32> {
    u32::try_from((today - assessed_on?).get_days()).ok()
}

/// True where somebody was judged longer ago than a judgement stays fresh in the initiative. Who has never been judged waits
/// for a first judgement: nothing of theirs has gone stale.
pub fn is_stale(assessed_on: Option<Date>, freshness_days: u32, today: Date) -> bool {
    days_since(assessed_on, today).is_some_and(|days| days > freshness_days)
}

/// How many days ago those were last judged whose judgement has gone stale. O(people · log).
pub fn aged(document: &Document, initiative: InitiativeId, today: Date) -> BTreeMap<StakeholderId, u32> {
    let freshness = document.initiatives.get(&initiative).map_or(u32::MAX, |change| change.freshness.get());
    let of_one = |(id, said): (StakeholderId, &crate::model::Assessment)| {
        let days = days_since(said.assessed_on, today)?;
        is_stale(said.assessed_on, freshness, today).then_some((id, days))
    };
    document.assessments_of(initiative).filter_map(of_one).collect()
}
