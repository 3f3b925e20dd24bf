//! What is made, in which format, and what stands on each page?

use super::parts;
use super::state::{Exporting, Reader, What, diagrams};
use crate::app::App;
use crate::app::icons::Icon;
use crate::app::publishing::{Made, format_name};
use crate::app::theme::{Tokens, gap};
use crate::app::widgets;
use crate::diagram::DIAGRAMS;
use crate::export::Export;
use crate::model::{Key, Record, edits};
use crate::report::LISTS;
use egui::{Frame, Margin, ScrollArea, Ui, vec2};

const KINDS: [(What, &str, Icon); 8] = [
    (What::Plan, "Engagement plan", Icon::Plan),
    (What::Picture, "Map picture", Icon::Picture),
    (What::People, "People list", Icon::Columns),
    (What::Actions, "Actions", Icon::Calendar),
    (What::Dashboard, "Dashboard", Icon::Dashboard),
    (What::Changes, "Change report", Icon::Trail),
    (What::Data, "Data for other tools", Icon::Swap),
    (What::Backup, "Full backup", Icon::Save),
];

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    ScrollArea::vertical().id_salt("what").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 12, top: 16, bottom: 12 }).show(ui, |ui| {
            parts::title(ui, tokens, "What");
        });
        Frame::new().inner_margin(Margin { left: 8, right: 8, top: 0, bottom: 0 }).show(ui, |ui| {
            kinds(ui, tokens, open);
        });
        Frame::new().inner_margin(Margin { left: 16, right: 12, top: 6, bottom: 12 }).show(ui, |ui| {
            formats(ui, tokens, open);
            paper(ui, tokens, open);
            label(app, ui, tokens, open);
        });
    });
}

fn kinds(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let personal = open.reader == Reader::Person;
    for (what, name, sign) in KINDS {
        let name = if personal && what == What::Plan { "About one person" } else { name };
        let on = open.what == what;
        // A person gets what is about them: as a page, or as data to take away.
        let offered = !personal || matches!(what, What::Plan | What::Data | What::Backup);
        let row = ui.add_enabled_ui(offered, |ui| parts::kind(ui, tokens, sign, name, on)).inner;
        let row = row.on_disabled_hover_text("Made for several readers: choose whom else it is for");
        ui.add_space(1.0);
        if row.clicked() {
            open.choose(what);
        }
        if open.what != what {
            continue;
        }
        match what {
            What::Plan if personal => {
                for (access, text) in [(false, "A card to share"), (true, "All that is held")] {
                    if parts::radio(ui, tokens, open.access == access, text, 41.0).clicked() {
                        (open.access, open.page) = (access, 0);
                        open.changed();
                    }
                }
            }
            What::Plan => plan(ui, tokens, open),
            What::Picture => picture(ui, open),
            What::Data if open.format() == "csv" => table(ui, open),
            _ => {}
        }
    }
}

fn plan(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let full = match open.full_pages.filter(|(reader, _)| *reader == open.reader) {
        Some((_, 1)) => "Full plan, 1 page".to_owned(),
        Some((_, pages)) => format!("Full plan, {pages} pages"),
        None => "Full plan".to_owned(),
    };
    for (one, text) in [(true, "On one page"), (false, &full)] {
        if parts::radio(ui, tokens, open.one_page == one, text, 41.0).clicked() && open.one_page != one {
            (open.one_page, open.page) = (one, 0);
            open.changed();
        }
    }
    ui.add_space(3.0);
}

fn picture(ui: &mut Ui, open: &mut Exporting) {
    let chosen = DIAGRAMS.iter().position(|diagram| diagram.id == open.diagram);
    Frame::new().inner_margin(Margin { left: 36, right: 0, top: 3, bottom: 6 }).show(ui, |ui| {
        let names = diagrams();
        let picked = widgets::choice::menu(ui, "Which picture", chosen, &widgets::choice::words(&names));
        if let Some(diagram) = picked.and_then(|place| DIAGRAMS.get(place)) {
            open.diagram = diagram.id;
            open.changed();
        }
    });
}

