//! `paths`: through whom does one best reach somebody?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::analysis::routes::STEPS;
use crate::analysis::telling::{Ask, asks};
use crate::analysis::{Network, Progress, Route, TieFilter, carrying, routes};
use crate::model::Document;
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The warm route.
pub(super) const PATHS: Subcommand = Subcommand {
    name: "paths",
    help: "Find the most trusted way to somebody: who asks whom",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// Who begins: a person by name, id or e-mail, a community, 'team' or 'advocates' of the initiative
    #[arg(long, value_name = "A")]
    from: String,
    /// Who is to be reached: the same
    #[arg(long, value_name = "B")]
    to: String,
    /// Only ties of these kinds, such as 'trusts,works with'; ties of conflict never carry an ask
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    ties: Vec<String>,
    /// Whose team or advocates, where there are several initiatives
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (document, _) = files::open(&said.file)?;
    let from = ask::people(&document, &said.from, said.initiative.as_deref())?;
    let to = ask::people(&document, &said.to, said.initiative.as_deref())?;
    let filter = TieFilter { kinds: ask::kinds(&said.ties), ..TieFilter::default() };
    let network = Network::build(&document, &carrying(&document, &filter));
    // Nobody cancels here.
    let found = routes(&network, &from, &to, &Progress::default()).unwrap_or_default();
    if said.json {
        let routes: Vec<Value> = found.iter().map(|route| as_json(&document, route)).collect();
        output.json(&json!({
            "schema_version": SCHEMA_VERSION,
            "from": said.from,
            "to": said.to,
            "routes": routes,
        }))?;
    } else if found.is_empty() {
        output.line(&format!("No way of at most {STEPS} ties leads from {} to {}", said.from, said.to));
    } else {
        for (place, route) in found.iter().enumerate() {
            words(&document, place, route, output);
        }
    }
    Ok(Code::Done)
}

fn names<'a>(document: &'a Document, route: &Route) -> Vec<&'a str> {
    let name = |id| document.stakeholders.get(id).map_or("", |person| person.name.as_str());
    route.people.iter().map(name).collect()
}

fn words(document: &Document, place: usize, route: &Route, output: &mut Output) {
    let names = names(document, route);
    let which = if place == 0 { "Warmest".to_owned() } else { format!("Or {place}") };
    output.line(&format!("{which}, trust {:.2}: {}", route.trust(), names.join(" → ")));
    if let [only] = names.as_slice() {
        output.line(&format!("  {only} is on both sides: nobody else need be asked"));
    }
    for ask in asks(document, route) {
        output.line(&format!("  {}", ask.sentence(document)));
    }
}

fn as_json(document: &Document, route: &Route) -> Value {
    let names = names(document, route);
    let step = |(place, ask): (usize, &Ask)| {
        json!({
            "from": names[place],
            "to": names[place + 1],
            "kind": ask.kind.name(),
            "strength": ask.strength,
            "against": ask.against,
            "at_odds": ask.at_odds,
            "message": ask.sentence(document),
        })
    };
    let ids: Vec<String> = route.people.iter().map(ToString::to_string).collect();
    let steps: Vec<Value> = asks(document, route).iter().enumerate().map(step).collect();
    json!({"trust": route.trust(), "people": names, "ids": ids, "steps": steps})
}
