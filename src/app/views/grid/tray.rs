//! Who waits to be rated: a tray at the left edge, to be dragged in.

use super::drag::Drag;
use super::{Grid, MARK};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::{chrome, fonts, widgets};
use crate::model::{InitiativeId, Key, StakeholderId};
use egui::{Align2, Frame, Panel, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Draws the tray where anybody waits.
pub(super) fn ui(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, out: &mut Outbox) {
    let waiting: Vec<StakeholderId> = cx
        .document
        .assessments_of(initiative)
        .filter(|(_, a)| a.influence.is_none() || a.interest.is_none())
        .map(|(id, _)| id)
        .collect();
    if waiting.is_empty() {
        return;
    }
    let tokens = cx.tokens;
    Panel::left("tray").frame(Frame::new().fill(tokens.surface2)).exact_size(72.0).resizable(false).show(
        ui,
        |ui| {
            ui.add_space(12.0);
            ui.vertical_centered(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new("Not rated").font(fonts::medium(11.0)).color(tokens.muted));
                ui.label(RichText::new(waiting.len().to_string()).font(fonts::semibold(12.0)));
            });
            ui.add_space(8.0);
            ScrollArea::vertical().id_salt("tray").auto_shrink([false, false]).show(ui, |ui| {
                for id in waiting {
                    one(grid, ui, cx, id, out);
                }
                ui.vertical_centered(|ui| {
                    ui.label(RichText::new("Drag onto the grid").size(11.0).color(tokens.muted));
                });
            });
        },
    );
}

fn one(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let Some(person) = cx.document.stakeholders.get(&id) else { return };
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::click_and_drag());
    let key = Key::Stakeholder(id);
    if cx.selection.has(key) {
        ui.painter().rect_filled(area.shrink(3.0), 4.0, tokens.sel);
    } else if response.hovered() {
        ui.painter().rect_filled(area.shrink(3.0), 4.0, tokens.accent_soft);
    }
    let mark = Rect::from_center_size(pos2(area.center().x, area.top() + 22.0), MARK);
    widgets::person_mark(ui.painter(), mark, person, None, tokens);
    let first = person.name.split_whitespace().next().unwrap_or_default();
    let at = pos2(area.center().x, area.bottom() - 10.0);
    chrome::line(ui, at, Align2::CENTER_CENTER, first, fonts::regular(11.0), tokens.text, area.width() - 8.0);
    let selected = cx.selection.has(key);
    let name = format!("{}, not rated", person.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    let response = response.on_hover_text(&person.name);
    if response.drag_started() {
        grid.drag = Some(Drag::from_tray(id, area.center()));
        out.ask(Request::Select(Selection::one(key)));
    }
    if response.clicked() {
        out.ask(Request::Select(cx.selection.clicked(key, Click::with(ui.input(|input| input.modifiers)))));
    }
}
