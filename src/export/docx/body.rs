//! How does a report become the body of a text document?
//!
//! *Invariants:* the same report gives the same body. Pictures are told in words to whoever cannot see them.

use super::pieces;
use super::styles::label;
use super::tables;
use super::words::{ACCENT, Look, MUTED, Para, TAB, escaped, run};
use crate::diagram::Scene;
use crate::export::ExportError;
use crate::export::pdf::picture_png;
use crate::report::{Block, Place, Report, Section, Shape, month};
use crate::share::Audience;

/// A picture of the document.
pub(super) struct Picture {
    /// Its bytes as PNG.
    pub(super) png: Vec<u8>,
}

/// The body while it is written.
pub(super) struct Body {
    pub(super) out: String,
    pub(super) pictures: Vec<Picture>,
    /// How wide the text is, in twentieths of a point.
    width: u32,
    /// How high a picture may be, in points.
    tallest: f32,
    /// How many rows of tables there are so far.
    rows: usize,
    /// Sections are counted.
    is_counted: bool,
}

/// How large a picture stands on paper: as its letters fit to those around it.
const PICTURE: f32 = 0.6923;
/// Twentieths of a point in a point.
const TWENTIETHS: f32 = 20.0;
/// English metric units in a point.
const UNITS: f32 = 12_700.0;

/// What is said at the foot of each page: *Version 3 of 25 Nov 2026, valid until 21 Dec 2026*.
pub(super) fn foot(report: &Report) -> String {
    let day = |date| format!("{} {}", crate::report::short(date), date.year());
    let of = match report.edition.version {
        0 => day(report.date),
        version => format!("Version {version} of {}", day(report.date)),
    };
    report.valid_until.map_or(of.clone(), |until| format!("{of}, valid until {}", day(until)))
}

impl Body {
    /// The whole report on text of this width and height, in twentieths of a point. O(size of the report).
    pub(super) fn of(report: &Report, width: u32, height: u32) -> Result<Self, ExportError> {
        let mut body = Self {
            out: String::new(),
            pictures: Vec::new(),
            width,
            tallest: height as f32 / TWENTIETHS * 0.8,
            rows: 0,
            is_counted: report.shape == Shape::Pages,
        };
        match report.shape {
            Shape::Pages => body.pages(report)?,
            Shape::Sheet => body.sheet(report)?,
        }
        Ok(body)
    }

    fn pages(&mut self, report: &Report) -> Result<(), ExportError> {
        if !report.organisation.trim().is_empty() {
            self.out.push_str(&Para::of("Organisation").saying(&report.organisation));
        }
        self.out.push_str(&Para::of("Kind").saying(report.kind));
        let size = match report.title.chars().count() {
            0..=28 => 72,
            29..=60 => 56,
            _ => 40,
        };
        self.out
            .push_str(&Para::of("Title").around(&run(&report.title, Look::PLAIN.sized(size)), &report.title));
        if !report.lead.trim().is_empty() {
            self.out.push_str(&Para::of("Subtitle").saying(&report.lead));
        }
        self.front(report)?;
        for (place, section) in report.sections.iter().enumerate() {
            self.section(section, place == 0 && report.has_cover())?;
        }
        self.promise(report);
        self.left_out(report);
        Ok(())
    }

    /// The first page below its title: what this copy is, for whom, and what changed.
    fn front(&mut self, report: &Report) -> Result<(), ExportError> {
        let is_shareable = report.audience == Audience::Everyone;
        let label =
            run(&format!("● {}", report.classification), Look::bold_in(label(is_shareable)).sized(19));
        let heading = report.front.iter().position(|block| matches!(block, Block::Heading(_)));
        if heading.is_none() {
            self.out.push_str(&Para::of("Label").around(&label, &report.classification));
        }
        for (place, block) in report.front.iter().enumerate() {
            match block {
                Block::Heading(title) if heading == Some(place) => {
                    let runs = format!("{}{TAB}{label}", run(title, Look::PLAIN));
                    let ruled = Para { right_tab: Some(self.width), ..Para::of("Ruled") };
                    self.out.push_str(&ruled.around(&runs, title));
                }
                Block::Heading(title) => self.out.push_str(&Para::of("Ruled").saying(title)),
                Block::Facts(facts) => self.out.push_str(&tables::facts(facts, self.width)),
                other => self.block(other, report.title.as_str())?,
            }
        }
        if let Some((version, date)) = report.edition.since.filter(|_| !report.edition.changes.is_empty()) {
            const MOST: usize = 5;
            let year =
                if date.year() == report.date.year() { String::new() } else { format!(" {}", date.year()) };
            let title =
                format!("What changed since version {version} of {} {}{year}", date.day(), month(date));
            self.out.push_str(&Para::of("Ruled").saying(&title));
            let changes = &report.edition.changes;
            self.out.push_str(&tables::changes(&changes[..changes.len().min(MOST)], self.width));
            if changes.len() > MOST {
                self.out.push_str(&Para::of("Note").saying(&format!("and {} more", changes.len() - MOST)));
            }
        }
        Ok(())
    }

