//! Who was thanked when, how do they like it, and whom did nobody thank?

use super::cards;
use super::told::{Thanks, Told};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Talking};
use crate::app::form;
use crate::app::icons::{Icon, icon};
use crate::app::inspector::parts::{Quiet, link};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, gap, radius};
use crate::app::widgets::Button;
use crate::model::action::ActionKind;
use crate::model::field::{Level, Table};
use crate::model::{AdvocacyState, Interaction, Key, Prose, Record, StakeholderId, edits};
use egui::{Align, Label, Layout, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

/// So many are shown at first, and so many more by each press.
const STEP: usize = 10;
/// Room for a button beside a name.
const BUTTON: f32 = 124.0;
/// So many earlier thanks are listed.
const TIMES: usize = 4;

/// How many are shown.
#[derive(Default)]
pub(super) struct Shown {
    more: usize,
}

impl Shown {
    /// The card: advocates who were never thanked first.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
        cards::card(ui, |ui| {
            let all: Vec<&Thanks> = told.thanked.iter().filter(|one| cx.filter.fits(one.person)).collect();
            let never = all.iter().filter(|one| one.never).count();
            let beside = match never {
                0 => String::new(),
                1 => "1 advocate never thanked".to_owned(),
                many => format!("{many} advocates never thanked"),
            };
            cards::head(ui, "Thanks", &beside, Some(Level::Private));
            if all.is_empty() {
                let words = "Nobody is an advocate yet, and nobody was thanked. Thanks are never too early.";
                cards::quiet(ui, words);
            }
            for (place, one) in all.iter().take(STEP + self.more).enumerate() {
                ui.push_id(("thanks", one.person), |ui| {
                    if place > 0 {
                        cards::line(ui);
                    }
                    thanked(ui, cx, one, out);
                });
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::L;
                let words = if all.is_empty() { "Thank somebody…" } else { "Thank somebody else…" };
                let button = link(ui, Some(Icon::Plus), words);
                let listed =
                    |key| matches!(key, Key::Stakeholder(id) if all.iter().any(|one| one.person == id));
                let picked = form::add_reference(ui, cx.document, &button, Table::Stakeholder, &listed);
                if let Some(Key::Stakeholder(id)) = picked {
                    let thanks = Talking::thanks([id], cx.initiative, cx.today);
                    out.ask(Request::Ask(Dialog::Talk(Box::new(thanks))));
                }
                let left = all.len().saturating_sub(STEP + self.more);
                if left > 0 && link(ui, None, &format!("Show {} more", left.min(STEP))).clicked() {
                    self.more += STEP;
                }
            });
        });
    }
}

fn thanked(ui: &mut Ui, cx: &Context<'_>, one: &Thanks, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(2.0);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - BUTTON).max(100.0));
            who(ui, cx, one, out);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let button = Button::outlined("Thanked today").ui(ui);
            let name = format!("Thanked today: {}", one.name);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.on_hover_text("Log thanks with today's date").clicked() {
                log(cx, one.person, &one.name, out);
            }
        });
    });
    earlier(ui, cx, one, out);
    let name = format!("How {} likes to be thanked", one.name);
    if let Some(text) = Quiet::new(&name, "How do they like to be thanked?").ui(ui, &one.how) {
        let key = Key::Stakeholder(one.person);
        out.edit(edits::change(cx.document, key, name, |record| {
            if let Record::Stakeholder(person) = record {
                person.how_thanked = Some(Prose(text)).filter(|text| !text.trim().is_empty());
            }
        }));
    }
    ui.add_space(gap::XS);
}

/// The name, with a star for an advocate, and when they were last thanked.
fn who(ui: &mut Ui, cx: &Context<'_>, one: &Thanks, out: &mut Outbox) {
    let tokens = cx.tokens;
    ui.spacing_mut().interact_size.y = 18.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::XS;
        if one.is_advocate {
            let (area, star) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            let rests = one.advocacy == AdvocacyState::Resting;
            let sign = if rests { Icon::Star } else { Icon::StarFilled };
            icon(ui.painter(), area, sign, tokens.advocate);
            star.on_hover_text(format!("Advocate: {}", one.advocacy.name().to_lowercase()));
        }
        let words = Label::new(theme::name(one.name.clone()).color(tokens.text)).truncate();
        let who = ui.add(words.sense(Sense::click()));
        who.widget_info(|| WidgetInfo::labeled(Role::Button, true, &one.name));
        if who.has_focus() {
            let area = who.rect.expand(2.0);
            ui.painter().rect_stroke(area, radius::CONTROL, tokens.focus_ring(), StrokeKind::Outside);
        }
        if who.clicked() {
            out.ask(Request::Select(Selection::one(Key::Stakeholder(one.person))));
        }
    });
    let color = if one.never { tokens.warn } else { tokens.muted };
    ui.add(Label::new(theme::small(one.last.clone()).color(color)).truncate());
}

/// The days of all thanks, each opens what was said; nothing where there was only one.
fn earlier(ui: &mut Ui, cx: &Context<'_>, one: &Thanks, out: &mut Outbox) {
    if one.times.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.label(theme::small("Thanked on").color(cx.tokens.muted));
        for (talk, day) in one.times.iter().take(TIMES) {
            let words = theme::small(day.clone()).color(cx.tokens.accent);
            let response = ui.add(Label::new(words).sense(Sense::click()));
            let name = format!("Thanks to {} on {day}", one.name);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if response.has_focus() {
                let area = response.rect.expand(2.0);
                let ring = cx.tokens.focus_ring();
                ui.painter().rect_stroke(area, radius::CONTROL, ring, StrokeKind::Outside);
            }
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(*talk)))));
            }
        }
        if one.times.len() > TIMES {
            let more = format!("and {} times before", one.times.len() - TIMES);
            ui.label(theme::small(more).color(cx.tokens.muted));
        }
    });
}

/// Logs thanks with today's date.
fn log(cx: &Context<'_>, person: StakeholderId, name: &str, out: &mut Outbox) {
    let talk = Interaction {
        date: cx.today,
        stakeholders: [person].into(),
        initiative: cx.initiative,
        kind: ActionKind::Thanks,
        ..Interaction::default()
    };
    let label = format!("Thank {name}");
    out.ask(Request::Tell(format!("Logged: {name} was thanked today")));
    out.make(move |_, ids| {
        let mut edit = edits::log(ids, talk).1;
        edit.label = label.into();
        edit
    });
}
