//! How does the text of a cell get into the parts of a person that are no plain field?
//!
//! *Invariants:* nothing is taken away, and what is there already changes only where the rule says so.

use super::cell;
use super::leaf::Put;
use super::mapping::OnMatch;
use crate::model::about::{CustomField, CustomKind, CustomValue};
use crate::model::field::{Kind, Value};
use crate::model::stakeholder::TagLevel;
use crate::model::{Amount, Stakeholder};

/// How many tags a person has at the most.
const MOST_TAGS: usize = 64;

/// Brings text to a field that may be empty, by the rule.
pub(super) fn put_text(place: &mut Option<String>, text: &str, rule: OnMatch) -> Put {
    match place {
        Some(there) if there == text => return Put::Same,
        Some(there) if !there.is_empty() && rule != OnMatch::Take => return Put::Kept,
        _ => {}
    }
    *place = Some(text.to_owned());
    Put::Changed
}

/// Brings text to a field of the map's own, by the rule.
pub(super) fn put_own(person: &mut Stakeholder, field: &CustomField, text: &str, rule: OnMatch) -> Put {
    let value = match custom_value(field.kind, text) {
        Ok(Some(value)) => value,
        Ok(None) => return Put::Same,
        Err(why) => return Put::Refused(why),
    };
    match person.custom.get(&field.id) {
        Some(there) if *there == value => return Put::Same,
        Some(_) if rule != OnMatch::Take => return Put::Kept,
        _ => {}
    }
    person.custom.insert(field.id.clone(), value);
    Put::Changed
}

/// Adds the tags of a cell.
pub(super) fn tag(person: &mut Stakeholder, text: &str) -> Put {
    let mut changed = false;
    for tag in text.split([',', ';', '|', '\n']).map(|tag| tag.trim().trim_start_matches('#')) {
        if tag.is_empty() || person.tags.contains_key(tag) {
            continue;
        }
        if person.tags.len() >= MOST_TAGS {
            return Put::Refused(format!("a person has at most {MOST_TAGS} tags"));
        }
        person.tags.insert(tag.to_owned(), TagLevel::Team);
        changed = true;
    }
    if changed { Put::Changed } else { Put::Same }
}

/// The value of a field of the map's own; nothing for an empty text. On an error: what is needed instead.
fn custom_value(kind: CustomKind, text: &str) -> Result<Option<CustomValue>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let kind = match kind {
        CustomKind::Text => return Ok(Some(CustomValue::Text(text.to_owned()))),
        CustomKind::Number => Kind::Number,
        CustomKind::Date => Kind::Date,
    };
    Ok(match cell::value(kind, text)? {
        Value::Number(number) => Amount::new(number).map(CustomValue::Number),
        Value::Date(date) => Some(CustomValue::Date(date)),
        _ => None,
    })
}
