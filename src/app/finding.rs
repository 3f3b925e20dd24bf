//! How does a finding of the checks look in a list, and what can be done about it there?
//!
//! The dashboard, the plan and the inspector show the same row: a sign with its severity, what it is about, what is wrong,
//! one verb, and a menu with the rest.
//!
//! *Invariants:* a verb changes the map by one step, or opens a dialog that does; what is about somebody can always be gone
//! to. A row is painted as one: its height is known before it is drawn.

#![allow(dead_code, reason = "the views that list findings are being built")]

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
    Align, Galley, Painter, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// So many lines of a message are shown in a list; the rest is in its hover text and behind *Why am I seeing this?*.
const LINES: usize = 3;
/// Points for the sign at the left.
const SIGN: f32 = 28.0;

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
    let shape = Shape::of(ui, cx.tokens, finding, verb(finding), None);
    if shape.ui(ui, cx, finding, out) {
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
    let until = match snooze.until {
        Some(day) => format!("Put aside until {}", super::form::day::short(day, cx.today)),
        None => "Put aside for good".to_owned(),
    };
    let said = match snooze.reason.trim() {
        "" => until,
        reason => format!("{until}: {reason}"),
    };
    let shape = Shape::of(ui, cx.tokens, finding, "Take up", Some(&said));
    if shape.ui(ui, cx, finding, out)
        && let Some(initiative) = cx.initiative
    {
        out.edit(crate::plan::checks::take_up(cx.document, initiative, finding, cx.today));
    }
}

/// How a row is laid out.
struct Shape {
    title: Arc<Galley>,
    message: Arc<Galley>,
    verb: Arc<Galley>,
    word: String,
    height: f32,
    aside: bool,
}

impl Shape {
    fn of(ui: &Ui, tokens: &Tokens, finding: &Finding, verb: &str, aside: Option<&str>) -> Self {
        let word = galley(ui, verb, medium(size::CONTROL), tokens.accent, 160.0);
        let room = ui.available_width() - SIGN - (word.size().x + 2.0 * gap::S) - gap::CONTROL - gap::XS;
        let color = if aside.is_some() { tokens.muted } else { tokens.text };
        let title = galley(ui, &finding.title, medium(size::CONTROL), color, room);
        let said = match aside {
            Some(aside) => format!("{}. {aside}", finding.message),
            None => finding.message.clone(),
        };
        let mut job = LayoutJob::simple(
            visible(&said).into_owned(),
            regular(size::SMALL),
            tokens.muted,
            room.max(60.0),
        );
        job.wrap.max_rows = LINES;
        let message = ui.painter().layout_job(job);
        let height = (title.size().y + message.size().y + 2.0 * gap::XS + 2.0).max(gap::CONTROL + gap::XS);
        Self { title, message, verb: word, word: verb.to_owned(), height, aside: aside.is_some() }
    }

    /// True where its verb was pressed.
    fn ui(self, ui: &mut Ui, cx: &Context<'_>, finding: &Finding, out: &mut Outbox) -> bool {
        let tokens = cx.tokens;
        let said = finding.sentence();
        let (area, whole) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::click());
        let severity = finding.severity();
        let name = format!("{}: {said}", severity.name());
        whole.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        if !ui.is_rect_visible(area) {
            return false;
        }
        ground(ui, tokens, &whole, area, false);
        let top = area.top() + gap::XS;
        let place = Rect::from_center_size(pos2(area.left() + 12.0, top + 9.0), Vec2::splat(16.0));
        sign(ui.painter(), place, severity, tokens);
        let left = area.left() + SIGN;
        let lower = top + self.title.size().y + 2.0;
        ui.painter().galley(pos2(left, top), Arc::clone(&self.title), tokens.text);
        ui.painter().galley(pos2(left, lower), Arc::clone(&self.message), tokens.muted);
        let middle = area.top() + f32::midpoint(gap::CONTROL, gap::XS);
        let dots = Rect::from_center_size(
            pos2(area.right() - gap::CONTROL / 2.0, middle),
            Vec2::splat(gap::CONTROL),
        );
        let acted = self.verb(ui, tokens, &said, pos2(dots.left(), middle));
        let mut corner =
            ui.new_child(UiBuilder::new().max_rect(dots).id_salt(("more", finding.subject.mark())));
        let more = icon_button(&mut corner, tokens, Icon::Dots, &format!("More on {said}"));
        self.menu(&more, &whole, cx, finding, out);
        if whole.clicked() {
            show(cx, finding, out);
        }
        whole.on_hover_text(said);
        acted
    }

    /// The verb, with its right end here; true where it was pressed.
    fn verb(&self, ui: &Ui, tokens: &Tokens, said: &str, right: egui::Pos2) -> bool {
        let width = self.verb.size().x + 2.0 * gap::S;
        let area = Rect::from_min_max(
            pos2(right.x - width, right.y - gap::CONTROL / 2.0),
            pos2(right.x, right.y + gap::CONTROL / 2.0),
        );
        let response = ui.interact(area, ui.scope_id().with(("verb", said)), Sense::click());
        let name = format!("{}: {said}", self.word);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        ground(ui, tokens, &response, area, false);
        let at = area.center() - self.verb.size() / 2.0;
        ui.painter().galley(at, Arc::clone(&self.verb), tokens.accent);
        response.clicked()
    }

    /// Behind the dots, and on a right click anywhere.
    fn menu(&self, more: &Response, whole: &Response, cx: &Context<'_>, finding: &Finding, out: &mut Outbox) {
        let mut items = |ui: &mut Ui| {
            ui.set_min_width(196.0);
            ui.with_layout(egui::Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if menu_item(ui, Some(Icon::Info), "Why am I seeing this?", "").clicked() {
                    explain(finding, out);
                }
                if finding.fix.is_some() && menu_item(ui, Some(Icon::Eye), "Show", "").clicked() {
                    show(cx, finding, out);
                }
                if !self.aside && menu_item(ui, Some(Icon::Clock), "Put aside…", "").clicked() {
                    put_aside(finding, out);
                }
            });
        };
        let frame = menu_frame(cx.tokens);
        Popup::menu(more).close_behavior(PopupCloseBehavior::CloseOnClick).frame(frame).show(&mut items);
        Popup::context_menu(whole).frame(frame).show(&mut items);
    }
}
