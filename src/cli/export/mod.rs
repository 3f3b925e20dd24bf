//! `export`: what leaves a map, for whom, and as what?
//!
//! *Invariants:* what was written is read back before it goes anywhere; if it holds something that the audience may not see,
//! nothing is written. The map itself is changed by the note in its export log alone.

mod arguments;
mod picture;

use super::failure::{Code, Failure};
use super::output::Output;
use super::{Subcommand, ask, files};
use crate::export::{Export, ExportError, Input, Proof, Source, proven};
use crate::model::{Document, InitiativeId, edits};
use crate::report::{Context, LISTS, ReportError};
use crate::share::{Audience, Secrets, disclose, editions, logged};
use crate::store::{self, Baseline, Disk, Overwrite};
use arguments::{Arguments, formats};
use clap::{ArgMatches, Args, FromArgMatches};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Arc;

/// Reports, pictures and tables.
pub(super) const EXPORT: Subcommand = Subcommand {
    name: "export",
    help: "Write a report, a picture or tables for an audience",
    arguments: |command| Arguments::augment_args(command).after_help(formats()),
    run,
};

/// What was written, and what is known of it.
struct Written {
    bytes: Vec<u8>,
    proof: Proof,
    /// Which report, picture or table.
    what: String,
    /// Check sums of the rows of a report.
    rows: BTreeMap<String, String>,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    files::distinct(&said.file, &said.out)?;
    let format = Export::find(&said.to).ok_or_else(|| Failure::usage("there is no such format"))?;
    let to_pipe = files::is_dash(&said.out);
    if to_pipe && format.is_binary() && !said.force && std::io::stdout().is_terminal() {
        return Err(Failure::usage(format!(
            "{} is no text for a terminal: name a file with --out, or send it on with > or |",
            format.name
        )));
    }
    let (document, baseline) = files::open(&said.file)?;
    let initiative = match ask::initiative(&document, said.initiative.as_deref()) {
        // What is held about a person is in the whole map.
        _ if said.initiative.is_none() && said.person.is_some() => None,
        // Tables and pictures of the whole map need none.
        Err(_) if said.initiative.is_none() && format.source.is_of_the_map() => None,
        found => found?,
    };
    let audience = said.audience(&document)?;
    let is_logged = said.is_logged(audience);
    if is_logged && baseline.is_none() {
        return Err(Failure::usage("the export is noted in the map, so it needs a file, not standard input"));
    }
    let today = files::today(said.today)?;
    let document = Arc::new(document);
    let written = write(&said, format, &document, initiative, audience, today, output)?;
    if to_pipe {
        output.bytes(&written.bytes);
    } else {
        let overwrite = files::overwrite(said.force);
        let saved = store::write_export(&Disk, &said.out, &written.bytes, overwrite, files::clock())?;
        saved.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
        output.message(&format!("Wrote {} for: {}", said.out.display(), audience.name()));
        output.message(&format!("{}: {}", written.proof.verdict(audience), written.proof.counted()));
    }
    if is_logged {
        note(&said, &document, baseline.as_ref(), initiative, audience, today, &written, output)?;
    }
    Ok(Code::Done)
}

fn write(
    said: &Arguments,
    format: &Export,
    document: &Arc<Document>,
    initiative: Option<InitiativeId>,
    audience: Audience,
    today: Date,
    output: &Output,
) -> Result<Written, Failure> {
    let disclosure = disclose(document, initiative, audience, &said.choices())?;
    let mut what = format.id.to_owned();
    let report = match format.source {
        Source::Report => {
            let kind = said.kind(audience)?;
            what = kind.id.to_owned();
            let file = said.out.file_name().map(|name| name.to_string_lossy().into_owned());
            let context = Context {
                today,
                editions: editions(document, initiative, kind.id, audience),
                file: file.filter(|_| !files::is_dash(&said.out)).unwrap_or_default(),
            };
            Some(kind.make(&disclosure, &context)?)
        }
        _ => None,
    };
    let scene = match format.source {
        Source::Picture => {
            let (id, scene) = picture::painted(said, &disclosure, today)?;
            what = id.to_owned();
            Some(scene)
        }
        _ => None,
    };
    let list = match format.source {
        Source::List => {
            let kind = LISTS.iter().find(|list| list.id == said.table);
            let kind = kind.ok_or_else(|| Failure::usage("there is no such table"))?;
            what = kind.id.to_owned();
            Some((kind.make)(&disclosure, initiative))
        }
        _ => None,
    };
    let input = Input {
        report: report.as_ref(),
        scene: scene.as_ref(),
        list: list.as_ref(),
        scale: said.scale,
        paper: said.paper(),
        ..Input::new(&disclosure, today)
    };
    let (made, proof) = proven(format, &input, &Secrets::of(document, &disclosure))?;
    made.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
    let rows = report.map(|report| report.edition.rows).unwrap_or_default();
    Ok(Written { bytes: made.output, proof, what, rows })
}

/// Notes the export in the map: when, for whom, as what, why; no content.
#[expect(clippy::too_many_arguments, reason = "each is a part of the entry")]
fn note(
    said: &Arguments,
    document: &Arc<Document>,
    baseline: Option<&Baseline>,
    initiative: Option<InitiativeId>,
    audience: Audience,
    today: Date,
    written: &Written,
    output: &mut Output,
) -> Result<(), Failure> {
    let choices = said.choices();
    let reason = choices.reason.filter(|reason| !reason.trim().is_empty());
    let entry = logged(
        document,
        initiative,
        &written.what,
        audience,
        &said.to,
        today,
        &written.rows,
        written.proof.counts(),
        reason,
    );
    let mut changed = Document::clone(document);
    changed.apply(edits::exported(document, entry))?;
    let overwrite = baseline.map_or(Overwrite::Refuse, Overwrite::IfUnchanged);
    files::save(&said.file, &changed, overwrite, output)
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
