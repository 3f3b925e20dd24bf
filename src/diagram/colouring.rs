//! By what are people coloured, and what do the colours mean?
//!
//! *Invariants:* a colour of a group goes with a letter, a colour of a scale with its bounds in the legend. Worked out
//! once for a cast, not for each picture of it.

use super::carried::{Carried, Reach};
use super::cast::Cast;
use super::found::Found;
use super::ink::Ink;
use super::legend::{Entry, Sign};
use super::measured::{Measured, STEPS, State};
use super::person::{Body, Tint, Voice};
use crate::share::Disclosure;
use std::collections::BTreeMap;
use std::sync::Arc;

/// By what people are coloured. Badges keep telling the stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ColourBy {
    /// Their stance.
    #[default]
    Stance,
    /// Their community.
    Community,
    /// Their organisation, or their unit where nobody has one.
    Organisation,
    /// Their unit.
    Unit,
    /// Person, group, external.
    Kind,
    /// Advocate, candidate, neither.
    Advocate,
}

impl ColourBy {
    /// In a word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stance => "stance",
            Self::Community => "community",
            Self::Organisation => "organisation",
            Self::Unit => "unit",
            Self::Kind => "kind",
            Self::Advocate => "advocate",
        }
    }
}

/// A colour for each of the five largest groups; the others stay plain.
pub const GROUPS: [Ink; 5] = [Ink::Group1, Ink::Group2, Ink::Group3, Ink::Group4, Ink::Group5];

/// So many picks are named in the legend.
const NAMED: usize = 10;

/// How everybody of a cast is coloured, and the entries of the legend that say so. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Colouring(Arc<Colours>);

#[derive(Debug, PartialEq)]
struct Colours {
    tints: Vec<Tint>,
    legend: Vec<Entry>,
}

impl PartialEq for Colouring {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Colouring {
    /// By something that is known of each person; nothing for stances, which need no other colours. O(n · log n).
    pub fn of(cast: &Cast, disclosure: &Disclosure, by: ColourBy) -> Option<Self> {
        let records = disclosure.stakeholders();
        let organised = records.values().any(|record| record.organisation.is_some());
        let word = |at: usize| -> Option<String> {
            let figure = &cast.people[at];
            let record = records.get(&figure.id)?;
            match by {
                ColourBy::Stance => None,
                ColourBy::Kind => Some(match figure.body {
                    Body::Circle => "Person".to_owned(),
                    Body::Square => "Group".to_owned(),
                    Body::Hexagon => "External".to_owned(),
                }),
                ColourBy::Advocate => match figure.voice {
                    Voice::None => None,
                    Voice::Candidate => Some("Candidate".to_owned()),
                    Voice::Advocate => Some("Advocate".to_owned()),
                },
                ColourBy::Community => {
                    disclosure.communities().get(&cast.homes[at]?).map(|community| community.name.clone())
                }
                ColourBy::Organisation if organised => record.organisation.clone(),
                ColourBy::Organisation | ColourBy::Unit => record.unit.clone(),
            }
        };
        (by != ColourBy::Stance).then(|| Self::groups(cast, by.name(), word))
    }

    /// By groups found from ties. O(n · log n).
    pub fn of_found(cast: &Cast, found: &Found) -> Self {
        // The letters of the colours are those of the groups.
        let number = |at: usize| found.of(cast.people[at].id);
        let names = (0..found.sizes().len()).map(Found::name).collect();
        Self::numbered(cast, "groups by ties", names, number)
    }

    /// By which of the picks everybody is reached best. Further picks than five stay plain, with a letter. O(n · log n).
    pub fn of_carried(cast: &Cast, carried: &Carried) -> Self {
        let ink = |place: usize| GROUPS.get(place).copied().unwrap_or(Ink::Ctl);
        let tint = |figure: &super::person::Figure| match carried.of(figure.id) {
            Reach::Pick(place) => Tint::Pick(ink(place), Carried::letter(place)),
            Reach::Direct(place) => Tint::Group(ink(place), Carried::letter(place)),
            Reach::Through(place, _) => Tint::Through(ink(place), Carried::letter(place)),
            Reach::Missed => Tint::Missed,
            Reach::Apart => Tint::Group(Ink::Ctl, None),
        };
        // Before anything is known everybody keeps the colour of their stance.
        let people = if carried.is_empty() { &[][..] } else { &cast.people[..] };
        let tints: Vec<Tint> = people.iter().map(tint).collect();
        let state = reliance(carried.state());
        let mut legend = vec![Entry::words(format!("Colour: whose advocate reaches me{state}"))];
        if carried.is_empty() && state.is_empty() {
            legend.push(Entry::words("nobody is picked"));
        }
        for (place, (_, name, _)) in carried.picks().iter().take(NAMED).enumerate() {
            let letter = Carried::letter(place).unwrap_or('?');
            legend.push(Entry::new(Sign::Group(ink(place), letter), name.clone()));
        }
        if carried.picks().len() > NAMED {
            legend.push(Entry::words(format!("and {} more", carried.picks().len() - NAMED)));
        }
        if tints.iter().any(|tint| matches!(tint, Tint::Through(..))) {
            legend.push(Sign::Through.into());
        }
        if tints.contains(&Tint::Missed) {
            let words = format!("{} ({})", Sign::Missed.name(), carried.missed().len());
            legend.push(Entry::new(Sign::Missed, words));
        }
        if tints.contains(&Tint::Group(Ink::Ctl, None)) {
            legend.push(Entry::new(Sign::Others, "Not concerned"));
        }
        Self(Arc::new(Colours { tints, legend }))
    }

