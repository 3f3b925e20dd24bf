//! What does a line such as *Ask Fatima for an answer @Priya 4 Dec #call* mean?
//!
//! *@* names the owner, *#* the kind or the channel; a day is written as people write it, alone or behind *by* and *on*; *2h* is
//! how long it takes; *every Friday* comes again. Everybody and every community named in the rest is for whom it is.
//!
//! *Invariants:* nothing that was typed is lost: what is not understood stays in the title, and what was marked with a sign and
//! is not understood is named as well.

use super::values::{Doubt, one_of};
use crate::app::form::day;
use crate::app::search::folded;
use crate::model::action::{ActionKind, Repeat, RepeatUnit};
use crate::model::message::Recipients;
use crate::model::numbers::Whole;
use crate::model::stakeholder::Channel;
use crate::model::{Action, Amount, Document, InitiativeId, StakeholderId};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// What a line means.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Understood {
    /// The action that it describes.
    pub(super) action: Action,
    /// What was marked with a sign and not understood, each in a sentence.
    pub(super) doubts: Vec<String>,
}

/// Other words for kinds and channels.
const ALIASES: [(&str, &str); 10] = [
    ("mail", "email"),
    ("phone", "call"),
    ("ring", "call"),
    ("1:1", "onetoone"),
    ("121", "onetoone"),
    ("talk", "conversation"),
    ("show", "demo"),
    ("tell", "briefing"),
    ("teach", "training"),
    ("thank", "thanks"),
];
/// Words before a day that go with it.
const BEFORE: [&str; 5] = ["by", "on", "until", "before", "due"];

/// What the line means. O(people · words).
pub(super) fn understand(
    document: &Document,
    initiative: InitiativeId,
    today: Date,
    line: &str,
) -> Understood {
    let mut words: Vec<Option<&str>> = line.split_whitespace().map(Some).collect();
    let mut found = Understood { action: Action::titled(initiative, ""), doubts: Vec::new() };
    signs(document, initiative, &mut words, &mut found);
    again(today, &mut words, &mut found.action);
    days(today, &mut words, &mut found.action);
    let title: Vec<&str> = words.into_iter().flatten().collect();
    found.action.title =
        title.join(" ").trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).to_owned();
    found.action.audience = named(document, initiative, &found.action);
    found
}

/// Owner, kind, channel and hours.
fn signs(document: &Document, initiative: InitiativeId, words: &mut [Option<&str>], found: &mut Understood) {
    for place in 0..words.len() {
        let Some(word) = words[place] else { continue };
        let plain = word.trim_end_matches([',', ';']);
        if let Some(name) = plain.strip_prefix('@').filter(|name| !name.is_empty()) {
            match owner(document, initiative, name, &words[place + 1..]) {
                Ok((id, more)) => {
                    found.action.owner = Some(id);
                    words[place..=place + more].fill(None);
                }
                Err(Doubt::None) => found.doubts.push(format!("Nobody is called {name}")),
                Err(Doubt::Several) => found.doubts.push(format!("Several are called {name}: write more")),
            }
        } else if let Some(tag) = plain.strip_prefix('#').filter(|tag| !tag.is_empty()) {
            if tagged(&mut found.action, tag) {
                words[place] = None;
            } else {
                found.doubts.push(format!("{tag} is no kind of action and no channel"));
            }
        } else if let Some(hours) = hours(plain) {
            found.action.hours = Some(hours);
            words[place] = None;
        }
    }
}

