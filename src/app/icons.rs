//! Which small pictures stand on buttons and in menus?
//!
//! One outline set on a grid of 16 points with one stroke of 1.5, drawn as vectors, so that they are sharp at every
//! scale and take any colour. Words go with them, or a name for screen readers does.
//!
//! *Invariants:* every icon stays inside its square; nothing here is a glyph of a font.

mod drawings;

use drawings::{Part, parts};
use egui::epaint::{CornerRadiusF32, PathShape, RectShape};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

pub use drawings::Icon;

/// Points of the grid that the icons are drawn on.
const GRID: f32 = 16.0;

/// Paints an icon into a square; a rectangle is used around its middle.
pub fn icon(painter: &Painter, area: Rect, icon: Icon, color: Color32) {
    if !painter.is_visible() || !painter.clip_rect().intersects(area) {
        return;
    }
    painter.extend(shapes(area, icon, color));
}

/// The shapes of an icon.
pub fn shapes(area: Rect, icon: Icon, color: Color32) -> Vec<Shape> {
    let side = area.width().min(area.height());
    let scale = side / GRID;
    let origin = area.center() - vec2(side, side) / 2.0;
    let at = |(x, y): (f32, f32)| origin + vec2(x, y) * scale;
    // Grows slower than the icon: 1.5 at 16 points, 1.7 at 24, 2 at 32.
    let stroke = Stroke::new(1.5 * scale.sqrt().clamp(0.8, 1.35), color);
    let mut shapes = Vec::new();
    for part in parts(icon) {
        match *part {
            Part::Path(points) => open_path(&mut shapes, points.iter().map(|p| at(*p)).collect(), stroke),
            Part::Loop(points) => {
                shapes.push(Shape::closed_line(points.iter().map(|p| at(*p)).collect(), stroke));
            }
            Part::Arc(x, y, radius, from, to) => {
                let (from, to) = (from.to_radians(), to.to_radians());
                let steps = ((to - from).abs() * radius * scale / 1.5).ceil().clamp(6.0, 48.0);
                let points = (0..=steps as usize).map(|step| {
                    let angle = from + (to - from) * step as f32 / steps;
                    at((x + radius * angle.cos(), y + radius * angle.sin()))
                });
                open_path(&mut shapes, points.collect(), stroke);
            }
            Part::Circle(x, y, radius) => {
                shapes.push(Shape::circle_stroke(at((x, y)), radius * scale, stroke));
            }
            Part::Disc(x, y, radius) => {
                shapes.push(Shape::circle_filled(at((x, y)), radius * scale, color));
            }
            Part::Frame(x, y, width, height, radius) => {
                let rect = Rect::from_min_size(at((x, y)), vec2(width, height) * scale);
                let corners = CornerRadiusF32::same(radius * scale);
                shapes.push(RectShape::stroke(rect, corners, stroke, StrokeKind::Middle).into());
            }
            Part::Solid(points) => {
                solid(&mut shapes, points.iter().map(|p| at(*p)).collect(), color);
            }
        }
    }
    shapes
}

/// A line with round ends.
fn open_path(shapes: &mut Vec<Shape>, points: Vec<Pos2>, stroke: Stroke) {
    for end in [points.first(), points.last()].into_iter().flatten() {
        shapes.push(Shape::circle_filled(*end, stroke.width * 0.47, stroke.color));
    }
    shapes.push(Shape::line(points, stroke));
}

/// A filled shape that is seen whole from its middle: a fan of triangles under a thin outline that softens its edge.
fn solid(shapes: &mut Vec<Shape>, points: Vec<Pos2>, color: Color32) {
    let sum = points.iter().fold(vec2(0.0, 0.0), |sum, point| sum + point.to_vec2());
    let mut mesh = Mesh::default();
    mesh.colored_vertex((sum / points.len().max(1) as f32).to_pos2(), color);
    for point in &points {
        mesh.colored_vertex(*point, color);
    }
    let count = points.len() as u32;
    for corner in 0..count {
        mesh.add_triangle(0, corner + 1, (corner + 1) % count + 1);
    }
    shapes.push(Shape::mesh(mesh));
    shapes.push(PathShape::closed_line(points, Stroke::new(1.0, color)).into());
}

