//! The steps by which a file is replaced so that no fault can cost the old one.
//!
//! 1. The caller's check reads the bytes back.
//! 2. Links are followed to the real file; anything but a file is refused.
//! 3. What is there is compared with what the caller expects to be there.
//! 4. The bytes are written to a new file beside it, which gets the old file's permissions and is flushed to the disk.
//! 5. What is there is compared again, since writing took a while.
//! 6. The new file takes the old one's name, in one step.
//! 7. The folder is flushed, so that the new name survives a power cut as well.
//! 8. Forgotten temporary files are removed.
//!
//! *Invariants:* those of the module. Permissions are set before the flush, so that the flush covers them.
//!
//! *Absent:* a file written by somebody else in the microseconds between 5 and 6 is lost; no portable call replaces a
//! file only if it is still the same.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::baseline::{Baseline, Change, compare, fingerprint};
use super::error::{SaveError, SaveWarning, Step, looking};
use super::fs::{Access, Fs, Kind, Stat, Writing};
use super::{link, temp};

/// Which file may be replaced.
#[derive(Clone, Copy, Debug)]
pub enum Overwrite<'a> {
    /// None: there must be no file of that name.
    Refuse,
    /// Whichever is there, if any; for when a person has just confirmed it.
    Replace,
    /// Only the one with this content, and it must be there.
    IfUnchanged(&'a Baseline),
}

/// Whether what was saved is known to survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It does: the disk has confirmed content and name.
    Durable,
    /// The file is complete and in place, but this file system (often one in the network) does not confirm names.
    Unknown,
}

/// A file that was saved.
#[derive(Debug)]
pub struct Saved {
    /// The real place of the file, after following links.
    pub path: PathBuf,
    /// The mark of what was saved, for the next save.
    pub baseline: Baseline,
    /// Whether it survives a power cut.
    pub durability: Durability,
    /// What the person should know, if anything.
    pub warnings: Vec<SaveWarning>,
}

/// Saves a document: `check` must read `bytes` back and compare the result with what they were made from.
///
/// A new file can be read and written by its owner only (mode 0600), because maps hold notes about people; an existing one
/// keeps its permissions. Time is linear in the size, plus two flushes of the disk.
///
/// ```no_run
/// use groundswell::store::{Disk, Overwrite, save};
/// let bytes = b"a map";
/// let check = |read: &[u8]| if read == bytes { Ok(()) } else { Err("it differs".to_owned()) };
/// # let now = std::time::UNIX_EPOCH;
/// let saved = save(&Disk, "map.swell".as_ref(), bytes, Overwrite::Refuse, &check, now)?;
/// save(&Disk, "map.swell".as_ref(), bytes, Overwrite::IfUnchanged(&saved.baseline), &check, now)?;
/// # Ok::<(), groundswell::store::SaveError>(())
/// ```
pub fn save(
    fs: &dyn Fs,
    target: &Path,
    bytes: &[u8],
    overwrite: Overwrite<'_>,
    check: &dyn Fn(&[u8]) -> Result<(), String>,
    now: SystemTime,
) -> Result<Saved, SaveError> {
    check(bytes).map_err(|reason| SaveError::SelfCheck { path: target.to_owned(), reason })?;
    write_export(fs, target, bytes, overwrite, now)
}

/// Writes a file that the program does not read back, such as a report, with the same care as [`save`].
pub fn write_export(
    fs: &dyn Fs,
    target: &Path,
    bytes: &[u8],
    overwrite: Overwrite<'_>,
    now: SystemTime,
) -> Result<Saved, SaveError> {
    let place = link::follow(fs, target).map_err(|error| looking(target, link::folder_of(target), error))?;
    let place = place.ok_or_else(|| SaveError::LinkLoop { path: target.to_owned() })?;
    let path = place.path;
    let name = path.file_name().ok_or_else(|| SaveError::NoName { path: path.clone() })?;
    let seen = may_replace(fs, &path, overwrite)?;
    let overwrite = seen.as_ref().map_or(overwrite, Overwrite::IfUnchanged);

    let (temp, file) = temp::create(fs, &path, name).map_err(|source| not_created(&path, source))?;
    let job = Replacement { fs, path: &path, temp: &temp, old: place.found, hash: blake3::hash(bytes) };
    let saved = job.run(file, bytes, overwrite).map_err(|error| discard(fs, &temp, error))?;
    temp::remove_leftovers(fs, &path, now);
    Ok(saved)
}

fn not_created(path: &Path, source: io::Error) -> SaveError {
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            SaveError::NoFolder { folder: link::folder_of(path).to_owned() }
        }
        _ => SaveError::Io { path: path.to_owned(), step: Step::Create, source },
    }
}

/// Refuses to go on unless what is at `path` may be replaced; gives the mark to compare with the next time.
fn may_replace(fs: &dyn Fs, path: &Path, overwrite: Overwrite<'_>) -> Result<Option<Baseline>, SaveError> {
    let refused = |error| looking(path, link::folder_of(path), error);
    let found = link::look(fs, path).map_err(refused)?;
    match &found {
        Some(found) if found.kind != Kind::File => {
            return Err(SaveError::NotAFile { path: path.to_owned(), kind: found.kind });
        }
        Some(found) if found.read_only => return Err(SaveError::ReadOnly { path: path.to_owned() }),
        _ => {}
    }
    match overwrite {
        Overwrite::Refuse if found.is_some() => Err(SaveError::Exists { path: path.to_owned() }),
        Overwrite::Refuse | Overwrite::Replace => Ok(None),
        Overwrite::IfUnchanged(baseline) => match compare(fs, path, baseline).map_err(refused)? {
            Change::Same(baseline) => Ok(Some(baseline)),
            Change::Changed => Err(SaveError::ChangedOnDisk { path: path.to_owned() }),
            Change::Deleted => Err(SaveError::Deleted { path: path.to_owned() }),
        },
    }
}

