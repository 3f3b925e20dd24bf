//! What does a PDF say, on its pages and beside them?
//!
//! *Invariants:* every object of the file is read, whether or not a page points to it: text by the tables of its fonts,
//! descriptions, bookmarks, properties, metadata, attached files. Words stand apart where the page moves the pen.

use super::{Readings, Unread};
use crate::share::CELL;
use lopdf::content::Content;
use lopdf::{Dictionary, Encoding, Object, ObjectId, Stream, decode_text_string};
use std::collections::BTreeMap;

/// The most that one stream may hold.
const LARGEST: usize = 256 * 1024 * 1024;

/// Unpacks what zlib packed.
pub(super) fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut head = Dictionary::new();
    head.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    let found = Stream::new(head, bytes.to_vec()).decompressed_content_with_limit(LARGEST).ok()?;
    (!found.is_empty()).then_some(found)
}

/// Reads everything in a PDF.
pub(super) fn read(bytes: &[u8], depth: usize, into: &mut Readings) -> Result<(), Unread> {
    let file = lopdf::Document::load_mem(bytes).map_err(|error| error.to_string())?;
    if file.is_encrypted() {
        return Err("it is encrypted".to_owned());
    }
    let fonts = fonts(&file);
    let info = file.trailer.get(b"Info").ok().and_then(|info| file.dereference(info).ok());
    if let Some((_, Object::Dictionary(info))) = info {
        for (name, value) in info {
            into.say(&String::from_utf8_lossy(name), words(value));
        }
    }
    strings(&Object::Dictionary(file.trailer.clone()), "properties", into);
    for (id, object) in &file.objects {
        strings(object, &place(*id, object), into);
        let Object::Stream(stream) = object else { continue };
        read_stream(*id, stream, &fonts, depth, into)?;
    }
    let pages = file.get_pages();
    for (number, id) in pages {
        let content = file.get_page_content_with_limit(id, LARGEST).map_err(|error| error.to_string())?;
        let known = file.get_page_fonts(id).unwrap_or_default();
        let names = known.into_iter().map(|(name, font)| (name, encoding(&file, font))).collect();
        drawn(&content, &names, &format!("page {number}"), into)?;
    }
    Ok(())
}

type Fonts<'a> = BTreeMap<Vec<u8>, Option<Encoding<'a>>>;

fn encoding<'a>(file: &'a lopdf::Document, font: &'a Dictionary) -> Option<Encoding<'a>> {
    font.get_font_encoding_with_limit(file, LARGEST).ok()
}

/// Every font of the file by every name that any part of it uses: for drawings that are not pages.
fn fonts(file: &lopdf::Document) -> Fonts<'_> {
    let mut found = Fonts::new();
    let of = |object: &Object| match object {
        Object::Dictionary(dictionary) => Some(dictionary.clone()),
        Object::Stream(stream) => Some(stream.dict.clone()),
        _ => None,
    };
    for object in file.objects.values() {
        let Some(dictionary) = of(object) else { continue };
        let named = dictionary.get(b"Font").or_else(|_| {
            let inner = dictionary.get(b"Resources").and_then(|inner| file.dereference(inner))?.1;
            inner.as_dict()?.get(b"Font")
        });
        let Ok((_, Object::Dictionary(named))) = named.and_then(|named| file.dereference(named)) else {
            continue;
        };
        for (name, font) in named {
            let Ok(id) = font.as_reference() else { continue };
            if let Ok(font) = file.get_dictionary(id) {
                found.entry(name.clone()).or_insert_with(|| encoding(file, font));
            }
        }
    }
    found
}

fn place(id: ObjectId, object: &Object) -> String {
    let kind = match object {
        Object::Dictionary(dictionary) => dictionary.get_type(),
        Object::Stream(stream) => stream.dict.get_type(),
        _ => return format!("object {}", id.0),
    };
    match kind {
        Ok(b"StructElem") => "descriptions".to_owned(),
        Ok(b"Metadata") => "metadata".to_owned(),
        Ok(kind) => String::from_utf8_lossy(kind).into_owned(),
        Err(_) => format!("object {}", id.0),
    }
}

/// The words of a string: a date or text in any of its spellings.
fn words(object: &Object) -> String {
    match object {
        Object::String(bytes, _) => {
            decode_text_string(object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
        }
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        _ => String::new(),
    }
}

/// Every string and name within an object.
fn strings(object: &Object, place: &str, into: &mut Readings) {
    match object {
        Object::String(..) | Object::Name(_) => into.add(place, &words(object)),
        Object::Array(entries) => entries.iter().for_each(|entry| strings(entry, place, into)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| strings(value, place, into));
        }
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| strings(value, place, into)),
        _ => {}
    }
}

