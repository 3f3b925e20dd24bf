//! How is a report written as a text document for Word and LibreOffice?
//!
//! The parts of the file are written here, as the crates that do so number what is in them by counters of the process (the
//! same report would not give the same bytes), and know no repeated heads and no words for pictures.
//!
//! *Invariants:* one file without links, macros, comments, hidden text or anything from outside; no author and no time but the
//! day of the report. Everything is a style; sections are headings, so that they can be walked through.

mod body;
mod pieces;
mod styles;
mod tables;
mod widths;
mod words;

use super::ExportError;
use super::pdf::Paper;
use super::text::clean;
use crate::report::{Report, Shape};
use crate::share::Audience;
use body::Body;
use std::io::{Cursor, Write};
use styles::W;
use words::{Look, MUTED, Para, TAB, escaped, field, run};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A page: its size and its margins, in twentieths of a point.
struct Page {
    width: u32,
    height: u32,
    top: u32,
    bottom: u32,
    left: u32,
    right: u32,
}

impl Page {
    fn of(report: &Report, paper: Paper) -> Self {
        let (narrow, long) = match paper {
            Paper::A4 => (11_906, 16_838),
            Paper::Letter => (12_240, 15_840),
        };
        match report.shape {
            Shape::Pages => {
                Self { width: narrow, height: long, top: 1_540, bottom: 1_240, left: 1_361, right: 1_134 }
            }
            Shape::Sheet => {
                Self { width: long, height: narrow, top: 560, bottom: 700, left: 720, right: 720 }
            }
        }
    }

    const fn text_width(&self) -> u32 {
        self.width - self.left - self.right
    }

    const fn text_height(&self) -> u32 {
        self.height - self.top - self.bottom
    }
}

/// The report as a text document. O(size of the report).
pub fn docx(report: &Report, paper: Paper) -> Result<Vec<u8>, ExportError> {
    let page = Page::of(report, paper);
    let body = Body::of(report, page.text_width(), page.text_height())?;
    let parts = [
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relations(&[
                ("r1", "officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                ("r2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                ("r3", "officeDocument/2006/relationships/extended-properties", "docProps/app.xml"),
            ]),
        ),
        ("docProps/core.xml", core(report)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document(report, &body, &page)),
        ("word/_rels/document.xml.rels", of_the_document(body.pictures.len())),
        ("word/styles.xml", styles::styles()),
        ("word/numbering.xml", styles::numbering()),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header(report, &page)),
        ("word/header2.xml", first_header()),
        ("word/footer1.xml", footer(report, &page)),
        ("word/footer2.xml", footer(report, &page)),
    ];
    let failed = |error: &dyn std::fmt::Display| ExportError::Format("a text document", error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    for (name, text) in &parts {
        let packed = options.compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, packed).map_err(|error| failed(&error))?;
        archive.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    for (place, picture) in body.pictures.iter().enumerate() {
        let name = format!("word/media/picture{}.png", place + 1);
        archive
            .start_file(name, options.compression_method(CompressionMethod::Stored))
            .map_err(|error| failed(&error))?;
        archive.write_all(&picture.png).map_err(|error| failed(&error))?;
    }
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}

fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const DOCUMENT: &str = "application/vnd.openxmlformats";
    let parts = [
        ("word/document.xml", format!("{WORD}.document.main+xml")),
        ("word/styles.xml", format!("{WORD}.styles+xml")),
        ("word/numbering.xml", format!("{WORD}.numbering+xml")),
        ("word/settings.xml", format!("{WORD}.settings+xml")),
        ("word/header1.xml", format!("{WORD}.header+xml")),
        ("word/header2.xml", format!("{WORD}.header+xml")),
        ("word/footer1.xml", format!("{WORD}.footer+xml")),
        ("word/footer2.xml", format!("{WORD}.footer+xml")),
        ("docProps/core.xml", format!("{DOCUMENT}-package.core-properties+xml")),
        ("docProps/app.xml", format!("{DOCUMENT}-officedocument.extended-properties+xml")),
    ];
    let parts =
        parts.iter().map(|(name, kind)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{DOCUMENT}-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{}</Types>\n",
        parts.collect::<String>()
    )
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let told = all.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/{kind}\" Target=\"{target}\"/>")
    });
    format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>\n", told.collect::<String>())
}

