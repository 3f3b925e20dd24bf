//! How far has it come, and how long did it take?
//!
//! *Invariants:* the time is told, never counted against anybody: nothing stops when it is over.

use super::Asking;
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::Icon;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button};
use crate::plan::pulse::Order;
use egui::{Align, Frame, Layout, Margin, Panel, Popup, RichText, Sense, Ui, vec2};
use std::time::Duration;

/// A review is meant to take so long, in seconds.
const MEANT_SECS: f64 = 600.0;

impl Asking {
    pub(super) fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let wide = ui.ctx().content_rect().width() >= 1600.0;
        Panel::top("asking toolbar")
            .frame(Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(16, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = gap::M;
                    if Button::flat("Leave").icon(Icon::Close).ui(ui).clicked() {
                        self.leaving = true;
                    }
                    let word = if self.paused { "Go on" } else { "Pause" };
                    if self.by.is_none() && Button::flat(word).icon(Icon::Clock).ui(ui).clicked() {
                        self.paused = !self.paused;
                    }
                    if self.by.is_none() {
                        self.order_menu(ui, cx);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.progress(ui, cx));
                });
            });
    }

    fn order_menu(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let compact = ui.available_width() < 480.0;
        let word = if compact {
            self.order.name().to_owned()
        } else {
            format!("Order: {}", self.order.name().to_lowercase())
        };
        let response = Button::flat(&word).arrow().ui(ui);
        let mut order = None;
        Popup::menu(&response).show(|ui| {
            for one in Order::ALL {
                let sign = (one == self.order).then_some(Icon::Check);
                if widgets::menu_item(ui, sign, one.name(), "").clicked() {
                    order = Some(one);
                }
            }
        });
        if let Some(order) = order {
            self.order = order;
            self.line_up(cx);
        }
    }

    fn progress(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let tokens = cx.tokens;
        let title = match self.by {
            Some(by) => format!("Second opinion of {}", super::super::name(cx, by)),
            None => format!("Review of {}", cx.today.strftime("%-d %B")),
        };
        ui.label(RichText::new(title).font(semibold(size::CONTROL)).color(tokens.text));
        let (done, all) = (self.done(cx), self.people.len());
        let share = done as f32 / all.max(1) as f32;
        let width = (ui.available_width() - 240.0).clamp(60.0, 240.0);
        let (area, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, format!("{done} of {all} done"))
        });
        let track = egui::Rect::from_center_size(area.center(), vec2(width, 4.0));
        ui.painter().rect_filled(track, 2.0, tokens.line);
        ui.painter().rect_filled(track.with_max_x(track.left() + width * share), 2.0, tokens.accent);
        ui.label(theme::name(format!("{} of {all}", (self.at + 1).min(all))));
        if self.by.is_none() {
            let used = self.tick(ui);
            ui.label(theme::small(pace(used, share, self.paused)).color(tokens.muted));
        }
    }

    /// Seconds used so far; they stand still during a pause and at the end.
    fn tick(&mut self, ui: &Ui) -> f64 {
        let now = ui.input(|input| input.time);
        if self.paused || self.finish.is_some() {
            self.used += self.since.take().map_or(0.0, |since| now - since);
            return self.used;
        }
        let since = *self.since.get_or_insert(now);
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        self.used + now - since
    }
}

/// *4:12 of 10:00, on pace*: never a reproach, and never a stop.
fn pace(used: f64, share: f32, paused: bool) -> String {
    let secs = used.max(0.0) as u64;
    let clock = format!("{}:{:02}", secs / 60, secs % 60);
    let word = if paused {
        "paused"
    } else if used <= MEANT_SECS * f64::from(share) + 60.0 {
        "on pace"
    } else {
        "behind, and that is fine"
    };
    format!("{clock} of 10:00, {word}")
}
