//! Where is text typed?
//!
//! A committed field gives back what was typed when it is done: Enter or leaving it commits, Esc brings the old text
//! back. What is being typed lives in egui's memory until then.

use super::LABEL;
use crate::app::fonts::{regular, semibold};
use crate::app::theme::{self, Tokens, gap, radius, size, tokens};
use egui::text::LayoutJob;
use egui::{
    Align2, FontId, Frame, Id, Key, Label, Margin, Modifiers, Rect, Response, Sense, Shape, Stroke,
    StrokeKind, TextEdit, Ui, pos2, vec2,
};

/// A label at the left, 80 wide and up to two lines, and what belongs to it at the right. No label, no column.
pub fn labelled<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let spacing = ui.spacing().item_spacing.x;
        if !label.is_empty() {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (area, _) = ui.allocate_exact_size(vec2(LABEL, gap::CONTROL), Sense::hover());
            paint_label(ui, label, area);
            ui.spacing_mut().item_spacing.x = spacing;
        }
        add(ui)
    })
    .inner
}

fn paint_label(ui: &Ui, label: &str, area: Rect) {
    let color = tokens(ui).muted;
    let width = area.width() - gap::S;
    let write = |font: FontId, wrap: bool| {
        let mut job =
            LayoutJob::simple(label.to_owned(), font, color, if wrap { width } else { f32::INFINITY });
        job.wrap.max_rows = 2;
        ui.painter().layout_job(job)
    };
    let mut galley = write(regular(size::CONTROL), false);
    if galley.size().x > width {
        galley = write(regular(size::SMALL), true);
        let longest = label.split_whitespace().max_by_key(|word| word.len()).unwrap_or_default();
        let word = super::galley(ui, longest, regular(size::SMALL), color, f32::INFINITY);
        if word.size().x > width {
            // A word that does not fit ends in an ellipsis rather than in the middle of a syllable on the next line.
            galley = super::galley(ui, label, regular(size::MICRO), color, area.width() - 2.0);
        }
    }
    ui.painter().galley(pos2(area.left(), area.center().y - galley.size().y / 2.0), galley, color);
}

/// A label above a field.
fn caption(ui: &mut Ui, label: &str) {
    if !label.is_empty() {
        let color = tokens(ui).muted;
        ui.add(Label::new(theme::small(label).color(color)));
    }
}

/// Ground, border and focus of a field, painted under what `add` draws.
fn framed(ui: &mut Ui, wrong: bool, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    let tokens = tokens(ui);
    let (under, over) = (ui.painter().add(Shape::Noop), ui.painter().add(Shape::Noop));
    let response = add(ui);
    let area = response.rect;
    let rim = match (wrong, response.has_focus()) {
        (true, _) => Stroke::new(2.0, tokens.danger),
        (false, true) => tokens.focus_ring(),
        (false, false) => Stroke::new(1.0, tokens.ctl),
    };
    ui.painter().set(under, Shape::rect_filled(area, radius::CONTROL, tokens.surface));
    ui.painter().set(
        over,
        Shape::Rect(egui::epaint::RectShape::stroke(area, radius::CONTROL, rim, StrokeKind::Inside)),
    );
    response
}

fn line(text: &mut String, id: Id, width: f32) -> TextEdit<'_> {
    TextEdit::singleline(text)
        .id(id)
        .frame(Frame::new().inner_margin(Margin::symmetric(8, 4)))
        .font(regular(size::CONTROL))
        .min_size(vec2(0.0, gap::CONTROL))
        .align(Align2::LEFT_CENTER)
        .desired_width(width)
}

/// A field under its label, as wide as there is room; what is typed counts at once.
pub fn text_field(ui: &mut Ui, _tokens: &Tokens, label: &str, text: &mut String) -> Response {
    caption(ui, label);
    let id = ui.scope_id().with(("text field", label));
    let width = ui.available_width();
    framed(ui, false, |ui| ui.add(line(text, id, width)).accessible_name(label))
}

/// What is wrong, below a field.
pub fn error_line(ui: &mut Ui, tokens: &Tokens, text: &str) {
    ui.add(Label::new(theme::small(text).color(tokens.danger)).wrap());
}

/// What is typed until it is done.
pub(in crate::app) struct Typed {
    key: Id,
    /// The text as it stands now.
    pub(in crate::app) text: String,
}

impl Typed {
    /// What is being typed under this id, or the value.
    pub(in crate::app) fn of(ui: &Ui, id: Id, value: &str) -> Self {
        let key = id.with("typed");
        let text = ui.data(|data| data.get_temp::<String>(key));
        Self { key, text: text.unwrap_or_else(|| value.to_owned()) }
    }

    /// Keeps it and the keyboard, because it was not good.
    pub(in crate::app) fn keep(ui: &Ui, id: Id, text: String) {
        ui.data_mut(|data| data.insert_temp(id.with("typed"), text));
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// Whether something is kept under this id.
    pub(in crate::app) fn is_kept(ui: &Ui, id: Id) -> bool {
        ui.data(|data| data.get_temp::<String>(id.with("typed"))).is_some()
    }

    /// Keeps it while the field has the keyboard; returns it when it is done and differs from the value.
    pub(in crate::app) fn done(self, ui: &Ui, response: &Response, value: &str) -> Option<String> {
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(self.key, self.text));
            return None;
        }
        ui.data_mut(|data| data.remove::<String>(self.key));
        let reverted = ui.input(|input| input.key_pressed(Key::Escape));
        (response.lost_focus() && !reverted && self.text != value).then_some(self.text)
    }
}

