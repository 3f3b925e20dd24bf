//! Why does nobody reach them?

use super::super::{Ground, Rules, Selection, WhyNot};
use super::Names;
use super::words::{listed, listed_up_to};
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
    let mut near = Near::default();
    ground.ties.iter().for_each(|tie| near.hear(tie, person));
    near.why(rules, selection)
}

/// Why nobody reaches each of those whom nobody reaches. O(ties · log).
pub(super) fn all_unreached(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
) -> BTreeMap<StakeholderId, Unreached> {
    let mut near: BTreeMap<StakeholderId, Near> =
        selection.missed.iter().map(|person| (*person, Near::default())).collect();
    for tie in &ground.ties {
        for person in [tie.0, tie.1] {
            if let Some(near) = near.get_mut(&person) {
                near.hear(tie, person);
            }
        }
    }
    near.into_iter().map(|(person, near)| (person, near.why(rules, selection))).collect()
}

/// Who is tied to somebody.
#[derive(Default)]
struct Near {
    tied: bool,
    /// Who reaches them.
    sources: BTreeSet<StakeholderId>,
}

impl Near {
    fn hear(&mut self, tie: &(StakeholderId, StakeholderId, TieKind, bool, u32), person: StakeholderId) {
        let (from, to, kind, ..) = tie;
        if (*from != person && *to != person) || from == to {
            return;
        }
        self.tied = true;
        // Who influences or informs reaches along the tie; who is trusted reaches whoever trusts; else both ways.
        let towards = match kind {
            TieKind::Influences | TieKind::Informs => *to == person,
            TieKind::Trusts => *from == person,
            _ => true,
        };
        if towards {
            self.sources.insert(if *from == person { *to } else { *from });
        }
    }

    fn why(self, rules: &Rules, selection: &Selection) -> Unreached {
        let out = |source: &StakeholderId| selection.unavailable.get(source).copied();
        let silent = |why: WhyNot| rules.direct_only || why == WhyNot::Resistant;
        if !self.tied {
            return Unreached::NoTie;
        }
        if self.sources.is_empty() {
            return Unreached::NobodyTowards;
        }
        let able: BTreeSet<StakeholderId> =
            self.sources.iter().filter(|source| out(source).is_none()).copied().collect();
        if !able.is_empty() {
            Unreached::NotPicked(able)
        } else if self.sources.iter().filter_map(out).all(silent) {
            Unreached::Only(self.sources.iter().filter_map(|source| Some((*source, out(source)?))).collect())
        } else {
            Unreached::TooFar
        }
    }
}

/// Why nobody reaches them, as one sentence: *Liam Doyle and Jo Poe have no tie to anyone on the map*. `people` are their
/// names, more than one where `several`.
pub(super) fn together(people: &str, several: bool, why: &Unreached, names: &Names) -> String {
    let (has, is) = if several { ("have", "are") } else { ("has", "is") };
    match why {
        Unreached::NoTie => format!("{people} {has} no tie to anyone on the map"),
        Unreached::NobodyTowards => format!("{people} {has} ties, but none by which others reach them"),
        Unreached::Only(sources) => match sources.first_key_value() {
            Some((source, reason)) if sources.len() == 1 => {
                format!("{people} {is} reached only by {}, who {}", names.full(*source), who(*reason, false))
            }
            _ => format!(
                "{people} {is} reached only by others who cannot be picked: {}",
                why_not_words(sources, names)
            ),
        },
        Unreached::NotPicked(sources) => {
            let others: Vec<String> = sources.iter().map(|source| names.full(*source)).collect();
            match others.as_slice() {
                [one] => format!("{people} would be reached by {one}, who is not picked"),
                [one, other] => format!("{people} would be reached by {one} or {other}, who are not picked"),
                _ => {
                    format!("{people} would be reached by {}, none of them picked", listed_up_to(&others, 2))
                }
            }
        }
        Unreached::TooFar => format!("{people} {is} further away than what one other passes on"),
    }
}

/// Why nobody reaches this person, as a sentence: *Liam Doyle has no tie to anyone on the map*.
pub fn unreached_words(person: StakeholderId, why: &Unreached, names: &Names) -> String {
    together(&names.full(person), false, why, names)
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
