//! What is kept when it is asked where everybody stands now, and when that is frozen?
//!
//! *Invariants:* each is one step of undo. Who no longer resists needs no reason for it. A second opinion changes nothing of
//! what the map itself holds.

use super::cascade::assessment;
use crate::model::assessment::{Engagement, Rater, Reason, ReasonKind};
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::id::IdMaker;
use crate::model::initiative::InitiativeId;
use crate::model::key::{Key, Record};
use crate::model::numbers::Whole;
use crate::model::part::Prose;
use crate::model::review::{Frozen, Review, ReviewId};
use crate::model::stakeholder::StakeholderId;
use jiff::civil::Date;

/// What is said of one person in a review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Where they stand; nothing where that is not known.
    pub stance: Option<Engagement>,
    /// Why they resist, where they do.
    pub reason: Option<ReasonKind>,
    /// What changed it, in one line; empty leaves what is known of them.
    pub cause: String,
}

/// What is kept with a review besides where everybody stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closing {
    /// What the review is called.
    pub name: String,
    /// The first question.
    pub works_well: String,
    /// The second question.
    pub needs_attention: String,
    /// How many actions are overdue.
    pub overdue: Option<u32>,
}

fn prose(text: &str) -> Option<Prose> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(Prose::from)
}

/// Keeps where somebody stands on this day, with the reason and what changed it. The words of a reason stay while its kind
/// does.
pub fn judge(
    document: &Document,
    initiative: InitiativeId,
    person: StakeholderId,
    answer: &Answer,
    today: Date,
) -> Edit {
    let key = Key::Assessment(initiative, person);
    let mut changed = assessment(document, key);
    changed.engagement_now = answer.stance;
    changed.reason = match (answer.stance, answer.reason) {
        (Some(Engagement::Resistant), Some(kind)) => {
            let text = changed.reason.filter(|reason| reason.kind == kind).and_then(|reason| reason.text);
            Some(Reason { kind, text })
        }
        _ => None,
    };
    if let Some(cause) = prose(&answer.cause) {
        changed.evidence = Some(cause);
    }
    changed.assessed_on = Some(today);
    let word = answer.stance.map_or("not known", Engagement::name);
    Edit::new(format!("Review of {}: {word}", document.name(Key::Stakeholder(person)))).with(key, changed)
}

/// Keeps how a second rater sees somebody.
pub fn second_opinion(
    document: &Document,
    initiative: InitiativeId,
    person: StakeholderId,
    by: StakeholderId,
    opinion: Rater,
) -> Edit {
    let key = Key::Assessment(initiative, person);
    let mut changed = assessment(document, key);
    changed.raters.insert(by, opinion);
    let (person, by) = (document.name(Key::Stakeholder(person)), document.name(Key::Stakeholder(by)));
    Edit::new(format!("Second opinion of {by} on {person}")).with(key, changed)
}

/// Freezes where everybody stands in an initiative. O(its assessments).
pub fn review(
    document: &Document,
    ids: &mut IdMaker,
    initiative: InitiativeId,
    name: &str,
    date: Date,
) -> (ReviewId, Edit) {
    close_review(document, ids, initiative, date, &Closing { name: name.to_owned(), ..Closing::default() })
}

/// Freezes where everybody stands in an initiative, with the two answers and how many actions are overdue. Whoever stands
/// elsewhere than at the review before keeps what is known of them as the cause. O(its assessments + reviews).
pub fn close_review(
    document: &Document,
    ids: &mut IdMaker,
    initiative: InitiativeId,
    date: Date,
    closing: &Closing,
) -> (ReviewId, Edit) {
    let earlier = document
        .reviews
        .iter()
        .filter(|(_, review)| review.initiative == initiative && review.date <= date)
        .max_by_key(|(id, review)| (review.date, **id))
        .map(|(_, review)| review);
    let ratings = document.assessments_of(initiative).map(|(stakeholder, assessment)| {
        let before = earlier.and_then(|review| review.ratings.get(&stakeholder));
        let stood = before.and_then(|frozen| frozen.engagement_now);
        let moved =
            stood.is_some() && assessment.engagement_now.is_some() && stood != assessment.engagement_now;
        let frozen = Frozen {
            influence: assessment.influence,
            interest: assessment.interest,
            impact: assessment.impact,
            engagement_now: assessment.engagement_now,
            engagement_wanted: assessment.engagement_wanted,
            cause: assessment.evidence.clone().filter(|_| moved),
        };
        (stakeholder, frozen)
    });
    let review = Review {
        initiative,
        name: closing.name.trim().to_owned(),
        date,
        works_well: prose(&closing.works_well),
        needs_attention: prose(&closing.needs_attention),
        ratings: ratings.collect(),
        overdue: closing.overdue.map(Whole::nearest),
        ..Review::default()
    };
    let id = ids.next();
    (id, Edit::new(format!("Review {}", review.name)).with(Key::Review(id), Record::from(review)))
}

/// Keeps what made the difference for somebody: with the review up to which they moved, or, without one, with what is known
/// of them now. Empty takes it away.
pub fn cause(
    document: &Document,
    initiative: InitiativeId,
    review: Option<ReviewId>,
    person: StakeholderId,
    text: &str,
) -> Edit {
    let mut edit = Edit::new(format!("What moved {}", document.name(Key::Stakeholder(person))));
    match review {
        None => {
            let key = Key::Assessment(initiative, person);
            let mut changed = assessment(document, key);
            changed.evidence = prose(text);
            edit.put(key, changed);
        }
        Some(id) => {
            let Some(mut changed) = document.reviews.get(&id).cloned() else { return edit };
            if let Some(frozen) = changed.ratings.get_mut(&person) {
                frozen.cause = prose(text);
                edit.put(Key::Review(id), changed);
            }
        }
    }
    edit
}

/// Keeps in a user's own words what moved up to a review; empty gives it back to the words made from the data.
pub fn what_moved(document: &Document, review: ReviewId, text: &str) -> Edit {
    let mut edit = Edit::new("What moved, in words");
    let Some(mut changed) = document.reviews.get(&review).cloned() else { return edit };
    let text = prose(text);
    if changed.what_moved != text {
        changed.what_moved = text;
        edit.put(Key::Review(review), changed);
    }
    edit
}
