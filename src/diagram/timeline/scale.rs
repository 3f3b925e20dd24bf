//! Where does a day lie in the picture of a timeline, and how is the time above it divided?
//!
//! *Invariants:* a day begins where the one before it ends; what lies outside stands at the edge.

use crate::diagram::page::month;
use jiff::Span;
use jiff::civil::Date;

/// The room that a word over a division takes.
const HEAD: f32 = 44.0;
/// What is left of it where months are short.
const LEAST: f32 = 38.5;

/// How the time is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Week,
    Month,
    Quarter,
    Year,
}

/// Which days are seen, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The first day.
    pub(super) from: Date,
    days: f32,
    step: Step,
    /// The left edge.
    pub(super) left: f32,
    /// How wide it is.
    pub(super) width: f32,
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// A day so many after another, or the nearest in the calendar.
pub(super) fn after(day: Date, count: i64) -> Date {
    Span::new().try_days(count).map_or(day, |span| day.saturating_add(span))
}

impl Scale {
    /// A scale for these days, both included, widened to whole weeks, months or years.
    pub(super) fn new(from: Date, to: Date, left: f32, width: f32) -> Self {
        let step = match days(from, to) {
            ..=120 => Step::Week,
            121..=560 => Step::Month,
            561..=1500 => Step::Quarter,
            _ => Step::Year,
        };
        let from = step.begin(from);
        let to = step.next(step.begin(to));
        Self { from, days: days(from, to).max(1) as f32, step, left, width }
    }

    /// The left edge of a day.
    pub(super) fn x(&self, day: Date) -> f32 {
        self.left + (days(self.from, day) as f32 / self.days).clamp(0.0, 1.0) * self.width
    }

    /// How wide a day is.
    pub(super) fn day(&self) -> f32 {
        self.width / self.days
    }

    /// Where each division begins.
    pub(super) fn lines(&self) -> Vec<Date> {
        let mut found = Vec::new();
        let mut at = self.from;
        while days(self.from, at) < self.days as i32 && found.len() < 100 {
            found.push(at);
            let next = self.step.next(at);
            if next <= at {
                break;
            }
            at = next;
        }
        found
    }

    /// The words over the divisions; some are left out where they would touch.
    pub(super) fn heads(&self) -> Vec<(Date, String)> {
        let lines = self.lines();
        let every = (HEAD / (self.width / lines.len().max(1) as f32)).ceil().max(1.0);
        let mut last = None;
        let mut end = f32::NEG_INFINITY;
        // Days thousands of years away, as a slip of the pen makes them, leave no room for most words.
        let chosen = lines.into_iter().step_by(every as usize).filter(|at| {
            let fits = self.x(*at) >= end;
            if fits {
                end = self.x(*at) + LEAST;
            }
            fits
        });
        let told = chosen.map(|at| {
            let other = last.is_none_or(|year| year != at.year());
            let first = last.is_none();
            last = Some(at.year());
            let words = match self.step {
                Step::Week => format!("{} {}", at.day(), month(at)),
                Step::Month | Step::Quarter if other && !first => format!("{} {}", month(at), at.year()),
                Step::Month | Step::Quarter => month(at).to_owned(),
                Step::Year => at.year().to_string(),
            };
            (at, words)
        });
        told.collect()
    }
}

impl Step {
    fn begin(self, day: Date) -> Date {
        match self {
            Self::Week => day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset())),
            Self::Month => day.first_of_month(),
            Self::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).unwrap_or(day),
            Self::Year => day.first_of_year(),
        }
    }

    fn next(self, begin: Date) -> Date {
        begin.saturating_add(match self {
            Self::Week => Span::new().weeks(1),
            Self::Month => Span::new().months(1),
            Self::Quarter => Span::new().months(3),
            Self::Year => Span::new().years(1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_follow_each_other_and_heads_have_room() {
        for (from, to) in [
            (date(2026, 11, 9), date(2027, 1, 31)),
            (date(2026, 1, 1), date(2027, 6, 30)),
            (date(2026, 1, 1), date(2029, 1, 1)),
            (date(2026, 1, 1), date(2036, 1, 1)),
            (date(2026, 11, 22), date(2026, 11, 22)),
            (date(9999, 12, 1), Date::MAX),
            (Date::MIN, Date::MAX),
        ] {
            let scale = Scale::new(from, to, 100.0, 400.0);
            assert!(scale.from <= from && scale.x(from) >= 100.0 && scale.x(to) <= 500.0);
            let heads = scale.heads();
            assert!(!heads.is_empty());
            let apart = heads.windows(2).map(|pair| scale.x(pair[1].0) - scale.x(pair[0].0));
            assert!(apart.into_iter().all(|apart| apart > 38.0 || apart == 0.0), "{from} {to}");
        }
    }
}
