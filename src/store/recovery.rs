//! What is kept of a map while it has changes that no file holds yet?
//!
//! A recovery copy is the whole map behind a short note. It lies in a folder for its owner alone, in two generations
//! (`NAME.a` and `NAME.b`) that are written in turn, each by the steps of [`save`](super::save()): whatever happens
//! while one is written, the other is there.
//!
//! *Invariants:* the map's own file is never touched. What can't be read is kept under another name, never removed. A
//! copy whose program still runs is left alone. Copies of changes that somebody chose not to save go after two weeks.
//!
//! *Absent:* no clock, and no thread: when a copy is written is decided by the window.

use super::error::SaveError;
use super::fs::{Fs, Kind};
use super::save::{Overwrite, save};
use crate::file;
use crate::model::Document;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The first line of every copy.
const HEAD: &str = "groundswell recovery 1";
/// The longest note that is read, in bytes.
const NOTE_LIMIT: usize = 64 << 10;
/// How long a copy of changes that were not saved on purpose is kept.
const KEPT: Duration = Duration::from_hours(14 * 24);
/// The two generations.
const GENERATIONS: [&str; 2] = ["a", "b"];
/// What the name of a running program's mark ends in.
const MARK: &str = "running";

/// What is known about a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// The title of the map, or the name of its file.
    pub title: String,
    /// The file of the map, if it had one.
    pub path: Option<PathBuf>,
    /// The hash of that file when it was read or saved last.
    pub base: Option<[u8; 32]>,
    /// How many records differ from the file.
    pub changes: usize,
    /// When the copy was written, in seconds since 1970.
    pub kept_secs: i64,
    /// When the map was saved last in that run, in seconds since 1970.
    pub saved_secs: Option<i64>,
    /// Somebody closed the map and chose not to save it.
    pub given_up: bool,
}

impl Note {
    /// The same as it can be written in lines.
    fn clean(&self) -> Self {
        let title = self.title.chars().map(|c| if c.is_control() { ' ' } else { c }).take(1000).collect();
        Self { title, path: self.path.clone().filter(|path| path.to_str().is_some()), ..self.clone() }
    }
}

/// Where one map's copies lie.
#[derive(Debug, Clone)]
pub struct Slot {
    stem: PathBuf,
    next: usize,
}

/// A copy that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where it lies.
    pub slot: Slot,
    /// What is known about it.
    pub note: Note,
    /// The map.
    pub document: Document,
}

impl Slot {
    /// A place for the copies of one map, by a number that nobody else has.
    pub fn new(folder: &Path, number: u64) -> Self {
        Self { stem: folder.join(format!("{number:016x}")), next: 0 }
    }

    /// The file whose lock says that the program which writes here still runs.
    pub fn mark(&self) -> PathBuf {
        self.stem.with_extension(MARK)
    }

    fn generation(&self, place: usize) -> PathBuf {
        self.stem.with_extension(GENERATIONS[place % GENERATIONS.len()])
    }

    /// Keeps a copy. The one before it stays until the next time. O(size of the map).
    pub fn keep(
        &mut self,
        fs: &dyn Fs,
        note: &Note,
        document: &Document,
        now: SystemTime,
    ) -> Result<(), KeepError> {
        let note = &note.clean();
        let body = file::save(document)?;
        let mut bytes = header(note, &body).into_bytes();
        bytes.extend_from_slice(&body);
        let check = |bytes: &[u8]| match read(bytes) {
            Some((read, copy)) if copy == *document && read == *note => Ok(()),
            _ => Err("it reads back as another map".to_owned()),
        };
        save(fs, &self.generation(self.next), &bytes, Overwrite::Replace, &check, now)?;
        self.next += 1;
        Ok(())
    }

    /// Removes both generations and the mark. True if nothing is left.
    pub fn remove(&self, fs: &dyn Fs) -> bool {
        let paths = GENERATIONS.iter().map(|end| self.stem.with_extension(end)).chain([self.mark()]);
        paths.fold(true, |gone, path| {
            let missing = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
            gone & fs.remove(&path).err().is_none_or(|error| missing(&error))
        })
    }
}

