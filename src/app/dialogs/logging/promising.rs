//! What does a line such as *send the list by 4 Dec (Callum)* promise?
//!
//! The words, until when (after *by*, *until* or *before*), and in brackets who promised it. Without brackets it was the only one
//! who took part. A part that is no day stays among the words.

use crate::app::form::day;
use crate::app::search::folded;
use crate::model::interaction::Promise;
use crate::model::{Document, Key, Prose, StakeholderId};
use jiff::civil::Date;

/// A promise as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    text: String,
    due: Option<Date>,
    by: By,
}

/// Who promised.
#[derive(Debug, Clone, PartialEq, Eq)]
enum By {
    Known(StakeholderId, String),
    /// Several or nobody of this name.
    Unclear(String, usize),
    Unsaid,
}

/// Reads a line. Names of those who were `present` come before all others. O(people).
pub(super) fn read(
    line: &str,
    present: &[(StakeholderId, String)],
    document: &Document,
    today: Date,
) -> Spoken {
    let line = line.trim();
    let (rest, name) = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
        .map_or((line, None), |(rest, name)| (rest.trim(), Some(name.trim())));
    let by = match (name, present) {
        (Some(name), _) => called(name, present, document),
        (None, [(only, name)]) => By::Known(*only, name.clone()),
        (None, _) => By::Unsaid,
    };
    let (text, due) = until(rest, today);
    Spoken { text: text.trim_end_matches(['.', ',', ';', ' ']).to_owned(), due, by }
}

/// The words before the day by which it is promised, and the day.
fn until(text: &str, today: Date) -> (&str, Option<Date>) {
    let lower = text.to_ascii_lowercase();
    let found = ["by ", "until ", "before "].into_iter().filter_map(|word| {
        let at = lower.rfind(word)?;
        let begins = at == 0 || lower[..at].ends_with(' ');
        let day = day::read(text.get(at + word.len()..)?.trim_end_matches(['.', ' ']), today)?;
        begins.then_some((at, day))
    });
    found.max_by_key(|(at, _)| *at).map_or((text, None), |(at, day)| (text[..at].trim(), Some(day)))
}

/// Who is meant by a name or a part of it.
fn called(name: &str, present: &[(StakeholderId, String)], document: &Document) -> By {
    let query = folded(name);
    if query.is_empty() {
        return By::Unsaid;
    }
    let all = || document.stakeholders.iter().map(|(id, person)| (*id, person.name.clone()));
    let mut here = fitting(&query, present.iter().cloned());
    if here.is_empty() {
        here = fitting(&query, all());
    }
    match here.as_slice() {
        [(id, name)] => By::Known(*id, name.clone()),
        several => By::Unclear(name.to_owned(), several.len()),
    }
}

/// Those whose whole name it is, else those of whose names a word begins so.
fn fitting(
    query: &str,
    people: impl Iterator<Item = (StakeholderId, String)>,
) -> Vec<(StakeholderId, String)> {
    let named: Vec<(StakeholderId, String, String)> =
        people.map(|(id, name)| (id, folded(&name), name)).collect();
    let pick = |fits: &dyn Fn(&str) -> bool| -> Vec<(StakeholderId, String)> {
        named.iter().filter(|(_, name, _)| fits(name)).map(|(id, _, name)| (*id, name.clone())).collect()
    };
    let whole = pick(&|name| name == query);
    if !whole.is_empty() {
        return whole;
    }
    let word = pick(&|name| name.split([' ', '-']).any(|word| word == query));
    if !word.is_empty() {
        return word;
    }
    pick(&|name| name.starts_with(query) || name.split([' ', '-']).any(|word| word.starts_with(query)))
}

impl Spoken {
    /// What is missing before it can be kept.
    pub(super) fn missing(&self) -> Option<String> {
        if self.text.is_empty() {
            return Some("A promise needs words".to_owned());
        }
        match &self.by {
            By::Known(..) => None,
            By::Unclear(name, 0) => Some(format!("Nobody on the map is called “{name}”")),
            By::Unclear(name, count) => {
                Some(format!("“{name}” could be {count} people: write more of the name"))
            }
            By::Unsaid => Some(format!("Who promised “{}”? Write the name in brackets behind it", self.text)),
        }
    }

