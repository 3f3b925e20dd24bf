//! How is GML read?
//!
//! As igraph, networkx, Gephi and yEd write it: lists of keys with numbers, texts in quotation marks, or lists. Lists
//! inside a person or tie, which hold their drawing, are passed over; only yEd's labels are taken from them.

use super::numbers;
use super::{Graph, draft};
use crate::import::draft::Content;
use crate::import::{Import, ImportError, text};
use std::borrow::Cow;

/// GML.
pub(in crate::import) const GML: Import = Import {
    id: "gml",
    name: "GML",
    help: "A network as igraph, networkx, Gephi or yEd write it in GML",
    extensions: &["gml"],
    read: |bytes, document, mapping| draft(read(bytes)?, document, mapping),
    content: |_, mapping| Ok(mapping.content.unwrap_or(Content::Network)),
};

/// How deep lists may lie in one another.
const DEEPEST: usize = 100;

/// One word of the file.
enum Token<'a> {
    Word(&'a str),
    Text(Cow<'a, str>),
    Open,
    Close,
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Tokens<'a> {
    fn bad(line: usize, what: &str) -> ImportError {
        let message = format!("{what}. Export the file anew from the program that made it");
        ImportError::Malformed { unit: "line", number: line, message }
    }

    /// The next word and its line; nothing at the end.
    fn next(&mut self) -> Result<Option<(Token<'a>, usize)>, ImportError> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                None => return Ok(None),
                Some(b'\n') => self.line += 1,
                // A comment begins its line.
                Some(b'#')
                    if self.text[..self.at].trim_end_matches([' ', '\t', '\r']).ends_with('\n')
                        || self.at == 0 =>
                {
                    while bytes.get(self.at).is_some_and(|byte| *byte != b'\n') {
                        self.at += 1;
                    }
                    continue;
                }
                Some(byte) if !byte.is_ascii_whitespace() => break,
                Some(_) => {}
            }
            self.at += 1;
        }
        let (start, line) = (self.at, self.line);
        let token = match bytes[start] {
            b'[' => {
                self.at += 1;
                Token::Open
            }
            b']' => {
                self.at += 1;
                Token::Close
            }
            b'"' => {
                let Some(length) = self.text[start + 1..].find('"') else {
                    return Err(Self::bad(line, "a quotation mark is opened and never closed"));
                };
                let inside = &self.text[start + 1..start + 1 + length];
                self.line += inside.bytes().filter(|byte| *byte == b'\n').count();
                self.at = start + length + 2;
                Token::Text(unescaped(inside))
            }
            _ => {
                let rest = &self.text[start..];
                let length = rest
                    .find(|c: char| c.is_ascii_whitespace() || matches!(c, '[' | ']' | '"'))
                    .unwrap_or(rest.len());
                self.at = start + length;
                Token::Word(&rest[..length])
            }
        };
        Ok(Some((token, line)))
    }
}

/// The text without `&quot;` and the like.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    // An ampersand that begins no entity is one.
    quick_xml::escape::unescape(text).map_or(Cow::Borrowed(text), |found| Cow::Owned(found.into_owned()))
}

/// What an open list is.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Graph,
    Node,
    Edge,
    /// yEd's labels.
    Labels,
    Other,
}

/// A person or tie that is being read.
#[derive(Default)]
struct Record {
    line: usize,
    said: Vec<(String, String)>,
    label: String,
}

impl Record {
    fn take(&mut self, key: &str) -> String {
        let at = self.said.iter().position(|(known, _)| known.eq_ignore_ascii_case(key));
        at.map(|at| self.said.remove(at).1).unwrap_or_default()
    }
}