/// Why no copy was kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The map could not be written as text.
    #[error(transparent)]
    Write(#[from] file::SaveError),
    /// The copy could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// The copies in a folder, the newest first, without those of programs that still run (`is_running` is asked with their
/// mark). Copies that are too old are removed; what can't be read is kept under another name. O(size of all copies).
pub fn recoveries(
    fs: &dyn Fs,
    folder: &Path,
    now: SystemTime,
    is_running: &dyn Fn(&Path) -> bool,
) -> Vec<Found> {
    let mut stems: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for name in fs.list(folder).unwrap_or_default() {
        let path = folder.join(&name);
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let Some(place) = GENERATIONS.iter().position(|generation| *generation == end) else { continue };
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if stem.len() == 16 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            stems.entry(folder.join(stem)).or_default().push(place);
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for (stem, places) in stems {
        let slot = Slot { stem, next: 0 };
        if is_running(&slot.mark()) {
            continue;
        }
        let newest = places
            .into_iter()
            .filter_map(|place| Some((place, sound(fs, &slot.generation(place))?)))
            .max_by_key(|(place, (note, _))| (note.kept_secs, *place));
        let Some((place, (note, document))) = newest else { continue };
        if note.given_up && is_old(&note, now) {
            slot.remove(fs);
        } else {
            found.push(Found { slot: Slot { next: place + 1, ..slot }, note, document });
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse((found.note.kept_secs, found.slot.stem.clone())));
    found
}

fn is_old(note: &Note, now: SystemTime) -> bool {
    let kept = u64::try_from(note.kept_secs).unwrap_or_default();
    let age = now.duration_since(UNIX_EPOCH + Duration::from_secs(kept.min(1 << 40)));
    age.is_ok_and(|age| age > KEPT)
}

/// Reads one generation. What is damaged gets another name, so that it is neither offered again nor lost.
fn sound(fs: &dyn Fs, path: &Path) -> Option<(Note, Document)> {
    let limit = file::LIMIT + NOTE_LIMIT as u64;
    let (bytes, _) = super::open::read(fs, path, limit).ok()?;
    let found = read(&bytes);
    if found.is_none() && fs.look(path).is_ok_and(|found| found.kind == Kind::File) {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".damaged");
        // Where even that fails it stays, and is passed over again the next time.
        let _kept = fs.rename(path, &path.with_file_name(name));
    }
    found
}

fn header(note: &Note, body: &[u8]) -> String {
    let path: String = note.path.as_ref().and_then(|path| path.to_str()).map(hex).unwrap_or_default();
    let base = note.base.map(|base| blake3::Hash::from_bytes(base).to_hex().to_string()).unwrap_or_default();
    let saved = note.saved_secs.map(|secs| secs.to_string()).unwrap_or_default();
    format!(
        "{HEAD}\ntitle {}\npath {path}\nbase {base}\nchanges {}\nkept {}\nsaved {saved}\ngiven-up {}\n\
         hash {}\n\n",
        note.title,
        note.changes,
        note.kept_secs,
        note.given_up,
        blake3::hash(body).to_hex(),
    )
}

/// A path as digits, so that no letter in it can be taken for the note.
fn hex(text: &str) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    text.bytes().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn from_hex(digits: &str) -> Option<String> {
    let byte = |place: usize| u8::from_str_radix(digits.get(place..place + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(byte).collect();
    String::from_utf8(bytes?).ok()
}

/// Takes a copy apart; nothing where any part of it is not as it was written.
fn read(bytes: &[u8]) -> Option<(Note, Document)> {
    let window = &bytes[..bytes.len().min(NOTE_LIMIT)];
    let end = window.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, body) = (std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 2..]);
    let mut lines = head.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let mut field = |name: &str| {
        let line = lines.next()?;
        line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ').or(rest.is_empty().then_some("")))
    };
    let title = field("title")?.to_owned();
    let path = field("path")?;
    let base = field("base")?;
    let changes = field("changes")?.parse().ok()?;
    let kept_secs = field("kept")?.parse().ok()?;
    let saved = field("saved")?;
    let given_up = field("given-up")?.parse().ok()?;
    let hash = blake3::Hash::from_hex(field("hash")?).ok()?;
    if blake3::hash(body) != hash {
        return None;
    }
    let path = if path.is_empty() { None } else { Some(PathBuf::from(from_hex(path)?)) };
    let base = if base.is_empty() { None } else { Some(*blake3::Hash::from_hex(base).ok()?.as_bytes()) };
    let saved_secs = if saved.is_empty() { None } else { Some(saved.parse().ok()?) };
    let document = file::open(body, "the recovery copy").ok()?;
    Some((Note { title, path, base, changes, kept_secs, saved_secs, given_up }, document))
}
