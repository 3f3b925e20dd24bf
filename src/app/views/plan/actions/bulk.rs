//! What can be done with several actions at once? A bar in place of the line for new ones, from two selected actions on.

use super::changes;
use super::keys::delete;
use super::menu;
use super::values::STATES;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::signs::Standing;
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button};
use crate::model::field::Table as Records;
use crate::model::{ActionId, Key};
use egui::{
    Align, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Sense, Stroke, Ui, UiBuilder, vec2,
};

/// What is being written in the bar.
pub(super) struct Bulk {
    /// By how many days actions are moved, as it is written.
    days: String,
}

impl Default for Bulk {
    fn default() -> Self {
        Self { days: "7".to_owned() }
    }
}

impl Bulk {
    /// Draws the bar for these actions.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        area: Rect,
        ids: &[ActionId],
    ) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, tokens.ctl));
        let inner = area.shrink2(vec2(gap::XS, 2.0));
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = gap::XS;
            ui.add_space(gap::S);
            let text = format!("{} selected", ids.len());
            ui.label(RichText::new(text).font(fonts::semibold(13.0)).color(tokens.text));
            divider(ui, cx);
            states(&Button::flat("Status").arrow().ui(ui), cx, out, ids);
            owners(ui, cx, out, ids);
            self.moves(&Button::flat("Move").icon(Icon::Clock).arrow().ui(ui), cx, out, ids);
            due(&Button::flat("Due").icon(Icon::Calendar).arrow().ui(ui), cx, out, ids);
            if Button::flat("Delete").icon(Icon::Trash).danger().ui(ui).clicked() {
                delete(out, ids);
            }
            divider(ui, cx);
            if widgets::icon_button(ui, tokens, Icon::Close, "Clear the selection").clicked() {
                out.ask(Request::Select(Selection::default()));
            }
        });
    }

    /// Moves all dates by so many days.
    fn moves(&mut self, button: &Response, cx: &Context<'_>, out: &mut Outbox, ids: &[ActionId]) {
        let popup = Popup::menu(button).width(240.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            ui.set_min_width(220.0);
            ui.label(theme::small("By so many days; with a minus earlier").color(cx.tokens.muted));
            let field = widgets::text_field(ui, cx.tokens, "Days", &mut self.days);
            let days = self.days.trim().replace(['−', '–'], "-").parse::<i32>().ok();
            let days = days.filter(|days| *days != 0 && days.abs() <= 3660);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let word = match days {
                Some(days) if days < 0 => format!("Move {} earlier", in_days(-days)),
                Some(days) => format!("Move {} later", in_days(days)),
                None => "Move".to_owned(),
            };
            ui.add_space(gap::XS);
            let go = ui.add_enabled_ui(days.is_some(), |ui| Button::primary(&word).ui(ui)).inner;
            if let Some(days) = days
                && (go.clicked() || entered)
            {
                out.edit(changes::shift(cx.document, ids, days));
                ui.close();
            } else if days.is_none() {
                widgets::error_line(ui, cx.tokens, "A whole number of days is needed");
            }
        });
    }
}

fn in_days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn states(button: &Response, cx: &Context<'_>, out: &mut Outbox, ids: &[ActionId]) {
    Popup::menu(button).width(168.0).show(|ui| {
        let of = |id: &ActionId| cx.document.actions.get(id).map(|action| action.status);
        let first = ids.first().and_then(of);
        let common = first.filter(|status| ids.iter().all(|id| of(id) == Some(*status)));
        for status in STATES {
            if menu::state(ui, cx, Standing::As(*status), common == Some(*status)).clicked() {
                out.edit(changes::set_status(cx.document, ids, *status));
            }
        }
    });
}

fn owners(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, ids: &[ActionId]) {
    let button = Button::flat("Owner").icon(Icon::Person).arrow().ui(ui);
    let owned = ids.iter().filter_map(|id| cx.document.actions.get(id)).any(|action| action.owner.is_some());
    match form::pick(ui, cx.document, &button, Records::Stakeholder, owned, &|_| false) {
        Some(Some(Key::Stakeholder(id))) => out.edit(changes::set_owner(cx.document, ids, Some(id))),
        Some(None) => out.edit(changes::set_owner(cx.document, ids, None)),
        _ => {}
    }
}

fn due(button: &Response, cx: &Context<'_>, out: &mut Outbox, ids: &[ActionId]) {
    let popup = Popup::menu(button).width(240.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_min_width(220.0);
        let of = |id: &ActionId| cx.document.actions.get(id).map(|action| action.due);
        let first = ids.first().and_then(of);
        let common = first.filter(|due| ids.iter().all(|id| of(id) == Some(*due))).flatten();
        ui.label(theme::small("The day by which they are done").color(cx.tokens.muted));
        if let Some(day) = form::day(ui, "Due day of the selected", common, cx.today) {
            out.edit(changes::set_due(cx.document, ids, day));
            ui.close();
        }
        if Button::link("No day").ui(ui).clicked() {
            out.edit(changes::set_due(cx.document, ids, None));
            ui.close();
        }
    });
}

fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (area, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), cx.tokens.hairline(ui));
}
