//! How is a report written as Markdown?
//!
//! *Invariants:* nothing from the map is read as markup: what has a meaning there is escaped, and no address becomes a
//! link by itself. Pictures are told in words.

use super::text::clean;
use crate::report::{Block, Card, Cell, Report, Row, Shape, Table, long};
use std::fmt::Write;

/// Beside what is not as it was in the version before.
const CHANGED: &str = " *(changed)*";

/// The report as Markdown (`CommonMark` with tables). O(size of the report).
pub fn markdown(report: &Report) -> String {
    let mut out = Out(String::new());
    out.line(format_args!("# {}", inline(&report.title)));
    let mut about = vec![report.kind.to_owned()];
    if !report.organisation.is_empty() {
        about.push(inline(&report.organisation));
    }
    about.push(long(report.date));
    if report.edition.version > 0 {
        about.push(format!("version {}", report.edition.version));
    }
    about.extend(report.valid_until.map(|until| format!("valid until {}", long(until))));
    out.line(format_args!("{}", about.join(" · ")));
    out.line(format_args!("**{}**", inline(&report.classification)));
    if !report.lead.is_empty() {
        out.line(format_args!("{}", inline(&report.lead)));
    }
    report.front.iter().for_each(|block| out.block(block));
    if let Some((version, date)) = report.edition.since.filter(|_| !report.edition.changes.is_empty()) {
        out.line(format_args!("### What changed since version {version} of {}", long(date)));
        let changes: Vec<String> =
            report.edition.changes.iter().map(|change| format!("- {}", inline(change))).collect();
        out.line(format_args!("{}", changes.join("\n")));
    }
    for (place, section) in report.sections.iter().enumerate() {
        out.line(format_args!("## {}. {}", place + 1, inline(section.title)));
        if !section.aside.is_empty() {
            out.line(format_args!("*{}*", inline(&section.aside)));
        }
        section.blocks.iter().for_each(|block| out.block(block));
    }
    out.end(report);
    out.0
}

struct Out(String);

