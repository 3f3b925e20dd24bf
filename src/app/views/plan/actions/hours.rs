//! Who has how many hours of the plan in each week?

use super::timeline::Timeline;
use crate::app::context::Context;
use crate::app::request::Outbox;
use egui::{Rect, Ui};

/// The hours by owner under table and timeline.
#[derive(Default)]
pub(super) struct Hours {}

impl Hours {
    /// How high it is, in points; nothing where there is nothing to show.
    pub(super) fn height(&self, _cx: &Context<'_>) -> f32 {
        0.0
    }

    /// Draws names and limits into `left`, the weeks of the timeline into `right`.
    pub(super) fn ui(
        &mut self,
        _ui: &mut Ui,
        _left: Rect,
        _right: Rect,
        _timeline: &Timeline,
        _cx: &Context<'_>,
        _out: &mut Outbox,
    ) {
    }
}
