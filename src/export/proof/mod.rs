//! Is what was written safe to send?
//!
//! The finished bytes are opened again as a reader would open them: unpacked, inflated, with the text of each part, the
//! descriptions of pictures and the properties of the file. All of it is searched for what the audience may not see.
//!
//! *Invariants:* it looks at the bytes alone and knows nothing of how they were made. What cannot be read is not safe. The
//! same bytes give the same proof.

mod encoded;
mod markup;
mod package;
mod pdf;
mod png;

use super::{Export, ExportError, Input};
use crate::diagnostic::Warned;
use crate::diagram::Theme;
use crate::share::{Audience, CELL, Letters, Map, Secrets, Sighting, counted};
use std::collections::BTreeMap;

/// What was found in a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The people who are named in it.
    pub names: Vec<String>,
    /// What must not be in it, and is.
    pub leaks: Vec<Leak>,
    /// How many people are named in it whose ratings or views its readers see.
    pub assessed: usize,
    /// How many private fields it holds that its readers may see.
    pub private_fields: usize,
    /// How many notes it holds.
    pub notes: usize,
    /// How many counts are not shown in it because they are small, or would give a small one away.
    pub suppressed: usize,
    /// What the file says of itself.
    pub properties: Vec<(String, String)>,
}

/// Something that must not be in a copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// What it is: *note of a stakeholder*.
    pub field: String,
    /// In which part of the file: *word/document.xml*.
    pub place: String,
}

impl Proof {
    /// Whether nothing was found that must not be there.
    pub fn is_safe(&self) -> bool {
        self.leaks.is_empty()
    }

    /// How much of what it holds, for people: *3 names, 0 private fields, 0 notes*.
    pub fn counted(&self) -> String {
        let names = counted(self.names.len(), "name");
        let fields = counted(self.private_fields, "private field");
        format!("{names}, {fields}, {}", counted(self.notes, "note"))
    }

    /// The same for the export log, with how many people are assessed in it.
    pub fn counts(&self) -> Map<String, u32> {
        let counts = [
            ("names", self.names.len()),
            ("assessed", self.assessed),
            ("private_fields", self.private_fields),
            ("notes", self.notes),
        ];
        counts.into_iter().map(|(name, count)| (name.to_owned(), count as u32)).collect()
    }

    /// What it comes to, for the one who sends it.
    pub fn verdict(&self, audience: Audience) -> String {
        if !self.is_safe() {
            return "Cannot be exported: a private field was found".to_owned();
        }
        match (audience, self.assessed) {
            (Audience::Me, _) => "Holds everything: for you alone".to_owned(),
            (Audience::Access(_), _) => "Holds what is kept about one person".to_owned(),
            (_, 1) => "Contains a personal assessment of one person".to_owned(),
            (_, 2..) => format!("Contains personal assessments of {} people", self.assessed),
            (Audience::Everyone, _) => "Safe to share with everyone".to_owned(),
            (Audience::Sponsor, _) => "Safe to share with the sponsor".to_owned(),
            (Audience::Team, _) => "Safe to share with the core team".to_owned(),
            (Audience::Card(_), _) => "Safe to hand to the person".to_owned(),
        }
    }
}

/// Everything that can be read in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Readings {
    /// The text of each part.
    texts: BTreeMap<String, String>,
    properties: Vec<(String, String)>,
}

impl Readings {
    fn add(&mut self, place: &str, text: &str) {
        if !text.is_empty() {
            let all = self.texts.entry(place.to_owned()).or_default();
            all.push_str(text);
            all.push(CELL);
        }
    }

    fn join(&mut self, other: Self) {
        other.texts.iter().for_each(|(place, text)| self.add(place, text));
        self.properties.extend(other.properties);
    }

    fn say(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.properties.push((name.to_owned(), text.trim().to_owned()));
        }
    }
}

/// A part that cannot be read, with why.
type Unread = String;

/// Everything that can be read in these bytes, by what they are. `depth` counts the files within files.
fn read(place: &str, bytes: &[u8], depth: usize, into: &mut Readings) -> Result<(), Unread> {
    const DEEPEST: usize = 4;
    if depth > DEEPEST {
        return Err(format!("{place}: too many files within files"));
    }
    match bytes {
        [b'P', b'K', 3 | 5, ..] => package::read(bytes, depth, into)?,
        [b'%', b'P', b'D', b'F', ..] => pdf::read(bytes, depth, into)?,
        [0x89, b'P', b'N', b'G', ..] => png::read(place, bytes, into)?,
        _ => text(place, bytes, depth, into)?,
    }
    into.add(place, &encoded::wide(bytes));
    Ok(())
}

