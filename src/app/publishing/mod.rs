//! How is a copy made, looked at, written and handed on, without holding up the window?
//!
//! A [`Publisher`] makes drafts in a thread, a moment after the last change; the one before stays until the next is there.
//! The files are written by [`crate::app::App::begin_writing`], one at a time.
//!
//! *Invariants:* one draft is made at a time; what is no longer wanted is given up. A picture of a page is painted beside the
//! window, in the dots of the screen. What leaves the map is noted in its export log, with the reason where one was needed.

mod draft;
mod order;
mod outside;
mod writing;

pub(super) use draft::{Draft, Shown};
pub(super) use order::{Made, Order, SWELL, Withheld, file_name, format_name};
pub(super) use writing::Writing;

use super::App;
use super::dialogs::Dialog;
use crate::export::pdf::Pixels;
use crate::layout::{Arranged, Progress};
use crate::model::map::Map;
use crate::model::{Document, edits};
use crate::share::logged;
use egui::{ColorImage, TextureHandle, TextureOptions};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// So many seconds after the last change a new draft is begun.
const PAUSE: f64 = 0.3;
/// How often it is asked whether a draft is there.
const SOON: Duration = Duration::from_millis(40);

/// Makes drafts of what is ordered, and pictures of their pages.
#[derive(Default)]
pub(super) struct Publisher {
    wanted: Option<(Order, u64, f64)>,
    making: Option<Making>,
    draft: Option<Arc<Draft>>,
    painting: Option<Painting>,
    painted: Option<Painted>,
}

struct Making {
    order: Order,
    revision: u64,
    answer: Receiver<Draft>,
    progress: Arc<Progress>,
}

impl Drop for Making {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

/// A page in the dots of the screen.
#[derive(Clone, Copy, PartialEq)]
struct Face {
    page: usize,
    dots: u32,
}

struct Painting {
    of: Arc<Draft>,
    face: Face,
    answer: Receiver<Option<Pixels>>,
}

struct Painted {
    of: Arc<Draft>,
    face: Face,
    texture: TextureHandle,
}

impl Publisher {
    /// Sees to it that a draft of this order is made. `own`: where everybody stands on the owner's screen.
    pub(super) fn follow(
        &mut self,
        ctx: &egui::Context,
        document: &Arc<Document>,
        revision: u64,
        order: &Order,
        own: impl FnOnce() -> Arranged,
    ) {
        self.deliver();
        if self.is_ready(order, revision) {
            (self.wanted, self.making) = (None, None);
            return;
        }
        if self.making.as_ref().is_some_and(|making| making.order == *order && making.revision == revision) {
            ctx.request_repaint_after(SOON);
            return;
        }
        let now = ctx.input(|input| input.time);
        let since = match &self.wanted {
            Some((wanted, of, since)) if wanted == order && *of == revision => *since,
            _ => {
                self.wanted = Some((order.clone(), revision, now));
                now
            }
        };
        if let Some(making) = &self.making {
            making.progress.cancel();
            ctx.request_repaint_after(SOON);
        } else if now - since >= PAUSE || self.draft.is_none() {
            self.begin(ctx, document, revision, order, own());
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64((PAUSE - now + since).max(0.0)));
        }
    }

    fn begin(
        &mut self,
        ctx: &egui::Context,
        document: &Arc<Document>,
        revision: u64,
        order: &Order,
        own: Arranged,
    ) {
        let (sender, answer) = channel();
        let progress = Arc::new(Progress::default());
        let (document, job, watch, wake) =
            (Arc::clone(document), order.clone(), Arc::clone(&progress), ctx.clone());
        std::thread::spawn(move || {
            let draft = Draft::make(job, revision, &document, Some(own), &watch);
            // So that the next edit need not copy the map.
            drop(document);
            let _gone = sender.send(draft);
            wake.request_repaint();
        });
        self.wanted = None;
        self.making = Some(Making { order: order.clone(), revision, answer, progress });
        ctx.request_repaint_after(SOON);
    }

    fn deliver(&mut self) {
        if let Some(making) = &self.making {
            match making.answer.try_recv() {
                Ok(draft) => {
                    if !making.progress.is_cancelled() {
                        self.draft = Some(Arc::new(draft));
                    }
                    self.making = None;
                }
                // The thread ended without an answer: it is begun again.
                Err(TryRecvError::Disconnected) => self.making = None,
                Err(TryRecvError::Empty) => {}
            }
        }
    }

