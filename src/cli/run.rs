//! What was asked for, and how does it end?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SUBCOMMANDS, Subcommand};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// It is done, or failed, and all is said.
    Done(ExitCode),
    /// A window with these files; without any it is for the window to choose what to show.
    Window(Vec<PathBuf>),
}

const CODES: &str = "Exit codes:\n  0 done\n  1 findings or differences\n  2 wrong usage\n  65 the data is wrong\n  \
    66 no such input\n  70 a fault of the program\n  73 the output cannot be made\n  74 reading or writing failed\n  \
    75 in use, try later\n  77 not permitted\n  130 interrupted\n\n\
    Environment:\n  SOURCE_DATE_EPOCH replaces the clock, so that two runs give the same bytes\n  \
    NO_COLOR turns colours off";

/// All arguments, for parsing, completions and the manual.
pub fn command() -> Command {
    let quiet = Arg::new("quiet")
        .long("quiet")
        .short('q')
        .global(true)
        .action(ArgAction::SetTrue)
        .help("Say nothing but errors");
    let files = Arg::new("files")
        .value_name("FILE")
        .num_args(0..)
        .value_parser(value_parser!(PathBuf))
        .help("Maps to open in a window");
    let command = Command::new("groundswell")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Stakeholder maps, advocates and engagement plans for the people who lead a change")
        .after_help("Without a command a window opens.")
        .after_long_help(CODES)
        .args_conflicts_with_subcommands(true)
        .arg(files)
        .arg(quiet);
    SUBCOMMANDS.iter().fold(command, |command, sub| {
        command.subcommand((sub.arguments)(Command::new(sub.name).about(sub.help)))
    })
}

/// Does what the arguments ask for; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version come as errors too; they are the product. A closed pipe is none of our business.
            let _ = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return Asked::Done(if asked { Code::Done } else { Code::Usage }.into());
        }
    };
    let Some((name, below)) = matches.subcommand() else {
        let files = matches.get_many::<PathBuf>("files").into_iter().flatten().cloned();
        return Asked::Window(files.collect());
    };
    let mut output = Output::new(below.get_flag("quiet"));
    let code = match SUBCOMMANDS.iter().find(|sub| sub.name == name) {
        Some(sub) => carry_out(sub, below, &mut output),
        None => Err(Failure::usage(format!("there is no command “{name}”"))),
    };
    Asked::Done(
        code.unwrap_or_else(|failure| {
            output.error(&failure.message);
            failure.code
        })
        .into(),
    )
}

fn carry_out(sub: &Subcommand, matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    // The usual message of a panic holds paths of the machine on which the program was built.
    std::panic::set_hook(Box::new(|_| {}));
    let done = catch_unwind(AssertUnwindSafe(|| (sub.run)(matches, output)));
    drop(std::panic::take_hook());
    let code = done.unwrap_or_else(|_| {
        Err(Failure::new(
            Code::Fault,
            "this is a fault of the program, not yours. No file was changed. Please report it",
        ))
    })?;
    output.deliver()?;
    Ok(code)
}
