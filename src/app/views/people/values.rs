//! What does a cell say as text, and what does text mean in it?
//!
//! *Invariants:* the text of a cell, written into it again, changes nothing.

use super::columns::{Column, Holds, Line};
use super::known::Known;
use crate::app::search;
use crate::model::field::{Field, Kind, Value};
use crate::model::stakeholder::{Depth, TagLevel};
use crate::model::{AdvocacyState, Assessment, Document, Engagement, InitiativeId, Stakeholder};
use jiff::civil::Date;

/// How a day is written in a cell.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// What the cell says, as it is copied and edited.
pub(super) fn text(line: &Line<'_>, known: &Known, column: Column) -> String {
    match column.holds() {
        Holds::Person("name") => line.person.name.clone(),
        Holds::Person(id) => Field::find(Stakeholder::FIELDS, id)
            .map(|field| written(field.about.kind, (field.get)(line.person)))
            .unwrap_or_default(),
        Holds::Stand(id) => line
            .stands
            .zip(Field::find(Assessment::FIELDS, id))
            .map(|(stands, field)| written(field.about.kind, (field.get)(stands)))
            .unwrap_or_default(),
        Holds::Communities => joined(line.communities()),
        Holds::Tags => joined(line.person.tags.keys().map(String::as_str)),
        Holds::Advocacy => match line.stands.map(|stands| stands.advocacy.state) {
            None | Some(AdvocacyState::None) => String::new(),
            Some(state) => state.name().to_owned(),
        },
        Holds::Follows(_) => match column {
            Column::Quadrant => {
                line.quadrant().map(|quadrant| quadrant.name().to_owned()).unwrap_or_default()
            }
            Column::Measure(_) => known.figure(column, line.id),
            Column::Contact => known.contact(line.id).map(day).unwrap_or_default(),
            _ => known.next(line.id).map_or_else(String::new, |next| {
                let day = next.on.map_or_else(|| "No date".to_owned(), day);
                if next.overdue { format!("{day}, overdue") } else { day }
            }),
        },
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

fn written(kind: Kind, value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Whole(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Choice(id) => match kind {
            Kind::Choice(answers) => {
                answers.iter().find(|answer| answer.id == id).map_or(id, |answer| answer.name).to_owned()
            }
            _ => id.to_owned(),
        },
        _ => String::new(),
    }
}

/// The answers that a cell offers, in order; none where anything may be written.
pub(super) fn offers(document: &Document, column: Column) -> Vec<String> {
    match column.holds() {
        Holds::Communities => {
            let mut names: Vec<String> = document.communities.values().map(|c| c.name.clone()).collect();
            names.sort_by_key(|name| search::folded(name));
            names
        }
        Holds::Advocacy => AdvocacyState::ALL.iter().map(|state| state.name().to_owned()).collect(),
        _ => match column.about().map(|about| about.kind) {
            Some(Kind::Choice(answers)) => answers.iter().map(|answer| answer.name.to_owned()).collect(),
            _ => Vec::new(),
        },
    }
}

/// Where cells are written.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The map.
    pub(super) document: &'a Document,
    /// For which initiative people are rated.
    pub(super) initiative: Option<InitiativeId>,
    /// The day.
    pub(super) today: Date,
}

/// A person and how they stand, while cells of theirs are being written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    /// The person.
    pub(super) person: Stakeholder,
    /// How they stand to the initiative, where there is one.
    pub(super) stands: Option<Assessment>,
}

/// Writes text into a cell; empty text clears it. On an error nothing was changed.
pub(super) fn put(place: Place<'_>, draft: &mut Draft, column: Column, text: &str) -> Result<(), String> {
    let text = text.trim();
    let cleared = matches!(text, "" | "–" | "-" | "—");
    match column.holds() {
        Holds::Follows(from) => Err(format!("{} follows from {from}", column.name())),
        Holds::Person("name") if cleared => Err("A name is needed".to_owned()),
        Holds::Person(id) => {
            let field = Field::find(Stakeholder::FIELDS, id).ok_or("This is no field")?;
            let value = read(field.about.kind, if cleared { "" } else { text })?;
            (field.set)(&mut draft.person, value).map_err(|error| capital(&error.to_string()))
        }
        Holds::Communities => communities(place.document, &mut draft.person, if cleared { "" } else { text }),
        Holds::Tags => {
            tags(&mut draft.person, if cleared { "" } else { text });
            Ok(())
        }
        Holds::Stand(_) | Holds::Advocacy if place.initiative.is_none() => {
            Err("There is no initiative to rate in".to_owned())
        }
        Holds::Advocacy => {
            let names: Vec<&str> = AdvocacyState::ALL.iter().map(|state| state.name()).collect();
            let state = AdvocacyState::ALL[if cleared { 0 } else { one_of(&names, text)? }];
            let advocacy = &mut draft.stands.get_or_insert_default().advocacy;
            if advocacy.state != state {
                advocacy.state = state;
                if state != AdvocacyState::None {
                    advocacy.dates.insert(state, place.today);
                }
            }
            Ok(())
        }
        Holds::Stand(id) => {
            let field = Field::find(Assessment::FIELDS, id).ok_or("This is no field")?;
            let value = read(field.about.kind, if cleared { "" } else { text })?;
            if value.is_empty() && draft.stands.is_none() {
                return Ok(());
            }
            let stands = draft.stands.get_or_insert_default();
            (field.set)(stands, value).map_err(|error| capital(&error.to_string()))?;
            // Who no longer resists needs no reason for it.
            if id == "engagement_now" && stands.engagement_now != Some(Engagement::Resistant) {
                stands.reason = None;
            }
            Ok(())
        }
    }
}