impl Out {
    /// Writes a block and an empty line. Writing to a string cannot fail.
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        let written = self.0.write_fmt(words);
        debug_assert!(written.is_ok());
        self.0.push('\n');
    }

    /// What stands below everything: the promise, what did not fit, and which copy it is.
    fn end(&mut self, report: &Report) {
        if !report.promise.is_empty() {
            self.line(format_args!("> **Our promise**  \n> {}", inline(&report.promise)));
        }
        if !report.left_out.is_empty() {
            let left: Vec<String> = report.left_out.iter().map(|left| inline(left)).collect();
            self.line(format_args!("*Left out for space: {}.*", left.join("; ")));
        } else if report.shape == Shape::Sheet {
            self.line(format_args!("*Nothing was left out for space.*"));
        }
        if report.shape == Shape::Sheet && !report.edition.sum.is_empty() {
            let file = if report.edition.file.is_empty() {
                String::new()
            } else {
                format!("{}, ", inline(&report.edition.file))
            };
            self.line(format_args!("*Controlled copy: {file}{}*", report.edition.sum));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.line(format_args!("### {}", inline(text))),
            Block::Paragraph(text) | Block::Lead(text) => self.line(format_args!("{}", lines(text))),
            Block::Note(text) => self.line(format_args!("*{}*", inline(text))),
            Block::List(entries) => {
                let entries: Vec<String> =
                    entries.iter().map(|entry| format!("- {}", inline(entry))).collect();
                self.line(format_args!("{}", entries.join("\n")));
            }
            Block::Facts(facts) => {
                let facts: Vec<String> =
                    facts.iter().map(|fact| format!("- **{}:** {}", fact.name, inline(&fact.text))).collect();
                self.line(format_args!("{}", facts.join("\n")));
            }
            Block::Callout { title, text } => {
                self.line(format_args!("> **{}**  \n> {}", inline(title), inline(text)));
            }
            Block::Passages(passages) => {
                for passage in passages {
                    let figure = if passage.figure.is_empty() {
                        String::new()
                    } else {
                        format!(": {}", inline(&passage.figure))
                    };
                    self.line(format_args!("**{}{figure}**", inline(&passage.title)));
                    for line in passage.lines.iter().filter(|line| !line.trim().is_empty()) {
                        self.line(format_args!("{}", inline(line)));
                    }
                }
            }
            Block::Cards(cards) => cards.iter().for_each(|card| self.card(card)),
            Block::Picture(scene, caption) => {
                self.line(format_args!("*Picture: {}*", inline(caption)));
                if !scene.description.is_empty() {
                    self.line(format_args!("{}", inline(&scene.description)));
                }
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn card(&mut self, card: &Card) {
        let changed = if card.changed { CHANGED } else { "" };
        self.line(format_args!("### {}{changed}", inline(&card.title)));
        let mut about = Vec::new();
        if !card.aside.is_empty() {
            about.push(inline(&card.aside));
        }
        if !card.from.is_empty() {
            about.push(inline(&card.from));
        }
        if !about.is_empty() {
            self.line(format_args!("{}", about.join(" · ")));
        }
        for (name, text) in &card.parts {
            self.line(format_args!("**{name}:** {}", lines(text)));
        }
        if !card.quote.is_empty() {
            self.line(format_args!("> “{}”", lines(&card.quote).replace('\n', "\n> ")));
        }
        if !card.foot.is_empty() {
            self.line(format_args!("*{}*", inline(&card.foot)));
        }
    }

    fn table(&mut self, table: &Table) {
        let head: Vec<&str> = table.head.iter().map(|column| column.title).collect();
        let rule: Vec<&str> =
            table.head.iter().map(|column| if column.is_numeric { "---:" } else { "---" }).collect();
        let mut told = vec![format!("| {} |", head.join(" | ")), format!("| {} |", rule.join(" | "))];
        for row in &table.rows {
            let cells: Vec<String> = match row {
                Row::Group(title, _) => {
                    let mut cells = vec![format!("**{}**", inline(title))];
                    cells.resize(table.head.len(), String::new());
                    cells
                }
                Row::Cells(line) => {
                    let mut cells: Vec<String> = line.cells.iter().map(cell).collect();
                    if let Some(first) = cells.first_mut().filter(|_| line.changed) {
                        first.push_str(CHANGED);
                    }
                    cells
                }
            };
            told.push(format!("| {} |", cells.join(" | ")));
        }
        self.line(format_args!("{}", told.join("\n")));
    }
}

fn cell(cell: &Cell) -> String {
    let text = escaped(&cell.text).replace('\n', "<br>");
    if cell.second.is_empty() {
        text
    } else {
        format!("{text}<br>{}", escaped(&cell.second).replace('\n', "<br>"))
    }
}

/// On one line.
fn inline(text: &str) -> String {
    escaped(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// On as many lines as it has.
fn lines(text: &str) -> String {
    let told: Vec<String> = text.lines().map(inline).filter(|line| !line.is_empty()).collect();
    told.join("  \n")
}

/// Cleaned, and with everything escaped that Markdown could read.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let cleaned = clean(text);
    let mut begins = true;
    let mut before = ' ';
    for letter in cleaned.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '>' | '~' | '@' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            // These mean something at the beginning of a line only, or after its number, or inside an address.
            '#' | '+' | '-' | '=' if begins => {
                out.push('\\');
                out.push(letter);
            }
            '.' | ')'
                if before.is_ascii_digit()
                    && out
                        .rsplit('\n')
                        .next()
                        .is_some_and(|line| line.chars().all(|c| c.is_ascii_digit())) =>
            {
                out.push('\\');
                out.push(letter);
            }
            ':' if cleaned.contains("://") || cleaned.contains("mailto:") => out.push_str("\\:"),
            '.' if before == 'w' && out.ends_with("www") => out.push_str("\\."),
            letter => out.push(letter),
        }
        begins = letter == '\n' || (begins && letter.is_whitespace());
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_the_map_is_markup() {
        for (text, expected) in [
            ("<script>", "&lt;script\\>"),
            ("# not a title", "\\# not a title"),
            ("1. not a list", "1\\. not a list"),
            ("- nor this", "\\- nor this"),
            ("a | b", "a \\| b"),
            ("![x](http://y)", "\\!\\[x\\](http\\://y)"),
            ("www.evil.example", "www\\.evil.example"),
            ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
            ("ana@example.org", "ana\\@example.org"),
            ("half-hour, 5 + 3", "half-hour, 5 + 3"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
