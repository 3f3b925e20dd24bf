//! `rank`: who stands out in the network?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::analysis::{Counting, METRICS, Metric, Network, TieFilter, Weights};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::json;
use std::path::PathBuf;

/// People by a measure of the network.
pub(super) const RANK: Subcommand = Subcommand {
    name: "rank",
    help: "Rank people by a measure of the network",
    arguments: |command| Arguments::augment_args(command).after_help(measures()),
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// The measure
    #[arg(long, value_name = "MEASURE", value_parser = PossibleValuesParser::new(METRICS.iter().map(|metric| metric.id)))]
    by: String,
    /// Only the first so many
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Only ties of these kinds, such as 'trusts,works with'
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    ties: Vec<String>,
    /// Count strong ties for more
    #[arg(long)]
    weighted: bool,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn measures() -> String {
    let lines = METRICS.iter().map(|metric| format!("  {:<15}{}\n", metric.id, metric.help));
    format!("Measures:\n{}", lines.collect::<String>())
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let metric = Metric::find(&said.by).ok_or_else(|| Failure::usage("there is no such measure"))?;
    let (document, _) = files::open(&said.file)?;
    let kinds = ask::kinds(&said.ties);
    let network = Network::build(&document, &TieFilter { kinds, ..TieFilter::default() });
    let weights = if said.weighted { Weights::Strength } else { Weights::Equal };
    let counting = Counting { weights, ..Counting::default() };
    if said.weighted && !metric.weighs {
        output
            .warning(&format!("the strength of ties makes no difference to {}", metric.name.to_lowercase()));
    }
    let mut ranked = metric.ranked(&metric.scores(&network, counting));
    ranked.truncate(said.top.unwrap_or(usize::MAX));
    let people = ranked.iter().filter_map(|(id, score)| Some((id, document.stakeholders.get(id)?, *score)));
    if said.json {
        let people: Vec<_> = people
            .map(|(id, person, score)| {
                json!({"id": id.to_string(), "name": person.name, "score": score, "external_key": person.external_key})
            })
            .collect();
        output.json(&json!({
            "schema_version": SCHEMA_VERSION,
            "metric": metric.id,
            "weighted": said.weighted,
            "people": people,
        }))?;
    } else {
        output.line(&format!("{} ({})", metric.name, metric.range));
        for (place, (_, person, score)) in people.enumerate() {
            output.line(&format!("{:>6}  {score:>14.4}  {}", place + 1, person.name));
        }
    }
    Ok(Code::Done)
}
