//! What can go wrong with a file, said so that a person knows what is lost (nothing, as a rule) and what to do.
//!
//! *Invariants:* every error names the file; every [`SaveError`] but [`SaveError::Uncertain`] is given only when the file
//! that was there before is still there, byte for byte. Messages leave the operating system's own words to the error's
//! source, which the caller prints after it.

use std::io;
use std::path::{Path, PathBuf};

use super::fs::Kind;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenFileError {
    /// There is no such file, or a folder on the way to it does not exist.
    #[error("There is no file {path}. Check the name and the folder", path = .path.display())]
    Missing {
        /// As asked for.
        path: PathBuf,
    },
    /// The name stands for something that is not a file.
    #[error("{path} is {what}, not a file. Choose a file", path = .path.display(), what = thing(*.kind))]
    NotAFile {
        /// As asked for.
        path: PathBuf,
        /// What it is instead.
        kind: Kind,
    },
    /// A symbolic link that leads back to itself.
    #[error("{path} is a link that leads back to itself. Repair or remove the link", path = .path.display())]
    LinkLoop {
        /// As asked for.
        path: PathBuf,
    },
    /// The file is larger than the caller is willing to read.
    #[error(
        "{path} is too large: {size}, where at most {limit} are expected. Check that it is the right file",
        path = .path.display(), size = bytes(*.size), limit = bytes(*.limit)
    )]
    TooLarge {
        /// As asked for.
        path: PathBuf,
        /// Bytes there are, at least.
        size: u64,
        /// Bytes there may be.
        limit: u64,
    },
    /// The file changed while it was being read.
    #[error("{path} is being written by another program. Wait for it to finish, then try again", path = .path.display())]
    Changing {
        /// As asked for.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("{path} could not be read: {}", reading_hint(.source), path = .path.display())]
    Io {
        /// As asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OpenFileError {
    /// The kind of trouble, in the standard library's terms, for exit codes.
    pub fn kind(&self) -> io::ErrorKind {
        match self {
            Self::Missing { .. } => io::ErrorKind::NotFound,
            Self::NotAFile { kind: Kind::Folder, .. } => io::ErrorKind::IsADirectory,
            Self::NotAFile { .. } | Self::LinkLoop { .. } => io::ErrorKind::InvalidInput,
            Self::TooLarge { .. } => io::ErrorKind::FileTooLarge,
            Self::Changing { .. } => io::ErrorKind::ResourceBusy,
            Self::Io { source, .. } => source.kind(),
        }
    }
}

/// Which part of saving an input or output error interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Looking at the file that is to be replaced, before anything is written.
    Look,
    /// Creating the temporary file beside it: the step at which a folder shows that it may not be written.
    Create,
    /// Writing the temporary file.
    Write,
    /// Flushing the temporary file to the disk.
    Sync,
    /// Putting the temporary file in place of the old one.
    Replace,
}

/// Why a file was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The bytes do not read back as what they were made from; a fault of the program.
    #[error(
        "{path} was not saved, because what would have been written does not read back correctly ({reason}). \
         Nothing on disk was changed. Please report this, and keep the program open until the work is safe elsewhere",
        path = .path.display()
    )]
    SelfCheck {
        /// As asked for.
        path: PathBuf,
        /// What the check said.
        reason: String,
    },
    /// The path does not end in a name.
    #[error("{path} does not name a file. Give a file name", path = .path.display())]
    NoName {
        /// As asked for.
        path: PathBuf,
    },
    /// The name stands for something that is not a file, and would be destroyed by being replaced.
    #[error(
        "{path} is {what}, not a file, and was left alone. Choose another name",
        path = .path.display(), what = thing(*.kind)
    )]
    NotAFile {
        /// The place, after following links.
        path: PathBuf,
        /// What it is instead.
        kind: Kind,
    },
    /// A symbolic link that leads back to itself.
    #[error("{path} is a link that leads back to itself. Repair or remove it, or choose another name", path = .path.display())]
    LinkLoop {
        /// As asked for.
        path: PathBuf,
    },
    /// The folder does not exist.
    #[error("There is no folder {folder}. Create it, or choose another place", folder = .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A file of that name exists, and none was to be overwritten.
    #[error("{path} exists already and was left alone. Choose another name, or allow it to be replaced", path = .path.display())]
    Exists {
        /// The place, after following links.
        path: PathBuf,
    },
    /// The file is marked as read-only.
    #[error("{path} is marked as read-only and was left alone. Save under another name, or lift the mark", path = .path.display())]
    ReadOnly {
        /// The place, after following links.
        path: PathBuf,
    },
    /// Somebody else has written the file since it was read or saved.
    #[error(
        "{path} was not saved, because another program has changed it in the meantime. Nothing on disk was changed. \
         Save under another name, or open the other version and decide which to keep",
        path = .path.display()
    )]
    ChangedOnDisk {
        /// The place, after following links.
        path: PathBuf,
    },
    /// The file is gone since it was read or saved.
    #[error(
        "{path} was not saved, because it is no longer there: deleted, moved, or on a disk that is not connected. \
         Save it as a new file",
        path = .path.display()
    )]
    Deleted {
        /// The place, after following links.
        path: PathBuf,
    },
    /// The operating system refused; the old file is as it was.
    #[error(
        "{path} was not saved: {what}. Nothing on disk was changed. {hint}",
        path = .path.display(), what = saving_reason(*.step, .source), hint = saving_hint(*.step, .source)
    )]
    Io {
        /// The place, after following links.
        path: PathBuf,
        /// What was being done.
        step: Step,
        /// What the system said.
        source: io::Error,
    },
    /// The disk failed at the moment of replacing, and it cannot be seen which version is there.
    #[error(
        "{path} may not have been saved: the disk failed while the file was being replaced, and it cannot be read now. \
         It holds either the old or the new version, complete. Keep the program open and save under another name, \
         on another disk if there is one",
        path = .path.display()
    )]
    Uncertain {
        /// The place, after following links.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Not saved, and the temporary copy could not be removed either.
    #[error("{}. A temporary copy could not be removed: {temp}", with_source(.error), temp = .temp.display())]
    Leftover {
        /// Why it was not saved.
        error: Box<SaveError>,
        /// The copy: readable by its owner only, and removed at a later save.
        temp: PathBuf,
    },
}

