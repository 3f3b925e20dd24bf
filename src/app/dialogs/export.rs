//! What is exported, and for whom? The default reader is everyone.

use super::{Dialog, Outcome, foot, head};
use crate::app::App;
use crate::app::files::file_stem;
use crate::app::fonts;
use crate::app::theme::Tokens;
use crate::app::widgets;
use crate::diagram::{GridOptions, Inter, NetworkOptions, Scene, grid, network, pos};
use crate::export::{EXPORTS, Export, Input, Source};
use crate::report::{Context, REPORTS};
use crate::share::{Audience, Choices, Disclosure, disclose};
use crate::store::{Disk, Overwrite, write_export};
use egui::{RichText, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// An export that is being chosen.
pub(in crate::app) struct Exporting {
    format: usize,
    audience: Audience,
    of_network: bool,
    path: String,
    /// The path was typed: it no longer follows from the choices.
    typed: bool,
    replace: bool,
    reason: String,
    needs_reason: bool,
    error: Option<String>,
}

impl Exporting {
    /// The plan as a web page, for everyone.
    pub(in crate::app) fn new() -> Self {
        Self {
            format: 0,
            audience: Audience::default(),
            of_network: false,
            path: String::new(),
            typed: false,
            replace: false,
            reason: String::new(),
            needs_reason: false,
            error: None,
        }
    }

    fn format(&self) -> &'static Export {
        &EXPORTS[self.format.min(EXPORTS.len() - 1)]
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut exporting: Exporting) -> Outcome {
    let name = app.initiative.and_then(|id| app.document().initiatives.get(&id)).map(|i| i.name.clone());
    head(ui, tokens, "Export", &name.clone().unwrap_or_default());
    let before = (exporting.format, exporting.audience, exporting.of_network);
    ui.label(RichText::new("What").font(fonts::semibold(13.0)));
    // The rest of the dialog needs its room in a low window too.
    let room = (ui.ctx().content_rect().height() - 450.0).max(130.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for (place, format) in EXPORTS.iter().enumerate() {
            let what = match format.source {
                Source::Report => "Engagement plan",
                Source::Picture => "Picture",
                Source::Tables | Source::List => "Data",
                Source::Network => "Network",
            };
            let text = match format.source {
                Source::Network => format!("{} – {}", format.name, format.help),
                _ => format!("{what}: {} – {}", format.name, format.help.to_lowercase()),
            };
            ui.radio_value(&mut exporting.format, place, text);
        }
    });
    if exporting.format().source == Source::Picture {
        ui.horizontal(|ui| {
            ui.radio_value(&mut exporting.of_network, false, "Of the grid");
            ui.radio_value(&mut exporting.of_network, true, "Of the network");
        });
    }
    ui.add_space(12.0);
    ui.label(RichText::new("For whom").font(fonts::semibold(13.0)));
    for audience in Audience::GENERAL {
        let text = format!("{} – {}", audience.name(), audience.classification());
        ui.radio_value(&mut exporting.audience, audience, text);
    }
    if before != (exporting.format, exporting.audience, exporting.of_network) {
        (exporting.error, exporting.needs_reason, exporting.replace) = (None, false, false);
    }
    if !exporting.typed {
        exporting.path = proposed(app, &exporting, name.as_deref().unwrap_or("map"));
    }
    ui.add_space(12.0);
    if widgets::text_field(ui, tokens, "File", &mut exporting.path).changed() {
        (exporting.typed, exporting.replace, exporting.error) = (true, false, None);
    }
    if exporting.needs_reason {
        ui.add_space(8.0);
        widgets::text_field(ui, tokens, "Let these names through because", &mut exporting.reason);
    }
    if let Some(error) = &exporting.error {
        widgets::error_line(ui, tokens, error);
    }
    let verb = if exporting.replace { "Replace" } else { "Export" };
    let (go, cancel) = foot(ui, verb, !exporting.path.trim().is_empty());
    if cancel {
        return Outcome::Closed;
    }
    if go {
        match write(app, &exporting) {
            Ok(path) => {
                app.notices.done(format!(
                    "Exported for {}: {}",
                    exporting.audience.name().to_lowercase(),
                    path.display()
                ));
                return Outcome::Closed;
            }
            Err(Refused::Exists(path)) => {
                exporting.error =
                    Some(format!("{} is there already. Replace it, or choose another name.", path.display()));
                exporting.replace = true;
            }
            Err(Refused::Names(text)) => {
                exporting.error = Some(text);
                exporting.needs_reason = true;
            }
            Err(Refused::Other(text)) => exporting.error = Some(text),
        }
    }
    Outcome::Open(Dialog::Export(Box::new(exporting)))
}

