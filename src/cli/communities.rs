//! `communities`: who belongs together by their ties, and does that agree with what was declared?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::analysis::communities::SEED;
use crate::analysis::{
    Communities, Comparison, Network, Progress, TieFilter, Weights, carrying, communities, compare, telling,
};
use crate::model::{CommunityId, Document, StakeholderId};
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Groups found from ties.
pub(super) const COMMUNITIES: Subcommand = Subcommand {
    name: "communities",
    help: "Find who belongs together by their ties, and compare with the declared communities",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// Only ties of these kinds, such as 'trusts,works with'
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    ties: Vec<String>,
    /// Count strong ties for more: so it is unless --ties-equal is said
    #[arg(long, conflicts_with = "ties_equal")]
    weighted: bool,
    /// Count every tie alike, whatever its strength
    #[arg(long)]
    ties_equal: bool,
    /// Another seed may put people differently who stand between two groups
    #[arg(long, value_name = "N", default_value_t = SEED)]
    seed: u64,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (document, _) = files::open(&said.file)?;
    // To be at odds brings nobody together, unless that is what was asked for.
    let filter = match ask::kinds(&said.ties) {
        Some(kinds) => TieFilter { kinds: Some(kinds), ..TieFilter::default() },
        None => carrying(&document, &TieFilter::default()),
    };
    let network = Network::build(&document, &filter);
    let weights = if said.ties_equal { Weights::Equal } else { Weights::Strength };
    let progress = Progress::default();
    // Nobody cancels here.
    let found = communities(&network, weights, said.seed, &progress).unwrap_or_default();
    let compared = compare(&document, &network, &found, &progress).unwrap_or_default();
    if said.json {
        output.json(&json!({
            "schema_version": SCHEMA_VERSION,
            "weighted": weights == Weights::Strength,
            "seed": said.seed,
            "modularity": found.modularity,
            "agreement": compared.agreement,
            "groups": groups(&document, &found, &compared),
            "splits": splits(&document, &compared),
            "elsewhere": elsewhere(&document, &compared),
        }))?;
    } else {
        words(&document, &found, &compared, output);
    }
    Ok(Code::Done)
}

fn name(document: &Document, id: StakeholderId) -> &str {
    document.stakeholders.get(&id).map_or("", |person| person.name.as_str())
}

fn community(document: &Document, id: CommunityId) -> &str {
    document.communities.get(&id).map_or("", |community| community.name.as_str())
}

fn groups(document: &Document, found: &Communities, compared: &Comparison) -> Vec<Value> {
    let group = |(group, called): (&Vec<StakeholderId>, &crate::analysis::GroupName)| {
        let members: Vec<&str> = group.iter().map(|id| name(document, *id)).collect();
        let ids: Vec<String> = group.iter().map(StakeholderId::to_string).collect();
        json!({"name": called.words(document), "members": members, "ids": ids})
    };
    found.groups.iter().zip(&compared.names).map(group).collect()
}

fn splits(document: &Document, compared: &Comparison) -> Vec<Value> {
    let split = |split: &crate::analysis::comparison::Split| {
        let parts: Vec<Value> = split
            .parts
            .iter()
            .map(|(group, people)| {
                let people: Vec<&str> = people.iter().map(|id| name(document, *id)).collect();
                json!({"group": group, "people": people})
            })
            .collect();
        json!({
            "community": community(document, split.community),
            "parts": parts,
            "ties_within": split.within,
            "ties_between": split.between,
            "message": telling::split(document, split),
        })
    };
    compared.splits.iter().map(split).collect()
}

fn elsewhere(document: &Document, compared: &Comparison) -> Vec<Value> {
    let person = |one: &crate::analysis::comparison::Elsewhere| {
        json!({
            "id": one.person.to_string(),
            "name": name(document, one.person),
            "community": community(document, one.home),
            "elsewhere": community(document, one.there),
            "share_home": one.share_home,
            "share_elsewhere": one.share_there,
            "message": telling::elsewhere(document, one),
        })
    };
    compared.elsewhere.iter().map(person).collect()
}

fn words(document: &Document, found: &Communities, compared: &Comparison, output: &mut Output) {
    let shared = found.shared().len();
    let groups = if shared == 1 { "1 group".to_owned() } else { format!("{shared} groups") };
    output.line(&format!("{groups}, modularity {:.4}", found.modularity));
    if let Some(agreement) = compared.agreement {
        output.line(&format!(
            "Agreement with the declared communities: {agreement:.2} (1 the same, 0 by chance)"
        ));
    }
    for (group, called) in found.shared().iter().zip(&compared.names) {
        output.line("");
        output.line(&format!("{} ({} people)", called.words(document), group.len()));
        let members: Vec<&str> = group.iter().map(|id| name(document, *id)).collect();
        output.line(&format!("  {}", members.join(", ")));
    }
    let alone = found.groups.len() - shared;
    if alone > 0 {
        output.line("");
        output.line(&format!("Without ties: {alone}"));
    }
    for said in [
        compared.splits.iter().map(|one| telling::split(document, one)).collect::<Vec<_>>(),
        compared.elsewhere.iter().map(|one| telling::elsewhere(document, one)).collect(),
    ] {
        if !said.is_empty() {
            output.line("");
        }
        said.iter().for_each(|line| output.line(line));
    }
}
