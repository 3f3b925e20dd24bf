//! What reads versions 1 and 2? The records as they stand in `model` today.
//!
//! *Invariants:* extensions of RON cannot be switched on from inside a file; nesting is limited.

use super::error::Flaw;
use super::place;
use crate::model::Document;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::Deserialize;

/// The whole text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    document: Document,
}

/// Reads a text whose header names version 1 or 2.
pub(super) fn read(text: &str) -> Result<Document, Flaw> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str::<File>(text) {
        Ok(file) => Ok(file.document),
        Err(error) => Err(explain(text, error)),
    }
}

fn explain(text: &str, error: SpannedError) -> Flaw {
    let end = place::offset(text, error.span.end.line, error.span.end.col);
    // These are found out after the word that is wrong; the others before it.
    let at = match &error.code {
        Error::NoSuchStructField { .. }
        | Error::NoSuchEnumVariant { .. }
        | Error::DuplicateStructField { .. }
        | Error::InvalidValueForType { .. }
        | Error::IntegerOutOfBounds
        | Error::Message(_) => place::word_before(text, end),
        _ => end,
    };
    let (problem, hint) = words(error.code);
    place::flaw(text, at, problem, hint)
}

/// What is wrong, and what to do.
fn words(code: Error) -> (String, String) {
    match code {
        Error::NoSuchStructField { found, expected, .. } => {
            (format!("there is no field '{found}' here"), offer(&found, expected))
        }
        Error::NoSuchEnumVariant { found, expected, .. } => {
            (format!("'{found}' is none of the answers"), offer(&found, expected))
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("the field '{field}' stands here twice"), "Keep one of the two".to_owned())
        }
        Error::MissingStructField { field, .. } => (format!("the field '{field}' is missing"), String::new()),
        Error::Eof => (
            "the file ends too early".to_owned(),
            "It may have been cut off while it was copied: open an earlier copy".to_owned(),
        ),
        Error::ExceededRecursionLimit => {
            ("brackets are nested too deeply".to_owned(), "No map needs so many".to_owned())
        }
        Error::TrailingCharacters => {
            ("there is more text after the end of the map".to_owned(), "Remove it".to_owned())
        }
        Error::InvalidValueForType { expected, found } => {
            (format!("{expected} is needed here, not {found}"), String::new())
        }
        Error::ExpectedStringEnd => {
            ("this text is never closed".to_owned(), "Put a quotation mark at its end".to_owned())
        }
        Error::Message(message) => (message, String::new()),
        other => {
            let message = other.to_string();
            let mut letters = message.chars();
            let first = letters.next().map(|letter| letter.to_ascii_lowercase());
            (first.into_iter().chain(letters).collect(), String::new())
        }
    }
}

/// The nearest of the known words, and all of them.
fn offer(found: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|word| (distance(found, word), word)).min();
    let guess = match nearest {
        Some((distance, word)) if distance <= 2 => format!("Did you mean '{word}'? "),
        _ => String::new(),
    };
    format!("{guess}Known here: {}", known.join(", "))
}

/// How many letters must be added, removed or changed (Levenshtein 1966). O(product of the lengths), cut at 40 letters.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(40).enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (j, b) in other.iter().enumerate() {
            let next = (corner + usize::from(a != *b)).min(left + 1).min(row[j + 1] + 1);
            row[j] = left;
            corner = row[j + 1];
            left = next;
        }
        row[other.len()] = left;
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (one, other, expected) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("same", "same", 0),
            ("nme", "name", 1),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }
}
