//! What of a scene need not be drawn anew in each frame?
//!
//! A scene becomes a few layers, each a mesh and its words; they are used again while scene, camera, theme and screen
//! stay the same. A new layer begins where a shape covers words that are painted before it.

use super::pen::Pen;
use super::words::Words;
use super::{Camera, FAR, LABELS, MANY, NEAR};
use crate::app::{fonts, theme};
use crate::diagram::{Area, Detail, Hit, Paint, Scene, Shape, Stroke, Theme};
use egui::epaint::text::Galley;
use egui::epaint::{Mesh, TextShape};
use egui::{Color32, Painter, Pos2, Rect, vec2};
use std::any::Any;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// A scene as it was painted last.
#[derive(Default)]
pub(in crate::app) struct Picture {
    of: Option<Of>,
    layers: Vec<Layer>,
}

/// What the layers were made from.
struct Of {
    /// Holds the scene; another one is another scene.
    owner: Rc<dyn Any>,
    camera: Camera,
    theme: Theme,
    clip: Rect,
    scale: f32,
    /// Is another one once the atlas of letters has been made anew.
    letters: Arc<Galley>,
}

struct Layer {
    mesh: Arc<Mesh>,
    words: Option<Arc<Galley>>,
}

impl Picture {
    /// Paints the shapes of a scene from the given one on: 1 leaves its ground out. The owner holds the scene and is
    /// another one whenever the scene changes. O(what changed since the last frame).
    pub(in crate::app) fn paint<T: 'static>(
        &mut self,
        painter: &Painter,
        (owner, scene): (&Rc<T>, &Scene),
        first: usize,
        camera: Camera,
        theme: Theme,
    ) {
        let letters = painter.layout_no_wrap("Aa".to_owned(), fonts::medium(12.0), Color32::PLACEHOLDER);
        let (clip, scale) = (painter.clip_rect(), painter.pixels_per_point());
        let same = self.of.as_ref().is_some_and(|of| {
            std::ptr::addr_eq(Rc::as_ptr(&of.owner), Rc::as_ptr(owner))
                && (of.camera, of.theme, of.clip, of.scale) == (camera, theme, clip, scale)
                && Arc::ptr_eq(&of.letters, &letters)
        });
        if !same {
            self.layers = layers(painter, scene, first, camera, theme);
            let owner: Rc<dyn Any> = Rc::<T>::clone(owner);
            self.of = Some(Of { owner, camera, theme, clip, scale, letters });
        }
        add(painter, &self.layers);
    }
}

/// Paints a scene once.
pub(super) fn paint(painter: &Painter, scene: &Scene, camera: Camera, theme: Theme) {
    add(painter, &layers(painter, scene, 0, camera, theme));
}

/// Paints some shapes of a scene once more, on top.
pub(in crate::app) fn paint_some(
    painter: &Painter,
    scene: &Scene,
    some: impl IntoIterator<Item = Range<usize>>,
    camera: Camera,
    theme: Theme,
) {
    let mut easel = Easel::new(painter, camera, theme);
    for (owner, range) in some.into_iter().enumerate() {
        for shape in scene.shapes.get(range).unwrap_or_default() {
            easel.draw(shape, owner);
        }
    }
    easel.finish_layer();
    add(painter, &easel.layers);
}

fn add(painter: &Painter, layers: &[Layer]) {
    for layer in layers {
        painter.add(Arc::clone(&layer.mesh));
        if let Some(words) = &layer.words {
            painter.add(TextShape::new(Pos2::ZERO, Arc::clone(words), Color32::PLACEHOLDER));
        }
    }
}

/// Draws all shapes from the given one on.
fn layers(painter: &Painter, scene: &Scene, first: usize, camera: Camera, theme: Theme) -> Vec<Layer> {
    let mut easel = Easel::new(painter, camera, theme);
    let clip = easel.clip;
    let lines = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Segment { .. })).count();
    easel.hairs = lines > MANY;
    easel.pen.expect(if easel.hairs { lines * 2 / 3 } else { lines });
    let mut at = first;
    for (number, mark) in scene.marks.iter().enumerate() {
        for shape in scene.shapes.get(at..mark.items.start.max(at)).unwrap_or_default() {
            easel.draw(shape, usize::MAX);
        }
        at = mark.items.end.max(at);
        if matches!(mark.hit, Hit::Segment(..))
            || clip.intersects(camera.area(&mark.hit.bounds()).expand(32.0))
        {
            for shape in scene.shapes.get(mark.items.clone()).unwrap_or_default() {
                easel.draw(shape, number);
            }
        }
    }
    for shape in scene.shapes.get(at..).unwrap_or_default() {
        easel.draw(shape, usize::MAX);
    }
    easel.finish_layer();
    easel.layers
}

