//! How does an action look on the timeline?
//!
//! *Invariants:* how an action stands is told by pattern as well as by colour: an outline is planned, half full is sent, full
//! with a tick is heard, hatched is done, struck through is dropped, a cap with an exclamation mark is overdue.

use super::marks::{BAR, Mark, Shown};
use super::scale::Scale;
use super::words;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::signs::Standing;
use crate::app::theme::{Tokens, radius, size};
use crate::app::widgets;
use crate::model::action::ActionStatus;
use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

/// Between two strokes of a hatch, in points.
const HATCH: f32 = 4.5;
/// A handle of a selected bar, in points.
const HANDLE: Vec2 = vec2(4.0, 10.0);

/// Draws what stands in a row.
pub(super) fn paint(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, scale: &Scale, chosen: bool) {
    let tokens = cx.tokens;
    match &shown.mark {
        Mark::Bar { area, standing } => {
            bar(ui.painter(), tokens, *area, *standing);
            if *standing == Standing::Overdue {
                late(ui, cx, shown, scale, area.right());
            }
            if chosen {
                handles(ui.painter(), tokens, *area);
            }
        }
        Mark::Series { circles, line, size, area } => {
            let over = words::is_over(shown.action.status);
            let color = if over { tokens.muted } else { tokens.accent };
            let y = area.center().y;
            let ends = [pos2(line.0, y), pos2(line.1, y)];
            ui.painter().extend(Shape::dotted_line(&ends, color.gamma_multiply(0.8), 4.0, 0.7));
            for (x, standing) in circles {
                circle(ui.painter(), tokens, pos2(*x, y), size / 2.0, *standing, chosen);
            }
            if let Some((x, Standing::Overdue)) = circles.last() {
                late(ui, cx, shown, scale, x + size / 2.0);
            }
        }
        Mark::Undated { area } => {
            let line = Stroke::new(1.0, if chosen { tokens.accent } else { tokens.ctl });
            let corners = [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom()];
            let corners = corners.map(|corner| corner + (area.center() - corner).normalized() * 0.7);
            let round = [corners[0], corners[1], corners[2], corners[3], corners[0]];
            ui.painter().rect_filled(*area, radius::CONTROL, tokens.surface);
            ui.painter().extend(Shape::dashed_line(&round, line, 4.0, 3.0));
            let font = fonts::regular(size::SMALL);
            ui.painter().text(area.center(), Align2::CENTER_CENTER, "No date", font, tokens.muted);
        }
        Mark::Away { area, day, before } => {
            let text = words::brief(*day, *day, cx.today);
            let color = if chosen { tokens.text } else { tokens.muted };
            let font = fonts::regular(size::MICRO);
            let (sign, at, align) = if *before {
                (Icon::ChevronLeft, area.left() + 6.0, Align2::LEFT_CENTER)
            } else {
                (Icon::ChevronRight, area.right() - 6.0, Align2::RIGHT_CENTER)
            };
            let middle = area.center().y;
            icon(ui.painter(), Rect::from_center_size(pos2(at, middle), Vec2::splat(10.0)), sign, color);
            let beside = if *before { at + 8.0 } else { at - 8.0 };
            widgets::write(ui, pos2(beside, middle), align, &text, font, color, area.width() - 14.0);
        }
    }
}

/// Where what stands in a row ends at the right, with what is written behind it.
pub(super) fn end(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, scale: &Scale) -> f32 {
    let area = shown.mark.area();
    let late = words::late(&shown.action, cx.today).map(|text| {
        let text = widgets::galley(ui, &text, fonts::medium(size::SMALL), cx.tokens.danger, f32::INFINITY);
        let right = scale.middle(cx.today).max(area.right()) + 8.0 + text.size().x;
        if right + 8.0 <= scale.right() { right } else { area.right() }
    });
    late.unwrap_or(area.right())
}

/// A bar as it was before it was moved.
pub(super) fn ghost(ui: &Ui, tokens: &Tokens, mark: &Mark) {
    let line = Stroke::new(1.0, tokens.ctl);
    match mark {
        Mark::Bar { area, .. } | Mark::Undated { area } => {
            let corners =
                [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()];
            ui.painter().extend(Shape::dashed_line(&corners, line, 3.0, 3.0));
        }
        Mark::Series { circles, size, area, .. } => {
            for (x, _) in circles {
                ui.painter().circle_stroke(pos2(*x, area.center().y), size / 2.0, line);
            }
        }
        Mark::Away { .. } => {}
    }
}

