//! How do lines and areas become triangles?
//!
//! Everything goes into one mesh, which the window copies from frame to frame; that is several times as fast as a shape
//! each. Edges fade over one pixel, as egui's own do.
//!
//! *Invariants:* coordinates are points of the screen; colours are premultiplied.

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

/// Points on the finest circle.
const TURN: usize = 64;

/// Draws into a mesh.
#[derive(Debug)]
pub(super) struct Pen {
    mesh: Mesh,
    /// One pixel, in points.
    feather: f32,
    /// Directions round a circle.
    turn: [Vec2; TURN],
}

impl Pen {
    /// A pen with an empty mesh, for a screen of so many pixels a point.
    pub(super) fn new(pixels_per_point: f32) -> Self {
        let angle = std::f32::consts::TAU / TURN as f32;
        Self {
            mesh: Mesh::default(),
            feather: 1.0 / pixels_per_point,
            turn: std::array::from_fn(|step| Vec2::angled(angle * step as f32)),
        }
    }

    /// What was drawn since the last time.
    pub(super) fn take(&mut self) -> Mesh {
        std::mem::take(&mut self.mesh)
    }

    /// Makes room for so many lines.
    pub(super) fn expect(&mut self, lines: usize) {
        self.mesh.reserve_vertices(lines * 6);
        self.mesh.reserve_triangles(lines * 4);
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, at: Pos2, radius: f32, color: Color32) {
        let (step, count) = steps(radius);
        let inner = (radius - self.feather / 2.0).max(0.0);
        let outer = radius + self.feather / 2.0;
        let first = self.mesh.vertices.len() as u32;
        for place in (0..TURN).step_by(step) {
            self.mesh.colored_vertex(at + self.turn[place] * inner, color);
            self.mesh.colored_vertex(at + self.turn[place] * outer, Color32::TRANSPARENT);
        }
        self.fan(first, count, 2);
        self.bands(first, count, 2, true);
    }

    /// A small filled circle without a soft edge, for where there are tens of thousands.
    pub(super) fn dot(&mut self, at: Pos2, radius: f32, color: Color32) {
        let first = self.mesh.vertices.len() as u32;
        for place in (0..TURN).step_by(8) {
            self.mesh.colored_vertex(at + self.turn[place] * radius, color);
        }
        self.fan(first, 8, 1);
    }

    /// A circle's line.
    pub(super) fn ring(&mut self, at: Pos2, radius: f32, width: f32, color: Color32) {
        let (step, count) = steps(radius);
        let across = Across::new(width, self.feather, color);
        let first = self.mesh.vertices.len() as u32;
        for place in (0..TURN).step_by(step) {
            let out = self.turn[place];
            for (by, color) in across.all() {
                self.mesh.colored_vertex(at + out * (radius + by).max(0.0), *color);
            }
        }
        self.bands(first, count, across.len() as u32, true);
    }

    /// A filled convex outline.
    pub(super) fn fill(&mut self, points: &[Pos2], color: Color32) {
        if points.len() < 3 {
            return;
        }
        let half = self.feather / 2.0 * turning(points);
        let first = self.mesh.vertices.len() as u32;
        for place in 0..points.len() {
            let out = corner(points, place, true) * half;
            self.mesh.colored_vertex(points[place] - out, color);
            self.mesh.colored_vertex(points[place] + out, Color32::TRANSPARENT);
        }
        self.fan(first, points.len() as u32, 2);
        self.bands(first, points.len() as u32, 2, true);
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        let across = Across::new(width, self.feather, color);
        let side = (to - from).normalized().rot90();
        let first = self.mesh.vertices.len() as u32;
        for end in [from, to] {
            for (by, color) in across.all() {
                self.mesh.colored_vertex(end + side * *by, *color);
            }
        }
        self.bands(first, 2, across.len() as u32, false);
    }

    /// A straight line without soft edges, for where there are tens of thousands.
    pub(super) fn hair(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        let wide = width.max(self.feather);
        let color = color.gamma_multiply(width / wide);
        let side = (to - from).normalized().rot90() * (wide / 2.0);
        let first = self.mesh.vertices.len() as u32;
        for corner in [from - side, from + side, to - side, to + side] {
            self.mesh.colored_vertex(corner, color);
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first + 1, first + 2, first + 3);
    }

    /// A line through several points, perhaps back to the first.
    pub(super) fn path(&mut self, points: &[Pos2], closed: bool, width: f32, color: Color32) {
        if points.len() < 2 {
            return;
        }
        let across = Across::new(width, self.feather, color);
        let first = self.mesh.vertices.len() as u32;
        for place in 0..points.len() {
            let side = corner(points, place, closed);
            for (by, color) in across.all() {
                self.mesh.colored_vertex(points[place] + side * *by, *color);
            }
        }
        self.bands(first, points.len() as u32, across.len() as u32, closed);
    }

    /// The same in dashes.
    pub(super) fn dashes(
        &mut self,
        points: &[Pos2],
        closed: bool,
        (dash, gap): (f32, f32),
        width: f32,
        color: Color32,
    ) {
        let (dash, gap) = (dash.max(0.3), gap.max(0.3));
        let mut left = dash;
        let mut on = true;
        let ends = points.iter().skip(1).chain(points.first().filter(|_| closed));
        for (from, to) in points.iter().zip(ends) {
            let length = from.distance(*to);
            let mut at = 0.0;
            while at < length {
                let next = (at + left).min(length);
                if on {
                    self.line(from.lerp(*to, at / length), from.lerp(*to, next / length), width, color);
                }
                left -= next - at;
                at = next;
                if left <= 1e-4 {
                    on = !on;
                    left = if on { dash } else { gap };
                }
            }
        }
    }

