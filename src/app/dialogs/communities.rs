//! Which specialist communities does the map know, how large are they, and who of them is on it?
//!
//! Every change here is an edit of its own, as in the inspector; the dialog itself is only closed.

mod details;

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::fonts::{medium, regular};
use crate::app::request::Outbox;
use crate::app::search::folded;
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{self, Button, ground, write};
use crate::model::{Community, CommunityId, Document, Key, edits};
use details::Wish;
use egui::{
    Align, Align2, Key as Press, Layout, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// The communities of the map.
#[derive(Default)]
pub(in crate::app) struct Communities {
    query: String,
    chosen: Option<CommunityId>,
    /// What was just merged or deleted: it can be taken back here.
    said: Option<String>,
}

impl Communities {
    /// With this one open.
    pub(in crate::app) fn of(id: CommunityId) -> Self {
        Self { chosen: Some(id), ..Self::default() }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Communities) -> Outcome {
    if !ui.ctx().text_edit_focused() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Press::Z))
    {
        app.undo();
        open.said = None;
    }
    let document = app.document().clone();
    if open.chosen.is_none_or(|id| !document.communities.contains_key(&id)) {
        open.chosen = sorted(&document, "").first().map(|(id, ..)| *id);
    }
    head(ui, tokens, "Communities", "People who do the same kind of work and would be affected alike.");
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(240.0, 520.0);
    let mut added = None;
    let mut wish = None;
    let mut out = Outbox { requests: Vec::new() };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap::XL;
        ui.allocate_ui_with_layout(vec2(300.0, height), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            added = list(ui, tokens, &document, &mut open, height);
        });
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            let Some(id) = open.chosen else {
                let words = "Add the first: the coverage by advocates is counted for each community.";
                ui.label(theme::table(words).color(tokens.muted));
                return;
            };
            let cx = app.context(ui.ctx(), tokens, true);
            ScrollArea::vertical().id_salt(("community", id)).max_height(height).show(ui, |ui| {
                ui.set_width(ui.available_width() - gap::M);
                ui.push_id(id, |ui| wish = details::ui(ui, &cx, id, &mut out));
            });
        });
    });
    app.carry_out(out.requests);
    if let Some(name) = added {
        let (id, edit) = edits::add_community(&mut app.ids, Community::named(name));
        app.apply(edit);
        open.chosen = Some(id);
        open.query.clear();
    }
    if let Some(wish) = wish {
        fulfil(app, &mut open, wish);
    }
    ui.add_space(gap::L);
    let mut close = false;
    super::buttons(ui, |ui| {
        close = Button::primary("Close").ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(said) = open.said.clone() {
                ui.label(theme::small(said).color(tokens.muted));
                if Button::link("Undo").ui(ui).clicked() {
                    app.undo();
                    open.said = None;
                }
            }
        });
    });
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Communities(Box::new(open))) }
}

impl App {
    /// Opens the communities of the map.
    pub(in crate::app) fn edit_communities(&mut self) {
        self.dialog = Some(Dialog::Communities(Box::default()));
    }
}

/// Those that fit what is looked for, by name, with their people on the map.
fn sorted(document: &Document, query: &str) -> Vec<(CommunityId, String, usize)> {
    let query = folded(query.trim());
    let mut found: Vec<_> = document
        .communities
        .iter()
        .filter(|(_, community)| folded(&community.name).contains(&query))
        .map(|(id, community)| {
            let people = document.stakeholders.values();
            (*id, community.name.clone(), people.filter(|p| p.communities.contains_key(id)).count())
        })
        .collect();
    found.sort_by_key(|(id, name, _)| (folded(name), *id));
    found
}

/// Search, rows, and a field for a new one; returns its name.
fn list(
    ui: &mut Ui,
    tokens: &Tokens,
    document: &Document,
    open: &mut Communities,
    height: f32,
) -> Option<String> {
    widgets::text_field(ui, tokens, "Find", &mut open.query);
    ui.add_space(gap::XS);
    let all = sorted(document, &open.query);
    ScrollArea::vertical()
        .id_salt("communities")
        .max_height(height - 110.0)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (id, name, people) in &all {
                if row(ui, tokens, document, (*id, name, *people), open.chosen == Some(*id)) {
                    open.chosen = Some(*id);
                }
            }
            if all.is_empty() {
                ui.label(theme::table("None of this name").color(tokens.muted));
            }
        });
    ui.add_space(gap::XS);
    let id = ui.scope_id().with("new community");
    let field = LineBox { id, name: "New community", hint: "New community", ..LineBox::default() };
    let name = field.ui(ui, "")?.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Name, head-count, and how many of it are on the map.
fn row(
    ui: &mut Ui,
    tokens: &Tokens,
    document: &Document,
    (id, name, people): (CommunityId, &str, usize),
    on: bool,
) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width() - gap::S, 44.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, name));
    if on {
        ui.painter().rect_filled(area, theme::radius::CONTROL, tokens.sel);
    }
    ground(ui, tokens, &response, area, false);
    let count = match document.communities.get(&id).map_or(0, |community| community.headcount) {
        0 => "head-count not known".to_owned(),
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    let words = format!("{count} · {people} on the map");
    let room = area.width() - 2.0 * gap::S;
    let at = pos2(area.left() + gap::S, area.top() + 14.0);
    write(ui, at, Align2::LEFT_CENTER, name, medium(size::CONTROL), tokens.text, room);
    let at = pos2(area.left() + gap::S, area.top() + 31.0);
    let color = if on { tokens.text } else { tokens.muted };
    write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), color, room);
    response.clicked()
}

fn fulfil(app: &mut App, open: &mut Communities, wish: Wish) {
    let document = app.document().clone();
    match wish {
        Wish::Merge(from, into) => {
            let edit = edits::merge(&document, Key::Community(from), Key::Community(into));
            open.said = Some(edit.label.replace("Merge", "Merged"));
            app.apply(edit);
            open.chosen = Some(into);
        }
        Wish::Delete(id) => {
            let edit = edits::remove(&document, &[Key::Community(id)]);
            let touched = edit.changes().filter(|(_, record)| record.is_some()).count();
            let with = match touched {
                0 => String::new(),
                1 => ", and its mention in 1 record".to_owned(),
                count => format!(", and its mentions in {count} records"),
            };
            open.said = Some(format!("{}{with}", edit.label.replace("Delete", "Deleted")));
            app.apply(edit);
            open.chosen = None;
        }
    }
}
