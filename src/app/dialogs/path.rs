//! Where is the file? A field for the path, where the system has no dialog of its own.

use super::{Dialog, Outcome, entered, foot, head};
use crate::app::App;
use crate::app::theme::Tokens;
use crate::app::widgets;
use egui::Ui;
use std::path::Path;

/// What the path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Purpose {
    /// A map is opened.
    Open,
    /// The map is saved.
    Save,
    /// A recovery copy is saved elsewhere.
    SaveCopy,
    /// A spreadsheet is read.
    Import,
}

impl Purpose {
    /// The title of the dialog.
    pub(in crate::app) const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a map",
            Self::Save => "Save the map",
            Self::SaveCopy => "Save a copy",
            Self::Import => "Import people, ties or a network",
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Save | Self::SaveCopy => "Save",
            Self::Import => "Read",
        }
    }
}

/// The question for a path.
pub(in crate::app) struct Asking {
    purpose: Purpose,
    text: String,
    error: Option<String>,
    replace: bool,
}

impl Asking {
    /// Proposes a path.
    pub(in crate::app) fn new(purpose: Purpose, text: String) -> Self {
        Self { purpose, text, error: None, replace: false }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut asking: Asking) -> Outcome {
    head(ui, tokens, asking.purpose.title(), "Type or paste where the file is.");
    let field = widgets::text_field(ui, tokens, "Path", &mut asking.text);
    if field.changed() {
        (asking.error, asking.replace) = (None, false);
    }
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    if let Some(error) = &asking.error {
        widgets::error_line(ui, tokens, error);
    }
    let typed = asking.text.trim().to_owned();
    let verb = if asking.replace { "Replace" } else { asking.purpose.verb() };
    let (go, cancel) = foot(ui, verb, !typed.is_empty());
    if cancel {
        return Outcome::Closed;
    }
    if (go || entered(ui)) && !typed.is_empty() {
        let path = Path::new(&typed);
        let other = app.session.path() != Some(path);
        let target =
            if path.extension().is_none() { path.with_extension("swell") } else { path.to_path_buf() };
        let saves = matches!(asking.purpose, Purpose::Save | Purpose::SaveCopy);
        if saves && other && !asking.replace && target.exists() {
            asking.error =
                Some(format!("{} is there already. Replace it, or choose another name.", target.display()));
            asking.replace = true;
            return Outcome::Open(Dialog::Path(asking));
        }
        match app.take_path(asking.purpose, path) {
            Ok(()) => return Outcome::Closed,
            Err(error) => asking.error = Some(error),
        }
    }
    Outcome::Open(Dialog::Path(asking))
}
