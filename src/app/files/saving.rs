//! How are maps opened and saved without holding up the window?
//!
//! Both go on in a thread. The window waits for a moment, because most maps are small and nothing should flicker; what
//! takes longer goes on beside the work, is named in the status bar, and reading can be cancelled.

use super::recovery::now_secs;
use super::{After, now};
use crate::app::App;
use crate::app::dialogs::{Dialog, Importing, Purpose};
use crate::model::Key;
use crate::session::{Saving, Session, SessionError};
use crate::store::{Disk, SaveError, Saved, hold_file};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What is being read or written.
pub(in crate::app) enum Work {
    /// A map is being saved.
    Saving(Box<Saving>, Receiver<Result<Saved, SessionError>>),
    /// A map is being opened.
    Opening(PathBuf, Receiver<Result<Session, String>>),
    /// A spreadsheet is being read, against the map of this revision.
    Importing(PathBuf, u64, Receiver<Result<Importing, String>>),
}

impl App {
    /// What is being read or written, for the status bar, and whether it can be cancelled.
    pub(in crate::app) fn working(&self) -> Option<(String, bool)> {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self.files.work.as_ref()? {
            Work::Saving(saving, _) => Some((format!("Saving {}", name(saving.path())), false)),
            Work::Opening(path, _) => Some((format!("Opening {}", name(path)), true)),
            Work::Importing(path, ..) => Some((format!("Reading {}", name(path)), true)),
        }
    }

    /// Gives up what is being read.
    pub(in crate::app) fn cancel_work(&mut self) {
        if matches!(self.files.work, Some(Work::Opening(..) | Work::Importing(..))) {
            self.files.work = None;
        }
    }

    /// How long the window waits for a file before it goes on beside it.
    pub fn be_patient(&mut self, patience: Duration) {
        self.files.patience = patience;
    }

    /// Saves, and does this once the map is saved; never where that fails or is given up.
    pub(in crate::app) fn save_then(&mut self, then: After) {
        if let Ok(saving) = self.session.saving() {
            self.files.then = Some(then);
            self.begin_saving(saving);
        } else {
            self.ask_save_as();
            self.files.then = Some(then);
        }
    }

    pub(in crate::app) fn save(&mut self) {
        // What waited for a save that was given up must not happen after another one.
        self.files.then = None;
        match self.session.saving() {
            Ok(saving) => self.begin_saving(saving),
            Err(_) => self.ask_save_as(),
        }
    }

    pub(in crate::app) fn ask_save_as(&mut self) {
        self.files.then = None;
        self.pick(Purpose::Save);
    }

