//! Who went where, and what made the difference?
//!
//! *Invariants:* a cause is for the owner of the map alone. It stands with the later review, or with the person where the later
//! day is today. What is missing is counted, never invented.

use super::known::Known;
use super::{head, name};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{self, Button, paint_badge, privacy_mark};
use crate::model::field::Level;
use crate::model::{InitiativeId, Key, StakeholderId, edits};
use crate::plan::{Movement, Way};
use egui::{
    Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

const ROW: f32 = 32.0;

/// How the list is looked at.
pub(super) struct List {
    shown: [bool; 5],
    /// Whose cause is being written, and whether the field has just opened.
    editing: Option<(StakeholderId, bool)>,
}

impl Default for List {
    fn default() -> Self {
        Self { shown: [true, true, false, false, false], editing: None }
    }
}

/// Where the columns begin, from the left of the list.
struct Columns {
    way: f32,
    cause: f32,
    noted: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let noted = width - 76.0;
        let way = (width * 0.225).clamp(104.0, 240.0);
        let cause = way + if width < 640.0 { 132.0 } else { 190.0 };
        Self { way, cause, noted }
    }
}

impl List {
    /// True where a cause was being written.
    pub(super) fn stop_editing(&mut self) -> bool {
        self.editing.take().is_some()
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: InitiativeId,
        known: &Known,
        opinions: &mut bool,
        out: &mut Outbox,
    ) {
        let missing = known.movements.iter().filter(|one| one.way.is_move() && one.cause.is_none()).count();
        head(ui, cx, "Movements", |ui| {
            privacy_mark(ui, Level::Private);
            if Button::link("Second opinions").ui(ui).clicked() {
                *opinions = true;
            }
            if missing > 0 {
                let words = if missing == 1 {
                    "1 without a cause".to_owned()
                } else {
                    format!("{missing} without a cause")
                };
                ui.label(theme::small(words).color(cx.tokens.warn));
            }
        });
        self.chips(ui, cx, known);
        let columns = Columns::of(ui.available_width());
        let (top, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        ui.painter().rect_filled(top, 0.0, cx.tokens.surface2);
        ui.painter().hline(top.x_range(), top.top(), cx.tokens.hairline(ui));
        for (x, word) in
            [(12.0, "Person"), (columns.way, "From and to"), (columns.cause, "What made the difference")]
        {
            let at = pos2(top.left() + x, top.center().y);
            let room = columns.noted - x;
            widgets::write(ui, at, Align2::LEFT_CENTER, word, medium(size::SMALL), cx.tokens.muted, room);
        }
        let at = pos2(top.right() - 12.0, top.center().y);
        widgets::write(ui, at, Align2::RIGHT_CENTER, "Noted", medium(size::SMALL), cx.tokens.muted, 64.0);
        let rows: Vec<&Movement> =
            known.movements.iter().filter(|one| self.shown[one.way as usize]).collect();
        if rows.is_empty() {
            ui.add_space(gap::L);
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                let words = if self.shown == Self::default().shown {
                    "Nobody moved between the two days"
                } else {
                    "Nobody of these"
                };
                ui.label(theme::table(words).color(cx.tokens.muted));
            });
            return;
        }
        ScrollArea::vertical().id_salt("movements").auto_shrink([false, false]).show_rows(
            ui,
            ROW,
            rows.len(),
            |ui, range| {
                for one in &rows[range] {
                    self.row(ui, cx, initiative, known, one, &columns, out);
                }
            },
        );
    }

    fn chips(&mut self, ui: &mut Ui, cx: &Context<'_>, known: &Known) {
        let area =
            Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 32.0)).shrink2(vec2(12.0, 0.0));
        ui.advance_cursor_after_rect(area);
        let builder =
            UiBuilder::new().id_salt("chips").max_rect(area).layout(Layout::left_to_right(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            let compact = ui.available_width() < 480.0;
            for way in Way::ALL {
                let count = known.count(way);
                let on = self.shown[way as usize];
                let short = way.name().trim_start_matches("Moved ");
                let word = format!("{} {count}", if compact { short } else { way.name() });
                if chip(ui, cx, &word, &format!("{} {count}", way.name()), on) {
                    self.shown[way as usize] = !on;
                }
            }
        });
    }

    #[allow(clippy::too_many_arguments, reason = "a row of what is known, with where its columns stand")]
    fn row(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: InitiativeId,
        known: &Known,
        one: &Movement,
        columns: &Columns,
        out: &mut Outbox,
    ) {
        let tokens = cx.tokens;
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let key = Key::Stakeholder(one.person);
        let (who, on) = (name(cx, one.person), cx.selection.has(key));
        response.widget_info(|| {
            let cause = one.cause.as_deref().map(|cause| format!(", {cause}")).unwrap_or_default();
            WidgetInfo::selected(Role::Row, ui.is_enabled(), on, format!("{who}, {}{cause}", one.words()))
        });
        if on {
            ui.painter().rect_filled(area, 0.0, tokens.sel);
        } else if cx.hovered == Some(key) || response.hovered() {
            ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(area, 2.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        if response.hovered() {
            out.ask(Request::Hover(key));
        }
        if response.clicked() {
            out.ask(Request::Select(Selection::one(key)));
        }
        let (left, middle) = (area.left(), area.center().y);
        ui.painter().hline(area.x_range(), area.bottom(), tokens.hairline(ui));
        let at = pos2(left + 12.0, middle);
        let room = columns.way - 20.0;
        widgets::write(ui, at, Align2::LEFT_CENTER, &who, medium(size::CONTROL), tokens.text, room);
        self::way(ui, cx, one, pos2(left + columns.way, middle), columns.cause - columns.way - 8.0);
        if let Some(noted) = one.noted {
            let at = pos2(area.right() - 12.0, middle);
            let word = day::short(noted, cx.today);
            widgets::write(ui, at, Align2::RIGHT_CENTER, &word, regular(size::SMALL), tokens.muted, 72.0);
        }
        if !one.way.is_move() {
            return;
        }
        let place = Rect::from_min_max(
            pos2(left + columns.cause - 8.0, area.top() + 2.0),
            pos2(left + columns.noted - 4.0, area.bottom() - 2.0),
        );
        self.cause(ui, cx, initiative, known, one, &who, place, out);
    }

    #[allow(clippy::too_many_arguments, reason = "a cell of the row above")]
    fn cause(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: InitiativeId,
        known: &Known,
        one: &Movement,
        who: &str,
        place: Rect,
        out: &mut Outbox,
    ) {
        let id = ui.scope_id().with(("cause", one.person));
        let value = one.cause.as_deref().unwrap_or_default();
        if let Some((person, fresh)) = self.editing
            && person == one.person
        {
            let label = format!("What made the difference for {who}");
            let said = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                if fresh {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                LineBox { id, name: &label, hint: "One line, no blame", ..LineBox::default() }.ui(ui, value)
            });
            self.editing = Some((person, false));
            if let Some(text) = said.inner {
                let review = known.later.map(|(id, _)| id);
                out.edit(edits::cause(cx.document, initiative, review, one.person, &text));
            }
            if !fresh && !ui.memory(|memory| memory.has_focus(id)) {
                self.editing = None;
            }
            return;
        }
        let response = ui.interact(place, id.with("open"), Sense::click());
        let missing = one.cause.is_none();
        response.widget_info(|| {
            let verb = if missing { "Add" } else { "Change" };
            WidgetInfo::labeled(
                Role::Button,
                ui.is_enabled(),
                format!("{verb} what made the difference for {who}"),
            )
        });
        widgets::ground(ui, cx.tokens, &response, place, false);
        let at = pos2(place.left() + 8.0, place.center().y);
        let room = place.width() - 16.0;
        if missing {
            let sign = Rect::from_center_size(at + vec2(6.0, 0.0), egui::Vec2::splat(12.0));
            icon(ui.painter(), sign, Icon::Plus, cx.tokens.accent);
            let at = at + vec2(18.0, 0.0);
            let words = "Add what made the difference";
            widgets::write(
                ui,
                at,
                Align2::LEFT_CENTER,
                words,
                regular(size::CONTROL),
                cx.tokens.accent,
                room - 18.0,
            );
        } else {
            widgets::write(ui, at, Align2::LEFT_CENTER, value, regular(size::CONTROL), cx.tokens.text, room);
        }
        if response.clicked() {
            self.editing = Some((one.person, true));
        }
        if !missing {
            response.on_hover_text(value);
        }
    }
}

