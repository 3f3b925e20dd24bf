//! What do those who rated the same person see differently?
//!
//! A strip for each of influence and interest, with a mark for each rater, the stances beside them, and the difference as a
//! question.

use super::{head, name};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, size};
use crate::app::widgets::{self, Button, paint_badge, privacy_mark};
use crate::model::field::Level;
use crate::model::{InitiativeId, Key, Rating};
use crate::plan::raters::{Disagreement, Opinion, disagreements, first_name, question};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of one person, in points.
const ROW: f32 = 100.0;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, open: &mut bool, out: &mut Outbox) {
    head(ui, cx, "Second opinions", |ui| {
        privacy_mark(ui, Level::Private);
        if Button::link("Movements").ui(ui).clicked() {
            *open = false;
        }
    });
    let known = cx.judgement.ask(cx, ui.ctx(), "disagreements", |document, initiative, _| {
        initiative.map(|id| disagreements(document, id)).unwrap_or_default()
    });
    let found = known.value.as_deref().map(Vec::as_slice).unwrap_or_default();
    let asked = cx.document.assessments_of(initiative).filter(|(_, said)| !said.raters.is_empty()).count();
    let words = match (asked, found.len()) {
        (0, _) => {
            "Nobody has given a second opinion yet. Choose a second rater above: they see no other answer."
                .to_owned()
        }
        (_, 0) => format!("{asked} rated by others too, and nobody sees anybody very differently."),
        (_, count) => {
            format!("{asked} rated by others too; on {count} they differ by 25 or more, or in the stance.")
        }
    };
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.add(egui::Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
    });
    ui.add_space(6.0);
    ScrollArea::vertical().id_salt("opinions").auto_shrink([false, false]).show_rows(
        ui,
        ROW,
        found.len(),
        |ui, range| {
            for one in &found[range] {
                row(ui, cx, one, out);
            }
        },
    );
}

fn row(ui: &mut Ui, cx: &Context<'_>, one: &Disagreement, out: &mut Outbox) {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let key = Key::Stakeholder(one.person);
    let (who, asked) = (name(cx, one.person), question(cx.document, one));
    let opinions: Vec<String> = one.opinions.iter().map(|opinion| words(cx, opinion)).collect();
    response.widget_info(|| {
        let said = format!("{who}. {asked} {}", opinions.join("; "));
        WidgetInfo::selected(Role::Row, ui.is_enabled(), cx.selection.has(key), said)
    });
    if cx.selection.has(key) {
        ui.painter().rect_filled(area, 0.0, tokens.sel);
    } else {
        widgets::ground(ui, tokens, &response, area, false);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, 2.0, tokens.focus_ring(), StrokeKind::Inside);
    }
    if response.clicked() {
        out.ask(Request::Select(Selection::one(key)));
    }
    ui.painter().hline(area.x_range(), area.top(), tokens.hairline(ui));
    let (left, width) = (area.left() + 12.0, area.width() - 24.0);
    widgets::write(
        ui,
        pos2(left, area.top() + 14.0),
        Align2::LEFT_CENTER,
        &who,
        medium(size::CONTROL),
        tokens.text,
        width * 0.3,
    );
    let at = pos2(left + width * 0.3 + 8.0, area.top() + 14.0);
    widgets::write(
        ui,
        at,
        Align2::LEFT_CENTER,
        &asked,
        regular(size::CONTROL),
        tokens.text,
        width * 0.7 - 8.0,
    );
    let half = (width - 120.0) / 2.0;
    for (place, (word, value)) in [
        ("Influence", (|one| one.influence) as fn(&Opinion) -> Option<Rating>),
        ("Interest", |one| one.interest),
    ]
    .into_iter()
    .enumerate()
    {
        let x = left + place as f32 * (half + 8.0);
        strip(
            ui,
            cx,
            one,
            word,
            value,
            Rect::from_min_size(pos2(x, area.top() + 28.0), vec2(half - 8.0, 66.0)),
        );
    }
    let x = area.right() - 96.0;
    widgets::write(
        ui,
        pos2(x, area.top() + 36.0),
        Align2::LEFT_CENTER,
        "Stance",
        regular(size::MICRO),
        tokens.muted,
        80.0,
    );
    for (place, opinion) in one.opinions.iter().take(4).enumerate() {
        let Some(stance) = opinion.engagement else { continue };
        let at = pos2(x + 7.0 + place as f32 * 22.0, area.top() + 58.0);
        paint_badge(ui.painter(), at, 7.0, stance, true, tokens);
        let letter = letter(cx, opinion);
        widgets::write(
            ui,
            at + vec2(0.0, 18.0),
            Align2::CENTER_CENTER,
            &letter,
            medium(size::MICRO),
            tokens.muted,
            22.0,
        );
    }
    response.on_hover_text(opinions.join("\n"));
}

/// A line of 0–100 with a mark and initials for each who said something, and a bar over the range.
fn strip(
    ui: &Ui,
    cx: &Context<'_>,
    one: &Disagreement,
    word: &str,
    value: fn(&Opinion) -> Option<Rating>,
    area: Rect,
) {
    let tokens = cx.tokens;
    let at = pos2(area.left(), area.top() + 8.0);
    widgets::write(ui, at, Align2::LEFT_CENTER, word, regular(size::MICRO), tokens.muted, area.width());
    let y = area.top() + 30.0;
    let x = |rating: Rating| area.left() + 6.0 + (area.width() - 12.0) * f32::from(rating.get()) / 100.0;
    ui.painter().line_segment([pos2(area.left(), y), pos2(area.right(), y)], Stroke::new(2.0, tokens.line));
    let mut known: Vec<(Rating, String)> =
        one.opinions.iter().filter_map(|opinion| Some((value(opinion)?, letter(cx, opinion)))).collect();
    known.sort();
    if let (Some(first), Some(last)) = (known.first(), known.last()) {
        let wide = last.0.get() - first.0.get() >= crate::plan::raters::APART;
        let color = if wide { tokens.warn } else { tokens.ctl };
        ui.painter().line_segment([pos2(x(first.0), y), pos2(x(last.0), y)], Stroke::new(4.0, color));
    }
    let mut end = f32::NEG_INFINITY;
    let mut low = false;
    for (rating, letter) in &known {
        let at = pos2(x(*rating), y);
        ui.painter().circle(at, 4.0, tokens.surface, Stroke::new(2.0, tokens.accent));
        // Where marks stand close their letters take turns on two lines.
        low = at.x < end + 4.0 && !low;
        let words =
            widgets::galley(ui, &format!("{letter} {rating}"), regular(size::MICRO), tokens.text, 60.0);
        let half = words.size().x / 2.0;
        let place = pos2(
            at.x.clamp(area.left() + half, area.right() - half) - half,
            y + if low { 20.0 } else { 7.0 },
        );
        end = place.x + 2.0 * half;
        ui.painter().galley(place, words, tokens.text);
    }
}

/// The initials of a rater; *You* for what the map holds.
fn letter(cx: &Context<'_>, opinion: &Opinion) -> String {
    let record = opinion.rater.and_then(|id| cx.document.stakeholders.get(&id));
    record.map_or_else(|| "You".to_owned(), crate::model::Stakeholder::initials)
}

fn words(cx: &Context<'_>, opinion: &Opinion) -> String {
    let who = opinion.rater.map_or_else(|| "You".to_owned(), |id| first_name(cx.document, id));
    let number = |rating: Option<Rating>| rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
    let stance = opinion.engagement.map_or("not said", crate::model::Engagement::id);
    format!("{who}: influence {}, interest {}, {stance}", number(opinion.influence), number(opinion.interest))
}
