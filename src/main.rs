//! The program: a command, or a window.

use groundswell::cli::{self, Asked};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        Asked::Window(files) => window(&files),
    }
}

/// Opens the window.
fn window(_files: &[PathBuf]) -> ExitCode {
    // The window goes here: `groundswell::app::run`, where the feature `gui` is on.
    eprintln!("This build has no window. `groundswell --help` lists what it can do without one.");
    ExitCode::from(2)
}
