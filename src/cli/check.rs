//! `check`: is the file sound, and written as the program writes it?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, files};
use crate::file::{self, OpenError};
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use serde_json::json;
use std::path::PathBuf;

/// Findings about a map.
pub(super) const CHECK: Subcommand = Subcommand {
    name: "check",
    help: "Look for what does not hold together in a map; exit code 1 if anything is found",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// Only these checks
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    only: Vec<Check>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Check {
    /// References to nothing, ties twice, records without a name
    Sound,
    /// Whether saving the file again would change its bytes
    Canonical,
}

impl Check {
    const fn id(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Canonical => "canonical",
        }
    }
}

struct Finding {
    check: Check,
    severity: &'static str,
    message: String,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (bytes, _) = files::read(&said.file, file::LIMIT)?;
    let mut findings = Vec::new();
    match file::open(&bytes, &files::called(&said.file)) {
        Ok(document) => {
            if file::save(&document)? != bytes {
                let message = "The file is not written as the program writes it: saving it once mends that";
                let message = message.to_owned();
                findings.push(Finding { check: Check::Canonical, severity: "note", message });
            }
        }
        Err(OpenError::Faults { faults, .. }) => findings.extend(faults.into_iter().map(|message| Finding {
            check: Check::Sound,
            severity: "error",
            message,
        })),
        Err(error) => return Err(error.into()),
    }
    findings.retain(|finding| said.only.is_empty() || said.only.contains(&finding.check));
    if said.json {
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                let people: [&str; 0] = [];
                json!({
                    "check": finding.check.id(),
                    "severity": finding.severity,
                    "message": finding.message,
                    "people": people,
                })
            })
            .collect();
        output.json(&json!({"schema_version": SCHEMA_VERSION, "findings": found}))?;
    } else if findings.is_empty() {
        output.line("Nothing found");
    }
    if !said.json {
        for finding in &findings {
            output.line(&format!("{} ({}): {}", finding.severity, finding.check.id(), finding.message));
        }
    }
    Ok(if findings.is_empty() { Code::Done } else { Code::Findings })
}
