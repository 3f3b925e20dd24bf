//! When is each action done, drawn beside the table?

use super::rows::Rows;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::{Rect, Ui};

/// The timeline and how it is looked at.
#[derive(Default)]
pub(super) struct Timeline {}

impl Timeline {
    /// Its controls, at the right end of the toolbar.
    pub(super) fn toolbar(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _out: &mut Outbox) {}

    /// Draws it into `area`: the head of [`super::HEAD`] points, then the rows, the first of which has its upper edge at
    /// `first_top`. The grounds of rows and group heads are painted already, over both halves.
    pub(super) fn ui(
        &mut self,
        _ui: &mut Ui,
        _area: Rect,
        _rows: &Rows,
        _first_top: f32,
        _cx: &Context<'_>,
        _out: &mut Outbox,
    ) {
    }
}
