//! Does what was typed mean this name?
//!
//! Search ignores case and diacritics: *Soren* finds *Søren*, *Lukasz* finds *Łukasz*.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters without diacritics.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            _ => out.push(c),
        }
    }
    out
}

/// How well the query fits: its letters stand in the text in this order; beginnings of words and runs count more.
/// Nothing where it does not fit. Both are folded first. O(text · query).
pub(super) fn score(query: &str, text: &str) -> Option<i32> {
    let (query, text) = (folded(query), folded(text));
    let query: Vec<char> = query.chars().filter(|c| !c.is_whitespace()).collect();
    let text: Vec<char> = text.chars().collect();
    if query.is_empty() {
        return Some(0);
    }
    let whole: String = query.iter().collect();
    let plain: String = text.iter().filter(|c| !c.is_whitespace()).collect();
    let (mut points, mut place, mut last) = (0, 0, None);
    for letter in query {
        let found = (place..text.len()).find(|at| text[*at] == letter)?;
        let starts = found == 0 || !text[found - 1].is_alphanumeric();
        points += if starts { 8 } else { 1 };
        if last.is_some_and(|last| last + 1 == found) {
            points += 5;
        }
        last = Some(found);
        place = found + 1;
    }
    if plain.starts_with(&whole) {
        points += 40;
    } else if plain.contains(&whole) {
        points += 20;
    }
    Some(points - (text.len() as i32) / 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_case_do_not_matter() {
        for (query, name) in
            [("soren", "Björn Sørensen"), ("lukasz", "Łukasz"), ("zuk", "Tomasz Żuk"), ("strasse", "Straße")]
        {
            assert!(score(query, name).is_some(), "{query} should find {name}");
        }
        assert!(score("xyz", "Ana Ruiz").is_none());
    }

    #[test]
    fn the_beginning_of_a_word_counts_more() {
        assert!(score("net", "Network") > score("net", "Planet"));
        assert!(score("ar", "Ana Ruiz") > score("ar", "Martha Barr"));
    }
}