struct Easel<'a> {
    painter: &'a Painter,
    camera: Camera,
    theme: Theme,
    clip: Rect,
    pen: Pen,
    words: Words,
    written: Written,
    labels: usize,
    hairs: bool,
    layers: Vec<Layer>,
}

impl<'a> Easel<'a> {
    fn new(painter: &'a Painter, camera: Camera, theme: Theme) -> Self {
        let clip = painter.clip_rect().expand(4.0);
        Self {
            painter,
            camera,
            theme,
            clip,
            pen: Pen::new(painter.pixels_per_point()),
            words: Words::default(),
            written: Written::new(clip),
            labels: 0,
            hairs: false,
            layers: Vec::new(),
        }
    }

    fn color(&self, paint: Paint) -> Color32 {
        theme::paint(paint, self.theme)
    }

    fn width(&self, stroke: &Stroke) -> f32 {
        (stroke.width * self.camera.zoom).max(0.4)
    }

    fn finish_layer(&mut self) {
        let (mesh, words) = (self.pen.take(), self.words.take());
        if !mesh.is_empty() || words.is_some() {
            self.layers.push(Layer { mesh: Arc::new(mesh), words });
        }
        self.written.clear();
    }

    /// Begins a new layer where an area would cover words of others.
    fn cover(&mut self, area: Rect, owner: usize) {
        if self.written.meets(area, owner) {
            self.finish_layer();
        }
    }

    fn draw(&mut self, shape: &Shape, owner: usize) {
        let (camera, clip) = (self.camera, self.clip);
        match shape {
            Shape::Circle { centre, radius, fill, stroke } => {
                let (at, radius) = (camera.screen(*centre), radius * camera.zoom);
                let bounds = Rect::from_center_size(at, vec2(radius, radius) * 2.0);
                if !clip.intersects(bounds) {
                    return;
                }
                let tiny = self.hairs && radius < 4.5;
                let rim = stroke.as_ref().filter(|stroke| tiny && fill.is_some() && stroke.dash.is_none());
                if let Some(fill) = fill {
                    self.cover(bounds, owner);
                    let color = self.color(*fill);
                    // A rim round a small dot is a dot behind it: a ring takes many times the corners.
                    let half = rim.map_or(0.0, |rim| self.width(rim) / 2.0);
                    if let Some(rim) = rim {
                        self.pen.dot(at, radius + half, self.color(rim.paint));
                    }
                    if tiny {
                        self.pen.dot(at, radius - half, color);
                    } else {
                        self.pen.disc(at, radius, color);
                    }
                }
                if let Some(stroke) = stroke.as_ref().filter(|_| rim.is_none()) {
                    let (width, color) = (self.width(stroke), self.color(stroke.paint));
                    match stroke.dash {
                        Some(_) => {
                            let line = self.pen.round(at, radius);
                            self.stroke(&line, true, stroke);
                        }
                        None => self.pen.ring(at, radius, width, color),
                    }
                }
            }
            Shape::Rect { area, radius, fill, stroke } => {
                let area = camera.area(area);
                if clip.intersects(area) {
                    let outline = self.pen.rounded(area, radius * camera.zoom);
                    self.area(&outline, area, *fill, stroke.as_ref(), owner);
                }
            }
            Shape::Polygon { points, fill, stroke } => {
                let outline: Vec<Pos2> = points.iter().map(|p| camera.screen(*p)).collect();
                let bounds = Rect::from_points(&outline);
                if clip.intersects(bounds) {
                    self.area(&outline, bounds, *fill, stroke.as_ref(), owner);
                }
            }
            Shape::Segment { from, to, stroke } => {
                let (from, to) = (camera.screen(*from), camera.screen(*to));
                if !clip.intersects(Rect::from_two_pos(from, to).expand(2.0)) {
                    return;
                }
                let (width, color) = (self.width(stroke), self.color(stroke.paint));
                match stroke.dash {
                    Some(_) => self.stroke(&[from, to], false, stroke),
                    None if self.hairs => self.pen.hair(from, to, width, color),
                    None => self.pen.line(from, to, width, color),
                }
            }
            Shape::Path { points, stroke } => {
                let line: Vec<Pos2> = points.iter().map(|p| camera.screen(*p)).collect();
                if clip.intersects(Rect::from_points(&line).expand(2.0)) {
                    self.stroke(&line, false, stroke);
                }
            }
            Shape::Text(text) => self.write(text, owner),
        }
    }

