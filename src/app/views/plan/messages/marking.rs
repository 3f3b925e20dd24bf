//! Who confirmed that they heard a message, when, and by which way did it come?
//!
//! *Invariants:* the answer is a talk in the log, so that it can be looked at, changed and taken back like any other.

use super::{Messages, words};
use crate::app::context::Context;
use crate::app::form;
use crate::app::form::day::short;
use crate::app::icons::Icon;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::field::prose_area;
use crate::app::widgets::{self, Button, chip, dialog_frame};
use crate::model::action::ActionKind;
use crate::model::field::Table;
use crate::model::stakeholder::Channel;
use crate::model::{
    ActionId, CommunityId, Interaction, Key, MessageId, Prose, StakeholderId, edits, interaction,
};
use crate::plan::heard::{Cell, Stage};
use egui::{Align, Id, Key as Press, Label, Layout, Modal, Popup, Ui, vec2};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What is being marked.
pub(super) struct Marking {
    message: MessageId,
    community: CommunityId,
    /// What they may have heard it by, in words, with its way.
    offers: Vec<(ActionId, String, ActionKind, Option<Channel>)>,
    /// Which of them it was; none: another time.
    offer: Option<usize>,
    channel: Option<Channel>,
    on: Date,
    people: BTreeSet<StakeholderId>,
    whole: bool,
    said: String,
}

impl Marking {
    /// What can be marked of this cell. The last that was sent and not confirmed is taken first.
    pub(super) fn of(
        cx: &Context<'_>,
        message: MessageId,
        community: CommunityId,
        cell: Option<&Cell>,
    ) -> Option<Self> {
        if !cx.document.messages.contains_key(&message) {
            return None;
        }
        let due = cell.map(|cell| cell.contacts.as_slice()).unwrap_or_default().iter().rev().filter(|one| {
            let past = one.on.is_none_or(|on| on <= cx.today);
            one.stage == Stage::Sent || (one.stage == Stage::Planned && past)
        });
        let mut offers: Vec<(ActionId, String, ActionKind, Option<Channel>)> = Vec::new();
        for contact in due {
            let Some(id) = contact.action.filter(|id| offers.iter().all(|(known, ..)| known != id)) else {
                continue;
            };
            let title = cx.document.name(Key::Action(id));
            let on = contact.on.map_or_else(String::new, |on| format!(" of {}", short(on, cx.today)));
            let words = format!("{}{on}: {title}", words::way(contact));
            offers.push((id, words, contact.kind, contact.channel));
        }
        let offer = (!offers.is_empty()).then_some(0);
        let channel = offers.first().and_then(|(.., channel)| *channel);
        Some(Self {
            message,
            community,
            offers,
            offer,
            channel,
            on: cx.today,
            people: BTreeSet::new(),
            whole: true,
            said: String::new(),
        })
    }

    /// What is entered in the log.
    fn talk(&self, cx: &Context<'_>) -> Interaction {
        let offered = self.offer.and_then(|place| self.offers.get(place));
        let usual =
            if self.channel == Some(Channel::Email) { ActionKind::Email } else { ActionKind::Conversation };
        Interaction {
            date: self.on,
            stakeholders: self.people.clone(),
            communities: self.whole.then_some(self.community).into_iter().collect(),
            initiative: cx.initiative,
            kind: offered.map_or(usual, |(_, _, kind, _)| *kind),
            channel: self.channel,
            action: offered.map(|(id, ..)| *id),
            message: Some(self.message),
            heard: Some(interaction::Heard::Yes),
            summary: Some(self.said.trim().to_owned()).filter(|said| !said.is_empty()).map(Prose),
            ..Interaction::default()
        }
    }

