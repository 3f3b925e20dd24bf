//! Who fits what is looked for? One filter for all views.
//!
//! A filter is text, so that it can be typed, saved and shown: `stance:resistant influence:>60 "free words"`. Each
//! `key:value` is a token; all tokens and words must fit. A token that is not understood restricts nothing and says why.
//!
//! *Invariants:* search ignores case and diacritics; the same text filters the same people in every view.

mod bar;
mod token;

pub(super) use bar::{Wish, field_id, ui};
pub(super) use token::{Term, chunks, term};

use super::search::folded;
use crate::model::{AdvocacyState, Assessment, Document, InitiativeId, Stakeholder, StakeholderId};
use crate::plan::{self, Next};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is looked for, and what becomes of the others.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// Complete tokens, each as it was written.
    pub(super) tokens: Vec<String>,
    /// What is being typed.
    pub(super) words: String,
    /// Hide who does not fit; else they are dimmed.
    pub(super) hide: bool,
    found: Filtered,
    from: Option<(u64, Option<InitiativeId>, Date, String)>,
}

/// Who fits.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Filtered {
    text: String,
    on: bool,
    hide: bool,
    fits: BTreeSet<StakeholderId>,
    of: usize,
}

impl Filtered {
    /// The filter as it is written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// True where anything is looked for.
    pub(super) fn is_on(&self) -> bool {
        self.on
    }

    /// True where who does not fit is hidden, not dimmed.
    pub(super) fn hides(&self) -> bool {
        self.on && self.hide
    }

    /// True where this person fits, or nothing is looked for.
    pub(super) fn fits(&self, id: StakeholderId) -> bool {
        !self.on || self.fits.contains(&id)
    }

    /// How many of the people of the initiative fit.
    pub(super) fn count(&self) -> (usize, usize) {
        (if self.on { self.fits.len() } else { self.of }, self.of)
    }
}

impl Filter {
    /// The filter as it is written.
    pub(super) fn text(&self) -> String {
        let words = self.words.trim();
        let parts = self.tokens.iter().map(String::as_str).chain((!words.is_empty()).then_some(words));
        parts.collect::<Vec<_>>().join(" ")
    }

    /// Looks for this from now on.
    pub(super) fn set(&mut self, text: &str) {
        self.tokens.clear();
        self.words.clear();
        for chunk in chunks(text) {
            if term(chunk).is_some() {
                self.tokens.push(chunk.to_owned());
            } else {
                if !self.words.is_empty() {
                    self.words.push(' ');
                }
                self.words.push_str(chunk);
            }
        }
    }

    /// Turns what was typed into tokens, as far as it is some.
    pub(super) fn settle(&mut self) {
        let text = self.text();
        self.set(&text);
    }

    /// Who fits now; worked out anew only when something changed. O(people · terms).
    pub(super) fn follow(
        &mut self,
        document: &Document,
        revision: u64,
        initiative: Option<InitiativeId>,
        today: Date,
    ) {
        let text = self.text();
        let from = (revision, initiative, today, text);
        if self.from.as_ref() != Some(&from) {
            self.found = found(document, initiative, today, &from.3);
            self.from = Some(from);
        }
        self.found.hide = self.hide;
    }

    /// Who fits, as of the last `follow`.
    pub(super) fn found(&self) -> &Filtered {
        &self.found
    }
}

/// The filter's text with the token of this key set to a value, or without it.
pub(super) fn with_token(text: &str, key: &str, value: Option<&str>) -> String {
    let mut parts: Vec<String> = chunks(text)
        .into_iter()
        .filter(|chunk| chunk.split_once(':').is_none_or(|(k, _)| k != key))
        .map(str::to_owned)
        .collect();
    if let Some(value) = value {
        let quoted = value.contains(char::is_whitespace);
        parts.push(if quoted { format!("{key}:\"{value}\"") } else { format!("{key}:{value}") });
    }
    parts.join(" ")
}

/// The value of the token with this key.
pub(super) fn token<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut values = chunks(text).into_iter().filter_map(|chunk| chunk.split_once(':'));
    values.find(|(k, _)| *k == key).map(|(_, value)| value.trim_matches('"'))
}

