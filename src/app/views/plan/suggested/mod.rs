//! What could be added to the plan, and why?
//!
//! *Invariants:* nothing is added that was not ticked. Reasons may come from private fields, so this stands in the view of the
//! owner alone.

use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// The suggestions and what of them is ticked.
#[derive(Default)]
pub(super) struct Suggested {}

impl Suggested {
    /// The button in the toolbar that shows or hides the panel.
    pub(super) fn switch(&mut self, _ui: &mut Ui, _cx: &Context<'_>) {}

    /// The panel: beside the plan where there is room, else over it.
    pub(super) fn panel(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _wide: bool, _out: &mut Outbox) {}

    /// Takes Esc: true where it was open over the plan.
    pub(super) fn escape(&mut self) -> bool {
        false
    }
}
