//! How does the network leave for other programs?
//!
//! People with their fields and ties with their kinds and strengths, once for all formats: as far as the audience may
//! see them, and with a line that says for whom the file was made.
//!
//! *Invariants:* people and ties are numbered in this file alone (`p1`, `t1`); what was never said, or may not be seen,
//! is absent; text is cleaned of control characters; the same copy gives the same bytes.

pub(super) mod dot;
pub(super) mod gexf;
pub(super) mod graphml;
pub(super) mod kumu;
pub(super) mod tables;
mod xml;

use super::text::clean;
use crate::share::{
    Assessment, CustomValue, Depth, Disclosure, Engagement, Key, Participation, Stakeholder, StakeholderId,
    StakeholderKind, TieKind, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the values of an attribute are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Number,
    Flag,
}

/// Something that is said of people.
pub(super) struct Attribute {
    /// As other programs see it: the id of our field, or the name of a field of the map's own.
    pub(super) id: String,
    pub(super) kind: Type,
    /// One of the map's own fields, whose name anybody may have written.
    pub(super) is_own: bool,
}

/// Someone whom the audience may know.
pub(super) struct Person {
    /// In this file alone.
    pub(super) id: String,
    pub(super) name: String,
    /// The name, with a number behind it where others are called so too.
    pub(super) label: String,
    pub(super) is_group: bool,
    /// What is said, by the place of the attribute.
    pub(super) said: BTreeMap<usize, String>,
    /// The words to find them by, which some formats have as a list.
    pub(super) tags: Vec<String>,
    /// The place that the user chose.
    pub(super) at: Option<(f64, f64)>,
}

/// A tie between two of them, by their places in the list.
pub(super) struct Bond {
    pub(super) id: String,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: String,
    pub(super) directed: bool,
    pub(super) strength: Option<u32>,
    pub(super) note: Option<String>,
}

/// What is written.
pub(super) struct Written {
    pub(super) title: String,
    /// For whom it was made.
    pub(super) made_for: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) people: Vec<Person>,
    pub(super) ties: Vec<Bond>,
}

/// How our own files are recognised when they come back.
pub(super) const MAKER: &str = "Groundswell";

impl Written {
    /// Everything that the audience may see of people and ties. O(size of the copy · log).
    pub(super) fn of(disclosure: &Disclosure) -> Self {
        let initiative = disclosure.initiative().map(|(id, record)| (id, record.name.clone()));
        let title = initiative.as_ref().map_or(disclosure.about().title.as_str(), |(_, name)| name.as_str());
        let mut people = People::default();
        let fields: BTreeMap<Key, Vec<(&'static str, Value)>> = disclosure
            .tables()
            .into_iter()
            .find(|(table, _)| *table == "stakeholders")
            .map(|(_, rows)| rows.into_iter().collect())
            .unwrap_or_default();
        for (id, record) in disclosure.stakeholders() {
            let place = people.add(record);
            people.text(place, "kind", record.kind.id());
            for (field, value) in fields.get(&Key::Stakeholder(*id)).into_iter().flatten() {
                people.value(place, field, value);
            }
            people.lists(place, record, disclosure);
            let assessment =
                initiative.as_ref().and_then(|(of, _)| disclosure.assessments().get(&(*of, *id)));
            if let Some(assessment) = assessment {
                people.assessed(place, assessment);
            }
            let at = disclosure.pins().get(id).map(|point| (point.x, point.y));
            people.all[place].at = at;
        }
        let places: BTreeMap<StakeholderId, usize> =
            disclosure.stakeholders().keys().enumerate().map(|(place, id)| (*id, place)).collect();
        let sees_strength = disclosure.sees("tie.strength");
        let ties = disclosure.ties().values().filter_map(|tie| {
            let (from, to) = (*places.get(&tie.from)?, *places.get(&tie.to)?);
            let kind = match &tie.kind {
                TieKind::Other(words) => clean(words),
                known => known.id().to_owned(),
            };
            let note = tie.note.as_ref().map(|note| clean(&note.0)).filter(|note| !note.trim().is_empty());
            let strength = sees_strength.then(|| tie.strength.get());
            Some(Bond { id: String::new(), from, to, kind, directed: tie.is_directed(), strength, note })
        });
        let mut ties: Vec<Bond> = ties.collect();
        ties.iter_mut().enumerate().for_each(|(place, tie)| tie.id = format!("t{}", place + 1));
        Self {
            title: clean(title).trim().to_owned(),
            made_for: format!(
                "{MAKER}. For: {}. {}",
                disclosure.audience().name(),
                clean(disclosure.classification())
            ),
            attributes: people.attributes,
            people: people.all,
            ties,
        }
    }

    /// True where some tie has a direction, so that the network as a whole has one.
    pub(super) fn is_directed(&self) -> bool {
        self.ties.iter().any(|tie| tie.directed)
    }

    /// True of a network of ties with and without direction.
    pub(super) fn is_mixed(&self) -> bool {
        self.is_directed() && self.ties.iter().any(|tie| !tie.directed)
    }
}

#[derive(Default)]
struct People {
    all: Vec<Person>,
    attributes: Vec<Attribute>,
    labels: BTreeSet<String>,
}

impl People {
    fn add(&mut self, record: &Stakeholder) -> usize {
        let name = clean(&record.name).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = self.all.len();
        let name = if name.is_empty() { format!("p{}", place + 1) } else { name };
        let (mut label, mut number) = (name.clone(), 1);
        // Other programs compare without regard to case.
        while !self.labels.insert(label.to_lowercase()) {
            number += 1;
            label = format!("{name} ({number})");
        }
        self.all.push(Person {
            id: format!("p{}", place + 1),
            name,
            label,
            is_group: record.kind == StakeholderKind::Group,
            said: BTreeMap::new(),
            tags: record.tags.keys().map(|tag| clean(tag)).collect(),
            at: None,
        });
        place
    }

