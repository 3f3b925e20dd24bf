//! When is something there, and where do its words fit beside it?
//!
//! *Invariants:* a label never covers another label or a diamond. Where it fits on neither side it is left out, and the
//! tooltip says it.

use super::scale::Scale;
use super::words;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::theme::size;
use crate::app::widgets;
use crate::model::initiative::Checkpoint;
use egui::{Galley, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How wide a diamond is, in points.
const DIAMOND: f32 = 14.0;
/// Between a diamond and its label, in points.
const BESIDE: f32 = 4.0;
/// Between what belongs to two checkpoints, in points.
const APART: f32 = 6.0;
/// A label that is shortened keeps so much, in points.
const SHORT: f32 = 96.0;
/// No label is wider than this, in points.
const WIDEST: f32 = 300.0;

/// On which side of its diamond a label stands, and how wide it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// To the right.
    Right(f32),
    /// To the left.
    Left(f32),
    /// Nowhere.
    Nowhere,
}

/// Places labels beside diamonds. `marks`: the middle of each diamond and the width of its label, from left to right;
/// `from` and `to`: the edges. To the right where it fits before what stands there, else to the left, else shortened where
/// there is more room, else nowhere. Works from the right, so that each label knows what its neighbour takes. O(marks).
pub(super) fn place(marks: &[(f32, f32)], from: f32, to: f32) -> Vec<Side> {
    let half = DIAMOND / 2.0;
    let mut sides = vec![Side::Nowhere; marks.len()];
    let mut limit = to;
    for (number, (x, width)) in marks.iter().enumerate().rev() {
        let before = number.checked_sub(1).and_then(|before| marks.get(before));
        let left_limit = before.map_or(from, |(x, _)| (x + half + APART).max(from));
        let right = limit - (x + half + BESIDE);
        let left = x - half - BESIDE - left_limit;
        let side = if *width <= right {
            Side::Right(*width)
        } else if *width <= left {
            Side::Left(*width)
        } else if right.max(left) >= SHORT.min(*width) {
            if right >= left { Side::Right(right) } else { Side::Left(left) }
        } else {
            Side::Nowhere
        };
        let taken = if let Side::Left(width) = side { BESIDE + width } else { 0.0 };
        limit = x - half - taken - APART;
        sides[number] = side;
    }
    sides
}

/// *Change starts, 12 January 2027*, with how it stands.
fn named(checkpoint: &Checkpoint, today: jiff::civil::Date) -> String {
    let day = words::full(checkpoint.date, checkpoint.date);
    let stands = match checkpoint.done_on {
        Some(done) => format!(", done on {}", words::full(done, done)),
        None if checkpoint.date < today => {
            let days = usize::try_from((today - checkpoint.date).get_days()).unwrap_or_default();
            format!(", {} late", words::counted(days))
        }
        None => String::new(),
    };
    format!("{}, {day}{stands}", checkpoint.name)
}

/// Draws the checkpoints of the initiative into their lane.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, lane: Rect, scale: &Scale) {
    let Some((_, initiative)) = cx.current() else { return };
    let tokens = cx.tokens;
    let mut found: Vec<&Checkpoint> = initiative.checkpoints.iter().collect();
    found.sort_by_key(|checkpoint| checkpoint.date);
    let seen: Vec<(&Checkpoint, f32)> = found
        .into_iter()
        .map(|checkpoint| (checkpoint, scale.middle(checkpoint.date)))
        .filter(|(_, x)| (lane.left() - DIAMOND..=lane.right() + DIAMOND).contains(x))
        .collect();
    let label = |checkpoint: &Checkpoint, width: f32| -> Arc<Galley> {
        let late = checkpoint.done_on.is_none() && checkpoint.date < cx.today;
        let color = if late { tokens.danger } else { tokens.text };
        widgets::galley(ui, &checkpoint.name, fonts::medium(size::SMALL), color, width)
    };
    let marks: Vec<(f32, f32)> =
        seen.iter().map(|(checkpoint, x)| (*x, label(checkpoint, WIDEST).size().x.ceil())).collect();
    let sides = place(&marks, lane.left() + BESIDE, lane.right() - BESIDE);
    let middle = lane.center().y;
    let half = DIAMOND / 2.0;
    for ((checkpoint, x), side) in seen.iter().zip(sides) {
        let words = match side {
            Side::Right(width) => Some((x + half + BESIDE, label(checkpoint, width))),
            Side::Left(width) => {
                let words = label(checkpoint, width);
                Some((x - half - BESIDE - words.size().x, words))
            }
            Side::Nowhere => None,
        };
        let mut area = Rect::from_center_size(pos2(*x, middle), Vec2::splat(DIAMOND));
        if let Some((left, words)) = words {
            let place = Rect::from_min_size(pos2(left, middle - words.size().y / 2.0), words.size());
            // The line of today passes behind the words.
            ui.painter().rect_filled(place.expand2(vec2(2.0, 1.0)), 0.0, tokens.surface);
            ui.painter().galley(place.min, words, tokens.text);
            area = area.union(place);
        }
        diamond(ui, cx, checkpoint, *x, middle);
        let id = ui.scope_id().with(("checkpoint", checkpoint.date, &checkpoint.name));
        let response = ui.interact(area, id, Sense::hover());
        let name = named(checkpoint, cx.today);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Checkpoint: {name}")));
        let celebrate = checkpoint.celebrate.as_ref().map(|how| format!("\n{how}")).unwrap_or_default();
        response.on_hover_text(format!("{name}{celebrate}"));
    }
}

