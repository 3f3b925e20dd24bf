//! How is a cell written in?
//!
//! Enter commits and goes down, Tab goes right, Esc brings the old text back, leaving it commits. Text that the cell
//! refuses stays, with a red border and the reason below. Where there are answers to choose from they hang below.

use super::People;
use super::changes::{self, Verb};
use super::columns::{Column, Line};
use super::cursor::{Cell, Cursor, Step};
use super::ground::{Ground, Span, cells_id};
use super::values::{self, Place};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{Tokens, gap, radius};
use crate::app::{fonts, search, widgets};
use crate::model::Engagement;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Area, Frame, Id, Key, Modifiers, Order, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// How many answers hang below a cell at the most.
const MOST_ANSWERS: usize = 10;

/// A cell that is being written in.
pub(super) struct Editing {
    pub(super) cell: Cell,
    text: String,
    /// What stood there, for Esc and to show all answers until something is typed.
    before: String,
    fresh: bool,
    /// Opened in the last frame: the click that opened it can have taken the keyboard away again.
    settling: bool,
    wrong: Option<String>,
    /// The answer that the arrow keys chose.
    chosen: Option<usize>,
    /// Where the answers hang: a press there is not a press elsewhere.
    list: Rect,
}

/// What became of it in this frame.
enum Outcome {
    Open,
    Commit(Option<Step>),
    Revert,
}

fn field_id() -> Id {
    Id::unique("cell field")
}

impl People {
    /// Opens a cell for writing, with what was typed in place of what stands there.
    pub(super) fn edit_at(&mut self, cx: &Context<'_>, out: &mut Outbox, cell: Cell, typed: Option<String>) {
        let Some(line) = Line::of(cx.document, cx.initiative, cell.person) else { return };
        if !cell.column.edits() {
            let mut draft = values::Draft::default();
            if let Err(reason) = values::put(Place::of(cx), &mut draft, cell.column, "") {
                out.ask(Request::Tell(reason));
            }
            return;
        }
        let before = values::text(&line, self.order.known(), cell.column);
        self.cursor = Some(Cursor::at(cell));
        self.reveals = true;
        self.editing = Some(Editing {
            cell,
            text: typed.clone().unwrap_or_else(|| before.clone()),
            before,
            fresh: true,
            settling: false,
            wrong: None,
            chosen: None,
            list: Rect::NOTHING,
        });
    }

    /// The field over the cell that is being written in.
    pub(super) fn show_editing(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        ground: &Ground,
        spans: &[Span],
    ) {
        let Some(mut editing) = self.editing.take() else { return };
        let Some((area, seen)) = self.area_of(editing.cell, ground, spans) else { return };
        let area = area.with_max_x(area.right().max(area.left() + 92.0));
        let mut field = ui.new_child(UiBuilder::new().id_salt("cell").max_rect(area));
        field.set_clip_rect(seen.expand(1.0).intersect(ui.clip_rect()));
        match editing.ui(&mut field, cx, area) {
            Outcome::Open => self.editing = Some(editing),
            Outcome::Revert => ui.memory_mut(|memory| memory.request_focus(cells_id())),
            Outcome::Commit(step) => {
                let cell = editing.cell;
                let made = changes::write(
                    Place::of(cx),
                    Verb::Set,
                    &[(cell.person, cell.column, editing.answer(cx))],
                );
                if let Some(reason) = made.refused.into_iter().next() {
                    editing.wrong = Some(reason);
                    editing.fresh = step.is_some();
                    self.editing = Some(editing);
                    return;
                }
                out.edit(made.edit);
                if let Some(step) = step {
                    ui.memory_mut(|memory| memory.request_focus(cells_id()));
                    self.move_cursor(step, false, cx, out);
                }
            }
        }
    }
}

impl Editing {
    /// What would be written: the answer that was chosen, or the text.
    fn answer(&self, cx: &Context<'_>) -> String {
        let answers = self.answers(cx);
        self.chosen.and_then(|place| answers.get(place).cloned()).unwrap_or_else(|| self.text.clone())
    }

