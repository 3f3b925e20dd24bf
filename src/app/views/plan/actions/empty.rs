//! What does the plan say while there is nothing to show in it?

use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button};
use egui::{Label, Rect, Sense, Ui, UiBuilder, Vec2, vec2};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// See what could be done.
    Suggest,
    /// Write one.
    New,
}

/// There is no action yet, or no initiative.
pub(super) fn none(ui: &mut Ui, cx: &Context<'_>, area: Rect, out: &mut Outbox) -> Option<Pressed> {
    if cx.initiative.is_none() {
        let text = "An initiative is a change that this map is about. Its plan says what is done, for whom and when.";
        let builder = UiBuilder::new().id_salt("no initiative").max_rect(area);
        let pressed = ui.scope_builder(builder, |ui| {
            widgets::empty_state(ui, cx.tokens, "No initiative yet", text, "New initiative")
        });
        if pressed.inner {
            out.ask(Request::Run("initiative.add"));
        }
        return None;
    }
    let width = (area.width() - 2.0 * gap::L).clamp(160.0, 424.0);
    let top = area.top() + (area.height() * 0.38 - 104.0).max(gap::S);
    let place = Rect::from_min_size(egui::pos2(area.center().x - width / 2.0, top), vec2(width, 220.0));
    let mut pressed = None;
    ui.scope_builder(UiBuilder::new().id_salt("no actions").max_rect(place), |ui| {
        widgets::card(ui, |ui| {
            ui.set_width(width - 26.0);
            ui.add_space(gap::M);
            ui.vertical_centered(|ui| {
                let (sign, _) = ui.allocate_exact_size(Vec2::splat(40.0), Sense::hover());
                icon(ui.painter(), sign, Icon::Plan, cx.tokens.ctl);
                ui.add_space(gap::S);
                ui.add(Label::new(theme::h2("No actions yet")).wrap());
                let text = "What is done, for whom, by whom and when. Suggestions come from how people stand, with the reason for each; \
                            nothing is added that you do not tick.";
                ui.add(Label::new(theme::table(text).color(cx.tokens.muted)).wrap());
            });
            ui.add_space(gap::L);
            // The pair is centred by the width that it had in the last frame.
            let id = ui.scope_id().with("buttons of the empty plan");
            let wide: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(256.0);
            let used = ui.horizontal(|ui| {
                ui.add_space(((ui.available_width() - wide) / 2.0).max(0.0));
                let row = ui.horizontal(|ui| {
                    if Button::primary("Suggest actions").ui(ui).clicked() {
                        pressed = Some(Pressed::Suggest);
                    }
                    if Button::outlined("New action").icon(Icon::Plus).ui(ui).clicked() {
                        pressed = Some(Pressed::New);
                    }
                });
                row.response.rect.width()
            });
            ui.data_mut(|data| data.insert_temp(id, used.inner));
            ui.add_space(gap::S);
        });
    });
    pressed
}

/// No action fits what is looked for.
pub(super) fn no_match(ui: &mut Ui, cx: &Context<'_>, area: Rect, out: &mut Outbox) {
    let builder = UiBuilder::new().id_salt("no action fits").max_rect(area);
    let pressed = ui.scope_builder(builder, |ui| {
        let text = "No action, nobody for whom one is and no owner fits what is looked for.";
        widgets::empty_state(ui, cx.tokens, "No match", text, "Clear filter")
    });
    if pressed.inner {
        out.ask(Request::Filter(String::new()));
    }
}
