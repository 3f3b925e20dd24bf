//! What is done without a window?
//!
//! Each subcommand works on the same code as the window. Standard output is the product, standard error the messages.
//!
//! *Invariants:* nothing is asked back; a file is replaced only when that was said; an error ends with an exit code of
//! its own and leaves all files as they were; text from a map reaches a terminal without control characters. The clock
//! is read here and in the window alone.

mod advocates;
mod arrange;
mod ask;
mod check;
mod communities;
mod docs;
mod export;
mod failure;
mod files;
mod fragility;
mod import;
mod info;
mod new;
mod output;
mod paths;
mod rank;
mod review;
mod run;

pub use failure::Code;
pub use run::{Asked, command, run};

use clap::{ArgMatches, Command};
use failure::Failure;
use output::Output;

/// Something that can be asked for on the command line.
pub struct Subcommand {
    /// What is typed.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub help: &'static str,
    /// Its arguments.
    arguments: fn(Command) -> Command,
    /// Does it.
    run: fn(&ArgMatches, &mut Output) -> Result<Code, Failure>,
}

/// Everything that can be asked for, in the order of the help.
pub const SUBCOMMANDS: &[Subcommand] = &[
    new::NEW,
    new::SAMPLE,
    info::INFO,
    import::IMPORT,
    arrange::ARRANGE,
    rank::RANK,
    communities::COMMUNITIES,
    paths::PATHS,
    fragility::FRAGILITY,
    advocates::ADVOCATES,
    check::CHECK,
    review::REVIEW,
    export::EXPORT,
    docs::COMPLETIONS,
    docs::MAN,
];

/// The version of the JSON that is written; raised when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;
