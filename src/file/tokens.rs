//! Which words, texts and brackets stand in a RON text, and where?
//!
//! *Invariants:* every text can be cut into tokens, however damaged it is; nothing here recurses or looks back.

/// A piece of RON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset after its last byte.
    pub end: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// `:`.
    Colon,
    /// `,`.
    Comma,
    /// Text in quotation marks, quotation marks included.
    Text,
    /// A name, number or anything else.
    Word,
}

/// The tokens of a text, comments and white space left out. O(length) for all of them.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// From the beginning of the text.
    pub(super) const fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.at += block_comment(rest);
            } else {
                return;
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let (kind, length) = match first {
            '(' | '[' | '{' => (Kind::Open, 1),
            ')' | ']' | '}' => (Kind::Close, 1),
            ':' => (Kind::Colon, 1),
            ',' => (Kind::Comma, 1),
            '"' => (Kind::Text, quoted(rest)),
            'r' if rest[1..].trim_start_matches('#').starts_with('"') => (Kind::Text, raw(rest)),
            _ => {
                let ends = |c: char| c.is_whitespace() || "()[]{}:,\"/".contains(c);
                let tail = &rest[first.len_utf8()..];
                (Kind::Word, first.len_utf8() + tail.find(ends).unwrap_or(tail.len()))
            }
        };
        let start = self.at;
        self.at += length;
        Some(Token { kind, start, end: self.at })
    }
}

/// The length of a comment `/* … */`, which may hold others.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => {
                depth += 1;
                at += 2;
            }
            Some(b"*/") => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    text.len()
}

/// The length of a text in quotation marks; to the end where it is never closed.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r#"…"#`.
fn raw(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = hashes + 2;
    text[begin..].find(&end).map_or(text.len(), |at| begin + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hide_brackets_and_comments_hide_everything() {
        let text = r##"( /* ) /* ) */ */ a: "(\"", // )
            b: r#"")"#, c: 1.5)"##;
        let words: Vec<&str> = Tokens::of(text).map(|token| &text[token.start..token.end]).collect();
        assert_eq!(
            words,
            ["(", "a", ":", r#""(\"""#, ",", "b", ":", r##"r#"")"#"##, ",", "c", ":", "1.5", ")"]
        );
    }

    #[test]
    fn a_damaged_text_ends() {
        for text in ["\"never closed", "/* never closed", "r##\"never closed\"#", "/", "é", "r", "\"\\"] {
            assert!(Tokens::of(text).count() <= 1, "{text}");
        }
    }
}