    /// As it is understood: *Callum Reid promised: send the list, until Fri 4 Dec*.
    pub(super) fn words(&self, document: &Document, today: Date) -> String {
        let by = match &self.by {
            By::Known(id, name) if name.is_empty() => document.name(Key::Stakeholder(*id)),
            By::Known(_, name) => name.clone(),
            By::Unclear(..) | By::Unsaid => String::new(),
        };
        let due = self.due.map_or_else(
            || ", without a date".to_owned(),
            |due| format!(", by {} {}", due.strftime("%a"), day::short(due, today)),
        );
        format!("{by} promised: {}{due}", self.text)
    }

    /// The promise, where it is whole.
    pub(super) fn promise(self) -> Option<Promise> {
        let By::Known(by, _) = self.by else { return None };
        Some(Promise { text: Prose(self.text), by, due: self.due, ..Promise::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stakeholder};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn map() -> (Document, Vec<(StakeholderId, String)>) {
        let mut document = Document::default();
        let names = ["Callum Reid", "Ana Ruiz", "Ana Popescu", "Björn Sørensen"];
        let people: Vec<(StakeholderId, String)> =
            (1..).map(Id::from_bits).zip(names.map(str::to_owned)).collect();
        for (id, name) in &people {
            document.stakeholders.insert(*id, Stakeholder::named(name.clone()));
        }
        (document, people)
    }

    #[test]
    fn a_line_gives_words_day_and_name() {
        let (document, all) = map();
        let of = |line: &str, present: &[(StakeholderId, String)]| read(line, present, &document, TODAY);
        let both = &all[..2];
        let one = of("send the list by 4 Dec (Callum)", both);
        assert_eq!((one.text.as_str(), one.due), ("send the list", Some(date(2026, 12, 4))));
        assert_eq!(one.by, By::Known(Id::from_bits(1), "Callum Reid".to_owned()));
        assert_eq!(one.words(&document, TODAY), "Callum Reid promised: send the list, by Fri 4 Dec");
        assert_eq!(one.missing(), None);
        // Who took part comes before namesakes; somebody who did not is found as well.
        assert_eq!(of("x (ana)", both).by, By::Known(Id::from_bits(2), "Ana Ruiz".to_owned()));
        assert_eq!(of("x (sorensen)", both).by, By::Known(Id::from_bits(4), "Björn Sørensen".to_owned()));
        assert_eq!(of("x (Ana)", &all[..1]).by, By::Unclear("Ana".to_owned(), 2));
        assert_eq!(of("x (Zoë)", both).by, By::Unclear("Zoë".to_owned(), 0));
        // Without a name only where one person took part.
        assert_eq!(of("x", both).by, By::Unsaid);
        assert_eq!(of("x", &all[..1]).by, By::Known(Id::from_bits(1), "Callum Reid".to_owned()));
    }

    #[test]
    fn what_is_no_day_stays_among_the_words() {
        let (document, all) = map();
        let of = |line: &str| {
            let one = read(line, &all[..1], &document, TODAY);
            (one.text, one.due)
        };
        assert_eq!(of("stand by the door"), ("stand by the door".to_owned(), None));
        assert_eq!(of("go by train by fri."), ("go by train".to_owned(), Some(date(2026, 11, 27))));
        assert_eq!(of("Until 2026-12-01"), (String::new(), Some(date(2026, 12, 1))));
        assert_eq!(of("ask before tomorrow"), ("ask".to_owned(), Some(date(2026, 11, 23))));
        assert_eq!(of("standby fri"), ("standby fri".to_owned(), None));
        assert_eq!(of("İby 4 Dec"), ("İby 4 Dec".to_owned(), None), "letters that grow in lower case");
        assert!(read("(Callum)", &all, &document, TODAY).missing().is_some());
    }
}
