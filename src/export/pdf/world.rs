//! In what world is a document laid out?
//!
//! In one that holds the template, the data and the fonts, and nothing else.
//!
//! *Invariants:* no file, no package and no clock can be reached from a template; what comes from a map arrives as
//! data and is never read as markup. The memory that the typesetter keeps is let go after each run.

use super::fonts::Fonts;
use crate::export::ExportError;
use jiff::civil::Date;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    /// Upright pages, as many as it takes.
    Report,
    /// One sheet across.
    Sheet,
    /// A picture alone.
    Picture,
}

impl Template {
    const fn text(self) -> &'static str {
        match self {
            Self::Report => include_str!("../../../assets/templates/report.typ"),
            Self::Sheet => include_str!("../../../assets/templates/sheet.typ"),
            Self::Picture => include_str!("../../../assets/templates/picture.typ"),
        }
    }
}

const THEME: &str = include_str!("../../../assets/templates/theme.typ");

/// Lays the data out. The typesetter cannot be stopped midway: call it where it may take its time.
pub(super) fn laid_out(
    template: Template,
    data: Vec<u8>,
    fonts: Fonts,
    today: Date,
) -> Result<PagedDocument, ExportError> {
    let world = Memory::new(template, data, fonts, today)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    typst::comemo::evict(0);
    compiled.output.map_err(|errors| {
        let told: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        ExportError::Format("PDF", told.join("; "))
    })
}

struct Memory {
    library: &'static LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    theme: Source,
    data: (FileId, Bytes),
    today: Option<Datetime>,
}

impl Memory {
    fn new(template: Template, data: Vec<u8>, fonts: Fonts, today: Date) -> Result<Self, ExportError> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        Ok(Self {
            library: LIBRARY.get_or_init(|| LazyHash::new(Library::builder().build())),
            book: LazyHash::new(FontBook::from_fonts(&fonts.faces)),
            fonts: fonts.faces,
            main: Source::new(file("/main.typ")?, template.text().to_owned()),
            theme: Source::new(file("/theme.typ")?, THEME.to_owned()),
            data: (file("/data.json")?, Bytes::new(data)),
            today: day(today),
        })
    }
}

/// The day for the typesetter.
pub(super) fn day(date: Date) -> Option<Datetime> {
    let part = |number: i8| u8::try_from(number).ok();
    Datetime::from_ymd_hms(i32::from(date.year()), part(date.month())?, part(date.day())?, 0, 0, 0)
}

fn file(path: &str) -> Result<FileId, ExportError> {
    let path =
        VirtualPath::new(path).map_err(|_| ExportError::Format("PDF", format!("no such file: {path}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Memory {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = [&self.main, &self.theme].into_iter().find(|source| source.id() == id);
        known.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