fn read_stream(
    id: ObjectId,
    stream: &Stream,
    fonts: &Fonts<'_>,
    depth: usize,
    into: &mut Readings,
) -> Result<(), Unread> {
    let is =
        |key: &[u8], name: &[u8]| stream.dict.get(key).and_then(Object::as_name).is_ok_and(|n| n == name);
    let place = place(id, &Object::Stream(stream.clone()));
    if is(b"Subtype", b"Image") {
        return Ok(());
    }
    let content = match stream.get_plain_content_with_limit(LARGEST) {
        Ok(content) => content,
        Err(error) => return Err(format!("{place}: {error}")),
    };
    if is(b"Subtype", b"Form") || is(b"Type", b"Pattern") {
        return drawn(&content, fonts, &format!("drawing {}", id.0), into);
    }
    if is(b"Type", b"EmbeddedFile") {
        return super::read("attached file", &content, depth + 1, into);
    }
    if is(b"Type", b"Metadata") {
        let text = String::from_utf8_lossy(&content).into_owned();
        let found = super::markup::read(&text);
        into.properties.extend(found.properties);
        into.add(&place, &found.text);
        into.add(&place, &found.hidden);
    }
    Ok(())
}

/// Where the pen was when it wrote last, and how.
#[derive(Default)]
struct Pen {
    now: (f32, f32),
    size: f32,
    is_text: bool,
    last: Option<(f32, f32, bool)>,
}

impl Pen {
    /// What stands between the last words and the next: within a line or a paragraph a gap, else the end of a cell. Letters of
    /// pictures are written one by one, those of paragraphs in runs.
    fn gap(&mut self, is_run: bool) -> char {
        let (x, y) = self.now;
        let last = self.last.replace((x, y, is_run));
        let Some((before, line, was_run)) = last else { return '\n' };
        if (line - y).abs() < 0.5 && (0.0..1.5 * self.size).contains(&(x - before)) {
            // The next letter of a label; a space is a letter of its own.
            return '\u{200B}';
        }
        if was_run && is_run && self.is_text { '\n' } else { CELL }
    }
}

/// The text of a page or drawing.
fn drawn(content: &[u8], fonts: &Fonts<'_>, place: &str, into: &mut Readings) -> Result<(), Unread> {
    let content = Content::decode(content).map_err(|error| format!("{place}: {error}"))?;
    let mut text = String::new();
    let mut font: Option<&Encoding<'_>> = None;
    let mut pen = Pen::default();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                font = name.and_then(|name| fonts.get(name)).and_then(Option::as_ref);
                pen.size = operands.get(1).and_then(|size| size.as_float().ok()).unwrap_or_default();
            }
            "cm" => {
                let at = |place: usize| operands.get(place).and_then(|number| number.as_float().ok());
                pen.now = (at(4).unwrap_or_default(), at(5).unwrap_or_default());
            }
            "Tj" | "TJ" | "'" | "\"" => {
                text.push(pen.gap(operands.iter().map(letters).sum::<usize>() > 1));
                operands.iter().for_each(|operand| shown(operand, font, &mut text));
            }
            "BDC" | "DP" | "BMC" => {
                operands.iter().for_each(|operand| strings(operand, place, into));
                let kind = operands.first().and_then(|kind| kind.as_name().ok()).unwrap_or_default();
                pen.is_text = !matches!(kind, b"Figure" | b"Artifact");
                text.push(CELL);
            }
            "EMC" => {
                pen.is_text = false;
                text.push(CELL);
            }
            _ => {}
        }
    }
    into.add(place, &text);
    Ok(())
}

/// How many letters an operand shows: two bytes each.
fn letters(operand: &Object) -> usize {
    match operand {
        Object::String(bytes, _) => bytes.len() / 2,
        Object::Array(entries) => entries.iter().map(letters).sum(),
        _ => 0,
    }
}

fn shown(operand: &Object, font: Option<&Encoding<'_>>, text: &mut String) {
    match operand {
        Object::String(bytes, _) => {
            let read = font.and_then(|font| font.bytes_to_string(bytes).ok());
            text.push_str(&read.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned()));
        }
        Object::Array(entries) => entries.iter().for_each(|entry| shown(entry, font, text)),
        _ => {}
    }
}
