//! What would an import do? Shown before anything changes; applying it is one step to undo.

use super::{Dialog, Outcome, foot, head};
use crate::app::App;
use crate::app::fonts;
use crate::app::theme::Tokens;
use crate::import::{Content, Counts, Draft, IMPORTS, Import, LARGEST, Mapping};
use crate::model::Document;
use crate::model::edit::counted;
use crate::session::entropy;
use crate::store::{Disk, read};
use egui::{RichText, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// A source that was read and not yet applied.
pub(in crate::app) struct Importing {
    path: PathBuf,
    draft: Draft,
}

impl Importing {
    /// Reads a source against the open map.
    pub(in crate::app) fn read(
        path: &Path,
        document: &Document,
        initiative: Option<String>,
    ) -> Result<Self, String> {
        let (bytes, _) = read(&Disk, path, LARGEST as u64).map_err(|error| error.to_string())?;
        let name = path.to_string_lossy();
        let format = Import::for_name(&name).unwrap_or(&IMPORTS[0]);
        let mapping = Mapping { initiative, seed: entropy(), ..Mapping::default() };
        let draft = (format.read)(&bytes, document, &mapping)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { path: path.to_path_buf(), draft })
    }
}

/// How many are touched, with the words for one and for several.
fn halves(draft: &Draft) -> Vec<(Counts, &'static str, &'static str)> {
    let people = (draft.counts, "person", "people");
    match draft.content {
        Content::People => vec![people],
        Content::Ties => vec![(draft.counts, "tie", "ties")],
        Content::Network => vec![people, (draft.ties, "tie", "ties")],
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, importing: Importing) -> Outcome {
    let draft = &importing.draft;
    let name = importing.path.file_name().unwrap_or_default().to_string_lossy();
    head(ui, tokens, &format!("Import {name}"), "Nothing has changed yet.");
    for (counts, one, several) in halves(draft) {
        let word = if counts.new == 1 { one } else { several };
        ui.label(
            RichText::new(format!(
                "{} new {word} · {} updated · {} unchanged · {} left out",
                counts.new, counts.updated, counts.unchanged, counts.skipped
            ))
            .font(fonts::medium(14.0)),
        );
    }
    ui.add_space(8.0);
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        for note in &draft.notes {
            ui.label(RichText::new(note).size(13.0));
        }
        ui.add_space(8.0);
        egui::Grid::new("columns").num_columns(3).spacing([24.0, 4.0]).show(ui, |ui| {
            for title in ["Column", "Goes to", "Scale"] {
                ui.label(RichText::new(title).font(fonts::medium(12.0)).color(tokens.muted));
            }
            ui.end_row();
            for column in &draft.columns {
                ui.label(RichText::new(&column.heading).size(13.0));
                ui.label(RichText::new(&column.field).size(13.0));
                ui.label(RichText::new(column.scale.as_deref().unwrap_or("")).size(13.0).color(tokens.muted));
                ui.end_row();
            }
        });
        if !draft.warnings.is_empty() {
            ui.add_space(8.0);
            ui.label(
                RichText::new(counted(draft.warnings.len(), "warning"))
                    .font(fonts::medium(13.0))
                    .color(tokens.warn),
            );
            for warning in &draft.warnings {
                ui.label(RichText::new(warning.to_string()).size(12.0));
            }
        }
    });
    let any = !draft.edit.is_empty();
    let (go, cancel) = foot(ui, "Import", any);
    if cancel {
        return Outcome::Closed;
    }
    if go {
        let done: Vec<String> = halves(&importing.draft)
            .iter()
            .map(|(counts, _, several)| format!("{} new, {} updated {several}", counts.new, counts.updated))
            .collect();
        app.apply(importing.draft.edit);
        app.notices.offer(format!("Imported: {}", done.join("; ")), "edit.undo");
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Import(Box::new(importing)))
}
