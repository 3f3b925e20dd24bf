//! Another program writes, replaces or removes the file after any operation of ours.

use std::path::Path;
use std::time::SystemTime;

use groundswell::store::{
    Baseline, Change, OpenFileError, Overwrite, SaveError, Saved, compare, read, write_export,
};

use super::model::{Inner, Model};

const OLD: &[u8] = b"old work";
const NEW: &[u8] = b"new work, done";
/// As long as ours, so that the size gives nothing away.
const THEIRS: &[u8] = b"work of others";
const DOC: &str = "/d/doc";

fn write(model: &Model, overwrite: Overwrite<'_>) -> Result<Saved, SaveError> {
    write_export(model, Path::new(DOC), NEW, overwrite, SystemTime::UNIX_EPOCH)
}

fn read_old(model: &Model) -> Baseline {
    let (bytes, baseline) = read(model, Path::new(DOC), 100).expect("read");
    assert_eq!(bytes, OLD);
    model.inner.borrow_mut().operations = 0;
    baseline
}

/// Runs `meddle` after operation 1, 2, 3 … of a save, and lets `check` judge each. `check` says whether the other
/// program's work was lost; returns how often that was.
fn meddled(
    start: impl Fn() -> (Model, Option<Baseline>),
    meddle: fn(&mut Inner),
    check: impl Fn(&Model, Result<Saved, SaveError>) -> bool,
) -> usize {
    let mut lost = 0;
    for at in 1.. {
        let (model, baseline) = start();
        let model = model.watched(move |disk, number| {
            if number == at {
                meddle(disk);
            }
        });
        let overwrite = baseline.as_ref().map_or(Overwrite::Refuse, Overwrite::IfUnchanged);
        let result = write(&model, overwrite);
        assert_eq!(model.temps(), Vec::<String>::new(), "after operation {at}");
        if model.inner.borrow().operations < at {
            assert!(at > 10, "a save has more operations than {at}");
            return lost;
        }
        lost += usize::from(check(&model, result));
    }
    lost
}

fn with_old() -> (Model, Option<Baseline>) {
    let model = Model::with("doc", OLD);
    let baseline = read_old(&model);
    (model, Some(baseline))
}

#[test]
fn work_of_others_is_kept_whenever_it_arrives() {
    let meddlers: [fn(&mut Inner); 2] =
        [|disk| disk.scribble("doc", THEIRS), |disk| disk.plant("doc", THEIRS)];
    for meddle in meddlers {
        let lost = meddled(with_old, meddle, |model, result| match result {
            Err(error) => {
                assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
                assert_eq!(model.content("doc").as_deref(), Some(THEIRS));
                false
            }
            Ok(saved) => {
                let change = compare(model, Path::new(DOC), &saved.baseline).expect("compared");
                let theirs = model.content("doc").as_deref() == Some(THEIRS);
                assert_eq!(theirs, matches!(change, Change::Changed), "{change:?}");
                !theirs
            }
        });
        assert_eq!(lost, 1, "only directly before the rename can it be overlooked");
    }
}

#[test]
fn a_file_that_others_remove_is_not_brought_back_unasked() {
    let lost = meddled(
        with_old,
        |disk| disk.unname("doc"),
        |model, result| match result {
            Err(error) => {
                assert!(matches!(error, SaveError::Deleted { .. }), "{error}");
                assert_eq!(model.content("doc"), None);
                false
            }
            Ok(_) => model.content("doc").is_some(),
        },
    );
    assert_eq!(lost, 1);
}

#[test]
fn a_new_file_does_not_replace_one_that_others_create_meanwhile() {
    let lost = meddled(
        || (Model::default(), None),
        |disk| disk.plant("doc", THEIRS),
        |model, result| match result {
            Err(error) => {
                assert!(matches!(error, SaveError::Exists { .. }), "{error}");
                assert_eq!(model.content("doc").as_deref(), Some(THEIRS));
                false
            }
            Ok(_) => model.content("doc").as_deref() != Some(THEIRS),
        },
    );
    assert_eq!(lost, 1);
}

/// Writes so soon after the last change that the time stamp stays the same.
fn scribble_within_a_tick(disk: &mut Inner, content: &[u8]) {
    disk.clock_stands = true;
    disk.scribble("doc", content);
}

#[test]
fn reading_gives_one_version_or_an_error_never_a_mixture() {
    let meddlers: [fn(&mut Inner); 4] = [
        |disk| disk.scribble("doc", b"8 bytes!"),
        |disk| disk.plant("doc", b"8 bytes!"),
        |disk| scribble_within_a_tick(disk, b"longer than before"),
        |disk| scribble_within_a_tick(disk, b"shorter"),
    ];
    let whole: [&[u8]; 4] = [OLD, b"8 bytes!", b"longer than before", b"shorter"];
    let mut refused = 0;
    for meddle in meddlers {
        for at in 1.. {
            let model = Model::with("doc", OLD).watched(move |disk, number| {
                if number == at {
                    meddle(disk);
                }
            });
            let result = read(&model, Path::new(DOC), 100);
            if model.inner.borrow().operations < at {
                break;
            }
            match result {
                Ok((bytes, baseline)) => {
                    assert!(whole.contains(&bytes.as_slice()), "{bytes:?}");
                    assert_eq!(&baseline.hash(), blake3::hash(&bytes).as_bytes());
                    let same = matches!(compare(&model, Path::new(DOC), &baseline), Ok(Change::Same(_)));
                    assert_eq!(same, model.content("doc") == Some(bytes), "after operation {at}");
                }
                Err(error) => {
                    assert!(matches!(error, OpenFileError::Changing { .. }), "{error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 0);
}
