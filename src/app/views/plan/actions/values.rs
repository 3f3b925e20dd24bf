//! What does a cell say as text, and what does text mean in it?
//!
//! *Invariants:* the text of a cell, written into it again, changes nothing.

use super::columns::Column;
use crate::app::form::day;
use crate::app::search::folded;
use crate::app::signs::Standing;
use crate::model::action::{ActionStatus, Repeat, RepeatUnit};
use crate::model::field::{Kind, Table, Value};
use crate::model::message::{Quadrant, Recipients};
use crate::model::{Action, Document, Key, StakeholderId};
use crate::plan;
use jiff::civil::Date;

/// What the cell says, as it is copied and edited.
pub(super) fn text(document: &Document, action: &Action, column: Column) -> String {
    match (column, &action.repeat) {
        (Column::Audience, _) => audience(document, &action.audience, usize::MAX),
        (Column::Due, Some(repeat)) => every(repeat),
        _ => column
            .field()
            .map_or_else(String::new, |field| written(document, field.about.kind, (field.get)(action))),
    }
}

fn written(document: &Document, kind: Kind, value: Value) -> String {
    match value {
        Value::Text(text) => text.replace(['\n', '\t'], " "),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => day::said(date),
        Value::Flag(true) => "Yes".to_owned(),
        Value::Reference(key) => document.name(key),
        Value::Choice(id) => match kind {
            Kind::Choice(answers) => {
                answers.iter().find(|answer| answer.id == id).map_or(id, |answer| answer.name).to_owned()
            }
            _ => id.to_owned(),
        },
        _ => String::new(),
    }
}

/// How an action stands on a day, as it is shown.
pub(super) fn standing(action: &Action, today: Date) -> Standing {
    if plan::is_overdue(action, today) { Standing::Overdue } else { Standing::As(action.status) }
}

/// For whom, in words: everyone, fields of the grid, communities, people; at most so many, then how many more.
pub(super) fn audience(document: &Document, whom: &Recipients, most: usize) -> String {
    let mut names = Vec::new();
    if whom.everyone {
        names.push("Everyone".to_owned());
    }
    names.extend(whom.quadrants.iter().map(|quadrant| quadrant.name().to_owned()));
    let communities = whom.communities.iter().map(|id| Key::Community(*id));
    let people = whom.stakeholders.iter().map(|id| Key::Stakeholder(*id));
    let all = names.len() + whom.communities.len() + whom.stakeholders.len();
    let room = most.saturating_sub(names.len());
    let mut named: Vec<String> = communities.map(|key| document.name(key)).take(room).collect();
    named.sort_by_key(|name| folded(name));
    names.append(&mut named);
    let room = most.saturating_sub(names.len());
    let mut named: Vec<String> = people.map(|key| document.name(key)).take(room).collect();
    named.sort_by_key(|name| folded(name));
    names.append(&mut named);
    let more = all - names.len();
    let said = names.join("; ");
    if more > 0 { format!("{said} and {more} more") } else { said }
}

/// How something comes again, in a whole sentence.
pub(super) fn every(repeat: &Repeat) -> String {
    let every = repeat.every.get();
    let unit = repeat.unit.name().to_lowercase();
    let unit = if every == 1 { unit.trim_end_matches('s').to_owned() } else { format!("{every} {unit}") };
    let until = repeat.until.map_or_else(String::new, |until| format!(" until {}", day::said(until)));
    format!("Every {unit} from {}{until}", day::said(repeat.first))
}

/// The same in a word: *Fri*, *Monthly*.
pub(super) fn rhythm(repeat: &Repeat) -> String {
    match (repeat.every.get(), repeat.unit) {
        (1, RepeatUnit::Weeks) => repeat.first.strftime("%a").to_string(),
        (1, RepeatUnit::Days) => "Daily".to_owned(),
        (1, RepeatUnit::Months) => "Monthly".to_owned(),
        (12, RepeatUnit::Months) => "Yearly".to_owned(),
        (every, RepeatUnit::Weeks) => format!("{every} weeks"),
        (every, RepeatUnit::Days) => format!("{every} days"),
        (every, RepeatUnit::Months) => format!("{every} months"),
    }
}

/// A day as it stands in a narrow column: without the year where it can only be one.
pub(super) fn near(date: Date, today: Date) -> String {
    let near = (date - today).get_days().abs() < 240;
    date.strftime(if near { "%-d %b" } else { "%b %Y" }).to_string()
}

