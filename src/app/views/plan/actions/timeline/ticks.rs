//! What do the two lines of the head say?
//!
//! *Invariants:* columns follow each other without a gap from the first day that is seen to the last; of the ways to say
//! one, the first is the longest.

use super::scale::{Scale, Zoom};
use jiff::civil::Date;

/// One column of a line of the head.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its first day.
    pub(super) first: Date,
    /// Its left edge, in points of the screen.
    pub(super) from: f32,
    /// Its right edge, in points of the screen.
    pub(super) to: f32,
    /// What it is called, the longest way first; written in the first way that fits.
    pub(super) words: Vec<String>,
}

/// The columns of a line. O(columns that are seen).
fn columns(scale: &Scale, step: impl Fn(Date) -> Date, next: impl Fn(Date) -> Option<Date>) -> Vec<Column> {
    let (first, last) = scale.seen();
    let mut found = Vec::new();
    let mut begin = Some(step(first));
    while let Some(day) = begin.filter(|day| *day <= last) {
        begin = next(day);
        let to = begin.map_or(scale.right(), |next| scale.start(next));
        found.push(Column { first: day, from: scale.start(day), to, words: Vec::new() });
    }
    found
}

/// The lower line: days, week starts, months or quarters.
pub(super) fn lower(scale: &Scale) -> Vec<Column> {
    let zoom = scale.zoom();
    let mut columns = columns(scale, |day| zoom.begin(day), |day| zoom.next(day));
    for column in &mut columns {
        let forms: &[&str] = match zoom {
            Zoom::Day => &["%a %-d", "%-d"],
            Zoom::Week => &["%-d %b", "%-d"],
            Zoom::Month => &["%B", "%b"],
            Zoom::Quarter => &[],
        };
        column.words = forms.iter().map(|form| column.first.strftime(form).to_string()).collect();
        if zoom == Zoom::Quarter {
            column.words.push(format!("Q{}", (column.first.month() - 1) / 3 + 1));
        }
    }
    columns
}

/// The upper line: months over days and weeks, years over months and quarters. The first month that is seen and each January
/// carry the year.
pub(super) fn upper(scale: &Scale) -> Vec<Column> {
    let years = matches!(scale.zoom(), Zoom::Month | Zoom::Quarter);
    let year = |day: Date| day.first_of_year();
    let mut columns = if years {
        columns(scale, year, |day| day.last_of_year().tomorrow().ok())
    } else {
        columns(scale, |day| Zoom::Month.begin(day), |day| Zoom::Month.next(day))
    };
    let mut first = true;
    for column in &mut columns {
        let with_year = first || column.first.month() == 1;
        let forms: &[&str] = match (years, with_year) {
            (true, _) => &["%Y"],
            (false, true) => &["%B %Y", "%b %Y", "%b"],
            (false, false) => &["%B", "%b"],
        };
        column.words = forms.iter().map(|form| column.first.strftime(form).to_string()).collect();
        first = false;
    }
    columns
}

/// Where the *Today* chip stands, its left edge: in the middle of its column where that is narrow, else over the line of
/// today, but inside the column. None where today is not seen.
pub(super) fn chip(scale: &Scale, today: Date, width: f32) -> Option<f32> {
    let zoom = scale.zoom();
    let begin = zoom.begin(today);
    let from = scale.start(begin);
    let to = zoom.next(begin).map_or(from, |next| scale.start(next));
    let middle = scale.middle(today);
    if middle < scale.x || middle > scale.right() {
        return None;
    }
    let left = if to - from <= width + 8.0 {
        f32::midpoint(from, to) - width / 2.0
    } else {
        (middle - width / 2.0).clamp(from + 2.0, to - width - 2.0)
    };
    Some(left.clamp(scale.x, (scale.right() - width).max(scale.x)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn scale(zoom: Zoom) -> Scale {
        Scale { x: 0.0, width: 600.0, left: 0.0, day: zoom.day() }.showing(date(2026, 11, 9), 0.0)
    }

    fn words(columns: &[Column]) -> Vec<&str> {
        columns.iter().filter_map(|column| column.words.first().map(String::as_str)).collect()
    }

    #[test]
    fn weeks_stand_under_months_and_months_under_years() {
        let week = scale(Zoom::Week);
        assert_eq!(words(&upper(&week)), ["November 2026", "December", "January 2027", "February"]);
        assert_eq!(words(&lower(&week))[..4], ["9 Nov", "16 Nov", "23 Nov", "30 Nov"]);
        let month = scale(Zoom::Month);
        assert_eq!(words(&upper(&month)), ["2026", "2027"]);
        assert_eq!(words(&lower(&month))[..3], ["November", "December", "January"]);
        let quarter = scale(Zoom::Quarter);
        assert_eq!(words(&lower(&quarter))[..3], ["Q4", "Q1", "Q2"]);
        assert_eq!(words(&lower(&scale(Zoom::Day)))[..2], ["Mon 9", "Tue 10"]);
    }

    #[test]
    fn columns_follow_each_other_over_the_whole_width() {
        for zoom in Zoom::ALL {
            let scale = scale(zoom).panned(13.7);
            for line in [lower(&scale), upper(&scale)] {
                assert!(line[0].from <= scale.x && line[line.len() - 1].to >= scale.right(), "{zoom:?}");
                assert!(line.windows(2).all(|pair| pair[0].to == pair[1].from));
            }
        }
    }

    #[test]
    fn the_chip_of_today_takes_the_place_of_its_column() {
        let week = scale(Zoom::Week);
        // Sunday, 22 November: the week from the 16th lies from 50 to 100.
        assert_eq!(chip(&week, date(2026, 11, 22), 46.0).map(f32::round), Some(52.0));
        let month = scale(Zoom::Month);
        let left = chip(&month, date(2026, 11, 22), 46.0).expect("it is seen");
        assert!((left + 23.0 - month.middle(date(2026, 11, 22))).abs() < 0.01, "over the line");
        assert_eq!(chip(&week, date(2027, 11, 22), 46.0), None);
    }
}
