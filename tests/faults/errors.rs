//! Every operation of a save fails once, or from then on, in every way, with and without being carried out.

use std::cell::RefCell;
use std::io;
use std::path::Path;
use std::rc::Rc;
use std::time::SystemTime;

use groundswell::store::{
    Access, Baseline, Change, Durability, OpenFileError, Overwrite, SaveError, SaveWarning, Saved, Step,
    compare, read, save,
};

use super::model::{Failure, Fault, Model};

const OLD: &[u8] = b"old work";
const NEW: &[u8] = b"new work, done";
const EIO: i32 = 5;
const EACCES: i32 = 13;
const EXDEV: i32 = 18;
const EINVAL: i32 = 22;
const ENOSPC: i32 = 28;

/// EIO, ENOSPC, EACCES, EROFS, EDQUOT, EXDEV, EINTR, EINVAL, ENOTSUP (as Linux numbers them), and the bad writes.
const FAILURES: [Failure; 11] = [
    Failure::Errno(EIO),
    Failure::Errno(ENOSPC),
    Failure::Errno(EACCES),
    Failure::Errno(30),
    Failure::Errno(122),
    Failure::Errno(EXDEV),
    Failure::Errno(EINTR),
    Failure::Errno(EINVAL),
    Failure::Errno(95),
    Failure::Short,
    Failure::Nothing,
];
const EINTR: i32 = 4;

/// A disk on which the file is reached by a link and has been touched since it was read, so that a save takes every step.
fn touched() -> (Model, Baseline) {
    let model = Model::with("doc", OLD);
    model.link("shortcut", "doc");
    let (_, baseline) = read(&model, Path::new("/d/shortcut"), 100).expect("a healthy disk reads");
    let mut disk = model.inner.borrow_mut();
    disk.plant("doc", OLD);
    disk.plant(".doc.0000000000000abc.tmp", b"left by a crash");
    disk.plant(".doc.swell.tmp", b"somebody else's");
    disk.operations = 0;
    drop(disk);
    (model, baseline)
}

fn save_on(model: &Model, baseline: &Baseline) -> Result<Saved, SaveError> {
    let check = |bytes: &[u8]| if bytes == NEW { Ok(()) } else { Err("other bytes".to_owned()) };
    let long_after = SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(100);
    save(model, Path::new("/d/shortcut"), NEW, Overwrite::IfUnchanged(baseline), &check, long_after)
}

/// Everything that must be true after a save that met a fault.
fn check_outcome(model: &Model, fault: Fault, result: &Result<Saved, SaveError>) {
    let content = model.content("doc");
    let temps = model.temps();
    let left: Vec<_> =
        temps.iter().filter(|name| !name.contains("0abc") && !name.contains("swell")).collect();
    match result {
        Ok(saved) => {
            assert_eq!(content.as_deref(), Some(NEW), "{fault:?}: reported as saved");
            assert_eq!(&saved.baseline.hash(), blake3::hash(NEW).as_bytes(), "{fault:?}");
            assert!(left.is_empty(), "{fault:?}: {left:?}");
        }
        Err(error) => {
            let known = match error.cause() {
                SaveError::Uncertain { .. } => {
                    content.as_deref() == Some(OLD) || content.as_deref() == Some(NEW)
                }
                _ => content.as_deref() == Some(OLD),
            };
            assert!(known, "{fault:?}: {error}, but the file holds {content:?}");
            match (&left[..], error) {
                ([], SaveError::Leftover { .. }) => assert!(fault.lasting, "{fault:?}: {error}"),
                ([], _) => {}
                ([name], SaveError::Leftover { temp, .. }) => assert!(temp.ends_with(name), "{fault:?}"),
                // The disk said that it was not created: whose it is cannot be known, and it holds nothing.
                ([name], _) => {
                    assert!(fault.carried_out, "{fault:?}: {error}, but {name} is left");
                    assert_eq!(model.content(name), Some(Vec::new()), "{fault:?}");
                }
                _ => panic!("{fault:?}: {left:?}"),
            }
        }
    }
    assert!(temps.iter().any(|name| name == ".doc.swell.tmp"), "{fault:?}: a foreign file was removed");
    assert!(model.inner.borrow().flushes.values().all(|count| *count == 1), "{fault:?}: flushed twice");
}

