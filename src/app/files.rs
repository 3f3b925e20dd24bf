//! Opening, saving, importing and exporting from the window.
//!
//! The system's file dialog is asked first. Where there is none (it answers *nothing* at once, as without a desktop
//! portal) a field for the path is shown instead.

use super::App;
use super::dialogs::{Asking, Dialog, Exporting, Importing, Purpose};
use crate::model::Document;
use crate::session::Session;
use crate::store::Saved;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// No human cancels a dialog within this time: such an answer means that there is none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// A system dialog that is open.
#[derive(Default)]
pub(super) struct Files {
    /// Ask the system's dialog; off in tests.
    pub(super) native: bool,
    picking: Option<Picking>,
    /// What is done once the map is saved.
    then: Option<After>,
}

struct Picking {
    purpose: Purpose,
    answer: Receiver<Option<PathBuf>>,
    since: Instant,
}

/// What is done after the question about unsaved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Close the window.
    Quit,
    /// Start an empty map.
    New,
    /// Ask for a file and open it.
    Open,
    /// Open the sample.
    Sample,
}

impl App {
    pub(super) fn new_map(&mut self) {
        self.leave(After::New);
    }

    pub(super) fn ask_open(&mut self) {
        self.leave(After::Open);
    }

    pub(super) fn open_sample(&mut self) {
        self.leave(After::Sample);
    }

    pub(super) fn ask_quit(&mut self) {
        self.leave(After::Quit);
    }

    /// Does it, after asking about unsaved changes.
    fn leave(&mut self, then: After) {
        if self.session.is_dirty() {
            self.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.go_on(then);
        }
    }

    pub(super) fn go_on(&mut self, then: After) {
        match then {
            After::Quit => self.leaving = true,
            After::New => {
                let mut document = Document::default();
                document.about.title = "Untitled map".to_owned();
                document.about.map_id = self.ids.next::<Document>().to_string();
                self.replace(Session::new(document));
            }
            After::Open => self.pick(Purpose::Open),
            After::Sample => self.replace(Session::new(crate::file::sample())),
        }
    }

    pub(super) fn save_then(&mut self, then: After) {
        self.save();
        // Where a path is asked for first, or the system's dialog is open, it waits until the map is saved.
        if self.session.is_dirty() {
            self.files.then = Some(then);
        } else {
            self.go_on(then);
        }
    }

    pub(super) fn save(&mut self) {
        // What waited for a save that was given up must not happen after another one.
        self.files.then = None;
        match self.session.path().map(Path::to_path_buf) {
            Some(path) => self.save_to(&path),
            None => self.ask_save_as(),
        }
    }

    pub(super) fn ask_save_as(&mut self) {
        self.files.then = None;
        self.pick(Purpose::Save);
    }

    pub(super) fn ask_import(&mut self) {
        self.pick(Purpose::Import);
    }

    pub(super) fn ask_export(&mut self) {
        if self.initiative.is_some() {
            self.dialog = Some(Dialog::Export(Box::new(Exporting::new())));
        }
    }

