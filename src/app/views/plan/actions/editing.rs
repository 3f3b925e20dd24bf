//! How is a cell of an action written in?
//!
//! Enter commits and goes down, Tab goes right, Esc brings the old text back, leaving it commits. Text that the cell refuses
//! stays, with a red border and the reason below. Where there are answers to choose from they hang below.

use super::cells::{BEHIND, SIDE};
use super::changes;
use super::columns::Column;
use super::keys::Step;
use super::order::Order;
use super::table::{Cell, Ground, Table, cells_id};
use super::values;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::search::folded;
use crate::app::theme::{Tokens, gap, radius};
use crate::app::{fonts, widgets};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Area, Frame, Id, Key, Modifiers, Order as Layer, Rect, Role, Sense, Stroke, StrokeKind, TextEdit,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// How many answers hang below a cell at the most.
const MOST_ANSWERS: usize = 9;

/// A cell that is being written in.
pub(super) struct Editing {
    pub(super) cell: Cell,
    text: String,
    /// What stood there, for Esc and to show all answers until something is typed.
    before: String,
    /// Every answer that there is, with its letters as they are looked for.
    all: Vec<(String, String)>,
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
    Id::unique("action cell field")
}

impl Table {
    /// Opens a cell for writing, with what was typed in place of what stands there.
    pub(super) fn edit_at(&mut self, cx: &Context<'_>, cell: Cell, typed: Option<String>) {
        let Some(action) = cx.document.actions.get(&cell.0) else { return };
        let before = values::text(cx.document, action, cell.1);
        self.cursor = Some(cell);
        self.reveals = true;
        self.editing = Some(Editing {
            cell,
            text: typed.unwrap_or_else(|| before.clone()),
            before,
            all: values::offers(cx.document, action, cell.1)
                .into_iter()
                .map(|answer| (folded(&answer), answer))
                .collect(),
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
        order: &Order,
        ground: &Ground,
    ) {
        let Some(mut editing) = self.editing.take() else { return };
        let Some((area, _)) = ground.cell(order, editing.cell) else { return };
        // A narrow cell is written in more room, to the left where there is none at the right.
        let wide = area.width().max(132.0);
        let left = area.left().min(ground.view.right() - wide);
        let area = Rect::from_min_size(pos2(left, area.top()), vec2(wide, area.height()));
        let mut field = ui.new_child(UiBuilder::new().id_salt("cell").max_rect(area));
        field.set_clip_rect(area.expand(1.0).intersect(ground.view));
        match editing.ui(&mut field, cx, area) {
            Outcome::Open => self.editing = Some(editing),
            Outcome::Revert => ui.memory_mut(|memory| memory.request_focus(cells_id())),
            Outcome::Commit(step) => {
                let (id, column) = editing.cell;
                let made = changes::write(cx.document, cx.today, &[id], column, &editing.answer());
                if let Some(reason) = made.refused.into_iter().next() {
                    if step.is_none() {
                        // The keyboard went elsewhere: it is not taken back.
                        out.ask(Request::Tell(reason));
                        return;
                    }
                    editing.wrong = Some(reason);
                    editing.fresh = true;
                    self.editing = Some(editing);
                    return;
                }
                out.edit(made.edit);
                if let Some(step) = step {
                    ui.memory_mut(|memory| memory.request_focus(cells_id()));
                    self.step(step, false, cx, out, order);
                }
            }
        }
    }
}

impl Editing {
    /// Several can stand in it, parted by semicolons.
    fn is_list(&self) -> bool {
        self.cell.1 == Column::Audience
    }

    /// What would be written: the text, with the answer that was chosen.
    fn answer(&self) -> String {
        let answers = self.answers();
        let Some(answer) = self.chosen.and_then(|place| answers.get(place)) else { return self.text.clone() };
        match self.text.rfind(';') {
            Some(at) if self.is_list() => format!("{}; {answer}", self.text[..at].trim_end()),
            _ if self.is_list() && self.text == self.before && !self.text.is_empty() => {
                format!("{}; {answer}", self.text)
            }
            _ => (*answer).clone(),
        }
    }

    /// The answers that fit what was typed; all of them before anything was.
    fn answers(&self) -> Vec<&String> {
        let last = if self.is_list() { self.text.rsplit(';').next().unwrap_or_default() } else { &self.text };
        let typed = folded(last.trim());
        if self.text == self.before {
            return self.all.iter().take(MOST_ANSWERS).map(|(_, answer)| answer).collect();
        }
        let mut found: Vec<(bool, &String)> = Vec::new();
        for (name, answer) in &self.all {
            if name.contains(&typed) {
                found.push((!name.starts_with(&typed), answer));
            }
        }
        found.sort_by_key(|(inside, _)| *inside);
        found.into_iter().take(MOST_ANSWERS).map(|(_, answer)| answer).collect()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect) -> Outcome {
        let tokens = cx.tokens;
        let focused = ui.memory(|memory| memory.has_focus(field_id()));
        let mut tab = None;
        if focused {
            tab = take_tab(ui);
            self.walk(ui);
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
        let left = if self.cell.1 == Column::Title { BEHIND } else { SIDE };
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
        let name = self.cell.1.name();
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("{name}, being written")));
        if response.changed() {
            self.wrong = None;
            self.chosen = None;
        }
        let pressed = ui.input(|input| {
            let inside = input.pointer.interact_pos().is_some_and(|at| self.list.contains(at));
            inside && (input.pointer.any_down() || input.pointer.any_released())
        });
        let picked = self.below(ui, cx, area);
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
    fn walk(&mut self, ui: &Ui) {
        let Some(last) = self.answers().len().checked_sub(1) else { return };
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
    fn below(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect) -> Option<usize> {
        self.list = Rect::NOTHING;
        let answers = self.answers();
        if self.wrong.is_none() && answers.is_empty() {
            return None;
        }
        let tokens = cx.tokens;
        let mut picked = None;
        let shown = Area::new(Id::unique("below the action cell"))
            .order(Layer::Foreground)
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
                    let width = (area.width() - 10.0).max(192.0);
                    for (place, answer) in answers.iter().enumerate() {
                        if answer_row(ui, tokens, answer, width, self.chosen == Some(place)) {
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

fn answer_row(ui: &mut Ui, tokens: &Tokens, answer: &str, width: f32, on: bool) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(width, gap::CONTROL), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, answer));
    let fill = if on { Some(tokens.sel) } else { response.hovered().then_some(tokens.accent_soft) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(area, radius::CONTROL, fill);
    }
    let at = pos2(area.left() + gap::S, area.center().y);
    let room = area.width() - gap::M;
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
