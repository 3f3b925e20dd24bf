//! How does text from a map come into another format without doing harm there?
//!
//! *Invariants:* no control character leaves but line breaks; characters that turn the direction of writing are shown as
//! words, so that a name looks as it is.

use std::fmt;

/// What stands in the place of a character that turns the direction of writing or cannot be seen.
const fn shown(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{200E}' => "⟦LRM⟧",
        '\u{200F}' => "⟦RLM⟧",
        '\u{061C}' => "⟦ALM⟧",
        '\u{202A}' => "⟦LRE⟧",
        '\u{202B}' => "⟦RLE⟧",
        '\u{202C}' => "⟦PDF⟧",
        '\u{202D}' => "⟦LRO⟧",
        '\u{202E}' => "⟦RLO⟧",
        '\u{2066}' => "⟦LRI⟧",
        '\u{2067}' => "⟦RLI⟧",
        '\u{2068}' => "⟦FSI⟧",
        '\u{2069}' => "⟦PDI⟧",
        _ => return None,
    })
}

/// The text without control characters, line breaks apart, and with turning characters as words.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') => {}
            letter => match shown(letter) {
                Some(word) => out.push_str(word),
                None => out.push(letter),
            },
        }
    }
    out
}

/// Writes text into HTML: cleaned, with its five characters escaped.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Html;

impl askama::filters::Escaper for Html {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        for letter in clean(text).chars() {
            match letter {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                letter => out.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_leaves() {
        for (text, expected) in [
            ("\u{202E}gpj.exe", "⟦RLO⟧gpj.exe"),
            ("a\u{0}b\u{1b}[31mc", "ab[31mc"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
            ("Żuk 陳 👩‍🚀", "Żuk 陳 👩‍🚀"),
        ] {
            assert_eq!(clean(text), expected);
        }
    }
}