/// Reads a file. O(bytes).
pub(super) fn read(bytes: &[u8]) -> Result<Graph, ImportError> {
    let (text, encoding) = text::decode(bytes)?;
    let mut tokens = Tokens { text: &text, at: 0, line: 1 };
    let mut graph = Graph::new("GML");
    graph.notes.push(format!("Read as {encoding}"));
    let mut open: Vec<Open> = Vec::new();
    let mut record = Record::default();
    let mut directed = false;
    let mut passed = 0;
    while let Some((token, line)) = tokens.next()? {
        let key = match token {
            Token::Word(key) => key,
            Token::Close => {
                match open.pop() {
                    Some(Open::Node) => node(&mut graph, std::mem::take(&mut record))?,
                    Some(Open::Edge) => edge(&mut graph, std::mem::take(&mut record), directed)?,
                    Some(_) => {}
                    None => return Err(Tokens::bad(line, "a list is closed that was never opened")),
                }
                continue;
            }
            Token::Open | Token::Text(_) => return Err(Tokens::bad(line, "a value stands without its key")),
        };
        let Some((value, at)) = tokens.next()? else {
            return Err(Tokens::bad(line, "the file ends in the middle"));
        };
        let value = match value {
            Token::Open => {
                let inside = open.last().copied();
                let opened = match (key.to_ascii_lowercase().as_str(), inside) {
                    ("graph", None) => Open::Graph,
                    ("node", Some(Open::Graph)) => Open::Node,
                    ("edge", Some(Open::Graph)) => Open::Edge,
                    ("labelgraphics", Some(Open::Node | Open::Edge)) => Open::Labels,
                    _ => {
                        passed += usize::from(matches!(inside, Some(Open::Node | Open::Edge)));
                        Open::Other
                    }
                };
                if matches!(opened, Open::Node | Open::Edge) {
                    record = Record { line, ..Record::default() };
                }
                open.push(opened);
                if open.len() > DEEPEST {
                    return Err(Tokens::bad(line, "lists lie too deep in one another"));
                }
                continue;
            }
            Token::Close => return Err(Tokens::bad(at, "a key has no value")),
            Token::Word(word) => numbers::plain(word),
            Token::Text(text) => text.into_owned(),
        };
        match open.last() {
            Some(Open::Graph) if key.eq_ignore_ascii_case("directed") => directed = value == "1",
            Some(Open::Node | Open::Edge) => record.said.push((key.to_owned(), value)),
            Some(Open::Labels) if key == "text" && record.label.is_empty() => record.label = value,
            _ => {}
        }
    }
    if !open.is_empty() {
        return Err(Tokens::bad(tokens.line, "the file ends in the middle: a list is never closed"));
    }
    graph.tell(
        passed,
        "list inside a node or edge was left out",
        "lists inside nodes and edges were left out, such as drawings",
    );
    Ok(graph)
}

fn node(graph: &mut Graph, mut record: Record) -> Result<(), ImportError> {
    let id = record.take("id");
    if id.is_empty() {
        graph.warn(record.line, "the node has no id. It was left out");
        return Ok(());
    }
    let Some(node) = graph.node(record.line, &id)? else { return Ok(()) };
    if !record.said.iter().any(|(key, _)| key == "label") && !record.label.is_empty() {
        record.said.push(("label".to_owned(), record.label));
    }
    for (key, value) in &record.said {
        let column = graph.nodes.column(key);
        graph.nodes.say(node, column, value);
    }
    Ok(())
}

fn edge(graph: &mut Graph, mut record: Record, directed: bool) -> Result<(), ImportError> {
    let (from, to) = (record.take("source"), record.take("target"));
    if from.is_empty() || to.is_empty() {
        graph.warn(record.line, "an end of this edge is missing. It was left out");
        return Ok(());
    }
    let own = record.take("directed");
    let edge = graph.edge(record.line, &from, &to, if own.is_empty() { directed } else { own == "1" })?;
    if !record.said.iter().any(|(key, _)| key == "label") && !record.label.is_empty() {
        record.said.push(("label".to_owned(), record.label));
    }
    for (key, value) in &record.said {
        let column = graph.edges.column(key);
        graph.edges.say(edge, column, value);
    }
    Ok(())
}
