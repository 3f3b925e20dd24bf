//! What are the rules set with: a switch, a number with a step to either side, people as chips?

use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, radius, size, tokens};
use crate::app::widgets::{self, ground, paint_badge};
use crate::model::Engagement;
use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// The rim of controls in a toolbar: between a line and the outline of a form's fields.
pub(super) fn rim(ui: &Ui) -> Stroke {
    let tokens = tokens(ui);
    Stroke::new(1.0, tokens.line.lerp_to_gamma(tokens.ctl, 0.42))
}

/// How wide a word in the font of controls is.
pub(super) fn width(ui: &Ui, word: &str) -> f32 {
    widgets::galley(ui, word, medium(size::CONTROL), Color32::PLACEHOLDER, 400.0).size().x
}

/// A label before a control.
pub(super) fn label(ui: &mut Ui, word: &str) {
    let tokens = tokens(ui);
    let text = widgets::galley(ui, word, regular(size::CONTROL), tokens.muted, 400.0);
    let (area, response) = ui.allocate_exact_size(vec2(text.size().x, gap::CONTROL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().galley(pos2(area.left(), area.center().y - text.size().y / 2.0), text, tokens.muted);
}

/// Something that is on or off; the word belongs to it.
pub(super) fn switch(ui: &mut Ui, word: &str, on: bool, help: &str) -> Response {
    let tokens = tokens(ui);
    let text = widgets::galley(ui, word, medium(size::CONTROL), tokens.text, 320.0);
    let size = vec2(28.0 + gap::S + text.size().x, gap::CONTROL);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, word));
    let track = Rect::from_min_size(pos2(area.left(), area.center().y - 8.0), vec2(28.0, 16.0));
    let share = ui.ctx().animate_bool_with_time(response.id.with("on"), on, ui.style().animation_time);
    let hover = if response.hovered() { tokens.accent_soft } else { tokens.surface };
    let fill = hover.lerp_to_gamma(tokens.accent, share);
    let line = Stroke::new(1.0, tokens.ctl.lerp_to_gamma(tokens.accent, share));
    ui.painter().rect(track, 8.0, fill, line, StrokeKind::Inside);
    let knob = pos2(egui::lerp(track.left() + 8.0..=track.right() - 8.0, share), track.center().y);
    ui.painter().circle_filled(knob, 5.0, tokens.ctl.lerp_to_gamma(tokens.on_accent, share));
    if response.has_focus() {
        ui.painter().rect_stroke(
            area.expand2(vec2(3.0, 0.0)),
            radius::CONTROL,
            tokens.focus_ring(),
            StrokeKind::Inside,
        );
    }
    let at = pos2(track.right() + gap::S, area.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tokens.text);
    response.on_hover_text(help)
}

/// What was done with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// One less.
    Less,
    /// One more.
    More,
}

/// A number with a step to either side. Returns the step that was taken, and the number, which can be clicked.
pub(super) fn stepper(
    ui: &mut Ui,
    name: &str,
    said: &str,
    (less, more): (bool, bool),
) -> (Option<Step>, Response) {
    let tokens = tokens(ui);
    let word = widgets::galley(ui, said, medium(size::CONTROL), tokens.text, 120.0);
    let middle = (word.size().x + 2.0 * gap::S).max(28.0);
    let (area, whole) = ui.allocate_exact_size(vec2(56.0 + middle, gap::CONTROL), Sense::hover());
    ui.painter().rect_filled(area, radius::CONTROL, tokens.surface);
    let mut taken = None;
    let left = area.with_max_x(area.left() + 28.0);
    let right = area.with_min_x(area.right() - 28.0);
    for (place, able, sign, step, word) in
        [(left, less, Icon::Minus, Step::Less, "one less"), (right, more, Icon::Plus, Step::More, "one more")]
    {
        let sense = if able { Sense::click() } else { Sense::hover() };
        let response = ui.interact(place, whole.id.with(word), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, able, format!("{name}: {word}")));
        ground(ui, &tokens, &response, place, false);
        let color = if able { tokens.text } else { tokens.ctl };
        icon(ui.painter(), Rect::from_center_size(place.center(), Vec2::splat(14.0)), sign, color);
        if response.clicked() {
            taken = Some(step);
        }
    }
    let place = Rect::from_x_y_ranges(left.right()..=right.left(), area.y_range());
    let number = ui.interact(place, whole.id.with("number"), Sense::click());
    number.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {said}")));
    ground(ui, &tokens, &number, place, false);
    ui.painter().galley(place.center() - word.size() / 2.0, word, tokens.text);
    let rim = rim(ui);
    ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    for x in [left.right(), right.left()] {
        ui.painter().vline(x, area.y_range(), rim);
    }
    (taken, number)
}

