//! Which entries does a map hold about a person?
//!
//! *Invariants:* what nobody filled in is no entry. A key names the same entry as long as its record and field are there.

use super::words::words;
use crate::report::dates::long;
use crate::share::{
    Action, Assessment, Audience, Community, CommunityId, CustomValue, Disclosure, Field, Initiative,
    Interaction, Key, Message, Review, Stakeholder, StakeholderId, Tie, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that is held about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// By this it is withheld: the same as long as the record is there.
    pub key: String,
    /// The table: *Talks*.
    pub section: &'static str,
    /// The record; empty where there is only one.
    pub record: String,
    /// From where it comes, where that is known: *Assessed on 3 November 2026 by \[person 2\]*.
    pub source: String,
    /// The field.
    pub field: &'static str,
    /// What is held.
    pub text: String,
    /// Names of others that stand in the text, as they stand there.
    pub names: Vec<String>,
}

/// Everything that is held about the person for whom the disclosure is made, in the order of the tables; nothing for other
/// readers. O(records of the copy · log).
pub fn access_entries(from: &Disclosure) -> Vec<Held> {
    let Audience::Access(person) = from.audience() else { return Vec::new() };
    let Some(record) = from.stakeholders().get(&person) else { return Vec::new() };
    let mut named: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for found in from.names_in_text() {
        named.entry(found.place.as_str()).or_default().push(found.name.clone());
    }
    let mut all = Collected { from, person, named, held: Vec::new() };
    let own = all.own_communities(record);
    all.person(record);
    for (id, record) in from.communities().iter().filter(|(id, _)| own.contains(id)) {
        all.record(
            "Your communities",
            Key::Community(*id),
            &record.name,
            "",
            Community::FIELDS,
            record,
            &|_| true,
        );
    }
    for (id, record) in from.ties().iter().filter(|(_, tie)| tie.other(person).is_some()) {
        let other = record.other(person).map(|other| from.person(other)).unwrap_or_default();
        let name = format!("{} {}", if record.from == person { "To" } else { "From" }, other);
        all.record("Ties", Key::Tie(*id), &name, "", Tie::FIELDS, record, &|_| true);
    }
    for (id, record) in from.initiatives() {
        let about = |value: &Value| mentions(value, person, &own);
        let parts = all.parts(Key::Initiative(*id), Initiative::FIELDS, record, &about);
        all.add("Your part in changes", &record.name, "", parts);
    }
    for (key, record) in from.assessments().iter().filter(|(key, _)| key.1 == person) {
        let change = from.initiatives().get(&key.0).map_or("", |known| known.name.as_str());
        let source = assessed(from, record);
        let key = Key::Assessment(key.0, key.1);
        all.record(
            "How you are seen in each change",
            key,
            change,
            &source,
            Assessment::FIELDS,
            record,
            &|_| true,
        );
    }
    for (id, record) in from.messages() {
        all.record(
            "Messages meant for you",
            Key::Message(*id),
            &record.title,
            "",
            Message::FIELDS,
            record,
            &|_| true,
        );
    }
    for (id, record) in from.actions() {
        all.record("Actions with you", Key::Action(*id), &record.title, "", Action::FIELDS, record, &|_| {
            true
        });
    }
    for (id, record) in from.interactions() {
        let name = format!("{}, {}", record.kind.name(), long(record.date));
        all.record("Talks with you", Key::Interaction(*id), &name, "", Interaction::FIELDS, record, &|_| {
            true
        });
    }
    for (id, record) in from.reviews().iter().filter(|(_, record)| record.ratings.contains_key(&person)) {
        let name = format!("{}, {}", record.name, long(record.date));
        all.record(
            "Where you stood at reviews",
            Key::Review(*id),
            &name,
            "",
            Review::FIELDS,
            record,
            &|_| true,
        );
    }
    all.log();
    all.held
}

/// *Assessed on 3 November 2026 by \[person 2\]*.
fn assessed(from: &Disclosure, record: &Assessment) -> String {
    let by = record.assessed_by.map(|id| from.person(id)).filter(|name| !name.is_empty());
    match (record.assessed_on, by) {
        (Some(on), Some(by)) => format!("Assessed on {} by {by}", long(on)),
        (Some(on), None) => format!("Assessed on {}", long(on)),
        (None, Some(by)) => format!("Assessed by {by}"),
        (None, None) => String::new(),
    }
}

/// Whether a value names the person or one of their communities.
fn mentions(value: &Value, person: StakeholderId, own: &BTreeSet<CommunityId>) -> bool {
    match value {
        Value::Reference(Key::Stakeholder(id)) => *id == person,
        Value::Reference(Key::Community(id)) => own.contains(id),
        Value::List(entries) => entries.iter().any(|entry| mentions(entry, person, own)),
        Value::Item(parts) => parts.iter().any(|(_, part)| mentions(part, person, own)),
        _ => false,
    }
}

