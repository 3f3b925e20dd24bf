//! What do all sections share? Texts that are edited where they stand, rows made from `FIELDS`, and the word on who
//! may see something.

use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::form;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, radius, size, tokens};
use crate::app::widgets::field::Typed;
use crate::app::widgets::{galley, ground, menu_frame, privacy_mark, write};
use crate::model::field::{Field, Level};
use crate::model::{Edit, Key, Record};
use egui::{
    Align, Align2, Color32, Frame, Id, Key as Press, KeyboardShortcut, Layout, Modifiers, Popup,
    PopupCloseBehavior, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

/// A text that looks like text until it is edited: it wraps, Enter is done, Shift+Enter begins a new line.
pub(in crate::app) struct Quiet<'a> {
    /// As it is read aloud.
    pub(in crate::app) name: &'a str,
    /// What stands there while there is nothing.
    pub(in crate::app) hint: &'a str,
    /// Points.
    pub(in crate::app) size: f32,
    /// Points that it may take; all that there is where it is none.
    pub(in crate::app) width: Option<f32>,
    /// It is a title.
    pub(in crate::app) strong: bool,
}

impl<'a> Quiet<'a> {
    /// In the size of controls, as wide as there is room.
    pub(in crate::app) const fn new(name: &'a str, hint: &'a str) -> Self {
        Self { name, hint, size: size::CONTROL, width: None, strong: false }
    }

    /// Of the field in this part of the window, and of what is being typed in it.
    pub(in crate::app) fn id(&self, ui: &Ui) -> Id {
        ui.scope_id().with(("quiet", self.name))
    }

    /// Returns the new text when it is done.
    pub(in crate::app) fn ui(self, ui: &mut Ui, value: &str) -> Option<String> {
        let id = self.id(ui);
        let colors = tokens(ui);
        let mut typed = Typed::of(ui, id, value);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Enter)) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let hint = if focused { colors.muted } else { colors.accent };
        let font = if self.strong { semibold(self.size) } else { regular(self.size) };
        let under = ui.painter().add(Shape::Noop);
        let field = TextEdit::multiline(&mut typed.text)
            .id(id)
            .frame(Frame::NONE)
            .font(font.clone())
            .desired_rows(1)
            .desired_width(width)
            .min_size(vec2(0.0, 18.0))
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Press::Enter));
        let response = ui
            .scope(|ui| {
                ui.spacing_mut().interact_size.y = 18.0;
                ui.add(field).accessible_name(self.name)
            })
            .inner;
        if typed.text.is_empty() {
            let at = response.rect.left_center();
            write(ui, at, Align2::LEFT_CENTER, self.hint, font, hint, response.rect.width());
        }
        let area = response.rect.expand2(vec2(4.0, 2.0));
        if response.has_focus() {
            let shape = egui::epaint::RectShape::new(
                area,
                radius::CONTROL,
                colors.surface,
                colors.focus_ring(),
                StrokeKind::Outside,
            );
            ui.painter().set(under, Shape::Rect(shape));
        } else if response.hovered() {
            ui.painter().set(under, Shape::rect_filled(area, radius::CONTROL, colors.accent_soft));
        }
        typed.done(ui, &response, value)
    }
}

/// Words in the accent that begin where the text above them begins; after a sign they begin where a row's words do.
pub(in crate::app) fn link(ui: &mut Ui, sign: Option<Icon>, words: &str) -> Response {
    let colors = tokens(ui);
    let left = if sign.is_some() { gap::XL } else { 0.0 };
    let room = (ui.available_width() - left).max(24.0);
    let text = galley(ui, words, medium(size::CONTROL), colors.accent, room);
    let (area, response) = ui.allocate_exact_size(vec2(left + text.size().x, gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    ground(ui, &colors, &response, area.expand2(vec2(4.0, 0.0)), false);
    if let Some(sign) = sign {
        let place = Rect::from_center_size(pos2(area.left() + 8.0, area.center().y), Vec2::splat(16.0));
        icon(ui.painter(), place, sign, colors.accent);
    }
    let at = pos2(area.left() + left, area.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, colors.accent);
    response
}

/// A line of words that is no higher than they are.
pub(in crate::app) fn low(ui: &mut Ui, indent: f32, words: &str) {
    let colors = tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            ui.add_space(indent);
            ui.add(egui::Label::new(theme::small(words).color(colors.muted)).wrap());
        });
    });
}

