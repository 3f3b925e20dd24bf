//! From which stance to which did everybody go?
//!
//! Five bands at two days, a line for each person. Those who moved or are new are named; all others are dots.
//!
//! *Invariants:* colour never says alone which way somebody went: a line down is dashed, and the badge of the new stance stands
//! at its end. Each person has a name for screen readers, unless there are more dots than anybody could go through: then they
//! are in the list.

use super::known::Known;
use super::{head, name};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::size;
use crate::app::widgets::{self, paint_badge, privacy_mark};
use crate::model::field::Level;
use crate::model::{Engagement, Key};
use crate::plan::{Movement, Way};
use egui::{
    Align2, CursorIcon, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// From the top down.
const BANDS: [Engagement; 5] = [
    Engagement::Leading,
    Engagement::Supportive,
    Engagement::Neutral,
    Engagement::Resistant,
    Engagement::Unaware,
];
/// Beside the dots of those who are named, in points.
const NAMED: f32 = 17.0;
/// Between the dots of the others where there is room.
const DOT: f32 = 8.0;
/// Above and below the dots of a band.
const AIR: f32 = 12.0;
/// The least height of a band.
const LEAST: f32 = 48.0;
/// So many are named at the most.
const NAMES: usize = 25;
/// So many dots can be gone through one by one.
const EACH: usize = 200;

/// One end of somebody's line.
#[derive(Clone, Copy)]
struct End {
    movement: usize,
    named: bool,
}

struct Band {
    stance: Engagement,
    then: Vec<End>,
    now: Vec<End>,
}

fn bands(movements: &[Movement]) -> Vec<Band> {
    let is_named = |place: usize, one: &Movement| place < NAMES && (one.way.is_move() || one.way == Way::New);
    let mut shown = 0;
    let named: Vec<bool> = movements
        .iter()
        .map(|one| {
            let named = is_named(shown, one);
            shown += usize::from(named);
            named
        })
        .collect();
    let ends = |fits: &dyn Fn(&Movement) -> bool, ways: &[Way], now: bool| -> Vec<End> {
        let of_way = |way: &Way| {
            let all = movements.iter().enumerate();
            let those: Vec<End> = all
                .filter(|(_, one)| one.way == *way && fits(one))
                .map(|(movement, _)| End { movement, named: now && named[movement] })
                .collect();
            those
        };
        ways.iter().flat_map(of_way).collect()
    };
    BANDS
        .iter()
        .map(|stance| Band {
            stance: *stance,
            then: ends(
                &|one| one.from == Some(*stance),
                &[Way::Up, Way::Unchanged, Way::Down, Way::Left],
                false,
            ),
            now: ends(&|one| one.to == Some(*stance), &[Way::Down, Way::Unchanged, Way::Up, Way::New], true),
        })
        .collect()
}

fn length(ends: &[End], dot: f32) -> f32 {
    ends.iter().map(|end| if end.named { NAMED } else { dot }).sum()
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, known: &Known, out: &mut Outbox) {
    head(ui, cx, "Engagement, person by person", |ui| privacy_mark(ui, Level::Private));
    let bands = bands(&known.movements);
    let room = ui.available_height() - 28.0;
    let needs = |dot: f32| -> f32 {
        bands
            .iter()
            .map(|band| (length(&band.then, dot).max(length(&band.now, dot)) + 2.0 * AIR).max(LEAST))
            .sum()
    };
    // Dots stand closer until all fit, or as close as they can.
    let dot = [DOT, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.5, 0.25]
        .into_iter()
        .find(|dot| needs(*dot) <= room)
        .unwrap_or(0.25);
    let spare = (room - needs(dot)).max(0.0) / BANDS.len() as f32;
    let width = ui.available_width();
    let (top, _) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
    let (left, right) = columns(top);
    for (x, day) in [(left, &known.days.0), (right, &known.days.1)] {
        let at = pos2(x, top.center().y);
        widgets::write(ui, at, Align2::CENTER_CENTER, day, medium(size::SMALL), cx.tokens.text, 100.0);
    }
    ScrollArea::vertical().id_salt("slope").auto_shrink([false, false]).show(ui, |ui| {
        let height = needs(dot) + spare * BANDS.len() as f32;
        let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        paint(ui, cx, known, &bands, area, (dot, spare), out);
    });
}

/// Where the dots of the two days stand.
fn columns(area: Rect) -> (f32, f32) {
    let left = area.left() + 124.0;
    let names = (area.width() * 0.36).clamp(112.0, 180.0);
    (left, (area.right() - names).max(left + 60.0))
}

fn paint(
    ui: &mut Ui,
    cx: &Context<'_>,
    known: &Known,
    bands: &[Band],
    area: Rect,
    (dot, spare): (f32, f32),
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let (left, right) = columns(area);
    let mut from: Vec<Option<Pos2>> = vec![None; known.movements.len()];
    let mut to: Vec<Option<(Pos2, bool)>> = vec![None; known.movements.len()];
    let mut top = area.top();
    for (place, band) in bands.iter().enumerate() {
        let (then, now) = (length(&band.then, dot), length(&band.now, dot));
        let height = (then.max(now) + 2.0 * AIR).max(LEAST) + spare;
        let ground = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
        if place % 2 == 0 {
            ui.painter().rect_filled(ground, 0.0, tokens.surface2);
        }
        ui.painter().hline(ground.x_range(), ground.top(), tokens.hairline(ui));
        label(ui, cx, band, ground);
        let mut y = top + (height - then) / 2.0;
        for end in &band.then {
            from[end.movement] = Some(pos2(left, y + dot / 2.0));
            y += dot;
        }
        let mut y = top + (height - now) / 2.0;
        for end in &band.now {
            let step = if end.named { NAMED } else { dot };
            to[end.movement] = Some((pos2(right, y + step / 2.0), end.named));
            y += step;
        }
        top += height;
    }
    let each = known.movements.len() <= EACH;
    // Lines of those who stayed first, so that the others lie on top.
    for moves in [false, true] {
        for (place, one) in known.movements.iter().enumerate().filter(|(_, one)| one.way.is_move() == moves) {
            let fine = each || to[place].is_some_and(|(_, named)| named);
            line(ui, cx, one, from[place], to[place].map(|(at, _)| at), fine);
        }
    }
    for (place, one) in known.movements.iter().enumerate() {
        ends(ui, cx, one, from[place], to[place], each, out);
    }
}

fn label(ui: &Ui, cx: &Context<'_>, band: &Band, ground: Rect) {
    let (x, y) = (ground.left() + 19.0, ground.center().y);
    paint_badge(ui.painter(), pos2(x, y - 10.0), 7.0, band.stance, true, cx.tokens);
    let at = pos2(x + 13.0, y - 10.0);
    let (font, room) = (medium(size::SMALL), 84.0);
    widgets::write(ui, at, Align2::LEFT_CENTER, band.stance.name(), font, cx.tokens.text, room);
    let words = format!("{} → {}", band.then.len(), band.now.len());
    let at = pos2(x - 7.0, y + 10.0);
    widgets::write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), cx.tokens.muted, 96.0);
}