    /// By a number, in steps. O(n · log n).
    pub fn of_measured(cast: &Cast, measured: &Measured) -> Self {
        let tint = |figure: &super::person::Figure| match measured.of(figure.id) {
            Some(number) => Tint::Step(measured.step(number)),
            None => Tint::Unmeasured,
        };
        // Before the first number is known everybody keeps the colour of their stance.
        let people = if measured.is_empty() { &[][..] } else { &cast.people[..] };
        let tints: Vec<Tint> = people.iter().map(tint).collect();
        let mut legend = vec![Entry::words(format!("Colour: {}", named(measured)))];
        match measured.range() {
            Some((least, most)) if least < most => {
                let bounds = measured.bounds();
                let used = |step: &u8| tints.contains(&Tint::Step(*step));
                for step in (0..STEPS).filter(used) {
                    let (from, to) = (bounds[usize::from(step)], bounds[usize::from(step) + 1]);
                    let (from, to) = (Measured::written(from), Measured::written(to));
                    legend.push(Entry::new(Sign::Step(step), format!("{from}–{to}")));
                }
            }
            Some((only, _)) => legend.push(Entry::new(Sign::Step(0), Measured::written(only))),
            None => {}
        }
        if tints.contains(&Tint::Unmeasured) {
            legend.push(Sign::Unmeasured.into());
        }
        Self(Arc::new(Colours { tints, legend }))
    }

    /// What the legend says.
    pub fn legend(&self) -> &[Entry] {
        &self.0.legend
    }

    /// How one of the cast is coloured.
    pub(super) fn tint(&self, place: usize) -> Option<Tint> {
        self.0.tints.get(place).copied()
    }

    fn groups(cast: &Cast, title: &str, word: impl Fn(usize) -> Option<String>) -> Self {
        let words: Vec<Option<String>> = (0..cast.people.len()).map(word).collect();
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for word in words.iter().flatten() {
            *sizes.entry(word).or_default() += 1;
        }
        let mut largest: Vec<(&str, usize)> = sizes.into_iter().collect();
        largest.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let numbers: BTreeMap<&str, usize> =
            largest.iter().enumerate().map(|(n, (name, _))| (*name, n)).collect();
        let names = largest.iter().map(|(name, _)| (*name).to_owned()).collect();
        let number = |at: usize| numbers.get(words[at].as_deref()?).copied();
        Self::numbered(cast, title, names, number)
    }

    /// The groups of these names and numbers; the first five have colours.
    fn numbered(
        cast: &Cast,
        title: &str,
        names: Vec<String>,
        number: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let letter = |number: usize| char::from(b'A' + number as u8);
        let tint = |at: usize| match number(at).and_then(|number| Some((GROUPS.get(number)?, number))) {
            Some((ink, number)) => Tint::Group(*ink, Some(letter(number))),
            None => Tint::Group(Ink::Ctl, None),
        };
        let tints: Vec<Tint> = (0..cast.people.len()).map(tint).collect();
        let mut legend = vec![Entry::words(format!("Colour: {title}"))];
        let coloured = names.into_iter().zip(GROUPS).enumerate();
        legend.extend(coloured.map(|(n, (name, ink))| Entry::new(Sign::Group(ink, letter(n)), name)));
        if tints.contains(&Tint::Group(Ink::Ctl, None)) {
            legend.push(Sign::Others.into());
        }
        Self(Arc::new(Colours { tints, legend }))
    }
}

/// The name of a measure, with a word where it can't be relied on.
pub(super) fn named(measured: &Measured) -> String {
    format!("{}{}", measured.name(), reliance(measured.state()))
}

/// What is said of something that can't be relied on as it is, after a space.
const fn reliance(state: State) -> &'static str {
    match state {
        State::Exact => "",
        State::Rough => " (estimate)",
        State::Stale => " (out of date)",
        State::Awaited => " (being worked out)",
        State::Stopped => " (stopped)",
    }
}
