//! How are a report and a picture printed: as PDF, as pages on the screen, as PNG?
//!
//! A report becomes data, a template lays it out once, and what is previewed is what is written.
//!
//! *Invariants:* text of a map is data, never markup. The same report gives the same bytes. A document is written so that
//! it can be read aloud and kept (PDF/UA-1, PDF/A-2a); where a character has no font it is written without that claim, and
//! a warning names the character. No author, no path and no clock is in it.

mod blocks;
mod columns;
mod data;
mod fonts;
mod picture;
mod signs;
mod text;
mod world;
mod zones;

pub(super) use signs::sign;

use super::ExportError;
use crate::diagnostic::{Warned, Warning};
use crate::diagram::Scene;
use crate::report::{Report, Shape};
use data::Data;
use fonts::fonts_for;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::fmt;
use typst::foundations::Smart;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use world::{Template, laid_out};

/// Pages that are laid out: what is shown before is what is written after.
#[derive(Clone)]
pub struct Printed {
    pages: PagedDocument,
    /// From what the identity of the file is made.
    ident: String,
    date: Option<Date>,
    missing: Vec<char>,
}

/// Dots in rows from the top, four bytes each: red, green, blue, opacity (not multiplied in).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Dots in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The bytes.
    pub rgba: Vec<u8>,
}

/// On which paper a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    /// Width and height of the upright page in millimetres.
    const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }
}

/// No picture has more dots than these: 240 megabytes.
const MOST_DOTS: f32 = 60_000_000.0;

impl Printed {
    /// Lays a report out. A warning names the characters for which there is no font.
    ///
    /// O(size of the report); call it off the thread of the window.
    pub fn report(report: &Report, paper: Paper) -> Result<Warned<Self>, ExportError> {
        let template = match report.shape {
            Shape::Pages => Template::Report,
            Shape::Sheet => Template::Sheet,
        };
        let data = data::report(report, paper);
        Self::new(template, data, Some(report.date))
    }

    /// Lays a picture out on one page of its size. A warning names the characters for which there is no font.
    pub fn picture(scene: &Scene) -> Result<Warned<Self>, ExportError> {
        Self::new(Template::Picture, data::picture(scene), None)
    }

    fn new(template: Template, data: Data, date: Option<Date>) -> Result<Warned<Self>, ExportError> {
        let Data { mut value, ink } = data;
        let fonts = fonts_for(&ink.letters);
        let missing = fonts.missing.clone();
        value.insert("fonts".to_owned(), fonts.families.iter().cloned().map(Value::String).collect());
        let (data, ident) = written(&value)?;
        let pages = laid_out(template, data, fonts, date.unwrap_or_default())?;
        let warnings = warned(&missing);
        Ok(Warned { output: Self { pages, ident, date, missing }, warnings })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// Width and height of a page in points; nothing has no size.
    pub fn size(&self, page: usize) -> (f32, f32) {
        let size = self.pages.pages().get(page).map(|page| page.frame.size());
        size.map_or((0.0, 0.0), |size| (size.x.to_pt() as f32, size.y.to_pt() as f32))
    }

    /// A page as dots, so many for each point. Pages that would be too large for memory have fewer.
    pub fn pixels(&self, page: usize, scale: f32) -> Option<Pixels> {
        let drawn = self.pages.pages().get(page)?;
        let drawn = typst_render::render(drawn, &self.options(page, scale));
        let rgba = drawn.pixels().iter().flat_map(|dot| {
            let dot = dot.demultiply();
            [dot.red(), dot.green(), dot.blue(), dot.alpha()]
        });
        Some(Pixels { width: drawn.width() as usize, height: drawn.height() as usize, rgba: rgba.collect() })
    }

    /// A page as PNG, so many dots for each point. Pages that would be too large for memory have fewer.
    pub fn png(&self, page: usize, scale: f32) -> Result<Vec<u8>, ExportError> {
        let drawn = self.pages.pages().get(page).ok_or(ExportError::Missing("PNG", "a page"))?;
        let drawn = typst_render::render(drawn, &self.options(page, scale));
        drawn.encode_png().map_err(|error| ExportError::Format("PNG", error.to_string()))
    }

    fn options(&self, page: usize, scale: f32) -> RenderOptions {
        let (width, height) = self.size(page);
        let most = (MOST_DOTS / (width * height).max(1.0)).sqrt();
        let scale = if scale.is_finite() { scale.clamp(0.05, most.max(0.05)) } else { 1.0 };
        RenderOptions { pixel_per_pt: Scalar::new(f64::from(scale)), ..RenderOptions::default() }
    }

    /// The pages as PDF, tagged, for reading aloud (PDF/UA-1) and for keeping (PDF/A-2a) where every character has a font;
    /// else without that claim and with a warning that says so.
    pub fn pdf(&self) -> Result<Warned<Vec<u8>>, ExportError> {
        let strict = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
        let strict = strict.map_err(|error| ExportError::Format("PDF", error.message().to_string()))?;
        let mut warnings = warned(&self.missing);
        let found = if self.missing.is_empty() {
            typst_pdf::pdf(&self.pages, &self.pdf_options(strict))
        } else {
            typst_pdf::pdf(&self.pages, &self.pdf_options(PdfStandards::default()))
        };
        let output = match found {
            Ok(output) => Ok(output),
            Err(errors) => {
                let told: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
                warnings.push(Warning::new(
                    "",
                    format!("the PDF does not claim PDF/UA and PDF/A: {}", told.join("; ")),
                ));
                typst_pdf::pdf(&self.pages, &self.pdf_options(PdfStandards::default()))
            }
        };
        typst::comemo::evict(0);
        let output = output.map_err(|errors| {
            let told: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
            ExportError::Format("PDF", told.join("; "))
        })?;
        Ok(Warned { output, warnings })
    }

    fn pdf_options(&self, standards: PdfStandards) -> PdfOptions {
        // A picture has no day; PDF/A wants one, and the same for the same picture.
        let day = self.date.unwrap_or(Date::constant(2000, 1, 1));
        PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Groundswell".to_owned())),
            timestamp: world::day(day).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        }
    }
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printed").field("pages", &self.pages()).finish_non_exhaustive()
    }
}

/// The data as bytes, and a check sum of them.
fn written(value: &Map<String, Value>) -> Result<(Vec<u8>, String), ExportError> {
    let text = serde_json::to_string(value).map_err(|error| ExportError::Format("PDF", error.to_string()))?;
    let ident = crate::share::sum(&text);
    Ok((text.into_bytes(), ident))
}

fn warned(missing: &[char]) -> Vec<Warning> {
    const NAMED: usize = 12;
    if missing.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<String> =
        missing.iter().take(NAMED).map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
    if missing.len() > NAMED {
        told.push(format!("{} more", missing.len() - NAMED));
    }
    let message = format!("no font of this machine has {}: a box stands in their place", told.join(", "));
    vec![Warning::new("", message).hint(
        "install a font that has them, such as Noto Sans; until then the PDF does not claim PDF/UA and PDF/A",
    )]
}

/// Which characters of a report no font has. O(size of the report).
pub(super) fn unprintable(report: &Report) -> Vec<Warning> {
    warned(&fonts_for(&data::report(report, Paper::A4).ink.letters).missing)
}

/// The picture as PNG, so many dots for each point.
pub fn picture_png(scene: &Scene, scale: f32) -> Result<Vec<u8>, ExportError> {
    Printed::picture(scene)?.output.png(0, scale)
}
