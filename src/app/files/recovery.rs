//! How is work kept that no file holds yet?
//!
//! A copy is written two seconds after the last change, and every ten seconds while changes go on, on a thread of its
//! own. It goes when the map is saved or closed without changes.
//!
//! *Invariants:* without a folder nothing is written, as in tests. What fails is said once and tried again; editing is
//! never held up.

use super::now;
use crate::app::App;
use crate::app::dialogs::{Dialog, Reviewing};
use crate::app::settings::state_folder;
use crate::model::Document;
use crate::session::entropy;
use crate::store::{Disk, Found, Held, Note, Slot, hold, is_held, private_folder, recoveries};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, UNIX_EPOCH};

/// How long nothing must have changed.
const QUIET: Duration = Duration::from_secs(2);
/// How long changes may go on without a copy.
const LONGEST: Duration = Duration::from_secs(10);
/// How long is waited after a copy could not be written.
const AGAIN: Duration = Duration::from_mins(1);
/// How long a discarded copy can be had back, in seconds.
pub(in crate::app) const REGRET: f64 = 10.0;

/// The recovery copies of this program.
#[derive(Default)]
pub(in crate::app) struct Recovery {
    folder: Option<PathBuf>,
    /// Where this map's copies lie, and the lock that says that it is in work.
    slot: Option<(Slot, Option<Held>)>,
    /// The revision that was kept last, and when.
    kept: Option<(u64, i64)>,
    /// The newest revision that was seen, when it was first seen, and when the first one that is not kept was.
    seen: Option<(u64, Instant, Instant)>,
    writing: Option<Writing>,
    failed: Option<Instant>,
    searching: Option<Receiver<Vec<Found>>>,
    /// What was found at the start, the newest first.
    pub(in crate::app) found: Vec<Found>,
    /// What was discarded a moment ago, and when.
    discarded: Option<(Found, f64)>,
}

struct Writing {
    answer: Receiver<Result<Slot, String>>,
    revision: u64,
    at: i64,
}

/// Seconds since 1970.
pub(in crate::app) fn now_secs() -> i64 {
    now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed())
}

