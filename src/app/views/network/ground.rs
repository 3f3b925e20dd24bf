//! What lies round the network: what the camera frames, what is seen, the dots and the legend.

use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::theme;
use crate::diagram::{Area, GROUPS, Inter, NetworkFrame, Pos, Scene, Sign, legend, pos};
use crate::model::Point;
use egui::epaint::Mesh;
use egui::{Align2, Color32, Frame, Panel, Rect, Ui, pos2, vec2};

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

/// The legend under the canvas; it is part of every picture.
#[derive(Default)]
pub(super) struct LegendBand {
    drawn: Option<(u64, f32, Scene)>,
}

impl LegendBand {
    /// Draws it, as high as it must be. O(1) while the map and the width stay the same.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, signs: impl Fn() -> Vec<Vec<Sign>>) {
        let width = ui.available_width();
        if self.drawn.as_ref().is_none_or(|(of, wide, _)| (*of, *wide) != (cx.revision, width)) {
            self.drawn = Some((cx.revision, width, legend(&signs(), width, &Inter)));
        }
        let Some((.., band)) = &self.drawn else { return };
        Panel::bottom("network legend")
            .frame(Frame::new().fill(cx.tokens.surface))
            .exact_size(band.size.y)
            .resizable(false)
            .show(ui, |ui| {
                canvas::paint(ui.painter(), band, Camera::at(ui.max_rect().min), cx.tokens.theme);
            });
    }
}

/// What the colours mean where they are not those of stances: a card at the lower left.
pub(super) fn colour_card(ui: &Ui, cx: &Context<'_>, area: Rect, title: &str, groups: &[String]) {
    let tokens = cx.tokens;
    let rows = groups.len() as f32 + 1.0;
    let card = Rect::from_min_size(
        pos2(area.left() + 12.0, area.bottom() - 20.0 - 20.0 * (rows + 1.0)),
        vec2(208.0, 12.0 + 20.0 * (rows + 1.0)),
    );
    let painter = ui.painter().with_clip_rect(area);
    let rim = egui::Stroke::new(1.0, tokens.line);
    painter.rect(card, theme::radius::CARD, tokens.surface, rim, egui::StrokeKind::Inside);
    let font = crate::app::fonts::medium(theme::size::SMALL);
    painter.text(card.min + vec2(12.0, 16.0), Align2::LEFT_CENTER, title, font, tokens.text);
    let names = groups.iter().map(String::as_str).chain(["Others: plain"]);
    for (number, name) in names.enumerate() {
        let at = card.min + vec2(19.0, 38.0 + 20.0 * number as f32);
        let ink = GROUPS.get(number).filter(|_| number < groups.len());
        match ink {
            Some(ink) => {
                painter.circle_filled(at, 7.0, theme::color(*ink, tokens.theme));
                let letter = char::from(b'A' + number as u8);
                let font = crate::app::fonts::semibold(theme::size::MICRO);
                painter.text(at, Align2::CENTER_CENTER, letter, font, tokens.surface);
            }
            None => {
                painter.circle_stroke(at, 6.0, egui::Stroke::new(1.5, tokens.ctl));
            }
        }
        let font = crate::app::fonts::regular(theme::size::SMALL);
        let words = crate::app::widgets::galley(ui, name, font, tokens.muted, card.width() - 44.0);
        let corner = at + vec2(14.0, -words.size().y / 2.0);
        painter.galley(corner, words, tokens.muted);
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
