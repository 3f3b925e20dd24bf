//! How many hours does the plan ask of each owner in each week?
//!
//! The hours of what is still to be done, spread evenly over its days from the first to the day by which it is due; what
//! repeats asks for them on each of its days.
//!
//! *Invariants:* weeks begin on Monday, and the first is the whole week in which the given day lies. Nothing counts before
//! that Monday or after the last Sunday. Nobody's limit is guessed: who has none is never over it. What has no date, no
//! hours or no owner asks for nothing.

use super::calendar::dates;
use crate::model::action::ActionStatus;
use crate::model::numbers::Amount;
use crate::model::{Action, ActionId, Document, InitiativeId, StakeholderId};
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Hours this close above a limit are still within it: sums of shares are not exact.
const ROUNDING: f64 = 1e-6;

/// What is asked of one owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Who.
    pub owner: StakeholderId,
    /// At the most so many hours a week, as it is recorded; none where nothing was said.
    pub limit: Option<f64>,
    /// Hours in each week, the first first.
    pub weeks: Vec<f64>,
    /// Hours in all these weeks.
    pub total: f64,
}

impl Load {
    /// True where a week asks for more than the limit.
    pub fn is_over(&self, week: usize) -> bool {
        let hours = self.weeks.get(week).copied().unwrap_or_default();
        self.limit.is_some_and(|limit| hours > limit + ROUNDING)
    }

    /// The weeks over the limit, by their place.
    pub fn over(&self) -> impl Iterator<Item = usize> {
        (0..self.weeks.len()).filter(|week| self.is_over(*week))
    }
}

/// The Monday of the week in which a day lies; the day itself at the very beginning of the calendar.
pub fn monday(day: Date) -> Date {
    let back = Span::new().days(i64::from(day.weekday().to_monday_zero_offset()));
    day.checked_sub(back).unwrap_or(day)
}

/// The days over which an action that does not repeat lies, first and last: from its first day to the one by which it is
/// due. Where only one of them is known, or they are the wrong way round, it is the one day that counts: the due one. None
/// where it has no date, and of what repeats.
pub fn span(action: &Action) -> Option<(Date, Date)> {
    if action.repeat.is_some() {
        return None;
    }
    match (action.starts, action.due) {
        (Some(first), Some(last)) if first <= last => Some((first, last)),
        (_, Some(day)) | (Some(day), None) => Some((day, day)),
        (None, None) => None,
    }
}

/// The hours that each owner is asked for in so many weeks, of one initiative or of all; most hours first, then in the
/// order of ids. Who is asked for none in these weeks is not in it. O(actions · log + days of what repeats + owners · weeks).
pub fn load(document: &Document, initiative: Option<InitiativeId>, from: Date, weeks: usize) -> Vec<Load> {
    let first = monday(from);
    let mut hours: BTreeMap<StakeholderId, Vec<f64>> = BTreeMap::new();
    for action in document.actions.values() {
        if initiative.is_some_and(|id| id != action.initiative) {
            continue;
        }
        let Some(owner) = action.owner else { continue };
        each_share(action, first, weeks, &mut |week, share| {
            let of_owner = hours.entry(owner).or_insert_with(|| vec![0.0; weeks]);
            if let Some(sum) = of_owner.get_mut(week) {
                *sum += share;
            }
        });
    }
    let limit = |owner: &StakeholderId| {
        let person = document.stakeholders.get(owner)?;
        person.hours_a_week.map(Amount::get)
    };
    let found = hours.into_iter().map(|(owner, weeks)| Load {
        owner,
        limit: limit(&owner),
        total: weeks.iter().sum(),
        weeks,
    });
    let mut loads: Vec<Load> = found.collect();
    loads.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.owner.cmp(&b.owner)));
    loads
}

/// What makes up somebody's hours in the week of a day, over all initiatives: most hours first, then in the order of ids.
/// O(actions).
pub fn asked(document: &Document, owner: StakeholderId, week: Date) -> Vec<(ActionId, f64)> {
    let first = monday(week);
    let mut asked = Vec::new();
    for (id, action) in document.actions.iter().filter(|(_, action)| action.owner == Some(owner)) {
        let mut hours = 0.0;
        each_share(action, first, 1, &mut |_, share| hours += share);
        if hours > 0.0 {
            asked.push((*id, hours));
        }
    }
    asked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    asked
}

