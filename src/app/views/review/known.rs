//! What is known of the two days that are compared?
//!
//! *Invariants:* it belongs to one change of the map, one initiative, two moments and one reader, and is worked out again when
//! one of them is another.

use crate::app::context::Context;
use crate::model::{InitiativeId, Rating, StakeholderId};
use crate::plan::{self, Moment, Movement, Way};
use crate::share::{Paragraph, Reader, what_moved};
use std::collections::BTreeMap;

/// Influence and interest.
type Place = (Rating, Rating);

#[derive(Default)]
pub(super) struct Known {
    of: Option<(u64, InitiativeId, Moment, Moment, Reader)>,
    /// Everybody at one of the two moments, in the order of the list.
    pub(super) movements: Vec<Movement>,
    /// For its reader.
    pub(super) paragraph: Paragraph,
    /// Where those who have a place stood, and where they stand.
    pub(super) places: BTreeMap<StakeholderId, (Option<Place>, Option<Place>)>,
    /// The two days, as they are written.
    pub(super) days: (String, String),
    /// The review up to which it is compared, and whether the other is the one before it.
    pub(super) later: Option<(crate::model::ReviewId, bool)>,
}

impl Known {
    pub(super) fn follow(
        &mut self,
        cx: &Context<'_>,
        initiative: InitiativeId,
        from: Moment,
        to: Moment,
        reader: Reader,
    ) {
        let of = Some((cx.revision, initiative, from, to, reader));
        if self.of == of {
            return;
        }
        self.of = of;
        self.movements = plan::moved(cx.document, initiative, from, to);
        self.paragraph = what_moved(cx.document, initiative, from, to, reader);
        let (before, after) = (places(cx, initiative, from), places(cx, initiative, to));
        let people = self.movements.iter().map(|one| one.person);
        self.places = people.map(|id| (id, (before.get(&id).copied(), after.get(&id).copied()))).collect();
        self.days = (day(cx, from), day(cx, to));
        self.later = match (from, to) {
            (Moment::Review(earlier), Moment::Review(later)) => {
                let all = plan::reviews(cx.document, initiative);
                let place = |id| all.iter().position(|(other, _)| *other == id);
                let next = place(earlier).map(|place| place + 1) == place(later);
                Some((later, next))
            }
            _ => None,
        };
    }

    /// How many went this way.
    pub(super) fn count(&self, way: Way) -> usize {
        self.movements.iter().filter(|one| one.way == way).count()
    }
}

/// Where everybody stood who had a place then.
fn places(cx: &Context<'_>, initiative: InitiativeId, moment: Moment) -> BTreeMap<StakeholderId, Place> {
    match moment {
        Moment::Now(_) => {
            let all = cx.document.assessments_of(initiative);
            all.filter_map(|(id, said)| Some((id, (said.influence?, said.interest?)))).collect()
        }
        Moment::Review(id) => {
            let ratings = cx.document.reviews.get(&id).map(|review| review.ratings.iter());
            let all = ratings.into_iter().flatten();
            all.filter_map(|(id, said)| Some((*id, (said.influence?, said.interest?)))).collect()
        }
    }
}

fn day(cx: &Context<'_>, moment: Moment) -> String {
    match moment {
        Moment::Now(_) => "Now".to_owned(),
        Moment::Review(id) => cx
            .document
            .reviews
            .get(&id)
            .map(|review| crate::app::form::day::short(review.date, cx.today))
            .unwrap_or_default(),
    }
}