    /// The last draft that was finished; perhaps of an older order.
    pub(super) fn draft(&self) -> Option<&Arc<Draft>> {
        self.draft.as_ref()
    }

    /// Whether the draft is of this order and state of the map.
    pub(super) fn is_ready(&self, order: &Order, revision: u64) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.order == *order && draft.revision == revision)
    }

    /// A page of the draft, so many dots wide; until it is there the one before.
    pub(super) fn page(&mut self, ctx: &egui::Context, page: usize, dots: u32) -> Option<&TextureHandle> {
        let draft = Arc::clone(self.draft.as_ref()?);
        let printed = Arc::clone(draft.shown.printed()?);
        let face = Face { page: page.min(printed.pages().saturating_sub(1)), dots };
        if let Some(painting) = &self.painting {
            match painting.answer.try_recv() {
                Ok(pixels) => {
                    if let (Some(painting), Some(pixels)) = (self.painting.take(), pixels) {
                        let texture = ctx.load_texture("page", picture(&pixels), TextureOptions::LINEAR);
                        self.painted = Some(Painted { of: painting.of, face: painting.face, texture });
                    }
                }
                Err(TryRecvError::Disconnected) => self.painting = None,
                Err(TryRecvError::Empty) => ctx.request_repaint_after(SOON),
            }
        }
        let shown = |of: &Arc<Draft>, other: Face| Arc::ptr_eq(of, &draft) && other == face;
        let is_there = self.painted.as_ref().is_some_and(|painted| shown(&painted.of, painted.face));
        if !is_there && self.painting.is_none() {
            let scale = dots as f32 / printed.size(face.page).0.max(1.0);
            let (sender, answer) = channel();
            let wake = ctx.clone();
            std::thread::spawn(move || {
                let _gone = sender.send(printed.pixels(face.page, scale));
                wake.request_repaint();
            });
            self.painting = Some(Painting { of: draft, face, answer });
            ctx.request_repaint_after(SOON);
        }
        self.painted.as_ref().map(|painted| &painted.texture)
    }
}

/// What was painted, for the screen or the clipboard.
pub(super) fn picture(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width, pixels.height], &pixels.rgba)
}

/// What is being written and what was written last.
#[derive(Default)]
pub(super) struct Desk {
    /// The file that is being written.
    pub(super) writing: Option<Writing>,
    /// The file that was written last.
    pub(super) last: Option<PathBuf>,
    /// Where files were written last.
    pub(super) folder: Option<PathBuf>,
    clipboard: Option<arboard::Clipboard>,
    copying: Option<Copying>,
}

/// A picture that is painted for the clipboard.
struct Copying {
    draft: Arc<Draft>,
    reason: Option<String>,
    answer: Receiver<Option<Pixels>>,
}

impl App {
    /// Writes the draft to a file, beside the window.
    pub(super) fn begin_writing(
        &mut self,
        draft: Arc<Draft>,
        path: PathBuf,
        replace: bool,
        reason: Option<String>,
        ctx: &egui::Context,
    ) {
        self.publishing.folder = path.parent().map(PathBuf::from);
        self.publishing.writing = Some(Writing::begin(draft, path, replace, reason, ctx));
    }

