//! Where does each card stand?
//!
//! *Invariants:* four columns from 1180 points of width on, the agenda across the last two rows; below that two columns, the
//! agenda under what needs attention. Nothing lies over anything else, at any width.

use crate::app::theme::gap;
use crate::plan::overview::Overview;
use egui::{Rect, pos2, vec2};

/// From this width on there are four columns.
const FOUR: f32 = 1180.0;
const PURPOSE: f32 = 60.0;
const NUMBERS: f32 = 76.0;
const MIDDLE: f32 = 200.0;
/// The title of a card with a list, and the air below it.
pub(super) const LIST_HEAD: f32 = 46.0;
/// A row of what needs attention.
pub(super) const ROW: f32 = 32.0;
/// A row of a community.
pub(super) const COMMUNITY: f32 = 25.0;

/// Where the cards stand, from the top left of the page.
pub(super) struct Places {
    pub(super) purpose: Rect,
    pub(super) numbers: [Rect; 4],
    pub(super) engagement: Rect,
    pub(super) quadrants: Rect,
    pub(super) attention: Rect,
    pub(super) communities: Rect,
    pub(super) agenda: Rect,
    pub(super) height: f32,
}

impl Places {
    /// For so much room; `rows` of what needs attention, an agenda so high.
    pub(super) fn of(width: f32, room: f32, overview: &Overview, rows: usize, agenda: f32) -> Self {
        // In a low window everything shall be seen without scrolling.
        let between = if room < 760.0 { gap::M } else { gap::L };
        let edge = gap::M;
        let inner = (width - 2.0 * edge).max(560.0);
        let listed = LIST_HEAD + rows.max(2) as f32 * ROW;
        let communities = LIST_HEAD + overview.communities.len().max(2) as f32 * COMMUNITY;
        let place = |left: f32, top: f32, width: f32, height: f32| {
            Rect::from_min_size(pos2(edge + left, top), vec2(width, height))
        };
        if inner >= FOUR {
            let column = (inner - 3.0 * between) / 4.0;
            let left = |place: usize| place as f32 * (column + between);
            let purpose = place(0.0, edge, inner, PURPOSE);
            let numbers_top = purpose.bottom() + between;
            let middle_top = numbers_top + NUMBERS + between;
            let last_top = middle_top + MIDDLE + between;
            // The last row takes what is left of the window.
            let last = listed.max(communities).max(room - last_top - gap::S);
            let bottom = (last_top + last).max((middle_top + agenda).min(room - gap::S));
            return Self {
                purpose,
                numbers: [0, 1, 2, 3].map(|n| place(left(n), numbers_top, column, NUMBERS)),
                engagement: place(0.0, middle_top, 2.0 * column + between, MIDDLE),
                quadrants: place(left(2), middle_top, column, MIDDLE),
                attention: place(0.0, last_top, 2.0 * column + between, bottom - last_top),
                communities: place(left(2), last_top, column, bottom - last_top),
                agenda: place(left(3), middle_top, column, bottom - middle_top),
                height: bottom + gap::S,
            };
        }
        let half = (inner - between) / 2.0;
        let right = half + between;
        let purpose = place(0.0, edge, inner, PURPOSE);
        let first = purpose.bottom() + between;
        let second = first + NUMBERS + between;
        let middle_top = second + NUMBERS + between;
        let list_top = middle_top + MIDDLE + between;
        let last_top = list_top + listed + between;
        let last = communities.max(agenda.min(420.0));
        // The bars need more of the width than the four fields.
        let fields = (inner * 0.36).max(288.0);
        Self {
            purpose,
            numbers: [
                place(0.0, first, half, NUMBERS),
                place(right, first, half, NUMBERS),
                place(0.0, second, half, NUMBERS),
                place(right, second, half, NUMBERS),
            ],
            engagement: place(0.0, middle_top, inner - fields - between, MIDDLE),
            quadrants: place(inner - fields, middle_top, fields, MIDDLE),
            attention: place(0.0, list_top, inner, listed),
            communities: place(0.0, last_top, half, last),
            agenda: place(right, last_top, half, last),
            height: last_top + last + edge,
        }
    }
}
