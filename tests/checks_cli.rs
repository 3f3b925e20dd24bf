//! Does `check` keep its contract?
#![allow(clippy::disallowed_methods, reason = "a test writes its own files")]

mod common;

use common::Dir;
use serde_json::Value;
use std::process::{Command, Stdio};

const DAY: [&str; 2] = ["--today", "2026-11-22"];

fn run(dir: &Dir, code: i32, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
    command.current_dir(dir.path()).args(arguments).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    let done = command.output().expect("the program runs");
    let errors = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(code), "{arguments:?}\n{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    String::from_utf8(done.stdout).expect("text")
}

fn check(dir: &Dir, code: i32, more: &[&str]) -> String {
    run(dir, code, &[&["check", "a.swell"], &DAY[..], more].concat())
}

fn sample() -> Dir {
    let dir = Dir::new();
    dir.write("a.swell", run(&dir, 0, &["sample", "-"]));
    dir
}

fn list(text: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(text).expect("one JSON object");
    assert_eq!(value["schema_version"], 1);
    value["findings"].as_array().expect("a list").clone()
}

#[test]
fn the_sample_is_checked_as_json() {
    let dir = sample();
    let found = list(&check(&dir, 1, &["--json"]));
    for finding in &found {
        assert!(finding["check"].is_string() && finding["message"].is_string());
        assert!(["note", "warning", "urgent"].contains(&finding["severity"].as_str().unwrap_or_default()));
        assert!(finding["people"].as_array().is_some_and(|people| people.iter().all(Value::is_string)));
    }
    let gap = found.iter().find(|finding| finding["check"] == "gap-without-step").expect("it is found");
    assert_eq!(gap["people"], serde_json::json!(["Dr Henrik Lund"]));
    assert_eq!(gap["initiative"], "One service desk");
    assert_eq!(found[0]["severity"], "urgent", "what is broken now comes first");
    assert_eq!(check(&dir, 1, &["--json"]), check(&dir, 1, &["--json"]), "twice the same bytes");
}

#[test]
fn one_initiative_and_some_checks_can_be_asked_for() {
    let dir = sample();
    let board = list(&check(&dir, 1, &["--json", "--initiative", "electronic bed board"]));
    assert!(!board.is_empty() && board.iter().all(|one| one["initiative"] == "Electronic bed board"));
    let two = list(&check(&dir, 1, &["--json", "--only", "overdue,no-owner"]));
    let ids: Vec<&str> = two.iter().filter_map(|one| one["check"].as_str()).collect();
    assert_eq!(ids, ["overdue", "no-owner"]);
    assert_eq!(check(&dir, 0, &["--only", "sound,canonical"]), "Nothing found\n");
    assert_eq!(
        check(&dir, 0, &["--only", "overdue", "--initiative", "Electronic bed board"]),
        "Nothing found\n"
    );
    check(&dir, 2, &["--only", "charm"]);
    check(&dir, 65, &["--initiative", "Nonsense"]);
    // On another day other things are late.
    let later = run(&dir, 1, &["check", "a.swell", "--today", "2027-01-02", "--json", "--only", "overdue"]);
    assert!(list(&later).len() > 1);
}

#[test]
fn findings_are_grouped_and_readable() {
    let dir = sample();
    let text = check(&dir, 1, &["--only", "overdue,no-owner,below-the-promise"]);
    let expected = "\
One service desk: 3 findings
  Urgent
    Two rota options with the pay worked out: due on 13 Nov 2026, 9 days ago, and still open (overdue)
  Warning
    Put the new number on every ward telephone: nobody owns it (no-owner)
  Note
    One service desk: the promise is involve, and 11 people are affected strongly on a lower level (below-the-promise)

Electronic bed board: 1 finding
  Note
    Electronic bed board: the promise is collaborate, and 5 people are affected strongly on a lower level \
(below-the-promise)
";
    assert_eq!(text, expected);
}

#[test]
fn what_was_put_aside_is_counted_and_not_shown() {
    use groundswell::plan::checks::{findings, put_aside};
    let dir = Dir::new();
    let mut document = groundswell::file::sample();
    let initiatives: Vec<_> = document.initiatives.keys().copied().collect();
    let today = jiff::civil::date(2026, 11, 22);
    for id in initiatives {
        for finding in findings(&document, id, today).shown {
            if finding.check == "overdue" {
                document
                    .apply(put_aside(&document, id, &finding, None, "It is agreed"))
                    .expect("it is sound");
            }
        }
    }
    dir.write("a.swell", groundswell::file::save(&document).expect("it can be saved"));
    let text = check(&dir, 0, &["--only", "overdue"]);
    assert_eq!(text, "One service desk: 0 findings, 1 put aside\nNothing else found\n");
}
