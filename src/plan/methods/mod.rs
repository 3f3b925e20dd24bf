//! By which methods of the field can the people of an initiative be looked at, and what does each make of them?
//!
//! An open set: each method is a file with what it is for, where it comes from, what it cannot do, and how it sorts people; a
//! line in [`METHODS`] makes it known to the dialog *Ways of looking*.
//!
//! *Invariants:* a method sorts by what is recorded; who lacks what it needs stands beside it, with the reason, and is never
//! guessed. Where a rule is our own and not its author's, `ours` says so. A word that could insult stands behind its definition
//! and only in a method of the level *private*.

mod ackermann;
mod adkar;
mod attitude_impact;
mod cube;
mod engagement;
mod ground;
mod influence_impact;
mod look;
mod mendelow;
pub mod missing;
mod motives;
mod onion;
mod participation;
mod raci;
mod ratio;
mod salience;
mod savage;

pub use ackermann::{Player, player};
pub use adkar::{Element, barrier, scores};
pub use attitude_impact::{Move, response};
pub use cube::{Corner, corner};
pub use engagement::{Step, step};
pub use ground::{Ground, attitude};
pub use influence_impact::{Weigh, done_to, weigh};
pub use look::{
    Axis, Band, Beside, Cell, Class, Column, Look, Member, Plane, Roles, Row, Seen, Sheet, Tone, field,
};
pub use mendelow::strategy;
pub use motives::{SCARF, Scarf};
pub use onion::asks;
pub use participation::{goal, keeps};
pub use raci::{MANY, accountable_or_responsible, faults, without_letter};
pub use ratio::{RULES, Rule};
pub use salience::{Salient, salient};
pub use savage::{Savage, savage};

use crate::model::field::Level;
use crate::model::{Document, InitiativeId};
use crate::plan::checks::Facts;
use jiff::civil::Date;

/// A way of looking at the people of an initiative.
#[derive(Debug)]
pub struct Method {
    /// Stable: `power-interest`.
    pub id: &'static str,
    /// For people: *Power and interest*.
    pub name: &'static str,
    /// Whose it is, in a few words: *Mendelow 1981*.
    pub by: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Where it comes from, and how sure that is.
    pub source: &'static str,
    /// What it does not show, and where it misleads.
    pub limits: &'static str,
    /// Which of its rules are our own; empty where none is.
    pub ours: &'static str,
    /// Who may ever see what it shows.
    pub level: Level,
    /// What it makes of an initiative.
    pub see: fn(&Ground<'_>) -> Seen,
}

/// Every method, in the order in which they are offered: who is there, how they stand, what is promised, what moves them.
pub const METHODS: &[Method] = &[
    mendelow::METHOD,
    ackermann::METHOD,
    influence_impact::METHOD,
    attitude_impact::METHOD,
    engagement::METHOD,
    participation::METHOD,
    raci::METHOD,
    onion::METHOD,
    motives::METHOD,
    adkar::METHOD,
    ratio::METHOD,
    salience::METHOD,
    savage::METHOD,
    cube::METHOD,
];

impl Method {
    /// The method of this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        METHODS.iter().find(|method| method.id == id)
    }
}

/// What every method makes of an initiative, in the order of [`METHODS`]; nothing where it is not on the map. O(methods · people
/// · log + actions that reach them).
pub fn seen(document: &Document, initiative: InitiativeId, today: Date) -> Vec<Seen> {
    let Some(facts) = Facts::of(document, initiative, today) else { return Vec::new() };
    let ground = Ground::new(&facts);
    METHODS.iter().map(|method| (method.see)(&ground)).collect()
}
