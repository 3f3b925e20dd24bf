//! What would be restored? A list of what differs from the file, before anything changes.

use super::{Dialog, Outcome, buttons, head};
use crate::app::App;
use crate::app::files::{After, clock, day};
use crate::app::fonts::medium;
use crate::app::theme::{self, Tokens, size};
use crate::app::widgets::Button;
use crate::model::edit::counted;
use crate::model::{Document, Key};
use crate::session::{Session, differing};
use crate::store::{Disk, Found, Note};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use std::collections::BTreeMap;
use std::path::Path;

/// The most changes that are listed by name.
const LISTED: usize = 300;

/// A recovery copy that is being looked at.
pub(in crate::app) struct Reviewing {
    note: Note,
    file: FileState,
    counts: Vec<String>,
    lines: Vec<(&'static str, String)>,
    more: usize,
}

/// What the file is by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileState {
    /// There never was one.
    None,
    /// As it was when the changes were made.
    Same,
    /// Changed since, or gone.
    Other,
}

impl Reviewing {
    /// Compares the copy with its file.
    pub(in crate::app) fn of(found: &Found) -> Self {
        let note = found.note.clone();
        let opened = note.path.as_deref().and_then(|path| Session::open(path).ok());
        let same = opened.as_ref().is_some_and(|open| open.base() == note.base);
        let file = match (&note.path, same) {
            (None, _) => FileState::None,
            (Some(_), true) => FileState::Same,
            (Some(_), false) => FileState::Other,
        };
        let empty = Document::default();
        let old = opened.as_ref().filter(|_| same).map_or(&empty, |open| open.document());
        let (counts, lines) = listed(old, &found.document);
        let more = lines.len().saturating_sub(LISTED);
        Self { note, file, counts, lines: lines.into_iter().take(LISTED).collect(), more }
    }
}

/// Counts by kind, and a line for each change: the word for it, and what it is about.
fn listed(old: &Document, new: &Document) -> (Vec<String>, Vec<(&'static str, String)>) {
    let mut counts: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
    let mut lines = Vec::new();
    let whole = *old == Document::default();
    for key in differing(old, new) {
        if whole && key == Key::About {
            continue;
        }
        let (word, side) = match (old.holds(key), new.holds(key)) {
            (false, true) => ("Added", new),
            (true, false) => ("Removed", old),
            _ => ("Changed", new),
        };
        *counts.entry((key.word(), word)).or_default() += 1;
        let name = side.name(key);
        let name = if matches!(key, Key::About) { "the map itself".to_owned() } else { name };
        lines.push((word, format!("{}: {name}", capital(key.word()))));
    }
    let counts = counts
        .into_iter()
        .map(|((kind, word), count)| format!("{} {}", counted(count, kind), word.to_lowercase()));
    (counts.collect(), lines)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, review: Reviewing) -> Outcome {
    let when = format!("{} {}", clock(review.note.kept_secs), day(review.note.kept_secs, app.today));
    head(
        ui,
        tokens,
        &format!("Restore “{}”?", review.note.title),
        &format!("Kept at {when}. Nothing has changed yet."),
    );
    let against = match review.file {
        FileState::Same => "Against the saved file:",
        FileState::None => "The map has no file. It holds:",
        FileState::Other => {
            "The file was changed or moved since: the restored map gets a new name when it is saved. It holds:"
        }
    };
    ui.add(Label::new(theme::table(against).color(tokens.muted)).wrap());
    let total =
        if review.counts.is_empty() { "No differences".to_owned() } else { review.counts.join(" · ") };
    ui.add(Label::new(RichText::new(total).font(medium(size::BODY)).color(tokens.text)).wrap());
    ui.add_space(8.0);
    ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        for (word, what) in &review.lines {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(
                    egui::vec2(72.0, 20.0),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_width(72.0);
                        ui.label(theme::small(*word).color(tokens.muted));
                    },
                );
                ui.add(Label::new(theme::table(what)).truncate());
            });
        }
        if review.more > 0 {
            ui.label(theme::small(format!("and {} more", review.more)).color(tokens.muted));
        }
    });
    ui.add_space(16.0);
    let (mut go, mut cancel) = (false, false);
    buttons(ui, |ui| {
        go = Button::primary("Restore").ui(ui).clicked();
        cancel = Button::outlined("Cancel").ui(ui).clicked();
    });
    if go {
        app.leave(After::Restore);
        return Outcome::Closed;
    }
    if cancel { Outcome::Closed } else { Outcome::Open(Dialog::Review(Box::new(review))) }
}

impl App {
    /// Opens the newest recovery copy; its file is as it was until the map is saved.
    pub(in crate::app) fn restore(&mut self) {
        let Some(found) = self.recovery.found.first().cloned() else { return };
        let (path, base) = (found.note.path.as_deref(), found.note.base);
        let session = Session::recovered(&Disk, found.document.clone(), path, base);
        let named = session.path().is_some();
        self.replace(session);
        self.adopt_copy(&found);
        let then = if named { "Save to put the changes into the file" } else { "Save it under a name" };
        self.notices.done(format!("{} is restored. {then}", found.note.title));
    }

    /// Writes the copy that was chosen to a file of its own; after that it is not needed any more.
    pub(in crate::app) fn save_copy(&mut self, path: &Path) -> Result<(), String> {
        let Some(found) = self.files.copying.take() else { return Ok(()) };
        let mut session = Session::unsaved(found.document.clone());
        if let Err(error) = session.save_as(path, true, crate::app::files::now()) {
            self.files.copying = Some(found);
            return Err(error.to_string());
        }
        let _gone = found.slot.remove(&Disk);
        self.recovery.found.retain(|other| other.slot.mark() != found.slot.mark());
        self.notices.done(format!("Saved a copy as {}", path.display()));
        Ok(())
    }
}
