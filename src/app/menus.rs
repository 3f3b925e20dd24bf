//! What does a right click offer? The commands of the one table, in a fixed order.

use super::command::Command;
use super::context::Context;
use super::request::{Outbox, Request};
use super::widgets;
use egui::Ui;

/// A command as it can be used now.
pub(super) struct Ready {
    /// The command.
    pub(super) command: Command,
    /// Why it can't be done now.
    pub(super) refused: Option<&'static str>,
    /// Its keys, for people; empty where it has none.
    pub(super) keys: String,
}

/// A row of a menu: greyed with the reason where it can't be done now.
pub(super) fn item(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, id: &'static str) {
    let Some(ready) = cx.ready(id) else { return };
    let row = ui.add_enabled_ui(ready.refused.is_none(), |ui| {
        widgets::menu_item(ui, ready.command.icon(), ready.command.name, &ready.keys)
    });
    let response = match ready.refused {
        Some(reason) => row.inner.on_disabled_hover_text(reason),
        None => row.inner,
    };
    if response.clicked() {
        out.ask(Request::Run(id));
        ui.close();
    }
}

/// The context menu of the selected people.
pub(super) fn person(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    ui.set_min_width(240.0);
    item(ui, cx, out, "people.open");
    item(ui, cx, out, "people.rate");
    ui.menu_button("Stance", |ui| {
        for id in
            ["stance.unaware", "stance.resistant", "stance.neutral", "stance.supportive", "stance.leading"]
        {
            item(ui, cx, out, id);
        }
    });
    ui.menu_button("Advocate", |ui| {
        item(ui, cx, out, "advocate.toggle");
        item(ui, cx, out, "advocate.ask");
        item(ui, cx, out, "advocate.remind");
        item(ui, cx, out, "advocate.agreed");
        item(ui, cx, out, "advocate.declined");
        item(ui, cx, out, "advocate.active");
        item(ui, cx, out, "advocate.resting");
        item(ui, cx, out, "advocate.thank");
    });
    item(ui, cx, out, "tie.add");
    item(ui, cx, out, "action.add");
    item(ui, cx, out, "plan.log");
    ui.separator();
    item(ui, cx, out, "view.focus");
    item(ui, cx, out, "view.hide");
    item(ui, cx, out, "network.unpin");
    ui.separator();
    item(ui, cx, out, "edit.copy");
    item(ui, cx, out, "edit.duplicate");
    item(ui, cx, out, "edit.rename");
    ui.separator();
    item(ui, cx, out, "person.card");
    item(ui, cx, out, "person.access");
    ui.separator();
    item(ui, cx, out, "people.leave");
    item(ui, cx, out, "edit.delete");
}

/// The context menu of a selected tie.
pub(super) fn tie(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    ui.set_min_width(240.0);
    item(ui, cx, out, "people.open");
    item(ui, cx, out, "tie.reverse");
    ui.separator();
    item(ui, cx, out, "edit.delete");
}
