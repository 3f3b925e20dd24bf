//! What is done, for whom, by whom and when?

use super::Part;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::Ui;

/// This part of the plan and how it is looked at.
#[derive(Default)]
pub(super) struct Actions {}

impl Part for Actions {
    fn toolbar(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _out: &mut Outbox) {}

    fn ui(&mut self, _ui: &mut Ui, _cx: &Context<'_>, _out: &mut Outbox) {}
}
