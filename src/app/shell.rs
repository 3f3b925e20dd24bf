//! What stands round the views: menu bar, header, rail, inspector, status bar.

mod palette;

use super::command::{Command, Menu};
use super::dialogs;
use super::icons::Icon;
use super::request::{Outbox, Request};
use super::theme::{self, Tokens};
use super::views::VIEWS;
use super::{App, announce, chrome, filter, fonts, welcome, widgets};
use crate::model::Document;
use egui::{Align, Align2, CentralPanel, Frame, Layout, Margin, Panel, Rect, RichText, Ui, vec2};

/// From this width on the rail has words and the panels are wider.
const WIDE: f32 = 1600.0;
/// Below this width the inspector is narrower.
const NARROW: f32 = 1366.0;

/// Draws everything and returns what was asked for.
pub(super) fn ui(app: &mut App, ui: &mut Ui) -> Vec<Request> {
    let ctx = ui.ctx().clone();
    let tokens = theme::tokens(ui);
    let wide = ui.available_width() >= WIDE;
    ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.app);
    let mut asked = Vec::new();
    panel("menu bar", tokens.app, Margin::symmetric(8, 0))
        .exact_size(28.0)
        .show(ui, |ui| menu_bar(app, ui, &tokens, &mut asked));
    if app.welcome.is_some() {
        welcome::ui(app, ui, &tokens, &mut asked);
        floating(app, ui, &tokens, &mut asked);
        return asked;
    }
    panel("header", tokens.surface, Margin::symmetric(12, 0))
        .exact_size(if wide { 52.0 } else { 48.0 })
        .show(ui, |ui| header(app, ui, &tokens, &mut asked));
    Panel::bottom("status bar")
        .frame(Frame::new().fill(tokens.app).inner_margin(Margin::symmetric(12, 0)))
        .exact_size(24.0)
        .resizable(false)
        .show_separator_line(true)
        .show(ui, |ui| status_bar(app, ui, &tokens));
    if !app.settings.rail_hidden {
        Panel::left("rail")
            .frame(Frame::new().fill(tokens.app))
            .exact_size(if wide { 208.0 } else { 64.0 })
            .resizable(false)
            .show(ui, |ui| rail(app, ui, &tokens, wide, &mut asked));
    }
    let width = if wide { 380.0 } else { 320.0 };
    let mut views = std::mem::take(&mut app.views);
    let mut inspector = std::mem::take(&mut app.inspector);
    let fit = std::mem::take(&mut app.wants_fit);
    {
        let cx = app.context(&ctx, &tokens, ctx.memory(|memory| memory.focused().is_some()));
        let mut out = Outbox { requests: Vec::new() };
        if app.inspector_open {
            let padding = if ui.ctx().content_rect().width() < NARROW { 12 } else { 16 };
            let width = cx.settings.inspector_width.unwrap_or(width);
            let shown = Panel::right("inspector")
                .frame(Frame::new().fill(tokens.surface))
                .default_size(width)
                .size_range(280.0..=480.0)
                .show(ui, |ui| inspector.ui(ui, &cx, padding, &mut out));
            let now = shown.response.rect.width().round();
            if (now - width).abs() > 1.0 && ctx.input(|input| input.pointer.any_released()) {
                out.ask(Request::Prefs(Box::new(move |settings| settings.inspector_width = Some(now))));
            }
        }
        CentralPanel::default().frame(Frame::new().fill(tokens.surface)).show(ui, |ui| {
            let place = VIEWS.iter().position(|view| view.id == app.view.id).unwrap_or(0);
            if let Some(view) = views.get_mut(place) {
                if fit {
                    view.fit();
                }
                view.ui(ui, &cx, &mut out);
            }
        });
        asked.append(&mut out.requests);
    }
    app.views = views;
    app.inspector = inspector;
    floating(app, ui, &tokens, &mut asked);
    asked
}

/// What lies over everything else.
fn floating(app: &mut App, ui: &Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let ctx = ui.ctx().clone();
    super::notices::toasts(app, &ctx, tokens, asked);
    palette::ui(app, &ctx, tokens, asked);
    dialogs::ui(app, &ctx, tokens);
    super::files::overlay(app, &ctx, tokens);
    app.notices.announce(&ctx);
    announce::ui(ui);
}

fn panel(id: &'static str, fill: egui::Color32, margin: Margin) -> Panel {
    Panel::top(id).frame(Frame::new().fill(fill).inner_margin(margin)).resizable(false)
}

