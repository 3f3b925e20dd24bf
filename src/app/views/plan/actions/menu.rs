//! What does a right click on an action offer?

use super::changes;
use super::keys::{delete, duplicate, selected};
use super::order::Order;
use super::table::{Ground, Table, cells_id};
use super::values::STATES;
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::signs::{self, Standing};
use crate::app::theme::gap;
use crate::app::widgets::{self, menu_item};
use crate::model::{ActionId, Key, StakeholderId};
use egui::{
    Align, Align2, Layout, Popup, PopupKind, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// By how many days the menu moves actions, and in which words.
const MOVES: [(i32, &str); 4] =
    [(-7, "A week earlier"), (-1, "A day earlier"), (1, "A day later"), (7, "A week later")];

/// Opens an action in its dialog.
pub(super) fn open(out: &mut Outbox, id: ActionId) {
    out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(id)))));
}

/// A row of a menu with a state and its glyph.
pub(super) fn state(ui: &mut Ui, cx: &Context<'_>, standing: Standing, on: bool) -> Response {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, on, standing.name()));
    widgets::ground(ui, tokens, &response, area, false);
    if on {
        let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), place, Icon::Check, tokens.accent);
    }
    signs::standing(ui.painter(), pos2(area.left() + 36.0, area.center().y), standing, tokens);
    let at = pos2(area.left() + 50.0, area.center().y);
    let room = area.width() - 58.0;
    widgets::write(ui, at, Align2::LEFT_CENTER, standing.name(), fonts::regular(13.0), tokens.text, room);
    response
}

impl Table {
    /// The menu for what was pressed with the right button, or by the menu key for where the cursor is.
    pub(super) fn context_menu(
        &mut self,
        cells: &Response,
        cx: &Context<'_>,
        out: &mut Outbox,
        order: &Order,
        ground: &Ground,
    ) {
        if std::mem::take(&mut self.menu_by_key)
            && let Some((area, _)) = self.cursor.and_then(|cursor| ground.cell(order, cursor))
        {
            self.menu = Some(ground.view.clamp(area.left_bottom()));
        }
        let id = cells_id().with("menu");
        if let Some(at) = self.menu.take() {
            self.menu_at = at;
            Popup::open_id(&cells.ctx, id);
        }
        let mut copies = false;
        Popup::new(id, cells.ctx.clone(), self.menu_at, cells.layer_id)
            .kind(PopupKind::Menu)
            .layout(Layout::top_down_justified(Align::Min))
            .style(egui::containers::menu::menu_style)
            .width(260.0)
            .open_memory(None)
            .show(|ui| copies = self.offers(ui, cx, out));
        if copies {
            self.copy(&cells.ctx, cx, out, order);
        }
    }

    /// The rows of the menu; true where the actions are to be copied.
    fn offers(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) -> bool {
        let ids = selected(cx);
        let Some(first) = ids.first().copied() else { return false };
        let mut copies = false;
        ui.set_min_width(220.0);
        if ids.len() == 1 {
            if menu_item(ui, Some(Icon::Edit), "Open action…", "Ctrl+Enter").clicked() {
                open(out, first);
            }
            if let Some(cursor) = self.cursor
                && menu_item(ui, None, &format!("Write {}", cursor.1.name().to_lowercase()), "F2").clicked()
            {
                self.edit_at(cx, cursor, None);
            }
        }
        ui.menu_button("Mark as", |ui| {
            let of = |id: &ActionId| cx.document.actions.get(id).map(|action| action.status);
            let common = of(&first).filter(|status| ids.iter().all(|id| of(id) == Some(*status)));
            for status in STATES {
                if state(ui, cx, Standing::As(*status), common == Some(*status)).clicked() {
                    out.edit(changes::set_status(cx.document, &ids, *status));
                    ui.close();
                }
            }
        });
        ui.menu_button("Move", |ui| {
            for (days, words) in MOVES {
                if menu_item(ui, None, words, "").clicked() {
                    out.edit(changes::shift(cx.document, &ids, days));
                    ui.close();
                }
            }
        });
        let actions = ids.iter().filter_map(|id| cx.document.actions.get(id));
        let people: BTreeSet<StakeholderId> =
            actions.flat_map(|action| action.audience.stakeholders.iter().copied()).collect();
        if !people.is_empty() {
            ui.separator();
            if menu_item(ui, Some(Icon::People), "Show the people it is for", "").clicked() {
                out.ask(Request::Select(Selection::of(people.into_iter().map(Key::Stakeholder))));
                out.ask(Request::Run("people.open"));
            }
        }
        ui.separator();
        copies |= menu_item(ui, Some(Icon::Copy), "Copy", "Ctrl+C").clicked();
        if menu_item(ui, None, "Duplicate", "Ctrl+D").clicked() {
            duplicate(cx, out, &ids);
        }
        if menu_item(ui, Some(Icon::Trash), "Delete", "Delete").clicked() {
            delete(out, &ids);
        }
        copies
    }
}
