//! Where do results and messages go?
//!
//! *Invariants:* what a map holds cannot steer a terminal: escape sequences, control characters and marks that turn the
//! direction of text are taken out of everything but files and JSON. A reader who closes the pipe early is no error.

use super::failure::{Code, Failure};
use std::io::{ErrorKind, IsTerminal, Write};

/// Collects what is printed.
pub(super) struct Output {
    quiet: bool,
    colour: bool,
    product: Vec<u8>,
}

impl Output {
    /// `quiet` leaves out all messages but errors.
    pub(super) fn new(quiet: bool) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self { quiet, colour: !plain && std::io::stderr().is_terminal(), product: Vec::new() }
    }

    /// A line of the product, for people.
    pub(super) fn line(&mut self, text: &str) {
        self.product.extend_from_slice(plain(text).as_bytes());
        self.product.push(b'\n');
    }

    /// The product as it is: a file, or JSON.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.product.extend_from_slice(bytes);
    }

    /// One JSON object.
    pub(super) fn json(&mut self, object: &serde_json::Value) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(object).map_err(|error| {
            Failure::new(Code::Fault, format!("the result could not be written as JSON: {error}"))
        })?;
        self.bytes(text.as_bytes());
        self.bytes(b"\n");
        Ok(())
    }

    /// A message beside the product.
    pub(super) fn message(&self, text: &str) {
        if !self.quiet {
            // Nowhere to say that nobody hears us.
            let _ = writeln!(std::io::stderr(), "{}", plain(text));
        }
    }

    /// A message that something went less than well.
    pub(super) fn warning(&self, text: &str) {
        let word = if self.colour { "\u{1b}[33mwarning:\u{1b}[0m" } else { "warning:" };
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{word} {}", plain(text));
        }
    }

    /// Why it was not done; said even where little else is.
    pub(super) fn error(&self, text: &str) {
        let word = if self.colour { "\u{1b}[31merror:\u{1b}[0m" } else { "error:" };
        let _ = writeln!(std::io::stderr(), "{word} {}", plain(text));
    }

    /// Writes the product to standard output.
    pub(super) fn deliver(&mut self) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(&self.product).and_then(|()| out.flush());
        self.product.clear();
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(Code::Io, format!("standard output cannot be written: {error}")))
            }
            _ => Ok(()),
        }
    }
}

/// Text without what steers a terminal; line breaks and tabs stay.
pub(super) fn plain(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|c| !steers(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_map_steers_the_terminal() {
        assert_eq!(
            plain("\u{1b}[31mAna\u{7}\u{9b}2J \u{202e}exe.jpg\u{2069}\tBo\n"),
            "[31mAna2J exe.jpg\tBo\n"
        );
    }
}
