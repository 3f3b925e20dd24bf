//! How is a table written as CSV, so that no spreadsheet program calculates what is in it?
//!
//! *Invariants:* UTF-8 with a mark at its beginning, as Excel needs it; commas between the fields and the ids of the columns
//! as headings, whatever the language of the computer. Text that would be a formula gets an apostrophe before it, which
//! our own reading takes away again; numbers stay numbers and days are written as *2026-03-31*.

use super::ExportError;
use super::text::clean;
use crate::report::{Item, List};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The letters by which a cell begins that a spreadsheet program calculates or sends on.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|'];

/// Text that a spreadsheet program does not calculate: an apostrophe goes before what would be a formula. Numbers stay.
pub(super) fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    // What looks like our own mark gets one as well, or it would be lost on the way back.
    let is_marked =
        text.starts_with('\'') && text[1..].trim_start_matches([' ', '\u{a0}']).starts_with(FORMULA);
    if (begins.starts_with(FORMULA) && !is_number(text)) || is_marked {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A number as a spreadsheet program writes it; *-inf* is a word to it.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'))
        && text.parse::<f64>().is_ok()
}

/// The table as CSV. O(cells).
pub fn csv(list: &List) -> Result<Vec<u8>, ExportError> {
    let failed = |error: csv::Error| ExportError::Format("CSV", error.to_string());
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(list.columns.iter().map(|column| harmless(&clean(&column.id)))).map_err(failed)?;
    for row in &list.rows {
        writer.write_record(row.iter().map(field)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ExportError::Format("CSV", error.to_string()))
}

fn field(item: &Item) -> String {
    match item {
        Item::Text(text) => harmless(&clean(text)),
        other => other.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_are_defused_and_numbers_stay() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            (" @SUM(1)", "' @SUM(1)"),
            ("-5", "-5"),
            ("-inf", "'-inf"),
            ("+49 30", "'+49 30"),
            ("＝1", "'＝1"),
            ("|calc", "'|calc"),
            ("'=1", "''=1"),
            ("'Tis", "'Tis"),
            ("- to be agreed", "'- to be agreed"),
            ("Ana", "Ana"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
