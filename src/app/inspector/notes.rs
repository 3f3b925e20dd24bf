//! What did you note for yourself?
//!
//! The record holds one text. Its paragraphs are entries; one that begins with a day and a colon has that day.

use super::needs::banner;
use super::parts::Quiet;
use crate::app::context::Context;
use crate::app::fonts::regular;
use crate::app::form::day;
use crate::app::request::Outbox;
use crate::app::theme::{self, size};
use crate::app::widgets;
use crate::model::{Edit, Key, Prose, Stakeholder, StakeholderId};
use egui::{Align2, Sense, Ui, pos2, vec2};
use jiff::civil::Date;

/// Width of the column of dates, in points.
const DATES: f32 = 52.0;

/// A paragraph, with its day where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    on: Option<Date>,
    text: String,
}

/// The entries of a note, the latest first, those without a day last in their own order.
pub(super) fn entries(note: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = note
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| {
            let dated = text.split_once(": ").and_then(|(day, rest)| {
                let on = day::read(day, Date::default()).filter(|on| day::said(*on) == day)?;
                Some(Entry { on: Some(on), text: rest.to_owned() })
            });
            dated.unwrap_or_else(|| Entry { on: None, text: text.to_owned() })
        })
        .collect();
    found.sort_by_key(|entry| std::cmp::Reverse(entry.on));
    found
}

fn joined(entries: &[Entry]) -> Option<Prose> {
    let text = |entry: &Entry| match entry.on {
        Some(on) => format!("{}: {}", day::said(on), entry.text.trim()),
        None => entry.text.trim().to_owned(),
    };
    let all: Vec<String> = entries.iter().filter(|entry| !entry.text.trim().is_empty()).map(text).collect();
    (!all.is_empty()).then(|| Prose(all.join("\n\n")))
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    person: &Stakeholder,
    written: &[Entry],
    out: &mut Outbox,
) {
    banner(ui, cx);
    let mut next = None;
    let today = [Entry { on: Some(cx.today), text: String::new() }];
    for (place, entry) in today.iter().chain(written).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (area, _) = ui.allocate_exact_size(vec2(DATES, 18.0), Sense::hover());
            let date = entry.on.map(|on| {
                let short = day::short(on, cx.today);
                if short.len() > 6 { on.strftime("%b %y").to_string() } else { short }
            });
            let at = pos2(area.left(), area.top() + 9.0);
            let (words, font) = (date.unwrap_or_default(), regular(size::SMALL));
            widgets::write(ui, at, Align2::LEFT_CENTER, &words, font, cx.tokens.muted, DATES);
            let (name, hint) = match place {
                0 => ("New note".to_owned(), "Add a note"),
                place => (format!("Note {place}"), "Empty: it goes"),
            };
            if let Some(text) = Quiet::new(&name, hint).ui(ui, &entry.text) {
                let mut all: Vec<Entry> = today.iter().chain(written).cloned().collect();
                // A blank line would make two entries of one.
                all[place].text = text.replace("\n\n", "\n");
                next = Some(all);
            }
        });
    }
    if let Some(all) = next {
        let changed = Stakeholder { note: joined(&all), ..person.clone() };
        out.edit(Edit::new(format!("Note on {}", person.name)).with(Key::Stakeholder(id), changed));
    }
    ui.add_space(4.0);
    ui.label(theme::small("How they like to be thanked").color(cx.tokens.muted));
    let said = person.how_thanked.as_deref().unwrap_or_default();
    if let Some(text) = Quiet::new("How they like to be thanked", "Add what would please them").ui(ui, said) {
        let how_thanked = Some(Prose(text)).filter(|text| !text.trim().is_empty());
        let label = format!("How {} likes to be thanked", person.name);
        out.edit(Edit::new(label).with(Key::Stakeholder(id), Stakeholder { how_thanked, ..person.clone() }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_note_is_read_as_entries_and_written_back() {
        let note = "Old and without a day.\n\n14 Nov 2026: Asked: who leads?\n\n20 Nov 2026: Heard it.";
        let found = entries(note);
        assert_eq!(found[0], Entry { on: Some(date(2026, 11, 20)), text: "Heard it.".to_owned() });
        assert_eq!(found[1].text, "Asked: who leads?");
        assert_eq!(found[2].on, None);
        assert_eq!(entries(&joined(&found).expect("there are some")), found);
        assert_eq!(entries("Rule: be early").len(), 1);
        assert_eq!(entries("Rule: be early")[0].text, "Rule: be early");
        assert_eq!(joined(&[Entry { on: Some(date(2026, 1, 1)), text: " ".to_owned() }]), None);
    }
}
