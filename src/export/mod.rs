//! In which formats does a map leave the program?
//!
//! Reports, pictures and tables are written here, each from what an audience may see.
//!
//! *Invariants:* bytes out, no file opened, no clock read; the same input gives the same bytes. Nothing is written while
//! a shareable text names somebody whom the audience may not see. No exporter can name the document.

mod csv;
mod docx;
mod html;
mod ics;
mod json;
mod markdown;
mod markup;
mod mermaid;
mod network;
pub mod pdf;
pub mod proof;
pub mod svg;
pub(crate) mod text;
mod xlsx;

pub use csv::csv;
pub use docx::docx;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use markup::clipboard;
pub use proof::{Leak, Proof, prove, proven, read_back};
pub use xlsx::xlsx;

use crate::diagnostic::{Warned, Warning};
use crate::diagram::{Scene, Theme};
use crate::report::{List, Report};
use crate::share::{Disclosure, NameInText};
use jiff::civil::Date;
use pdf::{Paper, Printed};
use std::collections::BTreeSet;

/// What is written.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// What the audience may see.
    pub disclosure: &'a Disclosure,
    /// A report made from it.
    pub report: Option<&'a Report>,
    /// A picture made from it.
    pub scene: Option<&'a Scene>,
    /// A table made from it.
    pub list: Option<&'a List>,
    /// How many dots of a picture stand for one point: 1 to 3.
    pub scale: u8,
    /// The day of the copy.
    pub today: Date,
    /// On which paper a report is printed.
    pub paper: Paper,
}

impl<'a> Input<'a> {
    /// The tables of what an audience may see, as of this day.
    pub const fn new(disclosure: &'a Disclosure, today: Date) -> Self {
        Self { disclosure, report: None, scene: None, list: None, scale: 2, today, paper: Paper::A4 }
    }
}

/// From what a format is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A report.
    Report,
    /// A picture.
    Picture,
    /// The tables of the map.
    Tables,
    /// One table.
    List,
    /// People and the ties between them.
    Network,
}

impl Source {
    /// Whether it can be made of the whole map, without an initiative.
    pub const fn is_of_the_map(self) -> bool {
        matches!(self, Self::Tables | Self::List | Self::Network)
    }
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The format is made from something else.
    #[error("{0} needs {1}; choose another format")]
    Missing(&'static str, &'static str),
    /// Texts name people whom the audience may not see.
    #[error(
        "a text names someone whom this audience may not see: {}; edit the text, name the role instead, or let it \
         through with a reason", places(.0)
    )]
    Names(Vec<NameInText>),
    /// The map cannot be written in this format.
    #[error("the copy cannot be written as {0}: {1}")]
    Format(&'static str, String),
    /// What was written holds something that its readers may not see.
    #[error("the copy would tell what its readers may not see: {}; nothing was written", leaks(.0))]
    Leak(Vec<Leak>),
}

fn leaks(leaks: &[Leak]) -> String {
    let told: BTreeSet<String> =
        leaks.iter().map(|leak| format!("{} in {}", leak.field, leak.place)).collect();
    told.into_iter().collect::<Vec<_>>().join("; ")
}

fn places(names: &[NameInText]) -> String {
    const SHOWN: usize = 3;
    let mut told: Vec<String> =
        names.iter().take(SHOWN).map(|found| format!("“{}” in {}", found.name, found.place)).collect();
    if names.len() > SHOWN {
        told.push(format!("and {} more", names.len() - SHOWN));
    }
    told.join("; ")
}

