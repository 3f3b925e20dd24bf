//! What is open? One map with its history, its file, and whether it must be saved.
//!
//! *Invariants:* the document changes only by edits. `is_dirty` is exact: undoing back to what was saved is clean. Saving
//! proves first that the bytes read back as this document, and refuses to overwrite what somebody else has written
//! since. An error leaves the session, and the file, as they were.
//!
//! *Absent:* no clock (`now` is an argument), no locks; when a recovery copy is kept is decided elsewhere.

mod saving;

pub use saving::{Saving, differing};

use crate::file;
use crate::model::{Document, Edit, EditError, History, Key};
use crate::store::{self, Baseline, Change, Disk, Fs, OpenFileError, Saved};
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// One open map.
#[derive(Debug, Clone, Default)]
pub struct Session {
    document: Arc<Document>,
    saved: Arc<Document>,
    /// The keys whose records differ from what was saved.
    differing: BTreeSet<Key>,
    /// Never saved: dirty from the first edit on, or from the beginning.
    unsaved: bool,
    history: History,
    place: Option<Place>,
    revision: u64,
    network_revision: u64,
}

#[derive(Debug, Clone)]
struct Place {
    path: PathBuf,
    baseline: Baseline,
}

/// Why a map was not opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] OpenFileError),
    /// The file is no map, or a damaged one.
    #[error(transparent)]
    Open(#[from] file::OpenError),
    /// The map could not be written as text.
    #[error(transparent)]
    Write(#[from] file::SaveError),
    /// The file could not be written.
    #[error(transparent)]
    Save(#[from] store::SaveError),
    /// The map has no file yet.
    #[error("this map has no file yet. Choose a name and save it under that")]
    Unnamed,
}

impl Session {
    /// A map without a file. It counts as saved until its first edit.
    pub fn new(document: Document) -> Self {
        let document = Arc::new(document);
        Self { saved: Arc::clone(&document), document, ..Self::default() }
    }

    /// A map without a file whose content would be lost, such as an import: it must be saved from the beginning.
    pub fn unsaved(document: Document) -> Self {
        Self { unsaved: true, ..Self::new(document) }
    }

    /// Opens a file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, SessionError> {
        Self::open_on(&Disk, path.as_ref())
    }

    /// Opens a file of some file system.
    pub fn open_on(fs: &dyn Fs, path: &Path) -> Result<Self, SessionError> {
        let (bytes, baseline) = store::read(fs, path, file::LIMIT)?;
        let document = file::open(&bytes, &path.display().to_string())?;
        Ok(Self { place: Some(Place { path: path.to_owned(), baseline }), ..Self::new(document) })
    }

    /// What the map says now. Cloning the `Arc` takes a snapshot.
    pub const fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// What was done, for the names of *undo* and *redo* in the menu.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| place.path.as_path())
    }

    /// Rises with every change of the document.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Rises with every change that touches somebody on the map or a tie: while it stays the same, so does the network.
    pub const fn network_revision(&self) -> u64 {
        self.network_revision
    }

    /// True while the file does not hold what the map says. O(1).
    pub fn is_dirty(&self) -> bool {
        self.unsaved || !self.differing.is_empty()
    }

    /// Carries out an edit, as a step that can be undone. An edit that touches nothing leaves no step.
    ///
    /// Copies the whole document first where a snapshot is held elsewhere.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        if edit.is_empty() {
            return Ok(());
        }
        let inverse = Arc::make_mut(&mut self.document).apply(edit)?;
        self.note(&inverse.changes().map(|(key, _)| key).collect::<Vec<_>>());
        self.history.record(inverse);
        Ok(())
    }

    /// Ends the gesture: the next edit is a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes back the last step and gives its label; nothing where there is none.
    pub fn undo(&mut self) -> Result<Option<String>, EditError> {
        let keys = self.history.undo_keys();
        let label = self.history.undo(Arc::make_mut(&mut self.document))?;
        self.note(&keys);
        Ok(label)
    }

    /// Takes the last step again and gives its label; nothing where there is none.
    pub fn redo(&mut self) -> Result<Option<String>, EditError> {
        let keys = self.history.redo_keys();
        let label = self.history.redo(Arc::make_mut(&mut self.document))?;
        self.note(&keys);
        Ok(label)
    }

    /// Takes back the gesture that is under way, without a redo.
    pub fn cancel(&mut self) -> Result<(), EditError> {
        let keys = self.history.undo_keys();
        let depth = self.history.depth();
        self.history.cancel(Arc::make_mut(&mut self.document))?;
        if self.history.depth() < depth {
            self.note(&keys);
        }
        Ok(())
    }

    /// Saves to the map's own file, unless somebody else has changed it since.
    pub fn save(&mut self, now: SystemTime) -> Result<Saved, SessionError> {
        self.save_on(&Disk, now)
    }

    /// Saves to the map's own file on some file system.
    pub fn save_on(&mut self, fs: &dyn Fs, now: SystemTime) -> Result<Saved, SessionError> {
        let saving = self.saving()?;
        self.write(fs, &saving, now)
    }

    /// Saves under a name, which becomes the map's own. A file that is there is replaced only where `replace` allows it.
    pub fn save_as(
        &mut self,
        path: impl AsRef<Path>,
        replace: bool,
        now: SystemTime,
    ) -> Result<Saved, SessionError> {
        let saving = self.saving_as(path.as_ref(), replace);
        self.write(&Disk, &saving, now)
    }

    /// Whether the file still holds what was read or saved last; nothing where there is no file.
    pub fn compare_file(&self) -> Option<std::io::Result<Change>> {
        self.place.as_ref().map(|place| store::compare(&Disk, &place.path, &place.baseline))
    }

    fn write(&mut self, fs: &dyn Fs, saving: &Saving, now: SystemTime) -> Result<Saved, SessionError> {
        let saved = saving.run(fs, now)?;
        self.saved(saving, &saved);
        Ok(saved)
    }

    /// The records under these keys may have changed.
    fn note(&mut self, keys: &[Key]) {
        if keys.is_empty() {
            return;
        }
        self.revision += 1;
        let of_network = |key: &Key| matches!(key, Key::Stakeholder(_) | Key::Tie(_));
        self.network_revision += u64::from(keys.iter().any(of_network));
        for key in keys {
            if self.document.get(*key) == self.saved.get(*key) {
                self.differing.remove(key);
            } else {
                self.differing.insert(*key);
            }
        }
    }
}

/// 64 bits that nobody can guess, as a seed for ids. Where the system gives none, those by which it protects hash tables.
pub fn entropy() -> u64 {
    getrandom::u64().unwrap_or_else(|_| std::hash::RandomState::new().build_hasher().finish())
}
