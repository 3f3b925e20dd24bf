//! What took place, the newest first?
//!
//! *Invariants:* only visible rows are drawn. An entry is opened by a click or Enter; the arrows go from one to the next.

use super::told::{Entry, Told};
use super::{Only, cards, inside};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Talking};
use crate::app::fonts::{medium, regular, semibold};
use crate::app::form::day;
use crate::app::icons::icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size};
use crate::app::{signs, widgets};
use crate::model::InteractionId;
use crate::model::field::Level;
use crate::model::interaction::Heard;
use egui::text::LayoutJob;
use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// How high an entry is.
const ROW: f32 = 76.0;
/// How high the head of a month is.
const HEAD: f32 = 28.0;
/// Width of the column of days.
const DAYS: f32 = 56.0;

/// What stands in a row.
enum Row {
    Month(String),
    /// A place among the entries.
    Talk(usize),
}

/// The log and where one is in it.
#[derive(Default)]
pub(super) struct Log {
    /// For which entries, filter and revision the rows hold.
    of: Option<(Arc<Told>, Only, String)>,
    rows: Vec<Row>,
    /// Where each row begins; one more for the end.
    tops: Vec<f32>,
    talks: usize,
    /// The row that the keyboard goes to in this frame.
    go: Option<usize>,
    focused: bool,
    /// What was seen of it in the last frame, from the top.
    seen: (f32, f32),
}

fn row_id(talk: InteractionId) -> Id {
    Id::unique(("talk in the log", talk))
}

impl Log {
    /// An entry has the keyboard.
    pub(super) fn is_focused(&self) -> bool {
        self.focused
    }

