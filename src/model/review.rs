//! Where did everybody stand on a certain day?

use super::about::Privacy;
use super::assessment::Engagement;
use super::id::Id;
use super::initiative::Initiative;
use super::map::Map;
use super::numbers::{Rating, Whole};
use super::part::Prose;
use super::record::record;
use super::stakeholder::Stakeholder;
use jiff::civil::Date;

/// Names a review.
pub type ReviewId = Id<Review>;

record! {
    /// A dated look back with a frozen copy of the assessments.
    pub struct Review {
        /// Of which change.
        initiative: Id<Initiative>, "Initiative", Shareable;
        /// What the review is called.
        name: String, "Name", Shareable;
        /// The day.
        date: Date, "Date", Shareable;
        /// The first question.
        works_well: Option<Prose>, "What works well", Shareable;
        /// The second question.
        needs_attention: Option<Prose>, "What needs attention", Shareable;
        /// What moved since the last one, in words.
        what_moved: Option<Prose>, "What moved", Shareable;
        /// Where everybody stood.
        ratings: Map<Id<Stakeholder>, Frozen>, "Ratings", Team;
        /// How many actions were overdue on that day.
        overdue: Option<Whole<0, 0, 1_000_000>>, "Overdue actions then", Team;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

record! {
    /// Where one stakeholder stood.
    pub struct Frozen {
        /// Then.
        influence: Option<Rating>, "Influence", Team;
        /// Then.
        interest: Option<Rating>, "Interest", Team;
        /// Then.
        impact: Option<Rating>, "Impact", Team;
        /// Then.
        engagement_now: Option<Engagement>, "Engagement then", Private;
        /// Then.
        engagement_wanted: Option<Engagement>, "Engagement wanted then", Team;
        /// What made the difference since the review before: one line, no blame.
        cause: Option<Prose>, "What made the difference", Private;
    }
}
