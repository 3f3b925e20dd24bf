//! From which rating on is influence or interest high? The two lines are moved by the grips at their ends.
//!
//! *Invariants:* the initiative changes on release only, as one step; until then the picture and a chip show who would
//! change quadrant.

use super::chip::chip;
use super::{Grid, Stage};
use crate::app::announce;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::Tokens;
use crate::model::{Edit, Initiative, InitiativeId, Key, Record, edits};
use crate::plan;
use egui::accesskit::Action;
use egui::{CursorIcon, EventFilter, Id, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui};
use egui::{Vec2, WidgetInfo, pos2};

/// Which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Influence,
    Interest,
}

impl Line {
    const fn word(self) -> &'static str {
        match self {
            Self::Influence => "influence",
            Self::Interest => "interest",
        }
    }

    fn of(self, initiative: &Initiative) -> u32 {
        match self {
            Self::Influence => initiative.influence_line.get(),
            Self::Interest => initiative.interest_line.get(),
        }
    }

    fn set(self, initiative: &mut Initiative, to: u32) {
        match self {
            Self::Influence => initiative.influence_line = plan_line(to),
            Self::Interest => initiative.interest_line = plan_line(to),
        }
    }
}

fn plan_line(to: u32) -> crate::model::numbers::Whole<50, 1, 100> {
    crate::model::numbers::Whole::nearest(to)
}

/// A line on its way.
pub(super) struct Moving {
    line: Line,
    to: u32,
}

impl Moving {
    /// Both lines as a release would leave them, influence and interest.
    pub(super) fn lines(&self, cx: &Context<'_>, initiative: InitiativeId) -> (u32, u32) {
        let record = cx.document.initiatives.get(&initiative);
        let now = |line: Line| record.map_or(50, |record| line.of(record));
        match self.line {
            Line::Influence => (self.to, now(Line::Interest)),
            Line::Interest => (now(Line::Influence), self.to),
        }
    }
}

/// The initiative with the line elsewhere.
fn edit(cx: &Context<'_>, initiative: InitiativeId, line: Line, to: u32) -> Edit {
    let label = format!("Move the line of {}", line.word());
    edits::change(cx.document, Key::Initiative(initiative), label, |record| {
        if let Record::Initiative(initiative) = record {
            line.set(initiative, to);
        }
    })
}

/// How many people would stand in another field.
fn changed(cx: &Context<'_>, initiative: InitiativeId, line: Line, to: u32) -> usize {
    let Some(now) = cx.document.initiatives.get(&initiative) else { return 0 };
    let mut then = Initiative {
        influence_line: now.influence_line,
        interest_line: now.interest_line,
        ..Initiative::default()
    };
    line.set(&mut then, to);
    let said = cx.document.assessments_of(initiative);
    said.filter(|(_, a)| {
        plan::quadrant(a.influence, a.interest, now) != plan::quadrant(a.influence, a.interest, &then)
    })
    .count()
}

fn counted(changed: usize) -> String {
    match changed {
        0 => "Nobody changes quadrant".to_owned(),
        1 => "1 person changes quadrant".to_owned(),
        several => format!("{several} people change quadrant"),
    }
}

impl Grid {
    /// The grips at the ends of the lines.
    pub(super) fn lines(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let plot = stage.drawn.plot(stage.camera);
        let frame = stage.drawn.picture.frame;
        let middle = stage
            .camera
            .screen(crate::diagram::pos(frame.x(frame.interest_line), frame.y(frame.influence_line)));
        let grips = [
            (Line::Interest, pos2(middle.x, plot.bottom()), "bottom"),
            (Line::Interest, pos2(middle.x, plot.top()), "top"),
            (Line::Influence, pos2(plot.left(), middle.y), "left"),
            (Line::Influence, pos2(plot.right(), middle.y), "right"),
        ];
        for (line, at, end) in grips {
            let id = ui.scope_id().with(("grip", end));
            let response = ui.interact(Rect::from_center_size(at, Vec2::splat(20.0)), id, Sense::drag());
            self.grip(ui, stage, line, &response, end, out);
            paint_grip(ui, stage, at, &response);
        }
        self.moving(ui, stage, out);
    }

