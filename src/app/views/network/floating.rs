//! What floats over the network: tools, the pill of the focus, chips that count.

use super::insight::Insight;
use super::stage::Set;
use super::{Network, menus};
use crate::analysis::TieFilter;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, radius, size};
use crate::app::widgets;
use crate::model::Key;
use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// What a drag with the pointer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tool {
    /// Moves people, or selects with a rubber band.
    #[default]
    Select,
    /// Ties people.
    Tie,
    /// Moves the view.
    Hand,
}

const TOOLS: [(Tool, Icon, &str, &str); 3] = [
    (Tool::Select, Icon::Pointer, "Select", "Select and move people (V)"),
    (
        Tool::Tie,
        Icon::Tie,
        "Tie",
        "Drag from one person to another to tie them; T asks for the selected person",
    ),
    (
        Tool::Hand,
        Icon::Hand,
        "Hand",
        "Drag to move the view (H); so does Space or the middle button with any tool",
    ),
];

impl Network {
    /// The tools at the left.
    pub(super) fn tools(&mut self, ui: &mut Ui, cx: &Context<'_>, corner: egui::Pos2) {
        let tokens = cx.tokens;
        let height = 8.0 + 28.0 * TOOLS.len() as f32 + 4.0 * (TOOLS.len() - 1) as f32;
        let area = Rect::from_min_size(corner, vec2(36.0, height));
        ui.painter().rect(
            area,
            radius::CARD,
            tokens.surface,
            Stroke::new(1.0, tokens.line),
            StrokeKind::Inside,
        );
        for (number, (tool, sign, name, help)) in TOOLS.into_iter().enumerate() {
            let at = area.min + vec2(4.0, 4.0 + 32.0 * number as f32);
            let place = Rect::from_min_size(at, Vec2::splat(28.0));
            let response = ui.interact(place, ui.scope_id().with(("tool", name)), Sense::click());
            let on = self.tool == tool;
            response
                .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{name} tool")));
            widgets::ground(ui, tokens, &response, place, on);
            let color = if on { tokens.accent } else { tokens.muted };
            icon(ui.painter(), Rect::from_center_size(place.center(), Vec2::splat(16.0)), sign, color);
            if response.on_hover_text(help).clicked() {
                self.tool = tool;
            }
        }
    }

    /// Who is in focus and that ties are hidden, each with the way out.
    pub(super) fn pills(&mut self, ui: &mut Ui, cx: &Context<'_>, set: &Set, corner: egui::Pos2) {
        let mut corner = corner;
        if let Some((id, steps)) = self.show.focus {
            let who = cx.document.name(Key::Stakeholder(id));
            let words = match self.stage.near(id, steps, &self.show.ties) {
                0 => format!("{who} alone"),
                1 => format!("{who} and 1 neighbour"),
                many => format!("{who} and {many} neighbours"),
            };
            let leave = Way { word: "Leave", keys: "Esc", name: "Leave focus" };
            if pill(ui, cx, corner, Icon::Network, &words, &leave) {
                self.show.focus = None;
            }
            corner.y += 36.0;
        }
        if let Some(seen) = menus::ties_seen(&self.show.ties, set.cast.kinds()) {
            let all = Way { word: "Show all", keys: "", name: "Show all ties" };
            if pill(ui, cx, corner, Icon::Tie, &format!("Ties: {seen}"), &all) {
                self.show.ties = TieFilter::default();
            }
        }
    }

    /// The counts of the chips, made anew where what they count has changed.
    pub(super) fn insight(&mut self, cx: &Context<'_>) -> &Insight {
        let of = (cx.revision, cx.initiative, self.show.ties.clone());
        let same = self.insight.take().filter(|(before, _)| *before == of);
        let made = || Insight::of(cx.document, cx.initiative, &self.show.ties);
        let kept = same.unwrap_or_else(|| (of, made()));
        &self.insight.insert(kept).1
    }

    /// Counts at the upper right; a click selects those people.
    pub(super) fn chips(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect, out: &mut Outbox) {
        let insight = self.insight(cx);
        let mut right = area.right() - 12.0;
        let share = insight.share();
        let chips = [
            share.map(|share| {
                let help = "Within two ties of an agreed or active advocate, of all who are none";
                (Icon::Star, "Reached by advocates", format!("{share} %"), &insight.reached, help)
            }),
            Some((
                Icon::Network,
                "Bridges",
                insight.bridges.len().to_string(),
                &insight.bridges,
                "Tied into three or more communities other than their own",
            )),
            Some((
                Icon::Ring,
                "Isolated",
                insight.isolated.len().to_string(),
                &insight.isolated,
                "Nobody is tied to them",
            )),
        ];
        // Where there is little room the longest chip has only its number.
        let brief = area.width() < 620.0;
        for (sign, name, number, people, help) in chips.into_iter().flatten() {
            let word = if brief { "" } else { name };
            let response = chip(ui, cx, pos2(right, area.top() + 12.0), sign, word, name, &number);
            right = response.rect.left() - 8.0;
            let response = response.on_hover_text(format!("{name}: {help}. A click selects them"));
            if response.clicked() && !people.is_empty() {
                out.ask(Request::Select(Selection::of(people.iter().copied())));
            }
        }
    }
}

/// The way out of what a pill says.
struct Way {
    word: &'static str,
    keys: &'static str,
    /// As it is read aloud.
    name: &'static str,
}

