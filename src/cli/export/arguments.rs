//! What is said to `export`, and what can be said?

use super::Failure;
use crate::analysis::METRICS;
use crate::cli::ask;
use crate::diagram::DIAGRAMS;
use crate::export::EXPORTS;
use crate::export::pdf::Paper;
use crate::model::Document;
use crate::report::{LISTS, REPORTS, Reader as Readers, ReportKind};
use crate::share::{ADDITIONS, Audience, Choices};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The map; - is standard input
    pub(super) file: PathBuf,
    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(EXPORTS.iter().map(|export| export.id)))]
    pub(super) to: String,
    /// Where it goes; - is standard output
    #[arg(long, value_name = "OUT")]
    pub(super) out: PathBuf,
    /// Replace the output if it is there; write a binary format to a terminal
    #[arg(long)]
    pub(super) force: bool,
    /// Which initiative, by name or id; needed where there are several
    #[arg(long, value_name = "NAME")]
    pub(super) initiative: Option<String>,
    /// Which report
    #[arg(long, default_value = "engagement-plan", value_parser = PossibleValuesParser::new(REPORTS.iter().map(|report| report.id)))]
    report: String,
    /// Which picture
    #[arg(long, default_value = "grid", value_parser = PossibleValuesParser::new(DIAGRAMS.iter().map(|diagram| diagram.id)))]
    pub(super) diagram: String,
    /// A measure by which the network is coloured and sized
    #[arg(long, value_name = "MEASURE", value_parser = PossibleValuesParser::new(METRICS.iter().map(|metric| metric.id)))]
    pub(super) colour_by: Option<String>,
    /// Which table
    #[arg(long, default_value = "people", value_parser = PossibleValuesParser::new(LISTS.iter().map(|list| list.id)))]
    pub(super) table: String,
    /// For whom; everyone where nothing is said
    #[arg(long)]
    audience: Option<Reader>,
    /// Whom a card or an access report is about: full name, id or e-mail
    #[arg(long, value_name = "NAME")]
    pub(super) person: Option<String>,
    /// What is added that the audience does not get otherwise
    #[arg(long, num_args = 1.., value_delimiter = ',', value_name = "FIELD", value_parser = PossibleValuesParser::new(ADDITIONS.iter().map(|addition| addition.id)))]
    include: Vec<String>,
    /// Why more is shown than usual; it is kept in the map's export log
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Let through names in shareable texts that the audience may not see
    #[arg(long, requires = "reason")]
    allow_names: bool,
    /// Note the export in the map's export log, without its content: the next copy then marks what changed
    #[arg(long)]
    log: bool,
    /// The paper
    #[arg(long, default_value = "a4")]
    paper: Sheet,
    /// How many dots of a picture stand for one point
    #[arg(long, default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(super) scale: u8,
    /// The day of the report
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    Everyone,
    Sponsor,
    Team,
    Me,
    /// The person themselves, as a card that may be handed over
    Card,
    /// The person themselves, as everything that is held about them
    Access,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sheet {
    A4,
    Letter,
}

impl Arguments {
    /// The report, which is the person's own where it is made for them.
    pub(super) fn kind(&self, audience: Audience) -> Result<&'static ReportKind, Failure> {
        let found =
            ReportKind::find(&self.report).ok_or_else(|| Failure::usage("there is no such report"))?;
        let is_usual = self.report == REPORTS[0].id;
        let own = || REPORTS.iter().find(|kind| kind.reader.is(audience));
        Ok(if is_usual && !found.reader.is(audience) { own().unwrap_or(found) } else { found })
    }

    /// For whom: what was said, or what follows from the report and the person.
    pub(super) fn audience(&self, document: &Document) -> Result<Audience, Failure> {
        let person = self.person.as_deref().map(|name| ask::person(document, name)).transpose()?;
        let needed = || {
            person.ok_or_else(|| {
                Failure::usage("whom is it about? Say it with --person: full name, id or e-mail")
            })
        };
        let reader = ReportKind::find(&self.report).map(|kind| kind.reader);
        match self.audience {
            None if reader == Some(Readers::Access) => Ok(Audience::Access(needed()?)),
            None if reader == Some(Readers::Card) || person.is_some() => Ok(Audience::Card(needed()?)),
            Some(Reader::Card) => Ok(Audience::Card(needed()?)),
            Some(Reader::Access) => Ok(Audience::Access(needed()?)),
            Some(_) if person.is_some() => {
                Err(Failure::usage("--person goes with --audience card or access only"))
            }
            None | Some(Reader::Everyone) => Ok(Audience::Everyone),
            Some(Reader::Sponsor) => Ok(Audience::Sponsor),
            Some(Reader::Team) => Ok(Audience::Team),
            Some(Reader::Me) => Ok(Audience::Me),
        }
    }

    /// What was chosen beside the audience.
    pub(super) fn choices(&self) -> Choices {
        Choices {
            include: self.include.iter().cloned().collect(),
            reason: self.reason.clone(),
            allow_names: self.reason.clone().filter(|_| self.allow_names),
        }
    }

    /// The paper.
    pub(super) const fn paper(&self) -> Paper {
        match self.paper {
            Sheet::A4 => Paper::A4,
            Sheet::Letter => Paper::Letter,
        }
    }

    /// Whether the export is noted in the map: when that was asked for, and whenever more was shown than usual.
    pub(super) fn is_logged(&self, audience: Audience) -> bool {
        let widened = !self.include.is_empty() || self.allow_names;
        self.log || (widened && self.reason.is_some() && audience != Audience::Me)
    }
}

/// What stands below the help: examples and every id.
pub(super) fn formats() -> String {
    let list = |title: &str, entries: Vec<(&str, &str)>| {
        let lines = entries.iter().map(|(id, help)| format!("  {id:<17}{help}\n"));
        format!("{title}:\n{}\n", lines.collect::<String>())
    };
    let formats = list("Formats", EXPORTS.iter().map(|entry| (entry.id, entry.help)).collect());
    let reports = list("Reports", REPORTS.iter().map(|entry| (entry.id, entry.help)).collect());
    let pictures = list("Pictures", DIAGRAMS.iter().map(|entry| (entry.id, entry.help)).collect());
    let tables = list("Tables", LISTS.iter().map(|entry| (entry.id, entry.help)).collect());
    let examples = "Examples:\n  groundswell export move.swell --to pdf --out plan.pdf\n  \
                    groundswell export move.swell --to pdf --report one-page --audience team --log --out page.pdf\n  \
                    groundswell export move.swell --to docx --report person-card --person 'Ana Ruiz' --out card.docx\n  \
                    groundswell export move.swell --to png --diagram coverage --scale 3 --out coverage.png\n  \
                    groundswell export move.swell --to csv --table actions --audience team --out actions.csv\n  \
                    groundswell export move.swell --to graphml --audience me --out - > all.graphml\n\n\
                    Formats of networks hold whom and what the audience may see: for everyone few people, and ties with \
                    --include reporting only.\n\n";
    let additions = list("Additions", ADDITIONS.iter().map(|entry| (entry.id, entry.name)).collect());
    examples.to_owned() + &formats + &reports + &pictures + &tables + additions.trim_end()
}
