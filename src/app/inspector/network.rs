//! Where does somebody stand in the network of ties, in words?
//!
//! To whom they are tied, what stands out, what becomes of the map without them, through whom they are best reached;
//! all measures behind a fold.

mod figures;
mod leaving;

use super::parts::{Shown, link, low};
use crate::analysis::belonging::home;
use crate::analysis::telling;
use crate::analysis::{METRICS, Metric, Route};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, End, Reaching};
use crate::app::icons::Icon;
use crate::app::insight::{Asker, Standing, figures::people, links, ways};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, gap};
use crate::model::{CommunityId, Key, StakeholderId};
use egui::{Label, Ui};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The measures that are told in words where somebody is far up.
const TOLD: [&str; 8] =
    ["degree", "betweenness", "eigenvector", "constraint", "reach-2", "gatekeeper", "consultant", "liaison"];
/// So many communities are named.
const NAMED: usize = 3;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let others = tied_to(cx, id);
    say(ui, cx, &tied(cx, &others));
    if others.is_empty() {
        low(ui, 0.0, "Nothing can be said of them before somebody is tied to them.");
        return;
    }
    let standings: Vec<Standing> = TOLD
        .iter()
        .filter_map(|metric| Metric::find(metric))
        .map(|metric| cx.insight.measure(cx, metric))
        .collect();
    for standing in standings.iter().filter(|standing| standing.stands_out(id)) {
        say(ui, cx, &outstanding(standing, id));
    }
    let findings = cx.insight.findings(cx);
    let elsewhere = findings.value.as_ref().and_then(|findings| {
        findings.grouping.comparison.elsewhere.iter().find(|found| found.person == id).copied()
    });
    if let Some(found) = elsewhere {
        say(ui, cx, &telling::elsewhere(cx.document, &found));
    }
    leaving::ui(ui, cx, id, out);
    reached(ui, cx, id, out);
    let working = standings.iter().filter_map(|standing| standing.working).chain(findings.working).count();
    if working > 0 {
        low(ui, 0.0, "Being worked out…");
    }
    let shown = Shown::new(ui, "all measures");
    let open = shown.is_on(ui);
    let words = if open { "Hide the measures" } else { "All measures" };
    let sign = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    if link(ui, Some(sign), words).clicked() {
        shown.turn(ui);
    }
    if open {
        figures::ui(ui, cx, id, METRICS);
    }
}

fn say(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    ui.add(Label::new(theme::table(words).color(cx.tokens.text)).wrap());
}

/// Those to whom somebody is tied, each once. O(ties of the map).
fn tied_to(cx: &Context<'_>, id: StakeholderId) -> BTreeSet<StakeholderId> {
    cx.document.ties_of(id).filter_map(|(_, tie)| tie.other(id)).collect()
}

/// *Tied to 9 people: 4 in Ward nurses, 2 in Theatre staff and 3 elsewhere*.
fn tied(cx: &Context<'_>, others: &BTreeSet<StakeholderId>) -> String {
    if others.is_empty() {
        return "No ties yet".to_owned();
    }
    let mut counts: BTreeMap<CommunityId, usize> = BTreeMap::new();
    for community in others.iter().filter_map(|id| cx.document.stakeholders.get(id)).filter_map(home) {
        *counts.entry(community).or_insert(0) += 1;
    }
    let mut counts: Vec<(CommunityId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(id, count)| (Reverse(*count), *id));
    let mut said: Vec<String> = counts
        .iter()
        .take(NAMED)
        .map(|(id, count)| format!("{count} in {}", cx.document.name(Key::Community(*id))))
        .collect();
    let rest = others.len() - counts.iter().take(NAMED).map(|(_, count)| count).sum::<usize>();
    if said.is_empty() {
        return format!("Tied to {}", people(others.len()));
    }
    if rest > 0 {
        said.push(format!("{rest} elsewhere"));
    }
    let listed = match said.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => said.concat(),
    };
    format!("Tied to {}: {listed}", people(others.len()))
}

/// *Stands between people and groups that otherwise have no short way to each other: 2nd of 45*.
fn outstanding(standing: &Standing, id: StakeholderId) -> String {
    let help = match standing.metric.id {
        "degree" => "Is tied to more people than most",
        "constraint" => "Brings separate circles together",
        "reach-2" => "Reaches many others in two steps",
        _ => standing.metric.help,
    };
    format!("{help}: {}", standing.rank(id).unwrap_or_default())
}

/// The way from the team, and the door to others.
fn reached(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let team = cx.insight.team(cx);
    if team.contains(&id) {
        say(ui, cx, "Is part of the team");
    } else if !team.is_empty() {
        let known = cx.insight.routes(cx, Asker::Person, team, BTreeSet::from([id]));
        match known.value.as_ref().map(|routes| routes.first().cloned()) {
            Some(Some(route)) => way(ui, cx, "Reached from the team", &route, out),
            Some(None) => say(ui, cx, "The team has no way to them of four steps or fewer"),
            None => {}
        }
    }
    if link(ui, None, "Find a warm route…").clicked() {
        let from =
            (!cx.insight.team(cx).is_empty() && !cx.insight.team(cx).contains(&id)).then_some(End::Team);
        let reaching = Reaching::between(from, Some(End::Person(id)));
        out.ask(Request::Ask(Dialog::Reaching(Box::new(reaching))));
    }
}

/// A route with its warmth; it is lit on the map by a press.
fn way(ui: &mut Ui, cx: &Context<'_>, title: &str, route: &Route, out: &mut Outbox) {
    say(ui, cx, &format!("{title}, {}:", ways::warmth(route)));
    if let Some(person) = ways::ui(ui, cx, route) {
        out.ask(Request::Select(Selection::one(Key::Stakeholder(person))));
    }
    if route.people.len() > 1 && link(ui, Some(Icon::Tie), "Show the route").clicked() {
        out.ask(Request::Select(ways::lit(cx.document, route)));
    }
}

/// The way between two people who are selected.
pub(super) fn between(ui: &mut Ui, cx: &Context<'_>, pair: [StakeholderId; 2], out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let [one, other] = pair.map(|id| BTreeSet::from([id]));
    let known = cx.insight.routes(cx, Asker::Pair, one, other);
    match known.value.as_ref().map(|routes| routes.first().cloned()) {
        Some(Some(route)) => way(ui, cx, "The warmest way", &route, out),
        Some(None) => {
            let names = pair.map(|id| cx.document.name(Key::Stakeholder(id)));
            let words = format!("No way of four steps or fewer leads from {} to {}", names[0], names[1]);
            say(ui, cx, &words);
        }
        None => low(ui, 0.0, "Being worked out…"),
    }
    if known.value.as_ref().is_some_and(|routes| routes.len() > 1) && link(ui, None, "Other ways…").clicked()
    {
        let [from, to] = pair.map(|id| Some(End::Person(id)));
        out.ask(Request::Ask(Dialog::Reaching(Box::new(Reaching::between(from, to)))));
    }
    ui.add_space(gap::XS);
}

/// A sentence with its people as links.
fn linked(ui: &mut Ui, cx: &Context<'_>, words: &str, people: &[StakeholderId], out: &mut Outbox) {
    if let Some(id) = links::sentence(ui, cx, words, people) {
        out.ask(Request::Select(Selection::one(Key::Stakeholder(id))));
    }
}
