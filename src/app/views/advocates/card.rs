//! How does a card say who somebody is, whom they cover, and what hangs on them?

use super::cards::next_step;
use super::parts;
use super::said::PickWords;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, radius, size};
use crate::app::widgets::{galley, ground};
use crate::model::{AdvocacyState, Initiative, Key};
use crate::plan::advocates::Pick;
use crate::plan::advocates::telling::signed_points;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};
use std::sync::Arc;

/// How high a card is while its explanation takes three lines or fewer.
pub(super) const HEIGHT: f32 = 200.0;
/// Lines of the explanation that are shown of a card that is not chosen.
const LINES: usize = 3;
/// How high a line of it is.
const LINE: f32 = 18.0;
/// The first of the numbers.
const ADDS: &str = "Adds, points";

/// What is drawn.
pub(super) struct Shown<'a> {
    pub(super) pick: &'a Pick,
    pub(super) words: &'a PickWords,
    pub(super) name: &'a str,
    pub(super) state: AdvocacyState,
    /// They are a must.
    pub(super) locked: bool,
    pub(super) response: &'a Response,
    pub(super) place: Rect,
}

/// What of it can be pressed.
pub(super) struct Pressed {
    /// The command of the link, where that was pressed.
    pub(super) link: Option<&'static str>,
    /// The button with the menu.
    pub(super) dots: Response,
}

/// How far somebody is, in a word.
pub(super) const fn state_word(state: AdvocacyState) -> &'static str {
    match state {
        AdvocacyState::None => "Not asked",
        other => other.name(),
    }
}

/// The explanation, the name in front a little heavier.
fn explanation(ui: &Ui, words: &PickWords, tokens: &Tokens, width: f32, rows: usize) -> Arc<Galley> {
    let format = |font| TextFormat {
        font_id: font,
        color: tokens.text,
        line_height: Some(LINE),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let rest = words.covers.strip_prefix(words.name.as_str());
    if rest.is_some() {
        job.append(&words.name, 0.0, format(semibold(size::CONTROL)));
    }
    job.append(rest.unwrap_or(&words.covers), 0.0, format(regular(size::CONTROL)));
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}

/// How much higher than usual a card of this width is when all of its explanation is shown.
pub(super) fn more(ui: &Ui, words: &PickWords, width: f32) -> f32 {
    let tokens = crate::app::theme::tokens(ui);
    let inner = width - 2.0 * parts::padding(ui);
    let rows = explanation(ui, words, &tokens, inner, usize::MAX).rows.len();
    rows.saturating_sub(LINES) as f32 * LINE
}

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, shown: &Shown<'_>) -> Pressed {
    let (tokens, place) = (cx.tokens, shown.place);
    let inside = parts::padding(ui);
    let chosen = cx.selection.has(Key::Stakeholder(shown.pick.person));
    let line = if chosen || shown.response.has_focus() {
        Stroke::new(2.0, tokens.accent)
    } else if shown.response.hovered() {
        Stroke::new(1.0, tokens.accent)
    } else {
        Stroke::new(1.0, tokens.line)
    };
    ui.painter().rect(place, radius::CARD, tokens.surface, line, StrokeKind::Inside);
    head(ui, cx, shown, inside);
    let rows = if chosen { usize::MAX } else { LINES };
    let text = explanation(ui, shown.words, tokens, place.width() - 2.0 * inside, rows);
    let cut = text.elided;
    let written = Rect::from_min_size(pos2(place.left() + inside, place.top() + 57.0), text.size());
    ui.painter().galley(written.min, text, tokens.text);
    let strip = Rect::from_min_max(
        pos2(place.left() + inside - 4.0, place.bottom() - 84.0),
        pos2(place.right() - inside + 4.0, place.bottom() - 44.0),
    );
    let dots = numbers(ui, cx, shown, strip);
    let link = foot(ui, cx, shown, inside);
    if cut {
        let hover = ui.interact(written, shown.response.id.with("explanation"), Sense::hover());
        parts::explained(ui, &hover, &shown.words.covers);
    }
    Pressed { link, dots }
}

