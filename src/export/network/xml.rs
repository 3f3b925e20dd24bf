//! How does text stand in XML?

use crate::export::text::clean;

/// Text between elements.
pub(super) fn text(text: &str) -> String {
    escaped(text, "\n")
}

/// Text in an attribute, whose line breaks would become blanks.
pub(super) fn attribute(text: &str) -> String {
    escaped(text, "&#10;")
}

fn escaped(text: &str, line: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str(line),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        assert_eq!(text("a]]><b>&\"\u{1}\n"), "a]]&gt;&lt;b&gt;&amp;&quot;\n");
        assert_eq!(attribute("a\"\r\nb"), "a&quot;&#10;b");
    }
}
