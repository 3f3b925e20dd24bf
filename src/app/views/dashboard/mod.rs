//! How does the initiative stand, and what needs attention?

use super::View;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// The view and how it is looked at.
#[derive(Default)]
pub(super) struct Dashboard {}

impl View for Dashboard {
    fn ui(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _out: &mut Outbox) {}
}
