//! How does a file come to other programs: its folder, what opens it, the clipboard?
//!
//! *Invariants:* a program of the system is started with the path as one argument, never through a shell.

use std::path::Path;
use std::process::{Command, Stdio};

/// Shows the file in its folder.
pub(super) fn show_in_folder(path: &Path) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    if cfg!(target_os = "windows") {
        start(Command::new("explorer").arg("/select,").arg(path))
    } else if cfg!(target_os = "macos") {
        start(Command::new("open").arg("-R").arg(path))
    } else {
        start(Command::new("xdg-open").arg(folder))
    }
}

/// Opens the file by the program that the system has for it.
pub(super) fn open(path: &Path) -> Result<(), String> {
    if cfg!(target_os = "windows") {
        start(Command::new("explorer").arg(path))
    } else if cfg!(target_os = "macos") {
        start(Command::new("open").arg(path))
    } else {
        start(Command::new("xdg-open").arg(path))
    }
}

fn start(command: &mut Command) -> Result<(), String> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match quiet.spawn() {
        Ok(mut child) => {
            // Waited for, so that nothing of it is left when it ends.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(error) => Err(format!("Nothing on this computer could be asked to open it: {error}")),
    }
}

/// Puts a table on the clipboard, for documents and for spreadsheets. Kept by the system for as long as `clipboard` lives.
pub(super) fn put_table(
    clipboard: &mut Option<arboard::Clipboard>,
    html: &str,
    text: &str,
) -> Result<(), String> {
    if clipboard.is_none() {
        *clipboard = Some(arboard::Clipboard::new().map_err(|error| error.to_string())?);
    }
    let Some(open) = clipboard else { return Ok(()) };
    open.set().html(html, Some(text)).map_err(|error| error.to_string())
}
