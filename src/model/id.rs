//! What names a record for ever?
//!
//! *Invariants:* an id has 60 random bits, is written as twelve Crockford base-32 letters, and is never used
//! again. Ids are random so that two colleagues' copies of a map can be merged. Nothing here draws randomness
//! by itself: the maker is given its seed.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: usize = 12;
const MASK: u64 = (1 << 60) - 1;

/// The id of a record of type `T`: 60 bits. The default is the nil id, which no record has.
pub struct Id<T>(u64, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id with these bits; the upper four are dropped.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & MASK, PhantomData)
    }

    /// The 60 bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// True of the id that no record has.
    pub const fn is_nil(self) -> bool {
        self.0 == 0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> Default for Id<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0u8; LETTERS];
        for (place, letter) in text.iter_mut().enumerate() {
            let shift = 5 * (LETTERS - 1 - place);
            *letter = ALPHABET[(self.0 >> shift) as usize & 31];
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// The text is no id: it must be twelve letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no id: an id has {LETTERS} letters and digits, without I, L, O and U")]
pub struct IdError(String);

impl<T> FromStr for Id<T> {
    type Err = IdError;

    /// Reads capital letters only, so that each id has one spelling.
    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError(text.chars().take(40).collect());
        if text.len() != LETTERS {
            return Err(wrong());
        }
        let mut bits = 0;
        for byte in text.bytes() {
            let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or_else(wrong)?;
            bits = bits << 5 | digit as u64;
        }
        Ok(Self::from_bits(bits))
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let id = text.parse().ok().filter(|id: &Self| !id.is_nil());
        id.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &"an id of 12 letters and digits"))
    }
}

/// Makes ids from a seed: the same seed gives the same ids in the same order (`splitmix64`, Steele et al. 2014).
#[derive(Debug, Clone)]
pub struct IdMaker {
    state: u64,
}

impl IdMaker {
    /// A maker whose ids follow from the seed. For real maps the seed comes from the system's randomness.
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id; never nil.
    #[allow(clippy::should_implement_trait, reason = "an endless source of ids of any type is no iterator")]
    pub fn next<T>(&mut self) -> Id<T> {
        loop {
            let id = Id::from_bits(self.bits());
            if !id.is_nil() {
                return id;
            }
        }
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_written_and_has_one_spelling() {
        let mut maker = IdMaker::seeded(7);
        for _ in 0..1000 {
            let id: Id<()> = maker.next();
            assert_eq!(id.to_string().parse::<Id<()>>(), Ok(id));
        }
        for wrong in ["", "0", "00000000000U", "0000000000000", "00000000000a", "00000000000é"] {
            assert!(wrong.parse::<Id<()>>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_ids() {
        let ids = |seed| {
            let mut maker = IdMaker::seeded(seed);
            (0..5).map(|_| maker.next::<()>()).collect::<Vec<_>>()
        };
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
    }
}
