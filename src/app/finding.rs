//! How does a finding of the checks look in a list, and what can be done about it there?
//!
//! The dashboard, the plan and the inspector show the same row: a sign with its severity, what it is about, what is wrong,
//! one verb, and a menu with the rest.
//!
//! *Invariants:* a verb changes the map by one step, or opens a dialog that does; what is about somebody can always be gone
//! to. A row is painted as one: its height is known before it is drawn.

use super::context::Context;
use super::dialogs::{Acting, Communities, Dialog, Explaining, Talking};
use super::fonts::{medium, regular, visible};
use super::icons::{Icon, icon};
use super::request::{Outbox, Request};
use super::selection::Selection;
use super::theme::{Tokens, gap, size};
use super::widgets::{galley, ground, icon_button, menu_frame, menu_item};
use crate::model::Key;
use crate::model::initiative::Snooze;
use crate::plan::checks::{Change, Finding, Severity, Subject};
use egui::text::LayoutJob;
use egui::{
    Galley, Painter, Popup, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// So many lines of a message are shown in a list; the rest is in its hover text and behind *Why am I seeing this?*.
const LINES: usize = 3;
/// Points for the sign at the left.
const SIGN: f32 = 28.0;
/// Where the words would have less room than this beside the verb, in points, it stands below them; also where the title
/// would be cut.
const NARROW: f32 = 170.0;

/// The sign of a severity: urgent and warning a triangle in the colours of danger and warning, a note an *i*.
pub(super) fn sign(painter: &Painter, area: Rect, severity: Severity, tokens: &Tokens) {
    let (picture, color) = match severity {
        Severity::Urgent => (Icon::Warning, tokens.danger),
        Severity::Warning => (Icon::Warning, tokens.warn),
        Severity::Note => (Icon::Info, tokens.muted),
    };
    icon(painter, area, picture, color);
}

/// What the verb of a finding is: what mends it, else to go to what it is about.
pub(super) fn verb(finding: &Finding) -> &str {
    finding.fix.as_ref().map_or("Show", |fix| fix.label.as_str())
}

/// Mends a finding, at once or by the dialog of a new action that is filled in already; what nothing mends is shown.
pub(super) fn act(cx: &Context<'_>, finding: &Finding, out: &mut Outbox) {
    match finding.fix.as_ref().map(|fix| &fix.change) {
        Some(Change::Edit(_)) if !cx.judgement.is_current(cx) => {
            let words = "The map has just changed, and the checks look again. Try it in a moment";
            out.ask(Request::Tell(words.to_owned()));
        }
        Some(Change::Edit(edit)) => {
            out.edit(edit.clone());
            out.ask(Request::Tell(edit.label.to_string()));
        }
        Some(Change::Action(action)) => {
            let acting = Acting::with(action.as_ref().clone());
            out.ask(Request::Ask(Dialog::Action(Box::new(acting))));
        }
        None => show(cx, finding, out),
    }
}

/// Goes to what a finding is about: a person in the inspector, an action or talk in its dialog, else the initiative.
pub(super) fn show(cx: &Context<'_>, finding: &Finding, out: &mut Outbox) {
    let select = |out: &mut Outbox, selection: Selection| {
        out.ask(Request::Select(selection));
        if !cx.inspector_open {
            out.ask(Request::Run("view.inspector"));
        }
    };
    match &finding.subject {
        Subject::Person(id) => select(out, Selection::one(Key::Stakeholder(*id))),
        Subject::Action(id) if cx.document.actions.contains_key(id) => {
            out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(*id)))));
        }
        Subject::Promise(id, _) if cx.document.interactions.contains_key(id) => {
            out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(*id)))));
        }
        Subject::Community(id) | Subject::Need(id, _) if cx.document.communities.contains_key(id) => {
            out.ask(Request::Ask(Dialog::Communities(Box::new(Communities::of(*id)))));
        }
        _ => match finding.people.first() {
            Some(person) => select(out, Selection::one(Key::Stakeholder(*person))),
            None => select(out, Selection::default()),
        },
    }
}