    /// Asks for a path: by the system's dialog, or by a field.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        if !self.files.native {
            self.ask_path(purpose);
            return;
        }
        let (sender, answer) = channel();
        let dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
        let proposed = self.proposed(purpose);
        let name = proposed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match purpose {
            Purpose::Open => Box::pin(dialog.add_filter("Groundswell maps", &["swell"]).pick_file()),
            Purpose::Import => {
                Box::pin(dialog.add_filter("Spreadsheets as CSV", &["csv", "tsv", "txt"]).pick_file())
            }
            Purpose::Save => {
                Box::pin(dialog.add_filter("Groundswell maps", &["swell"]).set_file_name(name).save_file())
            }
        };
        std::thread::spawn(move || {
            let picked = pollster::block_on(future).map(|handle| handle.path().to_path_buf());
            // The receiver is gone where another dialog was opened since.
            let _gone = sender.send(picked);
        });
        self.files.picking = Some(Picking { purpose, answer, since: Instant::now() });
    }

    fn ask_path(&mut self, purpose: Purpose) {
        let text = self.proposed(purpose).to_string_lossy().into_owned();
        self.dialog = Some(Dialog::Path(Asking::new(purpose, text)));
    }

    /// A path that is likely to be meant.
    fn proposed(&self, purpose: Purpose) -> PathBuf {
        match (purpose, self.session.path()) {
            (Purpose::Save, Some(path)) => path.to_path_buf(),
            (Purpose::Save, None) => {
                PathBuf::from(format!("{}.swell", file_stem(&self.session.document().about.title)))
            }
            (Purpose::Open | Purpose::Import, Some(path)) => {
                path.parent().map(|folder| folder.join("")).unwrap_or_default()
            }
            (Purpose::Open | Purpose::Import, None) => PathBuf::new(),
        }
    }

    /// Takes what the system's dialog answered.
    pub(super) fn deliver(&mut self, ctx: &egui::Context) {
        let Some(picking) = &self.files.picking else { return };
        let Ok(picked) = picking.answer.try_recv() else {
            ctx.request_repaint_after(Duration::from_millis(50));
            return;
        };
        let (purpose, at_once) = (picking.purpose, picking.since.elapsed() < AT_ONCE);
        self.files.picking = None;
        match picked {
            Some(path) => {
                if let Err(error) = self.take_path(purpose, &path) {
                    self.notices.error(error);
                }
            }
            None if at_once => self.ask_path(purpose),
            None => self.files.then = None,
        }
    }

    /// Does with the path what was asked for.
    pub(super) fn take_path(&mut self, purpose: Purpose, path: &Path) -> Result<(), String> {
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Save => {
                let path = if path.extension().is_none() {
                    path.with_extension("swell")
                } else {
                    path.to_path_buf()
                };
                // Whether it may be replaced was asked before: by the system's dialog, or by the field.
                let saved = self.session.save_as(&path, true, now()).map_err(|error| error.to_string())?;
                self.saved(&saved);
                Ok(())
            }
            Purpose::Import => {
                let importing = Importing::read(path, self)?;
                self.dialog = Some(Dialog::Import(Box::new(importing)));
                Ok(())
            }
        }
    }

    /// Opens a map from a file.
    pub fn open(&mut self, path: &Path) -> Result<(), String> {
        let session = Session::open(path).map_err(|error| error.to_string())?;
        self.replace(session);
        Ok(())
    }

    fn save_to(&mut self, path: &Path) {
        match self.session.save(now()) {
            Ok(saved) => self.saved(&saved),
            Err(error) => {
                self.files.then = None;
                self.notices.error(format!("{} was not saved. {error}", path.display()));
            }
        }
    }

    fn saved(&mut self, saved: &Saved) {
        self.notices.done("Saved");
        for warning in &saved.warnings {
            self.notices.error(warning.to_string());
        }
        if let Some(then) = self.files.then.take() {
            self.go_on(then);
        }
    }

    /// Asks about unsaved changes when the window is to be closed, once.
    pub(super) fn close_question(&mut self, ctx: &egui::Context) {
        if self.leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        } else if ctx.input(|input| input.viewport().close_requested()) && self.session.is_dirty() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.dialog = Some(Dialog::Unsaved(After::Quit));
        }
    }

    /// Shows the file's name and whether it is saved in the window's title.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let title =
            format!("{}{} – Groundswell", if self.session.is_dirty() { "• " } else { "" }, self.name());
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The file's name, or the map's title where it has no file yet.
    pub(super) fn name(&self) -> String {
        let file =
            self.session.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let title = self.session.document().about.title.trim();
        let title = if title.is_empty() { "Untitled map" } else { title };
        file.unwrap_or_else(|| format!("{title} (not saved yet)"))
    }
}

#[expect(clippy::disallowed_methods, reason = "the window is where the clock enters")]
pub(super) fn now() -> std::time::SystemTime {
    std::time::SystemTime::now()
}

/// A name for a file made of words: small letters, digits and hyphens.
pub(super) fn file_stem(words: &str) -> String {
    let folded = super::search::folded(words);
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let stem: String = parts.join("-").chars().take(60).collect();
    if stem.is_empty() { "map".to_owned() } else { stem }
}
