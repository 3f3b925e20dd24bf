//! How is another record chosen from a long list?

use super::Place;
use crate::app::fonts::regular;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, gap, radius, size, tokens};
use crate::app::widgets::{ground, row_button, write};
use crate::model::Key;
use crate::model::field::{Table, Value};
use egui::{
    Align2, Frame, Label, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Rows that a menu offers at once; typing narrows them.
const MOST: usize = 50;

/// The record that a field points to, and a menu with a search to point elsewhere.
pub(super) fn picker(ui: &mut Ui, place: Place<'_>, table: Table, value: &Value) -> Option<Value> {
    let current = match value {
        Value::Reference(key) => Some(*key),
        _ => None,
    };
    let said = current.map_or_else(|| "Not set".to_owned(), |key| (place.names.of)(key));
    let response = face(ui, place.name, &said, current.is_some());
    offer(ui, place, &response, table, current.is_some() && place.optional)
}

/// A button that adds a record to a list.
pub(super) fn adder(ui: &mut Ui, place: Place<'_>, table: Table) -> Option<Value> {
    let response = face(ui, place.name, "Add…", false);
    offer(ui, place, &response, table, false)
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

fn offer(ui: &Ui, place: Place<'_>, response: &Response, table: Table, clear: bool) -> Option<Value> {
    let mut picked = None;
    let search = place.id.with("search");
    let menu = Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0);
    let shown = menu.show(|ui| {
        ui.set_min_width(250.0);
        let tokens = tokens(ui);
        let mut query = ui.data(|data| data.get_temp::<String>(search)).unwrap_or_default();
        let field = TextEdit::singleline(&mut query)
            .id(search.with("field"))
            .frame(Frame::new().inner_margin(Margin::symmetric(8, 6)))
            .font(regular(size::CONTROL))
            .hint_text(theme::table("Type a name").color(tokens.muted))
            .desired_width(f32::INFINITY);
        let typed = ui.add(field).accessible_name("Type a name");
        let entered = typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.data(|data| data.get_temp::<String>(search)).is_none() {
            typed.request_focus();
        }
        ui.separator();
        let all = (place.names.all)(table);
        let found = narrowed(&all, &query);
        if entered {
            picked = found.first().map(|(key, _)| Value::Reference(*key));
        }
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            if clear && row_button(ui, &tokens, "Not set").clicked() {
                picked = Some(Value::Empty);
            }
            for (key, name) in &found {
                if row_button(ui, &tokens, name).clicked() {
                    picked = Some(Value::Reference(*key));
                }
            }
            if found.is_empty() {
                ui.add(Label::new(theme::table("No match").color(tokens.muted)));
            }
        });
        ui.data_mut(|data| data.insert_temp(search, query));
        if picked.is_some() {
            ui.close();
        }
    });
    if shown.is_none() || picked.is_some() {
        ui.data_mut(|data| data.remove::<String>(search));
    }
    picked
}

/// Those whose name contains what was typed, names that begin with it first; at most [`MOST`]. O(n log n).
fn narrowed<'a>(all: &'a [(Key, String)], query: &str) -> Vec<&'a (Key, String)> {
    let query = query.trim().to_lowercase();
    let mut found: Vec<(bool, String, &(Key, String))> = all
        .iter()
        .filter_map(|entry| {
            let name = entry.1.to_lowercase();
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
        let all: Vec<(Key, String)> = ["Mariana", "Ana Ruiz", "Bo"]
            .iter()
            .map(|name| (Key::Stakeholder(Id::default()), (*name).to_owned()))
            .collect();
        let found: Vec<&str> = narrowed(&all, " ANA ").into_iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(found, ["Ana Ruiz", "Mariana"]);
        assert_eq!(narrowed(&all, "").len(), 3);
    }
}
