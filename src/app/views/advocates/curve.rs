//! How many advocates are enough?
//!
//! What the best choice reaches for each number of them, beside the best-connected people and people drawn by lot. A
//! click on a number, or an arrow key, sets how many there may be.
//!
//! *Invariants:* every number of the picture is there in words too.

mod chart;

use super::places::silence;
use super::{parts, ruling};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme;
use crate::plan::advocates::{Curve, telling};
use chart::{Chart, percent};
use egui::accesskit::{Action, ActionData};
use egui::{EventFilter, Key as Press, Label, Modifiers, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// The height of the chart, in points.
const HIGH: f32 = 244.0;

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    parts::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        parts::title(ui, cx, "How many is enough?");
        let picks = cx.advice.selection(cx).value.map_or(0, |selection| selection.picks.len());
        let known = cx.advice.curve(cx);
        let Some(curve) = &known.value else {
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
            let words = match (known.working, known.stopped) {
                (Some(share), false) if share >= 0.01 => {
                    format!("Working it out, {:.0} %…", f64::from(share) * 100.0)
                }
                (Some(_), false) => "Working it out…".to_owned(),
                (_, true) => "The search was stopped.".to_owned(),
                (None, false) => "Nobody can be picked.".to_owned(),
            };
            silence(ui, cx, area, &words);
            return;
        };
        ui.scope(|ui| {
            if known.stale {
                ui.multiply_opacity(0.6);
            }
            let chosen = picks.min(curve.best.len().saturating_sub(1));
            let words = sentence(curve, chosen);
            ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
            shown(ui, cx, curve, chosen, out);
        });
    });
}

fn shown(ui: &mut Ui, cx: &Context<'_>, curve: &Curve, chosen: usize, out: &mut Outbox) {
    let Some(chart) = Chart::of(curve, chosen) else {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH - 20.0), Sense::hover());
        silence(ui, cx, area, "There is no curve without anybody to pick.");
        return;
    };
    let (response, to) = chart.ui(ui, cx, HIGH - 20.0);
    let now = cx.current().and_then(|(_, initiative)| initiative.picking.most);
    let now = now.map_or(chosen, |most| most.get() as usize);
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(true, chosen as f64, "How many advocates");
        info.current_text_value = Some(said(curve, chosen));
        info
    });
    let clicked = response.clicked().then(|| response.interact_pointer_pos()).flatten();
    let wanted = clicked.and_then(|pointer| chart.number_at(&to, pointer));
    let wanted = wanted.or_else(|| by_keys(ui, &response, now));
    if let Some(edit) = wanted.and_then(|most| ruling::how_many(cx, Some(most))) {
        out.edit(edit);
    }
    // The numbers of all lines, for those who see none.
    let table = ui.interact(response.rect, response.id.with("table"), Sense::hover());
    table.widget_info(|| WidgetInfo::labeled(Role::Label, true, in_words(curve)));
    if let Some(pointer) = response.hover_pos()
        && let Some(number) = chart.number_at(&to, pointer)
    {
        response.on_hover_text_at_pointer(row(curve, number));
    }
}

/// What keys or a screen reader ask for.
fn by_keys(ui: &Ui, response: &Response, now: usize) -> Option<usize> {
    let asked = ui.input(|input| {
        let mut requests = input.accesskit_action_requests(response.id, Action::SetValue);
        requests.find_map(|request| match request.data {
            Some(ActionData::NumericValue(value)) if value >= 1.0 => Some(value as usize),
            _ => None,
        })
    });
    if asked.is_some() || !response.has_focus() {
        return asked;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let keys = [
        (Press::ArrowLeft, false),
        (Press::ArrowDown, false),
        (Press::ArrowRight, true),
        (Press::ArrowUp, true),
    ];
    let mut next = now;
    for (key, more) in keys {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        next = if more { next + times } else { next.saturating_sub(times) };
    }
    let next = next.clamp(1, 500);
    (next != now).then_some(next)
}

/// How many of the chosen reach most of what they all do.
fn sentence(curve: &Curve, chosen: usize) -> String {
    let reached = curve.best.get(chosen).copied().unwrap_or_default();
    match (chosen, curve.enough) {
        _ if curve.best.len() < 2 => "Nobody can be picked.".to_owned(),
        (0, _) => "Nobody is picked.".to_owned(),
        (_, None) => "They reach nobody.".to_owned(),
        _ if reached <= 0.0 => "They reach nobody.".to_owned(),
        (1, _) => format!("One reaches {} of the impact.", percent(reached)),
        _ => match telling::enough_words(curve, chosen) {
            Some(words) => format!("{words}."),
            None => format!("All {} count: fewer reach clearly less.", telling::number(chosen)),
        },
    }
}

/// What a number of them reaches, short.
fn said(curve: &Curve, number: usize) -> String {
    let reached = percent(curve.best.get(number).copied().unwrap_or_default());
    match number {
        1 => format!("1 advocate reaches {reached}"),
        number => format!("{number} advocates reach {reached}"),
    }
}

/// All lines at one number.
fn row(curve: &Curve, number: usize) -> String {
    let at = |line: &[f64]| line.get(number).map_or_else(|| "–".to_owned(), |share| percent(*share));
    format!(
        "{}; the best-connected {}; at random {}",
        said(curve, number),
        at(&curve.connected),
        at(&curve.random)
    )
}

/// All of the picture in words.
fn in_words(curve: &Curve) -> String {
    let rows: Vec<String> = (1..curve.best.len()).map(|number| row(curve, number)).collect();
    format!("What is reached by how many. {}.", rows.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(best: &[f64], enough: Option<usize>) -> Curve {
        Curve { best: best.to_vec(), connected: best.to_vec(), random: best.to_vec(), enough }
    }

    #[test]
    fn the_sentence_says_how_few_reach_most_of_it() {
        let five = curve(&[0.0, 0.21, 0.30, 0.34, 0.38, 0.41, 0.43, 0.45, 0.462], Some(5));
        assert_eq!(sentence(&five, 8), "Five reach 89 % of what eight do.");
        assert_eq!(sentence(&curve(&[0.0, 0.5, 0.5], Some(1)), 2), "One reaches as much as two do.");
        assert_eq!(
            sentence(&curve(&[0.0, 0.2, 0.4], Some(2)), 2),
            "All two count: fewer reach clearly less."
        );
        assert_eq!(sentence(&curve(&[0.0, 0.2], Some(1)), 1), "One reaches 20 % of the impact.");
        assert_eq!(sentence(&curve(&[0.0], None), 0), "Nobody can be picked.");
        assert_eq!(sentence(&curve(&[0.0, 0.0], None), 1), "They reach nobody.");
    }

    #[test]
    fn all_numbers_are_there_in_words() {
        let words = in_words(&curve(&[0.0, 0.213, 0.3], Some(2)));
        assert_eq!(
            words,
            "What is reached by how many. 1 advocate reaches 21 %; the best-connected 21 %; at random 21 %. \
             2 advocates reach 30 %; the best-connected 30 %; at random 30 %."
        );
    }
}
