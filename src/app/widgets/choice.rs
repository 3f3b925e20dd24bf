//! How is one of several chosen?

use super::badge::paint_badge;
use super::field::labelled;
use super::{ground, ring, write};
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size, tokens};
use crate::model::Engagement;
use egui::{
    Align2, Popup, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use egui::{pos2, vec2};

/// What stands in a row of a menu of choices.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) enum Item<'a> {
    /// A word.
    Word(&'a str),
    /// A stance with its hollow badge: it is wanted, not so today.
    Stance(Engagement),
}

impl Item<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Word(word) => word,
            Self::Stance(stance) => stance.name(),
        }
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, at: egui::Pos2, width: f32) {
        let mut left = 0.0;
        if let Self::Stance(stance) = self {
            paint_badge(ui.painter(), at + vec2(7.0, 0.0), 7.0, *stance, false, tokens);
            left = 20.0;
        }
        let at = at + vec2(left, 0.0);
        write(ui, at, Align2::LEFT_CENTER, self.name(), regular(size::CONTROL), tokens.text, width - left);
    }
}

/// One of several words behind a label. Returns the place of the one that was just chosen.
pub fn dropdown(ui: &mut Ui, label: &str, chosen: Option<usize>, names: &[&str]) -> Option<usize> {
    drop(ui, label, chosen, &words(names))
}

/// Words as rows of a menu.
pub(in crate::app) fn words<'a>(names: &[&'a str]) -> Vec<Item<'a>> {
    names.iter().map(|name| Item::Word(name)).collect()
}

/// A menu of choices behind a label.
pub(super) fn drop(ui: &mut Ui, label: &str, chosen: Option<usize>, items: &[Item<'_>]) -> Option<usize> {
    labelled(ui, label, |ui| menu(ui, label, chosen, items))
}

/// A menu of choices without its label.
pub(in crate::app) fn menu(
    ui: &mut Ui,
    name: &str,
    chosen: Option<usize>,
    items: &[Item<'_>],
) -> Option<usize> {
    let tokens = tokens(ui);
    let size = vec2(ui.available_width().max(64.0), gap::CONTROL);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let current = chosen.and_then(|place| items.get(place));
    let said = current.map_or("", Item::name);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(said.to_owned());
        info
    });
    ui.painter().rect_filled(area, radius::CONTROL, tokens.surface);
    ground(ui, &tokens, &response, area, Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)));
    if !response.has_focus() {
        let rim = Stroke::new(1.0, tokens.ctl);
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    let at = pos2(area.left() + gap::S, area.center().y);
    if let Some(item) = current {
        item.paint(ui, &tokens, at, area.width() - 32.0);
    }
    let arrow = Rect::from_center_size(pos2(area.right() - 14.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, tokens.muted);

    let mut picked = None;
    Popup::menu(&response).width(area.width()).show(|ui| {
        ui.set_min_width(area.width() - 10.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, item) in items.iter().enumerate() {
                let on = chosen == Some(place);
                if row(ui, &tokens, item, on).clicked() && !on {
                    picked = Some(place);
                }
            }
        });
    });
    picked
}

fn row(ui: &mut Ui, tokens: &Tokens, item: &Item<'_>, on: bool) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), on, item.name()));
    ground(ui, tokens, &response, area, false);
    if on {
        let place = Rect::from_center_size(pos2(area.left() + 14.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), place, Icon::Check, tokens.accent);
    }
    item.paint(ui, tokens, pos2(area.left() + 28.0, area.center().y), area.width() - 36.0);
    response
}

/// A row of a menu: picture, words, key.
pub fn menu_item(ui: &mut Ui, sign: Option<Icon>, text: &str, keys: &str) -> Response {
    let tokens = tokens(ui);
    let words = super::galley(ui, text, regular(size::CONTROL), tokens.text, 480.0);
    let cap = super::galley(ui, keys, regular(size::SMALL), tokens.muted, 120.0);
    let needed = 36.0 + words.size().x + gap::XL + cap.size().x + gap::S;
    let width = needed.max(ui.available_width().min(ui.spacing().menu_width)).max(ui.min_rect().width());
    let (area, response) = ui.allocate_exact_size(vec2(width, gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), text));
    ground(ui, &tokens, &response, area, false);
    let middle = area.center().y;
    if let Some(sign) = sign {
        let place = Rect::from_center_size(pos2(area.left() + 18.0, middle), Vec2::splat(16.0));
        icon(ui.painter(), place, sign, tokens.muted);
    }
    ui.painter().galley(pos2(area.left() + 36.0, middle - words.size().y / 2.0), words, tokens.text);
    let at = pos2(area.right() - gap::S - cap.size().x, middle - cap.size().y / 2.0);
    ui.painter().galley(at, cap, tokens.muted);
    response
}

/// One answer of a few that stand side by side; `on` is the chosen one.
pub fn choice_button(ui: &mut Ui, tokens: &Tokens, on: bool, text: &str) -> Response {
    let color = if on { tokens.accent } else { tokens.text };
    let words = super::galley(ui, text, medium(size::CONTROL), color, ui.available_width());
    let size = vec2(words.size().x + 2.0 * gap::M, gap::CONTROL);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    ground(ui, tokens, &response, area, on);
    if !response.has_focus() {
        let rim = Stroke::new(1.0, if on { tokens.accent } else { tokens.ctl });
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    ui.painter().galley(area.center() - words.size() / 2.0, words, color);
    response
}

/// Several words in one control, 24 high, such as *Dim* and *Hide*. Returns what was just chosen.
pub fn segments(ui: &mut Ui, words: &[&str], chosen: usize) -> Option<usize> {
    let tokens = tokens(ui);
    let font = medium(size::SMALL);
    let widths: Vec<f32> = words
        .iter()
        .map(|word| super::galley(ui, word, font.clone(), tokens.text, 200.0).size().x + 2.0 * gap::M)
        .collect();
    let total = widths.iter().sum();
    let (area, group) = ui.allocate_exact_size(vec2(total, 24.0), Sense::hover());
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(area, radius::CONTROL, tokens.surface2, rim, StrokeKind::Inside);
    let (mut left, mut picked) = (area.left(), None);
    for (place, (word, width)) in words.iter().zip(widths).enumerate() {
        let segment = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        left += width;
        let on = place == chosen;
        let response = ui.interact(segment, group.id.with(place), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, word));
        if response.clicked() && !on {
            picked = Some(place);
        }
        if on {
            let rim = Stroke::new(1.0, tokens.accent);
            ui.painter().rect(segment, radius::CONTROL, tokens.accent_soft, rim, StrokeKind::Inside);
        }
        let color = match (on, response.hovered()) {
            (true, _) => tokens.accent,
            (false, true) => tokens.text,
            (false, false) => tokens.muted,
        };
        write(ui, segment.center(), Align2::CENTER_CENTER, word, font.clone(), color, width);
        ring(ui, &tokens, &response, segment);
    }
    picked
}
