//! `info`: what is in a map?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, files};
use crate::file;
use crate::model::Document;
use crate::model::stakeholder::StakeholderKind;
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::json;
use std::path::PathBuf;

/// Counts of every table.
pub(super) const INFO: Subcommand = Subcommand {
    name: "info",
    help: "Say what is in a map: people, communities, ties, initiatives",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (document, _) = files::open(&said.file)?;
    let groups = document.stakeholders.values().filter(|s| s.kind == StakeholderKind::Group).count();
    let people = document.stakeholders.len() - groups;
    let initiatives: Vec<(&str, usize, usize)> = document
        .initiatives
        .iter()
        .map(|(id, initiative)| {
            let actions = document.actions.values().filter(|action| action.initiative == *id).count();
            (initiative.name.as_str(), document.assessments_of(*id).count(), actions)
        })
        .collect();
    if said.json {
        let initiatives: Vec<_> = initiatives
            .iter()
            .map(|(name, assessments, actions)| json!({"name": name, "assessments": assessments, "actions": actions}))
            .collect();
        output.json(&json!({
            "schema_version": SCHEMA_VERSION,
            "format_version": file::VERSION,
            "title": document.about.title,
            "people": people,
            "groups": groups,
            "communities": document.communities.len(),
            "ties": document.ties.len(),
            "initiatives": initiatives,
            "messages": document.messages.len(),
            "actions": document.actions.len(),
            "interactions": document.interactions.len(),
            "reviews": document.reviews.len(),
        }))?;
    } else {
        words(&document, people, groups, &initiatives, output);
    }
    Ok(Code::Done)
}

fn words(
    document: &Document,
    people: usize,
    groups: usize,
    initiatives: &[(&str, usize, usize)],
    output: &mut Output,
) {
    let title = document.about.title.trim();
    output.line(if title.is_empty() { "A map without a title" } else { title });
    for (word, count) in [
        ("People", people),
        ("Groups", groups),
        ("Communities", document.communities.len()),
        ("Ties", document.ties.len()),
        ("Initiatives", initiatives.len()),
    ] {
        output.line(&format!("  {word:<14}{count:>7}"));
    }
    for (name, assessments, actions) in initiatives {
        output.line(&format!("    {name}: {assessments} people, {actions} actions"));
    }
    for (word, count) in [
        ("Messages", document.messages.len()),
        ("Actions", document.actions.len()),
        ("Interactions", document.interactions.len()),
        ("Reviews", document.reviews.len()),
    ] {
        output.line(&format!("  {word:<14}{count:>7}"));
    }
    output.line(&format!("  {:<14}{:>7}", "File format", file::VERSION));
}