/// The answers that a cell offers, in order; none where anything may be written.
pub(super) fn offers(document: &Document, action: &Action, column: Column) -> Vec<String> {
    let sorted = |mut names: Vec<String>| {
        names.sort_by_cached_key(|name| folded(name));
        names
    };
    let people = || sorted(document.stakeholders.values().map(|person| person.name.clone()).collect());
    match (column, column.kind()) {
        (Column::Audience, _) => {
            let mut all = vec!["Everyone".to_owned()];
            all.extend(Quadrant::ALL.iter().map(|quadrant| quadrant.name().to_owned()));
            all.extend(sorted(document.communities.values().map(|one| one.name.clone()).collect()));
            all.extend(people());
            all
        }
        (_, Kind::Reference(Table::Stakeholder)) => people(),
        (_, Kind::Reference(Table::Message)) => {
            let ours = document.messages.values().filter(|one| one.initiative == action.initiative);
            sorted(ours.map(|one| one.title.clone()).collect())
        }
        (_, Kind::Choice(answers)) => answers.iter().map(|answer| answer.name.to_owned()).collect(),
        (_, Kind::Flag) => vec!["Yes".to_owned(), "No".to_owned()],
        _ => Vec::new(),
    }
}

/// Writes text into a cell; empty text clears it. On an error nothing was changed.
pub(super) fn put(
    document: &Document,
    today: Date,
    action: &mut Action,
    column: Column,
    text: &str,
) -> Result<(), String> {
    let text = text.trim();
    let cleared = matches!(text, "" | "–" | "-" | "—");
    let text = if cleared { "" } else { text };
    match column {
        Column::Title if cleared => return Err("An action needs a name".to_owned()),
        Column::Due if action.repeat.as_ref().is_some_and(|repeat| every(repeat) == text) => return Ok(()),
        Column::Due if action.repeat.is_some() => {
            return Err("It comes again and again: open it to change its days".to_owned());
        }
        Column::Audience => {
            action.audience = recipients(document, text)?;
            return Ok(());
        }
        _ => {}
    }
    let Some(field) = column.field() else { return Err("This is no field".to_owned()) };
    // Prose of several lines is shown on one: the same words change nothing.
    if written(document, field.about.kind, (field.get)(action)) == text {
        return Ok(());
    }
    let value = read(document, today, action, field.about.kind, text)?;
    let mut next = action.clone();
    (field.set)(&mut next, value).map_err(|error| format!("{}: {error}", column.name()))?;
    if let (Some(starts), Some(due)) = (next.starts, next.due)
        && starts > due
    {
        match column {
            // The last day moved before the first: the first goes with it.
            Column::Due => next.starts = Some(due),
            Column::Starts => next.due = Some(starts),
            _ => {}
        }
    }
    *action = next;
    Ok(())
}

fn read(document: &Document, today: Date, action: &Action, kind: Kind, text: &str) -> Result<Value, String> {
    if text.is_empty() {
        return Ok(if kind == Kind::Flag { Value::Flag(false) } else { Value::Empty });
    }
    match kind {
        Kind::Date => day::read(text, today)
            .map(Value::Date)
            .ok_or_else(|| format!("“{text}” is no day: write it as {}", day::short(today, today))),
        Kind::Number => {
            let number = text.trim_end_matches(['h', ' ']).replace(',', ".").parse::<f64>();
            number.map(Value::Number).map_err(|_| format!("“{text}” is no number"))
        }
        Kind::Flag => match one_of(&["Yes", "No", "1", "0", "x"], text)? {
            1 | 3 => Ok(Value::Flag(false)),
            _ => Ok(Value::Flag(true)),
        },
        Kind::Choice(answers) => {
            let names: Vec<&str> = answers.iter().map(|answer| answer.name).collect();
            Ok(Value::Choice(answers[one_of(&names, text)?].id))
        }
        Kind::Reference(Table::Stakeholder) => {
            person(document, text).map(|id| Value::Reference(Key::Stakeholder(id)))
        }
        Kind::Reference(Table::Message) => {
            let ours = document.messages.iter().filter(|(_, one)| one.initiative == action.initiative);
            let (ids, names): (Vec<_>, Vec<&str>) = ours.map(|(id, one)| (*id, one.title.as_str())).unzip();
            Ok(Value::Reference(Key::Message(ids[one_of(&names, text)?])))
        }
        _ => Ok(Value::Text(text.to_owned())),
    }
}

