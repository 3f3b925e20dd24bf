//! `new` and `sample`: where does a map begin?

use super::Subcommand;
use super::failure::{Code, Failure};
use super::files;
use super::output::Output;
use crate::file;
use clap::{ArgMatches, Args, FromArgMatches};
use std::path::PathBuf;

/// An empty map.
pub(super) const NEW: Subcommand =
    Subcommand { name: "new", help: "Write an empty map", arguments: Arguments::augment_args, run: new };

/// The worked sample.
pub(super) const SAMPLE: Subcommand = Subcommand {
    name: "sample",
    help: "Write the worked sample: a hospital trust and two changes",
    arguments: Arguments::augment_args,
    run: sample,
};

#[derive(Args)]
struct Arguments {
    /// The file to write, such as move.swell; - is standard output
    out: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

fn new(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let document = files::empty(Some(&said.out), files::seed(&[b"new"])?);
    write(&said, &document, output)
}

fn sample(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    write(&said, &file::sample(), output)
}

fn write(said: &Arguments, document: &crate::model::Document, output: &mut Output) -> Result<Code, Failure> {
    files::save(&said.out, document, files::overwrite(said.force), output)?;
    if !files::is_dash(&said.out) {
        output.message(&format!("Wrote {}", said.out.display()));
    }
    Ok(Code::Done)
}
