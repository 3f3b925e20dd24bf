//! How is what the audience sees of a field written as an item of a table?
//!
//! *Invariants:* records are called by their own ids for the owner and the team alone, who read the tables again; for others
//! they are numbered in the order of their names. Words for others never say *resistant*.

use crate::report::Item;
use crate::share::{Audience, Disclosure, Engagement, InitiativeId, Key, Value, for_others};
use std::collections::BTreeMap;

/// What all tables of one copy need.
pub(super) struct Told<'a> {
    pub(super) copy: &'a Disclosure,
    /// The one initiative whose records are told; nothing: all.
    pub(super) only: Option<InitiativeId>,
    /// How each record is called in these tables.
    ids: BTreeMap<Key, String>,
    /// Engagement was added, so that it is said as it is.
    pub(super) says_engagement: bool,
}

/// The letter before the number of a record.
const fn letter(key: Key) -> char {
    match key {
        Key::Stakeholder(_) => 'p',
        Key::Community(_) => 'c',
        Key::Tie(_) => 't',
        Key::Initiative(_) => 'i',
        Key::Message(_) => 'm',
        Key::Action(_) => 'a',
        Key::Interaction(_) => 'x',
        Key::Review(_) => 'r',
        _ => 'n',
    }
}

/// The id of the record in the map.
fn own(key: Key) -> String {
    match key {
        Key::Stakeholder(id) | Key::Pin(id) => id.to_string(),
        Key::Community(id) => id.to_string(),
        Key::Tie(id) => id.to_string(),
        Key::Initiative(id) => id.to_string(),
        Key::Message(id) => id.to_string(),
        Key::Action(id) => id.to_string(),
        Key::Interaction(id) => id.to_string(),
        Key::Review(id) => id.to_string(),
        Key::Assessment(initiative, stakeholder) => format!("{initiative}-{stakeholder}"),
        Key::About => String::new(),
    }
}

impl<'a> Told<'a> {
    /// O(records · log).
    pub(super) fn of(copy: &'a Disclosure, only: Option<InitiativeId>) -> Self {
        let tables: [Vec<Key>; 8] = [
            copy.stakeholders().keys().map(|id| Key::Stakeholder(*id)).collect(),
            copy.communities().keys().map(|id| Key::Community(*id)).collect(),
            copy.ties().keys().map(|id| Key::Tie(*id)).collect(),
            copy.initiatives().keys().map(|id| Key::Initiative(*id)).collect(),
            copy.messages().keys().map(|id| Key::Message(*id)).collect(),
            copy.actions().keys().map(|id| Key::Action(*id)).collect(),
            copy.interactions().keys().map(|id| Key::Interaction(*id)).collect(),
            copy.reviews().keys().map(|id| Key::Review(*id)).collect(),
        ];
        let is_ours = matches!(copy.audience(), Audience::Me | Audience::Team);
        let mut ids = BTreeMap::new();
        for table in tables {
            if is_ours {
                ids.extend(table.into_iter().map(|key| (key, own(key))));
                continue;
            }
            let mut named: Vec<(String, Key)> =
                table.into_iter().map(|key| (copy.name(key).to_lowercase(), key)).collect();
            named.sort();
            let numbered = named.into_iter().enumerate();
            ids.extend(numbered.map(|(place, (_, key))| (key, format!("{}{}", letter(key), place + 1))));
        }
        Self { copy, only, ids, says_engagement: copy.sees("assessment.engagement_now") }
    }

    /// Whether records of this initiative are told.
    pub(super) fn tells(&self, initiative: InitiativeId) -> bool {
        self.only.is_none_or(|only| only == initiative)
    }

    /// How the record is called in these tables.
    pub(super) fn id(&self, key: Key) -> Item {
        self.ids.get(&key).map_or(Item::None, |id| Item::Text(id.clone()))
    }

    /// The name of the record.
    pub(super) fn name(&self, key: Key) -> Item {
        words(self.copy.name(key))
    }

    /// A value as an item. Several stand behind each other with semicolons between them.
    pub(super) fn item(&self, value: &Value) -> Item {
        match value {
            Value::Empty => Item::None,
            Value::Text(text) => words(text.clone()),
            Value::Whole(number) => Item::Number(f64::from(*number)),
            Value::Number(number) => Item::Number(*number),
            Value::Flag(flag) => Item::Text(if *flag { "yes" } else { "no" }.to_owned()),
            Value::Date(date) => Item::Date(*date),
            Value::Choice(id) => Item::Text(self.answer(id).to_owned()),
            Value::Reference(key) => self.name(*key),
            Value::List(entries) => {
                let mut told: Vec<String> = entries.iter().map(|entry| self.entry(entry)).collect();
                told.retain(|text| !text.trim().is_empty());
                words(told.join("; "))
            }
            Value::Item(_) => words(self.entry(value)),
        }
    }

    fn answer(&self, id: &'static str) -> &'static str {
        let resistant = Engagement::Resistant;
        if id == resistant.id() && !self.says_engagement { for_others(resistant) } else { id }
    }

    /// One of several: of a map, what its key is for.
    fn entry(&self, value: &Value) -> String {
        let Value::Item(parts) = value else { return self.item(value).text() };
        match parts.as_slice() {
            [(_, name), (_, Value::Choice(depth))] if matches!(name, Value::Reference(_)) => {
                let name = self.item(name).text();
                // As registers are read: a community of which somebody is a member needs no word for it.
                if *depth == "member" { name } else { format!("{name} ({depth})") }
            }
            // Words to find people by; who may see them is said nowhere.
            [(_, tag @ Value::Text(_)), (_, Value::Choice(_))] => self.item(tag).text(),
            [(_, key), (_, value)] => format!("{}: {}", self.item(key).text(), self.item(value).text()),
            _ => String::new(),
        }
    }
}

/// Words, or nothing where there are none.
pub(super) fn words(text: impl Into<String>) -> Item {
    let text = text.into();
    if text.trim().is_empty() { Item::None } else { Item::Text(text) }
}
