//! How does an action come again?

use crate::app::form::{self, Names};
use crate::app::theme::{gap, small, tokens};
use crate::app::widgets;
use crate::model::Action;
use crate::model::action::{Repeat, RepeatUnit};
use crate::model::field::{Field, Level};
use egui::{Ui, vec2};

/// What an action can count between its repetitions, in the order of the menu.
const UNITS: [(&str, RepeatUnit); 3] =
    [("By days", RepeatUnit::Days), ("By weeks", RepeatUnit::Weeks), ("By months", RepeatUnit::Months)];

/// A choice, and where it repeats: every how many, from when, until when.
pub(super) fn ui(ui: &mut Ui, names: Names<'_>, action: &mut Action) {
    let colors = tokens(ui);
    ui.columns(3, |cells| {
        for cell in cells.iter_mut() {
            cell.spacing_mut().item_spacing = vec2(gap::S, 2.0);
        }
        let [kind, every, ..] = cells else { return };
        kind.label(small("Repeats").color(colors.muted));
        let mut words = vec!["Does not repeat"];
        words.extend(UNITS.iter().map(|(word, _)| *word));
        let chosen =
            action.repeat.as_ref().and_then(|now| UNITS.iter().position(|(_, unit)| *unit == now.unit));
        let items = widgets::choice::words(&words);
        if let Some(place) =
            widgets::choice::menu(kind, "Repeats", Some(chosen.map_or(0, |at| at + 1)), &items)
        {
            action.repeat = place.checked_sub(1).map(|place| {
                let first = action.due.or(action.starts).unwrap_or(names.today);
                let now = action.repeat.clone().unwrap_or(Repeat { first, ..Repeat::default() });
                Repeat { unit: UNITS[place].1, ..now }
            });
        }
        let Some(repeat) = &mut action.repeat else { return };
        part(every, names, repeat, "every");
    });
    let Some(repeat) = &mut action.repeat else { return };
    ui.add_space(gap::S);
    ui.columns(3, |cells| {
        for (cell, id) in cells.iter_mut().zip(["first", "until"]) {
            cell.spacing_mut().item_spacing = vec2(gap::S, 2.0);
            part(cell, names, repeat, id);
        }
    });
}

fn part(ui: &mut Ui, names: Names<'_>, repeat: &mut Repeat, id: &str) {
    let Some(field) = Field::find(Repeat::FIELDS, id) else { return };
    if let Some(value) = form::stacked(ui, field, repeat, Level::Shareable, names)
        // The first day cannot be empty.
        && !(id == "first" && value.is_empty())
    {
        // It was tried on a copy already.
        let _ = (field.set)(repeat, value);
    }
}
