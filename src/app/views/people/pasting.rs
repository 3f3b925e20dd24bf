//! What becomes of a pasted block, and of rows for which there are no people yet?
//!
//! *Invariants:* a paste is one step. People are added only after the question. What is pasted while the cursor is not
//! in the cells, as into an empty table, goes to the list of people to add, as in every view.

use super::People;
use super::changes::{self, Verb, Written};
use super::columns::{Column, Line};
use super::rows::people;
use super::values::Place;
use super::{ROW, TICK, block};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, radius};
use crate::app::{fonts, search, widgets};
use crate::model::IdMaker;
use egui::{
    Align, Align2, Frame, Id, Layout, Margin, Panel, Rect, Role, Sense, StrokeKind, TextEdit, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

/// A pasted block that has more rows than there are people.
pub(super) struct Asking {
    /// What goes into the rows that are there.
    texts: Vec<Written>,
    /// The people who would be new.
    rows: Vec<Vec<(Column, String)>>,
}

impl People {
    /// Takes a pasted text.
    pub(super) fn paste(&mut self, text: &str, cx: &Context<'_>, out: &mut Outbox) {
        let mut rows = block::read(text);
        if rows.is_empty() {
            return;
        }
        if let Some(texts) = self.fills(&rows) {
            self.carry_out(Verb::Paste, &texts, cx, out);
            return;
        }
        let (first, column) = self.paste_at();
        let columns = headings(&rows).map_or_else(
            || self.columns[column..].to_vec(),
            |columns| {
                rows.remove(0);
                columns
            },
        );
        let cells = |row: Vec<String>| columns.iter().copied().zip(row).collect::<Vec<(Column, String)>>();
        let (mut texts, mut new) = (Vec::new(), Vec::new());
        for (place, row) in rows.into_iter().enumerate() {
            match self.order.people().get(first + place) {
                Some(id) => texts.extend(cells(row).into_iter().map(|(column, text)| (*id, column, text))),
                None => new.push(cells(row)),
            }
        }
        let named = |row: &Vec<(Column, String)>| {
            row.iter().any(|(column, text)| *column == Column::Name && !text.trim().is_empty())
        };
        let nameless = !new.is_empty() && !columns.contains(&Column::Name);
        new.retain(named);
        if new.is_empty() {
            self.carry_out(Verb::Paste, &texts, cx, out);
            if nameless {
                out.ask(Request::Tell(
                    "The rows beyond the last person were left out: paste from the Name column on to add people"
                        .to_owned(),
                ));
            }
        } else {
            self.asking = Some(Asking { texts, rows: new });
        }
    }

    /// The question before people are added, below the toolbar.
    pub(super) fn question(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let Some(asking) = self.asking.take() else { return };
        let tokens = cx.tokens;
        let count = people(asking.rows.len());
        let there: std::collections::BTreeSet<_> = asking.texts.iter().map(|(id, ..)| *id).collect();
        let (mut yes, mut only, mut no) = (false, false, false);
        let frame = Frame::new().fill(tokens.accent_soft).inner_margin(Margin::symmetric(12, 0));
        let panel = Panel::top("people question").frame(frame).exact_size(40.0).resizable(false);
        panel.show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = gap::S;
                let text = format!("Add {count}?");
                ui.label(egui::RichText::new(&text).font(fonts::semibold(13.0)).color(tokens.text));
                let names: Vec<&str> = asking.rows.iter().take(3).filter_map(|row| name_of(row)).collect();
                let more = if asking.rows.len() > 3 { " …" } else { "" };
                let said = format!("The pasted rows go beyond the last person: {}{more}", names.join(", "));
                let room = (ui.available_width() - 330.0).max(80.0);
                let galley = widgets::galley(ui, &said, fonts::regular(13.0), tokens.text, room);
                let (area, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
                ui.painter().galley(area.min, galley, tokens.text);
                let verb = format!("Add {count}");
                let button = widgets::Button::primary(&verb).ui(ui);
                if ui.memory(|memory| memory.focused().is_none() || self.active) {
                    button.request_focus();
                }
                yes = button.clicked();
                if !there.is_empty() {
                    let word = format!("Only fill {}", people(there.len()));
                    only = widgets::Button::outlined(&word).ui(ui).clicked();
                }
                no = widgets::Button::flat("Cancel").ui(ui).clicked();
            });
        });
        if yes {
            add(asking, cx, out);
        } else if only {
            self.carry_out(Verb::Paste, &asking.texts, cx, out);
        } else if !no {
            self.asking = Some(asking);
        }
    }

    /// The line behind the last person, where a new one is written.
    pub(super) fn last_line(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, area: Rect) {
        let tokens = cx.tokens;
        let id = Id::unique("new person");
        let middle = area.center().y;
        let plus = Rect::from_center_size(pos2(area.left() + TICK / 2.0, middle), Vec2::splat(14.0));
        icon(ui.painter(), plus, Icon::Plus, tokens.accent);
        let Some(mut name) = self.adding.take() else {
            let place = area.with_max_x(area.left() + 420.0_f32.min(area.width()));
            let response = ui.interact(place, id.with("line"), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Add a person in the table"));
            widgets::ground(ui, tokens, &response, place.shrink2(vec2(4.0, 2.0)), false);
            icon(ui.painter(), plus, Icon::Plus, tokens.accent);
            let text = "Add a person, or paste names from anywhere (Ctrl+V)";
            let at = pos2(area.left() + TICK + 8.0, middle);
            let room = area.right() - at.x - 8.0;
            widgets::write(ui, at, Align2::LEFT_CENTER, text, fonts::regular(13.0), tokens.muted, room);
            if response.clicked() {
                self.adding = Some(String::new());
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            return;
        };
        let width = self.width(Column::Name).max(220.0);
        let field = Rect::from_min_size(pos2(area.left() + TICK, area.top()), vec2(width, ROW));
        ui.painter().rect(field, radius::CONTROL, tokens.surface, tokens.focus_ring(), StrokeKind::Inside);
        let mut inner = ui.new_child(UiBuilder::new().id_salt("new").max_rect(field));
        let edit = TextEdit::singleline(&mut name)
            .id(id)
            .frame(Frame::NONE)
            .font(fonts::medium(13.0))
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, ROW))
            .hint_text("Name")
            .desired_width(width - 16.0);
        let response = inner.put(field.shrink2(vec2(8.0, 0.0)), edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of the new person"));
        if !response.lost_focus() {
            self.adding = Some(name);
            return;
        }
        let (enter, escape) =
            ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
        if !escape && !name.trim().is_empty() {
            add(Asking { texts: Vec::new(), rows: vec![vec![(Column::Name, name)]] }, cx, out);
            if enter {
                // The next one can be written at once.
                self.adding = Some(String::new());
                ui.memory_mut(|memory| memory.request_focus(id));
                ui.scroll_to_rect(area.translate(vec2(0.0, ROW)), None);
            }
        }
    }
}