fn of_the_document(pictures: usize) -> String {
    const KIND: &str = "officeDocument/2006/relationships";
    let fixed = [
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ];
    let fixed = fixed.map(|(name, kind)| (name.to_owned(), format!("{KIND}/{kind}"), format!("{name}.xml")));
    let pictures = (1..=pictures).map(|number| {
        (format!("picture{number}"), format!("{KIND}/image"), format!("media/picture{number}.png"))
    });
    let all: Vec<_> = fixed.into_iter().chain(pictures).collect();
    let all: Vec<_> =
        all.iter().map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.as_str())).collect();
    relations(&all)
}

fn core(report: &Report) -> String {
    let line = |text: &str| escaped(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "));
    let title = format!("{}: {}", report.title, report.kind.to_lowercase());
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:description>{}</dc:description><dc:language>en-GB</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified></cp:coreProperties>\n",
        line(&title),
        line(report.audience.name()),
        line(&report.classification),
        date = report.date,
    )
}

fn app() -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Groundswell</Application></Properties>\n"
    )
}

fn settings() -> String {
    const COMPATIBLE: &str = "http://schemas.microsoft.com/office/word";
    format!(
        "{HEAD}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"{COMPATIBLE}\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-GB\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>\n"
    )
}

fn document(report: &Report, body: &Body, page: &Page) -> String {
    let (orientation, first) = match report.shape {
        Shape::Pages => ("", "<w:titlePg/>"),
        Shape::Sheet => (" w:orient=\"landscape\"", "<w:titlePg/>"),
    };
    format!(
        "{HEAD}<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n{}\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference w:type=\"first\" r:id=\"header2\"/>\
         <w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"first\" r:id=\"footer2\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"{orientation}/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" \
         w:header=\"0\" w:footer=\"560\" w:gutter=\"0\"/>{first}</w:sectPr></w:body></w:document>\n",
        body.out, page.width, page.height, page.top, page.right, page.bottom, page.left,
    )
}

/// Above each page but the first: what it is, and for whom.
fn header(report: &Report, page: &Page) -> String {
    let is_shareable = report.audience == Audience::Everyone;
    let title = shortened(&report.title, 60);
    let mut what = run(&title, Look::BOLD);
    what.push_str(&run(&format!(", {}", report.kind.to_lowercase()), Look::in_colour(MUTED)));
    let label = shortened(&report.classification, 90);
    let whom = run(&format!("● {label}"), Look::bold_in(styles::label(is_shareable)));
    let left = Para::of("Header").around(&what, &title);
    let right = Para { to_right: true, ..Para::of("Header") }.around(&whom, &label);
    format!(
        "{HEAD}<w:hdr xmlns:w=\"{W}\">{}{}{}</w:hdr>\n",
        Para::of("Above").around("", ""),
        tables::page_head(&left, &right, page.text_width()),
        tables::after()
    )
}

/// Above the first page: a band from edge to edge.
fn first_header() -> String {
    format!("{HEAD}<w:hdr xmlns:w=\"{W}\">{}</w:hdr>\n", Para::of("Band").around("", ""))
}

/// Below each page: the version, and which page it is.
fn footer(report: &Report, page: &Page) -> String {
    let mut runs = run(&body::foot(report), Look::PLAIN);
    runs.push_str(TAB);
    runs.push_str(&field("PAGE"));
    runs.push_str(&run(" of ", Look::PLAIN));
    runs.push_str(&field("NUMPAGES"));
    let line = Para { right_tab: Some(page.text_width()), ..Para::of("Footer") };
    format!("{HEAD}<w:ftr xmlns:w=\"{W}\">{}</w:ftr>\n", line.around(&runs, ""))
}

/// On one line, with three dots where it is longer than so many letters.
fn shortened(text: &str, most: usize) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
