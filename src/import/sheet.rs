//! Which rows and columns does a text have?
//!
//! *Invariants:* a row keeps the number that a spreadsheet program shows for it, blank lines and texts of several
//! lines included.

use super::{ImportError, LONGEST_CELL, MOST_PEOPLE, MOST_TIES};
use csv::StringRecord;

/// The most columns of a row; a table of all pairs of people may have more than a register.
const WIDEST: usize = 4_096;

/// One row.
pub(super) struct Row {
    /// Its number in a spreadsheet program, from 1.
    pub(super) number: usize,
    /// Its cells as they stand in the source.
    pub(super) cells: StringRecord,
}

impl Row {
    /// A cell, empty where the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// True where no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// What was read from a text.
pub(super) struct Sheet {
    /// The rows that hold something.
    pub(super) rows: Vec<Row>,
    /// The separator that was taken.
    pub(super) separator: u8,
}

/// The separators that are tried, the more telling ones first.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// How a separator is called.
pub(super) const fn called(separator: u8) -> &'static str {
    match separator {
        b'\t' => "tabs",
        b';' => "semicolons",
        b'|' => "vertical bars",
        _ => "commas",
    }
}

/// Splits a text; the separator is guessed where none is given, and a first line `sep=;` is obeyed. O(text).
pub(super) fn split(text: &str, separator: Option<u8>) -> Result<Sheet, ImportError> {
    let (said, text) = separator_line(text);
    let separator = said.or(separator).unwrap_or_else(|| guess(text));
    let scan = scan(text.as_bytes(), separator);
    if let Some(row) = scan.unclosed {
        return Err(ImportError::Unclosed { row });
    }
    let mut reader = reader(text, separator);
    let mut rows = Vec::new();
    let mut blank = scan.blank.iter().peekable();
    let mut number = 0;
    let mut cells = StringRecord::new();
    // Text in memory that is valid UTF-8 gives no error here: rows may differ in length.
    while reader.read_record(&mut cells).unwrap_or(false) {
        let end = reader.position().byte();
        while blank.next_if(|offset| **offset < end).is_some() {
            number += 1;
        }
        number += 1;
        if cells.len() > WIDEST {
            return Err(ImportError::TooManyColumns { row: number, columns: cells.len() });
        }
        let row = Row { number, cells: cells.clone() };
        if !row.is_blank() {
            rows.push(row);
        }
        if rows.len() > MOST_TIES + 100 {
            return Err(ImportError::TooMany { what: "rows", count: rows.len(), limit: MOST_TIES });
        }
    }
    if rows.is_empty() { Err(ImportError::Empty) } else { Ok(Sheet { rows, separator }) }
}

/// Refuses more rows of people than a map may have.
pub(super) fn within_people(rows: usize) -> Result<(), ImportError> {
    if rows > MOST_PEOPLE {
        return Err(ImportError::TooMany { what: "people", count: rows, limit: MOST_PEOPLE });
    }
    Ok(())
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator of a first line such as `sep=;`, and the text after it. Spreadsheet programs don't show that line.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let said = line.trim().trim_matches('"');
    let Some(rest) = said.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and(said.get(4..))
    else {
        return (None, text);
    };
    let separator = match rest {
        "" if line.ends_with('\t') => Some(b'\t'),
        "\\t" => Some(b'\t'),
        _ => rest.bytes().next().filter(|byte| rest.len() == 1 && byte.is_ascii_punctuation()),
    };
    if separator.is_none() {
        return (None, text);
    }
    let after = &text[line.len()..];
    let after = after.strip_prefix('\r').unwrap_or(after);
    (separator, after.strip_prefix('\n').unwrap_or(after))
}

/// The separator that gives the first 50 rows the most columns and the most equal ones.
fn guess(text: &str) -> u8 {
    let mut best = (0.0, b',');
    for separator in SEPARATORS {
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        let mut reader = reader(text, separator);
        let mut cells = StringRecord::new();
        let mut rows = 0;
        while rows < 50 && reader.read_record(&mut cells).unwrap_or(false) {
            *widths.entry(cells.len()).or_default() += 1;
            rows += 1;
        }
        let usual = widths.into_iter().max_by_key(|(width, count)| (*count, *width));
        let Some((width, count)) = usual.filter(|(width, _)| *width > 1) else { continue };
        let score = count as f64 / f64::from(rows) * (1.0 - 1.0 / width as f64);
        if score > best.0 + 1e-9 {
            best = (score, separator);
        }
    }
    best.1
}

/// What the reader does not tell: where blank lines stand, and whether a quotation mark stays open.
struct Scan {
    /// The places of blank lines, in bytes.
    blank: Vec<u64>,
    /// The row, from 1, whose quotation mark is never closed.
    unclosed: Option<usize>,
}

fn scan(bytes: &[u8], separator: u8) -> Scan {
    #[derive(PartialEq)]
    enum State {
        RowStart,
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }
    let mut state = State::RowStart;
    let mut blank = Vec::new();
    let (mut row, mut opened) = (1, 1);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let line_end = matches!(byte, b'\n' | b'\r');
        if line_end && state != State::Quoted {
            if state == State::RowStart {
                blank.push(at as u64);
            }
            row += 1;
            if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                at += 1;
            }
            state = State::RowStart;
        } else {
            state = match state {
                State::RowStart | State::CellStart if byte == b'"' => {
                    opened = row;
                    State::Quoted
                }
                State::Quoted if byte == b'"' => State::QuoteInQuoted,
                State::Quoted => State::Quoted,
                State::QuoteInQuoted if byte == b'"' => State::Quoted,
                _ if byte == separator => State::CellStart,
                _ => State::Plain,
            };
        }
        at += 1;
    }
    Scan { blank, unclosed: (state == State::Quoted).then_some(opened) }
}

/// Refuses headings that are whole texts.
pub(super) fn check_headings(row: &Row) -> Result<(), ImportError> {
    match row.cells.iter().map(str::len).max() {
        Some(size) if size > LONGEST_CELL => Err(ImportError::LongHeading { row: row.number, size }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let sheet = split(text, None).unwrap();
        sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn separators_are_guessed_and_said_ones_obeyed() {
        for (text, expected) in [
            ("a,b\n1,2", b','),
            ("a;b\n1,5;2,5\n3,5;4", b';'),
            ("a\tb\n1\t2", b'\t'),
            ("a|b\n1|2", b'|'),
            ("sep=;\na,x;b,y\n1,1;2,2", b';'),
            ("name,groups\nA,x;y\nB,z;w", b','),
            ("alone\n1", b','),
        ] {
            assert_eq!(split(text, None).map(|sheet| sheet.separator), Ok(expected), "{text}");
        }
    }

    #[test]
    fn rows_keep_the_number_that_a_spreadsheet_shows() {
        let found = rows("a,b\n\n\"x\ny\",1\r\n\r\n,\nz,2\n");
        let numbers: Vec<usize> = found.iter().map(|row| row.0).collect();
        assert_eq!(numbers, [1, 3, 6]);
        assert_eq!(found[1].1, ["x\ny", "1"]);
        assert_eq!(rows("sep=;\na;b\n1;2")[1].0, 2);
    }

    #[test]
    fn an_open_quotation_mark_is_an_error_with_its_row() {
        assert_eq!(split("a,b\n1,2\n\"x,3\n4,5\n", None).err(), Some(ImportError::Unclosed { row: 3 }));
        assert_eq!(rows("a,b\n1,6\" pipe\n").len(), 2);
    }
}