    fn follow(&mut self, cx: &Context<'_>, told: &Arc<Told>, only: Only) {
        let text = cx.filter.text();
        let same = |(of, then, filter): &(Arc<Told>, Only, String)| {
            Arc::ptr_eq(of, told) && *then == only && filter == text
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        self.of = Some((Arc::clone(told), only, text.to_owned()));
        (self.rows, self.tops, self.talks) = (Vec::new(), Vec::new(), 0);
        let (mut top, mut month) = (0.0, None);
        for (place, entry) in told.entries.iter().enumerate() {
            if !only.fits(cx, &entry.whom) {
                continue;
            }
            let this = (entry.date.year(), entry.date.month());
            if month != Some(this) {
                month = Some(this);
                self.rows.push(Row::Month(entry.date.strftime("%B %Y").to_string()));
                self.tops.push(top);
                top += HEAD;
            }
            self.rows.push(Row::Talk(place));
            self.tops.push(top);
            self.talks += 1;
            top += ROW;
        }
        self.tops.push(top);
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        area: Rect,
        told: &Arc<Told>,
        (only, all): (Only, bool),
        out: &mut Outbox,
    ) {
        self.follow(cx, told, only);
        let area = cards::ground(ui, area);
        let top = area.with_max_y(area.top() + 40.0);
        let shown = match (self.talks, told.entries.len()) {
            (shown, of) if shown == of => of.to_string(),
            (shown, of) => format!("{shown} of {of}"),
        };
        inside(ui, top, "log head", |ui| {
            cards::head(ui, "What took place", &shown, Some(Level::Private));
        });
        let list = area.with_min_y(top.bottom());
        self.focused = false;
        if self.rows.is_empty() {
            ui.scope_builder(UiBuilder::new().id_salt("no log").max_rect(list), |ui| {
                nothing(ui, cx, told.entries.is_empty(), all, out);
            });
            return;
        }
        ui.scope_builder(UiBuilder::new().id_salt("log").max_rect(list), |ui| {
            cards::bar_over(ui);
            let mut scroll = ScrollArea::vertical().id_salt("log").auto_shrink([false, false]);
            if let Some(offset) = self.go.and_then(|row| self.reveals(row)) {
                scroll = scroll.vertical_scroll_offset(offset);
            }
            scroll.show_viewport(ui, |ui, viewport| {
                self.seen = (viewport.top(), viewport.height());
                let height = self.tops.last().copied().unwrap_or_default();
                let (content, _) = ui.allocate_exact_size(vec2(list.width(), height), Sense::hover());
                let first = self.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
                for place in first..self.rows.len() {
                    if self.tops[place] > viewport.bottom() {
                        break;
                    }
                    let (top, bottom) = (self.tops[place], self.tops[place + 1]);
                    let area = Rect::from_x_y_ranges(
                        content.x_range(),
                        content.top() + top..=content.top() + bottom,
                    );
                    match &self.rows[place] {
                        Row::Month(words) => month(ui, cx, area, words),
                        Row::Talk(at) => {
                            let Some(entry) = told.entries.get(*at) else { continue };
                            self.talk(ui, cx, area, place, entry, out);
                        }
                    }
                }
            });
        });
    }

    /// How far down it must be scrolled so that a row is seen; nothing where it is.
    fn reveals(&self, row: usize) -> Option<f32> {
        let (top, bottom) = (*self.tops.get(row)?, *self.tops.get(row + 1)?);
        let (seen, height) = self.seen;
        // The head of its month is shown with the first entry.
        let above = if row == 1 { 0.0 } else { top };
        if top < seen { Some(above) } else { (bottom > seen + height).then_some(bottom - height) }
    }

    fn talk(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        area: Rect,
        place: usize,
        entry: &Entry,
        out: &mut Outbox,
    ) {
        let response = ui.interact(area, row_id(entry.id), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, whole(entry)));
        if self.go == Some(place) {
            self.go = None;
            response.request_focus();
        }
        if response.has_focus() {
            self.focused = true;
            self.keys(ui, &response, place);
        }
        let cut = paint(ui, cx, area, entry, &response);
        if response.clicked() {
            out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(entry.id)))));
        }
        if cut {
            response.on_hover_text(whole(entry));
        }
    }

    fn keys(&mut self, ui: &Ui, response: &Response, place: usize) {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        if Popup::is_any_open(ui.ctx()) {
            return;
        }
        let page = (self.seen.1 / ROW).floor().max(1.0) as isize;
        let many = self.rows.len() as isize;
        for (key, step) in [
            (Key::ArrowDown, 1),
            (Key::ArrowUp, -1),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Home, -many),
            (Key::End, many),
        ] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.go = self.from(place, step);
                ui.ctx().request_repaint();
            }
        }
    }

    /// The entry that is so many rows away, heads of months left out; the nearest one there is.
    fn from(&self, place: usize, step: isize) -> Option<usize> {
        let talks: Vec<usize> =
            (0..self.rows.len()).filter(|row| matches!(self.rows[*row], Row::Talk(_))).collect();
        let at = talks.iter().position(|row| *row == place)?;
        let last = talks.len().checked_sub(1)?;
        talks.get(at.saturating_add_signed(step).min(last)).copied()
    }
}

fn nothing(ui: &mut Ui, cx: &Context<'_>, none: bool, all: bool, out: &mut Outbox) {
    let pressed = if none {
        let what = "Note a talk while you still hear it: who, what was said, what was promised.";
        let title = if all { "Nothing is logged yet" } else { "Nothing is logged for this initiative yet" };
        widgets::empty_state(ui, cx.tokens, title, what, "Log a talk")
    } else {
        let what = "No talk with those whom you look for. Other people and initiatives are in the toolbar.";
        widgets::empty_state(ui, cx.tokens, "None of the talks fits", what, "Log a talk")
    };
    if pressed {
        out.ask(Request::Run("plan.log"));
    }
}

/// An entry read aloud.
fn whole(entry: &Entry) -> String {
    let mut words = format!("{}: {}. {}", day::said(entry.date), entry.who, entry.kind.name());
    if let Some(channel) = entry.channel {
        words.push_str(&format!(", {}", channel.name().to_lowercase()));
    }
    let elsewhere = entry.elsewhere.as_ref().map(|name| format!("In {name}"));
    let heard = entry.heard.as_ref().map(heard);
    let promises = Some(entry.promises.clone()).filter(|words| !words.is_empty());
    let said = Some(entry.said.clone()).filter(|words| !words.is_empty());
    for part in [said, heard, promises, elsewhere].into_iter().flatten() {
        words.push_str(". ");
        words.push_str(part.trim_end_matches('.'));
    }
    words
}

fn heard((heard, title): &(Heard, String)) -> String {
    match heard {
        Heard::Yes => format!("Heard: {title}"),
        Heard::No => format!("Not heard: {title}"),
        Heard::Unclear => format!("Unclear whether heard: {title}"),
    }
}

