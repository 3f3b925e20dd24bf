//! What is to be made, for whom, and what is it called?
//!
//! *Invariants:* the name of a file holds the initiative, the kind, the audience and the day: no name of a person, and
//! nothing that depends on what the audience may not see.

use crate::app::files::file_stem;
use crate::export::pdf::Paper;
use crate::export::{EXPORTS, Export, Source};
use crate::model::InitiativeId;
use crate::share::{Audience, Choices};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The format of a whole map, which is no export: it holds everything.
pub(in crate::app) const SWELL: &str = "swell";

/// From what a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Made {
    /// The report with this id.
    Report(&'static str),
    /// The picture with this id.
    Picture(&'static str),
    /// The table with this id.
    List(&'static str),
    /// All tables, or the network.
    Tables,
    /// The map itself.
    Map,
}

impl Made {
    /// Stable, for the export log.
    pub(in crate::app) const fn id(self) -> &'static str {
        match self {
            Self::Report(id) | Self::Picture(id) | Self::List(id) => id,
            Self::Tables => "tables",
            Self::Map => "map",
        }
    }

    /// In the name of a file.
    fn stem(self, format: &str) -> &'static str {
        match (self, format) {
            (Self::Report("one-page"), _) => "plan",
            (Self::Report("engagement-plan"), _) => "full-plan",
            (Self::Report("what-changed"), _) => "changes",
            (Self::Report("person-card"), _) => "card",
            (Self::Report("access-report"), _) => "record",
            (Self::Report(id) | Self::Picture(id) | Self::List(id), _) => id,
            (Self::Tables, "edges") => "ties",
            (Self::Tables, "nodes") => "people",
            (Self::Tables, "graphml" | "gexf" | "kumu" | "dot") => "network",
            (Self::Tables, _) => "data",
            (Self::Map, _) => "backup",
        }
    }

    /// The formats in which it can be written, the usual one first.
    pub(in crate::app) fn formats(self) -> Vec<&'static str> {
        let of = |source: Source| EXPORTS.iter().filter(move |export| export.source == source);
        let named = |ids: &[&'static str]| -> Vec<&'static str> {
            ids.iter().copied().filter(|id| Export::find(id).is_some()).collect()
        };
        match self {
            Self::Report(id) => {
                let mut found = named(&["pdf"]);
                if id == "one-page" {
                    found.extend(named(&["png"]));
                }
                found.extend(named(&["html", "docx", "md"]));
                let others = of(Source::Report).map(|export| export.id);
                let others: Vec<_> = others.filter(|id| !found.contains(id)).collect();
                found.extend(others);
                found
            }
            Self::Picture(_) => named(&["png", "svg", "pdf"]),
            Self::List("actions") => named(&["ics", "xlsx", "csv"]),
            Self::List(_) => named(&["xlsx", "csv"]),
            Self::Tables => {
                let sources = [Source::Tables, Source::List, Source::Network];
                let all = sources.into_iter().flat_map(of);
                all.map(|export| export.id).filter(|id| *id != "ics").collect()
            }
            Self::Map => vec![SWELL],
        }
    }
}

/// Entries of an access report that are left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::app) struct Withheld {
    /// The keys of the entries.
    pub(in crate::app) entries: BTreeSet<String>,
    /// Why.
    pub(in crate::app) reason: String,
}

/// What is to be made. Equal orders of the same map give the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Order {
    /// From what.
    pub(in crate::app) made: Made,
    /// The id of the format.
    pub(in crate::app) format: &'static str,
    /// Which table, where the format holds one.
    pub(in crate::app) list: &'static str,
    /// Of which change.
    pub(in crate::app) initiative: Option<InitiativeId>,
    /// For whom.
    pub(in crate::app) audience: Audience,
    /// What is added.
    pub(in crate::app) choices: Choices,
    /// On which paper.
    pub(in crate::app) paper: Paper,
    /// How many dots stand for a point.
    pub(in crate::app) scale: u8,
    /// What the file is called, without its folder.
    pub(in crate::app) file: String,
    /// The day of the copy.
    pub(in crate::app) today: Date,
    /// What is left out of an access report.
    pub(in crate::app) withheld: Option<Withheld>,
}

/// What the file is called: *one-service-desk_plan_everyone_2026-11-25.pdf*.
pub(in crate::app) fn file_name(
    initiative: &str,
    made: Made,
    list: &str,
    format: &str,
    audience: Audience,
    day: Date,
) -> String {
    let ending = Export::find(format).map_or(format, |export| export.extension);
    let kind = if format == "csv" && made == Made::Tables { list } else { made.stem(format) };
    let stem = file_stem(initiative);
    match (made, audience.person()) {
        // A card and a record say for whom they are.
        (Made::Report(_), Some(_)) => format!("{stem}_{kind}_{day}.{ending}"),
        (_, Some(_)) => format!("{stem}_{kind}_person_{day}.{ending}"),
        (_, None) => format!("{stem}_{kind}_{}_{day}.{ending}", audience.id()),
    }
}

/// How a format is called on its button.
pub(in crate::app) fn format_name(id: &str) -> String {
    match id {
        "docx" => "Word".to_owned(),
        "xlsx" => "Excel".to_owned(),
        "md" => "Markdown".to_owned(),
        "graphml" => "GraphML".to_owned(),
        "kumu" => "Kumu".to_owned(),
        "mermaid" => "Mermaid".to_owned(),
        "edges" => "Ties CSV".to_owned(),
        "nodes" => "People CSV".to_owned(),
        SWELL => "Map".to_owned(),
        other => other.to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_name_says_what_for_whom_and_when() {
        let day = date(2026, 11, 25);
        let name =
            |made, format| file_name("One service desk", made, "people", format, Audience::default(), day);
        assert_eq!(name(Made::Report("one-page"), "pdf"), "one-service-desk_plan_everyone_2026-11-25.pdf");
        assert_eq!(name(Made::Picture("grid"), "svg"), "one-service-desk_grid_everyone_2026-11-25.svg");
        assert_eq!(name(Made::Map, SWELL), "one-service-desk_backup_everyone_2026-11-25.swell");
    }

    #[test]
    fn whatever_can_be_made_has_a_format() {
        let made = [Made::Report("engagement-plan"), Made::Picture("grid"), Made::Tables, Made::Map];
        for made in made {
            assert!(!made.formats().is_empty(), "{made:?}");
        }
    }
}
