//! Where on the map do the advocates stand, and where is nobody?

use super::parts;
use super::whereabouts::Whereabouts;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::app::theme::size;
use crate::app::widgets::{self, Button};
use crate::diagram::{Carried, Closely, Sign, State, sign};
use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The height of the map in its card, in points.
const MAP: f32 = 192.0;
/// The height of the line below it.
const LEGEND: f32 = 24.0;
/// From this width on all words of that line fit.
const ROOMY: f32 = 330.0;

/// The card with the small map.
#[derive(Default)]
pub(super) struct Places {
    map: Whereabouts,
}

impl Places {
    /// Draws the card.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        parts::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.horizontal(|ui| {
                parts::title(ui, cx, "Where they are");
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let link = Button::link("Open in Network");
                    let help = "The network, coloured by whose advocate reaches whom";
                    if link.help(help).ui(ui).clicked() {
                        out.ask(Request::Run("network.colour-carried"));
                    }
                });
            });
            let carried = self.map.carried(cx);
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), MAP), Sense::hover());
            if let Some(words) = nothing(cx, &carried) {
                silence(ui, cx, area, words);
                return;
            }
            ui.scope(|ui| {
                if carried.state() == State::Stale {
                    ui.multiply_opacity(0.6);
                }
                self.map.ui(ui, cx, area, (Closely::Small, "Map of the picks"), out);
                legend(ui, cx, &carried);
            });
        });
    }
}

/// Why there is no map; nothing where there is one.
pub(super) fn nothing(cx: &Context<'_>, carried: &Carried) -> Option<&'static str> {
    if cx.document.stakeholders.is_empty() {
        return Some("Nobody is on the map yet.");
    }
    match carried.state() {
        State::Awaited => return Some("Working out who should it be…"),
        State::Stopped => return Some("The search was stopped."),
        _ => {}
    }
    if carried.is_empty() {
        return Some("Nobody is picked, and nobody is missed.");
    }
    cx.positions.is_empty().then_some("The network is being arranged…")
}

/// A sentence in the middle of where something is to be.
pub(super) fn silence(ui: &Ui, cx: &Context<'_>, area: Rect, words: &str) {
    let place = ui.interact(area, ui.scope_id().with("silence"), Sense::hover());
    place.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let (font, color) = (fonts::regular(size::CONTROL), cx.tokens.muted);
    widgets::write(ui, area.center(), Align2::CENTER_CENTER, words, font, color, area.width() - 16.0);
}

/// What the three signs mean, and how many have no direct tie.
fn legend(ui: &mut Ui, cx: &Context<'_>, carried: &Carried) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), LEGEND), Sense::hover());
    let font = || fonts::regular(size::MICRO);
    let untied = format!("{} ({})", Sign::Untied.name(), carried.without_direct_tie());
    let tied = if area.width() < ROOMY { "Tied to one" } else { Sign::Tied.name() };
    let entries = [(Sign::Advocate, "Picked"), (Sign::Tied, tied), (Sign::Untied, &untied)];
    let whole = format!("Legend: Picked, {}, {untied}", Sign::Tied.name().to_lowercase());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    let mut left = area.left();
    for (which, words) in entries {
        let scene = sign(which);
        let corner = pos2(left + 6.0, area.center().y) - vec2(scene.size.x, scene.size.y) / 2.0;
        canvas::paint(ui.painter(), &scene, Camera::at(corner), cx.tokens.theme);
        let at = pos2(left + 18.0, area.center().y);
        let room = (area.right() - at.x).max(0.0);
        let taken = widgets::write(ui, at, Align2::LEFT_CENTER, words, font(), cx.tokens.muted, room);
        left = taken.right() + 12.0;
    }
}