#[test]
fn whatever_fails_the_old_file_or_the_new_one_is_whole_and_the_report_is_true() {
    let mut failures = 0;
    for failure in FAILURES {
        for (carried_out, lasting) in [(false, false), (true, false), (false, true), (true, true)] {
            if failure == Failure::Errno(EINTR) && lasting {
                continue; // Being interrupted for ever is being stopped, which the test by killing covers.
            }
            for at in 1.. {
                let (model, baseline) = touched();
                let fault = Fault { at, failure, carried_out, lasting };
                let model = model.failing(fault);
                let result = save_on(&model, &baseline);
                check_outcome(&model, fault, &result);
                failures += usize::from(result.is_err());
                if result.is_err() && model.content("doc").as_deref() == Some(OLD) {
                    let again = save_on(&model.healthy(), &baseline);
                    again.unwrap_or_else(|error| panic!("{fault:?}: not saved afterwards: {error}"));
                    assert_eq!(model.content("doc").as_deref(), Some(NEW), "{fault:?}");
                }
                if model.inner.borrow().operations < at {
                    break;
                }
            }
        }
    }
    assert!(failures > 300, "only {failures} saves failed");
}

#[test]
fn a_healthy_save_flushes_once_and_keeps_the_link_and_removes_what_a_crash_left() {
    let (model, baseline) = touched();
    let saved = save_on(&model, &baseline).expect("saved");
    assert_eq!(saved.path, Path::new("/d/doc"));
    assert_eq!((saved.durability, saved.warnings.len()), (Durability::Durable, 0));
    assert_eq!(model.inner.borrow().flushes.values().collect::<Vec<_>>(), [&1]);
    assert_eq!(model.temps(), [".doc.swell.tmp"]);
    assert_eq!(model.inner.borrow().access("doc"), Some(Access { mode: 0o640, owner: 7, group: 8 }));
    save_on(&model, &saved.baseline).expect("the new mark is good for the next save");
}

#[test]
fn bytes_that_do_not_read_back_never_reach_the_disk() {
    let model = Model::with("doc", OLD);
    let check = |_: &[u8]| Err("one person is missing".to_owned());
    let result = save(&model, Path::new("/d/doc"), NEW, Overwrite::Replace, &check, SystemTime::UNIX_EPOCH);
    let error = result.expect_err("refused");
    assert!(matches!(error, SaveError::SelfCheck { .. }));
    assert!(error.to_string().contains("one person is missing"), "{error}");
    assert_eq!(model.inner.borrow().operations, 0);
}

#[test]
fn a_group_that_cannot_be_kept_gives_no_other_group_its_rights() {
    for (before, after, narrowed) in [(0o640, 0o600, true), (0o644, 0o644, false), (0o664, 0o644, true)] {
        let (model, baseline) = touched();
        model.inner.borrow_mut().set_mode("doc", before);
        model.inner.borrow_mut().refuse_owner = true;
        let saved = save_on(&model, &baseline).expect("saved");
        assert_eq!(model.inner.borrow().access("doc"), Some(Access { mode: after, owner: 1, group: 1 }));
        assert_eq!(saved.warnings.len(), usize::from(narrowed), "{before:o}");
    }
}

/// The result of a save whose (last) operation of this name fails.
#[cfg(unix)]
fn failing_at(operation: &'static str, errno: i32, carried_out: bool) -> (Model, Result<Saved, SaveError>) {
    let last = Rc::new(RefCell::new(0));
    let found = Rc::clone(&last);
    let (model, baseline) = touched();
    let model = model.watched(move |disk, number| {
        if disk.last_operation == operation {
            *found.borrow_mut() = number;
        }
    });
    save_on(&model, &baseline).expect("a healthy disk saves");

    let (model, baseline) = touched();
    let fault = Fault { at: *last.borrow(), failure: Failure::Errno(errno), carried_out, lasting: false };
    let model = model.failing(fault);
    let result = save_on(&model, &baseline);
    (model, result)
}

