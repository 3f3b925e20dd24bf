//! Are printed documents whole, readable aloud, free of what nobody should find in them, and the same every time?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "common/scripts.rs"]
mod scripts;
#[path = "pdf/sheet.rs"]
mod sheet;

use groundswell::export::pdf::{Paper, Printed, picture_png};
use groundswell::export::{EXPORTS, Export, Input, Source};
use groundswell::file::sample;
use groundswell::model::Document as Map;
use groundswell::report::{Block, Cell, Column, Context, REPORTS, Report, Row, Shape, Table};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use jiff::civil::date;
use lopdf::{Document, Object};
use std::collections::BTreeSet;
use std::sync::Arc;

fn copy(map: &Map, audience: Audience) -> Disclosure {
    let named = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    let first = named.or(map.initiatives.iter().next()).map(|(id, _)| *id);
    disclose(&Arc::new(map.clone()), first, audience, &Choices::default()).unwrap()
}

fn plan(map: &Map, audience: Audience) -> Report {
    let kind = REPORTS.iter().find(|kind| kind.id == "engagement-plan").unwrap();
    kind.make(&copy(map, audience), &Context::on(date(2026, 11, 22))).unwrap()
}

fn pdf(report: &Report) -> Vec<u8> {
    let printed = Printed::report(report, Paper::A4).unwrap();
    assert_eq!(printed.warnings, []);
    let pdf = printed.output.pdf().unwrap();
    assert_eq!(pdf.warnings, []);
    pdf.output
}

/// A short report with this text everywhere.
fn of(text: &str) -> Report {
    let mut report = plan(&sample(), Audience::Everyone);
    report.title = text.to_owned();
    report.lead = text.to_owned();
    report.classification = text.to_owned();
    report.sections.truncate(1);
    let head = vec![Column::words("Name", 20), Column::numbers("Influence", 5), Column::words("Needs", 20)];
    let cells = vec![Cell::plain(text), Cell::plain("90"), Cell::plain("Time").with(text)];
    let table = Table { head, rows: vec![Row::cells(cells)] };
    report.sections[0].blocks = vec![Block::Paragraph(text.to_owned()), Block::Table(table)];
    report
}

fn words(bytes: &[u8]) -> String {
    let read = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    read.extract_text(&pages).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200B}').collect()
}

#[test]
fn a_plan_is_tagged_has_bookmarks_and_brings_its_fonts() {
    let bytes = pdf(&plan(&sample(), Audience::Team));
    let read = Document::load_mem(&bytes).unwrap();
    let catalog = read.catalog().unwrap();
    for entry in [&b"StructTreeRoot"[..], b"Outlines", b"Lang", b"MarkInfo", b"Metadata"] {
        assert!(catalog.has(entry), "{}", String::from_utf8_lossy(entry));
    }
    let (mut fonts, mut embedded, mut tables, mut heads, mut figures) = (0, 0, 0, 0, 0);
    for object in read.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        let is = |key: &[u8], name: &[u8]| {
            dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
        };
        fonts += usize::from(is(b"Type", b"FontDescriptor"));
        embedded += usize::from(dictionary.has(b"FontFile2") || dictionary.has(b"FontFile3"));
        tables += usize::from(is(b"S", b"Table"));
        heads += usize::from(is(b"S", b"TH"));
        if is(b"S", b"Figure") {
            figures += 1;
            assert!(dictionary.has(b"Alt"), "a picture without words");
        }
    }
    assert!(fonts >= 3 && fonts == embedded, "{embedded} of {fonts} fonts");
    assert!(tables >= 6 && heads > 20 && figures >= 2, "{tables} {heads} {figures}");
    let info = String::from_utf8_lossy(&bytes);
    assert!(info.contains("pdfuaid:part") && info.contains("pdfaid:part"), "the claims");
}

