//! A power cut after every operation, losing every possible part of what had not been flushed.
//!
//! Two models of a disk: one that makes unflushed operations durable in any order, all that POSIX promises; and one that
//! keeps names and sizes in order, as journalling file systems do, but content in none. Five recipes that are known to
//! lose work prove that the check sees it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;
use std::time::SystemTime;

use groundswell::store::{Durability, Fs, Overwrite, Reading, save};

use super::model::{Failure, Fault, Inner, Model};
use super::state::{Op, State};

const OLD: &[u8] = b"old work";
const NEW: &[u8] = b"new work, done";
const DOC: &str = "/d/doc";

/// What is found under the name of the file after the power is back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Old,
    New,
    Missing,
    Damaged(Vec<u8>),
}

impl Found {
    fn in_state(state: &State) -> Self {
        match state.content("doc") {
            None => Self::Missing,
            Some(OLD) => Self::Old,
            Some(NEW) => Self::New,
            Some(other) => Self::Damaged(other.to_vec()),
        }
    }

    fn is_whole(&self) -> bool {
        matches!(self, Self::Old | Self::New)
    }
}

/// Every state in which a power cut can leave the disk right now.
fn after_power_cut(disk: &Inner) -> BTreeSet<Found> {
    let any_order: Vec<Op> = disk.pending.iter().flat_map(separately).collect();
    let mut found = subsets(&disk.durable, &any_order, |_| true);

    let metadata: Vec<usize> =
        (0..disk.pending.len()).filter(|index| disk.pending[*index].is_metadata()).collect();
    for kept in 0..=metadata.len() {
        let lost = &metadata[kept..];
        let ops: Vec<Op> = disk
            .pending
            .iter()
            .enumerate()
            .filter(|(index, _)| !lost.contains(index))
            .map(|(_, op)| op.clone())
            .collect();
        found.extend(subsets(&disk.durable, &ops, |op| !op.is_metadata()));
    }
    found
}

/// A rename as the two changes of names of which a disk may keep only one.
fn separately(op: &Op) -> Vec<Op> {
    match op {
        Op::Rename { from, to, ino } => {
            vec![Op::Name { name: to.clone(), ino: *ino }, Op::Unname { name: from.clone() }]
        }
        other => vec![other.clone()],
    }
}

/// Applies every subset of the operations that `may_be_lost`, together with all the others, in order.
fn subsets(durable: &State, ops: &[Op], may_be_lost: impl Fn(&Op) -> bool) -> BTreeSet<Found> {
    let optional: Vec<usize> = (0..ops.len()).filter(|index| may_be_lost(&ops[*index])).collect();
    assert!(optional.len() < 20, "too many unflushed operations to try all: {ops:?}");
    let mut found = BTreeSet::new();
    for chosen in 0_u32..1 << optional.len() {
        let mut state = durable.clone();
        for (index, op) in ops.iter().enumerate() {
            let bit = optional.iter().position(|optional| *optional == index);
            if bit.is_none_or(|bit| chosen >> bit & 1 == 1) {
                state.apply(op);
            }
        }
        found.insert(Found::in_state(&state));
    }
    found
}

/// What a recipe can leave behind.
struct Verdict {
    /// After a power cut at any time.
    ever: BTreeSet<Found>,
    /// After a power cut once the recipe has reported success.
    after_success: BTreeSet<Found>,
}

impl Verdict {
    fn damage(&self) -> Vec<&Found> {
        self.ever.iter().filter(|found| !found.is_whole()).collect()
    }
}

fn judge(recipe: impl FnOnce(&Model)) -> Verdict {
    let ever = Rc::new(RefCell::new(BTreeSet::new()));
    let seen = Rc::clone(&ever);
    let model = Model::with("doc", OLD);
    let model = model.watched(move |disk, _| seen.borrow_mut().extend(after_power_cut(disk)));
    recipe(&model);
    assert_eq!(model.content("doc").as_deref(), Some(NEW), "the recipe does not even save");
    let after_success = after_power_cut(&model.inner.borrow());
    let mut ever = ever.take();
    ever.extend(after_success.iter().cloned());
    Verdict { ever, after_success }
}

fn save_ours(fs: &dyn Fs) -> Result<groundswell::store::Saved, groundswell::store::SaveError> {
    save(fs, Path::new(DOC), NEW, Overwrite::Replace, &|_| Ok(()), SystemTime::UNIX_EPOCH)
}

#[test]
fn ours_leaves_the_old_or_the_new_file_and_the_new_one_once_saved() {
    let verdict = judge(|model| drop(save_ours(model).expect("a healthy disk saves")));
    assert_eq!(verdict.ever, BTreeSet::from([Found::Old, Found::New]));
    assert_eq!(verdict.after_success, BTreeSet::from([Found::New]));
}

