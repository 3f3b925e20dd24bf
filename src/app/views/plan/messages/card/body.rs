//! What stands on the card between its title and its foot?

use super::super::changes::change;
use super::slips::{self, Slips};
use crate::app::context::Context;
use crate::app::dialogs::audience;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts::{Quiet, caption};
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, radius};
use crate::app::widgets::field::Typed;
use crate::app::widgets::{chip, icon_button};
use crate::model::field::{Field, Level, Table};
use crate::model::message::Concern;
use crate::model::{Edit, Key, Message, MessageId, Prose};
use egui::{Align, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// How wide the words *Think*, *Feel*, *Do* are.
const LABEL: f32 = 48.0;

/// Puts a text into a message, or takes it out.
type Write = fn(&mut Message, Option<Prose>);

/// Where the parts of a card come from, and where their changes go.
struct Card<'a, 'b> {
    cx: &'a Context<'b>,
    id: MessageId,
    message: &'a Message,
    slips: Slips,
    out: &'a mut Outbox,
}

/// All parts, one below the other.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: MessageId, out: &mut Outbox) {
    let Some(message) = cx.document.messages.get(&id) else { return };
    let slips = Slips::of(ui, cx, &message.avoid);
    slips::tell(ui, &slips.find(&message.title));
    let mut card = Card { cx, id, message, slips, out };
    ui.spacing_mut().item_spacing = vec2(gap::S, gap::XS);
    card.wanted(ui);
    ui.add_space(gap::M);
    card.their_words(ui);
    ui.add_space(gap::M);
    card.left_out(ui);
    ui.add_space(gap::M);
    card.concerns(ui);
    ui.add_space(gap::M);
    card.for_whom(ui);
    ui.add_space(gap::M);
    card.sender_and_enough(ui);
    ui.add_space(gap::L);
}

fn prose(text: &str) -> Option<Prose> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(|text| Prose(text.to_owned()))
}

impl Card<'_, '_> {
    fn change(&mut self, what: &str, with: impl FnOnce(&mut Message)) {
        let edit: Option<Edit> = change(self.cx.document, self.id, what, with);
        if let Some(edit) = edit {
            self.out.edit(edit);
        }
    }

    /// A text that is changed where it stands; returns what was typed when it is done, and what it should rather not hold.
    fn text(&self, ui: &mut Ui, quiet: Quiet<'_>, value: &str) -> (Option<String>, Vec<String>) {
        let id = quiet.id(ui);
        let done = quiet.ui(ui, value);
        let slips = self.slips.find(&Typed::of(ui, id, value).text);
        (done, slips)
    }

