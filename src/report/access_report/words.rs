//! How is what a field holds written for a person who reads it?
//!
//! *Invariants:* every answer is written as on the screen; what is empty has no words.

use crate::report::dates::long;
use crate::share::{Disclosure, Kind, Value};

/// A value of this kind in words.
pub(super) fn words(from: &Disclosure, value: &Value, kind: Kind) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.trim().to_owned(),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => if *flag { "Yes" } else { "No" }.to_owned(),
        Value::Date(date) => long(*date),
        Value::Choice(id) => match kind {
            Kind::Choice(answers) => {
                answers.iter().find(|answer| answer.id == *id).map_or(*id, |answer| answer.name).to_owned()
            }
            _ => (*id).to_owned(),
        },
        Value::Reference(key) => from.name(*key),
        Value::List(entries) => list(from, entries, kind),
        Value::Item(parts) => item(from, parts, kind),
    }
}

fn list(from: &Disclosure, entries: &[Value], kind: Kind) -> String {
    let told = entries.iter().map(|entry| match (kind, entry) {
        (Kind::List(of), entry) => words(from, entry, *of),
        (Kind::Map(key, value), Value::Item(parts)) => match parts.as_slice() {
            [(_, name), (_, held)] => {
                let (name, held) = (words(from, name, *key), words(from, held, *value));
                if held.is_empty() { name } else { format!("{name}: {held}") }
            }
            _ => String::new(),
        },
        (_, entry) => words(from, entry, kind),
    });
    let told: Vec<String> = told.filter(|text| !text.is_empty()).collect();
    // Long entries stand below each other.
    let long = told.iter().any(|text| text.chars().count() > 40);
    told.join(if long { "\n" } else { ", " })
}

fn item(from: &Disclosure, parts: &[(&'static str, Value)], kind: Kind) -> String {
    let told = parts.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(id, value)| {
        let about = match kind {
            Kind::Item(parts) => parts.iter().find(|part| part.id == *id),
            _ => None,
        };
        // A flag that nobody set says nothing.
        if matches!(value, Value::Flag(false)) {
            return None;
        }
        let text = words(from, value, about.map_or(Kind::Line, |about| about.kind));
        let name = about.map_or(*id, |about| about.name);
        (!text.is_empty()).then(|| format!("{name}: {text}"))
    });
    told.collect::<Vec<_>>().join("; ")
}
