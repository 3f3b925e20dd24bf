//! What does a page, a drawing or a part of an office document say, to its reader and beside?
//!
//! *Invariants:* nothing is left out: text, attributes, comments, instructions. It reads what is not well-formed too.

use crate::share::CELL;

/// What a file in angle brackets says.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The text.
    pub(super) text: String,
    /// Attributes, comments and instructions, a line each.
    pub(super) hidden: String,
    /// What it says of itself: `<title>`, `<meta>`, and the properties of office documents.
    pub(super) properties: Vec<(String, String)>,
}

/// Elements within which a word goes on: parts of a line that are set differently.
const GLUED: [&str; 11] = ["w:r", "w:t", "w:rPr", "t", "r", "b", "i", "strong", "em", "wbr", "rPr"];
/// Elements within which a line or a cell goes on.
const INSIDE: [&str; 6] = ["span", "tspan", "a", "br", "w:br", "w:tab"];
/// Elements that tell about the file.
const TELLING: [&str; 14] = [
    "dc:creator",
    "dc:title",
    "dc:subject",
    "dc:description",
    "cp:lastModifiedBy",
    "cp:keywords",
    "cp:category",
    "dcterms:created",
    "dcterms:modified",
    "Application",
    "Company",
    "Manager",
    "Template",
    "HyperlinkBase",
];

/// Reads a text in angle brackets. O(length).
pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let mut rest = text;
    let mut telling: Option<(String, usize)> = None;
    while let Some(open) = rest.find('<') {
        unescape(&rest[..open], &mut found.text);
        rest = &rest[open..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|end| end + 3)
        } else {
            tag_end(rest)
        };
        let end = end.unwrap_or(rest.len());
        let tag = &rest[..end];
        rest = &rest[end..];
        if let Some(raw) = tag.strip_prefix("<![CDATA[") {
            found.text.push_str(raw.trim_end_matches("]]>"));
        } else if tag.starts_with("<!--") || tag.starts_with("<?") || tag.starts_with("<!") {
            found.hidden.push_str(tag);
            found.hidden.push('\n');
        } else {
            let name = name(tag);
            if let Some((told, from)) = telling.take() {
                let text = found.text.get(from..).unwrap_or_default().replace(CELL, " ").trim().to_owned();
                if !text.is_empty() {
                    found.properties.push((told, text));
                }
            }
            if !tag.starts_with("</") {
                attributes(tag, &mut found);
                if TELLING.contains(&name) {
                    telling = Some((name.to_owned(), found.text.len()));
                }
            }
            found.text.push(if GLUED.contains(&name) {
                '\u{200B}'
            } else if INSIDE.contains(&name) {
                '\n'
            } else {
                CELL
            });
        }
    }
    unescape(rest, &mut found.text);
    found
}

fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    inner.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default()
}

fn attributes(tag: &str, found: &mut Found) {
    let mut rest = tag;
    let mut said: Vec<(String, String)> = Vec::new();
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = if rest[at..].starts_with('"') { '"' } else { '\'' };
        let key = rest[..at].trim_end().trim_end_matches('=').trim_end();
        let key = key.rsplit(|c: char| c.is_whitespace() || c == '<').next().unwrap_or_default().to_owned();
        let value = &rest[at + 1..];
        let end = value.find(quote).unwrap_or(value.len());
        let mut text = String::new();
        unescape(&value[..end], &mut text);
        found.hidden.push_str(&text);
        found.hidden.push(CELL);
        said.push((key, text));
        rest = value.get(end + 1..).unwrap_or_default();
    }
    if name(tag) == "meta" {
        let of = |key: &str| said.iter().find(|(name, _)| name == key).map(|(_, text)| text.clone());
        if let (Some(name), Some(content)) = (of("name"), of("content")) {
            found.properties.push((name, content));
        }
    }
}

fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let taken = entity(&rest[at..], out);
        rest = &rest[at + taken..];
    }
    out.push_str(rest);
}

/// Takes back one `&name;`, and says how long it was.
pub(super) fn entity(from: &str, out: &mut String) -> usize {
    let Some(end) = from.find(';').filter(|end| (2..=10).contains(end)) else {
        out.push('&');
        return 1;
    };
    let code = &from[1..end];
    let number = code.strip_prefix("#x").or_else(|| code.strip_prefix("#X"));
    let number = match number {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => code.strip_prefix('#').and_then(|digits| digits.parse().ok()),
    };
    let letter = match code {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => number.and_then(char::from_u32),
    };
    if let Some(letter) = letter {
        out.push(letter);
        return end + 1;
    }
    out.push('&');
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_read() {
        let page = "<?xml version=\"1.0\"?><!-- one --><p title='two &amp; &#x33;'>four <b>fi</b>ve</p><td>six</td><td>7\
                    <![CDATA[eight <]]></td><meta name=\"author\" content=\"Nine\"><dc:creator>Ten</dc:creator>";
        let found = read(page);
        assert!(found.text.contains("four \u{200B}fi\u{200B}ve"), "{:?}", found.text);
        assert!(found.text.contains("six\u{1F}\u{1F}7eight <"), "{:?}", found.text);
        assert!(found.hidden.contains(" one ") && found.hidden.contains("two & 3"), "{:?}", found.hidden);
        let told = [("author", "Nine"), ("dc:creator", "Ten")];
        assert_eq!(found.properties, told.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }
}
