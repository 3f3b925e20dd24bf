//! What may leave the map, and for whom?
//!
//! [`disclose`] is the only door. Reports, pictures, exports and the presentation see a [`Disclosure`], never the
//! document; what an audience may not see is not in it. The screen itself paints the disclosure for the owner.
//!
//! *Invariants:* the audience table is data (`table`), driven by the levels of the fields. Redaction is absence.
//! Nothing that an audience sees, no order and no count, depends on what it may not see.
//! This module knows no file, no format and no time. Ids, keys and records come from here to whatever lies behind the
//! door, which need not know the model.

mod audience;
mod copy;
mod counts;
mod coverage;
mod disclosure;
mod edition;
mod heard;
mod letters;
mod moved;
mod movement;
mod names;
mod people;
mod said;
mod secrets;
mod table;
mod texts;
mod words;

pub use audience::{
    ADDITIONS, Addition, Audience, CONTACT, Choices, ENGAGEMENT, REPORTING, ShareError, TACTICS,
};
pub use counts::{Count, Counts, LEAST, Standing, Tally, suppress};
pub use coverage::{Cover, Voice};
pub use disclosure::{Disclosure, Rows, disclose, everything};
pub use edition::{Editions, Given, editions, logged, sum};
pub use letters::{CELL, Letters};
pub use moved::{Paragraph, Reader, names_in, what_moved};
pub use movement::Moves;
pub use names::{HiddenNames, NameInText};
pub use secrets::{Secrets, Sighting};
pub use table::{Rule, every_leaf, rule, tie_rule};
pub use words::{Effect, approach, for_others, grouped, rhythm};

pub use crate::analysis::TieFilter;
pub use crate::plan::heard::{Cell as HeardCell, Contact, Heard as HeardMatrix, Lit, Stage};
pub use crate::plan::load::monday;
pub use crate::plan::{Load, Movement, Next, Way, dates, day, is_overdue, quadrant};

pub use crate::model::about::{About, CustomField, CustomKind, CustomValue};
pub use crate::model::action::{ActionKind, ActionStatus, Need, Repeat, RepeatUnit};
pub use crate::model::assessment::{
    Adkar, AdvocacyState, Answered, Approach, Engagement, Met, Motivator, Motivators, Rater, Reason,
    ReasonKind, Salience,
};
pub use crate::model::edit::counted;
pub use crate::model::field::{About as FieldAbout, Field, Kind, Level, Value};
pub use crate::model::initiative::{
    Affected, Checkpoint, Decision, Measure, Participation, Raci, Risk, RiskKind, Status,
};
pub use crate::model::interaction::{Heard, Kept, Promise};
pub use crate::model::map::Map;
pub use crate::model::message::{Concern, Quadrant, Recipients};
pub use crate::model::numbers::{Amount, Point, Rating, Score, Strength, Whole};
pub use crate::model::review::Frozen;
pub use crate::model::stakeholder::{Channel, Depth, Direction, Onion, StakeholderKind};
pub use crate::model::{
    Action, ActionId, Assessment, Community, CommunityId, Id, Initiative, InitiativeId, Interaction,
    InteractionId, Key, Message, MessageId, Prose, Review, ReviewId, Stakeholder, StakeholderId, Tie, TieId,
    TieKind,
};
