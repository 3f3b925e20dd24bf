//! What do the parts of the screen share?

use crate::app::chrome;
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, radius, size, tokens};
use crate::app::widgets::{self, person_mark};
use crate::model::{AdvocacyState, Assessment, InitiativeId, StakeholderId};
use crate::plan::advocates::telling::thousands;
use egui::{
    Align2, Event, Frame, Margin, Painter, Pos2, Rect, Response, RichText, Role, Sense, Shape, Stroke, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use std::f32::consts::TAU;

/// From this width of the window on there is room inside cards.
pub(super) const WIDE: f32 = 1600.0;

/// How much of the colour is left of what does not fit what is looked for.
pub(super) const DIMMED: f32 = 0.25;
/// What is read aloud of it, after a sentence without its full stop.
pub(super) const UNFIT: &str = ". Does not fit the filter";

/// Inside a card, from its edge, in points.
pub(super) fn padding(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().width() >= WIDE { 16.0 } else { 12.0 }
}

/// A card as wide as there is room.
pub(super) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = tokens(ui);
    let side = padding(ui) as i8;
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: side, right: side, top: 8, bottom: 12 });
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// The title of a card.
pub(super) fn title(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    let height = if padding(ui) > 12.0 { size::BODY } else { size::CONTROL };
    ui.label(RichText::new(words).font(semibold(height)).line_height(Some(20.0)).color(cx.tokens.text));
}

/// Where somebody stands in the initiative that is looked at.
pub(super) fn assessment<'a>(cx: &Context<'a>, person: StakeholderId) -> Option<&'a Assessment> {
    cx.document.assessments.get(&(cx.initiative?, person))
}

/// How far somebody is as an advocate of the initiative that is looked at.
pub(super) fn state(cx: &Context<'_>, person: StakeholderId) -> AdvocacyState {
    assessment(cx, person).map_or(AdvocacyState::None, |said| said.advocacy.state)
}

/// *1 person*, *12 people*, *1,240 people*.
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{} people", thousands(count)) }
}

/// The mark of an advocate: a filled disc with a star where they agreed, a dashed ring with an outline star where they
/// may still.
pub(in crate::app::views) fn star(
    painter: &Painter,
    at: Pos2,
    side: f32,
    state: AdvocacyState,
    tokens: &Tokens,
) {
    let radius = side / 2.0;
    if state.is_advocate() {
        painter.circle_filled(at, radius, tokens.advocate);
        icon(painter, Rect::from_center_size(at, Vec2::splat(side * 0.82)), Icon::StarFilled, tokens.glyph);
    } else {
        painter.circle_filled(at, radius, tokens.surface);
        painter.extend(dashes(at, radius - 0.6, 12, Stroke::new(1.2, tokens.advocate)));
        icon(painter, Rect::from_center_size(at, Vec2::splat(side * 0.72)), Icon::Star, tokens.advocate);
    }
}

/// A ring of so many dashes that closes without a seam.
fn dashes(at: Pos2, radius: f32, count: usize, stroke: Stroke) -> Vec<Shape> {
    let turn = TAU / count as f32;
    (0..count)
        .map(|place| {
            let points = (0..=4).map(|step| {
                let angle = turn * (place as f32 + 0.58 * step as f32 / 4.0);
                at + vec2(angle.cos(), angle.sin()) * radius
            });
            Shape::line(points.collect(), stroke)
        })
        .collect()
}

/// A person with stance, ring and star, 32 across without the ring.
pub(super) fn mark(painter: &Painter, centre: Pos2, cx: &Context<'_>, person: StakeholderId) {
    let Some(record) = cx.document.stakeholders.get(&person) else { return };
    let area = Rect::from_center_size(centre, Vec2::splat(32.0));
    let state = state(cx, person);
    let ring = Stroke::new(2.0, cx.tokens.advocate);
    if state.is_advocate() {
        painter.circle_stroke(centre, 20.0, ring);
    } else {
        painter.extend(dashes(centre, 20.0, 24, ring));
    }
    person_mark(painter, area, record, assessment(cx, person), cx.tokens);
    let corner = centre + vec2(13.5, -13.5);
    painter.circle_filled(corner, 8.0, cx.tokens.surface);
    star(painter, corner, 14.0, state, cx.tokens);
}

