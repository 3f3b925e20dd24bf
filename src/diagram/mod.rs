//! How does a map look? Pictures of what an audience may see, once for screen and paper.
//!
//! *Invariants:* the same input gives the same picture; what an audience may not see is not in it, neither painted nor
//! named. This module knows no window, no theme in use and no file.

mod areas;
mod arranged;
mod backdrop;
pub mod carried;
pub mod cast;
pub mod colouring;
mod coverage;
mod crossings;
mod drag;
mod engagement;
pub mod found;
pub mod geometry;
pub mod glyph;
pub mod grid;
mod grounds;
mod heard;
mod hull;
pub mod ink;
mod labels;
pub mod legend;
pub mod marks;
pub mod measure;
pub mod measured;
pub mod network;
mod pack;
mod page;
pub mod person;
pub mod scene;
pub mod sheet;
mod stage;
pub mod ties;
mod timeline;
mod tint;
pub mod whereabouts;
mod widths;

pub use arranged::{arranged, network_picture, subject};
pub use carried::{Carried, Carrying, Reach};
pub use cast::{Cast, SizeBy};
pub use colouring::{ColourBy, Colouring, GROUPS};
pub use coverage::coverage;
pub use engagement::engagement;
pub use found::Found;
pub use geometry::{Area, Pos, pos};
pub use grid::{
    Beside, GridFrame, GridOptions, GridPicture, More, Moved, Versus, grid, grid_picture, grid_signs,
    moved_since,
};
pub use heard::heard;
pub use ink::{Ink, Paint, Rgb, Stroke, Theme};
pub use legend::{Entry, Line, Sign, legend, sign};
pub use marks::{Between, Marked, Marks};
pub use measure::{Inter, Measure, Weight};
pub use measured::{Measured, State};
pub use network::{NetworkFrame, NetworkOptions, network, network_legend, network_measured, network_of};
pub use scene::{Align, Detail, Hit, Mark, Scene, Shape, Text};
pub use sheet::{SheetMap, sheet_map};
pub use timeline::timeline;
pub use whereabouts::{Closely, whereabouts, whereabouts_legend};

use crate::layout::Arranged;
use crate::share::Disclosure;
use jiff::civil::Date;

/// A kind of picture.
#[derive(Debug, Clone, Copy)]
pub struct Diagram {
    /// Stable, for scripts.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// What it shows.
    pub help: &'static str,
    /// Paints it at its usual size, as of this day: the initiative is that of the disclosure. Pictures without places of
    /// their own ignore the arrangement.
    pub paint: fn(&Disclosure, &Arranged, Date) -> Scene,
}

/// Every kind of picture.
pub const DIAGRAMS: &[Diagram] = &[
    Diagram {
        id: "grid",
        name: "Influence and interest",
        help: "Who can do how much for or against the change, and who cares how much",
        paint: |disclosure, _, _| {
            let options = GridOptions { show_wanted: true, ..GridOptions::default() };
            grid(disclosure, None, &options, &Inter).0
        },
    },
    Diagram {
        id: "network",
        name: "Network",
        help: "Who is tied to whom, and in which communities",
        paint: |disclosure, arranged, _| {
            let options = NetworkOptions::of(&arranged.grounds);
            network(disclosure, None, &arranged.places, &options, &Inter).0
        },
    },
    Diagram {
        id: "timeline",
        name: "Timeline",
        help: "What is done when: actions, what repeats, and the checkpoints",
        paint: |disclosure, _, today| timeline(disclosure, today, &Inter),
    },
    Diagram {
        id: "coverage",
        name: "Advocates by community",
        help: "Which of the affected communities have a voice of their own, and how strongly the change affects each",
        paint: |disclosure, _, _| coverage(disclosure, &Inter),
    },
    Diagram {
        id: "engagement",
        name: "Engagement matrix",
        help: "How people stand to the change and how they should, as far as these readers may know it",
        paint: |disclosure, _, _| engagement(disclosure, &Inter),
    },
    Diagram {
        id: "heard",
        name: "Messages heard",
        help: "Which message was sent to which community, and which was heard",
        paint: |disclosure, _, today| heard(disclosure, today, &Inter),
    },
];
