//! Who could carry the initiative to each community that it affects, and why?
//!
//! The rules at the top, what the picks reach below them; then the communities, a card for each pick, and how many is
//! enough, where they are and how far they have come.
//!
//! *Invariants:* the rules are those of the map, so that every change of them can be undone; the result for the rules
//! before stays, paler, until the next one is there.

mod board;
mod curve;
mod map;
mod parts;
mod places;
mod whereabouts;

use super::View;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::theme::gap;
use crate::app::widgets;
use crate::plan::advocates::Selection;
use egui::{Frame, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// From this width on the communities, the picks and what is told of them as a whole stand side by side.
const THREE: f32 = 1100.0;

/// The advocates and how they are looked at.
#[derive(Default)]
pub(super) struct Advocates {
    /// On the map in place of the cards.
    map: bool,
    places: places::Places,
    large: map::Map,
}

/// Where the columns stand, from the left; the last is missing where there is no room for it.
struct Columns {
    communities: Rect,
    centre: Rect,
    side: Option<Rect>,
}

impl Columns {
    fn of(area: Rect) -> Self {
        let (outer, between) = if area.width() >= 1500.0 { (gap::L, gap::L) } else { (gap::M, gap::M) };
        let inner = area.shrink2(vec2(outer, 0.0));
        let roomy = area.width() >= 1300.0;
        let left = if roomy { 408.0 } else { (area.width() * 0.29).clamp(300.0, 408.0) };
        let right = if roomy { 380.0 } else { 328.0 };
        let has_side = area.width() >= THREE && area.width() - left - right > 460.0;
        let communities = inner.with_max_x(inner.left() + left);
        let end = if has_side { inner.right() - right - between } else { inner.right() };
        let centre =
            Rect::from_min_max(pos2(communities.right() + between, inner.top()), pos2(end, inner.bottom()));
        let side = has_side.then(|| inner.with_min_x(inner.right() - right));
        Self { communities, centre, side }
    }
}

/// Draws a column that scrolls by itself.
fn column(ui: &mut Ui, area: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().id_salt(salt).max_rect(area);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.add_space(gap::L);
            ui.spacing_mut().item_spacing.y = gap::L;
            add(ui);
            ui.add_space(gap::XS);
        });
    });
}

impl View for Advocates {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let wide = ui.ctx().content_rect().width() >= 1600.0;
        Panel::top("advocates toolbar")
            .frame(Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| {
                ui.horizontal_centered(|ui| {
                    if let Some(chosen) = widgets::segments(ui, &["List", "Map"], usize::from(self.map)) {
                        self.map = chosen == 1;
                    }
                });
            });
        let body = ui.available_rect_before_wrap();
        ui.painter().rect_filled(body, 0.0, cx.tokens.app);
        if cx.current().is_none() {
            let words =
                "An initiative is a change that you lead. Its advocates are those who carry it to others.";
            if widgets::empty_state(ui, cx.tokens, "No initiative yet", words, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
            return;
        }
        let known = cx.advice.selection(cx);
        let Some(selection) = &known.value else { return };
        self.columns(ui, cx, selection, body, out);
    }

    fn is_wide(&self) -> bool {
        true
    }
}

impl Advocates {
    fn columns(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        selection: &Selection,
        body: Rect,
        out: &mut Outbox,
    ) {
        let columns = Columns::of(body);
        let places = &mut self.places;
        let mut sides = |ui: &mut Ui, out: &mut Outbox| {
            curve::ui(ui, cx, out);
            places.ui(ui, cx, out);
            board::ui(ui, cx, out);
        };
        column(ui, columns.communities, "communities", |ui| {
            parts::card(ui, |ui| {
                parts::title(ui, cx, "Communities affected");
                ui.label(format!("{}", selection.communities.len()));
            });
            if columns.side.is_none() {
                sides(ui, out);
            }
        });
        if self.map {
            ui.scope_builder(UiBuilder::new().id_salt("map").max_rect(columns.centre), |ui| {
                self.large.ui(ui, cx, out);
            });
        }
        if let Some(side) = columns.side {
            column(ui, side, "side", |ui| sides(ui, out));
        }
    }
}
