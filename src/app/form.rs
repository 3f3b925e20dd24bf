//! How is any field of any record shown and changed, without knowing its type?
//!
//! A row of a form is made from the field's kind: a line, a slider, a menu, a picker of people. What comes back is a
//! value that fits: it was tried on a copy of the record first; what does not fit stays in the field with the reason
//! below it. Enter or leaving a field commits, Esc brings the old value back.
//!
//! *Invariants:* nothing here changes a record, and nothing knows any record by name. A place on the network is shown,
//! not typed: it is set by dragging.

pub(in crate::app) mod day;
mod entries;
mod parts;
mod picker;
mod typed;

pub(in crate::app) use parts::{add_reference, day, is_wrong, names, pick, reference, table};

use super::theme::{self, tokens};
use super::widgets::field::{Typed, prose_box};
use super::widgets::slider::rating_box;
use super::widgets::{self, error_line, labelled, privacy_mark};
use crate::model::field::{About, Answer, Field, Kind, Level, Table, Value};
use crate::model::{Key, Rating};
use egui::{Align, Id, Label, Layout, Role, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

/// How records are called, for fields that point to them, and the day, for days that are typed without a year.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The day.
    pub today: Date,
    /// What a record is called.
    pub of: &'a dyn Fn(Key) -> String,
    /// The records of a table that can be pointed to; asked for only while a menu is open.
    pub all: &'a dyn Fn(Table) -> Vec<(Key, String)>,
}

/// A row for a field of a record: label, what it holds, and its privacy mark where the level differs from `usual`, the
/// level of the section. Returns the value that the user gave it, one that the record takes.
pub fn row<T: Clone>(
    ui: &mut Ui,
    field: &Field<T>,
    record: &T,
    usual: Level,
    names: Names<'_>,
) -> Option<Value> {
    let about = &field.about;
    shown(ui, field, record, names, |ui, part| titled(ui, about, usual, part))
}

/// The same with the label above the field, so that several stand side by side.
pub fn stacked<T: Clone>(
    ui: &mut Ui,
    field: &Field<T>,
    record: &T,
    usual: Level,
    names: Names<'_>,
) -> Option<Value> {
    let about = &field.about;
    shown(ui, field, record, names, |ui, part| {
        caption(ui, about, about.level != usual);
        part(ui)
    })
}

fn shown<T: Clone>(
    ui: &mut Ui,
    field: &Field<T>,
    record: &T,
    names: Names<'_>,
    around: impl FnOnce(&mut Ui, &mut dyn FnMut(&mut Ui) -> Option<Value>) -> Option<Value>,
) -> Option<Value> {
    let about = &field.about;
    let value = (field.get)(record);
    let id = ui.scope_id().with(("form", about.id));
    let optional = (field.set)(&mut record.clone(), Value::Empty).is_ok();
    let place = Place { id, name: about.name, optional, names };
    let given = around(ui, &mut |ui| part(ui, place, about.kind, &value));
    let wrong = Wrong(id.with("wrong"));
    let Some(given) = given else {
        wrong.tell(ui);
        return None;
    };
    match (field.set)(&mut record.clone(), given.clone()) {
        Ok(()) => {
            wrong.clear(ui);
            Some(given)
        }
        Err(error) => {
            wrong.set(ui, format!("{}: {error}", about.name));
            None
        }
    }
}

/// The label with help, beside what fits on one line and above what does not or has a level of its own.
fn titled(
    ui: &mut Ui,
    about: &About,
    usual: Level,
    add: &mut dyn FnMut(&mut Ui) -> Option<Value>,
) -> Option<Value> {
    let other_level = about.level != usual;
    if stands_beside(&about.kind) && !other_level {
        return labelled(ui, about.name, add);
    }
    caption(ui, about, other_level);
    add(ui)
}

/// A label above its field, with the privacy mark of the field at the right.
fn caption(ui: &mut Ui, about: &About, marked: bool) {
    let size = vec2(ui.available_width(), 16.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let words = theme::small(about.name).color(tokens(ui).muted);
        ui.add(Label::new(words)).on_hover_text(about.help);
        if marked {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| privacy_mark(ui, about.level));
        }
    });
}

const fn stands_beside(kind: &Kind) -> bool {
    !matches!(kind, Kind::Prose | Kind::Item(_) | Kind::Map(..) | Kind::List(_))
}

/// Where in a form something stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    id: Id,
    name: &'a str,
    /// It may be left empty.
    optional: bool,
    names: Names<'a>,
}

impl<'a> Place<'a> {
    /// A part of it.
    fn part(self, of: impl egui::AsIdSalt, name: &'a str) -> Self {
        Self { id: self.id.with(of), name, optional: false, ..self }
    }
}