impl App {
    /// Keeps copies of unsaved changes in this folder from now on, and looks for those that are there.
    pub fn keep_recovery_in(&mut self, folder: &Path) {
        self.recovery.folder = Some(folder.to_owned());
        let (sender, found) = channel();
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            // Nobody waits for it where the program ends at once.
            let _gone = sender.send(recoveries(&Disk, &folder, now(), &is_held));
        });
        self.recovery.searching = Some(found);
    }

    /// The folder of recovery copies of this system.
    pub(in crate::app) fn usual_recovery_folder() -> Option<PathBuf> {
        state_folder().map(|folder| folder.join("recovery"))
    }

    /// What the status bar says of the copy that is kept, if any: *Recovery copy 14:07*.
    pub(in crate::app) fn recovery_word(&self) -> Option<String> {
        let (_, at) = self.recovery.kept.filter(|_| self.session.is_dirty())?;
        Some(format!("Recovery copy {}", clock(at)))
    }

    /// Whether unsaved changes are kept.
    pub(in crate::app) fn keeps_recovery(&self) -> bool {
        self.recovery.folder.is_some()
    }

    /// Writes the copy that is due and removes the one that is not needed any more. Once a frame.
    pub(in crate::app) fn tend_recovery(&mut self, ctx: &egui::Context) {
        if let Some(Ok(found)) = self.recovery.searching.as_ref().map(Receiver::try_recv) {
            self.recovery.found = found;
            self.recovery.searching = None;
            self.say_found();
        } else if self.recovery.searching.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        self.forget_discarded(ctx, false);
        self.take_kept();
        if self.recovery.folder.is_none() || self.recovery.writing.is_some() {
            if self.recovery.writing.is_some() {
                ctx.request_repaint_after(Duration::from_millis(100));
            }
            return;
        }
        if !self.session.is_dirty() {
            self.drop_copy();
            return;
        }
        let revision = self.session.revision();
        if self.recovery.kept.is_some_and(|(kept, _)| kept == revision) {
            return;
        }
        let now = Instant::now();
        let (_, last, first) = match self.recovery.seen {
            Some((seen, last, first)) if seen == revision => (seen, last, first),
            Some((_, _, first)) => (revision, now, first),
            None => (revision, now, now),
        };
        self.recovery.seen = Some((revision, last, first));
        let pause =
            self.recovery.failed.map_or(Duration::ZERO, |failed| AGAIN.saturating_sub(failed.elapsed()));
        let leaves = ctx.input(|input| input.viewport().focused == Some(false));
        let quiet = if leaves { Duration::ZERO } else { QUIET.saturating_sub(last.elapsed()) };
        let wait = quiet.min(LONGEST.saturating_sub(first.elapsed())).max(pause);
        if wait.is_zero() {
            self.begin_copy(revision);
        } else {
            ctx.request_repaint_after(wait);
        }
    }

    /// Says that something was kept, where the first screen does not show it.
    fn say_found(&mut self) {
        if self.welcome.is_none()
            && let Some(found) = self.recovery.found.iter().find(|found| !found.note.given_up)
        {
            let text = format!("We kept unsaved changes of {}", found.note.title);
            self.notices.offer(text, "recovery.review");
        }
    }

    /// Shows what the newest recovery copy would restore.
    pub(in crate::app) fn review_copy(&mut self) {
        if let Some(found) = self.recovery.found.first() {
            self.dialog = Some(Dialog::Review(Box::new(Reviewing::of(found))));
        }
    }

    fn note(&self, given_up: bool) -> Note {
        Note {
            title: self.title_or_name(),
            path: self.session.path().map(Path::to_path_buf),
            base: self.session.base(),
            changes: self.session.changes(),
            kept_secs: now_secs(),
            saved_secs: self.files.saved_secs,
            given_up,
        }
    }

    /// The place of this map's copies; made at the first one.
    fn slot(&mut self) -> Result<Slot, String> {
        let Some(folder) = &self.recovery.folder else { return Err("there is no place for it".to_owned()) };
        if let Some((slot, _)) = &self.recovery.slot {
            return Ok(slot.clone());
        }
        private_folder(folder).map_err(|error| error.to_string())?;
        let slot = Slot::new(folder, entropy());
        // Where locks fail the copy is written all the same; at worst it is offered while the map is open.
        let held = hold(&slot.mark()).ok().flatten();
        self.recovery.slot = Some((slot.clone(), held));
        Ok(slot)
    }

    fn begin_copy(&mut self, revision: u64) {
        let note = self.note(false);
        let at = note.kept_secs;
        let slot = self.slot();
        let document: Arc<Document> = Arc::clone(self.session.document());
        let (sender, answer) = channel();
        std::thread::spawn(move || {
            let kept = slot.and_then(|mut slot| {
                slot.keep(&Disk, &note, &document, now()).map_err(|error| error.to_string())?;
                Ok(slot)
            });
            // Before the answer, so that the next edit need not copy the map.
            drop(document);
            let _gone = sender.send(kept);
        });
        self.recovery.writing = Some(Writing { answer, revision, at });
        self.recovery.seen = None;
    }

    /// Takes what became of the copy that was being written.
    fn take_kept(&mut self) {
        let Some(writing) = &self.recovery.writing else { return };
        let Ok(kept) = writing.answer.try_recv() else { return };
        let (revision, at) = (writing.revision, writing.at);
        self.recovery.writing = None;
        match kept {
            Ok(slot) => {
                if let Some((place, _)) = &mut self.recovery.slot {
                    *place = slot;
                }
                self.recovery.kept = Some((revision, at));
                self.recovery.failed = None;
            }
            Err(error) => {
                if self.recovery.failed.is_none() {
                    self.notices.error(format!(
                        "No recovery copy could be kept: {error}. Save your work; this is tried again every minute."
                    ));
                }
                self.recovery.failed = Some(Instant::now());
            }
        }
    }

    /// Waits for the copy that is being written.
    fn settle_copy(&mut self) {
        let start = Instant::now();
        while self.recovery.writing.is_some() && start.elapsed() < LONGEST {
            std::thread::sleep(Duration::from_millis(5));
            self.take_kept();
        }
    }

    /// Removes this map's copy.
    fn drop_copy(&mut self) {
        (self.recovery.kept, self.recovery.seen) = (None, None);
        if let Some((slot, held)) = self.recovery.slot.take() {
            drop(held);
            // What can't be removed is offered at the next start, which is no harm.
            let _gone = slot.remove(&Disk);
        }
    }

    /// The map is left: its changes are kept for two weeks, unless there are none.
    pub(in crate::app) fn leave_copy(&mut self) {
        self.settle_copy();
        if !self.session.is_dirty() {
            self.drop_copy();
            return;
        }
        if self.recovery.folder.is_none() {
            return;
        }
        let (note, document) = (self.note(true), Arc::clone(self.session.document()));
        let kept = self.slot().and_then(|mut slot| {
            slot.keep(&Disk, &note, &document, now()).map_err(|error| error.to_string())
        });
        if let Err(error) = kept {
            self.notices.error(format!("The changes that were not saved could not be kept: {error}"));
        }
        (self.recovery.kept, self.recovery.seen, self.recovery.slot) = (None, None, None);
    }

    /// A copy was restored: its place is this map's place from now on.
    pub(in crate::app) fn adopt_copy(&mut self, found: &Found) {
        let held = hold(&found.slot.mark()).ok().flatten();
        self.recovery.slot = Some((found.slot.clone(), held));
        self.recovery.kept = Some((self.session.revision(), found.note.kept_secs));
        self.recovery.found.retain(|other| other.slot.mark() != found.slot.mark());
    }

    /// Puts the newest copy away; it can be had back for ten seconds.
    pub(in crate::app) fn discard_copy(&mut self, now: f64) {
        if self.recovery.found.is_empty() {
            return;
        }
        self.remove_discarded();
        let found = self.recovery.found.remove(0);
        let title = &found.note.title;
        self.notices.offer(format!("The kept changes of {title} are discarded"), "recovery.keep");
        self.recovery.discarded = Some((found, now));
    }

    /// Whether a recovery copy of an earlier run is there.
    pub(in crate::app) fn has_copy(&self) -> bool {
        !self.recovery.found.is_empty()
    }

    /// Whether a copy was discarded a moment ago.
    pub(in crate::app) fn can_keep(&self) -> bool {
        self.recovery.discarded.is_some()
    }

    /// Takes back that a copy was discarded.
    pub(in crate::app) fn keep_discarded(&mut self) {
        if let Some((found, _)) = self.recovery.discarded.take() {
            self.recovery.found.insert(0, found);
        }
    }

    /// Removes what was discarded, once it can't be had back any more.
    pub(in crate::app) fn forget_discarded(&mut self, ctx: &egui::Context, at_once: bool) {
        let Some((_, since)) = &self.recovery.discarded else { return };
        let left = REGRET - (ctx.input(|input| input.time) - since);
        if left <= 0.0 || at_once {
            self.remove_discarded();
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
    }

    pub(in crate::app) fn remove_discarded(&mut self) {
        if let Some((found, _)) = self.recovery.discarded.take() {
            let _gone = found.slot.remove(&Disk);
        }
    }

    /// The map's title, or the name of its file where it has none.
    pub(in crate::app) fn title_or_name(&self) -> String {
        let title = self.session.document().about.title.trim().to_owned();
        if title.is_empty() { self.name() } else { title }
    }
}

/// The time of day: *14:07*.
pub(in crate::app) fn clock(secs: i64) -> String {
    local(secs).map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default()
}

/// The day as people say it: *today*, *yesterday*, *5 Nov*, *5 Nov 2025*.
pub(in crate::app) fn day(secs: i64, today: jiff::civil::Date) -> String {
    let Some(time) = local(secs) else { return String::new() };
    let date = time.date();
    if date == today {
        "today".to_owned()
    } else if date.tomorrow().is_ok_and(|next| next == today) {
        "yesterday".to_owned()
    } else if date.year() == today.year() {
        date.strftime("%-d %b").to_string()
    } else {
        date.strftime("%-d %b %Y").to_string()
    }
}

fn local(secs: i64) -> Option<jiff::Zoned> {
    let time = jiff::Timestamp::from_second(secs).ok()?;
    Some(time.to_zoned(jiff::tz::TimeZone::system()))
}
