//! What does the network show: who holds it together, where does it come apart, whom does nobody hear?
//!
//! For the owner's screen alone: nothing of it stands in a presentation or an export.

use super::{Dialog, Outcome};
use crate::analysis::StakeholderId;
use crate::app::App;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::Icon;
use crate::app::insight::sections::{self, Finding, Matrix, Section};
use crate::app::insight::{Findings, links};
use crate::app::request::Outbox;
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::views::VIEWS;
use crate::app::widgets::{self, Button, write};
use crate::model::field::Level;
use crate::model::{Community, Edit, Key, edits};
use egui::{
    Align, Align2, Layout, ProgressBar, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many findings of a section are shown at first.
const FIRST: usize = 6;
/// How wide a cell of the table is.
const CELL: f32 = 40.0;

/// What is kept of it while it is open.
#[derive(Default)]
pub(in crate::app) struct Showing {
    /// For which findings and revision the sections were written.
    of: Option<(Arc<Findings>, u64)>,
    sections: Vec<Section>,
    /// The sections of which everything is shown.
    whole: BTreeSet<&'static str>,
}

/// What was asked for.
enum Wish {
    Select(Vec<StakeholderId>),
    Found(String, Vec<StakeholderId>),
}

impl Showing {
    fn follow(&mut self, cx: &Context<'_>, findings: &Arc<Findings>) {
        let same =
            |(of, revision): &(Arc<Findings>, u64)| Arc::ptr_eq(of, findings) && *revision == cx.revision;
        if !self.of.as_ref().is_some_and(same) {
            self.sections = sections::sections(cx.document, findings, &cx.insight.unheard(cx));
            self.of = Some((Arc::clone(findings), cx.revision));
        }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Showing) -> Outcome {
    let mut wish = None;
    let (mut close, mut stop, mut go_on) = (false, false, false);
    let out = Outbox { requests: Vec::new() };
    {
        let cx = app.context(ui.ctx(), tokens, true);
        head(ui, &cx);
        let known = cx.insight.findings(&cx);
        let height = (ui.ctx().content_rect().height() - 190.0).clamp(200.0, 760.0);
        match &known.value {
            _ if cx.document.stakeholders.len() < 2 => {
                calm(ui, &cx, "Add people and the ties between them: then it is told here what they show.");
            }
            _ if cx.document.ties.is_empty() => {
                calm(ui, &cx, "No ties yet. Select somebody and press T to tie them to another.");
            }
            Some(findings) => {
                open.follow(&cx, findings);
                ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                    ui.set_width(ui.available_width() - gap::M);
                    if open.sections.is_empty() {
                        calm(ui, &cx, "Nothing stands out: everybody can be reached in more than one way.");
                    }
                    for section in &open.sections {
                        if known.stale {
                            ui.set_opacity(0.6);
                        }
                        wish = section_ui(ui, &cx, section, &mut open.whole).or(wish.take());
                    }
                });
            }
            None if known.stopped => {
                calm(ui, &cx, "It was stopped before it was worked out.");
                go_on = Button::outlined("Work it out").ui(ui).clicked();
            }
            None => calm(ui, &cx, "Being worked out…"),
        }
        if let Some(share) = known.working {
            ui.add_space(gap::S);
            ui.horizontal(|ui| {
                ui.add(ProgressBar::new(share).desired_width(200.0).desired_height(8.0));
                stop = Button::flat("Stop").ui(ui).clicked();
            });
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
        }
        ui.add_space(gap::L);
        super::buttons(ui, |ui| {
            close = Button::primary("Close").ui(ui).clicked();
            let ready = !open.sections.is_empty();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let copy =
                    ui.add_enabled_ui(ready, |ui| Button::flat("Copy as text").icon(Icon::Copy).ui(ui));
                if copy.inner.clicked() {
                    ui.ctx().copy_text(sections::text(cx.document, &open.sections));
                }
            });
        });
    }
    app.carry_out(out.requests);
    if stop {
        app.stop_measuring();
    }
    if go_on {
        app.resume_measuring();
    }
    match wish {
        Some(Wish::Select(people)) => {
            app.show_on_map(Selection::of(people.into_iter().map(Key::Stakeholder)));
            Outcome::Closed
        }
        Some(Wish::Found(name, people)) => {
            app.found_community(&name, &people);
            Outcome::Closed
        }
        None if close => Outcome::Closed,
        None => Outcome::Open(Dialog::Showing(Box::new(open))),
    }
}