fn read(kind: Kind, text: &str) -> Result<Value, String> {
    if text.is_empty() {
        return Ok(Value::Empty);
    }
    match kind {
        Kind::Rating => match text.parse::<u32>() {
            Ok(number) if number <= 100 => Ok(Value::Whole(number)),
            _ => Err(format!("“{text}” is no rating: 0 to 100 is needed")),
        },
        Kind::Choice(answers) => {
            let names: Vec<&str> = answers.iter().map(|answer| answer.name).collect();
            Ok(Value::Choice(answers[one_of(&names, text)?].id))
        }
        _ => Ok(Value::Text(text.to_owned())),
    }
}

/// The answer that the text means: by its number from 1 on, or by its first letters.
pub(super) fn one_of<T: AsRef<str>>(names: &[T], text: &str) -> Result<usize, String> {
    if let Ok(number) = text.parse::<usize>()
        && (1..=names.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let wanted = search::folded(text);
    let folded: Vec<String> = names.iter().map(|name| search::folded(name.as_ref())).collect();
    if let Some(place) = folded.iter().position(|name| *name == wanted) {
        return Ok(place);
    }
    let mut begins = (0..folded.len()).filter(|place| folded[*place].starts_with(&wanted));
    match (begins.next(), begins.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(format!("“{text}” can mean several: write a little more")),
        _ => {
            let shown: Vec<&str> = names.iter().take(8).map(AsRef::as_ref).collect();
            Err(format!("“{text}” is none of {}", shown.join(", ")))
        }
    }
}

fn communities(document: &Document, person: &mut Stakeholder, text: &str) -> Result<(), String> {
    let (ids, names): (Vec<_>, Vec<&str>) =
        document.communities.iter().map(|(id, community)| (*id, community.name.as_str())).unzip();
    let mut next = person.communities.clone();
    next.retain(|_, depth| !depth.is_local());
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        // A name may hold a comma itself: the whole text is tried first.
        let place = one_of(&names, text)
            .or_else(|_| one_of(&names, part).map_err(|_| format!("No community is called “{part}”")))?;
        let was = person.communities.get(&ids[place]).copied().filter(|depth| depth.is_local());
        next.insert(ids[place], was.unwrap_or(Depth::Member));
    }
    person.communities = next;
    Ok(())
}

fn tags(person: &mut Stakeholder, text: &str) {
    let words = text.split([',', ';']).map(|tag| tag.trim().trim_start_matches('#').trim());
    let level = |tag: &str| person.tags.get(tag).copied().unwrap_or(TagLevel::Team);
    let next = words.filter(|tag| !tag.is_empty()).map(|tag| (tag.to_owned(), level(tag))).collect();
    person.tags = next;
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;
    use jiff::civil::date;

    #[test]
    fn what_a_cell_says_written_again_changes_nothing() {
        let document = file::sample();
        let initiative = document.initiatives.keys().next().copied();
        let (known, today) = (Known::default(), date(2026, 11, 22));
        let place = Place { document: &document, initiative, today };
        for id in document.stakeholders.keys() {
            let line = Line::of(&document, initiative, *id).expect("they are there");
            let before = Draft { person: line.person.clone(), stands: line.stands.cloned() };
            for column in Column::ALL.iter().filter(|column| column.edits()) {
                let mut draft = before.clone();
                let said = text(&line, &known, *column);
                put(place, &mut draft, *column, &said).expect("its own text is allowed");
                let same = draft == before || draft.stands == Some(Assessment::default());
                assert!(same, "{column:?} of {}: {said}", line.person.name);
            }
        }
    }

    #[test]
    fn answers_are_found_by_number_and_first_letters() {
        let names: Vec<&str> = Engagement::ALL.iter().map(|stance| stance.name()).collect();
        assert_eq!(one_of(&names, "2"), Ok(1));
        assert_eq!(one_of(&names, "lead"), Ok(4));
        assert_eq!(one_of(&names, "R"), Ok(1));
        assert!(one_of(&names, "x").is_err() && one_of(&names, "6").is_err());
    }

    #[test]
    fn wrong_text_is_refused_with_a_reason() {
        let document = file::sample();
        let mut draft = Draft { person: Stakeholder::named("Ana"), stands: None };
        let initiative = document.initiatives.keys().next().copied();
        let place = Place { document: &document, initiative, today: date(2026, 11, 22) };
        let mut refused = |column, text| put(place, &mut draft, column, text).is_err();
        assert!(refused(Column::Name, " ") && refused(Column::Influence, "101"));
        assert!(refused(Column::Interest, "high") && refused(Column::Community, "nobody"));
        assert!(refused(Column::Quadrant, "Monitor") && refused(Column::Stance, "angry"));
        assert!(
            put(Place { initiative: None, ..place }, &mut draft, Column::Stance, "1").is_err(),
            "no initiative"
        );
    }
}
