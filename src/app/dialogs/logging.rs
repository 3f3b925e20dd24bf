//! What took place, kept in ten seconds: who, what was said, when and how, and what was promised?
//!
//! The keyboard is enough: a name, Tab, the words, Ctrl+Enter. Everything else has an answer already: today, a conversation,
//! no message, no promise.
//!
//! *Invariants:* nothing is kept before it is asked for; one entry is one step that can be undone, new people included.

mod promising;
mod who;

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::form::day;
use crate::app::theme::{self, Tokens, gap, small};
use crate::app::widgets::{self, Button, choice, error_line, field};
use crate::model::action::ActionKind;
use crate::model::interaction::{Heard, Interaction, Promise};
use crate::model::stakeholder::Channel;
use crate::model::{Assessment, Document, Edit, Key, MessageId, Prose, Stakeholder, StakeholderId};
use egui::{Align, Key as Press, Label, Layout, Modifiers, ScrollArea, Ui, vec2};
use jiff::civil::Date;
use promising::Spoken;
use who::Who;

/// The question for something that took place, for many of them one after the other.
pub(in crate::app) struct Logging {
    who: Who,
    said: String,
    when: String,
    kind: ActionKind,
    channel: Option<Channel>,
    message: Option<MessageId>,
    heard: Heard,
    promises: String,
    /// It has just been opened or begins anew: the first empty field takes the keyboard.
    fresh: bool,
    /// What was kept last, while the dialog stays open.
    kept: Option<String>,
}

impl Logging {
    /// A talk with these people; with nobody yet where there are none.
    pub(in crate::app) fn new(people: impl IntoIterator<Item = StakeholderId>) -> Self {
        Self {
            who: Who::of(people),
            said: String::new(),
            when: "today".to_owned(),
            kind: ActionKind::Conversation,
            channel: None,
            message: None,
            heard: Heard::Unclear,
            promises: String::new(),
            fresh: true,
            kept: None,
        }
    }

    /// Begins the next entry: the same day, kind and channel, since one comes home with several of them.
    fn next(&mut self, kept: String) {
        // Somebody may have been added to the map: names are read anew.
        self.who = Who::default();
        self.said.clear();
        self.promises.clear();
        (self.message, self.heard) = (None, Heard::Unclear);
        (self.fresh, self.kept) = (true, Some(kept));
    }

    /// The promises, line by line, as they are understood.
    fn spoken(&self, document: &Document, today: Date) -> Vec<Spoken> {
        let present = self.who.people(document);
        let lines = self.promises.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| promising::read(line, &present, document, today)).collect()
    }

    /// What stands in the way of keeping it.
    fn missing(&self, day: Option<Date>, spoken: &[Spoken], today: Date) -> Option<String> {
        if !self.who.typed().is_empty() {
            return Some(format!("Choose who “{}” is", self.who.typed()));
        }
        if self.who.is_empty() {
            return Some("Say with whom it was".to_owned());
        }
        match day {
            None => return Some(format!("“{}” is no day", self.when.trim())),
            Some(day) if day > today => return Some("That day is still to come".to_owned()),
            Some(_) => {}
        }
        spoken.iter().find_map(Spoken::missing)
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut logging: Logging) -> Outcome {
    let document = app.document().clone();
    let (mut go, mut next) = keys(ui);
    if go || next {
        logging.who.settle(&document, app.initiative);
    }
    let change = app.initiative.map(|id| document.name(Key::Initiative(id))).unwrap_or_default();
    head(ui, tokens, "Log what took place", &change);
    let room = (ui.ctx().content_rect().height() - 190.0).max(160.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.set_width(ui.available_width());
        fields(app, ui, tokens, &document, &mut logging);
    });
    let today = app.today;
    let day = past(&logging.when, today);
    let spoken = logging.spoken(&document, today);
    let missing = logging.missing(day, &spoken, today);
    let ready = missing.is_none();
    let mut cancel = false;
    ui.add_space(gap::M);
    let area = vec2(ui.available_width(), gap::CONTROL);
    ui.allocate_ui_with_layout(area, Layout::right_to_left(Align::Center), |ui| {
        ui.add_enabled_ui(ready, |ui| {
            go |= Button::primary("Keep").keys("Ctrl+Enter").ui(ui).clicked();
            next |= Button::outlined("Keep and next").help("Ctrl+Shift+Enter").ui(ui).clicked();
        });
        cancel = Button::outlined("Cancel").ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| match (&missing, &logging.kept) {
            (Some(_), Some(kept)) if logging.who.is_empty() => {
                ui.add(Label::new(small(format!("Kept: {kept}")).color(tokens.ok)).truncate());
            }
            (Some(missing), _) => {
                ui.add(Label::new(small(missing.clone()).color(tokens.muted)).truncate());
            }
            (None, _) => {}
        });
    });
    if cancel {
        return Outcome::Closed;
    }
    if let Some(day) = day.filter(|_| ready && (go || next)) {
        let kept = keep(app, &logging, day, spoken);
        if !next {
            app.notices.offer(format!("Kept: {kept}"), "edit.undo");
            return Outcome::Closed;
        }
        logging.next(kept);
    }
    Outcome::Open(Dialog::Log(Box::new(logging)))
}