impl App {
    /// Tells what the network shows.
    pub(in crate::app) fn ask_findings(&mut self) {
        self.analyses.resume();
        self.dialog = Some(Dialog::Showing(Box::default()));
    }

    /// Selects and shows the network.
    pub(in crate::app) fn show_on_map(&mut self, selection: Selection) {
        if let Some(view) = VIEWS.iter().find(|view| view.id == "view.network") {
            self.show(view);
        }
        self.selection = selection;
    }

    /// Makes a community of these people, in one step, and opens it so that it can be named.
    fn found_community(&mut self, name: &str, people: &[StakeholderId]) {
        let (id, added) = edits::add_community(&mut self.ids, Community::named(name));
        let label = format!("Make {name} a community of {} people", people.len());
        let mut edit = Edit::new(label).then(added);
        for person in people {
            if let Some(record) = self.session.document().stakeholders.get(person) {
                let mut record = record.clone();
                record.communities.insert(id, crate::model::stakeholder::Depth::Member);
                edit.put(Key::Stakeholder(*person), record);
            }
        }
        self.apply(edit);
        self.session.seal();
        self.dialog = Some(Dialog::Communities(Box::new(super::Communities::of(id))));
    }
}

/// The title, with who may see it.
fn head(ui: &mut Ui, cx: &Context<'_>) {
    ui.horizontal(|ui| {
        let title = RichText::new("What the network shows").font(semibold(16.0)).color(cx.tokens.text);
        ui.label(title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::privacy_mark(ui, Level::Private);
        });
    });
    ui.add_space(4.0);
    let words = "Counted from all ties of the map. For you alone: it is in no presentation and no export.";
    ui.label(RichText::new(words).size(size::CONTROL).color(cx.tokens.muted));
    ui.add_space(gap::M);
}

fn calm(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    ui.add_space(gap::S);
    ui.label(theme::table(words).color(cx.tokens.muted));
}

fn section_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    section: &Section,
    whole: &mut BTreeSet<&'static str>,
) -> Option<Wish> {
    let mut wish = None;
    ui.push_id(section.title, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            ui.label(RichText::new(section.title).font(semibold(size::BODY)).color(cx.tokens.text));
            ui.label(theme::small(section.count.to_string()).color(cx.tokens.muted));
        });
        if !section.lead.is_empty() {
            ui.label(theme::small(&section.lead).color(cx.tokens.muted));
        }
        let all = whole.contains(section.title);
        let count = if all { section.findings.len() } else { FIRST };
        for (place, finding) in section.findings.iter().take(count).enumerate() {
            ui.push_id(place, |ui| wish = finding_ui(ui, cx, finding).or(wish.take()));
        }
        if section.findings.len() > FIRST && !all {
            let words = format!("Show all {}", section.findings.len());
            if Button::link(&words).ui(ui).clicked() {
                whole.insert(section.title);
            }
        }
        if let Some(matrix) = &section.matrix {
            matrix_ui(ui, cx, matrix);
        }
        ui.add_space(gap::L);
    });
    wish
}

