//! How do the actions and checkpoints of a plan get into a calendar?
//!
//! Whole days as events (iCalendar, RFC 5545), with no attendees, no organiser and no alarm, so that no program sends
//! mail or rings because of them.
//!
//! *Invariants:* what is imported again replaces what is there: an event keeps its UID, and its SEQUENCE grows from day to
//! day. Lines end in CR LF, have at most 75 octets and are broken between letters only. Text cannot end a line. No more than
//! 500 events.

use super::text::clean;
use crate::share::{
    Action, ActionStatus, Audience, Checkpoint, Disclosure, Initiative, InitiativeId, Recipients, Repeat,
    RepeatUnit, sum,
};
use jiff::Span;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// No more events than these: some calendars refuse more.
const MOST: usize = 500;
/// The longest line, in octets, without its end.
const LINE: usize = 75;
/// Versions are counted in days from here.
const EPOCH: Date = date(2020, 1, 1);
/// No text is longer, in letters.
const LETTERS: usize = 2000;

/// The calendar. O(actions · log).
pub(super) fn ics(disclosure: &Disclosure, today: Date) -> String {
    let mut events = Vec::new();
    for (id, initiative) in disclosure.initiatives() {
        let chosen = disclosure.initiative().is_none_or(|(chosen, _)| chosen == *id);
        if chosen {
            events.extend(actions(disclosure, *id, initiative, today));
            events.extend(checkpoints(*id, initiative));
        }
    }
    // The nearest first where there are too many: what is to come, then what was last.
    let coming = |event: &Event| event.last() >= today;
    events.sort_by_key(|event| {
        let far = (event.first - today).get_days().abs();
        (!coming(event), far, event.uid.clone())
    });
    let all = events.len();
    events.truncate(MOST);
    events.sort_by_key(|event| (event.first, event.summary.clone(), event.uid.clone()));
    let mut out = Lines::default();
    out.raw("BEGIN:VCALENDAR");
    out.raw("VERSION:2.0");
    out.raw("PRODID:-//Groundswell//Groundswell//EN");
    out.raw("CALSCALE:GREGORIAN");
    out.raw("METHOD:PUBLISH");
    let title = disclosure.initiative().map_or(disclosure.about().title.as_str(), |(_, record)| &record.name);
    out.text("X-WR-CALNAME", &one_line(title));
    let mut about = format!("For: {}. {}", disclosure.audience().name(), disclosure.classification());
    if all > MOST {
        about += &format!(". The {MOST} nearest of {all} events");
    }
    out.text("X-WR-CALDESC", &about);
    let class = if disclosure.audience() == Audience::Everyone { "PUBLIC" } else { "PRIVATE" };
    for event in &events {
        event.write(&mut out, class, today);
    }
    out.raw("END:VCALENDAR");
    out.0
}

/// Something that stands in the calendar.
struct Event {
    uid: String,
    first: Date,
    /// The last day, included.
    due: Date,
    rule: Option<String>,
    until: Option<Date>,
    summary: String,
    about: String,
    category: String,
    dropped: bool,
}

impl Event {
    /// The last day on which it takes place.
    fn last(&self) -> Date {
        match &self.rule {
            Some(_) => self.until.unwrap_or(Date::MAX),
            None => self.due,
        }
    }