    fn grip(
        &mut self,
        ui: &mut Ui,
        stage: &Stage<'_>,
        line: Line,
        response: &Response,
        end: &str,
        out: &mut Outbox,
    ) {
        let Some((_, record)) = stage.cx.current() else { return };
        let now = line.of(record);
        let name = format!("Line of {}, {end} grip", line.word());
        response.widget_info(|| WidgetInfo::slider(true, f64::from(now), &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Slider);
            node.set_min_numeric_value(1.0);
            node.set_max_numeric_value(100.0);
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
        if response.hovered() || response.dragged() {
            let upright = line == Line::Interest;
            ui.set_cursor_icon(if upright {
                CursorIcon::ResizeHorizontal
            } else {
                CursorIcon::ResizeVertical
            });
        }
        if response.drag_started() {
            self.moving = Some(Moving { line, to: now });
        }
        let steps = pressed(ui, response.id, response.has_focus());
        if steps != 0 && !stage.cx.blocked {
            let to = now.saturating_add_signed(steps).clamp(1, 100);
            let said = counted(changed(stage.cx, stage.initiative, line, to));
            announce::polite(ui.ctx(), format!("Line of {} {to}, {said}", line.word()));
            out.edit(edit(stage.cx, stage.initiative, line, to));
        }
        let said = format!("From {now} on {} counts as high. Drag, or use the arrow keys.", line.word());
        response.clone().on_hover_text(said);
    }

    /// Goes on with moving a line.
    fn moving(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let Some(moving) = &mut self.moving else { return };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            self.moving = None;
            return;
        }
        let line = moving.line;
        let pointer = ui.input(|input| input.pointer.latest_pos());
        if let Some(pointer) = pointer {
            let (influence, interest) = stage.drawn.picture.frame.numbers_at(stage.camera.scene(pointer));
            let free = ui.input(|input| input.modifiers.alt);
            let step = if free { 1.0 } else { f32::from(self.snap) };
            let value = if line == Line::Influence { influence } else { interest };
            moving.to = ((value / step).round() * step).clamp(1.0, 100.0) as u32;
        }
        let to = moving.to;
        if !ui.input(|input| input.pointer.any_down()) {
            out.edit(edit(stage.cx, stage.initiative, line, to));
            self.moving = None;
            return;
        }
        let Some((_, record)) = stage.cx.current() else { return };
        let now = line.of(record);
        let first = if now == to {
            format!("Line of {} {to}", line.word())
        } else {
            format!("Line of {} {now} → {to}", line.word())
        };
        let second = counted(changed(stage.cx, stage.initiative, line, to));
        if let Some(at) = pointer {
            let tokens = stage.cx.tokens;
            chip(ui, tokens, at, stage.area, &first, vec![(second, false, tokens.muted)]);
        }
    }
}

/// By how much the keys move the line that has the keyboard.
fn pressed(ui: &mut Ui, id: Id, focused: bool) -> i32 {
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(id, action)) as i32;
    let mut steps = 5 * (asked(Action::Increment) - asked(Action::Decrement));
    if !focused {
        return steps;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let keys = [
        (egui::Key::ArrowUp, 1),
        (egui::Key::ArrowRight, 1),
        (egui::Key::ArrowDown, -1),
        (egui::Key::ArrowLeft, -1),
    ];
    for (key, sign) in keys {
        steps += sign * ui.input_mut(|input| input.count_and_consume_key(Modifiers::SHIFT, key)) as i32;
        steps += sign * 5 * ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as i32;
    }
    steps
}

/// The grips where there is nobody to change quadrant: to be seen, not to be moved.
pub(super) fn still(ui: &Ui, tokens: &Tokens, plot: Rect) {
    let middle = plot.center();
    let ends = [
        pos2(middle.x, plot.bottom()),
        pos2(middle.x, plot.top()),
        pos2(plot.left(), middle.y),
        pos2(plot.right(), middle.y),
    ];
    for at in ends {
        let area = Rect::from_center_size(at, Vec2::splat(8.0));
        ui.painter().rect(area, 2.0, tokens.surface, Stroke::new(1.3, tokens.muted), StrokeKind::Middle);
    }
}

fn paint_grip(ui: &Ui, stage: &Stage<'_>, at: egui::Pos2, response: &Response) {
    let tokens = stage.cx.tokens;
    let warm = response.hovered() || response.dragged();
    let color = if warm { tokens.accent } else { tokens.muted };
    let area = Rect::from_center_size(at, Vec2::splat(if warm { 10.0 } else { 8.0 }));
    ui.painter().rect(area, 2.0, tokens.surface, Stroke::new(1.3, color), StrokeKind::Middle);
    if response.has_focus() {
        ui.painter().rect_stroke(area.expand(4.0), 4.0, tokens.focus_ring(), StrokeKind::Middle);
    }
}
