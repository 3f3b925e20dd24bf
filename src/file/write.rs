//! How is a map written, so that the same map always gives the same bytes?
//!
//! *Invariants:* `\n` ends each line, wherever the program runs; one value a line. Which characters of a text are
//! escaped is decided here, not by the tables of the compiler: controls, and what is invisible or turns the direction of
//! writing. All others stand as they are, so that names can be read in the file.

use super::VERSION;
use super::header::{FIRST_LINE, FORMAT};
use crate::model::Document;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use std::fmt::Write;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    document: &'a Document,
}

/// The whole text.
pub(super) fn canonical(document: &Document) -> Result<String, ron::Error> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let layout = PrettyConfig::new().new_line("\n").indentor("  ");
    let mut out = Escaped { text: format!("{FIRST_LINE}\n"), escape: None };
    options.to_writer_pretty(&mut out, &File { format: FORMAT, version: VERSION, document }, layout)?;
    out.text.push('\n');
    Ok(out.text)
}

/// Text whose escapes are brought to the form of this format as it is written.
struct Escaped {
    text: String,
    /// What was read of an escape so far.
    escape: Option<Escape>,
}

#[derive(Clone, Copy)]
enum Escape {
    /// The backslash.
    Begun,
    /// `\u`, its brace and these digits.
    Unicode(u32),
}

impl Escaped {
    fn character(&mut self, c: char) {
        if is_escaped(c) {
            // Writing to a string does not fail.
            let _ = write!(self.text, "\\u{{{:x}}}", u32::from(c));
        } else {
            self.text.push(c);
        }
    }

    fn step(&mut self, c: char) {
        self.escape = match (self.escape, c) {
            (None, '\\') => Some(Escape::Begun),
            (None, _) => {
                self.character(c);
                None
            }
            (Some(Escape::Begun), 'u') => Some(Escape::Unicode(0)),
            (Some(Escape::Begun), '\'') => {
                self.text.push('\'');
                None
            }
            (Some(Escape::Begun), _) => {
                self.text.extend(['\\', c]);
                None
            }
            (Some(Escape::Unicode(value)), '}') => {
                self.character(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
                None
            }
            (Some(Escape::Unicode(value)), _) => {
                Some(Escape::Unicode(c.to_digit(16).map_or(value, |digit| value << 4 | digit)))
            }
        };
    }
}

impl Write for Escaped {
    fn write_str(&mut self, piece: &str) -> std::fmt::Result {
        let plain = self.escape.is_none() && piece.bytes().all(|byte| byte.is_ascii() && byte != b'\\');
        if plain {
            self.text.push_str(piece);
        } else {
            piece.chars().for_each(|c| self.step(c));
        }
        Ok(())
    }
}

/// True of characters that cannot be seen, or that change how others are seen.
const fn is_escaped(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}
