//! Does a text hide behind another spelling of its letters?
//!
//! *Invariants:* each reading is made from the bytes alone; what is no such spelling gives nothing.

/// What stands in bytes as UTF-16, in either order of bytes, at even and odd places.
pub(super) fn wide(bytes: &[u8]) -> String {
    const SHORTEST: usize = 5;
    let mut found = String::new();
    for (offset, low) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let mut run = String::new();
        let pairs = bytes.get(offset..).unwrap_or_default().chunks_exact(2);
        for pair in pairs.chain([&[0u8, 0][..]]) {
            let unit = if low == 0 { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
            // Letters of European scripts: other pairs of bytes are anything.
            let letter = char::from_u32(u32::from(u16::from_le_bytes(unit)))
                .filter(|letter| (' '..'\u{530}').contains(letter));
            if let Some(letter) = letter {
                run.push(letter);
                continue;
            }
            if run.chars().count() >= SHORTEST {
                found.push_str(&run);
                found.push('\n');
            }
            run.clear();
        }
    }
    found
}

/// The text with folded lines put together, as in calendars.
pub(super) fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "").replace("\r\n\t", "")
}

/// The text with its escapes taken back: `\n`, `\u00e9`, `\"`, `&amp;`, `&#39;`, `<br>`, `#quot;`.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&', '<', '#']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let taken = match from.as_bytes()[0] {
            b'\\' => backslash(from, &mut out),
            b'&' => super::markup::entity(from, &mut out),
            b'#' => mermaid(from, &mut out),
            _ => break_of_line(from, &mut out),
        };
        rest = &from[taken..];
    }
    out.push_str(rest);
    out
}

fn backslash(from: &str, out: &mut String) -> usize {
    let Some(next) = from[1..].chars().next() else {
        out.push('\\');
        return 1;
    };
    match next {
        'n' | 'N' | 'r' | 't' | 'l' => out.push(' '),
        'u' => {
            let unit = |text: &str| text.get(2..6).and_then(|digits| u16::from_str_radix(digits, 16).ok());
            if let Some(first) = unit(from) {
                let second = from.get(6..).filter(|rest| rest.starts_with("\\u")).and_then(unit);
                let units = [first, second.unwrap_or_default()];
                let both = (0xD800..0xDC00).contains(&first) && second.is_some();
                out.extend(char::decode_utf16(units[..if both { 2 } else { 1 }].iter().copied()).flatten());
                return if both { 12 } else { 6 };
            }
            out.push('u');
        }
        letter => out.push(letter),
    }
    1 + next.len_utf8()
}

/// `#quot;` and `#35;`.
fn mermaid(from: &str, out: &mut String) -> usize {
    let end = from.find(';').filter(|end| (2..=9).contains(end));
    let Some(end) = end.filter(|end| from[1..*end].chars().all(|c| c.is_ascii_alphanumeric())) else {
        out.push('#');
        return 1;
    };
    let code = &from[1..end];
    match code.parse().ok().and_then(char::from_u32) {
        Some(letter) => out.push(letter),
        None => out.push(' '),
    }
    end + 1
}

fn break_of_line(from: &str, out: &mut String) -> usize {
    for tag in ["<br>", "<br/>", "<br />"] {
        if from.starts_with(tag) {
            out.push('\n');
            return tag.len();
        }
    }
    out.push('<');
    1
}

/// What is written in base 64 in a text, each run by itself.
pub(super) fn base64(text: &str) -> Vec<Vec<u8>> {
    const SHORTEST: usize = 12;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_');
    let runs = text.split(|c: char| !is_letter(c)).filter(|run| run.len() >= SHORTEST);
    runs.filter_map(decoded).filter(|bytes| is_worth_a_look(bytes)).collect()
}

/// Text, or a file of a known kind.
fn is_worth_a_look(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"PK\x03")
        || bytes.starts_with(b"%PDF")
        || std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(|c| c.is_control() && c != '\n'))
}

fn decoded(run: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(run.len() * 3 / 4);
    let (mut held, mut bits) = (0u32, 0u32);
    for letter in run.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xFF) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_back() {
        for (text, expected) in [
            (r"a\nb\,c", "a b,c"),
            (r#""caf\u00e9 \ud83d\ude80""#, "\"café 🚀\""),
            ("one<br>two &lt;3 &#39;x&#x27;", "one\ntwo <3 'x'"),
            ("#quot;a#35;", " a#"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
        assert_eq!(unfolded("SUMMARY:Ask Tom\r\n asz Zuk"), "SUMMARY:Ask Tomasz Zuk");
    }

    #[test]
    fn other_spellings_are_read() {
        let secret = "Fears to lose the team";
        let little: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [7].into_iter().chain(secret.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert!(wide(&little).contains(secret));
        assert!(wide(&big).contains(secret));
        let found = base64("x=\"RmVhcnMgdG8gbG9zZSB0aGUgdGVhbQ==\"");
        assert_eq!(found, [secret.as_bytes()]);
        assert!(base64("a perfectly usual sentence").is_empty());
    }
}
