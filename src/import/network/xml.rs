//! Which elements and texts follow each other in an XML file?
//!
//! *Invariants:* a document type is passed over and never fetched; one that declares entities is refused, and so is any
//! entity but the five of XML; elements don't lie in one another without end; what is wrong is told with its line.

use crate::import::{ImportError, text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// How deep elements may lie in one another.
const DEEPEST: usize = 200;

/// One piece of a file.
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The element that was begun last ends.
    Close,
    /// Text inside an element.
    Text(Cow<'a, str>),
    /// The file ends.
    End,
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
    /// The line of the file, from 1.
    pub(super) line: usize,
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Passes its attributes, by their names without a prefix, to `take`.
    pub(super) fn each(&self, mut take: impl FnMut(&str, Cow<'_, str>)) -> Result<(), ImportError> {
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| malformed(self.line, &error.to_string()))?;
            let value = quick_xml::escape::unescape(&attribute.value);
            let value = value.map_err(|error| malformed(self.line, &error.to_string()))?;
            take(attribute.key.local_name().as_ref(), value);
        }
        Ok(())
    }

    /// The values of these attributes, empty where they are missing.
    pub(super) fn values<const N: usize>(&self, names: [&str; N]) -> Result<[String; N], ImportError> {
        let mut values = [const { String::new() }; N];
        self.each(|name, value| {
            if let Some(place) = names.iter().position(|known| *known == name) {
                values[place] = value.into_owned();
            }
        })?;
        Ok(values)
    }
}

fn malformed(line: usize, what: &str) -> ImportError {
    let message =
        format!("the file is not well-formed: {what}. Export it anew from the program that made it");
    ImportError::Malformed { unit: "line", number: line, message }
}

/// Goes through a file once. O(bytes).
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    line: usize,
    /// Up to where lines were counted.
    counted: usize,
}

impl<'a> Xml<'a> {
    /// From the beginning of the text.
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, reader, depth: 0, line: 1, counted: 0 }
    }

    /// The line on which this byte stands.
    fn line_at(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let end = byte.min(bytes.len());
        if end > self.counted {
            self.line += bytes[self.counted..end].iter().filter(|byte| **byte == b'\n').count();
            self.counted = end;
        }
        self.line
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, ImportError> {
        loop {
            let at = self.reader.buffer_position() as usize;
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = self.reader.error_position() as usize;
                    return Err(malformed(self.line_at(at), &error.to_string()));
                }
            };
            match event {
                Event::Start(start) => {
                    let line = self.line_at(at);
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let message = format!("elements lie more than {DEEPEST} deep in one another");
                        return Err(ImportError::Malformed { unit: "line", number: line, message });
                    }
                    return Ok(Piece::Open(Element { start, line }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::Close);
                }
                Event::Text(text) => return Ok(Piece::Text(text.into_inner())),
                Event::CData(text) => return Ok(Piece::Text(text.into_inner())),
                Event::GeneralRef(reference) => return self.entity(&reference, at),
                Event::DocType(said) => {
                    if said.contains("<!ENTITY") {
                        let line = self.line_at(at);
                        return Err(ImportError::Malformed {
                            unit: "line",
                            number: line,
                            message: "the document type declares entities, which are not read. Export the file without them".to_owned(),
                        });
                    }
                }
                Event::Eof if self.depth > 0 => {
                    let line = self.line_at(self.text.len());
                    return Err(malformed(line, "it ends in the middle"));
                }
                Event::Eof => return Ok(Piece::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn entity(
        &mut self,
        reference: &quick_xml::events::BytesRef<'_>,
        at: usize,
    ) -> Result<Piece<'a>, ImportError> {
        let known = match &**reference {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match known {
            Some(letter) => Ok(Piece::Text(Cow::Owned(letter.to_string()))),
            None => Err(malformed(self.line_at(at), "an entity is used that XML does not know")),
        }
    }
}

/// The text of a file that says its encoding itself. O(bytes).
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), ImportError> {
    // UTF-16 without its mark shows by the first sign, which is `<`.
    let wide = match bytes.get(..4) {
        Some([b'<', 0, _, 0]) => Some(encoding_rs::UTF_16LE),
        Some([0, b'<', 0, _]) => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    text::decode_as(bytes, wide.or_else(|| declared(bytes)))
}

/// The encoding that the first line names, where it is another than UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = bytes.get(..bytes.len().min(200))?;
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let (line, _) = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let said = line.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = said.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = said[1..].split(quote).next()?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // Whoever could read this line knows that it is not UTF-16.
    let narrow = ![encoding_rs::UTF_8, encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&encoding);
    narrow.then_some(encoding)
}
