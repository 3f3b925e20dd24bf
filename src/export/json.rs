//! How are the tables of a map written for scripts?
//!
//! *Invariants:* records are numbered in this file alone (`stakeholder-1`); the map's own ids do not leave. What was
//! never said, or may not be seen, is absent. Field names are those of the map and do not change.

use super::ExportError;
use super::text::clean;
use crate::share::{Disclosure, Key, Value};
use serde_json::{Map, Value as Json, json as object};
use std::collections::BTreeMap;

/// Raised when a field changes its meaning.
const SCHEMA_VERSION: u32 = 1;

/// Everything that the audience may see, as one JSON object. O(size of the copy · log).
pub fn json(disclosure: &Disclosure) -> Result<String, ExportError> {
    let tables = disclosure.tables();
    let mut numbers: BTreeMap<Key, String> = BTreeMap::new();
    for (_, records) in &tables {
        for (place, (key, _)) in records.iter().enumerate() {
            numbers.insert(*key, format!("{}-{}", key.word(), place + 1));
        }
    }
    let mut whole = Map::new();
    whole.insert("schema_version".to_owned(), object!(SCHEMA_VERSION));
    whole.insert("audience".to_owned(), object!(disclosure.audience().id()));
    whole.insert("classification".to_owned(), object!(clean(disclosure.classification())));
    if let Some((id, _)) = disclosure.initiative() {
        whole.insert("initiative".to_owned(), object!(numbers.get(&Key::Initiative(id))));
    }
    whole.insert("about".to_owned(), Json::Object(fields(&disclosure.about_fields(), &numbers)));
    for (name, records) in &tables {
        let written = records.iter().map(|(key, record)| {
            let mut told = Map::new();
            match key {
                Key::Assessment(initiative, stakeholder) => {
                    told.insert("initiative".to_owned(), object!(numbers.get(&Key::Initiative(*initiative))));
                    told.insert(
                        "stakeholder".to_owned(),
                        object!(numbers.get(&Key::Stakeholder(*stakeholder))),
                    );
                }
                _ => {
                    told.insert("id".to_owned(), object!(numbers.get(key)));
                }
            }
            told.extend(fields(record, &numbers));
            Json::Object(told)
        });
        whole.insert((*name).to_owned(), Json::Array(written.collect()));
    }
    let mut text = serde_json::to_string_pretty(&Json::Object(whole))
        .map_err(|error| ExportError::Format("JSON", error.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn fields(record: &[(&'static str, Value)], numbers: &BTreeMap<Key, String>) -> Map<String, Json> {
    let told = record.iter().filter_map(|(id, value)| Some(((*id).to_owned(), value_of(value, numbers)?)));
    told.collect()
}

/// A value, or nothing where nothing was said.
fn value_of(value: &Value, numbers: &BTreeMap<Key, String>) -> Option<Json> {
    if value.is_empty() {
        return None;
    }
    Some(match value {
        Value::Empty => return None,
        Value::Text(text) => object!(clean(text)),
        Value::Whole(number) => object!(number),
        Value::Number(number) => object!(number),
        Value::Flag(flag) => object!(flag),
        Value::Date(date) => object!(date.to_string()),
        Value::Choice(id) => object!(id),
        Value::Reference(key) => object!(numbers.get(key)?),
        Value::List(entries) => {
            Json::Array(entries.iter().filter_map(|entry| value_of(entry, numbers)).collect())
        }
        Value::Item(parts) => Json::Object(fields(parts, numbers)),
    })
}
