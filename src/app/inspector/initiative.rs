//! Nobody is selected: the change itself, and three ways to begin.

use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::{fonts, widgets};
use crate::model::{Key, Prose, Record, edits};
use egui::{Align, Layout, RichText, Ui};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let tokens = cx.tokens;
    let Some((id, initiative)) = cx.current() else {
        ui.label(RichText::new("No initiative yet").font(fonts::semibold(20.0)));
        ui.label(
            RichText::new("An initiative is a change that this map is about. People are rated for it.")
                .color(tokens.muted),
        );
        if widgets::Button::primary("New initiative").ui(ui).clicked() {
            out.ask(Request::Run("initiative.add"));
        }
        return;
    };
    let key = Key::Initiative(id);
    if let Some(name) = widgets::committed_title(ui, "Initiative name", &initiative.name) {
        out.edit(edits::rename(cx.document, key, &name));
    }
    let day = |date: Option<jiff::civil::Date>| {
        date.map_or("no date".to_owned(), |date| date.strftime("%-d %b %Y").to_string())
    };
    let dates =
        format!("{} · {} to {}", initiative.status.name(), day(initiative.starts), day(initiative.ends));
    ui.label(RichText::new(dates).size(12.0).color(tokens.muted));
    let words = initiative.why.split_whitespace().count();
    let label =
        if words > 25 { format!("Why ({words} words; 25 fit the one-page plan)") } else { "Why".to_owned() };
    if let Some(why) = widgets::committed_prose(ui, &label, &initiative.why) {
        out.edit(edits::change(cx.document, key, format!("Why of {}", initiative.name), |record| {
            if let Record::Initiative(initiative) = record {
                initiative.why = Prose(why);
            }
        }));
    }
    for (label, person) in [("Sponsor", initiative.sponsor), ("Owner", initiative.owner)] {
        row(ui, cx, label, &person.map_or("–".to_owned(), |id| cx.document.name(Key::Stakeholder(id))));
    }
    row(ui, cx, "Promise", initiative.promise.map_or("–", |promise| promise.name()));
    if !initiative.affected.is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new("Affected communities").font(fonts::semibold(13.0)));
        let mut affected: Vec<_> = initiative.affected.iter().collect();
        affected.sort_by_key(|(id, affected)| (std::cmp::Reverse(affected.impact), **id));
        for (community, affected) in affected {
            let impact = affected.impact.map_or("–".to_owned(), |impact| impact.to_string());
            row(ui, cx, &cx.document.name(Key::Community(*community)), &impact);
        }
    }
    ui.add_space(16.0);
    ui.label(RichText::new("Three ways to go on").font(fonts::semibold(13.0)));
    for (word, command, sentence) in [
        ("Add a person", "people.add", "They wait in the tray until you rate them."),
        ("Import from CSV…", "file.import", "From a register that you keep in a spreadsheet."),
        ("Export the plan…", "file.export", "Made for its reader, with nothing that they should not see."),
    ] {
        if ui.link(RichText::new(word).font(fonts::medium(13.0))).clicked() {
            out.ask(Request::Run(command));
        }
        ui.label(RichText::new(sentence).size(12.0).color(tokens.muted));
    }
}

fn row(ui: &mut Ui, cx: &Context<'_>, label: &str, value: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).size(13.0).color(cx.tokens.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(RichText::new(value).size(13.0)));
    });
}
