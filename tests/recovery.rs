//! Is work kept that no file holds yet, and can nothing that happens to the copies lose more than the newest one?

#![allow(clippy::disallowed_methods, reason = "these tests damage the files themselves")]

mod common;

use common::{Dir, sketch};
use groundswell::file;
use groundswell::model::Document;
use groundswell::session::{Session, differing};
use groundswell::store::{Disk, Found, Note, Slot, hold, is_held, recoveries};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn at(secs: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(secs)
}

fn note(title: &str, kept_secs: i64) -> Note {
    Note { title: title.to_owned(), changes: 3, kept_secs, ..Note::default() }
}

fn found(dir: &Path) -> Vec<Found> {
    recoveries(&Disk, dir, at(2_000_000), &is_held)
}

fn keep(slot: &mut Slot, title: &str, secs: i64, document: &Document) {
    slot.keep(&Disk, &note(title, secs), document, at(secs.unsigned_abs())).expect("it is kept");
}

/// The generations of the only copy in the folder.
fn generations(dir: &Dir) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir.path()).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "a" || end == "b"));
    paths.sort();
    paths
}

#[test]
fn what_was_kept_comes_back_whole_with_its_note() {
    let dir = Dir::new();
    let document = file::sample();
    let full = Note {
        title: "Two\nlines \u{7} and a colon: path x".to_owned(),
        path: Some(PathBuf::from("/maps/a b\n\u{202e}c.swell")),
        base: Some([7; 32]),
        changes: 23,
        kept_secs: 1_000_000,
        saved_secs: Some(999_000),
        given_up: false,
    };
    let mut slot = Slot::new(dir.path(), 5);
    slot.keep(&Disk, &full, &document, at(1_000_000)).expect("it is kept");
    let back = found(dir.path());
    assert_eq!(back.len(), 1);
    assert_eq!(back[0].document, document);
    assert_eq!(back[0].note.title, "Two lines   and a colon: path x");
    assert_eq!(Note { title: full.title.clone(), ..back[0].note.clone() }, full);
}

#[test]
fn two_generations_are_kept_and_the_newest_sound_one_is_offered() {
    let dir = Dir::new();
    let (one, two, three) = (sketch("Ana"), sketch("Ana, Bo"), sketch("Ana, Bo, Cy"));
    let mut slot = Slot::new(dir.path(), 1);
    keep(&mut slot, "Map", 10, &one);
    keep(&mut slot, "Map", 20, &two);
    keep(&mut slot, "Map", 30, &three);
    assert_eq!(generations(&dir).len(), 2);
    assert_eq!(found(dir.path())[0].document, three);
}

#[test]
fn a_copy_damaged_anywhere_is_never_taken_for_sound_and_the_older_one_is_offered() {
    let (old, new) = (sketch("Ana"), sketch("Ana -> Bo"));
    let dir = Dir::new();
    let mut slot = Slot::new(dir.path(), 1);
    keep(&mut slot, "Map", 10, &old);
    keep(&mut slot, "Map", 20, &new);
    let [older, newer] = &generations(&dir)[..] else { panic!("there are two") };
    let (older, newer) = (std::fs::read(older).expect("read"), std::fs::read(newer).expect("read"));
    let mut damages: Vec<Vec<u8>> = (0..newer.len()).step_by(7).map(|end| newer[..end].to_vec()).collect();
    damages.extend((0..newer.len()).step_by(5).map(|place| {
        let mut bytes = newer.clone();
        bytes[place] ^= 0x10;
        bytes
    }));
    damages.extend([vec![0; newer.len()], b"groundswell recovery 2\n\n".to_vec(), vec![b'('; 100_000]]);
    for damaged in damages {
        let dir = Dir::new();
        dir.write("0000000000000001.a", &older);
        dir.write("0000000000000001.b", &damaged);
        let back = found(dir.path());
        // A flipped bit in the note itself may leave a note that can be read: then the map must still be whole.
        assert_eq!(back.len(), 1);
        assert!(back[0].document == old || back[0].document == new);
        if back[0].document == old && back[0].note.kept_secs == 10 && dir.join("0000000000000001.b").exists()
        {
            assert_eq!(std::fs::read(dir.join("0000000000000001.b")).expect("read").len(), newer.len());
        }
        let kept = dir.join("0000000000000001.b.damaged").exists() || dir.join("0000000000000001.b").exists();
        assert!(kept, "nothing is removed");
    }
}

