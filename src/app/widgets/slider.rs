//! How is a rating given?

use super::field::{LineBox, labelled};
use crate::app::theme::{gap, tokens};
use crate::model::Rating;
use egui::accesskit::{Action, ActionData};
use egui::{
    EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

/// Reach of the knob's middle from the edges of the slider.
const INSET: f32 = 8.0;

/// A rating 0–100 as a slider with a tick at the line between low and high, and as a number. Arrow keys move by 5,
/// with Shift by 1. Returns the rating that the user just gave; nobody rated yet: no knob, and the number is empty.
pub fn rating_slider(ui: &mut Ui, label: &str, rating: Option<Rating>, line: u8) -> Option<Rating> {
    labelled(ui, label, |ui| rating_box(ui, label, rating, line))
}

/// A rating without its label.
pub(in crate::app) fn rating_box(
    ui: &mut Ui,
    name: &str,
    rating: Option<Rating>,
    line: u8,
) -> Option<Rating> {
    let width = (ui.available_width() - 52.0 - gap::M).max(48.0);
    ui.horizontal(|ui| {
        let (area, response) = ui.allocate_exact_size(vec2(width, gap::CONTROL), Sense::click_and_drag());
        response.widget_info(|| {
            let value = rating.map_or(0.0, |rating| f64::from(rating.get()));
            WidgetInfo::slider(ui.is_enabled(), value, name)
        });
        let by_slider = moved(ui, &response, area, rating);
        paint(ui, &response, area, rating, line);
        ui.add_space(gap::M - ui.spacing().item_spacing.x);
        let said = rating.map(|rating| rating.to_string()).unwrap_or_default();
        let id = response.id.with("number");
        let number_name = format!("{name}, as a number");
        let number = LineBox {
            id,
            name: &number_name,
            hint: "–",
            width: Some(52.0),
            number: true,
            ..LineBox::default()
        };
        let by_number = number
            .ui(ui, &said)
            .and_then(|text| text.trim().parse::<f64>().ok())
            .filter(|number| number.is_finite())
            .map(Rating::nearest);
        by_slider.or(by_number).filter(|next| Some(*next) != rating)
    })
    .inner
}

/// What pointer, keys or an aid asked for.
fn moved(ui: &Ui, response: &Response, area: Rect, rating: Option<Rating>) -> Option<Rating> {
    let range = Rangef::new(area.left() + INSET, area.right() - INSET);
    if (response.dragged() || response.clicked())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let share = (pointer.x - range.min) / range.span().max(1.0);
        return Some(Rating::nearest(f64::from(share.clamp(0.0, 1.0)) * 100.0));
    }
    let now = rating.map_or(50, |rating| i32::from(rating.get()));
    if let Some(value) = asked(ui, response.id) {
        return Some(Rating::nearest(value));
    }
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let step = ui.input_mut(|input| {
        let mut step = 0;
        for (modifiers, size) in [(Modifiers::SHIFT, 1), (Modifiers::NONE, 5)] {
            for (key, sign) in
                [(Key::ArrowLeft, -1), (Key::ArrowDown, -1), (Key::ArrowRight, 1), (Key::ArrowUp, 1)]
            {
                let times = i32::try_from(input.count_and_consume_key(modifiers, key)).unwrap_or(0);
                step += sign * size * times;
            }
        }
        step
    });
    (step != 0).then(|| Rating::nearest(f64::from(now + step)))
}

/// The value that a screen reader set.
fn asked(ui: &Ui, id: Id) -> Option<f64> {
    ui.input(|input| {
        input.accesskit_action_requests(id, Action::SetValue).find_map(|request| match request.data {
            Some(ActionData::NumericValue(value)) => Some(value),
            _ => None,
        })
    })
}

fn paint(ui: &Ui, response: &Response, area: Rect, rating: Option<Rating>, line: u8) {
    let tokens = tokens(ui);
    let middle = area.center().y;
    let (left, right) = (area.left() + INSET, area.right() - INSET);
    let at = |value: f32| left + (right - left) * value / 100.0;
    let painter = ui.painter();
    let track = Rect::from_x_y_ranges(area.x_range(), Rangef::new(middle - 2.0, middle + 2.0));
    painter.rect_filled(track, 2.0, tokens.line);
    let tick = Stroke::new(1.0, tokens.ctl);
    painter.vline(at(f32::from(line)), Rangef::new(middle - 6.0, middle + 6.0), tick);
    let Some(rating) = rating else { return };
    let knob = pos2(at(f32::from(rating.get())), middle);
    painter.rect_filled(track.with_max_x(knob.x), 2.0, tokens.accent);
    if response.hovered() || response.dragged() {
        painter.circle_filled(knob, 12.0, tokens.accent.gamma_multiply(0.16));
    }
    painter.circle(knob, 6.0, tokens.surface, Stroke::new(2.0, tokens.accent));
    if response.has_focus() {
        painter.circle_stroke(knob, 10.0, tokens.focus_ring());
    }
}

/// How much something matters, 0–3, as dots. A click on the last one takes it away. Returns what was just chosen.
pub fn weight_dots(ui: &mut Ui, name: &str, weight: u32) -> Option<u32> {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(42.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), f64::from(weight), name));
    let mut picked = None;
    if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let dot = (((pointer.x - area.left()) / 14.0).floor().clamp(0.0, 2.0)) as u32 + 1;
        picked = Some(if dot == weight { weight - 1 } else { dot });
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let (more, less) = ui.input_mut(|input| {
            let more = input.consume_key(Modifiers::NONE, Key::ArrowRight);
            (more, input.consume_key(Modifiers::NONE, Key::ArrowLeft))
        });
        if more {
            picked = Some((weight + 1).min(3));
        } else if less {
            picked = Some(weight.saturating_sub(1));
        }
    }
    super::ground(ui, &tokens, &response, area, false);
    for dot in 0..3 {
        let at = pos2(area.left() + 7.0 + 14.0 * dot as f32, area.center().y);
        if dot < weight {
            ui.painter().circle_filled(at, 4.0, tokens.text);
        } else {
            ui.painter().circle_stroke(at, 3.5, Stroke::new(1.0, tokens.muted));
        }
    }
    picked.filter(|next| *next != weight)
}

/// How strong a tie is, as boxes; `most` of them.
pub fn strength_boxes(ui: &mut Ui, strength: u32, most: u32) -> Response {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(10.0 * most as f32 - 2.0, 16.0), Sense::hover());
    let name = format!("Strength {strength} of {most}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    for place in 0..most {
        let at = pos2(area.left() + 10.0 * place as f32, area.center().y - 3.0);
        let cell = Rect::from_min_size(at, Vec2::new(8.0, 6.0));
        let fill = if place < strength { tokens.muted } else { tokens.surface };
        let rim = Stroke::new(1.0, tokens.muted);
        ui.painter().rect(cell, 1.5, fill, rim, egui::StrokeKind::Inside);
    }
    response.on_hover_text(name)
}
