//! Does a text that may be shared hold the name of someone whom the audience may not see?
//!
//! *Invariants:* whoever is in the copy by name does not count, nor does a first name or surname that they share.
//! Groups are found by their whole name only: their words are everybody's.

use super::texts::each_text;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{Document, Stakeholder};
use std::collections::{BTreeMap, BTreeSet};

/// A name in a text that its readers may not see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameInText {
    /// The record and field: *action “Walk the night shift”, Title*.
    pub place: String,
    /// The name, as it stands there.
    pub name: String,
}

const TITLES: [&str; 7] = ["dr", "mr", "mrs", "ms", "prof", "sir", "dame"];
/// Shorter first names are found as part of the full name only.
const SHORTEST: usize = 3;

/// Letters and digits that stand together, with hyphens and apostrophes between them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a name, without titles.
fn parts(name: &str) -> Vec<&str> {
    words(name).into_iter().filter(|word| !TITLES.contains(&word.to_lowercase().as_str())).collect()
}

/// The words by which alone someone is known: first name and surname.
fn alone(record: &Stakeholder) -> Vec<&str> {
    if record.kind == StakeholderKind::Group {
        return Vec::new();
    }
    let parts = parts(&record.name);
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
    let first = parts.first().copied().filter(long);
    let last = parts.last().copied().filter(long);
    let particle = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    first.into_iter().chain(last).filter(particle).collect()
}

/// Every place where a text of the copy names someone who is not in it. O(length of the texts · log of the names).
pub(super) fn names_in_text(original: &Document, copy: &Document) -> Vec<NameInText> {
    let hidden = HiddenNames::of(original, copy);
    let mut found = BTreeSet::new();
    each_text(copy, &mut |place, text| {
        let names = hidden.in_text(text).into_iter();
        found.extend(names.map(|name| NameInText { place: place.to_owned(), name }));
    });
    found.into_iter().collect()
}

/// Every name of somebody on the map in a text, but for groups that are called as a community is.
pub(super) fn named(document: &Document, text: &str) -> Vec<String> {
    let shared = document.communities.values().map(|record| &record.name).chain(&document.about.organisation);
    let seen: BTreeSet<String> = shared.map(|name| name.to_lowercase()).collect();
    HiddenNames::but(document, &seen, &BTreeSet::new()).in_text(text)
}

/// The names that the readers of a copy may not see, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HiddenNames {
    /// First names and surnames that stand for somebody alone.
    singles: BTreeSet<String>,
    /// Full names by their first word, in small letters.
    full: BTreeMap<String, Vec<Vec<String>>>,
}

impl HiddenNames {
    /// Of everybody in the original who is not in the copy. O(names · log).
    pub(super) fn of(original: &Document, copy: &Document) -> Self {
        let people = copy.stakeholders.values().map(|record| &record.name);
        // A group may be called as its community or organisation is, which is no secret.
        let shared = copy.communities.values().map(|record| &record.name).chain(&copy.about.organisation);
        let seen: BTreeSet<String> = people.chain(shared).map(|name| name.to_lowercase()).collect();
        let seen_alone: BTreeSet<&str> = copy.stakeholders.values().flat_map(alone).collect();
        Self::but(original, &seen, &seen_alone)
    }

    /// Of everybody but those with a name that is seen, and words by which somebody seen is known alone.
    fn but(original: &Document, seen: &BTreeSet<String>, seen_alone: &BTreeSet<&str>) -> Self {
        let missing = |record: &&Stakeholder| !seen.contains(&record.name.to_lowercase());
        let mut hidden = Self::default();
        for record in original.stakeholders.values().filter(missing) {
            let known = alone(record).into_iter().filter(|word| !seen_alone.contains(word));
            hidden.singles.extend(known.map(str::to_owned));
            let lower: Vec<String> = parts(&record.name).iter().map(|word| word.to_lowercase()).collect();
            if let Some(first) = lower.first() {
                hidden.full.entry(first.clone()).or_default().push(lower);
            }
        }
        hidden
    }

    /// Those that stand in a text, in its order. O(length of the text · log of the names).
    pub fn in_text(&self, text: &str) -> Vec<String> {
        let words = words(text);
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let mut found = Vec::new();
        let mut next = 0;
        while next < words.len() {
            let whole = self
                .full
                .get(&lower[next])
                .into_iter()
                .flatten()
                .filter(|name| lower[next..].starts_with(name))
                .map(Vec::len)
                .max();
            let length = whole.or_else(|| self.singles.contains(words[next]).then_some(1));
            if let Some(length) = length {
                found.push(words[next..next + length].join(" "));
            }
            next += length.unwrap_or(1);
        }
        found
    }
}
