//! What goes on the clipboard when a table is copied?
//!
//! *Invariants:* both say the same: a table in HTML for Word, Outlook and the like, values with tabs between them for
//! everything else. Nothing in them is a formula, an address or a style from the map.

use super::csv::harmless;
use super::text::{Html, clean};
use crate::report::{Item, List};
use askama::filters::Escaper;

/// The table as HTML and as values separated by tabs. O(cells).
pub fn clipboard(list: &List) -> (String, String) {
    (html(list), tsv(list))
}

fn html(list: &List) -> String {
    let mut out = String::from("<meta charset=\"utf-8\">\n<table border=\"1\">\n<thead>\n<tr>");
    for column in &list.columns {
        out.push_str("<th scope=\"col\">");
        escaped(&mut out, &column.title);
        out.push_str("</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &list.rows {
        out.push_str("<tr>");
        for item in row {
            out.push_str(if item.is_number() { "<td align=\"right\">" } else { "<td>" });
            let text = match item {
                // Excel reads cells of HTML as it reads a text file.
                Item::Text(text) => harmless(&clean(text)),
                other => other.text(),
            };
            for (place, line) in text.lines().enumerate() {
                if place > 0 {
                    // One cell, not several.
                    out.push_str("<br style=\"mso-data-placement:same-cell\">");
                }
                escaped(&mut out, line);
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// Writing to a string cannot fail.
fn escaped(out: &mut String, text: &str) {
    let written = Html.write_escaped_str(out, text);
    debug_assert!(written.is_ok());
}

fn tsv(list: &List) -> String {
    let mut out = String::new();
    let mut line = |fields: Vec<String>| {
        out.push_str(&fields.join("\t"));
        out.push('\n');
    };
    line(list.columns.iter().map(|column| flat(&column.title)).collect());
    for row in &list.rows {
        line(row.iter().map(|item| flat(&item.text())).collect());
    }
    out
}

/// On one line, with every blank a blank.
fn flat(text: &str) -> String {
    harmless(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "))
}
