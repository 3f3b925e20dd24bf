//! What can every piece of a record do, from a rating to a whole assessment?
//!
//! Read and write itself without its type, name the records that it points to, follow a removal or a merge, hide
//! what an audience may not see, and take over what another copy says.
//!
//! *Invariants:* after `redirect` nothing points to what was removed; after `mask` each hidden leaf is as if nobody
//! had ever filled it in, and lists do not betray how many entries they had.

use super::field::{Kind, Table, Value, ValueError};
use super::id::Id;
use super::key::Key;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The longest text of a field, in bytes.
pub const LONGEST_TEXT: usize = 256 * 1024;

/// Where a reference points to now: to itself, elsewhere (a merge), or nowhere (a removal).
pub type Redirect<'a> = &'a dyn Fn(Key) -> Option<Key>;
/// Whether the leaf at this path (`assessment.advocacy.note`) may be seen.
pub type Sight<'a> = &'a dyn Fn(&str) -> bool;

/// A piece of a record.
pub trait Part: Clone + Default + PartialEq {
    /// What it holds.
    const KIND: Kind;
    /// True unless it has parts of its own, which are then seen or hidden one by one.
    const LEAF: bool = true;

    /// Its contents without their type.
    fn value(&self) -> Value;

    /// Takes contents; on an error it is as it was.
    fn assign(&mut self, value: Value) -> Result<(), ValueError>;

    /// Names each record that it points to.
    fn references(&self, _visit: &mut dyn FnMut(Key)) {}

    /// Follows a removal or merge. False: it cannot stand without what was removed.
    fn redirect(&mut self, _to: Redirect<'_>) -> bool {
        true
    }

    /// Hides what may not be seen.
    fn mask(&mut self, path: &str, see: Sight<'_>) {
        if !see(path) {
            *self = Self::default();
        }
    }

    /// Takes over what another copy says where this one says nothing; long texts are joined.
    fn fill(&mut self, from: Self) {
        if *self == Self::default() {
            *self = from;
        }
    }

    /// What is wrong with it, in words.
    fn fault(&self) -> Option<String> {
        None
    }
}

/// True of what need not be written to the file.
pub(crate) fn is_default<P: Part>(part: &P) -> bool {
    *part == P::default()
}

fn too_long(text: &str) -> Option<String> {
    (text.len() > LONGEST_TEXT).then(|| {
        format!("a text of {} KiB is too long: {} KiB is the limit", text.len() / 1024, LONGEST_TEXT / 1024)
    })
}

impl Part for String {
    const KIND: Kind = Kind::Line;
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Text(text) => text,
            Value::Empty => String::new(),
            _ => return Err(ValueError::Kind("text")),
        };
        Ok(())
    }
    fn fault(&self) -> Option<String> {
        too_long(self)
    }
}

/// Text of several lines, such as a note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Prose(pub String);

impl std::ops::Deref for Prose {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}
impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Part for Prose {
    const KIND: Kind = Kind::Prose;
    fn value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        self.0.assign(value)
    }
    fn fill(&mut self, from: Self) {
        if self.0.is_empty() {
            *self = from;
        } else if !from.is_empty() && *self != from {
            self.0.push_str("\n\n");
            self.0.push_str(&from);
        }
    }
    fn fault(&self) -> Option<String> {
        too_long(self)
    }
}

impl Part for bool {
    const KIND: Kind = Kind::Flag;
    fn value(&self) -> Value {
        Value::Flag(*self)
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Flag(flag) => flag,
            Value::Empty => false,
            _ => return Err(ValueError::Kind("yes or no")),
        };
        Ok(())
    }
}

impl Part for u32 {
    const KIND: Kind = Kind::Whole { least: 0, most: u32::MAX };
    fn value(&self) -> Value {
        Value::Whole(*self)
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Whole(number) => number,
            Value::Empty => 0,
            _ => return Err(ValueError::Kind("a whole number")),
        };
        Ok(())
    }
}

impl Part for Date {
    const KIND: Kind = Kind::Date;
    fn value(&self) -> Value {
        if *self == Date::default() { Value::Empty } else { Value::Date(*self) }
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Date(date) => date,
            Value::Empty => Date::default(),
            _ => return Err(ValueError::Kind("a date")),
        };
        Ok(())
    }
}

