//! What can be undone and redone?
//!
//! *Invariants:* each step is the inverse of what the user did in one gesture. Steps that come from the same gesture
//! (same label, same keys, step still open) are one. A new edit after an undo drops what could be redone.

use super::document::Document;
use super::edit::{Edit, EditError};
use super::key::Key;

/// The steps that can be undone and redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    open: bool,
}

impl History {
    /// Notes the inverse of an edit that was just applied. While the last step is open and has the same label and
    /// keys it already leads back to where the gesture began, and the new inverse is dropped.
    pub fn record(&mut self, inverse: Edit) {
        self.redo.clear();
        let same = self
            .undo
            .last()
            .is_some_and(|last| self.open && last.label == inverse.label && last.touches_the_same(&inverse));
        if !same {
            self.undo.push(inverse);
        }
        self.open = true;
    }

    /// Ends the gesture: the next edit is a step of its own.
    pub fn seal(&mut self) {
        self.open = false;
    }

    /// Takes back the last step. Nothing happens where there is none.
    pub fn undo(&mut self, document: &mut Document) -> Result<Option<String>, EditError> {
        Self::step(&mut self.undo, &mut self.redo, &mut self.open, document)
    }

    /// Takes the last step again. Nothing happens where there is none.
    pub fn redo(&mut self, document: &mut Document) -> Result<Option<String>, EditError> {
        Self::step(&mut self.redo, &mut self.undo, &mut self.open, document)
    }

    fn step(
        from: &mut Vec<Edit>,
        to: &mut Vec<Edit>,
        open: &mut bool,
        document: &mut Document,
    ) -> Result<Option<String>, EditError> {
        *open = false;
        let Some(edit) = from.last() else { return Ok(None) };
        let label = edit.label.to_string();
        to.push(document.apply(edit.clone())?);
        from.pop();
        Ok(Some(label))
    }

    /// Takes back the open step without a redo: a drag was cancelled. Nothing happens where no step is open.
    pub fn cancel(&mut self, document: &mut Document) -> Result<(), EditError> {
        if std::mem::take(&mut self.open)
            && let Some(edit) = self.undo.pop()
        {
            document.apply(edit)?;
        }
        Ok(())
    }

    /// What undo would take back, for the menu.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|edit| edit.label.as_ref())
    }

    /// What redo would do again, for the menu.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|edit| edit.label.as_ref())
    }

    /// Which records undo would change.
    pub fn undo_keys(&self) -> Vec<Key> {
        self.undo.last().map(keys).unwrap_or_default()
    }

    /// Which records redo would change.
    pub fn redo_keys(&self) -> Vec<Key> {
        self.redo.last().map(keys).unwrap_or_default()
    }

    /// How many steps can be undone.
    pub fn depth(&self) -> usize {
        self.undo.len()
    }
}

fn keys(edit: &Edit) -> Vec<Key> {
    edit.changes().map(|(key, _)| key).collect()
}