fn bar(painter: &Painter, tokens: &Tokens, area: Rect, standing: Standing) {
    let corners = CornerRadius::same(radius::CONTROL);
    let rect = |fill: Color32, color: Color32| {
        painter.rect(area, corners, fill, Stroke::new(1.5, color), StrokeKind::Inside);
    };
    match standing {
        Standing::As(ActionStatus::Planned) => rect(tokens.accent_soft, tokens.accent),
        Standing::As(ActionStatus::Sent) => {
            rect(tokens.surface, tokens.accent);
            let half = area.with_max_x(area.center().x);
            let left = CornerRadius { ne: 0, se: 0, ..corners };
            painter.rect_filled(half, left, tokens.accent);
        }
        Standing::As(ActionStatus::Heard) => {
            rect(tokens.ok, tokens.ok);
            let tick = Rect::from_center_size(area.center(), Vec2::splat(10.0));
            icon(painter, tick, Icon::Check, tokens.surface);
        }
        Standing::As(ActionStatus::Done) => {
            painter.rect(area, corners, tokens.surface, Stroke::new(1.0, tokens.muted), StrokeKind::Inside);
            painter.extend(hatch(area.shrink(1.5), HATCH).map(|ends| {
                let color = tokens.muted.gamma_multiply(0.75);
                Shape::line_segment(ends, Stroke::new(1.0, color))
            }));
        }
        Standing::As(ActionStatus::Dropped) => {
            painter.rect(area, corners, tokens.surface, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
            painter.hline(
                area.expand2(vec2(3.0, 0.0)).x_range(),
                area.center().y,
                Stroke::new(1.5, tokens.muted),
            );
        }
        Standing::Overdue => {
            rect(tokens.surface, tokens.danger);
            let cap = Rect::from_min_max(pos2(area.right() - BAR, area.top()), area.max);
            painter.rect_filled(cap, corners, tokens.danger);
            exclamation(painter, cap.center(), tokens.surface);
        }
    }
}

fn exclamation(painter: &Painter, middle: Pos2, color: Color32) {
    let stroke = Stroke::new(1.8, color);
    painter.line_segment([middle - vec2(0.0, 4.5), middle + vec2(0.0, 1.0)], stroke);
    painter.circle_filled(middle + vec2(0.0, 3.9), 1.15, color);
}

/// The strokes of a hatch at 135 degrees inside an area, so many points apart.
fn hatch(area: Rect, apart: f32) -> impl Iterator<Item = [Pos2; 2]> {
    let (width, height) = (area.width().max(0.0), area.height().max(0.0));
    let count = ((width + height) / apart) as usize;
    (1..=count).filter_map(move |number| {
        // Where x + y is so much, from the left or lower edge to the upper or right one.
        let sum = number as f32 * apart;
        let low = if sum <= height { vec2(0.0, sum) } else { vec2(sum - height, height) };
        let high = if sum <= width { vec2(sum, 0.0) } else { vec2(width, sum - width) };
        (low.x <= width && high.y <= height).then(|| [area.min + low, area.min + high])
    })
}

fn circle(painter: &Painter, tokens: &Tokens, at: Pos2, radius: f32, standing: Standing, chosen: bool) {
    let thick = if radius < 4.0 { 1.0 } else { 1.5 };
    let ring = |fill: Color32, color: Color32| {
        painter.circle(at, radius - thick / 2.0, fill, Stroke::new(thick, color));
    };
    match standing {
        Standing::As(ActionStatus::Planned) => ring(tokens.accent_soft, tokens.accent),
        Standing::As(ActionStatus::Sent) => {
            ring(tokens.surface, tokens.accent);
            let arc = (0..=16).map(|step| {
                let turn = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * step as f32 / 16.0;
                at + (radius - thick / 2.0) * Vec2::angled(turn)
            });
            painter.add(Shape::convex_polygon(arc.collect(), tokens.accent, Stroke::NONE));
        }
        Standing::As(ActionStatus::Heard) => ring(tokens.ok, tokens.ok),
        Standing::As(ActionStatus::Done | ActionStatus::Dropped) => ring(tokens.surface, tokens.muted),
        Standing::Overdue => {
            ring(tokens.danger, tokens.danger);
            if radius >= 5.0 {
                painter.line_segment(
                    [at - vec2(0.0, 3.4), at + vec2(0.0, 0.6)],
                    Stroke::new(1.5, tokens.surface),
                );
                painter.circle_filled(at + vec2(0.0, 2.8), 0.9, tokens.surface);
            }
        }
    }
    if chosen {
        painter.circle_stroke(at, radius + 2.0, Stroke::new(1.5, tokens.accent));
    }
}

/// The dashed line to today and the words behind it; before the bar where there is no room behind.
fn late(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, scale: &Scale, from: f32) {
    let color = cx.tokens.danger;
    let y = shown.row.center().y;
    let today = scale.middle(cx.today);
    let to = today.min(scale.right());
    if from < to {
        let ends = [pos2(from.max(scale.x), y), pos2(to, y)];
        ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.5, color), 3.0, 3.0));
    }
    let Some(text) = words::late(&shown.action, cx.today) else { return };
    let text = widgets::galley(ui, &text, fonts::medium(size::SMALL), color, f32::INFINITY);
    let right = today.max(from) + 8.0;
    let fits = right + text.size().x + 8.0 <= scale.right();
    let left = if fits { right } else { shown.mark.area().left() - 8.0 - text.size().x };
    let at = pos2(left, y - text.size().y / 2.0);
    ui.painter().galley(at, text, color);
}

