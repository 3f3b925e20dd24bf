//! What fits on a sheet?
//!
//! The measures are those of the sheet on A4 in millimetres: the map 128 wide, the table 136, the band 50 high with three
//! columns; text of 9 points on lines of 4.35.
//!
//! *Invariants:* a text is cut at a word, with an ellipsis. What is measured is a little wider than what is printed, so that
//! what fits here fits there.

use crate::diagram::{Inter, Measure, Weight};
use crate::report::block::Cell;
use crate::report::block::Tone;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// Text of tables and of the band.
pub(super) const SIZE: f32 = 9.0;
/// The width of the why, in points.
pub(super) const LEAD: f32 = 170.0 * POINTS;
/// The map, in its units of three quarters of a point.
pub(super) const MAP_WIDE: f32 = 484.0;
pub(super) const MAP_HIGH: f32 = 318.0;
/// The table at the right, in millimetres.
pub(super) const RIGHT: f32 = 136.0;
/// The rows of the table at the right may be so high together, in millimetres.
const RIGHT_HIGH: f32 = 83.5;
/// A line, and what a row of the table at the right has above and below.
const STEP: f32 = 4.35;
const ROW: f32 = 1.45;
/// The lines of a column of the band with one title.
pub(super) const LINES: usize = 10;
/// The lines of a column of the band with two titles.
pub(super) const LINES_OF_TWO: usize = 8;
/// Between two columns of a table, and the room of a sign, in millimetres.
const GAP: f32 = 3.0;
const SIGN: f32 = 4.6;
/// Fonts of other scripts are a little wider than what is measured.
const WIDER: f32 = 1.01;

/// The columns of a table: their widths in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'a>(pub(super) &'a [u8]);

impl Columns<'_> {
    /// The room for text in a column, in points.
    pub(super) fn room(&self, column: usize, has_sign: bool) -> f32 {
        let wide = self.0.get(column).map_or(0.0, |width| f32::from(*width));
        let gap = if column + 1 == self.0.len() { 0.0 } else { GAP };
        (wide - gap - if has_sign { SIGN } else { 0.0 }) * POINTS
    }

    /// How many lines a row takes.
    pub(super) fn lines(&self, cells: &[Cell]) -> usize {
        let of = |(column, cell): (usize, &Cell)| {
            let room = self.room(column, cell.sign.is_some());
            let weight = match cell.tone {
                Tone::Strong => Weight::SemiBold,
                Tone::Plain | Tone::Muted => Weight::Regular,
                Tone::Good | Tone::Warn | Tone::Late => Weight::Medium,
            };
            let second =
                if cell.second.is_empty() { 0 } else { lines(&cell.second, room, SIZE, Weight::Regular) };
            lines(&cell.text, room, SIZE, weight) + second
        };
        cells.iter().enumerate().map(of).max().unwrap_or(0).max(1)
    }
}

/// As many rows from the beginning as fit in so many lines, at most so many.
pub(super) fn that_fit(
    rows: Vec<Vec<Cell>>,
    columns: Columns<'_>,
    lines: usize,
    most: usize,
) -> Vec<Vec<Cell>> {
    let mut left = lines;
    let fits = |row: &Vec<Cell>| {
        let needed = columns.lines(row);
        let fits = needed <= left;
        left = left.saturating_sub(needed);
        fits
    };
    rows.into_iter().take(most).take_while(fits).collect()
}

/// As many rows from the beginning as fit in the table at the right, at most so many.
pub(super) fn that_fit_right(rows: Vec<Vec<Cell>>, columns: Columns<'_>, most: usize) -> Vec<Vec<Cell>> {
    let mut left = RIGHT_HIGH;
    let fits = |row: &Vec<Cell>| {
        left -= columns.lines(row) as f32 * STEP + ROW;
        left >= 0.0
    };
    rows.into_iter().take(most).take_while(fits).collect()
}

/// How many lines a text takes in so many points; a word that is wider than a line is broken.
pub(super) fn lines(text: &str, width: f32, size: f32, weight: Weight) -> usize {
    let measure = |text: &str| Inter.width(text, size, weight) * WIDER;
    let width = width.max(size * 2.0);
    let space = measure(" ");
    let mut all = 0;
    for paragraph in text.lines() {
        let (mut count, mut used) = (1, 0.0_f32);
        for word in paragraph.split_whitespace() {
            let wide = measure(word);
            if used > 0.0 && used + space + wide <= width {
                used += space + wide;
                continue;
            }
            if used > 0.0 {
                count += 1;
            }
            used = 0.0;
            if wide <= width {
                used = wide;
                continue;
            }
            for letter in word.chars() {
                let letter = measure(letter.encode_utf8(&mut [0; 4]));
                if used + letter > width && used > 0.0 {
                    count += 1;
                    used = 0.0;
                }
                used += letter;
            }
        }
        all += count;
    }
    all
}