/// Mark, name, for whom they are a voice, and how far they are.
fn head(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, inside: f32) {
    let (tokens, place) = (cx.tokens, shown.place);
    parts::mark(ui.painter(), place.left_top() + vec2(inside + 20.0, 31.0), cx, shown.pick.person);
    let left = place.left() + inside + 53.0;
    let right = place.right() - inside;
    let color = if shown.state.is_advocate() { tokens.ok } else { tokens.text };
    let word = state_word(shown.state);
    let word = parts::right(ui, pos2(right, place.top() + 20.0), word, medium(size::SMALL), color, 80.0);
    let room = word.left() - left - 12.0 - if shown.locked { 18.0 } else { 0.0 };
    let name =
        parts::left(ui, pos2(left, place.top() + 20.0), shown.name, semibold(size::BODY), tokens.text, room);
    if shown.locked {
        let at = pos2(name.right() + 11.0, place.top() + 19.5);
        icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(13.0)), Icon::Lock, tokens.muted);
    }
    let reached = match shown.state {
        AdvocacyState::Candidate => 1,
        AdvocacyState::Asked => 2,
        AdvocacyState::Agreed => 3,
        AdvocacyState::Active => 4,
        _ => 0,
    };
    for step in 0..4 {
        let at = pos2(right - 76.0 + 20.0 * step as f32, place.top() + 37.0);
        let fill = if step < reached { tokens.advocate } else { tokens.line };
        ui.painter().rect_filled(Rect::from_min_size(at, vec2(16.0, 4.0)), 2.0, fill);
    }
    let room = right - 88.0 - left;
    parts::left(
        ui,
        pos2(left, place.top() + 39.0),
        &shown.words.local,
        regular(size::CONTROL),
        tokens.muted,
        room,
    );
}

/// What they add, what is lost without them, who could stand in, and when they were last thanked.
fn numbers(ui: &mut Ui, cx: &Context<'_>, shown: &Shown<'_>, strip: Rect) -> Response {
    let tokens = cx.tokens;
    ui.painter().rect_filled(strip, 4.0, tokens.surface2);
    let between = if strip.width() < 380.0 { 10.0 } else { 14.0 };
    let small = || regular(size::MICRO);
    let wide = |text: &str, font| galley(ui, text, font, tokens.text, 400.0).size().x.ceil();
    let cell = |left: f32, label: &str, value: &str, color: Color32, room: f32| {
        parts::left(ui, pos2(left, strip.top() + 11.0), label, small(), tokens.muted, room);
        parts::left(ui, pos2(left, strip.top() + 28.0), value, medium(size::CONTROL), color, room);
    };
    let words = shown.words;
    let (adds, loses) = (signed_points(shown.pick.adds), signed_points(-shown.pick.loses));
    let (thanked, color) = words.thanked.as_deref().map_or(("not yet", tokens.muted), |on| (on, tokens.text));
    let end = strip.right() - 34.0;
    // As wide on every card, unless the day needs its year.
    let last = wide(thanked, medium(size::CONTROL)).max(wide("not yet", medium(size::CONTROL)));
    let last = last.max(wide("Thanked", small()));
    let first = wide(ADDS, small()).max(wide(&adds, medium(size::CONTROL)));
    let second = wide("+00.0", medium(size::CONTROL)).max(wide(&loses, medium(size::CONTROL)));
    let left = strip.left() + if between < 14.0 { 8.0 } else { 12.0 };
    cell(left, ADDS, &adds, tokens.text, first);
    let left = left + first + between;
    cell(left, "If lost", &loses, tokens.text, second);
    let left = left + second + between;
    let room = end - last - between - left;
    cell(left, "Best replacement", &words.replacement, tokens.text, room);
    cell(end - last, "Thanked", thanked, color, last);
    let hover = |left: f32, width: f32, salt: &str, help: &str| {
        let area = Rect::from_x_y_ranges(left..=left + width, strip.y_range());
        let response = ui.interact(area, shown.response.id.with(salt), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, help));
        parts::explained(ui, &response, help);
    };
    hover(left, room, "replacement", &format!("Best replacement: {}", words.replacement));
    hover(end - last, last, "thanked", &words.last_thanked());
    let place = Rect::from_center_size(pos2(strip.right() - 18.0, strip.center().y), Vec2::splat(28.0));
    let dots = ui.interact(place, shown.response.id.with("menu"), Sense::click());
    let name = format!("Change {}", shown.name);
    dots.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, tokens, &dots, place, false);
    let color = if dots.hovered() { tokens.text } else { tokens.muted };
    icon(ui.painter(), Rect::from_center_size(place.center(), Vec2::splat(16.0)), Icon::Dots, color);
    dots.on_hover_text("Must have, never ask, swap")
}