/// A sentence with its people, and what can be done with them.
fn finding_ui(ui: &mut Ui, cx: &Context<'_>, finding: &Finding) -> Option<Wish> {
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        ui.spacing_mut().interact_size.y = 20.0;
        let several = finding.people.len() > 1;
        let beside =
            if several { 104.0 } else { 0.0 } + if finding.community.is_some() { 160.0 } else { 0.0 };
        let room = ui.available_width() - beside;
        ui.allocate_ui_with_layout(vec2(room, 20.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            let people = links::sentence(ui, cx, &finding.sentence, &finding.people);
            wish = people.map(|id| Wish::Select(vec![id]));
        });
        if beside == 0.0 {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if several {
                let words = format!("Select all {}", finding.people.len());
                let words = if finding.people.len() == 2 { "Select both" } else { &words };
                if Button::link(words).ui(ui).clicked() {
                    wish = Some(Wish::Select(finding.people.clone()));
                }
            }
            if let Some(name) = &finding.community
                && Button::link("Make a community…").ui(ui).on_hover_text(name).clicked()
            {
                wish = Some(Wish::Found(name.clone(), finding.people.clone()));
            }
        });
    });
    wish
}

/// Ties between units: the more, the darker; the number stands in each cell.
fn matrix_ui(ui: &mut Ui, cx: &Context<'_>, matrix: &Matrix) {
    let (tokens, count) = (cx.tokens, matrix.names.len() as f32);
    let names = (ui.available_width() - CELL * count).clamp(120.0, 240.0);
    ScrollArea::horizontal().id_salt("units").show(ui, |ui| {
        let whole = vec2(names + CELL * count, 24.0 * (count + 1.0));
        let (area, response) = ui.allocate_exact_size(whole, Sense::hover());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Table, true, "Ties between units");
            info.current_text_value = Some(matrix.text());
            info
        });
        let cell = |row: usize, column: usize| {
            let corner = vec2(names + CELL * column as f32, 24.0 * row as f32);
            Rect::from_min_size(area.min + corner, vec2(CELL, 24.0))
        };
        for (place, name) in matrix.names.iter().enumerate() {
            let number = (place + 1).to_string();
            let at = cell(0, place).center();
            write(ui, at, Align2::CENTER_CENTER, &number, medium(size::SMALL), tokens.muted, CELL);
            let at = pos2(area.left(), cell(place + 1, 0).center().y);
            let words = format!("{number}  {name}");
            write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), tokens.text, names - gap::S);
        }
        for (row, counts) in matrix.counts.iter().enumerate() {
            for (column, ties) in counts.iter().enumerate() {
                let place = cell(row + 1, column).shrink(1.0);
                let share = *ties as f32 / matrix.most.max(1) as f32;
                ui.painter().rect_filled(place, 3.0, tokens.surface2);
                ui.painter().rect_filled(place, 3.0, tokens.accent.gamma_multiply(0.45 * share));
                if row == column {
                    let rim = egui::Stroke::new(1.0, tokens.ctl);
                    ui.painter().rect_stroke(place, 3.0, rim, egui::StrokeKind::Inside);
                }
                let words = if *ties == 0 { "–".to_owned() } else { ties.to_string() };
                let font = regular(size::SMALL);
                write(ui, place.center(), Align2::CENTER_CENTER, &words, font, tokens.text, CELL);
            }
        }
        if let Some((row, column)) = pointed(ui, &response, names) {
            let count = matrix.counts.get(row).and_then(|counts| counts.get(column)).copied().unwrap_or(0);
            let (one, other) = (matrix.names.get(row), matrix.names.get(column));
            if let (Some(one), Some(other)) = (one, other) {
                let ties = crate::app::insight::figures::ties(count);
                let words = if one == other {
                    format!("{ties} within {one}")
                } else {
                    format!("{ties} between {one} and {other}")
                };
                response.on_hover_text(words);
            }
        }
    });
}

/// The cell under the pointer.
fn pointed(ui: &Ui, response: &egui::Response, names: f32) -> Option<(usize, usize)> {
    let at = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.hovered())?;
    let from = at - response.rect.min;
    let (x, y) = (from.x - names, from.y - 24.0);
    (x >= 0.0 && y >= 0.0).then_some(((y / 24.0) as usize, (x / CELL) as usize))
}
