//! Who waits to be rated: a tray at the left edge, to be dragged in.

use super::drag::Drag;
use super::{Grid, key};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::{chrome, fonts, menus, widgets};
use crate::model::stakeholder::StakeholderKind;
use crate::model::{InitiativeId, StakeholderId};
use egui::{
    Align2, Color32, Frame, Galley, Panel, Popup, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// From the top of one person to the next.
const STEP: f32 = 64.0;

/// Who of the initiative lacks a rating.
pub(super) fn waiting(cx: &Context<'_>, initiative: InitiativeId) -> Vec<StakeholderId> {
    let all = cx.document.assessments_of(initiative);
    let unrated = all.filter(|(_, a)| a.influence.is_none() || a.interest.is_none()).map(|(id, _)| id);
    unrated.filter(|id| !cx.filter.hides() || cx.filter.fits(*id)).collect()
}

/// Draws the tray where anybody waits, or where nobody is there at all.
pub(super) fn ui(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let waiting = cx.initiative.map(|id| waiting(cx, id)).unwrap_or_default();
    let nobody = cx.initiative.is_none_or(|id| cx.document.assessments_of(id).next().is_none());
    if waiting.is_empty() && !nobody {
        return;
    }
    let tokens = cx.tokens;
    let panel = Panel::left("tray").frame(Frame::new().fill(tokens.surface2));
    panel.exact_size(56.0).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 68.0), Sense::hover());
        let line = |text: &str, y: f32| {
            let at = pos2(head.center().x, head.top() + y);
            chrome::line(ui, at, Align2::CENTER_CENTER, text, fonts::medium(11.0), tokens.muted, 54.0);
        };
        line("Not", 19.0);
        line("rated", 33.0);
        let count = waiting.len().to_string();
        let words = widgets::galley(ui, &count, fonts::medium(11.0), tokens.text, 40.0);
        let chip = Rect::from_center_size(
            pos2(head.center().x, head.top() + 53.0),
            vec2((words.size().x + 12.0).max(22.0), 18.0),
        );
        ui.painter().rect(chip, 9.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
        ui.painter().galley(chip.center() - words.size() / 2.0, words, tokens.text);
        if waiting.is_empty() {
            return;
        }
        ScrollArea::vertical().id_salt("tray").auto_shrink([false, false]).show(ui, |ui| {
            for id in waiting {
                one(grid, ui, cx, id, out);
            }
            let words = ui.painter().layout(
                "Drag onto the map, or press R".to_owned(),
                fonts::regular(11.0),
                tokens.muted,
                48.0,
            );
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 76.0), Sense::hover());
            ui.painter().galley(pos2(area.left() + 5.0, area.top() + 8.0), words, tokens.muted);
        });
    });
}

/// The first name of a person; of a group as many words as there is room for.
fn short_name(ui: &Ui, name: &str, kind: StakeholderKind, color: Color32, width: f32) -> Arc<Galley> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let most = if kind == StakeholderKind::Group { words.len().max(1) } else { 1 };
    let font = fonts::regular(11.0);
    let fits = |count: &usize| {
        let text = words.iter().take(*count).copied().collect::<Vec<_>>().join(" ");
        ui.painter().layout_no_wrap(text, font.clone(), color).size().x <= width
    };
    let count = (1..=most).rev().find(fits).unwrap_or(1);
    let text = words.into_iter().take(count).collect::<Vec<_>>().join(" ");
    widgets::galley(ui, &text, font, color, width)
}

fn one(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let Some(person) = cx.document.stakeholders.get(&id) else { return };
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), STEP), Sense::click_and_drag());
    let selected = cx.selection.has(key(id));
    let tile = area.shrink2(vec2(3.0, 1.0));
    if selected {
        ui.painter().rect_filled(tile, 4.0, tokens.sel);
    } else if response.hovered() || cx.hovered == Some(key(id)) {
        ui.painter().rect_filled(tile, 4.0, tokens.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(tile, 4.0, tokens.focus_ring(), StrokeKind::Inside);
    }
    let mut painter = ui.painter().clone();
    if !cx.filter.fits(id) {
        painter.multiply_opacity(0.15);
    }
    let mark = Rect::from_center_size(pos2(area.center().x, area.top() + 23.0), Vec2::splat(30.0));
    widgets::person_mark(&painter, mark, person, None, tokens);
    let words = short_name(ui, &person.name, person.kind, tokens.text, area.width() - 6.0);
    let at = pos2(area.center().x - words.size().x / 2.0, area.bottom() - 19.0);
    painter.galley(at, words, tokens.text);
    let name = format!("{}, not rated", person.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    let response = response.on_hover_text(&person.name);
    if response.hovered() {
        out.ask(Request::Hover(key(id)));
    }
    if response.drag_started() {
        grid.rating = false;
        grid.drag = Some(Drag::from_tray(id, area.center()));
        out.ask(Request::Select(Selection::one(key(id))));
    }
    if response.clicked() {
        let click = Click::with(ui.input(|input| input.modifiers));
        out.ask(Request::Select(cx.selection.clicked(key(id), click)));
    }
    if response.double_clicked() {
        out.ask(Request::Run("people.open"));
    }
    if response.secondary_clicked() && !selected {
        out.ask(Request::Select(Selection::one(key(id))));
    }
    Popup::context_menu(&response).show(|ui| menus::person(ui, cx, out));
}
