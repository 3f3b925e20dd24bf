//! What left this map so far, when, for whom, and why more than usual?

use super::parts;
use super::state::Exporting;
use crate::app::App;
use crate::app::fonts::{medium, regular};
use crate::app::publishing::format_name;
use crate::app::theme::{Tokens, gap, size};
use crate::app::widgets;
use crate::diagram::DIAGRAMS;
use crate::model::about::Exported;
use crate::report::{LISTS, ReportKind, short};
use crate::share::Audience;
use egui::{Align2, Frame, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

pub(super) fn ui(app: &App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    Frame::new().inner_margin(Margin { left: 16, right: 8, top: 16, bottom: 8 }).show(ui, |ui| {
        parts::title(ui, tokens, "Past exports");
        ui.add_space(4.0);
        parts::words(ui, "Kept in this map, for you alone: what left it, without its content.", tokens.muted);
        ui.add_space(gap::S);
        let log = &app.document().about.export_log;
        if log.is_empty() {
            open.past = false;
        }
        ScrollArea::vertical().id_salt("past").auto_shrink(false).show(ui, |ui| {
            for entry in log.iter().rev() {
                one(ui, tokens, entry);
            }
        });
    });
}

fn one(ui: &mut Ui, tokens: &Tokens, entry: &Exported) {
    let what = entry.report.as_deref().map_or("Export", name);
    let whom = Audience::find(&entry.audience).map_or("One person", Audience::name);
    let format =
        if entry.format == "clipboard" { "clipboard".to_owned() } else { format_name(&entry.format) };
    let mut details = vec![format];
    if let Some(people) = entry.counts.get("people") {
        details.push(format!("{people} {}", if *people == 1 { "name" } else { "names" }));
    }
    if let Some(initiative) = &entry.initiative {
        details.push(initiative.clone());
    }
    let details = details.join(" · ");
    let day = format!("{} {}", short(entry.date), entry.date.year());
    let spoken = format!("{day}: {what} for {whom}, {details}");
    let width = ui.available_width() - gap::S;
    let (area, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    let at = pos2(area.right(), area.top() + 12.0);
    let date = widgets::write(ui, at, Align2::RIGHT_CENTER, &day, regular(size::SMALL), tokens.muted, 120.0);
    let at = pos2(area.left(), area.top() + 12.0);
    let title = format!("{what} · {whom}");
    let room = date.left() - gap::S - at.x;
    widgets::write(ui, at, Align2::LEFT_CENTER, &title, medium(size::CONTROL), tokens.text, room);
    let at = pos2(area.left(), area.top() + 29.0);
    widgets::write(ui, at, Align2::LEFT_CENTER, &details, regular(size::SMALL), tokens.muted, width);
    if let Some(reason) = &entry.reason {
        parts::words(ui, &format!("Because: {reason}"), tokens.warn);
        ui.add_space(gap::XS);
    }
    let y = ui.cursor().top();
    ui.painter().hline(area.x_range(), y, tokens.hairline(ui));
    ui.add_space(gap::XS);
}

/// What was exported, for people.
fn name(id: &str) -> &str {
    let report = ReportKind::find(id).map(|kind| kind.name);
    let picture = || DIAGRAMS.iter().find(|diagram| diagram.id == id).map(|diagram| diagram.name);
    let list = || LISTS.iter().find(|list| list.id == id).map(|list| list.name);
    report.or_else(picture).or_else(list).unwrap_or(match id {
        "tables" => "Data",
        "map" => "Full backup",
        _ => id,
    })
}