#[test]
fn a_new_file_is_absent_or_whole_and_there_once_saved() {
    let model = Model::default();
    let model = model.watched(|disk, _| {
        let found = after_power_cut(disk);
        assert!(found.iter().all(|found| matches!(found, Found::Missing | Found::New)), "{found:?}");
    });
    save_ours(&model).expect("a healthy disk saves");
    assert_eq!(after_power_cut(&model.inner.borrow()), BTreeSet::from([Found::New]));
}

#[test]
fn an_error_and_a_power_cut_together_still_leave_the_old_or_the_new_file() {
    let mut cuts = 0;
    for carried_out in [false, true] {
        for lasting in [false, true] {
            for at in 1.. {
                let count = Rc::new(RefCell::new(0));
                let counted = Rc::clone(&count);
                let fault = Fault { at, failure: Failure::Errno(5), carried_out, lasting };
                let model = Model::with("doc", OLD).failing(fault).watched(move |disk, _| {
                    *counted.borrow_mut() += 1;
                    let found = after_power_cut(disk);
                    assert!(found.iter().all(Found::is_whole), "{fault:?}: {found:?}");
                });
                let result = save_ours(&model);
                let found = after_power_cut(&model.inner.borrow());
                match result {
                    Ok(saved) if saved.durability == Durability::Durable => {
                        assert_eq!(found, BTreeSet::from([Found::New]), "{fault:?}");
                    }
                    _ => assert!(found.iter().all(Found::is_whole), "{fault:?}: {found:?}"),
                }
                cuts += *count.borrow();
                if model.inner.borrow().operations < at {
                    break;
                }
            }
        }
    }
    assert!(cuts > 500, "only {cuts} power cuts tried");
}

// The recipes that follow lose work.

fn write_temp(model: &Model, flush: bool) {
    let mut file = model.create(Path::new("/d/temp")).expect("created");
    file.write_all(NEW).expect("written");
    if flush {
        file.sync().expect("flushed");
    }
}

fn rename(model: &Model, from: &str, to: &str) {
    model.rename(Path::new(from), Path::new(to)).expect("renamed");
}

#[test]
fn the_check_sees_that_truncating_in_place_loses_work() {
    let model = Model::with("doc", OLD);
    model.inner.borrow_mut().scribble("doc", NEW);
    let found = after_power_cut(&model.inner.borrow());
    assert!(found.contains(&Found::Damaged(Vec::new())), "an empty file: {found:?}");
    assert!(found.contains(&Found::Damaged(vec![0; 14])), "a file of zeros: {found:?}");
    assert!(found.contains(&Found::Damaged(NEW[..8].to_vec())), "half a file: {found:?}");
    assert!(found.contains(&Found::Old), "reported as saved, but old: {found:?}");
}

#[test]
fn the_check_sees_that_renaming_without_flushing_loses_work() {
    let verdict = judge(|model| {
        write_temp(model, false);
        rename(model, "/d/temp", DOC);
        model.sync_folder(Path::new("/d")).expect("flushed");
    });
    assert!(verdict.ever.contains(&Found::Damaged(Vec::new())), "an empty file: {:?}", verdict.ever);
    assert!(verdict.ever.contains(&Found::Damaged(vec![0; 14])), "a file of zeros: {:?}", verdict.ever);
    assert!(verdict.after_success.len() > 1, "reported as saved, but not there");
}

#[test]
fn the_check_sees_that_not_flushing_the_folder_reports_too_early() {
    let verdict = judge(|model| {
        write_temp(model, true);
        rename(model, "/d/temp", DOC);
    });
    assert_eq!(verdict.damage(), Vec::<&Found>::new());
    assert!(verdict.after_success.contains(&Found::Old), "{:?}", verdict.after_success);
}

#[test]
fn the_check_sees_that_removing_first_can_leave_nothing() {
    let verdict = judge(|model| {
        write_temp(model, true);
        model.remove(Path::new(DOC)).expect("removed");
        rename(model, "/d/temp", DOC);
        model.sync_folder(Path::new("/d")).expect("flushed");
    });
    assert_eq!(verdict.damage(), [&Found::Missing]);
}

#[test]
fn the_check_sees_that_moving_the_old_file_away_can_leave_nothing() {
    let verdict = judge(|model| {
        write_temp(model, true);
        rename(model, DOC, "/d/doc.bak");
        rename(model, "/d/temp", DOC);
        model.sync_folder(Path::new("/d")).expect("flushed");
    });
    assert_eq!(verdict.damage(), [&Found::Missing]);
}

#[test]
fn the_model_reads_what_was_written() {
    let model = Model::default();
    write_temp(&model, true);
    let mut file: Box<dyn Reading> = model.open(Path::new("/d/temp")).expect("opened");
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).expect("read");
    assert_eq!(bytes, NEW);
}
