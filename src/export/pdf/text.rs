//! How does text of a map come onto paper?
//!
//! *Invariants:* no control character; characters that turn the direction of writing are words; no word is so long that it
//! cannot be broken, and no letter carries more accents than a line has room for. Text that is written from right to
//! left says so.

use crate::export::text::clean;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// More than this many letters without a place to break get places.
const LONG_WORD: usize = 20;
/// As many letters stand between them.
const BREAK_EVERY: usize = 8;
/// As many accents stand on one letter at the most.
const ACCENTS: usize = 3;

/// Gathers the characters of a document while its text is made ready.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Every character that is printed.
    pub(super) letters: BTreeSet<char>,
}

impl Ink {
    /// The text as data: words, or words with their language where they are written from right to left.
    pub(super) fn told(&mut self, text: &str) -> Value {
        let text = self.words(text);
        match language(&text) {
            Some(language) => json!({ "t": text, "lang": language }),
            None => Value::String(text),
        }
    }

    /// The text as it is printed.
    pub(super) fn words(&mut self, text: &str) -> String {
        let text = breakable(&printable(text));
        self.letters.extend(text.chars());
        text
    }

    /// The text in at most this many letters, with an ellipsis where it was longer.
    pub(super) fn short(&mut self, text: &str, most: usize) -> Value {
        let text = printable(text);
        let cut = if text.chars().count() > most {
            let head: String = text.chars().take(most).collect();
            let at = head.rfind(' ').filter(|at| *at > most / 2).unwrap_or(head.len());
            format!("{}…", head[..at].trim_end())
        } else {
            text
        };
        self.told(&cut)
    }

    /// What a picture writes.
    pub(super) fn seen(&mut self, text: &str) {
        self.letters.extend(text.chars());
    }
}

/// Cleaned, composed, and with few accents on each letter.
pub(super) fn printable(text: &str) -> String {
    let mut accents = 0;
    let few = |letter: &char| {
        accents = if is_combining_mark(*letter) { accents + 1 } else { 0 };
        accents <= ACCENTS
    };
    clean(text).nfc().filter(few).collect()
}

/// With places to break in words that are longer than any column is wide.
fn breakable(text: &str) -> String {
    let is_stop = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\u{2E80}'..='\u{FFEF}');
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(is_stop) {
        if word.chars().count() <= LONG_WORD {
            out.push_str(word);
            continue;
        }
        let mut since = 0;
        for letter in word.chars() {
            let joined = is_combining_mark(letter) || matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE0F}');
            if since >= BREAK_EVERY && !joined {
                out.push('\u{200B}');
                since = 0;
            }
            out.push(letter);
            since += 1;
        }
    }
    out
}

/// The language of a text that is written from right to left, if most of its letters are.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let (mut hebrew, mut arabic, mut others) = (0, 0, 0);
    for letter in text.chars() {
        match letter {
            '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => hebrew += 1,
            '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => arabic += 1,
            letter if letter.is_alphabetic() => others += 1,
            _ => {}
        }
    }
    match (hebrew, arabic) {
        _ if hebrew + arabic <= others => None,
        _ if hebrew > arabic => Some("he"),
        _ => Some("ar"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_can_be_broken_and_short_ones_stay_as_they_are() {
        assert_eq!(breakable("Ward nurses and engineers"), "Ward nurses and engineers");
        let long = breakable(&"a".repeat(40));
        assert_eq!(long.chars().filter(|letter| *letter == '\u{200B}').count(), 4);
        assert_eq!(long.replace('\u{200B}', "").len(), 40);
    }

    #[test]
    fn stacked_accents_are_few() {
        let stacked = format!("a{}b", "\u{316}".repeat(200));
        assert_eq!(printable(&stacked).chars().count(), 2 + ACCENTS);
        assert_eq!(printable("Nguyễn Thị Ánh"), "Nguyễn Thị Ánh");
    }

    #[test]
    fn the_direction_is_that_of_most_letters() {
        for (text, expected) in [
            ("محمد عبد الرحمن", Some("ar")),
            ("שרה בן־דוד", Some("he")),
            ("محمد, Head of Service", None),
            ("12", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_ends_at_a_word() {
        let mut ink = Ink::default();
        assert_eq!(ink.short("One service desk for all", 18), json!("One service desk…"));
        assert_eq!(ink.short("One", 18), json!("One"));
        assert!(ink.letters.contains(&'…'));
    }
}