    /// The answers that fit what was typed; all of them before anything was.
    fn answers(&self, cx: &Context<'_>) -> Vec<String> {
        let all = values::offers(cx.document, self.cell.column);
        let typed = search::folded(self.text.trim());
        if self.text == self.before || typed.parse::<usize>().is_ok() {
            return all;
        }
        all.into_iter().filter(|answer| search::folded(answer).contains(&typed)).collect()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect) -> Outcome {
        let tokens = cx.tokens;
        let answers = self.answers(cx);
        let focused = ui.memory(|memory| memory.has_focus(field_id()));
        let mut tab = None;
        if focused {
            tab = take_tab(ui);
            self.walk(ui, answers.len());
        }
        let rim = match &self.wrong {
            Some(_) => Stroke::new(2.0, tokens.danger),
            None => tokens.focus_ring(),
        };
        ui.painter().rect(area, radius::CONTROL, tokens.surface, rim, StrokeKind::Inside);
        if std::mem::take(&mut self.fresh) {
            self.begin(ui);
            self.settling = true;
            ui.ctx().request_repaint();
        } else if std::mem::take(&mut self.settling) && !focused {
            self.begin(ui);
        }
        let left = if self.cell.column == Column::Name { 34.0 } else { 8.0 };
        let inner = Rect::from_min_max(
            pos2(area.left() + left, area.top() + 1.0),
            pos2(area.right() - 4.0, area.bottom()),
        );
        let field = TextEdit::singleline(&mut self.text)
            .id(field_id())
            .frame(Frame::NONE)
            .font(fonts::regular(13.0))
            .align(Align2::LEFT_CENTER)
            .min_size(inner.size())
            .desired_width(inner.width())
            .lock_focus(true);
        let response = ui.put(inner, field);
        let name = self.cell.column.name();
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("{name}, being written")));
        if response.changed() {
            self.wrong = None;
            self.chosen = None;
        }
        let pressed = ui.input(|input| {
            let inside = input.pointer.interact_pos().is_some_and(|at| self.list.contains(at));
            inside && (input.pointer.any_down() || input.pointer.any_released())
        });
        let picked = self.below(ui, cx, area, &answers);
        let (enter, escape) =
            ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        if let Some(place) = picked {
            self.chosen = Some(place);
            return Outcome::Commit(Some(Step::Rows(0)));
        }
        if escape && (focused || response.lost_focus() || self.wrong.is_some()) {
            return Outcome::Revert;
        }
        if let Some(step) = tab {
            return Outcome::Commit(Some(step));
        }
        if response.lost_focus() {
            if enter {
                return Outcome::Commit(Some(Step::Rows(1)));
            }
            if pressed {
                self.fresh = true;
                return Outcome::Open;
            }
            return Outcome::Commit(None);
        }
        Outcome::Open
    }

    /// Takes the keyboard, with the caret at the end.
    fn begin(&self, ui: &Ui) {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        let end = CCursor::end_of_str(&self.text);
        let mut state = TextEditState::load(ui.ctx(), field_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), field_id());
    }

    /// The arrow keys choose among the answers.
    fn walk(&mut self, ui: &Ui, count: usize) {
        let Some(last) = count.min(MOST_ANSWERS).checked_sub(1) else { return };
        let (up, down) = ui.input_mut(|input| {
            let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
            (up, input.consume_key(Modifiers::NONE, Key::ArrowDown))
        });
        if down {
            self.chosen = Some(self.chosen.map_or(0, |place| (place + 1).min(last)));
        } else if up {
            self.chosen = Some(self.chosen.map_or(last, |place| place.saturating_sub(1)));
        }
    }

    /// What hangs below the field: why the text was refused, or the answers. Returns the place of the one pressed.
    fn below(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect, answers: &[String]) -> Option<usize> {
        self.list = Rect::NOTHING;
        if self.wrong.is_none() && answers.is_empty() {
            return None;
        }
        let tokens = cx.tokens;
        let mut picked = None;
        let shown = Area::new(Id::unique("below the cell"))
            .order(Order::Foreground)
            .fixed_pos(area.left_bottom() + vec2(0.0, 2.0))
            .constrain(true)
            .show(ui.ctx(), |ui| {
                widgets::menu_frame(tokens).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if let Some(reason) = &self.wrong {
                        ui.set_max_width(320.0);
                        widgets::error_line(ui, tokens, reason);
                        return;
                    }
                    let width = (area.width() - 10.0).max(136.0);
                    for (place, answer) in answers.iter().take(MOST_ANSWERS).enumerate() {
                        let on = self.chosen == Some(place);
                        if answer_row(ui, tokens, self.cell.column, answer, width, on) {
                            picked = Some(place);
                        }
                    }
                });
            });
        if self.wrong.is_none() {
            self.list = shown.response.rect;
        }
        picked
    }
}

fn answer_row(ui: &mut Ui, tokens: &Tokens, column: Column, answer: &str, width: f32, on: bool) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(width, gap::CONTROL), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, answer));
    let fill = if on { Some(tokens.sel) } else { response.hovered().then_some(tokens.accent_soft) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(area, radius::CONTROL, fill);
    }
    let mut left = area.left() + gap::S;
    if let (Column::Stance | Column::Wanted, Some(stance)) = (column, Engagement::find(answer)) {
        let at = pos2(left + 7.0, area.center().y);
        widgets::paint_badge(ui.painter(), at, 7.0, stance, column == Column::Stance, tokens);
        left += 20.0;
    }
    let at = pos2(left, area.center().y);
    let room = area.right() - left - gap::XS;
    widgets::write(ui, at, Align2::LEFT_CENTER, answer, fonts::regular(13.0), tokens.text, room);
    response.clicked()
}

/// Takes Tab before the field and egui's own order see it.
fn take_tab(ui: &Ui) -> Option<Step> {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            Some(Step::Columns(-1))
        } else {
            input.consume_key(Modifiers::NONE, Key::Tab).then_some(Step::Columns(1))
        }
    })
}
