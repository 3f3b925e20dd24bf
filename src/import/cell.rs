//! What does the text of a cell mean for a field of a certain kind?
//!
//! *Invariants:* text stays as it was written: only blanks at its ends, control characters, and the mark that our own
//! tables put before formulas are taken away.

use super::synonyms::{self, folded};
use crate::model::field::{Answer, Kind, Value};
use jiff::civil::Date;
use std::borrow::Cow;

/// The text of a cell without blanks at its ends, without the mark before formulas and without control characters.
pub(super) fn clean(cell: &str) -> Cow<'_, str> {
    let cell = without_mark(cell).trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if cell.chars().any(is_unwanted) {
        Cow::Owned(cell.replace("\r\n", "\n").chars().filter(|c| !is_unwanted(*c)).collect())
    } else {
        Cow::Borrowed(cell)
    }
}

/// True of a control character that no field may hold.
pub(super) fn has_unwanted(cell: &str) -> bool {
    cell.chars().any(|c| is_unwanted(c) && c != '\r')
}

fn is_unwanted(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Takes away the apostrophe that our own tables put before text that a spreadsheet program would calculate.
fn without_mark(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    let begins = |text: &str| {
        let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
        begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|'])
    };
    // Text that looks like a marked one was marked again.
    let is_formula =
        rest.starts_with(['\t', '\r', '\n']) || begins(rest) || rest.strip_prefix('\'').is_some_and(begins);
    // A plain number never gets the mark.
    let is_number = rest.strip_prefix('-').is_some_and(|number| number.parse::<f64>().is_ok());
    if is_formula && !is_number { rest } else { cell }
}

/// On one line: line breaks and tabs become blanks.
pub(super) fn one_line(text: &str) -> String {
    if text.contains(['\n', '\t']) {
        text.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

/// True of a cell that says in words that nothing is known.
pub(super) fn is_unsaid(text: &str) -> bool {
    matches!(
        folded(text).as_str(),
        "" | "n a"
            | "na"
            | "tbd"
            | "tbc"
            | "unknown"
            | "not known"
            | "not rated"
            | "not assessed"
            | "k a"
            | "unbekannt"
            | "inconnu"
            | "n d"
            | "nc"
            | "null"
    )
}

/// A number with a point or a comma for the fraction, with or without a percent sign: the number, and whether the
/// sign was there.
pub(super) fn number(text: &str) -> Option<(f64, bool)> {
    let (text, percent) = match text.trim().strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text.trim(), false),
    };
    let plain = !text.is_empty()
        && text.len() < 24
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'+'));
    let number: f64 = plain.then(|| text.replacen(',', ".", 1).parse().ok())??;
    number.is_finite().then_some((number, percent))
}

/// The contents for a field of this kind; nothing to be said is `Value::Empty`. On an error: what is needed instead.
/// Ratings and references are read elsewhere.
pub(super) fn value(kind: Kind, text: &str) -> Result<Value, String> {
    if text.is_empty() {
        return Ok(Value::Empty);
    }
    match kind {
        Kind::Line | Kind::Custom => Ok(Value::Text(one_line(text))),
        Kind::Prose => Ok(Value::Text(text.to_owned())),
        _ if is_unsaid(text) && !offers(kind, text) => Ok(Value::Empty),
        Kind::Whole { least, most } => match number(text) {
            Some((value, false))
                if value.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&value) =>
            {
                Ok(Value::Whole(value as u32))
            }
            _ if most == u32::MAX => Err(format!("a whole number from {least} on is needed")),
            _ => Err(format!("a whole number from {least} to {most} is needed")),
        },
        Kind::Number => match number(text) {
            Some((value, false)) if (0.0..=1e6).contains(&value) => Ok(Value::Number(value)),
            _ => Err("a number of 0 or more is needed".to_owned()),
        },
        Kind::Flag => synonyms::flag(text).map(Value::Flag).ok_or_else(|| "yes or no is needed".to_owned()),
        Kind::Date => {
            date(text).map(Value::Date).ok_or_else(|| "a date such as 2026-03-31 is needed".to_owned())
        }
        Kind::Choice(answers) => synonyms::answer(answers, text)
            .map(Value::Choice)
            .ok_or_else(|| format!("one of these is needed: {}", names(answers))),
        _ => Err("this field cannot be imported".to_owned()),
    }
}

fn offers(kind: Kind, text: &str) -> bool {
    matches!(kind, Kind::Choice(answers) if synonyms::answer(answers, text).is_some())
}

fn names(answers: &[Answer]) -> String {
    answers.iter().map(|answer| answer.name).collect::<Vec<_>>().join(", ")
}

/// An ISO date, perhaps with a time after it, or a day, month and year with points as in German. A date with slashes
/// is not guessed: its day and month could be taken for one another.
fn date(text: &str) -> Option<Date> {
    if let Some(date) = text.get(..10).and_then(|start| start.parse::<Date>().ok()) {
        let rest = &text[10..];
        return (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(date);
    }
    let mut parts = text.split('.').map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year_is_full = parts.next().is_none() && year >= 1000;
    year_is_full.then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_as_it_was_written() {
        for (cell, expected) in [
            ("  0012 ", "0012"),
            ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"),
            ("'=1+1", "=1+1"),
            ("'+49 30 1234", "+49 30 1234"),
            ("'-5", "'-5"),
            ("''=1+1", "'=1+1"),
            ("'|calc", "|calc"),
            ("'Tis", "'Tis"),
            ("\u{202e}gpj.exe", "\u{202e}gpj.exe"),
            ("a\0b", "ab"),
            ("\u{a0}Ana\u{a0}", "Ana"),
        ] {
            assert_eq!(clean(cell), expected, "{cell:?}");
        }
        assert_eq!(value(Kind::Line, "0012"), Ok(Value::Text("0012".to_owned())));
        assert_eq!(value(Kind::Line, "1.50"), Ok(Value::Text("1.50".to_owned())));
    }

    #[test]
    fn numbers_and_dates_are_read_where_the_field_is_one() {
        assert_eq!(number("3,5"), Some((3.5, false)));
        assert_eq!(number("75 %"), Some((75.0, true)));
        for none in ["", "1e5", "inf", "NaN", "1.2.3", "four", "--1"] {
            assert_eq!(number(none), None, "{none}");
        }
        assert_eq!(date("2026-03-31"), Date::new(2026, 3, 31).ok());
        assert_eq!(date("2026-03-31T08:00"), Date::new(2026, 3, 31).ok());
        assert_eq!(date("31.3.2026"), Date::new(2026, 3, 31).ok());
        for none in ["03/04/2026", "31.2.2026", "2026", "é2026-03-3"] {
            assert_eq!(date(none), None, "{none}");
        }
    }
}