/// The ring of a selected bar and what can be taken to make it longer.
fn handles(painter: &Painter, tokens: &Tokens, area: Rect) {
    let corners = CornerRadius::same(radius::CONTROL + 1);
    painter.rect_stroke(area.expand(1.0), corners, Stroke::new(2.0, tokens.accent), StrokeKind::Middle);
    for x in [area.left() - 1.0, area.right() + 1.0] {
        let handle = Rect::from_center_size(pos2(x, area.center().y), HANDLE);
        painter.rect(handle, 1.5, tokens.accent, Stroke::new(1.0, tokens.surface), StrokeKind::Outside);
    }
}

/// A chip with the dates, right of `area`, or left of it where there is no room, or inside the edge.
pub(super) fn chip(ui: &Ui, tokens: &Tokens, area: Rect, end: f32, body: Rect, strong: &str, weak: &str) {
    let strong = widgets::galley(ui, strong, fonts::semibold(size::SMALL), tokens.text, f32::INFINITY);
    let weak = widgets::galley(ui, weak, fonts::regular(size::SMALL), tokens.muted, f32::INFINITY);
    let between = if weak.size().x > 0.0 { 8.0 } else { 0.0 };
    let width = strong.size().x + between + weak.size().x + 16.0;
    let right = end + 10.0;
    let left = area.left() - 10.0 - width;
    let x = if right + width <= body.right() - 4.0 {
        right
    } else if left >= body.left() + 4.0 {
        left
    } else {
        (body.right() - 4.0 - width).max(body.left() + 4.0)
    };
    let place = Rect::from_min_size(pos2(x, area.center().y - 11.0), vec2(width, 22.0));
    painter_chip(ui.painter(), tokens, place);
    let middle = place.center().y;
    let at = pos2(x + 8.0, middle - strong.size().y / 2.0);
    let next = at.x + strong.size().x + between;
    ui.painter().galley(at, strong, tokens.text);
    ui.painter().galley(pos2(next, middle - weak.size().y / 2.0), weak, tokens.muted);
}

fn painter_chip(painter: &Painter, tokens: &Tokens, place: Rect) {
    painter.rect(place, radius::CONTROL, tokens.surface, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_its_bar() {
        for (width, height) in [(40.0, 13.0), (7.0, 13.0), (13.0, 13.0), (0.0, 13.0)] {
            let area = Rect::from_min_size(pos2(100.0, 20.0), vec2(width, height));
            for [low, high] in hatch(area, HATCH) {
                for end in [low, high] {
                    assert!(area.expand(0.01).contains(end), "{end:?} in {area:?}");
                }
                assert!(low.y >= high.y && low.x <= high.x, "it rises to the right");
            }
        }
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(40.0, 13.0));
        assert_eq!(hatch(area, HATCH).count(), 11);
    }
}
