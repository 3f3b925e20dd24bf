//! Is the file on disk still the one that was read or saved?
//!
//! *Invariants:* only different content is a change; a new time stamp, a new file number or new permissions are not, since
//! synchronising and backup programs cause them all the time. Where file numbers are not known, the content is always
//! read.
//!
//! *Absent:* a change that keeps file number, size and both time stamps is not seen. Programs can set back the
//! modification time but not the time of change, so this takes a disk that does not keep one, or a second write of the
//! same size within the clock tick (a few milliseconds) of the first.

use std::io;
use std::path::Path;

use super::fs::{Fs, Kind, Stat};
use super::link;

/// The mark of a file's content at the moment it was read or saved.
#[derive(Clone, Debug)]
pub struct Baseline {
    stat: Stat,
    hash: blake3::Hash,
}

/// What became of a file since its [`Baseline`].
#[derive(Clone, Debug)]
pub enum Change {
    /// The same content. Holds the mark to use from now on, as times and file number may be new.
    Same(Baseline),
    /// Other content.
    Changed,
    /// No file of that name.
    Deleted,
}

impl Baseline {
    pub(super) fn new(stat: Stat, hash: blake3::Hash) -> Self {
        Self { stat, hash }
    }

    /// The BLAKE3 hash of the content.
    pub fn hash(&self) -> [u8; 32] {
        *self.hash.as_bytes()
    }

    /// The size of the content in bytes.
    pub fn size(&self) -> u64 {
        self.stat.size
    }

    /// Whether the file need not be read to know that it is the same.
    fn is_untouched(&self, now: &Stat) -> bool {
        now.identity.is_some()
            && now.identity == self.stat.identity
            && now.size == self.stat.size
            && now.modified == self.stat.modified
            && now.changed == self.stat.changed
    }
}

/// Tells whether the file at `path` still has the content of `baseline`, reading it only if its description differs.
///
/// # Errors
/// The system's, when the file is there but cannot be examined: then nothing is known, and it must not be overwritten.
/// Something that is not a file counts as [`Change::Changed`].
pub fn compare(fs: &dyn Fs, path: &Path, baseline: &Baseline) -> io::Result<Change> {
    let Some(place) = link::follow(fs, path)? else { return Ok(Change::Changed) };
    let Some(found) = place.found else { return Ok(Change::Deleted) };
    if found.kind == Kind::File && baseline.is_untouched(&found) {
        return Ok(Change::Same(baseline.clone()));
    }
    if found.kind != Kind::File || found.size != baseline.stat.size {
        return Ok(Change::Changed);
    }
    match fingerprint(fs, &place.path) {
        Ok(now) if now.hash == baseline.hash => Ok(Change::Same(now)),
        Ok(_) => Ok(Change::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Change::Deleted),
        Err(error) => Err(error),
    }
}

/// Reads a file only to hash it.
pub(super) fn fingerprint(fs: &dyn Fs, path: &Path) -> io::Result<Baseline> {
    let mut file = fs.open(path)?;
    let stat = file.stat()?;
    if stat.kind != Kind::File {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut *file, &mut hasher)?;
    Ok(Baseline::new(stat, hasher.finalize()))
}
