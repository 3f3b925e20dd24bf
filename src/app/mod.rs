//! The window: what is on the screen, and what happens when somebody acts on it.
//!
//! *Invariants:* the only module that knows egui. It changes the document by edits alone.

pub mod fonts;
pub mod form;
pub mod icons;
pub mod theme;
pub mod widgets;
