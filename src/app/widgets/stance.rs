//! How is a stance chosen?

use super::badge::paint_badge;
use super::choice::{Item, drop};
use crate::app::fonts::medium;
use crate::app::theme::{radius, size, tokens};
use crate::model::Engagement;
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The five stances side by side, badge over word. Returns the one that was just chosen.
pub fn stance_control(ui: &mut Ui, current: Option<Engagement>) -> Option<Engagement> {
    let tokens = tokens(ui);
    let (area, group) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let write = |word: &str| ui.painter().layout_no_wrap(word.to_owned(), medium(size::MICRO), tokens.text);
    let words: Vec<_> = Engagement::ALL.iter().map(|stance| write(stance.name())).collect();
    let total: f32 = words.iter().map(|word| word.size().x).sum();
    let air = ((area.width() - total) / words.len() as f32).max(0.0);
    ui.painter().rect(
        area,
        radius::CONTROL,
        tokens.surface,
        Stroke::new(1.0, tokens.ctl),
        StrokeKind::Inside,
    );

    let mut picked = None;
    let mut left = area.left();
    let mut divided = false;
    let mut rims = Vec::new();
    for (stance, word) in Engagement::ALL.iter().copied().zip(words) {
        let width = word.size().x + air;
        let segment = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        left += width;
        let on = current == Some(stance);
        let response = ui.interact(segment, group.id.with(stance.id()), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, stance.name()));
        if response.clicked() && !on {
            picked = Some(stance);
        }
        if divided && !on {
            ui.painter().vline(segment.left(), area.shrink(8.0).y_range(), Stroke::new(1.0, tokens.line));
        }
        divided = !on;
        if on {
            ui.painter().rect_filled(segment, radius::CONTROL, tokens.stance_tint(stance));
            rims.push((segment, Stroke::new(2.0, tokens.stance(stance))));
        } else if response.hovered() {
            ui.painter().rect_filled(segment.shrink(2.0), CornerRadius::same(3), tokens.accent_soft);
        }
        if response.has_focus() {
            rims.push((if on { segment.expand(3.0) } else { segment }, tokens.focus_ring()));
        }
        let middle = segment.center().x;
        paint_badge(ui.painter(), pos2(middle, area.top() + 14.0), 7.0, stance, true, &tokens);
        let color = if on { tokens.text } else { tokens.muted };
        let at = pos2(middle - word.size().x / 2.0, area.top() + 32.0 - word.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, word, color);
    }
    for (segment, stroke) in rims {
        ui.painter().rect_stroke(segment, radius::CONTROL, stroke, StrokeKind::Inside);
    }
    picked
}

/// A stance that is wanted, or was, behind a label. Returns what was just chosen; `Some(None)` is *not set*.
pub fn stance_choice(ui: &mut Ui, label: &str, current: Option<Engagement>) -> Option<Option<Engagement>> {
    let stances = Engagement::ALL.iter().map(|stance| Item::Stance(*stance));
    let items: Vec<Item<'_>> = std::iter::once(Item::Word("Not set")).chain(stances).collect();
    let chosen = current.map_or(0, |stance| stance as usize + 1);
    let picked = drop(ui, label, Some(chosen), &items)?;
    Some(picked.checked_sub(1).map(|place| Engagement::ALL[place]))
}
