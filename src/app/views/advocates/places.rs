//! Where on the map do the advocates stand, and where is nobody?

use super::parts;
use super::whereabouts::Whereabouts;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::app::theme::size;
use crate::app::widgets::{self, Button};
use crate::diagram::{Carried, Closely, Sign, State, sign as sign_of};
use egui::{Align, Align2, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The height of the map in its card, in points.
const MAP: f32 = 192.0;
/// The height of the line below it.
const LEGEND: f32 = 24.0;

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
    let missing = carried.without_direct_tie();
    let words =
        ["Picked".to_owned(), "Has a direct tie to one".to_owned(), format!("No direct tie ({missing})")];
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Legend: {}", words.join(", "))));
    let mut left = area.left();
    for (place, words) in words.iter().enumerate() {
        sign(ui, cx, place, pos2(left + 6.0, area.center().y));
        let room = (area.right() - left - 16.0).max(0.0);
        let at = pos2(left + 16.0, area.center().y);
        let font = fonts::regular(size::MICRO);
        let taken = widgets::write(ui, at, Align2::LEFT_CENTER, words, font, cx.tokens.muted, room);
        left = taken.right() + 14.0;
    }
}

fn sign(ui: &Ui, cx: &Context<'_>, which: usize, at: Pos2) {
    let tokens = cx.tokens;
    match which {
        0 => {
            let star = sign_of(Sign::Advocate);
            let camera = Camera::at(at - vec2(star.size.x, star.size.y) / 2.0);
            canvas::paint(ui.painter(), &star, camera, tokens.theme);
        }
        1 => {
            ui.painter().circle_filled(at, 2.8, tokens.muted);
        }
        _ => {
            ui.painter().circle(at, 3.4, tokens.surface, Stroke::new(1.4, tokens.warn));
        }
    }
}