/// The person of this name, or of this beginning where it can only be one.
pub(super) fn person(document: &Document, text: &str) -> Result<StakeholderId, String> {
    let (ids, names): (Vec<_>, Vec<&str>) =
        document.stakeholders.iter().map(|(id, one)| (*id, one.name.as_str())).unzip();
    match one_of(&names, text) {
        Ok(place) => Ok(ids[place]),
        Err(Doubt::Several) => Err(format!("Several people are called “{text}”: write a little more")),
        Err(Doubt::None) => Err(format!("Nobody on the map is called “{text}”")),
    }
}

fn recipients(document: &Document, text: &str) -> Result<Recipients, String> {
    let mut whom = Recipients::default();
    if text.is_empty() {
        return Ok(whom);
    }
    // A name may hold a comma itself: with a semicolon only that parts them.
    let parted: &[char] = if text.contains(';') { &[';'] } else { &[';', ','] };
    let mut parts: Vec<&str> = text.split(parted).map(str::trim).filter(|part| !part.is_empty()).collect();
    if add(document, &mut Recipients::default(), text).is_ok() {
        parts = vec![text];
    }
    for part in parts {
        add(document, &mut whom, part)?;
    }
    Ok(whom)
}

fn add(document: &Document, whom: &mut Recipients, text: &str) -> Result<(), String> {
    let mut names: Vec<&str> = vec!["Everyone"];
    names.extend(Quadrant::ALL.iter().map(|quadrant| quadrant.name()));
    let fields = names.len();
    let communities: Vec<_> = document.communities.iter().collect();
    names.extend(communities.iter().map(|(_, one)| one.name.as_str()));
    let people: Vec<_> = document.stakeholders.iter().collect();
    names.extend(people.iter().map(|(_, one)| one.name.as_str()));
    let place = one_of(&names, text).map_err(|doubt| match doubt {
        Doubt::Several => format!("“{text}” can mean several: write a little more"),
        Doubt::None => format!("Nobody and no community is called “{text}”"),
    })?;
    if place == 0 {
        whom.everyone = true;
    } else if place < fields {
        whom.quadrants.insert(Quadrant::ALL[place - 1]);
    } else if let Some((id, _)) = communities.get(place - fields) {
        whom.communities.insert(**id);
    } else if let Some((id, _)) = people.get(place - fields - communities.len()) {
        whom.stakeholders.insert(**id);
    }
    Ok(())
}

/// Why a text means none of several names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It is none of them.
    None,
    /// It can be several.
    Several,
}

impl From<Doubt> for String {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::None => "This is none of the answers".to_owned(),
            Doubt::Several => "This can mean several answers: write a little more".to_owned(),
        }
    }
}

/// The place of the name that the text means: the whole of it, or its beginning where only one has it.
pub(super) fn one_of(names: &[&str], text: &str) -> Result<usize, Doubt> {
    let wanted = folded(text.trim());
    let mut begins = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let name = folded(name);
        if name == wanted {
            return Ok(place);
        }
        if name.starts_with(&wanted) {
            begins.push(place);
        }
    }
    match begins.as_slice() {
        [one] => Ok(*one),
        [] => Err(Doubt::None),
        _ => Err(Doubt::Several),
    }
}

/// All states, in the order of the menu.
pub(super) const STATES: &[ActionStatus] = ActionStatus::ALL;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;
    use jiff::civil::date;

    #[test]
    fn what_a_cell_says_written_again_changes_nothing() {
        let document = file::sample();
        for (id, action) in &document.actions {
            for column in Column::ALL {
                let mut next = action.clone();
                let said = text(&document, action, *column);
                put(&document, date(2026, 11, 22), &mut next, *column, &said).expect("its own text");
                assert_eq!(&next, action, "{column:?} of {id}: {said}");
            }
        }
    }

    #[test]
    fn wrong_text_is_refused_and_days_stay_in_order() {
        let document = file::sample();
        let mut action = Action { due: Some(date(2026, 12, 4)), ..Action::default() };
        action.starts = Some(date(2026, 12, 1));
        let today = date(2026, 11, 22);
        let mut write = |column, text| put(&document, today, &mut action, column, text);
        assert!(write(Column::Title, " ").is_err() && write(Column::Due, "soon").is_err());
        assert!(write(Column::Owner, "nobody at all").is_err() && write(Column::Hours, "many").is_err());
        assert!(write(Column::Status, "d").is_err(), "done or dropped");
        write(Column::Due, "27 Nov").expect("a day");
        write(Column::Hours, "2,5 h").expect("hours");
        write(Column::Status, "dro").expect("one of them");
        assert_eq!(action.starts, action.due, "the first day goes with the last");
        assert_eq!(action.hours.map(crate::model::Amount::get), Some(2.5));
    }
}
