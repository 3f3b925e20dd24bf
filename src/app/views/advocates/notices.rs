//! What is said where little or nothing can be picked, and what the picks depend on?

use super::{Advocates, controls, parts, ruling};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection as Selected;
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button};
use crate::plan::advocates::telling::{self, thousands};
use crate::plan::advocates::{Selection, Trouble};
use egui::{Label, Rect, Sense, Ui, Vec2, vec2};

/// Says why there is nothing to pick from; true where that takes the whole view.
pub(super) fn nothing_to_pick(
    ui: &mut Ui,
    cx: &Context<'_>,
    selection: Option<&Selection>,
    out: &mut Outbox,
) -> bool {
    let tokens = cx.tokens;
    if cx.current().is_none() {
        let words = "An initiative is a change that you lead. Its advocates carry it to others.";
        if widgets::empty_state(ui, tokens, "No initiative yet", words, "New initiative") {
            out.ask(Request::Run("initiative.add"));
        }
        return true;
    }
    if cx.document.stakeholders.is_empty() {
        let words = "Advocates are picked from the people on the map, by whom they know and how they stand.";
        if widgets::empty_state(ui, tokens, "Nobody on the map yet", words, "Add a person") {
            out.ask(Request::Run("people.add"));
        }
        return true;
    }
    let no_communities = selection.is_some_and(|selection| {
        selection.picks.is_empty() && selection.troubles.contains(&Trouble::NoCommunities)
    });
    if no_communities {
        let words =
            "Say which communities the initiative affects: then it is told who could be the voice of each.";
        if widgets::empty_state(ui, tokens, "No community is affected yet", words, "Name communities") {
            name_communities(cx, out);
        }
    }
    no_communities
}

/// Where the affected communities are named: in the details of the initiative, or first of all on the map.
fn name_communities(cx: &Context<'_>, out: &mut Outbox) {
    if cx.document.communities.is_empty() {
        out.ask(Request::Run("communities.edit"));
        return;
    }
    out.ask(Request::Select(Selected::default()));
    if !cx.inspector_open {
        out.ask(Request::Run("view.inspector"));
    }
}

/// What limits the answer, each with what helps.
pub(super) fn troubles(ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
    for trouble in &selection.troubles {
        let words = telling::trouble_words(*trouble, selection);
        let help = match trouble {
            Trouble::NoCommunities => Some(("Name communities", None)),
            Trouble::NoTies => Some(("Draw ties", Some("view.network"))),
            Trouble::Nobody => Some(("Add a person", Some("people.add"))),
            Trouble::NobodyAvailable => Some(("Show people", Some("view.people"))),
            Trouble::NoImpact => Some(("Rate the impact", None)),
        };
        let pressed = notice(ui, cx, Some(Icon::Warning), &words, help.map(|(word, _)| word));
        match help {
            Some((_, Some(command))) if pressed => out.ask(Request::Run(command)),
            Some((_, None)) if pressed => name_communities(cx, out),
            _ => {}
        }
    }
}

/// A card with a sentence and, at its right, what helps; true where that was pressed.
fn notice(ui: &mut Ui, cx: &Context<'_>, sign: Option<Icon>, words: &str, help: Option<&str>) -> bool {
    let mut pressed = false;
    parts::card(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            if let Some(sign) = sign {
                let (area, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
                let place = Rect::from_center_size(area.center(), Vec2::splat(16.0));
                icon(ui.painter(), place, sign, cx.tokens.warn);
            }
            let link = help.map_or(0.0, |word| controls::width(ui, word) + 2.0 * gap::M + gap::S);
            let room = ui.available_width() - link;
            ui.allocate_ui_with_layout(vec2(room, 20.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(room);
                ui.add(Label::new(theme::table(words).color(cx.tokens.text)).wrap());
            });
            pressed = help.is_some_and(|word| Button::link(word).ui(ui).clicked());
        });
    });
    pressed
}

/// How many picks the filter hides; they stay picks all the same.
pub(super) fn hidden(ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
    if !cx.filter.hides() {
        return;
    }
    let all = selection.picks.len();
    let shown = selection.picks.iter().filter(|pick| cx.filter.fits(pick.person)).count();
    if shown == all {
        return;
    }
    let words = format!("{} of {} shown", thousands(shown), counted(all));
    if notice(ui, cx, None, &words, Some("Clear filter")) {
        out.ask(Request::Filter(String::new()));
    }
}

fn counted(picks: usize) -> String {
    if picks == 1 { "1 pick".to_owned() } else { format!("{} picks", thousands(picks)) }
}

impl Advocates {
    /// Who is a must and cannot be picked, and why.
    pub(super) fn refused(&self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        for person in selection.refused.keys() {
            let Some(words) = self.told.refused(*person) else { continue };
            if notice(ui, cx, Some(Icon::Warning), words, Some("No longer a must"))
                && let Some(edit) = ruling::free(cx, &self.naming, *person)
            {
                out.edit(edit);
            }
        }
    }

    /// How many people there are for each advocate, what the rules cost, and what of the picks depends on guesses of how
    /// strong ties are.
    pub(super) fn guesses(&self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection) {
        if selection.picks.is_empty() {
            return;
        }
        let known = cx.advice.sensitivity(cx);
        let rules = cx.advice.rules(cx);
        let found = known.value.as_deref().zip(rules.as_ref());
        let guesses = found.map(|(found, rules)| {
            self.naming.tell(|names| telling::guesses_words(selection, found, rules, names))
        });
        let prices = cx.advice.prices(cx).value;
        let costs = prices.map(|prices| self.naming.tell(|names| telling::prices_words(&prices, names)));
        let costs = costs.filter(|costs| !costs.is_empty()).map(|costs| format!("{}.", costs.join(". ")));
        let ratio = self.told.ratio.as_ref().map(|ratio| format!("{ratio}."));
        ui.spacing_mut().item_spacing = vec2(gap::S, gap::XS);
        for words in ratio.into_iter().chain(costs).chain(guesses) {
            ui.horizontal_top(|ui| {
                let (sign, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
                icon(ui.painter(), sign.shrink(1.0), Icon::Info, cx.tokens.muted);
                let room = ui.available_width();
                ui.allocate_ui_with_layout(
                    vec2(room, 16.0),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
                        ui.set_width(room);
                        ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
                    },
                );
            });
        }
        ui.add_space(gap::M);
    }
}
