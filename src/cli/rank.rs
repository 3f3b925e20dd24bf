//! `rank`: who stands out in the network?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::analysis::{Counting, Direction, METRICS, Metric, Network, Progress, TieFilter, Weights};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches, value_parser};
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
    /// Ties lead only where they point: who reports, influences, trusts, informs or hands over comes first
    #[arg(long)]
    directed: bool,
    /// Estimate from so many people drawn at random, and say how far off that may be
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(2..))]
    sample: Option<u32>,
    /// Who is drawn
    #[arg(long, value_name = "SEED", default_value_t = 1, requires = "sample")]
    seed: u64,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn measures() -> String {
    let mut text = "Measures:\n".to_owned();
    for metric in METRICS {
        let counts = match (metric.weighs, metric.directs) {
            (true, true) => " (--weighted, --directed)",
            (true, false) => " (--weighted)",
            (false, true) => " (--directed)",
            (false, false) => "",
        };
        text += &format!("  {:<15}{}{counts}\n", metric.id, metric.help);
    }
    text
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let metric = Metric::find(&said.by).ok_or_else(|| Failure::usage("there is no such measure"))?;
    let name = metric.name.to_lowercase();
    let preview = match (said.sample, metric.preview) {
        (Some(_), None) => {
            return Err(Failure::usage(format!("{name} is not sampled: the exact numbers come at once")));
        }
        (sample, preview) => sample.zip(preview),
    };
    let (document, _) = files::open(&said.file)?;
    let kinds = ask::kinds(&said.ties);
    let network = Network::build(&document, &TieFilter { kinds, ..TieFilter::default() });
    let counting = Counting {
        weights: if said.weighted { Weights::Strength } else { Weights::Equal },
        direction: if said.directed { Direction::Along } else { Direction::Both },
    };
    if said.weighted && !metric.weighs {
        output.warning(&format!("the strength of ties makes no difference to {name}"));
    }
    if said.directed && !metric.directs {
        output.warning(&format!("--directed makes no difference to {name}"));
    }
    let sampled = preview.and_then(|(sources, preview)| {
        (preview.compute)(&network, counting, sources as usize, said.seed, &Progress::default())
    });
    let exact = || metric.scores(&network, counting);
    let scores = sampled.as_ref().map_or_else(exact, |sampled| sampled.scores.clone());
    if scores.is_empty() && !network.is_empty() {
        output.warning(&format!("{name} is defined for nobody here: {}", metric.range));
    }
    let error = |id| sampled.as_ref().and_then(|sampled| sampled.error.get(id));
    let mut ranked = metric.ranked(&scores);
    ranked.truncate(said.top.unwrap_or(usize::MAX));
    let people = ranked.iter().filter_map(|(id, score)| Some((id, document.stakeholders.get(id)?, *score)));
    if said.json {
        let people: Vec<_> = people
            .map(|(id, person, score)| {
                let mut line = json!({
                    "id": id.to_string(),
                    "name": person.name,
                    "score": score,
                    "external_key": person.external_key,
                });
                if let Some(error) = error(*id) {
                    line["error"] = json!(error);
                }
                line
            })
            .collect();
        let mut object = json!({
            "schema_version": SCHEMA_VERSION,
            "metric": metric.id,
            "weighted": said.weighted,
            "directed": said.directed,
            "people": people,
        });
        if let Some(sampled) = &sampled {
            object["sampled"] = json!({"sources": sampled.sources, "bound": sampled.bound});
        }
        output.json(&object)?;
        return Ok(Code::Done);
    }
    output.line(&format!("{} ({})", metric.name, metric.range));
    for (place, (id, person, score)) in people.enumerate() {
        let error = error(*id).map(|error| format!(" ± {error:<12.4}")).unwrap_or_default();
        output.line(&format!("{:>6}  {score:>14.4}{error}  {}", place + 1, person.name));
    }
    if let Some(sampled) = &sampled {
        output.line(&format!(
            "Estimated from {} of {} people: ± is met in about 95 of 100 draws; for certain in so many, nobody is off by more than {:.0}.",
            sampled.sources,
            network.len(),
            sampled.bound
        ));
    }
    Ok(Code::Done)
}