    /// A circle as a line through points.
    pub(super) fn round(&self, at: Pos2, radius: f32) -> Vec<Pos2> {
        self.turn.iter().map(|out| at + *out * radius).collect()
    }

    /// A rectangle with round corners as a line through points.
    pub(super) fn rounded(&self, area: Rect, radius: f32) -> Vec<Pos2> {
        let radius = radius.min(area.width() / 2.0).min(area.height() / 2.0).max(0.0);
        if radius < 0.5 {
            return vec![area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom()];
        }
        let quarter = TURN / 4;
        let step = if radius < 9.0 { 4 } else { 2 };
        let inner = area.shrink(radius);
        let corners = [inner.right_bottom(), inner.left_bottom(), inner.left_top(), inner.right_top()];
        let around = |(part, corner): (usize, Pos2)| {
            (0..=quarter)
                .step_by(step)
                .map(move |place| corner + self.turn[(part * quarter + place) % TURN] * radius)
        };
        corners.into_iter().enumerate().flat_map(around).collect()
    }

    /// Triangles between the first of each `stride` vertices.
    fn fan(&mut self, first: u32, count: u32, stride: u32) {
        for place in 2..count {
            self.mesh.add_triangle(first, first + (place - 1) * stride, first + place * stride);
        }
    }

    /// Triangles between neighbouring columns of `stride` vertices.
    fn bands(&mut self, first: u32, count: u32, stride: u32, closed: bool) {
        let last = if closed { count } else { count - 1 };
        for place in 0..last {
            let (here, next) = (first + place * stride, first + (place + 1) % count * stride);
            for row in 0..stride - 1 {
                self.mesh.add_triangle(here + row, here + row + 1, next + row);
                self.mesh.add_triangle(here + row + 1, next + row, next + row + 1);
            }
        }
    }
}

/// The columns of a line: how far from its middle, and of which colour.
struct Across([(f32, Color32); 4], usize);

impl Across {
    fn new(width: f32, feather: f32, color: Color32) -> Self {
        const NONE: Color32 = Color32::TRANSPARENT;
        if width <= feather {
            let thin = color.gamma_multiply(width / feather);
            return Self([(-feather, NONE), (0.0, thin), (feather, NONE), (0.0, NONE)], 3);
        }
        let (inner, outer) = ((width - feather) / 2.0, f32::midpoint(width, feather));
        Self([(-outer, NONE), (-inner, color), (inner, color), (outer, NONE)], 4)
    }

    fn all(&self) -> &[(f32, Color32)] {
        &self.0[..self.1]
    }

    const fn len(&self) -> usize {
        self.1
    }
}

/// Every which direction a circle takes, and how many that are.
const fn steps(radius: f32) -> (usize, u32) {
    if radius < 4.5 {
        (8, 8)
    } else if radius < 9.0 {
        (4, 16)
    } else if radius < 28.0 {
        (2, 32)
    } else {
        (1, 64)
    }
}

/// 1 where the outline turns to the right on the screen, else −1: on which side of it is outside.
fn turning(points: &[Pos2]) -> f32 {
    let next = points.iter().skip(1).chain(points.first());
    let area: f32 = points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    if area >= 0.0 { 1.0 } else { -1.0 }
}

/// The direction aside at a corner, longer where the line bends, at most twice.
fn corner(points: &[Pos2], place: usize, closed: bool) -> Vec2 {
    let count = points.len();
    let here = points[place];
    let before = if place > 0 || closed { points[(place + count - 1) % count] } else { here };
    let after = if place + 1 < count || closed { points[(place + 1) % count] } else { here };
    let (one, two) = ((here - before).normalized().rot90(), (after - here).normalized().rot90());
    if one == Vec2::ZERO || two == Vec2::ZERO {
        return one + two;
    }
    let both = (one + two) / 2.0;
    both / both.length_sq().max(0.25)
}

/// Snaps to whole pixels.
pub(super) fn snapped(at: Pos2, pixels_per_point: f32) -> Pos2 {
    let snap = |value: f32| (value * pixels_per_point).round() / pixels_per_point;
    pos2(snap(at.x), snap(at.y))
}

/// Where a vector points after a quarter turn to the left.
pub(super) fn upwards(by: Vec2) -> Vec2 {
    vec2(by.y, -by.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_drawn_is_a_valid_mesh_near_its_place() {
        let mut pen = Pen::new(2.0);
        pen.disc(pos2(20.0, 20.0), 10.0, Color32::RED);
        pen.ring(pos2(20.0, 20.0), 10.0, 2.0, Color32::RED);
        pen.line(pos2(10.0, 10.0), pos2(30.0, 30.0), 0.2, Color32::RED);
        let square = pen.rounded(Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 30.0)), 4.0);
        pen.fill(&square, Color32::RED);
        pen.path(&square, true, 2.0, Color32::RED);
        pen.dashes(&square, true, (3.0, 2.0), 1.0, Color32::RED);
        let mesh = pen.take();
        assert!(mesh.is_valid() && !mesh.indices.is_empty());
        assert!(Rect::from_min_max(pos2(8.0, 8.0), pos2(32.0, 32.0)).contains_rect(mesh.calc_bounds()));
    }

    #[test]
    fn a_filled_outline_fades_outwards_whichever_way_it_turns() {
        for turned in [false, true] {
            let mut points = vec![pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0), pos2(0.0, 10.0)];
            if turned {
                points.reverse();
            }
            let mut pen = Pen::new(1.0);
            pen.fill(&points, Color32::RED);
            let mesh = pen.take();
            let solid = mesh.vertices.iter().filter(|vertex| vertex.color == Color32::RED);
            assert!(solid.clone().count() == 4 && solid.into_iter().all(|v| v.pos.x > 0.0 && v.pos.x < 10.0));
        }
    }
}
