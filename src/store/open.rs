//! Reading a whole file, of a kind and size that can be read, and marking what was read.
//!
//! *Invariants:* nothing but a regular file is read, and nothing blocks on a pipe; no more memory is taken than the limit
//! allows; the bytes returned are those of the [`Baseline`] returned with them.

use std::io::{self, Read};
use std::path::Path;

use super::baseline::Baseline;
use super::error::OpenFileError;
use super::fs::{Fs, Kind};
use super::link;

/// Reads the file at `path`, of at most `limit` bytes.
///
/// Links are followed. The file is opened once, and its kind and size are those of the open file, so that nobody can
/// exchange it in between. A file that changes while it is read is an error, not half of each version.
///
/// ```no_run
/// use groundswell::store::{Disk, read};
/// let (bytes, baseline) = read(&Disk, "service-desk.swell".as_ref(), 100_000_000)?;
/// assert_eq!(bytes.len() as u64, baseline.size());
/// # Ok::<(), groundswell::store::OpenFileError>(())
/// ```
pub fn read(fs: &dyn Fs, path: &Path, limit: u64) -> Result<(Vec<u8>, Baseline), OpenFileError> {
    let refused = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            OpenFileError::Missing { path: path.to_owned() }
        }
        _ => OpenFileError::Io { path: path.to_owned(), source },
    };
    let only_files = |kind: Kind| match kind {
        Kind::File => Ok(()),
        _ => Err(OpenFileError::NotAFile { path: path.to_owned(), kind }),
    };
    let too_large = |size: u64| OpenFileError::TooLarge { path: path.to_owned(), size, limit };

    let place = link::follow(fs, path).map_err(refused)?;
    let place = place.ok_or_else(|| OpenFileError::LinkLoop { path: path.to_owned() })?;
    let found = place.found.ok_or_else(|| OpenFileError::Missing { path: path.to_owned() })?;
    // Before opening, because opening a device can have effects; and again on the open file, which is the one read.
    only_files(found.kind)?;
    let mut file = fs.open(&place.path).map_err(refused)?;
    let before = file.stat().map_err(refused)?;
    only_files(before.kind)?;
    if before.size > limit {
        return Err(too_large(before.size));
    }

    let mut bytes = Vec::new();
    let expected = usize::try_from(before.size).map_err(|_| too_large(before.size))?;
    bytes.try_reserve_exact(expected).map_err(|_| refused(io::ErrorKind::OutOfMemory.into()))?;
    // One more than there should be, so that a file that grows is noticed but not followed.
    (&mut *file).take(before.size.saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    let length = bytes.len() as u64;
    let after = file.stat().map_err(refused)?;
    if length != before.size || after.size != before.size || after.modified != before.modified {
        return Err(OpenFileError::Changing { path: path.to_owned() });
    }
    let hash = blake3::hash(&bytes);
    Ok((bytes, Baseline::new(after, hash)))
}
