//! How is a picture painted in the window, and what is under the pointer?
//!
//! The same scene is written to SVG; nothing is drawn here that is not in it. Shapes outside the clip rectangle are
//! skipped, and text is laid out only where it is seen.
//!
//! *Invariants:* what is painted and what is hit go through the same camera.

use super::fonts;
use super::theme;
use crate::diagram::{
    Align, Area, Detail, Hit, Mark, Paint, Pos, Scene, Shape, Stroke, Text, Theme, Weight, pos,
};
use crate::model::Key;
use egui::{Color32, FontId, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

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

impl Camera {
    /// Shows the scene in its own size with its origin here.
    pub fn at(origin: Pos2) -> Self {
        Self { zoom: 1.0, origin }
    }

    /// Shows all of the scene in the middle of the area, with a margin of 8 %, at most in its own size.
    pub fn fit(size: Pos, area: Rect) -> Self {
        let room = area.size() * 0.92;
        let zoom = (room.x / size.x.max(1.0)).min(room.y / size.y.max(1.0)).clamp(LEAST_ZOOM, 1.25);
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

    /// Zooms by a factor so that the point under the pointer stays where it is.
    pub fn zoom_at(&mut self, pointer: Pos2, factor: f32) {
        let zoom = (self.zoom * factor).clamp(LEAST_ZOOM, MOST_ZOOM);
        self.origin = pointer + (self.origin - pointer) * (zoom / self.zoom);
        self.zoom = zoom;
    }

    /// Moves by points of the screen.
    pub fn pan(&mut self, by: Vec2) {
        self.origin += by;
    }

    fn area(&self, area: &Area) -> Rect {
        Rect::from_min_max(self.screen(area.min), self.screen(area.max))
    }
}

/// Paints the scene. O(shapes).
pub fn paint(painter: &Painter, scene: &Scene, camera: Camera, theme: Theme) {
    paint_shapes(painter, &scene.shapes, camera, theme);
}

/// Paints the scene without its ground, which is its first shape, so that what lies behind it shows. O(shapes).
pub fn paint_marks(painter: &Painter, scene: &Scene, camera: Camera, theme: Theme) {
    paint_shapes(painter, scene.shapes.get(1..).unwrap_or_default(), camera, theme);
}

fn paint_shapes(painter: &Painter, all: &[Shape], camera: Camera, theme: Theme) {
    let clip = painter.clip_rect().expand(4.0);
    let color = |paint: Paint| theme::paint(paint, theme);
    let mut labels = 0;
    let mut shapes = Vec::with_capacity(all.len());
    for shape in all {
        match shape {
            Shape::Circle { centre, radius, fill, stroke } => {
                let (at, radius) = (camera.screen(*centre), radius * camera.zoom);
                if !clip.intersects(Rect::from_center_size(at, Vec2::splat(2.0 * radius + 4.0))) {
                    continue;
                }
                let fill = fill.map_or(Color32::TRANSPARENT, color);
                match stroke {
                    Some(stroke) if stroke.dash.is_some() => {
                        if fill != Color32::TRANSPARENT {
                            shapes.push(egui::Shape::circle_filled(at, radius, fill));
                        }
                        dashed(&mut shapes, &ring(at, radius), stroke, camera.zoom, color(stroke.paint));
                    }
                    _ => shapes.push(egui::Shape::Circle(egui::epaint::CircleShape {
                        center: at,
                        radius,
                        fill,
                        stroke: plain(stroke.as_ref(), camera.zoom, color),
                    })),
                }
            }
            Shape::Rect { area, radius, fill, stroke } => {
                let place = camera.area(area);
                if !clip.intersects(place) {
                    continue;
                }
                let corner = egui::epaint::CornerRadiusF32::same(radius * camera.zoom);
                let fill = fill.map_or(Color32::TRANSPARENT, color);
                let dashes = stroke.as_ref().filter(|stroke| stroke.dash.is_some());
                let rim = if dashes.is_some() {
                    egui::Stroke::NONE
                } else {
                    plain(stroke.as_ref(), camera.zoom, color)
                };
                let kind = egui::StrokeKind::Middle;
                shapes.push(egui::epaint::RectShape::new(place, corner, fill, rim, kind).into());
                if let Some(stroke) = dashes {
                    dashed(&mut shapes, &outline(place), stroke, camera.zoom, color(stroke.paint));
                }
            }
            Shape::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|p| camera.screen(*p)).collect();
                if !clip.intersects(Rect::from_points(&points)) {
                    continue;
                }
                let fill = fill.map_or(Color32::TRANSPARENT, color);
                let dashes = stroke.as_ref().filter(|stroke| stroke.dash.is_some());
                let rim = if dashes.is_some() {
                    egui::Stroke::NONE
                } else {
                    plain(stroke.as_ref(), camera.zoom, color)
                };
                if let Some(stroke) = dashes {
                    let closed: Vec<Pos2> = points.iter().chain(points.first()).copied().collect();
                    shapes.push(egui::Shape::convex_polygon(points, fill, egui::Stroke::NONE));
                    dashed(&mut shapes, &closed, stroke, camera.zoom, color(stroke.paint));
                } else {
                    shapes.push(egui::Shape::convex_polygon(points, fill, rim));
                }
            }
            Shape::Segment { from, to, stroke } => {
                let ends = [camera.screen(*from), camera.screen(*to)];
                if !clip.intersects(Rect::from_two_pos(ends[0], ends[1]).expand(2.0)) {
                    continue;
                }
                if stroke.dash.is_some() {
                    dashed(&mut shapes, &ends, stroke, camera.zoom, color(stroke.paint));
                } else {
                    shapes.push(egui::Shape::line_segment(ends, plain(Some(stroke), camera.zoom, color)));
                }
            }
            Shape::Path { points, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|p| camera.screen(*p)).collect();
                if !clip.intersects(Rect::from_points(&points).expand(2.0)) {
                    continue;
                }
                if stroke.dash.is_some() {
                    dashed(&mut shapes, &points, stroke, camera.zoom, color(stroke.paint));
                } else {
                    shapes.push(egui::Shape::line(points, plain(Some(stroke), camera.zoom, color)));
                }
            }
            Shape::Text(text) => {
                let seen = match text.detail {
                    Detail::Always => true,
                    Detail::Middle => camera.zoom >= 0.18,
                    Detail::Near => camera.zoom >= 0.35 && labels < LABELS,
                };
                let at = camera.screen(text.at);
                if seen && clip.expand2(vec2(240.0, 0.0)).contains(at) {
                    labels += usize::from(text.detail == Detail::Near);
                    painter.extend(std::mem::take(&mut shapes));
                    write(painter, text, at, camera.zoom, color);
                }
            }
        }
    }
    painter.extend(shapes);
}