    /// Saves over what somebody else has written, because the user said so.
    pub(in crate::app) fn save_over(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_path_buf) {
            self.begin_saving(self.session.saving_as(&path, true));
        }
    }

    pub(in crate::app) fn begin_saving(&mut self, saving: Saving) {
        if self.files.work.is_some() {
            self.files.then = None;
            self.notices.done("One thing after the other: another file is still being read or written");
            return;
        }
        let (sender, answer) = channel();
        let job = saving.clone();
        std::thread::spawn(move || {
            let saved = job.run(&Disk, now());
            drop(job);
            let _gone = sender.send(saved);
        });
        match answer.recv_timeout(self.files.patience) {
            Ok(saved) => self.finish_saving(&saving, saved),
            Err(_) => self.files.work = Some(Work::Saving(Box::new(saving), answer)),
        }
    }

    fn finish_saving(&mut self, saving: &Saving, saved: Result<Saved, SessionError>) {
        match saved {
            Ok(saved) => {
                let moved = self.session.path() != Some(saving.path());
                self.session.saved(saving, &saved);
                self.files.saved_secs = Some(now_secs());
                self.files.sample = false;
                self.files.watch.forget();
                if moved {
                    self.mark_open(saving.path());
                }
                self.remember_file();
                self.notices.done("Saved");
                for warning in &saved.warnings {
                    self.notices.error(warning.to_string());
                }
                if let Some(then) = self.files.then.take() {
                    self.leave(then);
                }
            }
            Err(SessionError::Save(SaveError::ChangedOnDisk { .. })) => {
                self.dialog = Some(Dialog::Conflict { deleted: false });
            }
            Err(SessionError::Save(SaveError::Deleted { .. })) => {
                self.dialog = Some(Dialog::Conflict { deleted: true });
            }
            Err(error) => {
                self.files.then = None;
                self.notices.error(format!("{} was not saved. {error}", saving.path().display()));
            }
        }
    }

    /// Opens a map from a file, and waits for it.
    pub fn open(&mut self, path: &Path) -> Result<(), String> {
        let session = Session::open(path).map_err(|error| error.to_string())?;
        self.opened(session);
        Ok(())
    }

    /// Opens a map from a file beside the work.
    pub(in crate::app) fn begin_opening(&mut self, path: &Path) -> Result<(), String> {
        let (sender, answer) = channel();
        let file = path.to_owned();
        std::thread::spawn(move || {
            let _gone = sender.send(Session::open(&file).map_err(|error| error.to_string()));
        });
        match answer.recv_timeout(self.files.patience) {
            Ok(opened) => self.opened(opened?),
            Err(_) => self.files.work = Some(Work::Opening(path.to_owned(), answer)),
        }
        Ok(())
    }

    /// Reads a spreadsheet beside the work; what it would do is shown before anything changes.
    pub(in crate::app) fn begin_importing(&mut self, path: &Path) -> Result<(), String> {
        let (sender, answer) = channel();
        let (file, document) = (path.to_owned(), Arc::clone(self.session.document()));
        let initiative = self.initiative.map(|id| document.name(Key::Initiative(id)));
        std::thread::spawn(move || {
            let read = Importing::read(&file, &document, initiative);
            drop(document);
            let _gone = sender.send(read);
        });
        if let Ok(read) = answer.recv_timeout(self.files.patience) {
            self.show_import(read?);
        } else {
            let revision = self.session.revision();
            self.files.work = Some(Work::Importing(path.to_owned(), revision, answer));
        }
        Ok(())
    }

    fn show_import(&mut self, importing: Importing) {
        if self.welcome.is_some() {
            self.go_on(After::New);
        }
        self.dialog = Some(Dialog::Import(Box::new(importing)));
    }

    fn opened(&mut self, session: Session) {
        self.replace(session);
        if let Some(path) = self.session.path().map(Path::to_path_buf) {
            self.mark_open(&path);
        }
        self.remember_file();
    }

    /// Takes what became of what was being read or written. Once a frame.
    pub(in crate::app) fn tend_work(&mut self, ctx: &egui::Context) {
        match self.files.work.take() {
            Some(Work::Saving(saving, answer)) => match answer.try_recv() {
                Ok(saved) => self.finish_saving(&saving, saved),
                Err(_) => self.files.work = Some(Work::Saving(saving, answer)),
            },
            Some(Work::Opening(path, answer)) => match answer.try_recv() {
                Ok(Ok(session)) => self.opened(session),
                Ok(Err(error)) => self.notices.error(error),
                Err(_) => self.files.work = Some(Work::Opening(path, answer)),
            },
            Some(Work::Importing(path, revision, answer)) => match answer.try_recv() {
                // What was worked out for another state of the map is worked out again.
                Ok(_) if revision != self.session.revision() => {
                    if let Err(error) = self.begin_importing(&path) {
                        self.notices.error(error);
                    }
                }
                Ok(Ok(importing)) => self.show_import(importing),
                Ok(Err(error)) => self.notices.error(error),
                Err(_) => self.files.work = Some(Work::Importing(path, revision, answer)),
            },
            None => {}
        }
        if self.files.work.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
    }

    /// Says so where another window has the same file open.
    fn mark_open(&mut self, path: &Path) {
        self.files.held = None;
        let Some(folder) = &self.files.open_folder else { return };
        match hold_file(folder, path) {
            Ok(Some(held)) => self.files.held = Some(held),
            Ok(None) => self.notices.error(
                "This map is open in another window as well. Work in one of them: what one saves, the other would \
                 have to save over.",
            ),
            // Without locks the comparison before each save still protects the file.
            Err(_) => {}
        }
    }

    /// Puts the open file at the head of the list of recent files.
    fn remember_file(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_path_buf) {
            let title = self.session.document().about.title.clone();
            let located = self.files.locating.take();
            self.prefs(|settings| {
                if let Some(old) = located {
                    settings.recent.retain(|recent| recent.path != old);
                }
                settings.remember(&path, &title, now_secs());
            });
        }
    }
}
