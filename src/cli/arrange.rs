//! `arrange`: where does everybody stand?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::diagram;
use crate::layout::{Arranged, LAYOUTS, Layout, Progress};
use crate::model::about::Arrangement;
use crate::model::{Document, InitiativeId, StakeholderId};
use crate::share::everything;
use crate::store::{self, Disk};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Places on the network.
pub(super) const ARRANGE: Subcommand = Subcommand {
    name: "arrange",
    help: "Arrange the network, and write everybody's place or keep it in the map",
    arguments: |command| Arguments::augment_args(command).after_help(layouts()),
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// The way to arrange people
    #[arg(long, value_name = "LAYOUT", value_parser = PossibleValuesParser::new(LAYOUTS.iter().map(|layout| layout.id)))]
    layout: String,
    /// Where places go: a table (.csv, or - for standard output), or a map (.swell) in which everybody is pinned
    #[arg(long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// Replace the output if it is there
    #[arg(long)]
    force: bool,
    /// Another number gives another arrangement that is as good
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u32,
    /// Whose ratings count, by name or id; needed for circles where there are several initiatives
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn layouts() -> String {
    let lines = LAYOUTS.iter().map(|layout| format!("  {:<11}{}: {}\n", layout.id, layout.name, layout.help));
    format!(
        "Layouts:\n{}\nThe table has the columns id, name, x and y: points round the middle, x to the right and y \
         down. The id is the one in the source that people came from, where everybody has one of their own; else it \
         is that of the map. Pinned people stay where they are.",
        lines.collect::<String>()
    )
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let layout = Layout::find(&said.layout).ok_or_else(|| Failure::usage("there is no such layout"))?;
    let Some(out) = said.out.clone().or_else(|| said.json.then(|| PathBuf::from("-"))) else {
        return Err(Failure::usage("say where the places go: --out FILE.csv, --out FILE.swell or --out -"));
    };
    files::distinct(&said.file, &out)?;
    let (document, _) = files::open(&said.file)?;
    let initiative = match ask::initiative(&document, said.initiative.as_deref()) {
        // Only ratings are of an initiative.
        Err(_) if said.initiative.is_none() && !layout.is_rated() => None,
        found => found?,
    };
    let document = Arc::new(document);
    let arranged = arranged(&document, layout, initiative, said.seed)?;
    if arranged.sorted == 0 && !arranged.places.is_empty() {
        output.warning(&format!("{}, so everybody stands in rows", layout.nobody.to_lowercase()));
    }
    let is_map = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("swell"));
    if is_map {
        let map = pinned(&document, layout, &arranged, initiative, said.seed);
        files::save(&out, &map, files::overwrite(said.force), output)?;
    } else if !files::is_dash(&out) {
        let table = table(&document, &arranged);
        let saved =
            store::write_export(&Disk, &out, table.as_bytes(), files::overwrite(said.force), files::clock())?;
        saved.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
    } else if !said.json {
        output.bytes(table(&document, &arranged).as_bytes());
    }
    if said.json {
        output.json(&told(&document, layout, &arranged, said.seed))?;
    } else if !files::is_dash(&out) {
        output.message(&format!("{}: {} people in {}", layout.name, arranged.places.len(), out.display()));
    }
    Ok(Code::Done)
}

fn arranged(
    document: &Arc<Document>,
    layout: &Layout,
    initiative: Option<InitiativeId>,
    seed: u32,
) -> Result<Arranged, Failure> {
    let subject = diagram::subject(&everything(document), initiative, seed);
    let arranged = (layout.arrange)(&subject, &Progress::default());
    arranged.ok_or_else(|| Failure::new(Code::Fault, "the arrangement was broken off".to_owned()))
}

/// The map with everybody held at their places.
fn pinned(
    document: &Document,
    layout: &Layout,
    arranged: &Arranged,
    initiative: Option<InitiativeId>,
    seed: u32,
) -> Document {
    let mut map = document.clone();
    map.pins = arranged.places.iter().map(|(id, at)| (*id, *at)).collect();
    map.about.arrangement = Arrangement::by(layout.id, seed, initiative.filter(|_| layout.is_rated()));
    map
}

/// The ids of the source, where everybody has one and no two the same; else those of the map.
fn ids(document: &Document) -> impl Fn(&StakeholderId) -> String + '_ {
    let keys: BTreeSet<&str> =
        document.stakeholders.values().filter_map(|person| person.external_key.as_deref()).collect();
    let own = keys.len() == document.stakeholders.len();
    move |id| {
        let key = document.stakeholders.get(id).and_then(|person| person.external_key.clone());
        key.filter(|_| own).unwrap_or_else(|| id.to_string())
    }
}

fn table(document: &Document, arranged: &Arranged) -> String {
    let id_of = ids(document);
    let name = |id: &StakeholderId| document.stakeholders.get(id).map_or("", |person| person.name.as_str());
    let row = |(id, at): (&StakeholderId, &crate::model::Point)| {
        format!("{},{},{},{}\n", quoted(&id_of(id)), quoted(name(id)), at.x, at.y)
    };
    let rows: String = arranged.places.iter().map(row).collect();
    format!("id,name,x,y\n{rows}")
}

/// As a cell of a table (RFC 4180). What a spreadsheet would take for a formula is kept from that by an apostrophe.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn told(document: &Document, layout: &Layout, arranged: &Arranged, seed: u32) -> serde_json::Value {
    let id_of = ids(document);
    let people: Vec<_> = arranged
        .places
        .iter()
        .filter_map(|(id, at)| Some((id, at, document.stakeholders.get(id)?)))
        .map(|(id, at, person)| json!({"id": id_of(id), "name": person.name, "x": at.x, "y": at.y}))
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "layout": layout.id,
        "seed": seed,
        "sorted": arranged.sorted,
        "people": people,
    })
}
