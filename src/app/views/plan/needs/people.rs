//! What moves each person, is it met, and is anything planned that would?

use super::told::{Person, PersonCell, Told};
use super::{NAMES, cards, communities, meeting};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{Tokens, gap, size};
use crate::app::widgets::{self, menu_item};
use crate::model::action::Need;
use crate::model::assessment::{Met, Motivator};
use crate::model::field::Level;
use crate::model::numbers::Weight;
use crate::model::{Key, Record, StakeholderId, edits};
use crate::plan::needs::Whose;
use egui::{Align2, Popup, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// How high a row is.
const ROW: f32 = 44.0;

/// The card of everybody with motivators.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
    cards::card(ui, |ui| {
        let shown: Vec<&Person> = told.people.iter().filter(|one| cx.filter.fits(one.id)).collect();
        let open = shown.iter().filter(|one| one.cells.iter().any(|cell| cell.open)).count();
        let beside = match (shown.len(), open) {
            (0, _) => String::new(),
            (_, 0) => "what moves them is met or planned for".to_owned(),
            (all, open) => format!("{open} of {all} with a need that nothing planned meets"),
        };
        cards::head(ui, "People", &beside, Some(Level::Private));
        if told.people.is_empty() {
            let words = "What moves nobody is noted yet. Select somebody and say in the inspector, under Motivators, what \
                         matters to them and whether it is met.";
            cards::quiet(ui, words);
            return;
        }
        if shown.is_empty() {
            cards::quiet(ui, "Nobody who fits the filter has motivators noted.");
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        communities::heads(ui, cx, "What moves them");
        let (area, seen) = cards::rows(ui, shown.len(), ROW);
        for place in seen {
            let Some(one) = shown.get(place) else { continue };
            let top = area.top() + ROW * place as f32;
            row(ui, cx, Rect::from_x_y_ranges(area.x_range(), top..=top + ROW), one, out);
        }
    });
}

fn row(ui: &mut Ui, cx: &Context<'_>, area: Rect, one: &Person, out: &mut Outbox) {
    let tokens = cx.tokens;
    let whole = area.x_range().expand(cards::INSIDE - 1.0);
    ui.painter().hline(whole, area.top(), Stroke::new(1.0, tokens.line));
    let (name, columns) = communities::columns(area);
    let id = ui.scope_id().with(("person", one.id));
    let place = name.shrink2(vec2(0.0, 3.0));
    let response = ui.interact(place, id, Sense::click());
    let on = cx.selection.has(Key::Stakeholder(one.id));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &one.name));
    widgets::ground(ui, tokens, &response, place.expand2(vec2(4.0, 0.0)), on);
    let left = place.left_center();
    widgets::write(
        ui,
        left,
        Align2::LEFT_CENTER,
        &one.name,
        medium(size::CONTROL),
        tokens.text,
        name.width(),
    );
    if response.clicked() {
        out.ask(Request::Select(Selection::one(Key::Stakeholder(one.id))));
    }
    for ((cell, column), words) in one.cells.iter().zip(columns).zip(NAMES) {
        need(ui, cx, column, one, cell, words, out);
    }
}

fn need(
    ui: &mut Ui,
    cx: &Context<'_>,
    column: Rect,
    one: &Person,
    cell: &PersonCell,
    words: &str,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let place = column.shrink2(vec2(0.0, 3.0));
    let response = ui.interact(place, ui.scope_id().with(("need", one.id, words)), Sense::click());
    let planned = cell.plan();
    response.widget_info(|| {
        let mut said = format!("{}, {}: ", one.name, words.to_lowercase());
        if cell.weight == 0 && cell.met == Met::Unknown {
            said.push_str("nothing noted");
        } else {
            said.push_str(&format!("weight {} of 3, {}", cell.weight, met(cell.met).to_lowercase()));
        }
        if !planned.is_empty() {
            said.push_str(&format!(", {planned}"));
        }
        WidgetInfo::labeled(Role::Button, true, said)
    });
    widgets::ground(ui, tokens, &response, place.expand2(vec2(3.0, 0.0)), false);
    let small = || regular(size::SMALL);
    if cell.weight == 0 && cell.met == Met::Unknown {
        widgets::write(ui, place.left_center(), Align2::LEFT_CENTER, "–", small(), tokens.muted, 20.0);
    } else {
        let y = if planned.is_empty() { place.center().y } else { place.top() + 11.0 };
        pips(ui, tokens, pos2(place.left(), y), cell.weight);
        let color = if cell.met == Met::No { tokens.warn } else { tokens.text };
        let at = pos2(place.left() + 40.0, y);
        widgets::write(ui, at, Align2::LEFT_CENTER, met(cell.met), small(), color, place.width() - 40.0);
        let at = pos2(place.left(), place.top() + 28.0);
        let color = if cell.open { tokens.warn } else { tokens.muted };
        widgets::write(ui, at, Align2::LEFT_CENTER, &planned, small(), color, place.width());
    }
    Popup::menu(&response).width(300.0).show(|ui| menu(ui, cx, one.id, cell, out));
    if !cell.note.is_empty() {
        response.on_hover_text(&cell.note);
    }
}

/// How much it matters and how far it is met, to be changed; what meets it, to be opened.
fn menu(ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, cell: &PersonCell, out: &mut Outbox) {
    let weights = ["Does not matter", "Matters a little", "Matters", "Matters a great deal"];
    for (weight, words) in weights.into_iter().enumerate() {
        let on = cell.weight == weight as u32;
        if menu_item(ui, on.then_some(Icon::Check), words, "").clicked() && !on {
            change(cx, person, cell.need, out, |now| now.weight = Weight::nearest(weight as u32));
        }
    }
    ui.separator();
    for answer in Met::ALL {
        let on = cell.met == *answer;
        if menu_item(ui, on.then_some(Icon::Check), met(*answer), "").clicked() && !on {
            change(cx, person, cell.need, out, |now| now.met = *answer);
        }
    }
    ui.separator();
    meeting(ui, cx, &cell.planned, Whose::Person(person), cell.need, out);
}

fn change(
    cx: &Context<'_>,
    person: StakeholderId,
    need: Need,
    out: &mut Outbox,
    how: impl FnOnce(&mut Motivator),
) {
    let Some(initiative) = cx.initiative else { return };
    let label = format!("{} of {}", need.name(), cx.document.name(Key::Stakeholder(person)));
    let key = Key::Assessment(initiative, person);
    out.edit(edits::change(cx.document, key, label, |record| {
        if let Record::Assessment(said) = record {
            how(match need {
                Need::Contribution => &mut said.motivators.contribution,
                Need::Recognition => &mut said.motivators.recognition,
                Need::Safety | Need::None => &mut said.motivators.safety,
            });
        }
    }));
}

const fn met(met: Met) -> &'static str {
    match met {
        Met::Unknown => "Met?",
        Met::No => "Not met",
        Met::Partly => "Partly met",
        Met::Yes => "Met",
    }
}

/// How much it matters, 0–3, as dots.
fn pips(ui: &Ui, tokens: &Tokens, at: Pos2, weight: u32) {
    for dot in 0..3 {
        let middle = at + vec2(gap::XS + 11.0 * dot as f32, 0.0);
        if dot < weight {
            ui.painter().circle_filled(middle, 3.5, tokens.text);
        } else {
            ui.painter().circle_stroke(middle, 3.0, Stroke::new(1.0, tokens.muted));
        }
    }
}
