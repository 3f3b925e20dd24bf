//! Who was asked about, and who comes next?
//!
//! *Invariants:* a hollow badge is the answer of last time, a full one today's; a second rater sees none.

use super::Asking;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, size};
use crate::app::widgets::{self, Button, paint_badge};
use crate::model::Engagement;
use crate::model::StakeholderId;
use crate::plan;
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// So many of those who are done are shown, unless all are.
const DONE: usize = 4;

enum Line {
    Head(String, bool),
    Person(usize),
}

impl Asking {
    /// The list; the place that was clicked.
    pub(super) fn list(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<usize> {
        let places = |from: usize, to: usize| (from..to).map(Line::Person);
        let mut lines = Vec::new();
        let at = self.at.min(self.people.len());
        if at > 0 {
            lines.push(Line::Head(format!("Before {at}"), at > DONE));
            lines.extend(places(if self.all { 0 } else { at.saturating_sub(DONE) }, at));
        }
        if at < self.people.len() {
            lines.push(Line::Person(at));
            let next = self.people.len() - at - 1;
            if next > 0 {
                lines.push(Line::Head(format!("Next {next}"), false));
                lines.extend(places(at + 1, self.people.len()));
            }
        }
        let earlier = plan::reviews(cx.document, self.initiative).last().map(|(_, review)| *review);
        let before = |person: StakeholderId| -> Option<Engagement> {
            let frozen = earlier.and_then(|review| review.ratings.get(&person));
            frozen.map_or_else(|| self.said(cx, person)?.engagement_now, |frozen| frozen.engagement_now)
        };
        let mut clicked = None;
        let mut turn = false;
        ScrollArea::vertical().id_salt("asked").auto_shrink([false, false]).show_rows(
            ui,
            32.0,
            lines.len(),
            |ui, range| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for line in &lines[range] {
                    match line {
                        Line::Head(words, more) => turn |= head(ui, cx, words, *more, self.all),
                        Line::Person(place) => {
                            if self.row(ui, cx, *place, before(self.people[*place])) {
                                clicked = Some(*place);
                            }
                        }
                    }
                }
            },
        );
        if turn {
            self.all = !self.all;
        }
        clicked
    }

    fn row(&self, ui: &mut Ui, cx: &Context<'_>, place: usize, before: Option<Engagement>) -> bool {
        let tokens = cx.tokens;
        let person = self.people[place];
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
        let (now, done) = (place == self.at, self.is_done(cx, person));
        let who = super::super::name(cx, person);
        response.widget_info(|| {
            let state = if now {
                "now"
            } else if done {
                "done"
            } else {
                "to ask"
            };
            WidgetInfo::selected(Role::Button, ui.is_enabled(), now, format!("{who}, {state}"))
        });
        if now {
            ui.painter().rect_filled(area, 4.0, tokens.sel);
            ui.painter().rect_filled(area.with_max_x(area.left() + 3.0), 0.0, tokens.accent);
        }
        widgets::ground(ui, tokens, &response, area, false);
        let middle = area.center().y;
        if done {
            let sign = Rect::from_center_size(pos2(area.left() + 16.0, middle), Vec2::splat(14.0));
            icon(ui.painter(), sign, Icon::Check, tokens.ok);
        } else {
            let at = pos2(area.left() + 8.0, middle);
            let number = (place + 1).to_string();
            let color = if now { tokens.text } else { tokens.muted };
            widgets::write(ui, at, Align2::LEFT_CENTER, &number, regular(size::SMALL), color, 28.0);
        }
        let color = if done && !now { tokens.muted } else { tokens.text };
        let room = area.width() - 36.0 - 52.0;
        widgets::write(
            ui,
            pos2(area.left() + 36.0, middle),
            Align2::LEFT_CENTER,
            &who,
            medium(size::CONTROL),
            color,
            room,
        );
        if self.by.is_none() {
            let stance = self.said(cx, person).and_then(|said| said.engagement_now);
            let at = pos2(area.right() - 14.0, middle);
            match (before, stance.filter(|_| done)) {
                (Some(before), Some(now)) if before != now => {
                    paint_badge(ui.painter(), at - vec2(28.0, 0.0), 6.0, before, false, tokens);
                    ui.painter().arrow(
                        at - vec2(19.0, 0.0),
                        vec2(8.0, 0.0),
                        egui::Stroke::new(1.0, tokens.muted),
                    );
                    paint_badge(ui.painter(), at, 7.0, now, true, tokens);
                }
                (_, Some(now)) => paint_badge(ui.painter(), at, 7.0, now, true, tokens),
                (Some(before), None) if !now => paint_badge(ui.painter(), at, 7.0, before, false, tokens),
                _ => {}
            }
        }
        response.clicked()
    }
}

/// A caption of the list; true where all are to be shown, or no longer.
fn head(ui: &mut Ui, cx: &Context<'_>, words: &str, more: bool, all: bool) -> bool {
    let mut turn = false;
    ui.allocate_ui(vec2(ui.available_width(), 32.0), |ui| {
        ui.set_height(32.0);
        ui.horizontal_centered(|ui| {
            ui.add_space(8.0);
            ui.label(theme::small(words).color(cx.tokens.muted));
            if more {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    turn = Button::link(if all { "Show fewer" } else { "Show all" }).ui(ui).clicked();
                });
            }
        });
    });
    turn
}
