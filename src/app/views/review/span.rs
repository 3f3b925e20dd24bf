//! Which two days are compared?
//!
//! A line with a stop for each review and one for now, and two handles. Arrow keys move the handle that has the keyboard; a
//! click on a stop brings the nearer handle there.

use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::theme::size;
use crate::app::widgets;
use crate::model::InitiativeId;
use crate::plan::{self, Moment};
use egui::{
    Align2, EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Between two stops, in points, where there is room.
const APART: f32 = 100.0;
/// Room for half a label at both ends, in points.
const END: f32 = 34.0;

/// A day that can be chosen.
pub(super) struct Stop {
    pub(super) moment: Moment,
    pub(super) label: String,
    pub(super) name: String,
}

/// The two handles; nothing is the last review and now.
#[derive(Default)]
pub(super) struct Span {
    chosen: Option<(Moment, Moment)>,
}

/// A stop for each review, the earliest first, and one for now.
pub(super) fn stops(cx: &Context<'_>, initiative: InitiativeId) -> Vec<Stop> {
    let reviews = plan::reviews(cx.document, initiative);
    let now = Stop { moment: Moment::Now(cx.today), label: "Now".to_owned(), name: "now".to_owned() };
    let of_review = |(id, review): (crate::model::ReviewId, &crate::model::Review)| Stop {
        moment: Moment::Review(id),
        label: day::short(review.date, cx.today),
        name: format!("{}, {}", day::said(review.date), review.name),
    };
    reviews.into_iter().map(of_review).chain(std::iter::once(now)).collect()
}

impl Span {
    /// Forgets days that are gone.
    pub(super) fn follow(&mut self, stops: &[Stop]) {
        let there = |moment: Moment| stops.iter().any(|stop| stop.moment == moment);
        if self.chosen.is_some_and(|(from, to)| !there(from) || !there(to)) {
            self.chosen = None;
        }
    }

    /// The two moments, the earlier first.
    pub(super) fn moments(&self, stops: &[Stop]) -> (Moment, Moment) {
        let (from, to) = self.places(stops);
        (stops[from].moment, stops[to].moment)
    }

    fn places(&self, stops: &[Stop]) -> (usize, usize) {
        let last = stops.len().saturating_sub(1);
        let place = |moment| stops.iter().position(|stop| stop.moment == moment);
        let chosen = self.chosen.and_then(|(from, to)| Some((place(from)?, place(to)?)));
        chosen.unwrap_or((last.saturating_sub(1), last))
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, stops: &[Stop]) {
        let tokens = cx.tokens;
        let gaps = (stops.len() - 1) as f32;
        let room = (ui.available_width() - 2.0 * END).max(gaps * 18.0);
        let apart = APART.min(room / gaps);
        let (area, _) = ui.allocate_exact_size(vec2(gaps * apart + 2.0 * END, 36.0), Sense::hover());
        let line = area.top() + 11.0;
        let x = |place: usize| area.left() + END + place as f32 * apart;
        let (mut from, mut to) = self.places(stops);
        let painter = ui.painter().clone();
        let hline = |a: usize, b: usize, color| {
            painter.line_segment([pos2(x(a), line), pos2(x(b), line)], Stroke::new(4.0, color));
        };
        hline(0, stops.len() - 1, tokens.line);
        hline(from, to, tokens.accent);
        let labels_fit = apart >= 56.0;
        for (place, stop) in stops.iter().enumerate() {
            let at = pos2(x(place), line);
            let half = (apart / 2.0).clamp(9.0, 24.0);
            let hit = Rect::from_center_size(pos2(at.x, area.center().y), vec2(half * 2.0, 36.0));
            let response = ui.interact(hit, ui.scope_id().with(("stop", place)), Sense::click());
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Compare with {}", stop.name))
            });
            if response.clicked() {
                // The nearer handle; between both the later one.
                if place < from || place.abs_diff(from) < place.abs_diff(to) {
                    from = place;
                } else {
                    to = place;
                }
            }
            let chosen = place == from || place == to;
            if !chosen {
                painter.circle(at, 4.5, tokens.surface, Stroke::new(1.5, tokens.ctl));
            }
            if response.has_focus() {
                painter.circle_stroke(at, 8.0, tokens.focus_ring());
            }
            if chosen || labels_fit || place == 0 {
                let color = if chosen { tokens.text } else { tokens.muted };
                let font = if chosen { medium(size::MICRO) } else { regular(size::MICRO) };
                let at = pos2(at.x, area.bottom() - 3.0);
                widgets::write(ui, at, Align2::CENTER_BOTTOM, &stop.label, font, color, APART);
            }
            response.on_hover_text(&stop.name);
        }
        let last = stops.len() - 1;
        from = self.handle(ui, cx, "From", pos2(x(from), line), &stops[from], from, (0, to - 1), apart);
        to = self.handle(ui, cx, "To", pos2(x(to), line), &stops[to], to, (from + 1, last), apart);
        if from < to && (from, to) != self.places(stops) {
            self.chosen = Some((stops[from].moment, stops[to].moment));
            ui.ctx().request_repaint();
        }
    }

    /// One handle; the stop where it is now.
    #[allow(clippy::too_many_arguments, reason = "all of it is where the handle stands and may go")]
    fn handle(
        &self,
        ui: &Ui,
        cx: &Context<'_>,
        name: &str,
        at: egui::Pos2,
        stop: &Stop,
        place: usize,
        (least, most): (usize, usize),
        apart: f32,
    ) -> usize {
        let hit = Rect::from_center_size(at, Vec2::splat(22.0));
        let response = ui.interact(hit, ui.scope_id().with(("handle", name)), Sense::click_and_drag());
        response.widget_info(|| {
            let mut info =
                WidgetInfo::labeled(Role::Slider, ui.is_enabled(), format!("{name}: {}", stop.name));
            info.value = Some(place as f64);
            info
        });
        let painter = ui.painter();
        painter.circle(at, 7.0, cx.tokens.surface, Stroke::new(2.0, cx.tokens.accent));
        if response.has_focus() {
            painter.circle_stroke(at, 10.5, cx.tokens.focus_ring());
        }
        let mut next = place as i64;
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            next += ((pointer.x - at.x) / apart).round() as i64;
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            ui.input_mut(|input| {
                next += input.count_and_consume_key(Modifiers::NONE, Key::ArrowRight) as i64;
                next -= input.count_and_consume_key(Modifiers::NONE, Key::ArrowLeft) as i64;
            });
        }
        response.on_hover_text(format!("{name} {}", stop.name));
        (next.max(least as i64) as usize).min(most.max(least))
    }
}
