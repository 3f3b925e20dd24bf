//! How do notices come and go at the foot of the window?

use super::Tone;
use crate::app::command::find;
use crate::app::request::Request;
use crate::app::theme::Tokens;
use crate::app::{App, chrome};
use egui::{Align2, Id, vec2};

/// Draws those that are due. They stay while the pointer is over them.
pub(in crate::app) fn toasts(app: &mut App, ctx: &egui::Context, tokens: &Tokens, asked: &mut Vec<Request>) {
    let now = ctx.input(|input| input.time);
    let shown = app.notices.shown(now);
    if shown.is_empty() {
        return;
    }
    ctx.request_repaint_after(std::time::Duration::from_secs(1));
    let area = egui::Area::new(Id::unique("notices"))
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -84.0))
        .order(egui::Order::Foreground)
        .show(ctx, |ui| {
            for (place, notice) in shown {
                let offers: Vec<_> =
                    [notice.offer, notice.also].into_iter().flatten().filter_map(find).collect();
                let names: Vec<&str> =
                    offers.iter().map(|command| command.name.trim_end_matches('…')).collect();
                let answer = chrome::toast(ui, tokens, &notice.text, notice.tone == Tone::Error, &names);
                if let Some(command) = answer.taken.and_then(|taken| offers.get(taken)) {
                    asked.push(Request::Run(command.id));
                    app.notices.dismiss(place);
                }
                if answer.dismissed {
                    app.notices.dismiss(place);
                }
                ui.add_space(8.0);
            }
        });
    if area.response.contains_pointer() {
        app.notices.pause(f64::from(ctx.input(|input| input.unstable_dt)));
    }
}
