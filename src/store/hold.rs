//! Is another window at work on this? A lock that the system takes back when the program ends, however it ends.
//!
//! *Absent:* this is advice between programs on one computer. Whether a file was changed by somebody else is decided
//! by its content ([`compare`](super::compare)), not by locks.

#![allow(clippy::disallowed_methods, reason = "this file makes the empty files that locks stand on")]

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "closing the file gives the lock back")] File);

/// Takes the lock that stands on a file, which is made if need be; nothing where somebody else has it.
pub fn hold(path: &Path) -> io::Result<Option<Held>> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    lock(options.open(path)?)
}

/// Whether somebody has the lock that stands on a file. No where there is no such file, or where nothing can be known.
pub fn is_held(path: &Path) -> bool {
    let file = OpenOptions::new().write(true).open(path);
    file.is_ok_and(|file| matches!(lock(file), Ok(None)))
}

fn lock(file: File) -> io::Result<Option<Held>> {
    match file.try_lock() {
        Ok(()) => Ok(Some(Held(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Some file systems have no locks: then nobody is known to hold one.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Some(Held(file))),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Takes the lock that stands for a file, in a folder of such locks: nothing is left beside the file itself.
pub fn hold_file(folder: &Path, file: &Path) -> io::Result<Option<Held>> {
    super::private_folder(folder)?;
    let real = std::fs::canonicalize(file)?;
    let hash = blake3::hash(real.as_os_str().as_encoded_bytes()).to_hex();
    hold(&folder.join(format!("{}.open", &hash[..24])))
}
