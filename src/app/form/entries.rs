//! How are several shown and changed: tags, communities, checkpoints, roles?

use super::typed::{read, written};
use super::{Place, choice, part, picker};
use crate::app::icons::Icon;
use crate::app::theme::{self, gap, tokens};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{Button, card, chip, icon_button};
use crate::model::field::{Answer, Kind, Value};
use egui::{Align, Layout, Ui};

/// Several of a kind, in order: short ones as chips, groups of fields as cards, and a way to add one.
pub(super) fn list(ui: &mut Ui, place: Place<'_>, entry: Kind, value: &Value) -> Option<Value> {
    let now = entries(value);
    let mut next = None;
    if let Kind::Item(_) = entry {
        for (at, held) in now.iter().enumerate() {
            let here = place.part(at, place.name);
            let change = entry_card(ui, place.name, |ui| part(ui, here, entry, held));
            next = next.or(change.map(|change| change.at(now, at)));
        }
        let word = format!("Add to {}", place.name.to_lowercase());
        if Button::link(&word).icon(Icon::Plus).ui(ui).clicked() {
            next = Some(with(now, Value::Item(Vec::new())));
        }
        return next;
    }
    if !now.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for (at, held) in now.iter().enumerate() {
                if chip(ui, &called(place, entry, held), true).clicked() {
                    next = Some(Change::Remove.at(now, at));
                }
            }
        });
    }
    let taken = |added: &Value| now.contains(added);
    let added = add(ui, place, entry, &taken).filter(|added| !taken(added));
    next.or(added.map(|added| with(now, added)))
}

/// For each of the keys a value: the key as a title, the value beside or below it.
pub(super) fn map(ui: &mut Ui, place: Place<'_>, key: Kind, kind: Kind, value: &Value) -> Option<Value> {
    let now = entries(value);
    let mut next = None;
    for (at, held) in now.iter().enumerate() {
        let Value::Item(parts) = held else { continue };
        let find = |id| parts.iter().find(|(other, _)| *other == id).map_or(&Value::Empty, |(_, part)| part);
        let (title, inner) = (called(place, key, find("key")), find("value"));
        let name = format!("{}: {title}", place.name);
        let here = place.part(at, &name);
        let change = if let Kind::Item(_) = kind {
            entry_card(ui, &title, |ui| part(ui, here, kind, inner))
        } else {
            ui.horizontal(|ui| {
                let gone = chip(ui, &title, true).clicked();
                let given = part(ui, here, kind, inner);
                if gone { Some(Change::Remove) } else { given.map(Change::Set) }
            })
            .inner
        };
        next = next.or(change.map(|change| {
            let change = match change {
                Change::Set(inner) => {
                    Change::Set(Value::Item(vec![("key", find("key").clone()), ("value", inner)]))
                }
                Change::Remove => Change::Remove,
            };
            change.at(now, at)
        }));
    }
    let taken = |added: &Value| {
        now.iter().any(|held| matches!(held, Value::Item(parts) if parts.contains(&("key", added.clone()))))
    };
    let added = add(ui, place, key, &taken).filter(|added| !taken(added));
    next.or(added.map(|added| with(now, Value::Item(vec![("key", added)]))))
}

/// What happens to one of several.
enum Change {
    Set(Value),
    Remove,
}

impl Change {
    fn at(self, now: &[Value], place: usize) -> Value {
        let mut next = now.to_vec();
        match self {
            Self::Set(value) => next[place] = value,
            Self::Remove => drop(next.remove(place)),
        }
        Value::List(next)
    }
}

fn entries(value: &Value) -> &[Value] {
    match value {
        Value::List(entries) => entries,
        _ => &[],
    }
}

fn with(now: &[Value], added: Value) -> Value {
    let mut next = now.to_vec();
    next.push(added);
    Value::List(next)
}

/// A group of fields in a card, with a cross that takes it away.
fn entry_card(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> Option<Value>) -> Option<Change> {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap::XS;
        let mut gone = false;
        ui.horizontal(|ui| {
            ui.label(theme::name(title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let tokens = tokens(ui);
                let name = format!("Remove from {}", title.to_lowercase());
                gone = icon_button(ui, &tokens, Icon::Close, &name).clicked();
            });
        });
        let given = add(ui);
        if gone { Some(Change::Remove) } else { given.map(Change::Set) }
    })
    .inner
}

/// A way to add one.
fn add(ui: &mut Ui, place: Place<'_>, kind: Kind, taken: &dyn Fn(&Value) -> bool) -> Option<Value> {
    let name = format!("Add to {}", place.name.to_lowercase());
    let here = Place { id: place.id.with("add"), name: &name, optional: true, ..place };
    match kind {
        Kind::Reference(table) => picker::adder(ui, here, table, &|key| taken(&Value::Reference(key))),
        Kind::Choice(answers) => choice(ui, here, answers, &Value::Empty).filter(|added| !added.is_empty()),
        _ => {
            let field = LineBox { id: here.id, name: &name, hint: "Add…", ..LineBox::default() };
            let text = field.ui(ui, "")?;
            read(kind, text.trim(), place.names.today).ok().filter(|added| !added.is_empty())
        }
    }
}

/// How an entry is called on its chip.
fn called(place: Place<'_>, kind: Kind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::Reference(key)) => (place.names.of)(*key),
        (Kind::Choice(answers), Value::Choice(id)) => {
            let answer: Option<&Answer> = answers.iter().find(|answer| answer.id == *id);
            answer.map_or_else(|| (*id).to_owned(), |answer| answer.name.to_owned())
        }
        _ => written(value),
    }
}