    fn write(&self, out: &mut Lines, class: &str, today: Date) {
        // The end is the first day on which it is over.
        let end = self.due.checked_add(Span::new().days(1)).unwrap_or(self.due);
        let sequence = (today - EPOCH).get_days().max(0);
        out.raw("BEGIN:VEVENT");
        out.text("UID", &self.uid);
        out.raw(&format!("DTSTAMP:{}T000000Z", day(today)));
        out.raw(&format!("SEQUENCE:{sequence}"));
        out.raw(&format!("DTSTART;VALUE=DATE:{}", day(self.first)));
        out.raw(&format!("DTEND;VALUE=DATE:{}", day(end)));
        if let Some(rule) = &self.rule {
            out.raw(rule);
        }
        out.text("SUMMARY", &self.summary);
        if !self.about.is_empty() {
            out.text("DESCRIPTION", &self.about);
        }
        if !self.category.is_empty() {
            out.text("CATEGORIES", &self.category);
        }
        out.raw(&format!("CLASS:{class}"));
        out.raw("TRANSP:TRANSPARENT");
        out.raw(if self.dropped { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        out.raw("END:VEVENT");
    }
}

fn actions(from: &Disclosure, id: InitiativeId, initiative: &Initiative, today: Date) -> Vec<Event> {
    let all = from.actions().iter().filter(|(_, action)| action.initiative == id);
    let events = all.filter_map(|(key, action)| {
        let (first, due, rule, until) = if let Some(repeat) = &action.repeat {
            (repeat.first, repeat.first, Some(rule(repeat)), repeat.until)
        } else {
            let due = action.due.or(action.starts)?;
            (action.starts.unwrap_or(due).min(due), due, None, None)
        };
        let event = Event {
            uid: uid(&format!("action {}", key.bits())),
            first,
            due,
            rule,
            until,
            summary: one_line(&action.title),
            about: about(from, action, initiative),
            category: one_line(&initiative.name),
            dropped: action.status == ActionStatus::Dropped,
        };
        // What was given up is told to those alone whose calendar may still hold it.
        (!event.dropped || event.last() >= today).then_some(event)
    });
    events.collect()
}

fn checkpoints(id: InitiativeId, initiative: &Initiative) -> Vec<Event> {
    // Two of one name are told apart by their order.
    let mut named: BTreeMap<&str, u32> = BTreeMap::new();
    let events = initiative.checkpoints.iter().map(|one: &Checkpoint| {
        let number = named.entry(&one.name).or_default();
        *number += 1;
        let mut about = vec![format!("Checkpoint of {}", initiative.name)];
        about.extend(one.celebrate.as_ref().map(|how| format!("We celebrate it: {how}")));
        about.extend(one.done_on.map(|on| format!("Reached on {on}")));
        Event {
            uid: uid(&format!("checkpoint {} {number} {}", id.bits(), one.name)),
            first: one.date,
            due: one.date,
            rule: None,
            until: None,
            summary: one_line(&one.name),
            about: about.join("\n"),
            category: one_line(&initiative.name),
            dropped: false,
        }
    });
    events.collect()
}

/// Names an event for ever, without telling what it is called in the map.
fn uid(of: &str) -> String {
    format!("{}@groundswell", sum(&format!("calendar {of}")))
}

/// What is said of an action below its title.
fn about(from: &Disclosure, action: &Action, initiative: &Initiative) -> String {
    let person = |id| Some(from.person(id)).filter(|name| !name.is_empty());
    let owner = action.owner.and_then(person);
    let sender = action.sender.and_then(person).filter(|sender| owner != Some(*sender));
    let message =
        action.message.and_then(|id| from.messages().get(&id)).map(|message| message.title.as_str());
    let whom = recipients(from, &action.audience);
    let kind = match action.channel {
        Some(channel) if channel.name() != action.kind.name() => {
            format!("{}, {}", action.kind.name(), channel.name().to_lowercase())
        }
        _ => action.kind.name().to_owned(),
    };
    let lines = [
        ("What", Some(kind)),
        ("For", Some(whom)),
        ("Owner", owner.map(str::to_owned)),
        ("From", sender.map(str::to_owned)),
        ("Message", message.map(str::to_owned)),
        ("Answers", action.feedback_route.clone()),
        ("Status", Some(action.status.name().to_owned())),
        ("Change", Some(initiative.name.clone())),
    ];
    let said = lines.into_iter().filter_map(|(name, text)| {
        let text = text.map(|text| one_line(&text)).filter(|text| !text.is_empty())?;
        Some(format!("{name}: {text}"))
    });
    said.collect::<Vec<_>>().join("\n")
}

fn recipients(from: &Disclosure, of: &Recipients) -> String {
    if of.everyone {
        return "Everyone".to_owned();
    }
    let people = of.stakeholders.iter().map(|id| from.person(*id)).filter(|name| !name.is_empty());
    let mut people: Vec<&str> = people.collect();
    people.sort_unstable();
    let communities = of.communities.iter().filter_map(|id| from.communities().get(id));
    let mut communities: Vec<&str> = communities.map(|record| record.name.as_str()).collect();
    communities.sort_unstable();
    let fields = of.quadrants.iter().map(|field| field.name());
    people.into_iter().chain(communities).chain(fields).collect::<Vec<_>>().join(", ")
}

/// How it comes again. What falls on the 29th to 31st falls on the last day of shorter months.
fn rule(repeat: &Repeat) -> String {
    let every = repeat.every.get();
    let mut rule = match repeat.unit {
        RepeatUnit::Days => format!("RRULE:FREQ=DAILY;INTERVAL={every}"),
        RepeatUnit::Weeks => format!("RRULE:FREQ=WEEKLY;INTERVAL={every}"),
        RepeatUnit::Months => format!("RRULE:FREQ=MONTHLY;INTERVAL={every}"),
    };
    if repeat.unit == RepeatUnit::Months {
        match repeat.first.day() {
            31 => rule.push_str(";BYMONTHDAY=-1"),
            30 => rule.push_str(";BYMONTHDAY=28,29,30;BYSETPOS=-1"),
            29 => rule.push_str(";BYMONTHDAY=28,29;BYSETPOS=-1"),
            _ => {}
        }
    }
    if let Some(until) = repeat.until {
        rule += &format!(";UNTIL={}", day(until));
    }
    rule
}

/// *20261203*.
fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year().max(1), date.month(), date.day())
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of the file.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line of our own making.
    fn raw(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LINE {
                // The blank that goes on is the first octet of the next line.
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is text from the map.
    fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }
}

/// Text as a value: no line ends in it, and nothing of it can be read as another value.
fn escaped(text: &str) -> String {
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len() + 8);
    for letter in cleaned.chars().take(LETTERS) {
        match letter {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_a_line_and_lines_are_broken_between_letters() {
        assert_eq!(escaped("a,b;c\\d\r\ne\rf\u{2028}g\u{0}"), "a\\,b\\;c\\\\d\\ne\\nf\\ng");
        for text in ["é".repeat(300), "👩‍🚀".repeat(40), "a".repeat(75), "a".repeat(76)] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let whole: Vec<&str> = lines.0.split_terminator("\r\n").collect();
            assert!(whole.iter().all(|line| line.len() <= LINE), "{whole:?}");
            assert!(whole[1..].iter().all(|line| line.starts_with(' ')));
            let joined: String =
                whole.iter().enumerate().map(|(n, line)| if n == 0 { *line } else { &line[1..] }).collect();
            assert_eq!(joined, format!("SUMMARY:{text}"));
        }
    }

    #[test]
    fn months_end_where_they_end() {
        let monthly =
            |day| Repeat { first: date(2026, 1, day), unit: RepeatUnit::Months, ..Repeat::default() };
        assert_eq!(rule(&monthly(28)), "RRULE:FREQ=MONTHLY;INTERVAL=1");
        assert_eq!(rule(&monthly(31)), "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1");
        let ends = Repeat { until: Some(date(2026, 12, 31)), ..monthly(30) };
        assert_eq!(
            rule(&ends),
            "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1;UNTIL=20261231"
        );
    }
}
