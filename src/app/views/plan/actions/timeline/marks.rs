//! What stands in the row of an action, and where?
//!
//! *Invariants:* only rows that are seen are looked at. A bar is never narrower than can be taken by the pointer; what lies
//! outside is named at the edge, so that no row looks as if nothing were planned.

use super::super::rows::{Row, Rows};
use super::scale::{Scale, after};
use super::words;
use crate::app::signs::Standing;
use crate::model::action::{ActionStatus, Repeat};
use crate::model::{Action, ActionId, Document};
use crate::plan::{self, load::span};
use egui::{Rect, Vec2, pos2, vec2};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How high a bar is, in points.
pub(super) const BAR: f32 = 16.0;
/// The least width of a bar, in points.
const LEAST: f32 = 10.0;
/// The widest circle of what repeats, in points.
const CIRCLE: f32 = 12.0;
/// How wide the words at the edge are, at the most, in points.
const AWAY: f32 = 96.0;

/// The talks that came of each action: their days, and whether something was heard in them.
pub(super) type Talks = BTreeMap<ActionId, Vec<(Date, bool)>>;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// From its first day to its last.
    Bar {
        /// Where.
        area: Rect,
        /// How it stands.
        standing: Standing,
    },
    /// A circle on each of its days, on a line.
    Series {
        /// Where the circles are, and how each stands.
        circles: Vec<(f32, Standing)>,
        /// The line, from and to, in points of the screen.
        line: (f32, f32),
        /// How wide a circle is, in points.
        size: f32,
        /// What can be taken: from the first circle to the last.
        area: Rect,
    },
    /// Words that can be dropped on a day.
    Undated {
        /// Where the words are.
        area: Rect,
    },
    /// It lies before or after what is seen.
    Away {
        /// Where the words are that lead there.
        area: Rect,
        /// The day that is nearest.
        day: Date,
        /// It lies before.
        before: bool,
    },
}

impl Mark {
    /// Where it can be taken.
    pub(super) fn area(&self) -> Rect {
        match self {
            Self::Bar { area, .. }
            | Self::Series { area, .. }
            | Self::Undated { area }
            | Self::Away { area, .. } => *area,
        }
    }
}

/// An action in its row.
pub(super) struct Shown<'a> {
    /// Which.
    pub(super) id: ActionId,
    /// As it is, or as it would be where it is being moved.
    pub(super) action: Cow<'a, Action>,
    /// The row, over the whole width of the timeline.
    pub(super) row: Rect,
    /// What stands there.
    pub(super) mark: Mark,
}

/// Where what is drawn lies.
pub(super) struct Ground<'a> {
    /// Days and points.
    pub(super) scale: Scale,
    /// What is seen of the rows.
    pub(super) body: Rect,
    /// The day.
    pub(super) today: Date,
    /// What came of the actions.
    pub(super) talks: &'a Talks,
}

/// The actions whose rows are seen, from top to bottom, each as `as_it_is` gives it. O(rows that are seen · their days).
pub(super) fn shown<'a>(
    document: &'a Document,
    rows: &Rows,
    first_top: f32,
    ground: &Ground<'_>,
    as_it_is: impl Fn(ActionId, &'a Action) -> Cow<'a, Action>,
) -> Vec<Shown<'a>> {
    let body = ground.body;
    let seen = rows.seen(body.top() - first_top, body.bottom() - first_top);
    let found = seen.filter_map(|place| {
        let (row, top) = (rows.list.get(place)?, rows.tops.get(place)?);
        let Row::Action(id) = row else { return None };
        let action = as_it_is(*id, document.actions.get(id)?);
        let top = first_top + top;
        let row = Rect::from_x_y_ranges(body.x_range(), top..=top + row.height());
        let mark = mark(*id, &action, row, ground);
        Some(Shown { id: *id, action, row, mark })
    });
    found.collect()
}

/// What stands in the row of one action.
pub(super) fn mark(id: ActionId, action: &Action, row: Rect, ground: &Ground<'_>) -> Mark {
    let middle = row.center().y;
    let standing = words::standing(action, ground.today);
    if let Some(repeat) = &action.repeat {
        return series(id, action, repeat, middle, ground);
    }
    let Some((first, last)) = span(action) else {
        let area = Rect::from_min_size(pos2(row.left() + 8.0, middle - 11.0), vec2(64.0, 22.0));
        return Mark::Undated { area };
    };
    let scale = ground.scale;
    let (from, to) = (scale.start(first), scale.end(last));
    if to <= scale.x || from >= scale.right() {
        return away(if to <= scale.x { last } else { first }, to <= scale.x, middle, ground);
    }
    let least = if standing == Standing::Overdue { BAR } else { LEAST };
    let spare = ((least - (to - from)) / 2.0).max(0.0);
    let area = Rect::from_x_y_ranges(from - spare..=to + spare, middle - BAR / 2.0..=middle + BAR / 2.0);
    Mark::Bar { area, standing }
}

