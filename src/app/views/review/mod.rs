//! Who moved since the last time, and what made the difference?

use super::View;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// The view and how it is looked at.
#[derive(Default)]
pub(super) struct Reviews {}

impl View for Reviews {
    fn ui(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _out: &mut Outbox) {}
}
