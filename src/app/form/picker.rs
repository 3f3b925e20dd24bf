//! How is another record chosen from a long list?

use super::Place;
use crate::app::fonts::regular;
use crate::app::icons::{Icon, icon};
use crate::app::search::folded;
use crate::app::theme::{self, gap, radius, size, tokens};
use crate::app::widgets::{ground, write};
use crate::model::Key;
use crate::model::field::{Table, Value};
use egui::{
    Align2, Frame, Key as Press, Label, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role,
    ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Rows that a menu offers at once; typing narrows them.
const MOST: usize = 50;

/// The record that a field points to, and a menu with a search to point elsewhere.
pub(super) fn picker(
    ui: &mut Ui,
    place: Place<'_>,
    table: Table,
    value: &Value,
    unset: &str,
) -> Option<Value> {
    let current = match value {
        Value::Reference(key) => Some(*key),
        _ => None,
    };
    let said = current.map_or_else(|| unset.to_owned(), |key| (place.names.of)(key));
    let response = face(ui, place.name, &said, current.is_some());
    offer(ui, place, &response, table, current.is_some() && place.optional, &|_| false)
}

/// A button that adds a record to a list; what is in it already is not offered.
pub(super) fn adder(
    ui: &mut Ui,
    place: Place<'_>,
    table: Table,
    taken: &dyn Fn(Key) -> bool,
) -> Option<Value> {
    let response = face(ui, place.name, "Add…", false);
    offer(ui, place, &response, table, false, taken)
}

/// The menu with a search behind any button.
pub(super) fn behind(
    ui: &Ui,
    place: Place<'_>,
    response: &Response,
    table: Table,
    taken: &dyn Fn(Key) -> bool,
) -> Option<Value> {
    offer(ui, place, response, table, place.optional, taken)
}

fn face(ui: &mut Ui, name: &str, said: &str, strong: bool) -> Response {
    let tokens = tokens(ui);
    let (area, response) =
        ui.allocate_exact_size(vec2(ui.available_width().max(64.0), gap::CONTROL), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(said.to_owned());
        info
    });
    ui.painter().rect_filled(area, radius::CONTROL, tokens.surface);
    ground(ui, &tokens, &response, area, false);
    if !response.has_focus() {
        let rim = Stroke::new(1.0, tokens.ctl);
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    let color = if strong { tokens.text } else { tokens.muted };
    let at = pos2(area.left() + gap::S, area.center().y);
    write(ui, at, Align2::LEFT_CENTER, said, regular(size::CONTROL), color, area.width() - 32.0);
    let arrow = Rect::from_center_size(pos2(area.right() - 14.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, tokens.muted);
    response
}

/// What is looked for, and which of the rows Enter takes.
#[derive(Debug, Clone, Default)]
struct Search {
    text: String,
    row: usize,
}

fn offer(
    ui: &Ui,
    place: Place<'_>,
    response: &Response,
    table: Table,
    clear: bool,
    taken: &dyn Fn(Key) -> bool,
) -> Option<Value> {
    let mut picked = None;
    let kept = place.id.with("search");
    let menu = Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0);
    let shown = menu.show(|ui| {
        ui.set_min_width(250.0);
        let before = ui.data(|data| data.get_temp::<Search>(kept));
        let opened = before.is_none();
        let mut search = before.unwrap_or_default();
        let (down, up, enter) = ui.input_mut(|input| {
            let down = input.consume_key(Modifiers::NONE, Press::ArrowDown);
            let up = input.consume_key(Modifiers::NONE, Press::ArrowUp);
            (down, up, input.consume_key(Modifiers::NONE, Press::Enter))
        });
        if typed(ui, kept, &mut search.text, opened) {
            search.row = 0;
        }
        ui.separator();
        let all = (place.names.all)(table);
        let found: Vec<_> = narrowed(&all, &search.text, taken);
        let clears = usize::from(clear && search.text.is_empty());
        let last = (found.len() + clears).saturating_sub(1);
        search.row = (search.row + usize::from(down)).saturating_sub(usize::from(up)).min(last);
        let mut at = 0;
        let mut row = |ui: &mut Ui, name: &str, value: Value| {
            let on = at == search.row;
            let response = row(ui, name, on);
            if on && (down || up) {
                response.scroll_to_me(None);
            }
            if response.clicked() || (on && enter) {
                picked = Some(value);
            }
            at += 1;
        };
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            if clears > 0 {
                row(ui, "Not set", Value::Empty);
            }
            for (key, name) in &found {
                row(ui, name, Value::Reference(*key));
            }
            if found.is_empty() {
                let words = if all.is_empty() { "There is none yet" } else { "No match" };
                ui.add(Label::new(theme::table(words).color(tokens(ui).muted)));
            }
        });
        ui.data_mut(|data| data.insert_temp(kept, search));
        if picked.is_some() {
            ui.close();
        }
    });
    if shown.is_none() || picked.is_some() {
        ui.data_mut(|data| data.remove::<Search>(kept));
    }
    picked
}

/// The field of the search; true where its text changed.
fn typed(ui: &mut Ui, kept: egui::Id, text: &mut String, opened: bool) -> bool {
    let field = TextEdit::singleline(text)
        .id(kept.with("field"))
        .frame(Frame::new().inner_margin(Margin::symmetric(8, 6)))
        .font(regular(size::CONTROL))
        .hint_text(theme::table("Type a name").color(tokens(ui).muted))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Type a name");
    if opened {
        response.request_focus();
    }
    response.changed()
}

fn row(ui: &mut Ui, name: &str, on: bool) -> Response {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, on, name));
    ground(ui, &tokens, &response, area, on);
    let at = pos2(area.left() + gap::S, area.center().y);
    let room = area.width() - 2.0 * gap::S;
    write(ui, at, Align2::LEFT_CENTER, name, regular(size::CONTROL), tokens.text, room);
    response
}

/// Those whose name contains what was typed, whatever its case and diacritics; names that begin with it first; at most
/// [`MOST`]. O(n log n).
fn narrowed<'a>(
    all: &'a [(Key, String)],
    query: &str,
    taken: &dyn Fn(Key) -> bool,
) -> Vec<&'a (Key, String)> {
    let query = folded(query.trim());
    let mut found: Vec<(bool, String, &(Key, String))> = all
        .iter()
        .filter(|(key, _)| !taken(*key))
        .filter_map(|entry| {
            let name = folded(&entry.1);
            name.contains(&query).then(|| (!name.starts_with(&query), name, entry))
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1, a.2.0).cmp(&(b.0, &b.1, b.2.0)));
    found.into_iter().take(MOST).map(|(_, _, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn names_that_begin_with_what_was_typed_come_first() {
        let all: Vec<(Key, String)> = ["Mariana", "Ana Ruiz", "Bo", "Björn Sørensen"]
            .iter()
            .map(|name| (Key::Stakeholder(Id::default()), (*name).to_owned()))
            .collect();
        let found = |query: &str| -> Vec<&str> {
            narrowed(&all, query, &|_| false).into_iter().map(|(_, name)| name.as_str()).collect()
        };
        assert_eq!(found(" ANA "), ["Ana Ruiz", "Mariana"]);
        assert_eq!(found("soren"), ["Björn Sørensen"]);
        assert_eq!(found("").len(), 4);
        assert!(narrowed(&all, "", &|_| true).is_empty());
    }
}