    /// Think, feel, do.
    fn wanted(&mut self, ui: &mut Ui) {
        caption(ui, "We want them to", Level::Shareable);
        let message = self.message;
        let rows: [(&str, &str, Option<&Prose>, Write); 3] = [
            ("Think", "What should they think?", message.think.as_ref(), |m, text| m.think = text),
            ("Feel", "What should they feel?", message.feel.as_ref(), |m, text| m.feel = text),
            ("Do", "What should they do?", message.act.as_ref(), |m, text| m.act = text),
        ];
        for (name, hint, value, set) in rows {
            let line = ui.available_rect_before_wrap();
            ui.painter().hline(line.x_range(), line.top(), self.cx.tokens.hairline(ui));
            ui.add_space(gap::XS);
            let width = ui.available_width() - LABEL;
            let (done, slips) = ui
                .horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let (area, _) = ui.allocate_exact_size(vec2(LABEL, 18.0), Sense::hover());
                    let font = crate::app::fonts::semibold(theme::size::CONTROL);
                    let at = pos2(area.left(), area.center().y);
                    let color = self.cx.tokens.accent;
                    crate::app::widgets::write(ui, at, egui::Align2::LEFT_CENTER, name, font, color, LABEL);
                    let quiet = Quiet { width: Some(width - 4.0), ..Quiet::new(name, hint) };
                    self.text(ui, quiet, value.map(|text| &**text).unwrap_or_default())
                })
                .inner;
            slips::tell(ui, &slips);
            if let Some(text) = done {
                self.change(name, |message| set(message, prose(&text)));
            }
            ui.add_space(2.0);
        }
    }

    fn their_words(&mut self, ui: &mut Ui) {
        caption(ui, "In their words", Level::Shareable);
        let tokens = self.cx.tokens;
        let frame = Frame::new().fill(tokens.accent_soft).inner_margin(Margin {
            left: 15,
            right: 12,
            top: 10,
            bottom: 10,
        });
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let quiet = Quiet::new("In their words", "How would they say it themselves?");
            let value = self.message.text.as_deref().unwrap_or_default();
            self.text(ui, quiet, value)
        });
        let edge = shown.response.rect;
        ui.painter().rect_filled(edge.with_max_x(edge.left() + 3.0), 0.0, tokens.accent);
        let (done, slips) = shown.inner;
        slips::tell(ui, &slips);
        if let Some(text) = done {
            self.change("Words", |message| message.text = prose(&text));
        }
    }

    fn left_out(&mut self, ui: &mut Ui) {
        caption(ui, "Leave out", Level::Team);
        let mut gone = None;
        if !self.message.avoid.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
                for word in &self.message.avoid {
                    if chip(ui, word, true).on_hover_text("A word to leave out; click to allow it").clicked()
                    {
                        gone = Some(word.clone());
                    }
                }
            });
        }
        if let Some(word) = gone {
            self.change("Words to leave out", |message| {
                message.avoid.remove(&word);
            });
        }
        let quiet = Quiet::new("A word to leave out", "Add a word, or several with commas");
        if let Some(text) = quiet.ui(ui, "") {
            let words = text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
            let words: Vec<String> = words.map(str::to_owned).collect();
            self.change("Words to leave out", |message| message.avoid.extend(words));
        }
    }

    /// What they object, and how it looks from their side.
    fn concerns(&mut self, ui: &mut Ui) {
        caption(ui, "Concern and reframe", Level::Private);
        for (place, pair) in self.message.concerns.iter().enumerate() {
            ui.push_id(("concern", place), |ui| self.pair(ui, place, pair));
            ui.add_space(2.0);
        }
        let quiet = Quiet::new("Another concern", "What do they say against it?");
        if let Some(concern) = quiet.ui(ui, "").as_deref().and_then(prose) {
            self.change("Concerns", |message| message.concerns.push(Concern { concern, reframe: None }));
        }
    }

    fn pair(&mut self, ui: &mut Ui, place: usize, pair: &Concern) {
        let tokens = self.cx.tokens;
        let muted = |words: &str| theme::small(words).color(tokens.muted);
        let rim = Stroke::new(1.0, tokens.line);
        let mut next = pair.clone();
        let mut removed = false;
        let shown = Frame::new().stroke(rim).corner_radius(radius::CARD).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            Frame::new().inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(muted("They say"));
                ui.add_space(2.0);
                let quiet = Quiet::new("They say", "What do they say?");
                if let Some(concern) = quiet.ui(ui, &pair.concern).as_deref().and_then(prose) {
                    next.concern = concern;
                }
            });
            let middle = ui.cursor().top();
            let answer = Frame::new().fill(tokens.surface2).inner_margin(Margin::symmetric(10, 6));
            answer.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(muted("We answer"));
                ui.add_space(2.0);
                let quiet = Quiet::new("We answer", "How does it look from their side?");
                if let Some(text) = quiet.ui(ui, pair.reframe.as_deref().unwrap_or_default()) {
                    next.reframe = prose(&text);
                }
            });
            middle
        });
        let area = shown.response.rect;
        ui.painter().hline(area.x_range(), shown.inner, rim);
        let corner = Rect::from_min_size(pos2(area.right() - 30.0, area.top() + 1.0), vec2(28.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(corner), |ui| {
            removed = icon_button(ui, tokens, Icon::Close, "Remove this concern").clicked();
        });
        if removed {
            self.change("Concerns", |message| {
                message.concerns.remove(place);
            });
        } else if next != *pair {
            self.change("Concerns", |message| {
                if let Some(pair) = message.concerns.get_mut(place) {
                    *pair = next;
                }
            });
        }
    }

    fn for_whom(&mut self, ui: &mut Ui) {
        let mut next = self.message.audience.clone();
        audience::ui(ui, self.cx.document, &mut next);
        if next != self.message.audience {
            self.change("Audience", |message| message.audience = next);
        }
    }

    /// Who says it, and how often is enough for this message.
    fn sender_and_enough(&mut self, ui: &mut Ui) {
        caption(ui, "Who says it", Level::Shareable);
        let current = self.message.sender.map(Key::Stakeholder);
        let picked =
            form::reference(ui, self.cx.document, "Who says it", Table::Stakeholder, current, "Nobody yet");
        if let Some(key) = picked {
            self.change("Sender", |message| {
                message.sender = match key {
                    Some(Key::Stakeholder(id)) => Some(id),
                    _ => None,
                };
            });
        }
        ui.add_space(gap::M);
        caption(ui, "Enough for this message", Level::Shareable);
        let mut given = None;
        form::names(self.cx.document, self.cx.today, |names| {
            let size = vec2(ui.available_width(), 48.0);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                ui.columns(2, |cells| {
                    for (cell, id) in cells.iter_mut().zip(["enough", "channels"]) {
                        let Some(field) = Field::find(Message::FIELDS, id) else { continue };
                        if let Some(value) = form::stacked(cell, field, self.message, Level::Shareable, names)
                        {
                            given = Some((field, value));
                        }
                    }
                });
            });
        });
        if let Some((field, value)) = given {
            self.change("Enough", |message| {
                // It was tried on a copy already.
                let _ = (field.set)(message, value);
            });
        }
    }
}
