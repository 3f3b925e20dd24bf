//! What is told to a reader, before it is known in which format?
//!
//! A [`Report`] is made from what an audience may see, once; HTML, Markdown and the formats to come write the same one.
//!
//! *Invariants:* sections are numbered without gaps, so that nothing shows what an audience does not get; an empty
//! section is not there. This module knows no format, and cannot name the document. The day is an argument.

mod access_report;
mod advocates;
mod appendix;
mod bars;
mod block;
mod calendar;
mod cover;
mod dashboard;
mod dates;
mod edition;
mod effort;
mod engagement_plan;
mod list;
mod lists;
mod matrix;
mod messages;
mod movements;
mod objectives;
mod one_page;
mod people;
mod person_card;
mod planned;
mod private;
mod progress;
mod sections;
mod strip;
mod taking_part;
mod what_changed;
mod who;

pub use access_report::{Held, access_entries, access_report, access_report_without};
pub use block::{
    Block, Card, Cell, Column, Edition, Fact, Line, Mark, Passage, Place, Report, Row, Section, Shape, Table,
    Tone,
};
pub use dashboard::dashboard;
pub use dates::{long, month, short};
pub use engagement_plan::engagement_plan;
pub use list::{Item, List, ListColumn, ListKind};
pub use lists::LISTS;
pub use one_page::one_page;
pub use person_card::person_card;
pub use what_changed::what_changed;

use crate::share::{Audience, Disclosure, Editions};
use jiff::civil::Date;

/// What a report needs to know beside the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    /// The day of the report.
    pub today: Date,
    /// What these readers got so far.
    pub editions: Editions,
    /// What the file will be called, without its folder; empty where that is not known.
    pub file: String,
}

impl Context {
    /// A report of this day, as the first that its readers get.
    pub fn on(today: Date) -> Self {
        Self { today, ..Self::default() }
    }
}

/// Why a report cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The report is about one initiative, and none was chosen.
    #[error("this report is about one initiative; choose which one")]
    NoInitiative,
    /// The report is for other readers.
    #[error("{0} is not made for these readers ({1}); choose others")]
    NotForThem(&'static str, &'static str),
}

/// A kind of report.
pub struct ReportKind {
    /// Stable, for scripts and file names.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence on what it holds.
    pub help: &'static str,
    /// Who reads it.
    pub reader: Reader,
    write: fn(&Disclosure, &Context) -> Result<Report, ReportError>,
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Everyone, the sponsor, the team or the owner.
    General,
    /// One person, as a card that may be handed to them.
    Card,
    /// One person, as everything that is held about them.
    Access,
}

impl Reader {
    /// Whether the report is made for them.
    pub const fn is(self, audience: Audience) -> bool {
        match self {
            Self::General => audience.person().is_none(),
            Self::Card => matches!(audience, Audience::Card(_)),
            Self::Access => matches!(audience, Audience::Access(_)),
        }
    }
}

impl ReportKind {
    /// The report with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        REPORTS.iter().find(|kind| kind.id == id)
    }

    /// Makes the report, with its version and the marks of what changed. O(records of the initiative · log).
    pub fn make(&self, from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
        if !self.reader.is(from.audience()) {
            return Err(ReportError::NotForThem(self.name, from.audience().name()));
        }
        let mut report = (self.write)(from, context)?;
        edition::mark(&mut report, &context.editions, &context.file);
        Ok(report)
    }
}

/// Every report that can be made.
pub const REPORTS: &[ReportKind] = &[
    ReportKind {
        id: "engagement-plan",
        name: "Engagement plan",
        help: "Why, who, what is said and done, by whom and when, and how it is reviewed",
        reader: Reader::General,
        write: engagement_plan,
    },
    ReportKind {
        id: "one-page",
        name: "Engagement plan on a page",
        help: "The map, who comes next, advocates, the next four weeks, risks and measures on one sheet",
        reader: Reader::General,
        write: one_page,
    },
    ReportKind {
        id: "dashboard",
        name: "Dashboard",
        help: "How the change stands: numbers, engagement, communities, what needs attention and what comes next",
        reader: Reader::General,
        write: dashboard,
    },
    ReportKind {
        id: "what-changed",
        name: "What changed",
        help: "What moved, was reached, done and promised since the last review",
        reader: Reader::General,
        write: what_changed,
    },
    ReportKind {
        id: "person-card",
        name: "Card for a person",
        help: "What the change means for one person, what is asked of them and what comes next",
        reader: Reader::Card,
        write: person_card,
    },
    ReportKind {
        id: "access-report",
        name: "Access report",
        help: "Everything that is held about one person, for that person; others are numbered",
        reader: Reader::Access,
        write: access_report,
    },
];
