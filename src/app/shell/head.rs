//! What stands above the views: menu bar and header.

use crate::app::command::{Command, Menu, find};
use crate::app::icons::Icon;
use crate::app::request::Request;
use crate::app::theme::Tokens;
use crate::app::views::View;
use crate::app::{App, chrome, filter, fonts, widgets};
use crate::model::Document;
use egui::{Align, Layout, Rect, RichText, Ui, vec2};

/// The menus, the name of the map, and the way to the palette.
pub(super) fn menu_bar(app: &App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let whole = ui.max_rect();
    let all = app.commands();
    let mut free = whole;
    egui::MenuBar::new().ui(ui, |ui| {
        ui.set_height(28.0);
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                ui.set_min_width(240.0);
                let mut area = None;
                for command in all.iter().filter(|command| command.menu == menu) {
                    let own = command.id.split('.').next();
                    if area.is_some() && area != own {
                        ui.separator();
                    }
                    area = own;
                    menu_item(app, ui, command, asked);
                }
            });
        }
        free.min.x = ui.cursor().left() + 8.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let shortcut = app.command("view.palette").and_then(|c| c.shortcut);
            let keys = shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
            if chrome::word_with_key(ui, tokens, "Find a command", &keys).clicked() {
                asked.push(Request::Run("view.palette"));
            }
            free.max.x = ui.cursor().right() - 16.0;
        });
    });
    let name = if app.welcome.is_some() { String::new() } else { app.name() };
    // In the middle of the window where there is room for it, else between the menus and the way to the palette.
    let text = widgets::galley(ui, &name, fonts::regular(12.0), tokens.muted, free.width());
    let left = whole.center().x - text.size().x / 2.0;
    let left = left.clamp(free.left(), (free.right() - text.size().x).max(free.left()));
    ui.painter().galley(egui::pos2(left, whole.center().y - text.size().y / 2.0), text, tokens.muted);
}

/// One command in a menu: greyed with the reason where it can't be done now.
fn menu_item(app: &App, ui: &mut Ui, command: &Command, asked: &mut Vec<Request>) {
    let refused = command.refused(app);
    let mut button = egui::Button::new(command.name);
    if let Some(shortcut) = &command.shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
    }
    let response = ui.add_enabled(refused.is_none(), button);
    let response = match refused {
        Some(reason) => response.on_disabled_hover_text(reason),
        None => response.on_hover_text(command.help),
    };
    if response.clicked() {
        asked.push(Request::Run(command.id));
    }
}

/// The initiative, the filter, who may see what, and whether the map is saved.
pub(super) fn header(app: &mut App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let bottom = ui.max_rect();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        initiative_switcher(app, ui, tokens, asked);
        ui.add_space(12.0);
        let (width, height) = (ui.available_width() - 236.0, 32.0);
        let shortcut = app.command("edit.find").and_then(|c| c.shortcut);
        let keys = shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
        let size = vec2(width.max(120.0), height);
        let kept: Vec<(String, String)> =
            app.settings.filters.iter().map(|kept| (kept.name.clone(), kept.text.clone())).collect();
        let always_hides = app.view_now().is_some_and(View::hides);
        match filter::ui(ui, tokens, &mut app.filter, size, &keys, &kept, always_hides) {
            Some(filter::Wish::Save(text)) => app.prefs(|settings| settings.keep_filter(&text, &text)),
            Some(filter::Wish::Forget(name)) => app.prefs(|settings| settings.forget_filter(&name)),
            None => {}
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if chrome::save_state(ui, tokens, app.session.path().map(|_| !app.session.is_dirty())).clicked() {
                asked.push(Request::Run("file.save"));
            }
            privacy(ui, tokens, asked);
        });
    });
    hairline(ui, tokens, bottom);
}

/// A line at the bottom of an area.
fn hairline(ui: &Ui, tokens: &Tokens, area: Rect) {
    let y = area.bottom() - 0.5;
    ui.painter().line_segment(
        [egui::pos2(ui.clip_rect().left(), y), egui::pos2(ui.clip_rect().right(), y)],
        tokens.hairline(ui),
    );
}

fn initiative_switcher(app: &App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let document = app.document();
    let current = app.initiative.and_then(|id| document.initiatives.get(&id));
    let (code, name) =
        current.map_or((String::new(), "No initiative yet".to_owned()), |i| (i.code(), i.name.clone()));
    let place = app.initiative.map_or(0, |id| place_of(document, id));
    let response = chrome::switcher(ui, tokens, &code, chrome::initiative_color(tokens, place), &name, 240.0);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(240.0);
        for (id, initiative) in &document.initiatives {
            let chosen = Some(*id) == app.initiative;
            if ui.selectable_label(chosen, &initiative.name).clicked() {
                asked.push(Request::Initiative(*id));
            }
        }
        ui.separator();
        if ui.button("New initiative…").clicked() {
            asked.push(Request::Run("initiative.add"));
        }
    });
}

fn place_of(document: &Document, id: crate::model::InitiativeId) -> usize {
    document.initiatives.keys().position(|other| *other == id).unwrap_or(0)
}

/// Says who may see what is on the screen; opens what the marks mean, and the two ways to show it to others.
fn privacy(ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let chip = chrome::privacy_chip(ui, tokens);
    egui::Popup::menu(&chip).show(|ui| {
        ui.set_width(320.0);
        let text = "You see everything that is on the map. What leaves it is made for its reader.";
        ui.label(RichText::new(text).size(13.0).color(tokens.text));
        ui.add_space(8.0);
        for (icon, words) in [
            (Icon::Ring, "Shareable: may stand in the plan for everyone"),
            (Icon::Disc, "Team: for the core team, never for everyone"),
            (Icon::HalfDisc, "Private: for you alone"),
        ] {
            ui.horizontal(|ui| {
                let (area, _) = ui.allocate_exact_size(egui::Vec2::splat(16.0), egui::Sense::hover());
                super::super::icons::icon(ui.painter(), area, icon, tokens.muted);
                ui.label(RichText::new(words).size(12.0).color(tokens.muted));
            });
        }
        ui.separator();
        for id in ["view.present", "file.export"] {
            let Some(command) = find(id) else { continue };
            if widgets::menu_item(ui, command.icon(), command.name, "").clicked() {
                asked.push(Request::Run(id));
                ui.close();
            }
        }
    });
}
