//! The real file system, by the standard library alone.
//!
//! *Invariants:* every write of the program to the disk passes through this file; the lint that forbids `std::fs` writes
//! elsewhere is lifted only here.
//!
//! *Absent:* judgement. What an error means, and what to do next, is decided in `save`.

#![allow(clippy::disallowed_methods, reason = "this file is where the program writes to the disk")]

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::fs::{Fs, Kind, Reading, Stat, Writing};

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Fs for Disk {
    fn look(&self, path: &Path) -> io::Result<Stat> {
        fs::symlink_metadata(path).map(|found| describe(&found))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading>> {
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, WITHOUT_WAITING);
        Ok(Box::new(options.open(path)?))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        let mut options = OpenOptions::new();
        // `create_new` is O_CREAT | O_EXCL, which POSIX defines not to follow a link in the last part of the path
        // (CREATE_NEW on Windows likewise). The standard library adds O_CLOEXEC, and no inheritance on Windows.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(options.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(windows)]
        return rename_patiently(from, to);
        #[cfg(not(windows))]
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        return File::open(folder)?.sync_all();
        #[cfg(not(unix))]
        {
            let _ = folder;
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    fn random(&self) -> io::Result<u64> {
        getrandom::u64().map_err(|error| io::Error::other(error.to_string()))
    }
}

impl Reading for File {
    fn stat(&self) -> io::Result<Stat> {
        self.metadata().map(|found| describe(&found))
    }
}

impl Writing for File {
    fn stat(&self) -> io::Result<Stat> {
        self.metadata().map(|found| describe(&found))
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        #[cfg(unix)]
        return self.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        #[cfg(not(unix))]
        {
            let _ = mode;
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn set_owner(&mut self, owner: Option<u32>, group: Option<u32>) -> io::Result<()> {
        #[cfg(unix)]
        return std::os::unix::fs::fchown(&*self, owner, group);
        #[cfg(not(unix))]
        {
            let _ = (owner, group);
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn sync(self: Box<Self>) -> io::Result<()> {
        self.sync_all()
    }
}

/// `O_NONBLOCK`, which makes opening a pipe return at once; without effect on regular files. Where the number is not
/// known, a pipe is still refused by its kind before it is opened.
#[cfg(unix)]
const WITHOUT_WAITING: i32 = if cfg!(any(target_os = "linux", target_os = "android"))
    && !cfg!(any(
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "sparc",
        target_arch = "sparc64"
    )) {
    0o4000
} else if cfg!(any(
    target_vendor = "apple",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly"
)) {
    0x4
} else {
    0
};

/// Renames although a virus scanner, an indexer or a cloud client holds the file open for a moment, as is usual there:
/// tries again after 10, 20, 40 … milliseconds, for 3 seconds.
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    let mut pause = std::time::Duration::from_millis(10);
    let mut left = std::time::Duration::from_secs(3);
    loop {
        let error = match fs::rename(from, to) {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        let held = error.kind() == io::ErrorKind::PermissionDenied
            || matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION));
        if !held || left.is_zero() {
            return Err(error);
        }
        let now = pause.min(left);
        std::thread::sleep(now);
        left -= now;
        pause *= 2;
    }
}

fn describe(found: &Metadata) -> Stat {
    let file_type = found.file_type();
    let kind = if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else if file_type.is_symlink() {
        Kind::Link
    } else {
        Kind::Other
    };
    let plain = Stat {
        kind,
        size: found.len(),
        modified: found.modified().ok(),
        changed: None,
        identity: None,
        names: 1,
        read_only: found.permissions().readonly(),
        access: None,
    };
    #[cfg(unix)]
    let plain = {
        use std::os::unix::fs::MetadataExt;
        Stat {
            changed: Some((found.ctime(), found.ctime_nsec())),
            identity: Some((found.dev(), found.ino())),
            names: found.nlink(),
            access: Some(super::fs::Access {
                mode: found.mode() & 0o777,
                owner: found.uid(),
                group: found.gid(),
            }),
            ..plain
        }
    };
    plain
}
