//! `import`: how does a register or network come into a map?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, files};
use crate::diagnostic::Warning;
use crate::import::{Content, Counts, Draft, IMPORTS, Import, LARGEST, Mapping, MatchBy, OnMatch};
use crate::model::TieKind;
use crate::store::Overwrite;
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Registers and networks into a map.
pub(super) const IMPORT: Subcommand = Subcommand {
    name: "import",
    help: "Bring people, ties or networks from other programs into a map",
    arguments: |command| {
        Arguments::augment_args(command).after_help(
            "Examples:\n  groundswell import register.csv --out move.swell --initiative \"Office move\"\n  \
             groundswell import ties.csv --into move.swell\n  \
             groundswell import team.graphml --out team.swell\n  \
             groundswell import advice.gexf --out advice.swell --kind trusts --map 'dept=unit' --map 'age=custom:Number'\n  \
             groundswell import edges.csv --into move.swell --as network --match name --on-match keep\n  \
             groundswell import register.csv --into move.swell --map 'Clout=influence:1-10' --map 'Shoe size=ignore' --dry-run\n\n\
             A table of ties (source, target, weight, type) into an empty map makes the people at their ends; into a map with \
             people it does so with --as network only. Of a network, --as people and --as ties take one half.\n\
             Weights that are not 1 to 5 are stretched to it.",
        )
    },
    run,
};

#[derive(Args)]
struct Arguments {
    /// What to read; - is standard input
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The map that takes it in
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    into: Option<PathBuf>,
    /// A new map; - is standard output
    #[arg(long, value_name = "FILE", required_unless_present_any = ["into", "dry_run"])]
    out: Option<PathBuf>,
    /// Replace the new map if it is there
    #[arg(long)]
    force: bool,
    /// The format; guessed from the name of the file
    #[arg(long, value_parser = PossibleValuesParser::new(IMPORTS.iter().map(|import| import.id)))]
    format: Option<String>,
    /// The row that holds the headings; 0: there are none
    #[arg(long, value_name = "N")]
    header_row: Option<usize>,
    /// Where a column goes: 'Column=field', such as 'Power=influence', 'Power=influence:1-10', 'Hobby=ignore'
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = pair)]
    map: Vec<(String, String)>,
    /// What is taken; guessed from the headings. A network makes people of the ends of ties
    #[arg(long = "as", value_name = "WHAT")]
    content: Option<What>,
    /// The kind of ties that don't say it themselves, such as trusts; else works with, and influences where they have a
    /// direction
    #[arg(long)]
    kind: Option<String>,
    /// Where ratings go; made if it is missing
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// How people are recognised, the best first
    #[arg(long = "match", value_delimiter = ',', default_value = "email,id,name", value_name = "BY")]
    match_by: Vec<By>,
    /// What happens to people who are there: they stay, the source wins, or only blanks are filled
    #[arg(long, default_value = "fill")]
    on_match: On,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    People,
    Ties,
    Network,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Email,
    Id,
    Name,
}

#[derive(Clone, Copy, ValueEnum)]
enum On {
    Keep,
    Take,
    Fill,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (column, field) = text.rsplit_once('=').ok_or("write it as 'Column=field'")?;
    Ok((column.to_owned(), field.to_owned()))
}

/// A source that was read but not understood yet.
struct Source<'a> {
    path: &'a Path,
    format: &'static Import,
    bytes: Vec<u8>,
    mapping: Mapping,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    if said.json && !said.dry_run && said.out.as_deref().is_some_and(files::is_dash) {
        return Err(Failure::usage(
            "the map and the JSON cannot both go to standard output. Name a file with --out",
        ));
    }
    let mut sources = Vec::new();
    for path in &said.sources {
        sources.push(source(path, &said)?);
    }
    // People first, so that ties find their ends.
    let mut contents = Vec::new();
    for source in &sources {
        contents.push(
            (source.format.content)(&source.bytes, &source.mapping)
                .map_err(|error| placed(source.path, error.into()))?,
        );
    }
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|place| contents[*place] == Content::Ties);
    let all: Vec<&[u8]> = sources.iter().map(|source| source.bytes.as_slice()).collect();
    let (mut document, baseline) = match &said.into {
        Some(path) => files::open(path)?,
        None => (files::empty(said.out.as_deref(), files::seed(&all)?), None),
    };
    let mut drafts = Vec::new();
    for place in order {
        let source = &sources[place];
        let read = (source.format.read)(&source.bytes, &document, &source.mapping);
        let mut draft = read.map_err(|error| placed(source.path, error.into()))?;
        document.apply(std::mem::take(&mut draft.edit))?;
        drafts.push((source.path, draft));
    }
    report(&said, &drafts, output)?;
    if said.dry_run {
        return Ok(Code::Done);
    }
    match (&said.into, &said.out, &baseline) {
        (Some(path), _, Some(baseline)) => {
            files::save(path, &document, Overwrite::IfUnchanged(baseline), output)?;
        }
        (Some(path), ..) => files::save(path, &document, Overwrite::Refuse, output)?,
        (None, Some(path), _) => files::save(path, &document, files::overwrite(said.force), output)?,
        (None, None, _) => {}
    }
    Ok(Code::Done)
}

