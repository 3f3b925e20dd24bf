//! The disk of this computer: what counts as a change, what cannot be read or written, and what a crash leaves.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use groundswell::store::{
    Baseline, Change, Disk, OpenFileError, Overwrite, SaveError, Saved, compare, read, remove_leftovers,
    write_export,
};

pub(crate) const OLD: &[u8] = b"old work";
pub(crate) const NEW: &[u8] = b"new work, done";

/// A folder of its own for one test, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A file with the old content.
    pub(crate) fn old(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, OLD).expect("planted");
        path
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("listed");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn write(path: &Path, overwrite: Overwrite<'_>) -> Result<Saved, SaveError> {
    write_export(&Disk, path, NEW, overwrite, SystemTime::now())
}

pub(crate) fn mark(path: &Path) -> Baseline {
    read(&Disk, path, 1_000).expect("read").1
}

pub(crate) fn content(path: &Path) -> Vec<u8> {
    fs::read(path).expect("read")
}

/// What another program does to the file at a path, which had this time stamp.
type Meddle<'a> = &'a dyn Fn(&Path, SystemTime);

#[derive(Debug, PartialEq)]
enum Verdict {
    Same,
    Changed,
    Deleted,
}

#[test]
fn only_other_content_is_a_change() {
    let set_time = |path: &Path, time: SystemTime| {
        File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("time set");
    };
    let folder = Folder::new("change");
    let replace = |path: &Path, bytes: &[u8]| {
        fs::write(folder.path("theirs"), bytes)
            .and_then(|()| fs::rename(folder.path("theirs"), path))
            .expect("replaced");
    };
    let cases: [(&str, Meddle, Verdict); 9] = [
        ("nothing", &|_, _| {}, Verdict::Same),
        ("touched", &|path, _| set_time(path, SystemTime::UNIX_EPOCH), Verdict::Same),
        ("replaced by the same", &|path, _| replace(path, OLD), Verdict::Same),
        ("replaced", &|path, _| replace(path, b"others' work"), Verdict::Changed),
        (
            "replaced, same size and time",
            &|path, time| {
                replace(path, b"new word");
                set_time(path, time);
            },
            Verdict::Changed,
        ),
        ("truncated", &|path, _| fs::write(path, "").expect("truncated"), Verdict::Changed),
        ("appended", &|path, _| fs::write(path, "old work and more").expect("written"), Verdict::Changed),
        ("deleted", &|path, _| fs::remove_file(path).expect("removed"), Verdict::Deleted),
        (
            "overwritten, same size and time",
            &|path, time| {
                // The time of change, which betrays it, moves on with the system's tick.
                std::thread::sleep(Duration::from_millis(20));
                fs::write(path, "new word").expect("written");
                set_time(path, time);
            },
            if cfg!(unix) { Verdict::Changed } else { Verdict::Same },
        ),
    ];
    for (name, meddle, expected) in cases {
        let path = folder.old("doc");
        let baseline = mark(&path);
        let time = fs::metadata(&path).and_then(|found| found.modified()).expect("time");
        meddle(&path, time);
        let theirs = fs::read(&path).ok();
        let verdict = match compare(&Disk, &path, &baseline).expect("compared") {
            Change::Same(_) => Verdict::Same,
            Change::Changed => Verdict::Changed,
            Change::Deleted => Verdict::Deleted,
        };
        assert_eq!(verdict, expected, "{name}");
        match (write(&path, Overwrite::IfUnchanged(&baseline)), expected) {
            (Ok(saved), Verdict::Same) => {
                assert_eq!(content(&path), NEW, "{name}");
                assert!(matches!(compare(&Disk, &path, &saved.baseline), Ok(Change::Same(_))), "{name}");
            }
            (Err(SaveError::ChangedOnDisk { .. }), Verdict::Changed)
            | (Err(SaveError::Deleted { .. }), Verdict::Deleted) => {
                assert_eq!(fs::read(&path).ok(), theirs, "{name}");
            }
            (result, expected) => panic!("{name}: {result:?} instead of {expected:?}"),
        }
        assert!(folder.names().iter().all(|name| name == "doc"), "{name}: {:?}", folder.names());
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let folder = Folder::new("large");
    let path = folder.path("huge");
    File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("a file of a terabyte of nothing");
    let error = read(&Disk, &path, 1_000_000).expect_err("refused");
    assert!(matches!(error, OpenFileError::TooLarge { size, .. } if size == 1 << 40), "{error:?}");
    assert!(error.to_string().contains("too large: 1.1 TB, where at most 1.0 MB"), "{error}");
    let path = folder.old("doc");
    assert_eq!(read(&Disk, &path, 8).expect("just fits").0, OLD);
    assert!(matches!(read(&Disk, &path, 7), Err(OpenFileError::TooLarge { .. })));
    assert_eq!(read(&Disk, &path, u64::MAX).expect("no limit").0, OLD);
}

#[test]
fn what_is_missing_or_in_the_way_is_named() {
    let folder = Folder::new("names");
    let path = folder.old("doc");
    assert!(matches!(read(&Disk, &folder.path("none"), 9), Err(OpenFileError::Missing { .. })));
    assert!(matches!(read(&Disk, &path.join("below"), 9), Err(OpenFileError::Missing { .. })));
    assert!(matches!(write(&path, Overwrite::Refuse), Err(SaveError::Exists { .. })));
    assert!(matches!(write(&folder.path("none/doc"), Overwrite::Refuse), Err(SaveError::NoFolder { .. })));
    assert!(matches!(write(&path.join("below"), Overwrite::Replace), Err(SaveError::NoFolder { .. })));
    assert!(matches!(write(&folder.path(".."), Overwrite::Replace), Err(SaveError::NoName { .. })));
    assert_eq!(content(&path), OLD);
    let longest = "ü".repeat(127);
    write(&folder.path(&longest), Overwrite::Refuse).expect("a name of 254 bytes");
    let error = write(&folder.path(&"n".repeat(256)), Overwrite::Refuse).expect_err("too long for the disk");
    assert_eq!(error.kind(), io::ErrorKind::InvalidFilename);
    assert!(error.to_string().contains("shorter"), "{error}");
    assert_eq!(folder.names(), ["doc", &longest]);
}

#[test]
fn leftovers_are_removed_after_an_hour_and_nothing_else_is() {
    let folder = Folder::new("leftovers");
    let path = folder.old("doc");
    let now = SystemTime::now();
    let plant = |name: &str, age: u64| {
        let file = File::create(folder.path(name)).expect("planted");
        file.set_modified(now - Duration::from_mins(age)).expect("aged");
    };
    plant(".doc.0123456789abcdef.tmp", 61);
    plant(".doc.1123456789abcdef.tmp", 59);
    plant(".other.0123456789abcdef.tmp", 6_000);
    plant(".doc.tmp", 6_000);
    plant("doc.0123456789abcdef.tmp", 6_000);
    fs::create_dir(folder.path(".doc.2123456789abcdef.tmp")).expect("planted");
    write_export(&Disk, &path, NEW, Overwrite::Replace, now).expect("saved");
    let young = ".doc.1123456789abcdef.tmp";
    let foreign = [".doc.2123456789abcdef.tmp", ".doc.tmp", ".other.0123456789abcdef.tmp", "doc"];
    let mut expected = vec![young];
    expected.extend(foreign);
    expected.push("doc.0123456789abcdef.tmp");
    assert_eq!(folder.names(), expected);
    assert_eq!(remove_leftovers(&Disk, &path, now + Duration::from_mins(2)), 1);
    assert!(!folder.path(young).exists());
}
