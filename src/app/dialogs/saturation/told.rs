//! What is it that asks something of one person in one week?

use super::cells::{said, week};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::icon;
use crate::app::signs;
use crate::app::theme::{self, gap, radius, size};
use crate::app::widgets::{ground, write};
use crate::model::{ActionId, Key};
use crate::plan::saturation::Saturated;
use egui::{Align2, Frame, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// The actions of a cell, change by change; returns the one that was pressed.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    one: &Saturated,
    place: usize,
    first: Date,
    height: f32,
) -> Option<ActionId> {
    let tokens = cx.tokens;
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(10, 6));
    let mut pressed = None;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height((height - 14.0).max(60.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = cx.document.name(Key::Stakeholder(one.person));
        let monday = week(first, place);
        let words = format!("{name}, week of {}: {}", day::short(monday, cx.today), said(one, place));
        ui.label(theme::name(words).color(tokens.text));
        let too_much = if one.is_too_much(place) { "Too much for one week. " } else { "" };
        let booked =
            if one.is_double_booked(place) { "An advocate upon whom two changes call at once." } else { "" };
        if !too_much.is_empty() || !booked.is_empty() {
            ui.label(theme::small(format!("{too_much}{booked}")).color(tokens.warn));
        }
        ui.add_space(gap::XS);
        ScrollArea::vertical().id_salt("saturation told").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (initiative, actions) in one.weeks.get(place).into_iter().flatten() {
                let change = cx.document.name(Key::Initiative(*initiative));
                for action in actions {
                    if row(ui, cx, one, *action, &change) {
                        pressed = Some(*action);
                    }
                }
            }
        });
    });
    pressed
}

/// One action; true where it was pressed.
fn row(ui: &mut Ui, cx: &Context<'_>, one: &Saturated, id: ActionId, change: &str) -> bool {
    let Some(action) = cx.document.actions.get(&id) else { return false };
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width() - gap::S, 26.0), Sense::click());
    let role = if action.owner == Some(one.person) { "does it" } else { "takes part" };
    let title = &action.title;
    let name = format!("{title}, {change}, {role}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if !ui.is_rect_visible(area) {
        return false;
    }
    ground(ui, tokens, &response, area, false);
    let middle = area.center().y;
    let sign = Rect::from_center_size(pos2(area.left() + 10.0, middle), Vec2::splat(16.0));
    icon(ui.painter(), sign, signs::kind(action.kind), tokens.muted);
    let left = area.left() + 26.0;
    let half = (area.width() - 26.0) * 0.56;
    let at = pos2(left, middle);
    write(ui, at, Align2::LEFT_CENTER, title, medium(size::CONTROL), tokens.text, half - gap::S);
    let words = format!("{change}  ·  {role}");
    let at = pos2(left + half, middle);
    let room = area.right() - at.x;
    write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), tokens.muted, room);
    response.on_hover_text(name).clicked()
}
