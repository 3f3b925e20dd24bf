//! What does the text in a cell mean, once it is left?

use super::columns::{Column, Line};
use super::{Editing, People};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::model::{Edit, Key, Rating, Record, edits};
use egui::{Frame, Id, Role, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

/// What stands in the cell, for editing.
pub(super) fn said(line: &Line<'_>, column: Column) -> String {
    match column {
        Column::Name => line.person.name.clone(),
        Column::Role => line.person.role.clone().unwrap_or_default(),
        _ => line.rating(column).map(|rating| rating.to_string()).unwrap_or_default(),
    }
}

/// The edit that the field means, or what is wrong with it.
pub(super) fn changed(editing: &Editing, cx: &Context<'_>) -> Result<Edit, String> {
    let key = Key::Stakeholder(editing.person);
    let text = editing.text.trim();
    let name = cx.document.name(key);
    let line = People::line(editing.person, cx).ok_or("This person is no longer on the map")?;
    if text == said(&line, editing.column) {
        return Ok(Edit::new(""));
    }
    match editing.column {
        Column::Name if text.is_empty() => Err("A name is needed".to_owned()),
        Column::Name => Ok(edits::rename(cx.document, key, text)),
        Column::Role => Ok(edits::change(cx.document, key, format!("Role of {name}"), |record| {
            if let Record::Stakeholder(person) = record {
                person.role = Some(text.to_owned()).filter(|role| !role.is_empty());
            }
        })),
        _ => {
            let initiative = cx.initiative.ok_or("There is no initiative to rate in")?;
            let rating = if text.is_empty() {
                None
            } else {
                let number = text.parse::<u8>().ok().and_then(Rating::new);
                Some(number.ok_or_else(|| format!("“{text}” is no rating: 0 to 100 is needed"))?)
            };
            let (influence, interest) = line.assessment.map_or((None, None), |a| (a.influence, a.interest));
            let pair =
                if editing.column == Column::Influence { (rating, interest) } else { (influence, rating) };
            Ok(edits::rate(cx.document, initiative, &[(editing.person, pair.0, pair.1)]))
        }
    }
}

impl People {
    /// The field over the cell that is being edited: Enter keeps, Esc reverts.
    pub(super) fn edit_field(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let Some(editing) = &mut self.editing else { return };
        let tokens = cx.tokens;
        let area = ui.max_rect();
        ui.painter().rect(area, 4.0, tokens.surface, tokens.focus_ring(), StrokeKind::Inside);
        let field = TextEdit::singleline(&mut editing.text)
            .id(Id::unique("cell field"))
            .frame(Frame::NONE)
            .font(fonts::regular(13.0))
            .desired_width(area.width() - 16.0);
        let response = ui.put(area.shrink2(vec2(8.0, 6.0)), field);
        let column = editing.column;
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, column.name()));
        if std::mem::take(&mut editing.fresh) {
            response.request_focus();
            return;
        }
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.editing = None;
        } else if response.lost_focus() {
            let Some(editing) = self.editing.take() else { return };
            match changed(&editing, cx) {
                Ok(edit) => out.edit(edit),
                Err(reason) => {
                    out.ask(Request::Tell(reason));
                    self.editing = Some(Editing { fresh: true, ..editing });
                }
            }
        }
    }
}