#[cfg(unix)]
#[test]
fn each_step_says_what_failed_and_what_to_do() {
    for (operation, errno, step, kind, words) in [
        ("create", EACCES, Step::Create, io::ErrorKind::PermissionDenied, "you may not write in its folder"),
        ("write", ENOSPC, Step::Write, io::ErrorKind::StorageFull, "the disk is full"),
        ("sync", EIO, Step::Sync, io::Error::from_raw_os_error(EIO).kind(), "did not confirm"),
        ("rename", EXDEV, Step::Replace, io::ErrorKind::CrossesDevices, "could not be replaced"),
        ("rename", EACCES, Step::Replace, io::ErrorKind::PermissionDenied, "another program holds it open"),
    ] {
        let (model, result) = failing_at(operation, errno, false);
        let error = result.expect_err(operation);
        assert!(
            matches!(error, SaveError::Io { step: found, .. } if found == step),
            "{operation}: {error:?}"
        );
        assert_eq!(error.kind(), kind, "{operation}");
        let message = error.to_string();
        for part in ["/d/doc was not saved", words, "Nothing on disk was changed", "ave "] {
            assert!(message.contains(part), "{operation}: {message}");
        }
        assert_eq!(model.content("doc").as_deref(), Some(OLD));
        assert!(model.inner.borrow().flushes.len() <= 1, "{operation}: flushed again");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_flushed_is_no_alarm_and_one_that_fails_is() {
    for (errno, alarm) in [(EINVAL, false), (EACCES, false), (EIO, true), (ENOSPC, true)] {
        let saved = failing_at("sync_folder", errno, false).1.expect("saved all the same");
        assert_eq!(saved.durability, Durability::Unknown, "{errno}");
        let warned = matches!(saved.warnings[..], [SaveWarning::DiskTrouble(_)]);
        assert_eq!(warned, alarm, "{errno}: {:?}", saved.warnings);
    }
}

#[cfg(unix)]
#[test]
fn a_rename_that_was_carried_out_in_spite_of_its_error_counts_as_saved() {
    let saved = failing_at("rename", EIO, true).1.expect("saved");
    assert_eq!(saved.durability, Durability::Durable);
    assert!(matches!(saved.warnings[..], [SaveWarning::DiskTrouble(_)]));
}

#[test]
fn a_rename_that_failed_leaves_no_copy_even_if_the_file_already_held_the_same() {
    for at in 1.. {
        let fault = Fault { at, failure: Failure::Errno(EIO), carried_out: false, lasting: false };
        let model = Model::with("doc", NEW).failing(fault);
        let now = SystemTime::UNIX_EPOCH;
        let result = save(&model, Path::new("/d/doc"), NEW, Overwrite::Replace, &|_| Ok(()), now);
        assert_eq!(model.temps(), Vec::<String>::new(), "{fault:?}: {result:?}");
        assert_eq!(model.content("doc").as_deref(), Some(NEW));
        if model.inner.borrow().operations < at {
            break;
        }
    }
}

#[test]
fn a_file_that_cannot_be_examined_is_never_taken_for_unchanged() {
    let theirs = b"8 bytes!";
    for failure in FAILURES {
        for at in 1.. {
            let (model, baseline) = touched();
            model.inner.borrow_mut().plant("doc", theirs);
            let model = model.failing(Fault { at, failure, carried_out: false, lasting: false });
            let change = compare(&model, Path::new("/d/shortcut"), &baseline);
            assert!(!matches!(change, Ok(Change::Same(_))), "{failure:?} at {at}");
            model.inner.borrow_mut().operations = 0;
            let error = save_on(&model, &baseline).expect_err("the file of others stands there");
            assert_eq!(model.content("doc").as_deref(), Some(&theirs[..]), "{failure:?} at {at}: {error}");
            if model.inner.borrow().operations < at {
                assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
                break;
            }
        }
    }
}

#[test]
fn a_read_that_fails_says_so_and_one_that_succeeds_is_whole() {
    for failure in FAILURES {
        for at in 1.. {
            let model = Model::with("doc", OLD);
            let model = model.failing(Fault { at, failure, carried_out: false, lasting: false });
            match read(&model, Path::new("/d/doc"), 100) {
                Ok((bytes, baseline)) => {
                    assert_eq!(bytes, OLD);
                    assert_eq!(&baseline.hash(), blake3::hash(OLD).as_bytes());
                }
                Err(error) => {
                    assert!(matches!(error, OpenFileError::Io { .. }), "{failure:?} at {at}: {error}");
                }
            }
            if model.inner.borrow().operations < at {
                break;
            }
        }
    }
}