fn plain(stroke: Option<&Stroke>, zoom: f32, color: impl Fn(Paint) -> Color32) -> egui::Stroke {
    stroke.map_or(egui::Stroke::NONE, |s| egui::Stroke::new((s.width * zoom).max(0.6), color(s.paint)))
}

fn dashed(shapes: &mut Vec<egui::Shape>, points: &[Pos2], stroke: &Stroke, zoom: f32, color: Color32) {
    let (dash, gap) = stroke.dash.unwrap_or((4.0, 4.0));
    let line = egui::Stroke::new((stroke.width * zoom).max(0.6), color);
    shapes.extend(egui::Shape::dashed_line(points, line, dash * zoom, gap * zoom));
}

/// A circle as a closed line.
fn ring(at: Pos2, radius: f32) -> Vec<Pos2> {
    let steps = (radius * 2.0).clamp(24.0, 96.0) as usize;
    let turn = std::f32::consts::TAU / steps as f32;
    (0..=steps).map(|step| at + Vec2::angled(turn * step as f32) * radius).collect()
}

/// A rectangle as a closed line.
fn outline(area: Rect) -> [Pos2; 5] {
    [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()]
}

/// The font of a weight; sizes go in half points, so that zooming does not fill the atlas.
fn font(weight: Weight, size: f32) -> FontId {
    let size = (size * 2.0).round().max(2.0) / 2.0;
    match weight {
        Weight::Regular => fonts::regular(size),
        Weight::Medium => fonts::medium(size),
        Weight::SemiBold => fonts::semibold(size),
    }
}

fn write(painter: &Painter, text: &Text, at: Pos2, zoom: f32, color: impl Fn(Paint) -> Color32) {
    let ink = color(text.paint);
    let galley =
        painter.layout_no_wrap(text.text.clone(), font(text.weight, text.size * zoom), Color32::PLACEHOLDER);
    let size = galley.size();
    if text.upwards {
        let along = match text.align {
            Align::Start => 0.0,
            Align::Middle => size.x / 2.0,
            Align::End => size.x,
        };
        let corner = pos2(at.x - size.y / 2.0, at.y + along);
        let shape =
            egui::epaint::TextShape::new(corner, galley, ink).with_angle(-std::f32::consts::FRAC_PI_2);
        painter.add(shape.with_override_text_color(ink));
        return;
    }
    let left = match text.align {
        Align::Start => at.x,
        Align::Middle => at.x - size.x / 2.0,
        Align::End => at.x - size.x,
    };
    let corner = pos2(left, at.y - size.y / 2.0);
    if let Some(halo) = text.halo {
        let halo = color(halo);
        for turn in 0..8u8 {
            let by = Vec2::angled(std::f32::consts::FRAC_PI_4 * f32::from(turn)) * 1.6;
            painter.galley_with_override_text_color(corner + by, galley.clone(), halo);
        }
    }
    painter.galley_with_override_text_color(corner, galley, ink);
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

fn ring_round(area: Rect) -> Vec<Pos2> {
    ring(area.center(), area.width().max(area.height()) / 2.0 + 5.0)
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
