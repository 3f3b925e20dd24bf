//! What is everything on the screen built from?
//!
//! Buttons, fields, choices, sliders, badges, sections. Each paints itself with the tokens of the theme, shows hover
//! and focus, works by keyboard and has a name for screen readers.
//!
//! *Invariants:* a widget changes nothing but the text that is being typed: what the user decided comes back as a
//! value. Nothing is told by colour alone.

mod badge;
mod button;
mod card;
pub(in crate::app) mod choice;
pub(in crate::app) mod field;
mod section;
pub(in crate::app) mod slider;
mod stance;

pub use badge::{paint_badge, person_mark};
pub use button::{Button, ButtonKind, icon_button, row_button};
pub use card::{card, chip, dialog_frame, empty_state, menu_frame};
pub use choice::{choice_button, dropdown, menu_item, segments};
pub use field::{
    committed_heading, committed_line, committed_prose, committed_title, error_line, labelled, text_field,
};
pub use section::{privacy_mark, section};
pub use slider::{rating_slider, strength_boxes, weight_dots};
pub use stance::{stance_choice, stance_control};

use super::fonts;
use super::theme::{Tokens, radius};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, FontId, Galley, Pos2, Rect, Response, StrokeKind, Ui};
use std::sync::Arc;

/// Width of the column of labels in a form, points.
pub const LABEL: f32 = 80.0;

/// How far something has come on between off and on, 0–1; takes the time of the theme.
fn glow(ui: &Ui, response: &Response, on: bool) -> f32 {
    ui.ctx().animate_bool_with_time(response.id.with("glow"), on, ui.style().animation_time)
}

/// Hover and focus of something that is painted as a whole.
pub(crate) fn ground(ui: &Ui, tokens: &Tokens, response: &Response, area: Rect, on: bool) {
    let glow = glow(ui, response, on || response.hovered());
    if glow > 0.0 {
        ui.painter().rect_filled(area, radius::CONTROL, tokens.accent_soft.gamma_multiply(glow));
    }
    ring(ui, tokens, response, area);
}

/// The ring of what has the keyboard.
fn ring(ui: &Ui, tokens: &Tokens, response: &Response, area: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(area, radius::CONTROL, tokens.focus_ring(), StrokeKind::Inside);
    }
}

/// One line of text that ends in an ellipsis where it is wider than `width`.
pub(crate) fn galley(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(fonts::visible(text).into_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Writes one line of text; returns the place that it takes.
pub(crate) fn write(
    ui: &Ui,
    at: Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> Rect {
    let galley = galley(ui, text, font, color, width);
    let area = align.anchor_size(at, galley.size());
    ui.painter().galley(area.min, galley, color);
    area
}
