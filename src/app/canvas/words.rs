//! How do many words become one?
//!
//! All words of a layer are put into one galley, laid out once: painting them again costs no more than copying. A rim
//! round the letters is four copies of them, aside in the rim's colour.

use super::pen::{snapped, upwards};
use crate::app::fonts;
use crate::diagram::{Align, Text, Weight};
use egui::epaint::Mesh;
use egui::epaint::text::{Galley, PlacedRow};
use egui::{Color32, FontId, Painter, Pos2, Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// How far the copies of a rim stand aside, points.
const RIM: f32 = 1.25;

/// Words that wait to be painted.
#[derive(Default)]
pub(super) struct Words {
    mesh: Mesh,
    like: Option<Arc<Galley>>,
}

impl Words {
    /// Adds a text whose anchor is at `at`; says where it stands.
    pub(super) fn add(
        &mut self,
        painter: &Painter,
        text: &Text,
        at: Pos2,
        size: f32,
        ink: Color32,
        rim: Option<Color32>,
    ) -> Rect {
        let galley = painter.layout_no_wrap(
            fonts::visible(&text.text).into_owned(),
            font(text.weight, size),
            Color32::PLACEHOLDER,
        );
        let (wide, high) = (galley.size().x, galley.size().y);
        let before = match text.align {
            Align::Start => 0.0,
            Align::Middle => wide / 2.0,
            Align::End => wide,
        };
        let (corner, area) = if text.upwards {
            let corner = pos2(at.x - high / 2.0, at.y + before);
            (corner, Rect::from_min_size(pos2(corner.x, corner.y - wide), vec2(high, wide)))
        } else {
            let corner = pos2(at.x - before, at.y - high / 2.0);
            (corner, Rect::from_min_size(corner, vec2(wide, high)))
        };
        let corner = snapped(corner, painter.pixels_per_point());
        if let Some(rim) = rim {
            for by in [vec2(-RIM, -RIM), vec2(RIM, -RIM), vec2(-RIM, RIM), vec2(RIM, RIM)] {
                self.copy(&galley, corner + by, text.upwards, rim, false);
            }
        }
        self.copy(&galley, corner, text.upwards, ink, true);
        self.like = Some(galley);
        area
    }

    fn copy(&mut self, galley: &Galley, corner: Pos2, turned: bool, color: Color32, colorful: bool) {
        for placed in &galley.rows {
            let row = &placed.row;
            let first = self.mesh.vertices.len();
            let offset = first as u32;
            self.mesh.indices.extend(row.visuals.mesh.indices.iter().map(|index| index + offset));
            self.mesh.vertices.extend(row.visuals.mesh.vertices.iter().map(|vertex| {
                let by = placed.pos.to_vec2() + vertex.pos.to_vec2();
                let by: Vec2 = if turned { upwards(by) } else { by };
                egui::epaint::Vertex { pos: corner + by, uv: vertex.uv, color }
            }));
            if colorful {
                // Letters with colours of their own keep them.
                for glyph in row.glyphs.iter().filter(|glyph| glyph.is_color) {
                    let from = first + glyph.first_vertex as usize;
                    for vertex in self.mesh.vertices.iter_mut().skip(from).take(4) {
                        vertex.color = Color32::from_white_alpha(color.a());
                    }
                }
            }
        }
    }

    /// All words since the last time, as one galley that is painted at the origin.
    pub(super) fn take(&mut self) -> Option<Arc<Galley>> {
        let mesh = std::mem::take(&mut self.mesh);
        let like = self.like.take()?;
        let mut row = (*like.rows.first()?.row).clone();
        let bounds = mesh.calc_bounds();
        row.glyphs.clear();
        row.visuals.glyph_vertex_range = 0..mesh.vertices.len();
        row.visuals.mesh_bounds = bounds;
        let mut galley = (*like).clone();
        (galley.num_vertices, galley.num_indices) = (mesh.vertices.len(), mesh.indices.len());
        row.visuals.mesh = mesh;
        galley.rows = vec![PlacedRow { pos: Pos2::ZERO, row: Arc::new(row), ends_with_newline: false }];
        galley.rect = bounds;
        galley.mesh_bounds = bounds;
        Some(Arc::new(galley))
    }
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