fn away(day: Date, before: bool, middle: f32, ground: &Ground<'_>) -> Mark {
    let left = if before { ground.body.left() + 4.0 } else { ground.body.right() - AWAY - 4.0 };
    Mark::Away { area: Rect::from_min_size(pos2(left, middle - 11.0), vec2(AWAY, 22.0)), day, before }
}

fn series(id: ActionId, action: &Action, repeat: &Repeat, middle: f32, ground: &Ground<'_>) -> Mark {
    let scale = ground.scale;
    let (from, to) = scale.seen();
    let days = plan::dates(repeat, from, to);
    let talks = ground.talks.get(&id).map_or(&[][..], Vec::as_slice);
    let Some((first, last)) = days.first().zip(days.last()) else {
        let before = repeat.first <= from;
        let day = if before { repeat.until.unwrap_or(repeat.first) } else { repeat.first };
        return away(day, before, middle, ground);
    };
    let near = days.windows(2).map(|pair| scale.middle(pair[1]) - scale.middle(pair[0]));
    let size = near.fold(CIRCLE, |least, between| least.min(between * 0.8)).max(2.0);
    let line = (
        if repeat.first < from { scale.x } else { scale.middle(*first) },
        if repeat.until.is_some_and(|until| until <= to) { scale.middle(*last) } else { scale.right() },
    );
    let latest = latest(repeat, ground.today);
    let circles = days.iter().enumerate().map(|(place, day)| {
        let next = days.get(place + 1).copied();
        (scale.middle(*day), occurrence(action, *day, next, latest, ground.today, talks))
    });
    let half = Vec2::splat(CIRCLE / 2.0 + 2.0);
    let ends = [pos2(scale.middle(*first), middle), pos2(scale.middle(*last), middle)];
    let area = Rect::from_min_max(ends[0] - half, ends[1] + half);
    Mark::Series { circles: circles.collect(), line, size, area }
}

/// The last of the days that is not after today, if it lies within one rhythm of it.
fn latest(repeat: &Repeat, today: Date) -> Option<Date> {
    let rhythm = i64::from(repeat.every.get()).saturating_mul(31);
    plan::dates(repeat, after(today, -rhythm).unwrap_or(Date::MIN), today).last().copied()
}