/// What a value is entered with, by its kind.
fn part(ui: &mut Ui, place: Place<'_>, kind: Kind, value: &Value) -> Option<Value> {
    match kind {
        Kind::Prose => prose_box(ui, place.id, place.name, text(value)).map(said),
        Kind::Rating => {
            let now = match value {
                Value::Whole(whole) => Some(Rating::nearest(f64::from(*whole))),
                _ => None,
            };
            rating_box(ui, place.name, now, 50).map(|rating| Value::Whole(u32::from(rating.get())))
        }
        Kind::Flag => flag(ui, place.name, *value == Value::Flag(true)).map(Value::Flag),
        Kind::Choice(answers) => choice(ui, place, answers, value),
        Kind::Reference(table) => picker::picker(ui, place, table, value, "Not set"),
        Kind::List(entry) => entries::list(ui, place, *entry, value),
        Kind::Map(key, entry) => entries::map(ui, place, *key, *entry, value),
        Kind::Item(parts) => item(ui, place, parts, value),
        Kind::Place => {
            let words = if value.is_empty() { "Not placed" } else { "Placed on the network" };
            ui.add(Label::new(theme::table(words).color(tokens(ui).muted)));
            None
        }
        Kind::Line | Kind::Whole { .. } | Kind::Number | Kind::Date | Kind::Custom => {
            typed::typed(ui, place, kind, value)
        }
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => "",
    }
}

fn said(text: String) -> Value {
    if text.trim().is_empty() { Value::Empty } else { Value::Text(text) }
}

fn flag(ui: &mut Ui, name: &str, on: bool) -> Option<bool> {
    let mut next = on;
    let response = ui.checkbox(&mut next, theme::table(if on { "Yes" } else { "No" }));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), next, name));
    (next != on).then_some(next)
}

/// One of the answers; *Not set* is among them where that is so now or may be.
fn choice(ui: &mut Ui, place: Place<'_>, answers: &'static [Answer], value: &Value) -> Option<Value> {
    let unset = place.optional || value.is_empty();
    let mut words: Vec<&str> = if unset { vec!["Not set"] } else { Vec::new() };
    words.extend(answers.iter().map(|answer| answer.name));
    let shift = usize::from(unset);
    let chosen = match value {
        Value::Choice(id) => answers.iter().position(|answer| answer.id == *id).map(|place| place + shift),
        _ => unset.then_some(0),
    };
    let items = widgets::choice::words(&words);
    let picked = widgets::choice::menu(ui, place.name, chosen, &items)?;
    Some(picked.checked_sub(shift).map_or(Value::Empty, |place| Value::Choice(answers[place].id)))
}

/// The fields of a group, one below the other.
fn item(ui: &mut Ui, place: Place<'_>, parts: &'static [About], value: &Value) -> Option<Value> {
    let empty = Vec::new();
    let now = match value {
        Value::Item(now) => now,
        _ => &empty,
    };
    let mut given = None;
    for about in parts {
        let held = now.iter().find(|(id, _)| *id == about.id).map_or(Value::Empty, |(_, held)| held.clone());
        let here = Place { optional: held.is_empty(), ..place.part(about.id, about.name) };
        let next = if stands_beside(&about.kind) {
            labelled(ui, about.name, |ui| part(ui, here, about.kind, &held))
        } else {
            caption(ui, about, false);
            part(ui, here, about.kind, &held)
        };
        given = given.or(next.map(|next| (about.id, next)));
    }
    let (id, next) = given?;
    let mut parts = now.clone();
    match parts.iter_mut().find(|(other, _)| *other == id) {
        Some((_, held)) => *held = next,
        None => parts.push((id, next)),
    }
    Some(Value::Item(parts))
}

/// What was wrong with the last value, until the next one.
struct Wrong(Id);

impl Wrong {
    fn set(&self, ui: &Ui, reason: String) {
        ui.data_mut(|data| data.insert_temp(self.0, reason));
        ui.request_repaint();
    }

    fn is_set(&self, ui: &Ui) -> bool {
        ui.data(|data| data.get_temp::<String>(self.0)).is_some()
    }

    fn clear(&self, ui: &Ui) {
        ui.data_mut(|data| data.remove::<String>(self.0));
    }

    fn tell(&self, ui: &mut Ui) {
        if let Some(reason) = ui.data(|data| data.get_temp::<String>(self.0)) {
            let tokens = tokens(ui);
            error_line(ui, &tokens, &reason);
            parts::note_wrong(ui);
        }
    }
}

/// Whether the user is typing in a field of this id.
fn is_typing(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id)) || Typed::is_kept(ui, id)
}