/// The text, or as much of it as fits in so many lines with an ellipsis, and whether it is whole.
pub(super) fn shortened(text: &str, width: f32, size: f32, weight: Weight, most: usize) -> (String, bool) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if lines(&text, width, size, weight) <= most {
        return (text, true);
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let with_dots =
        |end: usize| format!("{}…", text[..end].trim_end_matches([' ', ',', ';', ':', '–', '-', '(']));
    let fits = |end: usize| lines(&with_dots(end), width, size, weight) <= most;
    // The longest beginning that fits.
    let count = ends.partition_point(|end| fits(*end));
    let last = ends.get(count.saturating_sub(1)).copied().unwrap_or(0);
    // At a word, where that is not far.
    let space = text[..last].rfind(' ').filter(|space| text[*space..last].chars().count() <= 24);
    let ends_word = text[last..].starts_with(' ');
    let mut end = if ends_word { last } else { space.unwrap_or(last) };
    // A sign that belongs to the letter before it stays with it.
    while text[end..].chars().next().is_some_and(is_joined) {
        end = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    }
    (with_dots(end), false)
}

/// Accents and other signs that are part of the letter before them.
const fn is_joined(letter: char) -> bool {
    matches!(letter as u32, 0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x610..=0x61A | 0x64B..=0x65F
        | 0x900..=0x903 | 0x93A..=0x94F | 0x200C..=0x200D | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF)
}

/// What did not fit.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// People without a name on the map.
    pub(super) names: usize,
    /// Texts that end in an ellipsis.
    pub(super) ends: usize,
    /// Other things, by what they are: *people*, with how many there are in all.
    pub(super) rest: Vec<(&'static str, &'static str, usize, usize)>,
}

impl Cut {
    /// So many of these, of which there are so many, are not there.
    pub(super) fn add(&mut self, one: &'static str, several: &'static str, shown: usize, all: usize) {
        if shown < all {
            self.rest.push((one, several, all - shown, all));
        }
    }

    /// A text that was cut or not.
    pub(super) fn text(&mut self, (text, whole): (String, bool)) -> String {
        self.ends += usize::from(!whole);
        text
    }

    /// Each as words with its count, on one line of the foot.
    pub(super) fn told(&self) -> Vec<String> {
        const ROOM: f32 = 80.0 * POINTS;
        let mut told: Vec<(usize, String)> = self
            .rest
            .iter()
            .map(|(one, several, count, all)| {
                (*count, format!("{count} of {all} {}", if *all == 1 { one } else { several }))
            })
            .collect();
        if self.names > 0 {
            let word = if self.names == 1 { "name" } else { "names" };
            told.push((self.names, format!("{} {word} on the map", self.names)));
        }
        if self.ends > 0 {
            let words = if self.ends == 1 { "end of a text" } else { "ends of texts" };
            told.push((self.ends, format!("{} {words}", self.ends)));
        }
        let fits = |told: &[(usize, String)]| {
            let words: Vec<&str> = told.iter().map(|(_, words)| words.as_str()).collect();
            lines(&words.join(", "), ROOM, SIZE, Weight::Regular) <= 1
        };
        let mut more = 0;
        while told.len() > 1 && !fits(&told) {
            if more > 0 {
                told.pop();
            }
            more += told.pop().map_or(0, |(count, _)| count);
            told.push((more, format!("{more} more details")));
        }
        told.into_iter().map(|(_, words)| words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word_and_only_where_it_must_be() {
        let text = "The two desk leads are set against each other by a post that may not exist";
        let (whole, is_whole) = shortened(text, 600.0, 9.0, Weight::Regular, 1);
        assert!(is_whole && whole == text);
        let (short, is_whole) = shortened(text, 150.0, 9.0, Weight::Regular, 2);
        assert!(!is_whole && short.ends_with('…'));
        let kept = short.trim_end_matches('…');
        assert!(text.starts_with(kept) && text[kept.len()..].starts_with(' '), "{short}");
        assert_eq!(lines(&short, 150.0, 9.0, Weight::Regular), 2);
    }

    #[test]
    fn a_word_without_end_is_cut_too_and_keeps_its_accents() {
        let (short, whole) = shortened(&"e\u{301}".repeat(400), 100.0, 9.0, Weight::Regular, 2);
        assert!(!whole && short.chars().count() < 200);
        assert!(short.trim_end_matches('…').ends_with('\u{301}'));
        assert_eq!(shortened("", 100.0, 9.0, Weight::Regular, 2), (String::new(), true));
    }

    #[test]
    fn rows_are_taken_as_long_as_they_fit() {
        let row = |text: &str| vec![Cell::plain(text)];
        let rows = vec![row("one"), row("two lines of text that do not fit on one line of it"), row("three")];
        let columns = Columns(&[40]);
        assert_eq!(columns.lines(&rows[1]), 2);
        assert_eq!(that_fit(rows.clone(), columns, 4, 9).len(), 3);
        assert_eq!(that_fit(rows.clone(), columns, 2, 9).len(), 1);
        assert_eq!(that_fit(rows, columns, 9, 2).len(), 2);
    }

    #[test]
    fn what_was_left_out_is_told_on_one_line() {
        let mut cut = Cut::default();
        assert!(cut.told().is_empty());
        cut.add("person", "people", 8, 16);
        cut.add("risk", "risks", 3, 3);
        assert_eq!(cut.told(), ["8 of 16 people"]);
        (cut.names, cut.ends) = (12, 3);
        for (one, several) in [("risk", "risks"), ("measure", "measures"), ("community", "communities")] {
            cut.add(one, several, 2, 7);
        }
        let told = cut.told();
        assert!(told.len() > 1 && told.last().is_some_and(|last| last.ends_with("more details")), "{told:?}");
    }
}
