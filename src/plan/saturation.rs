//! Of whom do several changes want something in the same week?
//!
//! An open action asks something of its owner and of everybody whom it reaches in particular: who is named, and the members
//! and experts of the communities that are. It does so in each week from its first day to the day by which it is due; what
//! comes again, in the week of each of its days.
//!
//! *Invariants:* a week runs from Monday to Sunday. A broadcast to a field of the grid or to everyone asks nobody in
//! particular; what has no date asks nobody in any week; a change that is embedded or stopped asks nobody any more.

use super::calendar::dates;
use super::onboard::carried;
use crate::model::initiative::Status;
use crate::model::{Action, ActionId, CommunityId, Document, InitiativeId, StakeholderId};
use jiff::Span;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many different changes that ask something of one person in one week are too much; so are twice as many asks of at
/// least two changes. Ours: a week has five days, and each ask of a further change costs a switch.
pub const MANY: usize = 3;

/// What is asked of one person, week by week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saturated {
    /// Who.
    pub person: StakeholderId,
    /// The open actions of each change that ask something of them, for each week from the first on.
    pub weeks: Vec<BTreeMap<InitiativeId, Vec<ActionId>>>,
    /// How many communities they carry as an advocate, over all changes; 0 for those who are none.
    pub carries: usize,
    /// For how many changes they are an advocate.
    pub speaks_for: usize,
}

impl Saturated {
    /// How many actions ask something of them in a week, counted from 0.
    pub fn asks(&self, week: usize) -> usize {
        self.weeks.get(week).map_or(0, |changes| changes.values().map(Vec::len).sum())
    }

    /// How many changes do.
    pub fn changes(&self, week: usize) -> usize {
        self.weeks.get(week).map_or(0, BTreeMap::len)
    }

    /// True of a week in which too much is asked of them: see [`MANY`].
    pub fn is_too_much(&self, week: usize) -> bool {
        let changes = self.changes(week);
        changes >= MANY || (changes >= 2 && self.asks(week) >= 2 * MANY)
    }

    /// True of a week in which two changes or more call upon an advocate.
    pub fn is_double_booked(&self, week: usize) -> bool {
        self.speaks_for > 0 && self.changes(week) >= 2
    }

    /// How much is asked of them at the worst: most changes in a week, most asks in a week, asks in all.
    fn load(&self) -> (usize, usize, usize) {
        let weeks = 0..self.weeks.len();
        let most = |count: &dyn Fn(usize) -> usize| weeks.clone().map(count).max().unwrap_or(0);
        (
            most(&|week| self.changes(week)),
            most(&|week| self.asks(week)),
            weeks.map(|week| self.asks(week)).sum(),
        )
    }
}

/// The Monday of the week in which a day falls; the day itself at the beginning of the calendar.
pub fn monday(day: Date) -> Date {
    let before = i64::from(day.weekday().to_monday_zero_offset());
    Span::new().try_days(before).ok().and_then(|span| day.checked_sub(span).ok()).unwrap_or(day)
}

/// Everybody of whom something is asked in so many weeks from the one of this day on, those with the most changes in one
/// week first, then with the most asks, then by id. O(actions · those whom they reach · their weeks + people · initiatives).
pub fn saturation(document: &Document, from: Date, weeks: usize) -> Vec<Saturated> {
    let first = monday(from);
    let mut local: BTreeMap<CommunityId, Vec<StakeholderId>> = BTreeMap::new();
    for (person, record) in &document.stakeholders {
        for (community, _) in record.communities.iter().filter(|(_, depth)| depth.is_local()) {
            local.entry(*community).or_default().push(*person);
        }
    }
    let mut found: BTreeMap<StakeholderId, Vec<BTreeMap<InitiativeId, Vec<ActionId>>>> = BTreeMap::new();
    for (id, action) in document.actions.iter().filter(|(_, action)| action.is_open()) {
        let goes_on = document
            .initiatives
            .get(&action.initiative)
            .is_some_and(|change| !matches!(change.status, Status::Embedded | Status::Stopped));
        let falls = if goes_on { weeks_of(action, first, weeks) } else { BTreeSet::new() };
        if falls.is_empty() {
            continue;
        }
        let members = action.audience.communities.iter().filter_map(|id| local.get(id)).flatten();
        let asked: BTreeSet<StakeholderId> =
            action.audience.stakeholders.iter().chain(members).chain(&action.owner).copied().collect();
        for person in asked.into_iter().filter(|person| document.stakeholders.contains_key(person)) {
            let theirs = found.entry(person).or_insert_with(|| vec![BTreeMap::new(); weeks]);
            for week in &falls {
                if let Some(changes) = theirs.get_mut(*week) {
                    changes.entry(action.initiative).or_default().push(*id);
                }
            }
        }
    }
    let judged = |(person, weeks)| {
        let carried = carried(document, person);
        let communities: BTreeSet<CommunityId> = carried.values().flatten().copied().collect();
        Saturated { person, weeks, carries: communities.len(), speaks_for: carried.len() }
    };
    let mut all: Vec<Saturated> = found.into_iter().map(judged).collect();
    all.sort_by_cached_key(|one| (Reverse(one.load()), one.person));
    all
}

/// The weeks in which an action asks something, counted from 0 for the one that begins on `first`.
fn weeks_of(action: &Action, first: Date, weeks: usize) -> BTreeSet<usize> {
    let days = i64::try_from(weeks).unwrap_or(i64::MAX).saturating_mul(7) - 1;
    let last = Span::new().try_days(days).ok().and_then(|span| first.checked_add(span).ok());
    let (Some(last), true) = (last, weeks > 0) else { return BTreeSet::new() };
    let week = |day: Date| usize::try_from((day - first).get_days() / 7).ok();
    match (&action.repeat, action.starts, action.due) {
        (Some(repeat), ..) => dates(repeat, first, last).into_iter().filter_map(week).collect(),
        (None, starts, due) => {
            let (Some(begins), Some(ends)) = (starts.or(due), due.or(starts)) else { return BTreeSet::new() };
            let (begins, ends) = (begins.min(ends), begins.max(ends));
            if ends < first || begins > last {
                return BTreeSet::new();
            }
            let (Some(from), Some(to)) = (week(begins.max(first)), week(ends.min(last))) else {
                return BTreeSet::new();
            };
            (from..=to).collect()
        }
    }
}