fn name_of(row: &[(Column, String)]) -> Option<&str> {
    row.iter().find(|(column, _)| *column == Column::Name).map(|(_, text)| text.trim())
}

/// The columns that the first row names, where every cell of it names one.
fn headings(rows: &[Vec<String>]) -> Option<Vec<Column>> {
    let [first, _, ..] = rows else { return None };
    let column = |cell: &String| {
        let wanted = search::folded(cell.trim());
        let mut all = Column::ALL.iter().copied().chain(Column::measures());
        all.find(|column| search::folded(column.name()) == wanted)
    };
    first.iter().map(column).collect()
}

/// Asks for the new people, and for what goes into the rows that are there, as one step.
fn add(asking: Asking, cx: &Context<'_>, out: &mut Outbox) {
    let Asking { mut texts, rows } = asking;
    texts.retain(|(id, ..)| Line::of(cx.document, cx.initiative, *id).is_some());
    let refused = |ids: &mut IdMaker| {
        let mut refused = changes::write(Place::of(cx), Verb::Paste, &texts).refused;
        refused.extend(changes::add(Place::of(cx), ids, &rows).refused);
        refused
    };
    if let Some(complaint) = changes::complaint(&refused(&mut IdMaker::seeded(0))) {
        out.ask(Request::Tell(complaint));
    }
    let (initiative, today) = (cx.initiative, cx.today);
    out.ask(Request::Make(Box::new(move |document, ids| {
        let place = Place { document, initiative, today };
        // The label of the first stays: the step is called after the people who are new.
        let added = changes::add(place, ids, &rows).edit;
        added.then(changes::write(place, Verb::Paste, &texts).edit)
    })));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_row_of_headings_names_the_columns() {
        let rows = block::read("Name\tRole\tStance\nAna\tCFO\tneutral");
        assert_eq!(headings(&rows), Some(vec![Column::Name, Column::Role, Column::Stance]));
        assert_eq!(headings(&block::read("Ana\tRole\nBo\tx")), None);
        assert_eq!(headings(&block::read("Name")), None, "somebody may be called so");
    }
}