/// Words in a pill with a way out at its end; true where that was taken.
fn pill(ui: &mut Ui, cx: &Context<'_>, corner: egui::Pos2, sign: Icon, words: &str, way: &Way) -> bool {
    let tokens = cx.tokens;
    let words = widgets::galley(ui, words, fonts::medium(size::CONTROL), tokens.text, 320.0);
    let leave = widgets::galley(ui, way.word, fonts::medium(size::CONTROL), tokens.accent, 80.0);
    let keys = widgets::galley(ui, way.keys, fonts::regular(size::MICRO), tokens.muted, 40.0);
    let between = if way.keys.is_empty() { 0.0 } else { 6.0 };
    let width = 34.0 + words.size().x + 20.0 + leave.size().x + between + keys.size().x + 14.0;
    let area = Rect::from_min_size(corner, vec2(width, 28.0));
    let rim = Stroke::new(1.0, tokens.accent);
    ui.painter().rect(area, 14.0, tokens.accent_soft, rim, StrokeKind::Inside);
    let middle = area.center().y;
    let place = Rect::from_center_size(pos2(area.left() + 19.0, middle), Vec2::splat(14.0));
    icon(ui.painter(), place, sign, tokens.accent);
    let mut left = area.left() + 34.0;
    ui.painter().galley(pos2(left, middle - words.size().y / 2.0), words.clone(), tokens.text);
    left += words.size().x + 10.0;
    ui.painter().vline(left, (middle - 8.0)..=(middle + 8.0), rim);
    let button = Rect::from_min_max(pos2(left + 2.0, area.top()), area.max);
    let response = ui.interact(button, ui.scope_id().with(way.name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, way.name));
    if response.has_focus() {
        ui.painter().rect_stroke(button.shrink(2.0), 12.0, tokens.focus_ring(), StrokeKind::Inside);
    }
    let color = if response.hovered() { tokens.text } else { tokens.accent };
    ui.painter().galley_with_override_text_color(
        pos2(left + 10.0, middle - leave.size().y / 2.0),
        leave.clone(),
        color,
    );
    let at = pos2(left + 10.0 + between + leave.size().x, middle - keys.size().y / 2.0);
    ui.painter().galley(at, keys, tokens.muted);
    response.clicked()
}

/// A chip whose upper right corner is here.
fn chip(
    ui: &Ui,
    cx: &Context<'_>,
    corner: egui::Pos2,
    sign: Icon,
    word: &str,
    name: &str,
    number: &str,
) -> Response {
    let tokens = cx.tokens;
    let words = widgets::galley(ui, word, fonts::medium(size::CONTROL), tokens.text, 240.0);
    let count = widgets::galley(ui, number, fonts::semibold(size::CONTROL), tokens.text, 80.0);
    let between = if word.is_empty() { 0.0 } else { words.size().x + 8.0 };
    let width = 32.0 + between + count.size().x + 12.0;
    let area = Rect::from_min_max(pos2(corner.x - width, corner.y), pos2(corner.x, corner.y + 28.0));
    let response = ui.interact(area, ui.scope_id().with(("chip", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {number}")));
    let fill = if response.hovered() { tokens.accent_soft } else { tokens.surface };
    let rim = if response.has_focus() { tokens.focus_ring() } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(area, 14.0, fill, rim, StrokeKind::Inside);
    let middle = area.center().y;
    let color = if sign == Icon::Star { tokens.advocate } else { tokens.muted };
    let place = Rect::from_center_size(pos2(area.left() + 19.0, middle), Vec2::splat(14.0));
    icon(ui.painter(), place, sign, color);
    let at = pos2(area.left() + 32.0, middle - words.size().y / 2.0);
    ui.painter().galley(at, words, tokens.text);
    let at = pos2(area.right() - 12.0 - count.size().x, middle - count.size().y / 2.0);
    ui.painter().galley(at, count, tokens.text);
    response
}

/// What is said while the first arrangement is made.
pub(super) fn waiting(ui: &mut Ui, cx: &Context<'_>, progress: Option<f32>, out: &mut Outbox) {
    let tokens = cx.tokens;
    let whole = ui.available_rect_before_wrap();
    let Some(progress) = progress else {
        let sentence = "The arrangement was stopped. Nobody has a place yet.";
        if widgets::empty_state(ui, tokens, "Not arranged", sentence, "Arrange everybody") {
            out.ask(Request::Run("network.arrange"));
        }
        return;
    };
    let card = Rect::from_center_size(whole.center() - vec2(0.0, 40.0), vec2(320.0, 128.0));
    let painter = ui.painter();
    painter.rect(card, radius::CARD, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let people = cx.document.stakeholders.len();
    let title = fonts::semibold(theme::size::H2);
    painter.text(
        card.min + vec2(24.0, 32.0),
        Align2::LEFT_CENTER,
        "Arranging the network …",
        title,
        tokens.text,
    );
    let words = format!("{people} people and {} ties", cx.document.ties.len());
    painter.text(
        card.min + vec2(24.0, 56.0),
        Align2::LEFT_CENTER,
        words,
        fonts::regular(size::CONTROL),
        tokens.muted,
    );
    let track = Rect::from_min_size(card.min + vec2(24.0, 80.0), vec2(200.0, 6.0));
    painter.rect_filled(track, 3.0, tokens.line);
    let done = Rect::from_min_size(track.min, vec2(track.width() * progress.clamp(0.02, 1.0), 6.0));
    painter.rect_filled(done, 3.0, tokens.accent);
    let place = Rect::from_min_size(card.min + vec2(236.0, 69.0), vec2(76.0, 28.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        if widgets::Button::flat("Cancel").ui(ui).clicked() {
            out.ask(Request::Run("network.stop"));
        }
    });
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}
