//! What stands round the views: menu bar, header, rail, inspector, status bar.

mod head;
mod palette;
mod rail;
pub(super) mod regions;
mod status;

use super::dialogs;
use super::request::{Outbox, Request};
use super::theme::{self, Tokens};
use super::views::VIEWS;
use super::{App, announce, welcome};
use egui::{CentralPanel, Frame, Id, Margin, Panel, Rect, Ui};

/// From this width on the rail has words and the panels are wider.
pub(super) const WIDE: f32 = 1600.0;
/// Below this width the inspector is narrower.
const NARROW: f32 = 1366.0;

/// Below this width the inspector lies over the view, and the rail has pictures only.
const SMALL: f32 = 1100.0;

/// Draws everything and returns what was asked for.
pub(super) fn ui(app: &mut App, ui: &mut Ui) -> Vec<Request> {
    let ctx = ui.ctx().clone();
    let tokens = theme::tokens(ui);
    let whole = ui.max_rect();
    let (wide, small) = (whole.width() >= WIDE, whole.width() < SMALL);
    ui.painter().rect_filled(whole, 0.0, tokens.app);
    let mut asked = Vec::new();
    regions::begin(&ctx);
    let menu = panel("menu bar", tokens.app, Margin::symmetric(8, 0))
        .exact_size(28.0)
        .show(ui, |ui| head::menu_bar(app, ui, &tokens, &mut asked));
    if app.welcome.is_some() {
        welcome::ui(app, ui, &tokens, &mut asked);
        floating(app, ui, &tokens, &mut asked);
        return asked;
    }
    let header = panel("header", tokens.surface, Margin::symmetric(12, 0))
        .exact_size(if wide { 52.0 } else { 48.0 })
        .show(ui, |ui| head::header(app, ui, &tokens, &mut asked));
    let status = Panel::bottom("status bar")
        .frame(Frame::new().fill(tokens.app).inner_margin(Margin::symmetric(12, 0)))
        .exact_size(24.0)
        .resizable(false)
        .show_separator_line(true)
        .show(ui, |ui| status::ui(app, ui, &tokens));
    if !app.settings.rail_hidden {
        let rail = Panel::left("rail")
            .frame(Frame::new().fill(tokens.app))
            .exact_size(if wide {
                208.0
            } else if small {
                48.0
            } else {
                64.0
            })
            .resizable(false)
            .show(ui, |ui| rail::ui(app, ui, &tokens, wide, &mut asked));
        regions::note(&ctx, "Views", rail.response.rect);
    }
    regions::note(&ctx, "Menus", menu.response.rect);
    regions::note(&ctx, "Header", header.response.rect);
    views(app, ui, &tokens, &mut asked);
    regions::note(&ctx, "Status", status.response.rect);
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

/// The view, and the inspector beside it, or over it where there is little room.
fn views(app: &mut App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let ctx = ui.ctx().clone();
    let whole = ctx.content_rect().width();
    // Asked before the views are taken out: it depends on which of them is shown.
    let shows_inspector = app.shows_inspector();
    let mut views = std::mem::take(&mut app.views);
    let mut inspector = std::mem::take(&mut app.inspector);
    let fit = std::mem::take(&mut app.wants_fit);
    let mut cx = app.context(&ctx, tokens, ctx.memory(|memory| memory.focused().is_some()));
    cx.inspector_open = shows_inspector;
    let mut out = Outbox { requests: Vec::new() };
    let mut beside = None;
    if cx.inspector_open && whole >= SMALL {
        let padding = if whole < NARROW { 12 } else { 16 };
        let usual = if whole >= WIDE { 380.0 } else { 320.0 };
        let width = cx.settings.inspector_width.unwrap_or(usual);
        let shown = Panel::right("inspector")
            .frame(Frame::new().fill(tokens.surface))
            .default_size(width)
            .size_range(280.0..=480.0)
            .show(ui, |ui| inspector.ui(ui, &cx, padding, &mut out));
        let now = shown.response.rect.width().round();
        if (now - width).abs() > 1.0 && ctx.input(|input| input.pointer.any_released()) {
            out.ask(Request::Prefs(Box::new(move |settings| settings.inspector_width = Some(now))));
        }
        beside = Some(shown.response.rect);
    }
    let area = ui.available_rect_before_wrap();
    regions::note(&ctx, app.view.name, area);
    CentralPanel::default().frame(Frame::new().fill(tokens.surface)).show(ui, |ui| {
        let place = VIEWS.iter().position(|view| view.id == app.view.id).unwrap_or(0);
        if let Some(view) = views.get_mut(place) {
            if fit {
                view.fit();
            }
            view.ui(ui, &cx, &mut out);
        }
    });
    if cx.inspector_open && whole < SMALL && !cx.selection.is_empty() {
        beside = Some(drawer(&ctx, tokens, area, |ui| inspector.ui(ui, &cx, 12, &mut out)));
    }
    asked.append(&mut out.requests);
    app.views = views;
    app.inspector = inspector;
    if let Some(area) = beside {
        regions::note(&ctx, "Inspector", area);
    }
}

/// The inspector over the view; returns where it lies.
fn drawer(ctx: &egui::Context, tokens: &Tokens, view: Rect, add: impl FnOnce(&mut Ui)) -> Rect {
    let width = 300.0_f32.min(view.width() - 120.0);
    let place = Rect::from_min_max(egui::pos2(view.right() - width, view.top()), view.max);
    egui::Area::new(Id::unique("inspector drawer")).order(egui::Order::Middle).fixed_pos(place.min).show(
        ctx,
        |ui| {
            let frame = Frame::new().fill(tokens.surface).stroke((1.0, tokens.line)).shadow(tokens.shadow());
            frame.show(ui, |ui| {
                ui.set_min_size(place.size());
                ui.set_max_size(place.size());
                add(ui);
            });
        },
    );
    place
}

fn panel(id: &'static str, fill: egui::Color32, margin: Margin) -> Panel {
    Panel::top(id).frame(Frame::new().fill(fill).inner_margin(margin)).resizable(false)
}
