//! What do the methods look at?

use crate::model::{Assessment, Engagement, Rating, Stakeholder, StakeholderId};
use crate::plan::checks::Facts;
use crate::plan::{HIGH_IMPACT, near_line};
use std::cmp::Reverse;

/// One initiative on one day, with its people in the order in which methods list them.
pub struct Ground<'a> {
    /// Everything that is asked of the map.
    pub facts: &'a Facts<'a>,
    /// Everybody whom the initiative concerns: the most influential first, unrated ones last, equal ones by name.
    pub people: Vec<(StakeholderId, &'a Stakeholder, &'a Assessment)>,
}

impl<'a> Ground<'a> {
    /// O(people · log people).
    pub fn new(facts: &'a Facts<'a>) -> Self {
        let mut people = facts.people.clone();
        people.sort_by(|a, b| {
            (Reverse(a.2.influence), &a.1.name, a.0).cmp(&(Reverse(b.2.influence), &b.1.name, b.0))
        });
        Self { facts, people }
    }

    /// Whether their influence is high: on the line or above it. Nothing where it is not rated.
    pub fn influential(&self, said: &Assessment) -> Option<bool> {
        Some(u32::from(said.influence?.get()) >= self.facts.initiative.influence_line.get())
    }

    /// Whether their interest is high.
    pub fn interested(&self, said: &Assessment) -> Option<bool> {
        Some(u32::from(said.interest?.get()) >= self.facts.initiative.interest_line.get())
    }

    /// Whether the change weighs on them: 50 or more of 100.
    pub fn hit(&self, said: &Assessment) -> Option<bool> {
        Some(said.impact?.get() >= HIGH_IMPACT)
    }

    /// *near the line*, where a small correction of a rating would move them to another field.
    pub fn near(&self, said: &Assessment) -> Option<&'static str> {
        near_line(said.influence, said.interest, self.facts.initiative).then_some("near the line")
    }
}

/// Whether somebody is for the change (supportive, leading) or against it (resistant). Nothing for who does not know of it, is
/// neither for nor against it, or was not asked about.
pub const fn attitude(now: Option<Engagement>) -> Option<bool> {
    match now {
        Some(Engagement::Supportive | Engagement::Leading) => Some(true),
        Some(Engagement::Resistant) => Some(false),
        Some(Engagement::Unaware | Engagement::Neutral) | None => None,
    }
}

/// Two ratings in few words: *66 · 74*.
pub(super) fn pair(one: Option<Rating>, other: Option<Rating>) -> String {
    let said =
        |rating: Option<Rating>| rating.map_or_else(|| "–".to_owned(), |rating| rating.get().to_string());
    format!("{} · {}", said(one), said(other))
}

/// The name of a stance in small letters, or *not known*.
pub(super) fn stance(now: Option<Engagement>) -> String {
    now.map_or_else(|| "stance not known".to_owned(), |now| now.id().to_owned())
}
