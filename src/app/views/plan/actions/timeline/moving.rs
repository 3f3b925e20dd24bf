//! What becomes of an action's dates when it is moved or made longer?
//!
//! *Invariants:* the last day is never before the first. An action with one day only keeps that one field until it lasts
//! longer. What repeats moves as a whole; how long one of its days takes is not a matter of dates.

use super::scale::after;
use crate::model::{Action, ActionId, Document, Edit, Key};
use crate::plan::load::span;
use jiff::civil::Date;

/// What is done to the dates, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Everything so much later; less than 0 for earlier.
    Move(i64),
    /// The first day so much later.
    First(i64),
    /// The last day so much later.
    Last(i64),
    /// It gets this day, where it had none.
    Day(Date),
}

impl Change {
    /// True where no date would change.
    pub(super) const fn is_nothing(self) -> bool {
        matches!(self, Self::Move(0) | Self::First(0) | Self::Last(0))
    }
}

/// The action with its dates changed; none where nothing would change, or the calendar ends.
pub(super) fn changed(action: &Action, change: Change) -> Option<Action> {
    let mut next = action.clone();
    match change {
        Change::Move(by) => {
            let later = |day: Option<Date>| match day {
                Some(day) => after(day, by).map(Some),
                None => Some(None),
            };
            (next.starts, next.due) = (later(action.starts)?, later(action.due)?);
            if let Some(repeat) = &mut next.repeat {
                (repeat.first, repeat.until) = (after(repeat.first, by)?, later(repeat.until)?);
            }
        }
        Change::First(by) => {
            let (first, last) = span(action)?;
            let first = after(first, by)?.min(last);
            if first != last || (action.starts.is_some() && action.due.is_some()) {
                (next.starts, next.due) = (Some(first), Some(last));
            }
        }
        Change::Last(by) => {
            let (first, last) = span(action)?;
            let last = after(last, by)?.max(first);
            if first != last || (action.starts.is_some() && action.due.is_some()) {
                (next.starts, next.due) = (Some(first), Some(last));
            }
        }
        Change::Day(day) => {
            if action.repeat.is_none() && span(action).is_none() {
                next.due = Some(day);
            }
        }
    }
    (next != *action).then_some(next)
}

/// The change of several actions as one step. O(actions · log).
pub(super) fn reschedule(document: &Document, actions: &[ActionId], change: Change) -> Edit {
    let found = actions.iter().filter_map(|id| Some((*id, changed(document.actions.get(id)?, change)?)));
    let found: Vec<(ActionId, Action)> = found.collect();
    let what = match found.as_slice() {
        [(_, one)] => one.title.clone(),
        several => format!("{} actions", several.len()),
    };
    let mut edit = Edit::new(match change {
        Change::Move(_) => format!("Move {what}"),
        Change::First(_) | Change::Last(_) => format!("Change how long {what} takes"),
        Change::Day(_) => format!("Plan {what}"),
    });
    for (id, action) in found {
        edit.put(Key::Action(id), action);
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::action::Repeat;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn action(starts: Option<Date>, due: Option<Date>) -> Action {
        Action { starts, due, ..Action::titled(Id::from_bits(1), "Walk the night shift") }
    }

    const DUE: Date = date(2026, 12, 3);

    #[test]
    fn one_day_stays_one_field_until_it_lasts_longer() {
        let one = action(None, Some(DUE));
        let moved = changed(&one, Change::Move(2)).expect("it moves");
        assert_eq!((moved.starts, moved.due), (None, Some(date(2026, 12, 5))));
        assert_eq!(changed(&one, Change::First(3)), None, "it cannot begin after it ends");
        let earlier = changed(&one, Change::First(-2)).expect("it begins earlier");
        assert_eq!((earlier.starts, earlier.due), (Some(date(2026, 12, 1)), Some(DUE)));
        let longer = changed(&one, Change::Last(4)).expect("it ends later");
        assert_eq!((longer.starts, longer.due), (Some(DUE), Some(date(2026, 12, 7))));
        let begun = changed(&action(Some(DUE), None), Change::Move(-3)).expect("it moves");
        assert_eq!((begun.starts, begun.due), (Some(date(2026, 11, 30)), None));
    }

    #[test]
    fn what_repeats_moves_as_a_whole_and_what_has_no_date_gets_one() {
        let until = Some(date(2027, 6, 25));
        let repeat = Repeat { first: date(2026, 11, 27), until, ..Repeat::default() };
        let weekly = Action { repeat: Some(repeat), ..action(None, None) };
        let moved = changed(&weekly, Change::Move(-1)).and_then(|action| action.repeat).expect("it moves");
        assert_eq!((moved.first, moved.until), (date(2026, 11, 26), Some(date(2027, 6, 24))));
        assert_eq!(changed(&weekly, Change::Last(3)), None);
        assert_eq!(changed(&weekly, Change::Day(DUE)), None, "it has its days");
        let undated = action(None, None);
        assert_eq!(changed(&undated, Change::Day(DUE)).and_then(|action| action.due), Some(DUE));
        assert_eq!(changed(&undated, Change::Move(3)), None);
    }

    #[test]
    fn several_move_in_one_step_that_is_named() {
        let mut document = Document::default();
        for number in 0..3 {
            document.actions.insert(Id::from_bits(number), action(None, (number < 2).then_some(DUE)));
        }
        let ids: Vec<ActionId> = document.actions.keys().copied().collect();
        let edit = reschedule(&document, &ids, Change::Move(1));
        assert_eq!((edit.label.as_ref(), edit.changes().count()), ("Move 2 actions", 2));
        assert_eq!(
            reschedule(&document, &ids[..1], Change::Last(1)).label,
            "Change how long Walk the night shift takes"
        );
        assert!(reschedule(&document, &ids, Change::Move(0)).is_empty());
    }

    proptest! {
        #[test]
        fn the_last_day_is_never_before_the_first_and_a_move_can_be_taken_back(
            first in prop::option::of(-400i64..400), last in prop::option::of(-400i64..400), by in -500i64..500,
        ) {
            let day = |days: Option<i64>| days.and_then(|days| after(DUE, days));
            let before = action(day(first), day(last));
            for change in [Change::First(by), Change::Last(by), Change::Move(by)] {
                let Some(next) = changed(&before, change) else { continue };
                let (from, to) = span(&next).expect("it has dates");
                prop_assert!(from <= to);
                if let Change::Move(by) = change {
                    let back = changed(&next, Change::Move(-by));
                    prop_assert_eq!(back.as_ref(), Some(&before));
                }
            }
        }
    }
}
