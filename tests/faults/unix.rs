//! What a path may stand for on Unix, who may read the result, and what may lie in the way.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use groundswell::store::{
    Change, Disk, Fs, OpenFileError, Overwrite, Reading, SaveError, SaveWarning, Stat, Writing, compare,
    read, remove_leftovers, write_export,
};

use super::real::{Folder, NEW, OLD, content, mark, write};

/// The real disk with random numbers that an attacker knows.
struct Guessed(RefCell<Vec<u64>>);

impl Fs for Guessed {
    fn look(&self, path: &Path) -> io::Result<Stat> {
        Disk.look(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        Disk.read_link(path)
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading>> {
        Disk.open(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        Disk.create(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.sync_folder(folder)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        Disk.list(folder)
    }
    fn random(&self) -> io::Result<u64> {
        Ok(self.0.borrow_mut().pop().unwrap_or(1))
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode set");
}

#[test]
fn a_planted_link_at_the_temporary_name_is_avoided() {
    let folder = Folder::new("planted");
    let (path, victim) = (folder.old("doc"), folder.old("victim"));
    let planted = folder.path(".doc.0000000000000001.tmp");
    symlink(&victim, &planted).expect("planted");
    symlink("nowhere", folder.path(".doc.0000000000000002.tmp")).expect("planted");
    let fs_with = |numbers: &[u64]| Guessed(RefCell::new(numbers.to_vec()));

    let now = SystemTime::now();
    write_export(&fs_with(&[3, 2, 1]), &path, NEW, Overwrite::Replace, now).expect("another name is used");
    assert_eq!((content(&path), content(&victim)), (NEW.to_vec(), OLD.to_vec()));
    assert!(fs::symlink_metadata(&planted).expect("there").is_symlink());
    assert!(!folder.path("nowhere").exists());

    let error =
        write_export(&fs_with(&[]), &path, OLD, Overwrite::Replace, now).expect_err("all names taken");
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
    assert_eq!((content(&path), content(&victim)), (NEW.to_vec(), OLD.to_vec()));
    assert!(fs::symlink_metadata(&planted).expect("there").is_symlink());
}

#[test]
fn a_link_stays_a_link_and_its_target_is_replaced() {
    let folder = Folder::new("links");
    let path = folder.old("doc");
    fs::create_dir(folder.path("elsewhere")).expect("made");
    for (link, to) in [
        ("relative", PathBuf::from("doc")),
        ("absolute", path.clone()),
        ("chain", PathBuf::from("relative")),
        ("elsewhere/up", PathBuf::from("../chain")),
    ] {
        let link = folder.path(link);
        symlink(&to, &link).expect("linked");
        folder.old("doc");
        let (bytes, baseline) = read(&Disk, &link, 100).expect("read");
        assert_eq!(bytes, OLD);
        write(&link, Overwrite::IfUnchanged(&baseline)).expect("saved");
        assert_eq!(fs::read_link(&link).expect("still a link"), to);
        assert_eq!(content(&path), NEW);
    }
    assert_eq!(folder.names(), ["absolute", "chain", "doc", "elsewhere", "relative"]);
}

#[test]
fn a_link_to_nothing_creates_its_target_and_a_loop_is_refused() {
    let folder = Folder::new("dangling");
    symlink("target", folder.path("dangling")).expect("linked");
    symlink("missing/target", folder.path("lost")).expect("linked");
    symlink("loop", folder.path("loop")).expect("linked");
    let saved = write(&folder.path("dangling"), Overwrite::Refuse).expect("created");
    assert_eq!(saved.path, folder.path("target"));
    assert_eq!(content(&folder.path("target")), NEW);
    assert!(matches!(write(&folder.path("lost"), Overwrite::Refuse), Err(SaveError::NoFolder { .. })));
    assert!(matches!(write(&folder.path("loop"), Overwrite::Replace), Err(SaveError::LinkLoop { .. })));
    assert!(matches!(read(&Disk, &folder.path("loop"), 9), Err(OpenFileError::LinkLoop { .. })));
    assert_eq!(folder.names(), ["dangling", "loop", "lost", "target"]);
}

#[test]
fn folders_pipes_sockets_and_devices_are_refused_at_once() {
    let folder = Folder::new("kinds");
    fs::create_dir(folder.path("folder")).expect("made");
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("socket"))
        .inspect_err(|error| println!("skipped: no socket here ({error})"));
    match Command::new("mkfifo").arg(folder.path("pipe")).status() {
        Ok(status) if status.success() => {}
        other => println!("skipped: no pipe here (mkfifo: {other:?})"),
    }
    let baseline = mark(&folder.old("doc"));
    let kind = |path: &Path| fs::symlink_metadata(path).map(|found| found.file_type());
    let names = ["folder", "socket", "pipe"].map(|name| folder.path(name));
    for path in names.into_iter().chain(["/dev/null".into(), "/dev/full".into()]) {
        let Ok(before) = kind(&path) else { continue };
        let (done, waiting) = mpsc::channel();
        let (place, baseline) = (path.clone(), baseline.clone());
        std::thread::spawn(move || {
            let read = read(&Disk, &place, 100).map(drop);
            let replaced = write(&place, Overwrite::Replace).map(drop);
            let updated = write(&place, Overwrite::IfUnchanged(&baseline)).map(drop);
            let compared = compare(&Disk, &place, &baseline);
            drop(done.send((read, replaced, updated, compared)));
        });
        let (read, replaced, updated, compared) = waiting
            .recv_timeout(Duration::from_secs(2))
            .unwrap_or_else(|_| panic!("{} blocks", path.display()));
        assert!(matches!(read, Err(OpenFileError::NotAFile { .. })), "{}: {read:?}", path.display());
        for result in [replaced, updated] {
            assert!(matches!(result, Err(SaveError::NotAFile { .. })), "{}: {result:?}", path.display());
        }
        assert!(matches!(compared, Ok(Change::Changed)), "{}: {compared:?}", path.display());
        assert_eq!(kind(&path).expect("still there"), before, "{}", path.display());
    }
    assert!(folder.names().iter().all(|name| !name.contains("tmp")), "{:?}", folder.names());
    // A pipe that is there only once the file is opened, after its kind was seen, must not block either.
    if kind(&folder.path("pipe")).is_ok() {
        let (done, waiting) = mpsc::channel();
        let pipe = folder.path("pipe");
        std::thread::spawn(move || done.send(Disk.open(&pipe).map(drop)));
        waiting.recv_timeout(Duration::from_secs(2)).expect("opening a pipe blocks").expect("opened");
    }
}

#[test]
fn other_names_of_the_file_are_mentioned() {
    let folder = Folder::new("names-of-one");
    let path = folder.old("doc");
    fs::hard_link(&path, folder.path("other")).expect("linked");
    let saved = write(&path, Overwrite::Replace).expect("saved");
    assert!(matches!(saved.warnings[..], [SaveWarning::OtherNames(2)]), "{:?}", saved.warnings);
    assert_eq!((content(&path), content(&folder.path("other"))), (NEW.to_vec(), OLD.to_vec()));
}

#[test]
fn a_new_file_is_private_and_an_old_one_keeps_its_permissions() {
    let folder = Folder::new("modes");
    write(&folder.path("new"), Overwrite::Refuse).expect("saved");
    assert_eq!(mode(&folder.path("new")), 0o600);
    for wanted in [0o600, 0o640, 0o664, 0o604, 0o755] {
        let path = folder.old("doc");
        set_mode(&path, wanted);
        let saved = write(&path, Overwrite::Replace).expect("saved");
        assert_eq!(mode(&path), wanted);
        assert!(saved.warnings.is_empty(), "{:?}", saved.warnings);
    }
    set_mode(&folder.path("doc"), 0o444);
    let error = write(&folder.path("doc"), Overwrite::Replace).expect_err("refused");
    assert!(matches!(error, SaveError::ReadOnly { .. }), "{error:?}");
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
}

#[test]
fn the_owner_is_kept_where_that_is_permitted() {
    let folder = Folder::new("owner");
    let path = folder.old("doc");
    set_mode(&path, 0o640);
    if let Err(error) = std::os::unix::fs::chown(&path, Some(65534), Some(65534)) {
        println!("skipped: this user cannot give files away ({error})");
        return;
    }
    write(&path, Overwrite::Replace).expect("saved");
    let found = fs::metadata(&path).expect("there");
    assert_eq!((found.uid(), found.gid(), mode(&path)), (65534, 65534, 0o640));
}

#[test]
fn a_folder_that_may_not_be_written_is_said_to_be_one() {
    let folder = Folder::new("denied");
    let path = folder.old("doc");
    set_mode(folder.root(), 0o555);
    let everywhere = File::create(folder.path("probe")).is_ok();
    let result = write(&path, Overwrite::Replace);
    set_mode(folder.root(), 0o755);
    if everywhere {
        println!("skipped: this user may write everywhere");
        return;
    }
    let error = result.expect_err("refused");
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    assert!(error.to_string().contains("you may not write in its folder"), "{error}");
    assert_eq!(content(&path), OLD);
}

const ROLE: &str = "GROUNDSWELL_TEST_SAVES_WITHOUT_UMASK";

/// A process that masks no permissions; in an ordinary run of the tests it does nothing.
#[test]
fn child() {
    if let Some(path) = std::env::var_os(ROLE) {
        write(Path::new(&path), Overwrite::Refuse).expect("saved");
    }
}

#[test]
fn a_new_file_is_private_even_if_the_system_is_not() {
    let folder = Folder::new("umask");
    let path = folder.path("doc");
    let status = Command::new("sh")
        .args(["-c", "umask 000 && exec \"$0\" --exact unix::child"])
        .arg(std::env::current_exe().expect("own path"))
        .env(ROLE, &path)
        .stdout(std::process::Stdio::null())
        .status();
    assert!(status.expect("started").success());
    assert_eq!(content(&path), NEW);
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn a_link_is_never_removed_as_a_leftover() {
    let folder = Folder::new("leftover-link");
    let path = folder.old("doc");
    fs::write(folder.path(".doc.0123456789abcdef.tmp"), "a copy").expect("planted");
    symlink("doc", folder.path(".doc.1123456789abcdef.tmp")).expect("planted");
    let later = SystemTime::now() + Duration::from_hours(2);
    assert_eq!(remove_leftovers(&Disk, &path, later), 1);
    assert_eq!(folder.names(), [".doc.1123456789abcdef.tmp", "doc"]);
}