#[test]
fn nothing_is_said_of_who_wrote_it_where_and_with_what() {
    let bytes = pdf(&plan(&sample(), Audience::Everyone));
    let read = Document::load_mem(&bytes).unwrap();
    let info = read.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let info = read.get_dictionary(info).unwrap();
    assert!(!info.has(b"Author") && !info.has(b"Subject") && !info.has(b"Keywords"), "{info:?}");
    let text = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(text(b"Title"), "One service desk: engagement plan");
    assert_eq!(text(b"Creator"), "Groundswell");
    assert!(text(b"CreationDate").starts_with("D:20261122000000"), "{}", text(b"CreationDate"));
    let raw = String::from_utf8_lossy(&bytes);
    for word in ["Typst", "dc:creator", "/home", "/root", "/tmp", "/Author"] {
        assert!(!raw.contains(word), "{word}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = plan(&sample(), Audience::Sponsor);
    assert!(pdf(&report) == pdf(&report));
    let mut other = report.clone();
    other.title.push('s');
    assert!(pdf(&other) != pdf(&report));
    let scene = sheet::map(Audience::Everyone);
    assert!(picture_png(&scene, 2.0).unwrap() == picture_png(&scene, 2.0).unwrap());
}

#[test]
fn every_report_is_printed_for_everyone_whom_it_is_made_for() {
    let map = sample();
    for kind in REPORTS {
        for audience in Audience::GENERAL {
            let made = kind.make(&copy(&map, audience), &Context::on(date(2026, 11, 22)));
            let Ok(report) = made else { continue };
            for paper in Paper::ALL {
                let printed = Printed::report(&report, paper).unwrap().output;
                assert!(printed.pages() > 0);
                assert_eq!(
                    report.shape == Shape::Sheet,
                    printed.size(0).0 > printed.size(0).1,
                    "{}",
                    kind.id
                );
                if report.shape == Shape::Sheet {
                    assert_eq!(printed.pages(), 1, "{} for {audience:?}", kind.id);
                }
                assert_eq!(printed.pdf().unwrap().warnings, [], "{} for {audience:?}", kind.id);
            }
        }
    }
}

#[test]
fn a_sheet_is_one_page_across_and_everything_is_on_it() {
    let report = sheet::sheet();
    let printed = Printed::report(&report, Paper::A4).unwrap().output;
    assert_eq!(printed.pages(), 1);
    let (width, height) = printed.size(0);
    assert!((width - 841.89).abs() < 0.1 && (height - 595.28).abs() < 0.1, "{width} {height}");
    let found = squeezed(&words(&printed.pdf().unwrap().output));
    for text in [
        "Tomasz Żuk",
        "5 days late",
        "Estates & facilities",
        "6 of 16 in the table",
        "7F3A 91C4",
        "Version",
        "38 → 80 %",
    ] {
        assert!(found.contains(&squeezed(text)), "{text}");
    }
}

#[test]
fn names_in_arabic_hebrew_greek_and_cyrillic_need_no_font_of_the_machine() {
    let names = scripts::NAMES.iter().filter(|name| !name.chars().any(|letter| letter as u32 > 0x2E80));
    let names: Vec<&str> = names.copied().collect();
    assert!(names.len() > 10);
    let report = of(&names.join(", "));
    let read = Document::load_mem(&pdf(&report)).unwrap();
    let mut families = BTreeSet::new();
    for object in read.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if let Ok(name) = dictionary.get(b"FontName").and_then(Object::as_name) {
            let name = String::from_utf8_lossy(name).into_owned();
            families.insert(name.split('+').next_back().unwrap().split('-').next().unwrap().to_owned());
        }
    }
    // Inter has Greek and Cyrillic of its own.
    assert_eq!(families, ["Inter", "NotoSansArabic", "NotoSansHebrew"].map(str::to_owned).into());
}

#[test]
fn markup_in_a_text_is_printed_as_it_is() {
    for text in [
        "#panic(\"x\")",
        "$x$ *bold* _it_ @ref <label>",
        "#read(\"/etc/passwd\")",
        "= Title",
        "{{7*7}}",
        "\\u{41}",
    ] {
        let found = squeezed(&words(&pdf(&of(text))));
        assert!(found.contains(&squeezed(text)), "{text}: {found}");
    }
}

#[test]
fn hostile_texts_are_printed_without_harm() {
    let long = "a".repeat(20_000);
    let stacked = format!("Z{}", "\u{316}\u{330}".repeat(150));
    for text in [
        "\u{202E}gpj.exe",
        "a\u{0}b\u{1b}[31m",
        long.as_str(),
        stacked.as_str(),
        " ",
        "\u{FFFE}\u{2028}",
        "👩‍🚀",
    ] {
        let printed = Printed::report(&of(text), Paper::A4).unwrap();
        let pdf = printed.output.pdf().unwrap().output;
        assert!(pdf.starts_with(b"%PDF-"));
        assert!(!words(&pdf).contains(['\u{202E}', '\u{1b}', '\u{0}']));
    }
}

#[test]
fn a_character_without_a_font_is_named_and_the_document_is_still_written() {
    // A code point that stands for nothing yet.
    let report = of("Ana \u{105FF} Ruiz");
    let printed = Printed::report(&report, Paper::A4).unwrap();
    let warning = printed.warnings.first().unwrap().to_string();
    assert!(warning.contains("U+105FF"), "{warning}");
    let found = printed.output.pdf().unwrap();
    assert!(found.warnings.iter().any(|warning| warning.to_string().contains("U+105FF")));
    assert!(!String::from_utf8_lossy(&found.output).contains("pdfuaid:part"), "no claim that does not hold");
    let from = copy(&sample(), Audience::Everyone);
    let input = Input { report: Some(&report), ..Input::new(&from, report.date) };
    let written = Export::find("pdf").unwrap().bytes(&input).unwrap();
    assert!(written.warnings.iter().any(|warning| warning.to_string().contains("U+105FF")));
}

#[test]
fn more_rows_than_anybody_reads_are_counted_and_not_printed() {
    let mut report = of("Ana Ruiz");
    let head = vec![Column::words("Name", 1)];
    let rows = (0..5_100).map(|place| Row::cells(vec![Cell::plain(format!("Person {place}"))])).collect();
    report.sections[0].blocks = vec![Block::Table(Table { head, rows })];
    let printed = Printed::report(&report, Paper::A4).unwrap().output;
    let found = words(&printed.pdf().unwrap().output);
    assert!(squeezed(&found).contains(&squeezed("100 more rows are not printed here")));
    assert!(found.contains("Person 4999") && !found.contains("Person 5000"));
}

#[test]
fn a_table_says_on_each_page_that_it_goes_on() {
    let mut report = of("Ana Ruiz");
    let head = vec![Column::words("Full name", 1)];
    let rows = (0..90).map(|place| Row::cells(vec![Cell::plain(format!("Person {place}"))])).collect();
    report.sections[0].blocks = vec![Block::Table(Table { head, rows })];
    let printed = Printed::report(&report, Paper::A4).unwrap().output;
    let found = words(&printed.pdf().unwrap().output);
    let pages = printed.pages() - 1;
    assert!(pages >= 3);
    assert_eq!(found.matches("Full name").count(), pages);
    assert_eq!(found.matches("continued on the next page").count(), pages - 1);
    assert_eq!(found.matches(", continued").count(), pages - 1);
}

#[test]
fn a_page_is_shown_as_it_is_written_and_has_the_size_that_was_asked_for() {
    let printed = Printed::report(&plan(&sample(), Audience::Everyone), Paper::Letter).unwrap().output;
    assert_eq!(printed.pixels(printed.pages(), 1.0), None);
    let small = printed.pixels(0, 0.5).unwrap();
    assert_eq!((small.width, small.height), (306, 396));
    assert_eq!(small.rgba.len(), small.width * small.height * 4);
    assert!(small.rgba.chunks(4).all(|dot| dot[3] == 255), "paper is opaque");
    let read = image::load_from_memory(&printed.png(0, 2.0).unwrap()).unwrap();
    assert_eq!((read.width(), read.height()), (1224, 1584));
    assert!(printed.png(99, 1.0).is_err());
    // More than the memory has room for becomes as much as it has.
    assert!(printed.pixels(0, 1.0e9).unwrap().rgba.len() < 300_000_000);
    assert!(printed.pixels(0, f32::NAN).is_some());
}

#[test]
fn pages_go_to_another_thread() {
    const fn sent<T: Send + Sync + 'static>() {}
    sent::<Printed>();
    assert!(EXPORTS.iter().any(|export| export.id == "pdf" && export.source == Source::Report));
}
