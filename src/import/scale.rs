//! On which scale was a column of ratings filled in, and what is that on ours?
//!
//! A scale of numbers is stretched so that its least is 0 and its most is 100: on 1–5 the steps are 0, 25, 50, 75 and
//! 100, so that the middle counts as high like our own 50. Words are *low* 25, *medium* 50, *high* 75.

use super::cell;
use super::synonyms::folded;
use crate::model::Rating;
use std::fmt;

/// A scale of ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Very low, low, medium, high, very high.
    Words,
    /// Numbers from the first to the second.
    Numbers(u32, u32),
    /// Numbers with a percent sign.
    Percent,
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words => f.write_str("High/Medium/Low"),
            Self::Numbers(least, most) => write!(f, "{least}–{most}"),
            Self::Percent => f.write_str("percent"),
        }
    }
}

impl Scale {
    /// What its steps become, in words.
    pub(super) fn explained(self) -> String {
        match self {
            Self::Words => "High/Medium/Low (low 25, medium 50, high 75, very high 90)".to_owned(),
            Self::Numbers(0, 100) => "0–100".to_owned(),
            Self::Numbers(1, 5) => "1–5 (1 is 0, 3 is 50, 5 is 100)".to_owned(),
            Self::Numbers(least, most) => format!("{least}–{most} ({least} is 0, {most} is 100)"),
            Self::Percent => "percent".to_owned(),
        }
    }

    /// The scale with this name: `1-5`, `0–100`, `percent`, `words`.
    pub fn find(text: &str) -> Option<Self> {
        let plain = folded(text);
        match plain.as_str() {
            "words" | "high medium low" | "low medium high" | "h m l" | "l m h" => return Some(Self::Words),
            "percent" => return Some(Self::Percent),
            _ => {}
        }
        if text.trim() == "%" {
            return Some(Self::Percent);
        }
        let mut ends = plain.split(' ').filter(|word| !matches!(*word, "to" | "bis" | "a"));
        let (least, most) = (ends.next()?.parse().ok()?, ends.next()?.parse().ok()?);
        (ends.next().is_none() && least <= 1 && most > least && most <= 100)
            .then_some(Self::Numbers(least, most))
    }

    /// The rating that a cell means on this scale.
    pub(super) fn rating(self, text: &str) -> Option<Rating> {
        match self {
            Self::Words => level(text).map(|value| Rating::nearest(f64::from(value))),
            Self::Numbers(least, most) => {
                let (value, percent) = cell::number(text)?;
                let (least, most) = (f64::from(least), f64::from(most));
                let fits = !percent && (least..=most).contains(&value);
                fits.then(|| Rating::nearest((value - least) / (most - least) * 100.0))
            }
            Self::Percent => {
                let (value, _) = cell::number(text)?;
                (0.0..=100.0).contains(&value).then(|| Rating::nearest(value))
            }
        }
    }
}

/// The rating, 0–100, of a level in words: `High`, `4 - high`, `sehr hoch`, `M`.
pub(super) fn level(text: &str) -> Option<u8> {
    let plain = folded(text);
    let words = plain.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    Some(match words {
        "none" | "nil" | "no" | "keine" | "kein" | "aucun" | "aucune" => 0,
        "very low" | "vl" | "very weak" | "sehr niedrig" | "sehr gering" | "tres faible" | "tres bas" => 10,
        "low" | "l" | "small" | "minor" | "weak" | "niedrig" | "gering" | "klein" | "schwach" | "faible"
        | "bas" => 25,
        "low medium" | "low to medium" | "medium low" | "medium to low" | "ml" | "lm" => 38,
        "medium" | "m" | "moderate" | "mid" | "med" | "average" | "mittel" | "moyen" | "moyenne"
        | "modere" => 50,
        "medium high" | "medium to high" | "high medium" | "high to medium" | "mh" | "hm" => 63,
        "high" | "h" | "strong" | "major" | "significant" | "hoch" | "gross" | "stark" | "eleve"
        | "elevee" | "fort" | "forte" => 75,
        "very high" | "vh" | "very strong" | "critical" | "extreme" | "sehr hoch" | "tres eleve"
        | "tres fort" => 90,
        _ => return None,
    })
}