impl SaveError {
    /// The kind of trouble, in the standard library's terms, for exit codes.
    pub fn kind(&self) -> io::ErrorKind {
        match self {
            Self::SelfCheck { .. } => io::ErrorKind::InvalidData,
            Self::NotAFile { kind: Kind::Folder, .. } => io::ErrorKind::IsADirectory,
            Self::NoName { .. } | Self::NotAFile { .. } | Self::LinkLoop { .. } => {
                io::ErrorKind::InvalidInput
            }
            Self::NoFolder { .. } | Self::Deleted { .. } => io::ErrorKind::NotFound,
            Self::Exists { .. } => io::ErrorKind::AlreadyExists,
            Self::ReadOnly { .. } => io::ErrorKind::PermissionDenied,
            Self::ChangedOnDisk { .. } => io::ErrorKind::ResourceBusy,
            Self::Io { source, .. } | Self::Uncertain { source, .. } => source.kind(),
            Self::Leftover { error, .. } => error.kind(),
        }
    }

    /// The error itself, without the note that a temporary copy was left behind.
    pub fn cause(&self) -> &Self {
        match self {
            Self::Leftover { error, .. } => error.cause(),
            other => other,
        }
    }
}

/// Something worth knowing about a file that *was* saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveWarning {
    /// The disk reported an error at the end, although the file reads back complete.
    #[error(
        "Saved, but the disk reported an error ({0}). The file reads back complete; \
         save a second copy on another disk, and have this one checked"
    )]
    DiskTrouble(io::Error),
    /// The permissions of the old file could not be carried over, so that fewer people may read the new one.
    #[error("Saved, but the file's permissions could not be kept: fewer people may open it now")]
    AccessNarrowed,
    /// The old file had several names, of which only one has the new content.
    #[error("Saved, but the file had {0} names on this disk, and the others still hold the old content")]
    OtherNames(u64),
}

fn with_source(error: &SaveError) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error} ({source})"),
        None => error.to_string(),
    }
}

fn thing(kind: Kind) -> &'static str {
    match kind {
        Kind::File => "a file",
        Kind::Folder => "a folder",
        Kind::Link => "a link",
        Kind::Other => "a pipe or device",
    }
}

fn reading_hint(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::PermissionDenied => "you may not read it. Ask its owner for access",
        io::ErrorKind::OutOfMemory => "there is not enough memory for it. Close other programs and try again",
        _ => "the system reported an error. Try again, and check that its disk is connected",
    }
}

fn saving_reason(step: Step, source: &io::Error) -> &'static str {
    match (source.kind(), step) {
        (io::ErrorKind::StorageFull, _) => "the disk is full",
        (io::ErrorKind::QuotaExceeded, _) => "your share of the disk is used up",
        (io::ErrorKind::ReadOnlyFilesystem, _) => "the disk is read-only",
        (io::ErrorKind::FileTooLarge, _) => "the disk does not take files of this size",
        (io::ErrorKind::InvalidFilename, _) => "the disk does not take this name",
        (io::ErrorKind::PermissionDenied, Step::Look) => "you may not look at the file that is there",
        (io::ErrorKind::PermissionDenied, Step::Create) => "you may not write in its folder",
        (io::ErrorKind::PermissionDenied, Step::Replace) => {
            "the file may not be replaced, or another program holds it open"
        }
        (_, Step::Look) => "the file that is there could not be examined",
        (_, Step::Create) => "no file could be created in its folder",
        (_, Step::Write) => "writing failed",
        (_, Step::Sync) => "the disk did not confirm what was written",
        (_, Step::Replace) => "the file could not be replaced",
    }
}

fn saving_hint(step: Step, source: &io::Error) -> &'static str {
    match (source.kind(), step) {
        (io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded, _) => {
            "Free some space and save again, or save on another disk"
        }
        (io::ErrorKind::InvalidFilename, _) => "Choose a shorter or simpler name",
        (io::ErrorKind::PermissionDenied, Step::Replace) => {
            "Close other programs that use it and save again, or save under another name"
        }
        (
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::FileTooLarge,
            _,
        ) => "Save in another place",
        _ => "Save again, or save in another place",
    }
}

/// A size for people: three figures and a unit.
fn bytes(count: u64) -> String {
    let mut value = count as f64;
    let mut unit = "bytes";
    for next in ["KB", "MB", "GB", "TB"] {
        if value < 1000.0 {
            break;
        }
        value /= 1000.0;
        unit = next;
    }
    let digits = usize::from(value < 10.0 && unit != "bytes");
    format!("{value:.digits$} {unit}")
}

/// Turns an error of looking at a place to save into what it means for saving.
pub(super) fn looking(path: &Path, folder: &Path, source: io::Error) -> SaveError {
    match source.kind() {
        io::ErrorKind::NotADirectory => SaveError::NoFolder { folder: folder.to_owned() },
        _ => SaveError::Io { path: path.to_owned(), step: Step::Look, source },
    }
}
