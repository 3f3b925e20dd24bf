//! What lies round the network: what the camera frames, what is seen, the dots and the legend.

use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::diagram::legend::aloud;
use crate::diagram::{Area, Entry, Inter, NetworkFrame, Pos, Scene, legend, pos};
use crate::model::Point;
use egui::epaint::Mesh;
use egui::{Color32, Frame, Panel, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::rc::Rc;

/// The area round everybody and what stands behind them.
pub(super) fn whole(cx: &Context<'_>) -> Area {
    let corners = cx.grounds.iter().flat_map(|ground| <[Point; 2]>::from(ground.outline.bounds()));
    let corners: Vec<Point> = corners.collect();
    room_of(cx.destinations.values().chain(&corners))
}

/// The area round these places.
pub(super) fn room_of<'a>(places: impl Iterator<Item = &'a Point>) -> Area {
    Area::of(places.map(at)).unwrap_or_default().grown(16.0)
}

/// A place as a picture has it.
pub(super) fn at(place: &Point) -> Pos {
    pos(place.x as f32, place.y as f32)
}

/// What of the scene is seen, in steps, so that panning does not draw it anew for each point.
pub(super) fn seen(camera: Camera, frame: &NetworkFrame, area: Rect) -> Area {
    let origin = camera.origin - vec2(frame.origin.x, frame.origin.y);
    let step = |value: f32| (value / 128.0).floor() * 128.0;
    let min = area.min - origin;
    let corner = pos(step(min.x) - 128.0, step(min.y) - 128.0);
    Area::sized(corner, area.width() + 384.0, area.height() + 384.0)
}

/// A legend as it was drawn last, and for which width.
struct Band {
    entries: Rc<Vec<Vec<Entry>>>,
    width: f32,
    scene: Scene,
}

/// The legend under the canvas; it is part of every picture.
#[derive(Default)]
pub(super) struct LegendBand {
    drawn: Option<Band>,
    /// Where it lies on the screen.
    pub(super) area: Option<Rect>,
}

impl LegendBand {
    /// Draws it, as high as it must be. O(1) while it and the width stay the same.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entries: &Rc<Vec<Vec<Entry>>>) {
        let width = ui.available_width();
        let same = |band: &Band| Rc::ptr_eq(&band.entries, entries) && band.width == width;
        if !self.drawn.as_ref().is_some_and(same) {
            let scene = legend(entries, width, &Inter);
            self.drawn = Some(Band { entries: Rc::clone(entries), width, scene });
        }
        let Some(Band { scene: band, .. }) = &self.drawn else { return };
        let panel = Panel::bottom("network legend")
            .frame(Frame::new().fill(cx.tokens.surface))
            .exact_size(band.size.y)
            .resizable(false);
        let shown = panel.show(ui, |ui| {
            canvas::paint(ui.painter(), band, Camera::at(ui.max_rect().min), cx.tokens.theme);
            let whole = ui.interact(ui.max_rect(), ui.scope_id().with("legend"), Sense::hover());
            whole.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("Legend: {}", aloud(entries)))
            });
        });
        self.area = Some(shown.response.rect);
    }
}

/// The dotted ground: 24 apart, from 60 % zoom on.
pub(super) fn dots(painter: &egui::Painter, camera: Camera, area: Rect, color: Color32) {
    let step = 24.0 * camera.zoom;
    if camera.zoom < 0.6 {
        return;
    }
    let first = |origin: f32, edge: f32| edge + (origin - edge).rem_euclid(step);
    let half = vec2(0.75, 0.75);
    let mut mesh = Mesh::default();
    let mut y = first(camera.origin.y, area.top());
    while y < area.bottom() {
        let mut x = first(camera.origin.x, area.left());
        while x < area.right() {
            let at = pos2(x, y);
            mesh.add_colored_rect(Rect::from_min_max(at - half, at + half), color);
            x += step;
        }
        y += step;
    }
    painter.add(mesh);
}
