//! Why does nobody reach them?

use super::super::{Ground, Rules, Selection, WhyNot};
use super::Names;
use super::words::{capital, listed, listed_up_to};
use crate::model::{StakeholderId, TieKind};
use std::collections::{BTreeMap, BTreeSet};

/// Why nobody reaches somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreached {
    /// They have no tie to anybody but conflicts.
    NoTie,
    /// They have ties, but none by which others reach them.
    NobodyTowards,
    /// All who reach them cannot be picked, for these reasons, and pass nothing on.
    Only(BTreeMap<StakeholderId, WhyNot>),
    /// Those who reach them could be picked, but are not.
    NotPicked(BTreeSet<StakeholderId>),
    /// Those who reach them are neither picked nor reached by a pick.
    TooFar,
}

/// Why nobody reaches this person. O(ties).
pub fn unreached(ground: &Ground, rules: &Rules, selection: &Selection, person: StakeholderId) -> Unreached {
    let mut tied = false;
    let mut sources = BTreeSet::new();
    for (from, to, kind, ..) in &ground.ties {
        if *from != person && *to != person || from == to {
            continue;
        }
        tied = true;
        let other = if *from == person { *to } else { *from };
        // Who influences or informs reaches along the tie; who is trusted reaches whoever trusts; else both ways.
        let towards = match kind {
            TieKind::Influences | TieKind::Informs => *to == person,
            TieKind::Trusts => *from == person,
            _ => true,
        };
        if towards {
            sources.insert(other);
        }
    }
    if !tied {
        return Unreached::NoTie;
    }
    if sources.is_empty() {
        return Unreached::NobodyTowards;
    }
    let out = |source: &StakeholderId| selection.unavailable.get(source).copied();
    let able: BTreeSet<StakeholderId> =
        sources.iter().filter(|source| out(source).is_none()).copied().collect();
    let silent = |why: WhyNot| rules.direct_only || why == WhyNot::Resistant;
    if !able.is_empty() {
        Unreached::NotPicked(able)
    } else if sources.iter().filter_map(out).all(silent) {
        Unreached::Only(sources.iter().filter_map(|source| Some((*source, out(source)?))).collect())
    } else {
        Unreached::TooFar
    }
}

/// Why nobody reaches them, as a sentence: *Liam Doyle has no tie to anyone on the map* · *Callum Reid is tied only to
/// Mick Farrow, who is resistant*.
pub fn unreached_words(person: StakeholderId, why: &Unreached, names: &Names) -> String {
    let name = names.full(person);
    match why {
        Unreached::NoTie => format!("{name} has no tie to anyone on the map"),
        Unreached::NobodyTowards => format!("{name} has ties to others, but none by which they reach {name}"),
        Unreached::Only(people) => {
            let several = people.len() > 1;
            let reach = if several { "could reach" } else { "is the only one who could reach" };
            match people.iter().next() {
                Some((source, reason)) if !several => {
                    format!("{name} is reached only by {}, who {}", names.full(*source), who(*reason, false))
                }
                _ => capital(&format!("{} alone {reach} {name}", why_not_words(people, names))),
            }
        }
        Unreached::NotPicked(people) => {
            let sources: Vec<String> = people.iter().map(|source| names.full(*source)).collect();
            format!("{name} would be reached by {}, who {} not picked", either(&sources), is(sources.len()))
        }
        Unreached::TooFar => format!("{name} is further away than what one other passes on"),
    }
}

/// *A, B or C*, three names at most.
fn either(names: &[String]) -> String {
    listed_up_to(names, 2)
}

fn is(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// What is said of who cannot be picked: *declined* · *is resting* · *are on “never”*.
pub(super) fn who(reason: WhyNot, several: bool) -> &'static str {
    match (reason, several) {
        (WhyNot::Group, false) => "is a group",
        (WhyNot::Group, true) => "are groups",
        (WhyNot::Declined, _) => "declined",
        (WhyNot::Resting, false) => "is resting",
        (WhyNot::Resting, true) => "are resting",
        (WhyNot::Resistant, false) => "is resistant",
        (WhyNot::Resistant, true) => "are resistant",
        (WhyNot::Never, false) => "is on “never”",
        (WhyNot::Never, true) => "are on “never”",
        (WhyNot::Full, false) => "speaks for as many communities as they can",
        (WhyNot::Full, true) => "speak for as many communities as they can",
    }
}

/// Who cannot be picked, grouped by the reason: *Mick and Jo declined, Ivana is resting, Elena is on “never”*.
pub(super) fn why_not_words(people: &BTreeMap<StakeholderId, WhyNot>, names: &Names) -> String {
    let mut groups: BTreeMap<WhyNot, Vec<String>> = BTreeMap::new();
    for (person, reason) in people {
        groups.entry(*reason).or_default().push(names.short(*person));
    }
    // Groups of people are said last: that they cannot be asked is no news.
    let order =
        [WhyNot::Declined, WhyNot::Resting, WhyNot::Resistant, WhyNot::Never, WhyNot::Full, WhyNot::Group];
    let parts = order.into_iter().filter_map(|reason| {
        let people = groups.get(&reason)?;
        Some(format!("{} {}", listed_up_to(people, 3), who(reason, people.len() > 1)))
    });
    let parts: Vec<String> = parts.collect();
    // *A and B declined, C is resting* holds more than one *and*.
    if parts.iter().any(|part| part.contains(" and ")) {
        parts.join(", ")
    } else {
        listed_with_commas(&parts)
    }
}

fn listed_with_commas(parts: &[String]) -> String {
    if parts.len() == 2 { listed(parts) } else { parts.join(", ") }
}
