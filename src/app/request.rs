//! What does a view ask for? Views never change anything themselves.

use super::dialogs::Dialog;
use super::selection::Selection;
use super::settings::Settings;
use super::views::ViewKind;
use crate::model::{Document, Edit, IdMaker, InitiativeId, Key};

/// Makes an edit that needs new ids.
pub(super) type Making = Box<dyn FnOnce(&Document, &mut IdMaker) -> Edit>;

/// One wish of a view; carried out after the frame was drawn, in order.
pub(super) enum Request {
    /// Change the document.
    Edit(Edit),
    /// Change the document by an edit that makes new records.
    Make(Making),
    /// This record is under the pointer: every view shows it.
    Hover(Key),
    /// Look for this from now on.
    Filter(String),
    /// Run the command with this id.
    Run(&'static str),
    /// Select these.
    Select(Selection),
    /// Show this initiative.
    Initiative(InitiativeId),
    /// Show this view.
    Show(&'static ViewKind),
    /// Ask the user something.
    Ask(Dialog),
    /// Tell the user something.
    Tell(String),
    /// Change what the user set for themselves.
    Prefs(Box<dyn FnOnce(&mut Settings)>),
}

/// What the views of one frame asked for.
pub(super) struct Outbox {
    /// In order.
    pub requests: Vec<Request>,
}

impl Outbox {
    /// Asks for something.
    pub(super) fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Asks for a change that makes new records.
    pub(super) fn make(&mut self, making: impl FnOnce(&Document, &mut IdMaker) -> Edit + 'static) {
        self.requests.push(Request::Make(Box::new(making)));
    }

    /// Asks for a change of the document, unless it changes nothing.
    pub(super) fn edit(&mut self, edit: Edit) {
        if !edit.is_empty() {
            self.requests.push(Request::Edit(edit));
        }
    }
}
