//! Who moved since the last time, and what made the difference?
//!
//! Two days are compared: person by person, in a paragraph for its reader, on a small grid and as a list. From here a review
//! begins, that asks about one person after the other, and a second rater's blind one.
//!
//! *Invariants:* what is compared is worked out once for each change of the map or of the two days. A name or a cause is
//! written for others only as [`crate::share`] allows it.

mod asking;
mod known;
mod movements;
mod opinions;
mod said;
mod slope;
mod small;
mod span;

use super::View;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Exporting, What};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{self, Button};
use crate::model::{InitiativeId, Key as Record, StakeholderId};
use crate::share::Reader;
use egui::{
    Align, Frame, KeyboardShortcut, Layout, Margin, Panel, Popup, PopupCloseBehavior, Rect, RichText,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};
use known::Known;

/// The reviews and how they are looked at.
#[derive(Default)]
pub(super) struct Reviews {
    span: span::Span,
    reader: Reader,
    known: Known,
    list: movements::List,
    opinions: bool,
    writing: Option<said::Writing>,
    asking: Option<asking::Asking>,
    /// A review, or a second rater's, was asked for by a command.
    wanted: Option<bool>,
    /// What the chooser of a second rater is looking for.
    looked_for: String,
    choosing: bool,
    counts: Option<String>,
}

impl View for Reviews {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, tokens.app);
        let Some((initiative, _)) = cx.current() else {
            self.asking = None;
            let words = "A review looks back on how people stand to a change.";
            if widgets::empty_state(ui, tokens, "No initiative yet", words, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
            return;
        };
        if cx.document.assessments_of(initiative).next().is_none() {
            self.asking = None;
            let words = "Once people belong to this change, a review asks how each of them stands and keeps the answers.";
            if widgets::empty_state(ui, tokens, "Nobody to look back on", words, "Add people") {
                out.ask(Request::Run("people.paste"));
            }
            return;
        }
        self.begin(cx, initiative);
        self.count(ui, cx, initiative);
        if let Some(mut asking) = self.asking.take_if(|asking| asking.is_of(initiative)) {
            if asking.ui(ui, cx, out) == asking::Outcome::Open {
                self.asking = Some(asking);
            }
            return;
        }
        self.asking = None;
        let stops = span::stops(cx, initiative);
        self.span.follow(&stops);
        self.toolbar(ui, cx, initiative, &stops, out);
        if stops.len() < 2 && !self.opinions {
            let words = "The first review keeps where everybody stands. From the second on, this shows who moved and why.";
            if widgets::empty_state(ui, tokens, "No review yet", words, "Start a review, 10 minutes") {
                self.wanted = Some(false);
            }
            return;
        }
        let (from, to) = self.span.moments(&stops);
        self.known.follow(cx, initiative, from, to, self.reader);
        self.cards(ui, cx, initiative, out);
    }

    fn is_full(&self) -> bool {
        true
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        self.asking.is_some() && asking::is_key(keys)
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }

    fn hint(&self) -> Option<String> {
        self.asking.as_ref().map(asking::Asking::hint)
    }

    fn escape(&mut self) -> bool {
        if let Some(asking) = &mut self.asking {
            asking.leave();
            return true;
        }
        self.writing.take().is_some() || self.list.stop_editing()
    }

    fn review(&mut self, second: bool) {
        self.wanted = Some(second);
    }
}

impl Reviews {
    /// Begins what was asked for.
    fn begin(&mut self, cx: &Context<'_>, initiative: InitiativeId) {
        match self.wanted.take() {
            Some(false) => self.asking = Some(asking::Asking::own(cx, initiative)),
            Some(true) => self.choosing = true,
            None => {}
        }
    }

    fn count(&mut self, ui: &Ui, cx: &Context<'_>, initiative: InitiativeId) {
        let reviews = cx.document.reviews.values().filter(|review| review.initiative == initiative).count();
        let counts = Some(match (&self.asking, reviews) {
            (Some(asking), _) => asking.counts(cx),
            (None, 0) => "No review yet".to_owned(),
            (None, 1) => "1 review".to_owned(),
            (None, count) => format!("{count} reviews"),
        });
        if self.counts != counts {
            self.counts = counts;
            ui.ctx().request_repaint();
        }
    }

