//! How are the dates of an action said, briefly on a chip and in full for those who hear the screen?
//!
//! *Invariants:* the year is left out only where it is the one of today.

use crate::app::signs::Standing;
use crate::model::action::{ActionStatus, Repeat, RepeatUnit};
use crate::model::numbers::Amount;
use crate::model::{Action, Document, Key};
use crate::plan::{self, load::span};
use jiff::civil::Date;

fn said(day: Date, form: &str) -> String {
    day.strftime(form).to_string()
}

/// *3 Dec*, *1 – 3 Dec*, *30 Nov – 3 Dec*, *28 Dec 2026 – 4 Jan 2027*.
pub(super) fn brief(first: Date, last: Date, today: Date) -> String {
    let year = if last.year() == today.year() { "" } else { " %Y" };
    let to = said(last, &format!("%-d %b{year}"));
    if first == last {
        to
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{} – {to}", first.day())
    } else if first.year() == last.year() {
        format!("{} – {to}", said(first, "%-d %b"))
    } else {
        format!("{} – {}", said(first, "%-d %b %Y"), said(last, "%-d %b %Y"))
    }
}

/// *3 December 2026*, *1 to 3 December 2026*, *28 December 2026 to 4 January 2027*.
pub(super) fn full(first: Date, last: Date) -> String {
    let to = said(last, "%-d %B %Y");
    if first == last {
        to
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{} to {to}", first.day())
    } else if first.year() == last.year() {
        format!("{} to {to}", said(first, "%-d %B"))
    } else {
        format!("{} to {to}", said(first, "%-d %B %Y"))
    }
}

/// *1 day*, *4 days*.
pub(super) fn counted(days: usize) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// *every week*, *every 2 weeks*.
pub(super) fn rhythm(repeat: &Repeat) -> String {
    let unit = match repeat.unit {
        RepeatUnit::Days => "day",
        RepeatUnit::Weeks => "week",
        RepeatUnit::Months => "month",
    };
    match repeat.every.get() {
        1 => format!("every {unit}"),
        several => format!("every {several} {unit}s"),
    }
}

/// *every week from 27 November 2026 to 25 June 2027*.
fn series(repeat: &Repeat) -> String {
    let first = said(repeat.first, "%-d %B %Y");
    let until = repeat.until.map(|until| format!(" to {}", said(until, "%-d %B %Y"))).unwrap_or_default();
    format!("{} from {first}{until}", rhythm(repeat))
}

/// The dates of an action in words: *1 to 3 December 2026*, *no date*.
pub(super) fn dates(action: &Action) -> String {
    match (&action.repeat, span(action)) {
        (Some(repeat), _) => series(repeat),
        (None, Some((first, last))) => full(first, last),
        (None, None) => "no date".to_owned(),
    }
}

/// How an action stands on a day.
pub(super) fn standing(action: &Action, today: Date) -> Standing {
    if plan::is_overdue(action, today) { Standing::Overdue } else { Standing::As(action.status) }
}

/// *6 days late*; nothing where it is not.
pub(super) fn late(action: &Action, today: Date) -> Option<String> {
    let by = plan::day(action, today).filter(|_| plan::is_overdue(action, today))?;
    let days = usize::try_from((today - by).get_days()).unwrap_or_default();
    Some(format!("{} late", counted(days)))
}

/// The name of a bar: *Walk the night shift: 1 to 3 December 2026, planned*.
pub(super) fn name(action: &Action, today: Date) -> String {
    let stands = match late(action, today) {
        Some(late) => format!("overdue, {late}"),
        None => action.status.name().to_lowercase(),
    };
    format!("{}: {}, {stands}", action.title, dates(action))
}

/// What the chip beside a selected bar adds to its dates: *3 days, 2 h*.
pub(super) fn extent(action: &Action) -> String {
    let mut words = Vec::new();
    if let Some((first, last)) = span(action) {
        let days = usize::try_from((last - first).get_days()).unwrap_or_default() + 1;
        words.push(counted(days));
    }
    if let Some(hours) = action.hours.map(Amount::get).filter(|hours| *hours > 0.0) {
        words.push(format!("{} h", rounded(hours)));
    }
    words.join(", ")
}

/// Hours with at most one digit after the point: *2*, *1.5*.
pub(in super::super) fn rounded(hours: f64) -> String {
    let tenths = (hours * 10.0).round() / 10.0;
    format!("{tenths}")
}

/// What the tooltip of a bar says.
pub(super) fn tooltip(document: &Document, action: &Action, today: Date) -> String {
    let mut lines = vec![action.title.clone(), capital(&dates(action))];
    let stands = match late(action, today) {
        Some(late) => format!("Overdue, {late}"),
        None => action.status.name().to_owned(),
    };
    let owner = action.owner.map_or("no owner".to_owned(), |id| document.name(Key::Stakeholder(id)));
    let extent = extent(action);
    lines.push(if extent.is_empty() { stands } else { format!("{stands} · {extent}") });
    lines.push(format!("By {owner}"));
    if action.repeat.is_some() {
        lines.push("Moves as a whole".to_owned());
    }
    lines.join("\n")
}

/// With a capital letter at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// True of what is over: it is drawn more quietly.
pub(super) const fn is_over(status: ActionStatus) -> bool {
    matches!(status, ActionStatus::Done | ActionStatus::Dropped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::numbers::Whole;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    #[test]
    fn dates_are_said_as_people_say_them() {
        let days = |first, last| (brief(first, last, TODAY), full(first, last));
        let (chip, words) = days(date(2026, 12, 1), date(2026, 12, 3));
        assert_eq!((chip.as_str(), words.as_str()), ("1 – 3 Dec", "1 to 3 December 2026"));
        let (chip, words) = days(date(2026, 11, 30), date(2026, 12, 3));
        assert_eq!((chip.as_str(), words.as_str()), ("30 Nov – 3 Dec", "30 November to 3 December 2026"));
        let (chip, words) = days(date(2026, 12, 28), date(2027, 1, 4));
        assert_eq!(chip, "28 Dec 2026 – 4 Jan 2027");
        assert_eq!(words, "28 December 2026 to 4 January 2027");
        assert_eq!(brief(date(2027, 1, 4), date(2027, 1, 4), TODAY), "4 Jan 2027");
    }

    #[test]
    fn a_bar_says_its_dates_and_how_it_stands() {
        let mut action = Action::titled(Id::from_bits(1), "Talk through on-call pay");
        assert_eq!(name(&action, TODAY), "Talk through on-call pay: no date, planned");
        action.due = Some(date(2026, 11, 24));
        assert_eq!(name(&action, TODAY), "Talk through on-call pay: 24 November 2026, overdue, 1 day late");
        action.starts = Some(date(2026, 11, 20));
        action.hours = Amount::new(2.5);
        assert_eq!(extent(&action), "5 days, 2.5 h");
        assert_eq!(late(&action, date(2026, 11, 30)).as_deref(), Some("6 days late"));
        let repeat = Repeat {
            first: date(2026, 11, 27),
            every: Whole::new(2).expect("in range"),
            until: Some(date(2027, 6, 25)),
            ..Repeat::default()
        };
        let series = Action { repeat: Some(repeat), ..Action::titled(Id::from_bits(1), "Ride along") };
        assert_eq!(dates(&series), "every 2 weeks from 27 November 2026 to 25 June 2027");
    }
}
