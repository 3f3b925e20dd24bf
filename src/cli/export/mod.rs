//! `export`: what leaves a map, for whom, and as what?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{Subcommand, ask, files};
use crate::analysis::{Counting, METRICS, Metric};
use crate::diagram::{DIAGRAMS, Measured, State, arranged, network_measured};
use crate::export::{EXPORTS, Export, ExportError, Input, Source, proven};
use crate::layout::Progress;
use crate::model::{Document, InitiativeId};
use crate::report::{Context, REPORTS, ReportError};
use crate::share::{ADDITIONS, Audience, Choices, Secrets, disclose};
use crate::store::{self, Disk};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// Reports, pictures and tables.
pub(super) const EXPORT: Subcommand = Subcommand {
    name: "export",
    help: "Write a report, a picture or tables for an audience",
    arguments: |command| Arguments::augment_args(command).after_help(formats()),
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(EXPORTS.iter().map(|export| export.id)))]
    to: String,
    /// Where it goes; - is standard output
    #[arg(long, value_name = "OUT")]
    out: PathBuf,
    /// Replace the output if it is there
    #[arg(long)]
    force: bool,
    /// Which initiative, by name or id; needed where there are several
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// Which report
    #[arg(long, default_value = "engagement-plan", value_parser = PossibleValuesParser::new(REPORTS.iter().map(|report| report.id)))]
    report: String,
    /// Which picture
    #[arg(long, default_value = "grid", value_parser = PossibleValuesParser::new(DIAGRAMS.iter().map(|diagram| diagram.id)))]
    diagram: String,
    /// A measure by which the network is coloured and sized
    #[arg(long, value_name = "MEASURE", value_parser = PossibleValuesParser::new(METRICS.iter().map(|metric| metric.id)))]
    colour_by: Option<String>,
    /// For whom; everyone where nothing is said
    #[arg(long)]
    audience: Option<Reader>,
    /// Whom a card or an access report is about: full name, id or e-mail
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    /// What is added that the audience does not get otherwise
    #[arg(long, num_args = 1.., value_delimiter = ',', value_name = "FIELD", value_parser = PossibleValuesParser::new(ADDITIONS.iter().map(|addition| addition.id)))]
    include: Vec<String>,
    /// Why more is shown than usual
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Let through names in shareable texts that the audience may not see
    #[arg(long, requires = "reason")]
    allow_names: bool,
    /// The day of the report
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
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

fn formats() -> String {
    let list = |title: &str, entries: Vec<(&str, &str)>| {
        let lines = entries.iter().map(|(id, help)| format!("  {id:<17}{help}\n"));
        format!("{title}:\n{}\n", lines.collect::<String>())
    };
    let formats = list("Formats", EXPORTS.iter().map(|entry| (entry.id, entry.help)).collect());
    let reports = list("Reports", REPORTS.iter().map(|entry| (entry.id, entry.help)).collect());
    let pictures = list("Pictures", DIAGRAMS.iter().map(|entry| (entry.id, entry.help)).collect());
    let examples = "Examples:\n  groundswell export move.swell --to html --out plan.html\n  \
                    groundswell export move.swell --to gexf --audience team --out team.gexf\n  \
                    groundswell export move.swell --to graphml --audience me --out - > all.graphml\n  \
                    groundswell export move.swell --to edges --audience team --out ties.csv\n\n\
                    Formats of networks hold whom and what the audience may see: for everyone few people, and ties with \
                    --include reporting only.\n\n";
    let additions = list("Additions", ADDITIONS.iter().map(|entry| (entry.id, entry.name)).collect());
    examples.to_owned() + &formats + &reports + &pictures + additions.trim_end()
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    files::distinct(&said.file, &said.out)?;
    let format = Export::find(&said.to).ok_or_else(|| Failure::usage("there is no such format"))?;
    let (document, _) = files::open(&said.file)?;
    let initiative = match ask::initiative(&document, said.initiative.as_deref()) {
        // Tables and pictures of the whole map need none.
        Err(_) if said.initiative.is_none() && matches!(format.source, Source::Tables | Source::Network) => {
            None
        }
        found => found?,
    };
    let audience = audience(&said, &document)?;
    let choices = Choices {
        include: said.include.iter().cloned().collect(),
        reason: said.reason.clone(),
        allow_names: said.reason.clone().filter(|_| said.allow_names),
    };
    let bytes = written(&said, format, document, initiative, audience, &choices, output)?;
    if files::is_dash(&said.out) {
        output.bytes(&bytes);
        return Ok(Code::Done);
    }
    let saved = store::write_export(&Disk, &said.out, &bytes, files::overwrite(said.force), files::clock())?;
    saved.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
    output.message(&format!("Wrote {} for: {}", said.out.display(), audience.name()));
    Ok(Code::Done)
}

fn audience(said: &Arguments, document: &Document) -> Result<Audience, Failure> {
    let person = said.person.as_deref().map(|name| ask::person(document, name)).transpose()?;
    let needed = || {
        person
            .ok_or_else(|| Failure::usage("whom is it about? Say it with --person: full name, id or e-mail"))
    };
    match said.audience {
        None if person.is_some() => Ok(Audience::Card(needed()?)),
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

fn written(
    said: &Arguments,
    format: &Export,
    document: Document,
    initiative: Option<InitiativeId>,
    audience: Audience,
    choices: &Choices,
    output: &Output,
) -> Result<Vec<u8>, Failure> {
    let document = Arc::new(document);
    let disclosure = disclose(&document, initiative, audience, choices)?;
    let secrets = Secrets::of(&document, &disclosure);
    let report = match format.source {
        Source::Report => {
            let kind = REPORTS.iter().find(|report| report.id == said.report);
            let kind = kind.ok_or_else(|| Failure::usage("there is no such report"))?;
            let context = Context::on(files::today(said.today)?);
            Some(kind.make(&disclosure, &context)?)
        }
        _ => None,
    };
    let scene = match format.source {
        Source::Picture => {
            let diagram = DIAGRAMS.iter().find(|diagram| diagram.id == said.diagram);
            let diagram = diagram.ok_or_else(|| Failure::usage("there is no such picture"))?;
            // Only the network has places of its own.
            let arranged =
                if diagram.id == "network" { arranged(&disclosure, &Progress::default()) } else { None };
            let arranged = arranged.unwrap_or_default();
            Some(match said.colour_by.as_deref().and_then(Metric::find) {
                // Reckoned from the ties that these readers see.
                Some(metric) if diagram.id == "network" => {
                    let scores = metric.scores(&disclosure.network(), Counting::default());
                    let measured = Measured::new(metric.name, scores.iter(), State::Exact);
                    network_measured(&disclosure, &arranged, &measured)
                }
                Some(_) => return Err(Failure::usage("--colour-by goes with --diagram network only")),
                None => (diagram.paint)(&disclosure, &arranged, files::today(said.today)?),
            })
        }
        _ => None,
    };
    let input = Input {
        report: report.as_ref(),
        scene: scene.as_ref(),
        ..Input::new(&disclosure, files::today(said.today)?)
    };
    // What was written is read back before anything of it reaches a disk.
    let (written, _) = proven(format, &input, &secrets)?;
    written.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
    Ok(written.output)
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::chain(Code::Usage, &error)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        let code = match error {
            ExportError::Missing(..) => Code::Usage,
            ExportError::Names(_) => Code::Data,
            ExportError::Format(..) | ExportError::Leak(_) => Code::Fault,
        };
        let mut failure = Self::chain(code, &error);
        if code == Code::Data {
            failure.message.push_str(": --allow-names --reason TEXT");
        }
        failure
    }
}
