//! How is a picture painted in the window, and what is under the pointer?
//!
//! The same scene is written to SVG; nothing is drawn here that is not in it. Shapes outside the clip rectangle are
//! skipped, and text is laid out only where it is seen. A large picture is kept as a [`Picture`] from frame to frame.
//!
//! *Invariants:* what is painted and what is hit go through the same camera.

mod hits;
mod pen;
mod picture;
mod words;

pub(in crate::app) use hits::Hits;
pub(in crate::app) use picture::{Picture, paint_some};

use super::theme;
use crate::diagram::{Hit, Mark, Pos, Scene, Theme, pos};
use crate::model::Key;
use egui::{Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// From the scene's points to the screen's: scaled, then moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// 1 shows the picture in its own size.
    pub zoom: f32,
    /// Where the scene's origin lies on the screen.
    pub origin: Pos2,
}

/// The least zoom.
pub const LEAST_ZOOM: f32 = 0.1;
/// The most zoom.
pub const MOST_ZOOM: f32 = 4.0;
/// How near a tie the pointer must be, in points of the screen.
const REACH: f32 = 6.0;
/// How many marks are named for screen readers at the most.
const NAMED: usize = 500;
/// How many names are painted at the most.
const LABELS: usize = 300;
/// From this zoom on there are names.
const NEAR: f32 = 0.35;
/// From this zoom on there are initials.
const FAR: f32 = 0.18;
/// From so many lines on their edges are hard: nobody sees it among so many.
const MANY: usize = 30_000;

impl Camera {
    /// Shows the scene in its own size with its origin here.
    pub fn at(origin: Pos2) -> Self {
        Self { zoom: 1.0, origin }
    }

    /// Shows all of the scene in the middle of the area, with a margin of 8 %, at most in its own size.
    pub fn fit(size: Pos, area: Rect) -> Self {
        let room = area.size() * 0.92;
        let zoom = (room.x / size.x.max(1.0)).min(room.y / size.y.max(1.0)).clamp(0.02, 1.25);
        Self { zoom, origin: area.center() - vec2(size.x, size.y) * zoom / 2.0 }
    }

    /// On the screen.
    pub fn screen(&self, p: Pos) -> Pos2 {
        pos2(self.origin.x + p.x * self.zoom, self.origin.y + p.y * self.zoom)
    }

    /// In the scene.
    pub fn scene(&self, p: Pos2) -> Pos {
        pos((p.x - self.origin.x) / self.zoom, (p.y - self.origin.y) / self.zoom)
    }

    /// Zooms by a factor so that the point under the pointer stays where it is. What was smaller than the limit to
    /// show all of a large map gets no smaller.
    pub fn zoom_at(&mut self, pointer: Pos2, factor: f32) {
        let zoom = (self.zoom * factor).clamp(LEAST_ZOOM.min(self.zoom), MOST_ZOOM);
        self.origin = pointer + (self.origin - pointer) * (zoom / self.zoom);
        self.zoom = zoom;
    }

    /// Moves by points of the screen.
    pub fn pan(&mut self, by: Vec2) {
        self.origin += by;
    }
}

/// Paints the scene. O(shapes).
pub fn paint(painter: &Painter, scene: &Scene, camera: Camera, theme: Theme) {
    picture::paint(painter, scene, camera, theme);
}

/// The record under a point of the screen: the topmost mark, else the nearest tie.
pub fn hit(scene: &Scene, camera: Camera, pointer: Pos2) -> Option<Key> {
    scene.hit(camera.scene(pointer), REACH / camera.zoom)
}

/// Where a mark lies on the screen.
pub fn place(mark: &Mark, camera: Camera) -> Rect {
    camera.area(&mark.hit.bounds())
}

/// Names the most important visible marks for screen readers, and gives the one that was pressed by them or by the
/// keyboard. Nothing of it takes the pointer. O(marks · log).
pub fn name_marks(ui: &Ui, scene: &Scene, camera: Camera, selected: impl Fn(Key) -> bool) -> Option<Key> {
    let clip = ui.clip_rect();
    let mut seen: Vec<&Mark> =
        scene.marks.iter().filter(|mark| clip.intersects(place(mark, camera))).collect();
    if seen.len() > NAMED {
        seen.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.key.cmp(&b.key)));
        seen.truncate(NAMED);
    }
    let mut pressed = None;
    for mark in seen {
        let area = place(mark, camera);
        let person = !matches!(mark.hit, Hit::Segment(..));
        let id = ui.scope_id().with(("mark", mark.key));
        let response = ui.interact(area, id, Sense::focusable_noninteractive());
        let role = if person { Role::ListBoxOption } else { Role::ListItem };
        let on = selected(mark.key);
        response.widget_info(|| WidgetInfo::selected(role, true, on, &mark.name));
        if response.gained_focus() {
            pressed = Some(mark.key);
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, theme::tokens(ui).accent);
            ui.painter().add(
                egui::Shape::dashed_line(&ring_round(area), ring, 4.0, 3.0).into_iter().collect::<Vec<_>>(),
            );
        }
    }
    pressed
}

/// A circle round a mark.
fn ring_round(area: Rect) -> Vec<Pos2> {
    let radius = area.width().max(area.height()) / 2.0 + 5.0;
    let steps = (radius * 2.0).clamp(24.0, 96.0) as usize;
    let turn = std::f32::consts::TAU / steps as f32;
    (0..=steps).map(|step| area.center() + Vec2::angled(turn * step as f32) * radius).collect()
}

/// The nearest mark from here in a direction: within 60° to either side, the nearest first.
pub fn neighbour(scene: &Scene, from: Key, direction: Vec2) -> Option<Key> {
    let start = scene.find(from)?.hit.bounds().centre();
    let people = scene.marks.iter().filter(|mark| mark.key != from && !matches!(mark.hit, Hit::Segment(..)));
    people
        .filter_map(|mark| {
            let to = mark.hit.bounds().centre();
            let by = vec2(to.x - start.x, to.y - start.y);
            let along = by.normalized().dot(direction);
            (along > 0.5).then(|| (by.length() / along, mark.key))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, key)| key)
}