/// What stands in a column of ratings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    words: usize,
    numbers: usize,
    percents: usize,
    least: f64,
    most: f64,
    fractions: bool,
}

impl Seen {
    /// Looks at the cells of a column. O(cells).
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = Self {
            words: 0,
            numbers: 0,
            percents: 0,
            least: f64::INFINITY,
            most: f64::NEG_INFINITY,
            fractions: false,
        };
        for text in cells {
            if let Some((value, percent)) = cell::number(text) {
                *(if percent { &mut seen.percents } else { &mut seen.numbers }) += 1;
                seen.least = seen.least.min(value);
                seen.most = seen.most.max(value);
                seen.fractions |= value.fract() != 0.0;
            } else if level(text).is_some() {
                seen.words += 1;
            }
        }
        seen
    }

    /// True of plain numbers of at most 10: such columns of one source share a scale.
    pub(super) fn is_short(&self) -> bool {
        self.scale().is_some_and(|scale| matches!(scale, Scale::Numbers(_, most) if (2..=10).contains(&most)))
    }

    /// Both columns as one.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            numbers: self.numbers + other.numbers,
            percents: self.percents + other.percents,
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            fractions: self.fractions || other.fractions,
        }
    }

    /// The scale that fits best, if any does.
    pub(super) fn scale(&self) -> Option<Scale> {
        if self.words > 0 && self.words >= self.numbers + self.percents {
            return Some(Scale::Words);
        }
        if self.percents > 0 {
            return Some(Scale::Percent);
        }
        if self.numbers == 0 || self.least < 0.0 || self.most > 100.0 {
            return None;
        }
        let from_zero = self.least < 1.0;
        Some(match self.most {
            most if most <= 1.0 && from_zero => Scale::Numbers(0, 1),
            // Nobody above 3 among many: three steps.
            most if most <= 3.0 && !from_zero && self.numbers >= 8 && !self.fractions => Scale::Numbers(1, 3),
            most if most <= 5.0 => Scale::Numbers(u32::from(!from_zero), 5),
            most if most <= 10.0 => Scale::Numbers(u32::from(!from_zero), 10),
            _ => Scale::Numbers(0, 100),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(cells: &[&str]) -> Option<Scale> {
        Seen::of(cells.iter().copied()).scale()
    }

    #[test]
    fn the_whole_column_tells_the_scale() {
        for (cells, expected) in [
            (&["High", "low", "M"][..], Some(Scale::Words)),
            (&["4 - high", "1 - low"], Some(Scale::Words)),
            (&["1", "5", "3"], Some(Scale::Numbers(1, 5))),
            (&["2", "3"], Some(Scale::Numbers(1, 5))),
            (&["1", "2", "3", "3", "2", "1", "1", "3"], Some(Scale::Numbers(1, 3))),
            (&["0", "5"], Some(Scale::Numbers(0, 5))),
            (&["1", "9,5"], Some(Scale::Numbers(1, 10))),
            (&["0.2", "0.9"], Some(Scale::Numbers(0, 1))),
            (&["0", "75"], Some(Scale::Numbers(0, 100))),
            (&["40 %", "80%"], Some(Scale::Percent)),
            (&["-1", "3"], None),
            (&["500"], None),
            (&["", "?"], None),
        ] {
            assert_eq!(scale(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn steps_become_ratings() {
        for (scale, cell, expected) in [
            (Scale::Words, "very high", Some(90)),
            (Scale::Words, "Hoch", Some(75)),
            (Scale::Words, "Moyen", Some(50)),
            (Scale::Numbers(1, 5), "4", Some(75)),
            (Scale::Numbers(1, 10), "10", Some(100)),
            (Scale::Numbers(1, 10), "5", Some(44)),
            (Scale::Numbers(1, 5), "6", None),
            (Scale::Percent, "33", Some(33)),
            (Scale::Percent, "133 %", None),
        ] {
            assert_eq!(scale.rating(cell).map(Rating::get), expected, "{scale} {cell}");
        }
        assert_eq!(Scale::find("1–10"), Some(Scale::Numbers(1, 10)));
        assert_eq!(Scale::find("0 to 100"), Some(Scale::Numbers(0, 100)));
        assert_eq!(Scale::find("Text"), None);
    }
}