fn is_lit(cx: &Context<'_>, one: &Movement) -> bool {
    let key = Key::Stakeholder(one.person);
    cx.selection.has(key) || cx.hovered == Some(key)
}

/// The line of one person. In a crowd those who are not named have a thin one: which way they went is seen from its slope.
fn line(ui: &Ui, cx: &Context<'_>, one: &Movement, from: Option<Pos2>, to: Option<Pos2>, fine: bool) {
    let (Some(from), Some(to)) = (from, to) else { return };
    let tokens = cx.tokens;
    let (from, to) = (from + vec2(4.0, 0.0), to - vec2(if one.way.is_move() { 9.0 } else { 4.0 }, 0.0));
    let lit = is_lit(cx, one);
    let more = if lit { 1.0 } else { 0.0 };
    let painter = ui.painter();
    match one.way {
        Way::Up | Way::Down if !fine && !lit => {
            let color = if one.way == Way::Up { tokens.accent } else { tokens.danger };
            painter.line_segment([from, to], Stroke::new(1.0, color.gamma_multiply(0.35)));
        }
        Way::Up => {
            painter.line_segment([from, to], Stroke::new(2.0 + more, tokens.accent));
        }
        Way::Down => {
            painter.extend(Shape::dashed_line(&[from, to], Stroke::new(2.0 + more, tokens.danger), 6.0, 3.0));
        }
        _ => {
            let color = if more > 0.0 { tokens.accent } else { tokens.line };
            painter.line_segment([from, to], Stroke::new(1.2 + more, color));
        }
    }
}

fn ends(
    ui: &mut Ui,
    cx: &Context<'_>,
    one: &Movement,
    from: Option<Pos2>,
    to: Option<(Pos2, bool)>,
    each: bool,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let moved = if one.way == Way::Down { tokens.danger } else { tokens.accent };
    let color = if one.way.is_move() { moved } else { tokens.muted };
    if let Some(at) = from {
        match one.way {
            Way::Unchanged => {
                ui.painter().circle_filled(at, 2.5, color);
            }
            _ => {
                ui.painter().circle(at, 3.5, tokens.surface, Stroke::new(1.5, color));
            }
        }
    }
    let Some((at, named)) = to.or(from.map(|at| (at, false))) else { return };
    if to.is_some() {
        match (one.way, one.to) {
            (Way::Down | Way::Up, Some(stance)) if named || each => {
                paint_badge(ui.painter(), at, 7.0, stance, true, tokens);
            }
            (Way::New, _) => {
                ui.painter().circle(at, 3.5, tokens.surface, Stroke::new(1.5, tokens.accent));
            }
            _ => {
                ui.painter().circle_filled(at, 2.5, color);
            }
        }
    }
    if !named && !each {
        return;
    }
    let who = name(cx, one.person);
    let mut hit = Rect::from_center_size(at, Vec2::splat(12.0));
    if named {
        let shown = if one.way == Way::New { format!("{who} · new") } else { who.clone() };
        let room = ui.clip_rect().right() - at.x - 20.0;
        let font = medium(size::SMALL);
        let place = at + vec2(14.0, 0.0);
        hit = hit.union(widgets::write(ui, place, Align2::LEFT_CENTER, &shown, font, tokens.text, room));
    }
    let id = ui.scope_id().with(("somebody", one.person));
    let response = ui.interact(hit, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let then = one.from.map_or("not in it", Engagement::id);
    let said = format!("{who}: {then}, then {}", one.words());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            ui.is_enabled(),
            cx.selection.has(Key::Stakeholder(one.person)),
            &said,
        )
    });
    if response.has_focus() || is_lit(cx, one) {
        let rim = if response.has_focus() { tokens.focus_ring() } else { Stroke::new(1.0, tokens.accent) };
        ui.painter().rect_stroke(hit.expand(2.0), 4.0, rim, egui::StrokeKind::Outside);
    }
    if response.hovered() {
        out.ask(Request::Hover(Key::Stakeholder(one.person)));
    }
    if response.clicked() {
        out.ask(Request::Select(Selection::one(Key::Stakeholder(one.person))));
    }
    response.on_hover_text(format!("{who}: {}", one.words()));
}
