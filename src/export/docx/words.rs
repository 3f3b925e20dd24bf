//! How do words become runs and paragraphs of WordprocessingML?
//!
//! *Invariants:* text is cleaned and escaped here and nowhere else, so that no part can be broken by it; elements stand in the
//! order of the schema, which Word insists on. What is written from right to left says so.

use crate::export::text::clean;

pub(super) const TEXT: &str = "1A2330";
pub(super) const MUTED: &str = "566173";
pub(super) const ACCENT: &str = "0B5CAD";
pub(super) const SOFT: &str = "E4EFFA";
pub(super) const QUIET: &str = "F3F5F8";
pub(super) const LINE: &str = "D6DBE3";
pub(super) const CONTROL: &str = "7C8798";
pub(super) const DANGER: &str = "B3261E";
pub(super) const WARN: &str = "8A5200";
pub(super) const OK: &str = "00664A";

/// How a run looks beside what its paragraph says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    /// Not bold, where its paragraph is.
    pub(super) regular: bool,
    pub(super) colour: Option<&'static str>,
    /// In half points.
    pub(super) size: Option<u32>,
    /// A character style.
    pub(super) style: Option<&'static str>,
}

impl Look {
    pub(super) const BOLD: Self = Self { bold: true, ..Self::PLAIN };
    pub(super) const PLAIN: Self =
        Self { bold: false, regular: false, colour: None, size: None, style: None };

    pub(super) const fn in_colour(colour: &'static str) -> Self {
        Self { colour: Some(colour), ..Self::PLAIN }
    }

    pub(super) const fn bold_in(colour: &'static str) -> Self {
        Self { bold: true, colour: Some(colour), ..Self::PLAIN }
    }

    pub(super) const fn sized(self, size: u32) -> Self {
        Self { size: Some(size), ..self }
    }
}

/// A paragraph: its style, and what it has beside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Para<'a> {
    pub(super) style: &'a str,
    /// It stays on one page with the next one.
    pub(super) with_next: bool,
    /// A new page begins with it.
    pub(super) on_new_page: bool,
    /// The inside of `w:pBdr`.
    pub(super) borders: &'a str,
    /// A tab at the right edge of a text of this width, in twentieths of a point.
    pub(super) right_tab: Option<u32>,
    pub(super) to_right: bool,
    /// Words from right to left begin at the left edge, as in the cells of a table.
    pub(super) stays_left: bool,
}

impl<'a> Para<'a> {
    pub(super) const fn of(style: &'a str) -> Self {
        Self {
            style,
            with_next: false,
            on_new_page: false,
            borders: "",
            right_tab: None,
            to_right: false,
            stays_left: false,
        }
    }

    pub(super) const fn with_next(self) -> Self {
        Self { with_next: true, ..self }
    }

    /// The paragraph around these runs; `text` tells in which direction it is read.
    pub(super) fn around(&self, runs: &str, text: &str) -> String {
        let mut out = format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        if self.with_next {
            out.push_str("<w:keepNext/>");
        }
        if self.on_new_page {
            out.push_str("<w:pageBreakBefore/>");
        }
        if !self.borders.is_empty() {
            out.push_str(&format!("<w:pBdr>{}</w:pBdr>", self.borders));
        }
        if let Some(tab) = self.right_tab {
            out.push_str(&format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{tab}\"/></w:tabs>"));
        }
        let is_rtl = is_rtl(text);
        if is_rtl {
            out.push_str("<w:bidi/>");
        }
        // In a paragraph from right to left its end is at the left.
        match (is_rtl, self.to_right) {
            (true, true) => out.push_str("<w:jc w:val=\"start\"/>"),
            (true, false) if self.stays_left => out.push_str("<w:jc w:val=\"end\"/>"),
            (false, true) => out.push_str("<w:jc w:val=\"right\"/>"),
            _ => {}
        }
        out.push_str("</w:pPr>");
        out.push_str(runs);
        out.push_str("</w:p>\n");
        out
    }

    /// The paragraph with this text in it.
    pub(super) fn saying(&self, text: &str) -> String {
        self.around(&run(text, Look::PLAIN), text)
    }
}

