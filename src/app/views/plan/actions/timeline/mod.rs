//! When is each action done, drawn beside the table?
//!
//! A head with two lines of days and a lane of checkpoints, a bar for each action in the row of the table, today as a line.
//! What is dragged here changes the dates of the map; which days are seen belongs to the timeline alone.
//!
//! *Invariants:* only rows and days that are seen are worked out. The rows and their grounds are the table's; the timeline adds
//! nothing to their height. While something is being dragged the map stays as it is.

mod checkpoints;
mod gesture;
mod head;
mod keys;
mod marks;
mod moving;
mod nodes;
mod paint;
mod scale;
mod ticks;
mod view;
pub(super) mod words;

pub(super) use scale::Scale;

use super::HEAD;
use super::rows::Rows;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::theme::gap;
use crate::app::widgets::{self, Button};
use crate::model::interaction::Heard;
use crate::model::{ActionId, Key};
use crate::plan::load::{monday, span};
use egui::{Popup, Rect, Role, Sense, Ui, WidgetInfo};
use gesture::Held;
use jiff::civil::Date;
use marks::{Ground, Shown, Talks};
use moving::changed;
use scale::{Zoom, after};
use std::borrow::Cow;
use view::Glide;

/// From this width of the toolbar on the steps of the zoom stand side by side, in points.
const ROOMY: f32 = 320.0;
/// So many days before this week are seen at first.
const BEFORE: i64 = 14;

/// The timeline and how it is looked at.
#[derive(Default)]
pub(super) struct Timeline {
    /// Which days are seen; nothing before it was drawn.
    scale: Option<Scale>,
    glide: Option<Glide>,
    held: Option<Held>,
    /// Actions that could be moved were selected when it was last drawn.
    movable: bool,
    /// What was selected when it was last drawn.
    seen: Option<Key>,
    /// What was selected in the timeline itself: it does not run away from under the pointer.
    picked: Option<Key>,
    /// Whose dates are to be brought into sight.
    reveal: Option<ActionId>,
    talks: Talks,
    /// Of which change of the map the talks are.
    talks_of: Option<u64>,
}

