//! Is a text document whole, does it say who reads it, and does it look as its report says?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "common/archive.rs"]
mod archive;
#[path = "common/scripts.rs"]
mod scripts;

use archive::{check_xml, copy, hostile, parts};
use groundswell::export::docx;
use groundswell::export::pdf::Paper;
use groundswell::file::sample;
use groundswell::report::{Block, Context, REPORTS, Report, ReportKind};
use groundswell::share::{Audience, Disclosure};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const TODAY: Date = date(2026, 11, 22);

fn report(copy: &Disclosure, id: &str) -> Report {
    ReportKind::find(id).unwrap().make(copy, &Context::on(TODAY)).unwrap()
}

/// Every report that is made for these readers.
fn reports(copy: &Disclosure) -> Vec<Report> {
    let mine = REPORTS.iter().filter(|kind| kind.reader.is(copy.audience()));
    mine.filter_map(|kind| kind.make(copy, &Context::on(TODAY)).ok()).collect()
}

fn part(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

#[test]
fn every_report_is_a_text_document_that_holds_together() {
    for map in [sample(), hostile(), scripts::six_scripts()] {
        for audience in Audience::GENERAL {
            for told in reports(&copy(&map, audience)) {
                let bytes = docx(&told, Paper::A4).unwrap();
                let parts = parts(&bytes);
                check_xml(&parts);
                let document = part(&parts, "word/document.xml");
                let pictures = document.matches("<a:blip ").count();
                assert_eq!(pictures, parts.keys().filter(|name| name.starts_with("word/media/")).count());
                assert_eq!(
                    document.matches("<wp:docPr ").count(),
                    document.matches(" descr=\"").count() - pictures
                );
                for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with("rels")) {
                    let text = String::from_utf8_lossy(bytes);
                    assert!(!text.contains("External"), "{name}");
                }
                for forbidden in
                    ["HYPERLINK", "INCLUDETEXT", "DDE", "<w:vanish", "<w:ins ", "<w:del ", "<w:comment"]
                {
                    assert!(!document.contains(forbidden), "{} {forbidden}", told.id);
                }
            }
        }
    }
}

/// The paragraphs of a style, as their words.
fn paragraphs(document: &str, style: &str) -> Vec<String> {
    let wanted = format!("<w:pStyle w:val=\"{style}\"/>");
    let found = document.split("<w:p>").filter(|paragraph| paragraph.contains(&wanted));
    found
        .map(|paragraph| {
            let paragraph = paragraph.split("</w:p>").next().unwrap();
            let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
            texts.map(|text| text.split("</w:t>").next().unwrap()).collect::<Vec<_>>().concat()
        })
        .collect()
}

#[test]
fn sections_are_headings_and_heads_of_tables_are_repeated() {
    let told = report(&copy(&sample(), Audience::Team), "engagement-plan");
    let parts = parts(&docx(&told, Paper::A4).unwrap());
    let document = part(&parts, "word/document.xml");
    let headings = paragraphs(&document, "Heading1");
    assert_eq!(headings.len(), told.sections.len());
    for (heading, section) in headings.iter().zip(&told.sections) {
        assert!(
            heading.starts_with(&section.title.replace('\'', "&#39;").replace('&', "&amp;"))
                || section.title.contains(['&', '\''])
        );
    }
    let tables = told.sections.iter().flat_map(|section| &section.blocks);
    let tables = tables.filter(|block| matches!(block, Block::Table(_))).count();
    assert!(tables > 3);
    assert_eq!(document.matches("<w:tblHeader/>").count(), tables);
    let head = part(&parts, "word/header1.xml");
    assert!(head.contains(&told.classification) && head.contains(&told.title), "{head}");
    for name in ["word/footer1.xml", "word/footer2.xml"] {
        let foot = part(&parts, name);
        assert!(foot.contains(" PAGE ") && foot.contains(" NUMPAGES "), "{foot}");
    }
}