/// Asks *Why am I seeing this?*.
pub(super) fn explain(finding: &Finding, out: &mut Outbox) {
    out.ask(Request::Ask(Dialog::Finding(Box::new(Explaining::why(finding.clone())))));
}

/// Asks until when, and why, a finding is put aside.
pub(super) fn put_aside(finding: &Finding, out: &mut Outbox) {
    out.ask(Request::Ask(Dialog::Finding(Box::new(Explaining::aside(finding.clone())))));
}

/// A finding as a row as wide as there is room, with all that can be done about it. A press on it goes to what it is about.
pub(super) fn row(ui: &mut Ui, cx: &Context<'_>, finding: &Finding, out: &mut Outbox) {
    let shape = Shape::of(ui, cx.tokens, (&finding.title, &finding.message), verb(finding), false);
    let name = format!("{}: {}", finding.severity().name(), finding.sentence());
    if shape.finding(ui, cx, finding, (&name, true), out) {
        act(cx, finding, out);
    }
}

/// One that was put aside: with the day and the reason, and the verb to take it up again.
pub(super) fn aside_row(
    ui: &mut Ui,
    cx: &Context<'_>,
    (finding, snooze): &(Finding, Snooze),
    out: &mut Outbox,
) {
    let aside = aside_words(snooze, cx);
    let said = format!("{}. {aside}", finding.message);
    let shape = Shape::of(ui, cx.tokens, (&finding.title, &said), "Take up", true);
    let name = format!("{}. {aside}", finding.sentence());
    if shape.finding(ui, cx, finding, (&name, false), out)
        && let Some(initiative) = cx.initiative
    {
        out.edit(crate::plan::checks::take_up(cx.document, initiative, finding, cx.today));
    }
}

/// *Put aside until 6 Dec: waits for the budget*.
pub(super) fn aside_words(snooze: &Snooze, cx: &Context<'_>) -> String {
    let until = match snooze.until {
        Some(day) => format!("Put aside until {}", super::form::day::short(day, cx.today)),
        None => "Put aside for good".to_owned(),
    };
    match snooze.reason.trim() {
        "" => until,
        reason => format!("{until}: {reason}"),
    }
}

/// Several findings of one check in one row, which opens.
pub(super) struct Fold {
    /// What they have in common, and how many they are.
    pub title: String,
    /// The first of them.
    pub message: String,
    /// Of their check.
    pub severity: Severity,
    /// All of them are shown below.
    pub open: bool,
}

impl Fold {
    /// True where it was pressed.
    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>) -> bool {
        let verb = if self.open { "Hide" } else { "Show" };
        let shape = Shape::of(ui, cx.tokens, (&self.title, &self.message), verb, false);
        let (area, whole) = ui.allocate_exact_size(vec2(ui.available_width(), shape.height), Sense::click());
        let state = if self.open { "open" } else { "closed" };
        let name = format!("{}, {state}", self.title);
        whole.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        shape.paint(ui, cx.tokens, &whole, area, self.severity);
        let (verb, _) = shape.places(area);
        ui.painter().galley(
            verb.center() - shape.verb.size() / 2.0,
            Arc::clone(&shape.verb),
            cx.tokens.accent,
        );
        whole.on_hover_text(&self.message).clicked()
    }
}

/// How a row is laid out: sign, title over message, a verb and dots at the right; where it is narrow the verb stands under
/// the message.
struct Shape {
    title: Arc<Galley>,
    message: Arc<Galley>,
    verb: Arc<Galley>,
    word: String,
    stacked: bool,
    height: f32,
}

impl Shape {
    fn of(ui: &Ui, tokens: &Tokens, (title, message): (&str, &str), verb: &str, muted: bool) -> Self {
        let word = galley(ui, verb, medium(size::CONTROL), tokens.accent, 160.0);
        let whole = ui.available_width() - SIGN - gap::CONTROL;
        let beside = whole - (word.size().x + 2.0 * gap::S) - gap::XS;
        let named = galley(ui, title, medium(size::CONTROL), tokens.text, f32::INFINITY).size().x;
        let stacked = beside < NARROW || named > beside;
        let room = if stacked { whole } else { beside };
        let color = if muted { tokens.muted } else { tokens.text };
        let title = galley(ui, title, medium(size::CONTROL), color, room);
        let words = visible(message).into_owned();
        let mut job = LayoutJob::simple(words, regular(size::SMALL), tokens.muted, room.max(60.0));
        job.wrap.max_rows = LINES;
        let message = ui.painter().layout_job(job);
        let words = title.size().y + message.size().y + 2.0 * gap::XS + 2.0;
        let below = if stacked { gap::CONTROL } else { 0.0 };
        let height = (words + below).max(gap::CONTROL + gap::XS);
        Self { title, message, verb: word, word: verb.to_owned(), stacked, height }
    }

