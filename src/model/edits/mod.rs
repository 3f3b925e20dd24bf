//! Which edit does what the user wants, with its whole consequence?
//!
//! Pure functions from a document to an `Edit`. A dialog can show the effect before it is applied.
//!
//! *Invariants:* an edit from here applies to the document that it was built from, and leaves nothing dangling.

mod advocacy;
mod cascade;
mod exporting;
mod people;
mod plan;
mod reviewing;

pub use advocacy::{Asked, answer, ask};
pub use cascade::{merge, remove};
pub(crate) use exporting::WHOLE;
pub use exporting::exported;
pub use people::{
    add_community, add_initiative, add_stakeholder, change, duplicate, engage, pin, rate, rename, tie, unpin,
    update_tie,
};
pub use plan::{add_action, add_message, adopt, include, leave, log};
pub use reviewing::{Answer, Closing, cause, close_review, judge, review, second_opinion, what_moved};