impl Timeline {
    /// Its controls, at the right end of the toolbar.
    pub(super) fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, _out: &mut Outbox) {
        ui.spacing_mut().item_spacing.x = gap::S;
        let roomy = ui.available_width() >= ROOMY;
        if Button::outlined("Today").help("Show today").ui(ui).clicked() {
            self.show(ui, cx, |scale, today| scale.showing(start(today), 0.0));
        }
        let now = self.scale.map_or(Zoom::Week, |scale| scale.zoom());
        let chosen = Zoom::ALL.iter().position(|zoom| *zoom == now).unwrap_or_default();
        let names = Zoom::ALL.map(Zoom::name);
        let mut picked = None;
        if roomy {
            picked = widgets::segments(ui, &names, chosen);
        } else {
            let response = Button::flat(now.name()).arrow().help("How much time is seen").ui(ui);
            Popup::menu(&response).width(140.0).show(|ui| {
                for (place, name) in names.iter().enumerate() {
                    if ui.radio(place == chosen, *name).clicked() {
                        picked = Some(place);
                    }
                }
            });
        }
        if let Some(zoom) = picked.and_then(|place| Zoom::ALL.get(place)) {
            self.show(ui, cx, |scale, today| scale.zoomed(anchor(&scale, today), zoom.day()));
        }
    }

    /// Which days are seen; nothing before it was drawn.
    pub(super) fn scale(&self) -> Option<Scale> {
        self.scale
    }

    /// It is not drawn: nothing of it is for the keys.
    pub(super) fn rest(&mut self) {
        (self.movable, self.held) = (false, None);
    }

    /// Ends a drag: true where there was one.
    pub(super) fn escape(&mut self) -> bool {
        let held = self.held.take();
        matches!(held, Some(Held::Drag(_)))
    }

    /// What can be done while something is being dragged, for the status bar.
    pub(super) fn hint(&self) -> Option<String> {
        match self.held {
            Some(Held::Drag(_)) => Some("Days snap to days; Esc cancels".to_owned()),
            _ => None,
        }
    }

    /// Draws it into `area`: the head of [`super::HEAD`] points, then the rows, the first of which has its upper edge at
    /// `first_top`. The grounds of rows and group heads are painted already, over both halves.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        area: Rect,
        rows: &Rows,
        first_top: f32,
        cx: &Context<'_>,
        out: &mut Outbox,
    ) {
        self.know(cx);
        let body = area.with_min_y((area.top() + HEAD).min(area.bottom()));
        let top = area.with_max_y(body.top());
        let response = ui.interact(body, ui.scope_id().with("days"), Sense::click_and_drag());
        let upper = ui.interact(top, ui.scope_id().with("head of days"), Sense::drag());
        let scale = self.follow(ui, cx, area);
        let scale = self.steer(ui, &response, &upper, scale);
        self.scale = Some(scale);
        let (from, to) = scale.seen();
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Group, true, format!("Timeline, {}", words::full(from, to)))
        });
        self.dragging(ui, body);
        let scale = self.scale.unwrap_or(scale);
        let talks = std::mem::take(&mut self.talks);
        let ground = Ground { scale, body, today: cx.today, talks: &talks };
        let shown =
            marks::shown(cx.document, rows, first_top, &ground, |id, action| self.as_held(id, action));
        let last = (first_top + rows.height).clamp(top.top() + 2.0 * head::LINE, body.bottom());
        self.paint(ui, cx, &ground, last, &shown);
        ui.painter().rect_filled(top, 0.0, cx.tokens.surface);
        let lane = top.with_min_y(top.top() + 2.0 * head::LINE);
        let lines = top.with_max_y(lane.top());
        head::today(ui, cx, lane.with_max_y(last), &scale);
        head::ui(ui, cx, lines, &scale);
        checkpoints::ui(ui, cx, lane, &scale);
        let hair = cx.tokens.hairline(ui);
        ui.painter().hline(top.x_range(), lane.bottom() - hair.width / 2.0, hair);
        self.chips(ui, cx, &ground, &shown);
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| body.contains(*at));
        if let Some(one) = pointer.and_then(|at| shown.iter().find(|one| one.row.contains(at))) {
            out.ask(Request::Hover(Key::Action(one.id)));
        }
        self.nodes(ui, cx, body, &shown, out);
        self.pointer(ui, cx, &response, &upper, &shown, out);
        self.release(ui, cx, out);
        self.keys(ui, cx, &response, out);
        drop(shown);
        self.talks = talks;
    }

    /// What came of the actions, once a change of the map. O(talks).
    fn know(&mut self, cx: &Context<'_>) {
        if self.talks_of == Some(cx.revision) {
            return;
        }
        self.talks.clear();
        for talk in cx.document.interactions.values() {
            if let Some(action) = talk.action {
                let heard = talk.heard == Some(Heard::Yes);
                self.talks.entry(action).or_default().push((talk.date, heard));
            }
        }
        self.talks_of = Some(cx.revision);
    }

    /// An action as it would be if what is dragged were released now.
    fn as_held<'a>(&self, id: ActionId, action: &'a crate::model::Action) -> Cow<'a, crate::model::Action> {
        let Some(Held::Drag(drag)) = &self.held else { return Cow::Borrowed(action) };
        if !drag.moves(id) {
            return Cow::Borrowed(action);
        }
        let next = drag.change().and_then(|change| changed(action, change));
        next.map_or(Cow::Borrowed(action), Cow::Owned)
    }

    /// The rows: columns down to `last`, bars, and what is being moved.
    fn paint(&self, ui: &mut Ui, cx: &Context<'_>, ground: &Ground<'_>, last: f32, shown: &[Shown<'_>]) {
        let body = ground.body;
        head::columns(ui, cx, body.with_max_y(last.max(body.top())), &ground.scale);
        let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("bars").max_rect(body));
        inside.set_clip_rect(body.intersect(ui.clip_rect()));
        for one in shown {
            if let Cow::Owned(_) = one.action
                && let Some(before) = cx.document.actions.get(&one.id)
            {
                paint::ghost(&inside, cx.tokens, &marks::mark(one.id, before, one.row, ground));
            }
            let chosen = cx.selection.has(Key::Action(one.id));
            paint::paint(&inside, cx, one, &ground.scale, chosen);
        }
    }

    /// The chip beside what is selected or being moved.
    fn chips(&self, ui: &mut Ui, cx: &Context<'_>, ground: &Ground<'_>, shown: &[Shown<'_>]) {
        let drag = if let Some(Held::Drag(drag)) = &self.held { Some(drag) } else { None };
        let about = drag.map(|drag| Key::Action(drag.grabbed)).or_else(|| cx.selection.primary());
        let Some(one) = shown.iter().find(|one| Some(Key::Action(one.id)) == about) else { return };
        let Some((strong, weak)) = gesture::said(cx, one, drag) else { return };
        let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("chips").max_rect(ground.body));
        inside.set_clip_rect(ground.body.intersect(ui.clip_rect()));
        let end = paint::end(&inside, cx, one, &ground.scale);
        paint::chip(&inside, cx.tokens, one.mark.area(), end, ground.body, &strong, &weak);
    }
}

/// The first day that is seen when today is shown.
fn start(today: Date) -> Date {
    after(monday(today), -BEFORE).unwrap_or(today)
}

/// What stays where it is when the steps are changed: today where it is seen, else the middle.
fn anchor(scale: &Scale, today: Date) -> f32 {
    let x = scale.middle(today);
    if x >= scale.x && x <= scale.right() { x } else { scale.x + scale.width / 2.0 }
}

/// The first and the last day of an action as far as they are known; of what repeats the next day.
fn extent(action: &crate::model::Action, today: Date) -> Option<(Date, Date)> {
    span(action).or_else(|| crate::plan::day(action, today).map(|day| (day, day)))
}
