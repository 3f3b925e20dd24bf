//! Opening, saving, importing and exporting from the window.
//!
//! The system's file dialog is asked first. Where there is none (it answers *nothing* at once, as without a desktop
//! portal) a field for the path is shown instead.

mod drop;
mod recovery;
mod saving;
mod watch;

pub(super) use drop::overlay;
pub(super) use recovery::{Recovery, clock, day, now_secs};

use super::App;
use super::dialogs::{Asking, Dialog, Exporting, Purpose};
use crate::model::Document;
use crate::session::Session;
use crate::store::{Found, Held};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// No human cancels a dialog within this time: such an answer means that there is none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Files that are being asked for, read and written.
pub(super) struct Files {
    /// Ask the system's dialog; off in tests.
    pub(super) native: bool,
    picking: Option<Picking>,
    /// What is done once the map is saved.
    pub(super) then: Option<After>,
    /// What is being read or written.
    work: Option<saving::Work>,
    /// How long the window waits for a file before it goes on beside it.
    patience: Duration,
    /// When the map was saved last in this run, in seconds since 1970.
    pub(super) saved_secs: Option<i64>,
    /// The map is the sample, and was never saved.
    pub(super) sample: bool,
    /// The folder of the marks of open files; none in tests.
    pub(super) open_folder: Option<PathBuf>,
    /// The mark of the open file.
    held: Option<Held>,
    /// The recent file that is being looked for.
    pub(super) locating: Option<PathBuf>,
    /// The copy whose map is being saved elsewhere.
    pub(super) copying: Option<Box<Found>>,
    /// Whether the file still is the one that was opened; asked when the window comes to the front.
    watch: watch::Watch,
    /// Files that were dropped and wait for their turn.
    pub(super) dropped: VecDeque<PathBuf>,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            native: false,
            picking: None,
            then: None,
            work: None,
            patience: Duration::from_mins(1),
            saved_secs: None,
            sample: false,
            open_folder: None,
            held: None,
            locating: None,
            copying: None,
            watch: watch::Watch::default(),
            dropped: VecDeque::new(),
        }
    }
}

struct Picking {
    purpose: Purpose,
    answer: Receiver<Option<PathBuf>>,
    since: Instant,
}

/// What is done after the question about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum After {
    /// Close the window.
    Quit,
    /// Start an empty map.
    New,
    /// Ask for a file and open it.
    Open,
    /// Open this file.
    OpenThis(PathBuf),
    /// Open the sample.
    Sample,
    /// Go back to the first screen.
    Close,
    /// Restore the newest recovery copy.
    Restore,
}

impl Files {
    /// Another map is opened: nothing that belonged to the one before is left.
    pub(super) fn forget_map(&mut self) {
        (self.saved_secs, self.sample, self.held) = (None, false, None);
        self.watch.forget();
    }
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

    pub(super) fn close_map(&mut self) {
        self.leave(After::Close);
    }