    fn section(&mut self, section: &Section, starts_a_page: bool) -> Result<(), ExportError> {
        let mut runs = run(section.title, Look::PLAIN);
        if !section.aside.is_empty() {
            runs.push_str(&run(
                &format!("   {}", section.aside),
                Look { regular: true, ..Look::in_colour(MUTED).sized(20) },
            ));
        }
        let style = if self.is_counted { "Heading1" } else { "Heading2" };
        let title = Para { on_new_page: starts_a_page && self.is_counted, ..Para::of(style) };
        self.out.push_str(&title.around(&runs, section.title));
        for (place, block) in section.blocks.iter().enumerate() {
            let next = section.blocks.get(place + 1);
            match block {
                // What introduces a table or a picture does not stay behind.
                Block::Paragraph(text)
                    if matches!(next, Some(Block::Table(_) | Block::Picture(..) | Block::Cards(_))) =>
                {
                    self.out.push_str(&Para::of("Normal").with_next().saying(text));
                }
                other => self.block(other, section.title)?,
            }
        }
        Ok(())
    }

    fn promise(&mut self, report: &Report) {
        if !report.promise.trim().is_empty() {
            self.callout("Our promise", &report.promise);
        }
    }

    fn left_out(&mut self, report: &Report) {
        if !report.left_out.is_empty() {
            let told = format!("Left out for space: {}.", report.left_out.join("; "));
            self.out.push_str(&Para::of("Note").saying(&told));
        }
    }

    fn callout(&mut self, title: &str, text: &str) {
        self.out.push_str(&Para::of("CalloutTitle").saying(title));
        self.out.push_str(&Para::of("Callout").saying(text));
    }

    fn block(&mut self, block: &Block, name: &str) -> Result<(), ExportError> {
        match block {
            Block::Heading(text) => {
                let style = if self.is_counted { "Heading2" } else { "Heading3" };
                self.out.push_str(&Para::of(style).saying(text));
            }
            Block::Paragraph(text) => self.lines("Normal", text),
            Block::Lead(text) => self.lines("Lead", text),
            Block::Note(text) => self.lines("Note", text),
            Block::List(entries) => {
                entries.iter().for_each(|entry| self.out.push_str(&Para::of("Bullet").saying(entry)));
            }
            Block::Facts(facts) => self.out.push_str(&tables::facts(facts, self.width)),
            Block::Table(table) => {
                let told = tables::rows(table, self.width, name, &mut self.rows);
                self.out.push_str(&told);
            }
            Block::Passages(passages) => self.out.push_str(&pieces::passages(passages, self.width)),
            Block::Cards(cards) => {
                cards.iter().for_each(|card| self.out.push_str(&pieces::card(card, self.width)));
            }
            Block::Callout { title, text } => self.callout(title, text),
            Block::Picture(scene, caption) => self.picture(scene, caption)?,
        }
        Ok(())
    }

