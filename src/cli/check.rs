//! `check`: is the file sound, written as the program writes it, and does each plan hold together?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::file::{self, OpenError};
use crate::model::edit::counted;
use crate::model::{Document, InitiativeId, Key};
use crate::plan::checks::{self, CHECKS, Severity, findings};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Findings about a map.
pub(super) const CHECK: Subcommand = Subcommand {
    name: "check",
    help: "Look for what does not hold together in a map and its plans; exit code 1 if anything is found",
    arguments: Arguments::augment_args,
    run,
};

/// References to nothing, ties twice, records without a name.
const SOUND: &str = "sound";
/// Whether saving the file again would change its bytes.
const CANONICAL: &str = "canonical";

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// The plan of this initiative alone; without it, those of all
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// Only these checks, such as 'overdue,no-owner'; a wrong one gets a list of all
    #[arg(long, value_delimiter = ',', value_name = "ID", value_parser = ids(), hide_possible_values = true)]
    only: Vec<String>,
    /// The day that counts as today
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn ids() -> PossibleValuesParser {
    [SOUND, CANONICAL].into_iter().chain(CHECKS.iter().map(|check| check.id)).collect::<Vec<_>>().into()
}

/// Something that was found.
struct Finding {
    check: &'static str,
    severity: &'static str,
    /// What it is about: a person, an action; empty where the file is meant.
    about: String,
    message: String,
    people: Vec<String>,
}

/// What was found in one place, and how much was put aside there.
struct Group {
    /// The initiative; nothing for the file.
    initiative: Option<String>,
    findings: Vec<Finding>,
    aside: usize,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (bytes, _) = files::read(&said.file, file::LIMIT)?;
    let wanted = |check: &str| said.only.is_empty() || said.only.iter().any(|id| id == check);
    let of_file = |check, severity, message| Finding {
        check,
        severity,
        about: String::new(),
        message,
        people: Vec::new(),
    };
    let mut groups = Vec::new();
    match file::open(&bytes, &files::called(&said.file)) {
        Ok(document) => {
            let mut found = Vec::new();
            if file::save(&document)? != bytes {
                let message = "The file is not written as the program writes it: saving it once mends that";
                found.push(of_file(CANONICAL, Severity::Note.id(), message.to_owned()));
            }
            groups.push(Group { initiative: None, findings: found, aside: 0 });
            let only = match &said.initiative {
                Some(name) => ask::initiative(&document, Some(name))?,
                None => None,
            };
            let today = files::today(said.today)?;
            let meant = document.initiatives.keys().filter(|id| only.is_none_or(|only| only == **id));
            groups.extend(meant.map(|id| of_plan(&document, *id, today, &wanted)));
        }
        Err(OpenError::Faults { faults, .. }) => {
            let findings = faults.into_iter().map(|message| of_file(SOUND, "error", message)).collect();
            groups.push(Group { initiative: None, findings, aside: 0 });
        }
        Err(error) => return Err(error.into()),
    }
    for group in &mut groups {
        group.findings.retain(|finding| wanted(finding.check));
    }
    if said.json {
        output.json(&as_json(&groups))?;
    } else {
        tell(&groups, output);
    }
    let clean = groups.iter().all(|group| group.findings.is_empty());
    Ok(if clean { Code::Done } else { Code::Findings })
}

fn of_plan(document: &Document, id: InitiativeId, today: Date, wanted: &dyn Fn(&str) -> bool) -> Group {
    let found = findings(document, id, today);
    let finding = |finding: checks::Finding| Finding {
        check: finding.check,
        severity: finding.severity().id(),
        people: finding.people.iter().map(|person| document.name(Key::Stakeholder(*person))).collect(),
        message: finding.sentence(),
        about: finding.title,
    };
    Group {
        initiative: Some(document.name(Key::Initiative(id))),
        aside: found.snoozed.iter().filter(|(finding, _)| wanted(finding.check)).count(),
        findings: found.shown.into_iter().map(finding).collect(),
    }
}

fn as_json(groups: &[Group]) -> Value {
    let found: Vec<Value> = groups
        .iter()
        .flat_map(|group| group.findings.iter().map(move |finding| (group, finding)))
        .map(|(group, finding)| {
            json!({
                "initiative": group.initiative,
                "check": finding.check,
                "severity": finding.severity,
                "about": finding.about,
                "message": finding.message,
                "people": finding.people,
            })
        })
        .collect();
    let aside: usize = groups.iter().map(|group| group.aside).sum();
    json!({"schema_version": SCHEMA_VERSION, "findings": found, "put_aside": aside})
}

/// By initiative, then by how much it matters.
fn tell(groups: &[Group], output: &mut Output) {
    let mut before = false;
    for group in groups.iter().filter(|group| !group.findings.is_empty() || group.aside > 0) {
        if before {
            output.line("");
        }
        before = true;
        let title = group.initiative.as_deref().unwrap_or("The file");
        let aside = if group.aside == 0 { String::new() } else { format!(", {} put aside", group.aside) };
        output.line(&format!("{title}: {}{aside}", counted(group.findings.len(), "finding")));
        let mut severity = "";
        for finding in &group.findings {
            if finding.severity != severity {
                severity = finding.severity;
                output.line(&format!("  {}", capital(severity)));
            }
            output.line(&format!("    {} ({})", finding.message, finding.check));
        }
    }
    if groups.iter().all(|group| group.findings.is_empty()) {
        output.line(if before { "Nothing else found" } else { "Nothing found" });
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