/// Names the hours of an action in each of the weeks that it touches.
fn each_share(action: &Action, first: Date, weeks: usize, take: &mut dyn FnMut(usize, f64)) {
    let hours = action.hours.map_or(0.0, Amount::get);
    let days = i64::try_from(weeks).unwrap_or(i64::MAX).saturating_mul(7);
    if hours <= 0.0 || days == 0 || !is_asked(action) {
        return;
    }
    if let Some(repeat) = &action.repeat {
        let end = Span::new().try_days(days - 1).ok().and_then(|span| first.checked_add(span).ok());
        for day in dates(repeat, first, end.unwrap_or(Date::MAX)) {
            take(usize::try_from(between(first, day) / 7).unwrap_or(usize::MAX), hours);
        }
        return;
    }
    let Some((from, to)) = span(action) else { return };
    let (from, to) = (between(first, from), between(first, to));
    let a_day = hours / (to - from + 1) as f64;
    let (mut day, last) = (from.max(0), to.min(days - 1));
    while day <= last {
        // The rest of the week at once: what takes years is no slower.
        let end = (day / 7 * 7 + 6).min(last);
        take(usize::try_from(day / 7).unwrap_or(usize::MAX), a_day * (end - day + 1) as f64);
        day = end + 1;
    }
}

/// True of what still takes time: what is to be done, and what comes again until it is done or given up: that it was sent
/// once does not do the next one.
fn is_asked(action: &Action) -> bool {
    match action.status {
        ActionStatus::Planned => true,
        ActionStatus::Sent | ActionStatus::Heard => action.repeat.is_some(),
        ActionStatus::Done | ActionStatus::Dropped => false,
    }
}