/// What can be said of a person without looking anywhere else.
struct Facts<'a> {
    person: &'a Stakeholder,
    assessment: Option<&'a Assessment>,
    next: Option<&'a Next>,
    tied: bool,
}

fn found(document: &Document, initiative: Option<InitiativeId>, today: Date, text: &str) -> Filtered {
    let ids: Vec<StakeholderId> = match initiative {
        Some(initiative) => document.assessments_of(initiative).map(|(id, _)| id).collect(),
        None => document.stakeholders.keys().copied().collect(),
    };
    let terms: Vec<Term> = chunks(text)
        .into_iter()
        .filter_map(|chunk| match term(chunk) {
            Some(Ok(term)) => Some(term),
            Some(Err(_)) => None,
            None => Some(Term::word(chunk)),
        })
        .collect();
    let of = ids.len();
    if terms.is_empty() {
        return Filtered { text: text.to_owned(), of, ..Filtered::default() };
    }
    let nexts = match initiative {
        Some(initiative) if terms.iter().any(Term::needs_actions) => {
            plan::next_actions(document, initiative, today)
        }
        _ => BTreeMap::new(),
    };
    let mut tied = BTreeSet::new();
    if terms.iter().any(Term::needs_ties) {
        tied.extend(document.ties.values().flat_map(|tie| [tie.from, tie.to]));
    }
    let fits = ids.into_iter().filter(|id| {
        let Some(person) = document.stakeholders.get(id) else { return false };
        let assessment = initiative.and_then(|initiative| document.assessments.get(&(initiative, *id)));
        let facts = Facts { person, assessment, next: nexts.get(id), tied: tied.contains(id) };
        terms.iter().all(|term| term.fits(&facts, document, initiative, today))
    });
    Filtered { text: text.to_owned(), on: true, hide: false, fits: fits.collect(), of }
}

fn is_advocate(assessment: Option<&Assessment>) -> bool {
    assessment.is_some_and(|a| matches!(a.advocacy.state, AdvocacyState::Agreed | AdvocacyState::Active))
}

fn contains(text: Option<&str>, query: &str) -> bool {
    text.is_some_and(|text| folded(text).contains(query))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::sample;
    use jiff::civil::date;

    fn names(text: &str) -> Vec<String> {
        let document = sample();
        let (initiative, _) =
            document.initiatives.iter().find(|(_, i)| i.name == "One service desk").expect("it is there");
        let found = found(&document, Some(*initiative), date(2026, 11, 22), text);
        let mut names: Vec<String> = document
            .stakeholders
            .iter()
            .filter(|(id, _)| found.is_on() && found.fits(**id))
            .map(|(_, person)| person.name.clone())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn tokens_and_words_must_all_fit() {
        assert_eq!(names("sorensen"), ["Björn Sørensen"]);
        let resistant = names("stance:resistant");
        assert!(resistant.contains(&"Tomasz Żuk".to_owned()) && resistant.len() < 12, "{resistant:?}");
        let influential = names("stance:resistant influence:>50");
        assert!(influential.len() < resistant.len() && !influential.is_empty(), "{influential:?}");
        let mild = names("stance:resistant influence:<=50");
        assert_eq!(mild.len() + influential.len(), resistant.len());
        assert_eq!(
            names("-stance:resistant influence:0-100").len()
                + names("stance:resistant influence:0-100").len(),
            names("influence:0-100").len()
        );
    }

    #[test]
    fn what_is_not_understood_restricts_nothing_and_says_why() {
        assert!(names("stance:purple").is_empty(), "nothing is filtered");
        assert!(term("stance:purple").is_some_and(|t| t.is_err()));
        assert!(term("http://x").is_none(), "a word with a colon is a word");
    }

    #[test]
    fn a_token_is_set_and_taken_out() {
        let text = with_token("ana stance:neutral", "community", Some("Ward nurses"));
        assert_eq!(text, "ana stance:neutral community:\"Ward nurses\"");
        assert_eq!(token(&text, "community"), Some("Ward nurses"));
        assert_eq!(with_token(&text, "stance", None), "ana community:\"Ward nurses\"");
        let mut filter = Filter::default();
        filter.set(&text);
        assert_eq!((filter.tokens.len(), filter.words.as_str()), (2, "ana"));
    }
}
