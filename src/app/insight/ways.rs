//! How is a warm route told: who asks whom, and how warm is it?

use crate::analysis::Route;
use crate::analysis::telling::asks;
use crate::app::context::Context;
use crate::app::selection::Selection;
use crate::model::{Document, Key, StakeholderId, TieKind};

/// From this trust on a route is strong: a tie of 3 of 5, or two of 4.
const STRONG: f64 = 0.5;
/// From this trust on it is fair.
const FAIR: f64 = 0.2;

/// How warm a route is, in a word.
pub(in crate::app) fn warmth(route: &Route) -> &'static str {
    match route.trust() {
        trust if trust >= STRONG => "strong",
        trust if trust >= FAIR => "fair",
        _ => "thin",
    }
}

/// One sentence for each ask: *Ana Ruiz asks Bo Li (works with, 4)*. O(ties of the map).
pub(in crate::app) fn told(document: &Document, route: &Route) -> Vec<String> {
    if route.strengths.is_empty() {
        let name = route.people.first().map(|id| document.name(Key::Stakeholder(*id))).unwrap_or_default();
        return vec![format!("{name} is there already")];
    }
    asks(document, route).iter().map(|ask| ask.sentence(document)).collect()
}

/// A route as text that can be pasted anywhere.
pub(in crate::app) fn text(document: &Document, routes: &[Route]) -> String {
    let one = |(place, route): (usize, &Route)| {
        let head = if place == 0 { "The warmest way".to_owned() } else { format!("Another way, {place}") };
        format!("{head} ({})\n{}", warmth(route), told(document, route).join("\n"))
    };
    routes.iter().enumerate().map(one).collect::<Vec<_>>().join("\n\n")
}

/// The people of a route and the ties between them: lit on the map when they are selected. O(ties of the map).
pub(in crate::app) fn lit(document: &Document, route: &Route) -> Selection {
    let pairs: Vec<(StakeholderId, StakeholderId)> =
        route.people.iter().copied().zip(route.people.iter().copied().skip(1)).collect();
    let on = document.ties.iter().filter(|(_, tie)| {
        tie.kind != TieKind::Conflict && pairs.iter().any(|(one, other)| tie.other(*one) == Some(*other))
    });
    let people = route.people.iter().rev().map(|id| Key::Stakeholder(*id));
    Selection::of(people.chain(on.map(|(id, _)| Key::Tie(*id))))
}

/// A route on screen: its asks with the people as links, one below the other.
pub(in crate::app) fn ui(ui: &mut egui::Ui, cx: &Context<'_>, route: &Route) -> Option<StakeholderId> {
    let mut pressed = None;
    for (place, sentence) in told(cx.document, route).iter().enumerate() {
        // Each ask names those between whom it is.
        let both = &route.people[place.min(route.people.len())..route.people.len().min(place + 2)];
        pressed = super::links::sentence(ui, cx, sentence, both).or(pressed);
    }
    pressed
}
