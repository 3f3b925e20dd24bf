//! How is one leaf of a record, such as `advocacy.state`, read and written by its path?

use super::mapping::OnMatch;
use crate::model::field::{About, Field, Kind, Value, ValueError};

/// A field, or a part of one.
pub(super) struct Leaf<T: 'static> {
    field: &'static Field<T>,
    /// The ids below the field, the outermost first.
    below: Vec<&'static str>,
    /// What is known of the leaf.
    pub(super) about: About,
}

impl<T> Clone for Leaf<T> {
    fn clone(&self) -> Self {
        Self { field: self.field, below: self.below.clone(), about: self.about }
    }
}

impl<T: Default + 'static> Leaf<T> {
    /// Its path below the record.
    pub(super) fn path(&self) -> String {
        let ids = std::iter::once(self.field.about.id).chain(self.below.iter().copied());
        ids.collect::<Vec<_>>().join(".")
    }

    /// What the record says here; nothing where that is what every new record says.
    fn said(&self, record: &T) -> Value {
        let value = self.raw(record);
        if value == self.raw(&T::default()) { Value::Empty } else { value }
    }

    /// Brings a value to the record by the rule for who is there already.
    pub(super) fn put(&self, record: &mut T, value: Value, rule: OnMatch) -> Put {
        if value.is_empty() || self.raw(record) == value {
            return Put::Same;
        }
        if rule != OnMatch::Take && !self.said(record).is_empty() {
            return Put::Kept;
        }
        match self.set(record, value) {
            Ok(()) => Put::Changed,
            Err(error) => Put::Refused(error.to_string()),
        }
    }

    fn raw(&self, record: &T) -> Value {
        let mut value = (self.field.get)(record);
        for id in &self.below {
            value = match value {
                Value::Item(parts) => {
                    parts.into_iter().find(|(part, _)| part == id).map_or(Value::Empty, |(_, value)| value)
                }
                _ => Value::Empty,
            };
        }
        value
    }

    /// Writes it; on an error the record is as it was.
    fn set(&self, record: &mut T, value: Value) -> Result<(), ValueError> {
        let wrapped = self.below.iter().rev().fold(value, |value, id| Value::Item(vec![(*id, value)]));
        (self.field.set)(record, wrapped)
    }
}

/// What came of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Put {
    /// The record says so already, or the value is empty.
    Same,
    /// The record says so now.
    Changed,
    /// The record says something else, and the rule lets it.
    Kept,
    /// The value does not fit; the reason.
    Refused(String),
}

/// Every leaf of a record into which the text of a cell can go.
pub(super) fn leaves<T>(fields: &'static [Field<T>]) -> Vec<Leaf<T>> {
    let mut found = Vec::new();
    for field in fields {
        collect(field, &mut Vec::new(), field.about, &mut found);
    }
    found
}

fn collect<T>(
    field: &'static Field<T>,
    below: &mut Vec<&'static str>,
    about: About,
    found: &mut Vec<Leaf<T>>,
) {
    match about.kind {
        Kind::Item(parts) => {
            for part in parts {
                below.push(part.id);
                collect(field, below, *part, found);
                below.pop();
            }
        }
        Kind::List(_) | Kind::Map(..) | Kind::Custom | Kind::Place => {}
        _ => found.push(Leaf { field, below: below.clone(), about }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Assessment;

    #[test]
    fn a_part_of_a_field_is_written_without_touching_the_others() {
        let all = leaves(Assessment::FIELDS);
        let state = all.iter().find(|leaf| leaf.path() == "advocacy.state").unwrap();
        let mut assessment = Assessment::default();
        assessment.advocacy.capacity = Some(3);
        assert_eq!(state.said(&assessment), Value::Empty);
        state.set(&mut assessment, Value::Choice("agreed")).unwrap();
        assert_eq!(state.said(&assessment), Value::Choice("agreed"));
        assert_eq!(assessment.advocacy.capacity, Some(3));
    }
}