fn placed(path: &Path, failure: Failure) -> Failure {
    Failure { message: format!("{}: {}", files::called(path), failure.message), ..failure }
}

fn source<'a>(path: &'a Path, said: &Arguments) -> Result<Source<'a>, Failure> {
    let format = match &said.format {
        Some(id) => Import::find(id),
        None if files::is_dash(path) => Import::find("csv"),
        None => Import::for_name(&path.to_string_lossy()),
    };
    let format = format.ok_or_else(|| {
        let known: Vec<&str> = IMPORTS.iter().map(|import| import.id).collect();
        let path = path.display();
        Failure::usage(format!(
            "{path}: the name does not tell the format. Say it with --format: {}",
            known.join(", ")
        ))
    })?;
    let (bytes, _) = files::read(path, LARGEST as u64)?;
    let kind = said.kind.as_deref().map(|kind| {
        TieKind::find(kind)
            .ok_or_else(|| Failure::usage("the kind of ties is empty. Say one, such as --kind trusts"))
    });
    let mapping = Mapping {
        columns: said.map.clone(),
        content: said.content.map(|content| match content {
            What::People => Content::People,
            What::Ties => Content::Ties,
            What::Network => Content::Network,
        }),
        header_row: said.header_row,
        kind: kind.transpose()?,
        initiative: said.initiative.clone(),
        match_by: (said.match_by.iter())
            .map(|by| match by {
                By::Email => MatchBy::Email,
                By::Id => MatchBy::Id,
                By::Name => MatchBy::Name,
            })
            .collect(),
        on_match: match said.on_match {
            On::Keep => OnMatch::Keep,
            On::Take => OnMatch::Take,
            On::Fill => OnMatch::Fill,
        },
        seed: files::seed(&[&bytes])?,
    };
    Ok(Source { path, format, bytes, mapping })
}

/// How many people and ties a source touches, with their word.
fn counted(draft: &Draft) -> Vec<(&'static str, Counts)> {
    match draft.content {
        Content::People => vec![("people", draft.counts)],
        Content::Ties => vec![("ties", draft.counts)],
        Content::Network => vec![("people", draft.counts), ("ties", draft.ties)],
    }
}

fn report(said: &Arguments, drafts: &[(&Path, Draft)], output: &mut Output) -> Result<(), Failure> {
    let several = drafts.len() > 1;
    let mut total = Counts::default();
    let mut warnings = Vec::new();
    for (path, draft) in drafts {
        let all = draft.total();
        total.new += all.new;
        total.updated += all.updated;
        total.unchanged += all.unchanged;
        total.skipped += all.skipped;
        for (what, counts) in counted(draft) {
            let Counts { new, updated, unchanged, skipped } = counts;
            output.message(&format!(
                "{}: {what}: {new} new · {updated} updated · {unchanged} unchanged · {skipped} skipped",
                files::called(path)
            ));
        }
        draft.notes.iter().for_each(|note| output.message(&format!("  {note}")));
        for warning in &draft.warnings {
            let place = match (several, warning.place.is_empty()) {
                (false, _) => warning.place.clone(),
                (true, true) => files::called(path),
                (true, false) => format!("{}, {}", files::called(path), warning.place),
            };
            warnings.push(Warning { place, ..warning.clone() });
        }
    }
    if !said.json {
        warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
        return Ok(());
    }
    let sources: Vec<_> = drafts
        .iter()
        .map(|(path, draft)| {
            let columns: Vec<_> = draft
                .columns
                .iter()
                .map(
                    |column| json!({"heading": column.heading, "field": column.field, "scale": column.scale}),
                )
                .collect();
            let counts: serde_json::Map<_, _> = counted(draft)
                .into_iter()
                .map(|(what, counts)| {
                    let Counts { new, updated, unchanged, skipped } = counts;
                    let counts =
                        json!({"new": new, "updated": updated, "unchanged": unchanged, "skipped": skipped});
                    (what.to_owned(), counts)
                })
                .collect();
            json!({"source": files::called(path), "counts": counts, "notes": draft.notes, "columns": columns})
        })
        .collect();
    let warnings: Vec<_> =
        warnings.iter().map(|warning| json!({"place": warning.place, "message": warning.message})).collect();
    output.json(&json!({
        "schema_version": SCHEMA_VERSION,
        "dry_run": said.dry_run,
        "new": total.new,
        "updated": total.updated,
        "unchanged": total.unchanged,
        "skipped": total.skipped,
        "warnings": warnings,
        "sources": sources,
    }))
}
