//! How wide is a text?
//!
//! Labels are placed by width, so whoever builds a scene says how to measure. `Inter` measures by the advance widths of
//! the program's own font, so that a picture is the same on every machine.
//!
//! *Invariants:* the same text has the same width everywhere. Kerning is left out; letters outside the table count as
//! a typical letter, East Asian ones as a square. Nothing here opens a font.

use super::widths::{FIRST, MEDIUM, OTHERS, REGULAR, SEMIBOLD};

/// How bold text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500: names, button words.
    Medium,
    /// 600: titles.
    SemiBold,
}

impl Weight {
    /// As style sheets say it.
    pub const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }
}

/// Says how wide a text is.
pub trait Measure {
    /// Points, for letters of `size` points.
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;
}

/// Measures by Inter's advance widths.
#[derive(Debug, Clone, Copy, Default)]
pub struct Inter;

impl Measure for Inter {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let (table, column) = match weight {
            Weight::Regular => (&REGULAR, 0),
            Weight::Medium => (&MEDIUM, 1),
            Weight::SemiBold => (&SEMIBOLD, 2),
        };
        let units: u32 = text
            .chars()
            .map(|letter| {
                let near = (letter as usize).checked_sub(FIRST).and_then(|at| table.get(at)).copied();
                let far = || OTHERS.iter().find(|entry| entry.0 == letter).map(|entry| entry.1[column]);
                u32::from(near.or_else(far).unwrap_or_else(|| typical(letter)))
            })
            .sum();
        units as f32 * size / 1000.0
    }
}

/// Thousandths of the letter height for what the table does not hold.
fn typical(letter: char) -> u16 {
    match letter as u32 {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF => 1000,
        _ => 620,
    }
}

/// The text, or as much of it as fits in `width` points with an ellipsis. O(length + what fits²).
pub fn fitted(text: &str, width: f32, size: f32, weight: Weight, measure: &dyn Measure) -> String {
    if measure.width(text, size, weight) <= width {
        return text.to_owned();
    }
    // From the front: a name may be far longer than what fits.
    let mut kept = String::new();
    for letter in text.chars() {
        let before = kept.len();
        kept.push(letter);
        if measure.width(&format!("{}…", kept.trim_end()), size, weight) > width {
            kept.truncate(before);
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The words in lines no wider than `width` points; a longer word has a line of its own.
pub fn wrapped(text: &str, width: f32, size: f32, weight: Weight, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if measure.width(&format!("{line} {word}"), size, weight) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bolder_or_longer_text_is_wider_and_every_letter_counts() {
        let width = |text, weight| Inter.width(text, 12.0, weight);
        assert!(width("Amara Okafor", Weight::Regular) < width("Amara Okafor", Weight::Medium));
        assert!(width("Amara Okafor", Weight::Medium) < width("Amara Okafor", Weight::SemiBold));
        assert!((width("Tomasz Żuk", Weight::Medium) - 69.0).abs() < 2.0);
        assert_eq!(width("山田", Weight::Regular), 24.0);
        assert_eq!(width("e\u{301}", Weight::Regular), width("e", Weight::Regular));
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis_and_fits() {
        let short = fitted("Dr Henrik Lund-Sørensen", 80.0, 12.0, Weight::Medium, &Inter);
        assert!(short.starts_with("Dr Henrik") && short.ends_with('…'), "{short}");
        assert!(Inter.width(&short, 12.0, Weight::Medium) <= 80.0);
        assert_eq!(fitted("Ana", 80.0, 12.0, Weight::Medium, &Inter), "Ana");
        let lines =
            wrapped("We bring news early and ask what it means", 120.0, 14.0, Weight::Regular, &Inter);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| Inter.width(line, 14.0, Weight::Regular) <= 120.0)
        );
        assert_eq!(fitted("Ana", 0.0, 12.0, Weight::Medium, &Inter), "…");
    }
}