    /// Where the verb and the dots stand.
    fn places(&self, area: Rect) -> (Rect, Rect) {
        let middle = area.top() + f32::midpoint(gap::CONTROL, gap::XS);
        let at = pos2(area.right() - gap::CONTROL / 2.0, middle);
        let dots = Rect::from_center_size(at, Vec2::splat(gap::CONTROL));
        let size = vec2(self.verb.size().x + 2.0 * gap::S, gap::CONTROL);
        let corner = if self.stacked {
            pos2(area.left() + SIGN - gap::S, area.bottom() - gap::CONTROL - 2.0)
        } else {
            pos2(dots.left() - size.x, middle - size.y / 2.0)
        };
        (Rect::from_min_size(corner, size), dots)
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, whole: &Response, area: Rect, severity: Severity) {
        ground(ui, tokens, whole, area, false);
        let top = area.top() + gap::XS;
        let place = Rect::from_center_size(pos2(area.left() + 12.0, top + 9.0), Vec2::splat(16.0));
        sign(ui.painter(), place, severity, tokens);
        let left = area.left() + SIGN;
        let lower = top + self.title.size().y + 2.0;
        ui.painter().galley(pos2(left, top), Arc::clone(&self.title), tokens.text);
        ui.painter().galley(pos2(left, lower), Arc::clone(&self.message), tokens.muted);
    }

    /// True where its verb was pressed.
    fn finding(
        self,
        ui: &mut Ui,
        cx: &Context<'_>,
        finding: &Finding,
        (name, stands): (&str, bool),
        out: &mut Outbox,
    ) -> bool {
        let tokens = cx.tokens;
        let said = finding.sentence();
        let (area, whole) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::click());
        whole.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        if !ui.is_rect_visible(area) {
            return false;
        }
        self.paint(ui, tokens, &whole, area, finding.severity());
        let (place, dots) = self.places(area);
        let verb = ui.interact(place, whole.id.with("verb"), Sense::click());
        let name = format!("{}: {said}", self.word);
        verb.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        ground(ui, tokens, &verb, place, false);
        ui.painter().galley(place.center() - self.verb.size() / 2.0, Arc::clone(&self.verb), tokens.accent);
        let mut corner =
            ui.new_child(UiBuilder::new().max_rect(dots).id_salt(("more", finding.subject.mark())));
        let more = icon_button(&mut corner, tokens, Icon::Dots, &format!("More on {said}"));
        menu(&more, &whole, cx, finding, stands, out);
        if whole.clicked() {
            show(cx, finding, out);
        }
        whole.on_hover_text(name);
        verb.clicked()
    }
}

/// Behind the dots, and on a right click anywhere. `stands`: it is not put aside.
fn menu(
    more: &Response,
    whole: &Response,
    cx: &Context<'_>,
    finding: &Finding,
    stands: bool,
    out: &mut Outbox,
) {
    let mut items = |ui: &mut Ui| {
        ui.set_min_width(196.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if menu_item(ui, Some(Icon::Info), "Why am I seeing this?", "").clicked() {
            explain(finding, out);
        }
        if finding.fix.is_some() && menu_item(ui, Some(Icon::Eye), "Show", "").clicked() {
            show(cx, finding, out);
        }
        if stands && menu_item(ui, Some(Icon::Clock), "Put aside…", "").clicked() {
            put_aside(finding, out);
        }
    };
    let frame = menu_frame(cx.tokens);
    Popup::menu(more).frame(frame).show(&mut items);
    Popup::context_menu(whole).frame(frame).show(&mut items);
}
