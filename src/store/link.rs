//! Where a path leads when symbolic links are followed, and what stands there.
//!
//! *Invariants:* the answer is never itself a link; a chain of more than 40 links (the limit of Linux) is a loop.

use std::io;
use std::path::{Path, PathBuf};

use super::fs::{Fs, Kind, Stat};

const LONGEST_CHAIN: usize = 40;

/// The end of a chain of links.
pub(super) struct Place {
    /// The real path. It need not exist.
    pub(super) path: PathBuf,
    /// What stands there, if anything.
    pub(super) found: Option<Stat>,
}

/// Follows the links at the end of `path`. `Ok(None)` means that they go round in a circle.
pub(super) fn follow(fs: &dyn Fs, path: &Path) -> io::Result<Option<Place>> {
    let mut path = path.to_owned();
    for _ in 0..=LONGEST_CHAIN {
        let Some(found) = look(fs, &path)? else { return Ok(Some(Place { path, found: None })) };
        if found.kind != Kind::Link {
            return Ok(Some(Place { path, found: Some(found) }));
        }
        // A relative link is relative to the folder in which it lies; joining an absolute one replaces the path.
        path = folder_of(&path).join(fs.read_link(&path)?);
    }
    Ok(None)
}

/// What stands at `path`; nothing is `None`, not an error.
pub(super) fn look(fs: &dyn Fs, path: &Path) -> io::Result<Option<Stat>> {
    match fs.look(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The folder in which `path` lies; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}
