//! Of whom do all changes together ask too much, and in which week?
//!
//! People down, weeks across; a cell says how many actions ask something of the person in that week, and of how many changes.
//! Below, what those actions are. It looks at every initiative of the map, not only at the one that is open.
//!
//! *Invariants:* only the rows that are seen are painted. A cell that is too much or double-booked says so in words and by a
//! sign, not by colour alone.

mod cells;
mod told;

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::dialogs::Acting;
use crate::app::search::folded;
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::{self, Button};
use crate::model::edit::counted;
use crate::model::{ActionId, Document, Key};
use crate::plan::saturation::{Saturated, monday, saturation};
use cells::Cells;
use egui::{Align, Label, Layout, Ui, vec2};

/// So many weeks are looked at, from this one on.
pub(super) const WEEKS: usize = 12;

/// The view over all changes.
#[derive(Default)]
pub(in crate::app) struct Saturating {
    query: String,
    shown: usize,
    /// Row and week that are looked into; at first the worst week of the first row.
    at: Option<(usize, usize)>,
    /// The row is to be brought into sight.
    moved: bool,
}

/// Who is listed.
const SHOWN: [&str; 3] = ["Everybody", "Advocates", "Too much"];

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Saturating) -> Outcome {
    let sentence = "What all changes together ask of each person, week by week. An action asks something of its owner and \
                    of everybody whom it is for by name or community.";
    head(ui, tokens, "Saturation", sentence);
    let cx = app.context(ui.ctx(), tokens, true);
    let known = cx
        .judgement
        .ask(&cx, ui.ctx(), "saturation", |document, _, today| saturation(document, today, WEEKS));
    let first = monday(cx.today);
    let all = known.value.as_deref().map_or(&[][..], Vec::as_slice);
    toolbar(ui, all, &mut open);
    let query = folded(open.query.trim());
    let listed: Vec<&Saturated> =
        all.iter().filter(|one| fits(one, open.shown, &query, cx.document)).collect();
    let mut at = open.at.unwrap_or_else(|| (0, listed.first().map_or(0, |one| worst(one))));
    at.0 = at.0.min(listed.len().saturating_sub(1));
    let room = ui.ctx().content_rect().height() - 40.0 - 44.0 - 190.0;
    let below = 132.0_f32.min(room * 0.3);
    let mut pressed = None;
    let mut close = false;
    ui.add_space(gap::S);
    if listed.is_empty() {
        let words = match (known.value.is_some(), all.is_empty()) {
            (false, _) => "Being worked out…",
            (true, true) => "No action with a day asks anything of anybody in the next twelve weeks.",
            (true, false) => "Nobody fits.",
        };
        ui.allocate_ui(vec2(ui.available_width(), room.max(80.0)), |ui| {
            ui.set_min_height(room.clamp(80.0, 200.0));
            ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap());
        });
    } else {
        let cells = Cells { cx: &cx, listed: &listed, first };
        let height = (room - below).max(120.0);
        let entered = cells.ui(ui, height, &mut at, &mut open.moved);
        ui.add_space(gap::S);
        open.at = Some(at);
        if let Some(one) = listed.get(at.0) {
            pressed = told::ui(ui, &cx, one, at.1, first, below);
            pressed = pressed.or_else(|| entered.then(|| first_of(one, at.1)).flatten());
        }
    }
    ui.add_space(gap::M);
    super::buttons(ui, |ui| {
        close = Button::primary("Close").ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| cells::legend(ui, tokens));
    });
    if let Some(action) = pressed {
        return Outcome::Open(Dialog::Action(Box::new(Acting::edit(action))));
    }
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Saturation(Box::new(open))) }
}

impl App {
    /// Shows what all changes ask of each person.
    pub(in crate::app) fn show_saturation(&mut self) {
        self.dialog = Some(Dialog::Saturation(Box::default()));
    }
}

fn toolbar(ui: &mut Ui, all: &[Saturated], open: &mut Saturating) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::M;
        if let Some(chosen) = widgets::segments(ui, &SHOWN, open.shown) {
            (open.shown, open.at, open.moved) = (chosen, None, true);
        }
        let width = (ui.available_width() - 240.0).clamp(120.0, 240.0);
        let field = egui::TextEdit::singleline(&mut open.query)
            .hint_text(theme::table("Find a person").color(tokens.muted))
            .font(crate::app::fonts::regular(theme::size::CONTROL))
            .margin(egui::Margin::symmetric(8, 5))
            .desired_width(width);
        if ui.add(field).accessible_name("Find a person").changed() {
            (open.at, open.moved) = (None, true);
        }
        let too_much = all.iter().filter(|one| is_too_much(one)).count();
        let booked = all.iter().filter(|one| is_double_booked(one)).count();
        let people = match too_much {
            0 => "Nobody".to_owned(),
            1 => "1 person".to_owned(),
            several => format!("{several} people"),
        };
        let words = format!("{people} with too much, {} double-booked", counted(booked, "advocate"));
        ui.add(Label::new(theme::small(words).color(tokens.muted)).truncate());
    });
}

fn is_too_much(one: &Saturated) -> bool {
    (0..WEEKS).any(|week| one.is_too_much(week))
}

fn is_double_booked(one: &Saturated) -> bool {
    (0..WEEKS).any(|week| one.is_double_booked(week))
}

fn fits(one: &Saturated, shown: usize, query: &str, document: &Document) -> bool {
    let kind = match shown {
        0 => true,
        1 => one.speaks_for > 0,
        _ => is_too_much(one),
    };
    kind && (query.is_empty() || folded(&document.name(Key::Stakeholder(one.person))).contains(query))
}

/// The week in which most changes ask something of somebody, then most actions; the earliest of equal ones.
fn worst(one: &Saturated) -> usize {
    let weeks = (0..WEEKS).rev();
    weeks.max_by_key(|week| (one.changes(*week), one.asks(*week))).unwrap_or(0)
}

fn first_of(one: &Saturated, week: usize) -> Option<ActionId> {
    one.weeks.get(week)?.values().flatten().next().copied()
}