/// The sign of the program: a square in four, with one raised dot.
pub fn logo(painter: &Painter, area: Rect, ground: Color32, ink: Color32) {
    let side = area.width().min(area.height());
    let rect = Rect::from_center_size(area.center(), vec2(side, side));
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * (side / 64.0);
    painter.rect_filled(rect, CornerRadiusF32::same(side * 0.19), ground);
    let line = Stroke::new((side * 0.05).max(1.0), ink.gamma_multiply(0.75));
    painter.line_segment([at(32.0, 10.0), at(32.0, 54.0)], line);
    painter.line_segment([at(10.0, 32.0), at(54.0, 32.0)], line);
    painter.circle_filled(at(45.0, 19.0), side * 0.16, ink);
}

/// The picture of the window for the task bar, 64 × 64.
pub fn window_icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let ground = [0x0B, 0x5C, 0xAD];
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let inside = cover(rounded_square(at, SIDE as f32, 12.0));
            let line = cover((at.x - 32.0).abs().max((at.y - 32.0).abs() - 22.0) - 1.6)
                .max(cover((at.y - 32.0).abs().max((at.x - 32.0).abs() - 22.0) - 1.6));
            let dot = cover((at - pos2(45.0, 19.0)).length() - 10.0);
            let white = (line * 0.75).max(dot);
            for channel in ground {
                let channel = f32::from(channel as u8);
                rgba.push((channel + (255.0 - channel) * white).round() as u8);
            }
            rgba.push((inside * 255.0).round() as u8);
        }
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}

/// How much of a pixel lies inside, from the distance of its middle to the edge (negative inside).
fn cover(distance: f32) -> f32 {
    (0.5 - distance).clamp(0.0, 1.0)
}

/// Distance to the edge of a square from the origin to `side`, negative inside.
fn rounded_square(at: Pos2, side: f32, radius: f32) -> f32 {
    let half = side / 2.0;
    let q = vec2((at.x - half).abs() - half + radius, (at.y - half).abs() - half + radius);
    vec2(q.x.max(0.0), q.y.max(0.0)).length() + q.x.max(q.y).min(0.0) - radius
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawn_inside_its_square() {
        let area = Rect::from_min_size(pos2(100.0, 40.0), vec2(20.0, 20.0));
        for icon in Icon::ALL {
            let shapes = shapes(area, *icon, Color32::WHITE);
            assert!(!shapes.is_empty(), "{icon:?} is empty");
            let bounds =
                shapes.iter().fold(Rect::NOTHING, |all, shape| all.union(shape.visual_bounding_rect()));
            assert!(area.expand(0.6).contains_rect(bounds), "{icon:?} reaches to {bounds:?}");
            assert!(bounds.width().max(bounds.height()) > 5.0 || *icon == Icon::Dot, "{icon:?} is tiny");
        }
    }

    #[test]
    fn no_two_icons_are_the_same() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(16.0, 16.0));
        let drawn: Vec<_> = Icon::ALL.iter().map(|icon| shapes(area, *icon, Color32::WHITE)).collect();
        for (place, one) in drawn.iter().enumerate() {
            for (other, two) in drawn.iter().enumerate().skip(place + 1) {
                assert!(one != two, "{:?} looks like {:?}", Icon::ALL[place], Icon::ALL[other]);
            }
        }
    }

    #[test]
    fn the_window_icon_is_round_at_its_corners_and_has_its_dot() {
        let icon = window_icon();
        let pixel = |x: usize, y: usize| &icon.rgba[(y * 64 + x) * 4..][..4];
        assert_eq!(icon.rgba.len(), 64 * 64 * 4);
        assert_eq!(pixel(0, 0)[3], 0);
        assert_eq!(pixel(16, 48), [0x0B, 0x5C, 0xAD, 0xFF]);
        assert_eq!(pixel(45, 19), [0xFF; 4]);
    }
}
