//! How wide is each column of a table?
//!
//! As wide as its share, but never narrower than its longest word, so that words are not broken.
//!
//! *Invariants:* the widths add up to the width of the table. The same table gets the same widths everywhere.

use crate::diagram::{Inter, Measure, Weight};
use crate::report::{Row, Table, Tone};

/// Letters are so high in a table.
const SIZE: f32 = 9.0;
/// The room between two columns in points: 3.4 mm.
const GAP: f32 = 9.64;
/// A sign with the room behind it: 5.2 mm.
const SIGN: f32 = 14.75;
/// A word takes at most this part of the table; longer ones are broken.
const WIDEST: f32 = 0.3;
/// What is measured may be a little wider when it is set.
const SLACK: f32 = 1.5;

/// The widths in points, of a table that is `whole` points wide. O(words).
pub(super) fn widths(table: &Table, whole: f32) -> Vec<f32> {
    let (least, natural) = needed(table, whole);
    let asked: Vec<f32> = table.head.iter().map(|column| f32::from(column.width.max(1))).collect();
    let all: f32 = least.iter().sum();
    if all >= whole {
        return least.iter().map(|width| width * whole / all.max(1.0)).collect();
    }
    let mut widths = shared(&asked, &least, whole);
    // What a column does not need goes to those whose text would stand on several lines.
    let spare: f32 = widths.iter().zip(&natural).map(|(width, need)| (width - need).max(0.0)).sum();
    let lacking: f32 = widths.iter().zip(&natural).map(|(width, need)| (need - width).max(0.0)).sum();
    if spare > 0.0 && lacking > 0.0 {
        let moved = spare.min(lacking);
        for (width, need) in widths.iter_mut().zip(&natural) {
            if *width > *need {
                *width -= (*width - need) * moved / spare;
            } else {
                *width += (need - *width) * moved / lacking;
            }
        }
    }
    widths
}

/// The same by the shares of the columns alone.
pub(super) fn shares(table: &Table, whole: f32) -> Vec<f32> {
    let asked = table.head.iter().map(|column| f32::from(column.width.max(1)));
    let all: f32 = asked.clone().sum();
    asked.map(|share| share * whole / all.max(1.0)).collect()
}

/// Columns that would be too narrow get what they need; the others share the rest, until none is too narrow.
fn shared(asked: &[f32], least: &[f32], whole: f32) -> Vec<f32> {
    let mut fixed = vec![false; least.len()];
    loop {
        let held = |values: &[f32], is: bool| -> f32 {
            values.iter().zip(&fixed).filter(|(_, fixed)| **fixed == is).map(|(value, _)| value).sum()
        };
        let room = whole - held(least, true);
        let shares = held(asked, false).max(0.001);
        let found: Vec<f32> = (0..least.len())
            .map(|place| if fixed[place] { least[place] } else { asked[place] * room / shares })
            .collect();
        let narrow: Vec<usize> = (0..least.len()).filter(|place| found[*place] < least[*place]).collect();
        if narrow.is_empty() {
            return found;
        }
        narrow.into_iter().for_each(|place| fixed[place] = true);
    }
}

/// What each column needs for its longest word, and so that nothing in it is broken.
fn needed(table: &Table, whole: f32) -> (Vec<f32>, Vec<f32>) {
    let mut least: Vec<f32> =
        table.head.iter().map(|column| longest(column.title, Weight::Medium, column.is_numeric)).collect();
    let mut natural: Vec<f32> =
        table.head.iter().map(|column| Inter.width(column.title, SIZE, Weight::Medium)).collect();
    for line in table.rows.iter().filter_map(Row::line) {
        for (place, (cell, column)) in line.cells.iter().zip(&table.head).enumerate() {
            let weight = match cell.tone {
                Tone::Plain | Tone::Muted => Weight::Regular,
                Tone::Strong => Weight::SemiBold,
                Tone::Good | Tone::Warn | Tone::Late => Weight::Medium,
            };
            let sign = if cell.sign.is_some() { SIGN } else { 0.0 };
            for (text, weight) in [(&cell.text, weight), (&cell.second, Weight::Regular)] {
                // How late something is stands on one line.
                let is_whole = column.is_numeric || cell.tone == Tone::Late;
                least[place] = least[place].max(longest(text, weight, is_whole) + sign);
                natural[place] = natural[place].max(Inter.width(text, SIZE, weight) + sign);
            }
        }
    }
    let last = least.len().saturating_sub(1);
    let around = |place: usize| SLACK + if place == last { 0.0 } else { GAP };
    let least = least.iter().enumerate().map(|(place, width)| width.min(whole * WIDEST) + around(place));
    let natural = natural.iter().enumerate().map(|(place, width)| width + around(place));
    (least.collect(), natural.collect())
}

/// The width of the longest piece that stands on one line; numbers and days are not broken.
fn longest(text: &str, weight: Weight, is_whole: bool) -> f32 {
    if is_whole || text.chars().count() <= 7 {
        return Inter.width(text, SIZE, weight);
    }
    let words = text.split(|letter: char| letter.is_whitespace() || letter == '\u{200B}');
    let pieces = words.flat_map(|word| word.split_inclusive(['-', '/']));
    pieces.map(|piece| Inter.width(piece, SIZE, weight)).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column};

    fn table(texts: [&str; 3]) -> Table {
        let head =
            vec![Column::words("Name", 50), Column::numbers("Influence", 5), Column::words("Needs", 45)];
        Table { head, rows: vec![Row::cells(texts.map(Cell::plain).to_vec())] }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_and_the_others_share_the_rest() {
        let found = widths(&table(["Ana Ruiz", "90", "Time to learn"]), 470.0);
        assert!((found.iter().sum::<f32>() - 470.0).abs() < 0.01);
        assert!(found[1] >= Inter.width("Influence", SIZE, Weight::Medium) + GAP);
        assert!((found[0] / found[2] - 50.0 / 45.0).abs() < 0.01, "{found:?}");
        let long = widths(&table(["Ana", "90", &"Time to learn ".repeat(9)]), 470.0);
        assert!(long[2] > found[2] && long[0] < found[0], "{long:?}");
    }

    #[test]
    fn a_word_without_end_does_not_push_the_others_out() {
        let word = "a".repeat(500);
        let found = widths(&table([&word, &word, &word]), 470.0);
        assert!((found.iter().sum::<f32>() - 470.0).abs() < 0.01);
        assert!(found.iter().all(|width| *width > 100.0));
    }
}