/// In how many communities they are a voice, what they promised and kept, and what comes next.
fn foot(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, inside: f32) -> Option<&'static str> {
    let (tokens, place) = (cx.tokens, shown.place);
    let middle = place.bottom() - 22.0;
    let (word, command) = next_step(shown.state);
    let text = galley(ui, word, medium(size::SMALL), tokens.accent, 80.0);
    let area = Align2::RIGHT_CENTER.anchor_size(pos2(place.right() - inside, middle), text.size());
    let hit = Rect::from_center_size(area.center(), vec2(area.width() + 8.0, 24.0));
    let link = ui.interact(hit, shown.response.id.with("next step"), Sense::click());
    link.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{word} {}", shown.name)));
    ground(ui, tokens, &link, hit, false);
    ui.painter().galley(area.min, text, tokens.accent);

    let end = load(ui, cx, shown, place.left() + inside, middle);
    let small = regular(size::SMALL);
    let room = hit.left() - 12.0 - end;
    let short = shown.words.promises.trim_start_matches("Promises ");
    let fits = galley(ui, &shown.words.promises, small.clone(), tokens.muted, 400.0).size().x <= room;
    let said = if fits { shown.words.promises.as_str() } else { short };
    let at = pos2(hit.left() - 12.0, middle);
    let promises = parts::right(ui, at, said, small, tokens.text, room);
    let hover = ui.interact(promises.expand(4.0), shown.response.id.with("promises"), Sense::hover());
    parts::explained(ui, &hover, &shown.words.promises);
    link.clicked().then_some(command)
}

/// Cells of the communities they speak for, over all initiatives, up to as many as they may; returns where they end.
fn load(ui: &Ui, cx: &Context<'_>, shown: &Shown<'_>, left: f32, middle: f32) -> f32 {
    let tokens = cx.tokens;
    let small = regular(size::SMALL);
    let mut at = parts::left(ui, pos2(left, middle), "Load", small.clone(), tokens.muted, 40.0).right() + 8.0;
    let begin = at;
    let pick = shown.pick;
    let taken = shown.words.load.iter().flat_map(|(id, count)| std::iter::repeat_n(*id, *count));
    let taken: Vec<_> = taken.collect();
    let cells = taken.len().max(pick.cap).min(5);
    for place in 0..cells {
        let cell = Rect::from_min_size(pos2(at, middle - 6.5), vec2(20.0, 13.0));
        if let Some(id) = taken.get(place) {
            let color = parts::initiative_color(cx, *id);
            ui.painter().rect_filled(cell, 3.0, color);
            let code = cx.document.initiatives.get(id).map(Initiative::code).unwrap_or_default();
            ui.painter().text(cell.center(), Align2::CENTER_CENTER, code, semibold(9.5), tokens.surface);
        } else {
            let rim = Stroke::new(1.0, tokens.line.lerp_to_gamma(tokens.ctl, 0.5));
            ui.painter().rect_stroke(cell, 3.0, rim, StrokeKind::Inside);
        }
        at += 24.0;
    }
    let full = pick.load >= pick.cap;
    let words = if full { "at the limit".to_owned() } else { format!("{} of {}", pick.load, pick.cap) };
    let color = if full { tokens.warn } else { tokens.muted };
    let text = parts::left(ui, pos2(at + 4.0, middle), &words, small, color, 100.0);
    let mut end = text.right();
    if full {
        let sign = Rect::from_center_size(pos2(end + 12.0, middle), Vec2::splat(14.0));
        icon(ui.painter(), sign, Icon::Warning, tokens.warn);
        end += 20.0;
    }
    let area = Rect::from_min_max(pos2(begin, middle - 10.0), pos2(end, middle + 10.0));
    let hover = ui.interact(area, shown.response.id.with("load"), Sense::hover());
    parts::explained(ui, &hover, &load_words(cx, shown));
    end + 8.0
}

fn load_words(cx: &Context<'_>, shown: &Shown<'_>) -> String {
    let mut lines =
        vec![format!("A voice for {} of at most {} communities", shown.pick.load, shown.pick.cap)];
    for (id, count) in shown.words.load.iter().filter(|(_, count)| *count > 0) {
        let name = cx.document.name(Key::Initiative(*id));
        lines.push(format!("{name}: {count}"));
    }
    lines.join("\n")
}
