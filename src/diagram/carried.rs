//! Which of the picked advocates reaches whom best, and whom does none of them reach?
//!
//! *Invariants:* those who reach most come first; they have letters in that order. It is an analysis for the owner of
//! the map: no picture that leaves the program is given one.

use super::measured::State;
use crate::share::{CommunityId, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Who is carried by whom. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Carried(Arc<Order>);

/// What is known of the picks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Carrying {
    /// The picks with their names, those who add most first.
    pub picks: Vec<(StakeholderId, String)>,
    /// By which pick each person is reached best, and through whom where it is not directly. Picks reach themselves.
    pub people: BTreeMap<StakeholderId, (StakeholderId, Option<String>)>,
    /// Whom the change concerns and no pick reaches.
    pub missed: BTreeSet<StakeholderId>,
    /// The affected communities, and whether each is served.
    pub communities: BTreeMap<CommunityId, bool>,
    /// How much it can be relied on.
    pub state: State,
}

#[derive(Debug, PartialEq)]
struct Order {
    of: Carrying,
    /// The place of each pick among those who reach most.
    places: BTreeMap<StakeholderId, usize>,
    /// The picks in that order: name, and how many they reach best besides themselves.
    picks: Vec<(StakeholderId, String, usize)>,
}

/// How somebody is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// They are the pick of this place.
    Pick(usize),
    /// The pick of this place has a tie to them.
    Direct(usize),
    /// The pick of this place reaches them through somebody.
    Through(usize, &'a str),
    /// Nobody reaches them, though the change concerns them.
    Missed,
    /// The change does not concern them.
    Apart,
}

impl PartialEq for Carried {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl From<Carrying> for Carried {
    /// O(n · log n).
    fn from(of: Carrying) -> Self {
        let mut counts: BTreeMap<StakeholderId, usize> = BTreeMap::new();
        for (person, (pick, _)) in &of.people {
            if person != pick {
                *counts.entry(*pick).or_default() += 1;
            }
        }
        let count = |id: &StakeholderId| counts.get(id).copied().unwrap_or_default();
        let named = of.picks.iter().map(|(id, name)| (*id, name.clone(), count(id)));
        let mut picks: Vec<(StakeholderId, String, usize)> = named.collect();
        // Stable: among those who reach as many, who adds more comes first.
        picks.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        let places = picks.iter().enumerate().map(|(place, (id, ..))| (*id, place)).collect();
        Self(Arc::new(Order { of, places, picks }))
    }
}

impl Carried {
    /// The picks, those who reach most first: who, their name, how many they reach best besides themselves.
    pub fn picks(&self) -> &[(StakeholderId, String, usize)] {
        &self.0.picks
    }

    /// How much it can be relied on.
    pub fn state(&self) -> State {
        self.0.of.state
    }

    /// The affected communities, and whether each is served.
    pub fn communities(&self) -> &BTreeMap<CommunityId, bool> {
        &self.0.of.communities
    }

    /// Whom the change concerns and no pick reaches.
    pub fn missed(&self) -> &BTreeSet<StakeholderId> {
        &self.0.of.missed
    }

    /// How many people whom the change concerns have no direct tie to a pick.
    pub fn without_direct_tie(&self) -> usize {
        let through = self.0.of.people.values().filter(|(_, through)| through.is_some()).count();
        through + self.0.of.missed.len()
    }

    /// How many people are reached or missed.
    pub fn len(&self) -> usize {
        self.0.of.people.len() + self.0.of.missed.len()
    }

    /// Whether anybody is reached through somebody.
    pub fn has_through(&self) -> bool {
        self.0.of.people.values().any(|(_, through)| through.is_some())
    }

    /// True where nothing is known: nobody is picked, and nobody is missed.
    pub fn is_empty(&self) -> bool {
        self.0.picks.is_empty() && self.0.of.missed.is_empty()
    }

    /// How somebody is reached. O(log n).
    pub fn of(&self, id: StakeholderId) -> Reach<'_> {
        let order = &*self.0;
        if let Some(place) = order.places.get(&id) {
            return Reach::Pick(*place);
        }
        let by = order.of.people.get(&id);
        match by.and_then(|(pick, through)| Some((*order.places.get(pick)?, through))) {
            Some((place, Some(through))) => Reach::Through(place, through),
            Some((place, None)) => Reach::Direct(place),
            None if order.of.missed.contains(&id) => Reach::Missed,
            None => Reach::Apart,
        }
    }

    /// The letter of a pick; nothing from the 27th on.
    pub fn letter(place: usize) -> Option<char> {
        u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place))
    }

    /// What is said of somebody: *reached by Owen Pritchard (A) through Kwame Asante*. O(log n).
    pub fn said(&self, id: StakeholderId) -> Option<String> {
        let called = |place: usize| {
            let name = self.0.picks.get(place).map_or("", |(_, name, _)| name.as_str());
            match Self::letter(place) {
                Some(letter) => format!("{name} ({letter})"),
                None => name.to_owned(),
            }
        };
        match self.of(id) {
            Reach::Pick(place) => {
                let count = self.0.picks.get(place).map_or(0, |(.., count)| *count);
                let letter = Self::letter(place).map_or_else(String::new, |letter| format!(" ({letter})"));
                let people = if count == 1 { "person" } else { "people" };
                Some(format!("Picked{letter}, reaches {count} {people} best"))
            }
            Reach::Direct(place) => Some(format!("Reached by {}", called(place))),
            Reach::Through(place, through) => Some(format!("Reached by {} through {through}", called(place))),
            Reach::Missed => Some("Reached by nobody who is picked".to_owned()),
            Reach::Apart => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_by_how_many_are_reached_and_words_say_how() {
        let id = StakeholderId::from_bits;
        let people = [(1, 1, None), (2, 2, None), (3, 2, None), (4, 2, Some("Ben".to_owned()))];
        let carried = Carried::from(Carrying {
            picks: vec![(id(1), "Ana".to_owned()), (id(2), "Bo".to_owned())],
            people: people.into_iter().map(|(who, by, through)| (id(who), (id(by), through))).collect(),
            missed: [id(5)].into(),
            ..Carrying::default()
        });
        assert_eq!((carried.of(id(2)), carried.of(id(1))), (Reach::Pick(0), Reach::Pick(1)));
        assert_eq!((carried.of(id(3)), carried.of(id(4))), (Reach::Direct(0), Reach::Through(0, "Ben")));
        assert_eq!((carried.of(id(5)), carried.of(id(6))), (Reach::Missed, Reach::Apart));
        assert_eq!(carried.without_direct_tie(), 2);
        let said = |n| carried.said(id(n)).unwrap_or_default();
        assert_eq!(said(2), "Picked (A), reaches 2 people best");
        assert_eq!(said(4), "Reached by Bo (A) through Ben");
        assert_eq!(said(5), "Reached by nobody who is picked");
        assert_eq!((Carried::letter(25), Carried::letter(26)), (Some('Z'), None));
    }
}
