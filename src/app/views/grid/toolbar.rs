//! How is the grid looked at? The row of switches above it.
//!
//! *Invariants:* where there is no room for words the icons stand alone, with the words as names and tooltips.

use super::Grid;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Exporting};
use crate::app::fonts;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::size;
use crate::app::widgets::{self, Button};
use egui::{Align, Frame, Layout, Margin, Panel, Popup, Rect, Ui, vec2};

/// Draws the row.
pub(super) fn ui(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, people: bool, out: &mut Outbox) {
    let height = if ui.ctx().content_rect().width() >= 1600.0 { 40.0 } else { 36.0 };
    Panel::top("grid toolbar")
        .frame(Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(8, 0)))
        .exact_size(height)
        .resizable(false)
        .show(ui, |ui| {
            ui.add_enabled_ui(people, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    row(grid, ui, cx, out);
                });
            });
        });
}

fn row(grid: &mut Grid, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let compact = ui.available_width() < needed(grid, ui, cx);
    grid.compare_button(ui, cx, compact);
    snap_button(grid, ui, compact);
    divider(ui, cx);
    let switch = |ui: &mut Ui, word: &str, icon: Icon, on: &mut bool| {
        // What cannot be switched is neither on nor off.
        let shown = *on && ui.is_enabled();
        if Button::flat(word).icon(icon).on(shown).compact(compact).ui(ui).clicked() {
            *on = !*on;
        }
    };
    switch(ui, "Labels", Icon::Tag, &mut grid.labels);
    switch(ui, "Wanted stance", Icon::Wanted, &mut grid.wanted);
    grid.trails_button(ui, cx, compact);
    divider(ui, cx);
    switch(ui, "Arrange overlaps", Icon::Overlap, &mut grid.arrange);
    let shown = grid.fresh && ui.is_enabled();
    let help = "Whoever was judged longer ago than stays fresh has a thin rim";
    if Button::flat("Freshness").icon(Icon::Clock).on(shown).compact(true).help(help).ui(ui).clicked() {
        grid.fresh = !grid.fresh;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let response = Button::flat("Picture").icon(Icon::Picture).arrow().compact(compact).ui(ui);
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(220.0);
            if widgets::menu_item(ui, Some(Icon::Copy), "Copy picture", "").clicked() {
                grid.copying = Some(2);
            }
            if widgets::menu_item(ui, Some(Icon::Export), "Export…", "").clicked() {
                out.ask(Request::Ask(Dialog::Export(Box::new(Exporting::picture("grid")))));
            }
        });
    });
}

/// How wide the row is with all its words.
fn needed(grid: &Grid, ui: &Ui, cx: &Context<'_>) -> f32 {
    let (compare, trails) = (grid.compare_word(cx), grid.trails_word(cx));
    let words =
        [compare.as_str(), "Snap 10", "Labels", "Wanted stance", &trails, "Arrange overlaps", "Picture"];
    let wide = |word: &str| {
        let font = fonts::medium(size::CONTROL);
        ui.painter().layout_no_wrap(word.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
    };
    // Icon and sides of each, four arrows, gaps, two dividers and a little air.
    words.iter().map(|word| wide(word) + 40.0).sum::<f32>() + 4.0 * 16.0 + 2.0 * 21.0 + 12.0 + 34.0
}

fn snap_button(grid: &mut Grid, ui: &mut Ui, compact: bool) {
    let word = format!("Snap {}", grid.snap);
    let response = Button::flat(&word).icon(Icon::Snap).arrow().compact(compact).ui(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(200.0);
        for (step, text) in [(1, "Every rating"), (5, "Steps of 5"), (10, "Steps of 10")] {
            let icon = (grid.snap == step).then_some(Icon::Check);
            if widgets::menu_item(ui, icon, text, "").clicked() {
                grid.snap = step;
            }
        }
    });
}

fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (area, _) = ui.allocate_exact_size(vec2(17.0, 16.0), egui::Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), egui::Stroke::new(1.0, cx.tokens.line));
}

impl Grid {
    /// Puts what is on the screen here on the clipboard, as soon as the menu is gone.
    pub(super) fn copy(&mut self, ui: &Ui, area: Rect, out: &mut Outbox) {
        let Some(frames) = self.copying else { return };
        if frames > 0 {
            self.copying = Some(frames - 1);
            ui.ctx().request_repaint();
            return;
        }
        self.copying = None;
        out.ask(Request::Tell("Picture copied, with everything that the grid shows you".to_owned()));
        let ctx = ui.ctx().clone();
        ui.ctx().request_screenshot(move |image| {
            let scale = ctx.pixels_per_point();
            let [width, height] = image.size;
            let whole = Rect::from_min_size(egui::Pos2::ZERO, vec2(width as f32, height as f32) / scale);
            let part = area.intersect(whole);
            if part.is_positive() {
                ctx.copy_image(image.region(&part, Some(scale)));
            }
        });
    }
}