/// A field behind its label. Returns the new text when it is done.
pub fn committed_line(ui: &mut Ui, label: &str, value: &str) -> Option<String> {
    let id = ui.scope_id().with(("line", label));
    labelled(ui, label, |ui| LineBox { id, name: label, ..LineBox::default() }.ui(ui, value))
}

/// A field of one line without its label.
pub(in crate::app) struct LineBox<'a> {
    /// Of the field, and of what is being typed.
    pub(in crate::app) id: Id,
    /// As it is read aloud.
    pub(in crate::app) name: &'a str,
    /// What stands there while it is empty.
    pub(in crate::app) hint: &'a str,
    /// Painted red.
    pub(in crate::app) wrong: bool,
    /// Points; `None` is as wide as there is room.
    pub(in crate::app) width: Option<f32>,
    /// A number stands at the right.
    pub(in crate::app) number: bool,
}

impl Default for LineBox<'_> {
    fn default() -> Self {
        Self { id: Id::NULL, name: "", hint: "", wrong: false, width: None, number: false }
    }
}

impl LineBox<'_> {
    /// Returns the new text when it is done.
    pub(in crate::app) fn ui(self, ui: &mut Ui, value: &str) -> Option<String> {
        let mut typed = Typed::of(ui, self.id, value);
        let hint = theme::table(self.hint).color(tokens(ui).muted);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let align = if self.number { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let response = framed(ui, self.wrong, |ui| {
            let field = line(&mut typed.text, self.id, width).hint_text(hint).align(align);
            ui.add(field).accessible_name(self.name)
        });
        typed.done(ui, &response, value)
    }
}

/// A field of several lines under its label; Ctrl+Enter is done too. Returns the new text when it is done.
pub fn committed_prose(ui: &mut Ui, label: &str, value: &str) -> Option<String> {
    caption(ui, label);
    let id = ui.scope_id().with(("prose", label));
    prose_box(ui, id, label, value)
}

/// A field of several lines without its label.
pub(in crate::app) fn prose_box(ui: &mut Ui, id: Id, name: &str, value: &str) -> Option<String> {
    prose_with_hint(ui, id, name, "Add a note", value)
}

/// The same with other words while it is empty.
pub(in crate::app) fn prose_with_hint(
    ui: &mut Ui,
    id: Id,
    name: &str,
    hint: &str,
    value: &str,
) -> Option<String> {
    let mut typed = Typed::of(ui, id, value);
    let rows = typed.text.lines().count().clamp(2, 6);
    let hint = theme::table(hint).color(tokens(ui).muted);
    let width = ui.available_width();
    if ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
    {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    let response = framed(ui, false, |ui| {
        let field = TextEdit::multiline(&mut typed.text)
            .id(id)
            .frame(Frame::new().inner_margin(Margin::symmetric(8, 6)))
            .font(regular(size::CONTROL))
            .desired_rows(rows)
            .desired_width(width)
            .hint_text(hint);
        ui.add(field).accessible_name(name)
    });
    typed.done(ui, &response, value)
}

/// A field of several lines without its label; what is typed counts at once.
pub(in crate::app) fn prose_area(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    rows: usize,
    text: &mut String,
) -> Response {
    let id = ui.scope_id().with(("prose area", name));
    let hint = theme::table(hint).color(tokens(ui).muted);
    let width = ui.available_width();
    framed(ui, false, |ui| {
        let field = TextEdit::multiline(text)
            .id(id)
            .frame(Frame::new().inner_margin(Margin::symmetric(8, 6)))
            .font(regular(size::CONTROL))
            .desired_rows(rows)
            .desired_width(width)
            .hint_text(hint);
        ui.add(field).accessible_name(name)
    })
}

/// A title that can be changed where it stands. Returns the new one when it is done; never an empty one.
pub fn committed_title(ui: &mut Ui, name: &str, value: &str) -> Option<String> {
    committed_heading(ui, name, value, "", size::H1)
}

/// The same in a size of its own, with what to write where nothing stands.
pub fn committed_heading(ui: &mut Ui, name: &str, value: &str, hint: &str, height: f32) -> Option<String> {
    let tokens = tokens(ui);
    let id = ui.scope_id().with(("title", name));
    let mut typed = Typed::of(ui, id, value);
    let width = ui.available_width();
    let field = TextEdit::singleline(&mut typed.text)
        .id(id)
        .frame(Frame::NONE)
        .font(semibold(height))
        .min_size(vec2(0.0, height + 8.0))
        .align(Align2::LEFT_CENTER)
        .hint_text(theme::table(hint).color(tokens.muted))
        .desired_width(width);
    let response = ui.add(field).accessible_name(name);
    if !response.has_focus() {
        ellipsis(ui, &tokens, response.rect, value, height);
    }
    let rim = if response.has_focus() {
        Some(tokens.focus_ring())
    } else {
        response.hovered().then(|| Stroke::new(1.0, tokens.line))
    };
    if let Some(rim) = rim {
        let area = response.rect.expand2(vec2(4.0, 0.0));
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    typed.done(ui, &response, value).filter(|text| !text.trim().is_empty())
}

/// A title that is too long for its place ends in an ellipsis while nobody edits it.
fn ellipsis(ui: &Ui, tokens: &Tokens, area: Rect, title: &str, height: f32) {
    let whole = super::galley(ui, title, semibold(height), tokens.text, f32::INFINITY);
    if whole.size().x > area.width() {
        ui.painter().rect_filled(area, 0.0, tokens.surface);
        let at = pos2(area.left(), area.center().y);
        super::write(ui, at, Align2::LEFT_CENTER, title, semibold(height), tokens.text, area.width());
    }
}
