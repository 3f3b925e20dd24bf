//! Where on the screen does a day lie, and which day lies under the pointer?
//!
//! *Invariants:* a day begins at its midnight; its right edge is the left one of the next. The years 1900 to 2199 can be
//! reached, and no zoom makes a day narrower than [`LEAST`] or wider than [`MOST`] points.

use jiff::Span;
use jiff::civil::{Date, date};

/// The narrowest that a day becomes, in points.
pub(super) const LEAST: f32 = 0.5;
/// The widest that a day becomes, in points.
pub(super) const MOST: f32 = 64.0;
/// Days are counted from here.
const EPOCH: Date = date(2000, 1, 1);
/// 1 January 1900 and 31 December 2199, in days from the epoch.
const RANGE: (f64, f64) = (-36_524.0, 73_048.0);

/// In which steps the timeline is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Zoom {
    /// Each day has its column.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter of a year.
    Quarter,
}

impl Zoom {
    /// In the order of the switch.
    pub(super) const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Quarter];

    /// For people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Quarter => "Quarter",
        }
    }

    /// How wide a day is at this step, in points: a week is 50 wide, a month about 90, a quarter about 82.
    pub(super) const fn day(self) -> f32 {
        match self {
            Self::Day => 52.0,
            Self::Week => 50.0 / 7.0,
            Self::Month => 3.0,
            Self::Quarter => 0.9,
        }
    }

    /// The step that is nearest to a width of a day.
    pub(super) fn of(day: f32) -> Self {
        if day >= 17.7 {
            Self::Day
        } else if day >= 4.6 {
            Self::Week
        } else if day >= 1.64 {
            Self::Month
        } else {
            Self::Quarter
        }
    }

    /// The first day of the column in which a day lies.
    pub(super) fn begin(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => crate::plan::load::monday(day),
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                let month = (day.month() - 1) / 3 * 3 + 1;
                Date::new(day.year(), month, 1).unwrap_or(day)
            }
        }
    }

    /// The first day of the next column; none at the end of the calendar.
    pub(super) fn next(self, begin: Date) -> Option<Date> {
        let span = match self {
            Self::Day => Span::new().days(1),
            Self::Week => Span::new().weeks(1),
            Self::Month => Span::new().months(1),
            Self::Quarter => Span::new().months(3),
        };
        begin.checked_add(span).ok()
    }
}

/// Days from the epoch.
pub(super) fn number(day: Date) -> i64 {
    i64::from((day - EPOCH).get_days())
}

/// The day so many after another; none where the calendar has no such day.
pub(super) fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Which days are seen, and how wide they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Scale {
    /// The left edge, in points of the screen.
    pub(in super::super) x: f32,
    /// How much is seen, in points.
    pub(in super::super) width: f32,
    /// What lies at the left edge, in days from the epoch.
    pub(super) left: f64,
    /// How wide a day is, in points.
    pub(in super::super) day: f32,
}

impl Scale {
    /// Where a place in time lies, in points of the screen.
    fn at(&self, days: f64) -> f32 {
        self.x + ((days - self.left) * f64::from(self.day)) as f32
    }

    /// The left edge of a day, in points of the screen.
    pub(in super::super) fn start(&self, day: Date) -> f32 {
        self.at(number(day) as f64)
    }

    /// The right edge of a day, in points of the screen.
    pub(in super::super) fn end(&self, day: Date) -> f32 {
        self.at(number(day) as f64 + 1.0)
    }

    /// The middle of a day, in points of the screen.
    pub(super) fn middle(&self, day: Date) -> f32 {
        self.at(number(day) as f64 + 0.5)
    }

    /// What lies under a point of the screen, in days from the epoch.
    pub(super) fn days(&self, x: f32) -> f64 {
        self.left + f64::from(x - self.x) / f64::from(self.day)
    }

    /// The day under a point of the screen.
    pub(in super::super) fn day_at(&self, x: f32) -> Date {
        let days = self.days(x).floor().clamp(RANGE.0, RANGE.1);
        after(EPOCH, days as i64).unwrap_or(EPOCH)
    }

    /// The right edge, in points of the screen.
    pub(in super::super) fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The first and the last day of which something is seen.
    pub(in super::super) fn seen(&self) -> (Date, Date) {
        (self.day_at(self.x), self.day_at(self.right()))
    }

