//! Who should carry an initiative to the communities that it affects?
//!
//! A [`Ground`] is what the picker needs of the map; [`Rules`] are what the user wants; [`select`] finds the picks, and
//! a [`Selection`] says what they reach, whom they leave out and why.
//!
//! *Invariants:* pure; nothing here knows a name: people and communities are ids. What is not recorded counts as
//! defined for unknown, never as a guess of its own.

mod curve;
mod demand;
mod field;
mod ground;
mod heard;
mod hearing;
mod judge;
mod links;
mod prices;
mod rules;
mod search;
mod select;
mod selection;
mod sensitivity;
mod served;
pub mod telling;
mod voices;

pub use curve::{Curve, curve};
pub use ground::{Candidate, Ground, Promises, WhyNot};
pub use prices::{Price, Rule, Sure, prices};
pub use rules::{Rules, Size};
pub use select::{evaluate, select};
pub use selection::{Covers, Gap, Pick, Reached, Selection, Served, Trouble};
pub use sensitivity::{Sensitivity, sensitivity};