fn text(place: &str, bytes: &[u8], depth: usize, into: &mut Readings) -> Result<(), Unread> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(format!("{place}: neither text nor a known kind of file"));
    };
    if text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        let found = markup::read(text);
        into.add(place, &found.text);
        into.add(place, &found.hidden);
        into.properties.extend(found.properties);
    } else {
        // Cells and lines end at a quote, a bar or the end of a line.
        let cells = encoded::unfolded(text).replace(['"', '|', '\n'], &CELL.to_string());
        into.add(place, &cells);
        into.add(place, &encoded::unescaped(&cells));
    }
    for file in encoded::base64(text) {
        // Most that looks encoded is a long word.
        let mut inner = Readings::default();
        if read(&format!("{place}, encoded"), &file, depth + 1, &mut inner).is_ok() {
            into.join(inner);
        }
    }
    Ok(())
}

/// Everything that can be read in a file, part by part: its text, what is said beside it, and its properties.
pub fn read_back(format: &Export, bytes: &[u8]) -> Result<Vec<(String, String)>, ExportError> {
    let readings = readings(format, bytes)?;
    Ok(readings.texts.into_iter().chain(readings.properties).collect())
}

fn readings(format: &Export, bytes: &[u8]) -> Result<Readings, ExportError> {
    let mut readings = Readings::default();
    read(format.extension, bytes, 0, &mut readings)
        .map_err(|why| ExportError::Format(format.name, format!("it cannot be read back ({why})")))?;
    Ok(readings)
}

/// Looks for everything that must not be in what was written. Fails where the file cannot be read. O(size of the file).
pub fn prove(format: &Export, bytes: &[u8], secrets: &Secrets) -> Result<Proof, ExportError> {
    Ok(judged(&readings(format, bytes)?, secrets))
}

/// Writes the bytes and looks at them again; a leak is an error, so that nothing unsafe comes out. A picture is looked at as
/// drawing too, since letters that are dots cannot be read.
pub fn proven(
    format: &Export,
    input: &Input<'_>,
    secrets: &Secrets,
) -> Result<(Warned<Vec<u8>>, Proof), ExportError> {
    let written = format.bytes(input)?;
    let mut proof = prove(format, &written.output, secrets)?;
    if let (true, Some(scene)) = (format.extension == "png", input.scene) {
        let drawing = super::svg::svg(scene, Theme::Light);
        let readings = readings(format, drawing.as_bytes())?;
        let properties = std::mem::take(&mut proof.properties);
        let leaks = std::mem::take(&mut proof.leaks);
        proof = judged(&readings, secrets);
        proof.properties = properties;
        proof.leaks.extend(leaks);
    }
    if proof.is_safe() { Ok((written, proof)) } else { Err(ExportError::Leak(proof.leaks)) }
}

fn judged(readings: &Readings, secrets: &Secrets) -> Proof {
    let mut leaks = Vec::new();
    let mut all = Sighting::default();
    let mut told_few = false;
    for (place, text) in &readings.texts {
        let found = secrets.look(&Letters::of(text));
        let fields = secrets.leaks(&found).into_iter();
        leaks.extend(fields.map(|field| Leak { field: field.to_owned(), place: place.clone() }));
        told_few |= text.contains("< 5") || text.contains("not shown");
        all.join(found);
    }
    leaks.extend(readings.properties.iter().filter_map(|(name, text)| {
        let field = betrays(name, text)?;
        Some(Leak { field: field.to_owned(), place: format!("property {name}") })
    }));
    leaks.sort();
    leaks.dedup();
    Proof {
        names: secrets.named(&all),
        leaks,
        assessed: secrets.assessed(&all),
        private_fields: secrets.private_fields(&all),
        notes: secrets.notes(&all),
        suppressed: if told_few { secrets.suppressed() } else { 0 },
        properties: readings.properties.clone(),
    }
}

/// What a property tells of the one who wrote the file, or of their machine.
fn betrays(name: &str, text: &str) -> Option<&'static str> {
    let name = name.rsplit([':', '/']).next().unwrap_or(name).to_lowercase();
    let person =
        ["author", "creator", "lastmodifiedby", "company", "manager", "artist", "owner", "generator"];
    if person.contains(&name.as_str()) && !text.starts_with("Groundswell") {
        return Some("name of an author");
    }
    let path = ["/home/", "/users/", "/tmp/", ":\\", "file://"];
    let lower = text.to_lowercase();
    path.iter().any(|part| lower.contains(part)).then_some("place on a disk")
}