/// Text for XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

/// The text as runs; line breaks stay.
pub(super) fn run(text: &str, look: Look) -> String {
    let mut out = String::new();
    for (place, line) in clean(text).split('\n').enumerate() {
        if place > 0 {
            out.push_str("<w:r><w:br/></w:r>");
        }
        for (part, is_rtl) in directions(line) {
            out.push_str("<w:r>");
            out.push_str(&properties(look, is_rtl));
            out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&part)));
        }
    }
    out
}

/// A tab.
pub(super) const TAB: &str = "<w:r><w:tab/></w:r>";

/// A field that the program of the reader fills in, such as `PAGE`.
pub(super) fn field(code: &'static str) -> String {
    format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}

fn properties(look: Look, is_rtl: bool) -> String {
    let mut out = String::new();
    if let Some(style) = look.style {
        out.push_str(&format!("<w:rStyle w:val=\"{style}\"/>"));
    }
    if look.bold {
        out.push_str("<w:b/><w:bCs/>");
    } else if look.regular {
        out.push_str("<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>");
    }
    if let Some(colour) = look.colour {
        out.push_str(&format!("<w:color w:val=\"{colour}\"/>"));
    }
    if let Some(size) = look.size {
        out.push_str(&format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    }
    if is_rtl {
        out.push_str("<w:rtl/>");
    }
    if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
}

/// Whether a letter is written from right to left; nothing for what goes either way.
fn direction(letter: char) -> Option<bool> {
    match letter {
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Some(true),
        letter if letter.is_alphanumeric() => Some(false),
        _ => None,
    }
}

/// Whether a text is read from right to left: its first letter decides.
pub(super) fn is_rtl(text: &str) -> bool {
    text.chars().find_map(direction).unwrap_or(false)
}

/// The parts of a line that are written in one direction; what goes either way belongs to the words on both its sides
/// where they agree, and else to those from left to right.
fn directions(line: &str) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut between = String::new();
    for letter in line.chars() {
        let Some(is_rtl) = direction(letter) else {
            between.push(letter);
            continue;
        };
        let waiting = std::mem::take(&mut between);
        match parts.last_mut() {
            Some((part, last)) if *last == is_rtl => {
                part.push_str(&waiting);
                part.push(letter);
            }
            Some((part, false)) => {
                part.push_str(&waiting);
                parts.push((letter.to_string(), is_rtl));
            }
            _ if is_rtl && !waiting.is_empty() => {
                parts.push((waiting, false));
                parts.push((letter.to_string(), true));
            }
            _ => parts.push((format!("{waiting}{letter}"), is_rtl)),
        }
    }
    match parts.last_mut() {
        Some((part, _)) => part.push_str(&between),
        None if !between.is_empty() => parts.push((between, false)),
        None => {}
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_direction() {
        let told = |line: &str| {
            directions(line)
                .iter()
                .map(|(part, rtl)| format!("{part}{}", if *rtl { "<" } else { ">" }))
                .collect::<Vec<_>>()
        };
        assert_eq!(told("Ana Ruiz"), ["Ana Ruiz>"]);
        assert_eq!(told("שרה בן־דוד"), ["שרה בן־דוד<"]);
        assert_eq!(told("Ask שרה today"), ["Ask >", "שרה<", " today>"]);
        assert_eq!(told("…"), ["…>"]);
        assert!(told("").is_empty());
        assert!(is_rtl("(שרה)") && !is_rtl("Ask שרה"));
    }

    #[test]
    fn nothing_breaks_the_file() {
        let text = run("a\u{1}<b>&\"\nc", Look::PLAIN);
        assert!(text.contains("a&lt;b&gt;&amp;&quot;") && text.contains("<w:br/>"), "{text}");
    }
}