#[test]
fn what_a_document_knows_of_itself_is_its_title_its_readers_and_its_day() {
    let map = sample();
    for audience in Audience::GENERAL {
        let told = report(&copy(&map, audience), "engagement-plan");
        let parts = parts(&docx(&told, Paper::A4).unwrap());
        let core = part(&parts, "docProps/core.xml");
        assert!(core.contains(&told.title) && core.contains("2026-11-22T00:00:00Z"), "{core}");
        assert!(!core.contains("creator") && !core.contains("lastModifiedBy"), "{core}");
        assert!(!part(&parts, "docProps/app.xml").contains("Company"));
    }
}

#[test]
fn what_changed_has_a_bar_and_is_told_on_the_first_page() {
    let mut told = report(&copy(&sample(), Audience::Team), "engagement-plan");
    let bars = |told: &Report| {
        let document = part(&parts(&docx(told, Paper::A4).unwrap()), "word/document.xml");
        document.matches("<w:left w:val=\"single\" w:sz=\"24\"").count()
    };
    assert_eq!(bars(&told), 0);
    let lines =
        told.sections.iter_mut().flat_map(|section| &mut section.blocks).filter_map(|block| match block {
            Block::Table(table) => table.rows.iter_mut().find_map(groundswell::report::Row::line_mut),
            _ => None,
        });
    let changed = lines.map(|line| line.changed = true).count();
    told.edition.since = Some((2, date(2026, 11, 10)));
    told.edition.changes = (1..=7).map(|number| format!("Change {number}")).collect();
    assert_eq!(bars(&told), changed + 5);
    let document = part(&parts(&docx(&told, Paper::A4).unwrap()), "word/document.xml");
    assert!(document.contains("What changed since version 2 of 10 November"));
    assert!(document.contains("and 2 more"));
}

#[test]
fn what_is_written_from_right_to_left_says_so() {
    let told = report(&copy(&scripts::six_scripts(), Audience::Me), "engagement-plan");
    let document = part(&parts(&docx(&told, Paper::A4).unwrap()), "word/document.xml");
    for run in document.split("<w:r>").filter(|run| run.contains("שרה") || run.contains("محمد")) {
        let run = run.split("</w:r>").next().unwrap();
        let is_picture = run.contains("<w:drawing>");
        assert!(is_picture || run.contains("<w:rtl/>"), "{run}");
    }
    assert!(document.contains("<w:bidi/>"));
}

#[test]
fn a_document_of_the_same_report_has_the_same_bytes_and_its_paper() {
    let told = report(&copy(&sample(), Audience::Sponsor), "engagement-plan");
    assert_eq!(docx(&told, Paper::A4).unwrap(), docx(&told, Paper::A4).unwrap());
    let letter = part(&parts(&docx(&told, Paper::Letter).unwrap()), "word/document.xml");
    assert!(letter.contains("w:w=\"12240\" w:h=\"15840\""));
}

#[test]
fn more_rows_than_a_document_holds_are_told() {
    let mut told = report(&copy(&sample(), Audience::Me), "engagement-plan");
    let table =
        told.sections.iter_mut().flat_map(|section| &mut section.blocks).find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
    let table = table.unwrap();
    let row = table.rows.iter().find(|row| row.line().is_some()).unwrap().clone();
    table.rows = vec![row; 5_003];
    let document = part(&parts(&docx(&told, Paper::A4).unwrap()), "word/document.xml");
    assert!(document.contains("3 more rows are not in this document"));
}

#[test]
fn only_the_plan_has_a_cover_of_its_own() {
    let copy = copy(&sample(), Audience::Team);
    for told in reports(&copy) {
        let parts = parts(&docx(&told, Paper::A4).unwrap());
        let breaks = part(&parts, "word/document.xml").contains("<w:pageBreakBefore/>");
        assert_eq!(breaks, told.id == "engagement-plan", "{}", told.id);
    }
}
