//! How does a copy become a file, and is the file what was proved?
//!
//! *Invariants:* written in one step beside what may be there already; read back, compared and proved once more. What was
//! cancelled before that step, or failed, leaves no file.

use super::draft::Draft;
use crate::app::files::now;
use crate::export::proof::prove;
use crate::store::{Disk, Fs as _, Overwrite, read, write_export};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// A file that is being written.
pub(in crate::app) struct Writing {
    /// What is written.
    pub(in crate::app) draft: Arc<Draft>,
    /// Where.
    pub(in crate::app) path: PathBuf,
    /// Why more was shown than usual.
    pub(in crate::app) reason: Option<String>,
    answer: Receiver<Result<Vec<String>, String>>,
    cancelled: Arc<AtomicBool>,
}

impl Writing {
    /// Begins to write.
    pub(super) fn begin(
        draft: Arc<Draft>,
        path: PathBuf,
        replace: bool,
        reason: Option<String>,
        ctx: &egui::Context,
    ) -> Self {
        let (sender, answer) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let (job, target, stop, ctx) =
            (Arc::clone(&draft), path.clone(), Arc::clone(&cancelled), ctx.clone());
        std::thread::spawn(move || {
            let written = write(&job, &target, replace, &stop);
            drop(job);
            // The receiver is gone where the window was closed since.
            let _gone = sender.send(written);
            ctx.request_repaint();
        });
        Self { draft, path, reason, answer, cancelled }
    }

    /// Gives it up, if the file is not there yet.
    pub(in crate::app) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// What came of it, once it is known: warnings, or why there is no file.
    pub(super) fn done(&self) -> Option<Result<Vec<String>, String>> {
        self.answer.try_recv().ok()
    }
}

/// Said where the user gave it up: nothing to be told.
pub(super) const CANCELLED: &str = "";

fn write(draft: &Draft, path: &Path, replace: bool, stop: &AtomicBool) -> Result<Vec<String>, String> {
    let bytes = draft.bytes.as_ref().filter(|_| draft.is_good()).ok_or("There is nothing to write")?;
    if stop.load(Ordering::Relaxed) {
        return Err(CANCELLED.to_owned());
    }
    let overwrite = if replace { Overwrite::Replace } else { Overwrite::Refuse };
    let saved = write_export(&Disk, path, bytes, overwrite, now()).map_err(|error| error.to_string())?;
    if let Err(trouble) = checked(draft, path, bytes) {
        // What cannot be vouched for is not left behind; that it cannot be removed is said as well.
        return Err(match Disk.remove(&saved.path) {
            Ok(()) => trouble,
            Err(error) => format!("{trouble}. The file is still there: {error}"),
        });
    }
    Ok(saved.warnings.iter().map(ToString::to_string).collect())
}

/// Reads the file back, and proves what it holds.
fn checked(draft: &Draft, path: &Path, bytes: &[u8]) -> Result<(), String> {
    let (found, _) = read(&Disk, path, bytes.len() as u64).map_err(|error| error.to_string())?;
    if found != bytes {
        return Err("The file does not hold what was written".to_owned());
    }
    if let (Some(format), Some(secrets)) = (draft.format(), &draft.secrets) {
        let proof = prove(format, &found, secrets).map_err(|error| error.to_string())?;
        if !proof.is_safe() {
            return Err("A private field was found in the file".to_owned());
        }
    }
    Ok(())
}
