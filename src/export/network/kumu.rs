//! How is the network written as a blueprint for Kumu?
//!
//! Ties name their ends by label, so labels are made unique: a second Ana Ruiz is *Ana Ruiz (2)*.

use super::{MAKER, Type, Written};
use crate::export::ExportError;
use crate::share::Disclosure;
use serde_json::{Map, Value, json};

/// The network as a blueprint. O(size of the copy · log).
pub(in crate::export) fn kumu(disclosure: &Disclosure) -> Result<String, ExportError> {
    let written = Written::of(disclosure);
    let elements = written.people.iter().map(|person| {
        let mut told = Map::new();
        told.insert("label".to_owned(), json!(person.label));
        told.insert("type".to_owned(), json!(if person.is_group { "Group" } else { "Person" }));
        for (place, said) in &person.said {
            let known = &written.attributes[*place];
            let value = match known.kind {
                Type::Whole => said.parse::<u32>().map_or_else(|_| json!(said), |number| json!(number)),
                Type::Number => said.parse::<f64>().map_or_else(|_| json!(said), |number| json!(number)),
                Type::Text | Type::Flag => json!(said),
            };
            match known.id.as_str() {
                "kind" => {}
                "tags" => {
                    told.insert("tags".to_owned(), json!(person.tags));
                }
                id => {
                    told.entry(id).or_insert(value);
                }
            }
        }
        Value::Object(told)
    });
    let elements: Vec<Value> = elements.collect();
    let connections = written.ties.iter().map(|tie| {
        let mut told = Map::new();
        told.insert("from".to_owned(), json!(written.people[tie.from].label));
        told.insert("to".to_owned(), json!(written.people[tie.to].label));
        told.insert("type".to_owned(), json!(tie.kind));
        told.insert("direction".to_owned(), json!(if tie.directed { "directed" } else { "undirected" }));
        if let Some(strength) = tie.strength {
            told.insert("strength".to_owned(), json!(strength));
        }
        if let Some(note) = &tie.note {
            told.insert("description".to_owned(), json!(note));
        }
        Value::Object(told)
    });
    let connections: Vec<Value> = connections.collect();
    let whole = json!({
        "creator": MAKER,
        "description": written.made_for,
        "elements": elements,
        "connections": connections,
    });
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| ExportError::Format("Kumu JSON", error.to_string()))
}