    /// Which step it is nearest to.
    pub(in super::super) fn zoom(&self) -> Zoom {
        Zoom::of(self.day)
    }

    /// The same, kept within the years and widths that can be reached.
    #[must_use]
    pub(super) fn kept(mut self) -> Self {
        self.day = self.day.clamp(LEAST, MOST);
        let most = (RANGE.1 - f64::from(self.width) / f64::from(self.day)).max(RANGE.0);
        self.left = self.left.clamp(RANGE.0, most);
        self
    }

    /// Moved so that what is seen goes right by so many points.
    #[must_use]
    pub(super) fn panned(mut self, by: f32) -> Self {
        self.left -= f64::from(by) / f64::from(self.day);
        self.kept()
    }

    /// With days of another width; what lies under `x` stays there.
    #[must_use]
    pub(super) fn zoomed(mut self, x: f32, day: f32) -> Self {
        let under = self.days(x);
        self.day = day.clamp(LEAST, MOST);
        self.left = under - f64::from(x - self.x) / f64::from(self.day);
        self.kept()
    }

    /// With a day at a share of the width, 0–1.
    #[must_use]
    pub(super) fn showing(mut self, day: Date, share: f32) -> Self {
        self.left = number(day) as f64 - f64::from(self.width * share) / f64::from(self.day);
        self.kept()
    }
}

/// By how many whole days a drag from one place to another moves: days snap to days.
pub(super) fn snapped(from: f64, to: f64) -> i64 {
    (to - from).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Scale {
        let start = Scale { x: 800.0, width: 600.0, left: 0.0, day: Zoom::Week.day() };
        start.showing(date(2026, 11, 9), 0.0)
    }

    #[test]
    fn twelve_weeks_of_fifty_points() {
        let scale = scale();
        assert_eq!(scale.start(date(2026, 11, 9)), 800.0);
        assert!((scale.start(date(2026, 11, 16)) - 850.0).abs() < 0.01);
        assert_eq!(scale.end(date(2026, 11, 15)), scale.start(date(2026, 11, 16)));
        assert_eq!(scale.seen().0, date(2026, 11, 9));
        assert_eq!(scale.day_at(1399.9), date(2027, 1, 31));
        assert_eq!(scale.zoom(), Zoom::Week);
    }

    #[test]
    fn every_point_of_a_day_is_that_day_at_every_zoom() {
        for zoom in Zoom::ALL {
            let scale = Scale { day: zoom.day(), ..scale() };
            for days in [-400, -1, 0, 1, 3, 77, 900] {
                let day = after(date(2026, 11, 9), days).expect("a day");
                let (start, end) = (scale.start(day), scale.end(day));
                assert_eq!(scale.day_at(start + 0.05), day, "{zoom:?}");
                assert_eq!(scale.day_at(end - 0.05), day, "{zoom:?}");
            }
        }
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let before = scale();
        for width in [0.1, 0.7, 3.0, 20.0, 500.0] {
            let after = before.zoomed(1010.0, width);
            assert!((after.days(1010.0) - before.days(1010.0)).abs() < 1e-3, "{width}");
            assert!((LEAST..=MOST).contains(&after.day));
        }
    }

    #[test]
    fn the_end_of_time_is_an_edge() {
        let far = scale().panned(-1e12);
        assert_eq!(far.seen().1, date(2199, 12, 31));
        let early = scale().panned(1e12).zoomed(900.0, MOST);
        assert!(early.seen().0 >= date(1900, 1, 1));
        assert_eq!(far.panned(f32::MAX).seen().0, date(1900, 1, 1));
    }

    #[test]
    fn columns_begin_where_people_expect_them() {
        let day = date(2026, 11, 22);
        let begins = Zoom::ALL.map(|zoom| zoom.begin(day));
        assert_eq!(begins, [day, date(2026, 11, 16), date(2026, 11, 1), date(2026, 10, 1)]);
        assert_eq!(Zoom::Quarter.next(date(2026, 10, 1)), Some(date(2027, 1, 1)));
        for zoom in Zoom::ALL {
            assert_eq!(Zoom::of(zoom.day()), zoom);
        }
    }

    #[test]
    fn a_drag_snaps_to_the_nearer_day() {
        assert_eq!(snapped(3.2, 5.6), 2);
        assert_eq!(snapped(3.2, 3.6), 0);
        assert_eq!(snapped(3.2, 0.1), -3);
    }
}