/// Why nothing was written.
enum Refused {
    Exists(PathBuf),
    Names(String),
    Other(String),
}

/// A name without names of people, beside the map.
fn proposed(app: &App, exporting: &Exporting, initiative: &str) -> String {
    let what = match exporting.format().source {
        Source::Report => "plan",
        Source::Picture if exporting.of_network => "network",
        Source::Picture => "grid",
        Source::Tables | Source::List => "data",
        Source::Network if exporting.format().id == "edges" => "ties",
        Source::Network if exporting.format().id == "nodes" => "people",
        Source::Network => "network",
    };
    let name = format!(
        "{}_{what}_{}_{}.{}",
        file_stem(initiative),
        exporting.audience.id(),
        app.today,
        exporting.format().extension
    );
    let folder = app.session.path().and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
    folder.join(name).to_string_lossy().into_owned()
}

fn write(app: &App, exporting: &Exporting) -> Result<PathBuf, Refused> {
    let path = PathBuf::from(exporting.path.trim());
    if app.session.path() == Some(path.as_path()) {
        return Err(Refused::Other("This is the map itself. Choose another name.".to_owned()));
    }
    let reason = Some(exporting.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let choices = Choices { allow_names: reason, ..Choices::default() };
    let disclosure = disclose(app.document(), app.initiative, exporting.audience, &choices)
        .map_err(|error| Refused::Other(error.to_string()))?;
    let bytes = bytes(app, exporting, &disclosure)?;
    let overwrite = if exporting.replace { Overwrite::Replace } else { Overwrite::Refuse };
    if !exporting.replace && path.exists() {
        return Err(Refused::Exists(path));
    }
    write_export(&Disk, &path, &bytes, overwrite, crate::app::files::now())
        .map_err(|error| Refused::Other(error.to_string()))?;
    Ok(path)
}

fn bytes(app: &App, exporting: &Exporting, disclosure: &Disclosure) -> Result<Vec<u8>, Refused> {
    let other = |text: String| Refused::Other(text);
    let format = exporting.format();
    let report = match format.source {
        Source::Report => {
            let context = Context::on(app.today);
            Some(REPORTS[0].make(disclosure, &context).map_err(|error| other(error.to_string()))?)
        }
        _ => None,
    };
    let scene: Option<Scene> = match format.source {
        Source::Picture if exporting.of_network => {
            let arranged = app.places_for(disclosure);
            let options = NetworkOptions::of(&arranged.grounds);
            Some(network(disclosure, app.initiative, &arranged.places, &options, &Inter).0)
        }
        Source::Picture => {
            let options =
                GridOptions { size: pos(1280.0, 900.0), show_wanted: true, ..GridOptions::default() };
            Some(grid(disclosure, app.initiative, &options, &Inter).0)
        }
        _ => None,
    };
    let input = Input { report: report.as_ref(), scene: scene.as_ref(), ..Input::new(disclosure, app.today) };
    match format.bytes(&input) {
        Ok(warned) => Ok(warned.output),
        Err(error @ crate::export::ExportError::Names(_)) => Err(Refused::Names(error.to_string())),
        Err(error) => Err(other(error.to_string())),
    }
}
