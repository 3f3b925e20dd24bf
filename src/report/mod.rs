//! What is told to a reader, before it is known in which format?
//!
//! A [`Report`] is made from what an audience may see, once; HTML, Markdown and the formats to come write the same one.
//!
//! *Invariants:* sections are numbered without gaps, so that nothing shows what an audience does not get; an empty
//! section is not there. This module knows no format, and cannot name the document. The day is an argument.

mod block;
mod calendar;
mod dates;
mod engagement_plan;
mod sections;
mod who;

pub use block::{Block, Card, Cell, Column, Fact, Passage, Report, Row, Section, Table, Tone};
pub use dates::{long, month, short};
pub use engagement_plan::engagement_plan;

use crate::share::Disclosure;
use jiff::civil::Date;

/// What a report needs to know beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The day of the report.
    pub today: Date,
}

/// Why a report cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The report is about one initiative, and none was chosen.
    #[error("an engagement plan is about one initiative; choose which one")]
    NoInitiative,
}

/// A kind of report.
pub struct ReportKind {
    /// Stable, for scripts and file names.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence on what it holds.
    pub help: &'static str,
    /// Writes it.
    pub write: fn(&Disclosure, &Context) -> Result<Report, ReportError>,
}

/// Every report that can be made.
pub const REPORTS: &[ReportKind] = &[ReportKind {
    id: "engagement-plan",
    name: "Engagement plan",
    help: "Why, who, what is said and done, by whom and when, and how it is reviewed",
    write: engagement_plan,
}];
