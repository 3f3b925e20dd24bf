//! What does the legend of a network say?
//!
//! *Invariants:* it lists exactly what is shown: the kinds of ties that are seen and those that are left out, what sizes
//! and colours mean, what is marked, which areas are drawn.

use super::NetworkOptions;
use crate::diagram::cast::{Cast, SizeBy};
use crate::diagram::colouring::named;
use crate::diagram::legend::{Entry, Line, Sign, people};
use crate::diagram::measured::Measured;
use crate::diagram::person::{Body, Voice};
use crate::share::{Disclosure, TieKind};
use std::collections::BTreeMap;

/// The entries of the legend of a network for this audience, in groups.
pub fn network_legend(cast: &Cast, disclosure: &Disclosure, options: &NetworkOptions) -> Vec<Vec<Entry>> {
    let stances = disclosure.sees("assessment.engagement_now");
    let mut groups = vec![shown_ties(cast, options), hidden_ties(cast, options)];
    groups.extend(options.colouring.as_ref().map(|colouring| colouring.legend().to_vec()));
    groups.push(size(disclosure, options));
    groups.push(marks(options));
    groups.push(areas(disclosure, options));
    groups.extend(people(stances, &voices(cast), &bodies(cast), late(disclosure, options)));
    groups.retain(|group| !group.is_empty());
    groups
}

/// Who carries the change, as far as there is somebody.
fn voices(cast: &Cast) -> Vec<Sign> {
    let is = |voice: Voice| cast.people.iter().any(|figure| figure.voice == voice);
    let all = [(Voice::Advocate, Sign::Advocate), (Voice::Candidate, Sign::Candidate)];
    all.into_iter().filter(|(voice, _)| is(*voice)).map(|(_, sign)| sign).collect()
}

/// The kinds of stakeholders that are there.
fn bodies(cast: &Cast) -> Vec<Sign> {
    let is = |body: &Body| cast.people.iter().any(|figure| figure.body == *body);
    [Body::Circle, Body::Square, Body::Hexagon].into_iter().filter(is).map(Sign::Body).collect()
}

fn late(disclosure: &Disclosure, options: &NetworkOptions) -> Vec<Sign> {
    let told = disclosure.sees("action.audience") && disclosure.sees("action.due");
    if told && !options.late.is_empty() { vec![Sign::Late] } else { Vec::new() }
}

/// The kinds of ties that are seen, those that look alike together.
fn shown_ties(cast: &Cast, options: &NetworkOptions) -> Vec<Entry> {
    let passing = cast.passing(&options.ties);
    let mut kinds: BTreeMap<Line, Vec<&TieKind>> = BTreeMap::new();
    for tie in cast.ties.iter().filter(|tie| tie.passes(&passing, &options.ties)) {
        let kind = &cast.kinds[usize::from(tie.kind)];
        let there = kinds.entry(tie.line).or_default();
        if !there.contains(&kind) {
            there.push(kind);
        }
    }
    let entry = |(line, mut kinds): (Line, Vec<&TieKind>)| {
        kinds.sort();
        if line == Line::Zigzag {
            return Sign::Tie(line).into();
        }
        Entry::new(Sign::Tie(line), listed(kinds.into_iter().map(TieKind::name)))
    };
    kinds.into_iter().map(entry).collect()
}

/// What is left out, in words.
fn hidden_ties(cast: &Cast, options: &NetworkOptions) -> Vec<Entry> {
    let passing = cast.passing(&options.ties);
    let kinds = cast.kinds.iter().zip(&passing).filter(|(_, passes)| !**passes).map(|(kind, _)| kind.name());
    let mut words: Vec<String> = Vec::new();
    if passing.contains(&false) {
        words.push(listed(kinds).to_lowercase());
    }
    if options.ties.min_strength > 1 {
        words.push(format!("ties weaker than {}", options.ties.min_strength));
    }
    if words.is_empty() { Vec::new() } else { vec![Entry::words(format!("Hidden: {}", words.join("; ")))] }
}

/// At most three words, the first with a capital letter.
fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    let mut list = String::new();
    for (place, word) in words.iter().take(3).enumerate() {
        if place == 0 {
            list.push_str(word);
        } else {
            list.push_str(", ");
            list.push_str(&word.to_lowercase());
        }
    }
    if words.len() > 3 {
        list.push_str(" …");
    }
    list
}

fn size(disclosure: &Disclosure, options: &NetworkOptions) -> Vec<Entry> {
    let words = match (options.size, &options.sized) {
        (SizeBy::Influence, _) if disclosure.sees("assessment.influence") => "Influence 0–100".to_owned(),
        (SizeBy::Measure, Some(sized)) => match sized.range() {
            Some((least, most)) => {
                let (from, to) = (Measured::written(least.min(0.0)), Measured::written(most));
                format!("{} {from}–{to}", named(sized))
            }
            None => named(sized),
        },
        _ => return Vec::new(),
    };
    vec![Entry::new(Sign::Sizes, words)]
}

fn marks(options: &NetworkOptions) -> Vec<Entry> {
    let Some(marks) = &options.marks else { return Vec::new() };
    let all = [
        (!marks.brokers.is_empty(), Sign::Broker, "Stands between others most"),
        (!marks.joiners.is_empty(), Sign::Joiner, "Bridge between communities"),
        (!marks.holders.is_empty(), Sign::Holder, "Holds others together"),
        (!marks.only_ties.is_empty(), Sign::OnlyTie, "Only tie between two parts"),
    ];
    all.into_iter().filter(|(there, ..)| *there).map(|(_, sign, words)| Entry::new(sign, words)).collect()
}

fn areas(disclosure: &Disclosure, options: &NetworkOptions) -> Vec<Entry> {
    let declared =
        options.show_communities && options.found.is_none() && !disclosure.communities().is_empty();
    let declared = declared.then(|| Sign::Declared.into());
    let found = options.found.as_ref().map(|found| Entry::new(Sign::Found, found.words()));
    declared.into_iter().chain(found).collect()
}