    fn put(&mut self, place: usize, id: &str, kind: Type, is_own: bool, text: String) {
        if text.trim().is_empty() {
            return;
        }
        let known = self.attributes.iter().position(|known| known.id == id);
        let at = known.unwrap_or_else(|| {
            self.attributes.push(Attribute { id: id.to_owned(), kind, is_own });
            self.attributes.len() - 1
        });
        self.all[place].said.insert(at, text);
    }

    fn text(&mut self, place: usize, id: &str, text: &str) {
        self.put(place, id, Type::Text, false, clean(text));
    }

    fn value(&mut self, place: usize, id: &str, value: &Value) {
        match value {
            // Written otherwise.
            Value::Text(_) if id == "name" => {}
            Value::Text(text) => self.text(place, id, text),
            Value::Choice(choice) => self.text(place, id, choice),
            Value::Date(date) => self.text(place, id, &date.to_string()),
            Value::Whole(number) => self.put(place, id, Type::Whole, false, number.to_string()),
            Value::Number(number) => self.put(place, id, Type::Number, false, number.to_string()),
            Value::Flag(flag) => self.put(place, id, Type::Flag, false, flag.to_string()),
            Value::Empty | Value::Reference(_) | Value::List(_) | Value::Item(_) => {}
        }
    }

    /// Communities, tags and the map's own fields.
    fn lists(&mut self, place: usize, record: &Stakeholder, disclosure: &Disclosure) {
        let communities = record.communities.iter().filter_map(|(id, depth)| {
            let name = clean(&disclosure.communities().get(id)?.name);
            Some(match depth {
                Depth::Member => name,
                other => format!("{name} ({})", other.id()),
            })
        });
        let communities: Vec<String> = communities.collect();
        self.text(place, "communities", &communities.join("; "));
        let tags = self.all[place].tags.join("; ");
        self.text(place, "tags", &tags);
        for field in &disclosure.about().custom_fields {
            let Some(value) = record.custom.get(&field.id) else { continue };
            let name = clean(&field.name).split_whitespace().collect::<Vec<_>>().join(" ");
            // A field of the map's own never takes the place of a built-in one.
            let taken = |attribute: &Attribute| !attribute.is_own && attribute.id.eq_ignore_ascii_case(&name);
            let name = if name.is_empty()
                || self.attributes.iter().any(taken)
                || RESERVED.iter().any(|word| word.eq_ignore_ascii_case(&name))
            {
                format!("own {}", clean(&field.id))
            } else {
                name
            };
            let text = match value {
                CustomValue::Text(text) => clean(text),
                CustomValue::Number(number) => number.get().to_string(),
                CustomValue::Date(date) => date.to_string(),
            };
            self.put(place, &name, Type::Text, true, text);
        }
    }

    fn assessed(&mut self, place: usize, assessment: &Assessment) {
        let ratings = [
            ("influence", assessment.influence),
            ("interest", assessment.interest),
            ("impact", assessment.impact),
        ];
        for (id, rating) in ratings {
            if let Some(rating) = rating {
                self.put(place, id, Type::Whole, false, rating.get().to_string());
            }
        }
        let words = [
            ("engagement_now", assessment.engagement_now.map(Engagement::id)),
            ("engagement_wanted", assessment.engagement_wanted.map(Engagement::id)),
            ("participation", assessment.participation.map(Participation::id)),
        ];
        for (id, word) in words {
            self.text(place, id, word.unwrap_or_default());
        }
        if assessment.advocacy.state != Default::default() {
            self.text(place, "advocacy", assessment.advocacy.state.id());
        }
    }
}

/// Names that mean something to other programs: Kumu fetches what stands in *image*.
const RESERVED: [&str; 9] =
    ["id", "label", "name", "source", "target", "weight", "type", "image", "description"];
