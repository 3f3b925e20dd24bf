//! How is a blueprint of Kumu read?
//!
//! Elements are people, connections are ties between their labels or ids. Whoever is only named by a connection is a
//! person too, as Kumu has it.

use super::{Graph, draft};
use crate::import::draft::Content;
use crate::import::synonyms::folded;
use crate::import::{Import, ImportError, text};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Kumu.
pub(in crate::import) const KUMU: Import = Import {
    id: "kumu",
    name: "Kumu JSON",
    help: "A blueprint or project of Kumu: elements, connections and their fields",
    extensions: &["json"],
    read: |bytes, document, mapping| draft(read(bytes)?, document, mapping),
    content: |_, mapping| Ok(mapping.content.unwrap_or(Content::Network)),
};

/// Fields of Kumu that are no attribute.
const OWN: [&str; 8] = ["id", "_id", "attributes", "created_at", "updated_at", "creator", "updater", "image"];
/// Fields of a connection that are no attribute either.
const ENDS: [&str; 4] = ["from", "to", "direction", "reversed"];

/// Reads a file. O(bytes).
pub(super) fn read(bytes: &[u8]) -> Result<Graph, ImportError> {
    let (text, encoding) = text::decode(bytes)?;
    let whole: Value = serde_json::from_str(&text).map_err(|error| ImportError::Malformed {
        unit: "line",
        number: error.line(),
        message: format!("this is no JSON: {error}. Export it anew from Kumu"),
    })?;
    let list = |name: &str| whole.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if whole.get("elements").is_none() && whole.get("connections").is_none() {
        return Err(ImportError::Malformed {
            unit: "line",
            number: 1,
            message: "this JSON holds no “elements” and “connections”, as a blueprint of Kumu does"
                .to_owned(),
        });
    }
    let mut graph = Graph::new("Kumu");
    graph.unit = ("element", "connection");
    graph.notes.push(format!("Read as {encoding}"));
    graph.made_by(whole.get("creator").and_then(Value::as_str).unwrap_or_default());
    let mut by_label: HashMap<String, String> = HashMap::new();
    let elements = list("elements");
    let heading = if types_are_kinds(elements) { "kind" } else { "tags" };
    for (at, element) in elements.iter().enumerate() {
        let Value::Object(said) = element else {
            graph.warn(at + 1, "this element has no fields. It was left out");
            continue;
        };
        let label = own(said, "label").or_else(|| own(said, "name")).unwrap_or_default();
        let id = own(said, "_id").or_else(|| own(said, "id")).unwrap_or_else(|| label.clone());
        if id.is_empty() {
            graph.warn(at + 1, "this element has neither a label nor an id. It was left out");
            continue;
        }
        let Some(node) = graph.node(at + 1, &id)? else { continue };
        if !label.is_empty() {
            by_label.entry(label).or_insert_with(|| id.clone());
        }
        for (key, value) in fields(said) {
            let key = match folded(key).as_str() {
                "type" | "element type" => heading,
                _ => key,
            };
            let column = graph.nodes.column(key);
            words(value).iter().for_each(|text| graph.nodes.say(node, column, text));
        }
    }
    let mut only_named = 0;
    for (at, connection) in list("connections").iter().enumerate() {
        let Value::Object(said) = connection else { continue };
        let mut ends = Vec::new();
        for end in ["from", "to"] {
            let text = own(said, end).unwrap_or_default();
            let id = if graph.by_id.contains_key(&super::id_of(&text)) {
                None
            } else {
                by_label.get(&text).cloned()
            };
            ends.push(id.unwrap_or(text));
        }
        if ends.iter().any(|end| end.trim().is_empty()) {
            let place = format!("connection {}", at + 1);
            graph.warnings.push(crate::diagnostic::Warning::new(place, "an end is missing. It was left out"));
            continue;
        }
        for end in &ends {
            if !graph.by_id.contains_key(&super::id_of(end)) && graph.node(at + 1, end)?.is_some() {
                only_named += 1;
            }
        }
        let directed = own(said, "direction").is_none_or(|said| said.eq_ignore_ascii_case("directed"));
        let edge = graph.edge(at + 1, &ends[0], &ends[1], directed)?;
        for (key, value) in fields(said).filter(|(key, _)| !ENDS.contains(&key.as_str())) {
            let key = match folded(key).as_str() {
                "connection type" => "type",
                _ => key,
            };
            let column = graph.edges.column(key);
            words(value).iter().for_each(|text| graph.edges.say(edge, column, text));
        }
    }
    graph.tell(only_named, "person is named by connections only", "people are named by connections only");
    Ok(graph)
}

/// Whether the types of at least half of the elements say if they are people or groups.
fn types_are_kinds(elements: &[Value]) -> bool {
    const KINDS: [&str; 10] = [
        "person",
        "group",
        "individual",
        "people",
        "team",
        "organisation",
        "organization",
        "committee",
        "board",
        "department",
    ];
    let types = elements.iter().filter_map(Value::as_object);
    let types: Vec<String> =
        types.filter_map(|said| own(said, "type").or_else(|| own(said, "element type"))).collect();
    types.iter().filter(|said| KINDS.contains(&folded(said).as_str())).count() * 2 >= types.len()
}

/// A field of the element itself or among its attributes.
fn own(said: &Map<String, Value>, key: &str) -> Option<String> {
    let inside = said.get("attributes").and_then(Value::as_object);
    let value = said.get(key).or_else(|| inside.and_then(|inside| inside.get(key)))?;
    let text = words(value).join("; ");
    (!text.trim().is_empty()).then_some(text)
}

/// The fields that are attributes.
fn fields(said: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let inside = said.get("attributes").and_then(Value::as_object).into_iter().flatten();
    said.iter().chain(inside).filter(|(key, _)| !OWN.contains(&key.as_str()))
}

/// What a value says, as texts.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(flag) => vec![if *flag { "yes" } else { "no" }.to_owned()],
        Value::Number(number) => vec![super::numbers::plain(&number.to_string())],
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => {
            list.iter().filter(|entry| !entry.is_array() && !entry.is_object()).flat_map(words).collect()
        }
        Value::Object(_) => Vec::new(),
    }
}
