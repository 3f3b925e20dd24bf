//! From where is the network looked at?
//!
//! *Invariants:* a movement of the user ends one of the program; without motion nothing glides.

use crate::app::canvas::{Camera, MOST_ZOOM};
use crate::app::theme::PANEL_SECS;
use crate::diagram::{Area, pos};
use egui::{MouseWheelUnit, Pos2, Rect, Response, Ui, Vec2, vec2};

/// The camera, and where it is going.
#[derive(Default)]
pub(super) struct Eye {
    camera: Option<Camera>,
    glide: Option<Glide>,
    /// The area that the camera was last moved for: when the window changes, the middle stays the middle.
    seen: Option<Rect>,
}

struct Glide {
    from: Camera,
    to: Camera,
    since: f64,
}

impl Eye {
    /// Where it looks from.
    pub(super) fn camera(&self) -> Option<Camera> {
        self.camera
    }

    /// Looks from there at once.
    pub(super) fn set(&mut self, camera: Camera) {
        (self.camera, self.glide) = (Some(camera), None);
    }

    /// Goes there.
    pub(super) fn go(&mut self, ui: &Ui, motion: bool, to: Camera) {
        match self.camera {
            Some(from) if motion && from != to => {
                self.glide = Some(Glide { from, to, since: ui.input(|input| input.time) });
                ui.request_repaint();
            }
            _ => self.set(to),
        }
    }

    /// Goes on, and keeps the middle where the area changed.
    pub(super) fn follow(&mut self, ui: &Ui, area: Rect) {
        if let (Some(before), Some(camera)) = (self.seen, &mut self.camera)
            && before != area
        {
            camera.origin += area.center() - before.center();
        }
        self.seen = Some(area);
        let Some(glide) = &self.glide else { return };
        let share = ((ui.input(|input| input.time) - glide.since) as f32 / PANEL_SECS).clamp(0.0, 1.0);
        // Fast first, then slower: the eye knows where it goes.
        let eased = 1.0 - (1.0 - share).powi(3);
        let zoom = glide.from.zoom * (glide.to.zoom / glide.from.zoom).powf(eased);
        let middle = |camera: &Camera| camera.scene(area.center());
        let (from, to) = (middle(&glide.from), middle(&glide.to));
        let at = from + (to - from) * eased;
        let origin = area.center() - vec2(at.x, at.y) * zoom;
        self.camera = Some(if share >= 1.0 { glide.to } else { Camera { zoom, origin } });
        if share >= 1.0 {
            self.glide = None;
        } else {
            ui.request_repaint();
        }
    }

    /// Moves by points of the screen.
    pub(super) fn pan(&mut self, by: Vec2) {
        self.glide = None;
        if let Some(camera) = &mut self.camera {
            camera.pan(by);
        }
    }

    /// Zooms so that a point of the screen stays where it is.
    pub(super) fn zoom(&mut self, at: Pos2, factor: f32) {
        self.glide = None;
        if let Some(camera) = &mut self.camera {
            camera.zoom_at(at, factor);
        }
    }

    /// A wheel that turns by lines zooms; a trackpad that scrolls by points pans; a pinch, or Ctrl with either, zooms.
    pub(super) fn wheel(&mut self, ui: &Ui, response: &Response) {
        if !response.hovered() {
            return;
        }
        let pointer = response.hover_pos().unwrap_or(response.rect.center());
        let zoom = ui.input(egui::InputState::zoom_delta);
        if (zoom - 1.0).abs() > 1e-4 {
            self.zoom(pointer, zoom);
        }
        let turned: Vec<(MouseWheelUnit, Vec2)> = ui.input(|input| {
            let wheel = input.events.iter().filter_map(|event| match event {
                egui::Event::MouseWheel { unit, delta, modifiers, .. } if !modifiers.command => {
                    Some((*unit, *delta))
                }
                _ => None,
            });
            wheel.collect()
        });
        for (unit, delta) in turned {
            match unit {
                MouseWheelUnit::Point => self.pan(delta),
                _ => self.zoom(pointer, 1.15_f32.powf(delta.y)),
            }
        }
    }
}

/// The camera that shows an area of the places in the middle of the screen's, at most in its own size or a little more.
pub(super) fn framing(whole: Area, area: Rect) -> Camera {
    let mut camera = Camera::fit(pos(whole.width(), whole.height()), area);
    camera.origin -= vec2(whole.min.x, whole.min.y) * camera.zoom;
    camera
}

/// The same place in the middle, in its own size.
pub(super) fn actual(camera: Camera, area: Rect) -> Camera {
    let mut next = camera;
    next.zoom_at(area.center(), (1.0 / camera.zoom).min(MOST_ZOOM / camera.zoom));
    next
}
