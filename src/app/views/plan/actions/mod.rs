//! What is done, for whom, by whom and when?
//!
//! A table at the left, a timeline at the right, the hours of the owners below: one list of rows, two painters, one scroll.
//!
//! *Invariants:* the rows are worked out once a change of the map, of the filter or of the order; only those that are seen are
//! painted.

mod hours;
mod rows;
mod split;
mod timeline;

use super::Part;
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::Outbox;
use crate::app::widgets::Button;
use crate::model::{ActionId, Key};
use egui::{Align, KeyboardShortcut, Layout, Popup, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use hours::Hours;
use rows::{Group, Grouping, Of, Row, Rows};
use split::Split;
use std::collections::BTreeSet;
use timeline::Timeline;

/// How high the head of both halves is, in points: months, weeks, checkpoints.
const HEAD: f32 = 24.0 + 24.0 + 28.0;

/// This part of the plan and how it is looked at.
#[derive(Default)]
pub(super) struct Actions {
    rows: Rows,
    of: Option<Of>,
    grouping: Grouping,
    closed: BTreeSet<Group>,
    /// How far the rows are scrolled down, in points; the same for both halves.
    scroll: f32,
    split: Split,
    timeline: Timeline,
    hours: Hours,
}

impl Actions {
    fn follow(&mut self, cx: &Context<'_>) {
        let of = Of::now(cx);
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let ours = cx.document.actions.iter().filter(|(_, action)| Some(action.initiative) == cx.initiative);
        let mut ordered: Vec<ActionId> = ours.map(|(id, _)| *id).collect();
        ordered.sort_by_key(|id| {
            let action = &cx.document.actions[id];
            let day = crate::plan::day(action, cx.today);
            (day.is_none(), day, action.title.clone(), *id)
        });
        self.rows = Rows::of(cx.document, &ordered, self.grouping, &self.closed, cx.today);
        self.of = Some(of);
    }

    /// The grounds of the rows that are seen, over both halves.
    fn grounds(&self, ui: &Ui, cx: &Context<'_>, whole: Rect, first_top: f32) {
        let tokens = cx.tokens;
        for place in self.rows.seen(whole.top() - first_top, whole.bottom() - first_top) {
            let row = &self.rows.list[place];
            let top = first_top + self.rows.tops[place];
            let area = Rect::from_x_y_ranges(whole.x_range(), top..=top + row.height());
            let fill = match row {
                Row::Head(..) => tokens.app,
                Row::Action(id) if cx.selection.has(Key::Action(*id)) => tokens.sel,
                Row::Action(id) if cx.hovered == Some(Key::Action(*id)) => tokens.accent_soft,
                Row::Action(_) => tokens.surface,
            };
            ui.painter().rect_filled(area, 0.0, fill);
            let hair = tokens.hairline(ui);
            ui.painter().hline(area.x_range(), area.bottom() - hair.width / 2.0, hair);
        }
    }
}

impl Part for Actions {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let word = format!("Group: {}", self.grouping.name());
        let response = Button::flat(&word).icon(Icon::Group).arrow().ui(ui);
        Popup::menu(&response).width(180.0).show(|ui| {
            for grouping in Grouping::ALL {
                if ui.radio(grouping == self.grouping, grouping.name()).clicked() {
                    (self.grouping, self.of) = (grouping, None);
                }
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.timeline.toolbar(ui, cx, out));
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        self.follow(cx);
        let whole = ui.available_rect_before_wrap();
        let foot = self.hours.height(ui.ctx(), cx).min(whole.height() * 0.4);
        let upper = whole.with_max_y(whole.bottom() - foot);
        let body = upper.with_min_y(upper.top() + HEAD);
        let middle = whole.left() + self.split.table(whole.width());
        let builder = UiBuilder::new().id_salt("plan rows").max_rect(body);
        ui.scope_builder(builder, |ui| {
            let shown = ScrollArea::vertical().id_salt("plan rows").auto_shrink(false).show_viewport(
                ui,
                |ui, viewport| {
                    let size = vec2(body.width(), self.rows.height.max(viewport.height()));
                    let (content, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                    let first_top = content.top();
                    self.grounds(ui, cx, body, first_top);
                    let right = Rect::from_min_max(pos2(middle, upper.top()), upper.max);
                    let mut beside = ui.new_child(UiBuilder::new().id_salt("timeline").max_rect(right));
                    beside.set_clip_rect(right);
                    self.timeline.ui(&mut beside, right, &self.rows, first_top, cx, out);
                },
            );
            self.scroll = shown.state.clamped_offset().y;
        });
        if foot > 0.0 {
            let band = whole.with_min_y(upper.bottom());
            let (left, right) = (band.with_max_x(middle), band.with_min_x(middle));
            self.hours.ui(ui, left, right, &self.timeline, cx, out);
        }
        self.split.ui(ui, cx, upper, HEAD);
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        self.timeline.takes(keys)
    }

    fn hint(&self) -> Option<String> {
        self.timeline.hint()
    }

    fn escape(&mut self) -> bool {
        self.timeline.escape()
    }

    fn has_suggestions(&self) -> bool {
        true
    }
}
