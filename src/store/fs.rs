//! Which questions the store asks of a file system, and nothing more.
//!
//! *Invariants:* a path given to [`Fs`] is taken as it stands; only [`Fs::open`] and [`Fs::list`] follow a link in its last
//! part. A file can be flushed only once, because [`Writing::sync`] consumes it.
//!
//! *Absent:* opening an existing file for writing. There is no way to damage a file through this trait except by
//! replacing or removing it whole.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file system, small enough that a test can play one.
///
/// Implementations report errors as the operating system does; the callers decide what an error means.
pub trait Fs {
    /// What stands at `path`; a symbolic link is described itself, not what it points to.
    fn look(&self, path: &Path) -> io::Result<Stat>;

    /// What the symbolic link at `path` says, uninterpreted.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;

    /// Opens a file for reading, without ever waiting for somebody at the other end of a pipe.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading>>;

    /// Creates a file that did not exist, for its owner alone (mode 0600), and opens it for writing.
    ///
    /// A name that is taken, even by a link to nowhere, is refused with [`io::ErrorKind::AlreadyExists`].
    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>>;

    /// Gives the file `from` the name `to`, in one step, in place of the file that had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes one file or link.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Waits until the names in `folder` have reached the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// The names in `folder`, in any order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// 64 bits that nobody can guess, for the names of temporary files.
    fn random(&self) -> io::Result<u64>;
}

/// A file open for reading.
pub trait Reading: io::Read {
    /// Describes the open file, whatever its name means by now.
    fn stat(&self) -> io::Result<Stat>;
}

/// A new file open for writing.
pub trait Writing: io::Write {
    /// Describes the open file.
    fn stat(&self) -> io::Result<Stat>;

    /// Sets the permission bits (Unix, `0o000` to `0o777`).
    fn set_mode(&mut self, mode: u32) -> io::Result<()>;

    /// Hands the file to another owner or group (Unix).
    fn set_owner(&mut self, owner: Option<u32>, group: Option<u32>) -> io::Result<()>;

    /// Waits until the content has reached the disk, and closes the file.
    fn sync(self: Box<Self>) -> io::Result<()>;
}

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, socket or device.
    Other,
}

/// What a file system says about a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Size in bytes.
    pub size: u64,
    /// When the content last changed, as far as is known.
    pub modified: Option<SystemTime>,
    /// Seconds and nanoseconds of the last change to content, name or attributes (Unix); cannot be set by programs.
    pub changed: Option<(i64, i64)>,
    /// Device and file number, the same for two names of one file; `None` where the system does not tell.
    pub identity: Option<(u64, u64)>,
    /// How many names the file has (hard links); 1 where the system does not tell.
    pub names: u64,
    /// Whether the file is marked as read-only, for everybody.
    pub read_only: bool,
    /// Who may do what with it (Unix).
    pub access: Option<Access>,
}

/// Unix permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Permission bits, `0o000` to `0o777`.
    pub mode: u32,
    /// User number.
    pub owner: u32,
    /// Group number.
    pub group: u32,
}