/// How wide [`stepper`] will be.
pub(super) fn stepper_width(ui: &Ui, said: &str) -> f32 {
    56.0 + (width(ui, said) + 2.0 * gap::S).max(28.0)
}

/// The words of a choice in one control, as high as the other controls. Returns what was just chosen.
pub(super) fn choice(ui: &mut Ui, words: &[&str], chosen: usize) -> Option<usize> {
    let tokens = tokens(ui);
    let widths: Vec<f32> = words.iter().map(|word| width(ui, word) + 2.0 * gap::M).collect();
    let (area, group) = ui.allocate_exact_size(vec2(widths.iter().sum(), gap::CONTROL), Sense::hover());
    ui.painter().rect(area, radius::CONTROL, tokens.surface, rim(ui), StrokeKind::Inside);
    let (mut left, mut picked) = (area.left(), None);
    for (place, (word, width)) in words.iter().zip(widths).enumerate() {
        let cell = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        left += width;
        let on = place == chosen;
        let response = ui.interact(cell, group.id.with(place), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, *word));
        picked = (response.clicked() && !on).then_some(place).or(picked);
        ground(ui, &tokens, &response, cell, on);
        if on && !response.has_focus() {
            let rim = Stroke::new(1.0, tokens.accent);
            ui.painter().rect_stroke(cell, radius::CONTROL, rim, StrokeKind::Inside);
        }
        let color = if on { tokens.accent } else { tokens.text };
        widgets::write(ui, cell.center(), Align2::CENTER_CENTER, word, medium(size::CONTROL), color, width);
    }
    picked
}

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Badge {
    /// How they stand.
    Stance(Option<Engagement>),
    /// A sign that something is wrong.
    Trouble,
}

/// A person with a cross; clicked where they are to be taken away.
pub(super) fn person_chip(ui: &mut Ui, name: &str, badge: Badge, aloud: &str, help: &str) -> Response {
    let tokens = tokens(ui);
    let word = widgets::galley(ui, name, medium(size::CONTROL), tokens.text, 112.0);
    let (area, response) = ui.allocate_exact_size(vec2(word.size().x + 54.0, gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, aloud));
    ui.painter().rect(area, 14.0, tokens.surface, rim(ui), StrokeKind::Inside);
    if response.hovered() {
        ui.painter().rect_filled(area, 14.0, tokens.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, 14.0, tokens.focus_ring(), StrokeKind::Inside);
    }
    let middle = area.center().y;
    let at = pos2(area.left() + 15.0, middle);
    match badge {
        Badge::Stance(stance) => {
            paint_badge(ui.painter(), at, 7.0, stance.unwrap_or(Engagement::Unaware), true, &tokens);
        }
        Badge::Trouble => {
            icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(15.0)), Icon::Warning, tokens.warn);
        }
    }
    ui.painter().galley(pos2(area.left() + 27.0, middle - word.size().y / 2.0), word, tokens.text);
    let cross = Rect::from_center_size(pos2(area.right() - 15.0, middle), Vec2::splat(12.0));
    icon(ui.painter(), cross, Icon::Close, tokens.muted);
    response.on_hover_text(help)
}

/// How wide [`person_chip`] will be.
pub(super) fn chip_width(ui: &Ui, name: &str) -> f32 {
    width(ui, name).min(112.0) + 54.0
}

/// One of several answers in a menu, with a check where it is the one.
pub(super) fn radio(ui: &mut Ui, name: &str, on: bool) -> Response {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, on, name));
    ground(ui, &tokens, &response, area, false);
    if on {
        let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), place, Icon::Check, tokens.accent);
    }
    let at = pos2(area.left() + 32.0, area.center().y);
    let room = area.width() - 40.0;
    widgets::write(ui, at, Align2::LEFT_CENTER, name, regular(size::CONTROL), tokens.text, room);
    response
}
