//! Does what was typed mean this name?
//!
//! Search ignores case and diacritics: *Soren* finds *Søren*, *Lukasz* finds *Łukasz*.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters without diacritics.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        fold(c, |c| out.push(c));
    }
    out
}

/// Letters that no decomposition takes apart.
fn fold(c: char, mut push: impl FnMut(char)) {
    let apart = match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return push(c),
    };
    apart.chars().for_each(push);
}

/// Each letter as [`folded`] has it, with the place of the letter that it comes from.
fn placed(text: &str) -> Vec<(char, usize)> {
    let mut out = Vec::with_capacity(text.len());
    for (place, letter) in text.chars().enumerate() {
        if letter.is_ascii() {
            out.push((letter.to_ascii_lowercase(), place));
            continue;
        }
        let parts = std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c));
        for c in parts.flat_map(char::to_lowercase) {
            fold(c, |c| out.push((c, place)));
        }
    }
    out
}

/// How well a query fits, and which letters of the text it met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fit {
    /// More is better.
    pub(super) points: i32,
    /// The places of the letters that were met, counted in letters of the text as it is written.
    pub(super) letters: Vec<usize>,
    /// They stand together in the text.
    pub(super) together: bool,
}

/// How well the query fits: its letters stand in the text in this order; beginnings of words and runs count more.
/// Nothing where it does not fit. Both are folded first. O(text · query).
pub(super) fn score(query: &str, text: &str) -> Option<i32> {
    fit(query, text).map(|fit| fit.points)
}

/// As [`score`], with the letters that were met.
pub(super) fn fit(query: &str, text: &str) -> Option<Fit> {
    let query: Vec<char> = folded(query).chars().filter(|c| !c.is_whitespace()).collect();
    let text = placed(text);
    if query.is_empty() {
        return Some(Fit { together: true, ..Fit::default() });
    }
    // A run of letters is what people mean; letters apart are the second guess.
    let found = run(&query, &text).or_else(|| apart(&query, &text))?;
    let mut points = 0;
    for (nth, at) in found.iter().enumerate() {
        let starts = *at == 0 || !text[at - 1].0.is_alphanumeric();
        points += if starts { 8 } else { 1 };
        if nth > 0 && found[nth - 1] + 1 == *at {
            points += 5;
        }
    }
    let is_run =
        found.windows(2).all(|pair| text[pair[0] + 1..pair[1]].iter().all(|(c, _)| c.is_whitespace()));
    if is_run {
        points += if found[0] == 0 { 40 } else { 20 };
    }
    let mut letters: Vec<usize> = found.iter().map(|at| text[*at].1).collect();
    letters.dedup();
    Some(Fit { points: points - (text.len() as i32) / 8, letters, together: is_run })
}

/// The best run of the query in the text, spaces apart: at the beginning of a word where there is one.
fn run(query: &[char], text: &[(char, usize)]) -> Option<Vec<usize>> {
    let from = |start: usize| {
        let mut found = Vec::with_capacity(query.len());
        let mut at = start;
        for letter in query {
            while text.get(at).is_some_and(|(c, _)| c.is_whitespace()) && !found.is_empty() {
                at += 1;
            }
            if text.get(at)?.0 != *letter {
                return None;
            }
            found.push(at);
            at += 1;
        }
        Some(found)
    };
    let starts = |at: &usize| *at == 0 || !text[at - 1].0.is_alphanumeric();
    (0..text.len()).filter(starts).find_map(from).or_else(|| (0..text.len()).find_map(from))
}

/// The letters of the query in this order, the first that come.
fn apart(query: &[char], text: &[(char, usize)]) -> Option<Vec<usize>> {
    let mut next = 0;
    query
        .iter()
        .map(|letter| {
            let found = (next..text.len()).find(|at| text[*at].0 == *letter)?;
            next = found + 1;
            Some(found)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_case_do_not_matter() {
        for (query, name) in [
            ("soren", "Björn Sørensen"),
            ("lukasz", "Łukasz"),
            ("zuk", "Tomasz Żuk"),
            ("strasse", "Straße"),
            ("bjornsor", "Björn Sørensen"),
        ] {
            assert!(score(query, name).is_some(), "{query} should find {name}");
        }
        assert!(score("xyz", "Ana Ruiz").is_none());
    }

    #[test]
    fn the_beginning_of_a_word_counts_more() {
        assert!(score("net", "Network") > score("net", "Planet"));
        assert!(score("ar", "Ana Ruiz") > score("ar", "Martha Barr"));
    }

    #[test]
    fn the_letters_that_were_met_are_those_of_the_text_as_written() {
        let letters = |query, text: &str| -> String {
            let met = fit(query, text).expect("it fits").letters;
            text.chars().enumerate().filter(|(at, _)| met.contains(at)).map(|(_, c)| c).collect()
        };
        assert_eq!(letters("sta", "Set stance"), "sta");
        assert_eq!(letters("soren", "Björn Sørensen"), "Søren");
        assert_eq!(letters("strasse", "Straße 7"), "Straße");
        assert_eq!(letters("gf", "Grid first"), "Gf");
    }
}
