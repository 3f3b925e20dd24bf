//! Does `export` write each document for its reader, note what it should, and refuse what it must?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod common;

use common::Dir;
use groundswell::model::about::Exported;
use groundswell::model::{Document, Prose};
use std::path::Path;
use std::process::{Command, Output};

const CHANGE: &str = "One service desk";

struct Place(Dir);

impl Place {
    fn with(map: &Document) -> Self {
        let dir = Dir::new();
        dir.write("m.swell", groundswell::file::save(map).unwrap());
        Self(dir)
    }

    fn export(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_groundswell"))
            .current_dir(self.0.path())
            .args(["export", "m.swell", "--initiative", CHANGE, "--today", "2026-11-22"])
            .args(more)
            .output()
            .unwrap()
    }

    fn done(&self, more: &[&str]) -> String {
        let done = self.export(more);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(0), "{more:?}: {said}");
        said
    }

    fn map(&self) -> Document {
        groundswell::file::open(&self.bytes("m.swell"), "m").unwrap()
    }

    fn log(&self) -> Vec<Exported> {
        self.map().about.export_log
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    fn holds(&self, name: &str) -> bool {
        Path::new(&self.0.join(name)).exists()
    }
}

#[test]
fn each_format_begins_as_its_readers_expect() {
    let place = Place::with(&groundswell::file::sample());
    let cases: [(&str, &[u8]); 9] = [
        ("pdf", b"%PDF-"),
        ("docx", b"PK\x03\x04"),
        ("xlsx", b"PK\x03\x04"),
        ("png", b"\x89PNG"),
        ("svg", b"<"),
        ("ics", b"BEGIN:VCALENDAR"),
        ("csv", "\u{feff}".as_bytes()),
        ("mermaid", b"quadrantChart"),
        ("html", b"<!DOCTYPE html>"),
    ];
    for (format, head) in cases {
        let said = place.done(&["--to", format, "--out", format]);
        let bytes = place.bytes(format);
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
        let found = bytes.windows(head.len()).take(300).any(|part| part == head);
        assert!(found, "{format}: {text}");
        assert!(said.contains("for: Everyone"), "{said}");
    }
}

#[test]
fn the_log_counts_versions_and_holds_no_content() {
    let place = Place::with(&groundswell::file::sample());
    let write = |name: &str, log: bool| {
        let mut more = vec!["--to", "md", "--audience", "team", "--out", name];
        if log {
            more.push("--log");
        }
        place.done(&more);
        String::from_utf8(place.bytes(name)).unwrap()
    };
    let (before, sample) = (place.bytes("m.swell"), place.log().len());
    let first = write("unlogged.md", false);
    assert_eq!(place.bytes("m.swell"), before, "an export that nobody asked to note changes nothing");
    assert_eq!(write("first.md", true), first, "noting it changes nothing in it");
    let log = place.log().split_off(sample);
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].audience.as_str(), log[0].format.as_str()), ("team", "md"));
    assert_eq!(log[0].initiative.as_deref(), Some(CHANGE));
    assert!(!log[0].rows.is_empty() && !log[0].counts.is_empty());
    let kept = format!("{:?}", log[0].rows);
    for person in place.map().stakeholders.values() {
        assert!(!kept.contains(&person.name), "{}", person.name);
    }
    assert_eq!(write("again.md", true), first, "the same once more is the same version");

    let mut changed = place.map();
    let action = changed.actions.values_mut().find(|action| action.title.starts_with("Walk the night shift"));
    action.unwrap().title = "Walk the late shift".to_owned();
    place.0.write("m.swell", groundswell::file::save(&changed).unwrap());
    let second = write("second.md", true);
    assert!(second.contains("Walk the late shift"));
    assert!(
        second.contains("version 1") || second.contains("Version 1"),
        "says since which version it marks"
    );
    assert_eq!(place.log().len(), sample + 3);
    assert_eq!(write("second-again.md", true), second, "its marks stay while nothing else changes");
}

#[test]
fn more_than_usual_needs_a_reason_which_is_kept() {
    let place = Place::with(&groundswell::file::sample());
    let wide = ["--to", "html", "--audience", "team", "--include", "engagement", "--out", "wide.html"];
    let sample = place.log().len();
    let refused = place.export(&wide);
    assert_ne!(refused.status.code(), Some(0));
    assert!(!place.holds("wide.html"), "nothing is written without a reason");
    let reason = "The team prepares the talks";
    place.done(&[&wide[..], &["--reason", reason]].concat());
    let log = place.log().split_off(sample);
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].reason.as_deref(), Some(reason));
}

#[test]
fn a_name_in_a_shareable_text_stops_every_format() {
    let mut map = groundswell::file::sample();
    let hidden = "Henrik Lund";
    let initiative = map.initiatives.values_mut().find(|record| record.name == CHANGE).unwrap();
    initiative.what_stays = Some(Prose::from(format!("What {hidden} likes").as_str()));
    let place = Place::with(&map);
    for format in ["pdf", "docx", "xlsx", "csv", "ics", "svg", "png", "html", "md", "json", "mermaid"] {
        let done = place.export(&["--to", format, "--out", "x"]);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(65), "{format}: {said}");
        assert!(said.contains(hidden) && said.contains("--allow-names"), "{format}: {said}");
        assert!(!place.holds("x"), "{format}");
    }
    let said = place.done(&["--to", "pdf", "--out", "x", "--allow-names", "--reason", "He agreed"]);
    assert!(said.contains(hidden), "{said}");
    assert_eq!(place.log().last().unwrap().reason.as_deref(), Some("He agreed"));
}

#[test]
fn a_persons_report_is_for_that_person() {
    let place = Place::with(&groundswell::file::sample());
    let no_one = place.export(&["--to", "md", "--report", "person-card", "--out", "card.md"]);
    assert_eq!(no_one.status.code(), Some(2), "{}", String::from_utf8_lossy(&no_one.stderr));
    for report in ["person-card", "access-report"] {
        place.done(&[
            "--to",
            "md",
            "--report",
            report,
            "--person",
            "Kwame Asante",
            "--out",
            report,
            "--allow-names",
            "--reason",
            "Colleagues of his own",
        ]);
        let text = String::from_utf8(place.bytes(report)).unwrap();
        assert!(text.contains("Kwame Asante"), "{report}");
        assert!(!text.contains("Henrik"), "{report}");
    }
    let wrong = ["--to", "md", "--report", "person-card", "--audience", "team", "--out", "wrong.md"];
    assert_eq!(place.export(&wrong).status.code(), Some(2));
    assert!(!place.holds("wrong.md"));
}