    /// Takes over what was written or painted.
    pub(super) fn tend_publishing(&mut self, ctx: &egui::Context) {
        if let Some(Copying { draft, reason, answer }) = &self.publishing.copying {
            match answer.try_recv() {
                Ok(pixels) => {
                    let (draft, reason) = (Arc::clone(draft), reason.clone());
                    self.publishing.copying = None;
                    if let Some(pixels) = pixels {
                        ctx.copy_image(picture(&pixels));
                        self.note_copy(&draft, "clipboard", reason);
                        self.notices.done(format!("Picture copied, made for {}", whom(&draft)));
                    }
                }
                Err(TryRecvError::Disconnected) => self.publishing.copying = None,
                Err(TryRecvError::Empty) => ctx.request_repaint_after(SOON),
            }
        }
        let Some(done) = self.publishing.writing.as_ref().map(Writing::done) else { return };
        let Some(done) = done else {
            ctx.request_repaint_after(SOON);
            return;
        };
        let Some(writing) = self.publishing.writing.take() else { return };
        match done {
            Ok(warnings) => {
                self.note_copy(&writing.draft, writing.draft.order.format, writing.reason.clone());
                let name = writing.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let said = format!("Exported for {}: {name}", whom(&writing.draft));
                self.publishing.last = Some(writing.path);
                self.notices.offer_both(said, "export.show", "export.open");
                warnings.into_iter().for_each(|warning| self.notices.error(warning));
                if matches!(self.dialog, Some(Dialog::Export(_))) {
                    self.dialog = None;
                    super::keys::give_up_field(ctx);
                }
            }
            Err(trouble) if trouble == writing::CANCELLED => {}
            Err(trouble) => match &mut self.dialog {
                Some(Dialog::Export(open)) => open.failed(trouble),
                _ => self.notices.error(format!("Nothing was exported. {trouble}")),
            },
        }
    }

    /// Puts the only page of the draft on the clipboard.
    pub(super) fn copy_page(&mut self, draft: &Arc<Draft>, reason: Option<String>, ctx: &egui::Context) {
        const SHARP: f32 = 2.0;
        let Some(printed) = draft.shown.printed().filter(|_| draft.is_good()).map(Arc::clone) else { return };
        let (sender, answer) = channel();
        let wake = ctx.clone();
        std::thread::spawn(move || {
            let _gone = sender.send(printed.pixels(0, SHARP));
            wake.request_repaint();
        });
        self.publishing.copying = Some(Copying { draft: Arc::clone(draft), reason, answer });
    }

    /// Puts the table of the draft on the clipboard.
    pub(super) fn copy_table(&mut self, draft: &Arc<Draft>, reason: Option<String>, ctx: &egui::Context) {
        let Some((html, text)) = draft.clip.as_ref().filter(|_| draft.is_good()) else { return };
        let put = if self.files.native {
            outside::put_table(&mut self.publishing.clipboard, html, text)
        } else {
            Err(String::new())
        };
        if put.is_err() {
            // Without a clipboard of its own the window's takes the text alone.
            ctx.copy_text(text.clone());
        }
        self.note_copy(draft, "clipboard", reason);
        self.notices.done(format!("Table copied, made for {}", whom(draft)));
    }

    /// Notes in the export log what left the map.
    fn note_copy(&mut self, draft: &Draft, format: &str, reason: Option<String>) {
        let mut counts: Map<String, u32> = Map::default();
        if let Some(proof) = &draft.proof {
            let mut count = |name: &str, number: usize| {
                counts.insert(name.to_owned(), u32::try_from(number).unwrap_or(u32::MAX));
            };
            count("people", proof.names.len());
            count("assessed", proof.assessed);
            count("private_fields", proof.private_fields);
        }
        let order = &draft.order;
        let document = self.session.document();
        let entry = logged(
            document,
            order.initiative,
            order.made.id(),
            order.audience,
            format,
            order.today,
            &draft.rows,
            counts,
            reason,
        );
        let edit = edits::exported(document, entry);
        self.session.seal();
        self.apply(edit);
        self.session.seal();
    }

    /// Shows the last export in its folder.
    pub(super) fn show_export(&mut self) {
        self.hand_on(outside::show_in_folder);
    }

    /// Opens the last export.
    pub(super) fn open_export(&mut self) {
        self.hand_on(outside::open);
    }

    fn hand_on(&mut self, how: fn(&std::path::Path) -> Result<(), String>) {
        let Some(path) = self.publishing.last.clone() else { return };
        if !self.files.native {
            self.notices.done(format!("It is at {}", path.display()));
        } else if let Err(error) = how(&path) {
            self.notices.error(format!("{error}. It is at {}", path.display()));
        }
    }
}

/// For whom it was made, in the middle of a sentence.
fn whom(draft: &Draft) -> String {
    use crate::share::Audience;
    match draft.order.audience {
        Audience::Everyone => "everyone",
        Audience::Sponsor => "the sponsor",
        Audience::Team => "the core team",
        Audience::Card(_) => "the person, as a card",
        Audience::Access(_) => "the person, as a record",
        Audience::Me => "you only",
    }
    .to_owned()
}