/// Who is meant, and how many of the words that follow belong to the name.
fn owner(
    document: &Document,
    initiative: InitiativeId,
    first: &str,
    rest: &[Option<&str>],
) -> Result<(StakeholderId, usize), Doubt> {
    let first = folded(&first.replace(['.', '_'], " "));
    let mut whole = first.clone();
    let mut best = None;
    for (more, word) in rest.iter().take(3).enumerate() {
        let Some(word) = word else { break };
        whole = format!("{whole} {}", folded(word.trim_end_matches([',', ';'])));
        if let Some((id, _)) = document.stakeholders.iter().find(|(_, one)| folded(&one.name) == whole) {
            best = Some((*id, more + 1));
        }
    }
    if let Some(best) = best {
        return Ok(best);
    }
    // By the whole name, then by a word of it, then by the beginning of one; then who is in this change or owns something in it.
    let fits = |exact: bool| -> Vec<StakeholderId> {
        let fit = |name: &str| {
            let name = folded(name);
            let begins = |word: &str| if exact { word == first } else { word.starts_with(&first) };
            name == first || name.starts_with(&format!("{first} ")) || name.split(' ').any(begins)
        };
        document.stakeholders.iter().filter(|(_, one)| fit(&one.name)).map(|(id, _)| *id).collect()
    };
    let mut people = fits(true);
    if people.is_empty() {
        people = fits(false);
    }
    let owns = |id: &StakeholderId| {
        let mut ours = document.actions.values().filter(|action| action.initiative == initiative);
        ours.any(|action| action.owner == Some(*id))
    };
    for narrower in [
        people.iter().copied().filter(owns).collect::<Vec<_>>(),
        people.iter().copied().filter(|id| document.assessments.contains_key(&(initiative, *id))).collect(),
    ] {
        if people.len() > 1 && narrower.len() == 1 {
            people = narrower;
        }
    }
    match people.as_slice() {
        [one] => Ok((*one, 0)),
        [] => Err(Doubt::None),
        _ => Err(Doubt::Several),
    }
}

/// Sets kind and channel by a word; false where it is none.
fn tagged(action: &mut Action, tag: &str) -> bool {
    let bare = |text: &str| folded(text).replace(['-', '_', ' '], "");
    let wanted = bare(tag);
    let wanted = ALIASES.iter().find(|(alias, _)| *alias == wanted).map_or(wanted.as_str(), |(_, word)| word);
    let kinds: Vec<String> = ActionKind::ALL.iter().map(|kind| bare(kind.name())).collect();
    let channels: Vec<String> = Channel::ALL.iter().map(|channel| bare(channel.name())).collect();
    let find = |names: &[String]| one_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), wanted).ok();
    let (kind, channel) = (find(&kinds), find(&channels));
    if let Some(kind) = kind {
        action.kind = ActionKind::ALL[kind];
    }
    if let Some(channel) = channel {
        action.channel = Some(Channel::ALL[channel]);
    }
    kind.is_some() || channel.is_some()
}

fn hours(word: &str) -> Option<Amount> {
    let word = word.to_lowercase();
    let (number, share) = if let Some(number) = word.strip_suffix("min") {
        (number, 1.0 / 60.0)
    } else {
        (word.strip_suffix('h')?, 1.0)
    };
    let number: f64 = number.replace(',', ".").parse().ok()?;
    Amount::new((number * share * 100.0).round() / 100.0).filter(|hours| hours.get() > 0.0)
}