    fn lines(&mut self, style: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.out.push_str(&Para::of(style).saying(text));
        }
    }

    fn picture(&mut self, scene: &Scene, caption: &str) -> Result<(), ExportError> {
        let (width, height) = (scene.size.x.max(1.0), scene.size.y.max(1.0));
        let widest = self.width as f32 / TWENTIETHS;
        let scale = PICTURE.min(widest / width).min(self.tallest / height);
        // About 220 dots an inch.
        let png = picture_png(scene, (scale * 3.0).clamp(1.0, 3.0))?;
        self.pictures.push(Picture { png });
        let number = self.pictures.len();
        let units = |length: f32| (length * scale * UNITS) as u64;
        let (across, down) = (units(width), units(height));
        let told = if scene.description.is_empty() { &scene.title } else { &scene.description };
        let (name, told) = (escaped(&scene.title), escaped(told));
        let drawing = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{across}\" cy=\"{down}\"/>\
             <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{told}\" title=\"{name}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"picture{number}.png\" descr=\"{told}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"picture{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{across}\" cy=\"{down}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
        let has_caption = !caption.trim().is_empty();
        let place = Para { with_next: has_caption, ..Para::of("Picture") };
        self.out.push_str(&place.around(&drawing, ""));
        if has_caption {
            self.out.push_str(&Para::of("Caption").saying(caption));
        }
        Ok(())
    }

    /// One sheet across: the two halves of the middle, then the band below them.
    fn sheet(&mut self, report: &Report) -> Result<(), ExportError> {
        let is_shareable = report.audience == Audience::Everyone;
        let mut runs = run(&report.title, Look::BOLD.sized(44));
        runs.push_str(&run(&format!("   {}", report.kind), Look::in_colour(ACCENT).sized(22)));
        runs.push_str(TAB);
        runs.push_str(&run(
            &format!("● {}", report.classification),
            Look::bold_in(label(is_shareable)).sized(19),
        ));
        let title = Para { right_tab: Some(self.width), ..Para::of("SheetTitle") };
        self.out.push_str(&title.around(&runs, &report.title));
        if !report.lead.trim().is_empty() {
            self.out.push_str(&Para::of("Lead").saying(&report.lead));
        }
        for block in &report.front {
            match block {
                // On one line, as the sheet has no room for a table of them.
                Block::Facts(facts) => {
                    let mut told = Vec::new();
                    let mut words = Vec::new();
                    for fact in facts {
                        told.push(
                            run(&format!("{} ", fact.name), Look::in_colour(MUTED))
                                + &run(&fact.text, Look::BOLD),
                        );
                        words.push(fact.text.as_str());
                    }
                    let between = run("     ", Look::PLAIN);
                    self.out.push_str(&Para::of("Cell").around(&told.join(&between), &words.join(" ")));
                    self.out.push_str(&tables::after());
                }
                other => self.block(other, &report.title)?,
            }
        }
        let mut places: Vec<Place> = report.sections.iter().map(|section| section.place).collect();
        places.sort_unstable();
        places.dedup();
        let halves: Vec<Place> =
            places.iter().copied().filter(|place| matches!(place, Place::Left | Place::Right)).collect();
        let bands: Vec<Place> =
            places.iter().copied().filter(|place| matches!(place, Place::Band(_))).collect();
        self.across(report, &halves)?;
        self.across(report, &bands)?;
        for section in report.sections.iter().filter(|section| section.place == Place::Flow) {
            self.section(section, false)?;
        }
        self.promise(report);
        self.left_out(report);
        Ok(())
    }

    /// Sections side by side, those of one place below each other.
    fn across(&mut self, report: &Report, places: &[Place]) -> Result<(), ExportError> {
        const GAP: u32 = 420;
        let Some(several) = u32::try_from(places.len()).ok().filter(|count| *count > 0) else {
            return Ok(());
        };
        let whole = self.width;
        let each = (whole - GAP * (several - 1)) / several;
        let tallest = self.tallest;
        let mut cells = Vec::new();
        let before = std::mem::take(&mut self.out);
        self.width = each;
        self.tallest = tallest * 0.55;
        for place in places {
            if !cells.is_empty() {
                cells.push((GAP, String::new()));
            }
            for section in report.sections.iter().filter(|section| section.place == *place) {
                self.section(section, false)?;
            }
            // A cell ends with a paragraph.
            let inside = std::mem::take(&mut self.out) + &tables::after();
            cells.push((each, inside));
        }
        self.width = whole;
        self.tallest = tallest;
        self.out = before + &tables::side_by_side(&cells, 0) + &tables::after();
        Ok(())
    }
}
