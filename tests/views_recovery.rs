//! Does work that no file holds come back through the window?

#![cfg(feature = "gui")]
#![allow(clippy::disallowed_methods, reason = "these tests arrange and inspect files themselves")]

mod common;
#[path = "common/harness.rs"]
mod harness;
#[path = "common/start.rs"]
mod start;

use common::{Dir, sketch};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::session::Session;
use groundswell::store::{Disk, Note, Slot};
use jiff::civil::date;
use start::*;
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn unsaved_work_is_kept_in_time_and_the_copy_goes_after_saving() {
    let (dir, copies) = (Dir::new(), Dir::new());
    let (mut harness, _) = changed(&dir);
    harness.state_mut().keep_recovery_in(copies.path());
    let kept = |dir: &Dir| {
        let entries = std::fs::read_dir(dir.path()).expect("the folder");
        entries.filter(|e| e.as_ref().expect("an entry").path().extension().is_some_and(|x| x == "a")).count()
    };
    wait(&mut harness, "a copy is kept", |h| says(h, "Recovery copy"));
    assert_eq!(kept(&copies), 1);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.run_steps(2);
    assert_eq!(
        std::fs::read_dir(copies.path()).expect("the folder").count(),
        0,
        "nothing is left after saving"
    );
}

#[test]
fn what_was_not_saved_on_purpose_is_offered_by_the_next_start_and_restored() {
    let (dir, copies) = (Dir::new(), Dir::new());
    let (mut harness, path) = changed(&dir);
    harness.state_mut().keep_recovery_in(copies.path());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(says(&harness, "kept in Recovery for 14 days"));
    click(&mut harness, "Don't save");
    drop(harness);

    let mut app = App::welcoming(date(2026, 11, 22), 7);
    app.keep_recovery_in(copies.path());
    let mut harness = harness::run(app, SIZE);
    wait(&mut harness, "the copy is found", |h| there(h, "Review & restore"));
    click(&mut harness, "Review & restore");
    assert!(says(&harness, "Stakeholder: Cy"), "the review names what differs");
    assert!(harness.state().is_welcoming(), "and nothing has changed yet");
    click(&mut harness, "Restore");
    assert!(harness.state().is_dirty());
    assert_eq!(harness.state().document().stakeholders.len(), 3);
    assert_eq!(on_disk(&path).stakeholders.len(), 2, "the file is as it was until it is saved");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(on_disk(&path).stakeholders.len(), 3);
    harness.run_steps(3);
    assert_eq!(std::fs::read_dir(copies.path()).expect("the folder").count(), 0);
}

/// The first screen with the copy of a crashed run.
fn crashed(copies: &Dir) -> Run {
    let note = Note { title: "Payroll".to_owned(), changes: 23, kept_secs: 1_700_000_000, ..Note::default() };
    let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    Slot::new(copies.path(), 9).keep(&Disk, &note, &sketch("Ana, Bo"), now).expect("it is kept");
    let mut app = App::welcoming(date(2026, 11, 22), 7);
    app.keep_recovery_in(copies.path());
    let mut harness = harness::run(app, SIZE);
    wait(&mut harness, "the copy is found", |h| there(h, "Review & restore"));
    harness
}

#[test]
fn a_discarded_copy_can_be_had_back_for_a_moment() {
    let copies = Dir::new();
    let mut harness = crashed(&copies);
    click(&mut harness, "Discard");
    assert!(!there(&harness, "Review & restore"));
    assert_eq!(std::fs::read_dir(copies.path()).expect("the folder").count(), 1, "it is still on the disk");
    harness.get_by_label("Keep the recovery copy").click();
    harness.run_steps(3);
    assert!(there(&harness, "Review & restore"));
    click(&mut harness, "Discard");
    harness.state_mut().finish();
    assert_eq!(
        std::fs::read_dir(copies.path()).expect("the folder").count(),
        0,
        "and gone when the program ends"
    );
}

#[test]
fn a_copy_is_saved_elsewhere() {
    let (copies, dir) = (Dir::new(), Dir::new());
    let mut harness = crashed(&copies);
    click(&mut harness, "Save a copy…");
    let path = dir.join("rescued.swell");
    type_path(&mut harness, &path);
    assert_eq!(on_disk(&path).stakeholders.len(), 2);
    assert!(!there(&harness, "Review & restore") && harness.state().is_welcoming());
}

#[test]
fn two_windows_on_one_computer_start_without_each_others_copies() {
    let copies = Dir::new();
    let mut one = harness::run(App::new(Session::new(sketch("Ana")), date(2026, 11, 22), 7), SIZE);
    one.state_mut().keep_recovery_in(copies.path());
    change(&mut one, "Bo");
    wait(&mut one, "a copy is kept", |h| says(h, "Recovery copy"));
    let mut app = App::welcoming(date(2026, 11, 22), 8);
    app.keep_recovery_in(copies.path());
    let mut two = harness::run(app, SIZE);
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(20));
        two.run_steps(1);
    }
    assert!(!there(&two, "Review & restore"), "the first window is still at work on it");
}
