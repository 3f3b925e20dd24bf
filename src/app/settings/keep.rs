//! How do settings outlive the program?
//!
//! They are one small file, written whole by the store's careful steps, for its owner alone, on a thread of its own.
//!
//! *Invariants:* a file that could not be understood, or that a newer version wrote, is never written over: it is kept
//! aside under another name first, and where that fails nothing is written in this run. Reading never waits, and never
//! takes more than a megabyte.

use super::{Settings, VERSION};
use crate::store::{self, Disk, Fs as _, Kind, Overwrite};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

/// The name of the file.
pub const NAME: &str = "settings.ron";
/// The largest file that is read.
const LIMIT: u64 = 1 << 20;
/// How long after the last change the settings are written.
const PAUSE: Duration = Duration::from_secs(2);

/// What was found.
#[derive(Debug)]
pub struct Loaded {
    /// The settings, sound.
    pub settings: Settings,
    /// What the user should know.
    pub notice: Option<String>,
    /// True where there was no file: the program runs for the first time here.
    pub first: bool,
    /// What writes them from now on; nothing where that would destroy a file.
    pub keeper: Option<Keeper>,
}

/// Reads the settings in this folder. Whatever is there, the program can go on.
pub fn load(folder: &Path) -> Loaded {
    let path = folder.join(NAME);
    let keeper = Some(Keeper::new(&path));
    let usual = |notice, first, keeper| Loaded { settings: Settings::default(), notice, first, keeper };
    let kept_aside = |word: &str, reason: &str| {
        let Some(aside) = set_aside(&path, word) else {
            let path = path.display();
            let notice = format!(
                "Your settings {reason}, and nothing is written over {path}: changes of settings last until you quit."
            );
            return (notice, false);
        };
        let aside = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (
            format!(
                "Your settings {reason}. What this program knows is used; the old file is kept as {aside}."
            ),
            true,
        )
    };
    if matches!(Disk.look(&path), Err(error) if error.kind() == std::io::ErrorKind::NotFound) {
        return usual(None, true, keeper);
    }
    let read = store::read(&Disk, &path, LIMIT).map_err(|error| error.to_string()).and_then(|(bytes, _)| {
        let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        ron::from_str::<Settings>(&text).map_err(|error| error.to_string())
    });
    match read {
        Ok(settings) if settings.version > VERSION => {
            let (notice, writes) = kept_aside("newer", "were written by a newer version");
            Loaded {
                settings: settings.sound(),
                notice: Some(notice),
                first: false,
                keeper: keeper.filter(|_| writes),
            }
        }
        Ok(settings) => Loaded { settings: settings.sound(), notice: None, first: false, keeper },
        Err(_) => {
            let (notice, writes) = kept_aside("damaged", "could not be read");
            usual(Some(notice), false, keeper.filter(|_| writes))
        }
    }
}

/// Gives the file another name beside it; nothing where it can't be done.
fn set_aside(path: &Path, word: &str) -> Option<PathBuf> {
    if !Disk.look(path).is_ok_and(|found| matches!(found.kind, Kind::File | Kind::Link)) {
        return None;
    }
    (0..100).find_map(|number| {
        let name = if number == 0 {
            format!("settings.{word}.ron")
        } else {
            format!("settings.{word}-{number}.ron")
        };
        let aside = path.with_file_name(name);
        let free = Disk.look(&aside).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
        (free && Disk.rename(path, &aside).is_ok()).then_some(aside)
    })
}

/// Writes the settings some time after they changed.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
    changed: Option<Instant>,
    writing: Option<JoinHandle<Result<(), String>>>,
}

impl Keeper {
    fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), changed: None, writing: None }
    }

    /// The settings changed: they are written two seconds after the last change.
    pub fn changed(&mut self) {
        self.changed = Some(Instant::now());
    }

    /// Writes what is due, without waiting; asked in every frame. Returns when to ask again, and what failed.
    pub fn tend(&mut self, settings: &Settings) -> (Option<Duration>, Option<String>) {
        let mut failed = None;
        if self.writing.as_ref().is_some_and(JoinHandle::is_finished) {
            failed = self.join();
        }
        let Some(changed) = self.changed else { return (None, failed) };
        let wait = PAUSE.saturating_sub(changed.elapsed());
        if wait.is_zero() && self.writing.is_none() {
            self.changed = None;
            let (path, settings) = (self.path.clone(), settings.clone());
            self.writing = Some(std::thread::spawn(move || write(&path, &settings)));
            return (Some(Duration::from_millis(100)), failed);
        }
        (Some(wait.max(Duration::from_millis(50))), failed)
    }

    /// Writes what is not written yet and waits for it, because the program ends.
    pub fn finish(&mut self, settings: &Settings) -> Option<String> {
        let failed = self.join();
        if self.changed.take().is_none() {
            return failed;
        }
        write(&self.path, settings).err().or(failed)
    }

    fn join(&mut self) -> Option<String> {
        let done = self.writing.take()?.join();
        done.unwrap_or_else(|_| Err("the settings could not be written".to_owned())).err()
    }
}

fn write(path: &Path, settings: &Settings) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("The settings were not saved. {error}");
    if let Some(folder) = path.parent() {
        store::private_folder(folder).map_err(|error| failed(&error))?;
    }
    let pretty = ron::ser::PrettyConfig::new().struct_names(false);
    let text = ron::ser::to_string_pretty(settings, pretty).map_err(|error| failed(&error))?;
    let check = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        ron::from_str::<Settings>(text).map(|_| ()).map_err(|error| error.to_string())
    };
    let now: SystemTime = crate::app::files::now();
    store::save(&Disk, path, text.as_bytes(), Overwrite::Replace, &check, now)
        .map(|_| ())
        .map_err(|error| failed(&error))
}
