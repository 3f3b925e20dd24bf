//! What does the pointer do on the timeline: select, move, make longer, put on a day, look elsewhere?
//!
//! *Invariants:* the map changes on release only, as one step. Days snap to days; a drag under half a day changes nothing. Esc
//! cancels, and what is still held then does nothing more. All that are selected move by the same.

use super::marks::{Mark, Shown};
use super::moving::{Change, changed, reschedule};
use super::scale::{number, snapped};
use super::{Timeline, words};
use crate::app::announce;
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::model::edit::counted;
use crate::model::{ActionId, Key};
use egui::{CursorIcon, Modifiers, PointerButton, Pos2, Rect, Response, Ui};
use jiff::civil::Date;

/// So near to its end a bar is taken at the end, in points.
const END: f32 = 6.0;
/// Bars that are narrower have ends only while they are selected: their handles stand outside.
const WIDE: f32 = 22.0;
/// So near to the edge a drag moves the days along, in points.
const EDGE: f32 = 28.0;

/// What is under the pointer in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Spot {
    /// The first day of a bar.
    First,
    /// The last day of a bar.
    Last,
    /// A bar, or one of the circles of a series.
    Body,
    /// What has no date.
    Undated,
    /// The words that lead to a day.
    Away(Date),
    /// Nothing but the row.
    Row,
}

/// What is held by the pointer.
pub(super) enum Held {
    /// Dates.
    Drag(Drag),
    /// The days that are looked at.
    Pan,
    /// Nothing any more: it was cancelled.
    Nothing,
}

/// A drag in progress.
pub(super) struct Drag {
    /// Which action the pointer took.
    pub(super) grabbed: ActionId,
    /// All that move.
    ids: Vec<ActionId>,
    spot: Spot,
    /// Where it was taken, in days.
    from: f64,
    /// Where it is, in days.
    at: f64,
    /// The day under the pointer, where that is on the timeline.
    day: Option<Date>,
}

impl Drag {
    /// Whether an action moves along.
    pub(super) fn moves(&self, id: ActionId) -> bool {
        self.ids.contains(&id)
    }

    /// What a release here would do; nothing where that is no change.
    pub(super) fn change(&self) -> Option<Change> {
        let by = snapped(self.from, self.at);
        let change = match self.spot {
            Spot::First => Change::First(by),
            Spot::Last => Change::Last(by),
            Spot::Undated => Change::Day(self.day?),
            _ => Change::Move(by),
        };
        (!change.is_nothing()).then_some(change)
    }
}

/// The selected actions of the initiative that is looked at.
pub(super) fn ours(cx: &Context<'_>) -> Vec<ActionId> {
    let keys = cx.selection.keys();
    let ids = keys.iter().filter_map(|key| if let Key::Action(id) = key { Some(*id) } else { None });
    let here = |id: &ActionId| {
        cx.document.actions.get(id).is_some_and(|action| Some(action.initiative) == cx.initiative)
    };
    ids.filter(here).collect()
}

/// What is under a point.
fn hit(cx: &Context<'_>, shown: &[Shown<'_>], at: Pos2) -> Option<(ActionId, Spot)> {
    let one = shown.iter().find(|one| one.row.contains(at))?;
    let spot = match &one.mark {
        Mark::Bar { area, .. } => {
            let chosen = cx.selection.has(Key::Action(one.id));
            let (outside, inside) = match (chosen, area.width() >= WIDE) {
                (true, true) => (END, END),
                (true, false) => (END, 1.5),
                (false, true) => (1.0, END),
                (false, false) => (0.0, 0.0),
            };
            let near = |x: f32, side: f32| (at.x - x) * side >= -inside && (at.x - x) * side < outside;
            if (at.y - area.center().y).abs() > area.height() / 2.0 + 3.0 {
                Spot::Row
            } else if outside > 0.0 && near(area.right(), 1.0) {
                Spot::Last
            } else if outside > 0.0 && near(area.left(), -1.0) {
                Spot::First
            } else if area.expand(2.0).contains(at) {
                Spot::Body
            } else {
                Spot::Row
            }
        }
        Mark::Series { circles, area, .. } => {
            let on = circles.iter().any(|(x, _)| (at.x - x).abs() <= 8.0);
            if on && (at.y - area.center().y).abs() <= 9.0 { Spot::Body } else { Spot::Row }
        }
        Mark::Undated { area } if area.contains(at) => Spot::Undated,
        Mark::Away { area, day, .. } if area.contains(at) => Spot::Away(*day),
        _ => Spot::Row,
    };
    Some((one.id, spot))
}

