//! Who moved between one look and the next, as far as an audience may know it?
//!
//! *Invariants:* only looks that follow each other are compared, so that numbers of overlapping times cannot be subtracted.
//! Whoever's stance may not be seen at either end is not in it, neither by name nor in a number. What made the difference is
//! for the owner of the map alone.

use super::audience::Audience;
use super::counts::{Counter, Tally};
use super::table::{Rule, Sight};
use crate::model::about::Privacy;
use crate::model::map::Map;
use crate::model::{Document, InitiativeId, ReviewId, StakeholderId};
use crate::plan::{Moment, Movement, Way, moved, reviews};
use jiff::civil::Date;

const NOW: &str = "assessment.engagement_now";
const THEN: &str = "review.ratings.engagement_now";

/// What moved between a review and the next one, or now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The review from which on.
    pub since: ReviewId,
    /// The review up to which; nothing for now.
    pub until: Option<ReviewId>,
    /// How many went which way; nothing where the audience may not know.
    pub ways: Option<Tally<Way>>,
    /// Who went which way; empty where the audience may not know it person by person.
    pub people: Vec<Movement>,
}

/// What moved from each review to the next, and from the last one until now. O(reviews · people · log).
pub(super) fn moves(
    document: &Document,
    initiative: InitiativeId,
    audience: Audience,
    sight: &Sight<'_>,
    known: &dyn Fn(StakeholderId) -> bool,
) -> Vec<Moves> {
    let all = reviews(document, initiative);
    let next = all.iter().skip(1).map(|(id, _)| Some(*id)).chain([None]);
    let counter = Counter::new(sight, audience);
    let between = |(since, until): (ReviewId, Option<ReviewId>)| {
        let none: Map<String, Privacy> = Map::default();
        let privacy = |id: &ReviewId| document.reviews.get(id).map_or(&none, |review| &review.privacy);
        let kept = |person: StakeholderId, may: &dyn Fn(&str, &Map<String, Privacy>) -> bool| {
            let said = document.assessments.get(&(initiative, person));
            said.is_none_or(|said| may(NOW, &said.privacy))
                && may(THEN, privacy(&since))
                && until.as_ref().is_none_or(|id| may(THEN, privacy(id)))
        };
        let end = until.map_or(Moment::Now(Date::default()), Moment::Review);
        let all = moved(document, initiative, Moment::Review(since), end);
        let counted = |path: &str, privacy: &Map<String, Privacy>| counter.counts(path, privacy);
        let found: Vec<Way> =
            all.iter().filter(|one| kept(one.person, &counted)).map(|one| one.way).collect();
        let shown = |path: &str, privacy: &Map<String, Privacy>| match sight.rule(path, privacy) {
            Rule::Shown => true,
            Rule::Added(addition) => sight.adds(addition),
            _ => false,
        };
        let people = all.into_iter().filter(|one| known(one.person) && kept(one.person, &shown));
        let told = |one: Movement| Movement {
            cause: one.cause.filter(|_| audience == Audience::Me),
            noted: one.noted.filter(|_| audience == Audience::Me),
            ..one
        };
        let people = people.map(told).collect();
        Moves { since, until, ways: counter.tally(NOW, &Way::ALL, &found), people }
    };
    all.iter().map(|(id, _)| *id).zip(next).map(between).collect()
}
