//! Is this a map at all, and in which version of the format?
//!
//! *Invariants:* nothing after the version is looked at; a text that does not begin as a map does is foreign, whatever
//! follows.

use super::error::Flaw;
use super::place;
use super::tokens::{Kind, Token, Tokens};

/// What the format calls itself.
pub(super) const FORMAT: &str = "groundswell-map";

/// The first line of every file.
pub(super) const FIRST_LINE: &str = "// groundswell map";

/// Why the version cannot be told.
pub(super) enum Refusal {
    /// This is no map.
    Foreign,
    /// This was meant to be a map.
    Flaw(Flaw),
}

/// The text of a file, without its byte order mark; or what stands in the way.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("it seems to be in UTF-16".to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let (line, column) = place::line_and_column(good);
        format!("there is a byte that is no text in line {line}, column {column}")
    })
}

/// The version that the header names. Looks at the header alone.
pub(super) fn version(text: &str) -> Result<u64, Refusal> {
    let (mut format, mut version) = (None, None);
    let mut tokens = Tokens::of(text);
    let word = |token: Token| &text[token.start..token.end];
    let meant = text.trim_start().starts_with(FIRST_LINE);
    let first = tokens.next();
    if let Some(first) = first.filter(|token| word(*token).starts_with('#')) {
        return Err(if meant { Refusal::Flaw(extension(text, first)) } else { Refusal::Foreign });
    }
    let mut last = first;
    if first.is_some_and(|token| word(token) == "(") {
        while version.is_none()
            && let Some(key) = tokens.next()
        {
            last = Some(key);
            let colon = tokens.next().is_some_and(|token| token.kind == Kind::Colon);
            let value = tokens.next().filter(|_| colon);
            match (word(key), value) {
                ("format", Some(value)) if format.is_none() => format = Some(word(value)),
                ("version", Some(value)) if format.is_some() => {
                    last = Some(value);
                    version = word(value).parse::<u64>().ok();
                    if version.is_none() {
                        break;
                    }
                }
                _ => break,
            }
            if version.is_none() && tokens.next().is_none_or(|token| token.kind != Kind::Comma) {
                break;
            }
        }
    }
    match (format, version) {
        (Some(said), _) if said.trim_matches('"') != FORMAT => Err(Refusal::Foreign),
        (Some(_), Some(version)) => Ok(version),
        (None, _) if !meant => Err(Refusal::Foreign),
        _ => Err(Refusal::Flaw(place::flaw(
            text,
            last.map_or(text.len(), |token| token.start),
            "the header is damaged".to_owned(),
            format!("A map begins with (format: \"{FORMAT}\", version: 2, document: (…"),
        ))),
    }
}

fn extension(text: &str, token: Token) -> Flaw {
    place::flaw(
        text,
        token.start,
        "extensions of RON cannot be switched on in a map".to_owned(),
        "Remove this line".to_owned(),
    )
}
