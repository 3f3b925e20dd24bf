//! Every operation of keeping a recovery copy fails, in every way: the copy before it, or the new one, is offered.

use std::path::Path;
use std::time::{Duration, SystemTime};

use groundswell::model::{Document, IdMaker, Stakeholder, edits};
use groundswell::store::{Note, Slot, recoveries};

use super::model::{Failure, Fault, Model};

fn note(kept_secs: i64) -> Note {
    Note { title: "Map".to_owned(), kept_secs, ..Note::default() }
}

fn map(name: &str) -> Document {
    let mut document = Document::default();
    let (_, edit) = edits::add_stakeholder(&mut IdMaker::seeded(1), Stakeholder::named(name), None);
    document.apply(edit).expect("somebody is added");
    document
}

fn found(model: &Model) -> Vec<Document> {
    let all = recoveries(&model.healthy(), Path::new("/d"), SystemTime::UNIX_EPOCH, &|_| false);
    all.into_iter().map(|found| found.document).collect()
}

#[test]
fn whatever_fails_the_copy_before_or_the_new_one_is_offered() {
    let (old, new) = (map("Ana"), map("Bo"));
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(100);
    for failure in
        [Failure::Errno(5), Failure::Errno(28), Failure::Errno(13), Failure::Short, Failure::Nothing]
    {
        for (carried_out, lasting) in [(false, false), (true, false), (false, true), (true, true)] {
            for at in 1.. {
                let model = Model::with("other", b"mine");
                let mut slot = Slot::new(Path::new("/d"), 1);
                slot.keep(&model, &note(10), &old, now).expect("a healthy disk keeps it");
                model.inner.borrow_mut().operations = 0;
                let fault = Fault { at, failure, carried_out, lasting };
                let broken = model.failing(fault);
                let kept = slot.keep(&broken, &note(20), &new, now);
                let used = broken.inner.borrow().operations;
                let offered = found(&broken);
                assert_eq!(offered.len(), 1, "{fault:?}");
                if kept.is_ok() {
                    assert_eq!(offered[0], new, "{fault:?}: reported as kept");
                } else {
                    assert!(offered[0] == old || offered[0] == new, "{fault:?}");
                }
                // Keeping goes on where the disk is well again.
                slot.keep(&broken.healthy(), &note(30), &new, now).expect("a healthy disk keeps it");
                assert_eq!(found(&broken)[0], new, "{fault:?}");
                if used < at {
                    break;
                }
                assert!(at < 4000, "{fault:?}: a save has no end");
            }
        }
    }
}