/// A format.
pub struct Export {
    /// Stable, for scripts.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence on what it is good for.
    pub help: &'static str,
    /// What file names end in, without the dot.
    pub extension: &'static str,
    /// From what it is made.
    pub source: Source,
    write: fn(&Input<'_>) -> Result<Vec<u8>, ExportError>,
}

/// Every format, in the order of the menu.
pub const EXPORTS: &[Export] = &[
    Export {
        id: "pdf",
        name: "PDF",
        help: "Pages that look the same everywhere, to send, to print and to read aloud",
        extension: "pdf",
        source: Source::Report,
        write: |input| {
            let report = input.report.ok_or(ExportError::Missing("PDF", "a report"))?;
            Ok(Printed::report(report, input.paper)?.output.pdf()?.output)
        },
    },
    Export {
        id: "docx",
        name: "Text document (Word)",
        help: "A document with styles, to be worked on in Word or LibreOffice",
        extension: "docx",
        source: Source::Report,
        write: |input| {
            let report = input.report.ok_or(ExportError::Missing("a text document", "a report"))?;
            docx(report, input.paper)
        },
    },
    Export {
        id: "html",
        name: "Web page",
        help: "One file that opens in any browser and prints well",
        extension: "html",
        source: Source::Report,
        write: |input| {
            let report = input.report.ok_or(ExportError::Missing("a web page", "a report"))?;
            html(report).map(String::into_bytes)
        },
    },
    Export {
        id: "md",
        name: "Markdown",
        help: "Plain text with headings and tables, for wikis and repositories",
        extension: "md",
        source: Source::Report,
        write: |input| {
            let report = input.report.ok_or(ExportError::Missing("Markdown", "a report"))?;
            Ok(markdown(report).into_bytes())
        },
    },
    Export {
        id: "svg",
        name: "Picture (SVG)",
        help: "A picture that stays sharp at any size",
        extension: "svg",
        source: Source::Picture,
        write: |input| {
            let scene = input.scene.ok_or(ExportError::Missing("a picture", "a diagram"))?;
            Ok(svg::svg(scene, Theme::Light).into_bytes())
        },
    },
    Export {
        id: "png",
        name: "Picture (PNG)",
        help: "A picture in dots, for slides, mails and chats",
        extension: "png",
        source: Source::Picture,
        write: |input| {
            let scene = input.scene.ok_or(ExportError::Missing("a picture", "a diagram"))?;
            pdf::picture_png(scene, f32::from(input.scale.clamp(1, 3)))
        },
    },
    Export {
        id: "picture-pdf",
        name: "Picture (PDF)",
        help: "A picture on a page of its own size, sharp in print",
        extension: "pdf",
        source: Source::Picture,
        write: |input| {
            let scene = input.scene.ok_or(ExportError::Missing("a picture", "a diagram"))?;
            Ok(Printed::picture(scene)?.output.pdf()?.output)
        },
    },
    Export {
        id: "xlsx",
        name: "Workbook (Excel)",
        help: "Every table that the audience may see, a sheet each, with filters and a sheet that explains them",
        extension: "xlsx",
        source: Source::Tables,
        write: xlsx,
    },
    Export {
        id: "csv",
        name: "Table (CSV)",
        help: "One table for spreadsheets and other programs; it can be imported again",
        extension: "csv",
        source: Source::List,
        write: |input| csv(input.list.ok_or(ExportError::Missing("CSV", "a table"))?),
    },
    Export {
        id: "ics",
        name: "Calendar (ICS)",
        help: "Actions and checkpoints as whole days, for Outlook, Google and Apple calendars",
        extension: "ics",
        source: Source::Tables,
        write: |input| Ok(ics::ics(input.disclosure, input.today).into_bytes()),
    },
    Export {
        id: "mermaid",
        name: "Mermaid chart",
        help: "Influence and interest as a quadrant chart, for wikis and repositories",
        extension: "mmd",
        source: Source::Tables,
        write: |input| mermaid::mermaid(input.disclosure).map(String::into_bytes),
    },
    Export {
        id: "json",
        name: "Tables (JSON)",
        help: "Every table that the audience may see, for scripts",
        extension: "json",
        source: Source::Tables,
        write: |input| json(input.disclosure).map(String::into_bytes),
    },
    Export {
        id: "graphml",
        name: "Network (GraphML)",
        help: "People and ties, for igraph, networkx, Cytoscape and Gephi",
        extension: "graphml",
        source: Source::Network,
        write: |input| Ok(network::graphml::graphml(input.disclosure).into_bytes()),
    },
    Export {
        id: "gexf",
        name: "Network (GEXF)",
        help: "The same for Gephi, with the places that you chose",
        extension: "gexf",
        source: Source::Network,
        write: |input| Ok(network::gexf::gexf(input.disclosure).into_bytes()),
    },
    Export {
        id: "kumu",
        name: "Network (Kumu)",
        help: "A JSON blueprint for Kumu: elements and connections",
        extension: "json",
        source: Source::Network,
        write: |input| network::kumu::kumu(input.disclosure).map(String::into_bytes),
    },
    Export {
        id: "dot",
        name: "Network (DOT)",
        help: "Text for graphviz",
        extension: "dot",
        source: Source::Network,
        write: |input| Ok(network::dot::dot(input.disclosure).into_bytes()),
    },
    Export {
        id: "edges",
        name: "Ties (CSV)",
        help: "One tie a row, for Gephi, Cytoscape and scripts",
        extension: "csv",
        source: Source::Network,
        write: |input| network::tables::ties(input.disclosure),
    },
    Export {
        id: "nodes",
        name: "People (CSV)",
        help: "One person a row, to go with the table of ties",
        extension: "csv",
        source: Source::Network,
        write: |input| network::tables::people(input.disclosure),
    },
];

impl Export {
    /// The format with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        EXPORTS.iter().find(|export| export.id == id)
    }

    /// Whether it is no text.
    pub fn is_binary(&self) -> bool {
        matches!(self.extension, "pdf" | "docx" | "xlsx" | "png")
    }

    /// Writes the bytes. Refused while a text names somebody whom the audience may not see, unless the names were let
    /// through with a reason; then each of them is a warning.
    pub fn bytes(&self, input: &Input<'_>) -> Result<Warned<Vec<u8>>, ExportError> {
        let stopped = input.disclosure.stopped_by();
        if !stopped.is_empty() {
            return Err(ExportError::Names(stopped.to_vec()));
        }
        let let_through = input.disclosure.names_in_text().iter();
        let warnings = let_through.map(|found| {
            Warning::new(&found.place, format!("names {}, who is not in this copy", found.name))
        });
        let mut warnings: Vec<Warning> = warnings.collect();
        if self.extension == "pdf" {
            warnings.extend(input.report.map(pdf::unprintable).unwrap_or_default());
        }
        Ok(Warned { output: (self.write)(input)?, warnings })
    }
}