    /// Reads the map from its file again.
    pub(super) fn reload(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_path_buf) {
            self.leave(After::OpenThis(path));
        }
    }

    /// Does it, after asking about unsaved changes.
    pub(super) fn leave(&mut self, then: After) {
        if self.session.is_dirty() {
            self.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.go_on(then);
        }
    }

    /// Does it; changes that were not saved are kept for two weeks, if anywhere.
    pub(super) fn go_on(&mut self, then: After) {
        match then {
            After::Quit => {
                self.leave_copy();
                self.leaving = true;
            }
            After::Close => {
                self.replace(Session::default());
                self.greet();
            }
            After::New => {
                let mut document = Document::default();
                document.about.title = "Untitled map".to_owned();
                document.about.map_id = self.ids.next::<Document>().to_string();
                self.replace(Session::new(document));
            }
            After::Open => self.pick(Purpose::Open),
            After::OpenThis(path) => {
                if let Err(error) = self.begin_opening(&path) {
                    self.notices.error(error);
                }
            }
            After::Sample => {
                self.replace(Session::new(crate::file::sample()));
                self.files.sample = true;
            }
            After::Restore => self.restore(),
        }
    }

    pub(super) fn ask_import(&mut self) {
        self.pick(Purpose::Import);
    }

    pub(super) fn ask_export(&mut self) {
        if self.initiative.is_some() {
            self.dialog = Some(Dialog::Export(Box::new(Exporting::new())));
        }
    }

    pub(super) fn ask_print(&mut self) {
        if self.initiative.is_some() {
            self.dialog = Some(Dialog::Export(Box::new(Exporting::print())));
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
                let every: Vec<&str> =
                    crate::import::IMPORTS.iter().flat_map(|import| import.extensions).copied().collect();
                let tables = ["csv", "txt", "tsv", "tab"];
                let networks: Vec<&str> = every.iter().filter(|end| !tables.contains(end)).copied().collect();
                let dialog = dialog.add_filter("Spreadsheets and networks", &every);
                let dialog = dialog.add_filter("Spreadsheets as CSV", &tables);
                Box::pin(dialog.add_filter("Networks", &networks).pick_file())
            }
            Purpose::Save | Purpose::SaveCopy => {
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
            (Purpose::SaveCopy, _) => {
                let title = self.files.copying.as_ref().map(|found| found.note.title.as_str());
                PathBuf::from(format!("{}-recovered.swell", file_stem(title.unwrap_or_default())))
            }
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
            None => (self.files.then, self.files.copying, self.files.locating) = (None, None, None),
        }
    }

    /// Does with the path what was asked for.
    pub(super) fn take_path(&mut self, purpose: Purpose, path: &Path) -> Result<(), String> {
        match purpose {
            Purpose::Open => self.begin_opening(path),
            Purpose::Save => {
                let path = with_ending(path);
                // Whether it may be replaced was asked before: by the system's dialog, or by the field.
                self.begin_saving(self.session.saving_as(&path, true));
                Ok(())
            }
            Purpose::SaveCopy => self.save_copy(&with_ending(path)),
            Purpose::Import => self.begin_importing(path),
        }
    }

    /// Asks about unsaved changes when the window is to be closed, once.
    pub(super) fn close_question(&mut self, ctx: &egui::Context) {
        if self.leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        } else if ctx.input(|input| input.viewport().close_requested()) {
            let busy = matches!(self.files.work, Some(saving::Work::Saving(..)));
            if !self.session.is_dirty() && !busy {
                self.leave_copy();
                return;
            }
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let answering = matches!(self.dialog, Some(Dialog::Unsaved(_) | Dialog::Conflict { .. }))
                || (matches!(self.dialog, Some(Dialog::Path(_))) && self.files.then.is_some());
            if busy {
                self.files.then = Some(After::Quit);
            } else if !answering {
                // A second wish to close is no second question while the first is being answered.
                (self.files.then, self.files.picking) = (None, None);
                self.dialog = Some(Dialog::Unsaved(After::Quit));
            }
        }
    }

    /// Shows the file's name and whether it is saved in the window's title.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let title = if self.welcome.is_some() {
            "Groundswell".to_owned()
        } else {
            let mark = if self.session.is_dirty() { "• " } else { "" };
            format!("{mark}{} – Groundswell", self.name())
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The file's name, or the map's title where it has no file yet.
    pub(super) fn name(&self) -> String {
        if self.files.sample {
            return "Sample – changes are yours to keep or discard".to_owned();
        }
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

/// The path with the ending of maps, where it has none.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_none() { path.with_extension("swell") } else { path.to_path_buf() }
}

/// A name for a file made of words: small letters, digits and hyphens.
pub(super) fn file_stem(words: &str) -> String {
    let folded = super::search::folded(words);
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let stem: String = parts.join("-").chars().take(60).collect();
    if stem.is_empty() { "map".to_owned() } else { stem }
}