    /// The fields.
    fn fields(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let color = cx.tokens.muted;
        if !self.offers.is_empty() {
            ui.label(theme::small("What did they hear?").color(color));
            let mut names: Vec<&str> = self.offers.iter().map(|(_, words, ..)| words.as_str()).collect();
            names.push("It was told another time");
            let items = widgets::choice::words(&names);
            let chosen = Some(self.offer.unwrap_or(self.offers.len()));
            if let Some(place) = widgets::choice::menu(ui, "What did they hear?", chosen, &items) {
                self.offer = (place < self.offers.len()).then_some(place);
                self.channel = self.offers.get(place).and_then(|(.., channel)| *channel);
            }
            ui.add_space(gap::S);
        }
        ui.columns(2, |cells| {
            let [left, right] = cells else { return };
            left.label(theme::small("Channel").color(color));
            let mut names = vec!["Not said"];
            names.extend(Channel::ALL.iter().map(|channel| channel.name()));
            let items = widgets::choice::words(&names);
            let now = self.channel.and_then(|now| Channel::ALL.iter().position(|channel| *channel == now));
            if let Some(place) =
                widgets::choice::menu(left, "Channel", Some(now.map_or(0, |place| place + 1)), &items)
            {
                self.channel = place.checked_sub(1).map(|place| Channel::ALL[place]);
            }
            right.label(theme::small("Date").color(color));
            if let Some(Some(day)) = form::day(right, "Date", Some(self.on), cx.today) {
                self.on = day;
            }
        });
        ui.add_space(gap::S);
        self.with_whom(ui, cx);
        ui.add_space(gap::S);
        ui.label(theme::small("What they said").color(color));
        let hint = "In their own words: that is how you know";
        prose_area(ui, "What they said", hint, 2, &mut self.said);
    }

    fn with_whom(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.label(theme::small("With whom").color(cx.tokens.muted));
        let name = cx.document.name(Key::Community(self.community));
        ui.checkbox(&mut self.whole, theme::table(format!("{name}, as a whole")));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
            for id in self.people.clone() {
                if chip(ui, &cx.document.name(Key::Stakeholder(id)), true).clicked() {
                    self.people.remove(&id);
                }
            }
            let button = Button::link("Somebody of theirs").icon(Icon::Plus).ui(ui);
            let no = |key: Key| match key {
                Key::Stakeholder(id) => {
                    let person = cx.document.stakeholders.get(&id);
                    let depth = person.and_then(|person| person.communities.get(&self.community));
                    self.people.contains(&id) || !depth.is_some_and(|depth| depth.is_local())
                }
                _ => true,
            };
            if let Some(Key::Stakeholder(id)) =
                form::add_reference(ui, cx.document, &button, Table::Stakeholder, &no)
            {
                self.people.insert(id);
                self.whole = false;
            }
        });
    }
}

impl Messages {
    /// The question, while something is marked as heard.
    pub(super) fn mark(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        let Some(marking) = &mut self.marking else { return };
        let Some(message) = cx.document.messages.get(&marking.message) else {
            self.marking = None;
            return;
        };
        let (mut done, mut cancelled) = (false, false);
        let frame = dialog_frame(cx.tokens);
        let modal = Modal::new(Id::unique("mark as heard")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(420.0_f32.min(ui.ctx().content_rect().width() - 88.0));
            let name = cx.document.name(Key::Community(marking.community));
            ui.label(theme::h2(format!("Heard by {name}")));
            ui.add(Label::new(theme::table(&message.title).color(cx.tokens.muted)).wrap());
            ui.add_space(gap::M);
            marking.fields(ui, cx);
            ui.add_space(gap::L);
            let someone = marking.whole || !marking.people.is_empty();
            let ready = someone && !form::is_wrong(ui);
            let size = vec2(ui.available_width(), gap::CONTROL);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                done = ui.add_enabled_ui(ready, |ui| Button::primary("Mark as heard").ui(ui)).inner.clicked();
                cancelled = Button::outlined("Cancel").ui(ui).clicked();
                if !someone {
                    let color = cx.tokens.muted;
                    ui.add(Label::new(theme::small("Say who confirmed it").color(color)).wrap());
                }
            });
            let free = ui.memory(|memory| memory.focused().is_none()) && !Popup::is_any_open(ui.ctx());
            done |= ready && free && ui.input(|input| input.key_pressed(Press::Enter));
        });
        if done {
            let talk = marking.talk(cx);
            let label = format!("Heard: {}", message.title);
            out.make(move |_, ids| {
                let mut edit = edits::log(ids, talk).1;
                edit.label = label.into();
                edit
            });
        }
        if done || cancelled || modal.should_close() {
            self.marking = None;
            ui.memory_mut(|memory| memory.request_focus(super::matrix::cells_id()));
        }
    }
}