/// An entry before it is known where it stands.
struct Part {
    key: String,
    field: &'static str,
    text: String,
    names: Vec<String>,
}

struct Collected<'a> {
    from: &'a Disclosure,
    person: StakeholderId,
    /// Names of others by the place where they stand.
    named: BTreeMap<&'a str, Vec<String>>,
    held: Vec<Held>,
}

impl Collected<'_> {
    fn own_communities(&self, record: &Stakeholder) -> BTreeSet<CommunityId> {
        let all = self.from.assessments().iter().filter(|(key, _)| key.1 == self.person);
        let carried = all.flat_map(|(_, one)| one.advocacy.carries.iter().copied());
        record.communities.keys().copied().chain(carried).collect()
    }

    /// The person's own record, with what a map has beside the built-in fields and the place on the network.
    fn person(&mut self, record: &Stakeholder) {
        let key = Key::Stakeholder(self.person);
        let parts = self.parts(key, Stakeholder::FIELDS, record, &|_| true);
        let mut parts: Vec<Part> = parts.into_iter().filter(|part| !part.key.ends_with(".custom")).collect();
        for (id, value) in &record.custom {
            let fields = &self.from.about().custom_fields;
            let name =
                fields.iter().find(|field| field.id == *id).map_or(id.as_str(), |field| field.name.as_str());
            let text = match value {
                CustomValue::Text(text) => text.trim().to_owned(),
                CustomValue::Number(number) => number.to_string(),
                CustomValue::Date(date) => long(*date),
            };
            if !text.is_empty() {
                let names = self.names(key, "Custom fields", &text);
                parts.push(Part {
                    key: format!("{key:?}.custom.{id}"),
                    field: "Custom field",
                    text: format!("{name}: {text}"),
                    names,
                });
            }
        }
        if let Some(point) = self.from.pins().get(&self.person) {
            parts.push(Part {
                key: format!("{key:?}.pin"),
                field: "Place on the network",
                text: format!("{:.0} to the right, {:.0} down", point.x, point.y),
                names: Vec::new(),
            });
        }
        self.add("You", "", "", parts);
    }

    /// The names of others in a text.
    fn names(&self, key: Key, field: &str, text: &str) -> Vec<String> {
        let place = format!("{} “{}”, {field}", key.word(), self.from.name(key));
        let found = self.named.get(place.as_str()).into_iter().flatten();
        found.filter(|name| text.contains(name.as_str())).cloned().collect()
    }

    /// What was said in the fields of a record, as far as it is wanted; of several, those that are.
    fn parts<R: Default>(
        &self,
        key: Key,
        known: &'static [Field<R>],
        record: &R,
        wanted: &dyn Fn(&Value) -> bool,
    ) -> Vec<Part> {
        let unsaid = R::default();
        let mut parts = Vec::new();
        for field in known {
            let (value, empty) = ((field.get)(record), (field.get)(&unsaid));
            if value == empty || value.is_empty() {
                continue;
            }
            let value = match value {
                Value::List(entries) => Value::List(entries.into_iter().filter(|one| wanted(one)).collect()),
                value if wanted(&value) => value,
                _ => continue,
            };
            let text = words(self.from, &value, field.about.kind);
            if !text.is_empty() {
                let names = self.names(key, field.about.name, &text);
                parts.push(Part {
                    key: format!("{key:?}.{}", field.about.id),
                    field: field.about.name,
                    text,
                    names,
                });
            }
        }
        parts
    }

    #[expect(clippy::too_many_arguments, reason = "what is known of one record, each used once")]
    fn record<R: Default>(
        &mut self,
        section: &'static str,
        key: Key,
        name: &str,
        source: &str,
        known: &'static [Field<R>],
        record: &R,
        wanted: &dyn Fn(&Value) -> bool,
    ) {
        let parts = self.parts(key, known, record, wanted);
        self.add(section, name, source, parts);
    }

    fn add(&mut self, section: &'static str, record: &str, source: &str, parts: Vec<Part>) {
        self.held.extend(parts.into_iter().map(|part| Held {
            key: part.key,
            section,
            record: record.to_owned(),
            source: source.to_owned(),
            field: part.field,
            text: part.text,
            names: part.names,
        }));
    }

    /// Which copies left the map, without what was in them.
    fn log(&mut self) {
        let copies: Vec<(usize, String)> = self
            .from
            .about()
            .export_log
            .iter()
            .enumerate()
            .map(|(place, one)| {
                (place, format!("{}, for {}, as {}", long(one.date), one.audience, one.format))
            })
            .collect();
        let parts = copies.into_iter().map(|(place, text)| Part {
            key: format!("copy.{place}"),
            field: "Copy",
            text,
            names: Vec::new(),
        });
        let parts = parts.collect();
        self.add("Copies that left this map", "", "", parts);
    }
}