/// A bar 6 high: how much of it is filled, 0–1.
pub(in crate::app::views) fn bar(
    painter: &Painter,
    area: Rect,
    share: f32,
    fill: egui::Color32,
    tokens: &Tokens,
) {
    painter.rect_filled(area, area.height() / 2.0, tokens.line);
    let filled = area.with_max_x(area.left() + area.width() * share.clamp(0.0, 1.0));
    if filled.width() > 0.5 {
        painter.rect_filled(filled, area.height() / 2.0, fill);
    }
}

/// The colour of an initiative's code.
pub(super) fn initiative_color(cx: &Context<'_>, initiative: InitiativeId) -> egui::Color32 {
    let place = cx.document.initiatives.keys().position(|id| *id == initiative);
    chrome::initiative_color(cx.tokens, place.unwrap_or(usize::MAX))
}

/// A state in a round frame: an icon, where there is one, and words.
pub(super) fn pill(
    ui: &mut Ui,
    sign: Option<Icon>,
    words: &str,
    color: egui::Color32,
    fill: egui::Color32,
) -> Response {
    let font = crate::app::fonts::medium(size::CONTROL);
    let text = widgets::galley(ui, words, font, color, (ui.available_width() - 36.0).max(40.0));
    let before = if sign.is_some() { 28.0 } else { 12.0 };
    let (area, response) = ui.allocate_exact_size(vec2(before + text.size().x + 12.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.painter().rect_filled(area, 12.0, fill);
    if let Some(sign) = sign {
        let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), place, sign, color);
    }
    ui.painter().galley(pos2(area.left() + before, area.center().y - text.size().y / 2.0), text, color);
    response
}

/// Says more at the pointer once it has moved there and rests. A pointer that only lay there while the view opened or
/// the keyboard went on asks for nothing.
pub(super) fn explained(ui: &Ui, response: &Response, words: &str) {
    let id = response.id.with("moved there");
    let typed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
    let (moved, typed) =
        ui.input(|input| (input.pointer.delta() != Vec2::ZERO, input.events.iter().any(typed)));
    let asked = ui.data_mut(|data| {
        let before: bool = data.get_temp(id).unwrap_or_default();
        let asked = response.hovered() && !typed && (before || moved);
        if asked != before {
            data.insert_temp(id, asked);
        }
        asked
    });
    if asked {
        response.clone().on_hover_text(words);
    }
}

/// A line from top to bottom between parts of a band.
pub(super) fn divider(ui: &mut Ui, height: f32) {
    let (area, _) = ui.allocate_exact_size(vec2(1.0, height), Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), Stroke::new(1.0, tokens(ui).line));
}

/// Writes one line at its left middle.
pub(in crate::app::views) fn left(
    ui: &Ui,
    at: Pos2,
    text: &str,
    font: egui::FontId,
    color: egui::Color32,
    width: f32,
) -> Rect {
    widgets::write(ui, at, Align2::LEFT_CENTER, text, font, color, width)
}

/// Writes one line at its right middle.
pub(in crate::app::views) fn right(
    ui: &Ui,
    at: Pos2,
    text: &str,
    font: egui::FontId,
    color: egui::Color32,
    width: f32,
) -> Rect {
    widgets::write(ui, at, Align2::RIGHT_CENTER, text, font, color, width)
}

/// A sentence or two of second text, set from the left wherever it stands.
pub(super) fn prose(ui: &mut Ui, words: &str) {
    let color = tokens(ui).muted;
    ui.vertical(|ui| ui.add(egui::Label::new(crate::app::theme::small(words).color(color)).wrap()));
}
