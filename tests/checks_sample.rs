//! Does the sample give the findings that it is meant to give, and no others of those kinds?

use groundswell::file::sample;
use groundswell::model::{Document, InitiativeId};
use groundswell::plan::checks::findings;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const TODAY: Date = date(2026, 11, 22);

fn initiative(document: &Document, name: &str) -> InitiativeId {
    *document.initiatives.iter().find(|(_, change)| change.name == name).expect("it is there").0
}

fn of(name: &str) -> BTreeSet<(String, String)> {
    let document = sample();
    let found = findings(&document, initiative(&document, name), TODAY).shown;
    found.into_iter().map(|finding| (finding.check.to_owned(), finding.title)).collect()
}

/// Twelve findings of fifteen kinds.
const MEANT: [(&str, &str); 15] = [
    ("key-player-without-action", "Zanele Khumalo"),
    ("no-level", "Zanele Khumalo"),
    ("gap-without-step", "Dr Henrik Lund"),
    ("not-spoken-to", "Dr Henrik Lund"),
    ("no-feedback-route", "Ask the secretaries how they report a fault today"),
    ("done-to-not-with", "Ana Popescu"),
    ("advocate-overloaded", "Owen Pritchard"),
    ("overdue", "Two rota options with the pay worked out"),
    ("no-owner", "Put the new number on every ward telephone"),
    ("raci", "How on-call is paid from July"),
    ("promise-past-due", "Callum Reid"),
    ("sent-not-heard", "What stays the same, by e-mail"),
    ("need-unmet", "Finance & payroll"),
    ("no-advocate", "Radiology"),
    ("hangs-on-one-person", "Ruth Goldberg"),
];

/// Facts about the map that are there on purpose, and what follows from how it is rated.
const FACTS: [(&str, &str); 6] = [
    ("not-rated", "Katrin Hofer"),
    ("not-rated", "Resident doctors' forum"),
    ("no-ties", "Katrin Hofer"),
    ("raters-disagree", "Mei-Ling Chen"),
    ("below-the-promise", "One service desk"),
    ("stale-assessment", "One service desk"),
];

fn pairs(all: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    all.iter().map(|(check, title)| ((*check).to_owned(), (*title).to_owned())).collect()
}

/// Everything but the messages that are not heard enough: these are told one by one, and counted.
fn of_plan(name: &str) -> BTreeSet<(String, String)> {
    let mut found = of(name);
    found.retain(|(check, _)| check != "message-not-heard");
    found
}

#[test]
fn the_sample_gives_the_findings_that_it_is_meant_to() {
    let found = of_plan("One service desk");
    let meant = pairs(&MEANT);
    assert_eq!(found.difference(&pairs(&FACTS)).cloned().collect::<BTreeSet<_>>(), meant);
    assert_eq!(found.len(), MEANT.len() + FACTS.len());
}

#[test]
fn the_bed_board_is_clean() {
    assert_eq!(of_plan("Electronic bed board"), pairs(&[("below-the-promise", "Electronic bed board")]));
}

#[test]
fn each_message_that_is_lit_is_a_finding() {
    let document = sample();
    for id in document.initiatives.keys() {
        let lit = groundswell::plan::heard::heard(&document, *id, TODAY).lit();
        let found = findings(&document, *id, TODAY).shown;
        assert!(lit > 0);
        assert_eq!(found.iter().filter(|one| one.check == "message-not-heard").count(), lit);
    }
}

#[test]
fn the_sample_is_told_in_plain_words() {
    let document = sample();
    let found = findings(&document, initiative(&document, "One service desk"), TODAY).shown;
    let sentences: Vec<String> = found.iter().map(groundswell::plan::checks::Finding::sentence).collect();
    for expected in [
        "Zanele Khumalo: a key player, and no open action names them",
        "Dr Henrik Lund: last spoken to 59 days ago; 30 days count as fresh",
        "Owen Pritchard: owns open actions for 4 communities over 2 initiatives, and 2 are the most: Field engineers, Theatre \
         staff, Estates & facilities and Service desk analysts",
        "Callum Reid: promised to Lucía Fernández by 13 Nov 2026, 9 days ago, and still open: “A list of the eleven \
         pharmacy systems with who supports each, and when, by 13 November”",
        "Radiology: with 120 people affected, and nobody of theirs is asked or thought of as an advocate",
        "Ruth Goldberg: the only link between Radiology (2 people) and the rest of the map",
        "Finance & payroll: nothing in the plan lets them contribute",
        "How on-call is paid from July: two answer for it (A): Priya Raman and Rosalind Achterberg",
    ] {
        assert!(sentences.iter().any(|sentence| sentence == expected), "{expected}\n{sentences:#?}");
    }
}
