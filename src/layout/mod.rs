//! Where does everybody stand on the network view?
//!
//! *Invariants:* the same network, pins and seed give the same places to the last bit; pinned people stay where they
//! were put; everybody else has a place; all numbers are finite. Layouts are named by what they are for, and know
//! neither document nor screen.

mod far;
mod force;
mod groups;
mod room;
mod spread;
mod tidy;
mod unfold;

pub use crate::analysis::Progress;
use crate::analysis::{Network, Point, StakeholderId};
pub use spread::spread;
use std::collections::BTreeMap;

/// A place for each person, in points round the middle at 0, 0; x to the right, y down.
pub type Positions = BTreeMap<StakeholderId, Point>;

/// People who stay where they are.
pub type Pinned = Positions;

/// A way to arrange people.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Stable, for scripts.
    pub id: &'static str,
    /// What it is for.
    pub name: &'static str,
    /// What it does, in plain words.
    pub help: &'static str,
    /// Works it out from the network, who stays, a seed, and where to tell how far it is. Nothing where it was cancelled.
    pub arrange: fn(&Network, &Pinned, u64, &Progress) -> Option<Positions>,
}

impl Layout {
    /// The layout with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|layout| layout.id == id)
    }
}

/// Every layout.
pub const LAYOUTS: &[Layout] = &[Layout {
    id: "spread",
    name: "Spread out",
    help: "People who are tied stand near each other, and nobody stands on another",
    arrange: spread,
}];
