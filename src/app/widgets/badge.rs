//! How does a stance look, and a person, where no map is drawn?

use crate::app::fonts::{medium, semibold};
use crate::app::theme::{Tokens, size};
use crate::model::stakeholder::StakeholderKind;
use crate::model::{Assessment, Engagement, Stakeholder};
use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::f32::consts::TAU;

/// A stance as a disc with its glyph: filled is today, hollow is wanted or was. `radius` is 7 beside words.
pub fn paint_badge(
    painter: &Painter,
    at: Pos2,
    radius: f32,
    stance: Engagement,
    filled: bool,
    tokens: &Tokens,
) {
    let color = tokens.stance(stance);
    let scale = radius / 7.0;
    if stance == Engagement::Unaware {
        painter.circle_filled(at, radius, tokens.surface);
        painter.extend(dashed_circle(at, radius - 0.65, Stroke::new(1.3, color)));
        painter.text(at, Align2::CENTER_CENTER, "?", semibold(9.5 * scale), color);
        return;
    }
    let glyph = if filled {
        painter.circle_filled(at, radius, color);
        tokens.glyph
    } else {
        painter.circle(at, radius - 0.65, tokens.surface, Stroke::new(1.3, color));
        color
    };
    // A height below 0 points down.
    let triangle = |y: f32, width: f32, height: f32| {
        let corners = [(0.0, -height / 2.0), (width / 2.0, height / 2.0), (-width / 2.0, height / 2.0)];
        let points = corners.map(|(dx, dy)| at + vec2(dx, y + dy) * scale);
        painter.add(Shape::convex_polygon(points.to_vec(), glyph, Stroke::NONE));
    };
    match stance {
        Engagement::Unaware => {}
        Engagement::Resistant => triangle(0.5, 7.0, -5.5),
        Engagement::Neutral => {
            painter.rect_filled(Rect::from_center_size(at, vec2(7.0, 2.2) * scale), 0.0, glyph);
        }
        Engagement::Supportive => triangle(-0.5, 7.0, 5.5),
        Engagement::Leading => {
            triangle(-2.25, 6.0, 3.5);
            triangle(2.25, 6.0, 3.5);
        }
    }
}

/// A ring of dashes that closes without a seam.
fn dashed_circle(at: Pos2, radius: f32, stroke: Stroke) -> Vec<Shape> {
    const SHARE: f32 = 0.56;
    let count = (TAU * radius / 4.3).round().max(3.0);
    let turn = TAU / count;
    (0..count as usize)
        .map(|place| {
            let points = (0..=4).map(|step| {
                let angle = turn * (place as f32 + SHARE * step as f32 / 4.0);
                at + vec2(angle.cos(), angle.sin()) * radius
            });
            Shape::line(points.collect(), stroke)
        })
        .collect()
}

/// A person or group in a row or a head: kind by shape, stance by outline, tint and (from 32 on) badge.
pub fn person_mark(
    painter: &Painter,
    area: Rect,
    person: &Stakeholder,
    assessment: Option<&Assessment>,
    tokens: &Tokens,
) {
    let side = area.width().min(area.height());
    let centre = area.center();
    let stance = assessment.and_then(|assessment| assessment.engagement_now);
    let fill = stance.map_or(tokens.surface, |stance| tokens.stance_tint(stance));
    let color = tokens.stance(stance.unwrap_or(Engagement::Unaware));
    let width = match stance {
        Some(Engagement::Resistant | Engagement::Supportive | Engagement::Leading) => 2.0,
        _ => 1.5,
    };
    let stroke = Stroke::new(width, color);
    let outline = outline(person, centre, (side - width) / 2.0);
    painter.add(Shape::convex_polygon(outline.clone(), fill, Stroke::NONE));
    if matches!(stance, None | Some(Engagement::Unaware)) {
        let mut closed = outline;
        closed.extend(closed.first().copied());
        painter.extend(Shape::dashed_line(&closed, stroke, 3.4, 2.4));
    } else {
        painter.add(Shape::closed_line(outline, stroke));
    }
    letters(painter, centre, side, &person.initials(), tokens.text);
    if let Some(stance) = stance
        && side >= 32.0
    {
        let radius = side * 9.0 / 48.0;
        let at = centre + Vec2::splat(side * 0.38);
        painter.circle_filled(at, radius + 1.5, tokens.surface);
        paint_badge(painter, at, radius, stance, true, tokens);
    }
}

/// Initials, smaller where three letters would not fit.
fn letters(painter: &Painter, centre: Pos2, side: f32, initials: &str, color: Color32) {
    let height = (side * 0.37).max(size::MICRO - 1.0);
    let mut galley = painter.layout_no_wrap(initials.to_owned(), medium(height), color);
    let room = side * 0.76;
    if galley.size().x > room {
        let smaller = medium(height * room / galley.size().x);
        galley = painter.layout_no_wrap(initials.to_owned(), smaller, color);
    }
    painter.galley(centre - galley.size() / 2.0, galley, color);
}

/// The outline of a mark: a circle for a person, a square for a group, a hexagon for somebody from outside.
fn outline(person: &Stakeholder, centre: Pos2, radius: f32) -> Vec<Pos2> {
    let ring = |count: usize, radius: f32| -> Vec<Pos2> {
        (0..count)
            .map(|place| {
                let angle = TAU * (place as f32 / count as f32 - 0.25);
                centre + vec2(angle.cos(), angle.sin()) * radius
            })
            .collect()
    };
    match person.kind {
        StakeholderKind::Group => {
            let (half, corner) = (radius * 0.94, radius * 0.4);
            let corners = [(1.0, 1.0, 0.0), (-1.0, 1.0, 0.25), (-1.0, -1.0, 0.5), (1.0, -1.0, 0.75)];
            let quarter = |(x, y, from): (f32, f32, f32)| {
                let middle = pos2(centre.x + x * (half - corner), centre.y + y * (half - corner));
                (0..=5).map(move |step| {
                    let angle = TAU * (from + step as f32 / 20.0);
                    middle + vec2(angle.cos(), angle.sin()) * corner
                })
            };
            corners.into_iter().flat_map(quarter).collect()
        }
        StakeholderKind::Person if person.is_external() => ring(6, radius * 1.06),
        StakeholderKind::Person => ring(40, radius),
    }
}