impl Timeline {
    /// Follows the pointer while dates are held; near the edge the days move along.
    pub(super) fn dragging(&mut self, ui: &Ui, body: Rect) {
        let Some(Held::Drag(drag)) = &mut self.held else { return };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            self.held = Some(Held::Nothing);
            announce::polite(ui.ctx(), "Cancelled");
            return;
        }
        let Some(scale) = &mut self.scale else { return };
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let beyond =
            (pointer.x - (body.right() - EDGE)).max(0.0) - ((body.left() + EDGE) - pointer.x).max(0.0);
        if beyond != 0.0 && drag.spot != Spot::Undated && ui.input(|input| input.pointer.any_down()) {
            *scale = scale.panned(-(beyond / 3.0).clamp(-12.0, 12.0));
            self.glide = None;
            ui.ctx().request_repaint();
        }
        drag.at = scale.days(pointer.x);
        drag.day = body.x_range().contains(pointer.x).then(|| scale.day_at(pointer.x));
        ui.set_cursor_icon(match drag.spot {
            Spot::First | Spot::Last => CursorIcon::ResizeHorizontal,
            _ => CursorIcon::Grabbing,
        });
    }

    /// Ends what is held when the pointer lets go.
    pub(super) fn release(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        if self.held.is_none() || ui.input(|input| input.pointer.any_down()) {
            return;
        }
        let Some(Held::Drag(drag)) = self.held.take() else { return };
        let Some(change) = drag.change() else { return };
        let edit = reschedule(cx.document, &drag.ids, change);
        if let Some(action) = cx.document.actions.get(&drag.grabbed).and_then(|one| changed(one, change)) {
            announce::polite(ui.ctx(), words::name(&action, cx.today));
        }
        out.edit(edit);
    }

    /// Clicks, the beginning of a drag, hover.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        response: &Response,
        head: &Response,
        shown: &[Shown<'_>],
        out: &mut Outbox,
    ) {
        if head.drag_started() {
            self.glide = None;
        }
        let keys = ui.input(|input| input.modifiers);
        if response.drag_started_by(PointerButton::Primary) {
            let pressed = ui.input(|input| input.pointer.press_origin());
            self.held = Some(match pressed.and_then(|at| Some((at, hit(cx, shown, at)?))) {
                Some((at, (id, spot @ (Spot::Body | Spot::First | Spot::Last | Spot::Undated)))) => {
                    self.take(cx, id, spot, at, out)
                }
                _ => Held::Pan,
            });
        }
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            match hit(cx, shown, at) {
                Some((id, spot)) => {
                    self.pick(cx, id, Click::with(keys), out);
                    if let Spot::Away(_) = spot {
                        self.reveal = Some(id);
                        ui.ctx().request_repaint();
                    } else if response.double_clicked() {
                        out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(id)))));
                    }
                }
                None => out.ask(Request::Select(Selection::default())),
            }
        }
        let over = response.hover_pos().filter(|_| self.held.is_none());
        let Some((id, spot)) = over.and_then(|at| hit(cx, shown, at)) else { return };
        match spot {
            Spot::First | Spot::Last => ui.set_cursor_icon(CursorIcon::ResizeHorizontal),
            Spot::Body | Spot::Undated => ui.set_cursor_icon(CursorIcon::Grab),
            Spot::Away(_) => ui.set_cursor_icon(CursorIcon::PointingHand),
            Spot::Row => return,
        }
        if let Some(action) = cx.document.actions.get(&id) {
            let mut text = words::tooltip(cx.document, action, cx.today);
            if spot == Spot::Undated {
                text.push_str("\nDrag it onto a day");
            }
            response.clone().on_hover_text_at_pointer(text);
        }
    }

    fn take(&mut self, cx: &Context<'_>, id: ActionId, spot: Spot, at: Pos2, out: &mut Outbox) -> Held {
        let selected = ours(cx);
        let together = selected.contains(&id) && spot != Spot::Undated;
        if !cx.selection.has(Key::Action(id)) {
            self.pick(cx, id, Click::Only, out);
        }
        let from = self.scale.map_or(0.0, |scale| scale.days(at.x));
        let ids = if together { selected } else { vec![id] };
        Held::Drag(Drag { grabbed: id, ids, spot, from, at: from, day: None })
    }

    /// Selects an action; it stays where it is.
    pub(super) fn pick(&mut self, cx: &Context<'_>, id: ActionId, click: Click, out: &mut Outbox) {
        let next = cx.selection.clicked(Key::Action(id), click);
        self.picked = next.primary();
        out.ask(Request::Select(next));
    }
}

/// What the chip says of an action that is selected, or of what a release would make of it: strongly, and beside that.
pub(super) fn said(cx: &Context<'_>, one: &Shown<'_>, drag: Option<&Drag>) -> Option<(String, String)> {
    let action = &one.action;
    let strong = match (&action.repeat, crate::plan::load::span(action)) {
        (Some(repeat), _) => words::capital(&words::rhythm(repeat)),
        (None, Some((first, last))) => words::brief(first, last, cx.today),
        (None, None) if drag.is_none() => {
            return Some((String::new(), "Drag it onto a day, or Alt+→ for today".to_owned()));
        }
        (None, None) => return None,
    };
    let Some(drag) = drag else {
        if let Mark::Away { .. } = one.mark {
            return None;
        }
        let weak = match &action.repeat {
            Some(repeat) => format!("from {}", words::brief(repeat.first, repeat.first, cx.today)),
            None => words::extent(action),
        };
        return Some((strong, weak));
    };
    let strong = match &action.repeat {
        Some(repeat) => format!("First on {}", words::brief(repeat.first, repeat.first, cx.today)),
        None => strong,
    };
    let mut weak = match drag.change() {
        Some(Change::Move(by)) => {
            let days = usize::try_from(by.unsigned_abs()).unwrap_or_default();
            format!("{} {}", words::counted(days), if by > 0 { "later" } else { "earlier" })
        }
        Some(Change::Day(day)) => {
            let days = number(day) - number(cx.today);
            match days {
                0 => "today".to_owned(),
                _ => day.strftime("%A").to_string(),
            }
        }
        _ => words::extent(action),
    };
    if drag.ids.len() > 1 {
        weak = format!("{weak}, {}", counted(drag.ids.len(), "action"));
    }
    Some((strong, weak))
}
