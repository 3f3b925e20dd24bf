//! What could be added to the plan, and why, and what in it does not hold together?
//!
//! Cards with a tick box, owner and day that are changed in place, and the reason; below them what the checks found, each with
//! one verb. Beside the plan where there is room, else as a drawer over the timeline.
//!
//! *Invariants:* nothing is added that was not ticked; all that is ticked is added in one step, and so is what is dismissed.
//! Reasons may come from private fields, so this stands in the view of the owner alone.

mod card;
mod checks;
mod picks;

use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap};
use crate::app::widgets::{Button, icon_button};
use crate::model::edit::counted;
use crate::model::numbers::Amount;
use crate::model::{Edit, InitiativeId, edits};
use crate::plan::checks::Findings;
use crate::plan::suggestions::{Suggestion, bring_back, dismiss, dismissed, suggestions};
use checks::Checks;
use egui::{Align, Frame, Id, Label, Layout, Order, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use jiff::ToSpan as _;
use picks::Picks;
use std::sync::Arc;

/// So many suggestions are shown at first, and so many more by each press: the checks below stay in sight.
const FIRST: usize = 5;
/// Beside the panel the plan needs this much, in points; else the panel lies over it.
const ROOM: f32 = 700.0;
/// Under which name the settings keep whether the panel is shown beside the plan.
const KEPT: &str = "plan.suggestions";
/// For so many days suggestions are dismissed.
const DISMISSED_DAYS: i64 = 30;

/// The suggestions and what of them is ticked.
#[derive(Default)]
pub(super) struct Suggested {
    /// Open over the plan.
    over: bool,
    /// It is shown beside the plan in this frame.
    beside: bool,
    of: Option<InitiativeId>,
    picks: Picks,
    /// How many are shown beyond the first.
    more: usize,
    checks: Checks,
}

/// What is known for the panel.
struct Known {
    suggestions: Option<Arc<Vec<Suggestion>>>,
    findings: Option<Arc<Findings>>,
}

impl Known {
    fn of(cx: &Context<'_>, ctx: &egui::Context) -> Self {
        let suggested = cx.judgement.ask(cx, ctx, "suggestions", |document, initiative, today| {
            initiative.map(|id| suggestions(document, id, today)).unwrap_or_default()
        });
        Self { suggestions: suggested.value, findings: cx.judgement.findings(cx, ctx).value }
    }

    fn all(&self) -> &[Suggestion] {
        self.suggestions.as_deref().map_or(&[], Vec::as_slice)
    }
}

fn is_shown(cx: &Context<'_>) -> bool {
    cx.settings.view.get(KEPT).is_none_or(|kept| kept != "hidden")
}

impl Suggested {
    /// Decides whether there is room beside the plan. To be called before anything of the plan is drawn.
    pub(super) fn follow(&mut self, ui: &Ui, cx: &Context<'_>, wide: bool) {
        if self.of != cx.initiative {
            (self.of, self.picks, self.more) = (cx.initiative, Picks::default(), 0);
            self.checks = Checks::default();
        }
        self.beside = wide && ui.available_width() - width(ui) >= ROOM;
    }

    /// The button in the toolbar that shows or hides the panel.
    pub(super) fn switch(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        if cx.current().is_none() {
            return;
        }
        let known = Known::of(cx, ui.ctx());
        let count = known.all().len();
        let help = match count {
            0 => "What could be added to the plan, and what the checks found".to_owned(),
            _ => format!("{} for the plan, and what the checks found", counted(count, "suggestion")),
        };
        let on = if self.beside { is_shown(cx) } else { self.over };
        let compact = ui.ctx().content_rect().width() < 1100.0;
        let button = Button::flat("Suggestions").icon(Icon::Offer).compact(compact).on(on).help(&help);
        if button.ui(ui).clicked() {
            self.turn(cx, out);
        }
    }

    fn turn(&mut self, cx: &Context<'_>, out: &mut Outbox) {
        if self.beside {
            let next = if is_shown(cx) { "hidden" } else { "shown" };
            out.ask(Request::Prefs(Box::new(move |settings| {
                settings.view.insert(KEPT.to_owned(), next.to_owned());
            })));
        } else {
            self.over = !self.over;
        }
    }

    /// Shows the suggestions where they are not shown, and else says where they are.
    pub(super) fn open(&mut self, cx: &Context<'_>, out: &mut Outbox) {
        let shown = if self.beside { is_shown(cx) } else { self.over };
        if shown {
            out.ask(Request::Tell("The suggestions stand at the right: tick what is to be added".to_owned()));
        } else {
            self.turn(cx, out);
        }
    }

    /// The panel beside the plan, where there is room. To be called before the toolbar is drawn.
    pub(super) fn panel(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        if !self.beside || !is_shown(cx) || cx.current().is_none() {
            return;
        }
        Panel::right("suggestions")
            .frame(Frame::new().fill(cx.tokens.surface))
            .exact_size(width(ui))
            .resizable(false)
            .show(ui, |ui| self.body(ui, cx, out));
    }

    /// The panel over the plan, where there is none. `area` is what the plan takes under its toolbar.
    pub(super) fn drawer(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect, out: &mut Outbox) {
        if self.beside || !self.over || cx.current().is_none() {
            return;
        }
        let width = width(ui).min(area.width() - 80.0);
        let place = Rect::from_min_max(pos2(area.right() - width, area.top()), area.max);
        let layer = egui::Area::new(Id::unique("suggestions drawer")).order(Order::Middle);
        layer.fixed_pos(place.min).show(ui.ctx(), |ui| {
            let tokens = cx.tokens;
            let frame = Frame::new().fill(tokens.surface).stroke((1.0, tokens.line)).shadow(tokens.shadow());
            frame.show(ui, |ui| {
                ui.set_min_size(place.size());
                ui.set_max_size(place.size());
                self.body(ui, cx, out);
            });
        });
    }

    /// Takes Esc: true where it was open over the plan.
    pub(super) fn escape(&mut self) -> bool {
        !self.beside && std::mem::take(&mut self.over)
    }

    fn body(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let known = Known::of(cx, ui.ctx());
        self.picks.keep(known.all());
        let whole = ui.available_rect_before_wrap();
        ui.painter().vline(whole.left(), whole.y_range(), cx.tokens.hairline(ui));
        let high = foot_height(whole.width());
        let upper = whole.with_max_y(whole.bottom() - high);
        ui.scope_builder(UiBuilder::new().max_rect(upper).id_salt("suggestions"), |ui| {
            ui.set_clip_rect(upper.intersect(ui.clip_rect()));
            ui.spacing_mut().item_spacing = vec2(gap::S, 0.0);
            self.head(ui, cx, out);
            ScrollArea::vertical().id_salt("suggestions").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(gap::S, 0.0);
                self.cards(ui, cx, &known, out);
                ui.add_space(gap::L);
                self.checks.ui(ui, cx, known.findings.as_deref(), out);
                ui.add_space(gap::L);
            });
        });
        let lower = whole.with_min_y(upper.bottom());
        ui.scope_builder(UiBuilder::new().max_rect(lower).id_salt("suggestions foot"), |ui| {
            self.foot(ui, cx, lower, known.all(), out);
        });
        ui.advance_cursor_after_rect(whole);
    }

    fn head(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        Frame::new().inner_margin(egui::Margin { left: 16, right: 8, top: 8, bottom: 12 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::h2("Suggested actions").color(tokens.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, tokens, Icon::Close, "Hide suggestions").clicked() {
                        self.turn(cx, out);
                    }
                });
            });
            let words = "From the map and the plan’s checks. Tick what to add.";
            ui.add(Label::new(theme::small(words).color(tokens.muted)).wrap());
        });
        let line = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), line, tokens.hairline(ui));
    }

    fn cards(&mut self, ui: &mut Ui, cx: &Context<'_>, known: &Known, out: &mut Outbox) {
        let tokens = cx.tokens;
        let all = known.all();
        for suggestion in all.iter().take(FIRST + self.more) {
            let mark = suggestion.mark();
            ui.push_id(&mark, |ui| card::ui(ui, cx, suggestion, &mut self.picks, out));
        }
        let put_aside = cx.initiative.map_or(0, |id| dismissed(cx.document, id, cx.today));
        let hidden = all.len().saturating_sub(FIRST + self.more);
        Frame::new().inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                if hidden > 0 && Button::link(&format!("Show {} more", hidden.min(10))).ui(ui).clicked() {
                    self.more += 10;
                }
                if put_aside > 0 {
                    let words = format!("Bring {put_aside} dismissed back");
                    if Button::link(&words).ui(ui).clicked()
                        && let Some(id) = cx.initiative
                    {
                        out.edit(bring_back(cx.document, id));
                    }
                }
            });
            let words = match (known.suggestions.is_some(), all.is_empty()) {
                (false, _) => "Being worked out…",
                (true, true) if put_aside > 0 => "Nothing else to suggest.",
                (true, true) => nothing(cx),
                (true, false) => return,
            };
            ui.horizontal_top(|ui| {
                ui.add_space(gap::S);
                ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap());
            });
        });
    }

    /// How many are ticked, and what is done with them.
    fn foot(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect, all: &[Suggestion], out: &mut Outbox) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.surface);
        ui.painter().hline(area.x_range(), area.top(), tokens.hairline(ui));
        let ticked: Vec<&Suggestion> = all.iter().filter(|one| self.picks.is_ticked(&one.mark())).collect();
        let said = match ticked.len() {
            0 => "Nothing ticked".to_owned(),
            count => {
                let hours: f64 = ticked.iter().filter_map(|one| one.action.hours).map(Amount::get).sum();
                let hours = if hours > 0.0 { format!(", {hours} h") } else { String::new() };
                format!("{count} ticked{hours}")
            }
        };
        let inner = area.shrink2(vec2(gap::L, gap::S));
        let (words, row) = if area.width() < 360.0 {
            let words = Rect::from_min_size(inner.min, vec2(inner.width(), 16.0));
            (words, inner.with_min_y(inner.bottom() - gap::CONTROL))
        } else {
            (inner, inner)
        };
        let at = egui::pos2(words.left(), words.center().y);
        let font = crate::app::fonts::regular(theme::size::SMALL);
        let room = words.width();
        crate::app::widgets::write(ui, at, egui::Align2::LEFT_CENTER, &said, font, tokens.muted, room);
        let builder = UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(builder, |ui| {
            let word = match ticked.len() {
                0 => "Add actions".to_owned(),
                count => format!("Add {}", counted(count, "action")),
            };
            let add = ui.add_enabled_ui(!ticked.is_empty(), |ui| Button::primary(&word).ui(ui)).inner;
            if add.clicked() {
                self.add(&ticked, out);
            }
            let rest: Vec<&Suggestion> =
                all.iter().filter(|one| !self.picks.is_ticked(&one.mark())).collect();
            let word = if ticked.is_empty() { "Dismiss all" } else { "Dismiss the rest" };
            let dismisses = ui.add_enabled_ui(!rest.is_empty(), |ui| {
                Button::outlined(word).help("For a month; they can be brought back").ui(ui)
            });
            if dismisses.inner.clicked()
                && let Some(id) = cx.initiative
            {
                put_aside(cx, id, &rest, out);
            }
        });
    }

    /// Adds what is ticked, as one step.
    fn add(&mut self, ticked: &[&Suggestion], out: &mut Outbox) {
        let actions: Vec<_> = ticked.iter().map(|one| self.picks.action(one)).collect();
        let label = match actions.as_slice() {
            [one] => format!("Add {}", one.title),
            several => format!("Add {}", counted(several.len(), "action")),
        };
        out.ask(Request::Tell(label.replacen("Add", "Added", 1)));
        out.make(move |_, ids| {
            let mut edit = Edit::new(label);
            for action in actions {
                edit = edit.then(edits::add_action(ids, action).1);
            }
            edit
        });
        for one in ticked {
            self.picks.forget(&one.mark());
        }
    }
}

/// Dismisses suggestions for a while, as one step.
fn put_aside(cx: &Context<'_>, initiative: InitiativeId, these: &[&Suggestion], out: &mut Outbox) {
    let until = cx.today.checked_add(DISMISSED_DAYS.days()).ok();
    out.edit(dismiss(cx.document, initiative, these, cx.today, until));
    let words = format!("{} dismissed for a month", counted(these.len(), "suggestion"));
    out.ask(Request::Tell(words));
}

/// Why nothing is suggested.
fn nothing(cx: &Context<'_>) -> &'static str {
    let anybody = cx.initiative.is_some_and(|id| cx.document.assessments_of(id).next().is_some());
    if anybody {
        "Nothing to suggest: the plan holds what the map asks for."
    } else {
        "Nothing to suggest yet: suggestions come from how people stand on the map. Add people and rate them first."
    }
}

/// How wide the panel is in this window.
fn width(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().width() >= 1600.0 { 380.0 } else { 340.0 }
}

fn foot_height(width: f32) -> f32 {
    if width < 360.0 { 16.0 + gap::S + gap::CONTROL + 2.0 * gap::S } else { gap::CONTROL + 2.0 * gap::S }
}
