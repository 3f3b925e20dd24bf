//! What was said in this run? Every notice, the newest first.

use super::{Dialog, Outcome, buttons, head};
use crate::app::App;
use crate::app::files::clock;
use crate::app::icons::{Icon, icon};
use crate::app::notices::Tone;
use crate::app::theme::{self, Tokens};
use crate::app::widgets::{Button, icon_button};
use egui::{Align, Label, Layout, Rect, ScrollArea, Sense, Ui, Vec2};

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens) -> Outcome {
    let all = app.notices.all().to_vec();
    let sentence = if all.is_empty() {
        "Nothing was said yet."
    } else {
        "Since the program was started, the newest first."
    };
    head(ui, tokens, "Notices", sentence);
    ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
        for (place, notice) in all.iter().enumerate().rev() {
            ui.push_id(place, |ui| {
                ui.horizontal_top(|ui| {
                    let (area, _) = ui.allocate_exact_size(Vec2::new(16.0, 28.0), Sense::hover());
                    let (sign, color) = match notice.tone {
                        Tone::Error => (Icon::Warning, tokens.danger),
                        Tone::Done => (Icon::Check, tokens.ok),
                    };
                    icon(ui.painter(), Rect::from_center_size(area.center(), Vec2::splat(16.0)), sign, color);
                    let (area, _) = ui.allocate_exact_size(Vec2::new(44.0, 28.0), Sense::hover());
                    let at = area.left_center();
                    let font = crate::app::fonts::regular(theme::size::SMALL);
                    ui.painter().text(
                        at,
                        egui::Align2::LEFT_CENTER,
                        clock(notice.at_secs),
                        font,
                        tokens.muted,
                    );
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                        if icon_button(ui, tokens, Icon::Copy, "Copy this notice").clicked() {
                            ui.ctx().copy_text(notice.text.clone());
                        }
                        ui.with_layout(Layout::top_down(Align::Min), |ui| {
                            ui.add_space(5.0);
                            ui.add(Label::new(theme::table(&notice.text).color(tokens.text)).wrap());
                        });
                    });
                });
            });
        }
    });
    ui.add_space(16.0);
    let (mut clear, mut copy, mut close) = (false, false, false);
    buttons(ui, |ui| {
        close = Button::primary("Close").ui(ui).clicked();
        ui.add_enabled_ui(!all.is_empty(), |ui| {
            copy = Button::outlined("Copy all").ui(ui).clicked();
            clear = Button::flat("Clear").ui(ui).clicked();
        });
    });
    if copy {
        let lines = all.iter().rev().map(|notice| format!("{} {}", clock(notice.at_secs), notice.text));
        ui.ctx().copy_text(lines.collect::<Vec<_>>().join("\n"));
    }
    if clear {
        app.notices.clear();
    }
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Notices) }
}