fn diamond(ui: &Ui, cx: &Context<'_>, checkpoint: &Checkpoint, x: f32, y: f32) {
    let tokens = cx.tokens;
    let half = DIAMOND / 2.0;
    let middle = pos2(x, y);
    let corners = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)];
    let shape = |fill, line| {
        Shape::convex_polygon(corners.iter().map(|corner| middle + *corner).collect(), fill, line)
    };
    if checkpoint.done_on.is_some() {
        ui.painter().add(shape(tokens.ok, Stroke::NONE));
        icon(ui.painter(), Rect::from_center_size(middle, Vec2::splat(8.0)), Icon::Check, tokens.surface);
    } else {
        let late = checkpoint.date < cx.today;
        let color = if late { tokens.danger } else { tokens.text };
        ui.painter().add(shape(tokens.surface, Stroke::new(1.5, color)));
        if late {
            ui.painter().vline(x, y - 3.5..=y + 0.8, Stroke::new(1.5, color));
            ui.painter().circle_filled(pos2(x, y + 3.0), 0.9, color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each label covers.
    fn areas(marks: &[(f32, f32)], sides: &[Side]) -> Vec<(f32, f32)> {
        let half = DIAMOND / 2.0;
        let area = |((x, _), side): (&(f32, f32), &Side)| match side {
            Side::Right(width) => (x - half, x + half + BESIDE + width),
            Side::Left(width) => (x - half - BESIDE - width, x + half),
            Side::Nowhere => (x - half, x + half),
        };
        marks.iter().zip(sides).map(area).collect()
    }

    #[test]
    fn labels_stand_at_the_right_and_give_way_to_the_left() {
        // As drawn: the last two would run into each other and into the edge.
        let marks = [(82.0, 98.0), (282.0, 74.0), (460.0, 70.0), (560.0, 54.0)];
        let sides = place(&marks, 0.0, 600.0);
        let right = |width| Side::Right(width);
        assert_eq!(sides, [right(98.0), right(74.0), Side::Left(70.0), Side::Left(54.0)]);
    }

    #[test]
    fn what_fits_nowhere_is_left_out_and_long_words_are_shortened() {
        let crowded = [(100.0, 80.0), (118.0, 80.0), (136.0, 80.0), (580.0, 200.0)];
        let sides = place(&crowded, 60.0, 600.0);
        assert_eq!(sides[1], Side::Nowhere);
        assert_eq!(sides[3], Side::Left(200.0));
        let alone = place(&[(50.0, 300.0)], 0.0, 200.0);
        assert_eq!(alone, [Side::Right(200.0 - 50.0 - DIAMOND / 2.0 - BESIDE)]);
    }

    #[test]
    fn nothing_covers_anything_else() {
        for seed in 0..200u32 {
            let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
            let mut next = |most: f32| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / (1u32 << 24) as f32 * most
            };
            let mut marks: Vec<(f32, f32)> =
                (0..8).map(|_| (20.0 + next(560.0), 20.0 + next(200.0))).collect();
            marks.sort_by(|a, b| a.0.total_cmp(&b.0));
            // Two diamonds closer than their width touch whatever is done.
            marks.dedup_by(|a, b| a.0 - b.0 < DIAMOND + 2.0);
            let found = areas(&marks, &place(&marks, 0.0, 600.0));
            for pair in found.windows(2) {
                assert!(pair[0].1 <= pair[1].0 + 0.01, "{marks:?} {found:?}");
            }
            assert!(found.iter().all(|(from, to)| *from >= 0.0 - 0.01 && *to <= 600.01), "{found:?}");
        }
    }
}