/// Days from one day to another; less than 0 where the other is earlier.
fn between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::{Repeat, RepeatUnit};
    use crate::model::numbers::Whole;
    use crate::model::{Id, Initiative, Stakeholder};
    use jiff::civil::date;
    use proptest::prelude::*;

    const MONDAY: Date = date(2026, 11, 23);

    fn owner() -> StakeholderId {
        Id::from_bits(1)
    }

    fn action(hours: f64, starts: Option<Date>, due: Option<Date>) -> Action {
        Action {
            owner: Some(owner()),
            hours: Amount::new(hours),
            starts,
            due,
            ..Action::titled(Id::from_bits(9), "Ask")
        }
    }

    fn map(actions: impl IntoIterator<Item = Action>) -> Document {
        let mut document = Document::default();
        document.initiatives.insert(Id::from_bits(9), Initiative::named("One desk"));
        let limited = Stakeholder { hours_a_week: Amount::new(8.0), ..Stakeholder::named("Priya") };
        document.stakeholders.insert(owner(), limited);
        for (number, action) in actions.into_iter().enumerate() {
            document.actions.insert(Id::from_bits(number as u64), action);
        }
        document
    }

    fn hours(document: &Document, from: Date, weeks: usize) -> Vec<f64> {
        load(document, None, from, weeks).first().map(|load| load.weeks.clone()).unwrap_or_default()
    }

    fn after(days: i64) -> Date {
        MONDAY.checked_add(Span::new().days(days)).expect("a day")
    }

    #[test]
    fn hours_are_spread_over_the_days_and_weeks_begin_on_monday() {
        // Friday to Tuesday: three days of the first week, two of the second.
        let document = map([action(10.0, Some(date(2026, 11, 27)), Some(date(2026, 12, 1)))]);
        assert_eq!(hours(&document, MONDAY, 3), [6.0, 4.0, 0.0]);
        assert_eq!(hours(&document, date(2026, 11, 29), 2), [6.0, 4.0], "the whole week of the day");
        let one = map([action(5.0, None, Some(date(2026, 11, 29)))]);
        assert_eq!(hours(&one, MONDAY, 2), [5.0, 0.0], "only due: one day, and Sunday ends the week");
        let wrong = map([action(5.0, Some(date(2026, 12, 30)), Some(date(2026, 11, 24)))]);
        assert_eq!(hours(&wrong, MONDAY, 1), [5.0], "the wrong way round: the day by which it is due");
    }

    #[test]
    fn only_what_is_still_to_be_done_by_somebody_counts_and_the_limit_is_theirs() {
        let due = Some(MONDAY);
        let done = Action { status: ActionStatus::Done, ..action(3.0, None, due) };
        let sent = Action { status: ActionStatus::Sent, ..action(4.0, None, due) };
        let nobody = Action { owner: None, ..action(5.0, None, due) };
        let undated = action(6.0, None, None);
        let other = Action { initiative: Id::from_bits(8), ..action(1.0, None, due) };
        let document = map([done, sent, nobody, undated, other, action(8.0, None, due)]);
        let all = load(&document, None, MONDAY, 1);
        assert_eq!(all, [Load { owner: owner(), limit: Some(8.0), weeks: vec![9.0], total: 9.0 }]);
        assert_eq!(all[0].over().collect::<Vec<_>>(), [0]);
        let ours = load(&document, Some(Id::from_bits(9)), MONDAY, 1);
        assert_eq!(ours[0].weeks, [8.0]);
        assert_eq!(ours[0].over().count(), 0, "as much as the limit is within it");
        let made_of = asked(&document, owner(), date(2026, 11, 25));
        assert_eq!(made_of, [(Id::from_bits(5), 8.0), (Id::from_bits(4), 1.0)]);
    }

    #[test]
    fn what_repeats_counts_each_time_also_after_it_was_sent_once() {
        let first = Repeat { first: date(2026, 11, 20), until: Some(date(2026, 12, 4)), ..Repeat::default() };
        let weekly = Action { repeat: Some(first), ..action(2.0, None, None) };
        assert_eq!(hours(&map([weekly.clone()]), MONDAY, 3), [2.0, 2.0, 0.0]);
        let sent = Action { status: ActionStatus::Sent, ..weekly.clone() };
        assert_eq!(hours(&map([sent]), MONDAY, 3), [2.0, 2.0, 0.0]);
        let dropped = Action { status: ActionStatus::Dropped, ..weekly };
        assert!(load(&map([dropped]), None, MONDAY, 3).is_empty());
    }

    proptest! {
        #[test]
        fn the_weeks_hold_the_hours_and_nothing_from_outside(
            plan in prop::collection::vec((0.0..60.0f64, -80i64..200, 0i64..60), 1..12),
            from in -30i64..60,
            weeks in 1usize..30,
        ) {
            let all: Vec<Action> = plan
                .iter()
                .map(|(hours, first, days)| action(*hours, Some(after(*first)), Some(after(first + days))))
                .collect();
            let document = map(all);
            let begin = monday(after(from));
            // Day by day, as the definition says.
            let mut wanted = vec![0.0; weeks];
            for (hours, first, days) in &plan {
                for day in *first..=first + days {
                    let place = between(begin, after(day));
                    if place >= 0 && (place / 7) < weeks as i64 {
                        wanted[(place / 7) as usize] += hours / (days + 1) as f64;
                    }
                }
            }
            let got = load(&document, None, after(from), weeks);
            let got = got.first().map_or_else(|| vec![0.0; weeks], |load| load.weeks.clone());
            for (one, other) in got.iter().zip(&wanted) {
                prop_assert!((one - other).abs() < 1e-6, "{got:?} {wanted:?}");
            }
            // Over all weeks nothing is lost and nothing is added.
            let whole = load(&document, None, after(-90), 60);
            let total: f64 = plan.iter().map(|(hours, ..)| hours).sum();
            let sum: f64 = whole.iter().map(|load| load.total).sum();
            prop_assert!((sum - total).abs() < 1e-6);
        }

        #[test]
        fn each_repetition_counts_once(
            first in -60i64..60, every in 1u32..20, unit in 0usize..3, weeks in 1usize..20, lasts in 0i64..200,
        ) {
            let unit = [RepeatUnit::Days, RepeatUnit::Weeks, RepeatUnit::Months][unit];
            let repeat = Repeat {
                first: after(first),
                every: Whole::new(every).expect("in range"),
                unit,
                until: Some(after(first + lasts)),
            };
            let end = after(weeks as i64 * 7 - 1);
            let days = dates(&repeat, MONDAY, end);
            let document = map([Action { repeat: Some(repeat), ..action(1.5, None, None) }]);
            let found = load(&document, None, MONDAY, weeks);
            let sum: f64 = found.iter().map(|load| load.total).sum();
            prop_assert!((sum - 1.5 * days.len() as f64).abs() < 1e-6);
            for (week, hours) in found.iter().flat_map(|load| load.weeks.iter().enumerate()) {
                let begin = after(week as i64 * 7);
                let of_week = days.iter().filter(|day| monday(**day) == begin).count();
                prop_assert!((hours - 1.5 * of_week as f64).abs() < 1e-6);
            }
        }
    }
}