/// Removes the temporary file after a failure, and says so if that fails too.
fn discard(fs: &dyn Fs, temp: &Path, error: SaveError) -> SaveError {
    let gone = match fs.remove(temp) {
        Ok(()) => true,
        Err(_) => matches!(link::look(fs, temp), Ok(None)),
    };
    if gone { error } else { SaveError::Leftover { error: Box::new(error), temp: temp.to_owned() } }
}

/// A temporary file on its way to becoming the real one.
struct Replacement<'a> {
    fs: &'a dyn Fs,
    path: &'a Path,
    temp: &'a Path,
    old: Option<Stat>,
    hash: blake3::Hash,
}

impl Replacement<'_> {
    fn run(
        &self,
        mut file: Box<dyn Writing>,
        bytes: &[u8],
        overwrite: Overwrite<'_>,
    ) -> Result<Saved, SaveError> {
        let mut warnings = Vec::new();
        file.write_all(bytes).map_err(|source| self.failed(Step::Write, source))?;
        if let Some(access) = self.old.as_ref().and_then(|old| old.access)
            && !keep_access(&mut *file, access)
        {
            warnings.push(SaveWarning::AccessNarrowed);
        }
        let written = file.stat().map_err(|source| self.failed(Step::Write, source))?;
        file.sync().map_err(|source| self.failed(Step::Sync, source))?;

        may_replace(self.fs, self.path, overwrite)?;
        if let Err(source) = self.fs.rename(self.temp, self.path) {
            warnings.push(SaveWarning::DiskTrouble(self.replaced_after_all(source)?));
        }
        let durability = match self.fs.sync_folder(link::folder_of(self.path)) {
            Ok(()) => Durability::Durable,
            Err(error) if is_unsupported(&error) => Durability::Unknown,
            Err(error) => {
                if !self.is_in_place() {
                    return Err(SaveError::Uncertain { path: self.path.to_owned(), source: error });
                }
                warnings.push(SaveWarning::DiskTrouble(error));
                Durability::Unknown
            }
        };
        if let Some(names) = self.old.as_ref().map(|old| old.names).filter(|names| *names > 1) {
            warnings.push(SaveWarning::OtherNames(names));
        }
        Ok(Saved { path: self.path.to_owned(), baseline: self.baseline(written), durability, warnings })
    }

    fn failed(&self, step: Step, source: io::Error) -> SaveError {
        SaveError::Io { path: self.path.to_owned(), step, source }
    }

    /// Network file systems lose the answer to a rename that they carried out: the place itself is asked.
    ///
    /// Gives back `source` if the new file is in place, and an error otherwise.
    fn replaced_after_all(&self, source: io::Error) -> Result<io::Error, SaveError> {
        if matches!(link::look(self.fs, self.temp), Ok(None)) && self.is_in_place() {
            return Ok(source);
        }
        let as_before = match (link::look(self.fs, self.path), &self.old) {
            (Ok(None), None) => true,
            (Ok(Some(now)), Some(old)) => {
                (now.identity, now.size, now.modified) == (old.identity, old.size, old.modified)
            }
            _ => false,
        };
        if as_before {
            return Err(self.failed(Step::Replace, source));
        }
        Err(SaveError::Uncertain { path: self.path.to_owned(), source })
    }

    fn is_in_place(&self) -> bool {
        fingerprint(self.fs, self.path).is_ok_and(|now| now.hash() == *self.hash.as_bytes())
    }

    /// The mark of the new file. If its name means another file already, the mark is that of our own, and the next
    /// comparison will tell.
    fn baseline(&self, written: Stat) -> Baseline {
        let stat = match self.fs.look(self.path) {
            Ok(now)
                if (now.identity, now.size, now.modified)
                    == (written.identity, written.size, written.modified) =>
            {
                now
            }
            _ => written,
        };
        Baseline::new(stat, self.hash)
    }
}

/// Gives the new file the permissions of the old one; `false` if it ends up with fewer.
///
/// If the group cannot be kept, its permissions are not given to another group beyond what everybody has.
fn keep_access(file: &mut dyn Writing, old: Access) -> bool {
    let mine = file.stat().ok().and_then(|now| now.access);
    if mine.is_none_or(|mine| mine.owner != old.owner) {
        // Only an administrator can; that the owner is now who saved it is normal otherwise.
        let _ = file.set_owner(Some(old.owner), None);
    }
    let same_group =
        mine.is_some_and(|mine| mine.group == old.group) || file.set_owner(None, Some(old.group)).is_ok();
    let mode = if same_group { old.mode } else { old.mode & (0o707 | (old.mode & 0o007) << 3) };
    let set = mine.is_some_and(|mine| mine.mode == mode) || file.set_mode(mode).is_ok();
    set && mode == old.mode
}

/// Whether the error of flushing a folder only means that this file system does not do it.
fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | Unsupported | PermissionDenied)
}
