//! Where does everybody stand on the network view?
//!
//! *Invariants:* the same subject gives the same places to the last bit; pinned people stay where they were put;
//! everybody else has a place; all numbers are finite. Layouts are named by what they are for, and know neither
//! document nor screen.

mod boxes;
mod by_group;
mod circles;
mod clear;
mod draft;
mod far;
mod force;
mod ground;
mod groups;
mod part;
mod reporting;
mod rings;
mod room;
mod sheet;
mod spread;
mod subject;
mod tidy;
mod turns;
mod unfold;

pub use crate::analysis::Progress;
pub use ground::{Ground, Outline};
pub use spread::spread;
pub use subject::{Arranged, Grouping, Pinned, Positions, Subject};

/// A way to arrange people.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Stable, for scripts and files.
    pub id: &'static str,
    /// What it is for.
    pub name: &'static str,
    /// What it does, in plain words.
    pub help: &'static str,
    /// What the user did, for *undo*.
    pub step: &'static str,
    /// Why nobody could be placed, where that is so.
    pub nobody: &'static str,
    /// What of people their places give away: an audience that may not see all of it gets no such picture.
    pub reveals: &'static [&'static str],
    /// Works it out, and tells how far it is. Nothing where it was cancelled.
    pub arrange: fn(&Subject, &Progress) -> Option<Arranged>,
}

impl Layout {
    /// The layout with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|layout| layout.id == id)
    }

    /// Whether it goes by the ratings in an initiative.
    pub fn is_rated(&self) -> bool {
        self.reveals.iter().any(|path| path.starts_with("assessment."))
    }
}

/// Every layout; the first is the usual one.
pub const LAYOUTS: &[Layout] =
    &[SPREAD, by_group::COMMUNITY, by_group::UNIT, reporting::REPORTING, circles::CIRCLES, circles::RINGS];

/// The usual layout: what is used where nothing else was chosen, or the chosen one may not be shown.
pub const SPREAD: Layout = Layout {
    id: "spread",
    name: "Spread out",
    help: "People who are tied stand near each other, and nobody stands on another",
    step: "Spread out",
    nobody: "Nobody is on the map yet",
    reveals: &[],
    arrange: |subject, progress| {
        let places = spread(&subject.network, &subject.pinned, subject.seed, progress)?;
        Some(Arranged { sorted: places.len(), places, grounds: Vec::new() })
    },
};
