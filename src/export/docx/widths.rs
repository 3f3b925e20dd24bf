//! How wide is each column of a table?
//!
//! *Invariants:* the widths together are the width of the text; no usual word is broken, long ones apart. In twentieths of a
//! point.

use crate::diagram::{Inter, Measure, Weight};
use crate::report::{Cell, Row, Table, Tone};

/// The letters of a table, in points.
const SIZE: f32 = 9.0;
/// Room beside the words of a cell, in points.
const ROOM: f32 = 11.0;
/// A sign before words, in points.
const SIGN: f32 = 19.0;
/// No word makes a column wider than this part of the table.
const MOST: f32 = 0.28;

/// The width of the longest piece that is not broken, in points.
fn longest(text: &str, weight: Weight) -> f32 {
    let pieces = text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}');
    let pieces = pieces.flat_map(|piece| piece.split_inclusive(['-', '/', '–', '·']));
    // Letters beyond these are wider than a column may be.
    pieces.map(|piece| Inter.width(piece.get(..200).unwrap_or(piece), SIZE, weight)).fold(0.0, f32::max)
}

fn needed(cell: &Cell) -> f32 {
    let weight =
        if cell.tone == Tone::Plain || cell.tone == Tone::Muted { Weight::Regular } else { Weight::SemiBold };
    let sign = if cell.sign.is_some() { SIGN } else { 0.0 };
    (longest(&cell.text, weight) + sign).max(longest(&cell.second, Weight::Regular))
}

/// The widths of the columns of a table: by their shares, where that breaks no word. O(letters).
pub(super) fn widths(table: &Table, width: u32) -> Vec<u32> {
    let whole = width as f32;
    let least: Vec<f32> = table
        .head
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells = table.rows.iter().filter_map(Row::line).filter_map(|line| line.cells.get(place));
            let words = cells.map(needed).fold(longest(column.title, Weight::Medium), f32::max);
            ((words + ROOM) * 20.0).min(whole * MOST)
        })
        .collect();
    let shares: Vec<f32> = table.head.iter().map(|column| f32::from(column.width.max(1))).collect();
    spread(whole, &shares, &least)
}

/// Shares of a width, none of them less than it needs; where they need more than there is, each gets less.
fn spread(whole: f32, shares: &[f32], least: &[f32]) -> Vec<u32> {
    let needed: f32 = least.iter().sum();
    let squeeze = if needed > whole { whole / needed } else { 1.0 };
    let least: Vec<f32> = least.iter().map(|width| width * squeeze).collect();
    let mut fixed = vec![false; shares.len()];
    loop {
        let taken: f32 = (0..shares.len()).filter(|place| fixed[*place]).map(|place| least[place]).sum();
        let open: f32 = (0..shares.len()).filter(|place| !fixed[*place]).map(|place| shares[place]).sum();
        let free = (whole - taken).max(0.0);
        let own = |place: usize| if open > 0.0 { free * shares[place] / open } else { 0.0 };
        let tight: Vec<usize> =
            (0..shares.len()).filter(|place| !fixed[*place] && own(*place) < least[*place]).collect();
        if tight.is_empty() {
            return (0..shares.len())
                .map(|place| if fixed[place] { least[place] } else { own(place) })
                .map(|width| width as u32)
                .collect();
        }
        tight.into_iter().for_each(|place| fixed[place] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_shares_and_what_they_need() {
        assert_eq!(spread(1000.0, &[1.0, 1.0], &[0.0, 0.0]), [500, 500]);
        assert_eq!(spread(1000.0, &[9.0, 1.0], &[0.0, 300.0]), [700, 300]);
        assert_eq!(spread(1000.0, &[1.0, 1.0, 2.0], &[400.0, 200.0, 0.0]), [400, 200, 400]);
        let squeezed = spread(1000.0, &[1.0, 1.0], &[900.0, 900.0]);
        assert!(squeezed.iter().all(|width| (499..=500).contains(width)), "{squeezed:?}");
        assert!(spread(1000.0, &[], &[]).is_empty());
    }
}