/// Whether Ctrl+Enter was pressed, and whether with Shift.
fn keys(ui: &Ui) -> (bool, bool) {
    ui.input_mut(|input| {
        let next = input.consume_key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Press::Enter);
        (input.consume_key(Modifiers::COMMAND, Press::Enter), next)
    })
}

fn fields(app: &mut App, ui: &mut Ui, tokens: &Tokens, document: &Document, logging: &mut Logging) {
    let fresh = std::mem::take(&mut logging.fresh);
    let (empty, initiative) = (logging.who.is_empty(), app.initiative);
    let done = logging.who.ui(ui, tokens, document, initiative, &mut app.ids, fresh && empty);
    ui.add_space(gap::S);
    caption(ui, tokens, "What was said");
    let hint = "In their words, as far as you remember them";
    let said = field::prose_area(ui, "What was said", hint, 3, &mut logging.said);
    if done || (fresh && !empty) {
        said.request_focus();
    }
    ui.add_space(gap::S);
    ui.columns(3, |cells| {
        widgets::text_field(&mut cells[0], tokens, "When", &mut logging.when);
        let day = past(&logging.when, app.today);
        let words = match day {
            Some(day) if day > app.today => "That day is still to come".to_owned(),
            Some(day) => day.strftime("%A, %-d %B %Y").to_string(),
            None => "A day such as yesterday, fri or 20 Nov".to_owned(),
        };
        let wrong = day.is_none_or(|day| day > app.today);
        let color = if wrong { tokens.danger } else { tokens.muted };
        cells[0].add(Label::new(small(words).color(color)).wrap());
        caption(&mut cells[1], tokens, "Kind");
        let kinds: Vec<&str> = ActionKind::ALL.iter().map(|kind| kind.name()).collect();
        if let Some(place) =
            choice::menu(&mut cells[1], "Kind", Some(logging.kind as usize), &choice::words(&kinds))
        {
            logging.kind = ActionKind::ALL[place];
        }
        caption(&mut cells[2], tokens, "Channel");
        let channels = Channel::ALL.iter().map(|channel| channel.name());
        let channels: Vec<&str> = std::iter::once("Not noted").chain(channels).collect();
        let chosen = logging.channel.map_or(0, |channel| channel as usize + 1);
        if let Some(place) = choice::menu(&mut cells[2], "Channel", Some(chosen), &choice::words(&channels)) {
            logging.channel = place.checked_sub(1).map(|place| Channel::ALL[place]);
        }
    });
    message(ui, tokens, document, initiative, logging);
    ui.add_space(gap::S);
    caption(ui, tokens, "Promises, one in a line");
    let hint = "send the list by 4 Dec (Callum)";
    field::prose_area(ui, "Promises, one in a line", hint, 2, &mut logging.promises);
    for one in logging.spoken(document, app.today) {
        if let Some(missing) = one.missing() {
            error_line(ui, tokens, &missing);
        } else {
            let words = small(one.words(document, app.today)).color(tokens.muted);
            ui.add(Label::new(words).wrap());
        }
    }
}

