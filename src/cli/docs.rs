//! `completions` and `man`: how do the shell and the manual learn of the commands?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{Subcommand, run::command};
use clap::{ArgMatches, Args, Command, FromArgMatches};
use clap_complete::Shell;

/// Completions for a shell.
pub(super) const COMPLETIONS: Subcommand = Subcommand {
    name: "completions",
    help: "Print the completions for a shell",
    arguments: Arguments::augment_args,
    run: completions,
};

/// The manual page.
pub(super) const MAN: Subcommand = Subcommand {
    name: "man",
    help: "Print the manual page",
    arguments: |command: Command| command,
    run: man,
};

#[derive(Args)]
struct Arguments {
    /// The shell
    shell: Shell,
}

fn completions(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let mut text = Vec::new();
    clap_complete::generate(said.shell, &mut command(), "groundswell", &mut text);
    output.bytes(&text);
    Ok(Code::Done)
}

fn man(_: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let mut text = Vec::new();
    let mut all = command();
    all.build();
    let mut page = |part: Command| {
        clap_mangen::Man::new(part)
            .render(&mut text)
            .map_err(|error| Failure::new(Code::Fault, format!("the manual could not be written: {error}")))
    };
    page(all.clone())?;
    for part in all.get_subcommands().filter(|part| part.get_name() != "help") {
        page(part.clone())?;
    }
    output.bytes(&text);
    Ok(Code::Done)
}