/// How one of the days of something that repeats stands. What came of it tells most: a talk on that day or before the next
/// one. Else the status is that of the last day that has come: those before were sent, those after are planned.
pub(super) fn occurrence(
    action: &Action,
    day: Date,
    next: Option<Date>,
    latest: Option<Date>,
    today: Date,
    talks: &[(Date, bool)],
) -> Standing {
    if words::is_over(action.status) {
        return Standing::As(action.status);
    }
    if day > today {
        return Standing::As(ActionStatus::Planned);
    }
    let came = talks.iter().filter(|(on, _)| *on >= day && next.is_none_or(|next| *on < next));
    let came: Vec<bool> = came.map(|(_, heard)| *heard).collect();
    if came.iter().any(|heard| *heard) {
        return Standing::As(ActionStatus::Heard);
    }
    if Some(day) == latest {
        if plan::is_overdue(action, today) {
            return Standing::Overdue;
        }
        let sent = !came.is_empty() && action.status == ActionStatus::Planned;
        return Standing::As(if sent { ActionStatus::Sent } else { action.status });
    }
    let was = !came.is_empty() || action.status != ActionStatus::Planned;
    Standing::As(if was { ActionStatus::Sent } else { ActionStatus::Planned })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::numbers::Whole;
    use egui::pos2;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn ground(talks: &Talks) -> Ground<'_> {
        let scale = Scale { x: 0.0, width: 600.0, left: 0.0, day: 50.0 / 7.0 };
        let body = Rect::from_min_size(pos2(0.0, 0.0), vec2(600.0, 320.0));
        Ground { scale: scale.showing(date(2026, 11, 9), 0.0), body, today: TODAY, talks }
    }

    fn row() -> Rect {
        Rect::from_min_size(pos2(0.0, 64.0), vec2(600.0, 32.0))
    }

    fn drawn(action: &Action) -> Mark {
        mark(Id::from_bits(1), action, row(), &ground(&Talks::new()))
    }

    fn due(day: Date) -> Action {
        Action { due: Some(day), ..Action::titled(Id::from_bits(9), "Ask") }
    }

    #[test]
    fn a_bar_lies_over_its_days_and_is_never_too_narrow() {
        let long = Action { starts: Some(date(2026, 12, 1)), ..due(date(2026, 12, 3)) };
        let Mark::Bar { area, .. } = drawn(&long) else { panic!("a bar") };
        assert!((area.width() - 3.0 * 50.0 / 7.0).abs() < 0.01 && (area.height() - 16.0).abs() < 0.01);
        assert!((area.center().y - 80.0).abs() < 0.01);
        let Mark::Bar { area, .. } = drawn(&due(date(2026, 12, 3))) else { panic!("a bar") };
        assert!((area.width() - 10.0).abs() < 0.01);
        let middle = ground(&Talks::new()).scale.middle(date(2026, 12, 3));
        assert!((area.center().x - middle).abs() < 0.01, "over its day");
        let Mark::Bar { area, standing } = drawn(&due(date(2026, 11, 20))) else { panic!("a bar") };
        assert_eq!((area.width().round(), standing), (16.0, Standing::Overdue));
    }

    #[test]
    fn what_is_not_seen_is_named_at_the_edge() {
        let Mark::Away { area, day, before } = drawn(&due(date(2027, 3, 1))) else { panic!("away") };
        assert_eq!((day, before, area.right()), (date(2027, 3, 1), false, 596.0));
        let Mark::Away { before, .. } = drawn(&due(date(2026, 10, 1))) else { panic!("away") };
        assert!(before);
        assert!(matches!(drawn(&Action::default()), Mark::Undated { .. }));
    }

    fn weekly(first: Date, status: ActionStatus) -> Action {
        let repeat = Repeat { first, until: Some(date(2027, 6, 25)), ..Repeat::default() };
        Action { repeat: Some(repeat), status, ..Action::default() }
    }

    #[test]
    fn what_repeats_has_a_circle_on_each_of_its_days() {
        let Mark::Series { circles, line, size, .. } =
            drawn(&weekly(date(2026, 11, 18), ActionStatus::Planned))
        else {
            panic!("a series")
        };
        assert_eq!((circles.len(), size), (11, 12.0));
        assert_eq!(line.1, 600.0, "it goes on");
        let days = Repeat {
            first: date(2026, 12, 1),
            every: Whole::new(1).expect("in range"),
            unit: crate::model::action::RepeatUnit::Days,
            until: Some(date(2026, 12, 3)),
        };
        let daily = Action { repeat: Some(days), ..Action::default() };
        let Mark::Series { circles, line, size, .. } = drawn(&daily) else { panic!("a series") };
        assert_eq!(circles.len(), 3);
        assert!(size < 50.0 / 7.0, "circles do not touch: {size}");
        assert_eq!((line.0, line.1), (circles[0].0, circles[2].0));
    }

    #[test]
    fn past_days_carry_what_came_of_them() {
        let standing = |day, next, status, talks: &[(Date, bool)]| {
            let action = weekly(date(2026, 11, 4), status);
            occurrence(&action, day, Some(next), Some(date(2026, 11, 18)), TODAY, talks)
        };
        let (early, last, coming) = (date(2026, 11, 11), date(2026, 11, 18), date(2026, 12, 2));
        use ActionStatus::{Heard, Planned, Sent};
        assert_eq!(
            standing(early, last, Planned, &[]),
            Standing::As(Planned),
            "nobody said that it was sent"
        );
        assert_eq!(standing(early, last, Sent, &[]), Standing::As(Sent));
        assert_eq!(standing(early, last, Sent, &[(date(2026, 11, 12), true)]), Standing::As(Heard));
        assert_eq!(
            standing(early, last, Heard, &[]),
            Standing::As(Sent),
            "only the last one is known as heard"
        );
        assert_eq!(standing(last, TODAY, Heard, &[]), Standing::As(Heard));
        assert_eq!(standing(last, TODAY, Planned, &[(date(2026, 11, 19), false)]), Standing::As(Sent));
        assert_eq!(standing(coming, coming, Heard, &[]), Standing::As(Planned));
    }
}