fn month(ui: &Ui, cx: &Context<'_>, area: Rect, words: &str) {
    ui.painter().rect_filled(area, 0.0, cx.tokens.surface2);
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, cx.tokens.line));
    let at = pos2(area.left() + gap::M, area.center().y);
    widgets::write(ui, at, Align2::LEFT_CENTER, words, semibold(size::SMALL), cx.tokens.text, area.width());
}

/// Paints an entry; true where something of it is longer than its place.
fn paint(ui: &Ui, cx: &Context<'_>, area: Rect, entry: &Entry, response: &Response) -> bool {
    let tokens = cx.tokens;
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, tokens.line));
    widgets::ground(ui, tokens, response, area.shrink2(vec2(2.0, 1.0)), false);
    let (left, right) = (area.left() + gap::M, area.right() - gap::M);
    let line = |number: f32| area.top() + 18.0 + 20.0 * number;
    let small = || regular(size::SMALL);
    let words = |x: f32, y: f32, text: &str, font, color, width: f32| {
        widgets::write(ui, pos2(x, y), Align2::LEFT_CENTER, text, font, color, width)
    };
    let date = entry.date.strftime("%-d %b").to_string();
    words(left, line(0.0), &date, medium(size::CONTROL), tokens.text, DAYS - 4.0);
    let weekday = entry.date.strftime("%a").to_string();
    words(left, line(1.0), &weekday, small(), tokens.muted, DAYS - 4.0);

    let start = left + DAYS;
    let mut how = entry.kind.name().to_owned();
    if let Some(channel) = entry.channel {
        how = format!("{how} · {}", channel.name().to_lowercase());
    }
    let how = widgets::galley(ui, &how, small(), tokens.muted, 180.0);
    let at = pos2(right - how.size().x, line(0.0) - how.size().y / 2.0);
    let sign = Rect::from_center_size(pos2(at.x - 12.0, line(0.0)), Vec2::splat(14.0));
    icon(ui.painter(), sign, signs::kind(entry.kind), tokens.muted);
    ui.painter().galley(at, how, tokens.muted);
    let room = sign.left() - gap::S - start;
    let who = widgets::galley(ui, &entry.who, medium(size::CONTROL), tokens.text, room);
    let mut cut = who.elided;
    ui.painter().galley(pos2(start, line(0.0) - who.size().y / 2.0), who, tokens.text);

    let (last, seen) = heard_and_promised(ui, cx, entry, (start, right), line(2.0));
    cut |= !seen;
    let rows = if last { 1 } else { 2 };
    let said = if entry.said.is_empty() { "Nothing was noted of what was said" } else { &entry.said };
    let color = if entry.said.is_empty() { tokens.muted } else { tokens.text };
    let text = crate::app::fonts::visible(said).into_owned();
    let mut job = LayoutJob::simple(text, regular(size::CONTROL), color, right - start);
    job.wrap.max_rows = rows;
    let galley = ui.painter().layout_job(job);
    cut |= galley.elided;
    ui.painter().galley(pos2(start, line(1.0) - 8.0), galley, color);
    cut
}

/// The last line: promises, another initiative, message. Whether there is any of them, and whether all of it is seen.
fn heard_and_promised(
    ui: &Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (start, right): (f32, f32),
    y: f32,
) -> (bool, bool) {
    let tokens = cx.tokens;
    let (mut x, mut whole) = (start, true);
    let mut part = |text: &str, color: egui::Color32| {
        let words = widgets::galley(ui, text, regular(size::SMALL), color, right - x);
        whole &= !words.elided;
        let width = words.size().x;
        ui.painter().galley(pos2(x, y - words.size().y / 2.0), words, color);
        x += width + gap::M;
    };
    if !entry.promises.is_empty() {
        part(&entry.promises, if entry.late { tokens.danger } else { tokens.muted });
    }
    if let Some(name) = &entry.elsewhere {
        part(&format!("In {name}"), tokens.muted);
    }
    if let Some(told) = &entry.heard {
        part(&heard(told), if told.0 == Heard::Yes { tokens.ok } else { tokens.muted });
    }
    (x > start, whole)
}
