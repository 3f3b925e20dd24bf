//! A sorted map that refuses to read the same key twice.
//!
//! *Invariants:* a file that names a key twice is refused, instead of the last one winning in silence.

use super::field::{Kind, Value, ValueError};
use super::key::Key;
use super::part::{Part, Redirect, Sight, entries, made};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// A `BTreeMap` that refuses to read the same key twice.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Map<K: Ord, V>(BTreeMap<K, V>);

impl<K: Ord, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}
impl<K: Ord, V> Deref for Map<K, V> {
    type Target = BTreeMap<K, V>;
    fn deref(&self) -> &BTreeMap<K, V> {
        &self.0
    }
}
impl<K: Ord, V> DerefMut for Map<K, V> {
    fn deref_mut(&mut self) -> &mut BTreeMap<K, V> {
        &mut self.0
    }
}
impl<K: Ord + fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}
impl<K: Ord, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::collections::btree_map::IntoIter<K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
impl<'a, K: Ord, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::collections::btree_map::Iter<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, K: Ord + Deserialize<'de> + fmt::Debug, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Ord + Deserialize<'de> + fmt::Debug, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
            type Value = Map<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut map = BTreeMap::new();
                while let Some(key) = access.next_key::<K>()? {
                    if map.contains_key(&key) {
                        return Err(A::Error::custom(format!("the key {key:?} stands here twice")));
                    }
                    map.insert(key, access.next_value()?);
                }
                Ok(Map(map))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<K: Part + Ord, V: Part> Part for Map<K, V> {
    const KIND: Kind = Kind::Map(&K::KIND, &V::KIND);
    const LEAF: bool = false;
    fn value(&self) -> Value {
        let entry =
            |(key, value): (&K, &V)| Value::Item(vec![("key", key.value()), ("value", value.value())]);
        Value::List(self.iter().map(entry).collect())
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        let mut map = BTreeMap::new();
        for entry in entries(value)? {
            let Value::Item(parts) = entry else { return Err(ValueError::Kind("a key and a value")) };
            let (mut key, mut value) = (None, None);
            for (id, part) in parts {
                match id {
                    "key" => key = Some(made::<K>(part)?),
                    "value" => value = Some(made::<V>(part)?),
                    _ => return Err(ValueError::Part(id.to_owned())),
                }
            }
            map.insert(key.ok_or(ValueError::Kind("a key"))?, value.unwrap_or_default());
        }
        self.0 = map;
        Ok(())
    }
    fn references(&self, visit: &mut dyn FnMut(Key)) {
        for (key, value) in &self.0 {
            key.references(visit);
            value.references(visit);
        }
    }
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        let mut moved = Self::default();
        for (old, mut value) in std::mem::take(&mut self.0) {
            let mut key = old.clone();
            if key.redirect(to) && value.redirect(to) {
                if key == old {
                    self.0.insert(key, value);
                } else {
                    moved.fill([(key, value)].into_iter().collect());
                }
            }
        }
        // Two keys became one: what stood under the key that stays wins.
        self.fill(moved);
        true
    }
    fn mask(&mut self, path: &str, see: Sight<'_>) {
        if see(path) {
            self.0.values_mut().for_each(|value| value.mask(path, see));
        } else {
            self.0.clear();
        }
    }
    fn fill(&mut self, from: Self) {
        for (key, value) in from {
            match self.0.entry(key) {
                std::collections::btree_map::Entry::Occupied(mut there) => {
                    // An answer that was given stays, even if it is the one that a new record has.
                    if !V::LEAF || there.get().value().is_empty() {
                        there.get_mut().fill(value);
                    }
                }
                std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(value)),
            }
        }
    }
    fn fault(&self) -> Option<String> {
        self.0.iter().find_map(|(key, value)| key.fault().or_else(|| value.fault()))
    }
}
