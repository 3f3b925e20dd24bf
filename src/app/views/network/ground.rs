//! What lies round the network: where the camera begins, what is seen, the dots and the legend.

use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::diagram::{Area, Inter, NetworkFrame, legend, network_signs, pos};
use egui::{Frame, Panel, Rect, Ui, pos2, vec2};

/// The camera that shows everybody, with room for their names.
pub(super) fn fitted(cx: &Context<'_>, area: Rect) -> Camera {
    let places = cx.positions.values().map(|p| pos(p.x as f32, p.y as f32));
    let around = Area::of(places).unwrap_or_default().grown(64.0);
    // Names stand beside the marks and need more room to the sides.
    let whole = Area { min: around.min - pos(64.0, 0.0), max: around.max + pos(64.0, 0.0) };
    let mut camera = Camera::fit(pos(whole.width(), whole.height()), area);
    camera.origin -= vec2(whole.min.x, whole.min.y) * camera.zoom;
    camera
}

/// What of the scene is seen, in steps, so that panning does not draw it anew for each point.
pub(super) fn seen(camera: Camera, frame: &NetworkFrame, area: Rect) -> Area {
    let origin = camera.origin - vec2(frame.origin.x, frame.origin.y);
    let step = |value: f32| (value / 128.0).floor() * 128.0;
    let min = area.min - origin;
    let corner = pos(step(min.x) - 128.0, step(min.y) - 128.0);
    Area::sized(corner, area.width() + 384.0, area.height() + 384.0)
}

/// The legend under the canvas; it is part of every picture.
pub(super) fn legend_band(ui: &mut Ui, cx: &Context<'_>) {
    let width = ui.available_width();
    let band = legend(&network_signs(cx.disclosure), width, &Inter);
    Panel::bottom("network legend")
        .frame(Frame::new().fill(cx.tokens.surface))
        .exact_size(band.size.y)
        .resizable(false)
        .show(ui, |ui| {
            let origin = ui.max_rect().min;
            canvas::paint(ui.painter(), &band, Camera::at(origin), cx.tokens.theme);
        });
}

/// The dotted ground: 24 apart, from 60 % zoom on.
pub(super) fn dots(painter: &egui::Painter, camera: Camera, area: Rect, color: egui::Color32) {
    let step = 24.0 * camera.zoom;
    if camera.zoom < 0.6 {
        return;
    }
    let first = |origin: f32, edge: f32| edge + (origin - edge).rem_euclid(step);
    let mut y = first(camera.origin.y, area.top());
    while y < area.bottom() {
        let mut x = first(camera.origin.x, area.left());
        while x < area.right() {
            painter.circle_filled(pos2(x, y), 0.75, color);
            x += step;
        }
        y += step;
    }
}