fn menu_bar(app: &App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let whole = ui.max_rect();
    let all = app.commands();
    egui::MenuBar::new().ui(ui, |ui| {
        ui.set_height(28.0);
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                ui.set_min_width(240.0);
                for command in all.iter().filter(|command| command.menu == menu) {
                    menu_item(app, ui, command, asked);
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let shortcut = app.command("view.palette").and_then(|c| c.shortcut);
            let keys = shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
            if chrome::word_with_key(ui, tokens, "Find a command", &keys).clicked() {
                asked.push(Request::Run("view.palette"));
            }
        });
    });
    let name = if app.welcome.is_some() { String::new() } else { app.name() };
    ui.painter().text(whole.center(), Align2::CENTER_CENTER, name, fonts::regular(12.0), tokens.muted);
}

/// One command in a menu: greyed with the reason where it can't be done now.
pub(super) fn menu_item(app: &App, ui: &mut Ui, command: &Command, asked: &mut Vec<Request>) {
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

fn header(app: &mut App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let bottom = ui.max_rect();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        initiative_switcher(app, ui, tokens, asked);
        ui.add_space(12.0);
        let (width, height) = (ui.available_width() - 220.0, 32.0);
        let shortcut = app.command("edit.find").and_then(|c| c.shortcut);
        let keys = shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
        let size = vec2(width.max(120.0), height);
        let kept: Vec<(String, String)> =
            app.settings.filters.iter().map(|kept| (kept.name.clone(), kept.text.clone())).collect();
        match filter::ui(ui, tokens, &mut app.filter, size, &keys, &kept) {
            Some(filter::Wish::Save(text)) => app.prefs(|settings| settings.keep_filter(&text, &text)),
            Some(filter::Wish::Forget(name)) => app.prefs(|settings| settings.forget_filter(&name)),
            None => {}
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if chrome::save_state(ui, tokens, app.session.path().map(|_| !app.session.is_dirty())).clicked() {
                asked.push(Request::Run("file.save"));
            }
            chrome::privacy_chip(ui, tokens).on_hover_text(
                "You see everything that is on the map. What leaves it is made for its reader: use Export.",
            );
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

fn rail(app: &App, ui: &mut Ui, tokens: &Tokens, wide: bool, asked: &mut Vec<Request>) {
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
        let dark = tokens.theme == crate::diagram::Theme::Dark;
        let (icon, word) = if dark { (Icon::Sun, "Light") } else { (Icon::Moon, "Dark") };
        let response = chrome::rail_item(ui, tokens, icon, word, "", false, wide);
        if response.on_hover_text("Change between the light and the dark theme").clicked() {
            asked.push(Request::Run("view.theme"));
        }
    });
}

fn status_bar(app: &mut App, ui: &mut Ui, tokens: &Tokens) {
    let document = std::sync::Arc::clone(app.document());
    let small = |text: String| RichText::new(text).size(12.0).color(tokens.muted);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let (people, rated) = app.initiative.map_or((document.stakeholders.len(), 0), |id| {
            let rated =
                document.assessments_of(id).filter(|(_, a)| a.influence.is_some() && a.interest.is_some());
            (document.assessments_of(id).count(), rated.count())
        });
        ui.label(small(format!("{people} people · {rated} rated · {} ties on the map", document.ties.len())));
        let selected = match app.selection.keys().as_slice() {
            [] => None,
            [one] => Some(format!("1 selected: {}", document.name(*one))),
            several => Some(format!("{} selected", several.len())),
        };
        if let Some(selected) = selected {
            ui.separator();
            ui.label(RichText::new(selected).font(fonts::medium(12.0)).color(tokens.text));
        }
        let arranging = app.places.is_arranging();
        let progress = app.places.progress();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((what, cancellable)) = app.working() {
                if cancellable && ui.link(RichText::new("Cancel").font(fonts::medium(12.0))).clicked() {
                    app.cancel_work();
                }
                ui.label(small(format!("{what}…")));
                ui.separator();
            } else if let Some(word) = app.recovery_word() {
                ui.label(small(word));
                ui.separator();
            }
            if arranging {
                if ui.link(RichText::new("Cancel").font(fonts::medium(12.0))).clicked() {
                    app.places.cancel();
                }
                ui.add(egui::ProgressBar::new(progress).desired_width(120.0).desired_height(8.0));
                ui.label(small("Arranging the network".to_owned()));
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
                ui.separator();
            }
            let usual = app.view.hint;
            let hint = app.view_mut().and_then(|view| view.hint()).unwrap_or_else(|| usual.to_owned());
            if !hint.is_empty() {
                ui.label(small(hint));
            }
        });
    });
}
