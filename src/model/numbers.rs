//! Which numbers may stand in the document, and in which range?
//!
//! *Invariants:* checked when made and when read; nothing here is infinite or NaN.

use super::field::{Kind, Value, ValueError};
use super::part::Part;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A rating, 0–100. From 50 on it counts as high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Rating(u8);

impl Rating {
    /// The lowest rating.
    pub const LEAST: Self = Self(0);
    /// The highest rating.
    pub const MOST: Self = Self(100);

    /// The rating, if it is 100 or less.
    pub const fn new(value: u8) -> Option<Self> {
        if value <= 100 { Some(Self(value)) } else { None }
    }

    /// The nearest rating: what is out of range is brought to its end, and NaN to 0.
    pub fn nearest(value: f64) -> Self {
        Self(value.round().clamp(0.0, 100.0) as u8)
    }

    /// The number, 0–100.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// As a share, 0–1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u32::deserialize(deserializer)?;
        u8::try_from(value).ok().and_then(Self::new).ok_or_else(|| {
            D::Error::custom(format!("the rating {value} is out of range: 0 to 100 is allowed"))
        })
    }
}

impl Part for Rating {
    const KIND: Kind = Kind::Rating;
    fn value(&self) -> Value {
        Value::Whole(u32::from(self.0))
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        let Value::Whole(value) = value else { return Err(ValueError::Kind("a rating from 0 to 100")) };
        *self = u8::try_from(value).ok().and_then(Self::new).ok_or(ValueError::Range {
            value,
            least: 0,
            most: 100,
        })?;
        Ok(())
    }
}

/// A whole number from `LEAST` to `MOST` that is `DEFAULT` where nothing was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Whole<const DEFAULT: u32, const LEAST: u32, const MOST: u32>(u32);

impl<const DEFAULT: u32, const LEAST: u32, const MOST: u32> Whole<DEFAULT, LEAST, MOST> {
    /// The smallest allowed.
    pub const LEAST: u32 = LEAST;
    /// The largest allowed.
    pub const MOST: u32 = MOST;

    /// The number, if it is in range.
    pub const fn new(value: u32) -> Option<Self> {
        if value >= LEAST && value <= MOST { Some(Self(value)) } else { None }
    }

    /// The nearest number in range.
    pub fn nearest(value: u32) -> Self {
        Self(value.clamp(LEAST, MOST))
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<const DEFAULT: u32, const LEAST: u32, const MOST: u32> Default for Whole<DEFAULT, LEAST, MOST> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl<const DEFAULT: u32, const LEAST: u32, const MOST: u32> fmt::Display for Whole<DEFAULT, LEAST, MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de, const DEFAULT: u32, const LEAST: u32, const MOST: u32> Deserialize<'de>
    for Whole<DEFAULT, LEAST, MOST>
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u32::deserialize(deserializer)?;
        Self::new(value)
            .ok_or_else(|| D::Error::custom(format!("{value} is out of range: {LEAST} to {MOST} is allowed")))
    }
}

impl<const DEFAULT: u32, const LEAST: u32, const MOST: u32> Part for Whole<DEFAULT, LEAST, MOST> {
    const KIND: Kind = Kind::Whole { least: LEAST, most: MOST };
    fn value(&self) -> Value {
        Value::Whole(self.0)
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Whole(value) => {
                Self::new(value).ok_or(ValueError::Range { value, least: LEAST, most: MOST })?
            }
            Value::Empty => Self::default(),
            _ => return Err(ValueError::Kind("a whole number")),
        };
        Ok(())
    }
}

/// How strong a tie is, 1–5; 3 if unsaid.
pub type Strength = Whole<3, 1, 5>;
/// A score of 1–5; 3 if unsaid.
pub type Score = Whole<3, 1, 5>;
/// How much a need matters, 0–3.
pub type Weight = Whole<0, 0, 3>;

/// A number of at least 0, such as hours.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize)]
#[serde(transparent)]
pub struct Amount(f64);

impl Amount {
    /// The amount, if it is finite and from 0 to one million. Minus zero becomes zero.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1e6).contains(&value).then_some(Self(value + 0.0))
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| {
            D::Error::custom(format!("the number {value:?} is out of range: 0 to 1000000 is allowed"))
        })
    }
}

impl Part for Amount {
    const KIND: Kind = Kind::Number;
    fn value(&self) -> Value {
        Value::Number(self.0)
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        let number = match value {
            Value::Number(number) => number,
            Value::Whole(number) => f64::from(number),
            _ => return Err(ValueError::Kind("a number")),
        };
        *self = Self::new(number).ok_or(ValueError::Number)?;
        Ok(())
    }
}

/// A place on the network view, in points; x to the right, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The farthest that a place may lie from the middle, in points.
    pub const FARTHEST: f64 = 1e7;

    /// The place, if both numbers are finite and near enough.
    pub fn new(x: f64, y: f64) -> Option<Self> {
        let near = |v: f64| v.abs() <= Self::FARTHEST;
        (near(x) && near(y)).then_some(Self { x: x + 0.0, y: y + 0.0 })
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Point", deny_unknown_fields)]
        struct Said {
            x: f64,
            y: f64,
        }
        let Said { x, y } = Said::deserialize(deserializer)?;
        Self::new(x, y).ok_or_else(|| D::Error::custom(format!("the place ({x}, {y}) is out of range")))
    }
}

impl Part for Point {
    const KIND: Kind = Kind::Place;
    fn value(&self) -> Value {
        Value::Item(vec![("x", Value::Number(self.x)), ("y", Value::Number(self.y))])
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        let Value::Item(parts) = value else { return Err(ValueError::Kind("a place")) };
        let mut place = *self;
        for (id, value) in parts {
            let Value::Number(number) = value else { return Err(ValueError::Kind("a number")) };
            match id {
                "x" => place.x = number,
                "y" => place.y = number,
                _ => return Err(ValueError::Part(id.to_owned())),
            }
        }
        *self = Self::new(place.x, place.y).ok_or(ValueError::Number)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_checked_when_made() {
        assert_eq!(Rating::new(100).map(Rating::get), Some(100));
        assert_eq!(Rating::new(101), None);
        assert_eq!(Rating::nearest(f64::NAN).get(), 0);
        assert_eq!(Rating::nearest(1e9).get(), 100);
        let mut rating = Rating::LEAST;
        assert!(rating.assign(Value::Whole(300)).is_err());
        assert_eq!(rating, Rating::LEAST);
    }

    #[test]
    fn amounts_are_finite() {
        for wrong in [f64::NAN, f64::INFINITY, -0.5, 2e6] {
            assert_eq!(Amount::new(wrong), None);
        }
        assert!(Amount::new(-0.0).is_some_and(|zero| zero.get().is_sign_positive()));
    }
}