fn table(ui: &mut Ui, open: &mut Exporting) {
    let chosen = LISTS.iter().position(|list| list.id == open.list);
    Frame::new().inner_margin(Margin { left: 36, right: 0, top: 3, bottom: 6 }).show(ui, |ui| {
        let names: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
        let picked = widgets::choice::menu(ui, "Which table", chosen, &widgets::choice::words(&names));
        if let Some(list) = picked.and_then(|place| LISTS.get(place)) {
            open.list = list.id;
            open.changed();
        }
    });
}

fn formats(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    parts::caption(ui, tokens, "Format");
    ui.add_space(3.0);
    let (all, now) = (open.formats(), open.format());
    let room = ui.available_width();
    let width = |id: &str| {
        let font = crate::app::fonts::medium(crate::app::theme::size::SMALL);
        widgets::galley(ui, &format_name(id), font, tokens.text, room).size().x + 14.0
    };
    let widths: Vec<f32> = all.iter().map(|id| width(id).max(43.0)).collect();
    ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
    ui.horizontal_wrapped(|ui| {
        for (id, width) in all.iter().zip(&widths) {
            let response = parts::format(ui, tokens, *id == now, &format_name(id), *width);
            let help = Export::find(id).map_or("The map itself, with everything in it", |format| format.help);
            if response.on_hover_text(help).clicked() && *id != now {
                open.format = Some(id);
                open.changed();
            }
        }
    });
    ui.spacing_mut().item_spacing = vec2(gap::XS, 0.0);
    ui.add_space(9.0);
}

fn paper(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    if open.format() == "png" {
        parts::caption(ui, tokens, "Dots a point");
        ui.add_space(3.0);
        let now = usize::from(open.scale.clamp(1, 3)) - 1;
        let picked = widgets::segments(ui, &["1×", "2×", "3×"], now);
        if let Some(scale) = picked.and_then(|place| u8::try_from(place + 1).ok()) {
            open.scale = scale;
            open.changed();
        }
        ui.add_space(9.0);
        return;
    }
    if open.format() != "pdf" || !matches!(open.made(), Made::Report(_)) {
        return;
    }
    let way = if open.made() == Made::Report("one-page") { "landscape" } else { "portrait" };
    let names = [format!("A4, {way}"), format!("Letter, {way}")];
    let names = [names[0].as_str(), names[1].as_str()];
    parts::caption(ui, tokens, "Paper");
    ui.add_space(3.0);
    let picked =
        widgets::choice::menu(ui, "Paper", Some(usize::from(open.letter)), &widgets::choice::words(&names));
    if let Some(place) = picked {
        open.letter = place == 1;
        open.changed();
    }
    ui.add_space(9.0);
}

/// The line that stands on each page; the map keeps it for each audience.
fn label(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &Exporting) {
    // Only what has pages, or a sheet about itself, has room for it.
    if !matches!(open.made(), Made::Report(_)) && open.format() != "xlsx" {
        return;
    }
    let audience = open.audience();
    let id = if audience.person().is_some() { "person" } else { audience.id() };
    let own = app.document().about.audience_labels.get(id).filter(|label| !label.trim().is_empty());
    let label = own.map_or(audience.classification(), String::as_str).to_owned();
    parts::caption(ui, tokens, "Label on every page");
    ui.add_space(3.0);
    let key = ui.scope_id().with(("label", id));
    let typed =
        widgets::field::prose_with_hint(ui, key, "Label on every page", audience.classification(), &label);
    if let Some(text) = typed {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let edit = edits::change(app.document(), Key::About, "Change the label on every page", |record| {
            if let Record::About(about) = record {
                if text.is_empty() || text == audience.classification() {
                    about.audience_labels.remove(id);
                } else {
                    about.audience_labels.insert(id.to_owned(), text);
                }
            }
        });
        app.apply(edit);
    }
    ui.add_space(9.0);
}