    fn area(
        &mut self,
        outline: &[Pos2],
        bounds: Rect,
        fill: Option<Paint>,
        stroke: Option<&Stroke>,
        owner: usize,
    ) {
        if let Some(fill) = fill {
            self.cover(bounds, owner);
            let color = self.color(fill);
            self.pen.fill(outline, color);
        }
        if let Some(stroke) = stroke {
            self.stroke(outline, true, stroke);
        }
    }

    fn stroke(&mut self, line: &[Pos2], closed: bool, stroke: &Stroke) {
        let (width, color) = (self.width(stroke), self.color(stroke.paint));
        match stroke.dash {
            Some((dash, gap)) => {
                let zoom = self.camera.zoom;
                self.pen.dashes(line, closed, (dash * zoom, gap * zoom), width, color);
            }
            None => self.pen.path(line, closed, width, color),
        }
    }

    fn write(&mut self, text: &crate::diagram::Text, owner: usize) {
        let zoom = self.camera.zoom;
        let seen = match text.detail {
            Detail::Always => true,
            Detail::Middle => zoom >= FAR,
            Detail::Near => zoom >= NEAR && self.labels < LABELS,
        };
        let at = self.camera.screen(text.at);
        if !seen || !self.clip.expand2(vec2(240.0, 0.0)).contains(at) {
            return;
        }
        self.labels += usize::from(text.detail == Detail::Near);
        let rim = text.halo.map(|halo| self.color(halo));
        let ink = self.color(text.paint);
        let area = self.words.add(self.painter, text, at, text.size * zoom, ink, rim);
        self.written.add(area, owner);
    }
}

/// Where words of the layer stand, in a raster of the screen.
struct Written {
    origin: Pos2,
    columns: usize,
    cells: Vec<Vec<(Rect, usize)>>,
    used: Vec<usize>,
}

const CELL: f32 = 64.0;

impl Written {
    fn new(clip: Rect) -> Self {
        let count = |length: f32| ((length / CELL).ceil().max(1.0) as usize).min(256);
        let (columns, rows) = (count(clip.width()), count(clip.height()));
        Self { origin: clip.min, columns, cells: vec![Vec::new(); columns * rows], used: Vec::new() }
    }

    fn cells(&self, area: Rect) -> impl Iterator<Item = usize> + use<> {
        let rows = self.cells.len() / self.columns;
        let place = |value: f32, most: usize| ((value / CELL).max(0.0) as usize).min(most - 1);
        let (min, max) = (area.min - self.origin, area.max - self.origin);
        let columns = self.columns;
        let across = place(min.x, columns)..=place(max.x, columns);
        (place(min.y, rows)..=place(max.y, rows))
            .flat_map(move |row| across.clone().map(move |column| row * columns + column))
    }

    fn add(&mut self, area: Rect, owner: usize) {
        for cell in self.cells(area) {
            self.cells[cell].push((area, owner));
            self.used.push(cell);
        }
    }

    fn meets(&self, area: Rect, owner: usize) -> bool {
        let alone = owner == usize::MAX;
        !self.used.is_empty()
            && self.cells(area).any(|cell| {
                self.cells[cell].iter().any(|(there, by)| (alone || *by != owner) && there.intersects(area))
            })
    }

    fn clear(&mut self) {
        for cell in self.used.drain(..) {
            self.cells[cell].clear();
        }
    }
}

impl Camera {
    pub(super) fn area(&self, area: &Area) -> Rect {
        Rect::from_min_max(self.screen(area.min), self.screen(area.max))
    }
}
