//! Through whom is somebody best reached? From one person, the team or the advocates to a person or a community.

mod choosing;

use super::{Dialog, Outcome, head};
use crate::analysis::{Route, StakeholderId};
use crate::app::App;
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::Icon;
use crate::app::insight::{Asker, Known, ways};
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::widgets::{self, Button};
use crate::model::{CommunityId, Key};
use crate::plan;
use choosing::Choosing;
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use std::collections::BTreeSet;

/// Who begins or is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum End {
    /// The team of the initiative.
    Team,
    /// Its advocates.
    Advocates,
    /// One person.
    Person(StakeholderId),
    /// Those who belong to a community.
    Community(CommunityId),
}

impl End {
    /// Who is meant. O(people).
    fn people(self, cx: &Context<'_>) -> BTreeSet<StakeholderId> {
        let of =
            |those: fn(&crate::model::Document, crate::model::InitiativeId) -> BTreeSet<StakeholderId>| {
                cx.initiative.map(|id| those(cx.document, id)).unwrap_or_default()
            };
        match self {
            Self::Team => of(plan::team),
            Self::Advocates => of(plan::advocates),
            Self::Person(id) => BTreeSet::from([id]),
            Self::Community(id) => crate::analysis::belonging::locals(cx.document, id),
        }
    }

    /// For people.
    fn name(self, cx: &Context<'_>) -> String {
        match self {
            Self::Team => "The team".to_owned(),
            Self::Advocates => "An advocate".to_owned(),
            Self::Person(id) => cx.document.name(Key::Stakeholder(id)),
            Self::Community(id) => cx.document.name(Key::Community(id)),
        }
    }
}

/// The question for a route.
pub(in crate::app) struct Reaching {
    from: Choosing,
    to: Choosing,
}

impl Reaching {
    /// From somebody to somebody, where they are known already.
    pub(in crate::app) fn between(from: Option<End>, to: Option<End>) -> Self {
        Self { from: Choosing::of(from), to: Choosing::of(to) }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Reaching) -> Outcome {
    let (mut close, mut stop) = (false, false);
    let mut shown = None;
    {
        let cx = app.context(ui.ctx(), tokens, true);
        head(ui, tokens, "Find a warm route", "Who asks whom, along the ties that are trusted most.");
        let taken = open.to.chosen;
        open.from.ui(ui, &cx, "From", &|end| Some(end) != taken);
        ui.add_space(gap::S);
        let taken = open.from.chosen;
        let ready = taken.is_some();
        ui.add_enabled_ui(ready, |ui| open.to.ui(ui, &cx, "To", &|end| Some(end) != taken));
        ui.add_space(gap::L);
        let ends = open.from.chosen.zip(open.to.chosen);
        let routes = ends.map(|(from, to)| {
            let (from, to) = (from.people(&cx), to.people(&cx));
            cx.insight.routes(&cx, Asker::Dialog, from, to)
        });
        if let (Some(known), Some((from, to))) = (&routes, ends) {
            let height = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 480.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_width(ui.available_width() - gap::M);
                (shown, stop) = answer(ui, &cx, known, (from, to));
            });
        }
        ui.add_space(gap::L);
        super::buttons(ui, |ui| {
            close = Button::primary("Close").ui(ui).clicked();
            let found = routes.as_ref().and_then(|known| known.value.clone()).unwrap_or_default();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let copy = |ui: &mut Ui| Button::flat("Copy as text").icon(Icon::Copy).ui(ui).clicked();
                if ui.add_enabled_ui(!found.is_empty(), copy).inner {
                    ui.ctx().copy_text(ways::text(cx.document, &found));
                }
            });
        });
    }
    if stop {
        app.stop_measuring();
    }
    if let Some(route) = shown {
        let selection = match route {
            Shown::Route(route) => ways::lit(app.document(), &route),
            Shown::Person(id) => crate::app::selection::Selection::one(Key::Stakeholder(id)),
        };
        app.show_on_map(selection);
        return Outcome::Closed;
    }
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Reaching(Box::new(open))) }
}

/// What is to be seen on the map.
enum Shown {
    Route(Route),
    Person(StakeholderId),
}

fn answer(
    ui: &mut Ui,
    cx: &Context<'_>,
    known: &Known<Vec<Route>>,
    (from, to): (End, End),
) -> (Option<Shown>, bool) {
    let tokens = cx.tokens;
    let Some(routes) = &known.value else {
        let words =
            if known.stopped { "It was stopped before it was worked out." } else { "Being worked out…" };
        ui.label(theme::table(words).color(tokens.muted));
        let stop = !known.stopped && Button::flat("Stop").ui(ui).clicked();
        return (None, stop);
    };
    if routes.is_empty() {
        let words = format!(
            "{} cannot reach {} in four steps of ties that are no conflict.",
            from.name(cx),
            to.name(cx)
        );
        ui.label(theme::table(words).color(tokens.text));
        return (None, false);
    }
    let mut shown = None;
    for (place, route) in routes.iter().enumerate() {
        ui.push_id(place, |ui| {
            widgets::card(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.horizontal(|ui| {
                    let title = if place == 0 { "The warmest way" } else { "Another way" };
                    ui.label(RichText::new(title).font(semibold(size::CONTROL)).color(tokens.text));
                    ui.label(theme::small(ways::warmth(route)).color(tokens.muted));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let button = Button::link("Show on the map").ui(ui);
                        if button.clicked() {
                            shown = Some(Shown::Route(route.clone()));
                        }
                    });
                });
                shown = ways::ui(ui, cx, route).map(Shown::Person).or(shown.take());
            });
        });
        ui.add_space(gap::S);
    }
    (shown, false)
}

impl App {
    /// Asks between whom a warm route is wanted: from the team to the selected person, between two selected people.
    pub(in crate::app) fn ask_route(&mut self) {
        self.analyses.resume();
        let people = self.selection.people();
        let theirs = self.initiative.map(|id| plan::team(self.session.document(), id)).unwrap_or_default();
        let begins = !theirs.is_empty() && people.first().is_none_or(|id| !theirs.contains(id));
        let team = begins.then_some(End::Team);
        let (from, to) = match people.as_slice() {
            [one, other] => (Some(End::Person(*one)), Some(End::Person(*other))),
            [one] => (team, Some(End::Person(*one))),
            _ => (team, None),
        };
        self.dialog = Some(Dialog::Reaching(Box::new(Reaching::between(from, to))));
    }
}
