//! Which days are looked at, and how does that change?
//!
//! *Invariants:* a movement of the user ends one of the program; without motion nothing glides. What is selected elsewhere is
//! brought into sight; what is picked in the timeline itself stays under the pointer.

use super::scale::{LEAST, MOST, Scale, Zoom};
use super::{Timeline, extent, start};
use crate::app::context::Context;
use crate::app::theme::PANEL_SECS;
use crate::model::Key;
use egui::{CursorIcon, Rect, Response, Ui};
use jiff::civil::Date;

/// How far from the left edge something is put that was out of sight, as a share of the width.
const SHOWN_AT: f32 = 0.25;

/// A movement of the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glide {
    from: Scale,
    to: Scale,
    since: f64,
}

impl Timeline {
    /// Goes where `target` says, seen from where it is and from today.
    pub(super) fn show(&mut self, ui: &Ui, cx: &Context<'_>, target: impl Fn(Scale, Date) -> Scale) {
        let Some(from) = self.scale else { return };
        // Where a movement goes on, the next one begins where that one ends.
        let base = self.glide.map_or(from, |glide| glide.to);
        let to = target(base, cx.today).kept();
        if cx.motion && from != to {
            self.glide = Some(Glide { from, to, since: ui.input(|input| input.time) });
            ui.ctx().request_repaint();
        } else {
            (self.scale, self.glide) = (Some(to), None);
        }
    }

    /// The days of this frame: goes on with a movement, takes the place that there is, brings into sight what was selected.
    pub(super) fn follow(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect) -> Scale {
        let fresh = || {
            let scale = Scale { x: 0.0, width: area.width(), left: 0.0, day: Zoom::Week.day() };
            scale.showing(start(cx.today), 0.0)
        };
        let mut scale = self.scale.unwrap_or_else(fresh);
        if let Some(glide) = &mut self.glide {
            (glide.to.x, glide.to.width) = (area.left(), area.width());
            let since = ui.input(|input| input.time) - glide.since;
            let share = (since as f32 / PANEL_SECS).clamp(0.0, 1.0);
            scale = between(&glide.from, &glide.to, 1.0 - (1.0 - share).powi(3));
            if share >= 1.0 {
                self.glide = None;
            } else {
                ui.ctx().request_repaint();
            }
        }
        (scale.x, scale.width) = (area.left(), area.width());
        scale = scale.kept();
        self.scale = Some(scale);
        self.bring(ui, cx);
        self.scale.unwrap_or(scale)
    }

    /// Brings into sight what was selected elsewhere, or moved by keys.
    fn bring(&mut self, ui: &Ui, cx: &Context<'_>) {
        let primary = cx.selection.primary();
        if primary != self.seen {
            self.seen = primary;
            if let Some(Key::Action(id)) = primary
                && self.picked != primary
            {
                self.reveal = Some(id);
            }
            self.picked = None;
        }
        let Some(id) = self.reveal.take() else { return };
        let Some(scale) = self.scale else { return };
        let action = cx.document.actions.get(&id);
        let Some((first, last)) = action.and_then(|action| extent(action, cx.today)) else { return };
        if scale.end(last) > scale.x + 8.0 && scale.start(first) < scale.right() - 8.0 {
            return;
        }
        self.show(ui, cx, |scale, _| scale.showing(first, SHOWN_AT));
    }

    /// Takes the wheel, pinches and drags over what is not a bar.
    pub(super) fn steer(&mut self, ui: &Ui, body: &Response, head: &Response, scale: Scale) -> Scale {
        let mut next = scale;
        if let Some(pointer) = body.hover_pos().or(head.hover_pos()) {
            let zoom = ui.input(egui::InputState::zoom_delta);
            if (zoom - 1.0).abs() > 1e-4 {
                next = next.zoomed(pointer.x, next.day * zoom);
            }
            let turned = ui.input(egui::InputState::smooth_scroll_delta);
            // Over the rows a wheel that turns up and down is for the rows.
            let by = if head.hovered() { turned.x + turned.y } else { turned.x };
            if by != 0.0 {
                next = next.panned(by);
            }
        }
        if head.dragged() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            next = next.panned(head.drag_delta().x);
        } else if head.hovered() {
            ui.set_cursor_icon(CursorIcon::Grab);
        }
        let pans = matches!(self.held, Some(super::gesture::Held::Pan))
            || body.dragged_by(egui::PointerButton::Middle);
        if pans && body.dragged() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            next = next.panned(body.drag_delta().x);
        }
        if next != scale {
            self.glide = None;
        }
        next
    }

    /// Makes days wider or narrower round the middle.
    pub(super) fn widen(&mut self, ui: &Ui, cx: &Context<'_>, factor: f32) {
        self.show(ui, cx, |scale, today| {
            scale.zoomed(super::anchor(&scale, today), (scale.day * factor).clamp(LEAST, MOST))
        });
    }
}

/// Part of the way from one view to another, 0–1: the middle moves evenly, the width of a day in equal ratios.
fn between(from: &Scale, to: &Scale, share: f32) -> Scale {
    let day = from.day * (to.day / from.day).powf(share);
    let middle = |scale: &Scale| scale.left + f64::from(scale.width) / f64::from(scale.day) / 2.0;
    let at = middle(from) + (middle(to) - middle(from)) * f64::from(share);
    let left = at - f64::from(to.width) / f64::from(day) / 2.0;
    if share >= 1.0 { *to } else { Scale { left, day, ..*to } }
}
