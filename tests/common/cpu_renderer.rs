//! How does a screen look, on a machine without a graphics card?
//!
//! Draws what egui tessellated into an image, one triangle at a time, with bilinear textures and the top-left rule, so
//! that pixels on a shared edge are drawn once.
#![allow(clippy::iter_over_hash_type, reason = "textures are independent of each other")]

use egui::epaint::{Mesh, Primitive};
use egui::{ColorImage, Context, FullOutput, ImageData, Rect, TextureId, TexturesDelta, Vec2, vec2};
use std::collections::BTreeMap;

/// A renderer of `egui_kittest` on the processor alone.
#[derive(Default)]
pub(crate) struct CpuRenderer {
    textures: BTreeMap<TextureId, ColorImage>,
}

impl egui_kittest::TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let ImageData::Color(source) = &image.image;
                match image.pos {
                    None => {
                        self.textures.insert(id, (**source).clone());
                    }
                    Some(corner) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            patch(texture, source, corner);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut frame = Frame::new(size.x.round() as usize, size.y.round() as usize, scale);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &clipped.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                frame.mesh(mesh, texture, clipped.clip_rect);
            }
        }
        Ok(frame.image())
    }
}

fn patch(texture: &mut ColorImage, source: &ColorImage, [left, top]: [usize; 2]) {
    let (width, columns) = (texture.size[0], source.size[0]);
    for row in 0..source.size[1] {
        let from = row * columns;
        let to = (top + row) * width + left;
        texture.pixels[to..to + columns].copy_from_slice(&source.pixels[from..from + columns]);
    }
}

/// Premultiplied colours, 0–255 each.
struct Frame {
    width: usize,
    height: usize,
    scale: f32,
    pixels: Vec<[f32; 4]>,
}

impl Frame {
    fn new(width: usize, height: usize, scale: f32) -> Self {
        Self { width, height, scale, pixels: vec![[0.0; 4]; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, clip: Rect) {
        let pixel = |v: f32, most: usize| ((v * self.scale).round().max(0.0) as usize).min(most);
        let columns = [pixel(clip.min.x, self.width), pixel(clip.max.x, self.width)];
        let rows = [pixel(clip.min.y, self.height), pixel(clip.max.y, self.height)];
        for triangle in mesh.indices.chunks_exact(3) {
            self.triangle(mesh, texture, triangle, columns, rows);
        }
    }

    fn triangle(
        &mut self,
        mesh: &Mesh,
        texture: &ColorImage,
        triangle: &[u32],
        columns: [usize; 2],
        rows: [usize; 2],
    ) {
        let vertices = [0, 1, 2].map(|corner| &mesh.vertices[triangle[corner] as usize]);
        let places = vertices.map(|vertex| vertex.pos.to_vec2() * self.scale);
        let area = cross(places[0], places[1], places[2]);
        if area == 0.0 {
            return;
        }
        // The top-left rule: which of two triangles owns a pixel on their common edge.
        let owns = |a: Vec2, b: Vec2| {
            let along = if area > 0.0 { b - a } else { a - b };
            along.y < 0.0 || (along.y == 0.0 && along.x > 0.0)
        };
        const EDGES: [(usize, usize); 3] = [(1, 2), (2, 0), (0, 1)];
        let least = places[0].min(places[1]).min(places[2]);
        let most = places[0].max(places[1]).max(places[2]);
        let span = |least: f32, most: f32, [from, to]: [usize; 2]| {
            (least.floor().max(from as f32) as usize)..(most.ceil().max(0.0) as usize).min(to)
        };
        for y in span(least.y, most.y, rows) {
            for x in span(least.x, most.x, columns) {
                let middle = vec2(x as f32 + 0.5, y as f32 + 0.5);
                let weights = EDGES.map(|(a, b)| cross(places[a], places[b], middle) / area);
                let outside = EDGES
                    .iter()
                    .zip(weights)
                    .any(|((a, b), weight)| weight < 0.0 || (weight == 0.0 && !owns(places[*a], places[*b])));
                if outside {
                    continue;
                }
                let mut color = [0.0_f32; 4];
                let mut uv = Vec2::ZERO;
                for (vertex, weight) in vertices.iter().zip(weights) {
                    for (sum, channel) in color.iter_mut().zip(vertex.color.to_array()) {
                        *sum += weight * f32::from(channel);
                    }
                    uv += vertex.uv.to_vec2() * weight;
                }
                let texel = sample(texture, uv);
                let under = &mut self.pixels[y * self.width + x];
                let alpha = texel[3] / 255.0 * color[3];
                for channel in 0..4 {
                    let over = texel[channel] / 255.0 * color[channel];
                    under[channel] = over + under[channel] * (1.0 - alpha / 255.0);
                }
            }
        }
    }

    fn image(&self) -> image::RgbaImage {
        image::RgbaImage::from_fn(self.width as u32, self.height as u32, |x, y| {
            let pixel = self.pixels[y as usize * self.width + x as usize];
            image::Rgba(pixel.map(|channel| channel.round() as u8))
        })
    }
}

fn cross(a: Vec2, b: Vec2, q: Vec2) -> f32 {
    (b.x - a.x) * (q.y - a.y) - (b.y - a.y) * (q.x - a.x)
}

/// Bilinear, clamped at the edges.
fn sample(texture: &ColorImage, uv: Vec2) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = (uv.x * width as f32 - 0.5).clamp(0.0, width as f32 - 1.0);
    let y = (uv.y * height as f32 - 0.5).clamp(0.0, height as f32 - 1.0);
    let (left, top) = (x as usize, y as usize);
    let (across, down) = (x - left as f32, y - top as f32);
    let at = |x: usize, y: usize| {
        texture.pixels[y.min(height - 1) * width + x.min(width - 1)].to_array().map(f32::from)
    };
    let corners = [at(left, top), at(left + 1, top), at(left, top + 1), at(left + 1, top + 1)];
    std::array::from_fn(|channel| {
        let upper = corners[0][channel] * (1.0 - across) + corners[1][channel] * across;
        let lower = corners[2][channel] * (1.0 - across) + corners[3][channel] * across;
        upper * (1.0 - down) + lower * down
    })
}
