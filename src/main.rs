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
#[cfg(feature = "gui")]
fn window(files: &[PathBuf]) -> ExitCode {
    match groundswell::app::run(files.first().map(PathBuf::as_path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(error.code())
        }
    }
}

/// Says that there is none.
#[cfg(not(feature = "gui"))]
fn window(_files: &[PathBuf]) -> ExitCode {
    eprintln!("This build has no window. `groundswell --help` lists what it can do without one.");
    ExitCode::from(2)
}
