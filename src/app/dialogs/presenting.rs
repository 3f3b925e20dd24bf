//! For whom is it presented? What they may not see is not shown.

use super::{Dialog, Outcome, entered, foot, head};
use crate::app::App;
use crate::app::present::{Presenting, prepare};
use crate::app::theme::{Tokens, gap, size};
use crate::app::{fonts, widgets};
use crate::share::{Audience, NameInText};
use egui::{RichText, Ui};

/// The question before a presentation.
#[derive(Default)]
pub(in crate::app) struct Asked {
    audience: Audience,
    /// The names that stand in texts although their people are hidden, for this audience.
    found: Option<(Audience, Result<Vec<NameInText>, String>)>,
    /// They were read, and may be shown.
    read: bool,
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut asked: Asked) -> Outcome {
    head(
        ui,
        tokens,
        "Present",
        "Slides made from what your audience may see. Nothing can be edited, nothing private appears.",
    );
    ui.label(RichText::new("Shown as for").font(fonts::semibold(size::CONTROL)));
    ui.add_space(gap::XS);
    for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
        let text = format!("{} – {}", audience.name(), audience.classification());
        if ui.radio_value(&mut asked.audience, audience, text).changed() {
            asked.read = false;
        }
    }
    if asked.found.as_ref().is_none_or(|(audience, _)| *audience != asked.audience) {
        let names = prepare(app, asked.audience).map(|(_, names)| names).map_err(|error| error.to_string());
        asked.found = Some((asked.audience, names));
    }
    let mut ready = true;
    match &asked.found {
        Some((_, Err(error))) => {
            widgets::error_line(ui, tokens, error);
            ready = false;
        }
        Some((_, Ok(names))) if !names.is_empty() => {
            ui.add_space(gap::M);
            let words = format!("{} texts name people whom this audience does not see:", names.len());
            ui.label(RichText::new(words).font(fonts::medium(size::CONTROL)).color(tokens.warn));
            egui::ScrollArea::vertical().max_height(140.0).show(ui, |ui| {
                for found in names {
                    let line = format!("{} – in {}", found.name, found.place);
                    ui.label(RichText::new(line).size(size::SMALL).color(tokens.muted));
                }
            });
            ui.checkbox(&mut asked.read, "They may be shown");
            ready = asked.read;
        }
        _ => {}
    }
    let (go, cancel) = foot(ui, "Present", ready);
    if cancel {
        return Outcome::Closed;
    }
    if ready && (go || entered(ui)) {
        match prepare(app, asked.audience) {
            Ok((disclosure, _)) => app.present(Presenting::new(app, disclosure)),
            Err(error) => app.notices.error(error.to_string()),
        }
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Present(asked))
}
