//! Who stands elsewhere than before, and what made the difference?
//!
//! *Invariants:* the stances are no ladder ([`Engagement::steps`]): from unaware to resistant is no step, yet it leads away
//! from the change, and back from resistant to unaware leads no longer against it. Whoever has no stance at one of the two
//! moments is new or left, not moved. Nothing here is for others: [`crate::plan`] judges for the owner of the map.

use crate::model::{Assessment, Document, Engagement, InitiativeId, Review, ReviewId, StakeholderId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A moment at which it is known where everybody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// As a review froze it.
    Review(ReviewId),
    /// As the map stands on this day.
    Now(Date),
}

/// Whither somebody went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Away from the change.
    Down,
    /// Towards it.
    Up,
    /// They stand where they stood, or nobody knows at either moment.
    Unchanged,
    /// They were not in it then, or nobody knew how they stood.
    New,
    /// They are not in it any more, or nobody knows any more.
    Left,
}

impl Way {
    /// In the order of the list.
    pub const ALL: [Self; 5] = [Self::Down, Self::Up, Self::Unchanged, Self::New, Self::Left];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Down => "Moved down",
            Self::Up => "Moved up",
            Self::Unchanged => "Unchanged",
            Self::New => "New",
            Self::Left => "Left",
        }
    }

    /// True of those who went from one stance to another.
    pub const fn is_move(self) -> bool {
        matches!(self, Self::Down | Self::Up)
    }

    /// Whither a step from one stance to another leads.
    pub const fn between(from: Option<Engagement>, to: Option<Engagement>) -> Self {
        match (from, to) {
            (None, None) => Self::Unchanged,
            (None, Some(_)) => Self::New,
            (Some(_), None) => Self::Left,
            (Some(from), Some(to)) => match (from.steps(to), from, to) {
                (..0, ..) | (0, Engagement::Unaware, Engagement::Resistant) => Self::Down,
                (1.., ..) | (0, Engagement::Resistant, Engagement::Unaware) => Self::Up,
                _ => Self::Unchanged,
            },
        }
    }
}

/// Where one person stood, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Who.
    pub person: StakeholderId,
    /// Then; none where they were not in it or nobody knew.
    pub from: Option<Engagement>,
    /// Since.
    pub to: Option<Engagement>,
    /// Whither.
    pub way: Way,
    /// What made the difference, for the owner of the map alone; none where nobody moved or nothing was written.
    pub cause: Option<String>,
    /// When it was noted.
    pub noted: Option<Date>,
}

impl Movement {
    /// *down to resistant*, *still neutral*, *new: supportive*, *left*.
    pub fn words(&self) -> String {
        let to = self.to.map_or("not known", Engagement::id);
        match self.way {
            Way::Down => format!("down to {to}"),
            Way::Up => format!("up to {to}"),
            Way::Unchanged if self.to.is_none() => "not known".to_owned(),
            Way::Unchanged => format!("still {to}"),
            Way::New => format!("new: {to}"),
            Way::Left => "left".to_owned(),
        }
    }
}

/// Where somebody stood at a moment, with what is known of it.
type Stance = (Option<Engagement>, Option<String>, Option<Date>);

/// The reviews of an initiative, the earliest first; of the same day the earlier id. O(reviews · log).
pub fn reviews(document: &Document, initiative: InitiativeId) -> Vec<(ReviewId, &Review)> {
    let mut found: Vec<(ReviewId, &Review)> = document
        .reviews
        .iter()
        .filter(|(_, review)| review.initiative == initiative)
        .map(|(id, review)| (*id, review))
        .collect();
    found.sort_by_key(|(id, review)| (review.date, *id));
    found
}

/// Everybody who was in the initiative at one of two moments: down first, then up, unchanged, new and left; in each the
/// largest step first, then by name. O(people · log).
///
/// The cause of a movement up to a review is what that review froze, else what was known of the person when it has not been
/// judged again since; up to now it is what is known of them.
pub fn moved(document: &Document, initiative: InitiativeId, from: Moment, to: Moment) -> Vec<Movement> {
    let (before, after) = (stances(document, initiative, from), stances(document, initiative, to));
    let mut people: Vec<StakeholderId> = before.keys().chain(after.keys()).copied().collect();
    people.sort_unstable();
    people.dedup();
    let name = |person: StakeholderId| document.stakeholders.get(&person).map_or("", |p| p.name.as_str());
    let mut found: Vec<Movement> = people
        .into_iter()
        .map(|person| {
            let then = before.get(&person).and_then(|stance| stance.0);
            let now = after.get(&person);
            let since = now.and_then(|stance| stance.0);
            // Somebody who joined without a stance is new as well, and who went without one left.
            let way = match (before.contains_key(&person), now.is_some()) {
                (false, _) => Way::New,
                (_, false) => Way::Left,
                _ => Way::between(then, since),
            };
            let cause = now.and_then(|stance| stance.1.clone()).filter(|_| way.is_move());
            Movement { person, from: then, to: since, way, cause, noted: now.and_then(|stance| stance.2) }
        })
        .collect();
    let far = |one: &Movement| match (one.from, one.to) {
        (Some(from), Some(to)) => from.steps(to).unsigned_abs(),
        _ => 0,
    };
    found.sort_by(|a, b| {
        let order = a.way.cmp(&b.way).then_with(|| far(b).cmp(&far(a)));
        order.then_with(|| name(a.person).cmp(name(b.person))).then_with(|| a.person.cmp(&b.person))
    });
    found
}

fn stances(document: &Document, initiative: InitiativeId, moment: Moment) -> BTreeMap<StakeholderId, Stance> {
    let evidence = |assessment: &Assessment| written(assessment.evidence.as_deref());
    match moment {
        Moment::Now(_) => document
            .assessments_of(initiative)
            .map(|(id, said)| (id, (said.engagement_now, evidence(said), said.assessed_on)))
            .collect(),
        Moment::Review(id) => {
            let Some(review) = document.reviews.get(&id).filter(|one| one.initiative == initiative) else {
                return BTreeMap::new();
            };
            let of_one = |(person, frozen): (&StakeholderId, &crate::model::review::Frozen)| {
                let said = document.assessments.get(&(initiative, *person));
                // What was judged later speaks of a later movement.
                let same = said.filter(|said| said.assessed_on.is_some_and(|on| on <= review.date));
                let cause = written(frozen.cause.as_deref()).or_else(|| same.and_then(evidence));
                let noted = same.and_then(|said| said.assessed_on).unwrap_or(review.date);
                (*person, (frozen.engagement_now, cause, Some(noted)))
            };
            review.ratings.iter().map(of_one).collect()
        }
    }
}

fn written(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
