//! Which fields of a form stand alone: a day, another record, a button that adds one?

use super::{Names, Place, picker, typed};
use crate::model::field::{Kind, Table, Value};
use crate::model::{Document, Key};
use egui::{Id, Response, Ui};
use jiff::civil::Date;

/// Every record of a table with its name, for a menu.
pub(in crate::app) fn table(document: &Document, table: Table) -> Vec<(Key, String)> {
    let keys: Vec<Key> = match table {
        Table::Stakeholder => document.stakeholders.keys().map(|id| Key::Stakeholder(*id)).collect(),
        Table::Community => document.communities.keys().map(|id| Key::Community(*id)).collect(),
        Table::Initiative => document.initiatives.keys().map(|id| Key::Initiative(*id)).collect(),
        Table::Message => document.messages.keys().map(|id| Key::Message(*id)).collect(),
        Table::Action => document.actions.keys().map(|id| Key::Action(*id)).collect(),
    };
    keys.into_iter().map(|key| (key, document.name(key))).collect()
}

/// Calls something with what a form must know of a document.
pub(in crate::app) fn names<R>(document: &Document, today: Date, call: impl FnOnce(Names<'_>) -> R) -> R {
    let of = |key| document.name(key);
    let all = |wanted| table(document, wanted);
    call(Names { today, of: &of, all: &all })
}

/// A menu with a search that points to another record; `unset` is said while it points to none. `Some(None)`: to none.
pub(in crate::app) fn reference(
    ui: &mut Ui,
    document: &Document,
    name: &str,
    wanted: Table,
    current: Option<Key>,
    unset: &str,
) -> Option<Option<Key>> {
    let id = ui.scope_id().with(("reference", name));
    let value = current.map_or(Value::Empty, Value::Reference);
    let picked = names(document, Date::default(), |names| {
        picker::picker(ui, Place { id, name, optional: true, names }, wanted, &value, unset)
    });
    match picked? {
        Value::Reference(key) => Some(Some(key)),
        _ => Some(None),
    }
}

/// The same menu behind a button of your own; what is `taken` is not offered.
pub(in crate::app) fn add_reference(
    ui: &Ui,
    document: &Document,
    button: &Response,
    wanted: Table,
    taken: &dyn Fn(Key) -> bool,
) -> Option<Key> {
    pick(ui, document, button, wanted, false, taken).flatten()
}

/// The menu that points to another record or to none, behind a button of your own. `Some(None)`: to none.
pub(in crate::app) fn pick(
    ui: &Ui,
    document: &Document,
    button: &Response,
    wanted: Table,
    clear: bool,
    taken: &dyn Fn(Key) -> bool,
) -> Option<Option<Key>> {
    let id = button.id.with("pick");
    let picked = names(document, Date::default(), |names| {
        picker::behind(ui, Place { id, name: "", optional: clear, names }, button, wanted, taken)
    });
    match picked? {
        Value::Reference(key) => Some(Some(key)),
        _ => Some(None),
    }
}

/// A day that is typed or picked from a calendar. `Some(None)`: none.
pub(in crate::app) fn day(ui: &mut Ui, name: &str, value: Option<Date>, today: Date) -> Option<Option<Date>> {
    let id = ui.scope_id().with(("day", name));
    let held = value.map_or(Value::Empty, Value::Date);
    let names = Names { today, of: &|_| String::new(), all: &|_| Vec::new() };
    match typed::typed(ui, Place { id, name, optional: true, names }, Kind::Date, &held)? {
        Value::Date(day) => Some(Some(day)),
        _ => Some(None),
    }
}

fn wrong_id() -> Id {
    Id::unique("something in the form is wrong")
}

/// Notes that something typed is not good yet.
pub(super) fn note_wrong(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(wrong_id(), pass));
}

/// Whether something typed in this frame or the last is not good yet, so that it must not be put away.
pub(in crate::app) fn is_wrong(ui: &Ui) -> bool {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data(|data| data.get_temp::<u64>(wrong_id())).is_some_and(|then| then + 1 >= pass)
}
