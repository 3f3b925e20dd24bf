//! Does an open map keep its file, and its file the map?
#![allow(
    clippy::disallowed_methods,
    clippy::duration_suboptimal_units,
    reason = "a test of the disk takes the real clock"
)]

mod common;

use common::{Dir, sketch};
use groundswell::file;
use groundswell::model::*;
use groundswell::session::{Session, SessionError, entropy};
use groundswell::store::SaveError;
use std::time::{Duration, SystemTime};

const NOW: SystemTime = SystemTime::UNIX_EPOCH;

fn rename(session: &mut Session, name: &str) {
    let edit = edits::rename(session.document(), Key::About, name);
    session.apply(edit).expect("it can be renamed");
    session.seal();
}

/// A map in a file, opened.
fn opened(dir: &Dir) -> Session {
    let mut session = Session::new(sketch("Ana -> Bo"));
    session.save_as(dir.join("map.swell"), false, NOW).expect("it can be saved");
    Session::open(dir.join("map.swell")).expect("it can be opened")
}

#[test]
fn what_is_saved_is_what_is_opened() {
    let dir = Dir::new();
    let mut session = opened(&dir);
    assert!(!session.is_dirty());
    assert_eq!(session.path(), Some(dir.join("map.swell").as_path()));
    rename(&mut session, "Renamed");
    assert!(session.is_dirty());
    session.save(NOW).unwrap();
    assert!(!session.is_dirty());
    let again = Session::open(dir.join("map.swell")).unwrap();
    assert_eq!(again.document(), session.document());
    assert_eq!(std::fs::read(dir.join("map.swell")).unwrap(), file::save(session.document()).unwrap());
    // Undo leads away from what was saved, and redo back to it.
    session.undo().unwrap();
    assert!(session.is_dirty());
    session.redo().unwrap();
    assert!(!session.is_dirty());
}

#[test]
fn a_new_map_has_no_file_and_an_import_must_be_saved() {
    let dir = Dir::new();
    let mut session = Session::new(Document::default());
    assert!(!session.is_dirty() && session.path().is_none() && session.compare_file().is_none());
    assert!(matches!(session.save(NOW), Err(SessionError::Unnamed)));
    let mut import = Session::unsaved(sketch("Ana"));
    assert!(import.is_dirty());
    import.save_as(dir.join("a.swell"), false, NOW).unwrap();
    assert!(!import.is_dirty());
}

#[test]
fn what_somebody_else_wrote_is_not_overwritten() {
    let dir = Dir::new();
    let mut session = opened(&dir);
    rename(&mut session, "Mine");
    let theirs = file::save(&sketch("Cy")).unwrap();
    dir.write("map.swell", &theirs);
    let error = session.save(NOW).expect_err("changed on disk");
    assert!(matches!(error, SessionError::Save(SaveError::ChangedOnDisk { .. })), "{error}");
    assert!(session.is_dirty() && std::fs::read(dir.join("map.swell")).unwrap() == theirs);
    let error = session.save_as(dir.join("map.swell"), false, NOW).expect_err("it is there");
    assert!(matches!(error, SessionError::Save(SaveError::Exists { .. })), "{error}");
    session.save_as(dir.join("mine.swell"), false, NOW).unwrap();
    assert_eq!(session.path(), Some(dir.join("mine.swell").as_path()));
    session.save_as(dir.join("map.swell"), true, NOW).unwrap();
    assert_eq!(Session::open(dir.join("map.swell")).unwrap().document().about.title, "Mine");
}

#[test]
fn a_map_that_would_not_read_back_is_not_saved() {
    let dir = Dir::new();
    let mut session = opened(&dir);
    let before = std::fs::read(dir.join("map.swell")).unwrap();
    // A record made past the checks of `apply`: nobody can get such a map from the program.
    let mut broken = Document::clone(session.document());
    broken.stakeholders.values_mut().next().unwrap().name = String::new();
    let mut broken = Session::unsaved(broken);
    let error = broken.save_as(dir.join("map.swell"), true, NOW).expect_err("it does not read back");
    assert!(matches!(&error, SessionError::Save(SaveError::SelfCheck { .. })), "{error}");
    assert!(error.to_string().contains("it needs a name"), "{error}");
    assert!(broken.is_dirty() && std::fs::read(dir.join("map.swell")).unwrap() == before);
    rename(&mut session, "Still saved");
    session.save(NOW).unwrap();
}

#[test]
fn forgotten_copies_are_removed_at_a_save() {
    let dir = Dir::new();
    let mut session = opened(&dir);
    let left = dir.write(".map.swell.0123456789abcdef.tmp", "left behind by a crash");
    rename(&mut session, "Renamed");
    assert!(left.exists());
    let later = SystemTime::now() + Duration::from_secs(86_400);
    session.save(later).unwrap();
    let names: Vec<_> =
        std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["map.swell"]);
}

#[test]
fn what_cannot_be_opened_says_so_by_name() {
    let dir = Dir::new();
    let missing = Session::open(dir.join("none.swell")).expect_err("missing");
    assert!(missing.to_string().contains("none.swell"), "{missing}");
    let foreign = Session::open(dir.write("table.csv", "name,role\n")).expect_err("foreign");
    assert!(foreign.to_string().contains("table.csv is not a Groundswell map"), "{foreign}");
    assert!(matches!(Session::open(dir.path()), Err(SessionError::File(_))));
}

#[test]
fn snapshots_do_not_change_and_revisions_rise() {
    let mut session = Session::new(sketch("Ana"));
    let snapshot = session.document().clone();
    let revision = session.revision();
    rename(&mut session, "New");
    assert_eq!(snapshot.about.title, "");
    assert!(session.revision() > revision);
    let revision = session.revision();
    session.apply(Edit::new("Nothing")).unwrap();
    let mut wrong = Edit::new("wrong");
    wrong.put(Key::Stakeholder(StakeholderId::from_bits(1)), Stakeholder::default());
    assert!(session.apply(wrong).is_err());
    assert_eq!((session.revision(), session.history().depth()), (revision, 1));
}

#[test]
fn seeds_differ() {
    assert_ne!(entropy(), entropy());
}