impl<P: Part> Part for Option<P> {
    const KIND: Kind = P::KIND;
    const LEAF: bool = P::LEAF;
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Empty, P::value)
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = if value.is_empty() {
            None
        } else {
            let mut part = self.clone().unwrap_or_default();
            part.assign(value)?;
            Some(part)
        };
        Ok(())
    }
    fn references(&self, visit: &mut dyn FnMut(Key)) {
        if let Some(part) = self {
            part.references(visit);
        }
    }
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        if self.as_mut().is_some_and(|part| !part.redirect(to)) {
            *self = None;
        }
        true
    }
    fn mask(&mut self, path: &str, see: Sight<'_>) {
        if P::LEAF {
            if !see(path) {
                *self = None;
            }
        } else if let Some(part) = self {
            part.mask(path, see);
            if *part == P::default() {
                *self = None;
            }
        }
    }
    fn fill(&mut self, from: Self) {
        match (self.as_mut(), from) {
            (None, from) => *self = from,
            (Some(part), Some(from)) => part.fill(from),
            (Some(_), None) => {}
        }
    }
    fn fault(&self) -> Option<String> {
        self.as_ref().and_then(P::fault)
    }
}

impl<P: Part> Part for Vec<P> {
    const KIND: Kind = Kind::List(&P::KIND);
    const LEAF: bool = P::LEAF;
    fn value(&self) -> Value {
        Value::List(self.iter().map(P::value).collect())
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = entries(value)?.into_iter().map(made::<P>).collect::<Result<_, _>>()?;
        Ok(())
    }
    fn references(&self, visit: &mut dyn FnMut(Key)) {
        for part in self {
            part.references(visit);
        }
    }
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        self.retain_mut(|part| part.redirect(to));
        true
    }
    fn mask(&mut self, path: &str, see: Sight<'_>) {
        if P::LEAF {
            if !see(path) {
                self.clear();
            }
        } else {
            for part in self.iter_mut() {
                part.mask(path, see);
            }
            self.retain(|part| *part != P::default());
        }
    }
    fn fill(&mut self, from: Self) {
        for part in from {
            if !self.contains(&part) {
                self.push(part);
            }
        }
    }
    fn fault(&self) -> Option<String> {
        self.iter().find_map(P::fault)
    }
}

impl<P: Part + Ord> Part for BTreeSet<P> {
    const KIND: Kind = Kind::List(&P::KIND);
    fn value(&self) -> Value {
        Value::List(self.iter().map(P::value).collect())
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = entries(value)?.into_iter().map(made::<P>).collect::<Result<_, _>>()?;
        Ok(())
    }
    fn references(&self, visit: &mut dyn FnMut(Key)) {
        for part in self {
            part.references(visit);
        }
    }
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        *self = std::mem::take(self)
            .into_iter()
            .filter_map(|mut part| part.redirect(to).then_some(part))
            .collect();
        true
    }
    fn fill(&mut self, from: Self) {
        self.extend(from);
    }
    fn fault(&self) -> Option<String> {
        self.iter().find_map(P::fault)
    }
}

/// The entries of a list value.
pub(crate) fn entries(value: Value) -> Result<Vec<Value>, ValueError> {
    match value {
        Value::List(entries) => Ok(entries),
        Value::Empty => Ok(Vec::new()),
        _ => Err(ValueError::Kind("a list")),
    }
}

/// A new part with these contents.
pub(crate) fn made<P: Part>(value: Value) -> Result<P, ValueError> {
    let mut part = P::default();
    part.assign(value)?;
    Ok(part)
}

/// A type whose ids are references into a table.
pub trait Referred: Sized {
    /// The table.
    const TABLE: Table;
    /// The key of the record with this id.
    fn key(id: Id<Self>) -> Key;
    /// The id, if the key is one of this table.
    fn id(key: Key) -> Option<Id<Self>>;
}

impl<T: Referred> Part for Id<T> {
    const KIND: Kind = Kind::Reference(T::TABLE);
    fn value(&self) -> Value {
        if self.is_nil() { Value::Empty } else { Value::Reference(T::key(*self)) }
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Reference(key) => T::id(key).ok_or(ValueError::Kind("a record of another table"))?,
            Value::Empty => Id::default(),
            _ => return Err(ValueError::Kind("a record")),
        };
        Ok(())
    }
    fn references(&self, visit: &mut dyn FnMut(Key)) {
        visit(T::key(*self));
    }
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        match to(T::key(*self)).and_then(T::id) {
            Some(id) => {
                *self = id;
                true
            }
            None => false,
        }
    }
}