/// The two badges and the words.
fn way(ui: &Ui, cx: &Context<'_>, one: &Movement, at: egui::Pos2, room: f32) {
    let tokens = cx.tokens;
    let (first, second) = (at + vec2(7.0, 0.0), at + vec2(49.0, 0.0));
    if let Some(from) = one.from {
        paint_badge(ui.painter(), first, 7.0, from, false, tokens);
    }
    if one.way.is_move() {
        ui.painter().arrow(first + vec2(12.0, 0.0), vec2(17.0, 0.0), Stroke::new(1.3, tokens.text));
    }
    if let Some(to) = one.to {
        paint_badge(ui.painter(), second, 7.0, to, true, tokens);
    }
    if room > 100.0 {
        let at = at + vec2(66.0, 0.0);
        widgets::write(
            ui,
            at,
            Align2::LEFT_CENTER,
            &one.words(),
            regular(size::CONTROL),
            tokens.text,
            room - 66.0,
        );
    }
}

/// A filter that is on or off, 24 high; true where it was clicked.
fn chip(ui: &mut Ui, cx: &Context<'_>, word: &str, said: &str, on: bool) -> bool {
    let tokens = cx.tokens;
    let color = if on { tokens.accent } else { tokens.text };
    let words = widgets::galley(ui, word, medium(size::SMALL), color, 160.0);
    let (area, response) = ui.allocate_exact_size(vec2(words.size().x + 20.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, said));
    let fill = if on || response.hovered() { tokens.accent_soft } else { tokens.surface };
    let rim = match (response.has_focus(), on) {
        (true, _) => tokens.focus_ring(),
        (false, true) => Stroke::new(1.0, tokens.accent),
        (false, false) => Stroke::new(1.0, tokens.ctl),
    };
    ui.painter().rect(area, 12.0, fill, rim, StrokeKind::Inside);
    ui.painter().galley(area.center() - words.size() / 2.0, words, color);
    response.clicked()
}
