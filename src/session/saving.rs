//! How is a map saved while somebody goes on working on it?
//!
//! A [`Saving`] is a snapshot and its destination. It can be carried out on another thread; what became of it is then
//! told to the session, which knows what was changed in the meantime.

use super::{Place, Session, SessionError};
use crate::file;
use crate::model::{Document, Key};
use crate::store::{self, Baseline, Fs, Overwrite, Saved};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A save that was begun.
#[derive(Debug, Clone)]
pub struct Saving {
    document: Arc<Document>,
    /// What differed from the file when it was begun.
    differing: BTreeSet<Key>,
    path: PathBuf,
    expected: Option<Baseline>,
    replace: bool,
}

impl Saving {
    /// Where it goes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the snapshot, after proving that it reads back as what it is. O(size of the map).
    pub fn run(&self, fs: &dyn Fs, now: SystemTime) -> Result<Saved, SessionError> {
        let bytes = file::save(&self.document)?;
        let check = |bytes: &[u8]| match file::open(bytes, "the map") {
            Ok(read) if read == *self.document => Ok(()),
            Ok(_) => Err("it reads back as another map".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        let overwrite = match &self.expected {
            Some(baseline) => Overwrite::IfUnchanged(baseline),
            None if self.replace => Overwrite::Replace,
            None => Overwrite::Refuse,
        };
        Ok(store::save(fs, &self.path, &bytes, overwrite, &check, now)?)
    }
}

impl Session {
    /// Begins to save to the map's own file, unless somebody else has changed it since.
    pub fn saving(&self) -> Result<Saving, SessionError> {
        let place = self.place.as_ref().ok_or(SessionError::Unnamed)?;
        Ok(Saving { expected: Some(place.baseline.clone()), ..self.saving_as(&place.path, false) })
    }

    /// Begins to save under a name. A file that is there is replaced only where `replace` allows it.
    pub fn saving_as(&self, path: &Path, replace: bool) -> Saving {
        Saving {
            document: Arc::clone(&self.document),
            differing: self.differing.clone(),
            path: path.to_owned(),
            expected: None,
            replace,
        }
    }

    /// A save that was begun on this map is done: what was changed since is what must be saved the next time.
    pub fn saved(&mut self, saving: &Saving, saved: &Saved) {
        self.place = Some(Place { path: saving.path.clone(), baseline: saved.baseline.clone() });
        self.saved = Arc::clone(&saving.document);
        let touched = saving.differing.iter().chain(&self.differing).copied();
        self.differing = touched.filter(|key| self.document.get(*key) != self.saved.get(*key)).collect();
        self.unsaved = false;
    }

    /// The file and the mark of its content when it was read or saved last, to be compared elsewhere.
    pub fn watched(&self) -> Option<(PathBuf, Baseline)> {
        self.place.as_ref().map(|place| (place.path.clone(), place.baseline.clone()))
    }

    /// How many records differ from what was saved. O(1).
    pub fn changes(&self) -> usize {
        self.differing.len()
    }

    /// The hash of the file when it was read or saved last.
    pub fn base(&self) -> Option<[u8; 32]> {
        self.place.as_ref().map(|place| place.baseline.hash())
    }

    /// A map that was recovered, with the file that it came from where that file is still the one it was made from: then
    /// saving puts it there, and what differs can be told. Otherwise it has no file.
    pub fn recovered(fs: &dyn Fs, document: Document, path: Option<&Path>, base: Option<[u8; 32]>) -> Self {
        let opened = path.and_then(|path| Self::open_on(fs, path).ok()).filter(|open| open.base() == base);
        let Some(mut session) = opened else { return Self::unsaved(document) };
        session.differing = differing(&session.document, &document);
        session.document = Arc::new(document);
        session.unsaved = session.differing.is_empty();
        session
    }
}

/// The keys whose records differ between two maps. O(size of both).
pub fn differing(one: &Document, other: &Document) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    one.each_key(&mut |key| {
        keys.insert(key);
    });
    other.each_key(&mut |key| {
        keys.insert(key);
    });
    keys.retain(|key| one.get(*key) != other.get(*key));
    keys
}