    fn toolbar(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: InitiativeId,
        stops: &[span::Stop],
        out: &mut Outbox,
    ) {
        let wide = ui.ctx().content_rect().width() >= 1600.0;
        Panel::top("review toolbar")
            .frame(Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = gap::M;
                    let begun = asking::begun(cx, initiative);
                    let word = if begun { "Go on with the review" } else { "Start a review, 10 minutes" };
                    if Button::primary(word).ui(ui).clicked() {
                        self.wanted = Some(false);
                    }
                    self.second(ui, cx, initiative, out);
                    if stops.len() > 1 {
                        let button = Button::flat("Export what changed").icon(Icon::Export);
                        let compact = ui.ctx().content_rect().width() < 1500.0;
                        if button.compact(compact).ui(ui).clicked() {
                            let asked = Exporting::of(What::Changes);
                            out.ask(Request::Ask(Dialog::Export(Box::new(asked))));
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        if stops.len() > 1 {
                            ui.label(
                                RichText::new("Compare")
                                    .font(crate::app::fonts::regular(size::CONTROL))
                                    .color(cx.tokens.muted),
                            );
                            self.span.ui(ui, cx, stops);
                        }
                    });
                });
            });
    }

    /// The button of a second opinion, with the list of people who could give one.
    fn second(&mut self, ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, _out: &mut Outbox) {
        let help = "Somebody else rates the same people without seeing what you or others said";
        let compact = ui.ctx().content_rect().width() < 1200.0;
        let button = Button::flat("Second opinion").icon(Icon::People).arrow().help(help);
        let response = button.compact(compact).ui(ui);
        let id = Popup::default_response_id(&response);
        if std::mem::take(&mut self.choosing) {
            Popup::open_id(ui.ctx(), id);
        }
        Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(280.0).show(
            |ui| {
                ui.set_width(272.0);
                let field = widgets::text_field(ui, cx.tokens, "Who rates?", &mut self.looked_for);
                if ui.memory(|memory| memory.focused().is_none()) {
                    field.request_focus();
                }
                let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                let found = self.raters(cx);
                let mut picked = found.first().filter(|_| entered).map(|(id, _)| *id);
                for (id, name) in &found {
                    if widgets::row_button(ui, cx.tokens, name).clicked() {
                        picked = Some(*id);
                    }
                }
                if let Some(by) = picked {
                    self.asking = Some(asking::Asking::second(cx, initiative, by));
                    self.looked_for.clear();
                    ui.close();
                }
            },
        );
    }

    /// Those who fit what is looked for, the best first.
    fn raters(&self, cx: &Context<'_>) -> Vec<(StakeholderId, String)> {
        let query = self.looked_for.trim();
        let all = cx
            .document
            .stakeholders
            .iter()
            .filter(|(_, record)| record.kind == crate::model::stakeholder::StakeholderKind::Person);
        let mut found: Vec<(i32, String, StakeholderId)> = all
            .filter_map(|(id, record)| {
                let points = crate::app::search::score(query, &record.name)?;
                Some((points, record.name.clone(), *id))
            })
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.into_iter().take(8).map(|(_, name, id)| (id, name)).collect()
    }

    fn cards(&mut self, ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, out: &mut Outbox) {
        let body = ui.available_rect_before_wrap();
        let least = if body.width() >= 1100.0 { 560.0 } else { 760.0 };
        ScrollArea::vertical().id_salt("review").auto_shrink([false, false]).show(ui, |ui| {
            let height = body.height().max(least);
            let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            let places = Places::of(area.shrink(12.0));
            card(ui, cx, places.slope, "slope", |ui| slope::ui(ui, cx, &self.known, out));
            card(ui, cx, places.said, "said", |ui| {
                said::ui(ui, cx, &mut self.known, &mut self.reader, &mut self.writing, out);
            });
            card(ui, cx, places.small, "small", |ui| small::ui(ui, cx, &self.known, out));
            card(ui, cx, places.list, "list", |ui| {
                if self.opinions {
                    opinions::ui(ui, cx, initiative, &mut self.opinions, out);
                } else {
                    self.list.ui(ui, cx, initiative, &self.known, &mut self.opinions, out);
                }
            });
        });
    }
}

/// Where the cards stand.
struct Places {
    slope: Rect,
    said: Rect,
    small: Rect,
    list: Rect,
}

impl Places {
    fn of(area: Rect) -> Self {
        let roomy = area.width() >= 1080.0;
        let left = if roomy { (area.width() * 0.36).min(560.0) } else { area.width() * 0.42 };
        let slope = area.with_max_x(area.left() + left);
        let right = area.with_min_x(slope.right() + gap::L);
        if roomy {
            let tall = (area.height() * 0.36).clamp(232.0, 320.0);
            let wide = (tall * 1.31).max(304.0);
            let top = right.with_max_y(right.top() + tall);
            let small = top.with_min_x(top.right() - wide);
            let said = top.with_max_x(small.left() - gap::L);
            return Self { slope, said, small, list: right.with_min_y(top.bottom() + gap::L) };
        }
        let said = right.with_max_y(right.top() + 240.0);
        let small = right.with_min_y(right.bottom() - 220.0);
        let list = Rect::from_min_max(
            pos2(right.left(), said.bottom() + gap::L),
            pos2(right.right(), small.top() - gap::L),
        );
        Self { slope, said, small, list }
    }
}

/// A card at its place; what is in it is clipped to it.
fn card(ui: &mut Ui, cx: &Context<'_>, place: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let rim = Stroke::new(1.0, cx.tokens.line);
    ui.painter().rect(place, radius::CARD, cx.tokens.surface, rim, StrokeKind::Inside);
    let builder = UiBuilder::new().id_salt(salt).max_rect(place).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        let clip = ui.clip_rect().intersect(place.shrink(1.0));
        ui.set_clip_rect(clip);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}

/// The head of a card, 32 high: its title at the left; what belongs at the right is added by the caller.
fn head<R>(ui: &mut Ui, cx: &Context<'_>, title: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    let area =
        Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 32.0)).shrink2(vec2(12.0, 0.0));
    ui.advance_cursor_after_rect(area);
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::left_to_right(Align::Center)));
    let font = crate::app::fonts::semibold(size::CONTROL);
    inner.label(RichText::new(title).font(font).color(cx.tokens.text));
    inner.with_layout(Layout::right_to_left(Align::Center), right).inner
}

/// The name of somebody on the map.
fn name(cx: &Context<'_>, person: StakeholderId) -> String {
    cx.document.name(Record::Stakeholder(person))
}