/// The first of these fields that the user just changed, with the record as it is then.
pub(in crate::app) fn changed<T: Clone>(
    ui: &mut Ui,
    cx: &Context<'_>,
    record: &T,
    fields: &'static [Field<T>],
    ids: &[&str],
    usual: Level,
) -> Option<(&'static str, T)> {
    let mut found = None;
    form::names(cx.document, cx.today, |names| {
        for id in ids {
            let Some(field) = Field::find(fields, id) else { continue };
            if let Some(value) = form::row(ui, field, record, usual, names) {
                let mut next = record.clone();
                if (field.set)(&mut next, value).is_ok() {
                    found = Some((field.about.name, next));
                }
            }
        }
    });
    found
}

/// Rows for fields of a record; each change is an edit that says what and whose.
pub(in crate::app) fn rows<T: Clone + Into<Record>>(
    ui: &mut Ui,
    cx: &Context<'_>,
    key: Key,
    record: &T,
    (fields, ids): (&'static [Field<T>], &[&str]),
    usual: Level,
    out: &mut Outbox,
) {
    if let Some((name, next)) = changed(ui, cx, record, fields, ids, usual) {
        out.edit(Edit::new(format!("{name} of {}", cx.document.name(key))).with(key, next));
    }
}

/// A label with the mark of its own level at the right.
pub(in crate::app) fn caption(ui: &mut Ui, name: &str, level: Level) {
    let colors = tokens(ui);
    let size = vec2(ui.available_width(), 20.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.label(theme::small(name).color(colors.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mark = privacy_mark(ui, level).rect;
            explain(ui, mark, name, level);
        });
    });
}

/// Makes a mark say on a click what its level means.
pub(in crate::app) fn explain(ui: &mut Ui, mark: Rect, what: &str, level: Level) {
    let colors = tokens(ui);
    let area = Rect::from_center_size(mark.center(), vec2(mark.width() + 8.0, 24.0));
    let id = ui.scope_id().with(("who may see", what));
    let response = ui.interact(area, id, Sense::click());
    let name = format!("Who may see {}: {}", what.to_lowercase(), level.name());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let rim = if response.has_focus() { colors.focus_ring() } else { Stroke::new(1.0, colors.line) };
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .frame(menu_frame(&colors).inner_margin(12))
        .width(272.0)
        .show(|ui| {
            ui.set_width(248.0);
            ui.spacing_mut().item_spacing.y = gap::XS;
            ui.label(theme::name(format!("{what}: {}", level.name())));
            ui.add(egui::Label::new(theme::small(meaning(level)).color(colors.text)).wrap());
            let rest = "What a reader may not see is not in their copy at all.";
            ui.add(egui::Label::new(theme::small(rest).color(colors.muted)).wrap());
        });
}

const fn meaning(level: Level) -> &'static str {
    match level {
        Level::Shareable => "May stand in what you share, where the kind of reader allows it.",
        Level::Team => "For you and the core team. Sponsors get counts, everyone else nothing.",
        Level::Private => {
            "For you alone. It leaves the map only if you say so for an export, and then with a reason that is kept."
        }
        Level::Kept => "Never leaves this map, but for a full copy that you make for yourself.",
    }
}

/// Where the mark of a section's head stands.
pub(super) fn mark_of(ui: &Ui, head: Rect, level: Level) -> Rect {
    let font = medium(size::MICRO);
    let word = ui.painter().layout_no_wrap(level.name().to_owned(), font, Color32::PLACEHOLDER);
    let width = word.size().x + 16.0;
    Rect::from_min_size(pos2(head.right() - width, head.center().y - 8.0), vec2(width, 16.0))
}

/// Whether something is shown that is hidden at first; kept while the window is open.
pub(super) struct Shown(Id);

impl Shown {
    pub(super) fn new(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self(ui.scope_id().with(("shown", salt)))
    }

    /// Under this id, wherever it is asked from.
    pub(super) const fn at(id: Id) -> Self {
        Self(id)
    }

    pub(super) fn is_on(&self, ui: &Ui) -> bool {
        ui.data(|data| data.get_temp::<bool>(self.0)).unwrap_or_default()
    }

    pub(super) fn turn(&self, ui: &Ui) {
        let next = !self.is_on(ui);
        ui.data_mut(|data| data.insert_temp(self.0, next));
    }
}