/// The message that it was about, and whether it was heard; nothing where the initiative has none.
fn message(
    ui: &mut Ui,
    tokens: &Tokens,
    document: &Document,
    initiative: Option<crate::model::InitiativeId>,
    logging: &mut Logging,
) {
    let ours = document.messages.iter().filter(|(_, message)| Some(message.initiative) == initiative);
    let ours: Vec<(MessageId, &str)> = ours.map(|(id, message)| (*id, message.title.as_str())).collect();
    if ours.is_empty() {
        return;
    }
    ui.add_space(gap::S);
    ui.columns(2, |cells| {
        caption(&mut cells[0], tokens, "About the message");
        let titles = ours.iter().map(|(_, title)| *title);
        let titles: Vec<&str> = std::iter::once("None").chain(titles).collect();
        let chosen = ours.iter().position(|(id, _)| Some(*id) == logging.message).map_or(0, |at| at + 1);
        let items = choice::words(&titles);
        if let Some(place) = choice::menu(&mut cells[0], "About the message", Some(chosen), &items) {
            logging.message = place.checked_sub(1).map(|place| ours[place].0);
        }
        if logging.message.is_some() {
            caption(&mut cells[1], tokens, "Was it heard?");
            let words: Vec<&str> = Heard::ALL.iter().map(|heard| heard.name()).collect();
            cells[1].add_space(2.0);
            if let Some(place) = widgets::segments(&mut cells[1], &words, logging.heard as usize) {
                logging.heard = Heard::ALL[place];
            }
        }
    });
}

fn caption(ui: &mut Ui, tokens: &Tokens, words: &str) {
    ui.add(Label::new(theme::small(words).color(tokens.muted)));
}

/// The day that was meant, of days that have been: *fri* is the last Friday, *-2* two days ago.
fn past(text: &str, today: Date) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() {
        return Some(today);
    }
    if let Some(days) = text.strip_prefix('-') {
        let days: i64 = days.trim().parse().ok()?;
        return today.checked_sub(jiff::Span::new().try_days(days).ok()?).ok();
    }
    let day = day::read(text, today)?;
    // A weekday alone is read as the next one.
    let weekday =
        day > today && text.chars().all(char::is_alphabetic) && !text.eq_ignore_ascii_case("tomorrow");
    if weekday { day.checked_sub(jiff::Span::new().try_weeks(1).ok()?).ok() } else { Some(day) }
}

/// Keeps the entry; returns it in a few words.
fn keep(app: &mut App, logging: &Logging, day: Date, spoken: Vec<Spoken>) -> String {
    let said = logging.said.trim();
    let talk = Interaction {
        date: day,
        stakeholders: logging.who.keys().filter_map(who::person).collect(),
        communities: logging.who.keys().filter_map(who::community).collect(),
        initiative: app.initiative,
        kind: logging.kind,
        channel: logging.channel,
        message: logging.message,
        heard: logging.message.map(|_| logging.heard),
        summary: (!said.is_empty()).then(|| Prose(said.to_owned())),
        promises: spoken.into_iter().filter_map(Spoken::promise).collect::<Vec<Promise>>(),
        ..Interaction::default()
    };
    let with = logging.who.words(app.document());
    let mut edit = Edit::new(format!("Log a talk with {with}"));
    for (id, name) in logging.who.added() {
        edit.put(Key::Stakeholder(id), Stakeholder::named(name));
        if let Some(initiative) = app.initiative {
            edit.put(Key::Assessment(initiative, id), Assessment::default());
        }
    }
    edit.put(Key::Interaction(app.ids.next()), talk);
    app.apply(edit);
    format!("{with}, {}", day::short(day, app.today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_those_that_have_been() {
        let today = date(2026, 11, 22); // a Sunday
        for (text, wanted) in [
            ("", Some(today)),
            ("today", Some(today)),
            ("yesterday", Some(date(2026, 11, 21))),
            ("fri", Some(date(2026, 11, 20))),
            ("Sunday", Some(today)),
            ("-2", Some(date(2026, 11, 20))),
            ("18 Nov", Some(date(2026, 11, 18))),
            ("tomorrow", Some(date(2026, 11, 23))),
            ("soon", None),
        ] {
            assert_eq!(past(text, today), wanted, "{text}");
        }
    }
}
