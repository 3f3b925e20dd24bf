//! Which texts does a map hold, each with its path, and which are the program's own?
//!
//! *Invariants:* a loop over `FIELDS`, so that no text of a new field is forgotten.

use super::audience::Audience;
use super::letters::Letters;
use super::words::{Effect, approach, for_others};
use crate::model::about::About;
use crate::model::assessment::Engagement;
use crate::model::field::{self, Field, Kind, Level, Value, leaves};
use crate::model::map::Map;
use crate::model::message::Quadrant;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{
    Action, Assessment, Community, Document, Id, Initiative, Interaction, Message, Review, Stakeholder, Tie,
};
use std::collections::BTreeMap;

/// Every table: its path, what one record of it is called, and its fields.
const TABLES: [(&str, &str, &[field::About]); 10] = [
    ("about", "the map", About::ABOUT),
    ("stakeholder", "a stakeholder", Stakeholder::ABOUT),
    ("community", "a community", Community::ABOUT),
    ("tie", "a tie", Tie::ABOUT),
    ("initiative", "an initiative", Initiative::ABOUT),
    ("assessment", "an assessment", Assessment::ABOUT),
    ("message", "a message", Message::ABOUT),
    ("action", "an action", Action::ABOUT),
    ("interaction", "a talk", Interaction::ABOUT),
    ("review", "a review", Review::ABOUT),
];

/// Which kind of text stands at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The name of a person or group.
    Name(StakeholderKind),
    /// An address, a number, an id: told from all else even where it is one word.
    Code,
    /// Anything else.
    Text,
}

/// A text of a map, with where it stands.
pub(super) struct Said<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) sort: Sort,
}

/// Each leaf with what it is called (*note of a stakeholder*) and its level.
pub(super) fn labels() -> BTreeMap<String, (String, Level)> {
    let all = TABLES.into_iter().flat_map(|(table, of, about)| {
        leaves(table, about)
            .into_iter()
            .map(move |(path, about)| (path, (format!("{} of {of}", about.name.to_lowercase()), about.level)))
    });
    all.collect()
}

/// What the program says of itself, on every map.
pub(super) fn own_words() -> Letters {
    fn answers(kind: Kind, say: &mut dyn FnMut(&str)) {
        match kind {
            Kind::Choice(answers) => answers.iter().for_each(|answer| say(answer.name)),
            Kind::List(entry) => answers(*entry, say),
            Kind::Map(key, value) => {
                answers(*key, say);
                answers(*value, say);
            }
            Kind::Item(parts) => each_about(parts, say),
            _ => {}
        }
    }
    fn each_about(all: &[field::About], say: &mut dyn FnMut(&str)) {
        for about in all {
            say(about.name);
            say(about.help);
            answers(about.kind, say);
        }
    }
    let mut words = Letters::default();
    let mut say = |text: &str| {
        words.push(text);
        words.wall();
    };
    TABLES.iter().for_each(|(_, _, about)| each_about(about, &mut say));
    Quadrant::ALL.iter().for_each(|quadrant| say(approach(*quadrant)));
    Engagement::ALL.iter().for_each(|engagement| say(for_others(*engagement)));
    Effect::ALL.iter().for_each(|effect| say(effect.name()));
    Audience::GENERAL.iter().for_each(|audience| {
        say(audience.name());
        say(audience.classification());
    });
    words
}

/// Visits every text of a map.
pub(super) fn each_said(map: &Document, visit: &mut dyn FnMut(Said<'_>)) {
    of_record("about", &map.about, About::FIELDS, &|path| code(path), visit);
    for record in map.stakeholders.values() {
        let sort = |path: &str| match path {
            "stakeholder.name" => Sort::Name(record.kind),
            path => code(path),
        };
        of_record("stakeholder", record, Stakeholder::FIELDS, &sort, visit);
    }
    of_table("community", &map.communities, Community::FIELDS, visit);
    of_table("tie", &map.ties, Tie::FIELDS, visit);
    of_table("initiative", &map.initiatives, Initiative::FIELDS, visit);
    of_table("assessment", &map.assessments, Assessment::FIELDS, visit);
    of_table("message", &map.messages, Message::FIELDS, visit);
    of_table("action", &map.actions, Action::FIELDS, visit);
    of_table("interaction", &map.interactions, Interaction::FIELDS, visit);
    of_table("review", &map.reviews, Review::FIELDS, visit);
}

fn code(path: &str) -> Sort {
    let field = path.rsplit('.').next().unwrap_or_default();
    if matches!(field, "email" | "phone" | "external_key" | "map_id") { Sort::Code } else { Sort::Text }
}

fn of_table<K: Ord, R>(
    table: &str,
    records: &Map<K, R>,
    known: &'static [Field<R>],
    visit: &mut dyn FnMut(Said<'_>),
) {
    records.values().for_each(|record| of_record(table, record, known, &|path| code(path), visit));
}

fn of_record<R>(
    table: &str,
    record: &R,
    known: &'static [Field<R>],
    sort: &dyn Fn(&str) -> Sort,
    visit: &mut dyn FnMut(Said<'_>),
) {
    for field in known {
        let path = format!("{table}.{}", field.about.id);
        texts(&path, &(field.get)(record), &mut |path, text| visit(Said { path, text, sort: sort(path) }));
    }
}

fn texts(path: &str, value: &Value, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Text(text) if !text.trim().is_empty() => visit(path, text),
        Value::List(entries) => entries.iter().for_each(|entry| texts(path, entry, visit)),
        Value::Item(parts) => {
            for (id, part) in parts {
                // The entries of a map stand at the map's own path.
                let is_entry = matches!(*id, "key" | "value") && parts.len() == 2 && parts[0].0 == "key";
                if is_entry {
                    texts(path, part, visit);
                } else {
                    texts(&format!("{path}.{id}"), part, visit);
                }
            }
        }
        _ => {}
    }
}

pub(super) fn each_id(map: &Document, visit: &mut dyn FnMut(&str)) {
    fn of<T, R>(table: &Map<Id<T>, R>, visit: &mut dyn FnMut(&str)) {
        table.keys().for_each(|id| visit(&id.to_string()));
    }
    of(&map.stakeholders, visit);
    of(&map.communities, visit);
    of(&map.ties, visit);
    of(&map.initiatives, visit);
    of(&map.messages, visit);
    of(&map.actions, visit);
    of(&map.interactions, visit);
    of(&map.reviews, visit);
}
