//! Where does the table end and the timeline begin?
//!
//! *Invariants:* the table keeps 360 points and the timeline 300 as long as there is room for both.

use crate::app::context::Context;
use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// The least width of the table, in points.
const TABLE: f32 = 360.0;
/// The least width of the timeline, in points.
const TIMELINE: f32 = 300.0;
/// How wide the table is where there is plenty, in points.
const USUAL: f32 = 732.0;
/// How far an arrow key moves it, in points.
const STEP: f32 = 16.0;
/// How wide the place is where it can be taken, in points.
const GRIP: f32 = 9.0;

/// The line between the halves.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Split {
    /// The width of the table that the user set.
    set: Option<f32>,
}

impl Split {
    /// How wide the table is where both have so much room.
    pub(super) fn table(self, width: f32) -> f32 {
        let most = (width - TIMELINE).max(width * 0.5);
        let usual = if width >= USUAL + 600.0 { USUAL } else { width * 0.55 };
        self.set.unwrap_or(usual).clamp(TABLE.min(most), most).round()
    }

    /// Draws the line over the height of `whole` and moves it by pointer and keys; `head` is how high the heads are.
    pub(super) fn ui(&mut self, ui: &Ui, cx: &Context<'_>, whole: Rect, head: f32) {
        let at = whole.left() + self.table(whole.width());
        let place = Rect::from_center_size(pos2(at, whole.center().y), vec2(GRIP, whole.height()));
        let response = ui.interact(place, Id::unique("plan split"), Sense::click_and_drag());
        let width = self.table(whole.width());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, "Width of the table");
            info.value = Some(f64::from(width));
            info
        });
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        if response.double_clicked() {
            self.set = None;
        } else if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            self.set = Some(pointer.x - whole.left());
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let by = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
            let moved = STEP * (by(Key::ArrowRight) - by(Key::ArrowLeft));
            if moved != 0.0 {
                self.set = Some(width + moved);
            }
        }
        // What is out of range is forgotten, so that the way back begins at once.
        if self.set.is_some() {
            self.set = Some(self.table(whole.width()));
        }
        let lit = response.hovered() || response.dragged() || response.has_focus();
        let color = if lit { cx.tokens.accent } else { cx.tokens.ctl };
        let thick = if response.has_focus() { 2.0 } else { 1.0 };
        ui.painter().vline(at, whole.y_range(), Stroke::new(thick, color));
        let grip = Rect::from_center_size(pos2(at, whole.top() + head / 3.0), vec2(5.0, 24.0));
        ui.painter().rect_filled(grip, 2.5, color);
    }
}