#[test]
fn the_copy_of_a_running_program_is_left_alone() {
    let dir = Dir::new();
    let mut slot = Slot::new(dir.path(), 1);
    let held = hold(&slot.mark()).expect("the mark can be made");
    assert!(held.is_some());
    assert!(hold(&slot.mark()).expect("it can be asked").is_none(), "nobody else gets it");
    keep(&mut slot, "Map", 10, &sketch("Ana"));
    assert_eq!(found(dir.path()).len(), 0);
    drop(held);
    let back = found(dir.path());
    assert_eq!(back.len(), 1);
    assert!(back[0].slot.remove(&Disk));
    assert_eq!(std::fs::read_dir(dir.path()).expect("the folder").count(), 0, "nothing is left");
}

#[test]
fn the_newest_comes_first_and_what_was_given_up_goes_after_two_weeks() {
    let dir = Dir::new();
    for (number, title, secs, given_up) in [
        (1, "long ago, crashed", 1_000, false),
        (2, "long ago, given up", 1_000, true),
        (3, "lately, given up", 1_999_000, true),
    ] {
        let note = Note { given_up, ..note(title, secs) };
        Slot::new(dir.path(), number).keep(&Disk, &note, &sketch("Ana"), at(1)).expect("it is kept");
    }
    let back = found(dir.path());
    let titles: Vec<_> = back.iter().map(|found| found.note.title.as_str()).collect();
    assert_eq!(titles, ["lately, given up", "long ago, crashed"]);
    assert_eq!(generations(&dir).len(), 2, "the old one is gone from the disk too");
}

#[test]
fn foreign_files_are_neither_offered_nor_touched() {
    let dir = Dir::new();
    for name in ["notes.txt", "short.a", "0000000000000001.c", "zzzzzzzzzzzzzzzz.a"] {
        dir.write(name, "mine");
    }
    assert_eq!(found(dir.path()).len(), 0);
    for name in ["notes.txt", "short.a", "0000000000000001.c", "zzzzzzzzzzzzzzzz.a"] {
        assert_eq!(std::fs::read(dir.join(name)).expect("still there"), b"mine", "{name}");
    }
    assert_eq!(recoveries(&Disk, &dir.join("nowhere"), at(1), &is_held).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_copy_can_be_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::new();
    keep(&mut Slot::new(dir.path(), 1), "Map", 10, &sketch("Ana"));
    let mode = std::fs::metadata(&generations(&dir)[0]).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_recovered_map_has_its_file_only_where_that_is_still_the_same() {
    let dir = Dir::new();
    let (old, new) = (sketch("Ana"), sketch("Ana, Bo"));
    let path = dir.join("map.swell");
    let mut session = Session::new(old.clone());
    session.save_as(&path, false, at(1)).expect("it is saved");
    let base = session.base();

    let back = Session::recovered(&Disk, new.clone(), Some(&path), base);
    assert_eq!(back.path(), Some(path.as_path()));
    assert!(back.is_dirty());
    assert_eq!(back.changes(), differing(&old, &new).len());
    assert_eq!(**back.document(), new);

    dir.write("map.swell", file::save(&sketch("Zoe")).expect("text"));
    let back = Session::recovered(&Disk, new.clone(), Some(&path), base);
    assert_eq!(back.path(), None, "what somebody else wrote is not saved over");
    assert!(back.is_dirty());
    let back = Session::recovered(&Disk, new, Some(&dir.join("gone.swell")), base);
    assert!(back.path().is_none() && back.is_dirty());
}

#[test]
fn what_is_changed_while_a_save_goes_on_must_still_be_saved() {
    use groundswell::model::{Key, Rating, edits};
    let dir = Dir::new();
    let mut session = Session::new(sketch("Ana, Bo"));
    let path = dir.join("map.swell");
    session.save_as(&path, false, at(1)).expect("it is saved");
    let initiative = *session.document().initiatives.keys().next().expect("one");
    let person = common::find(session.document(), "Ana").expect("she is there");
    let rate = |session: &mut Session, influence: u8| {
        let rating = (person, Rating::new(influence), Rating::new(1));
        let edit = edits::rate(session.document(), initiative, &[rating]);
        session.apply(edit).expect("it can be rated");
        session.seal();
    };
    rate(&mut session, 60);
    let saving = session.saving().expect("it has a file");
    rate(&mut session, 70);
    let saved = saving.run(&Disk, at(2)).expect("it is saved");
    session.saved(&saving, &saved);
    assert!(session.is_dirty(), "the second rating is not in the file");
    session.undo().expect("undone");
    assert!(!session.is_dirty(), "undone to what the file holds");
    session.undo().expect("undone");
    assert!(session.is_dirty(), "the file holds the first rating, the map does not");
    assert_eq!(session.changes(), 1);
    assert!(session.document().holds(Key::Stakeholder(person)));
}
