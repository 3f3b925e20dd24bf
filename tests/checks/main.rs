//! Does each check find what it is for, and nothing where all is well, and does its fix mend it?
#![allow(unreachable_pub, reason = "the parts of one test")]

mod cases;
mod people;
mod plan;

use cases::{Case, TODAY, change, in_order};
use groundswell::model::{Document, IdMaker};
use groundswell::plan::checks::{CHECKS, Check, Finding, findings};
use std::collections::BTreeSet;

fn cases() -> impl Iterator<Item = &'static Case> {
    people::CASES.iter().chain(plan::CASES)
}

fn found(document: &Document, check: &str) -> Vec<Finding> {
    let mut all = findings(document, change(), TODAY).shown;
    all.retain(|finding| finding.check == check);
    all
}

#[test]
fn a_plan_in_order_has_no_findings() {
    let all = findings(&in_order(), change(), TODAY).shown;
    let words: Vec<String> = all.iter().map(|one| format!("{} ({})", one.sentence(), one.check)).collect();
    assert_eq!(words, Vec::<String>::new());
}

#[test]
fn every_check_has_a_case() {
    let known: BTreeSet<&str> = CHECKS.iter().map(|check| check.id).collect();
    let shown: BTreeSet<&str> = cases().map(|case| case.check).collect();
    assert_eq!(shown, known);
    assert_eq!(known.len(), CHECKS.len(), "no id is there twice");
}

#[test]
fn each_check_fires_where_it_should_and_not_where_it_only_seems_so() {
    for case in cases() {
        let mut broken = in_order();
        (case.breaks)(&mut broken);
        assert_eq!(broken.faults(), [], "{}", case.check);
        let found = found(&broken, case.check);
        let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, case.says, "{}", case.check);
        let mut near = in_order();
        (case.near)(&mut near);
        assert_eq!(near.faults(), [], "{}", case.check);
        let seen = self::found(&near, case.check);
        assert!(seen.is_empty(), "{}: {seen:?}", case.check);
    }
}

#[test]
fn each_fix_makes_its_finding_silent_and_is_one_step() {
    for case in cases() {
        let mut broken = in_order();
        (case.breaks)(&mut broken);
        for finding in found(&broken, case.check) {
            assert_eq!(finding.fix.is_some(), case.mends, "{}", case.check);
            let Some(fix) = &finding.fix else { continue };
            assert!(!fix.label.is_empty() && fix.label.split(' ').count() <= 5, "{}", fix.label);
            let mut document = broken.clone();
            let edit = fix.edit(&mut IdMaker::seeded(9));
            assert!(!edit.is_empty() && !edit.label.is_empty(), "{}", case.check);
            let back = document.apply(edit).unwrap_or_else(|error| panic!("{}: {error}", case.check));
            let left = found(&document, case.check);
            assert!(left.iter().all(|one| one.subject != finding.subject), "{}: {left:?}", case.check);
            document.apply(back).expect("it is there");
            assert_eq!(document, broken);
        }
    }
}

#[test]
fn findings_are_worded_for_people() {
    for check in CHECKS {
        assert!(check.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", check.id);
        assert!(!check.name.is_empty() && !check.name.ends_with('.'), "{}", check.id);
        assert!(check.help.ends_with('.') && check.help.contains(' '), "{}", check.id);
        assert_eq!(Check::of(check.id).map(|found| found.id), Some(check.id));
    }
    for case in cases() {
        let mut broken = in_order();
        (case.breaks)(&mut broken);
        for finding in found(&broken, case.check) {
            let first = finding.message.chars().next().expect("it is there");
            assert!(!first.is_lowercase() && !finding.message.ends_with('.'), "{}", finding.message);
            assert!(finding.sentence().starts_with(&finding.title), "{}", finding.sentence());
            assert!(!finding.title.is_empty());
        }
    }
}

#[test]
fn what_is_put_aside_comes_back_when_its_day_has_passed() {
    use groundswell::plan::checks::{put_aside, take_up};
    let mut document = in_order();
    let case = cases().find(|case| case.check == "no-owner").expect("it is there");
    (case.breaks)(&mut document);
    let finding = found(&document, "no-owner").remove(0);
    let until = TODAY.tomorrow().expect("it is there");
    let edit = put_aside(&document, change(), &finding, Some(until), " They are away ");
    document.apply(edit).expect("it is there");
    assert!(found(&document, "no-owner").is_empty());
    let aside = findings(&document, change(), TODAY).snoozed;
    assert_eq!(aside.len(), 1);
    assert_eq!(aside[0].1.reason, "They are away");
    let later = findings(&document, change(), until.tomorrow().expect("it is there"));
    assert!(later.shown.iter().any(|one| one.check == "no-owner"));
    document.apply(take_up(&document, change(), &finding, TODAY)).expect("it is there");
    assert_eq!(found(&document, "no-owner").len(), 1);
}

#[test]
fn of_what_is_over_only_promises_are_still_owed() {
    use groundswell::model::initiative::Status;
    for status in [Status::Embedded, Status::Stopped] {
        let mut document = in_order();
        for check in ["no-owner", "promise-past-due"] {
            let case = cases().find(|case| case.check == check).expect("it is there");
            (case.breaks)(&mut document);
        }
        document.initiatives.get_mut(&change()).expect("it is there").status = status;
        let found = findings(&document, change(), TODAY).shown;
        let ids: Vec<&str> = found.iter().map(|finding| finding.check).collect();
        assert_eq!(ids, ["promise-past-due"]);
    }
}
