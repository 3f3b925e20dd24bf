//! How does the initiative stand, and what needs attention?
//!
//! Cards on four columns; everything that is counted opens what stands behind it.
//!
//! *Invariants:* numbers come from the map alone and are worked out once for each change of it. A trend is said only where the
//! review it is measured from has that number.

mod agenda;
mod attention;
mod communities;
mod engagement;
mod numbers;
mod parts;
mod places;
mod purpose;
mod quadrants;

use super::View;
use crate::app::context::Context;
use crate::app::form::day;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::gap;
use crate::app::widgets::{self, Button};
use crate::model::ReviewId;
use crate::plan::overview::{Overview, Stop, overview};
use egui::{Align, Frame, Layout, Margin, Panel, Popup, ScrollArea, Ui, vec2};
use places::Places;

/// The dashboard and how it is looked at.
#[derive(Default)]
pub(super) struct Dashboard {
    /// The review from which trends are measured; the last one where none was chosen.
    since: Option<ReviewId>,
    /// All that needs attention is listed, not only the first.
    all: bool,
    grouped: attention::Grouped,
    counts: Option<String>,
}

impl View for Dashboard {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        if cx.current().is_none() {
            let words = "The dashboard shows how a change stands: who is for it, what is overdue, who has no advocate.";
            if widgets::empty_state(ui, tokens, "No initiative yet", words, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
            return;
        }
        let known = cx.judgement.ask(cx, ui.ctx(), "overview", |document, initiative, today| {
            initiative.map(|id| overview(document, id, today)).unwrap_or_default()
        });
        let Some(overview) = known.value else {
            widgets::empty_state(ui, tokens, "Adding up", "Counting people and actions…", "");
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            return;
        };
        let since = self.since(&overview);
        let wide = ui.ctx().content_rect().width() >= 1600.0;
        Panel::top("dashboard toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| self.toolbar(ui, cx, &overview, since, out));
        let body = ui.available_rect_before_wrap();
        ui.painter().rect_filled(body, 0.0, tokens.app);
        let findings = cx.judgement.findings(cx, ui.ctx());
        self.grouped.follow(findings.value.as_ref());
        self.count(ui, &overview);
        if known.stale {
            ui.set_opacity(0.7);
        }
        ScrollArea::vertical().id_salt("dashboard").auto_shrink([false, false]).show(ui, |ui| {
            let places = Places::of(
                ui.available_width(),
                body.height(),
                &overview,
                self.grouped.rows(),
                agenda::height(&overview, cx.today),
            );
            let (area, _) =
                ui.allocate_exact_size(vec2(ui.available_width(), places.height), egui::Sense::hover());
            let at = |place: egui::Rect| place.translate(area.min.to_vec2());
            parts::card(ui, at(places.purpose), "purpose", |ui| purpose::ui(ui, cx, out));
            numbers::ui(ui, cx, &places.numbers.map(at), &overview, since, out);
            parts::card(ui, at(places.engagement), "engagement", |ui| engagement::ui(ui, cx, &overview, out));
            parts::card(ui, at(places.quadrants), "quadrants", |ui| quadrants::ui(ui, cx, &overview, out));
            parts::card(ui, at(places.attention), "attention", |ui| {
                attention::ui(ui, cx, &self.grouped, &mut self.all, out);
            });
            parts::card(ui, at(places.communities), "communities", |ui| {
                communities::ui(ui, cx, &overview, out);
            });
            parts::card(ui, at(places.agenda), "agenda", |ui| agenda::ui(ui, cx, &overview, out));
        });
        ui.set_opacity(1.0);
    }

    fn is_full(&self) -> bool {
        true
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }
}

impl Dashboard {
    /// The review from which trends are measured.
    fn since<'a>(&self, overview: &'a Overview) -> Option<&'a Stop> {
        let mut reviews = overview.stops.iter().filter(|stop| stop.review.is_some());
        let chosen = reviews.clone().find(|stop| stop.review == self.since && self.since.is_some());
        chosen.or_else(|| reviews.next_back())
    }

    fn count(&mut self, ui: &Ui, overview: &Overview) {
        let figures = overview.figures();
        let people = parts::counted(figures.people, "person", "people");
        let counts = Some(format!("{people} · {} rated · {} open actions", figures.rated, overview.open));
        if self.counts != counts {
            self.counts = counts;
            ui.ctx().request_repaint();
        }
    }

    fn toolbar(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        overview: &Overview,
        since: Option<&Stop>,
        out: &mut Outbox,
    ) {
        ui.spacing_mut().item_spacing.x = gap::M;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(stop) = since {
                let word = format!("Since {}", day::short(stop.on, cx.today));
                let response = Button::flat(&word)
                    .icon(Icon::Swap)
                    .arrow()
                    .help("From which review the trends are measured")
                    .ui(ui);
                Popup::menu(&response).show(|ui| {
                    for stop in overview.stops.iter().rev().filter(|stop| stop.review.is_some()) {
                        let named = stop.review.and_then(|id| cx.document.reviews.get(&id));
                        let named = named.map_or("", |review| review.name.as_str());
                        let word = format!("{} · {named}", stop.on.strftime("%-d %b %Y"));
                        if widgets::menu_item(ui, None, &word, "").clicked() {
                            self.since = stop.review;
                        }
                    }
                });
            } else {
                let words = "No review yet: the first one gives the trends something to be measured from";
                ui.label(crate::app::theme::small(words).color(cx.tokens.muted));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let narrow = ui.available_width() < 640.0;
                for (command, icon) in [
                    ("plan.saturation", Icon::Calendar),
                    ("plan.missing", Icon::Help),
                    ("plan.methods", Icon::Compass),
                ] {
                    let Some(ready) = cx.ready(command) else { continue };
                    let name = ready.command.name.trim_end_matches('…');
                    let button = Button::flat(name).icon(icon).help(ready.command.help);
                    if button.compact(narrow).ui(ui).clicked() {
                        out.ask(Request::Run(command));
                    }
                }
            });
        });
    }
}