/// *every Friday*, *every week*, *every 2 weeks*, *every month*.
fn again(today: Date, words: &mut [Option<&str>], action: &mut Action) {
    for place in 0..words.len() {
        if words[place].is_none_or(|word| !word.eq_ignore_ascii_case("every")) {
            continue;
        }
        let word = |more: usize| {
            words
                .get(place + more)
                .copied()
                .flatten()
                .map(|word| word.trim_end_matches([',', ';']).to_lowercase())
        };
        let Some(next) = word(1) else { continue };
        let number: Option<u32> = next.parse().ok();
        let named = if number.is_some() { word(2) } else { Some(next) };
        let Some(named) = named else { continue };
        let weekday = weekday(&named).filter(|_| number.is_none());
        let unit = match named.trim_end_matches('s') {
            "day" => RepeatUnit::Days,
            "week" => RepeatUnit::Weeks,
            "month" => RepeatUnit::Months,
            _ if weekday.is_some() => RepeatUnit::Weeks,
            _ => continue,
        };
        let Some(every) = Whole::new(number.unwrap_or(1)) else { continue };
        let first = weekday.and_then(|day| this_or_next(today, day)).unwrap_or(today);
        action.repeat = Some(Repeat { first, every, unit, until: None });
        words[place..=place + 1 + usize::from(number.is_some())].fill(None);
        return;
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = days.iter().position(|day| *day == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

fn this_or_next(today: Date, day: Weekday) -> Option<Date> {
    if today.weekday() == day { Some(today) } else { today.nth_weekday(1, day).ok() }
}

/// The last day that is written in the line, or the last two as *1–3 Dec*.
fn days(today: Date, words: &mut [Option<&str>], action: &mut Action) {
    for place in (0..words.len()).rev() {
        for many in (1..=3).rev() {
            let Some(written) = words.get(place..place + many) else { continue };
            let Some(written) = written.iter().copied().collect::<Option<Vec<&str>>>() else { continue };
            let written: Vec<&str> = written.iter().map(|word| word.trim_end_matches([',', ';'])).collect();
            let before = place.checked_sub(1).and_then(|before| words[before]);
            if many == 1 && before.is_some_and(|word| word.eq_ignore_ascii_case("next")) {
                // *next Wednesday* is read as a whole.
                continue;
            }
            let led = before.is_some_and(is_before);
            let Some((starts, due)) = span(&written, today, led) else { continue };
            if let Some(repeat) = &mut action.repeat {
                // What comes again begins on that day.
                repeat.first = due;
            } else {
                (action.starts, action.due) = (starts, Some(due));
            }
            let from = if led { place - 1 } else { place };
            words[from..place + many].fill(None);
            return;
        }
    }
}

fn is_before(word: &str) -> bool {
    BEFORE.iter().any(|before| word.eq_ignore_ascii_case(before))
}

/// The first day, where one is given, and the last. `led`: behind *by* or *on*, where a word of three letters is a day.
fn span(words: &[&str], today: Date, led: bool) -> Option<(Option<Date>, Date)> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match lower.as_slice() {
        ["next", "week"] => return today.nth_weekday(1, Weekday::Monday).ok().map(|day| (None, day)),
        ["next", day] if weekday(day).is_some() => {
            let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
            return this_or_next(monday, weekday(day)?).map(|day| (None, day));
        }
        ["in", number, unit] => {
            let number: i64 = number.parse().ok().filter(|number| *number < 1000)?;
            let due = match unit.trim_end_matches('s') {
                "day" => today.checked_add(number.days()),
                "week" => today.checked_add(number.weeks()),
                "month" => today.checked_add(number.months()),
                _ => return None,
            };
            return due.ok().map(|due| (None, due));
        }
        _ => {}
    }
    if let [days, rest @ ..] = words
        && let Some((from, to)) = days.split_once(['-', '–']).filter(|_| !rest.is_empty())
        && from.parse::<u8>().is_ok()
        && to.parse::<u8>().is_ok()
    {
        let due = day::read(&format!("{to} {}", rest.join(" ")), today)?;
        let starts = day::read(&format!("{from} {}", rest.join(" ")), today).filter(|starts| *starts <= due);
        return Some((starts, due));
    }
    if let [word] = lower.as_slice() {
        let short = matches!(*word, "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun");
        let named = matches!(*word, "today" | "tomorrow") || weekday(word).is_some() || (short && led);
        let number = word.starts_with(|c: char| c.is_ascii_digit() || c == '+');
        if !(named || number) {
            return None;
        }
    } else if !words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    day::read(&words.join(" "), today).map(|due| (None, due))
}

/// Everybody and every community that the title names: people by their whole name, or by the first where only one in this
/// initiative has it.
fn named(document: &Document, initiative: InitiativeId, action: &Action) -> Recipients {
    let mut whom = Recipients::default();
    let title = format!(" {} ", folded(&action.title.replace([',', ';', ':', '.', '(', ')', '?', '!'], " ")));
    let has = |name: &str| title.contains(&format!(" {} ", folded(name)));
    whom.everyone = ["for everyone", "to everyone", "with everyone"].into_iter().any(has);
    whom.communities.extend(document.communities.iter().filter(|(_, one)| has(&one.name)).map(|(id, _)| *id));
    // Written large, as names are: *grace* is a word too.
    let large: BTreeSet<String> = action
        .title
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 2)
        .map(|word| folded(word.trim_end_matches("'s").trim_end_matches("’s")))
        .collect();
    let mut first: BTreeMap<String, Vec<StakeholderId>> = BTreeMap::new();
    for (id, _) in document.assessments_of(initiative).filter(|(id, _)| Some(*id) != action.owner) {
        let Some(person) = document.stakeholders.get(&id) else { continue };
        let Some(name) = person.name.split_whitespace().next().map(folded) else { continue };
        if has(&person.name) {
            whom.stakeholders.insert(id);
        } else if large.contains(&name) {
            first.entry(name).or_default().push(id);
        }
    }
    // A first name that several have says nobody.
    whom.stakeholders.extend(first.into_values().filter(|ids| ids.len() == 1).flatten());
    whom
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
