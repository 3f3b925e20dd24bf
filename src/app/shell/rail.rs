//! What stands at the left: the views, and the initiatives where there is room.

use crate::app::icons::Icon;
use crate::app::request::Request;
use crate::app::theme::Tokens;
use crate::app::views::VIEWS;
use crate::app::{App, chrome, fonts, widgets};
use egui::{Align, Layout, RichText, Ui};

/// The rail; `wide` has words beside the pictures.
pub(super) fn ui(app: &App, ui: &mut Ui, tokens: &Tokens, wide: bool, asked: &mut Vec<Request>) {
    ui.add_space(8.0);
    for view in VIEWS {
        let active = view.id == app.view.id;
        let shortcut = app.command(view.id).and_then(|command| command.shortcut);
        let keys = shortcut.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
        let response = chrome::rail_item(ui, tokens, view.icon, view.name, &keys, active, wide);
        if response.on_hover_text(format!("{} ({keys})", view.help)).clicked() {
            asked.push(Request::Show(view));
        }
    }
    if wide {
        ui.add_space(12.0);
        ui.separator();
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            ui.label(RichText::new("INITIATIVES").font(fonts::medium(11.0)).color(tokens.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(8.0);
                if widgets::icon_button(ui, tokens, Icon::Plus, "New initiative").clicked() {
                    asked.push(Request::Run("initiative.add"));
                }
            });
        });
        let document = app.document();
        for (place, (id, initiative)) in document.initiatives.iter().enumerate() {
            let people = document.assessments_of(*id).count();
            let active = Some(*id) == app.initiative;
            let color = chrome::initiative_color(tokens, place);
            if chrome::initiative_row(ui, tokens, &initiative.code(), color, &initiative.name, people, active)
                .clicked()
            {
                asked.push(Request::Initiative(*id));
            }
        }
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add_space(8.0);
        let shortcut = app.command("settings.open").and_then(|command| command.shortcut);
        let keys = shortcut.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
        let response = chrome::rail_item(ui, tokens, Icon::Settings, "Settings", &keys, false, wide);
        if response.on_hover_text(format!("How the program looks, and its keys ({keys})")).clicked() {
            asked.push(Request::Run("settings.open"));
        }
    });
}
